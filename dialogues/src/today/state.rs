//! Where a chat stands in a working day, and who may see it.

use okoshko_domain::ids::{BookingId, SpecialistId, StudioId, TimeOffId};
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::slots::Refusal;
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};
use serde::{Deserialize, Serialize};

use crate::staff::Gate;

/// Whose day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Whose {
    /// That of whoever asks: a specialist's own, everybody's for those who run them all.
    Here,
    /// The same at this studio.
    Studio(StudioId),
    /// This specialist's.
    One(SpecialistId),
}

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// One day.
    Day {
        /// Whose.
        whose: Whose,
        /// Which; today without one.
        day: Option<LocalDay>,
        /// From 0.
        page: u16,
    },
    /// Seven days from Monday on.
    Week {
        /// Whose.
        whose: Whose,
        /// A day of it; today without one.
        day: Option<LocalDay>,
    },
    /// A free stretch, and a start in it.
    Gap {
        /// Whose.
        specialist: SpecialistId,
        /// The chosen start.
        start: Timestamp,
    },
    /// How long to block time from there.
    Block {
        /// Whose.
        specialist: SpecialistId,
        /// From when.
        start: Timestamp,
    },
    /// Time was typed to be blocked: whose?
    WhoseBlock {
        /// From when to when.
        span: Span,
        /// What for.
        note: String,
        /// Page of those who may be meant, from 0.
        #[serde(default)]
        page: u16,
    },
    /// A visit's card.
    Visit {
        /// Which.
        booking: BookingId,
        /// What was just done with it.
        news: Option<News>,
    },
    /// The address of its page, for its client.
    HandedOut {
        /// Which.
        booking: BookingId,
    },
    /// Why is it called off?
    AskCancel {
        /// Which.
        booking: BookingId,
    },
    /// The nearest times to move a visit to.
    Move {
        /// Which.
        booking: BookingId,
        /// To whom; to whoever has it without one.
        to: Option<SpecialistId>,
    },
    /// The times of one day to move it to.
    MoveDay {
        /// Which.
        booking: BookingId,
        /// To whom.
        to: Option<SpecialistId>,
        /// When.
        day: LocalDay,
        /// From 0.
        page: u16,
    },
    /// A month to choose the day from.
    MoveMonth {
        /// Which.
        booking: BookingId,
        /// To whom.
        to: Option<SpecialistId>,
        /// Which month.
        month: Month,
    },
    /// It would break a rule: move it all the same?
    AskMove {
        /// Which.
        booking: BookingId,
        /// To whom.
        specialist: SpecialistId,
        /// To when.
        start: Timestamp,
        /// What speaks against it.
        why: Vec<Refusal>,
    },
    /// Days to close: first the first, then the last.
    Off {
        /// Whose.
        whose: Whose,
        /// The first one.
        first: Option<LocalDay>,
        /// The last one.
        last: Option<LocalDay>,
        /// The month that is shown.
        month: Option<Month>,
    },
    /// Whose days are to be closed?
    WhoseOff {
        /// The first one.
        first: Option<LocalDay>,
        /// The last one.
        last: Option<LocalDay>,
        /// Page of those who may be meant, from 0.
        page: u16,
    },
    /// A stretch without visits.
    TimeOff {
        /// Which.
        id: TimeOffId,
        /// Page of the visits that stay, from 0.
        page: u16,
        /// Whether it was just made.
        new: bool,
    },
    /// Days off to come.
    DaysOff {
        /// Whose.
        specialist: SpecialistId,
        /// From 0.
        page: u16,
    },
}

/// What was just done with a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum News {
    /// It has another time or specialist.
    Moved,
    /// It was called off.
    CalledOff,
    /// A request was accepted.
    Accepted,
}

impl Whose {
    pub(super) fn gate(self) -> Gate {
        let of = match self {
            Self::Here => Subject::Here,
            Self::Studio(id) => Subject::Studio(id),
            Self::One(id) => Subject::Specialist(id),
        };
        Gate::of(Right::Day, of)
    }
}

pub(super) fn of_booking(id: BookingId) -> Gate {
    Gate::of(Right::Day, Subject::Booking(id))
}

impl State {
    /// Today as the person sees it who asks.
    #[must_use]
    pub fn today() -> Self {
        Self::Day { whose: Whose::Here, day: None, page: 0 }
    }

    /// A visit's card without a word on it.
    #[must_use]
    pub fn visit(booking: BookingId) -> Self {
        Self::Visit { booking, news: None }
    }

    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {
            Self::Day { whose, .. } | Self::Week { whose, .. } | Self::Off { whose, .. } => whose.gate(),
            Self::Gap { specialist, .. }
            | Self::Block { specialist, .. }
            | Self::DaysOff { specialist, .. } => Whose::One(specialist).gate(),
            Self::WhoseBlock { .. } | Self::WhoseOff { .. } => Whose::Here.gate(),
            Self::Visit { booking, .. }
            | Self::HandedOut { booking }
            | Self::AskCancel { booking }
            | Self::Move { booking, .. }
            | Self::MoveDay { booking, .. }
            | Self::MoveMonth { booking, .. }
            | Self::AskMove { booking, .. } => of_booking(booking),
            Self::TimeOff { id, .. } => Gate::of(Right::Day, Subject::TimeOff(id)),
        }
    }
}
