//! What a client did last in a studio, for its front page.

use okoshko_domain::booking::Status;
use okoshko_domain::ids::{AccountId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::timestamp::Timestamp;

use super::{Error, Result, Tx};

/// One row that a client left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// What.
    pub service: ServiceId,
    /// With whom.
    pub specialist: SpecialistId,
    /// When.
    pub start: Timestamp,
    /// Where it stands.
    pub status: Status,
    /// When it was begun.
    pub made: Timestamp,
}

#[derive(sqlx::FromRow)]
struct LeftRow {
    booking_id: i64,
    service_id: i64,
    specialist_id: i64,
    starts_at: i64,
    status: String,
    created_at: i64,
}

impl TryFrom<LeftRow> for Left {
    type Error = Error;

    fn try_from(row: LeftRow) -> Result<Self> {
        let status = Status::parse(&row.status);
        Ok(Self {
            service: ServiceId(row.service_id),
            specialist: SpecialistId(row.specialist_id),
            start: Timestamp(row.starts_at),
            status: status.ok_or_else(|| Error::broken("booking", row.booking_id, "its status"))?,
            made: Timestamp(row.created_at),
        })
    }
}

impl Tx {
    /// What an account left in a studio: of the rows to come the one that it saw to last and the next one that stands,
    /// and the last visit that took place. In this order, as far as there are any; a row may be there twice.
    pub async fn left_by(
        &mut self,
        account: AccountId,
        studio: StudioId,
        now: Timestamp,
    ) -> Result<Vec<Left>> {
        let rows: Vec<LeftRow> = self
            .rows(
                "select * from (select booking_id, service_id, specialist_id, starts_at, status, created_at
                                  from booking
                                 where account_id = $1
                                   and studio_id = $2
                                   and starts_at > $3
                                 order by changed_at desc, booking_id desc
                                 limit 1) as touched
                 union all
                 select * from (select booking_id, service_id, specialist_id, starts_at, status, created_at
                                  from booking
                                 where account_id = $1
                                   and studio_id = $2
                                   and starts_at > $3
                                   and status in ('pending', 'booked')
                                 order by starts_at
                                 limit 1) as ahead
                 union all
                 select * from (select booking_id, service_id, specialist_id, starts_at, status, created_at
                                  from booking
                                 where account_id = $1
                                   and studio_id = $2
                                   and starts_at <= $3
                                   and status in ('booked', 'came')
                                 order by starts_at desc
                                 limit 1) as past",
                values![account.0, studio.0, now.0],
            )
            .await?;
        rows.into_iter().map(Left::try_from).collect()
    }
}
