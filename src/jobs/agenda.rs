//! Mornings and evenings: whoever works hears what the day holds and how it went.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::clock::pause;
use crate::desk::Desk;

/// Agendas are timed to the minute.
const EVERY: Duration = Duration::from_secs(20);

/// Writes what is due, until told to stop; the outbox sends it.
pub async fn run(desk: Desk, stop: CancellationToken) {
    loop {
        if let Err(error) = desk.write_agendas().await {
            tracing::warn!(%error, "The agendas wait");
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = pause(EVERY) => {}
        }
    }
}
