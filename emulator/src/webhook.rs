//! How the bot hears when it has a webhook: one POST per update, in order per chat, until it says 2xx.
//!
//! <https://core.telegram.org/bots/api#setwebhook>

use std::collections::HashSet;
use std::time::Duration;

use reqwest::Client;
use tokio::time::{Instant, timeout, timeout_at};

use crate::room::Room;
use crate::updates::Update;
use crate::world::World;

/// The first pause after a failed delivery; each next one is twice as long.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
/// The longest pause. Telegram's own is minutes; tests have no such time.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);
/// How long the bot may take over one delivery.
const PATIENCE: Duration = Duration::from_mins(1);
/// A look around when nothing has changed.
const IDLE: Duration = Duration::from_hours(1);

/// Where updates go.
#[derive(Clone, Debug)]
pub(crate) struct Webhook {
    pub(crate) url: String,
    pub(crate) secret: Option<String>,
    /// Deliveries at once.
    pub(crate) most: usize,
    /// When the last failure was, Unix seconds, and what it was.
    pub(crate) last_error: Option<(i64, String)>,
    /// Tells this webhook from one that was set before.
    pub(crate) number: u64,
}

/// What stands in the way of the next delivery.
enum Next {
    Deliver(Update),
    Wait(Option<Instant>),
    /// The webhook is gone or another one is set.
    Over,
}

/// Delivers until the webhook `number` is gone.
pub(crate) async fn deliver(room: Room, number: u64) {
    let client = Client::builder().no_proxy().timeout(PATIENCE).build().unwrap_or_default();
    let mut busy = HashSet::new();
    let (done, mut finished) = tokio::sync::mpsc::unbounded_channel();
    let mut changes = room.changes();
    loop {
        while let Ok(key) = finished.try_recv() {
            busy.remove(&key);
        }
        match room.with(|world| next(world, number, &busy)) {
            Next::Over => return,
            Next::Deliver(update) => {
                busy.insert(key(&update));
                let (room, client, done) = (room.clone(), client.clone(), done.clone());
                tokio::spawn(async move {
                    let key = key(&update);
                    attempt(&room, &client, number, update).await;
                    _ = done.send(key); // The loop may be over.
                    room.change(|_| ());
                });
            }
            Next::Wait(None) => _ = timeout(IDLE, changes.changed()).await,
            Next::Wait(Some(until)) => _ = timeout_at(until, changes.changed()).await,
        }
    }
}

/// What must not overtake each other: a chat, or the update by itself.
fn key(update: &Update) -> Result<i64, u64> {
    update.chat.ok_or(update.ticket)
}

fn next(world: &World, number: u64, busy: &HashSet<Result<i64, u64>>) -> Next {
    let Some(hook) = world.webhook.as_ref().filter(|hook| hook.number == number) else {
        return Next::Over;
    };
    if busy.len() >= hook.most {
        return Next::Wait(None);
    }
    let mut seen = busy.clone();
    let mut soonest = None;
    for update in &world.queue.waiting {
        if !seen.insert(key(update)) {
            continue;
        }
        match update.not_before {
            Some(at) if at > Instant::now() => {
                soonest = Some(soonest.map_or(at, |soon: Instant| soon.min(at)));
            }
            _ => return Next::Deliver(update.clone()),
        }
    }
    Next::Wait(soonest)
}

/// One delivery: confirms the update, or says when to try again.
async fn attempt(room: &Room, client: &Client, number: u64, update: Update) {
    let Some(hook) = room.with(|world| world.webhook.clone()).filter(|hook| hook.number == number) else {
        return;
    };
    let failure = post(client, &hook, update.text.to_string()).await.err();
    room.change(|world| {
        world.ledger.stir();
        match failure {
            None => world.queue.waiting.retain(|waiting| waiting.ticket != update.ticket),
            Some(why) => postpone(world, number, update.ticket, why),
        }
    });
}

async fn post(client: &Client, hook: &Webhook, text: String) -> Result<(), String> {
    let mut request = client.post(&hook.url).header("Content-Type", "application/json").body(text);
    if let Some(secret) = &hook.secret {
        request = request.header("X-Telegram-Bot-Api-Secret-Token", secret);
    }
    match request.send().await {
        Ok(answer) if answer.status().is_success() => Ok(()),
        Ok(answer) => Err(format!("Wrong response from the webhook: {}", answer.status())),
        Err(why) if why.is_connect() => Err("Connection refused".to_owned()),
        Err(why) if why.is_timeout() => Err("Read timeout expired".to_owned()),
        Err(_) => Err("Connection reset by peer".to_owned()),
    }
}

fn postpone(world: &mut World, number: u64, ticket: u64, why: String) {
    let now = world.now();
    if let Some(hook) = world.webhook.as_mut().filter(|hook| hook.number == number) {
        hook.last_error = Some((now, why));
    }
    if let Some(update) = world.queue.waiting.iter_mut().find(|update| update.ticket == ticket) {
        let pause = FIRST_PAUSE.saturating_mul(1 << update.failed.min(10)).min(LONGEST_PAUSE);
        update.failed += 1;
        update.not_before = Some(Instant::now() + pause);
    }
}
