//! Visits as they are read: those that stand in the way, one by its number, and an account's own.

use okoshko_domain::booking::{Booking, ClientReason, Guest, Reason, Status};
use okoshko_domain::ids::{AccountId, BookingId, ClientId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::money::{Currency, Money};
use okoshko_domain::people::Lang;
use okoshko_domain::slots::Busy;
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::Zone;
use uuid::Uuid;

use super::catalog::small;
use super::{Error, Result, Tx};

/// A stretch that stands in somebody's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// Whose day.
    pub specialist: SpecialistId,
    /// What stands there.
    pub busy: Busy,
}

/// A booking, and the revision of its studio's catalog and hours at that moment.
#[derive(Clone, Debug)]
pub struct Found {
    /// The booking.
    pub booking: Booking,
    /// Its studio's revision.
    pub revision: i64,
    /// Its client now.
    pub client: Known,
}

/// What a studio knows of a booking's client.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// E.164; may be empty.
    pub phone: String,
    /// Whether they were asked for it and left the question.
    pub left_phone: bool,
    /// The version of the words that they agreed to; empty for none.
    pub consent: String,
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
pub(super) struct BookingRow {
    booking_id: i64,
    studio_id: i64,
    specialist_id: i64,
    specialist_name: String,
    service_id: i64,
    service_name: String,
    more_services: String,
    client_id: i64,
    account_id: Option<i64>,
    reader_id: Option<i64>,
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
    reason: String,
    client_reason: String,
    moved_from: Option<i64>,
    comment: String,
    guest_name: String,
    guest_phone: String,
    confirmed: bool,
    forgotten: bool,
    pub(super) revision: i64,
    client_phone: String,
    phone_asked_at: Option<i64>,
    consent_version: String,
    place: String,
    place_address: String,
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
            more: row.more_services.split(',').filter_map(|id| id.parse().ok()).map(ServiceId).collect(),
            client: ClientId(row.client_id),
            account: row.account_id.map(AccountId),
            reader: row.reader_id.map(AccountId),
            client_name: row.client_name,
            span: Span { start: Timestamp(row.starts_at), end: Timestamp(row.ends_at) },
            held_until: row.held_until.map(Timestamp),
            price: Money { minor: row.price_minor, currency },
            token: row.token,
            place: row.place,
            place_address: row.place_address,
            reason: Reason::parse(&row.reason),
            client_reason: ClientReason::parse(&row.client_reason),
            moved_from: row.moved_from.map(Timestamp),
            comment: row.comment,
            guest: (!row.guest_name.is_empty())
                .then_some(Guest { name: row.guest_name, phone: row.guest_phone }),
            confirmed: row.confirmed,
            forgotten: row.forgotten,
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
        let rows: Vec<TakenRow> = self
            .rows(
                "select specialist_id, starts_at, ends_at, buffer_before_min, buffer_after_min
                   from booking
                  where specialist_id = $1
                    and starts_at < $3
                    and starts_at > $2 - 172800
                    and ends_at > $2
                    and status in ('held', 'pending', 'booked', 'came')
                    and (status <> 'held' or (held_until > $4 and coalesce(account_id, 0) <> $5))
                  order by starts_at",
                values![specialist.0, span.start.0, span.end.0, now.0, own.map_or(0, |own| own.0)],
            )
            .await?;
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
        let rows: Vec<TakenRow> = self
            .rows(
                "select specialist_id, starts_at, ends_at, buffer_before_min, buffer_after_min
                   from booking
                  where studio_id = $1
                    and starts_at < $3
                    and starts_at > $2 - 172800
                    and ends_at > $2
                    and status in ('held', 'pending', 'booked', 'came')
                    and (status <> 'held' or (held_until > $4 and coalesce(account_id, 0) <> $5))
                  order by starts_at",
                values![studio.0, span.start.0, span.end.0, now.0, own.map_or(0, |own| own.0)],
            )
            .await?;
        Ok(rows.into_iter().map(Taken::from).collect())
    }

    /// What is booked with a specialist and not over, in order.
    pub async fn standing_with(&mut self, specialist: SpecialistId, now: Timestamp) -> Result<Vec<Booking>> {
        let rows: Vec<BookingRow> = self
            .rows(
                "select * from visit
                  where specialist_id = $1
                    and status in ('held', 'pending', 'booked', 'came')
                    and status in ('pending', 'booked')
                    and starts_at > $2 - 172800
                    and ends_at > $2
                  order by starts_at",
                values![specialist.0, now.0],
            )
            .await?;
        rows.into_iter().map(Booking::try_from).collect()
    }

    /// How many visits to come a client has in one studio, holds left out; nothing for one who is blocked there.
    pub async fn active_visits(
        &mut self,
        studio: StudioId,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Option<u32>> {
        let (count, blocked): (i64, i64) = self
            .one(
                "select (select count(*)
                           from booking
                          where account_id = $2
                            and studio_id = $1
                            and starts_at > $3
                            and status in ('pending', 'booked')),
                        (select count(*)
                           from client
                          where account_id = $2
                            and studio_id = $1
                            and blocked_at is not null)",
                values![studio.0, account.0, now.0],
            )
            .await?;
        Ok((blocked == 0).then(|| small(count)))
    }

    /// A booking, whoever asks: the caller shows it to nobody but its own people.
    pub async fn booking(&mut self, id: BookingId) -> Result<Option<Booking>> {
        Ok(self.found(id).await?.map(|found| found.booking))
    }

    /// As [`Tx::booking`], with the revision that its studio has in this transaction.
    pub async fn found(&mut self, id: BookingId) -> Result<Option<Found>> {
        let row: Option<BookingRow> =
            self.row("select * from visit where booking_id = $1", values![id.0]).await?;
        let found = |mut row: BookingRow| {
            let client = Known {
                phone: std::mem::take(&mut row.client_phone),
                left_phone: row.phone_asked_at.is_some(),
                consent: std::mem::take(&mut row.consent_version),
            };
            Ok(Found { revision: row.revision, client, booking: row.try_into()? })
        };
        row.map(found).transpose()
    }

    /// An account's visits to come, the next one first, after the start and id of the last one seen.
    pub async fn upcoming_of(
        &mut self,
        account: AccountId,
        now: Timestamp,
        after: (Timestamp, BookingId),
        limit: usize,
    ) -> Result<Vec<Booking>> {
        let rows: Vec<BookingRow> = self
            .rows(
                "select * from visit
                  where account_id = $1
                    and status in ('pending', 'booked')
                    and starts_at > $2
                    and (starts_at > $3 or (starts_at = $3 and booking_id > $4))
                  order by starts_at, booking_id
                  limit $5",
                values![account.0, now.0, after.0.0, after.1.0, i64::try_from(limit).unwrap_or(i64::MAX)],
            )
            .await?;
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
        let rows: Vec<BookingRow> = self
            .rows(
                "select * from visit
                  where account_id = $1
                    and status not in ('held', 'released')
                    and (status not in ('pending', 'booked') or starts_at <= $2)
                    and (starts_at < $3 or (starts_at = $3 and booking_id < $4))
                  order by starts_at desc, booking_id desc
                  limit $5",
                values![account.0, now.0, before.0.0, before.1.0, i64::try_from(limit).unwrap_or(i64::MAX)],
            )
            .await?;
        rows.into_iter().map(Booking::try_from).collect()
    }

    /// A client's visits in one studio, the latest first.
    pub async fn visits_of_client(
        &mut self,
        client: ClientId,
        skip: usize,
        limit: usize,
    ) -> Result<Vec<Booking>> {
        let number = |many: usize| i64::try_from(many).unwrap_or(i64::MAX);
        let rows: Vec<BookingRow> = self
            .rows(
                "select * from visit
                  where client_id = $1
                    and status not in ('held', 'released')
                  order by starts_at desc, booking_id desc
                  limit $2 offset $3",
                values![client.0, number(limit), number(skip)],
            )
            .await?;
        rows.into_iter().map(Booking::try_from).collect()
    }

    /// The next visit to come of a client, or the last one before `now` that was not called off.
    pub async fn visit_beside(
        &mut self,
        client: ClientId,
        now: Timestamp,
        next: bool,
    ) -> Result<Option<Booking>> {
        let row: Option<BookingRow> = if next {
            self.row(
                "select * from visit
                  where client_id = $1
                    and status in ('pending', 'booked')
                    and starts_at > $2
                  order by starts_at
                  limit 1",
                values![client.0, now.0],
            )
            .await?
        } else {
            self.row(
                "select * from visit
                  where client_id = $1
                    and status in ('booked', 'came', 'no_show')
                    and starts_at <= $2
                  order by starts_at desc
                  limit 1",
                values![client.0, now.0],
            )
            .await?
        };
        row.map(Booking::try_from).transpose()
    }

    /// The visit of a specialist that stands nearest to a stretch, or in it; looked for within half a day.
    pub async fn standing_near(&mut self, specialist: SpecialistId, span: Span) -> Result<Option<Booking>> {
        let row: Option<BookingRow> = self
            .row(
                "select * from visit
                  where specialist_id = $1
                    and status in ('held', 'pending', 'booked', 'came')
                    and status in ('pending', 'booked')
                    and starts_at < $3 + 43200
                    and starts_at > $2 - 43200 - 172800
                    and ends_at > $2 - 43200
                  order by case when starts_at < $3 and ends_at > $2 then 0
                                when ends_at <= $2 then $2 - ends_at
                                else starts_at - $3 end, starts_at
                  limit 1",
                values![specialist.0, span.start.0, span.end.0],
            )
            .await?;
        row.map(Booking::try_from).transpose()
    }
}
