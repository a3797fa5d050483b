//! Who hears of a day by themselves, and when.

use okoshko_domain::ids::{AccountId, StudioId};
use okoshko_domain::zone::Zone;

use super::{Error, Result, Tx};

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
            let zone =
                Zone::parse(&zone).ok_or_else(|| Error::broken("studio", studio, "no such time zone"))?;
            Ok(AgendaTimes { studio: StudioId(studio), zone, agenda_cron, digest_cron })
        };
        rows.into_iter().map(times).collect()
    }

    /// Who hears of a studio's days: its specialists of their own, its owner of everybody's.
    pub async fn agenda_readers(&mut self, studio: StudioId) -> Result<Vec<AccountId>> {
        let rows: Vec<(i64,)> = self
            .rows(
                "select account_id
                   from staff
                  where studio_id = $1
                    and (specialist_id is not null or role = 'owner')
                  order by account_id",
                values![studio.0],
            )
            .await?;
        Ok(rows.into_iter().map(|(account,)| AccountId(account)).collect())
    }
}
