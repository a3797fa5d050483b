//! The clock: the only file that asks what time it is. Everybody else is given `now`.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use okoshko_domain::timestamp::Timestamp;

/// Where `now` comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock.
    System,
    /// The machine's clock, moved by this many seconds: the demo jumps forward.
    Shifted(Arc<AtomicI64>),
    /// Stands still until a test moves it; Unix seconds.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that a test moves.
    #[must_use]
    pub fn fixed(at: Timestamp) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(at.0)))
    }

    /// The present moment.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        match self {
            Self::System => system(),
            Self::Shifted(by) => Timestamp(system().0.saturating_add(by.load(Ordering::Relaxed))),
            Self::Fixed(at) => Timestamp(at.load(Ordering::Relaxed)),
        }
    }

    /// Moves a clock that can be moved, in seconds; the machine's clock stays.
    pub fn advance(&self, by_s: i64) {
        match self {
            Self::System => {}
            Self::Shifted(at) | Self::Fixed(at) => {
                at.fetch_add(by_s, Ordering::Relaxed);
            }
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "this is the one place that asks")]
fn system() -> Timestamp {
    Timestamp(chrono::Utc::now().timestamp())
}

/// Waits. For pacing and back-off towards others; work of ours waits for a bell instead.
#[expect(clippy::disallowed_methods, reason = "this is the one place that waits")]
pub async fn pause(wait: std::time::Duration) {
    tokio::time::sleep(wait).await;
}
