//! A visit entered by hand: from a gap, from typed words, for a guest without Telegram.

use okoshko_domain::ids::SpecialistId;
use okoshko_domain::timestamp::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Arrival;
use crate::event::Given;
use crate::staff::{self, Gate, Scene};
use crate::state::Step;

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {}

/// A button of this talk; its kinds begin with `A`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `Ag`: a free stretch of a specialist's day, and the start in it.
    Gap {
        /// Whose day.
        specialist: SpecialistId,
        /// The start; whole minutes.
        start: Timestamp,
    },
}

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {}

/// What the desk says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {}

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub enum Facts {}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::Gap { specialist, start } => ("Ag", vec![specialist.0, start.minutes()]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        match (kind, fields) {
            ("Ag", &[id, start]) => {
                Some(Self::Gap { specialist: SpecialistId(id), start: Timestamp::from_minutes(start) })
            }
            _ => None,
        }
    }
}

impl State {
    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {}
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {}
    }
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    match press {
        Press::Gap { .. } => staff::to(staff::State::Menu),
    }
}

/// Where something typed or sent leads, when this screen waits for it.
#[must_use]
pub fn on_given(state: &State, _given: &Given) -> Option<Step> {
    match *state {}
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(_state: &State, answer: &Answer) -> Step {
    match *answer {}
}

/// Draws a screen.
#[must_use]
pub fn arrive(_state: &State, facts: &Facts, _scene: &Scene) -> Arrival {
    match *facts {}
}
