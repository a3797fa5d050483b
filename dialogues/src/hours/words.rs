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
    of_days(Arg::Word(day), pause)
}

fn of_days(days: Arg, pause: &Pause) -> Line {
    let key = if pause.note.is_empty() { "hours-break" } else { "hours-break-note" };
    let said = Line::new(key).with("day", days).with("hours", Arg::Foreign(stretches(&[pause.interval])));
    if pause.note.is_empty() { said } else { said.foreign("note", &pause.note) }
}

/// Pauses that differ in their day alone go together, in the order of the first of each.
pub(super) fn alike(pauses: &[Pause]) -> Vec<Vec<&Pause>> {
    let mut groups: Vec<Vec<&Pause>> = Vec::new();
    for pause in pauses {
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| first.is_like(pause))) {
            Some(group) => group.push(pause),
            None => groups.push(vec![pause]),
        }
    }
    groups
}

/// "Mon–Fri, Sun 13–14 · lunch": pauses that differ in their day alone.
pub(super) fn pauses(group: &[&Pause]) -> Line {
    let Some(first) = group.first() else { return Line::new("hours-breaks-none") };
    let mut weekdays: Vec<u8> = group.iter().filter_map(|pause| number(pause.weekday?)).collect();
    weekdays.sort_unstable();
    weekdays.dedup();
    let mut runs: Vec<(u8, u8)> = Vec::new();
    for day in weekdays {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == day => *last = day,
            _ => runs.push((day, day)),
        }
    }
    let said = runs.into_iter().map(|(first, last)| days(first, last));
    let all = said
        .reduce(|before, after| line(Line::new("hours-days-and").with("days", before).with("more", after)));
    of_days(all.unwrap_or(Arg::Word("hours-daily")), first)
}

fn number(day: Weekday) -> Option<u8> {
    u8::try_from(day.num_days_from_monday()).ok()
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
