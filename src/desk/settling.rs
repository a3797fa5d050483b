//! Done marks of many updates in one transaction: nobody waits for a timer, and a flush serves all who came meanwhile.

use okoshko_domain::ids::BotId;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::sync::oneshot;

use super::{TRIES, end};
use crate::clock::Clock;
use crate::store::{Error, Settled, Store};

/// The most marks of one transaction.
const TOGETHER: usize = 256;

type Handed = (Settled, oneshot::Sender<Result<(), Error>>);

/// Where done marks are handed in; cheap to clone.
#[derive(Clone, Debug)]
pub(super) struct Settling {
    queue: UnboundedSender<Handed>,
}

impl Settling {
    /// Begins a task that writes until nobody is left to hand anything in.
    pub(super) fn begin(store: Store, clock: Clock, bot: BotId) -> Self {
        let (queue, handed) = unbounded_channel();
        tokio::spawn(write(store, clock, bot, handed));
        Self { queue }
    }

    /// Returns when the mark is on disk.
    pub(super) async fn hand_in(&self, settled: Settled) -> Result<(), Error> {
        let stopped = || Error::Away("the desk is closed".to_owned());
        let (done, written) = oneshot::channel();
        self.queue.send((settled, done)).map_err(|_| stopped())?;
        written.await.unwrap_or_else(|_| Err(stopped()))
    }
}

async fn write(store: Store, clock: Clock, bot: BotId, mut handed: UnboundedReceiver<Handed>) {
    let mut batch = Vec::with_capacity(TOGETHER);
    while handed.recv_many(&mut batch, TOGETHER).await > 0 {
        let (settled, waiting): (Vec<_>, Vec<_>) = batch.drain(..).unzip();
        let mut failed = write_all(&store, &clock, bot, &settled).await.err();
        for _ in 1..TRIES {
            if !matches!(failed, Some(Error::Busy(_))) {
                break;
            }
            failed = write_all(&store, &clock, bot, &settled).await.err();
        }
        for done in waiting {
            let _ = done.send(failed.as_ref().map_or(Ok(()), |error| Err(Error::Busy(error.to_string()))));
        }
    }
}

async fn write_all(store: &Store, clock: &Clock, bot: BotId, settled: &[Settled]) -> Result<(), Error> {
    let mut tx = store.begin().await?.aside();
    let marked = tx.settle_all(bot, settled, clock.now()).await;
    end(tx, marked).await
}
