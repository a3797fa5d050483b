//! Who works where, whose a thing is, and who changed what.

use okoshko_domain::ids::{AccountId, SpecialistId, StudioId};
use okoshko_domain::people::Actor;
use okoshko_domain::rights::{Member, Role, Subject};
use okoshko_domain::timestamp::Timestamp;

use super::{Error, Result, Tx};

#[derive(sqlx::FromRow)]
struct MemberRow {
    studio_id: i64,
    account_id: i64,
    role: String,
    specialist_id: Option<i64>,
}

impl TryFrom<MemberRow> for Member {
    type Error = Error;

    fn try_from(row: MemberRow) -> Result<Self> {
        Ok(Self {
            studio: StudioId(row.studio_id),
            account: AccountId(row.account_id),
            role: Role::parse(&row.role)
                .ok_or_else(|| Error::broken("staff", row.account_id, "their role"))?,
            specialist: row.specialist_id.map(SpecialistId),
        })
    }
}

impl Tx {
    /// What somebody is at one studio.
    pub async fn member(&mut self, account: AccountId, studio: StudioId) -> Result<Option<Member>> {
        let row: Option<MemberRow> = self
            .row(
                "select studio_id, account_id, role, specialist_id
                   from staff
                  where account_id = $1
                    and studio_id = $2",
                values![account.0, studio.0],
            )
            .await?;
        row.map(Member::try_from).transpose()
    }

    /// What somebody is where they work: at the studio that is preferred, else at the first one.
    pub async fn member_here(
        &mut self,
        account: AccountId,
        preferred: Option<StudioId>,
    ) -> Result<Option<Member>> {
        let row: Option<MemberRow> = self
            .row(
                "select studio_id, account_id, role, specialist_id
                   from staff
                  where account_id = $1
                  order by case when studio_id = $2 then 0 else 1 end, studio_id
                  limit 1",
                values![account.0, preferred.map_or(0, |studio| studio.0)],
            )
            .await?;
        row.map(Member::try_from).transpose()
    }

    /// The studio that a thing belongs to, and the specialist whose day it is about, if any. Nothing for a thing that
    /// is not there.
    pub async fn whose(&mut self, subject: Subject) -> Result<Option<(StudioId, Option<SpecialistId>)>> {
        let (sql, id) = match subject {
            Subject::Here => return Ok(None),
            Subject::Studio(id) => {
                ("select studio_id, cast(null as bigint) from studio where studio_id = $1", id.0)
            }
            Subject::Specialist(id) => {
                ("select studio_id, specialist_id from specialist where specialist_id = $1", id.0)
            }
            Subject::Calendar(id) => {
                ("select studio_id, specialist_id from calendar where calendar_id = $1", id.0)
            }
            Subject::TimeOff(id) => {
                ("select studio_id, specialist_id from time_off where time_off_id = $1", id.0)
            }
            Subject::Booking(id) => {
                ("select studio_id, specialist_id from booking where booking_id = $1", id.0)
            }
            Subject::Absence(id) => {
                ("select studio_id, specialist_id from absence where absence_id = $1", id.0)
            }
            Subject::Service(id) => {
                ("select studio_id, cast(null as bigint) from service where service_id = $1", id.0)
            }
            Subject::Category(id) => {
                ("select studio_id, cast(null as bigint) from category where category_id = $1", id.0)
            }
            Subject::Client(id) => {
                ("select studio_id, cast(null as bigint) from client where client_id = $1", id.0)
            }
            Subject::Invite(id) => (
                "select studio_id, cast(null as bigint)
                   from invite
                  where invite_id = $1
                    and studio_id is not null
                    and role <> 'owner'",
                id.0,
            ),
        };
        let row: Option<(i64, Option<i64>)> = self.row(sql, values![id]).await?;
        Ok(row.map(|(studio, specialist)| (StudioId(studio), specialist.map(SpecialistId))))
    }

    /// Writes down who changed what: a key of the locales and its values as JSON. What the machine does by itself
    /// nobody did.
    pub async fn audit(
        &mut self,
        studio: StudioId,
        by: &Actor,
        what: &str,
        args: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "insert into audit (studio_id, account_id, door, what, args, at) values ($1, $2, $3, $4, $5, $6)",
            values![studio.0, by.person().map(|person| person.0), by.door.word(), what, args, now.0],
        )
        .await
    }
}
