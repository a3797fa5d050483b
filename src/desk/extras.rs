//! What a client adds to a slot that they hold: kept on its row, and taken over when another row follows.

use okoshko_dialogues::extras::Extra;
use okoshko_domain::booking::Status;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::BookingId;
use okoshko_domain::people::Actor;
use okoshko_domain::timestamp::Timestamp;

use super::Desk;
use super::booking::{self, BookError, Wish};
use crate::store::Tx;

/// Adds it; a hold that ran out is taken again. Gives the row that holds the slot now.
///
/// # Errors
/// See [`BookError`].
pub(super) async fn add(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    (hold, extra): (BookingId, &Extra),
    now: Timestamp,
) -> Result<BookingId, BookError> {
    tx.lock_account(by.account).await?;
    let held = booking::own(tx, by, hold).await?.ok_or(BookError::NotYours)?.booking;
    if !matches!(held.status, Status::Held | Status::Released) {
        return Err(BookError::Settled);
    }
    match extra {
        Extra::Comment(comment) => tx.set_comment(hold, comment, now).await?,
        Extra::Guest(guest) => tx.set_guest(hold, guest.as_ref(), now).await?,
    }
    if held.is_live_hold(now) {
        return Ok(hold);
    }
    let wish = Wish { service: held.service, who: Who::One(held.specialist), start: held.span.start };
    booking::hold_after(desk, tx, by, wish, Some(hold), now).await
}
