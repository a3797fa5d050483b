//! What was done to a booking last, taking it back, and telling whoever heard of it.

use okoshko_domain::booking::{Booking, ClientReason, Status};
use okoshko_domain::delivery::Unsent;
use okoshko_domain::ids::{AccountId, BookingId};
use okoshko_domain::notice::Notice;
use okoshko_domain::timestamp::Timestamp;

use super::{Result, Tx};

/// When a booking was called off, and by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CalledOff {
    /// The entry of its history.
    pub event: i64,
    /// Who did it.
    pub by: Option<AccountId>,
    /// When.
    pub at: Timestamp,
    /// Where it stood before.
    pub was: Status,
    /// Whether it was a request that was declined.
    pub declined: bool,
}

impl Tx {
    /// How a booking was called off last, or declined; nothing for one that never was.
    pub async fn called_off(&mut self, id: BookingId) -> Result<Option<CalledOff>> {
        let row: Option<(i64, Option<i64>, i64, String, String)> = self
            .row(
                "select booking_event_id, account_id, at, detail, what
                   from booking_event
                  where booking_id = $1
                    and what in ('cancelled', 'declined')
                  order by booking_event_id desc
                  limit 1",
                values![id.0],
            )
            .await?;
        Ok(row.map(|(event, by, at, detail, what)| {
            let declined = what == "declined"; // Nothing but a request is.
            let was = if declined { Some(Status::Pending) } else { status_in(&detail) };
            let was = was.unwrap_or(Status::Booked);
            CalledOff { event, by: by.map(AccountId), at: Timestamp(at), was, declined }
        }))
    }

    /// A booking stands again as it stood before: what was to be asked about it meanwhile is asked now.
    pub async fn stand_again(&mut self, id: BookingId, status: Status, now: Timestamp) -> Result<()> {
        self.write(
            "update booking
                set status = $2, reason = '', client_reason = '', changed_at = $3
              where booking_id = $1",
            values![id.0, status.word(), now.0],
        )
        .await?;
        self.write(
            "update outbox
                set failed = null, lease_until = null
              where booking_id = $1
                and kind in ('request', 'ask_again', 'unanswered')
                and sent_at is null
                and failed = $2",
            values![id.0, Unsent::Changed.word()],
        )
        .await
    }

    /// Why its client called it off.
    pub async fn set_client_reason(&mut self, id: BookingId, reason: &ClientReason) -> Result<()> {
        self.write(
            "update booking set client_reason = $2 where booking_id = $1",
            values![id.0, reason.word()],
        )
        .await
    }

    /// Tells more to whoever heard, or hears just now, what an entry of a booking's history had to say. A lease that
    /// ended without a word is no hearing. Whoever hears just now is told by the truth of that moment, which may be
    /// nothing any more, and of what follows anyway: better once too often than a visit that nobody expects.
    ///
    /// * `event`: that entry; `heard`: what it had to say.
    pub async fn follow_up(
        &mut self,
        booking: &Booking,
        event: i64,
        heard: Notice,
        notice: Notice,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "insert into outbox (studio_id, account_id, group_id, kind, booking_id, due_at, dedupe_key, created_at,
                                 priority)
             select studio_id, account_id, group_id, $4, booking_id, $6, $4 || ':' || outbox_id, $6, $7
               from outbox
              where dedupe_key in (select 'event:' || cast($2 as text) || ':' || account_id
                                     from staff
                                    where studio_id = $1
                                   union all
                                   select 'event:' || cast($2 as text) || ':group'
                                   union all
                                   select 'client:' || cast($2 as text))
                and kind = $3
                and booking_id = $5
                and (sent_at is not null or lease_until > $6)
             on conflict (dedupe_key) do nothing",
            values![
                booking.studio.0,
                event,
                heard.word(),
                notice.word(),
                booking.id.0,
                now.0,
                notice.priority().place()
            ],
        )
        .await
    }

    /// Nobody who has not heard it yet hears that a booking stands again: it was settled meanwhile.
    pub async fn unsay_back(&mut self, id: BookingId) -> Result<()> {
        self.write(
            "update outbox
                set failed = $2
              where booking_id = $1
                and kind in ('back', 'visit_back')
                and sent_at is null
                and failed is null",
            values![id.0, Unsent::Changed.word()],
        )
        .await
    }

    /// Nobody who has not heard it yet hears what an entry of a booking's history had to say.
    pub async fn unsay(
        &mut self,
        booking: &Booking,
        event: i64,
        notice: Notice,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "update outbox
                set failed = $4
              where dedupe_key in (select 'event:' || cast($2 as text) || ':' || account_id
                                     from staff
                                    where studio_id = $1
                                   union all
                                   select 'event:' || cast($2 as text) || ':group'
                                   union all
                                   select 'client:' || cast($2 as text))
                and kind = $3
                and sent_at is null
                and failed is null
                and coalesce(lease_until, 0) <= $5",
            values![booking.studio.0, event, notice.word(), Unsent::Changed.word(), now.0],
        )
        .await
    }
}

fn status_in(detail: &str) -> Option<Status> {
    let detail: serde_json::Value = serde_json::from_str(detail).ok()?;
    detail.pointer("/was")?.as_str().and_then(Status::parse)
}
