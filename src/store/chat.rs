//! Accounts and their chats.

use okoshko_domain::ids::{AccountId, BotId, ChatId, StudioId};
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;

use super::{Error, Result, Tx};

/// A person's private chat with a bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chat {
    /// Who.
    pub account: AccountId,
    /// What they speak.
    pub lang: Lang,
    /// The studio they last talked about.
    pub studio: Option<StudioId>,
    /// JSON of the screen the chat looks at.
    pub state: String,
    /// The message that shows it; nothing when the last message is a fact.
    pub live_message: Option<i64>,
    /// Whether the person blocked the bot.
    pub unreachable: bool,
    /// Whether they work at some studio.
    pub works: bool,
    /// What they want to be called; empty: as Telegram tells.
    pub name: String,
}

#[derive(sqlx::FromRow)]
struct ChatRow {
    account_id: i64,
    lang: String,
    studio_id: Option<i64>,
    state: String,
    live_message_id: Option<i64>,
    unreachable_at: Option<i64>,
    works: bool,
    name: String,
}

impl TryFrom<ChatRow> for Chat {
    type Error = Error;

    fn try_from(row: ChatRow) -> Result<Self> {
        let lang =
            Lang::parse(&row.lang).ok_or_else(|| Error::broken("account", row.account_id, "its language"))?;
        Ok(Self {
            account: AccountId(row.account_id),
            lang,
            studio: row.studio_id.map(StudioId),
            state: row.state,
            live_message: row.live_message_id,
            unreachable: row.unreachable_at.is_some(),
            works: row.works,
            name: row.name,
        })
    }
}

impl Tx {
    /// The chat, when this bot knows it.
    pub async fn chat(&mut self, bot: BotId, chat: ChatId) -> Result<Option<Chat>> {
        let row: Option<ChatRow> = self
            .row(
                "select account_id, lang, studio_id, state, live_message_id, unreachable_at, name,
                        exists (select 1 from staff where staff.account_id = chat.account_id) as works
                   from chat
                   join account using (account_id)
                  where bot_id = $1
                    and chat_id = $2",
                values![bot.0, chat.0],
            )
            .await?;
        row.map(Chat::try_from).transpose()
    }

    /// Meets a person: their account and chat are there afterwards, whoever came first.
    pub async fn greet(
        &mut self,
        bot: BotId,
        chat: ChatId,
        lang: Lang,
        state: &str,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "insert into account (telegram_id, lang, created_at)
             values ($1, $2, $3)
             on conflict (telegram_id) do nothing",
            values![chat.0, lang.code(), now.0],
        )
        .await?;
        self.write(
            "insert into chat (bot_id, chat_id, account_id, state)
             select $1, $2, account_id, $3
               from account
              where telegram_id = $2
             on conflict (bot_id, chat_id) do nothing",
            values![bot.0, chat.0, state],
        )
        .await
    }

    /// The chat looks at this now.
    pub async fn look_at(
        &mut self,
        bot: BotId,
        chat: ChatId,
        studio: Option<StudioId>,
        state: &str,
    ) -> Result<()> {
        self.write(
            "update chat
                set state = $3,
                    studio_id = coalesce((select s.studio_id from studio s where s.studio_id = $4), chat.studio_id),
                    unreachable_at = null
              where bot_id = $1
                and chat_id = $2",
            values![bot.0, chat.0, state, studio.map(|studio| studio.0)],
        )
        .await
    }

    /// The person cannot be written to since `since`, or can again.
    pub async fn set_unreachable(
        &mut self,
        bot: BotId,
        chat: ChatId,
        since: Option<Timestamp>,
    ) -> Result<()> {
        self.write(
            "update chat set unreachable_at = $3 where bot_id = $1 and chat_id = $2",
            values![bot.0, chat.0, since.map(|since| since.0)],
        )
        .await
    }

    /// What a person speaks.
    pub async fn lang_of(&mut self, account: AccountId) -> Result<Lang> {
        let row: Option<(String,)> =
            self.row("select lang from account where account_id = $1", values![account.0]).await?;
        Ok(row.and_then(|(lang,)| Lang::parse(&lang)).unwrap_or_default())
    }

    /// The person speaks this language from now on.
    pub async fn set_lang(&mut self, account: AccountId, lang: Lang) -> Result<()> {
        self.write("update account set lang = $2 where account_id = $1", values![account.0, lang.code()])
            .await
    }

    /// The account of a Telegram user, made when it is not there.
    pub async fn account_of(&mut self, telegram_id: i64, lang: Lang, now: Timestamp) -> Result<AccountId> {
        let id = self
            .number(
                "insert into account (telegram_id, lang, created_at)
                 values ($1, $2, $3)
                 on conflict (telegram_id) do update set lang = account.lang
                 returning account_id",
                values![telegram_id, lang.code(), now.0],
            )
            .await?;
        Ok(AccountId(id))
    }
}
