//! Reminders: whose moment has come, what a client answers, what staff make of silence.
//!
//! Nothing is planned ahead: a rule, a visit or a clock that changes needs nobody to think of reminders. What came due
//! since the last look is found by the starts of visits, and the outbox holds what was said before.

mod counter;

use std::collections::HashMap;
use std::sync::atomic::Ordering;

use okoshko_dialogues::event::Answer;
use okoshko_dialogues::facts::Card;
use okoshko_dialogues::offers;
use okoshko_domain::booking::Status;
use okoshko_domain::delivery::Unsent;
use okoshko_domain::ids::{BookingId, StudioId};
use okoshko_domain::notice::{Notice, Reminder};
use okoshko_domain::people::Actor;
use okoshko_domain::reminder::{Lead, Rule};
use okoshko_domain::timestamp::Timestamp;

pub(super) use self::counter::{facts, perform};
use super::absence::waiting;
use super::booking::own_locked;
use super::{Desk, end};
use crate::store::{Error, Found, NewReminder, Reminding, ToRemind, Tx};

/// Visits read at once.
const PAGE: u32 = 1000;
/// Rows written at once: others write in between.
const TOGETHER: usize = 500;

/// What one visit's client must hear.
struct Saying {
    visit: ToRemind,
    rules: Vec<Rule>,
}

impl Desk {
    /// Writes the reminders that came due since the last look and are still of use; each rule speaks once of each start
    /// of a visit. Returns how many were written. Looks before it writes, since only one may write at a time.
    ///
    /// # Errors
    /// When the database says no; the next look finds the same again.
    pub async fn write_reminders(&self) -> Result<usize, Error> {
        let now = self.now();
        if self.next_reminder().await?.is_none_or(|due| now < due) {
            self.all_written(now);
            return Ok(0);
        }
        let after = self.reminded(now);
        let (mut clients, mut staff) = (Vec::new(), Vec::new());
        let mut tx = self.store.read().await?;
        for studio in tx.reminding().await? {
            for saying in due(&mut tx, &studio, after, now).await? {
                say(&studio, &saying, now, &mut clients, &mut staff);
            }
        }
        drop(tx);
        let written = clients.len();
        for rows in clients.chunks(TOGETHER) {
            let mut tx = self.store.begin().await?;
            let reminded = tx.remind(rows, now).await;
            end(tx, reminded).await?;
        }
        for rows in staff.chunks(TOGETHER) {
            let mut tx = self.store.begin().await?;
            let asked = tx.question(rows, now).await;
            end(tx, asked).await?;
        }
        self.all_written(now);
        if written > 0 {
            self.ring();
        }
        Ok(written)
    }

    /// When the next reminder comes due, if any does; in the past for one that is not yet written. There may be nothing
    /// to say by then.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn next_reminder(&self) -> Result<Option<Timestamp>, Error> {
        let now = self.now();
        let mut tx = self.store.read().await?;
        let mut next: Option<Timestamp> = None;
        for studio in tx.reminding().await? {
            for rule in &studio.rules {
                let after = self.reminded(now).max(rule.since);
                let from = rule.lead.first_after(studio.zone, studio.quiet, after).max(now.plus_s(1));
                let start = tx.next_to_remind(studio.studio, rule, from).await?;
                let moment = start.map(|start| rule.lead.moment(studio.zone, studio.quiet, start));
                next = next.into_iter().chain(moment).min();
            }
        }
        Ok(next)
    }

    /// Everything until then is written, unless the clock went back meanwhile: what comes again is looked at again.
    fn all_written(&self, until: Timestamp) {
        if until <= self.now() {
            self.reminded.store(until.0, Ordering::Relaxed);
        }
    }

    /// Until when everything is written. A clock that goes back makes later moments come again; what was said is not
    /// said twice.
    fn reminded(&self, now: Timestamp) -> Timestamp {
        let longest = i64::from(okoshko_domain::reminder::MOST_MIN) * 2;
        let until = self.reminded.fetch_min(now.0, Ordering::Relaxed).min(now.0);
        Timestamp(until).max(now.plus_min(-longest))
    }

    /// Why a reminder says nothing any more; nothing when it does.
    pub(super) async fn moot_reminder(
        &self,
        tx: &mut Tx,
        notice: Notice,
        card: &Card,
    ) -> Result<Option<Unsent>, Error> {
        let booking = &card.booking;
        let Some(start) = notice.start() else { return Ok(None) };
        if booking.span.start != start || start <= card.now {
            return Ok(Some(Unsent::Changed));
        }
        if waiting(tx, booking, card.now).await?.is_some() {
            return Ok(Some(Unsent::Changed)); // Nobody is there to come to: they are asked what suits them instead.
        }
        let (Notice::AskAgain(..) | Notice::Unanswered(..)) = notice else { return Ok(None) };
        if booking.confirmed {
            return Ok(Some(Unsent::Answered));
        }
        let asking = tx.asking_of(booking.studio).await?;
        let off = asking.is_some_and(|asking| match notice {
            Notice::AskAgain(..) => asking.again_min == 0,
            _ => asking.release_min == 0,
        });
        Ok(off.then_some(Unsent::Changed))
    }
}

/// What came due at one studio, by visit: two rules that come due together speak with one voice.
async fn due(
    tx: &mut Tx,
    studio: &Reminding,
    after: Timestamp,
    now: Timestamp,
) -> Result<Vec<Saying>, Error> {
    let mut sayings: Vec<Saying> = Vec::new();
    let mut places: HashMap<BookingId, usize> = HashMap::new();
    for rule in &studio.rules {
        let moment = |start| rule.lead.moment(studio.zone, studio.quiet, start);
        let starts = rule.lead.starts_due(studio.zone, studio.quiet, after.max(rule.since), now);
        let mut last = (starts.start, BookingId(0));
        while !starts.is_empty() {
            let page = tx.to_remind(studio.studio, rule, starts, last, PAGE).await?;
            let Some(end) = page.last() else { break };
            last = (end.start, end.booking);
            // Whoever booked or moved it since then knows when it is.
            for visit in page.into_iter().filter(|visit| visit.made < moment(visit.start)) {
                let place = *places.entry(visit.booking).or_insert(sayings.len());
                match sayings.get_mut(place) {
                    Some(saying) => saying.rules.push(*rule),
                    None => sayings.push(Saying { visit, rules: vec![*rule] }),
                }
            }
        }
    }
    Ok(sayings)
}

/// One message with all that it is for; what follows when it asks and nobody answers.
fn say(
    studio: &Reminding,
    saying: &Saying,
    now: Timestamp,
    clients: &mut Vec<NewReminder>,
    staff: &mut Vec<NewReminder>,
) {
    let ToRemind { booking, start, confirmed, .. } = saying.visit;
    let asks = !confirmed && saying.rules.iter().any(|rule| rule.asks);
    let notice = Notice::Reminder(booking, Reminder { start, asks });
    let mut said = saying.rules.iter().map(|rule| NewReminder::new(notice, &rule.id.to_string(), now));
    clients.extend(said.next());
    clients.extend(said.map(NewReminder::said_by_another));
    if !asks {
        return;
    }
    let (zone, quiet, asking) = (studio.zone, studio.quiet, studio.asking);
    let again = asking.again(zone, quiet, now, start);
    clients.extend(again.map(|at| NewReminder::new(Notice::AskAgain(booking, start), "again", at)));
    let question = asking.question(zone, quiet, now, start);
    staff.extend(question.map(|at| NewReminder::new(Notice::Unanswered(booking, start), "question", at)));
}

/// A client says that they come to what starts then. Saying it twice is saying it once; to a visit that was moved or
/// called off since, nothing is said.
pub(super) async fn come(
    tx: &mut Tx,
    by: &Actor,
    id: BookingId,
    start: Timestamp,
    now: Timestamp,
) -> Result<Answer, Error> {
    let Some(Found { booking, .. }) = own_locked(tx, by, id).await? else { return Ok(Answer::NotYours) };
    let same = booking.status == Status::Booked && booking.span.start == start && now < start;
    if !same {
        return Ok(Answer::Settled(id));
    }
    if waiting(tx, &booking, now).await?.is_some() {
        return Ok(Answer::Offer(offers::Answer::Choose(id)));
    }
    if !booking.confirmed {
        tx.set_confirmed(id, start).await?;
        tx.record(&booking, by, "confirmed", now).await?;
    }
    Ok(Answer::Coming(id))
}

/// What every new studio has.
pub(super) async fn add_default_reminders(
    tx: &mut Tx,
    studio: StudioId,
    now: Timestamp,
) -> Result<(), Error> {
    for (lead, asks) in Lead::DEFAULT {
        tx.add_reminder(studio, None, lead, asks, now).await?;
    }
    Ok(())
}
