//! Who works at a studio, and who is invited to.

use okoshko_domain::ids::{AccountId, InviteId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::rights::Role;
use okoshko_domain::team::{Invite, Mate};
use okoshko_domain::timestamp::Timestamp;

use super::{Error, Result, Tx};

#[derive(sqlx::FromRow)]
struct MateRow {
    account_id: i64,
    role: String,
    specialist_id: Option<i64>,
    name: String,
    leaves_at: Option<i64>,
}

impl TryFrom<MateRow> for Mate {
    type Error = Error;

    fn try_from(row: MateRow) -> Result<Self> {
        Ok(Self {
            account: AccountId(row.account_id),
            role: role(&row.role, "staff", row.account_id)?,
            specialist: row.specialist_id.map(SpecialistId),
            name: row.name,
            leaves_at: row.leaves_at.map(Timestamp),
        })
    }
}

#[derive(sqlx::FromRow)]
struct InviteRow {
    invite_id: i64,
    studio_id: i64,
    role: String,
    specialist_id: Option<i64>,
    name: String,
    created_by: Option<i64>,
    expires_at: i64,
    used_by: Option<i64>,
    revoked_at: Option<i64>,
}

impl TryFrom<InviteRow> for Invite {
    type Error = Error;

    fn try_from(row: InviteRow) -> Result<Self> {
        Ok(Self {
            id: InviteId(row.invite_id),
            studio: StudioId(row.studio_id),
            role: role(&row.role, "invite", row.invite_id)?,
            specialist: row.specialist_id.map(SpecialistId),
            name: row.name,
            by: row.created_by.map(AccountId),
            expires_at: Timestamp(row.expires_at),
            used_by: row.used_by.map(AccountId),
            revoked: row.revoked_at.is_some(),
        })
    }
}

fn role(word: &str, table: &'static str, id: i64) -> Result<Role> {
    Role::parse(word).ok_or_else(|| Error::broken(table, id, "its role"))
}

/// A new invite.
#[derive(Clone, Debug)]
pub struct NewInvite<'a> {
    /// Where.
    pub studio: StudioId,
    /// As what.
    pub role: Role,
    /// Whose day they will have; nothing for somebody new.
    pub specialist: Option<SpecialistId>,
    /// What a new specialist is called; may be empty.
    pub name: &'a str,
    /// The SHA-256 of its secret, in hex.
    pub hash: &'a str,
    /// Who invites.
    pub by: AccountId,
    /// Until when it is good.
    pub expires_at: Timestamp,
}

impl Tx {
    /// Everybody who works at a studio, owners first; at most 200.
    pub async fn team(&mut self, studio: StudioId) -> Result<Vec<Mate>> {
        let rows: Vec<MateRow> = self
            .rows(
                "select account_id, role, staff.specialist_id, coalesce(specialist.name, staff.name) as name, leaves_at
                   from staff
                   left join specialist on specialist.specialist_id = staff.specialist_id
                  where staff.studio_id = $1
                  order by case role when 'owner' then 0 when 'admin' then 1 when 'desk' then 2 else 3 end,
                           joined_at, account_id
                  limit 200",
                values![studio.0],
            )
            .await?;
        rows.into_iter().map(Mate::try_from).collect()
    }

    /// Somebody starts to work at a studio, or is something else there from now on.
    pub async fn join(
        &mut self,
        studio: StudioId,
        account: AccountId,
        role: Role,
        specialist: Option<SpecialistId>,
        name: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "insert into staff (studio_id, account_id, role, specialist_id, name, joined_at)
             values ($1, $2, $3, $4, $5, $6)
             on conflict (studio_id, account_id)
             do update set role = excluded.role, specialist_id = excluded.specialist_id",
            values![studio.0, account.0, role.word(), specialist.map(|id| id.0), name, now.0],
        )
        .await
    }

    /// Somebody is something else at their studio from now on.
    pub async fn set_role(&mut self, studio: StudioId, account: AccountId, role: Role) -> Result<()> {
        self.write(
            "update staff set role = $3 where studio_id = $1 and account_id = $2",
            values![studio.0, account.0, role.word()],
        )
        .await
    }

    /// Somebody works at a studio no more.
    pub async fn dismiss(&mut self, studio: StudioId, account: AccountId) -> Result<()> {
        self.write("delete from staff where studio_id = $1 and account_id = $2", values![studio.0, account.0])
            .await
    }

    /// Somebody goes at this moment, or stays after all.
    pub async fn set_leaving(
        &mut self,
        studio: StudioId,
        account: AccountId,
        at: Option<Timestamp>,
    ) -> Result<()> {
        self.write(
            "update staff set leaves_at = $3 where studio_id = $1 and account_id = $2",
            values![studio.0, account.0, at.map(|at| at.0)],
        )
        .await
    }

    /// Who was to go by now, and from where; at most 100.
    pub async fn leavers(&mut self, now: Timestamp) -> Result<Vec<(StudioId, AccountId)>> {
        let rows: Vec<(i64, i64)> = self
            .rows(
                "select studio_id, account_id from staff where leaves_at <= $1 order by leaves_at limit 100",
                values![now.0],
            )
            .await?;
        Ok(rows.into_iter().map(|(studio, account)| (StudioId(studio), AccountId(account))).collect())
    }

    /// Where somebody works: studio and its name, in their order.
    pub async fn workplaces(&mut self, account: AccountId) -> Result<Vec<(StudioId, String)>> {
        let rows: Vec<(i64, String)> = self
            .rows(
                "select studio_id, studio.name
                   from staff
                   join studio using (studio_id)
                  where account_id = $1
                  order by studio_id
                  limit 100",
                values![account.0],
            )
            .await?;
        Ok(rows.into_iter().map(|(id, name)| (StudioId(id), name)).collect())
    }

    /// What somebody is wherever they work, and whose day is theirs there.
    pub async fn roles_of(
        &mut self,
        account: AccountId,
    ) -> Result<Vec<(StudioId, Role, Option<SpecialistId>)>> {
        let rows: Vec<(i64, String, Option<i64>)> = self
            .rows(
                "select studio_id, role, specialist_id from staff where account_id = $1 order by studio_id",
                values![account.0],
            )
            .await?;
        let known = |(studio, word, day): (i64, String, Option<i64>)| {
            Ok((StudioId(studio), role(&word, "staff", account.0)?, day.map(SpecialistId)))
        };
        rows.into_iter().map(known).collect()
    }

    /// A studio is no longer one specialist who is the owner.
    pub async fn end_solo(&mut self, studio: StudioId) -> Result<()> {
        self.write("update studio set solo = $2 where studio_id = $1", values![studio.0, false]).await?;
        self.touch_studio(studio).await
    }

    /// Nobody can be booked with this specialist any more.
    pub async fn let_specialist_go(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "update specialist
                set archived_at = coalesce(archived_at, $3)
              where specialist_id = $2
                and studio_id = $1",
            values![studio.0, specialist.0, now.0],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// A specialist does every service of their studio, as each service says.
    pub async fn tick_all(&mut self, studio: StudioId, specialist: SpecialistId) -> Result<()> {
        self.write(
            "insert into offer (studio_id, specialist_id, service_id)
             select studio_id, $2, service_id
               from service
              where studio_id = $1
                and archived_at is null
             on conflict (specialist_id, service_id) do nothing",
            values![studio.0, specialist.0],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// A specialist does a service of the same studio.
    pub async fn tick(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        service: ServiceId,
    ) -> Result<()> {
        self.write(
            "insert into offer (studio_id, specialist_id, service_id)
             select studio_id, $2, service_id
               from service
              where studio_id = $1
                and service_id = $3
                and archived_at is null
             on conflict (specialist_id, service_id) do nothing",
            values![studio.0, specialist.0, service.0],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// A specialist does not do a service.
    pub async fn untick(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        service: ServiceId,
    ) -> Result<()> {
        self.write(
            "delete from offer where studio_id = $1 and specialist_id = $2 and service_id = $3",
            values![studio.0, specialist.0, service.0],
        )
        .await?;
        self.touch_studio(studio).await
    }
}

impl Tx {
    /// Writes an invite.
    pub async fn add_invite(&mut self, new: &NewInvite<'_>, now: Timestamp) -> Result<InviteId> {
        let sql = "insert into invite (studio_id, role, specialist_id, name, secret_hash, created_by, created_at, expires_at)
                   values ($1, $2, $3, $4, $5, $6, $7, $8)
                   returning invite_id";
        let values = values![
            new.studio.0,
            new.role.word(),
            new.specialist.map(|id| id.0),
            new.name,
            new.hash,
            new.by.0,
            now.0,
            new.expires_at.0
        ];
        Ok(InviteId(self.number(sql, values).await?))
    }

    /// The invite of a studio by its number; a [`Claim`](super::Claim) is none.
    pub async fn invite(&mut self, id: InviteId) -> Result<Option<Invite>> {
        let row: Option<InviteRow> = self
            .row(
                "select invite_id, studio_id, role, specialist_id, name, created_by, expires_at, used_by, revoked_at
                   from invite
                  where invite_id = $1
                    and studio_id is not null
                    and role <> 'owner'",
                values![id.0],
            )
            .await?;
        row.map(Invite::try_from).transpose()
    }

    /// The invite of a studio that a secret opens, by its hash; a [`Claim`](super::Claim) is none.
    pub async fn invite_with(&mut self, hash: &str) -> Result<Option<Invite>> {
        let row: Option<InviteRow> = self
            .row(
                "select invite_id, studio_id, role, specialist_id, name, created_by, expires_at, used_by, revoked_at
                   from invite
                  where secret_hash = $1
                    and studio_id is not null
                    and role <> 'owner'",
                values![hash],
            )
            .await?;
        row.map(Invite::try_from).transpose()
    }

    /// A studio's invites that wait for somebody, the newest first; at most `limit`.
    pub async fn open_invites(
        &mut self,
        studio: StudioId,
        now: Timestamp,
        limit: usize,
    ) -> Result<Vec<Invite>> {
        let rows: Vec<InviteRow> = self
            .rows(
                "select invite_id, studio_id, role, specialist_id, name, created_by, expires_at, used_by, revoked_at
                   from invite
                  where studio_id = $1
                    and role <> 'owner'
                    and used_at is null
                    and revoked_at is null
                    and expires_at > $2
                  order by invite_id desc
                  limit $3",
                values![studio.0, now.0, i64::try_from(limit).unwrap_or(i64::MAX)],
            )
            .await?;
        rows.into_iter().map(Invite::try_from).collect()
    }

    /// Somebody takes an invite; says whether it was theirs to take: of two who press at once one does.
    pub async fn use_invite(&mut self, id: InviteId, account: AccountId, now: Timestamp) -> Result<bool> {
        let taken: Option<(i64,)> = self
            .row(
                "update invite
                    set used_by = $2, used_at = $3
                  where invite_id = $1
                    and used_at is null
                    and revoked_at is null
                    and expires_at > $3
                 returning invite_id",
                values![id.0, account.0, now.0],
            )
            .await?;
        Ok(taken.is_some())
    }

    /// An invite is taken back; says whether it still waited.
    pub async fn revoke_invite(&mut self, id: InviteId, now: Timestamp) -> Result<bool> {
        let revoked: Option<(i64,)> = self
            .row(
                "update invite
                    set revoked_at = $2
                  where invite_id = $1
                    and used_at is null
                    and revoked_at is null
                 returning invite_id",
                values![id.0, now.0],
            )
            .await?;
        Ok(revoked.is_some())
    }

    /// Takes back what somebody invited to and nobody took yet; says as what each link invited.
    pub async fn revoke_invites_of(
        &mut self,
        studio: StudioId,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<Role>> {
        let rows: Vec<(i64, String)> = self
            .rows(
                "update invite
                    set revoked_at = $3
                  where studio_id = $1
                    and created_by = $2
                    and used_at is null
                    and revoked_at is null
                    and expires_at > $3
                 returning invite_id, role",
                values![studio.0, account.0, now.0],
            )
            .await?;
        rows.into_iter().map(|(id, word)| role(&word, "invite", id)).collect()
    }
}
