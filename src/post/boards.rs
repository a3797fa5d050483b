//! Messages that are pinned and edited without a sound.

use okoshko_dialogues::screen::Screen;
use okoshko_domain::ids::ChatId;
use teloxide::payloads::{
    PinChatMessage, PinChatMessageSetters, SendMessageSetters, UnpinChatMessage, UnpinChatMessageSetters,
};
use teloxide::types::MessageId;
use tokio::time::Instant;

use super::{DEADLINE, Post, PostError, call, edit_of, keyboard, message_of, patiently, recipient, sent};
use crate::clock::pause;
use crate::texts::Voice;

impl Post {
    /// Sends a message that rings nobody, once.
    ///
    /// # Errors
    /// See [`PostError`]; the caller decides when again.
    pub async fn send_quietly(&self, chat: ChatId, voice: Voice, screen: &Screen) -> Result<i64, PostError> {
        let html = voice.html(&screen.lines);
        let message = message_of(chat, &html, &keyboard::markup(voice, screen)).disable_notification(true);
        pause(self.take_place(chat)?).await;
        Ok(sent(&self.call_in_place(chat, &message).await?)?.0.into())
    }

    /// Draws a message anew, once. Telegram tells nobody of an edit.
    ///
    /// # Errors
    /// See [`PostError`]; the caller decides when again.
    pub async fn redraw(
        &self,
        chat: ChatId,
        message: i64,
        voice: Voice,
        screen: &Screen,
    ) -> Result<(), PostError> {
        let html = voice.html(&screen.lines);
        let edit = edit_of(chat, number(message)?, &html, &keyboard::inline(voice, screen));
        pause(self.take_place(chat)?).await;
        self.call_in_place(chat, &edit).await.map(drop)
    }

    /// Pins a message without ringing. Not worth an error: unpinned it says the same.
    pub async fn pin(&self, chat: ChatId, message: i64) {
        let Ok(message) = number(message) else { return };
        let pin = PinChatMessage::new(recipient(chat), message).disable_notification(true);
        if let Err(error) = patiently(Instant::now() + DEADLINE, || call(&self.bot, &pin)).await {
            tracing::warn!(chat.id = %chat, %error, "A board stays unpinned");
        }
    }

    /// Takes a pin away. Not worth an error: the person may have done it themselves.
    pub async fn unpin(&self, chat: ChatId, message: i64) {
        let Ok(message) = number(message) else { return };
        let unpin = UnpinChatMessage::new(recipient(chat)).message_id(message);
        if let Err(error) = patiently(Instant::now() + DEADLINE, || call(&self.bot, &unpin)).await {
            tracing::debug!(chat.id = %chat, %error, "A pin stays");
        }
    }
}

/// As Telegram counts messages.
fn number(message: i64) -> Result<MessageId, PostError> {
    i32::try_from(message).map(MessageId).map_err(|_| PostError::CannotEdit)
}
