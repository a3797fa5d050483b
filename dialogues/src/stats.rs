//! Figures of a stretch of days, against the days before it.

mod screen;

use okoshko_domain::ids::SpecialistId;
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::stats::{Figures, Period, Range};
use okoshko_domain::typed::{Typed, TypedError};
use okoshko_domain::zone::LocalDay;
use serde::{Deserialize, Serialize};

use crate::Arrival;
use crate::event::Given;
use crate::screen::Toast;
use crate::staff::{self, Gate, Scene, to};
use crate::state::{Act as Any, Step};

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The figures.
    Figures {
        /// Of when.
        when: When,
        /// Whose; nobody means all whom the reader may see.
        of: Option<SpecialistId>,
        /// What comes with them.
        paper: Kind,
    },
}

/// Which stretch of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum When {
    /// A day, a week or a month, so many back or ahead of the present one.
    Period(Period, i32),
    /// From a day to a day.
    Days(LocalDay, LocalDay),
}

/// How the figures are handed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// In words alone.
    Words,
    /// A picture.
    Chart,
    /// A table for a spreadsheet.
    Table,
}

/// A button of this talk; its kinds begin with `F`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `Fp`: a period, by its kind and how far it is from the present one, shifted by 1000 to stay positive.
    Period {
        /// Which kind.
        period: Period,
        /// How far.
        moved: i32,
        /// Whose.
        of: Option<SpecialistId>,
        /// What comes with it.
        paper: Kind,
    },
    /// `Fd`: from a day to a day.
    Days {
        /// The first.
        first: LocalDay,
        /// The last.
        last: LocalDay,
        /// Whose.
        of: Option<SpecialistId>,
        /// What comes with it.
        paper: Kind,
    },
}

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Read the days that somebody typed.
    Read(Typed),
}

/// What the desk says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// These days.
    Days(LocalDay, LocalDay),
    /// It is no stretch of days.
    Unclear(TypedError),
}

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The days.
    pub range: Range,
    /// What happened in them.
    pub now: Figures,
    /// What happened in as many days before.
    pub before: Figures,
    /// The days are not over, and `before` is as it stood when its days were as old.
    pub so_far: bool,
    /// By specialist, in their order; the name as the owner wrote it.
    pub specialists: Vec<Part>,
    /// By service, the most frequent first.
    pub services: Vec<Part>,
    /// By day, every day of the range.
    pub days: Vec<(LocalDay, Figures)>,
    /// By day, every day before it.
    pub days_before: Vec<(LocalDay, Figures)>,
}

/// The share of one specialist or service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// As the owner wrote it.
    pub name: String,
    /// In the range.
    pub now: Figures,
    /// Before it.
    pub before: Figures,
}

/// Presses count periods from so far back.
const FAR: i32 = 1000;

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::Period { period, moved, of, paper } => (
                "Fp",
                vec![period_field(period), (moved + FAR).into(), of.map_or(0, |id| id.0), paper_field(paper)],
            ),
            Self::Days { first, last, of, paper } => {
                ("Fd", vec![first.0.into(), last.0.into(), of.map_or(0, |id| id.0), paper_field(paper)])
            }
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let whose = |of| (of != 0).then_some(SpecialistId(of));
        let day = |day| i32::try_from(day).ok().map(LocalDay);
        match (kind, fields) {
            ("Fp", &[period, moved, of, paper]) => Some(Self::Period {
                period: period_of(period)?,
                moved: i32::try_from(moved).ok().filter(|moved| (0..=2 * FAR).contains(moved))? - FAR,
                of: whose(of),
                paper: paper_of(paper)?,
            }),
            ("Fd", &[first, last, of, paper]) => Some(Self::Days {
                first: day(first)?,
                last: day(last)?,
                of: whose(of),
                paper: paper_of(paper)?,
            }),
            _ => None,
        }
    }
}

fn period_field(period: Period) -> i64 {
    match period {
        Period::Day => 0,
        Period::Week => 1,
        Period::Month => 2,
    }
}

fn period_of(field: i64) -> Option<Period> {
    [Period::Day, Period::Week, Period::Month].into_iter().find(|period| period_field(*period) == field)
}

fn paper_field(paper: Kind) -> i64 {
    match paper {
        Kind::Words => 0,
        Kind::Chart => 1,
        Kind::Table => 2,
    }
}

fn paper_of(field: i64) -> Option<Kind> {
    [Kind::Words, Kind::Chart, Kind::Table].into_iter().find(|paper| paper_field(*paper) == field)
}

impl State {
    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {
            Self::Figures { of: Some(specialist), .. } => {
                Gate::of(Right::Figures, Subject::Specialist(specialist))
            }
            Self::Figures { of: None, .. } => Gate::here(Right::Figures),
        }
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {
            Self::Read(_) => Gate::here(Right::Figures),
        }
    }
}

/// `/stats`: this week, or the days that were typed.
#[must_use]
pub fn on_command(words: &Typed) -> Step {
    let step = to(staff::State::Stats(this_week()));
    if words.text.is_empty() {
        return step;
    }
    step.act(Any::Staff(staff::Act::Stats(Act::Read(words.clone()))))
}

fn this_week() -> State {
    State::Figures { when: When::Period(Period::Week, 0), of: None, paper: Kind::Words }
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    let state = match press {
        Press::Period { period, moved, of, paper } => {
            State::Figures { when: When::Period(period, moved), of, paper }
        }
        Press::Days { first, last, of, paper } => State::Figures { when: When::Days(first, last), of, paper },
    };
    to(staff::State::Stats(state))
}

/// Typed words are days.
#[must_use]
pub fn on_given(state: &State, given: &Given) -> Option<Step> {
    let Given::Text { typed, .. } = given else { return None };
    let act = Any::Staff(staff::Act::Stats(Act::Read(typed.clone())));
    Some(to(staff::State::Stats(state.clone())).act(act))
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(state: &State, answer: &Answer) -> Step {
    match answer {
        Answer::Days(first, last) => {
            let State::Figures { of, .. } = state;
            let when = When::Days(*first, *last);
            to(staff::State::Stats(State::Figures { when, of: *of, paper: Kind::Words }))
        }
        Answer::Unclear(error) => {
            to(staff::State::Stats(state.clone())).toast(Toast::Warn(screen::unclear(error)))
        }
    }
}

/// Draws the figures.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    let State::Figures { when, of, paper } = state;
    Arrival::Show(screen::figures(*when, *of, *paper, facts, scene))
}
