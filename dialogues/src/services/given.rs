//! What is typed or sent to the catalog behind the counter.

use okoshko_domain::edits::CardEdit;
use okoshko_domain::formatted::{self, formatted};
use okoshko_domain::ids::{ServiceId, SpecialistId};
use okoshko_domain::typed::{
    Kind, NAME_MAX, Typed, TypedError, Wrong, length_min, money, name, service_line,
};

use super::BUFFER_MAX_MIN;
use super::paste;
use super::{Act, CardField, Edit, Field, Own, OwnField, Paste, State, act, here};
use crate::event::Given;
use crate::screen::{Arg, Line, Toast};
use crate::state::Step;

/// Where something typed or sent leads, when this screen waits for it.
#[must_use]
pub fn on_given(state: &State, given: &Given) -> Option<Step> {
    let picture = matches!(
        state,
        State::Edit { field: Field::Photo, .. } | State::EditCard { field: CardField::Photo, .. }
    );
    match given {
        Given::Photo(photo) => on_photo(state, photo),
        _ if picture => Some(here(state.clone()).toast(Toast::Warn(no_picture()))),
        Given::Text { typed, html } => on_text(state, typed, html),
        _ => None,
    }
}

/// Whatever is sent where a picture is awaited.
pub(crate) fn no_picture() -> Line {
    Line::new("services-wrong-photo")
}

fn on_text(state: &State, typed: &Typed, html: &str) -> Option<Step> {
    Some(match state {
        // A price list is welcome on any of these; a single word there means nothing.
        State::List { .. } | State::Categories { .. } | State::Category { .. } => {
            let listed = typed.text.contains('\n') || service_line(typed).is_ok();
            return listed.then(|| paste::read(&Paste::default(), typed));
        }
        State::Paste(before) => paste::read(before, typed),
        State::New { .. } => on_new(state, typed),
        State::Edit { service, field } => on_edit(*service, *field, typed, html)?,
        State::Own { service, specialist, field: Some(field) } => {
            on_own(*service, *specialist, *field, typed)
        }
        State::NewCategory { service } => match name(&typed.text) {
            Ok(name) => here(state.clone()).act(act(Act::AddCategory(name, *service))),
            Err(error) => here(state.clone()).toast(wrong(&error, typed)),
        },
        State::Rename { category } => match name(&typed.text) {
            Ok(name) => here(State::Category { category: *category }).act(act(Act::Rename(*category, name))),
            Err(error) => here(state.clone()).toast(wrong(&error, typed)),
        },
        State::EditCard { specialist, field } => on_card(*specialist, *field, typed, html)?,
        _ => return None,
    })
}

/// A picture belongs to the card that is shown, or to the one that waits for it.
fn on_photo(state: &State, photo: &str) -> Option<Step> {
    match *state {
        State::Card { service, .. } | State::Edit { service, field: Field::Photo } => {
            Some(here(State::card(service)).act(act(Act::Edit(service, Edit::Photo(photo.to_owned())))))
        }
        State::Specialist { specialist } | State::EditCard { specialist, field: CardField::Photo } => Some(
            here(State::Specialist { specialist })
                .act(act(Act::EditCard(specialist, CardEdit::Photo(photo.to_owned())))),
        ),
        _ => None,
    }
}

/// A name, then a length, then a price; or all of them in one line, or many lines.
fn on_new(state: &State, typed: &Typed) -> Step {
    let State::New { category, name: known, length_min: minutes } = state else { return here(state.clone()) };
    let again = |error: TypedError| here(state.clone()).toast(wrong(&error, typed));
    if known.is_empty() && typed.text.trim().contains('\n') {
        return paste::read(&Paste::default(), typed);
    }
    let add = |name, length_min, price| {
        here(state.clone()).act(act(Act::Add { category: *category, name, length_min, price }))
    };
    match (known.is_empty(), minutes) {
        (true, _) => match (service_line(typed), name(&typed.text)) {
            (Ok(line), _) => add(line.name, line.length_min, line.price),
            (_, Ok(name)) => here(State::New { category: *category, name, length_min: None }),
            (_, Err(error)) => again(error),
        },
        (false, None) => length_min(typed).map_or_else(again, |minutes| new_length(Some(state), minutes)),
        (false, Some(minutes)) => {
            money(typed).map_or_else(again, |price| add(known.clone(), *minutes, price))
        }
    }
}

/// How long the new service takes: typed, or by a button. An old button without a name asks for it first.
pub(super) fn new_length(state: Option<&State>, minutes: u32) -> Step {
    let (category, name) = match state {
        Some(State::New { category, name, .. }) => (*category, name.clone()),
        _ => (None, String::new()),
    };
    let length_min = (!name.is_empty()).then_some(minutes);
    here(State::New { category, name, length_min })
}

fn on_edit(service: ServiceId, field: Field, typed: &Typed, html: &str) -> Option<Step> {
    let edit = match field {
        Field::Name => name(&typed.text).map(Edit::Name).map_err(|error| wrong(&error, typed)),
        Field::Price => money(typed).map(Edit::Price).map_err(|error| wrong(&error, typed)),
        Field::Length => length_min(typed).map(Edit::Length).map_err(|error| wrong(&error, typed)),
        Field::Buffers => buffers(typed).ok_or_else(|| said("services-wrong-buffers", &typed.text)),
        Field::About => about(html).map(Edit::About).map_err(Toast::Warn),
        Field::Photo | Field::Approves => return None,
    };
    Some(match edit {
        Ok(edit) => here(State::card(service)).act(act(Act::Edit(service, edit))),
        Err(toast) => here(State::Edit { service, field }).toast(toast),
    })
}

fn on_own(service: ServiceId, specialist: SpecialistId, field: OwnField, typed: &Typed) -> Step {
    let own = match field {
        OwnField::Price => money(typed).map(Own::Price),
        OwnField::Length => length_min(typed).map(Own::Length),
    };
    let state = |field| State::Own { service, specialist, field };
    match own {
        Ok(own) => here(state(None)).act(act(Act::Own(service, specialist, own))),
        Err(error) => here(state(Some(field))).toast(wrong(&error, typed)),
    }
}

fn on_card(specialist: SpecialistId, field: CardField, typed: &Typed, html: &str) -> Option<Step> {
    let edit = match field {
        CardField::Name => name(&typed.text).map(CardEdit::Name).map_err(|error| wrong(&error, typed)),
        CardField::Bio => about(html).map(CardEdit::Bio).map_err(Toast::Warn),
        CardField::Photo => return None,
    };
    Some(match edit {
        Ok(edit) => here(State::Specialist { specialist }).act(act(Act::EditCard(specialist, edit))),
        Err(toast) => here(State::EditCard { specialist, field }).toast(toast),
    })
}

/// What somebody tells of a service, of themselves or of their place.
pub(crate) fn about(html: &str) -> Result<String, Line> {
    let most = count(formatted::MOST);
    match formatted(html, formatted::MOST) {
        Ok(words) if words.is_empty() => Err(Line::new("services-wrong-empty")),
        Ok(words) => Ok(words),
        Err(length) => Err(Line::new("services-about-long").with("n", count(length)).with("max", most)),
    }
}

/// "15": minutes after; "10 15": before and after.
fn buffers(typed: &Typed) -> Option<Edit> {
    let numbers = typed.tokens.iter().filter_map(|token| match token.kind {
        Kind::Number(number) => Some(number),
        _ => None,
    });
    let numbers: Vec<u32> = numbers.collect();
    let (before, after) = match *numbers.as_slice() {
        [after] => (None, after),
        [before, after] => (Some(before), after),
        _ => return None,
    };
    let fits = after <= BUFFER_MAX_MIN && before.is_none_or(|before| before <= BUFFER_MAX_MIN);
    (fits && !typed.text.contains('-')).then_some(Edit::Buffers { before, after: Some(after) })
}

/// What is wrong, in the writer's own words, and an example.
pub(super) fn wrong(error: &TypedError, typed: &Typed) -> Toast {
    let key = match error.wrong {
        Wrong::Empty => return Toast::Warn(Line::new("services-wrong-empty")),
        Wrong::NameTooLong => {
            let line = Line::new("services-name-long").with("n", count(typed.text.trim().chars().count()));
            return Toast::Warn(line.with("max", count(NAME_MAX)));
        }
        Wrong::TooManyLines => return Toast::Warn(Line::new("services-wrong-lines")),
        Wrong::NotAName => "services-wrong-name",
        Wrong::Negative | Wrong::TooMuch => "services-wrong-amount",
        Wrong::NotALength => "services-wrong-length",
        Wrong::LengthOutOfRange => "services-wrong-range",
        Wrong::NotMoney => "services-wrong-price",
        Wrong::Extra => "services-wrong-extra",
        _ => "services-wrong-line",
    };
    said(key, if error.piece.is_empty() { &typed.text } else { &error.piece })
}

fn said(key: &'static str, piece: &str) -> Toast {
    let piece: String = piece.chars().take(NAME_MAX / 2).collect();
    Toast::Warn(Line::new(key).foreign("piece", &piece))
}

fn count(number: usize) -> Arg {
    Arg::Count(i64::try_from(number).unwrap_or(i64::MAX))
}
