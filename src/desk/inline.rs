//! Words typed behind the bot's name, in any chat: what is offered for them.
//!
//! It is looked at and nothing more: whoever types does not book, and who reads the card is a stranger to us. A query
//! is answered within seconds or never, so that nothing of it is kept.

use std::collections::BTreeMap;
use std::sync::Arc;

use okoshko_dialogues::inline::{self, Card, MOST_CARDS, MOST_DAYS, Slot, Subject};
use okoshko_domain::ids::{ChatId, StudioId};
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

use super::Desk;
use super::look::{FIRST_LOOK_DAYS, Look};
use crate::store::{Error, Shelf, Tx};

/// Somebody types words behind the bot's name.
#[derive(Clone, Debug)]
pub struct Query {
    /// Their private chat with us, if they have one.
    pub chat: ChatId,
    /// The language that Telegram tells.
    pub lang: Lang,
    /// What they typed.
    pub words: String,
}

/// A card, and how its times and words are told.
#[derive(Clone, Debug)]
pub struct Offered {
    /// Whose language.
    pub lang: Lang,
    /// The zone that times are told in.
    pub zone: Zone,
    /// The civil day there.
    pub today: LocalDay,
    /// What is told.
    pub card: Card,
}

impl Desk {
    /// What is offered for the words, the closest first: at the studio that the person's chat talks about, else at the
    /// only one, else at all. There is always something to choose.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn offer(&self, query: &Query) -> Result<Vec<Offered>, Error> {
        let now = self.now();
        let mut tx = self.store.read().await?;
        let chat = tx.chat(self.bot, query.chat).await?;
        let lang = chat.as_ref().map_or(query.lang, |chat| chat.lang);
        let shelves = self.shelves_for(&mut tx, chat.and_then(|chat| chat.studio)).await?;
        let mut offered = Vec::new();
        for shelf in &shelves {
            for card in self.cards(&mut tx, shelf, &query.words, now, MOST_CARDS - offered.len()).await? {
                offered.push(told(shelf, lang, card, now));
            }
        }
        if offered.is_empty() {
            offered.push(nothing(&shelves, lang, now));
        }
        Ok(offered)
    }

    async fn shelves_for(&self, tx: &mut Tx, studio: Option<StudioId>) -> Result<Vec<Arc<Shelf>>, Error> {
        if let Some(studio) = studio
            && let Some(shelf) = self.shelves.of_studio(tx, studio).await?
        {
            return Ok(vec![shelf]);
        }
        let mut shelves = Vec::new();
        for (studio, _) in tx.studios().await? {
            shelves.extend(self.shelves.of_studio(tx, studio).await?);
        }
        Ok(shelves)
    }

    async fn cards(
        &self,
        tx: &mut Tx,
        shelf: &Arc<Shelf>,
        words: &str,
        now: Timestamp,
        most: usize,
    ) -> Result<Vec<Card>, Error> {
        let subjects = inline::find(&shelf.catalog, words);
        if shelf.catalog.studio.paused {
            let one = (!subjects.is_empty()).then(|| inline::paused(&shelf.catalog));
            return Ok(one.into_iter().take(most).collect());
        }
        let mut cards = Vec::new();
        for subject in subjects.into_iter().take(most) {
            cards.extend(card(tx, shelf, subject, now).await?);
        }
        Ok(cards)
    }
}

/// The card of one subject, as a stranger sees it.
async fn card(
    tx: &mut Tx,
    shelf: &Arc<Shelf>,
    subject: Subject,
    now: Timestamp,
) -> Result<Option<Card>, Error> {
    let Some(look) = Look::anew(shelf.clone(), None, subject.service, subject.who(), now) else {
        return Ok(None);
    };
    let slots = nearest(tx, &look).await?;
    Ok(Some(inline::card(&look.asked, subject, &slots)))
}

/// The free starts of the nearest days, each with the first of those who have it.
async fn nearest(tx: &mut Tx, look: &Look) -> Result<Vec<Slot>, Error> {
    let (today, last) = (look.today(), look.last_day());
    let mut free = BTreeMap::new();
    for last in [today.plus(FIRST_LOOK_DAYS).min(last), last] {
        free.clear();
        for (specialist, starts) in look.starts_of_each(tx, today, last).await? {
            for start in starts {
                free.entry(start).or_insert(specialist);
            }
        }
        let mut days: Vec<_> =
            free.keys().map(|start| look.asked.catalog.studio.zone.day_of(*start)).collect();
        days.dedup();
        if days.len() >= MOST_DAYS {
            break;
        }
    }
    Ok(free.into_iter().map(|(start, specialist)| Slot { start, specialist }).collect())
}

/// Clients read it, whoever sends it.
fn told(shelf: &Shelf, lang: Lang, card: Card, now: Timestamp) -> Offered {
    let studio = &shelf.catalog.studio;
    Offered { lang: lang.offered(&studio.langs), zone: studio.zone, today: studio.zone.day_of(now), card }
}

fn nothing(shelves: &[Arc<Shelf>], lang: Lang, now: Timestamp) -> Offered {
    match shelves {
        [only] => told(only, lang, inline::nothing(Some(&only.catalog)), now),
        _ => Offered { lang, zone: Zone::UTC, today: Zone::UTC.day_of(now), card: inline::nothing(None) },
    }
}
