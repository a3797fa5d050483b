//! Links that make somebody an owner: of a studio that has none, or of one that is yet to be made.
//!
//! They are invites without a specialist. One that was taken and has no studio yet is the right to make one.

use okoshko_domain::ids::{AccountId, InviteId, StudioId};
use okoshko_domain::timestamp::Timestamp;

use super::{Result, Tx};

/// A link to ownership as it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Claim {
    /// Its row.
    pub id: InviteId,
    /// The studio that it gives; nothing: one that is yet to be made.
    pub studio: Option<StudioId>,
    /// Until when it may be taken.
    pub expires_at: Timestamp,
    /// Who took it.
    pub used_by: Option<AccountId>,
    /// Whether it was called back.
    pub revoked: bool,
}

#[derive(sqlx::FromRow)]
struct ClaimRow {
    invite_id: i64,
    studio_id: Option<i64>,
    expires_at: i64,
    used_by: Option<i64>,
    revoked_at: Option<i64>,
}

impl From<ClaimRow> for Claim {
    fn from(row: ClaimRow) -> Self {
        Self {
            id: InviteId(row.invite_id),
            studio: row.studio_id.map(StudioId),
            expires_at: Timestamp(row.expires_at),
            used_by: row.used_by.map(AccountId),
            revoked: row.revoked_at.is_some(),
        }
    }
}

impl Tx {
    /// Writes a link to ownership, good until `expires`.
    pub async fn add_claim(
        &mut self,
        studio: Option<StudioId>,
        hash: &str,
        expires: Timestamp,
        now: Timestamp,
    ) -> Result<InviteId> {
        let id = self
            .number(
                "insert into invite (studio_id, role, secret_hash, created_at, expires_at)
                 values ($1, 'owner', $2, $3, $4)
                 returning invite_id",
                values![studio.map(|studio| studio.0), hash, now.0, expires.0],
            )
            .await?;
        Ok(InviteId(id))
    }

    /// The link to ownership whose secret has this hash, however it stands.
    pub async fn claim_by(&mut self, hash: &str) -> Result<Option<Claim>> {
        let row: Option<ClaimRow> = self
            .row(
                "select invite_id, studio_id, expires_at, used_by, revoked_at
                   from invite
                  where secret_hash = $1
                    and role = 'owner'
                    and created_by is null",
                values![hash],
            )
            .await?;
        Ok(row.map(Claim::from))
    }

    /// This person takes the link; says whether nobody was faster.
    pub async fn take_claim(&mut self, id: InviteId, by: AccountId, now: Timestamp) -> Result<bool> {
        let taken: Option<(i64,)> = self
            .row(
                "update invite
                    set used_by = $2, used_at = $3
                  where invite_id = $1
                    and used_by is null
                    and revoked_at is null
                 returning invite_id",
                values![id.0, by.0, now.0],
            )
            .await?;
        Ok(taken.is_some())
    }

    /// The right to make a studio that this person took and did not use yet.
    pub async fn open_claim(&mut self, by: AccountId) -> Result<Option<InviteId>> {
        let row: Option<(i64,)> = self
            .row(
                "select invite_id
                   from invite
                  where used_by = $1
                    and role = 'owner'
                    and studio_id is null
                    and revoked_at is null
                  order by invite_id
                  limit 1",
                values![by.0],
            )
            .await?;
        Ok(row.map(|(id,)| InviteId(id)))
    }

    /// The right became this studio; says whether it had not become another before.
    pub async fn spend_claim(&mut self, id: InviteId, studio: StudioId) -> Result<bool> {
        let spent: Option<(i64,)> = self
            .row(
                "update invite set studio_id = $2 where invite_id = $1 and studio_id is null returning invite_id",
                values![id.0, studio.0],
            )
            .await?;
        Ok(spent.is_some())
    }

    /// Calls back the machine's links to ownership that nobody took.
    pub async fn revoke_claims(&mut self, now: Timestamp) -> Result<()> {
        self.write(
            "update invite
                set revoked_at = $1
              where role = 'owner'
                and created_by is null
                and used_by is null
                and revoked_at is null",
            values![now.0],
        )
        .await
    }

    /// Takes back the rights that no link led to: they are the ones of whom the settings name, who is `but` or nobody.
    pub async fn revoke_named(&mut self, but: Option<AccountId>, now: Timestamp) -> Result<()> {
        self.write(
            "update invite
                set revoked_at = $2
              where role = 'owner'
                and studio_id is null
                and used_by <> $1
                and expires_at = created_at
                and revoked_at is null",
            values![but.map_or(0, |but| but.0), now.0],
        )
        .await
    }

    /// How many owners there are, at all studios.
    pub async fn owners(&mut self) -> Result<i64> {
        self.number("select count(*) from staff where role = 'owner'", values![]).await
    }

    /// Whether somebody owns this studio.
    pub async fn has_owner(&mut self, studio: StudioId) -> Result<bool> {
        let sql = "select count(*) from staff where role = 'owner' and studio_id = $1";
        Ok(self.number(sql, values![studio.0]).await? > 0)
    }

    /// Whether this person owns some studio.
    pub async fn owns(&mut self, account: AccountId) -> Result<bool> {
        let sql = "select count(*) from staff where role = 'owner' and account_id = $1";
        Ok(self.number(sql, values![account.0]).await? > 0)
    }

    /// A person's name at one studio, as Telegram told it when they joined.
    pub async fn name_staff(
        &mut self,
        studio: StudioId,
        account: AccountId,
        name: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "update staff set name = $3, joined_at = $4 where studio_id = $1 and account_id = $2",
            values![studio.0, account.0, name, now.0],
        )
        .await
    }
}
