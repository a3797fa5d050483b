//! Moving a visit, in place: the old time is free when the new one is taken, and not before.

use std::sync::Arc;

use okoshko_dialogues::event::Answer;
use okoshko_dialogues::facts::{Card, Facts, Target};
use okoshko_dialogues::moving::{self, Move, Seen};
use okoshko_domain::booking::{Booking, Cancelling, Status};
use okoshko_domain::catalog::{Catalog, Offer, Who};
use okoshko_domain::ids::{BookingId, SpecialistId};
use okoshko_domain::notice::Notice;
use okoshko_domain::people::Actor;
use okoshko_domain::slots::{Busy, Refusal, Visit, least_busy};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use serde_json::json;

use super::absence::excused;
use super::booking::{self, BookError, Day, kindest, own};
use super::{Desk, approval, end};
use crate::store::{Error, Moved, Shelf, Tx};

/// Everybody who could do a visit that is there already, and how.
pub(super) async fn offers_for(
    tx: &mut Tx,
    catalog: &Catalog,
    booking: &Booking,
) -> Result<Vec<Offer>, Error> {
    let none = Visit { length_min: 1, before_min: 0, after_min: 0 };
    let visit = tx.visit_of(booking.id).await?.unwrap_or(none);
    let agreed = Offer { specialist: booking.specialist, visit, price: booking.price };
    Ok(catalog.offers_instead(booking.service, &booking.more, agreed))
}

/// A visit does not stand in its own way, nor does it fill its own day.
pub(super) fn leave_out(busy: &mut Vec<Busy>, specialist: SpecialistId, row: &Booking) {
    // No two that stand with one specialist have the same time.
    busy.retain(|busy| !(row.stands() && row.specialist == specialist && row.span == busy.span));
}

/// What stands in a specialist's day around a start, the visit that is to go there left out.
pub(super) async fn standing(
    tx: &mut Tx,
    shelf: &Shelf,
    row: &Booking,
    (specialist, start): (SpecialistId, Timestamp),
    now: Timestamp,
) -> Result<Vec<Busy>, Error> {
    let zone = shelf.catalog.studio.zone;
    let day = zone.day_of(start);
    let span = Span { start: zone.day_span(day.plus(-1)).start, end: zone.day_span(day.plus(1)).end };
    let mut busy = tx.busy(specialist, span, None, now).await?;
    leave_out(&mut busy, specialist, row);
    Ok(busy)
}

/// Whether a visit stands there: going there is no move.
pub(super) fn stands_at(row: &Booking, specialist: SpecialistId, start: Timestamp) -> bool {
    row.stands() && row.specialist == specialist && row.span.start == start
}

/// Writes a move and its history. What the visit is then.
pub(super) async fn put(
    tx: &mut Tx,
    shelf: &Shelf,
    booking: &Booking,
    (offer, start): (Offer, Timestamp),
    by: &Actor,
    now: Timestamp,
) -> Result<Booking, Error> {
    let Offer { specialist, visit, price } = offer;
    let day = shelf.catalog.studio.zone.day_of(start);
    let calendar = shelf.calendar_at(specialist, start);
    tx.move_booking(booking.id, &Moved { specialist, start, day, visit, calendar, price }, now).await?;
    let was = json!({
        "starts_at": booking.span.start.0,
        "ends_at": booking.span.end.0,
        "specialist": booking.specialist.0,
        "price_minor": booking.price.minor,
    });
    tx.record_change(booking, by, "moved", &was.to_string(), now).await?;
    Ok(becomes(shelf, booking, offer, start))
}

/// Tells the staff of a move that the client did, or somebody of them. Of a request those are asked anew who may settle
/// it where it is now.
pub(super) async fn tell_staff(
    tx: &mut Tx,
    shelf: &Shelf,
    (before, after): (&Booking, &Booking),
    by: &Actor,
    now: Timestamp,
) -> Result<(), Error> {
    let moved = Notice::VisitMoved(after.id);
    if after.status != Status::Pending {
        return tx.notify_others(after, before.specialist, moved, by, now).await;
    }
    let staffs = before.account != Some(by.account);
    approval::ask_anew(shelf, tx, after, staffs.then_some(by.account), now).await?;
    if before.specialist == after.specialist {
        return Ok(());
    }
    tx.notify_specialist(after, before.specialist, moved, by, now).await
}

/// A visit as it is when somebody else does it, or at another time.
fn becomes(shelf: &Shelf, booking: &Booking, offer: Offer, start: Timestamp) -> Booking {
    let name = shelf.catalog.specialist(offer.specialist).map(|specialist| specialist.name.clone());
    let place = shelf.place_at(offer.specialist, start);
    Booking {
        specialist: offer.specialist,
        specialist_name: name.unwrap_or_else(|| booking.specialist_name.clone()),
        span: offer.visit.at(start),
        price: offer.price,
        place: place.map(|place| place.name.clone()).unwrap_or_default(),
        place_address: place.map(|place| place.address.clone()).unwrap_or_default(),
        ..booking.clone()
    }
}

/// A client moves their visit within the studio's window, by the rules that listed the slots. The specialists hear of
/// it. Moving it where it is is no move.
pub(super) async fn move_own(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    to: Move,
    now: Timestamp,
) -> Result<Answer, Error> {
    let Some((booking, shelf)) = under_lock(desk, tx, by, to).await? else {
        return Ok(Answer::NotYours);
    };
    let id = booking.id;
    let moved = |answer| Ok(Answer::Moving(answer));
    if !booking.is_upcoming(now) {
        return Ok(Answer::Settled(id));
    }
    if stands_at(&booking, to.specialist, to.start) {
        return moved(moving::Answer::Moved(id)); // Twice is once.
    }
    if excused(tx, &booking, shelf.catalog.studio.policy.moving_until(), now).await? == Cancelling::Closed {
        return moved(moving::Answer::TooLate(id));
    }
    let (who, start) = (to.who(), to.start);
    let refused = |why| Ok(Answer::Moving(moving::Answer::Refused { booking: id, who, start, why }));
    match booking::welcome(&shelf, tx, by, now).await {
        Ok(_) => {}
        Err(BookError::Refused(why)) => return refused(why),
        Err(BookError::Store(error)) => return Err(error),
        Err(_) => return Ok(Answer::Gone),
    }
    let offers = offers_for(tx, &shelf.catalog, &booking).await?;
    let Some(offer) = offers.into_iter().find(|offer| offer.specialist == to.specialist) else {
        return refused(Refusal::NotOffered);
    };
    if to.seen != Seen::of(booking.span.start, offer.price) {
        return moved(moving::Answer::LookAgain { booking: id, who, start });
    }
    tx.release_holds(by.account, &[to.specialist], now).await?;
    let mut day = Day::around(&shelf, tx, by, offer, start, now).await?;
    day.leave_out(&booking);
    if let Some(why) = day.refusal(&shelf, start, now) {
        return refused(why);
    }
    tx.end_proposal(id, "withdrawn", now).await?;
    let after = put(tx, &shelf, &booking, (offer, start), by, now).await?;
    tell_staff(tx, &shelf, (&booking, &after), by, now).await?;
    moved(moving::Answer::Moved(id))
}

/// The booking and the rules when nobody else can change them, nor the day it leaves, nor the one it goes to.
async fn under_lock(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    to: Move,
) -> Result<Option<(Booking, Arc<Shelf>)>, Error> {
    tx.lock_account(by.account).await?;
    let Some(mut found) = own(tx, by, to.booking).await? else { return Ok(None) };
    let was = found.booking.specialist;
    let mut specialists = vec![was, to.specialist];
    specialists.sort_unstable();
    specialists.dedup();
    let mut waited = false;
    for specialist in specialists {
        waited |= tx.lock_specialist(specialist).await?;
    }
    if waited {
        let Some(again) = own(tx, by, to.booking).await? else { return Ok(None) };
        found = again;
    }
    if found.booking.specialist != was {
        return Err(Error::Busy("a visit went to another specialist".to_owned()));
    }
    let shelf = desk.shelves.at(tx, found.booking.studio, found.revision).await?;
    Ok(shelf.map(|shelf| (found.booking, shelf)))
}

impl Desk {
    /// What becomes of a booking at another time; of one that is not to be moved its card.
    pub(super) async fn target(
        &self,
        tx: &mut Tx,
        by: &Actor,
        id: BookingId,
        who: Who,
        start: Timestamp,
        now: Timestamp,
    ) -> Result<Facts, Error> {
        let Some(card) = self.card_for(tx, by.account, id, now).await? else { return Ok(Facts::NotYours) };
        let open = matches!(card.moving, Cancelling::Open(_));
        let Some(shelf) = self.shelves.of_studio(tx, card.booking.studio).await?.filter(|_| open) else {
            return Ok(Facts::Booking(Box::new(card)));
        };
        let there = |offer: &Offer| stands_at(&card.booking, offer.specialist, start);
        let offers = offers_for(tx, &card.catalog, &card.booking).await?;
        let mut asked: Vec<_> = offers.into_iter().filter(|offer| who.takes(offer.specialist)).collect();
        let stands = asked.iter().any(there);
        asked.retain(|offer| !there(offer));
        if asked.is_empty() && stands {
            return Ok(Facts::Booking(Box::new(card)));
        }
        let to = match booking::welcome(&shelf, tx, by, now).await {
            Ok(_) => choose(&shelf, tx, by, &card, asked, (start, now)).await?,
            Err(BookError::Store(error)) => return Err(error),
            Err(BookError::Refused(why)) => Err(why),
            Err(_) => Err(Refusal::NotOffered),
        };
        let to = to.map(|offer| Box::new(becomes(&shelf, &card.booking, offer, start)));
        Ok(Facts::Target(Box::new(Target { card, to })))
    }

    /// `move_own` in a transaction of its own.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn move_own(&self, by: &Actor, to: Move) -> Result<Answer, Error> {
        self.alone(|mut tx, now| async move {
            let moved = move_own(self, &mut tx, by, to, now).await;
            end(tx, moved).await
        })
        .await
    }
}

/// Who takes a visit at its new time: whoever has it, when they can; else as for a new one.
async fn choose(
    shelf: &Shelf,
    tx: &mut Tx,
    by: &Actor,
    card: &Card,
    asked: Vec<Offer>,
    (start, now): (Timestamp, Timestamp),
) -> Result<Result<Offer, Refusal>, Error> {
    let (mut free, mut reasons) = (Vec::new(), Vec::new());
    for offer in asked {
        let mut day = Day::around(shelf, tx, by, offer, start, now).await?;
        day.leave_out(&card.booking);
        match day.refusal(shelf, start, now) {
            None => free.push((offer, day.visits(shelf))),
            Some(why) => reasons.push(why),
        }
    }
    let same = free.iter().map(|(offer, _)| *offer).find(|offer| offer.specialist == card.booking.specialist);
    Ok(same.or_else(|| least_busy(&free)).ok_or_else(|| kindest(reasons.into_iter())))
}
