//! What became of a message, as the ledger of deliveries keeps it.

use serde::{Deserialize, Serialize};

/// Why a message never went out. The word in SQL is [`Unsent::word`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unsent {
    /// What it was about is not there any more.
    Gone,
    /// What it was about has changed since: it would not be true.
    Changed,
    /// There was nothing to say.
    Empty,
    /// Whoever it was for does not work there any more.
    Left,
    /// Whoever it was for switched its kind off.
    Muted,
    /// It asked for an answer, which came before.
    Answered,
    /// Another message says the same at the same time.
    Twice,
    /// It said that somebody cannot be reached, and they can again.
    Reachable,
    /// It reached nobody: the person blocked the bot, or never wrote to it.
    Blocked,
    /// Telegram did not take it, or it could not be drawn: our fault.
    Refused,
}

impl Unsent {
    /// Every reason.
    pub const ALL: [Self; 10] = [
        Self::Gone,
        Self::Changed,
        Self::Empty,
        Self::Left,
        Self::Muted,
        Self::Answered,
        Self::Twice,
        Self::Reachable,
        Self::Blocked,
        Self::Refused,
    ];

    /// The word in SQL.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Gone => "gone",
            Self::Changed => "changed",
            Self::Empty => "empty",
            Self::Left => "left",
            Self::Muted => "muted",
            Self::Answered => "answered",
            Self::Twice => "twice",
            Self::Reachable => "reachable",
            Self::Blocked => "blocked",
            Self::Refused => "refused",
        }
    }

    /// Reads the SQL word. What we do not know was our fault.
    #[must_use]
    pub fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|why| why.word() == word).unwrap_or(Self::Refused)
    }

    /// Whether somebody should have heard and did not.
    #[must_use]
    pub fn is_trouble(self) -> bool {
        matches!(self, Self::Blocked | Self::Refused)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reason_is_kept_as_a_word() {
        for why in Unsent::ALL {
            assert_eq!(Unsent::parse(why.word()), why);
        }
        assert_eq!(Unsent::parse("its booking has no row"), Unsent::Refused);
    }
}
