//! When a specialist works: weekly hours, places, overrides, breaks; each rule shows first what it does.
//!
//! A change is applied to the rules as they are now, in memory, and the same rules are shown, judged and written.

use okoshko_dialogues::hours::{About, Act, Answer, Facts, Of, PlaceField, Preview, State};
use okoshko_domain::hours::{Change, Effect, Hours, Place, Rules, effect};
use okoshko_domain::ids::{CalendarId, SpecialistId};
use okoshko_domain::slots::{Agenda, Busy, Visit};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed;
use okoshko_domain::zone::LocalDay;
use serde_json::json;

use super::staff::Work;
use crate::store::{Error, Shelf, Tx};

mod written;

/// Brings what a screen of this talk shows.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let Some(specialist) = state.specialist() else { return Ok(Facts::Who) };
    let Some((shelf, about)) = work.shelf.as_ref().and_then(|shelf| Some((shelf, about(shelf, specialist)?)))
    else {
        return Ok(Facts::Gone);
    };
    match state {
        State::Preview { change, .. } => {
            preview(work, tx, shelf, about, change).await.map(|preview| Facts::Preview(Box::new(preview)))
        }
        _ => Ok(Facts::Rules(about)),
    }
}

fn about(shelf: &Shelf, specialist: SpecialistId) -> Option<About> {
    let name = shelf.catalog.specialist(specialist)?.name.clone();
    let rules = shelf.rules.get(&specialist).cloned().unwrap_or_default();
    Some(About { specialist, name, rules })
}

/// The dry run: the rules after the change against those of now, over everything that stands.
async fn preview(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    about: About,
    change: &Change,
) -> Result<Preview, Error> {
    let today = shelf.catalog.studio.zone.day_of(work.now);
    let Some(after) = about.rules.changed(change) else {
        return Ok(Preview { about, after: None, clash: None, effect: Effect::default(), hit: Vec::new() });
    };
    if let Some(clash) = after.clash(today) {
        let (effect, hit) = (Effect::default(), Vec::new());
        return Ok(Preview { about, after: Some(after), clash: Some(clash), effect, hit });
    }
    let far = Span { start: work.now, end: Timestamp::MAX };
    let busy = tx.busy(about.specialist, far, None, work.now).await?;
    let effect = dry_run(shelf, &about, &after, &busy, work.now);
    let mut hit = tx.standing_with(about.specialist, work.now).await?;
    let spans: Vec<Span> = effect.hit.iter().map(|at| busy[*at].span).collect();
    hit.retain(|booking| spans.contains(&booking.span));
    Ok(Preview { about, after: Some(after), clash: None, effect, hit })
}

fn dry_run(shelf: &Shelf, about: &About, after: &Rules, busy: &[Busy], now: Timestamp) -> Effect {
    let studio = &shelf.catalog.studio;
    let (was, is) = (about.rules.hours(studio.zone), after.hours(studio.zone));
    let visit = shortest(shelf, about.specialist);
    let agenda = |hours: &Hours| -> Effect {
        let side = |hours| Agenda { hours, policy: &studio.policy, visit, busy, now };
        effect(&side(&was), &side(hours))
    };
    agenda(&is)
}

/// The shortest visit that somebody does: what a window is counted by. An hour before they do any.
pub(super) fn shortest(shelf: &Shelf, specialist: SpecialistId) -> Visit {
    let offers = shelf.catalog.services.iter().filter_map(|service| service.offer(specialist));
    let shortest = offers.map(|offer| offer.visit).min_by_key(|visit| visit.length_min);
    shortest.unwrap_or(Visit { length_min: 60, before_min: 0, after_min: 0 })
}

/// Does what this talk asks for.
pub(super) async fn perform(work: &Work<'_>, tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    match act {
        Act::ReadDate { of, words } => Ok(match typed::dated_hours(words, today(work)) {
            Ok((day, hours)) => Answer::Date(*of, day, hours),
            Err(error) => Answer::Unclear(*of, error),
        }),
        Act::Save { of, change } => save(work, tx, *of, change).await,
        Act::AddPlace { specialist, name, address } => {
            let Some(at) = At::of(work, tx, *specialist).await? else {
                return Ok(Answer::Gone(*specialist));
            };
            at.add_place(tx, name, address).await
        }
        Act::SetPlace { of, field, value } => {
            let Some(at) = At::of(work, tx, of.specialist).await? else {
                return Ok(Answer::Gone(of.specialist));
            };
            at.set_place(tx, *of, *field, value).await
        }
    }
}

fn today(work: &Work<'_>) -> LocalDay {
    work.shelf.as_ref().map_or(LocalDay(0), |shelf| shelf.catalog.studio.zone.day_of(work.now))
}

async fn save(work: &Work<'_>, tx: &mut Tx, of: Of, change: &Change) -> Result<Answer, Error> {
    let Some(at) = At::of(work, tx, of.specialist).await? else {
        return Ok(Answer::Gone(of.specialist));
    };
    let Some(after) = at.about.rules.changed(change) else {
        return Ok(Answer::Gone(of.specialist));
    };
    if let Some(clash) = after.clash(today(work)) {
        let name = |at: usize| after.places.get(at).map(|place| place.name.clone()).unwrap_or_default();
        let names = [name(clash.places.0), name(clash.places.1)];
        return Ok(Answer::Clash(of, change.clone(), clash, names));
    }
    at.write(tx, change).await?;
    tx.touch_studio(at.shelf.catalog.studio.id).await?;
    Ok(Answer::Saved(of, change.clone()))
}

/// Somebody's rules under their lock: nobody else changes them meanwhile.
struct At<'a> {
    work: &'a Work<'a>,
    shelf: std::sync::Arc<Shelf>,
    about: About,
}

impl<'a> At<'a> {
    async fn of(work: &'a Work<'a>, tx: &mut Tx, specialist: SpecialistId) -> Result<Option<Self>, Error> {
        let Some(member) = work.member else { return Ok(None) };
        tx.lock_specialist(specialist).await?;
        // What was read before the lock may be older than it.
        let Some(shelf) = work.desk.shelves.of_studio(tx, member.studio).await? else { return Ok(None) };
        let found = about(&shelf, specialist);
        Ok(found.map(|about| Self { work, shelf, about }))
    }

    async fn add_place(&self, tx: &mut Tx, name: &str, address: &str) -> Result<Answer, Error> {
        let (studio, specialist) = (self.shelf.catalog.studio.id, self.about.specialist);
        let place = tx.add_place(studio, specialist, name, address).await?;
        let args = json!({ "name": self.about.name, "place": name, "address": address });
        self.work.audit(tx, "place-added", args).await?;
        tx.touch_studio(studio).await?;
        Ok(Answer::PlaceAdded(Of { specialist, place: Some(place) }))
    }

    async fn set_place(&self, tx: &mut Tx, of: Of, field: PlaceField, value: &str) -> Result<Answer, Error> {
        let Some(place) = self.about.rules.place(of.place) else { return Ok(Answer::Gone(of.specialist)) };
        let (name, address, was) = match field {
            PlaceField::Name => (value, place.address.as_str(), &place.name),
            PlaceField::Address => (place.name.as_str(), value, &place.address),
        };
        let studio = self.shelf.catalog.studio.id;
        tx.set_place(studio, place.calendar, name, address).await?;
        let args = json!({ "name": self.about.name, "was": was, "now": value });
        self.work.audit(tx, "place-changed", args).await?;
        tx.touch_studio(studio).await?;
        Ok(Answer::PlaceSet(of))
    }

    /// The calendar of a place; made for whoever has none yet.
    async fn calendar(&self, tx: &mut Tx, place: Option<&Place>) -> Result<CalendarId, Error> {
        match place {
            Some(place) => Ok(place.calendar),
            None => tx.add_place(self.shelf.catalog.studio.id, self.about.specialist, "", "").await,
        }
    }
}
