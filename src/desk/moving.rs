//! Moving a visit, in place: the old time is free when the new one is taken, and not before.

use okoshko_domain::booking::Booking;
use okoshko_domain::catalog::Offer;
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::people::Actor;
use okoshko_domain::slots::{Busy, Visit};
use okoshko_domain::timestamp::Timestamp;
use serde_json::json;

use okoshko_domain::catalog::Catalog;

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
    let service = catalog.any_service(booking.service);
    let others = service.into_iter().flat_map(|service| &service.offers);
    let others = others.filter(|offer| offer.specialist != booking.specialist).copied();
    Ok(std::iter::once(agreed).chain(others).collect())
}

/// A visit does not stand in its own way, nor does it fill its own day.
pub(super) fn leave_out(busy: &mut Vec<Busy>, specialist: SpecialistId, row: &Booking) {
    // No two that stand with one specialist have the same time.
    busy.retain(|busy| !(row.stands() && row.specialist == specialist && row.span == busy.span));
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
    let Offer { specialist, visit, .. } = offer;
    let day = shelf.catalog.studio.zone.day_of(start);
    let calendar = shelf.calendar_at(specialist, start);
    tx.move_booking(booking.id, &Moved { specialist, start, day, visit, calendar }, now).await?;
    let was = json!({
        "starts_at": booking.span.start.0,
        "ends_at": booking.span.end.0,
        "specialist": booking.specialist.0,
    });
    tx.record_change(booking, by, "moved", &was.to_string(), now).await?;
    Ok(Booking { specialist, span: visit.at(start), ..booking.clone() })
}
