//! One change of a thing in the catalog. Booked visits keep what they were booked with.

use crate::ids::CategoryId;
use crate::policy::Approve;

/// What changes of a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ServiceEdit {
    /// Its name.
    Name(String),
    /// What it is, as HTML of Telegram's formatting; empty for none.
    About(String),
    /// Its picture, as Telegram's number for it; empty for none.
    Photo(String),
    /// Minutes, over zero.
    Length(u32),
    /// What it costs.
    Price {
        /// Minor units of the studio's currency.
        minor: i64,
        /// Whether it is the lowest price of several.
        from: bool,
    },
    /// Minutes around a visit.
    Buffers {
        /// To get ready.
        before: u32,
        /// To clean up.
        after: u32,
    },
    /// Whether clients do not see it.
    Hidden(bool),
    /// Where the list shows it.
    Category(CategoryId),
    /// Whose bookings wait for a yes; nothing: as the studio says.
    Approves(Option<Approve>),
}

/// What changes of a specialist's card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CardEdit {
    /// Their name.
    Name(String),
    /// Who they are, as HTML of Telegram's formatting; empty for none.
    Bio(String),
    /// Their picture, as Telegram's number for it; empty for none.
    Photo(String),
}

/// Which of two neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Way {
    /// The one before.
    Up,
    /// The one after.
    Down,
}
