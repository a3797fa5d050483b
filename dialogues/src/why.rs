//! Why a time cannot be booked: the rule that refuses it, and how to change it.

mod screen;
mod ways;

use okoshko_domain::booking::Booking;
use okoshko_domain::hours::Interval;
use okoshko_domain::ids::{ServiceId, SpecialistId};
use okoshko_domain::rights::Right;
use okoshko_domain::slots::Refusal;
use okoshko_domain::time_off::TimeOff;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed::{Typed, TypedError, Wrong};
use serde::{Deserialize, Serialize};

use crate::Arrival;
use crate::event::Given;
use crate::screen::{Line, Toast};
use crate::staff::{self, Gate, Scene, to};
use crate::state::{Act as Any, Step};

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Waits for a date and a time.
    Ask,
    /// What each rule says about a start.
    At {
        /// The start.
        start: Timestamp,
        /// For which service; each specialist's shortest without one.
        service: Option<ServiceId>,
    },
}

/// A button of this talk; its kinds begin with `W`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `Wq`: ask about a time.
    Ask,
    /// `Wt`: a start, for a service.
    At {
        /// The start; whole minutes.
        start: Timestamp,
        /// For which service.
        service: Option<ServiceId>,
    },
}

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Read the date and time that somebody typed.
    Read(Typed),
}

/// What the desk says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// This start.
    At(Timestamp),
    /// It is no date with a time.
    Unclear(TypedError),
}

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Each specialist's answer, in their order.
    pub answers: Vec<Told>,
}

/// What stands in the way of one specialist.
#[derive(Clone, Debug)]
pub struct Told {
    /// Who.
    pub specialist: SpecialistId,
    /// As the owner wrote it.
    pub name: String,
    /// For which service this was asked.
    pub service: ServiceId,
    /// As the owner wrote it.
    pub service_name: String,
    /// The first rule that refuses; nothing when it is free.
    pub why: Option<Refusal>,
    /// Their hours of that day.
    pub hours: Vec<Interval>,
    /// The visit that stands there.
    pub visit: Option<Booking>,
    /// The stretch without visits that stands there.
    pub off: Option<TimeOff>,
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::Ask => ("Wq", Vec::new()),
            Self::At { start, service } => ("Wt", vec![start.minutes(), service.map_or(0, |id| id.0)]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        match (kind, fields) {
            ("Wq", []) => Some(Self::Ask),
            ("Wt", &[start, service]) => Some(Self::At {
                start: Timestamp::from_minutes(start),
                service: (service != 0).then_some(ServiceId(service)),
            }),
            _ => None,
        }
    }
}

impl State {
    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        Gate::here(Right::Day)
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        Gate::here(Right::Day)
    }
}

/// `/why`, or `/why 28.11 15:00`.
#[must_use]
pub fn on_command(words: &Typed) -> Step {
    let step = here(State::Ask);
    if words.text.is_empty() { step } else { step.act(read(words)) }
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    match press {
        Press::Ask => here(State::Ask),
        Press::At { start, service } => here(State::At { start, service }),
    }
}

/// Typed words are a date and a time.
#[must_use]
pub fn on_given(state: &State, given: &Given) -> Option<Step> {
    let Given::Text { typed, .. } = given else { return None };
    Some(here(state.clone()).act(read(typed)))
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(state: &State, answer: &Answer) -> Step {
    match answer {
        Answer::At(start) => {
            let service = match state {
                State::At { service, .. } => *service,
                State::Ask => None,
            };
            here(State::At { start: *start, service })
        }
        Answer::Unclear(error) => here(state.clone()).toast(Toast::Warn(unclear(error))),
    }
}

/// Why typed words are no moment.
fn unclear(error: &TypedError) -> Line {
    let key = match error.wrong {
        Wrong::NoSuchDay => "why-no-day",
        Wrong::NoSuchTime => "why-no-time",
        _ => return Line::new("why-unclear"),
    };
    Line::new(key).foreign("piece", &error.piece)
}

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    Arrival::Show(match *state {
        State::Ask => screen::ask(),
        State::At { start, service } => screen::answers(start, service, facts, scene),
    })
}

fn here(state: State) -> Step {
    to(staff::State::Why(state))
}

fn read(words: &Typed) -> Any {
    Any::Staff(staff::Act::Why(Act::Read(words.clone())))
}
