//! What goes out: screens and notices become Telegram requests.
//!
//! A screen is a direct reply: it is tried again until its deadline, since shown twice is harmless and lost is
//! silence. What the outbox sends is tried once a claim; the outbox decides when again.
//!
//! **Invariant:** nothing here touches the database.

mod boards;
mod commands;
mod inline;
mod keyboard;
mod pace;
mod papers;
mod wire;

use std::sync::Arc;
use std::time::Duration;

use okoshko_dialogues::screen::{Line, Screen};
use okoshko_dialogues::state::Place;
use okoshko_domain::ids::ChatId;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use teloxide::ApiError;
use teloxide::payloads::{
    AnswerCallbackQuery, AnswerCallbackQuerySetters, EditMessageReplyMarkup, EditMessageReplyMarkupSetters,
    EditMessageText, EditMessageTextSetters, SendMessage, SendMessageSetters,
};
use teloxide::prelude::Bot;
use teloxide::requests::Payload;
use teloxide::types::{
    CallbackQueryId, InlineKeyboardMarkup, LinkPreviewOptions, MessageId, ParseMode, ReplyMarkup,
};
use tokio::time::{Instant, timeout_at};

use self::pace::Pace;
pub(crate) use self::wire::call;
use crate::clock::pause;
use crate::desk::turn::Shown;
use crate::texts::Voice;

/// A reply that is not through by then is given up, and its chat goes on.
const DEADLINE: Duration = Duration::from_secs(10);
const FIRST_WAIT: Duration = Duration::from_millis(100);
const LAST_WAIT: Duration = Duration::from_secs(2);

/// A handle on the bot that talks; cheap to clone.
#[derive(Clone, Debug)]
pub struct Post {
    bot: Bot,
    pace: Arc<Pace>,
}

/// The button that was pressed.
#[derive(Clone, Debug)]
pub struct Pressed {
    /// Must be answered, once.
    pub callback: CallbackQueryId,
    /// Whether it was: the person was asked for patience.
    pub answered: bool,
    /// The message it hangs on, while it can be edited.
    pub message: Option<MessageId>,
}

/// The part of a sent message that we need.
#[derive(Deserialize)]
struct Sent {
    message_id: i32,
}

/// Why a message did not go out.
#[derive(Debug, thiserror::Error)]
pub enum PostError {
    /// The person blocked the bot, left, or is no more.
    #[error("the chat cannot be written to: {0}")]
    ChatGone(String),
    /// The group became a supergroup: this is its number now.
    #[error("the group is {0} now")]
    Moved(ChatId),
    /// Telegram asks to wait.
    #[error("Telegram asks to wait {0:?}")]
    Wait(Duration),
    /// It may go well a moment later.
    #[error("Telegram does not answer: {0}")]
    Again(String),
    /// It never will: our fault.
    #[error("Telegram refuses: {0}")]
    Refused(String),
    /// The message to edit is not there any more.
    #[error("the message cannot be edited")]
    CannotEdit,
    /// Nothing to do.
    #[error("it is done already")]
    Done,
}

impl From<ApiError> for PostError {
    fn from(error: ApiError) -> Self {
        match error {
            ApiError::MessageNotModified | ApiError::InvalidQueryId => Self::Done,
            ApiError::MessageToEditNotFound | ApiError::MessageCantBeEdited | ApiError::MessageIdInvalid => {
                Self::CannotEdit
            }
            ApiError::BotBlocked
            | ApiError::UserDeactivated
            | ApiError::ChatNotFound
            | ApiError::CantInitiateConversation
            | ApiError::BotKicked
            | ApiError::BotKickedFromSupergroup
            | ApiError::GroupDeactivated => Self::ChatGone(error.to_string()),
            ApiError::Unknown(said) => unknown(said),
            other => Self::Refused(other.to_string()),
        }
    }
}

/// What teloxide has no name for, by what Telegram wrote.
fn unknown(said: String) -> PostError {
    if said.starts_with("Forbidden") {
        return PostError::ChatGone(said);
    }
    if said.contains("query is too old") || said.contains("message is not modified") {
        return PostError::Done;
    }
    let ours = said.starts_with("Bad Request");
    if ours { PostError::Refused(said) } else { PostError::Again(said) }
}

impl Post {
    /// A post that talks through this bot.
    ///
    /// * `per_second`: how many messages a second in all, before Telegram asks to wait; 0: no pace.
    #[must_use]
    pub fn new(bot: Bot, per_second: u32) -> Self {
        Self { bot, pace: Arc::new(Pace::new(per_second)) }
    }

    /// Shows what a turn decided; returns the message that shows the chat's screen now.
    ///
    /// # Errors
    /// When it is not through within ten seconds, or never will be.
    pub async fn show(
        &self,
        chat: ChatId,
        pressed: Option<&Pressed>,
        shown: &Shown,
    ) -> Result<Option<MessageId>, PostError> {
        let deadline = Instant::now() + DEADLINE;
        let voice = Voice { lang: shown.lang, zone: shown.zone, today: shown.today };
        let remark = shown.toast.clone().map(|toast| {
            let alert = toast.is_alert();
            (voice.toast(&toast.line()), alert)
        });
        let answer = self.answer(pressed, remark);
        let screen = async {
            let live = shown.live_message.and_then(|id| i32::try_from(id).ok()).map(MessageId);
            let Some(screen) = &shown.screen else {
                return Ok(live);
            };
            self.hand_over(deadline, chat, voice, &screen.papers).await?;
            self.fold(deadline, chat, voice, shown.farewell.as_ref()).await?;
            if screen.lines.is_empty() {
                return Ok(live);
            }
            let html = voice.html(&with_note(screen, shown, pressed));
            let keyboard = keyboard::inline(voice, screen);
            let alone = screen.papers.is_empty() && screen.keys.is_none() && shown.farewell.is_none();
            let in_place = shown.place == Place::Here && alone;
            let here = pressed.and_then(|pressed| pressed.message).filter(|_| in_place);
            if let Some(message) = here
                && self.edit(deadline, chat, message, &html, &keyboard).await?
            {
                return Ok(Some(message));
            }
            let markup = keyboard::markup(voice, screen);
            let sent = patiently(deadline, || self.send_once(chat, &html, &markup)).await?;
            if let Some(old) = live.filter(|old| *old != sent) {
                self.strip(deadline, chat, old).await;
            }
            Ok(Some(sent))
        };
        let ((), shown) = tokio::join!(answer, screen);
        shown
    }

    /// Answers a press, with a remark or without. Too old to be answered is no fault: the work is done all the same.
    pub async fn answer(&self, pressed: Option<&Pressed>, remark: Option<(String, bool)>) {
        let Some(pressed) = pressed.filter(|pressed| !pressed.answered) else { return };
        let mut answer = AnswerCallbackQuery::new(pressed.callback.clone());
        if let Some((text, alert)) = remark {
            answer = answer.text(text).show_alert(alert);
        }
        match patiently(Instant::now() + DEADLINE, || call(&self.bot, &answer)).await {
            Ok(_) | Err(PostError::Done | PostError::ChatGone(_)) => {}
            Err(error) => tracing::warn!(%error, "A press stays without an answer"),
        }
    }

    /// Edits a message; says whether it could be edited.
    async fn edit(
        &self,
        deadline: Instant,
        chat: ChatId,
        message: MessageId,
        html: &str,
        keyboard: &InlineKeyboardMarkup,
    ) -> Result<bool, PostError> {
        let edit = edit_of(chat, message, html, keyboard);
        match patiently(deadline, || self.call_in_place(chat, &edit)).await {
            Ok(_) | Err(PostError::Done) => Ok(true),
            Err(PostError::CannotEdit) => Ok(false),
            Err(PostError::Refused(why)) => {
                tracing::warn!(why, "An edit was refused; the screen is sent anew");
                Ok(false)
            }
            Err(error) => Err(error),
        }
    }

    /// Takes the keyboard off a screen that is no longer the live one. Old buttons work all the same.
    async fn strip(&self, deadline: Instant, chat: ChatId, message: MessageId) {
        let bare = InlineKeyboardMarkup::default();
        let strip = EditMessageReplyMarkup::new(recipient(chat), message).reply_markup(bare);
        match timeout_at(deadline, self.call_in_place(chat, &strip)).await {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::debug!(%error, "An old keyboard stays"),
            Err(_) => tracing::debug!("An old keyboard stays: no time is left"),
        }
    }

    /// Takes the next place for a message to this chat; says how long to wait for it.
    ///
    /// # Errors
    /// [`PostError::Wait`] when the chat is to be left alone for longer than a place is kept.
    pub fn take_place(&self, chat: ChatId) -> Result<Duration, PostError> {
        self.pace.take(chat).map_err(PostError::Wait)
    }

    /// How long the next place is away.
    #[must_use]
    pub fn ahead(&self) -> Duration {
        self.pace.ahead()
    }

    /// Sends a message that has its place, once.
    ///
    /// # Errors
    /// See [`PostError`]; the caller decides when again.
    pub async fn send(&self, chat: ChatId, voice: Voice, screen: &Screen) -> Result<MessageId, PostError> {
        let message = message_of(chat, &voice.html(&screen.lines), &keyboard::markup(voice, screen));
        sent(&self.call_in_place(chat, &message).await?)
    }

    /// Sends a message at once, whatever the pace: somebody waits.
    async fn call<P>(&self, chat: ChatId, payload: &P) -> Result<Box<RawValue>, PostError>
    where
        P: Payload + Serialize + Sync,
    {
        self.pace.count(chat);
        self.call_in_place(chat, payload).await
    }

    /// What has its place, or needs none: an edited message is no new one.
    async fn call_in_place<P>(&self, chat: ChatId, payload: &P) -> Result<Box<RawValue>, PostError>
    where
        P: Payload + Serialize + Sync,
    {
        let answer = call(&self.bot, payload).await;
        match &answer {
            Err(PostError::Wait(asked)) => self.pace.refused(chat, *asked),
            _ => self.pace.went(),
        }
        answer
    }

    async fn send_once(
        &self,
        chat: ChatId,
        html: &str,
        markup: &ReplyMarkup,
    ) -> Result<MessageId, PostError> {
        sent(&self.call(chat, &message_of(chat, html, markup)).await?)
    }

    /// Takes keys in place of the keyboard away, which takes a message of its own.
    async fn fold(
        &self,
        deadline: Instant,
        chat: ChatId,
        voice: Voice,
        farewell: Option<&Line>,
    ) -> Result<(), PostError> {
        let Some(line) = farewell else { return Ok(()) };
        let (html, bare) = (voice.html(std::slice::from_ref(line)), ReplyMarkup::kb_remove());
        patiently(deadline, || self.send_once(chat, &html, &bare)).await.map(|_| ())
    }

    /// Says one plain sentence, with a link button when there is one. Not worth an error: it is logged.
    pub async fn say(&self, chat: ChatId, text: &str, link: Option<(String, url::Url)>) {
        let mut message = SendMessage::new(recipient(chat), text);
        if let Some((label, url)) = link {
            message = message.reply_markup(keyboard::link(label, url));
        }
        if let Err(error) = patiently(Instant::now() + DEADLINE, || self.call(chat, &message)).await {
            tracing::warn!(chat.id = %chat, %error, "A sentence did not reach chat {chat}");
        }
    }
}

/// Tries until it goes through, the deadline passes, or Telegram says never.
async fn patiently<T, F>(deadline: Instant, request: impl Fn() -> F) -> Result<T, PostError>
where
    F: Future<Output = Result<T, PostError>>,
{
    let mut next_wait = FIRST_WAIT;
    loop {
        let in_time = timeout_at(deadline, request()).await;
        let outcome =
            in_time.unwrap_or_else(|_| Err(PostError::Again("nothing came before the deadline".to_owned())));
        let (error, wait) = match outcome {
            Err(error @ PostError::Again(_)) => (error, next_wait),
            Err(PostError::Wait(asked)) => (PostError::Wait(asked), asked),
            outcome => return outcome,
        };
        if Instant::now() + wait > deadline {
            return Err(error);
        }
        tracing::debug!(%error, wait_ms = wait.as_millis(), "Trying again");
        pause(wait).await;
        next_wait = (next_wait * 2).min(LAST_WAIT);
    }
}

/// A remark that has no press to answer becomes the first line.
fn with_note(screen: &Screen, shown: &Shown, pressed: Option<&Pressed>) -> Vec<Line> {
    let heard = pressed.is_some_and(|pressed| !pressed.answered);
    let note = shown.toast.clone().filter(|_| !heard && shown.fact.is_none());
    let note = note.into_iter().flat_map(|toast| [toast.line(), Line::new("")]);
    note.chain(screen.lines.iter().cloned()).collect()
}

fn message_of(chat: ChatId, html: &str, markup: &ReplyMarkup) -> SendMessage {
    let message = SendMessage::new(recipient(chat), html)
        .parse_mode(ParseMode::Html)
        .link_preview_options(no_preview());
    match markup {
        ReplyMarkup::InlineKeyboard(keyboard) if keyboard.inline_keyboard.is_empty() => message,
        markup => message.reply_markup(markup.clone()),
    }
}

fn edit_of(chat: ChatId, message: MessageId, html: &str, keyboard: &InlineKeyboardMarkup) -> EditMessageText {
    EditMessageText::new(recipient(chat), message, html)
        .parse_mode(ParseMode::Html)
        .link_preview_options(no_preview())
        .reply_markup(keyboard.clone())
}

/// The number of a message that went out.
fn sent(result: &RawValue) -> Result<MessageId, PostError> {
    let Sent { message_id } = serde_json::from_str(result.get())
        .map_err(|_| PostError::Refused("a message without a number".to_owned()))?;
    Ok(MessageId(message_id))
}

fn recipient(chat: ChatId) -> teloxide::types::ChatId {
    teloxide::types::ChatId(chat.0)
}

fn no_preview() -> LinkPreviewOptions {
    LinkPreviewOptions {
        is_disabled: true,
        url: None,
        prefer_small_media: false,
        prefer_large_media: false,
        show_above_text: false,
    }
}
