//! Taking back: for a short while what somebody did can be undone by a button.

use crate::timestamp::Timestamp;

/// For so many minutes.
pub const UNDO_MIN: i64 = 10;

/// Until when something that was done at `at` can be taken back.
#[must_use]
pub fn undo_until(at: Timestamp) -> Timestamp {
    at.plus_min(UNDO_MIN)
}

/// Whether it still can at `now`.
#[must_use]
pub fn can_undo(at: Timestamp, now: Timestamp) -> bool {
    now < undo_until(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_minutes_and_no_longer() {
        let at = Timestamp(1_000);
        assert!(can_undo(at, at) && can_undo(at, at.plus_s(599)));
        assert!(!can_undo(at, at.plus_min(10)));
    }
}
