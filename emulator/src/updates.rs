//! What the bot has not heard yet, and getUpdates.
//!
//! An update waits until it is confirmed: by a getUpdates with an offset over its id, or by a 2xx of the
//! webhook. Updates are kept as text, so that a test can put in what no Telegram ever sent.
//! <https://core.telegram.org/bots/api#getting-updates>

use std::collections::{BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use serde_json::Value;
use tokio::time::{Instant, timeout_at};

use crate::answer::Refused;
use crate::parameters::Parameters;
use crate::room::Room;

/// The first update has this id.
const FIRST_ID: i64 = 1000;
/// A long poll lasts this long at most, seconds.
const LONGEST_POLL_S: i64 = 50;
/// Kinds that come only when they are asked for.
const ON_REQUEST: [&str; 3] = ["chat_member", "message_reaction", "message_reaction_count"];

/// One update on its way.
#[derive(Clone, Debug)]
pub(crate) struct Update {
    /// Its own number: a repeated update has its id, not its ticket.
    pub(crate) ticket: u64,
    pub(crate) id: i64,
    /// Updates of one chat go one after the other.
    pub(crate) chat: Option<i64>,
    pub(crate) text: Arc<str>,
    /// A repetition: an offset confirms it only when it was handed out.
    again: bool,
    handed: bool,
    /// Deliveries that failed, and when the next one may be tried.
    pub(crate) failed: u32,
    pub(crate) not_before: Option<Instant>,
}

/// The updates in order.
pub(crate) struct Queue {
    pub(crate) waiting: VecDeque<Update>,
    newest: Option<Update>,
    next_id: i64,
    next_ticket: u64,
    /// Kinds to keep; `None` is all but the ones on request.
    pub(crate) allowed: Option<BTreeSet<String>>,
    /// Grows with every getUpdates; an older one sees that it was replaced.
    poll: u64,
}

impl Queue {
    pub(crate) fn new() -> Self {
        Self {
            waiting: VecDeque::new(),
            newest: None,
            next_id: FIRST_ID,
            next_ticket: 0,
            allowed: None,
            poll: 0,
        }
    }

    /// Whether updates of this kind are kept at all.
    pub(crate) fn wants(&self, kind: &str) -> bool {
        match &self.allowed {
            Some(allowed) => allowed.contains(kind),
            None => !ON_REQUEST.contains(&kind),
        }
    }

    /// Takes over the parameter `allowed_updates` when it is given; an empty list means the default.
    pub(crate) fn allow(&mut self, list: Option<&Value>) {
        let Some(kinds) = list.and_then(Value::as_array) else {
            return;
        };
        let kinds: BTreeSet<String> = kinds.iter().filter_map(Value::as_str).map(str::to_owned).collect();
        self.allowed = (!kinds.is_empty()).then_some(kinds);
    }

    /// Queues the text that `write` makes for the next id.
    pub(crate) fn put(&mut self, chat: Option<i64>, write: impl FnOnce(i64) -> String) {
        let id = self.next_id;
        self.next_id += 1;
        let (ticket, text) = (self.ticket(), write(id).into());
        let update =
            Update { ticket, id, chat, text, again: false, handed: false, failed: 0, not_before: None };
        self.newest = Some(update.clone());
        self.waiting.push_back(update);
    }

    /// Queues the newest update once more under its id.
    pub(crate) fn repeat_newest(&mut self) {
        let Some(newest) = self.newest.clone() else { return };
        let ticket = self.ticket();
        self.waiting.push_back(Update { ticket, again: true, ..newest });
    }

    fn ticket(&mut self) -> u64 {
        self.next_ticket += 1;
        self.next_ticket
    }

    /// Moves the offset: a positive one confirms all below it, a negative one forgets all but the last.
    ///
    /// Says whether anything went.
    fn confirm(&mut self, offset: i64) -> bool {
        let before = self.waiting.len();
        if offset < 0 {
            let keep = usize::try_from(-offset).unwrap_or(usize::MAX);
            self.waiting.drain(..before.saturating_sub(keep));
        } else {
            self.waiting.retain(|update| update.id >= offset || (update.again && !update.handed));
        }
        self.waiting.len() < before
    }

    /// The first `limit` updates; `None` when there are none.
    fn hand_out(&mut self, limit: usize) -> Option<String> {
        if self.waiting.is_empty() {
            return None;
        }
        let mut texts = Vec::new();
        for update in self.waiting.iter_mut().take(limit) {
            update.handed = true;
            texts.push(update.text.to_string());
        }
        Some(texts.join(","))
    }
}

/// getUpdates: the body of a good answer. Waits up to `timeout` seconds for the first update.
///
/// # Errors
/// 409 while a webhook is set, and when another getUpdates takes over.
pub(crate) async fn get(room: &Room, parameters: &Parameters) -> Result<String, Refused> {
    let wait_s = parameters.integer("timeout").unwrap_or(0).clamp(0, LONGEST_POLL_S);
    let limit = usize::try_from(parameters.integer("limit").unwrap_or(100).clamp(1, 100)).unwrap_or(100);
    let until = Instant::now() + Duration::from_secs(wait_s.unsigned_abs());
    let mut changes = room.changes();
    let poll = begin(room, parameters)?;
    loop {
        let texts = room.with(|world| {
            if world.webhook.is_some() {
                return Err(Refused::conflict("terminated by setWebhook request"));
            }
            if world.queue.poll != poll {
                let why =
                    "terminated by other getUpdates request; make sure that only one bot instance is running";
                return Err(Refused::conflict(why));
            }
            Ok(world.queue.hand_out(limit))
        })?;
        if let Some(texts) = texts {
            return Ok(format!("{{\"ok\":true,\"result\":[{texts}]}}"));
        }
        if timeout_at(until, changes.changed()).await.is_err() {
            return Ok("{\"ok\":true,\"result\":[]}".to_owned());
        }
    }
}

/// Starts a poll: ends the older one, confirms, and gives the poll's number.
fn begin(room: &Room, parameters: &Parameters) -> Result<u64, Refused> {
    let allowed = parameters.json("allowed_updates", "allowed updates")?;
    room.change(|world| {
        if world.webhook.is_some() {
            let why = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first";
            return Err(Refused::conflict(why));
        }
        world.queue.poll += 1;
        world.queue.allow(allowed.as_ref());
        if world.queue.confirm(parameters.integer("offset").unwrap_or(0)) {
            world.ledger.stir();
        }
        Ok(world.queue.poll)
    })
}

#[cfg(test)]
mod tests {
    use super::Queue;

    fn queue_of(count: i64) -> Queue {
        let mut queue = Queue::new();
        (0..count).for_each(|_| queue.put(None, |id| id.to_string()));
        queue
    }

    #[test]
    fn offsets_confirm_and_forget() {
        for (offset, left) in [
            (0, "1000,1001,1002"),
            (1000, "1000,1001,1002"),
            (1001, "1001,1002"),
            (1003, ""),
            (5000, ""),
            (-1, "1002"),
            (-2, "1001,1002"),
            (-9, "1000,1001,1002"),
        ] {
            let mut queue = queue_of(3);
            queue.confirm(offset);
            assert_eq!(queue.hand_out(100).unwrap_or_default(), left, "{offset}");
        }
    }

    #[test]
    fn a_repetition_comes_once_more_though_its_id_is_confirmed() {
        let mut queue = queue_of(1);
        queue.confirm(1001);
        queue.repeat_newest();
        queue.confirm(1001);
        assert_eq!(queue.hand_out(100).as_deref(), Some("1000"));
        queue.confirm(1001);
        assert_eq!(queue.hand_out(100), None);
    }
}
