//! When a specialist works: weekly hours, places, overrides, breaks; each rule shows first what it does.
//!
//! Every change is one [`Change`]: a preset or typed words make it, [`State::Preview`] shows what it does, and only
//! its button saves it. A change that was typed does not fit into a button: the button carries its mark, and an old
//! one saves nothing else.

mod given;
mod lists;
mod press;
mod preview;
mod screens;
mod words;

use okoshko_domain::booking::Booking;
use okoshko_domain::hours::{Change, Clash, Effect, Interval, Place, Rules};
use okoshko_domain::ids::{CalendarId, SpecialistId};
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::typed::{Typed, TypedError};
use okoshko_domain::zone::LocalDay;
use serde::{Deserialize, Serialize};

pub use self::given::on_given;
pub use self::press::{DateHours, Few, Press, WeekPreset};
use crate::Arrival;
use crate::press::Press as AnyPress;
use crate::screen::{Line, Toast};
use crate::staff::{self, Gate, Scene, to};
use crate::state::{Act as AnyAct, State as AnyState, Step};
use crate::team;

/// Days with hours of their own on a page.
pub const DATES_PAGE: usize = 3;
/// The longest name and address of a place, in characters.
pub const PLACE_MAX: usize = 120;
/// The most visits that a limit may name.
pub const LIMIT_MAX: u32 = 50;

/// Whose hours, and where; the only place when it is not named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Of {
    /// Whose.
    pub specialist: SpecialistId,
    /// Where.
    pub place: Option<CalendarId>,
}

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Whose hours?
    Who {
        /// From 0.
        page: u16,
    },
    /// The week at a glance; waits for a typed week too.
    Week(Of),
    /// Waits for a typed week.
    Own(Of),
    /// One day of the week; waits for its hours.
    Day {
        /// Whose.
        of: Of,
        /// 0 for Monday.
        weekday: u8,
    },
    /// Days with hours of their own; waits for one more.
    Dates {
        /// Whose.
        of: Of,
        /// From 0.
        page: u16,
    },
    /// One date; waits for its hours.
    Date {
        /// Whose.
        of: Of,
        /// When.
        day: LocalDay,
    },
    /// Pauses; waits for one more.
    Breaks {
        /// Whose.
        specialist: SpecialistId,
        /// From 0.
        page: u16,
    },
    /// How many visits a day; waits for a number.
    Limit(SpecialistId),
    /// Where they work.
    Places {
        /// Whose.
        specialist: SpecialistId,
        /// From 0.
        page: u16,
    },
    /// Waits for the name of a new place, then for its address.
    NewPlace {
        /// Whose.
        specialist: SpecialistId,
        /// Empty before it was typed.
        name: String,
    },
    /// One place.
    Place(Of),
    /// Waits for a place's name or address.
    EditPlace {
        /// Which.
        of: Of,
        /// Which of them.
        field: PlaceField,
    },
    /// What a change does, before it is saved.
    Preview {
        /// Whose.
        of: Of,
        /// What changes.
        change: Change,
    },
}

/// What a place is known by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceField {
    /// What it is called.
    Name,
    /// Where it is.
    Address,
}

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Save a change.
    Save {
        /// Whose.
        of: Of,
        /// What changes.
        change: Change,
    },
    /// Read hours of one date: only the desk knows what day it is.
    ReadDate {
        /// Whose.
        of: Of,
        /// As they were typed.
        words: Typed,
    },
    /// One more place.
    AddPlace {
        /// Whose.
        specialist: SpecialistId,
        /// What it is called.
        name: String,
        /// Empty: where the studio is.
        address: String,
    },
    /// A place is called or found otherwise.
    SetPlace {
        /// Which.
        of: Of,
        /// Which of them.
        field: PlaceField,
        /// As it is now.
        value: String,
    },
}

/// What the desk says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is saved.
    Saved(Of, Change),
    /// Somebody would have to be in two places: both names.
    Clash(Of, Change, Clash, [String; 2]),
    /// Hours of one date.
    Date(Of, LocalDay, Vec<Interval>),
    /// They are not understood.
    Unclear(Of, TypedError),
    /// The place is there now.
    PlaceAdded(Of),
    /// It is called or found so now.
    PlaceSet(Of),
    /// The place, or what was to change, is not there any more.
    Gone(SpecialistId),
}

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub enum Facts {
    /// Nothing but the [`Scene`].
    Who,
    /// The specialist is not there any more.
    Gone,
    /// Somebody's rules.
    Rules(About),
    /// A change of them, and what it would do.
    Preview(Box<Preview>),
}

/// Somebody and their rules.
#[derive(Clone, Debug)]
pub struct About {
    /// Who.
    pub specialist: SpecialistId,
    /// As the owner wrote it.
    pub name: String,
    /// Their rules now.
    pub rules: Rules,
}

/// A dry run.
#[derive(Clone, Debug)]
pub struct Preview {
    /// Whose.
    pub about: About,
    /// The rules after it; nothing when it cannot be done any more.
    pub after: Option<Rules>,
    /// Two places at one time.
    pub clash: Option<Clash>,
    /// What it does to free starts.
    pub effect: Effect,
    /// What is booked and falls out of the hours; it stays.
    pub hit: Vec<Booking>,
}

impl Of {
    /// Somebody's only place, or the first one.
    #[must_use]
    pub fn all(specialist: SpecialistId) -> Self {
        Self { specialist, place: None }
    }
}

impl About {
    fn place(&self, of: Of) -> Option<&Place> {
        self.rules.place(of.place)
    }

    /// Whether places are spoken of at all.
    fn has_places(&self) -> bool {
        self.rules.has_places()
    }
}

impl State {
    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match self {
            Self::Who { .. } => Gate::here(Right::Hours),
            Self::Week(of)
            | Self::Own(of)
            | Self::Day { of, .. }
            | Self::Dates { of, .. }
            | Self::Date { of, .. }
            | Self::Place(of)
            | Self::EditPlace { of, .. }
            | Self::Preview { of, .. } => gate_of(of.specialist),
            Self::Limit(specialist)
            | Self::Breaks { specialist, .. }
            | Self::Places { specialist, .. }
            | Self::NewPlace { specialist, .. } => gate_of(*specialist),
        }
    }

    fn breaks(specialist: SpecialistId) -> Self {
        Self::Breaks { specialist, page: 0 }
    }

    fn places(specialist: SpecialistId) -> Self {
        Self::Places { specialist, page: 0 }
    }

    /// Whose hours it is about.
    #[must_use]
    pub fn specialist(&self) -> Option<SpecialistId> {
        match self.gate().of {
            Subject::Specialist(id) => Some(id),
            _ => None,
        }
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match self {
            Self::Save { of, .. } | Self::SetPlace { of, .. } | Self::ReadDate { of, .. } => {
                gate_of(of.specialist)
            }
            Self::AddPlace { specialist, .. } => gate_of(*specialist),
        }
    }
}

fn gate_of(specialist: SpecialistId) -> Gate {
    Gate::of(Right::Hours, Subject::Specialist(specialist))
}

/// `/hours`
#[must_use]
pub fn on_command() -> Step {
    shows(State::Who { page: 0 })
}

/// The button of the menu.
#[must_use]
pub fn entrance() -> AnyPress {
    any(Press::Who(0))
}

fn any(press: Press) -> AnyPress {
    AnyPress::Staff(staff::Press::Hours(press))
}

fn shows(state: State) -> Step {
    to(staff::State::Hours(state))
}

fn previews(of: Of, change: Change) -> Step {
    shows(State::Preview { of, change })
}

/// Where a press leads. Only the button that saves asks the chat what was typed.
#[must_use]
pub fn on_press(state: &AnyState, press: Press) -> Step {
    match press {
        Press::Who(page) => shows(State::Who { page }),
        Press::Week(of) => shows(State::Week(of)),
        Press::Own(of) => shows(State::Own(of)),
        Press::Day { of, weekday } => shows(State::Day { of, weekday }),
        Press::DayPreset { of, weekday, hours } => {
            previews(of, one_day(of, weekday, hours.intervals().collect()))
        }
        Press::WeekPreset { of, preset } => {
            previews(of, Change::Week { place: of.place, days: preset.days() })
        }
        Press::Dates { of, page } => shows(State::Dates { of, page }),
        Press::Date { of, day } => shows(State::Date { of, day }),
        Press::DatePreset { of, day, hours } => {
            previews(of, Change::Day { place: of.place, day, hours: hours.hours() })
        }
        Press::Breaks(specialist) => shows(State::breaks(specialist)),
        Press::BreaksPage(specialist, page) => shows(State::Breaks { specialist, page }),
        Press::AddBreak { specialist, interval } => previews(
            Of::all(specialist),
            Change::AddPause { days: Vec::new(), interval, note: String::new() },
        ),
        Press::DropBreak { specialist, id } => previews(Of::all(specialist), Change::DropPause(id)),
        Press::DropBreaks { specialist, id } => previews(Of::all(specialist), Change::DropPauses(id)),
        Press::Limit(specialist) => shows(State::Limit(specialist)),
        Press::LimitPreset { specialist, limit } => previews(Of::all(specialist), Change::Limit(limit)),
        Press::Places(specialist) => shows(State::places(specialist)),
        Press::PlacesPage(specialist, page) => shows(State::Places { specialist, page }),
        Press::NewPlace(specialist) => shows(State::NewPlace { specialist, name: String::new() }),
        Press::SameAddress(specialist) => same_address(state, specialist),
        Press::Place(of) => shows(State::Place(of)),
        Press::EditPlace { of, field } => shows(State::EditPlace { of, field }),
        Press::DropPlace { specialist, calendar } => {
            let of = Of { specialist, place: Some(calendar) };
            previews(of, Change::DropPlace(calendar))
        }
        Press::Save { specialist, mark } => saves(state, specialist, mark),
    }
}

fn one_day(of: Of, weekday: u8, hours: Vec<Interval>) -> Change {
    let mut days: [Option<Vec<_>>; 7] = Default::default();
    if let Some(day) = days.get_mut(usize::from(weekday)) {
        *day = Some(hours);
    }
    Change::Week { place: of.place, days }
}

/// Saves what the chat has just shown, and nothing else.
fn saves(state: &AnyState, specialist: SpecialistId, mark: u32) -> Step {
    match state {
        AnyState::Staff(staff::State::Hours(State::Preview { of, change }))
            if of.specialist == specialist && words::mark(*of, change) == mark =>
        {
            let act = Act::Save { of: *of, change: change.clone() };
            previews(*of, change.clone()).act(AnyAct::Staff(staff::Act::Hours(act)))
        }
        _ => shows(State::Week(Of::all(specialist))).toast(Toast::Say(Line::new("hours-old-preview"))),
    }
}

/// A new place where the studio is.
fn same_address(state: &AnyState, specialist: SpecialistId) -> Step {
    match state {
        AnyState::Staff(staff::State::Hours(new @ State::NewPlace { specialist: whose, name }))
            if *whose == specialist && !name.is_empty() =>
        {
            given::adds_place(new, specialist, name, String::new())
        }
        _ => shows(State::NewPlace { specialist, name: String::new() }),
    }
}

/// The screen that a change comes from.
fn origin(of: Of, change: &Change) -> State {
    match change {
        Change::Week { days, .. } => {
            let mut named = (0..).zip(days).filter(|(_, day)| day.is_some()).map(|(weekday, _)| weekday);
            match (named.next(), named.next()) {
                (Some(weekday), None) => State::Day { of, weekday },
                _ => State::Week(of),
            }
        }
        Change::Day { .. } => State::Dates { of, page: 0 },
        Change::AddPause { .. } | Change::DropPause(_) | Change::DropPauses(_) => {
            State::breaks(of.specialist)
        }
        Change::Limit(_) => State::Limit(of.specialist),
        Change::DropPlace(_) => State::Place(of),
    }
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(_state: &State, answer: &Answer) -> Step {
    match answer {
        Answer::Saved(of, change) => {
            let next = match change {
                Change::Week { .. } | Change::Limit(_) => State::Week(*of),
                Change::DropPlace(_) => State::places(of.specialist),
                change => origin(*of, change),
            };
            shows(next).toast(Toast::Say(Line::new("hours-saved")))
        }
        Answer::Clash(of, change, clash, names) => {
            shows(origin(*of, change)).toast(Toast::Warn(words::clash(clash, names)))
        }
        Answer::Date(of, day, hours) => given::date(*of, *day, hours.clone()),
        Answer::Unclear(of, error) => {
            let dates = State::Dates { of: *of, page: 0 };
            let wrong = words::wrong(error, given::example(&dates));
            shows(dates).toast(Toast::Warn(wrong))
        }
        Answer::PlaceAdded(of) => shows(State::Week(*of)).toast(Toast::Say(Line::new("hours-place-added"))),
        Answer::PlaceSet(of) => shows(State::Place(*of)).toast(Toast::Say(Line::new("hours-saved"))),
        Answer::Gone(specialist) => {
            shows(State::Week(Of::all(*specialist))).toast(Toast::Warn(Line::new("hours-gone")))
        }
    }
}

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    if let (State::Week(_), Facts::Rules(about)) = (state, facts)
        && screens::is_new(about, scene)
    {
        // Nobody who has just joined loses the questions by typing a command.
        let hours = staff::State::Team(team::State::Hours(about.specialist));
        return Arrival::Go(AnyState::Staff(hours), None);
    }
    let screen = match (state, facts) {
        (State::Who { page }, Facts::Who) => return screens::who(scene, *page),
        (State::Preview { of, change }, Facts::Preview(facts)) => {
            return preview::arrive(*of, change, facts);
        }
        (State::Breaks { page, .. }, Facts::Rules(about)) => lists::breaks(about, *page),
        (State::Limit(_), Facts::Rules(about)) => lists::limit(about),
        (State::Places { page, .. }, Facts::Rules(about)) => lists::places(about, *page),
        (State::NewPlace { name, .. }, Facts::Rules(about)) => lists::new_place(about, name),
        (
            State::Week(of)
            | State::Own(of)
            | State::Day { of, .. }
            | State::Dates { of, .. }
            | State::Date { of, .. }
            | State::Place(of)
            | State::EditPlace { of, .. },
            Facts::Rules(about),
        ) if of.place.is_none() || about.place(*of).is_some() => match state {
            State::Own(_) => screens::own(*of),
            State::Day { weekday, .. } => screens::day(about, *of, *weekday),
            State::Dates { page, .. } => lists::dates(about, *of, *page, scene.today),
            State::Date { day, .. } => lists::date(about, *of, *day),
            State::Place(_) => lists::place(about, *of),
            State::EditPlace { field, .. } => lists::edit_place(about, *of, *field),
            _ => screens::week(about, *of, scene),
        },
        (_, Facts::Rules(about)) => {
            let week = State::Week(Of::all(about.specialist));
            let gone = Toast::Warn(Line::new("hours-gone"));
            return Arrival::Go(AnyState::Staff(staff::State::Hours(week)), Some(gone));
        }
        _ => return Arrival::Go(AnyState::Staff(staff::State::Menu), Some(Toast::Warn("hours-gone".into()))),
    };
    Arrival::Show(match facts {
        // The week and what a change does say it themselves.
        Facts::Rules(about) if !matches!(state, State::Week(_)) => screens::says_whose(screen, about, scene),
        _ => screen,
    })
}
