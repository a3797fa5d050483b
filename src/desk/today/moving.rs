//! Moving a visit to another time or specialist, in place: the old time is free when the new one is taken.

use std::sync::Arc;

use okoshko_dialogues::times::NEAREST_DAYS;
use okoshko_dialogues::today::{Answer, Facts, Seen, Targets};
use okoshko_domain::booking::Booking;
use okoshko_domain::catalog::Offer;
use okoshko_domain::ids::{BookingId, SpecialistId};
use okoshko_domain::notice::Notice;
use okoshko_domain::rights::Right;
use okoshko_domain::slots::{Agenda, Refusal};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;
use serde_json::json;

use super::super::audit;
use super::super::look::{FIRST_LOOK_DAYS, by_day};
use super::super::moving::{leave_out, offers_for, put, tell_staff};
use super::super::proposal::objections;
use super::super::staff::Work;
use crate::store::{Error, Shelf, Tx};

/// Where a visit is to go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Target {
    pub(super) specialist: SpecialistId,
    pub(super) start: Timestamp,
    /// Where the visit stood on the pressed screen.
    pub(super) seen: Option<Seen>,
    /// Against rules that staff may break.
    pub(super) anyway: bool,
}

/// Who can do all of a visit: whoever has it, and whoever the catalog names and whose day is the presser's to
/// change.
fn people(work: &Work<'_>, shelf: &Shelf, booking: &Booking) -> Vec<SpecialistId> {
    let service = shelf.catalog.services.iter().find(|service| service.id == booking.service);
    let offers = service.map(|service| service.offers.as_slice()).unwrap_or_default();
    let does = |id: &SpecialistId| shelf.catalog.still_done(*id, booking.service, &booking.more).is_some();
    let able = offers.iter().map(|offer| offer.specialist).filter(does);
    let mut people: Vec<_> = able.filter(|id| work.may(Right::Day, *id)).collect();
    if !people.contains(&booking.specialist) {
        people.insert(0, booking.specialist);
    }
    people
}

/// How somebody does it: as it was agreed with whoever has it, as the catalog says for others.
async fn offer_with(
    tx: &mut Tx,
    shelf: &Shelf,
    booking: &Booking,
    specialist: SpecialistId,
) -> Result<Option<Offer>, Error> {
    let offers = offers_for(tx, &shelf.catalog, booking).await?;
    Ok(offers.into_iter().find(|offer| offer.specialist == specialist))
}

/// Free times as the client would see them: the nearest days, or one day.
pub(in crate::desk) async fn targets(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    id: BookingId,
    to: Option<SpecialistId>,
    day: Option<LocalDay>,
) -> Result<Facts, Error> {
    let Some(booking) = tx.booking(id).await? else { return Ok(Facts::Gone) };
    let people = people(work, shelf, &booking);
    let to = to.filter(|id| people.contains(id)).unwrap_or(booking.specialist);
    let (zone, policy) = (shelf.catalog.studio.zone, &shelf.catalog.studio.policy);
    let Some(Offer { visit, .. }) = offer_with(tx, shelf, &booking, to).await? else {
        return Ok(Facts::Gone);
    };
    let (today, horizon) = (zone.day_of(work.now), zone.day_of(policy.horizon(work.now)));
    let looks = match day {
        Some(day) => vec![(day, day)],
        None => vec![(today, today.plus(FIRST_LOOK_DAYS).min(horizon)), (today, horizon)],
    };
    let mut days = Vec::new();
    for (first, last) in looks {
        let span = Span { start: zone.day_span(first.plus(-1)).start, end: zone.day_span(last.plus(1)).end };
        let mut busy = tx.busy(to, span, None, work.now).await?;
        leave_out(&mut busy, to, &booking);
        let starts = shelf
            .hours
            .get(&to)
            .map(|hours| Agenda { hours, policy, visit, busy: &busy, now: work.now }.starts(first, last));
        let starts = starts.unwrap_or_default().into_iter();
        days = by_day(
            starts.filter(|start| *start != booking.span.start || to != booking.specialist),
            |start| zone.day_of(start),
        );
        if days.len() >= NEAREST_DAYS {
            break;
        }
    }
    days.truncate(NEAREST_DAYS);
    Ok(Facts::Targets(Box::new(Targets { booking, people, to, days })))
}

/// Moves a visit, or says what speaks against it. Moving it where it is is no move.
pub(super) async fn move_to(
    work: &Work<'_>,
    tx: &mut Tx,
    id: BookingId,
    to: Target,
) -> Result<Answer, Error> {
    let Some((booking, shelf)) = both_locked(work, tx, id, to.specialist).await? else {
        return Ok(Answer::Gone);
    };
    let shelf = shelf.as_ref();
    if !booking.stands() {
        return Ok(Answer::Settled(id));
    }
    if booking.span.start == to.start && booking.specialist == to.specialist {
        return Ok(Answer::Moved(id));
    }
    if to.seen.is_some_and(|seen| seen != Seen::of(booking.span.start)) {
        return Ok(Answer::Settled(id)); // Somebody moved it meanwhile.
    }
    if !people(work, shelf, &booking).contains(&to.specialist) {
        return Ok(Answer::Refused(id, Refusal::NotOffered));
    }
    let Some(offer) = offer_with(tx, shelf, &booking, to.specialist).await? else {
        return Ok(Answer::Refused(id, Refusal::NotOffered));
    };
    tx.release_ended(&[to.specialist], work.now).await?;
    let why = objections(tx, shelf, &booking, offer, (to.start, &[]), work.now).await?;
    match why.first() {
        Some(first) if !first.may_be_broken() => return Ok(Answer::Refused(id, *first)),
        Some(_) if !to.anyway => {
            let Target { specialist, start, .. } = to;
            return Ok(Answer::Warned { booking: id, specialist, start, why });
        }
        _ => {}
    }
    write(work, tx, shelf, &booking, offer, to, !why.is_empty()).await?;
    Ok(Answer::Moved(id))
}

/// The visit and the rules when nobody else can change them, nor the day it goes to.
async fn both_locked(
    work: &Work<'_>,
    tx: &mut Tx,
    id: BookingId,
    other: SpecialistId,
) -> Result<Option<(Booking, Arc<Shelf>)>, Error> {
    let Some(seen) = tx.booking(id).await? else { return Ok(None) };
    let shelf = work.under_lock(tx, &[seen.specialist, other]).await?;
    match tx.booking(id).await? {
        Some(found) if found.specialist != seen.specialist => {
            Err(Error::Busy("a visit went to another specialist".to_owned()))
        }
        found => Ok(found.zip(shelf)),
    }
}

async fn write(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    booking: &Booking,
    offer: Offer,
    to: Target,
    anyway: bool,
) -> Result<(), Error> {
    let (id, now) = (booking.id, work.now);
    // What was agreed with the client stays, whoever does it.
    let offer = Offer { price: booking.price, ..offer };
    tx.end_proposal(id, "withdrawn", now).await?;
    let after = put(tx, shelf, booking, (offer, to.start), work.by, now).await?;
    tx.notify_client(&after, Notice::Moved(id), work.by, now).await?;
    tell_staff(tx, shelf, (booking, &after), work.by, now).await?;
    let what = if anyway { "moved-anyway" } else { "moved" };
    let client = audit::visitor(booking);
    work.audit(
        tx,
        what,
        json!({ "client": client, "was": audit::at(booking.span.start), "start": audit::at(to.start) }),
    )
    .await
}
