//! The one lock around the world, and who hears of changes.

use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use tokio::sync::{broadcast, watch};

use crate::world::World;

/// Changes a slow page may fall behind before it starts over.
const BACKLOG: usize = 256;

/// A person's chat has changed.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Change {
    pub(crate) person: i64,
    pub(crate) version: u64,
}

/// The world behind its lock; cheap to clone.
#[derive(Clone)]
pub(crate) struct Room {
    world: Arc<Mutex<World>>,
    /// Ticks at every change; for waiters.
    ticks: watch::Sender<u64>,
    /// Who changed; for pages.
    news: broadcast::Sender<Change>,
}

impl Room {
    pub(crate) fn new(world: World) -> Self {
        let (ticks, news) = (watch::Sender::new(0), broadcast::Sender::new(BACKLOG));
        Self { world: Arc::new(Mutex::new(world)), ticks, news }
    }

    /// Looks at the world, or changes what nobody waits for.
    pub(crate) fn with<T>(&self, look: impl FnOnce(&mut World) -> T) -> T {
        // A panic in a test's closure must not hide behind a poisoned lock.
        look(&mut self.world.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Changes the world and tells everybody who waits for a change.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        let (result, touched) = self.with(|world| {
            let result = change(world);
            (result, world.take_touched())
        });
        self.ticks.send_modify(|tick| *tick += 1);
        for change in touched {
            _ = self.news.send(change); // Nobody may be listening.
        }
        result
    }

    pub(crate) fn changes(&self) -> watch::Receiver<u64> {
        self.ticks.subscribe()
    }

    pub(crate) fn news(&self) -> broadcast::Receiver<Change> {
        self.news.subscribe()
    }
}
