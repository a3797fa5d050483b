//! Who hears of a day by themselves, and when.

use okoshko_domain::ids::{AccountId, StudioId};
use okoshko_domain::zone::Zone;

use super::{Result, Tx};

/// When a studio's staff hear of their day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgendaTimes {
    /// Whose staff.
    pub studio: StudioId,
    /// Where its clocks stand.
    pub zone: Zone,
    /// A cron expression of six fields; empty for never.
    pub agenda_cron: String,
    /// The same for the evening.
    pub digest_cron: String,
}

impl Tx {
    /// When the staff of each studio hear of their day; studios where they never do are left out.
    pub async fn agenda_times(&mut self) -> Result<Vec<AgendaTimes>> {
        let rows: Vec<(i64, String, String, String)> = self
            .rows(
                "select studio_id, zone, agenda_cron, digest_cron
                   from studio
                  where agenda_cron <> ''
                     or digest_cron <> ''
                  order by studio_id",
                values![],
            )
            .await?;
        let times = |(studio, zone, agenda_cron, digest_cron): (i64, String, String, String)| {
            let Some(zone) = Zone::parse(&zone) else {
                tracing::warn!(
                    studio.id = studio,
                    zone,
                    "A studio hears of no day: there is no such time zone"
                );
                return None; // The others do.
            };
            Some(AgendaTimes { studio: StudioId(studio), zone, agenda_cron, digest_cron })
        };
        Ok(rows.into_iter().filter_map(times).collect())
    }

    /// Who hears of a studio's days and has not yet heard of this one: its specialists of their own, its owner of
    /// everybody's. What they heard stands in the outbox under `key` with their number after it.
    pub async fn agenda_unheard(&mut self, studio: StudioId, key: &str) -> Result<Vec<AccountId>> {
        let rows: Vec<(i64,)> = self
            .rows(
                "select account_id
                   from staff
                  where studio_id = $1
                    and (specialist_id is not null or role = 'owner')
                    and not exists (select 1 from outbox where dedupe_key = $2 || staff.account_id)
                  order by account_id",
                values![studio.0, key],
            )
            .await?;
        Ok(rows.into_iter().map(|(account,)| AccountId(account)).collect())
    }
}
