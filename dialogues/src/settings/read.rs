//! What an owner types for a field.

use okoshko_domain::city::City;
use okoshko_domain::money::Currency;
use okoshko_domain::policy::CancelUntil;
use okoshko_domain::quiet::Quiet;
use okoshko_domain::setting::{Field, MOST_WORDS, Setting};
use okoshko_domain::site::{MOST_SITES, Site};
use okoshko_domain::slug::{Level, Slug, SlugError};
use okoshko_domain::typed::{self, Kind, Known, Typed, TypedError};

use crate::event::Given;
use crate::phone::with_plus;
use crate::screen::{Arg, Line};
use crate::services::{about, no_picture};

/// Characters of a typed answer that a remark quotes.
const PIECE: usize = 30;

/// The value of what was given; nothing when this field is not typed.
pub(super) fn setting(field: Field, given: &Given) -> Option<Result<Setting, Line>> {
    let read = match (field, given) {
        (Field::Photo, Given::Photo(photo)) => return Some(Ok(Setting::Photo(photo.clone()))),
        (Field::Photo, _) => return Some(Err(no_picture())),
        (Field::About, Given::Text { html, .. }) => return Some(about(html).map(Setting::About)),
        (Field::Buffers | Field::Langs | Field::AskPhone | Field::Approve, _) => return None,
        (Field::Phone, Given::Contact { phone, .. }) => phone_of(&with_plus(phone)),
        (Field::Slug, Given::Text { typed, .. }) => return Some(slug(&typed.text)),
        (Field::Address, Given::Place { latitude, longitude, address }) => {
            Ok(Setting::Address(one_line(address), Some((*latitude, *longitude))))
        }
        (Field::Zone, Given::Place { latitude, longitude, .. }) => {
            City::nearest(*latitude, *longitude).map(|city| Setting::Zone(city.zone())).ok_or_else(nothing)
        }
        (_, Given::Text { typed, .. }) => text(field, typed),
        _ => return None,
    };
    let setting = read.map_err(|mut error| {
        if error.piece.is_empty() {
            error.piece = piece(given);
        }
        let key = match field {
            Field::Zone => "settings-wrong-city",
            Field::Name => "settings-wrong-name",
            Field::Sites => "settings-wrong-site",
            _ => "settings-wrong",
        };
        wrong(key, &error)
    });
    Some(setting.and_then(
        |setting| {
            if setting.is_within() { Ok(setting) } else { Err(beyond(field, given)) }
        },
    ))
}

/// A value that was understood and is not within its field's limits.
fn beyond(field: Field, given: &Given) -> Line {
    let max = i64::try_from(MOST_WORDS).unwrap_or(i64::MAX);
    match field {
        Field::Address => Line::new("settings-wrong-long").with("max", Arg::Count(max)),
        Field::Sites => {
            let most = i64::try_from(MOST_SITES).unwrap_or(i64::MAX);
            Line::new("settings-wrong-sites").with("max", Arg::Count(most))
        }
        // Whatever is no link has no limits either.
        Field::Privacy => Line::new("settings-wrong").foreign("piece", &piece(given)),
        _ => Line::new("settings-wrong-range").foreign("piece", &piece(given)),
    }
}

/// What is wrong with a typed answer: the piece that was not understood, quoted.
pub(crate) fn wrong(key: &'static str, error: &TypedError) -> Line {
    let piece: String = error.piece.chars().take(PIECE).collect();
    Line::new(key).foreign("piece", &piece)
}

/// A text on one line.
pub(crate) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn piece(given: &Given) -> String {
    match given {
        Given::Text { typed, .. } => one_line(&typed.text).chars().take(PIECE).collect(),
        _ => String::new(),
    }
}

fn nothing() -> TypedError {
    TypedError { wrong: typed::Wrong::Empty, piece: String::new(), from: 0 }
}

fn text(field: Field, typed: &Typed) -> Result<Setting, TypedError> {
    let text = typed.text.trim();
    match field {
        Field::Name => typed::name(text).map(Setting::Name),
        Field::Zone => match City::called(text).as_slice() {
            [only] => Ok(Setting::Zone(only.zone())),
            _ => Err(nothing()),
        },
        Field::Currency => currency(text).map(Setting::Currency).ok_or_else(nothing),
        Field::Address => Ok(Setting::Address(one_line(text), None)),
        Field::Phone => phone_of(text),
        Field::Privacy => Ok(Setting::Privacy(with_scheme(text))),
        Field::Sites => Site::all_typed(text)
            .map(Setting::Sites)
            .map_err(|piece| TypedError { piece: piece.to_owned(), ..nothing() }),
        Field::Notice if is_off(typed) => Ok(Setting::Notice(0)),
        Field::Notice => minutes(typed).map(Setting::Notice),
        Field::Cancel => until(typed).map(Setting::Cancel),
        Field::Move => until(typed).map(|until| Setting::Move(Some(until))),
        Field::Hold => minutes(typed).map(Setting::Hold),
        Field::Step => minutes(typed).map(Setting::Step),
        Field::Window => number(typed).map(Setting::Window),
        Field::Cap => number(typed).map(Setting::Cap),
        Field::Agenda => typed::clock_time(typed).map(Setting::Agenda),
        Field::Digest => typed::clock_time(typed).map(Setting::Digest),
        Field::Quiet => quiet(typed).map(Setting::Quiet),
        Field::Buffers
        | Field::Langs
        | Field::AskPhone
        | Field::Approve
        | Field::Slug
        | Field::About
        | Field::Photo => Err(nothing()),
    }
}

/// The last word of an address, or the word alone.
fn slug(text: &str) -> Result<Setting, Line> {
    let last = text.trim().trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    let wrong = |error| match error {
        SlugError::Length => Line::new("settings-wrong-slug-length"),
        SlugError::Signs => Line::new("settings-wrong-slug-signs"),
        SlugError::Digits => Line::new("settings-wrong-slug-digits"),
        SlugError::Reserved => Line::new("settings-slug-taken"),
    };
    Slug::typed(last, Level::Studio).map(Setting::Slug).map_err(wrong)
}

fn quiet(typed: &Typed) -> Result<Option<Quiet>, TypedError> {
    let Some((from, to)) = typed::clock_stretch(typed)? else { return Ok(None) };
    Quiet::new(from, to).map(Some).ok_or_else(nothing)
}

fn phone_of(text: &str) -> Result<Setting, TypedError> {
    typed::phone(text).map(Setting::Phone)
}

fn with_scheme(url: &str) -> String {
    if url.contains("://") { url.to_owned() } else { format!("https://{url}") }
}

/// By its name or its code. Some city's money: three letters alone may be anything.
fn currency(text: &str) -> Option<Currency> {
    if let Some(called) = Currency::called(text) {
        return Some(called);
    }
    let currency = Currency::parse(&text.to_ascii_uppercase())?;
    City::all().any(|city| city.currency() == Some(currency)).then_some(currency)
}

fn is_off(typed: &Typed) -> bool {
    typed.tokens.first().is_some_and(|token| token.kind == Kind::Known(Known::Off))
}

/// "off" for never, 0 for any time, else how long before.
fn until(typed: &Typed) -> Result<CancelUntil, TypedError> {
    if is_off(typed) {
        return Ok(CancelUntil::Never);
    }
    minutes(typed)
        .map(|minutes| if minutes == 0 { CancelUntil::AnyTime } else { CancelUntil::Before(minutes) })
}

/// A length that may be longer than a day, "48 h", or nothing at all.
fn minutes(typed: &Typed) -> Result<u32, TypedError> {
    let kinds: Vec<Kind> = typed.tokens.iter().map(|token| token.kind).collect();
    match kinds.as_slice() {
        [Kind::Number(hours), Kind::Known(Known::Hour)] => Ok(hours.saturating_mul(60)),
        [Kind::Number(0)] => Ok(0),
        _ => typed::length_min(typed),
    }
}

/// A number, alone or before one word.
fn number(typed: &Typed) -> Result<u32, TypedError> {
    match typed.tokens.as_slice() {
        [first] | [first, _] => match first.kind {
            Kind::Number(number) => Ok(number),
            _ => Err(nothing()),
        },
        _ => Err(nothing()),
    }
}
