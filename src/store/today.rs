//! A working day: its visits, how full it is, when nobody works, and what staff change of a visit.

use okoshko_domain::booking::{Booking, Reason, Status};
use okoshko_domain::ids::{BookingId, CalendarId, ClientId, SpecialistId, StudioId, TimeOffId};
use okoshko_domain::money::Money;
use okoshko_domain::notice::Notice;
use okoshko_domain::people::Actor;
use okoshko_domain::slots::Visit;
use okoshko_domain::span::Span;
use okoshko_domain::time_off::{Kind, TimeOff};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;

use super::catalog::small;
use super::visits::BookingRow;
use super::{Error, Result, Tx};

/// How full one specialist's day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayLoad {
    /// Whose.
    pub specialist: SpecialistId,
    /// Which.
    pub day: LocalDay,
    /// How many visits.
    pub visits: u32,
    /// How long they take together.
    pub minutes: u32,
}

/// Where a visit goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Who does it then.
    pub specialist: SpecialistId,
    /// When.
    pub start: Timestamp,
    /// The studio's civil day of the start.
    pub day: LocalDay,
    /// How long it takes there.
    pub visit: Visit,
    /// At which place, when the specialist has several.
    pub calendar: Option<CalendarId>,
    /// What it costs there.
    pub price: Money,
}

#[derive(sqlx::FromRow)]
struct TimeOffRow {
    time_off_id: i64,
    specialist_id: i64,
    starts_at: i64,
    ends_at: i64,
    kind: String,
    note: String,
    removed_at: Option<i64>,
}

impl TryFrom<TimeOffRow> for TimeOff {
    type Error = Error;

    fn try_from(row: TimeOffRow) -> Result<Self> {
        Ok(Self {
            id: TimeOffId(row.time_off_id),
            specialist: SpecialistId(row.specialist_id),
            span: Span { start: Timestamp(row.starts_at), end: Timestamp(row.ends_at) },
            kind: Kind::parse(&row.kind)
                .ok_or_else(|| Error::broken("time_off", row.time_off_id, "its kind"))?,
            note: row.note,
            removed: row.removed_at.is_some(),
        })
    }
}

/// Everybody is 0: no row has that number.
fn or_all(specialist: Option<SpecialistId>) -> i64 {
    specialist.map_or(0, |specialist| specialist.0)
}

impl Tx {
    /// Visits that start on these civil days, in order, whatever became of them; holds are none. Everybody's, or one
    /// specialist's.
    pub async fn visits_on(
        &mut self,
        studio: StudioId,
        specialist: Option<SpecialistId>,
        first: LocalDay,
        last: LocalDay,
    ) -> Result<Vec<Booking>> {
        let rows: Vec<BookingRow> = self
            .rows(
                "select * from visit
                  where studio_id = $1
                    and local_day between $3 and $4
                    and ($2 = 0 or specialist_id = $2)
                    and status not in ('held', 'released')
                  order by starts_at, booking_id",
                values![studio.0, or_all(specialist), i64::from(first.0), i64::from(last.0)],
            )
            .await?;
        rows.into_iter().map(Booking::try_from).collect()
    }

    /// How full these civil days are, day by day; days without a visit are left out, and so is what was called off.
    pub async fn loads_on(
        &mut self,
        studio: StudioId,
        specialist: Option<SpecialistId>,
        first: LocalDay,
        last: LocalDay,
    ) -> Result<Vec<DayLoad>> {
        let rows: Vec<(i64, i64, i64, i64)> = self
            .rows(
                "select specialist_id, local_day, count(*), cast(sum((ends_at - starts_at) / 60) as bigint)
                   from booking
                  where studio_id = $1
                    and local_day between $3 and $4
                    and ($2 = 0 or specialist_id = $2)
                    and status in ('pending', 'booked', 'came', 'no_show')
                  group by specialist_id, local_day
                  order by local_day, specialist_id",
                values![studio.0, or_all(specialist), i64::from(first.0), i64::from(last.0)],
            )
            .await?;
        let load = |(specialist, day, visits, minutes): (i64, i64, i64, i64)| DayLoad {
            specialist: SpecialistId(specialist),
            day: LocalDay(i32::try_from(day).unwrap_or_default()),
            visits: small(visits),
            minutes: small(minutes),
        };
        Ok(rows.into_iter().map(load).collect())
    }

    /// Stretches without new visits that lie in `span`, or reach into it, in order. Everybody's, or one specialist's.
    pub async fn time_off_in(
        &mut self,
        studio: StudioId,
        specialist: Option<SpecialistId>,
        span: Span,
    ) -> Result<Vec<TimeOff>> {
        let rows: Vec<TimeOffRow> = self
            .rows(
                "select time_off_id, specialist_id, starts_at, ends_at, kind, note, removed_at
                   from time_off
                  where studio_id = $1
                    and ($2 = 0 or specialist_id = $2)
                    and starts_at < $4
                    and ends_at > $3
                    and removed_at is null
                  order by starts_at, time_off_id",
                values![studio.0, or_all(specialist), span.start.0, span.end.0],
            )
            .await?;
        rows.into_iter().map(TimeOff::try_from).collect()
    }

    /// A stretch without new visits, even when it was taken back.
    pub async fn time_off_of(&mut self, id: TimeOffId) -> Result<Option<TimeOff>> {
        let row: Option<TimeOffRow> = self
            .row(
                "select time_off_id, specialist_id, starts_at, ends_at, kind, note, removed_at
                   from time_off
                  where time_off_id = $1",
                values![id.0],
            )
            .await?;
        row.map(TimeOff::try_from).transpose()
    }

    /// This specialist takes no new visits then, for this reason.
    pub async fn take_off(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        span: Span,
        kind: Kind,
        note: &str,
    ) -> Result<TimeOffId> {
        let id = self
            .number(
                "insert into time_off (studio_id, specialist_id, starts_at, ends_at, kind, note)
                 values ($1, $2, $3, $4, $5, $6)
                 returning time_off_id",
                values![studio.0, specialist.0, span.start.0, span.end.0, kind.word(), note],
            )
            .await?;
        self.touch_studio(studio).await?;
        Ok(TimeOffId(id))
    }

    /// A stretch without new visits is taken back.
    pub async fn give_back(&mut self, studio: StudioId, id: TimeOffId, now: Timestamp) -> Result<()> {
        self.write(
            "update time_off set removed_at = $3 where time_off_id = $2 and studio_id = $1",
            values![studio.0, id.0, now.0],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// A stretch without new visits lies there from now on; the caller touches its studio.
    pub async fn shift_time_off(&mut self, id: TimeOffId, span: Span) -> Result<()> {
        self.write(
            "update time_off set starts_at = $2, ends_at = $3 where time_off_id = $1",
            values![id.0, span.start.0, span.end.0],
        )
        .await
    }

    /// Whether the client was there; booked again when nobody knows.
    pub async fn set_status(&mut self, id: BookingId, status: Status, now: Timestamp) -> Result<()> {
        self.write(
            "update booking set status = $2, changed_at = $3 where booking_id = $1",
            values![id.0, status.word(), now.0],
        )
        .await
    }

    /// Staff call a visit off.
    pub async fn set_called_off(&mut self, id: BookingId, reason: &Reason, now: Timestamp) -> Result<()> {
        self.write(
            "update booking
                set status = 'cancelled', held_until = null, reason = $2, changed_at = $3
              where booking_id = $1",
            values![id.0, reason.word(), now.0],
        )
        .await
    }

    /// A visit goes to another time or specialist; the law decides whether it may.
    pub async fn move_booking(&mut self, id: BookingId, to: &Moved, now: Timestamp) -> Result<()> {
        let span = to.visit.at(to.start);
        self.write(
            "update booking
                set moved_from = nullif(starts_at, $3), specialist_id = $2, starts_at = $3, ends_at = $4, local_day = $5,
                    buffer_before_min = $6, buffer_after_min = $7, calendar_id = $9, price_minor = $10, changed_at = $8
              where booking_id = $1",
            values![
                id.0,
                to.specialist.0,
                span.start.0,
                span.end.0,
                i64::from(to.day.0),
                i64::from(to.visit.before_min),
                i64::from(to.visit.after_min),
                now.0,
                to.calendar.map(|calendar| calendar.0),
                to.price.minor
            ],
        )
        .await
    }

    /// What a booked visit takes from the day: its own length and buffers, whatever the catalog says by now.
    pub async fn visit_of(&mut self, id: BookingId) -> Result<Option<Visit>> {
        let row: Option<(i64, i64, i64)> = self
            .row(
                "select (ends_at - starts_at) / 60, buffer_before_min, buffer_after_min
                   from booking
                  where booking_id = $1",
                values![id.0],
            )
            .await?;
        Ok(row.map(|(length, before, after)| Visit {
            length_min: small(length),
            before_min: small(before),
            after_min: small(after),
        }))
    }

    /// Adds to a booking's history, with what was before as JSON.
    pub async fn record_change(
        &mut self,
        booking: &Booking,
        by: &Actor,
        what: &str,
        detail: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "insert into booking_event (studio_id, booking_id, account_id, door, what, detail, at)
             values ($1, $2, $3, $4, $5, $6, $7)",
            values![
                booking.studio.0,
                booking.id.0,
                by.person().map(|person| person.0),
                by.door.word(),
                what,
                detail,
                now.0
            ],
        )
        .await
    }

    /// Writes a notice for a visit's client, once for the entry of its history that was written last. A guest has no
    /// chat, and whoever did it knows.
    pub async fn notify_client(
        &mut self,
        booking: &Booking,
        notice: Notice,
        by: &Actor,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "insert into outbox (studio_id, account_id, kind, booking_id, due_at, dedupe_key, created_at, priority)
             select studio_id, account_id, $2, booking_id, $3,
                    'client:' || (select max(booking_event_id) from booking_event where booking_id = $1), $3, $5
               from booking
              where booking_id = $1
                and account_id <> $4
             on conflict (dedupe_key) do nothing",
            values![booking.id.0, notice.word(), now.0, by.account.0, notice.priority().place()],
        )
        .await
    }

    /// As [`Tx::notify_staff`], but not for whoever did it; `also` is another specialist whose day it was.
    pub async fn notify_others(
        &mut self,
        booking: &Booking,
        also: SpecialistId,
        notice: Notice,
        by: &Actor,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "insert into outbox (studio_id, account_id, kind, booking_id, due_at, dedupe_key, created_at, priority)
             select studio_id, account_id, $2, $3, $4,
                    'event:' || (select max(booking_event_id) from booking_event where booking_id = $3)
                             || ':' || account_id, $4, $8
               from staff
              where studio_id = $5
                and account_id <> $7
                and (specialist_id in ($1, $6) or role = 'owner')
             on conflict (dedupe_key) do nothing",
            values![
                booking.specialist.0,
                notice.word(),
                notice.booking().0,
                now.0,
                booking.studio.0,
                also.0,
                by.account.0,
                notice.priority().place()
            ],
        )
        .await?;
        self.notify_group(booking, notice, now, now).await
    }

    /// Writes a notice for one specialist only, once for the entry of a booking's history that was written last; not for
    /// whoever did it, nor for those who hear of everything.
    pub async fn notify_specialist(
        &mut self,
        booking: &Booking,
        specialist: SpecialistId,
        notice: Notice,
        by: &Actor,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "insert into outbox (studio_id, account_id, kind, booking_id, due_at, dedupe_key, created_at, priority)
             select studio_id, account_id, $2, $3, $4,
                    'event:' || (select max(booking_event_id) from booking_event where booking_id = $3)
                             || ':' || account_id, $4, $7
               from staff
              where studio_id = $5
                and account_id <> $6
                and specialist_id = $1
                and role not in ('owner', 'admin', 'desk')
             on conflict (dedupe_key) do nothing",
            values![
                specialist.0,
                notice.word(),
                booking.id.0,
                now.0,
                booking.studio.0,
                by.account.0,
                notice.priority().place()
            ],
        )
        .await
    }

    /// What the studio knows of a client: the name and phone they gave, either may be empty.
    pub async fn client_contact(&mut self, client: ClientId) -> Result<(String, String)> {
        let row: Option<(String, String)> =
            self.row("select name, phone from client where client_id = $1", values![client.0]).await?;
        Ok(row.unwrap_or_default())
    }

    /// How many visits of a client that began before `until` took place by now.
    pub async fn visits_before(&mut self, client: ClientId, until: Timestamp, now: Timestamp) -> Result<u32> {
        let count = self
            .number(
                "select count(*)
                   from booking
                  where client_id = $1
                    and starts_at < $2
                    and (status = 'came' or (status = 'booked' and ends_at <= $3))",
                values![client.0, until.0, now.0],
            )
            .await?;
        Ok(small(count))
    }
}
