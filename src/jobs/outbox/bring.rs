//! One message of the outbox: brought, and what became of it written down.

use std::time::Duration;

use okoshko_dialogues::screen::Screen;
use okoshko_domain::delivery::Unsent;
use okoshko_domain::ids::ChatId;
use okoshko_domain::notice::Word;
use okoshko_domain::timestamp::Timestamp;
use tokio_util::sync::CancellationToken;

use crate::clock::pause;
use crate::desk::Desk;
use crate::desk::notices::Telling;
use crate::post::{Post, PostError};
use crate::store::{Due, Error, Said};
use crate::texts::{Voice, staff_commands};

/// After so many tries a message is given up: after a day without Telegram, at the longest pause.
const TRIES: u32 = 340;
/// The longest pause between two tries is two to this power of seconds: about four minutes.
const LONGEST_PAUSE: u32 = 8;
/// A list of commands is no message.
const NO_MESSAGE: i64 = 0;
const FIRST_MARK: Duration = Duration::from_millis(200);
/// How often we try to write down what became of a message: for half a minute, less than its lease.
const MARKS: u32 = 8;

/// What became of one message.
enum Outcome {
    Sent(i64),
    /// It says nothing any more.
    Moot(Unsent),
    /// It can wait, and it is quiet until then.
    Quiet(Timestamp),
    /// In so many seconds: nobody tried yet, or Telegram asked for it.
    Wait(i64),
    /// In so many seconds once more.
    Again(i64),
    /// The group is another one now.
    Moved(ChatId),
    Never(String),
    Gone(String),
}

/// Waits for the place that the message was given, and sends it.
pub(super) async fn bring(
    desk: &Desk,
    post: &Post,
    due: &Due,
    place: Result<Duration, PostError>,
    stop: &CancellationToken,
) -> Result<(), Error> {
    let outcome = match place {
        Ok(wait) => {
            tokio::select! {
                () = stop.cancelled() => return desk.hear_at(due.id, desk.now()).await,
                () = pause(wait) => {}
            }
            outcome(desk, post, due).await?
        }
        Err(error) => became(due, Err(error)),
    };
    settle(desk, due, outcome).await
}

async fn settle(desk: &Desk, due: &Due, outcome: Outcome) -> Result<(), Error> {
    match outcome {
        Outcome::Sent(message) => mark(|| desk.heard(due.id, message)).await,
        Outcome::Moot(Unsent::Muted) if due.said.must_be_known() => {
            mark(|| desk.unreached(due, Unsent::Muted, None)).await
        }
        Outcome::Moot(why) => mark(|| desk.never_heard(due.id, why)).await,
        Outcome::Quiet(until) => mark(|| desk.hear_at(due.id, until)).await,
        Outcome::Wait(wait_s) => mark(|| desk.hear_at(due.id, desk.now().plus_s(wait_s))).await,
        Outcome::Again(wait_s) => mark(|| desk.hear_later(due.id, wait_s)).await,
        Outcome::Moved(to) => {
            if let Some(from) = due.chat {
                mark(|| desk.move_group(from, to)).await?;
            }
            mark(|| desk.hear_later(due.id, 0)).await
        }
        Outcome::Never(why) => {
            tracing::error!(outbox.id = %due.id, why, "Notice {} never goes out", due.id);
            mark(|| desk.unreached(due, Unsent::Refused, None)).await
        }
        Outcome::Gone(why) => {
            if let Some(group) = due.chat.filter(|_| due.to.is_none()) {
                mark(|| desk.forget_group(group)).await?;
            }
            tracing::warn!(outbox.id = %due.id, why, "Notice {} has nobody to go to", due.id);
            mark(|| desk.unreached(due, Unsent::Blocked, due.chat)).await
        }
    }
}

/// Writes down what became of a message. What went out and is not marked goes out again, so that a busy database is
/// waited for.
async fn mark<F>(write: impl Fn() -> F) -> Result<(), Error>
where
    F: Future<Output = Result<(), Error>>,
{
    let mut wait = FIRST_MARK;
    for _ in 1..MARKS {
        match write().await {
            Err(error) if error.is_passing() => {
                tracing::warn!(%error, "The database keeps the outbox waiting");
                pause(wait).await;
                wait *= 2;
            }
            outcome => return outcome,
        }
    }
    write().await
}

async fn outcome(desk: &Desk, post: &Post, due: &Due) -> Result<Outcome, Error> {
    let Some(chat) = due.chat else {
        return Ok(Outcome::Gone("never wrote to this bot, or blocked it".to_owned()));
    };
    if let Said::Word(_, Word::Menu) = due.said {
        let memberships = match due.to {
            Some(account) => desk.memberships(account).await?,
            None => Vec::new(), // A group has no menu of its own.
        };
        let commands = staff_commands(due.lang, &memberships);
        return Ok(became(due, post.list_commands(chat, &commands).await.map(|()| NO_MESSAGE)));
    }
    let told = match desk.told(due).await {
        Ok(Telling::Say(told)) => told,
        Ok(Telling::Moot(why)) => return Ok(Outcome::Moot(why)),
        Ok(Telling::Quiet(until)) => return Ok(Outcome::Quiet(until)),
        Err(error) if error.is_passing() => return Ok(Outcome::Wait(1)), // Nobody tried.
        Err(error) => return Ok(Outcome::Never(error.to_string())), // One broken row holds nobody else up.
    };
    let voice = Voice { lang: told.lang, zone: told.zone, today: told.zone.day_of(desk.now()) };
    // What a group is told has no buttons: a press there is refused.
    let screen = if due.to.is_none() { Screen { rows: Vec::new(), ..told.screen } } else { told.screen };
    Ok(became(due, post.send(chat, voice, &screen).await.map(|message| message.0.into())))
}

/// What became of one try.
fn became(due: &Due, tried: Result<i64, PostError>) -> Outcome {
    match tried {
        Ok(message) => Outcome::Sent(message),
        Err(PostError::ChatGone(why)) => Outcome::Gone(why),
        Err(PostError::Moved(to)) if due.to.is_none() && due.attempts < TRIES => Outcome::Moved(to),
        Err(PostError::Wait(wait)) => {
            let whole = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            Outcome::Wait(i64::try_from(whole).unwrap_or(60).max(1))
        }
        Err(PostError::Again(_)) if due.attempts < TRIES => {
            Outcome::Again(1 << due.attempts.min(LONGEST_PAUSE))
        }
        Err(error) => Outcome::Never(error.to_string()),
    }
}
