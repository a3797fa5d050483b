//! Reminders: written when their moment comes; the outbox sends them.

use std::time::Duration;

use okoshko_domain::timestamp::Timestamp;
use tokio_util::sync::CancellationToken;

use crate::clock::pause;
use crate::desk::Desk;
use crate::store::Error;

/// The longest sleep: what another process wrote rings no bell here.
const LONGEST: Duration = Duration::from_secs(30);
/// The pause after the database said no.
const AFTER_TROUBLE: Duration = Duration::from_secs(1);

/// Writes what comes due, until told to stop.
pub async fn run(desk: Desk, stop: CancellationToken) {
    let bell = desk.reminder_bell();
    let mut looked = None;
    while !stop.is_cancelled() {
        let wait = match look(&desk, &mut looked).await {
            Ok(wait) => wait,
            Err(error) => {
                tracing::warn!(%error, "The reminders wait");
                pause(AFTER_TROUBLE).await; // Whatever rings.
                continue;
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = bell.notified() => {}
            () = pause(wait) => {}
        }
    }
}

/// Writes what is due; returns how long nothing more is. Everybody who writes anything rings: one look a second is
/// enough, since nothing comes due while no time passes.
async fn look(desk: &Desk, looked: &mut Option<Timestamp>) -> Result<Duration, Error> {
    let now = desk.now();
    if *looked == Some(now) {
        return Ok(AFTER_TROUBLE);
    }
    let written = desk.write_reminders().await?;
    if written > 0 {
        tracing::debug!(written, "Wrote {written} reminders");
    }
    let next = desk.next_reminder().await?;
    *looked = Some(now);
    let seconds = next.map_or(u64::MAX, |due| due.0.saturating_sub(now.0).max(1).unsigned_abs());
    Ok(Duration::from_secs(seconds).min(LONGEST))
}
