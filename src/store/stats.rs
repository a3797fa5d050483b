//! Sums of visits, for figures. The buckets are days of the studio's zone, as they were kept when the visit was written.

use okoshko_domain::ids::{ServiceId, SpecialistId, StudioId};
use okoshko_domain::stats::{Figures, Range};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;

use super::{Result, Tx};

/// What one specialist did of one service on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Share {
    /// When.
    pub day: LocalDay,
    /// Who.
    pub specialist: SpecialistId,
    /// As the owner wrote it.
    pub specialist_name: String,
    /// What.
    pub service: ServiceId,
    /// As the owner wrote it.
    pub service_name: String,
    /// How much; clients are counted apart.
    pub figures: Figures,
}

#[derive(sqlx::FromRow)]
struct ShareRow {
    local_day: i64,
    specialist_id: i64,
    specialist_name: String,
    service_id: i64,
    service_name: String,
    status: String,
    ahead: i64,
    visits: i64,
    price_minor: i64,
    seconds: i64,
}

impl From<ShareRow> for Share {
    fn from(row: ShareRow) -> Self {
        let figures = match (row.status.as_str(), row.ahead) {
            ("cancelled", _) => Figures { cancelled: row.visits, ..Figures::default() },
            (status, ahead) => Figures {
                visits: row.visits,
                ahead: if ahead == 1 { row.visits } else { 0 },
                revenue: if ahead == 1 || status == "no_show" { 0 } else { row.price_minor },
                expected: if ahead == 0 || status == "no_show" { 0 } else { row.price_minor },
                no_shows: if status == "no_show" { row.visits } else { 0 },
                busy_min: row.seconds / 60,
                ..Figures::default()
            },
        };
        Self {
            day: LocalDay(i32::try_from(row.local_day).unwrap_or_default()),
            specialist: SpecialistId(row.specialist_id),
            specialist_name: row.specialist_name,
            service: ServiceId(row.service_id),
            service_name: row.service_name,
            figures,
        }
    }
}

impl Tx {
    /// What was done in a stretch of days, by day, specialist and service; by everybody, or by `of` alone. Money is that
    /// of the studio's present currency: what was booked in another one counts as a visit, and adds nothing to a sum. What
    /// begins after `at` is still ahead then, whatever became of it.
    pub async fn shares(
        &mut self,
        studio: StudioId,
        range: Range,
        of: Option<SpecialistId>,
        at: Timestamp,
    ) -> Result<Vec<Share>> {
        let rows: Vec<ShareRow> = self
            .rows(
                "select b.local_day, b.specialist_id, s.name as specialist_name, b.service_id, v.name as service_name,
                        b.status, b.ahead, count(*) as visits, cast(sum(b.price_minor) as bigint) as price_minor,
                        cast(sum(b.ends_at - b.starts_at) as bigint) as seconds
                   from (select local_day, specialist_id, service_id, starts_at, ends_at, status,
                                case when currency = (select currency from studio where studio_id = $1)
                                     then price_minor else 0 end as price_minor,
                                cast(case when starts_at > $5 then 1 else 0 end as bigint) as ahead
                           from booking
                          where studio_id = $1
                            and local_day between $2 and $3
                            and status not in ('held', 'released')
                            and ($4 = 0 or specialist_id = $4)) b
                   join specialist s on s.specialist_id = b.specialist_id
                   join service v on v.service_id = b.service_id
                  group by b.local_day, b.specialist_id, s.name, b.service_id, v.name, b.status, b.ahead, s.position
                  order by b.local_day, s.position, b.specialist_id, b.service_id",
                values![
                    studio.0,
                    i64::from(range.first.0),
                    i64::from(range.last.0),
                    of.map_or(0, |of| of.0),
                    at.0
                ],
            )
            .await?;
        Ok(rows.into_iter().map(Share::from).collect())
    }

    /// How many clients had a visit in a stretch of days: those for whom it was the first one, and the others. A visit
    /// that was called off or missed makes nobody a client.
    pub async fn clients_seen(
        &mut self,
        studio: StudioId,
        range: Range,
        of: Option<SpecialistId>,
    ) -> Result<(i64, i64)> {
        let (new, all): (i64, i64) = self
            .one(
                "select cast(coalesce(sum(case when before then 0 else 1 end), 0) as bigint) as fresh,
                        count(*) as everybody
                   from (select exists (select 1
                                          from booking b
                                         where b.client_id = c.client_id
                                           and b.local_day < $2
                                           and b.status in ('pending', 'booked', 'came')
                                           and ($4 = 0 or b.specialist_id = $4)) as before
                           from (select distinct client_id
                                   from booking
                                  where studio_id = $1
                                    and local_day between $2 and $3
                                    and status in ('pending', 'booked', 'came')
                                    and ($4 = 0 or specialist_id = $4)) c) seen",
                values![studio.0, i64::from(range.first.0), i64::from(range.last.0), of.map_or(0, |of| of.0)],
            )
            .await?;
        Ok((new, all - new))
    }
}
