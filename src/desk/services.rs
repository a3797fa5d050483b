//! The catalog behind the counter: categories, services, who does them, specialists' cards.
//!
//! Booked visits keep what they were booked with. Every change is written down with what was before it.

mod adding;
mod cards;
mod editing;
mod undo;

use std::sync::Arc;

use okoshko_dialogues::services::{ARCHIVE_PAGE, Act, Answer, Facts, State, Terms};
use okoshko_domain::catalog::Catalog;
use okoshko_domain::ids::{ServiceId, StudioId};
use okoshko_domain::money::Money;

use super::staff::Work;
use crate::store::{Error, Tx};

/// Brings what a screen of this talk shows.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let Some((studio, catalog)) = here(work) else { return Ok(Facts::Catalog) };
    match *state {
        State::People { service, .. } | State::Own { service, .. } => {
            terms(tx, &catalog, service).await.map(Facts::Terms)
        }
        State::AskArchive { service } => tx.coming_visits(studio, service, work.now).await.map(Facts::Coming),
        State::Archive { page } => {
            let skip = usize::from(page) * ARCHIVE_PAGE;
            let mut services = tx.archived_services(studio, skip, ARCHIVE_PAGE + 1).await?;
            let more = services.len() > ARCHIVE_PAGE;
            services.truncate(ARCHIVE_PAGE);
            Ok(Facts::Archived { services, more })
        }
        _ => Ok(Facts::Catalog),
    }
}

/// Does what this talk asks for.
pub(super) async fn perform(work: &Work<'_>, tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    let Some((studio, catalog)) = here(work) else { return Ok(Answer::Gone) };
    let at = At { work, studio, catalog: &catalog };
    match act {
        Act::Edit(service, edit) => editing::edit(&at, tx, *service, edit).await,
        Act::Undo(service, undo) => undo::undo(&at, tx, *service, *undo).await,
        Act::Order(service, way) => editing::order(&at, tx, *service, *way).await,
        Act::Does { service, specialist, does } => editing::does(&at, tx, *service, *specialist, *does).await,
        Act::Own(service, specialist, own) => editing::own(&at, tx, *service, *specialist, *own).await,
        Act::Archive(service, away) => editing::archive(&at, tx, *service, *away).await,
        Act::Add { category, name, length_min, price } => {
            let new = adding::New { name, length_min: *length_min, price: *price };
            adding::one(&at, tx, *category, new).await
        }
        Act::AddMany { services, doubles } => adding::many(&at, tx, services, *doubles).await,
        Act::AddCategory(name, service) => cards::add_category(&at, tx, name, *service).await,
        Act::Rename(category, name) => cards::rename(&at, tx, *category, name).await,
        Act::ArchiveCategory(category) => cards::archive_category(&at, tx, *category).await,
        Act::OrderCategory(category, way) => cards::order_category(&at, tx, *category, *way).await,
        Act::EditCard(specialist, edit) => cards::edit(&at, tx, *specialist, edit).await,
        Act::OrderSpecialist(specialist, way) => cards::order_specialist(&at, tx, *specialist, *way).await,
    }
}

/// Where something is changed: who does it, whose catalog, and how it is before.
struct At<'a> {
    work: &'a Work<'a>,
    studio: StudioId,
    catalog: &'a Catalog,
}

impl At<'_> {
    fn money(&self, minor: i64) -> Money {
        Money { minor, currency: self.catalog.studio.currency }
    }

    /// Writes down what changed.
    async fn audit(&self, tx: &mut Tx, what: &str, args: serde_json::Value) -> Result<(), Error> {
        self.work.audit(tx, what, args).await
    }
}

/// The studio and the catalog of whoever works here.
fn here(work: &Work<'_>) -> Option<(StudioId, Arc<Catalog>)> {
    let shelf = work.shelf.as_ref()?;
    Some((work.member?.studio, shelf.catalog.clone()))
}

/// Who of those who work here does a service, with what is their own.
async fn terms(tx: &mut Tx, catalog: &Catalog, service: ServiceId) -> Result<Vec<Terms>, Error> {
    let currency = catalog.studio.currency;
    let found = tx.own_terms(service).await?;
    let works = found.into_iter().filter(|(specialist, _)| catalog.specialist(*specialist).is_some());
    let terms = works.map(|(specialist, own)| Terms {
        specialist,
        length_min: own.length_min,
        price: own.price_minor.map(|minor| Money { minor, currency }),
    });
    Ok(terms.collect())
}

/// Where something stands among its like after it went one place up or down, if it could.
fn stands<T: Copy + PartialEq>(
    list: impl Iterator<Item = T>,
    of: T,
    way: okoshko_domain::edits::Way,
) -> Answer {
    use okoshko_domain::edits::Way;
    let list: Vec<T> = list.collect();
    let Some(was) = list.iter().position(|one| *one == of) else { return Answer::Gone };
    let at = match way {
        Way::Up => was.saturating_sub(1),
        Way::Down => (was + 1).min(list.len() - 1),
    };
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    Answer::Stands { at: count(at + 1), all: count(list.len()) }
}

/// The neighbour of a thing in its list.
fn neighbour<T: Copy + PartialEq>(
    list: impl Iterator<Item = T>,
    of: T,
    way: okoshko_domain::edits::Way,
) -> Option<T> {
    use okoshko_domain::edits::Way;
    let list: Vec<T> = list.collect();
    let at = list.iter().position(|one| *one == of)?;
    match way {
        Way::Up => list.get(at.checked_sub(1)?).copied(),
        Way::Down => list.get(at + 1).copied(),
    }
}
