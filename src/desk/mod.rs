//! The front desk: everything okoshko promises to people.
//!
//! One verb is one promise. The desk asks the rules (`okoshko_domain`) what is allowed, the store what is true,
//! and writes a notice for everybody who must hear of the change. Every verb has two layers: the inner one takes
//! the transaction, so that a [`turn`] can hold it together with the chat's state and the inbox mark.
//!
//! **Invariants:** the desk never waits for the network: what must be sent is a row, not a call. A transaction
//! opens and commits here and nowhere else.
//!
//! Read [`booking`] first; the other files follow its shape. [`turn`] is how a chat gets here.

pub mod absence;
mod add;
mod again;
pub mod agenda;
mod approval;
mod audit;
pub mod bearer;
pub mod board;
pub mod booking;
pub mod browser;
mod clients;
pub mod connect;
mod deliveries;
mod extras;
pub mod facts;
pub mod feed;
pub mod forgetting;
pub mod group;
mod hours;
pub mod inline;
pub mod inside;
pub mod intake;
mod links;
mod look;
pub mod moments;
mod moving;
pub mod notices;
mod owner;
pub mod pages;
mod perform;
mod phone;
mod profile;
mod proposal;
mod pruning;
pub mod raw;
mod reminder;
mod retry;
mod secrets;
pub mod seed;
mod services;
mod settings;
mod settling;
mod setup;
mod shelves;
mod sick;
mod staff;
mod stats;
mod team;
mod today;
pub mod turn;
mod undo;
pub mod visits;
mod why;

use std::sync::atomic::AtomicI64;
use std::sync::{Arc, OnceLock};

use okoshko_domain::ids::{AccountId, BotId};
use okoshko_domain::timestamp::Timestamp;
use tokio::sync::Notify;
use tokio::sync::mpsc::UnboundedSender;

use self::settling::Settling;
use self::shelves::Shelves;
use crate::clock::Clock;
use crate::store::{Error, Store, Tx, Waiting};

/// How often a verb or a turn runs when others are in its way.
const TRIES: u32 = 5;

/// A handle on the desk; cheap to clone.
#[derive(Clone, Debug)]
pub struct Desk {
    store: Store,
    clock: Clock,
    bot: BotId,
    shelves: Shelves,
    settling: Settling,
    received: UnboundedSender<Waiting>,
    outbox: Arc<Notify>,
    boards: Arc<Notify>,
    reminders: Arc<Notify>,
    /// Until when every reminder that came due is written; Unix seconds.
    reminded: Arc<AtomicI64>,
    name: Arc<OnceLock<Arc<str>>>,
    site: Arc<OnceLock<Arc<str>>>,
    /// Whom the settings name as the owner.
    owner: Arc<OnceLock<AccountId>>,
}

impl Desk {
    /// A desk for one bot, inside a runtime. What it [receives](Desk::receive) goes to `received` as soon as it is kept.
    #[must_use]
    pub fn new(store: Store, clock: Clock, bot: BotId, received: UnboundedSender<Waiting>) -> Self {
        let settling = Settling::begin(store.clone(), clock.clone(), bot);
        let (outbox, boards, reminders) = (Arc::default(), Arc::default(), Arc::default());
        let (name, site, owner) = (Arc::default(), Arc::default(), Arc::default());
        Self {
            store,
            clock,
            bot,
            shelves: Shelves::default(),
            settling,
            received,
            outbox,
            boards,
            reminders,
            reminded: Arc::new(AtomicI64::new(i64::MIN)),
            name,
            site,
            owner,
        }
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Whose desk this is.
    #[must_use]
    pub fn bot(&self) -> BotId {
        self.bot
    }

    /// The bot's username, for links: Telegram tells it at the start.
    pub fn name_bot(&self, username: &str) {
        let _ = self.name.set(username.into()); // It does not change while we run.
    }

    /// The bot's username; empty before Telegram told it.
    #[must_use]
    pub fn bot_name(&self) -> Arc<str> {
        self.name.get().cloned().unwrap_or_default()
    }

    /// Where the world reaches the pages, for links: the settings tell it at the start.
    pub fn open_site(&self, address: &str) {
        let _ = self.site.set(address.trim_end_matches('/').into()); // It does not change while we run.
    }

    /// Where the world reaches the pages, without a slash at the end; nothing when it does not.
    #[must_use]
    pub fn site(&self) -> Option<Arc<str>> {
        self.site.get().cloned()
    }

    /// Rung whenever a notice may have been written.
    #[must_use]
    pub fn outbox_bell(&self) -> Arc<Notify> {
        self.outbox.clone()
    }

    /// Rung whenever what a board shows may have changed.
    #[must_use]
    pub fn board_bell(&self) -> Arc<Notify> {
        self.boards.clone()
    }

    /// Rung whenever a reminder may have come due.
    #[must_use]
    pub fn reminder_bell(&self) -> Arc<Notify> {
        self.reminders.clone()
    }

    /// Something was written, or the clock was moved: those who send look at once.
    pub fn ring(&self) {
        self.outbox.notify_one();
        self.boards.notify_one();
        self.reminders.notify_one();
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn health(&self) -> Result<(), Error> {
        self.store.read().await?.next_update(self.bot).await?;
        Ok(())
    }
}

/// Ends a transaction: what went well is true from now on, what did not never was.
async fn end<T, E: From<Error>>(tx: Tx, outcome: Result<T, E>) -> Result<T, E> {
    match outcome {
        Ok(done) => {
            tx.commit().await?;
            Ok(done)
        }
        Err(error) => {
            if let Err(back) = tx.roll_back().await {
                tracing::warn!(error = %back, "A transaction could not be taken back; the database does so by itself");
            }
            Err(error)
        }
    }
}
