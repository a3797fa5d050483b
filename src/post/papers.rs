//! Pictures, places and files that come with a screen.

use okoshko_dialogues::screen::Paper;
use okoshko_domain::ids::ChatId;
use teloxide::payloads::{SendPhoto, SendVenue};
use teloxide::types::{FileId, InputFile};
use tokio::time::Instant;

use super::{Post, PostError, call, patiently, recipient};

impl Post {
    /// Hands papers over, in order. One that Telegram refuses is left out: the screen after it says more.
    pub(super) async fn hand_over(
        &self,
        deadline: Instant,
        chat: ChatId,
        papers: &[Paper],
    ) -> Result<(), PostError> {
        for paper in papers {
            match patiently(deadline, || self.hand(chat, paper)).await {
                Ok(()) => {}
                Err(PostError::Refused(why)) => tracing::warn!(why, "A paper was refused"),
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    async fn hand(&self, chat: ChatId, paper: &Paper) -> Result<(), PostError> {
        match paper {
            Paper::Photo(id) => {
                let photo = InputFile::file_id(FileId(id.clone()));
                call(&self.bot, &SendPhoto::new(recipient(chat), photo)).await.map(drop)
            }
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

#[expect(clippy::cast_precision_loss, reason = "nine digits at most")]
fn degrees(millionths: i64) -> f64 {
    millionths as f64 / 1e6
}
