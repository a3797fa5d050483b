//! Somebody is away though people are booked: what each client could have instead, what they take, and who has
//! answered.

use okoshko_dialogues::offers::{self, Away};
use okoshko_dialogues::press::Part;
use okoshko_dialogues::screen::Screen;
use okoshko_dialogues::sick::{Tale, Told, counter};
use okoshko_domain::absence::{Absence, Instead, MOST, Reply};
use okoshko_domain::booking::{Booking, Cancelling};
use okoshko_domain::catalog::Offer;
use okoshko_domain::ids::{BookingId, SpecialistId};
use okoshko_domain::people::{Actor, Lang};
use okoshko_domain::policy::CancelUntil;
use okoshko_domain::rights::Right;
use okoshko_domain::slots::{Agenda, Busy, Refusal};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

use super::booking::own;
use super::moving::{offers_for, put, stands_at, tell_staff};
use super::proposal::{objections, refusal};
use super::{Desk, end};
use crate::store::{Counter, Error, Found, Shelf, Tx};

/// Another time of the same specialist is looked for in so many days.
const LOOK_DAYS: i32 = 14;
/// Whoever draws a counter and dies keeps others from it for so long, in seconds.
const LEASE_S: i64 = 30;
/// A counter that Telegram did not take is tried again after so long, in seconds.
const AGAIN_S: i64 = 5;

/// The absence because of which a visit's client has yet to say what suits them, and what they were offered.
pub(super) async fn waiting(
    tx: &mut Tx,
    visit: &Booking,
    now: Timestamp,
) -> Result<Option<(Absence, Vec<Instead>)>, Error> {
    let Some((absence, was, instead)) = tx.missed_by(visit.id).await? else { return Ok(None) };
    Ok(absence.waits_for(visit, was, now).then_some((absence, instead)))
}

/// What a client may do about a visit now: whoever is asked what suits them is never too late.
pub(super) async fn excused(
    tx: &mut Tx,
    visit: &Booking,
    until: CancelUntil,
    now: Timestamp,
) -> Result<Cancelling, Error> {
    let may = visit.cancelling(until, now);
    if may == Cancelling::Closed && waiting(tx, visit, now).await?.is_some() {
        return Ok(Cancelling::Open(None));
    }
    Ok(may)
}

/// Suggestions for one client after another: no two get the same time.
pub(super) struct Suggesting<'a> {
    shelf: &'a Shelf,
    now: Timestamp,
    given: Vec<(SpecialistId, Busy)>,
}

impl<'a> Suggesting<'a> {
    pub(super) fn new(shelf: &'a Shelf, now: Timestamp) -> Self {
        Self { shelf, now, given: Vec::new() }
    }

    /// Somebody else the same day, as near as can be; the same specialist on the next days, at their part of the day.
    pub(super) async fn of(&mut self, tx: &mut Tx, visit: &Booking) -> Result<Vec<Instead>, Error> {
        let zone = self.shelf.catalog.studio.zone;
        let day = zone.day_of(visit.span.start);
        let (mut others, mut later) = (Vec::new(), Vec::new());
        for offer in offers_for(tx, &self.shelf.catalog, visit).await? {
            let own = offer.specialist == visit.specialist;
            let last = if own { day.plus(LOOK_DAYS) } else { day };
            let starts = self.starts(tx, offer, day, last).await?;
            if own {
                let after: Vec<_> = starts.into_iter().filter(|start| visit.span.start < *start).collect();
                let after = one_a_day(zone, visit.span.start, &after);
                later.extend(after.into_iter().map(|start| (offer, start)));
            } else {
                others.extend(starts.into_iter().map(|start| (offer, start)));
            }
        }
        others.sort_by_key(|(_, start)| start.0.abs_diff(visit.span.start.0));
        let mut found: Vec<(Offer, Timestamp)> = others.into_iter().take(1).collect();
        found.extend(later.into_iter().take(MOST.saturating_sub(found.len())));
        self.given.extend(found.iter().map(|(offer, start)| (offer.specialist, taken(*offer, *start))));
        Ok(found.into_iter().map(|(Offer { specialist, .. }, start)| Instead { specialist, start }).collect())
    }

    /// What is free, and was suggested to nobody.
    async fn starts(
        &self,
        tx: &mut Tx,
        offer: Offer,
        first: LocalDay,
        last: LocalDay,
    ) -> Result<Vec<Timestamp>, Error> {
        let studio = &self.shelf.catalog.studio;
        let Some(hours) = self.shelf.hours.get(&offer.specialist) else { return Ok(Vec::new()) };
        let day_of = |day: LocalDay| studio.zone.day_span(day);
        let span = Span { start: day_of(first.plus(-1)).start, end: day_of(last.plus(1)).end };
        let mut busy = tx.busy(offer.specialist, span, None, self.now).await?;
        let given = self.given.iter().filter(|(specialist, _)| *specialist == offer.specialist);
        busy.extend(given.map(|(_, busy)| *busy));
        busy.sort_unstable_by_key(|busy| busy.span.start);
        let agenda = Agenda { hours, policy: &studio.policy, visit: offer.visit, busy: &busy, now: self.now };
        Ok(agenda.starts(first, last))
    }
}

fn taken(offer: Offer, start: Timestamp) -> Busy {
    Busy { span: offer.visit.at(start), before_min: offer.visit.before_min, after_min: offer.visit.after_min }
}

/// Of each day the start at the likest hour; days that have one in the same part of the day come first.
fn one_a_day(zone: Zone, like: Timestamp, starts: &[Timestamp]) -> Vec<Timestamp> {
    let hour = zone.minute_of(like);
    let part = [Part::Morning, Part::Day, Part::Evening].into_iter().find(|part| part.holds(hour));
    let days = starts.chunk_by(|one, other| zone.day_of(*one) == zone.day_of(*other));
    let likest =
        |day: &[Timestamp]| day.iter().copied().min_by_key(|start| zone.minute_of(*start).abs_diff(hour));
    let mut found: Vec<_> = days.filter_map(likest).collect();
    found.sort_by_key(|start| !part.is_some_and(|part| part.holds(zone.minute_of(*start))));
    found
}

/// What is free instead right now, for a client who has yet to answer.
pub(super) async fn instead(
    desk: &Desk,
    tx: &mut Tx,
    visit: &Booking,
    now: Timestamp,
) -> Result<Option<Away>, Error> {
    let Some((absence, _)) = waiting(tx, visit, now).await? else { return Ok(None) };
    let Some(shelf) = desk.shelves.of_studio(tx, visit.studio).await? else { return Ok(None) };
    let instead = Suggesting::new(&shelf, now).of(tx, visit).await?;
    Ok(Some(Away { ill: absence.ill, instead }))
}

/// The client takes something instead: the visit goes there, at the price that was agreed.
pub(super) async fn take(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    (id, to): (BookingId, Instead),
    now: Timestamp,
) -> Result<offers::Answer, Error> {
    tx.lock_account(by.account).await?;
    let Some(seen) = own(tx, by, id).await? else { return Ok(offers::Answer::NotYours) };
    let mut specialists = [seen.booking.specialist, to.specialist];
    specialists.sort_unstable();
    for specialist in specialists {
        tx.lock_specialist(specialist).await?;
    }
    let Some(Found { booking, revision, .. }) = own(tx, by, id).await? else {
        return Ok(offers::Answer::NotYours);
    };
    if booking.specialist != seen.booking.specialist {
        return Err(Error::Busy("a visit went to another specialist".to_owned()));
    }
    if stands_at(&booking, to.specialist, to.start) {
        return Ok(offers::Answer::Moved(id)); // Twice is once.
    }
    let Some((_, suggested)) = waiting(tx, &booking, now).await? else {
        return Ok(offers::Answer::Stands(id));
    };
    let Some(shelf) = desk.shelves.at(tx, booking.studio, revision).await? else {
        return Ok(offers::Answer::NotYours);
    };
    let offers = offers_for(tx, &shelf.catalog, &booking).await?;
    let offer = offers.into_iter().find(|offer| offer.specialist == to.specialist);
    let Some(offer) = offer else { return Ok(offers::Answer::Faster(id)) };
    tx.release_ended(&[to.specialist], now).await?;
    let free = if suggested.contains(&to) {
        let broken = objections(tx, &shelf, &booking, offer, (to.start, &[]), now).await?;
        broken.iter().all(|why| matches!(why, Refusal::TooSoon { .. })) // It was offered in time.
    } else {
        refusal(tx, &shelf, &booking, offer, (to.start, &[]), now).await?.is_none()
    };
    if !free {
        return Ok(offers::Answer::Faster(id));
    }
    tx.end_proposal(id, "withdrawn", now).await?;
    let offer = Offer { price: booking.price, ..offer };
    let after = put(tx, &shelf, &booking, (offer, to.start), by, now).await?;
    tell_staff(tx, &shelf, (&booking, &after), by, now).await?;
    Ok(offers::Answer::Moved(id))
}

/// An absence, and what became of the visits.
pub(super) async fn tale(tx: &mut Tx, absence: Absence, shelf: &Shelf) -> Result<Tale, Error> {
    let missed = tx.missed(absence.id).await?.into_iter();
    let visits = missed.map(|missed| Told {
        reply: absence.reply(&missed.booking, missed.was),
        booking: missed.booking,
        phone: missed.phone,
    });
    let name = shelf.catalog.specialist(absence.specialist).map(|one| one.name.clone());
    Ok(Tale { absence, name: name.unwrap_or_default(), visits: visits.collect() })
}

/// A counter as it is now.
#[derive(Clone, Debug)]
pub struct Counted {
    /// What its reader speaks.
    pub lang: Lang,
    /// The studio's zone.
    pub zone: Zone,
    /// The studio's civil day now.
    pub today: LocalDay,
    /// What it says.
    pub screen: Screen,
    /// Whether it changes no more.
    pub last: bool,
}

impl Desk {
    /// Leases counters of answers that must be drawn. Looks before it claims, since only one may write at a time.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn claim_counters(&self, limit: u32) -> Result<Vec<Counter>, Error> {
        if self.store.read().await?.stale_counters(self.bot).await? == 0 {
            return Ok(Vec::new());
        }
        let (mut tx, now) = (self.store.begin().await?, self.now());
        let claimed = tx.claim_counters(self.bot, now, now.plus_s(LEASE_S), limit).await;
        end(tx, claimed).await
    }

    /// A counter as it is now; nothing for a reader who may not see that day any more.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn count_answers(&self, of: &Counter) -> Result<Option<Counted>, Error> {
        let mut tx = self.store.read().await?;
        let Some(absence) = tx.absence(of.absence).await? else { return Ok(None) };
        let reader = tx.member(of.account, absence.studio).await?;
        if !reader.is_some_and(|member| member.may(Right::Day, Some(absence.specialist))) {
            return Ok(None);
        }
        let Some(shelf) = self.shelves.of_studio(&mut tx, absence.studio).await? else { return Ok(None) };
        let (zone, now) = (shelf.catalog.studio.zone, self.now());
        let tale = tale(&mut tx, absence, &shelf).await?;
        let waits = |told: &Told| told.reply == Reply::Waiting && told.booking.is_upcoming(now);
        let waits = tale.visits.iter().any(waits);
        let today = zone.day_of(now);
        Ok(Some(Counted {
            lang: of.lang,
            zone,
            today,
            screen: counter(&tale),
            last: absence.undone || !waits,
        }))
    }

    /// A counter shows what was drawn, on this message.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn counted(&self, counter: &Counter, message: i64, last: bool) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let marked = if last {
            tx.forget_counter(self.bot, counter).await
        } else {
            tx.mark_counted(self.bot, counter, message).await
        };
        end(tx, marked).await
    }

    /// A counter could not be drawn; in `wait_s` seconds it is tried again, on a new message when it has none.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn count_later(
        &self,
        counter: &Counter,
        message: Option<i64>,
        wait_s: Option<i64>,
    ) -> Result<(), Error> {
        let due = self.now().plus_s(wait_s.unwrap_or(AGAIN_S));
        let mut tx = self.store.begin().await?;
        let postponed = tx.postpone_counter(self.bot, counter, message, due).await;
        end(tx, postponed).await
    }

    /// Nobody reads a counter any more.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn count_no_more(&self, counter: &Counter) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let forgotten = tx.forget_counter(self.bot, counter).await;
        end(tx, forgotten).await
    }
}
