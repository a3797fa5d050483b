//! Live boards: pinned messages that show a day, and what they were drawn from.

use okoshko_domain::ids::{AccountId, BotId, ChatId, SpecialistId, StudioId};
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;

use super::{Error, Result, Tx};

/// A board that must be drawn, or taken down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Board {
    /// Where it hangs.
    pub chat: ChatId,
    /// Who reads it.
    pub account: AccountId,
    /// What they speak.
    pub lang: Lang,
    /// Whose day.
    pub studio: StudioId,
    /// One specialist's alone.
    pub of: Option<SpecialistId>,
    /// The message; nothing before it was sent.
    pub message: Option<i64>,
    /// Whether it is to be taken down.
    pub closing: bool,
}

/// What a board was drawn from: it is stale when its studio has gone on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// The studio's revision.
    pub revision: i64,
    /// The last entry in the history of its bookings.
    pub event: i64,
    /// When time alone changes it.
    pub next: Timestamp,
}

#[derive(sqlx::FromRow)]
struct BoardRow {
    chat_id: i64,
    account_id: i64,
    lang: String,
    studio_id: i64,
    specialist_id: Option<i64>,
    message_id: Option<i64>,
    closing: bool,
}

impl TryFrom<BoardRow> for Board {
    type Error = Error;

    fn try_from(row: BoardRow) -> Result<Self> {
        let lang = Lang::parse(&row.lang);
        Ok(Self {
            chat: ChatId(row.chat_id),
            account: AccountId(row.account_id),
            lang: lang.ok_or_else(|| Error::broken("board", row.chat_id, "its reader's language"))?,
            studio: StudioId(row.studio_id),
            of: row.specialist_id.map(SpecialistId),
            message: row.message_id,
            closing: row.closing,
        })
    }
}

impl Tx {
    /// Hangs a board into somebody's chat with a bot, or lets the one that hangs there show this day.
    pub async fn hang_board(
        &mut self,
        bot: BotId,
        account: AccountId,
        studio: StudioId,
        of: Option<SpecialistId>,
    ) -> Result<()> {
        self.write(
            "insert into board (studio_id, bot_id, chat_id, account_id, specialist_id)
             select $3, bot_id, chat_id, account_id, $4
               from chat
              where bot_id = $1
                and account_id = $2
             on conflict (bot_id, chat_id) do update
                set studio_id = excluded.studio_id, specialist_id = excluded.specialist_id, closing = false,
                    revision = null",
            values![bot.0, account.0, studio.0, of.map(|of| of.0)],
        )
        .await
    }

    /// Whether a board hangs, or will, in somebody's chat with a bot.
    pub async fn has_board(&mut self, bot: BotId, account: AccountId) -> Result<bool> {
        let count = self
            .number(
                "select count(*) from board where bot_id = $1 and account_id = $2 and not closing",
                values![bot.0, account.0],
            )
            .await?;
        Ok(count > 0)
    }

    /// The board in somebody's chat is to be taken down.
    pub async fn close_board(&mut self, bot: BotId, account: AccountId) -> Result<()> {
        self.write(
            "update board
                set closing = true, revision = null
              where bot_id = $1
                and account_id = $2",
            values![bot.0, account.0],
        )
        .await
    }

    /// When a board of this bot must be drawn next, if any hangs: long ago for a stale one.
    pub async fn next_board(&mut self, bot: BotId, now: Timestamp) -> Result<Option<Timestamp>> {
        let (next,): (Option<i64>,) = self
            .one(
                "select min(case when stale or next_at <= $2 then lease_until else next_at end)
                   from hung_board
                  where bot_id = $1",
                values![bot.0, now.0],
            )
            .await?;
        Ok(next.map(Timestamp))
    }

    /// How many boards of this bot show less than what is true.
    pub async fn stale_boards(&mut self, bot: BotId) -> Result<i64> {
        self.number("select count(*) from hung_board where bot_id = $1 and stale", values![bot.0]).await
    }

    /// Leases boards that must be drawn until `until`. Whoever dies with a lease loses it when it ends.
    pub async fn claim_boards(
        &mut self,
        bot: BotId,
        now: Timestamp,
        until: Timestamp,
        limit: u32,
    ) -> Result<Vec<Board>> {
        let claimed: Vec<(i64,)> = self
            .rows(
                "update board
                    set lease_until = $3
                  where bot_id = $1
                    and coalesce(lease_until, 0) <= $2
                    and chat_id in (select chat_id
                                      from hung_board
                                     where bot_id = $1
                                       and lease_until <= $2
                                       and (stale or next_at <= $2)
                                     order by chat_id
                                     limit $4)
              returning chat_id",
                values![bot.0, now.0, until.0, i64::from(limit)],
            )
            .await?;
        let mut boards = Vec::with_capacity(claimed.len());
        for (chat,) in claimed {
            boards.push(self.board(bot, chat).await?);
        }
        Ok(boards)
    }

    async fn board(&mut self, bot: BotId, chat: i64) -> Result<Board> {
        let row: BoardRow = self
            .one(
                "select chat_id, account_id, lang, studio_id, specialist_id, message_id, closing
                   from hung_board
                  where bot_id = $1
                    and chat_id = $2",
                values![bot.0, chat],
            )
            .await?;
        row.try_into()
    }

    /// The last entry in the history of a studio's bookings; 0 for none.
    pub async fn last_event(&mut self, studio: StudioId) -> Result<i64> {
        self.number(
            "select coalesce(max(booking_event_id), 0) from booking_event where studio_id = $1",
            values![studio.0],
        )
        .await
    }

    /// A board shows this, on this message.
    pub async fn mark_drawn(&mut self, bot: BotId, chat: ChatId, message: i64, drawn: Drawn) -> Result<()> {
        self.write(
            "update board
                set message_id = $3, revision = $4, event_id = $5, next_at = $6, lease_until = null
              where bot_id = $1
                and chat_id = $2",
            values![bot.0, chat.0, message, drawn.revision, drawn.event, drawn.next.0],
        )
        .await
    }

    /// A board is tried again at `due`, on the same message, or on a new one when that is gone.
    pub async fn postpone_board(
        &mut self,
        bot: BotId,
        chat: ChatId,
        message: Option<i64>,
        due: Timestamp,
    ) -> Result<()> {
        self.write(
            "update board set message_id = $3, lease_until = $4 where bot_id = $1 and chat_id = $2",
            values![bot.0, chat.0, message, due.0],
        )
        .await
    }

    /// A board is no more.
    pub async fn forget_board(&mut self, bot: BotId, chat: ChatId) -> Result<()> {
        self.write("delete from board where bot_id = $1 and chat_id = $2", values![bot.0, chat.0]).await
    }
}
