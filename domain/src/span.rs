//! Stretches of time.

use serde::{Deserialize, Serialize};

use crate::timestamp::Timestamp;

/// A half-open stretch of time: `start <= t < end`. Empty when it ends where it starts, or before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Span {
    /// Its first moment.
    pub start: Timestamp,
    /// The first moment after it.
    pub end: Timestamp,
}

impl Span {
    /// The stretch of `minutes` that starts here.
    #[must_use]
    pub const fn lasting(start: Timestamp, minutes: u32) -> Self {
        Self { start, end: start.plus_min(minutes as i64) }
    }

    /// Whether there is no moment in it.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.end <= self.start
    }

    /// Whether the two cannot both be kept by one person. Touching is not overlapping.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `moment` is in it.
    #[must_use]
    pub fn contains(self, moment: Timestamp) -> bool {
        self.start <= moment && moment < self.end
    }

    /// Whether the whole of `other` is in it.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The stretch with this many minutes more on each side.
    #[must_use]
    pub const fn widened(self, before_min: i64, after_min: i64) -> Self {
        Self { start: self.start.plus_min(before_min.saturating_neg()), end: self.end.plus_min(after_min) }
    }

    /// Whole minutes from start to end, rounded down.
    #[must_use]
    pub const fn length_min(self) -> i64 {
        self.end.0.saturating_sub(self.start.0).div_euclid(60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(start: i64, end: i64) -> Span {
        Span { start: Timestamp(start), end: Timestamp(end) }
    }

    #[test]
    fn touching_is_not_overlapping() {
        for (a, b, overlaps) in [
            (span(0, 10), span(10, 20), false),
            (span(0, 11), span(10, 20), true),
            (span(12, 13), span(10, 20), true),
            (span(20, 30), span(10, 20), false),
        ] {
            assert_eq!(a.overlaps(b), overlaps, "{a:?} {b:?}");
            assert_eq!(b.overlaps(a), overlaps, "{b:?} {a:?}");
        }
    }

    #[test]
    fn a_span_has_its_start_and_not_its_end() {
        let hour = Span::lasting(Timestamp(0), 60);
        assert!(hour.contains(Timestamp(0)) && hour.contains(Timestamp(3599)));
        assert!(!hour.contains(Timestamp(3600)) && !hour.contains(Timestamp(-1)));
        assert!(hour.covers(hour) && !hour.covers(hour.widened(1, 0)));
        assert_eq!(hour.widened(10, 20), span(-600, 4800));
        assert_eq!(hour.length_min(), 60);
        assert!(!hour.is_empty() && span(5, 5).is_empty());
    }
}
