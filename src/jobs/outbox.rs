//! The outbox sender: everything for somebody else goes out, once, at a pace that Telegram bears.
//!
//! What is due is claimed a little ahead of the pace, the most urgent first and one message a chat at a time, and each
//! is brought by a task of its own: a slow answer keeps nobody else waiting, and a chat's messages stay in order.

mod bring;

use std::time::Duration;

use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;

use self::bring::bring;
use crate::clock::pause;
use crate::desk::Desk;
use crate::post::Post;
use crate::store::Error;

/// Messages claimed at once.
const BATCH: usize = 16;
/// Messages in hand at once.
const HANDS: usize = 64;
/// Nothing is claimed further ahead of the pace: what becomes due meanwhile may be more urgent.
const AHEAD: Duration = Duration::from_millis(500);
/// More may be written in a moment: one look serves it all.
const TOGETHER: Duration = Duration::from_millis(20);
/// The longest sleep: a row that another process wrote rings no bell here.
const LONGEST: Duration = Duration::from_secs(30);
/// The pause after the database said no.
const AFTER_TROUBLE: Duration = Duration::from_secs(1);
/// What is due and cannot be claimed is in somebody's hands.
const IN_HAND: Duration = Duration::from_secs(1);

/// Sends what is due, until told to stop; then ends what is in hand.
pub async fn run(desk: Desk, post: Post, stop: CancellationToken) {
    let bell = desk.outbox_bell();
    let mut hands = JoinSet::new();
    while !stop.is_cancelled() {
        let wait = hand_out(&desk, &post, &stop, &mut hands).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "The outbox waits");
            AFTER_TROUBLE
        });
        tokio::select! {
            () = stop.cancelled() => {}
            () = bell.notified() => pause(TOGETHER).await,
            Some(_) = hands.join_next() => {}
            () = pause(wait) => {}
        }
    }
    while hands.join_next().await.is_some() {}
}

/// Claims what is due as far as the pace reaches and gives it to tasks; returns how long there is nothing more to do.
/// Looks before it claims, since only one may write at a time.
async fn hand_out(
    desk: &Desk,
    post: &Post,
    stop: &CancellationToken,
    hands: &mut JoinSet<()>,
) -> Result<Duration, Error> {
    loop {
        let ahead = post.ahead();
        let free = HANDS.saturating_sub(hands.len()).min(BATCH);
        if ahead > AHEAD || free == 0 {
            return Ok(ahead.saturating_sub(AHEAD / 2).max(TOGETHER));
        }
        let Some(due) = desk.next_due().await? else { return Ok(LONGEST) };
        if due > desk.now() {
            let seconds = due.0.saturating_sub(desk.now().0).max(1);
            return Ok(Duration::from_secs(seconds.unsigned_abs()).min(LONGEST));
        }
        let claimed = desk.claim_outbox(u32::try_from(free).unwrap_or(1)).await?;
        if claimed.is_empty() {
            return Ok(IN_HAND);
        }
        for due in claimed {
            let (desk, post, stop) = (desk.clone(), post.clone(), stop.clone());
            let place = due.chat.map_or(Ok(Duration::ZERO), |chat| post.take_place(chat));
            hands.spawn(async move {
                if let Err(error) = bring(&desk, &post, &due, place, &stop).await {
                    tracing::warn!(outbox.id = %due.id, %error, "Message {} waits for its lease to end", due.id);
                }
            });
        }
    }
}
