//! Calendars that follow somebody's visits by a private address.

use crate::ids::FeedId;
use crate::timestamp::Timestamp;

/// How far back a calendar is told of visits, in minutes.
pub const PAST_MIN: i64 = 30 * 24 * 60;
/// How often it is written down that a calendar looked, in minutes.
pub const SEEN_MIN: i64 = 60;

/// An address of one's own, without its secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mine {
    /// Its row.
    pub id: FeedId,
    /// Since when it works no more.
    pub revoked: Option<Timestamp>,
    /// When a calendar last looked, to the hour.
    pub seen: Option<Timestamp>,
}

impl Mine {
    /// Whether it works.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.revoked.is_none()
    }
}

/// Whether a look of a calendar is to be written down: not each of them, so that looking costs no more than reading.
#[must_use]
pub fn is_news(seen: Option<Timestamp>, now: Timestamp) -> bool {
    seen.is_none_or(|seen| seen.plus_min(SEEN_MIN) <= now)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_written_down_once_an_hour() {
        let at = Timestamp(1_000);
        assert!(is_news(None, at) && is_news(Some(at), at.plus_min(SEEN_MIN)));
        assert!(!is_news(Some(at), at) && !is_news(Some(at), at.plus_min(SEEN_MIN).plus_s(-1)));
    }
}
