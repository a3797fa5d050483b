//! Holding a slot and booking it.
//!
//! Lock, rule, row, those who must know. The rule gives a kind answer; the law in the schema gives the true one.

use std::sync::Arc;

use okoshko_dialogues::event::Answer;
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::catalog::{Offer, Who};
use okoshko_domain::ids::{BookingId, ServiceId};
use okoshko_domain::money::Money;
use okoshko_domain::notice::Notice;
use okoshko_domain::people::Actor;
use okoshko_domain::slots::{Agenda, Busy, Refusal, least_busy};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;

use super::moving::leave_out;
use super::{Desk, approval, end, phone};
use crate::store::{Error, Found, NewHold, Shelf, Tx};

const DAY_S: i64 = 86_400;
/// What a client added to a slot goes along to the next one for so long, in minutes.
const DRAFT_MIN: i64 = 60;

/// Why a slot was not held or booked. Every variant but the last is an answer for the client.
#[derive(Debug, thiserror::Error)]
pub enum BookError {
    /// A rule says no.
    #[error("a rule refuses it: {0:?}")]
    Refused(Refusal),
    /// The service, or the specialist who does it, is not offered any more.
    #[error("it is not offered any more")]
    Gone,
    /// No such hold of this person.
    #[error("it is not theirs")]
    NotYours,
    /// The visit was cancelled or is over.
    #[error("it is settled already")]
    Settled,
    /// The database says no.
    #[error(transparent)]
    Store(#[from] Error),
}

/// What became of a hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Booked {
    /// It is a booking, now or since before.
    Yes(BookingId),
    /// It is a request, now or since before.
    Asked(BookingId),
    /// It is held again, but its price is no longer this one: look again.
    PriceWas(BookingId, Money),
    /// It is held again for another length: look again.
    LookAgain(BookingId),
    /// The client's phone is asked for first; whether nothing is booked without it.
    PhoneFirst(BookingId, bool),
}

/// What a client wants: a service, somebody to do it, a start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wish {
    /// What.
    pub service: ServiceId,
    /// With whom.
    pub who: Who,
    /// When.
    pub start: Timestamp,
}

/// What a client has added to what they hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Draft {
    /// The row that they added it to; nothing for what they held last.
    pub(super) before: Option<BookingId>,
    /// What else is done in the visit.
    pub(super) more: Vec<ServiceId>,
}

impl Draft {
    /// All that a row has.
    pub(super) fn of(row: &Booking) -> Self {
        Self { before: Some(row.id), more: row.more.clone() }
    }
}

/// Keeps a slot while somebody decides, and lets go of what they kept before.
///
/// # Errors
/// [`BookError::Refused`] is normal when somebody was faster.
pub(super) async fn hold(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    wish: Wish,
    now: Timestamp,
) -> Result<BookingId, BookError> {
    hold_as(desk, tx, by, wish, &Draft::default(), now).await
}

/// [`hold`], with what the client has added.
pub(super) async fn hold_as(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    wish: Wish,
    draft: &Draft,
    now: Timestamp,
) -> Result<BookingId, BookError> {
    tx.lock_account(by.account).await?;
    let (shelf, mut offers) = offers_under_lock(desk, tx, wish, &draft.more).await?;
    open_for(&shelf, tx, by, now).await?;

    let order: Vec<_> = offers.iter().map(|offer| offer.specialist).collect();
    offers.sort_unstable_by_key(|offer| offer.specialist);
    let specialists: Vec<_> = offers.iter().map(|offer| offer.specialist).collect();
    tx.release_holds(by.account, &specialists, now).await?;
    let mut candidates = Vec::with_capacity(offers.len());
    for offer in offers {
        let day = Day::around(&shelf, tx, by, offer, wish.start, now).await?;
        candidates.push((offer, day.refusal(&shelf, wish.start, now), day.visits(&shelf)));
    }
    candidates.sort_by_key(|(offer, ..)| order.iter().position(|id| *id == offer.specialist));
    let free: Vec<_> = candidates
        .iter()
        .filter(|(_, why, _)| why.is_none())
        .map(|(offer, _, visits)| (*offer, *visits))
        .collect();
    let Some(offer) = least_busy(&free) else {
        return Err(BookError::Refused(kindest(candidates.iter().filter_map(|(_, why, _)| *why))));
    };
    write_row(&shelf, tx, by, (wish, draft, Status::Held), offer, now).await
}

/// How a service is done by those whom the client would take, with their locks held, and the rules as they are under
/// these locks: others may have changed them while we waited.
async fn offers_under_lock(
    desk: &Desk,
    tx: &mut Tx,
    wish: Wish,
    more: &[ServiceId],
) -> Result<(Arc<Shelf>, Vec<Offer>), BookError> {
    let (shelf, offers) = offers_of(desk, tx, wish, more).await?;
    let mut specialists: Vec<_> = offers.iter().map(|offer| offer.specialist).collect();
    specialists.sort_unstable();
    let mut waited = false;
    for specialist in &specialists {
        waited |= tx.lock_specialist(*specialist).await?;
    }
    if !waited {
        return Ok((shelf, offers));
    }
    let (shelf, mut offers) = offers_of(desk, tx, wish, more).await?;
    offers.retain(|offer| specialists.contains(&offer.specialist)); // Somebody new is not locked: next time.
    if offers.is_empty() { Err(BookError::Gone) } else { Ok((shelf, offers)) }
}

async fn offers_of(
    desk: &Desk,
    tx: &mut Tx,
    wish: Wish,
    more: &[ServiceId],
) -> Result<(Arc<Shelf>, Vec<Offer>), BookError> {
    let shelf = desk.shelves.of_service(tx, wish.service).await?.ok_or(BookError::Gone)?;
    let mut offers = shelf.catalog.offers_together(wish.service, more);
    offers.retain(|offer| wish.who.takes(offer.specialist));
    if offers.is_empty() { Err(BookError::Gone) } else { Ok((shelf, offers)) }
}

/// What refuses a client whatever the time, unless they take no more than they have. How many visits they have.
pub(super) async fn welcome(
    shelf: &Shelf,
    tx: &mut Tx,
    by: &Actor,
    now: Timestamp,
) -> Result<u32, BookError> {
    if shelf.paused {
        return Err(BookError::Refused(Refusal::Paused));
    }
    let active = tx.active_visits(shelf.catalog.studio.id, by.account, now).await?;
    active.ok_or(BookError::Refused(Refusal::Blocked))
}

/// The same for one more visit.
pub(super) async fn open_for(
    shelf: &Shelf,
    tx: &mut Tx,
    by: &Actor,
    now: Timestamp,
) -> Result<(), BookError> {
    let cap = shelf.catalog.studio.policy.client_cap;
    if welcome(shelf, tx, by, now).await? >= cap {
        return Err(BookError::Refused(Refusal::ClientCap { cap }));
    }
    Ok(())
}

/// Of several specialists' reasons, the one that tells most: somebody was faster, rather than "closed", rather than
/// a day off.
pub(super) fn kindest(reasons: impl Iterator<Item = Refusal>) -> Refusal {
    let reasons: Vec<_> = reasons.collect();
    let taken = reasons
        .iter()
        .find(|why| matches!(why, Refusal::Taken | Refusal::TooClose | Refusal::DayFull { .. }));
    let at_work = reasons.iter().find(|why| **why != Refusal::DayOff);
    taken.or(at_work).or(reasons.first()).copied().unwrap_or(Refusal::NotOffered)
}

/// Writes a row that holds a slot, or one that only names what is wanted, with what the client has added.
pub(super) async fn write_row(
    shelf: &Shelf,
    tx: &mut Tx,
    by: &Actor,
    (wish, draft, status): (Wish, &Draft, Status),
    offer: Offer,
    now: Timestamp,
) -> Result<BookingId, BookError> {
    let studio = &shelf.catalog.studio;
    let client = tx.client_of(studio.id, by.account, now).await?;
    let new = NewHold {
        studio: studio.id,
        specialist: offer.specialist,
        service: wish.service,
        client,
        account: Some(by.account),
        span: offer.visit.at(wish.start),
        day: studio.zone.day_of(wish.start),
        before_min: offer.visit.before_min,
        after_min: offer.visit.after_min,
        status,
        held_until: (status == Status::Held).then(|| now.plus_min(studio.policy.hold_min.into())),
        price: offer.price,
        lang: by.lang,
        client_name: String::new(),
        calendar: shelf.calendar_at(offer.specialist, wish.start),
    };
    let row = tx.insert_booking(&new, now).await?;
    if let Some(before) = draft.before {
        tx.copy_extras(before, row).await?;
    } else {
        tx.carry_extras(row, by.account, studio.id, now.plus_min(-DRAFT_MIN)).await?;
    }
    let service = |id: &ServiceId| {
        let service = shelf.catalog.service(*id)?;
        Some((*id, service.name.as_str(), *service.offer(offer.specialist)?))
    };
    let more: Vec<_> = draft.more.iter().filter_map(service).collect();
    tx.add_services(studio.id, row, &more).await?;
    Ok(row)
}

/// Turns a hold into a booking, or says which rule refuses it. A hold that ran out is taken again when it can be.
///
/// The booking, its history and the notice to the specialist are saved together or not at all. Booking twice gives
/// the same booking.
///
/// # Errors
/// See [`BookError`].
pub(super) async fn book(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    hold_id: BookingId,
    now: Timestamp,
) -> Result<Booked, BookError> {
    tx.lock_account(by.account).await?; // Whoever confirms twice waits for the first answer.
    let seen = own(tx, by, hold_id).await?.ok_or(BookError::NotYours)?;
    // Its specialist's rules may change while we wait for the lock.
    let waited = tx.lock_specialist(seen.booking.specialist).await?;
    let found = if waited { own(tx, by, hold_id).await?.ok_or(BookError::NotYours)? } else { seen };
    let Found { booking: held, revision, client } = found;
    match held.status {
        Status::Held | Status::Released => {}
        Status::Pending if held.is_upcoming(now) => return Ok(Booked::Asked(held.id)),
        _ if held.is_upcoming(now) => return Ok(Booked::Yes(held.id)),
        _ => return Err(BookError::Settled),
    }
    let shelf = desk.shelves.at(tx, held.studio, revision).await?.ok_or(BookError::Gone)?;
    let together = shelf.catalog.together(held.specialist, held.service, &held.more);
    let offer = together.ok_or(BookError::Gone)?;
    if offer.visit.at(held.span.start) != held.span {
        return hold_as(desk, tx, by, Wish::of(&held), &Draft::of(&held), now).await.map(Booked::LookAgain);
    }

    tx.release_holds(by.account, &[held.specialist], now).await?;
    open_for(&shelf, tx, by, now).await?;
    let day = Day::around(&shelf, tx, by, offer, held.span.start, now).await?;
    if let Some(why) = day.refusal(&shelf, held.span.start, asked_at(&shelf, &held, now)) {
        return Err(BookError::Refused(why));
    }
    if offer.price != held.price && !held.more.is_empty() {
        let again = hold_as(desk, tx, by, Wish::of(&held), &Draft::of(&held), now).await?;
        return Ok(Booked::PriceWas(again, held.price));
    }
    if offer.price != held.price {
        let until = now.plus_min(shelf.catalog.studio.policy.hold_min.into());
        tx.hold_again(held.id, until, offer.price, now).await?;
        return Ok(Booked::PriceWas(held.id, held.price));
    }
    if let Some(must) = phone::asked(shelf.catalog.studio.ask_phone, &client) {
        let again = now.plus_min(shelf.catalog.studio.policy.hold_min.into());
        let until = held.held_until.filter(|_| held.is_live_hold(now)).unwrap_or(again);
        tx.hold_again(held.id, until, held.price, now).await?;
        return Ok(Booked::PhoneFirst(held.id, must));
    }
    phone::consent(tx, &shelf, &client, (held.client, by), now).await?;
    if approval::asks(&shelf, tx, &held, now).await? {
        let held = Booking { client_name: by.name.clone(), ..held };
        approval::ask(&shelf, tx, by, &held, now).await?;
        return Ok(Booked::Asked(held.id));
    }
    tx.set_booked(held.id, &by.name, now).await?;
    tx.record(&held, by, "booked", now).await?;
    tx.notify_staff(&held, Notice::NewVisit(held.id), now).await?;
    Ok(Booked::Yes(held.id))
}

/// One's own booking; somebody else's is none.
pub(super) async fn own(tx: &mut Tx, by: &Actor, id: BookingId) -> Result<Option<Found>, Error> {
    Ok(tx.found(id).await?.filter(|found| found.booking.account == Some(by.account)))
}

/// One's own booking when nobody else can change it.
pub(super) async fn own_locked(tx: &mut Tx, by: &Actor, id: BookingId) -> Result<Option<Found>, Error> {
    tx.lock_account(by.account).await?;
    let Some(seen) = own(tx, by, id).await? else { return Ok(None) };
    if !tx.lock_specialist(seen.booking.specialist).await? {
        return Ok(Some(seen));
    }
    let found = own(tx, by, id).await?;
    if found.as_ref().is_some_and(|found| found.booking.specialist != seen.booking.specialist) {
        return Err(Error::Busy("a visit went to another specialist".to_owned()));
    }
    Ok(found)
}

/// The moment that notice is counted from: a slot that was early enough when it was held stays so while it is held.
fn asked_at(shelf: &Shelf, held: &Booking, now: Timestamp) -> Timestamp {
    let until = held.held_until.filter(|_| held.is_live_hold(now) && now < held.span.start);
    until.map_or(now, |until| until.plus_min(-i64::from(shelf.catalog.studio.policy.hold_min)))
}

/// One specialist's day, as far as it matters for one start.
pub(super) struct Day {
    offer: Offer,
    busy: Vec<Busy>,
    on: LocalDay,
}

impl Day {
    pub(super) async fn around(
        shelf: &Shelf,
        tx: &mut Tx,
        by: &Actor,
        offer: Offer,
        start: Timestamp,
        now: Timestamp,
    ) -> Result<Self, Error> {
        let zone = shelf.catalog.studio.zone;
        let day = zone.day_of(start);
        let span = zone.day_span(day);
        // A day more on either side: visits and their buffers reach over midnight.
        let wide = Span {
            start: Timestamp(span.start.0.saturating_sub(DAY_S)),
            end: Timestamp(span.end.0.saturating_add(DAY_S)),
        };
        let busy = tx.busy(offer.specialist, wide, Some(by.account), now).await?;
        Ok(Self { offer, busy, on: day })
    }

    /// Without a visit that is to leave it.
    pub(super) fn leave_out(&mut self, row: &Booking) {
        leave_out(&mut self.busy, self.offer.specialist, row);
    }

    pub(super) fn refusal(&self, shelf: &Shelf, start: Timestamp, now: Timestamp) -> Option<Refusal> {
        let Some(hours) = shelf.hours.get(&self.offer.specialist) else {
            return Some(Refusal::Closed);
        };
        let policy = &shelf.catalog.studio.policy;
        Agenda { hours, policy, visit: self.offer.visit, busy: &self.busy, now }.refusal(start)
    }

    /// How many visits stand on that day.
    pub(super) fn visits(&self, shelf: &Shelf) -> u32 {
        let zone = shelf.catalog.studio.zone;
        let count = self.busy.iter().filter(|busy| zone.day_of(busy.span.start) == self.on).count();
        u32::try_from(count).unwrap_or(u32::MAX)
    }
}

impl Wish {
    /// The same service with the same specialist at the same time.
    pub(super) fn of(row: &Booking) -> Self {
        Self { service: row.service, who: Who::One(row.specialist), start: row.span.start }
    }

    /// What the client hears when their wish was not held.
    pub(super) fn refused(self, error: BookError) -> Result<Answer, Error> {
        match error {
            BookError::Refused(why) => {
                Ok(Answer::Refused { service: self.service, who: self.who, start: self.start, why })
            }
            BookError::Gone | BookError::Settled => Ok(Answer::Gone),
            BookError::NotYours => Ok(Answer::NotYours),
            BookError::Store(error) => Err(error),
        }
    }
}

impl Desk {
    /// `hold` in a transaction of its own.
    ///
    /// # Errors
    /// See [`BookError`].
    pub async fn hold(&self, by: &Actor, wish: Wish) -> Result<BookingId, BookError> {
        let held = self.alone(|mut tx, now| async move {
            let held = hold(self, &mut tx, by, wish, now).await;
            end(tx, held).await
        });
        held.await.map_err(BookError::or_taken)
    }

    /// `book` in a transaction of its own.
    ///
    /// # Errors
    /// See [`BookError`].
    pub async fn book(&self, by: &Actor, id: BookingId) -> Result<Booked, BookError> {
        let booked = self.alone(|mut tx, now| async move {
            let booked = book(self, &mut tx, by, id, now).await;
            end(tx, booked).await
        });
        booked.await.map_err(BookError::or_taken)
    }
}
