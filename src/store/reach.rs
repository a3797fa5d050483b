//! Whom no message reaches, and who would rather not have some.

use okoshko_domain::ids::{AccountId, BookingId, OutboxId};
use okoshko_domain::notice::{Notice, Switch};
use okoshko_domain::timestamp::Timestamp;

use super::{Result, Tx};

/// Of which visits it matters that no message reaches their client.
#[derive(Clone, Copy, Debug)]
pub enum About {
    /// All that stand.
    All,
    /// These, and this one, however it stands.
    AllAnd(BookingId),
    /// This one, however it stands.
    Only(BookingId),
}

impl Tx {
    /// Whether some bot can write to this person.
    pub async fn is_reachable(&mut self, account: AccountId) -> Result<bool> {
        let sql = "select count(*) from chat where account_id = $1 and unreachable_at is null";
        Ok(self.number(sql, values![account.0]).await? > 0)
    }

    /// Tells those whose day it is, and the owner, that no message reaches the client of a visit: once for each visit
    /// to come, its time and how it stands.
    pub async fn notify_unreached(&mut self, client: AccountId, about: About, now: Timestamp) -> Result<()> {
        let (about, only) = match about {
            About::All => (0, false),
            About::AllAnd(booking) => (booking.0, false),
            About::Only(booking) => (booking.0, true),
        };
        let notice = Notice::Unreached(BookingId(0));
        self.write(
            "insert into outbox (studio_id, account_id, kind, booking_id, due_at, dedupe_key, created_at, priority)
             select s.studio_id, s.account_id, $3, b.booking_id, $2,
                    'unreached:' || b.booking_id || ':' || b.starts_at || ':' || b.status || ':' || s.account_id, $2, $4
               from booking b
               join staff s on s.studio_id = b.studio_id
              where b.account_id = $1
                and b.starts_at > $2
                and (b.status in ('pending', 'booked') or (b.booking_id = $5 and b.status = 'cancelled'))
                and ($6 = 0 or b.booking_id = $5)
                and s.account_id <> $1
                and (s.specialist_id = b.specialist_id or s.role = 'owner')
             on conflict (dedupe_key) do nothing",
            values![
                client.0,
                now.0,
                notice.word(),
                notice.priority().place(),
                about,
                i64::from(only)
            ],
        )
        .await
    }

    /// Whether the client of a visit did not hear something of it though their chat can be written to: it was given up,
    /// or they did without what [`must_be_known`](super::Said::must_be_known).
    pub async fn is_unaware(&mut self, booking: BookingId) -> Result<bool> {
        let sql = "select count(*)
                     from outbox o
                     join booking b on b.booking_id = o.booking_id
                    where o.booking_id = $1
                      and o.account_id = b.account_id
                      and (o.failed = 'refused'
                           or (o.failed = 'muted' and o.kind in ('called_off', 'moved', 'back', 'proposal', 'away', 'stands')))";
        Ok(self.number(sql, values![booking.0]).await? > 0)
    }

    /// Tells an owner's people that somebody who works there gets no messages any more, once a day.
    pub async fn notify_deaf(&mut self, staff: AccountId, day: i64, now: Timestamp) -> Result<()> {
        self.write(
            "insert into outbox (studio_id, account_id, kind, args, due_at, dedupe_key, created_at, priority)
             select o.studio_id, o.account_id, 'team', 'deaf ' || s.name, $2,
                    'deaf:' || $3 || ':' || s.studio_id || ':' || s.account_id || ':' || o.account_id, $2, 1
               from staff s
               join staff o on o.studio_id = s.studio_id
              where s.account_id = $1
                and o.role = 'owner'
                and o.account_id <> $1
             on conflict (dedupe_key) do nothing",
            values![staff.0, now.0, day],
        )
        .await
    }

    /// For whom a message is, when it is about a visit of theirs.
    pub async fn client_of_notice(&mut self, id: OutboxId) -> Result<Option<AccountId>> {
        let row: Option<(i64,)> = self
            .row(
                "select o.account_id
                   from outbox o
                   join booking b on b.booking_id = o.booking_id
                  where o.outbox_id = $1
                    and b.account_id = o.account_id",
                values![id.0],
            )
            .await?;
        Ok(row.map(|(id,)| AccountId(id)))
    }

    /// What a person did without.
    pub async fn mutes(&mut self, account: AccountId) -> Result<Vec<Switch>> {
        let rows: Vec<(String,)> =
            self.rows("select switch from mute where account_id = $1", values![account.0]).await?;
        Ok(rows.iter().filter_map(|(word,)| Switch::parse(word)).collect())
    }

    /// Whether a person did without this.
    pub async fn is_muted(&mut self, account: AccountId, switch: Switch) -> Result<bool> {
        let sql = "select count(*) from mute where account_id = $1 and switch = $2";
        Ok(self.number(sql, values![account.0, switch.word()]).await? > 0)
    }

    /// The person does without this from now on, or gets it again.
    pub async fn set_muted(
        &mut self,
        account: AccountId,
        switch: Switch,
        muted: bool,
        now: Timestamp,
    ) -> Result<()> {
        if muted {
            let sql = "insert into mute (account_id, switch, at) values ($1, $2, $3) on conflict do nothing";
            return self.write(sql, values![account.0, switch.word(), now.0]).await;
        }
        let sql = "delete from mute where account_id = $1 and switch = $2";
        self.write(sql, values![account.0, switch.word()]).await
    }
}
