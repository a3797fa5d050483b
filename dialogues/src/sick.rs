//! Somebody is away though people are booked: one confirmation closes the day, each client is asked what suits them
//! instead, and a message counts the answers.

mod press;
mod screens;

use okoshko_domain::absence::{Absence, Reply};
use okoshko_domain::booking::Booking;
use okoshko_domain::ids::{AbsenceId, SpecialistId, TimeOffId};
use okoshko_domain::rights::{Right, Subject};
use serde::{Deserialize, Serialize};

pub use self::press::Press;
pub use self::screens::{arrive, counter};
use crate::event::Given;
use crate::press::Press as Any;
use crate::screen::{Button, Line, Toast};
use crate::staff::{self, Gate, to};
use crate::state::{Act as AnyAct, Step};
use crate::today;

/// What the closed rest of a day says of itself.
pub const NOTE: &str = "🤒";

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Really close the rest of today?
    Ask {
        /// Whose; without one, whoever asks.
        specialist: Option<SpecialistId>,
    },
    /// It is closed, and the clients are asked.
    Done {
        /// Which absence.
        absence: AbsenceId,
        /// Whether it was just said: a message that counts the answers comes by itself.
        #[serde(default)]
        new: bool,
    },
    /// Whoever is ill today says that they are well.
    Well,
}

/// What the desk is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Close the rest of somebody's day, and ask their clients.
    Fall(SpecialistId),
    /// Ask the clients whose visits a closed stretch hits.
    OfferAll(TimeOffId),
    /// It was a mistake: all stands.
    Undo(AbsenceId),
}

/// What the desk says to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The rest of the day is closed, and the clients are asked.
    Asked(AbsenceId),
    /// The clients whom other plans hit are asked.
    Offered(AbsenceId),
    /// They were asked before.
    Known(AbsenceId),
    /// There is nobody to ask: the stretch is closed.
    Nobody,
    /// All stands again.
    Undone(SpecialistId),
    /// Too late to take it back.
    TooLate(AbsenceId),
    /// It is not there any more.
    Gone,
}

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub enum Facts {
    /// Whose day must be said first.
    Whose,
    /// The rest of a day.
    Ask {
        /// Whose.
        specialist: SpecialistId,
        /// The visits that would not take place.
        hits: Vec<Booking>,
    },
    /// An absence, and what became of the visits.
    Tale(Box<Tale>),
    /// The day was closed, and there was nobody to ask.
    Closed(TimeOffId),
    /// It is not there any more.
    Gone,
}

/// An absence, and what became of the visits.
#[derive(Clone, Debug)]
pub struct Tale {
    /// The absence.
    pub absence: Absence,
    /// Whose.
    pub name: String,
    /// The visits that it hit, in order.
    pub visits: Vec<Told>,
}

/// One of them.
#[derive(Clone, Debug)]
pub struct Told {
    /// The visit as it is now.
    pub booking: Booking,
    /// Its client's phone; may be empty.
    pub phone: String,
    /// What became of it.
    pub reply: Reply,
}

impl State {
    /// The screen to show again: it is not new any more.
    #[must_use]
    pub fn again(self) -> Self {
        match self {
            Self::Done { absence, .. } => Self::Done { absence, new: false },
            state => state,
        }
    }

    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        let of = match *self {
            Self::Ask { specialist: None } | Self::Well => Subject::Here,
            Self::Ask { specialist: Some(id) } => Subject::Specialist(id),
            Self::Done { absence, .. } => Subject::Absence(absence),
        };
        Gate::of(Right::Day, of)
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        let of = match *self {
            Self::Fall(id) => Subject::Specialist(id),
            Self::OfferAll(id) => Subject::TimeOff(id),
            Self::Undo(id) => Subject::Absence(id),
        };
        Gate::of(Right::Day, of)
    }
}

fn here(state: State) -> Step {
    to(staff::State::Sick(state))
}

fn act(act: Act) -> AnyAct {
    AnyAct::Staff(staff::Act::Sick(act))
}

/// A button of this talk.
pub(crate) fn button(line: impl Into<Line>, press: Press) -> Button {
    Button::new(line, Any::Staff(staff::Press::Sick(press)))
}

/// `/sick`, or "I am ill".
#[must_use]
pub fn on_command() -> Step {
    here(State::Ask { specialist: None })
}

/// "I am well": to where today's illness is taken back.
#[must_use]
pub fn on_well() -> Step {
    here(State::Well)
}

fn tale(absence: AbsenceId, new: bool) -> Step {
    here(State::Done { absence, new })
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    match press {
        Press::Ask(specialist) => here(State::Ask { specialist: Some(specialist) }),
        Press::Fall(specialist) => {
            here(State::Ask { specialist: Some(specialist) }).act(act(Act::Fall(specialist)))
        }
        Press::OfferAll(id) => to(staff::State::Today(today::State::TimeOff { id, page: 0, new: false }))
            .act(act(Act::OfferAll(id))),
        Press::Tale(absence) => tale(absence, false),
        Press::Undo(absence) => tale(absence, false).act(act(Act::Undo(absence))),
    }
}

/// Nothing is typed here.
#[must_use]
pub fn on_given(_state: &State, _given: &Given) -> Option<Step> {
    None
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(answer: Answer) -> Step {
    let say = |key| Toast::Say(Line::new(key));
    let day = |whose| to(staff::State::Today(today::State::Day { whose, day: None, page: 0 }));
    match answer {
        Answer::Asked(absence) => tale(absence, true).toast(say("sick-asked")),
        Answer::Offered(absence) => tale(absence, true).toast(say("sick-offered")),
        Answer::Known(absence) => tale(absence, false),
        Answer::Nobody => day(today::Whose::Here).toast(say("sick-nobody")),
        Answer::Undone(specialist) => day(today::Whose::One(specialist)).toast(say("sick-undone")),
        Answer::TooLate(absence) => tale(absence, false).toast(screens::too_late()),
        Answer::Gone => day(today::Whose::Here).toast(say("today-gone")),
    }
}
