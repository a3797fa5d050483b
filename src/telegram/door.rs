//! The door as a whole: meets Telegram, opens, runs, drains.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, anyhow};
use serde::Serialize;
use teloxide::dispatching::{Dispatcher, UpdateHandler};
use teloxide::error_handlers::LoggingErrorHandler;
use teloxide::payloads::{DeleteWebhook, SetWebhook, SetWebhookSetters};
use teloxide::prelude::{Bot, Requester};
use teloxide::requests::Payload;
use teloxide::update_listeners::UpdateListener;
use teloxide::{ApiError, RequestError, dptree};
use tokio::sync::mpsc::UnboundedReceiver;
use tokio_util::sync::CancellationToken;

use super::feed::{Feed, Hand};
use super::handle::{self, Telegram};
use super::menu::Menu;
use super::polling::Polling;
use super::{commands, limits, tree};
use crate::clock::pause;
use crate::config::{Secret, Settings, WEBHOOK_PATH};
use crate::desk::Desk;
use crate::post::{self, Post, PostError};
use crate::store::{Error, Waiting};

const FIRST_WAIT: Duration = Duration::from_millis(200);
const LAST_WAIT: Duration = Duration::from_secs(15);

/// The Telegram door, ready to run.
pub struct Door {
    pub(super) bot: Bot,
    post: Post,
    client: reqwest::Client,
    desk: Desk,
    feed: Feed,
    hand: Hand,
    limits: Arc<limits::Limits>,
    queries: Arc<limits::Limits>,
    tree: UpdateHandler<Error>,
}

/// A bot that Telegram knows.
#[derive(Debug)]
pub struct Met {
    bot: Bot,
    client: reqwest::Client,
    /// What Telegram calls it.
    name: String,
}

impl Met {
    /// The bot's username.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
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
            Ok(me) => Ok(Met { bot, client, name: me.username().to_owned() }),
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
        tracing::info!(bot = met.name, "Telegram knows us as @{}", met.name);
        desk.name_bot(&met.name);
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
        let limits = || Arc::new(limits::Limits::new(settings.chat_updates_per_minute));
        let post = Post::new(met.bot.clone(), settings.messages_per_second);
        let (limits, queries, tree) = (limits(), limits(), tree::tree());
        Ok(Self { bot: met.bot, post, client: met.client, desk, feed, hand, limits, queries, tree })
    }

    /// The post that talks through this bot.
    #[must_use]
    pub fn post(&self) -> Post {
        self.post.clone()
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
        let feeding = (&mut self.feed).stop_token();
        let (desk, stopped) = (self.desk.clone(), stop.clone());
        let post = self.post.clone();
        let menu = Arc::new(Menu::default());
        let telegram = Telegram {
            desk,
            post: self.post,
            hand: self.hand,
            stop: stopped,
            limits: self.limits,
            queries: self.queries,
            menu: menu.clone(),
        };
        let dispatcher = Dispatcher::builder(self.bot.clone(), handle::outer(self.tree))
            .dependencies(dptree::deps![telegram])
            .distribution_function(|_| None::<()>)
            .default_handler(|_| async {})
            .build();
        let mut dispatching = tokio::spawn(dispatch(dispatcher, self.feed, stop.clone()));
        tokio::spawn(introduce(self.bot.clone(), post, self.desk.clone(), menu));
        let taking = async {
            match &settings.webhook {
                Some((url, secret)) => take_webhook(&self.bot, url, secret, stop).await,
                None => take_by_polling(&self.bot, self.client, settings, &self.desk, stop).await,
            }
        };
        let taken = tokio::select! {
            taken = taking => taken,
            _ = &mut dispatching => {
                anyhow::ensure!(stop.is_cancelled(), "the handling of updates ended by itself");
                return Ok(());
            }
        };
        feeding.stop();
        if tokio::time::timeout(drain, dispatching).await.is_err() {
            tracing::warn!("Some updates did not end in time; they come again at the next start");
        }
        taken
    }
}

/// Hands updates to the tree until the feed ends. The Dispatcher asks `getMe` before it listens; when Telegram does
/// not answer, it is asked again.
async fn dispatch(mut dispatcher: Dispatcher<Bot, Error, ()>, mut feed: Feed, stop: CancellationToken) {
    let mut wait = FIRST_WAIT;
    while let Err(error) = dispatcher.try_dispatch_with_listener(&mut feed, LoggingErrorHandler::new()).await
    {
        tracing::warn!(%error, "Updates are not handled yet: Telegram does not answer");
        tokio::select! {
            () = stop.cancelled() => return,
            () = pause(wait) => {}
        }
        wait = (wait * 2).min(LAST_WAIT);
    }
}

/// Tells Telegram what we can do. Not worth stopping for: it is told again at the next start.
async fn introduce(bot: Bot, post: Post, desk: Desk, menu: Arc<Menu>) {
    if let Err(error) = commands::set(&bot).await {
        tracing::warn!(%error, "The command list could not be set");
    }
    menu.introduce(&post, &desk).await;
}

async fn take_webhook(
    bot: &Bot,
    public_url: &reqwest::Url,
    secret: &Secret,
    stop: &CancellationToken,
) -> anyhow::Result<()> {
    let path = format!("{}{WEBHOOK_PATH}", public_url.path().trim_end_matches('/'));
    let url = public_url.join(&path)?;
    let webhook =
        SetWebhook::new(url.clone()).secret_token(secret.expose().to_owned()).allowed_updates(super::ALLOWED);
    until_told(bot, &webhook, stop)
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
    until_told(bot, &DeleteWebhook::new(), stop)
        .await
        .map_err(|error| anyhow!("Telegram does not let go of the webhook: {error}"))?;
    let polling = Polling::new(client, &settings.telegram_api_url, settings.token.expose())?;
    tracing::info!("Polling for updates");
    polling.run(desk, stop).await;
    Ok(())
}

/// Asks until Telegram says yes or no, or until we are told to stop: a start survives its bad moment.
async fn until_told<P>(bot: &Bot, payload: &P, stop: &CancellationToken) -> Result<(), PostError>
where
    P: Payload + Serialize + Sync,
{
    let mut wait = FIRST_WAIT;
    loop {
        let called = tokio::select! {
            () = stop.cancelled() => return Ok(()),
            called = post::call(bot, payload) => called,
        };
        let asked = match called {
            Ok(_) => return Ok(()),
            Err(PostError::Wait(asked)) => asked,
            Err(PostError::Again(why)) => {
                tracing::warn!(why, "Telegram does not answer {}", P::NAME);
                wait
            }
            Err(error) => return Err(error),
        };
        tokio::select! {
            () = stop.cancelled() => return Ok(()),
            () = pause(asked) => {}
        }
        wait = (wait * 2).min(LAST_WAIT);
    }
}

#[cfg(test)]
mod tests {
    use okoshko_dialogues::screen::{Arg, Line};
    use okoshko_domain::people::Lang;
    use okoshko_emulator::{Emulator, Options, Person};
    use teloxide::types::Update;

    use super::*;
    use crate::clock::Clock;
    use crate::config::Token;
    use crate::store::Store;
    use crate::texts;

    const TOKEN: &str = "5:panic-token-panic-token";
    const BAD_WORD: &str = "boom";

    #[expect(clippy::needless_pass_by_value, reason = "dptree hands values over")]
    fn is_bad(update: Update) -> bool {
        matches!(&update.kind, teloxide::types::UpdateKind::Message(message) if message.text() == Some(BAD_WORD))
    }

    async fn sees(person: &Person, what: &str) {
        let seen = person.wait(|person| person.screen().contains(what), Duration::from_secs(20)).await;
        assert!(seen, "no {what:?} on: {}", person.screen());
    }

    async fn heard(person: &Person, times: i64) {
        let count = |person: &Person| person.messages().iter().filter(|message| message.from_bot).count();
        let times = usize::try_from(times).unwrap();
        assert!(person.wait(|person| count(person) == times, Duration::from_secs(20)).await);
    }

    /// A handler panics. Whoever sent the update hears its number; it is not tried again; the chat goes on, and so
    /// do all others.
    #[tokio::test]
    async fn a_panic_is_the_trouble_of_one_update() {
        let emulator = Emulator::new(Options::new(TOKEN, "studio_bot", "Studio"));
        let folder = std::env::temp_dir().join(format!("okoshko-door-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let settings = Settings {
            token: Token::parse(TOKEN).unwrap(),
            database_url: format!("sqlite://{}/door.db", folder.display()),
            telegram_api_url: emulator.serve().await.unwrap().parse().unwrap(),
            public_url: None,
            page_cache: true,
            telegram_link_url: "https://t.me".parse().unwrap(),
            webhook: None,
            limits: crate::config::Limits::NONE,
            owner_id: None,
            chat_updates_per_minute: 0,
            messages_per_second: 0,
        };
        let (received, inbox) = tokio::sync::mpsc::unbounded_channel();
        let store = Store::open(&settings.database_url).await.unwrap();
        let desk = Desk::new(store.clone(), Clock::System, settings.token.bot(), received);
        let met = Door::meet(&settings).await.unwrap();
        let mut door = Door::open(met, &settings, desk.clone(), inbox).await.unwrap();
        let bad = dptree::filter(is_bad).endpoint(|update: Update| async move {
            assert_ne!(update.id.0, update.id.0, "a bad word");
            Ok(())
        });
        door.tree = dptree::entry().branch(bad).branch(tree::tree());
        let stop = CancellationToken::new();
        let told = stop.clone();
        let running = tokio::spawn(async move { door.run(&settings, &told, Duration::from_secs(5)).await });

        let (katya, boris) = (emulator.person("Katya", "en"), emulator.person("Boris", "en"));
        let nobody = texts::sentence(Lang::En, &Line::new("studio-none"));
        let nobody = nobody.lines().last().unwrap_or_default().to_owned();
        for round in 0..3 {
            katya.say(BAD_WORD);
            let number = 1000 + 3 * round;
            let id = Arg::Foreign(number.to_string());
            let trouble = texts::sentence(Lang::En, &Line::new("trouble").with("id", id));
            sees(&katya, &trouble).await;
            katya.start("");
            sees(&katya, &nobody).await;
            boris.start("");
            heard(&boris, round + 1).await;
            assert!(!desk.is_applied(number).await.unwrap());
        }
        let marked = async {
            while !desk.is_idle().await.unwrap() {
                tokio::task::yield_now().await;
            }
        };
        tokio::time::timeout(Duration::from_secs(20), marked).await.unwrap();
        stop.cancel();
        running.await.unwrap().unwrap();
        assert_eq!(desk.unfinished().await.unwrap(), []);
        store.close().await;
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
