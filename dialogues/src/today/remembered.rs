//! What a button of a working day remembers besides what it is about.

use okoshko_domain::booking::Reason;
use okoshko_domain::timestamp::Timestamp;

use super::Mark;

/// A start as a button remembers it: enough to tell that the visit was moved since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Seen(pub(super) u32);

impl Seen {
    /// Four figures in base 36: a start comes back in three years.
    pub(super) const COUNT: u32 = 36 * 36 * 36 * 36;

    /// What a button remembers of a start.
    #[must_use]
    pub fn of(start: Timestamp) -> Self {
        Self(u32::try_from(start.minutes().rem_euclid(Self::COUNT.into())).unwrap_or_default())
    }

    pub(super) fn read(field: i64) -> Option<Self> {
        u32::try_from(field).ok().filter(|field| *field < Self::COUNT).map(Self)
    }
}

/// A reason that a button gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Excuse {
    /// Whoever does it is ill.
    Illness,
    /// Plans have changed.
    Plans,
    /// They did not say.
    Unsaid,
}

impl Excuse {
    /// Every one, in the order of their buttons.
    pub const ALL: [Self; 3] = [Self::Illness, Self::Plans, Self::Unsaid];

    /// As a booking keeps it.
    #[must_use]
    pub fn reason(self) -> Reason {
        match self {
            Self::Illness => Reason::Illness,
            Self::Plans => Reason::Plans,
            Self::Unsaid => Reason::Unsaid,
        }
    }
}

/// The order is the format: add at the end.
pub(super) const MARKS: [Mark; 3] = [Mark::Came, Mark::NoShow, Mark::Unmarked];

/// Its place among all.
pub(super) fn index<T: Copy + PartialEq>(all: &[T], one: T) -> i64 {
    all.iter().position(|other| *other == one).and_then(|at| i64::try_from(at).ok()).unwrap_or_default()
}

/// The one at that place.
pub(super) fn nth<T: Copy>(all: &[T], at: i64) -> Option<T> {
    usize::try_from(at).ok().and_then(|at| all.get(at).copied())
}
