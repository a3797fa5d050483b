//! What browsers leave behind goes after some days: whoever never booked was nobody, and has no history.

use okoshko_domain::ids::AccountId;
use okoshko_domain::timestamp::Timestamp;

use super::{Result, Tx};

impl Tx {
    /// Forgets forms that were used first before `before`, the oldest first, `limit` at most: whose they were.
    pub async fn prune_forms(&mut self, before: Timestamp, limit: u32) -> Result<Vec<AccountId>> {
        let rows: Vec<(i64,)> = self
            .rows(
                "delete from browser_form
                  where form_key in (select form_key
                                       from browser_form
                                      where created_at < $1
                                      order by created_at
                                      limit $2)
                 returning account_id",
                values![before.0, i64::from(limit)],
            )
            .await?;
        Ok(rows.into_iter().map(|(account,)| AccountId(account)).collect())
    }

    /// Forgets links for chats that were good until before `before`, taken or not, the oldest first, `limit` at most: whose
    /// browser they were made in.
    pub async fn prune_connections(&mut self, before: Timestamp, limit: u32) -> Result<Vec<AccountId>> {
        let rows: Vec<(i64,)> = self
            .rows(
                "delete from connection
                  where connection_id in (select connection_id
                                            from connection
                                           where expires_at < $1
                                           order by expires_at
                                           limit $2)
                 returning account_id",
                values![before.0, i64::from(limit)],
            )
            .await?;
        Ok(rows.into_iter().map(|(account,)| AccountId(account)).collect())
    }

    /// Forgets addresses of calendars that were revoked before `before`, the oldest first, `limit` at most: how many.
    pub async fn prune_feeds(&mut self, before: Timestamp, limit: u32) -> Result<usize> {
        let rows: Vec<(i64,)> = self
            .rows(
                "delete from feed
                  where feed_id in (select feed_id
                                      from feed
                                     where revoked_at < $1
                                     order by revoked_at
                                     limit $2)
                 returning feed_id",
                values![before.0, i64::from(limit)],
            )
            .await?;
        Ok(rows.len())
    }

    /// Whether an account was made by a browser that only ever held slots, or gave all it had to a chat: nothing stands,
    /// nothing happened, nothing was agreed to, nobody wrote anything down.
    pub async fn is_nobody(&mut self, account: AccountId, now: Timestamp) -> Result<bool> {
        let sql = "select count(*)
               from account a
              where a.account_id = $1
                and a.telegram_id is null
                and not exists (select 1
                                  from booking b
                                 where b.account_id = a.account_id
                                   and (b.status not in ('held', 'released')
                                        or b.held_until > $2
                                        or exists (select 1 from booking_event e where e.booking_id = b.booking_id)
                                        or exists (select 1 from outbox o where o.booking_id = b.booking_id)))
                and not exists (select 1
                                  from client c
                                 where c.account_id = a.account_id
                                   and (c.consented_at is not null
                                        or c.blocked_at is not null
                                        or c.note <> ''
                                        or exists (select 1
                                                     from booking b
                                                    where b.client_id = c.client_id
                                                      and coalesce(b.account_id, 0) <> a.account_id)))
                and not exists (select 1 from browser_form f where f.account_id = a.account_id)
                and not exists (select 1 from connection n where n.account_id = a.account_id)
                and not exists (select 1 from chat h where h.account_id = a.account_id)
                and not exists (select 1 from outbox o where o.account_id = a.account_id)
                and not exists (select 1 from audit u where u.account_id = a.account_id)
                and not exists (select 1 from booking_event e where e.account_id = a.account_id)";
        Ok(self.number(sql, values![account.0, now.0]).await? > 0)
    }

    /// Takes somebody away who [is nobody](Tx::is_nobody), with what they held.
    pub async fn remove_nobody(&mut self, account: AccountId) -> Result<()> {
        self.write(
            "delete from booking_service
              where booking_id in (select booking_id from booking where account_id = $1)",
            values![account.0],
        )
        .await?;
        self.write(
            "delete from booking where account_id = $1 and status in ('held', 'released')",
            values![account.0],
        )
        .await?;
        self.write("delete from client where account_id = $1", values![account.0]).await?;
        self.write("delete from account where account_id = $1", values![account.0]).await
    }
}
