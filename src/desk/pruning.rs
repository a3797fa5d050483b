//! What browsers leave behind, and addresses that open nothing any more, are forgotten when nobody can miss them.

use okoshko_domain::ids::AccountId;
use okoshko_domain::timestamp::Timestamp;

use super::{Desk, end};
use crate::store::{Error, Tx};

const DAY_MIN: i64 = 24 * 60;
/// A form is kept for so long after it was used first, in minutes, with whoever held slots by it and never booked. It is
/// good for a day, and makes what is sent twice one booking for as long; a day more, so that nobody is in the middle of it.
const FORM_KEEP_MIN: i64 = 2 * DAY_MIN;
/// A one-time link for a chat is kept for so long after its end, in minutes: whoever comes by an old one, which waits in
/// some window for a weekend, reads that it was used, or is over.
const LINK_KEEP_MIN: i64 = 7 * DAY_MIN;
/// A revoked address of a calendar is kept for so long, in minutes. It is brought back for ten minutes only; what a person
/// asks to read of themselves says for a month that there was one.
const FEED_KEEP_MIN: i64 = 30 * DAY_MIN;
/// So many rows are looked at in one transaction, so that nobody waits for long.
const SLICE: u32 = 100;

/// What is pruned.
#[derive(Clone, Copy, Debug)]
enum Kind {
    Forms,
    Links,
    Feeds,
}

impl Kind {
    const ALL: [Self; 3] = [Self::Forms, Self::Links, Self::Feeds];

    fn keep_min(self) -> i64 {
        match self {
            Self::Forms => FORM_KEEP_MIN,
            Self::Links => LINK_KEEP_MIN,
            Self::Feeds => FEED_KEEP_MIN,
        }
    }
}

impl Desk {
    /// Forgets what browsers left behind: forms, whoever never booked, links and addresses that are over. Returns how many
    /// forms, links and addresses.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn prune_browsers(&self) -> Result<usize, Error> {
        let mut all = 0;
        for kind in Kind::ALL {
            let now = self.now();
            loop {
                let mut tx = self.store.begin().await?;
                let pruned = prune(&mut tx, kind, now).await;
                match end(tx, pruned).await? {
                    0 => break,
                    some => all += some,
                }
            }
        }
        Ok(all)
    }
}

async fn prune(tx: &mut Tx, kind: Kind, now: Timestamp) -> Result<usize, Error> {
    let before = now.plus_min(-kind.keep_min());
    let accounts = match kind {
        Kind::Forms => tx.prune_forms(before, SLICE).await?,
        Kind::Links => tx.prune_connections(before, SLICE).await?,
        Kind::Feeds => return tx.prune_feeds(before, SLICE).await,
    };
    let count = accounts.len();
    leave(tx, accounts, now).await?;
    Ok(count)
}

/// Those of them who never booked go.
async fn leave(tx: &mut Tx, mut accounts: Vec<AccountId>, now: Timestamp) -> Result<(), Error> {
    accounts.sort_unstable();
    accounts.dedup();
    for account in accounts {
        tx.lock_account(account).await?;
        if tx.is_nobody(account, now).await? {
            tx.remove_nobody(account).await?;
        }
    }
    Ok(())
}
