//! Who changed what and when.

use okoshko_domain::rights::Right;
use okoshko_domain::timestamp::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Arrival;
use crate::event::Given;
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff::{self, Gate, Scene, to};
use crate::state::Step;
use crate::welcome::back;

/// Changes on a page.
pub const PAGE: usize = 8;

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A page of changes, the newest first.
    List {
        /// The last one of the page before.
        before: Option<i64>,
    },
}

/// A button of this talk; its kinds begin with `U`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `UL`: the page after this row; 0 is the first.
    List(i64),
}

/// Nothing is asked of the desk here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {}

/// So nothing is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {}

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The newest first, [`PAGE`] at most.
    pub entries: Vec<Entry>,
    /// Whether there are earlier ones.
    pub more: bool,
}

/// One change.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its row.
    pub id: i64,
    /// When.
    pub at: Timestamp,
    /// Who, as Telegram told their name then; empty for the machine.
    pub who: String,
    /// The key of its sentence.
    pub key: String,
    /// The values of its sentence.
    pub args: Vec<(String, Arg)>,
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        let Self::List(before) = *self;
        ("UL", vec![before])
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        match (kind, fields) {
            ("UL", &[before]) => Some(Self::List(before)),
            _ => None,
        }
    }
}

impl State {
    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        Gate::here(Right::Audit)
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {}
    }
}

/// `/audit`
#[must_use]
pub fn on_command() -> Step {
    to(staff::State::Audit(State::List { before: None }))
}

/// The button of the menu.
#[must_use]
pub fn entrance() -> staff::Press {
    staff::Press::Audit(Press::List(0))
}

fn press(before: i64) -> Any {
    Any::Staff(staff::Press::Audit(Press::List(before)))
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    let Press::List(before) = press;
    to(staff::State::Audit(State::List { before: (before != 0).then_some(before) }))
}

/// Nothing is typed here.
#[must_use]
pub fn on_given(_state: &State, _given: &Given) -> Option<Step> {
    None
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(_state: &State, answer: &Answer) -> Step {
    match *answer {}
}

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, _scene: &Scene) -> Arrival {
    let State::List { before } = *state;
    let screen = Screen::text("audit-title");
    let screen = if facts.entries.is_empty() { screen.gap().line("audit-none") } else { screen };
    let screen =
        facts.entries.iter().fold(screen, |screen, entry| screen.gap().line(head(entry)).line(told(entry)));
    let last = facts.entries.last().map(|entry| entry.id).filter(|_| facts.more);
    let first = before.map(|_| Button::new("button-first-page", press(0)));
    let more = last.map(|id| Button::new("audit-earlier", press(id)));
    Arrival::Show(screen.row(first.into_iter().chain(more)).row([back(Any::Staff(staff::Press::Menu))]))
}

fn head(entry: &Entry) -> Line {
    let line = match entry.who.as_str() {
        "" => Line::new("audit-head-machine"),
        who => Line::new("audit-head").foreign("who", who),
    };
    line.with("at", Arg::When(entry.at))
}

fn told(entry: &Entry) -> Line {
    Line::new("audit-line").with("what", Arg::Told { key: entry.key.clone(), args: entry.args.clone() })
}
