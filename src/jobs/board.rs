//! Live boards: edited silently when what they show has changed.

use std::time::Duration;

use tokio_util::sync::CancellationToken;

use crate::clock::pause;
use crate::desk::Desk;
use crate::desk::board::Drawing;
use crate::post::{Post, PostError};
use crate::store::{Board, Error};
use crate::texts::Voice;

/// Boards claimed at once.
const BATCH: u32 = 32;
/// Telegram bears 30 calls a second in all; nobody waits for a board.
const PACE: Duration = Duration::from_millis(50);
/// The longest sleep: what another process wrote rings no bell here.
const LONGEST: Duration = Duration::from_secs(20);
/// A board that cannot be drawn holds nobody else up; it is tried again after so long, in seconds.
const BROKEN_S: i64 = 3600;
/// The pause after the database said no.
const AFTER_TROUBLE: Duration = Duration::from_secs(1);

/// Draws what is stale, until told to stop.
pub async fn run(desk: Desk, post: Post, stop: CancellationToken) {
    let bell = desk.board_bell();
    while !stop.is_cancelled() {
        let wait = match draw_or_wait(&desk, &post, &stop).await {
            Ok(wait) => wait,
            Err(error) => {
                tracing::warn!(%error, "The boards wait");
                AFTER_TROUBLE
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = bell.notified() => pause(PACE).await, // More may change meanwhile: one look serves it all.
            () = pause(wait) => {}
        }
    }
}

/// Draws what is stale; returns how long nothing more is. Looks before it claims, since only one may write at a time.
async fn draw_or_wait(desk: &Desk, post: &Post, stop: &CancellationToken) -> Result<Duration, Error> {
    super::counters::draw(desk, post).await?;
    while let Some(next) = desk.next_board().await? {
        if next > desk.now() {
            let seconds = next.0.saturating_sub(desk.now().0).unsigned_abs();
            return Ok(Duration::from_secs(seconds).min(LONGEST));
        }
        let claimed = desk.claim_boards(BATCH).await?;
        if claimed.is_empty() {
            break; // Another process was faster.
        }
        for board in claimed {
            if stop.is_cancelled() {
                return Ok(LONGEST);
            }
            draw(desk, post, &board).await?;
            pause(PACE).await;
        }
    }
    Ok(LONGEST)
}

async fn draw(desk: &Desk, post: &Post, board: &Board) -> Result<(), Error> {
    let drawing = match desk.draw_board(board).await {
        Err(error) if !error.is_passing() => {
            tracing::error!(chat.id = %board.chat, %error, "A board waits: it cannot be drawn");
            return desk.board_later(board.chat, board.message, Some(BROKEN_S)).await;
        }
        drawing => drawing?,
    };
    let Some(drawing) = drawing else {
        if let Some(message) = board.message {
            post.unpin(board.chat, message).await;
        }
        return desk.board_gone(board.chat).await;
    };
    match show(post, board, &drawing).await {
        Ok(message) => desk.board_drawn(board.chat, message, drawing.from).await,
        Err(PostError::CannotEdit) => desk.board_later(board.chat, None, Some(0)).await,
        Err(PostError::ChatGone(_)) => desk.board_gone(board.chat).await,
        Err(PostError::Wait(wait)) => {
            let seconds = i64::try_from(wait.as_secs()).ok();
            desk.board_later(board.chat, board.message, seconds).await
        }
        Err(error @ PostError::Refused(_)) => {
            tracing::error!(chat.id = %board.chat, %error, "A board is taken down: Telegram does not take it");
            desk.board_gone(board.chat).await
        }
        Err(error) => {
            tracing::debug!(chat.id = %board.chat, %error, "A board waits");
            desk.board_later(board.chat, board.message, None).await
        }
    }
}

/// Puts a board onto its message; onto a new one, pinned, when it has none.
async fn show(post: &Post, board: &Board, drawing: &Drawing) -> Result<i64, PostError> {
    let voice = Voice { lang: drawing.lang, zone: drawing.zone, today: drawing.today };
    if let Some(message) = board.message {
        return match post.redraw(board.chat, message, voice, &drawing.screen).await {
            Ok(()) | Err(PostError::Done) => Ok(message),
            Err(error) => Err(error),
        };
    }
    let sent = post.send_quietly(board.chat, voice, &drawing.screen).await?;
    post.pin(board.chat, sent).await;
    Ok(sent)
}
