//! Instants.

use serde::{Deserialize, Serialize};

const MINUTE_S: i64 = 60;

/// An instant: Unix seconds, UTC.
///
/// Arithmetic stops at the ends of `i64` instead of wrapping or failing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The first instant there is.
    pub const MIN: Self = Self(i64::MIN);
    /// The last instant there is.
    pub const MAX: Self = Self(i64::MAX);

    /// This many minutes later; earlier when `minutes` is below zero.
    #[must_use]
    pub const fn plus_min(self, minutes: i64) -> Self {
        self.plus_s(minutes.saturating_mul(MINUTE_S))
    }

    /// This many seconds later; earlier when `seconds` is below zero.
    #[must_use]
    pub const fn plus_s(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Whole minutes since 1970, rounded down: what a button carries.
    #[must_use]
    pub const fn minutes(self) -> i64 {
        self.0.div_euclid(MINUTE_S)
    }

    /// The instant that [`Timestamp::minutes`] names.
    #[must_use]
    pub const fn from_minutes(minutes: i64) -> Self {
        Self(minutes.saturating_mul(MINUTE_S))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_round_down_before_1970_too() {
        for (seconds, minutes) in [(0, 0), (59, 0), (60, 1), (-1, -1), (-60, -1), (-61, -2)] {
            assert_eq!(Timestamp(seconds).minutes(), minutes, "{seconds}");
        }
    }

    #[test]
    fn arithmetic_stops_at_the_ends() {
        assert_eq!(Timestamp::MAX.plus_min(1), Timestamp::MAX);
        assert_eq!(Timestamp::MIN.plus_min(i64::MIN), Timestamp::MIN);
        assert_eq!(Timestamp::from_minutes(i64::MAX), Timestamp::MAX);
        assert_eq!(Timestamp(0).plus_min(-2), Timestamp(-120));
    }
}
