//! Stretches in which a specialist takes no new visits.

use serde::{Deserialize, Serialize};

use crate::ids::{SpecialistId, TimeOffId};
use crate::span::Span;

/// What a stretch without visits is. The word in SQL is [`Kind::word`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A part of a day: an errand, a lunch.
    Block,
    /// One whole day.
    DayOff,
    /// Several days.
    Vacation,
    /// Everything after the last day of somebody who goes.
    Leaving,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Block, Self::DayOff, Self::Vacation, Self::Leaving];

    /// The word in SQL and logs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Block => "block",
            Self::DayOff => "day_off",
            Self::Vacation => "vacation",
            Self::Leaving => "leaving",
        }
    }

    /// Reads the SQL word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.word() == word)
    }
}

/// A stretch in which a specialist takes no new visits; those that stand stay.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TimeOff {
    /// Its row.
    pub id: TimeOffId,
    /// Who is away.
    pub specialist: SpecialistId,
    /// From when to when.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// What for, in their own words; may be empty.
    pub note: String,
    /// Whether it was taken back.
    pub removed: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_is_kept_as_a_word() {
        for kind in Kind::ALL {
            assert_eq!(Kind::parse(kind.word()), Some(kind));
        }
        assert_eq!(Kind::parse("sabbatical"), None);
    }
}
