//! The door as a whole: meets Telegram, opens, runs, drains.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow};
use teloxide::dispatching::Dispatcher;
use teloxide::error_handlers::LoggingErrorHandler;
use teloxide::payloads::SetWebhookSetters;
use teloxide::prelude::{Bot, Requester};
use teloxide::types::AllowedUpdate;
use teloxide::update_listeners::UpdateListener;
use teloxide::{ApiError, RequestError, dptree};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio_util::sync::CancellationToken;

use super::feed::{Feed, Hand};
use super::handle::{self, Telegram};
use super::polling::Polling;
use super::{commands, limits};
use crate::config::{Secret, Settings, WEBHOOK_PATH};
use crate::desk::Desk;
use crate::post::Post;
use crate::store::Waiting;

/// The Telegram door, ready to run.
pub struct Door {
    bot: Bot,
    client: reqwest::Client,
    desk: Desk,
    feed: Feed,
    hand: Hand,
    limits: Arc<limits::Limits>,
}

/// A bot that Telegram knows.
#[derive(Debug)]
pub struct Met {
    bot: Bot,
    client: reqwest::Client,
}

impl Door {
    /// Asks Telegram whether it knows the token.
    ///
    /// # Errors
    /// One line on what is wrong, and what to do.
    pub async fn meet(settings: &Settings) -> anyhow::Result<Met> {
        let client = teloxide::net::default_reqwest_settings().build().context("no TLS")?;
        let url = settings.telegram_api_url.clone();
        let bot = Bot::with_client(settings.token.expose(), client.clone()).set_api_url(url);
        match bot.get_me().await {
            Ok(me) => {
                tracing::info!(bot = me.username(), "Telegram knows us as @{}", me.username());
                Ok(Met { bot, client })
            }
            Err(RequestError::Api(ApiError::InvalidToken)) => {
                Err(anyhow!("Telegram does not know this BOT_TOKEN; copy it from @BotFather once more"))
            }
            Err(RequestError::Api(said)) => Err(anyhow!("Telegram refuses this bot: {said}")),
            Err(_) => Err(anyhow!(
                "Telegram does not answer at {}; look at the network or at TELEGRAM_API_URL",
                settings.telegram_api_url
            )),
        }
    }

    /// Takes up what an earlier run left.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn open(
        met: Met,
        settings: &Settings,
        desk: Desk,
        inbox: UnboundedReceiver<Waiting>,
    ) -> anyhow::Result<Self> {
        let (mut feed, hand) = Feed::new(desk.clone(), inbox);
        let unfinished = desk.unfinished().await?;
        if !unfinished.is_empty() {
            tracing::info!(
                count = unfinished.len(),
                "Taking up {} updates of an earlier run",
                unfinished.len()
            );
        }
        feed.put_first(unfinished);
        let limits = Arc::new(limits::Limits::new(settings.chat_updates_per_minute));
        Ok(Self { bot: met.bot, client: met.client, desk, feed, hand, limits })
    }

    /// The post that talks through this bot.
    #[must_use]
    pub fn post(&self) -> Post {
        Post::new(self.bot.clone())
    }

    /// Takes updates until told to stop, then finishes those in hand, for `drain` at most.
    ///
    /// # Errors
    /// When Telegram takes neither polling nor the webhook.
    pub async fn run(
        mut self,
        settings: &Settings,
        stop: &CancellationToken,
        drain: Duration,
    ) -> anyhow::Result<()> {
        let feeding = self.feed.stop_token();
        let post = self.post();
        let telegram =
            Telegram::new(self.desk.clone(), post, self.hand.clone(), stop.clone(), self.limits.clone());
        let mut dispatcher = Dispatcher::builder(self.bot.clone(), handle::outer())
            .dependencies(dptree::deps![telegram])
            .distribution_function(|_| None::<()>)
            .default_handler(|_| async {})
            .build();
        let dispatching = tokio::spawn(async move {
            dispatcher.try_dispatch_with_listener(self.feed, LoggingErrorHandler::new()).await
        });
        tokio::spawn(introduce(self.bot.clone()));
        let taken = match &settings.webhook {
            Some((url, secret)) => take_webhook(&self.bot, url, secret, stop).await,
            None => take_by_polling(&self.bot, self.client, settings, &self.desk, stop).await,
        };
        feeding.stop();
        if tokio::time::timeout(drain, dispatching).await.is_err() {
            tracing::warn!("Some updates did not end in time; they come again at the next start");
        }
        taken
    }
}

/// Tells Telegram what we can do. Not worth stopping for: it is told again at the next start.
async fn introduce(bot: Bot) {
    if let Err(error) = commands::set(&bot).await {
        tracing::warn!(%error, "The command list could not be set");
    }
}

async fn take_webhook(
    bot: &Bot,
    public_url: &reqwest::Url,
    secret: &Secret,
    stop: &CancellationToken,
) -> anyhow::Result<()> {
    let path = format!("{}{WEBHOOK_PATH}", public_url.path().trim_end_matches('/'));
    let url = public_url.join(&path)?;
    bot.set_webhook(url.clone())
        .secret_token(secret.expose().to_owned())
        .allowed_updates(allowed())
        .await
        .map_err(|error| anyhow!("Telegram does not take the webhook {url}: {error}"))?;
    tracing::info!(%url, "Telegram delivers to {url}");
    stop.cancelled().await;
    Ok(())
}

async fn take_by_polling(
    bot: &Bot,
    client: reqwest::Client,
    settings: &Settings,
    desk: &Desk,
    stop: &CancellationToken,
) -> anyhow::Result<()> {
    // Without dropping anything: what waits there comes by polling.
    bot.delete_webhook()
        .await
        .map_err(|error| anyhow!("Telegram does not let go of the webhook: {error}"))?;
    let polling = Polling::new(client, &settings.telegram_api_url, settings.token.expose())?;
    tracing::info!("Polling for updates");
    polling.run(desk, stop).await;
    Ok(())
}

fn allowed() -> Vec<AllowedUpdate> {
    vec![
        AllowedUpdate::Message,
        AllowedUpdate::CallbackQuery,
        AllowedUpdate::MyChatMember,
        AllowedUpdate::EditedMessage,
    ]
}
