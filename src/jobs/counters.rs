//! Counters of answers: messages that are edited silently when a client answers.

use crate::desk::Desk;
use crate::desk::absence::Counted;
use crate::post::{Post, PostError};
use crate::store::{Counter, Error};
use crate::texts::Voice;

/// Counters claimed at once.
const BATCH: u32 = 32;
/// A counter that cannot be drawn holds nobody else up; it is tried again after so long, in seconds.
const BROKEN_S: i64 = 3600;

/// Draws what is stale.
pub(super) async fn draw(desk: &Desk, post: &Post) -> Result<(), Error> {
    for counter in desk.claim_counters(BATCH).await? {
        let counted = match desk.count_answers(&counter).await {
            Err(error) if !error.is_passing() => {
                tracing::error!(chat.id = %counter.chat, %error, "A counter waits: it cannot be drawn");
                desk.count_later(&counter, counter.message, Some(BROKEN_S)).await?;
                continue;
            }
            counted => counted?,
        };
        match counted {
            Some(counted) => put(desk, post, &counter, &counted).await?,
            None => desk.count_no_more(&counter).await?,
        }
    }
    Ok(())
}

/// Puts a counter onto its message; onto a new one when it has none.
async fn put(desk: &Desk, post: &Post, counter: &Counter, counted: &Counted) -> Result<(), Error> {
    let voice = Voice { lang: counted.lang, zone: counted.zone, today: counted.today };
    let shown = match counter.message {
        Some(message) => match post.redraw(counter.chat, message, voice, &counted.screen).await {
            Ok(()) | Err(PostError::Done) => Ok(message),
            Err(error) => Err(error),
        },
        None => post.send_quietly(counter.chat, voice, &counted.screen).await,
    };
    match shown {
        Ok(message) => desk.counted(counter, message, counted.last).await,
        Err(PostError::CannotEdit) => desk.count_later(counter, None, Some(0)).await,
        Err(PostError::Wait(wait)) => {
            desk.count_later(counter, counter.message, i64::try_from(wait.as_secs()).ok()).await
        }
        Err(PostError::ChatGone(_)) => desk.count_no_more(counter).await,
        Err(error @ PostError::Refused(_)) => {
            tracing::error!(chat.id = %counter.chat, %error, "A counter is given up: Telegram does not take it");
            desk.count_no_more(counter).await
        }
        Err(error) => {
            tracing::debug!(chat.id = %counter.chat, %error, "A counter waits");
            desk.count_later(counter, counter.message, None).await
        }
    }
}
