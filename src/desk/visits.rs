//! What becomes of a booking later: cancelling.

use okoshko_domain::booking::{Cancelling, Status};
use okoshko_domain::ids::BookingId;
use okoshko_domain::notice::Notice;
use okoshko_domain::people::Actor;
use okoshko_domain::timestamp::Timestamp;

use serde_json::json;

use super::Desk;
use super::absence::excused;
use super::booking::own_locked;
use crate::store::{Error, Found, Tx};

/// So long the specialist hears nothing of it, in minutes: the client may say why, or change their mind.
const REASON_GRACE_MIN: i64 = 1;

/// Why a booking was not cancelled. Every variant but the last is an answer for the client.
#[derive(Debug, thiserror::Error)]
pub enum CancelError {
    /// No such booking of this person.
    #[error("it is not theirs")]
    NotYours,
    /// It is over, or never was more than a hold.
    #[error("it is settled already")]
    Settled,
    /// The studio's window is closed: they write to the studio.
    #[error("it is too late to cancel")]
    TooLate,
    /// The database says no.
    #[error(transparent)]
    Store(#[from] Error),
}

/// Calls a booking off, within the studio's window. The specialist hears of it.
///
/// # Errors
/// See [`CancelError`].
pub(super) async fn cancel(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    id: BookingId,
    now: Timestamp,
) -> Result<(), CancelError> {
    let Found { booking, revision, .. } = own_locked(tx, by, id).await?.ok_or(CancelError::NotYours)?;
    if booking.status == Status::Cancelled {
        return Ok(()); // Twice is once.
    }
    let shelf = desk.shelves.at(tx, booking.studio, revision).await?.ok_or(CancelError::NotYours)?;
    match excused(tx, &booking, shelf.catalog.studio.policy.cancel_until, now).await? {
        Cancelling::Moot => return Err(CancelError::Settled),
        Cancelling::Closed => return Err(CancelError::TooLate),
        Cancelling::Open(_) => {}
    }
    tx.end_proposal(id, "withdrawn", now).await?;
    tx.set_cancelled(id, now).await?;
    let was = json!({ "was": booking.status.word() }).to_string();
    tx.record_change(&booking, by, "cancelled", &was, now).await?;
    let due = now.plus_min(REASON_GRACE_MIN);
    tx.notify_staff_at(&booking, Notice::VisitCancelled(id), due, now).await?;
    Ok(())
}
