//! Calendars that follow visits: the private address, and what it tells.

use std::collections::HashMap;
use std::sync::Arc;

use okoshko_dialogues::feed::{Act, Answer, Facts, Of, State, of_client, of_day, time_off, title};
use okoshko_dialogues::keepsake::Written;
use okoshko_dialogues::screen::{Entry, Line};
use okoshko_domain::feed::{Mine, PAST_MIN, is_news};
use okoshko_domain::ids::{FeedId, SpecialistId, StudioId};
use okoshko_domain::people::{Actor, Lang};
use okoshko_domain::secret::Secret;
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::undo::{UNDO_MIN, can_undo};

use super::staff::Work;
use super::{Desk, end, secrets};
use crate::store::{Chat, Error, Feed, Shelf, Told, Tx};

/// Days off are told for so long, in minutes: two years.
const AHEAD_MIN: i64 = 2 * 365 * 24 * 60;

/// What a calendar is told.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The language of its title.
    pub lang: Lang,
    /// What it is called.
    pub title: Line,
    /// Visits and times off, each in its own language.
    pub entries: Vec<Entry>,
}

impl Desk {
    /// What the calendar that shows this secret is told; nothing when it opens nothing, or does no more. `looks` says
    /// whether it reads what it asks for.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn calendar(&self, secret: &Secret, looks: bool) -> Result<Option<Calendar>, Error> {
        let now = self.now();
        let mut tx = self.store.read().await?;
        let Some(feed) = tx.feed_with(&secret.hash()).await? else { return Ok(None) };
        let calendar = match feed.day {
            Some(day) => self.day(&mut tx, &feed, day, now).await?,
            None => Some(self.own(&mut tx, &feed, now).await?),
        };
        drop(tx);
        if looks && is_news(feed.seen, now) {
            // It changes nothing that a page shows, and without it the calendar is told all the same.
            let mut tx = self.store.begin().await?.aside();
            let seen = tx.see_feed(feed.id, now).await;
            if let Err(error) = end(tx, seen).await {
                tracing::warn!(%error, "When a calendar looked is not kept");
            }
        }
        Ok(calendar)
    }

    /// A specialist's visits and times off.
    async fn day(
        &self,
        tx: &mut Tx,
        feed: &Feed,
        (studio, specialist): (StudioId, SpecialistId),
        now: Timestamp,
    ) -> Result<Option<Calendar>, Error> {
        let Some(shelf) = self.shelves.of_studio(tx, studio).await? else { return Ok(None) };
        let (catalog, lang) = (&shelf.catalog, feed.lang);
        let span = Span { start: now.plus_min(-PAST_MIN), end: now.plus_min(AHEAD_MIN) };
        let stands = tx.told_of_day(specialist, span.start).await?;
        let from = catalog.studio.zone.day_of(span.start);
        let off = tx.called_off_of_day((studio, specialist), from, span.start).await?;
        let visits = stands.iter().chain(&off);
        let mut entries: Vec<_> =
            visits.map(|told| of_day(&told.booking, catalog, written(told), lang)).collect();
        let times_off = tx.time_off_in(studio, Some(specialist), span).await?;
        entries.extend(times_off.iter().filter_map(|off| time_off(off, lang)));
        let name = catalog.specialist(specialist).map_or("", |one| one.name.as_str());
        Ok(Some(Calendar { lang, title: title(Some((name, &catalog.studio.name))), entries }))
    }

    /// A client's own visits.
    async fn own(&self, tx: &mut Tx, feed: &Feed, now: Timestamp) -> Result<Calendar, Error> {
        let visits = tx.told_of_client(feed.account, now.plus_min(-PAST_MIN)).await?;
        let (bot, mut shelves, mut entries) = (self.bot_name(), HashMap::new(), Vec::new());
        for told in &visits {
            let studio = told.booking.studio;
            if !shelves.contains_key(&studio) {
                let shelf: Option<Arc<Shelf>> = self.shelves.at(tx, studio, told.revision).await?;
                shelves.extend(shelf.map(|shelf| (studio, shelf)));
            }
            let entry = |shelf: &Arc<Shelf>| of_client(&told.booking, &shelf.catalog, &bot, written(told));
            entries.extend(shelves.get(&studio).map(entry));
        }
        Ok(Calendar { lang: feed.lang, title: title(None), entries })
    }

    /// What a screen about one's own visits shows.
    pub(super) async fn feed(
        &self,
        tx: &mut Tx,
        chat: &Chat,
        by: &Actor,
        now: Timestamp,
    ) -> Result<Facts, Error> {
        let feeds = lately(tx, by, None, now).await?;
        let member = if chat.works { tx.member_here(by.account, chat.studio).await? } else { None };
        let serves = member.is_some_and(|member| member.specialist.is_some());
        Ok(Facts::Own { site: self.site(), feeds, works: chat.works, serves, now })
    }

    /// Does what a person asks for about the calendar of their own visits.
    pub(super) async fn feed_perform(
        &self,
        tx: &mut Tx,
        by: &Actor,
        act: Act,
        now: Timestamp,
    ) -> Result<Answer, Error> {
        match act.of() {
            Of::Client => self.do_it(tx, by, None, act, now).await,
            Of::Day(_) => Ok(Answer::NotOwn), // That goes through the gate.
        }
    }

    /// Twice is once; what is not the one that works any more changes nothing.
    async fn do_it(
        &self,
        tx: &mut Tx,
        by: &Actor,
        day: Option<(StudioId, SpecialistId)>,
        act: Act,
        now: Timestamp,
    ) -> Result<Answer, Error> {
        if self.site().is_none() {
            return Ok(Answer::NoSite(act.of()));
        }
        tx.lock_account(by.account).await?;
        let feeds = lately(tx, by, day.map(|(_, specialist)| specialist), now).await?;
        let open = feeds.iter().find(|feed| feed.is_open()).map(|feed| feed.id);
        match act {
            Act::New(of, old) if open != old => Ok(Answer::Stale(of)),
            Act::New(of, old) => {
                if let Some(old) = old {
                    tx.set_feed_revoked(old, Some(now)).await?;
                }
                let secret = secrets::fresh();
                let feed = tx.add_feed(by.account, day, &secret.hash(), now).await?;
                Ok(Answer::Made(of, feed, secret))
            }
            Act::Off(of, feed) if open == Some(feed) => {
                tx.set_feed_revoked(feed, Some(now)).await?;
                Ok(Answer::Off(of, feed))
            }
            Act::Off(of, feed) if open.is_none() && undoable(&feeds, feed, now) => Ok(Answer::Off(of, feed)),
            Act::Off(of, _) => Ok(Answer::Stale(of)),
            Act::Restore(of, feed) if open == Some(feed) => Ok(Answer::Restored(of)),
            Act::Restore(of, _) if open.is_some() => Ok(Answer::Stale(of)),
            Act::Restore(of, feed) if undoable(&feeds, feed, now) => {
                tx.set_feed_revoked(feed, None).await?;
                Ok(Answer::Restored(of))
            }
            Act::Restore(of, _) => Ok(Answer::TooLate(of)),
        }
    }
}

/// The one that works, and those that can be taken back.
async fn lately(
    tx: &mut Tx,
    by: &Actor,
    specialist: Option<SpecialistId>,
    now: Timestamp,
) -> Result<Vec<Mine>, Error> {
    tx.feeds_of(by.account, specialist, now.plus_min(-UNDO_MIN)).await
}

fn undoable(feeds: &[Mine], id: FeedId, now: Timestamp) -> bool {
    let revoked = feeds.iter().find(|feed| feed.id == id).and_then(|feed| feed.revoked);
    revoked.is_some_and(|at| can_undo(at, now))
}

fn written(told: &Told) -> Written {
    Written { changes: told.changes, at: told.changed }
}

/// Whose day it is sees its calendar, nobody else does: not whoever may change its hours.
fn own_day(work: &Work<'_>, of: Option<SpecialistId>) -> Option<(StudioId, SpecialistId)> {
    let member = work.member.filter(|member| of.is_some() && member.specialist == of)?;
    member.specialist.map(|specialist| (member.studio, specialist))
}

/// What a screen about a working day shows.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let Some((_, specialist)) = own_day(work, state.day()) else { return Ok(Facts::NotOwn) };
    let feeds = lately(tx, work.by, Some(specialist), work.now).await?;
    Ok(Facts::Own { site: work.desk.site(), feeds, works: true, serves: true, now: work.now })
}

/// Does what a specialist asks for about the calendar of their day.
pub(super) async fn perform(work: &Work<'_>, tx: &mut Tx, act: Act) -> Result<Answer, Error> {
    let of = match act.of() {
        Of::Client => None,
        Of::Day(specialist) => Some(specialist),
    };
    match own_day(work, of) {
        Some(day) => work.desk.do_it(tx, work.by, Some(day), act, work.now).await,
        None => Ok(Answer::NotOwn),
    }
}
