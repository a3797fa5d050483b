//! A client's phone, and what they agreed to.

use okoshko_domain::ids::{BookingId, ClientId};
use okoshko_domain::people::{Actor, consent_version, has_agreed};
use okoshko_domain::policy::AskPhone;
use okoshko_domain::timestamp::Timestamp;

use super::Desk;
use super::booking::{self, BookError, Booked};
use crate::store::{Error, Known, Shelf, Tx};

/// Whether a client is asked for their phone first, and whether nothing is booked without it.
pub(super) fn asked(ask: AskPhone, client: &Known) -> Option<bool> {
    match ask {
        _ if !client.phone.is_empty() => None,
        AskPhone::Required => Some(true),
        AskPhone::Welcome if !client.left_phone => Some(false),
        AskPhone::Welcome | AskPhone::Never => None,
    }
}

/// The version of the words that this studio needs agreed to.
fn wanted(shelf: &Shelf) -> &'static str {
    consent_version(shelf.catalog.studio.ask_phone != AskPhone::Never)
}

/// Whether a client has agreed to be remembered.
pub(super) fn agreed(shelf: &Shelf, client: &Known) -> bool {
    has_agreed(&client.consent, wanted(shelf))
}

/// The person agreed by pressing; whoever agreed to more before stays with it.
pub(super) async fn consent(
    tx: &mut Tx,
    shelf: &Shelf,
    client: &Known,
    (id, by): (ClientId, &Actor),
    now: Timestamp,
) -> Result<(), Error> {
    let version = if agreed(shelf, client) { client.consent.as_str() } else { wanted(shelf) };
    tx.consent(id, &by.name, version, now).await
}

/// Keeps the phone of whoever holds a slot, or that they leave it, and books. What is kept stays so when another was
/// faster: they need not say it twice.
///
/// # Errors
/// See [`BookError`].
pub(super) async fn give(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    (hold, phone): (BookingId, Option<&str>),
    now: Timestamp,
) -> Result<Booked, BookError> {
    tx.lock_account(by.account).await?;
    let found = booking::own(tx, by, hold).await?.ok_or(BookError::NotYours)?;
    let shelf = desk.shelves.at(tx, found.booking.studio, found.revision).await?.ok_or(BookError::Gone)?;
    if let Some(phone) = phone {
        tx.set_phone(found.booking.client, phone).await?;
        consent(tx, &shelf, &found.client, (found.booking.client, by), now).await?;
    } else {
        tx.leave_phone(found.booking.client, now).await?;
    }
    booking::book(desk, tx, by, hold, now).await
}
