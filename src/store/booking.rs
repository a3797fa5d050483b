//! Visits, from hold to end.

use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::ids::{AccountId, BookingId, CalendarId, ClientId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::money::Money;
use okoshko_domain::people::{Actor, Lang};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;
use uuid::Uuid;

use super::catalog::small;
use super::statement::Sql;
use super::{Result, Tx};

/// No account has this number.
const NOBODY: AccountId = AccountId(0);

/// What a new row of a booking holds.
#[derive(Clone, Debug)]
pub struct NewHold {
    /// Where.
    pub studio: StudioId,
    /// With whom.
    pub specialist: SpecialistId,
    /// What.
    pub service: ServiceId,
    /// For whom.
    pub client: ClientId,
    /// Whose hold it is.
    pub account: Option<AccountId>,
    /// When.
    pub span: Span,
    /// The studio's civil day of the start.
    pub day: LocalDay,
    /// Minutes to get ready.
    pub before_min: u32,
    /// Minutes to clean up.
    pub after_min: u32,
    /// Held, or already something else for rows entered at once.
    pub status: Status,
    /// Until when it is kept; for [`Status::Held`] only.
    pub held_until: Option<Timestamp>,
    /// What it costs.
    pub price: Money,
    /// The language it is made in.
    pub lang: Lang,
    /// The client's name, once they agreed.
    pub client_name: String,
    /// At which place, when the specialist has several.
    pub calendar: Option<CalendarId>,
}

impl Tx {
    /// Frees what this account holds, and what these specialists' clients held too long: no predicate of the law can
    /// say "now".
    ///
    /// The rows may be anybody's, so PostgreSQL locks them in one order: two who free each other's never wait for
    /// each other. Call it with every specialist's lock in hand.
    pub async fn release_holds(
        &mut self,
        account: AccountId,
        specialists: &[SpecialistId],
        now: Timestamp,
    ) -> Result<()> {
        let sql = Sql {
            sqlite: "update booking
                        set status = 'released', held_until = null, changed_at = $3
                      where status = 'held'
                        and (account_id = $1
                             or (held_until <= $3 and specialist_id in (select value from json_each($2))))",
            postgres: "with ended as (select booking_id
                                        from booking
                                       where status = 'held'
                                         and (account_id = $1
                                              or (held_until <= $3
                                                  and specialist_id in (select value::bigint
                                                                          from json_array_elements_text($2::json))))
                                       order by booking_id
                                         for update)
                       update booking
                          set status = 'released', held_until = null, changed_at = $3
                         from ended
                        where booking.booking_id = ended.booking_id",
        };
        let specialists = serde_json::to_string(specialists).unwrap_or_default();
        self.write(sql, values![account.0, specialists, now.0]).await
    }

    /// Frees what these specialists' clients held too long, and nothing else: staff who see to a visit may hold another
    /// one as a client.
    pub async fn release_ended(&mut self, specialists: &[SpecialistId], now: Timestamp) -> Result<()> {
        self.release_holds(NOBODY, specialists, now).await
    }

    /// Frees what an account holds.
    pub async fn release_of(&mut self, account: AccountId, now: Timestamp) -> Result<()> {
        self.write(
            "update booking
                set status = 'released', held_until = null, changed_at = $2
              where account_id = $1
                and status = 'held'",
            values![account.0, now.0],
        )
        .await
    }

    /// Writes a new row; the law decides whether it may stand.
    pub async fn insert_booking(&mut self, new: &NewHold, now: Timestamp) -> Result<BookingId> {
        let sql = "insert into booking (studio_id, specialist_id, service_id, client_id, account_id, client_name,
                                starts_at, ends_at, local_day, buffer_before_min, buffer_after_min,
                                status, held_until, price_minor, currency, lang, token, calendar_id,
                                created_at, changed_at)
                   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $19)
                   returning booking_id";
        let values = values![
            new.studio.0,
            new.specialist.0,
            new.service.0,
            new.client.0,
            new.account.map(|account| account.0),
            new.client_name.as_str(),
            new.span.start.0,
            new.span.end.0,
            i64::from(new.day.0),
            i64::from(new.before_min),
            i64::from(new.after_min),
            new.status.word(),
            new.held_until.map(|until| until.0),
            new.price.minor,
            new.price.currency.code(),
            new.lang.code(),
            Uuid::new_v4(),
            new.calendar.map(|calendar| calendar.0),
            now.0
        ];
        let id = BookingId(self.number(sql, values).await?);
        if !matches!(new.status, Status::Held | Status::Released) {
            self.is_their_last(id).await?;
        }
        Ok(id)
    }

    /// More than a hold: whoever it is for is a client since then.
    pub(super) async fn is_their_last(&mut self, id: BookingId) -> Result<()> {
        self.write(
            "update client
                set last_booking = $1
              where client_id = (select client_id from booking where booking_id = $1)
                and last_booking < $1",
            values![id.0],
        )
        .await
    }

    /// A released row holds its time again, at the present price; the law decides whether it may.
    pub async fn hold_again(
        &mut self,
        id: BookingId,
        until: Timestamp,
        price: Money,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "update booking
                set status = 'held', held_until = $2, price_minor = $3, changed_at = $4
              where booking_id = $1",
            values![id.0, until.0, price.minor, now.0],
        )
        .await
    }

    /// The hold becomes a booking, with the name of the client who agreed.
    pub async fn set_booked(&mut self, id: BookingId, client_name: &str, now: Timestamp) -> Result<()> {
        self.write(
            "update booking
                set status = 'booked', held_until = null, client_name = $2, changed_at = $3
              where booking_id = $1",
            values![id.0, client_name, now.0],
        )
        .await?;
        self.is_their_last(id).await
    }

    /// The booking is called off.
    pub async fn set_cancelled(&mut self, id: BookingId, now: Timestamp) -> Result<()> {
        self.write(
            "update booking
                set status = 'cancelled', held_until = null, changed_at = $2
              where booking_id = $1",
            values![id.0, now.0],
        )
        .await
    }

    /// How often a booking was changed since it was made, and when last.
    pub async fn changes_of(&mut self, id: BookingId) -> Result<(u32, Timestamp)> {
        let row: Option<(i64, i64)> = self
            .row(
                "select changed_at,
                        (select count(*) from booking_event where booking_id = $1)
                   from booking
                  where booking_id = $1",
                values![id.0],
            )
            .await?;
        let (at, entries) = row.unwrap_or_default();
        Ok((small((entries - 1).max(0)), Timestamp(at))) // The first entry is that it was made.
    }

    /// As [`Tx::record_change`], with nothing to say of what was before.
    pub async fn record(&mut self, booking: &Booking, by: &Actor, what: &str, now: Timestamp) -> Result<()> {
        self.record_change(booking, by, what, "", now).await
    }
}
