//! Who changed what, as it is read.

use okoshko_domain::ids::StudioId;
use okoshko_domain::timestamp::Timestamp;

use super::{Result, Tx};

/// One change of a studio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its row.
    pub id: i64,
    /// A key of the locales without its `audit-`.
    pub what: String,
    /// JSON of its values.
    pub args: String,
    /// When.
    pub at: Timestamp,
}

impl Tx {
    /// A studio's changes before the row `before`, the newest first.
    pub async fn changes(
        &mut self,
        studio: StudioId,
        before: Option<i64>,
        limit: usize,
    ) -> Result<Vec<Change>> {
        let rows: Vec<(i64, String, String, i64)> = self
            .rows(
                "select audit_id, what, args, at
                   from audit
                  where studio_id = $1
                    and audit_id < $2
                  order by audit_id desc
                  limit $3",
                values![studio.0, before.unwrap_or(i64::MAX), i64::try_from(limit).unwrap_or(i64::MAX)],
            )
            .await?;
        let change = |(id, what, args, at)| Change { id, what, args, at: Timestamp(at) };
        Ok(rows.into_iter().map(change).collect())
    }
}
