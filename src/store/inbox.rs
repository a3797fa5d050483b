//! Every update that Telegram handed us, kept before we say that we have it.

use okoshko_domain::ids::{BotId, ChatId};
use okoshko_domain::timestamp::Timestamp;

use super::{Result, Tx};

/// An update as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// Telegram's number; grows.
    pub update_id: i64,
    /// Its chat or, without one, its sender.
    pub key: ChatId,
    /// To the letter.
    pub raw: String,
}

/// An update that waits to be handled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// The update.
    pub update: Received,
    /// Its effect is committed already; only its screen was not shown.
    pub applied: bool,
}

impl Tx {
    /// Keeps an update; says whether it is new.
    pub async fn receive(&mut self, bot: BotId, update: &Received, now: Timestamp) -> Result<bool> {
        let inserted = on!(self, |db| {
            sqlx::query(
                "insert into inbox (bot_id, update_id, chat_key, raw, received_at)
                 values ($1, $2, $3, $4, $5)
                 on conflict (bot_id, update_id) do nothing",
            )
            .bind(bot.0)
            .bind(update.update_id)
            .bind(update.key.0)
            .bind(update.raw.as_str())
            .bind(now.0)
            .execute(db)
            .await?
            .rows_affected()
        });
        Ok(inserted > 0)
    }

    /// What is not done yet, in the order it came.
    pub async fn waiting(&mut self, bot: BotId) -> Result<Vec<Waiting>> {
        let rows: Vec<(i64, i64, String, Option<i64>)> = on!(self, |db| {
            sqlx::query_as(
                "select update_id, chat_key, raw, applied_at
                   from inbox
                  where bot_id = $1
                    and done_at is null
                  order by inbox_id",
            )
            .bind(bot.0)
            .fetch_all(db)
            .await?
        });
        let waiting = |(update_id, key, raw, applied): (i64, i64, String, Option<i64>)| Waiting {
            update: Received { update_id, key: ChatId(key), raw },
            applied: applied.is_some(),
        };
        Ok(rows.into_iter().map(waiting).collect())
    }

    /// Marks that an update's effect is part of this transaction; says whether nobody had marked it before.
    pub async fn apply(&mut self, bot: BotId, update_id: i64, now: Timestamp) -> Result<bool> {
        let marked = on!(self, |db| {
            sqlx::query(
                "update inbox
                    set applied_at = $3
                  where bot_id = $1
                    and update_id = $2
                    and applied_at is null
                    and done_at is null",
            )
            .bind(bot.0)
            .bind(update_id)
            .bind(now.0)
            .execute(db)
            .await?
            .rows_affected()
        });
        Ok(marked > 0)
    }

    /// Whether an update's effect is committed.
    pub async fn is_applied(&mut self, bot: BotId, update_id: i64) -> Result<bool> {
        let applied: Option<Option<i64>> = on!(self, |db| {
            sqlx::query_scalar("select applied_at from inbox where bot_id = $1 and update_id = $2")
                .bind(bot.0)
                .bind(update_id)
                .fetch_optional(db)
                .await?
        });
        Ok(applied.flatten().is_some())
    }

    /// The update is handled, or never will be for this reason.
    pub async fn finish(
        &mut self,
        bot: BotId,
        update_id: i64,
        dead: Option<&str>,
        now: Timestamp,
    ) -> Result<()> {
        on!(self, |db| {
            sqlx::query(
                "update inbox set done_at = $3, dead_reason = $4 where bot_id = $1 and update_id = $2",
            )
            .bind(bot.0)
            .bind(update_id)
            .bind(now.0)
            .bind(dead)
            .execute(db)
            .await?;
        });
        Ok(())
    }

    /// Forgets updates that were done before `before`.
    pub async fn prune_inbox(&mut self, before: Timestamp) -> Result<u64> {
        Ok(on!(self, |db| {
            sqlx::query("delete from inbox where done_at < $1")
                .bind(before.0)
                .execute(db)
                .await?
                .rows_affected()
        }))
    }

    /// The update that polling asks for next.
    pub async fn next_update(&mut self, bot: BotId) -> Result<i64> {
        let next: Option<i64> = on!(self, |db| {
            sqlx::query_scalar("select next_update from bot where bot_id = $1")
                .bind(bot.0)
                .fetch_optional(db)
                .await?
        });
        Ok(next.unwrap_or(0))
    }

    /// Polling has everything before `next`.
    pub async fn set_next_update(&mut self, bot: BotId, next: i64) -> Result<()> {
        on!(self, |db| {
            sqlx::query(
                "insert into bot (bot_id, next_update)
                 values ($1, $2)
                 on conflict (bot_id) do update set next_update = excluded.next_update",
            )
            .bind(bot.0)
            .bind(next)
            .execute(db)
            .await?;
        });
        Ok(())
    }
}
