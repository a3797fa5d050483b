//! People as one studio knows them, and who works there.

use okoshko_domain::ids::{AccountId, ClientId, SpecialistId, StudioId};
use okoshko_domain::timestamp::Timestamp;

use super::{Result, Tx};

impl Tx {
    /// The studio's client row of an account, made without a name when it is not there.
    pub async fn client_of(
        &mut self,
        studio: StudioId,
        account: AccountId,
        now: Timestamp,
    ) -> Result<ClientId> {
        let id = self
            .number(
                "insert into client (studio_id, account_id, created_at)
                 values ($1, $2, $3)
                 on conflict (studio_id, account_id) do update set created_at = client.created_at
                 returning client_id",
                values![studio.0, account.0, now.0],
            )
            .await?;
        Ok(ClientId(id))
    }

    /// A client without an account, entered by hand.
    pub async fn add_guest(&mut self, studio: StudioId, name: &str, now: Timestamp) -> Result<ClientId> {
        let id = self
            .number(
                "insert into client (studio_id, name, created_at) values ($1, $2, $3) returning client_id",
                values![studio.0, name, now.0],
            )
            .await?;
        Ok(ClientId(id))
    }

    /// The person agreed: their name may be kept. The first consent's date stays; the name is the present one.
    pub async fn consent(
        &mut self,
        client: ClientId,
        name: &str,
        policy: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "update client
                set name = $2,
                    consented_at = case when consent_version = $3 then consented_at else $4 end,
                    consent_version = $3
              where client_id = $1",
            values![client.0, name, policy, now.0],
        )
        .await
    }

    /// Links an account to a studio's staff, or changes what it is there.
    pub async fn hire(
        &mut self,
        studio: StudioId,
        account: AccountId,
        role: &str,
        specialist: Option<SpecialistId>,
    ) -> Result<()> {
        self.write(
            "insert into staff (studio_id, account_id, role, specialist_id)
             values ($1, $2, $3, $4)
             on conflict (studio_id, account_id)
             do update set role = excluded.role, specialist_id = excluded.specialist_id",
            values![studio.0, account.0, role, specialist.map(|id| id.0)],
        )
        .await
    }
}
