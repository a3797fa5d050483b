//! What the desk is asked to do in a working day, and what it says.

use okoshko_domain::booking::Reason;
use okoshko_domain::ids::{BookingId, SpecialistId, TimeOffId};
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::slots::Refusal;
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed::{Typed, TypedError};
use okoshko_domain::zone::LocalDay;

use super::Whose;
use super::remembered::Seen;
use super::state::of_booking;
use crate::staff::Gate;

/// Whether the client was there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// They were.
    Came,
    /// They were not.
    NoShow,
    /// Nobody knows: a mark is taken back.
    Unmarked,
}

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Say whether the client was there.
    Mark(BookingId, Mark),
    /// Move a visit.
    Move {
        /// Which.
        booking: BookingId,
        /// To whom.
        specialist: SpecialistId,
        /// To when.
        start: Timestamp,
        /// Where the visit stood for whoever chose.
        seen: Seen,
        /// Whether rules that staff may break are broken knowingly.
        anyway: bool,
    },
    /// Call a visit off.
    CallOff(BookingId, Reason),
    /// Take back that a visit was called off.
    Recall(BookingId),
    /// Make the visit's page its client's, to be handed out.
    HandOut(BookingId),
    /// Take no new visits in a stretch of a day.
    Block {
        /// Whose.
        specialist: SpecialistId,
        /// From when to when.
        span: Span,
        /// What for.
        note: String,
    },
    /// Take no new visits on these days.
    Close {
        /// Whose.
        specialist: SpecialistId,
        /// The first one.
        first: LocalDay,
        /// The last one.
        last: LocalDay,
    },
    /// Take visits again.
    GiveBack(TimeOffId),
    /// Hang today up as a live board in the presser's chat.
    Hang(Whose),
    /// Take the board down.
    TakeDown(Whose),
    /// Read what was typed.
    Read(Reading, Typed),
}

/// What something typed is read as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// A day to look at.
    Day(Whose),
    /// Days to close.
    Days(Whose),
    /// A stretch to block; without a day it is this one, or today.
    Stretch(Whose, Option<LocalDay>),
    /// The time that a visit moves to; without a day it is this one, or the day it has.
    Time {
        /// Which.
        booking: BookingId,
        /// To whom.
        to: Option<SpecialistId>,
        /// The day on the screen.
        day: Option<LocalDay>,
    },
}

/// What the desk says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The mark stands.
    Marked(BookingId, Mark),
    /// The visit has its new time.
    Moved(BookingId),
    /// It would break rules that staff may break.
    Warned {
        /// Which.
        booking: BookingId,
        /// To whom.
        specialist: SpecialistId,
        /// To when.
        start: Timestamp,
        /// Which rules.
        why: Vec<Refusal>,
    },
    /// The time cannot be had, whatever staff may.
    Refused(BookingId, Refusal),
    /// The visit is called off.
    CalledOff(BookingId),
    /// The visit that was called off stands again.
    Recalled(BookingId),
    /// It was called off too long ago to take it back.
    UndoLate(BookingId),
    /// The visit's page can be handed out.
    HandedOut(BookingId),
    /// Messages reach its client: they need no page.
    InChat(BookingId),
    /// Nobody would reach the page.
    NoSite(BookingId),
    /// Somebody changed the visit before, or it is too late or too early for this.
    Settled(BookingId),
    /// Another visit stands there by now: the mark cannot be taken back.
    Occupied(BookingId),
    /// No new visits in that stretch; so many stay.
    Blocked {
        /// Whose.
        specialist: SpecialistId,
        /// Which day.
        day: LocalDay,
        /// From when to when.
        span: Span,
        /// Visits that stay.
        stay: u32,
    },
    /// A stretch was read, but not whose.
    WhoseBlock {
        /// From when to when.
        span: Span,
        /// What for.
        note: String,
    },
    /// The days are closed.
    Closed(TimeOffId),
    /// Visits are taken again.
    GivenBack {
        /// Whose.
        specialist: SpecialistId,
        /// The first day of it.
        day: LocalDay,
    },
    /// A day was read.
    Day(Whose, LocalDay),
    /// Days were read.
    Days(Whose, LocalDay, LocalDay),
    /// What was typed is not understood.
    Wrong(Reading, TypedError),
    /// All of it is over.
    Over,
    /// The board hangs.
    Hung,
    /// The board is down.
    TakenDown,
    /// It is not there any more.
    Gone,
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {
            Self::Mark(booking, _)
            | Self::CallOff(booking, _)
            | Self::Recall(booking)
            | Self::HandOut(booking)
            | Self::Move { booking, .. }
            | Self::Read(Reading::Time { booking, .. }, _) => of_booking(booking),
            Self::Block { specialist, .. } | Self::Close { specialist, .. } => Whose::One(specialist).gate(),
            Self::GiveBack(id) => Gate::of(Right::Day, Subject::TimeOff(id)),
            Self::Hang(whose) | Self::TakeDown(whose) => whose.gate(),
            Self::Read(Reading::Day(whose) | Reading::Days(whose) | Reading::Stretch(whose, _), _) => {
                whose.gate()
            }
        }
    }
}
