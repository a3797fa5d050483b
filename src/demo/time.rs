//! The clock of the demo jumps forward, and what falls due on the way is said at its own time.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use okoshko_emulator::{Jumps, Later};

use crate::clock::{Clock, pause};
use crate::desk::Desk;

/// The most stops on the way of one jump.
const STOPS: usize = 200;
/// What is due at a stop has so long to go out before the clock goes on.
const LOOKS: u32 = 100;
const LOOK: Duration = Duration::from_millis(20);

/// How the demo's clock is moved; `desk` comes when the bot is open.
pub(super) fn jumps(zone: String, clock: &Clock, desk: &Arc<OnceLock<Desk>>) -> Jumps {
    let moved = (clock.clone(), desk.clone(), Arc::new(tokio::sync::Mutex::new(())));
    let asked = desk.clone();
    Jumps {
        zone,
        forward: Arc::new(move |by_s| {
            let (clock, desk, one) = moved.clone();
            Box::pin(async move {
                let _one = one.lock().await; // Two jumps are one after the other.
                let Some(desk) = desk.get() else { return };
                if let Err(error) = forward(&clock, desk, by_s).await {
                    tracing::warn!(%error, "What fell due on the way comes later");
                }
            }) as Later<()>
        }),
        next: Arc::new(move || {
            let desk = asked.clone();
            Box::pin(async move { desk.get()?.next_moment().await.ok()?.map(|next| next.0) })
        }),
    }
}

/// Moves from one moment to the next, so that each message has its own time and nothing is too late to be said.
async fn forward(clock: &Clock, desk: &Desk, by_s: i64) -> anyhow::Result<()> {
    let end = clock.now().plus_s(by_s);
    for _ in 0..STOPS {
        let (now, next) = (clock.now(), desk.next_moment().await?);
        let Some(next) = next.filter(|next| now < *next && *next < end) else { break };
        clock.advance(next.0.saturating_sub(now.0));
        come_to_rest(desk).await?;
    }
    clock.advance(end.0.saturating_sub(clock.now().0).max(0));
    come_to_rest(desk).await
}

/// Says what is due, and waits until it went out.
async fn come_to_rest(desk: &Desk) -> anyhow::Result<()> {
    desk.catch_up().await?;
    for _ in 0..LOOKS {
        if desk.is_idle().await? {
            break;
        }
        pause(LOOK).await;
    }
    Ok(())
}
