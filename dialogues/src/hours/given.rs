//! What is typed: hours, days, pauses, a number, a place. What is wrong is quoted, and the screen waits on.

use okoshko_domain::hours::{Change, Interval};
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::typed::{self, Kind, Known, Typed, TypedError, Wrong};
use okoshko_domain::zone::LocalDay;

use super::{Act, LIMIT_MAX, Of, PLACE_MAX, PlaceField, State, one_day, previews, shows, words};
use crate::event::Given;
use crate::screen::{Arg, Line, Toast};
use crate::staff;
use crate::state::{Act as AnyAct, Step};

/// Where something typed leads, when this screen waits for it.
#[must_use]
pub fn on_given(state: &State, given: &Given) -> Option<Step> {
    let Given::Text { typed, .. } = given else { return None };
    if let State::Preview { of, change } = state {
        // What is typed below a preview is the same once more, put right.
        let asked = match change {
            Change::Day { day, .. } => State::Date { of: *of, day: *day },
            change => super::origin(*of, change),
        };
        return on_given(&asked, given);
    }
    let read = match state {
        State::Week(of) | State::Own(of) => week(*of, typed),
        State::Day { of, weekday } => typed::hours(typed)
            .map(|hours| previews(*of, one_day(*of, *weekday, hours)))
            // A whole week is understood here too.
            .or_else(|error| week(*of, typed).map_err(|_| error)),
        State::Dates { of, .. } => return Some(shows(state.clone()).act(reading(*of, typed))),
        State::Date { of, day } => typed::hours(typed).map(|hours| date(*of, *day, hours)),
        State::Breaks { specialist, .. } => pause(*specialist, typed),
        State::Limit(specialist) => limit(*specialist, typed),
        State::NewPlace { specialist, name } => new_place(state, *specialist, name, typed),
        State::EditPlace { of, field } => edit_place(state, *of, *field, typed),
        State::Who { .. } | State::Places { .. } | State::Place(_) | State::Preview { .. } => return None,
    };
    Some(read.unwrap_or_else(|error| shows(state.clone()).toast(Toast::Warn(wrong(state, &error)))))
}

fn wrong(state: &State, error: &TypedError) -> Line {
    let number = error.piece.trim_start_matches('-').bytes().all(|sign| sign.is_ascii_digit());
    match state {
        State::Limit(_) if number => Line::new("hours-wrong-limit").with("max", Arg::Count(LIMIT_MAX.into())),
        _ => words::wrong(error, example(state)),
    }
}

/// What would have been right.
pub(super) fn example(state: &State) -> &'static str {
    match state {
        State::Week(_) | State::Own(_) => "hours-example-week",
        State::Dates { .. } => "hours-example-date",
        State::Breaks { .. } => "hours-example-break",
        State::Limit(_) => "hours-example-limit",
        State::NewPlace { name, .. } if !name.is_empty() => "hours-example-address",
        State::EditPlace { field: PlaceField::Address, .. } => "hours-example-address",
        State::NewPlace { .. } | State::EditPlace { .. } => "hours-example-place",
        _ => "hours-example-day",
    }
}

fn week(of: Of, typed: &Typed) -> Result<Step, TypedError> {
    typed::week(typed).map(|days| previews(of, Change::Week { place: of.place, days }))
}

/// A date is told from today, and only the desk knows what day it is.
fn reading(of: Of, typed: &Typed) -> AnyAct {
    AnyAct::Staff(staff::Act::Hours(Act::ReadDate { of, words: typed.clone() }))
}

/// Hours of one date.
pub(super) fn date(of: Of, day: LocalDay, hours: Vec<Interval>) -> Step {
    previews(of, Change::Day { place: of.place, day, hours: Some(hours) })
}

fn pause(specialist: SpecialistId, typed: &Typed) -> Result<Step, TypedError> {
    let read = typed::repeated(typed)?;
    let note = read.note;
    if note.chars().count() > PLACE_MAX {
        return Err(TypedError { wrong: Wrong::NameTooLong, ..unread(typed) });
    }
    Ok(previews(Of::all(specialist), Change::AddPause { days: read.days, interval: read.interval, note }))
}

fn limit(specialist: SpecialistId, typed: &Typed) -> Result<Step, TypedError> {
    let limit = match typed.tokens.first().map(|token| token.kind) {
        Some(Kind::Number(0) | Kind::Known(Known::Off)) => None,
        Some(Kind::Number(number)) if number <= LIMIT_MAX && typed.tokens.len() == 1 => Some(number),
        _ => return Err(unread(typed)),
    };
    Ok(previews(Of::all(specialist), Change::Limit(limit)))
}

fn unread(typed: &Typed) -> TypedError {
    TypedError { wrong: Wrong::Extra, piece: typed.text.chars().take(64).collect(), from: 0 }
}

/// One line as it is kept.
fn one_line(typed: &Typed) -> Result<String, TypedError> {
    let line = typed.text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.chars().count() {
        0 => Err(TypedError { wrong: Wrong::Empty, piece: String::new(), from: 0 }),
        1..=PLACE_MAX => Ok(line),
        _ => Err(TypedError { wrong: Wrong::NameTooLong, ..unread(typed) }),
    }
}

fn new_place(state: &State, specialist: SpecialistId, name: &str, typed: &Typed) -> Result<Step, TypedError> {
    if name.is_empty() {
        return typed::name(&typed.text).map(|name| shows(State::NewPlace { specialist, name }));
    }
    one_line(typed).map(|address| adds_place(state, specialist, name, address))
}

/// Asks for one more place.
pub(super) fn adds_place(state: &State, specialist: SpecialistId, name: &str, address: String) -> Step {
    let act = Act::AddPlace { specialist, name: name.to_owned(), address };
    shows(state.clone()).act(AnyAct::Staff(staff::Act::Hours(act)))
}

fn edit_place(state: &State, of: Of, field: PlaceField, typed: &Typed) -> Result<Step, TypedError> {
    let value = match field {
        PlaceField::Name => typed::name(&typed.text)?,
        PlaceField::Address => one_line(typed)?,
    };
    let act = Act::SetPlace { of, field, value };
    Ok(shows(state.clone()).act(AnyAct::Staff(staff::Act::Hours(act))))
}
