//! Every update that Telegram handed us, kept before we say that we have it.

use okoshko_domain::ids::{BotId, ChatId, StudioId};
use okoshko_domain::timestamp::Timestamp;
use serde::Serialize;

use super::statement::Sql;
use super::{Result, Tx};

/// What a chat looks at when an update is done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settled {
    /// The update.
    pub update_id: i64,
    /// Its chat.
    pub chat: ChatId,
    /// What the chat looks at: JSON, as stored.
    pub state: String,
    /// The studio it talks about.
    pub studio: Option<StudioId>,
    /// The message that shows it; nothing when the last message is a fact.
    pub live_message: Option<i64>,
    /// The key of the outbox row whose fact the presser was shown.
    pub told: Option<String>,
    /// The message that told it.
    pub told_by: Option<i64>,
    /// The message that was pressed, when it is not the live one: whoever presses a notice has read it.
    pub pressed: Option<i64>,
}

/// An update as it came.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
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
    /// Keeps many updates in one statement; returns the numbers of the new ones.
    ///
    /// Rows go in as JSON, which the two engines unpack by functions of different names.
    pub async fn receive(&mut self, bot: BotId, updates: &[Received], now: Timestamp) -> Result<Vec<i64>> {
        let sql = Sql {
            sqlite: "insert into inbox (bot_id, update_id, chat_key, raw, received_at)
                     select $1, value ->> 'update_id', value ->> 'key', value ->> 'raw', $3
                       from json_each($2)
                      where true
                     on conflict (bot_id, update_id) do nothing
                     returning update_id",
            postgres: "insert into inbox (bot_id, update_id, chat_key, raw, received_at)
                       select $1, (value ->> 'update_id')::bigint, (value ->> 'key')::bigint, value ->> 'raw', $3
                         from json_array_elements($2::json)
                       on conflict (bot_id, update_id) do nothing
                       returning update_id",
        };
        let new: Vec<(i64,)> = self.rows(sql, values![bot.0, json(updates), now.0]).await?;
        Ok(new.into_iter().map(|(id,)| id).collect())
    }

    /// Many updates are done, and this is what their chats look at; no chat stands twice.
    pub async fn settle_all(&mut self, bot: BotId, settled: &[Settled], now: Timestamp) -> Result<()> {
        let rows = json(settled);
        self.settle_chats(bot, &rows).await?;
        if settled.iter().any(|settled| settled.told.is_some()) {
            self.settle_facts(&rows, now).await?;
        }
        if settled.iter().any(|settled| settled.pressed.is_some()) {
            self.settle_read(bot, &rows, now).await?;
        }
        self.settle_updates(bot, &rows, now).await
    }

    /// Materialized, so that SQLite looks for each chat by its key and not through all chats of a bot.
    async fn settle_chats(&mut self, bot: BotId, rows: &str) -> Result<()> {
        let sql = Sql {
            sqlite: "with settled as materialized
                          (select $1 as bot, value ->> 'chat' as chat, value ->> 'state' as state,
                                  value ->> 'studio' as studio, value ->> 'live_message' as live_message
                             from json_each($2))
                     update chat
                        set state = settled.state,
                            studio_id = coalesce((select s.studio_id from studio s where s.studio_id = settled.studio),
                                             chat.studio_id),
                            live_message_id = settled.live_message
                       from settled
                      where bot_id = settled.bot
                        and chat_id = settled.chat",
            postgres: "update chat
                          set state = settled.value ->> 'state',
                              studio_id = coalesce((select s.studio_id
                                                      from studio s
                                                     where s.studio_id = (settled.value ->> 'studio')::bigint),
                                                   chat.studio_id),
                              live_message_id = (settled.value ->> 'live_message')::bigint
                         from json_array_elements($2::json) as settled (value)
                        where bot_id = $1
                          and chat_id = (settled.value ->> 'chat')::bigint",
        };
        self.write(sql, values![bot.0, rows]).await
    }

    async fn settle_facts(&mut self, rows: &str, now: Timestamp) -> Result<()> {
        let sql = Sql {
            sqlite: "update outbox
                        set sent_at = $2, message_id = settled.value ->> 'told_by', lease_until = null
                       from json_each($1) as settled
                      where dedupe_key = settled.value ->> 'told'
                        and sent_at is null",
            postgres: "update outbox
                          set sent_at = $2, message_id = (settled.value ->> 'told_by')::bigint, lease_until = null
                         from json_array_elements($1::json) as settled (value)
                        where dedupe_key = settled.value ->> 'told'
                          and sent_at is null",
        };
        self.write(sql, values![rows, now.0]).await
    }

    async fn settle_read(&mut self, bot: BotId, rows: &str, now: Timestamp) -> Result<()> {
        let sql = Sql {
            sqlite: "with pressed as materialized
                          (select c.account_id, settled.value ->> 'pressed' as message_id
                             from json_each($2) as settled
                             join chat c on c.bot_id = $1
                                        and c.chat_id = settled.value ->> 'chat'
                            where settled.value ->> 'pressed' is not null)
                     update outbox
                        set confirmed_at = $3
                       from pressed
                      where outbox.account_id = pressed.account_id
                        and outbox.message_id = pressed.message_id
                        and confirmed_at is null",
            postgres: "update outbox
                          set confirmed_at = $3
                         from json_array_elements($2::json) as settled (value)
                         join chat c on c.bot_id = $1
                                    and c.chat_id = (settled.value ->> 'chat')::bigint
                        where outbox.account_id = c.account_id
                          and outbox.message_id = (settled.value ->> 'pressed')::bigint
                          and confirmed_at is null",
        };
        self.write(sql, values![bot.0, rows, now.0]).await
    }

    async fn settle_updates(&mut self, bot: BotId, rows: &str, now: Timestamp) -> Result<()> {
        let sql = Sql {
            sqlite: "update inbox
                        set done_at = $3
                      where bot_id = $1
                        and update_id in (select value ->> 'update_id' from json_each($2))",
            postgres: "update inbox
                          set done_at = $3
                        where bot_id = $1
                          and update_id in (select (value ->> 'update_id')::bigint
                                              from json_array_elements($2::json))",
        };
        self.write(sql, values![bot.0, rows, now.0]).await
    }

    /// What is not done yet, in the order it came.
    pub async fn waiting(&mut self, bot: BotId) -> Result<Vec<Waiting>> {
        let rows: Vec<(i64, i64, String, Option<i64>)> = self
            .rows(
                "select update_id, chat_key, raw, applied_at
                   from inbox
                  where bot_id = $1
                    and done_at is null
                  order by inbox_id",
                values![bot.0],
            )
            .await?;
        let waiting = |(update_id, key, raw, applied): (i64, i64, String, Option<i64>)| Waiting {
            update: Received { update_id, key: ChatId(key), raw },
            applied: applied.is_some(),
        };
        Ok(rows.into_iter().map(waiting).collect())
    }

    /// Marks that an update's effect is part of this transaction; says whether nobody had marked it before.
    pub async fn apply(&mut self, bot: BotId, update_id: i64, now: Timestamp) -> Result<bool> {
        let marked: Option<(i64,)> = self
            .row(
                "update inbox
                    set applied_at = $3
                  where bot_id = $1
                    and update_id = $2
                    and applied_at is null
                    and done_at is null
                 returning update_id",
                values![bot.0, update_id, now.0],
            )
            .await?;
        Ok(marked.is_some())
    }

    /// Whether an update's effect is committed.
    pub async fn is_applied(&mut self, bot: BotId, update_id: i64) -> Result<bool> {
        let applied: Option<(Option<i64>,)> = self
            .row(
                "select applied_at from inbox where bot_id = $1 and update_id = $2",
                values![bot.0, update_id],
            )
            .await?;
        Ok(applied.and_then(|(at,)| at).is_some())
    }

    /// The update is handled, or never will be for this reason.
    pub async fn finish(
        &mut self,
        bot: BotId,
        update_id: i64,
        dead: Option<&str>,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "update inbox set done_at = $3, dead_reason = $4 where bot_id = $1 and update_id = $2",
            values![bot.0, update_id, now.0, dead],
        )
        .await
    }

    /// Forgets updates that were done before `before`; at most `limit` of them, so that nobody waits for long.
    pub async fn prune_inbox(&mut self, before: Timestamp, limit: u32) -> Result<usize> {
        let pruned: Vec<(i64,)> = self
            .rows(
                "delete from inbox
                  where inbox_id in (select inbox_id from inbox where done_at < $1 limit $2)
                 returning inbox_id",
                values![before.0, i64::from(limit)],
            )
            .await?;
        Ok(pruned.len())
    }

    /// The update that polling asks for next.
    pub async fn next_update(&mut self, bot: BotId) -> Result<i64> {
        let next: Option<(i64,)> =
            self.row("select next_update from bot where bot_id = $1", values![bot.0]).await?;
        Ok(next.map_or(0, |(next,)| next))
    }

    /// Polling has everything before `next`.
    pub async fn set_next_update(&mut self, bot: BotId, next: i64) -> Result<()> {
        self.write(
            "insert into bot (bot_id, next_update)
             values ($1, $2)
             on conflict (bot_id) do update set next_update = excluded.next_update",
            values![bot.0, next],
        )
        .await
    }
}

/// Rows for a statement that takes many. Plain structs of numbers and text always have a JSON form.
fn json(rows: &[impl Serialize]) -> String {
    serde_json::to_string(rows).unwrap_or_default()
}
