//! A verb in a transaction of its own, for whoever comes by another way than a chat's turn.

use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;

use super::booking::BookError;
use super::visits::CancelError;
use super::{Desk, TRIES};
use crate::store::{Error, Tx};

/// Why a verb failed.
pub(super) trait Failure: From<Error> {
    /// Whether others were in its way: the law said no, or the database was busy.
    fn is_clash(&self) -> bool;
}

impl Failure for Error {
    fn is_clash(&self) -> bool {
        matches!(self, Self::Overlap | Self::Busy(_))
    }
}

impl Failure for BookError {
    fn is_clash(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_clash())
    }
}

impl Failure for CancelError {
    fn is_clash(&self) -> bool {
        matches!(self, Self::Store(error) if error.is_clash())
    }
}

impl BookError {
    /// Whoever was always in the way has the slot.
    pub(super) fn or_taken(self) -> Self {
        if self.is_clash() { Self::Refused(Refusal::Taken) } else { self }
    }
}

impl Desk {
    /// After the law said no a verb runs once more from the start, so that the rules name the reason; never on in the
    /// same transaction. It [ends](super::end) the one that it is given.
    pub(super) async fn alone<T, E: Failure, D>(&self, verb: impl Fn(Tx, Timestamp) -> D) -> Result<T, E>
    where
        D: Future<Output = Result<T, E>>,
    {
        let mut tries = 0;
        loop {
            tries += 1;
            match verb(self.store.begin().await?, self.now()).await {
                Err(error) if error.is_clash() && tries < TRIES => {}
                outcome => {
                    self.ring();
                    return outcome;
                }
            }
        }
    }
}
