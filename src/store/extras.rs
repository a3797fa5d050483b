//! What a client adds to a visit before it is booked.

use okoshko_domain::booking::Guest;
use okoshko_domain::catalog::Offer;
use okoshko_domain::ids::{AccountId, BookingId, ServiceId, StudioId};
use okoshko_domain::people::name_key;
use okoshko_domain::timestamp::Timestamp;

use super::{Result, Tx};

impl Tx {
    /// What the client wants known; empty for nothing.
    pub async fn set_comment(&mut self, id: BookingId, comment: &str, now: Timestamp) -> Result<()> {
        self.write(
            "update booking set comment = $2, changed_at = $3 where booking_id = $1",
            values![id.0, comment, now.0],
        )
        .await
    }

    /// Who comes; nothing for the client.
    pub async fn set_guest(&mut self, id: BookingId, guest: Option<&Guest>, now: Timestamp) -> Result<()> {
        let (name, phone) = guest.map_or(("", ""), |guest| (guest.name.as_str(), guest.phone.as_str()));
        self.write(
            "update booking
                set guest_name = $2, guest_key = $5, guest_phone = $3, changed_at = $4
              where booking_id = $1",
            values![id.0, name, phone, now.0, name_key(name)],
        )
        .await
    }

    /// What else is done in a visit, in order, as its specialist does it today.
    pub async fn add_services(
        &mut self,
        studio: StudioId,
        booking: BookingId,
        more: &[(ServiceId, &str, Offer)],
    ) -> Result<()> {
        for (position, (service, name, offer)) in (1_i64..).zip(more) {
            self.write(
                "insert into booking_service (studio_id, booking_id, position, service_id, name, length_min, price_minor)
                 values ($1, $2, $3, $4, $5, $6, $7)",
                values![
                    studio.0,
                    booking.0,
                    position,
                    service.0,
                    *name,
                    i64::from(offer.visit.length_min),
                    offer.price.minor
                ],
            )
            .await?;
        }
        Ok(())
    }

    /// The row that an account holds a slot with, if any; it may have run out.
    pub async fn held_by(&mut self, account: AccountId) -> Result<Option<BookingId>> {
        let row: Option<(i64,)> = self
            .row(
                "select booking_id from booking where account_id = $1 and status = 'held'",
                values![account.0],
            )
            .await?;
        Ok(row.map(|(id,)| BookingId(id)))
    }

    /// Takes what a client added to one row over to another.
    pub async fn copy_extras(&mut self, from: BookingId, to: BookingId) -> Result<()> {
        self.write(
            "update booking
                set comment = was.comment, guest_name = was.guest_name, guest_key = was.guest_key,
                    guest_phone = was.guest_phone
               from (select comment, guest_name, guest_key, guest_phone from booking where booking_id = $1) as was
              where booking.booking_id = $2",
            values![from.0, to.0],
        )
        .await
    }

    /// The same from what the account held last and did not book, when that was the same service in this studio, and
    /// after `since`.
    pub async fn carry_extras(
        &mut self,
        to: BookingId,
        account: AccountId,
        studio: StudioId,
        since: Timestamp,
    ) -> Result<()> {
        self.write(
            "update booking
                set comment = was.comment, guest_name = was.guest_name, guest_key = was.guest_key,
                    guest_phone = was.guest_phone
               from (select studio_id, service_id, comment, guest_name, guest_key, guest_phone, status, changed_at
                       from booking
                      where account_id = $2
                        and booking_id < $1
                      order by booking_id desc
                      limit 1) as was
              where booking.booking_id = $1
                and was.studio_id = $3
                and was.service_id = booking.service_id
                and was.status in ('held', 'released')
                and was.changed_at >= $4",
            values![to.0, account.0, studio.0, since.0],
        )
        .await
    }
}
