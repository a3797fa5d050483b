//! Up to three times, as a button carries them.

use okoshko_domain::proposal::MOST;
use okoshko_domain::timestamp::Timestamp;
use serde::{Deserialize, Serialize};

/// A button has room for six figures of base 36: times until the year 6109.
const LATEST_MIN: i64 = 36 * 36 * 36 * 36 * 36 * 36;

/// Times that were chosen, in whole minutes and in order; never more than may be proposed at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Chosen([Option<Timestamp>; MOST]);

impl Chosen {
    /// They, in order.
    #[must_use]
    pub fn starts(&self) -> Vec<Timestamp> {
        self.0.iter().copied().flatten().collect()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.starts().is_empty()
    }

    /// Whether there is room for no other.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.starts().len() == MOST
    }

    /// Whether this is one of them.
    #[must_use]
    pub fn contains(&self, start: Timestamp) -> bool {
        self.0.contains(&Some(start))
    }

    /// With this one too, when there is room.
    #[must_use]
    pub fn with(self, start: Timestamp) -> Self {
        let mut starts = self.starts();
        starts.push(start);
        Self::of(starts)
    }

    /// Without this one.
    #[must_use]
    pub fn without(self, start: Timestamp) -> Self {
        Self::of(self.starts().into_iter().filter(|other| *other != start).collect())
    }

    fn of(mut starts: Vec<Timestamp>) -> Self {
        starts.sort_unstable();
        starts.dedup();
        let mut starts = starts.into_iter();
        Self(std::array::from_fn(|_| starts.next()))
    }

    /// The fields of a button: the first in minutes, each other as minutes after the one before; 0 is none.
    pub(super) fn fields(self) -> [i64; MOST] {
        let mut before = 0;
        self.0.map(|start| {
            let Some(start) = start else { return 0 };
            let field = start.minutes() - before;
            before = start.minutes();
            field
        })
    }

    /// Reads [`Chosen::fields`].
    pub(super) fn read(fields: [i64; MOST]) -> Option<Self> {
        let fits = fields.iter().all(|field| (0..LATEST_MIN).contains(field));
        if !fits {
            return None;
        }
        let mut at = 0;
        let starts = fields.into_iter().filter(|field| *field > 0).map(|field| {
            at += field;
            Timestamp::from_minutes(at)
        });
        let chosen = Self::of(starts.collect());
        (chosen.fields() == fields).then_some(chosen)
    }
}
