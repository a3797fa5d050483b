//! What a client adds to a slot that they hold: kept on its row, and taken over when another row follows.

use okoshko_dialogues::extras::Extra;
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{BookingId, ServiceId};
use okoshko_domain::people::Actor;
use okoshko_domain::timestamp::Timestamp;

use super::Desk;
use super::booking::{self, BookError, Draft, Wish};
use crate::store::Tx;

/// Where a client stands after they added something.
pub(super) enum Added {
    /// This row holds the slot, with all of it.
    Held(BookingId),
    /// With one more service it is too long for where it is held. This row names them all; the hold stays as it was.
    Longer(BookingId, Timestamp),
}

/// Adds it; a hold that ran out is taken again.
///
/// # Errors
/// See [`BookError`].
pub(super) async fn add(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    (hold, extra): (BookingId, &Extra),
    now: Timestamp,
) -> Result<Added, BookError> {
    tx.lock_account(by.account).await?;
    let held = booking::own(tx, by, hold).await?.ok_or(BookError::NotYours)?.booking;
    if !matches!(held.status, Status::Held | Status::Released) {
        return Err(BookError::Settled);
    }
    let mut draft = Draft::of(&held);
    match extra {
        Extra::Comment(comment) => tx.set_comment(hold, comment, now).await?,
        Extra::Guest(guest) => tx.set_guest(hold, guest.as_ref(), now).await?,
        Extra::Service(service) if draft.more.contains(service) => {} // Twice is once.
        Extra::Service(service) => {
            draft.more.push(*service);
            return one_more(desk, tx, by, &held, (&draft, *service), now).await;
        }
        Extra::NoService(service) => draft.more.retain(|one| one != service),
    }
    if held.is_live_hold(now) && draft.more == held.more {
        return Ok(Added::Held(hold));
    }
    booking::hold_as(desk, tx, by, Wish::of(&held), &draft, now).await.map(Added::Held)
}

/// One more service by the same specialist at the same time; where that does not fit, the hold stays and a row of its
/// own names all of them.
async fn one_more(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    held: &Booking,
    (draft, service): (&Draft, ServiceId),
    now: Timestamp,
) -> Result<Added, BookError> {
    tx.lock_specialist(held.specialist).await?;
    let shelf = desk.shelves.of_service(tx, held.service).await?.ok_or(BookError::Gone)?;
    let mut besides = shelf.catalog.besides(held.specialist, held.service, &held.more);
    if !besides.any(|one| one.id == service) {
        return Err(BookError::Gone);
    }
    let wish = Wish::of(held);
    let why = match booking::hold_as(desk, tx, by, wish, draft, now).await {
        Err(BookError::Refused(why)) => why,
        outcome => return outcome.map(Added::Held),
    };
    // What was held was let go of to make room.
    if let Some(until) = held.held_until.filter(|_| held.is_live_hold(now)) {
        tx.hold_again(held.id, until, held.price, now).await?;
    }
    let offer = shelf.catalog.together(held.specialist, held.service, &draft.more);
    let Some(offer) = offer.filter(|_| why.is_about_time()) else { return Err(BookError::Refused(why)) };
    let row = booking::write_row(&shelf, tx, by, (wish, draft, Status::Released), offer, now).await?;
    Ok(Added::Longer(row, held.span.start))
}

/// Keeps a slot for all that a row names, with what was added to it.
///
/// # Errors
/// See [`BookError`].
pub(super) async fn hold_row(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    (row, who, start): (BookingId, Who, Timestamp),
    now: Timestamp,
) -> Result<BookingId, BookError> {
    let row = booking::own(tx, by, row).await?.ok_or(BookError::NotYours)?.booking;
    if !matches!(row.status, Status::Held | Status::Released) {
        return Err(BookError::Settled);
    }
    booking::hold_as(desk, tx, by, Wish { who, start, ..Wish::of(&row) }, &Draft::of(&row), now).await
}
