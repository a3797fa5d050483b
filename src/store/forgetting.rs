//! A person is forgotten: nothing says any more who they were, and what they paid and when stays.

use okoshko_domain::ids::{AccountId, StudioId};
use serde_json::Value;

use super::{Result, Tx};

impl Tx {
    /// The studios that know a person.
    pub async fn studios_of(&mut self, account: AccountId) -> Result<Vec<StudioId>> {
        let rows: Vec<(i64,)> =
            self.rows("select studio_id from client where account_id = $1", values![account.0]).await?;
        Ok(rows.into_iter().map(|(id,)| StudioId(id)).collect())
    }

    /// Every name that a person had here.
    pub async fn names_of(&mut self, account: AccountId) -> Result<Vec<String>> {
        let rows: Vec<(String,)> = self
            .rows(
                "select name from account where account_id = $1
                 union
                 select name from client where account_id = $1
                 union
                 select client_name from booking where account_id = $1",
                values![account.0],
            )
            .await?;
        Ok(rows.into_iter().map(|(name,)| name).filter(|name| !name.is_empty()).collect())
    }

    /// Takes a name out of what a studio's journal says.
    pub async fn forget_in_audit(&mut self, studio: StudioId, name: &str) -> Result<()> {
        let quoted = serde_json::to_string(name).unwrap_or_default();
        let pattern = quoted.replace('!', "!!").replace('%', "!%").replace('_', "!_");
        let rows: Vec<(i64, String)> = self
            .rows(
                "select audit_id, args from audit where studio_id = $1 and args like $2 escape '!'",
                values![studio.0, format!("%{pattern}%")],
            )
            .await?;
        for (id, args) in rows {
            let Ok(Value::Object(mut values)) = serde_json::from_str(&args) else { continue };
            for value in values.values_mut().filter(|value| value.as_str() == Some(name)) {
                *value = Value::String(String::new());
            }
            let args = Value::Object(values).to_string();
            self.write("update audit set args = $2 where audit_id = $1", values![id, args]).await?;
        }
        Ok(())
    }

    /// Takes a person out of their visits, and out of what was written about them.
    pub async fn forget_visits(&mut self, account: AccountId) -> Result<()> {
        for sql in [
            // What shows their name is drawn anew.
            "update studio
                set revision = revision + 1
              where studio_id in (select studio_id from booking where account_id = $1)",
            // Staff may have named them when they said why.
            "update booking_event
                set detail = ''
              where what = 'cancelled'
                and booking_id in (select booking_id from booking where account_id = $1)",
            "update booking_event set account_id = null where account_id = $1",
            "update booking
                set client_name = '', comment = '', guest_name = '', guest_phone = '',
                    client_reason = case when client_reason like '#%' then client_reason else '' end,
                    reason = case when reason = '' or reason like '#%' then reason else '#unsaid' end
              where account_id = $1",
            "update booking set account_id = null where account_id = $1",
            "update client
                set account_id = null, name = '', name_key = '', phone = '', phone_asked_at = null, note = '',
                    consented_at = null, consent_version = null
              where account_id = $1",
        ] {
            self.write(sql, values![account.0]).await?;
        }
        Ok(())
    }

    /// Takes a person's chats, what was sent and what they sent, and the number that Telegram knows them by.
    pub async fn forget_account(&mut self, account: AccountId) -> Result<()> {
        for sql in [
            "update outbox
                set args = '', failed = coalesce(failed, case when sent_at is null then 'gone' end), lease_until = null
              where account_id = $1",
            "update inbox set raw = '{}' where chat_key = (select telegram_id from account where account_id = $1)",
            "delete from mute where account_id = $1",
            "delete from chat where account_id = $1",
            "update account set telegram_id = -account_id, name = '' where account_id = $1",
        ] {
            self.write(sql, values![account.0]).await?;
        }
        Ok(())
    }
}
