//! Other times that staff propose to a visit's client, and the rows that keep them.

use okoshko_domain::ids::{AccountId, BookingId, ProposalId};
use okoshko_domain::proposal::Proposal;
use okoshko_domain::timestamp::Timestamp;

use super::{NewHold, Result, Tx};

#[derive(sqlx::FromRow)]
struct ProposalRow {
    proposal_id: i64,
    booking_id: i64,
    account_id: i64,
    was_at: i64,
    until: i64,
    status: String,
}

impl Tx {
    /// Writes a proposal with its times, and keeps them: the law decides whether they may be kept.
    pub async fn propose(&mut self, new: &Proposal, holds: &[NewHold], now: Timestamp) -> Result<ProposalId> {
        let id = self
            .number(
                "insert into proposal (studio_id, booking_id, account_id, was_at, until, created_at)
                 select studio_id, $1, $2, $3, $4, $5
                   from booking
                  where booking_id = $1
                 returning proposal_id",
                values![new.booking.0, new.by.0, new.was.0, new.until.0, now.0],
            )
            .await?;
        for start in &new.starts {
            self.write(
                "insert into proposed (studio_id, proposal_id, starts_at)
                 select studio_id, $1, $2
                   from proposal
                  where proposal_id = $1",
                values![id, start.0],
            )
            .await?;
        }
        for hold in holds {
            let held = self.insert_booking(hold, now).await?;
            self.write(
                "insert into proposal_hold (studio_id, proposal_id, booking_id) values ($1, $2, $3)",
                values![hold.studio.0, id, held.0],
            )
            .await?;
        }
        Ok(ProposalId(id))
    }

    /// A proposal by its number.
    pub async fn proposal(&mut self, id: ProposalId) -> Result<Option<Proposal>> {
        let row: Option<ProposalRow> = self
            .row(
                "select proposal_id, booking_id, account_id, was_at, until, status
                   from proposal
                  where proposal_id = $1",
                values![id.0],
            )
            .await?;
        self.with_times(row).await
    }

    /// The proposal that a visit's client has yet to answer.
    pub async fn open_proposal(&mut self, booking: BookingId) -> Result<Option<Proposal>> {
        let row: Option<ProposalRow> = self
            .row(
                "select proposal_id, booking_id, account_id, was_at, until, status
                   from proposal
                  where booking_id = $1
                    and status = 'open'",
                values![booking.0],
            )
            .await?;
        self.with_times(row).await
    }

    async fn with_times(&mut self, row: Option<ProposalRow>) -> Result<Option<Proposal>> {
        let Some(row) = row else { return Ok(None) };
        let starts: Vec<(i64,)> = self
            .rows(
                "select starts_at from proposed where proposal_id = $1 order by starts_at",
                values![row.proposal_id],
            )
            .await?;
        Ok(Some(Proposal {
            id: ProposalId(row.proposal_id),
            booking: BookingId(row.booking_id),
            by: AccountId(row.account_id),
            was: Timestamp(row.was_at),
            starts: starts.into_iter().map(|(start,)| Timestamp(start)).collect(),
            until: Timestamp(row.until),
            open: row.status == "open",
            refused: row.status == "refused",
        }))
    }

    /// Whatever a visit's client has yet to answer ends so, and its times are free; call it with the specialist's lock
    /// in hand.
    ///
    /// * `how`: `taken`, `refused`, `expired` or `withdrawn`.
    pub async fn end_proposal(&mut self, booking: BookingId, how: &str, now: Timestamp) -> Result<()> {
        self.write(
            "update booking
                set status = 'released', held_until = null, changed_at = $2
              where status = 'held'
                and booking_id in (select h.booking_id
                                     from proposal p
                                     join proposal_hold h on h.proposal_id = p.proposal_id
                                    where p.booking_id = $1
                                      and p.status = 'open')",
            values![booking.0, now.0],
        )
        .await?;
        self.write(
            "update proposal set status = $2 where booking_id = $1 and status = 'open'",
            values![booking.0, how],
        )
        .await
    }

    /// Visits whose proposals ran out; at most `limit`.
    pub async fn ended_proposals(&mut self, now: Timestamp, limit: u32) -> Result<Vec<BookingId>> {
        let rows: Vec<(i64,)> = self
            .rows(
                "select booking_id
                   from proposal
                  where status = 'open'
                    and until <= $1
                  order by until
                  limit $2",
                values![now.0, i64::from(limit)],
            )
            .await?;
        Ok(rows.into_iter().map(|(id,)| BookingId(id)).collect())
    }
}
