//! The outbox sender: everything for somebody else goes out, once, at a pace that Telegram bears.

use std::time::Duration;

use okoshko_dialogues::screen::Screen;
use okoshko_domain::ids::ChatId;
use okoshko_domain::notice::Word;
use tokio_util::sync::CancellationToken;

use crate::clock::pause;
use crate::desk::Desk;
use crate::post::{Post, PostError};
use crate::store::{Due, Error, Said};
use crate::texts::{Voice, staff_commands};

/// Messages claimed at once.
const BATCH: u32 = 32;
/// Telegram bears 30 messages a second in all.
const PACE: Duration = Duration::from_millis(34);
/// The longest sleep: a row that another process wrote rings no bell here.
const LONGEST: Duration = Duration::from_secs(30);
/// The pause after the database said no.
const AFTER_TROUBLE: Duration = Duration::from_secs(1);
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
    Moot(&'static str),
    Again(i64),
    /// Telegram asks to wait: with this message, and with the next.
    Wait(Duration),
    /// The group is another one now.
    Moved(ChatId),
    Never(String),
    Gone(String),
}

/// Sends what is due, until told to stop.
pub async fn run(desk: Desk, post: Post, stop: CancellationToken) {
    let bell = desk.outbox_bell();
    while !stop.is_cancelled() {
        let wait = match send_or_wait(&desk, &post, &stop).await {
            Ok(wait) => wait,
            Err(error) => {
                tracing::warn!(%error, "The outbox waits");
                pause(AFTER_TROUBLE).await; // Whatever rings.
                continue;
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = bell.notified() => pause(PACE).await, // More may be written meanwhile: one look serves them all.
            () = pause(wait) => {}
        }
    }
}

/// Sends what is due; returns how long nothing more is. Looks before it claims, since only one may write at a time.
async fn send_or_wait(desk: &Desk, post: &Post, stop: &CancellationToken) -> Result<Duration, Error> {
    let mut next = desk.next_due().await?;
    if next.is_some_and(|due| due <= desk.now()) {
        send_due(desk, post, stop).await?;
        next = desk.next_due().await?;
    }
    let Some(due) = next else {
        return Ok(LONGEST);
    };
    let seconds = due.0.saturating_sub(desk.now().0).max(1);
    Ok(Duration::from_secs(seconds.unsigned_abs()).min(LONGEST))
}

/// Sends everything that is due now; returns how many went out.
///
/// # Errors
/// When the database says no. What was claimed is claimed again when its lease ends.
pub async fn send_due(desk: &Desk, post: &Post, stop: &CancellationToken) -> Result<u32, Error> {
    let mut sent = 0;
    loop {
        let claimed = desk.claim_outbox(BATCH).await?;
        if claimed.is_empty() {
            return Ok(sent);
        }
        for due in claimed {
            if stop.is_cancelled() {
                return Ok(sent);
            }
            sent += u32::from(send(desk, post, &due).await?);
            pause(PACE).await;
        }
    }
}

/// One message; says whether it went out.
async fn send(desk: &Desk, post: &Post, due: &Due) -> Result<bool, Error> {
    match outcome(desk, post, due).await? {
        Outcome::Sent(message) => mark(|| desk.heard(due.id, message)).await.map(|()| true),
        Outcome::Moot(why) => mark(|| desk.never_heard(due.id, why, None)).await.map(|()| false),
        Outcome::Again(wait_s) => mark(|| desk.hear_later(due.id, wait_s)).await.map(|()| false),
        Outcome::Wait(wait) => {
            let wait_s = i64::try_from(wait.as_secs()).unwrap_or(60).max(1);
            mark(|| desk.hear_later(due.id, wait_s)).await?;
            pause(wait.min(LONGEST)).await;
            Ok(false)
        }
        Outcome::Moved(to) => {
            if let Some(from) = due.chat {
                mark(|| desk.move_group(from, to)).await?;
            }
            mark(|| desk.hear_later(due.id, 0)).await.map(|()| false)
        }
        Outcome::Never(why) => {
            tracing::error!(outbox.id = %due.id, why, "Notice {} never goes out", due.id);
            mark(|| desk.never_heard(due.id, &why, None)).await.map(|()| false)
        }
        Outcome::Gone(why) => {
            if let Some(group) = due.chat.filter(|_| due.to.is_none()) {
                mark(|| desk.forget_group(group)).await?;
            }
            tracing::warn!(outbox.id = %due.id, why, "Notice {} has nobody to go to", due.id);
            mark(|| desk.never_heard(due.id, &why, due.chat)).await.map(|()| false)
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
        Ok(Ok(told)) => told,
        Ok(Err(moot)) => return Ok(Outcome::Moot(moot)),
        Err(error) if error.is_passing() => return Err(error),
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
        Err(PostError::Wait(wait)) => Outcome::Wait(wait),
        Err(PostError::Again(_)) if due.attempts < TRIES => {
            Outcome::Again(1 << due.attempts.min(LONGEST_PAUSE))
        }
        Err(error) => Outcome::Never(error.to_string()),
    }
}
