//! A client moves a booking: a slot is picked for the row, looked at once more, and taken. The old time is kept until
//! the new one is.

mod press;
mod screens;

use okoshko_domain::booking::Cancelling;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::BookingId;
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};
use serde::{Deserialize, Serialize};

pub use self::press::{Move, Press, Quick, Seen};
pub(crate) use self::screens::{button, changes, head, moved};
use crate::facts::{Card, Facts, Pick, Want};
use crate::press::{Part, Press as AnyPress};
use crate::screen::{Arg, Line, Toast};
use crate::state::{Act, State as AnyState, Step};
use crate::{Arrival, calendar, cancelled, times, welcome};

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The nearest slots.
    Times {
        /// For which booking.
        booking: BookingId,
        /// With whom.
        who: Who,
        /// Which part of the day.
        part: Part,
        /// Page of the row of specialists.
        page: u16,
        /// A start that was refused: the nearest to it are marked.
        near: Option<Timestamp>,
    },
    /// All slots of one day.
    Day {
        /// For which booking.
        booking: BookingId,
        /// With whom.
        who: Who,
        /// When.
        day: LocalDay,
        /// Which part of the day.
        part: Part,
        /// From 0.
        page: u16,
    },
    /// A month.
    Month {
        /// For which booking.
        booking: BookingId,
        /// With whom.
        who: Who,
        /// Which.
        month: Month,
    },
    /// The last look before it is moved.
    Check {
        /// Which booking.
        booking: BookingId,
        /// With whom.
        who: Who,
        /// To when.
        start: Timestamp,
    },
    /// A fact: moved.
    Moved {
        /// Which.
        booking: BookingId,
    },
}

/// What the desk says to what a client does about a booking of theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is moved, now or before.
    Moved(BookingId),
    /// A rule refuses the start; the booking stands where it stood.
    Refused {
        /// Which.
        booking: BookingId,
        /// With whom.
        who: Who,
        /// When it was to be.
        start: Timestamp,
        /// Why not.
        why: Refusal,
    },
    /// Its time or its price is not what was shown.
    LookAgain {
        /// Which.
        booking: BookingId,
        /// With whom.
        who: Who,
        /// When it is to be.
        start: Timestamp,
    },
    /// Too late to move it by a button.
    TooLate(BookingId),
    /// Whoever heard that it is cancelled hears why.
    Told(BookingId),
    /// Nobody asked for a reason, or not any more.
    NotAsked,
    /// The cancelled booking stands again.
    Back(BookingId),
    /// Too late to take the cancelling back.
    UndoLate(BookingId),
}

impl State {
    /// The nearest slots, unfiltered.
    #[must_use]
    pub fn times(booking: BookingId, who: Who) -> Self {
        Self::Times { booking, who, part: Part::All, page: 0, near: None }
    }

    fn booking(&self) -> BookingId {
        match *self {
            Self::Times { booking, .. }
            | Self::Day { booking, .. }
            | Self::Month { booking, .. }
            | Self::Check { booking, .. }
            | Self::Moved { booking } => booking,
        }
    }
}

/// Presses of these screens.
#[must_use]
pub fn on_press(state: &AnyState, press: &AnyPress) -> Option<Step> {
    let AnyPress::Moving(press) = *press else { return None };
    Some(to(match press {
        Press::Times { booking, who, part, page } => State::Times { booking, who, part, page, near: None },
        Press::Day { booking, who, day, part, page } => State::Day { booking, who, day, part, page },
        Press::Month { booking, who, month } => State::Month { booking, who, month },
        Press::Slot { booking, who, start } => State::Check { booking, who, start },
        Press::Because(booking, quick) => return Some(cancelled::because(booking, quick)),
        Press::Undo(booking) => return Some(Step::to(state.clone()).act(Act::Restore(booking))),
        Press::Move(step) => return Some(Step::to(state.clone()).act(Act::Move(step))),
    }))
}

/// What the desk says.
#[must_use]
pub fn on_answer(answer: Answer) -> Step {
    match answer {
        Answer::Moved(booking) => to(State::Moved { booking }).toast(Toast::Say(Line::new("move-done"))),
        Answer::Refused { booking, who, start, why } => {
            let (state, toast) = refused(booking, who, start, why);
            Step::to(state).toast(toast)
        }
        Answer::LookAgain { booking, who, start } => {
            to(State::Check { booking, who, start }).toast(Toast::Warn(Line::new("move-look-again")))
        }
        Answer::TooLate(booking) => Step::to(AnyState::Visit { booking }).toast(too_late()),
        Answer::Told(booking) => cancelled::told(booking),
        Answer::NotAsked => Step::to(AnyState::home()).toast(Toast::UseButtons),
        Answer::Back(booking) => cancelled::back(booking),
        Answer::UndoLate(booking) => cancelled::too_late(booking),
    }
}

fn to(state: State) -> Step {
    Step::to(AnyState::Moving(state))
}

/// Other times, unless they would be refused as well; the booking still stands.
fn refused(booking: BookingId, who: Who, start: Timestamp, why: Refusal) -> (AnyState, Toast) {
    let toast = Toast::Warn(Line::new("move-refused").with("why", Arg::Line(Box::new(why_not(why)))));
    if matches!(why, Refusal::Paused | Refusal::Blocked) {
        return (AnyState::Visit { booking }, toast);
    }
    let near = Some(start);
    (AnyState::Moving(State::Times { booking, who, part: Part::All, page: 0, near }), toast)
}

fn why_not(why: Refusal) -> Line {
    Toast::Refused(why).line()
}

fn too_late() -> Toast {
    Toast::Warn(Line::new("move-too-late"))
}

/// What the desk must bring for it.
#[must_use]
pub fn needs(state: &State) -> Want {
    let pick = Pick::Row(state.booking());
    match *state {
        State::Times { who, part, near, .. } => Want::Times { pick, who, part, near },
        State::Day { who, day, .. } => Want::Day { pick, who, day },
        State::Month { who, month, .. } => Want::Month { pick, who, month },
        State::Check { booking, who, start } => Want::Target { booking, who, start },
        State::Moved { booking } => Want::Booking(booking),
    }
}

/// Draws it, or leads on; nothing when the facts are not of this talk.
#[must_use]
pub fn arrive(state: &State, facts: &Facts) -> Option<Arrival> {
    let arrival = match (state, facts) {
        (State::Moved { .. }, Facts::Booking(card)) => Arrival::Show(moved(card)),
        (_, Facts::Booking(card)) => cannot(card),
        (State::Times { .. }, Facts::Times(times)) if times.asked.catalog.studio.paused => {
            Arrival::Show(welcome::paused(&times.asked.catalog))
        }
        (State::Day { .. }, Facts::Day(day)) if day.asked.catalog.studio.paused => {
            Arrival::Show(welcome::paused(&day.asked.catalog))
        }
        (State::Month { .. }, Facts::Month(month)) if month.asked.catalog.studio.paused => {
            Arrival::Show(welcome::paused(&month.asked.catalog))
        }
        (State::Times { part, page, .. }, Facts::Times(times)) => times::arrive(times, *part, *page),
        (State::Day { part, page, .. }, Facts::Day(day)) => times::day(day, *part, *page),
        (State::Day { booking, who, .. }, Facts::Shut(why)) => {
            Arrival::Go(AnyState::Moving(State::times(*booking, *who)), Some(Toast::Shut(*why)))
        }
        (State::Month { month, .. }, Facts::Month(facts)) => calendar::arrive(*month, facts),
        (State::Check { booking, who, start }, Facts::Target(target)) => match &target.to {
            Ok(to) => Arrival::Show(screens::check(&target.card, *who, to)),
            Err(why) => {
                let (state, toast) = refused(*booking, *who, *start, *why);
                Arrival::Go(state, Some(toast))
            }
        },
        _ => return None,
    };
    Some(arrival)
}

/// A booking that is over, called off, or too near to be moved by a button.
fn cannot(card: &Card) -> Arrival {
    let toast = if card.moving == Cancelling::Closed { too_late() } else { Toast::Settled };
    Arrival::Go(AnyState::Visit { booking: card.booking.id }, Some(toast))
}
