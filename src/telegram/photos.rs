//! Pictures that Telegram keeps for us, for whoever looks at a page.

use std::sync::Arc;

use futures::FutureExt;
use futures::future::BoxFuture;
use teloxide::net::Download;
use teloxide::prelude::{Bot, Requester};
use teloxide::types::FileId;

use super::Door;

/// The largest picture that is fetched. Telegram's own are far below.
const MOST: u32 = 5 << 20;

/// Brings a picture by Telegram's number for it; nothing when it has none, or does not answer.
type Fetch = Arc<dyn Fn(String) -> BoxFuture<'static, Option<Vec<u8>>> + Send + Sync>;

impl Door {
    /// Brings pictures.
    #[must_use]
    pub fn photos(&self) -> Fetch {
        let bot = self.bot.clone();
        Arc::new(move |number| fetch(bot.clone(), number).boxed())
    }
}

async fn fetch(bot: Bot, number: String) -> Option<Vec<u8>> {
    let fetched = async {
        let file = bot.get_file(FileId(number)).await?;
        if file.size > MOST {
            return Ok(None);
        }
        let mut bytes = Vec::new();
        bot.download_file(&file.path, &mut bytes).await?;
        Ok::<_, anyhow::Error>(Some(bytes))
    };
    fetched.await.unwrap_or_else(|error| {
        tracing::warn!(%error, "Telegram did not bring a picture");
        None
    })
}
