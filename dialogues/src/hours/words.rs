//! How hours, days and changes are said.

use chrono::Weekday;
use okoshko_domain::hours::{Change, Clash, Interval, Pause, Place, When};
use okoshko_domain::typed::{TypedError, Wrong};

use super::Of;
use crate::screen::{Arg, Line};

const WEEKDAYS: [&str; 7] =
    ["weekday-mon", "weekday-tue", "weekday-wed", "weekday-thu", "weekday-fri", "weekday-sat", "weekday-sun"];

/// What a change is known by on its button: the same for the same change of the same hours.
pub(super) fn mark(of: Of, change: &Change) -> u32 {
    let text = format!("{of:?} {change:?}");
    // FNV-1a: it tells old buttons from new ones, and keeps no secret.
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// "10", or "10:30".
fn clock(minute: i16) -> String {
    let (hour, minute) = (minute / 60, minute % 60);
    if minute == 0 { hour.to_string() } else { format!("{hour}:{minute:02}") }
}

/// "10–14, 15–19".
pub(super) fn stretches(hours: &[Interval]) -> String {
    let each = hours.iter().map(|it| format!("{}–{}", clock(it.from_min()), clock(it.to_min())));
    each.collect::<Vec<_>>().join(", ")
}

/// The hours of a day, or the word for a day off.
pub(super) fn hours(hours: &[Interval]) -> Arg {
    if hours.is_empty() { Arg::Word("hours-off") } else { Arg::Foreign(stretches(hours)) }
}

/// A day of the week, 0 for Monday.
pub(super) fn weekday(day: u8) -> &'static str {
    WEEKDAYS[usize::from(day % 7)]
}

fn line(line: Line) -> Arg {
    Arg::Line(Box::new(line))
}

/// "Mon", or "Mon–Fri".
pub(super) fn days(first: u8, last: u8) -> Arg {
    if first == last {
        return Arg::Word(weekday(first));
    }
    let range = Line::new("hours-range").with("first", Arg::Word(weekday(first)));
    line(range.with("last", Arg::Word(weekday(last))))
}

/// "Daily 13–14 · lunch".
pub(super) fn pause(pause: &Pause) -> Line {
    let day = pause.weekday.map_or("hours-daily", |day| WEEKDAYS[day.num_days_from_monday() as usize]);
    let key = if pause.note.is_empty() { "hours-break" } else { "hours-break-note" };
    let said =
        Line::new(key).with("day", Arg::Word(day)).with("hours", Arg::Foreign(stretches(&[pause.interval])));
    if pause.note.is_empty() { said } else { said.foreign("note", &pause.note) }
}

/// What a place is called.
pub(super) fn place(place: &Place) -> Arg {
    if place.name.is_empty() { Arg::Word("hours-place-main") } else { Arg::Foreign(place.name.clone()) }
}

/// Two places at one time.
pub(super) fn clash(clash: &Clash, names: &[String; 2]) -> Line {
    let when = match clash.when {
        When::Every(day) => Arg::Word(of_chrono(day)),
        When::On(day) => Arg::Date(day),
    };
    let name = |name: &String| match name.as_str() {
        "" => Arg::Word("hours-place-main"),
        name => Arg::Foreign(name.to_owned()),
    };
    Line::new("hours-clash")
        .with("when", when)
        .with("hours", Arg::Foreign(stretches(&[clash.shared])))
        .with("one", name(&names[0]))
        .with("other", name(&names[1]))
}

fn of_chrono(day: Weekday) -> &'static str {
    WEEKDAYS[day.num_days_from_monday() as usize]
}

/// What is wrong with typed hours, quoting it, and an example of what is right.
pub(super) fn wrong(error: &TypedError, example: &'static str) -> Line {
    let key = match error.wrong {
        _ if error.piece.is_empty() => {
            return Line::new("hours-wrong-empty").with("example", Arg::Word(example));
        }
        Wrong::Backwards => "hours-wrong-backwards",
        Wrong::NoSuchTime => "hours-wrong-time",
        Wrong::Overlap => "hours-wrong-overlap",
        Wrong::TooManyIntervals => "hours-wrong-many",
        Wrong::NoDays => "hours-wrong-days",
        Wrong::WeekdayTwice => "hours-wrong-twice",
        Wrong::NoSuchDay | Wrong::NotADay => "hours-wrong-date",
        Wrong::NameTooLong => "hours-wrong-long",
        _ => "hours-wrong",
    };
    Line::new(key).foreign("piece", &error.piece).with("example", Arg::Word(example))
}
