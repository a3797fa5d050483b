//! What waits for somebody's answer and gets none: it ends by itself.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::clock::pause;
use crate::desk::Desk;

/// Nobody waits for it to the second.
const EVERY: Duration = Duration::from_secs(20);

/// Ends what ran out, until told to stop.
pub async fn run(desk: Desk, stop: CancellationToken) {
    loop {
        if let Err(error) = desk.end_requests().await {
            tracing::warn!(%error, "Requests that nobody answered wait");
        }
        if let Err(error) = desk.end_proposals().await {
            tracing::warn!(%error, "Proposals that nobody answered wait");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = pause(EVERY) => {}
        }
    }
}
