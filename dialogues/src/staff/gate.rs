//! Who may: the right that a screen or an act takes, and whose thing it is about.

use okoshko_domain::rights::{Right, Subject};

/// What it takes to see a screen or do an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The right; nothing for what is open to everybody.
    pub right: Option<Right>,
    /// Whose thing it is about.
    pub of: Subject,
}

impl Gate {
    /// Open to everybody: the desk looks for itself what they may.
    pub const OPEN: Self = Self { right: None, of: Subject::Here };

    /// This right over this thing.
    #[must_use]
    pub fn of(right: Right, of: Subject) -> Self {
        Self { right: Some(right), of }
    }

    /// This right in the studio that the chat talks about.
    #[must_use]
    pub fn here(right: Right) -> Self {
        Self::of(right, Subject::Here)
    }
}
