//! Visits, from hold to end.

use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::ids::{AccountId, BookingId, ClientId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::money::{Currency, Money};
use okoshko_domain::people::{Actor, Lang};
use okoshko_domain::slots::Busy;
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};
use uuid::Uuid;

use super::catalog::small;
use super::{Engine, Error, Result, Tx};

/// A stretch that stands in somebody's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Whose day.
    pub specialist: SpecialistId,
    /// What stands there.
    pub busy: Busy,
}

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
}

#[derive(sqlx::FromRow)]
struct TakenRow {
    specialist_id: i64,
    starts_at: i64,
    ends_at: i64,
    buffer_before_min: i64,
    buffer_after_min: i64,
}

impl From<TakenRow> for Taken {
    fn from(row: TakenRow) -> Self {
        Self {
            specialist: SpecialistId(row.specialist_id),
            busy: Busy {
                span: Span { start: Timestamp(row.starts_at), end: Timestamp(row.ends_at) },
                before_min: small(row.buffer_before_min),
                after_min: small(row.buffer_after_min),
            },
        }
    }
}

#[derive(sqlx::FromRow)]
struct BookingRow {
    booking_id: i64,
    studio_id: i64,
    specialist_id: i64,
    specialist_name: String,
    service_id: i64,
    service_name: String,
    client_id: i64,
    account_id: Option<i64>,
    client_name: String,
    starts_at: i64,
    ends_at: i64,
    status: String,
    held_until: Option<i64>,
    price_minor: i64,
    currency: String,
    lang: String,
    token: Uuid,
    zone: String,
}

impl TryFrom<BookingRow> for Booking {
    type Error = Error;

    fn try_from(row: BookingRow) -> Result<Self> {
        let broken = |what: &str| Error::broken("booking", row.booking_id, what);
        let currency = Currency::parse(&row.currency).ok_or_else(|| broken("its currency"))?;
        Ok(Self {
            id: BookingId(row.booking_id),
            studio: StudioId(row.studio_id),
            specialist: SpecialistId(row.specialist_id),
            status: Status::parse(&row.status).ok_or_else(|| broken("its status"))?,
            lang: Lang::parse(&row.lang).ok_or_else(|| broken("its language"))?,
            specialist_name: row.specialist_name,
            service: ServiceId(row.service_id),
            service_name: row.service_name,
            client: ClientId(row.client_id),
            account: row.account_id.map(AccountId),
            client_name: row.client_name,
            span: Span { start: Timestamp(row.starts_at), end: Timestamp(row.ends_at) },
            held_until: row.held_until.map(Timestamp),
            price: Money { minor: row.price_minor, currency },
            token: row.token,
            zone: Zone::parse(&row.zone).ok_or_else(|| broken("its studio's zone"))?,
        })
    }
}

impl Tx {
    /// What stands in one specialist's way between `span.start` and `span.end`, in order. Holds that ran out
    /// count as free, and so does the hold of `own`.
    pub async fn busy(
        &mut self,
        specialist: SpecialistId,
        span: Span,
        own: Option<AccountId>,
        now: Timestamp,
    ) -> Result<Vec<Busy>> {
        let rows: Vec<TakenRow> = on!(self, |db| {
            sqlx::query_as(
                "select specialist_id, starts_at, ends_at, buffer_before_min, buffer_after_min
                   from booking
                  where specialist_id = $1
                    and starts_at < $3
                    and starts_at > $2 - 172800
                    and ends_at > $2
                    and status in ('held', 'pending', 'booked')
                    and (status <> 'held' or (held_until > $4 and coalesce(account_id, 0) <> $5))
                  order by starts_at",
            )
            .bind(specialist.0)
            .bind(span.start.0)
            .bind(span.end.0)
            .bind(now.0)
            .bind(own.map_or(0, |own| own.0))
            .fetch_all(db)
            .await?
        });
        Ok(rows.into_iter().map(|row| Taken::from(row).busy).collect())
    }

    /// As [`Tx::busy`], for everybody in a studio.
    pub async fn busy_in_studio(
        &mut self,
        studio: StudioId,
        span: Span,
        own: Option<AccountId>,
        now: Timestamp,
    ) -> Result<Vec<Taken>> {
        let rows: Vec<TakenRow> = on!(self, |db| {
            sqlx::query_as(
                "select specialist_id, starts_at, ends_at, buffer_before_min, buffer_after_min
                   from booking
                  where studio_id = $1
                    and starts_at < $3
                    and starts_at > $2 - 172800
                    and ends_at > $2
                    and status in ('held', 'pending', 'booked')
                    and (status <> 'held' or (held_until > $4 and coalesce(account_id, 0) <> $5))
                  order by starts_at",
            )
            .bind(studio.0)
            .bind(span.start.0)
            .bind(span.end.0)
            .bind(now.0)
            .bind(own.map_or(0, |own| own.0))
            .fetch_all(db)
            .await?
        });
        Ok(rows.into_iter().map(Taken::from).collect())
    }

    /// How many visits to come a client has in one studio, holds left out.
    pub async fn active_visits(
        &mut self,
        studio: StudioId,
        account: AccountId,
        now: Timestamp,
    ) -> Result<u32> {
        let count: i64 = on!(self, |db| {
            sqlx::query_scalar(
                "select count(*)
                   from booking
                  where account_id = $2
                    and studio_id = $1
                    and starts_at > $3
                    and status in ('pending', 'booked')",
            )
            .bind(studio.0)
            .bind(account.0)
            .bind(now.0)
            .fetch_one(db)
            .await?
        });
        Ok(small(count))
    }

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
        match self.engine() {
            Engine::Sqlite(db) => {
                sqlx::query(
                    "update booking
                        set status = 'released', held_until = null, changed_at = $3
                      where status = 'held'
                        and (account_id = $1
                             or (held_until <= $3 and specialist_id in (select value from json_each($2))))",
                )
                .bind(account.0)
                .bind(serde_json::to_string(specialists).unwrap_or_default())
                .bind(now.0)
                .execute(db)
                .await?;
            }
            Engine::Postgres(db) => {
                sqlx::query(
                    "with ended as (select booking_id
                                      from booking
                                     where status = 'held'
                                       and (account_id = $1 or (held_until <= $3 and specialist_id = any($2)))
                                     order by booking_id
                                       for update)
                     update booking
                        set status = 'released', held_until = null, changed_at = $3
                       from ended
                      where booking.booking_id = ended.booking_id",
                )
                .bind(account.0)
                .bind(specialists.iter().map(|id| id.0).collect::<Vec<_>>())
                .bind(now.0)
                .execute(db)
                .await?;
            }
        }
        Ok(())
    }

    /// Frees what an account holds.
    pub async fn release_of(&mut self, account: AccountId, now: Timestamp) -> Result<()> {
        on!(self, |db| {
            sqlx::query(
                "update booking
                    set status = 'released', held_until = null, changed_at = $2
                  where account_id = $1
                    and status = 'held'",
            )
            .bind(account.0)
            .bind(now.0)
            .execute(db)
            .await?;
        });
        Ok(())
    }

    /// Writes a new row; the law decides whether it may stand.
    pub async fn insert_booking(&mut self, new: &NewHold, now: Timestamp) -> Result<BookingId> {
        let id: i64 = on!(self, |db| {
            sqlx::query_scalar(
                "insert into booking (studio_id, specialist_id, service_id, client_id, account_id, client_name,
                                      starts_at, ends_at, local_day, buffer_before_min, buffer_after_min,
                                      status, held_until, price_minor, currency, lang, token, created_at, changed_at)
                 values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $18)
                 returning booking_id",
            )
            .bind(new.studio.0)
            .bind(new.specialist.0)
            .bind(new.service.0)
            .bind(new.client.0)
            .bind(new.account.map(|account| account.0))
            .bind(new.client_name.as_str())
            .bind(new.span.start.0)
            .bind(new.span.end.0)
            .bind(i64::from(new.day.0))
            .bind(i64::from(new.before_min))
            .bind(i64::from(new.after_min))
            .bind(new.status.word())
            .bind(new.held_until.map(|until| until.0))
            .bind(new.price.minor)
            .bind(new.price.currency.code())
            .bind(new.lang.code())
            .bind(Uuid::new_v4())
            .bind(now.0)
            .fetch_one(db)
            .await?
        });
        Ok(BookingId(id))
    }

    /// A released row holds its time again, at the present price; the law decides whether it may.
    pub async fn hold_again(
        &mut self,
        id: BookingId,
        until: Timestamp,
        price: Money,
        now: Timestamp,
    ) -> Result<()> {
        on!(self, |db| {
            sqlx::query(
                "update booking
                    set status = 'held', held_until = $2, price_minor = $3, changed_at = $4
                  where booking_id = $1",
            )
            .bind(id.0)
            .bind(until.0)
            .bind(price.minor)
            .bind(now.0)
            .execute(db)
            .await?;
        });
        Ok(())
    }

    /// The hold becomes a booking, with the name of the client who agreed.
    pub async fn set_booked(&mut self, id: BookingId, client_name: &str, now: Timestamp) -> Result<()> {
        on!(self, |db| {
            sqlx::query(
                "update booking
                    set status = 'booked', held_until = null, client_name = $2, changed_at = $3
                  where booking_id = $1",
            )
            .bind(id.0)
            .bind(client_name)
            .bind(now.0)
            .execute(db)
            .await?;
        });
        Ok(())
    }

    /// The booking is called off.
    pub async fn set_cancelled(&mut self, id: BookingId, now: Timestamp) -> Result<()> {
        on!(self, |db| {
            sqlx::query(
                "update booking
                    set status = 'cancelled', held_until = null, changed_at = $2
                  where booking_id = $1",
            )
            .bind(id.0)
            .bind(now.0)
            .execute(db)
            .await?;
        });
        Ok(())
    }

    /// Adds to a booking's history; returns the entry's number.
    pub async fn record(&mut self, booking: &Booking, by: &Actor, what: &str, now: Timestamp) -> Result<i64> {
        Ok(on!(self, |db| {
            sqlx::query_scalar(
                "insert into booking_event (studio_id, booking_id, account_id, door, what, at)
                 values ($1, $2, $3, $4, $5, $6)
                 returning booking_event_id",
            )
            .bind(booking.studio.0)
            .bind(booking.id.0)
            .bind(by.account.0)
            .bind(by.door.word())
            .bind(what)
            .bind(now.0)
            .fetch_one(db)
            .await?
        }))
    }

    /// A booking, whoever asks: the caller shows it to nobody but its own people.
    pub async fn booking(&mut self, id: BookingId) -> Result<Option<Booking>> {
        let row: Option<BookingRow> = on!(self, |db| {
            sqlx::query_as(
                "select booking_id, b.studio_id, b.specialist_id, s.name as specialist_name,
                        b.service_id, v.name as service_name, client_id, account_id, client_name,
                        starts_at, ends_at, status, held_until, b.price_minor, b.currency, lang, token, t.zone
                   from booking b
                   join specialist s on s.specialist_id = b.specialist_id
                   join service v on v.service_id = b.service_id
                   join studio t on t.studio_id = b.studio_id
                  where booking_id = $1",
            )
            .bind(id.0)
            .fetch_optional(db)
            .await?
        });
        row.map(Booking::try_from).transpose()
    }

    /// An account's visits to come, the next one first, after the start and id of the last one seen.
    pub async fn upcoming_of(
        &mut self,
        account: AccountId,
        now: Timestamp,
        after: (Timestamp, BookingId),
        limit: usize,
    ) -> Result<Vec<Booking>> {
        let rows: Vec<BookingRow> = on!(self, |db| {
            sqlx::query_as(
                "select booking_id, b.studio_id, b.specialist_id, s.name as specialist_name,
                        b.service_id, v.name as service_name, client_id, account_id, client_name,
                        starts_at, ends_at, status, held_until, b.price_minor, b.currency, lang, token, t.zone
                   from booking b
                   join specialist s on s.specialist_id = b.specialist_id
                   join service v on v.service_id = b.service_id
                   join studio t on t.studio_id = b.studio_id
                  where account_id = $1
                    and status in ('pending', 'booked')
                    and starts_at > $2
                    and (starts_at > $3 or (starts_at = $3 and booking_id > $4))
                  order by starts_at, booking_id
                  limit $5",
            )
            .bind(account.0)
            .bind(now.0)
            .bind(after.0.0)
            .bind(after.1.0)
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(db)
            .await?
        });
        rows.into_iter().map(Booking::try_from).collect()
    }

    /// An account's visits that are over or called off, the latest first, before the start and id of the last one
    /// seen.
    pub async fn past_of(
        &mut self,
        account: AccountId,
        now: Timestamp,
        before: (Timestamp, BookingId),
        limit: usize,
    ) -> Result<Vec<Booking>> {
        let rows: Vec<BookingRow> = on!(self, |db| {
            sqlx::query_as(
                "select booking_id, b.studio_id, b.specialist_id, s.name as specialist_name,
                        b.service_id, v.name as service_name, client_id, account_id, client_name,
                        starts_at, ends_at, status, held_until, b.price_minor, b.currency, lang, token, t.zone
                   from booking b
                   join specialist s on s.specialist_id = b.specialist_id
                   join service v on v.service_id = b.service_id
                   join studio t on t.studio_id = b.studio_id
                  where account_id = $1
                    and status not in ('held', 'released')
                    and (status not in ('pending', 'booked') or starts_at <= $2)
                    and (starts_at < $3 or (starts_at = $3 and booking_id < $4))
                  order by starts_at desc, booking_id desc
                  limit $5",
            )
            .bind(account.0)
            .bind(now.0)
            .bind(before.0.0)
            .bind(before.1.0)
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(db)
            .await?
        });
        rows.into_iter().map(Booking::try_from).collect()
    }
}
