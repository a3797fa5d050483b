//! What a box is made of: the bot it serves and the clock it lives by.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::UNIX_EPOCH;

/// Says what time it is: Unix seconds, UTC.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// What is answered later.
pub type Later<T> = Pin<Box<dyn Future<Output = T> + Send>>;

/// How the time of a box jumps forward, for an owner who can move it.
#[derive(Clone)]
pub struct Jumps {
    /// The IANA zone in which the page tells dates and times.
    pub zone: String,
    /// Moves the clock forward by so many seconds; done when what fell due on the way was said.
    pub forward: Arc<dyn Fn(i64) -> Later<()> + Send + Sync>,
    /// The next moment at which the bot speaks by itself, in Unix seconds, if there is one.
    pub next: Arc<dyn Fn() -> Later<Option<i64>> + Send + Sync>,
}

/// The bot and the time of one emulator.
#[derive(Clone)]
pub struct Options {
    /// The token as BotFather gives it: the bot's id, a colon, a secret.
    pub token: String,
    /// The bot's username, without `@`.
    pub bot_username: String,
    /// The bot's name, as people see it.
    pub bot_name: String,
    /// Dates of messages and the age of presses come from here.
    pub clock: Clock,
    /// The page has buttons for the clock when this is given.
    pub jumps: Option<Jumps>,
}

impl Options {
    /// A bot that lives by the system clock.
    pub fn new(
        token: impl Into<String>,
        bot_username: impl Into<String>,
        bot_name: impl Into<String>,
    ) -> Self {
        Self {
            token: token.into(),
            bot_username: bot_username.into(),
            bot_name: bot_name.into(),
            clock: Arc::new(system_now),
            jumps: None,
        }
    }

    /// The same bot by another clock.
    #[must_use]
    pub fn with_clock(self, clock: impl Fn() -> i64 + Send + Sync + 'static) -> Self {
        Self { clock: Arc::new(clock), ..self }
    }

    /// The bot's id: what stands before the colon; 1 when that is no number.
    pub(crate) fn bot_id(&self) -> i64 {
        self.token.split(':').next().and_then(|id| id.parse().ok()).unwrap_or(1)
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options").field("bot_username", &self.bot_username).finish_non_exhaustive()
    }
}

#[expect(clippy::disallowed_methods, reason = "the default clock; every other part asks the one in Options")]
fn system_now() -> i64 {
    let passed = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(passed.as_secs()).unwrap_or(i64::MAX)
}
