//! Sweeping: what need not be kept is forgotten.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::clock::pause;
use crate::desk::Desk;

const EVERY: Duration = Duration::from_hours(1);

/// Forgets updates that are long done and what browsers left behind, and lets those go whose last day is over, once an
/// hour until told to stop. Raw updates and half-filled forms are personal data.
pub async fn run(desk: Desk, stop: CancellationToken) {
    loop {
        match desk.prune().await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "Forgot {count} updates that were done two days ago"),
            Err(error) => tracing::warn!(%error, "The inbox was not swept"),
        }
        match desk.prune_browsers().await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "Forgot {count} forms, links and addresses that are over"),
            Err(error) => tracing::warn!(%error, "What browsers left behind was not swept"),
        }
        match desk.let_leavers_go().await {
            Ok(0) => {}
            Ok(count) => tracing::info!(count, "Let {count} people go whose last day is over"),
            Err(error) => tracing::warn!(%error, "Nobody was let go"),
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = pause(EVERY) => {}
        }
    }
}
