//! Updates come in: kept first, handled after, marked when done.

use super::turn::FACT_GRACE_MIN;
use super::{Desk, end, raw};
use crate::store::{Error, Received, Settled, Tx, Waiting};

/// How long an update that is done stays in the inbox, in minutes: as long as Telegram may repeat it, twice.
const KEEP_MIN: i64 = 48 * 60;
/// So many updates are forgotten in one transaction.
const SLICE: u32 = 500;

impl Desk {
    /// Keeps updates for ever before anybody says that they came, then hands the new ones on. What is worth nothing a
    /// moment later is handed on unkept.
    ///
    /// With `next` also keeps where polling goes on. Returns how many were new.
    ///
    /// # Errors
    /// When the database says no; then none of them came.
    pub async fn receive(&self, updates: Vec<Received>, next: Option<i64>) -> Result<usize, Error> {
        let (passing, kept): (Vec<_>, Vec<_>) = updates.into_iter().partition(raw::is_passing);
        // Where nothing is to be kept polling may as well begin before it: Telegram knows what it handed out.
        let new =
            if kept.is_empty() && !passing.is_empty() { Vec::new() } else { self.keep(&kept, next).await? };
        let count = passing.len() + new.len();
        let fresh = kept.into_iter().filter(|update| new.contains(&update.update_id));
        for update in passing.into_iter().chain(fresh) {
            // Nobody listens only while the process stops: the row waits for the next start.
            let _ = self.received.send(Waiting { update, applied: false });
        }
        Ok(count)
    }

    async fn keep(&self, updates: &[Received], next: Option<i64>) -> Result<Vec<i64>, Error> {
        let mut tx = self.store.begin().await?.aside();
        let kept = self.keep_in(&mut tx, updates, next).await;
        end(tx, kept).await
    }

    async fn keep_in(&self, tx: &mut Tx, updates: &[Received], next: Option<i64>) -> Result<Vec<i64>, Error> {
        let new = tx.receive(self.bot, updates, self.now()).await?;
        if let Some(next) = next {
            tx.set_next_update(self.bot, next).await?;
        }
        Ok(new)
    }

    /// What an earlier run kept and did not finish, in order. Facts whose screens are drawn again now are not told by
    /// the outbox at the same moment.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn unfinished(&self) -> Result<Vec<Waiting>, Error> {
        let waiting = self.store.read().await?.waiting(self.bot).await?;
        let mut tx = self.store.begin().await?;
        let due = self.now().plus_min(FACT_GRACE_MIN);
        let applied = waiting.iter().filter(|waiting| waiting.applied);
        let keys: Vec<_> = applied.map(|waiting| self.fact_key(waiting.update.update_id)).collect();
        let postponed = tx.postpone_facts(&keys, due).await;
        end(tx, postponed).await?;
        Ok(waiting)
    }

    /// Where polling goes on.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn next_update(&self) -> Result<i64, Error> {
        self.store.read().await?.next_update(self.bot).await
    }

    /// The update is done and this is what its chat looks at.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn settle(&self, settled: Settled) -> Result<(), Error> {
        self.settling.hand_in(settled).await
    }

    /// The update is done; `dead` says why it never will be done properly.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn finish(&self, update_id: i64, dead: Option<&str>) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let marked = tx.finish(self.bot, update_id, dead, self.now()).await;
        end(tx, marked).await
    }

    /// Whether an update's effect is committed, whatever went wrong after.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn is_applied(&self, update_id: i64) -> Result<bool, Error> {
        self.store.read().await?.is_applied(self.bot, update_id).await
    }

    /// Forgets updates that are long done; returns how many.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn prune(&self) -> Result<usize, Error> {
        let (before, mut all) = (self.now().plus_min(-KEEP_MIN), 0);
        loop {
            let mut tx = self.store.begin().await?;
            let pruned = tx.prune_inbox(before, SLICE).await;
            match end(tx, pruned).await? {
                0 => return Ok(all),
                some => all += some,
            }
        }
    }
}
