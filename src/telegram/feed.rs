//! The inbox feeds teloxide's `Dispatcher`: a chat's next update only when the one before is done, chats in
//! parallel, so many at once and no more.

use std::collections::{HashMap, VecDeque};
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};

use futures::Stream;
use okoshko_domain::ids::ChatId;
use teloxide::stop::{StopFlag, StopToken, mk_stop_token};
use teloxide::types::{Update, UpdateKind};
use teloxide::update_listeners::{AsUpdateStream, UpdateListener};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};

use crate::desk::Desk;
use crate::store::Waiting;

/// Updates that are handled at once. More would only wait for the database.
const IN_FLIGHT: usize = 256;

/// The listener that the Dispatcher pulls from.
pub(super) struct Feed {
    desk: Desk,
    received: UnboundedReceiver<Waiting>,
    released: UnboundedReceiver<ChatId>,
    hand: Hand,
    chats: HashMap<ChatId, VecDeque<Waiting>>,
    ready: VecDeque<Waiting>,
    in_flight: usize,
    stop: (StopToken, StopFlag),
}

/// What is being handled: lets go of a chat when its update is done.
#[derive(Clone, Debug)]
pub(super) struct Hand {
    held: Arc<Mutex<HashMap<u32, (ChatId, bool)>>>,
    release: UnboundedSender<ChatId>,
}

impl Feed {
    /// A feed of what the desk keeps, and the hand that says what is done.
    pub(super) fn new(desk: Desk, received: UnboundedReceiver<Waiting>) -> (Self, Hand) {
        let (release, released) = unbounded_channel();
        let hand = Hand { held: Arc::default(), release };
        let feed = Self {
            desk,
            received,
            released,
            hand: hand.clone(),
            chats: HashMap::new(),
            ready: VecDeque::new(),
            in_flight: 0,
            stop: mk_stop_token(),
        };
        (feed, hand)
    }

    /// What an earlier run left comes first.
    pub(super) fn put_first(&mut self, unfinished: Vec<Waiting>) {
        for waiting in unfinished {
            self.put(waiting);
        }
    }

    fn put(&mut self, waiting: Waiting) {
        if let Some(queue) = self.chats.get_mut(&waiting.update.key) {
            queue.push_back(waiting);
        } else {
            self.chats.insert(waiting.update.key, VecDeque::new());
            self.ready.push_back(waiting);
        }
    }

    fn release(&mut self, chat: ChatId) {
        self.in_flight = self.in_flight.saturating_sub(1);
        match self.chats.get_mut(&chat).and_then(VecDeque::pop_front) {
            Some(next) => self.ready.push_back(next),
            None => {
                self.chats.remove(&chat);
            }
        }
    }

    /// The next update whose chat is free; nothing when the feed stops.
    async fn next(&mut self) -> Option<Update> {
        loop {
            if self.in_flight < IN_FLIGHT
                && !self.stop.1.is_stopped()
                && let Some(waiting) = self.ready.pop_front()
            {
                self.in_flight += 1;
                if let Some(update) = self.take_in_hand(waiting).await {
                    return Some(update);
                }
                continue;
            }
            tokio::select! {
                biased;
                () = self.stop.1.clone() => return None,
                Some(chat) = self.released.recv() => self.release(chat),
                Some(waiting) = self.received.recv() => self.put(waiting),
                else => return None,
            }
        }
    }

    /// Parses an update. One that cannot be read is settled here: the Dispatcher drops those without a word.
    async fn take_in_hand(&mut self, waiting: Waiting) -> Option<Update> {
        let Waiting { update, applied } = waiting;
        match serde_json::from_str::<Update>(&update.raw) {
            Ok(parsed) if !matches!(parsed.kind, UpdateKind::Error(_)) => {
                self.hand.lock().insert(parsed.id.0, (update.key, applied));
                Some(parsed)
            }
            _ => {
                tracing::warn!(
                    update.id = update.update_id,
                    "Cannot read update {}; left aside",
                    update.update_id
                );
                if let Err(error) = self.desk.finish(update.update_id, Some("unreadable")).await {
                    tracing::error!(%error, "An unreadable update could not be set aside");
                }
                self.release(update.key);
                None
            }
        }
    }
}

impl Hand {
    /// Whether this update's effect is committed since an earlier run.
    pub(super) fn is_applied(&self, update_id: u32) -> bool {
        self.lock().get(&update_id).is_some_and(|(_, applied)| *applied)
    }

    /// The update is done: its chat may go on.
    pub(super) fn let_go(&self, update_id: u32) {
        if let Some((chat, _)) = self.lock().remove(&update_id) {
            let _ = self.release.send(chat); // Nobody listens only while the process stops.
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, HashMap<u32, (ChatId, bool)>> {
        self.held.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl<'a> AsUpdateStream<'a> for &mut Feed {
    type StreamErr = Infallible;
    type Stream = Pin<Box<dyn Stream<Item = Result<Update, Infallible>> + Send + 'a>>;

    fn as_stream(&'a mut self) -> Self::Stream {
        Box::pin(futures::stream::unfold(&mut **self, async |feed| {
            feed.next().await.map(|update| (Ok(update), feed))
        }))
    }
}

/// Borrowed, so that a Dispatcher that did not come to listen leaves the feed whole.
impl UpdateListener for &mut Feed {
    type Err = Infallible;

    fn stop_token(&mut self) -> StopToken {
        self.stop.0.clone()
    }
}
