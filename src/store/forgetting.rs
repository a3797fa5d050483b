//! A person is forgotten: nothing says any more who they were, and what they paid and when stays.

use okoshko_domain::ids::{AccountId, StudioId};
use serde_json::Value;

use super::{Result, Tx};

impl Tx {
    /// The studios where a person was a client or had a visit, or did something behind the counter, ascending.
    pub async fn studios_of(&mut self, account: AccountId) -> Result<Vec<StudioId>> {
        let rows: Vec<(i64,)> = self
            .rows(
                "select studio_id from client where account_id = $1
                 union
                 select studio_id from booking where account_id = $1
                 union
                 select studio_id from audit where account_id = $1
                 order by studio_id",
                values![account.0],
            )
            .await?;
        Ok(rows.into_iter().map(|(id,)| StudioId(id)).collect())
    }

    /// The numbers by which a studio's journal names a person: as one of its team, as its client, as whoever has a visit.
    async fn numbers_of(&mut self, studio: StudioId, account: AccountId) -> Result<Vec<(String, i64)>> {
        self.rows(
            "select 'account', account_id from account where account_id = $2
             union all
             select 'client', client_id
               from client
              where studio_id = $1
                and (account_id = $2 or merged_into in (select client_id from client where account_id = $2))
             union all
             select 'booking', booking_id from booking where studio_id = $1 and account_id = $2",
            values![studio.0, account.0],
        )
        .await
    }

    /// Takes a person out of a studio's journal, whatever they were called: as its client, as whoever has a visit, as one of
    /// its team, as who did it.
    pub async fn forget_in_audit(&mut self, studio: StudioId, account: AccountId) -> Result<()> {
        let them = self.numbers_of(studio, account).await?;
        let rows: Vec<(i64, bool, String)> = self
            .rows(
                "select audit_id, coalesce(account_id = $2, false), args
                   from audit
                  where studio_id = $1
                    and (account_id = $2 or args like $3)",
                values![studio.0, account.0, "%\"name\":%"],
            )
            .await?;
        for (id, did_it, args) in rows {
            let Ok(Value::Object(mut values)) = serde_json::from_str(&args) else { continue };
            let before = values.clone();
            if let Some(who) = values.get_mut("who").filter(|_| did_it) {
                *who = "".into();
            }
            let is_them = |value: &Value| {
                them.iter().any(|(key, id)| value.get(key).and_then(Value::as_i64) == Some(*id))
            };
            for person in values.values_mut().filter(|value| is_them(value)) {
                person["name"] = "".into();
            }
            if values == before {
                continue;
            }
            let args = Value::Object(values).to_string();
            self.write("update audit set args = $2 where audit_id = $1", values![id, args]).await?;
        }
        Ok(())
    }

    /// Takes a person out of their visits, and out of what was written about them.
    pub async fn forget_visits(&mut self, account: AccountId) -> Result<()> {
        for sql in [
            // Staff may have named them when they said why.
            "update booking_event
                set detail = ''
              where what = 'cancelled'
                and booking_id in (select booking_id from booking where account_id = $1)",
            "update booking_event set account_id = null where account_id = $1",
            // A card that staff wrote by hand stays theirs, without visits of somebody who is nobody from now on.
            "insert into client (studio_id, account_id, created_at)
             select studio_id, account_id, min(created_at)
               from booking
              where account_id = $1
                and studio_id not in (select studio_id from client where account_id = $1)
              group by studio_id, account_id",
            "update client
                set last_booking = coalesce((select max(b.booking_id)
                                               from booking b
                                              where b.client_id = client.client_id
                                                and coalesce(b.account_id, 0) <> $1
                                                and b.status not in ('held', 'released')), 0)
              where account_id is null
                and client_id in (select client_id from booking where account_id = $1)",
            "update booking
                set client_id = (select own.client_id
                                   from client own
                                  where own.account_id = $1
                                    and own.studio_id = booking.studio_id)
              where account_id = $1",
            "update booking
                set client_name = '', comment = '', guest_name = '', guest_key = '', guest_phone = '',
                    client_reason = case when client_reason like '#%' then client_reason else '' end,
                    reason = case when reason = '' or reason like '#%' then reason else '#unsaid' end
              where account_id = $1
                 or client_id in (select client_id from client where account_id = $1)",
            "update booking set account_id = null where account_id = $1",
            // What staff kept of a browser whose visits went to their chat.
            "update client
                set forgotten = true, name = '', name_key = '', phone = '', phone_asked_at = null, email = '', username = '',
                    note = '', consented_at = null, consent_version = null
              where merged_into in (select client_id from client where account_id = $1)",
            "update client
                set account_id = null, forgotten = true, name = '', name_key = '', phone = '', phone_asked_at = null, email = '',
                    username = '', note = '',
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
            "delete from browser_form where account_id = $1",
            "delete from connection where account_id = $1 or used_by = $1",
            "update outbox
                set args = '', failed = coalesce(failed, case when sent_at is null then 'gone' end), lease_until = null
              where account_id = $1",
            "update inbox set raw = '{}' where chat_key = (select telegram_id from account where account_id = $1)",
            "delete from feed where account_id = $1",
            "delete from mute where account_id = $1",
            "delete from chat where account_id = $1",
            "update account set telegram_id = null, name = '' where account_id = $1",
        ] {
            self.write(sql, values![account.0]).await?;
        }
        Ok(())
    }
}
