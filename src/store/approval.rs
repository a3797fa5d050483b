//! Requests that wait for a yes: who is asked, who settled one, and which nobody answered.

use okoshko_domain::booking::{Booking, Reason};
use okoshko_domain::ids::{AccountId, BookingId};
use okoshko_domain::notice::Notice;
use okoshko_domain::timestamp::Timestamp;

use super::{Result, Tx};

/// The last entry in the history of a booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LastEntry {
    /// What was done.
    pub what: String,
    /// Who did it.
    pub by: Option<AccountId>,
    /// What they are called where they work; empty for a client.
    pub name: String,
}

impl Tx {
    /// The hold becomes a request, with the name of the client who agreed.
    pub async fn set_asked(&mut self, id: BookingId, client_name: &str, now: Timestamp) -> Result<()> {
        self.write(
            "update booking
                set status = 'pending', held_until = null, client_name = $2, changed_at = $3
              where booking_id = $1",
            values![id.0, client_name, now.0],
        )
        .await?;
        self.is_their_last(id).await
    }

    /// Writes a notice for everybody who may settle a request, once for this moment and the entry of its history that
    /// was written last: the specialist whose day it is, and those who run everybody's. `but` need not be asked.
    pub async fn ask_staff(
        &mut self,
        booking: &Booking,
        but: Option<AccountId>,
        due: Timestamp,
        now: Timestamp,
    ) -> Result<()> {
        let notice = Notice::Request(booking.id);
        self.write(
            "insert into outbox (studio_id, account_id, kind, booking_id, due_at, dedupe_key, created_at, priority)
             select studio_id, account_id, $2, $3, $4,
                    'request:' || (select max(booking_event_id) from booking_event where booking_id = $3)
                               || ':' || cast(cast($4 as bigint) as text) || ':' || account_id, $7, $8
               from staff
              where studio_id = $5
                and account_id <> $6
                and (specialist_id = $1 or role in ('owner', 'admin', 'desk'))
             on conflict (dedupe_key) do nothing",
            values![
                booking.specialist.0,
                notice.word(),
                booking.id.0,
                due.0,
                booking.studio.0,
                but.map_or(0, |but| but.0),
                now.0,
                notice.priority().place()
            ],
        )
        .await?;
        self.notify_group(booking, notice, now, now).await // Once for the entry of its history.
    }

    /// What is yet to be asked about a request need not be asked any more; what is being asked is.
    pub async fn ask_no_more(&mut self, id: BookingId, now: Timestamp) -> Result<()> {
        self.write(
            "delete from outbox
              where booking_id = $1
                and kind = 'request'
                and sent_at is null
                and failed is null
                and coalesce(lease_until, 0) <= $2",
            values![id.0, now.0],
        )
        .await
    }

    /// What was done with a booking last, and by whom.
    pub async fn last_entry(&mut self, id: BookingId) -> Result<Option<LastEntry>> {
        let row: Option<(String, Option<i64>, String)> = self
            .row(
                "select e.what, e.account_id, coalesce(s.name, f.name, '')
                   from booking_event e
                   left join staff f on f.studio_id = e.studio_id and f.account_id = e.account_id
                   left join specialist s on s.specialist_id = f.specialist_id
                  where e.booking_id = $1
                  order by e.booking_event_id desc
                  limit 1",
                values![id.0],
            )
            .await?;
        Ok(row.map(|(what, by, name)| LastEntry { what, by: by.map(AccountId), name }))
    }

    /// Why a request was declined; says whether its client has yet to hear.
    pub async fn explain(
        &mut self,
        id: BookingId,
        reason: &Reason,
        key: &str,
        now: Timestamp,
    ) -> Result<bool> {
        let row: Option<(i64,)> = self
            .row(
                "update booking
                    set reason = $2
                  where booking_id = $1
                    and status = 'cancelled'
                    and exists (select 1
                                  from outbox
                                 where dedupe_key = $3
                                   and sent_at is null
                                   and failed is null
                                   and coalesce(lease_until, 0) <= $4)
                 returning booking_id",
                values![id.0, reason.word(), key, now.0],
            )
            .await?;
        Ok(row.is_some())
    }

    /// Requests that nobody answered before they were to start; at most `limit`.
    pub async fn unanswered(&mut self, now: Timestamp, limit: u32) -> Result<Vec<BookingId>> {
        let rows: Vec<(i64,)> = self
            .rows(
                "select booking_id
                   from booking
                  where status = 'pending'
                    and starts_at <= $1
                  order by starts_at
                  limit $2",
                values![now.0, i64::from(limit)],
            )
            .await?;
        Ok(rows.into_iter().map(|(id,)| BookingId(id)).collect())
    }

    /// When the next request or proposal ends, should nobody answer it before.
    pub async fn next_end(&mut self, now: Timestamp) -> Result<Option<Timestamp>> {
        let (ends,): (Option<i64>,) = self
            .one(
                "select min(at)
                   from (select min(starts_at) as at
                           from booking
                          where status = 'pending'
                            and starts_at > $1
                         union all
                         select min(until)
                           from proposal
                          where status = 'open'
                            and until > $1) as ends",
                values![now.0],
            )
            .await?;
        Ok(ends.map(Timestamp))
    }
}
