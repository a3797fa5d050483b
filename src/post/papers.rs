//! Pictures, places and files that come with a screen.

use okoshko_dialogues::screen::Paper;
use okoshko_domain::ids::ChatId;
use serde_json::json;
use teloxide::payloads::{SendPhoto, SendVenue};
use teloxide::types::{FileId, InputFile};
use tokio::time::Instant;

use super::wire::{Upload, upload};
use super::{Post, PostError, call, patiently, recipient};
use crate::papers::qr;
use crate::texts::Voice;

impl Post {
    /// Hands papers over, in order. One that Telegram refuses is left out: the screen after it says more.
    pub(super) async fn hand_over(
        &self,
        deadline: Instant,
        chat: ChatId,
        voice: Voice,
        papers: &[Paper],
    ) -> Result<(), PostError> {
        for paper in papers {
            match patiently(deadline, || self.hand(chat, voice, paper)).await {
                Ok(()) => {}
                Err(PostError::Refused(why)) => tracing::warn!(why, "A paper was refused"),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn hand(&self, chat: ChatId, voice: Voice, paper: &Paper) -> Result<(), PostError> {
        match paper {
            Paper::Photo(id) => {
                let photo = InputFile::file_id(FileId(id.clone()));
                call(&self.bot, &SendPhoto::new(recipient(chat), photo)).await.map(drop)
            }
            Paper::Qr { url, caption } => self.hand_qr(chat, url, &voice.toast(caption)).await,
            Paper::Pin { latitude, longitude, title, address } => {
                let venue = SendVenue::new(
                    recipient(chat),
                    degrees(*latitude),
                    degrees(*longitude),
                    title.as_str(),
                    address.as_str(),
                );
                call(&self.bot, &venue).await.map(drop)
            }
        }
    }
}

impl Post {
    /// The picture is drawn anew each time: it takes less than a request for an old one.
    async fn hand_qr(&self, chat: ChatId, url: &str, caption: &str) -> Result<(), PostError> {
        let picture = qr::card(url, caption).map_err(|error| PostError::Refused(error.to_string()))?;
        let file = Upload { field: "photo", name: "qr.png", mime: "image/png", bytes: picture };
        let fields = json!({ "chat_id": chat.0, "caption": caption });
        upload(&self.bot, "sendPhoto", &fields, file).await.map(drop)
    }
}

#[expect(clippy::cast_precision_loss, reason = "nine digits at most")]
fn degrees(millionths: i64) -> f64 {
    millionths as f64 / 1e6
}
