//! The whole machine, put together: opened, run, drained.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::anyhow;
use okoshko_dialogues::start::Payload;
use okoshko_domain::secret::Secret;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::clock::Clock;
use crate::config::Settings;
use crate::desk::Desk;
use crate::http::pages::House;
use crate::store::{self, Store};
use crate::telegram::Door;
use crate::{http, jobs};

/// Work in hand has so long to end after a stop.
const DRAIN: Duration = Duration::from_secs(10);

/// A machine that is ready to run.
pub struct App {
    settings: Settings,
    store: Store,
    desk: Desk,
    door: Door,
}

impl App {
    /// Opens the database and meets Telegram.
    ///
    /// # Errors
    /// One line on what does not answer or is wrong, and what to do.
    pub async fn open(settings: Settings, clock: Clock) -> anyhow::Result<Self> {
        let (store, me) = tokio::join!(open_store(&settings.database_url), Door::meet(&settings));
        let (store, met) = (store?, me?);
        let (received, inbox) = tokio::sync::mpsc::unbounded_channel();
        let desk = Desk::new(store.clone(), clock, settings.token.bot(), received);
        if let Some(address) = &settings.public_url {
            desk.open_site(address.as_str());
        }
        desk.expect_owner(settings.owner_id).await?;
        let door = Door::open(met, &settings, desk.clone(), inbox).await?;
        Ok(Self { settings, store, desk, door })
    }

    /// The desk behind the doors.
    #[must_use]
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// A link for the first owner, while there is none: see [`Desk::first_owner_link`].
    ///
    /// # Errors
    /// When the database says no.
    pub async fn first_owner_link(&self) -> anyhow::Result<Option<String>> {
        let secret = self.desk.first_owner_link().await?;
        Ok(secret.map(|secret| owner_link(&self.desk.bot_name(), secret)))
    }

    /// The routes of the HTTP door.
    pub fn routes(&self) -> http::Router {
        let secret = self.settings.webhook.as_ref().map(|(_, secret)| secret.clone());
        let house = House::new(self.desk.clone(), &self.settings, self.door.photos());
        http::router(&self.desk, secret, house)
    }

    /// Runs until told to stop; then finishes what is in hand, for ten seconds at most.
    ///
    /// # Errors
    /// When Telegram takes neither polling nor the webhook.
    pub async fn run(self, stop: CancellationToken) -> anyhow::Result<()> {
        let jobs = TaskTracker::new();
        let post = self.door.post();
        jobs.spawn(jobs::board::run(self.desk.clone(), post.clone(), stop.clone()));
        jobs.spawn(jobs::outbox::run(self.desk.clone(), post, stop.clone()));
        jobs.spawn(jobs::reminder::run(self.desk.clone(), stop.clone()));
        jobs.spawn(jobs::agenda::run(self.desk.clone(), stop.clone()));
        jobs.spawn(jobs::offers::run(self.desk.clone(), stop.clone()));
        jobs.spawn(jobs::sweep::run(self.desk.clone(), stop.clone()));
        jobs.close();
        let doors = async {
            let ran = self.door.run(&self.settings, &stop, DRAIN).await;
            stop.cancel();
            ran
        };
        let ended = async {
            stop.cancelled().await;
            tokio::time::timeout(DRAIN, jobs.wait()).await
        };
        let (ran, ended) = tokio::join!(doors, ended);
        if ended.is_err() {
            tracing::warn!("A job did not end in time; what it had in hand comes again at the next start");
        }
        self.store.close().await;
        ran
    }
}

/// A link by which somebody becomes the owner of one more studio; beside an okoshko that runs, too.
///
/// # Errors
/// One line on what does not answer or is wrong, and what to do.
pub async fn new_owner_link(settings: &Settings) -> anyhow::Result<String> {
    let met = Door::meet(settings).await?;
    let store = Store::open_beside(&settings.database_url)
        .await
        .map_err(|error| unusable(&settings.database_url, error))?;
    let (received, _) = tokio::sync::mpsc::unbounded_channel();
    let desk = Desk::new(store.clone(), Clock::System, settings.token.bot(), received);
    let secret = desk.owner_link().await;
    store.close().await;
    Ok(owner_link(met.name(), secret?))
}

fn owner_link(bot: &str, secret: Secret) -> String {
    let payload = Payload::Claim(secret).text().unwrap_or_default();
    format!("https://t.me/{bot}?start={payload}")
}

/// Opens the database, or says what to do about it.
///
/// # Errors
/// One line.
pub async fn open_store(url: &str) -> anyhow::Result<Store> {
    // A URL may hold a password: it is not repeated.
    anyhow::ensure!(
        ["sqlite:", "postgres:", "postgresql:"].iter().any(|engine| url.starts_with(engine)),
        "DATABASE_URL begins with neither sqlite:// nor postgres://"
    );
    Store::open(url).await.map_err(|error| unusable(url, error))
}

fn unusable(url: &str, error: store::Error) -> anyhow::Error {
    match error {
        store::Error::Away(why) if url.starts_with("postgres") => anyhow!(
            "PostgreSQL cannot be used ({why}); start it (`just services` does, for a try), or correct DATABASE_URL"
        ),
        error @ store::Error::InUse(_) => error.into(),
        error => anyhow::Error::new(error).context("the database cannot be opened; look at DATABASE_URL"),
    }
}

/// Whether the database could not be opened because another okoshko works on it.
#[must_use]
pub fn in_use(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref(), Some(store::Error::InUse(_)))
}

/// What to do about a port that cannot be had.
#[must_use]
pub fn taken(address: SocketAddr, error: &std::io::Error) -> anyhow::Error {
    anyhow!("{address} cannot be used ({error}); choose another with --http-addr, for example 127.0.0.1:0")
}
