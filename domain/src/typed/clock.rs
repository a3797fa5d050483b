//! Times of a day, and the hours between them.

use super::reader::{Figure, Reader};
use super::{Kind, Known, Typed, TypedError, Wrong};
use crate::hours::Interval;

/// The most stretches that the hours of one day may have.
pub const MOST_INTERVALS: usize = 8;

const HOUR_MIN: i16 = 60;
const NOON: i16 = 12 * HOUR_MIN;
const DAY_MIN: i16 = 24 * HOUR_MIN;
/// What may stand between two stretches of one day.
const BETWEEN: [Kind; 5] =
    [Kind::Sign(','), Kind::Sign(';'), Kind::Sign('/'), Kind::Break, Kind::Known(Known::And)];

/// A time of a day, minutes since midnight, `0..1440`: "15:00", "15.30", "15", "at 15", "3 pm", "1530".
///
/// # Errors
/// [`Wrong::NotATime`], [`Wrong::NoSuchTime`] (25:00, and 24:00, which only ends something), [`Wrong::Extra`].
pub fn time(typed: &Typed) -> Result<i16, TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    let start = reader;
    let clock = read_clock(&mut reader)?;
    let minute = spaced_minute(&mut reader, clock).unwrap_or(clock.minute);
    reader.finish()?;
    if minute < DAY_MIN { Ok(minute) } else { Err(reader.wrong_since(start, Wrong::NoSuchTime)) }
}

/// A time as [`time`] reads it, or nothing when it is switched off.
///
/// # Errors
/// As for [`time`].
pub fn clock_time(typed: &Typed) -> Result<Option<i16>, TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    if reader.known(Known::Off) {
        return reader.finish().map(|()| None);
    }
    time(typed).map(Some)
}

/// From one clock time to another, which may be over midnight: "22-8", "from 22:00 to 8"; nothing when it is off.
///
/// # Errors
/// [`Wrong::NotHours`], those of [`time`].
pub fn clock_stretch(typed: &Typed) -> Result<Option<(i16, i16)>, TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    if reader.known(Known::Off) {
        return reader.finish().map(|()| None);
    }
    let start = reader;
    reader.known(Known::From);
    let from = read_clock(&mut reader)?;
    let dash = reader.sign('-');
    if !(reader.known(Known::To) || dash) {
        return Err(reader.wrong_since(start, Wrong::NotHours));
    }
    let to = read_clock(&mut reader)?;
    reader.finish()?;
    Ok(Some((from.minute % DAY_MIN, to.minute % DAY_MIN)))
}

/// The hours of one day, in order: "10-14, 15-19", "from 10 to 19"; empty when it is off.
///
/// # Errors
/// [`Wrong::NotHours`], [`Wrong::Backwards`], [`Wrong::Overlap`], [`Wrong::TooManyIntervals`], those of [`time`].
pub fn hours(typed: &Typed) -> Result<Vec<Interval>, TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    let hours = read_hours(&mut reader)?;
    reader.finish()?;
    Ok(hours)
}

/// A time that may begin something, `0..1440`. Of "15 30 Maria" the minutes belong to it, of "15 30 min" not.
pub(super) fn read_time(reader: &mut Reader) -> Result<i16, TypedError> {
    let start = *reader;
    let clock = read_clock(reader)?;
    let mut ahead = *reader;
    let spaced = spaced_minute(&mut ahead, clock);
    let spaced =
        spaced.filter(|_| matches!(ahead.kind(), None | Some(Kind::Word | Kind::Known(Known::With))));
    if spaced.is_some() {
        *reader = ahead;
    }
    let minute = spaced.unwrap_or(clock.minute);
    if minute < DAY_MIN { Ok(minute) } else { Err(reader.wrong_since(start, Wrong::NoSuchTime)) }
}

/// Whether hours may begin here.
pub(super) fn begins_hours(reader: &Reader) -> bool {
    let begins = |kind| match kind {
        Some(Kind::Number(_)) => true,
        Some(Kind::Known(known)) => matches!(known, Known::Noon | Known::Midnight),
        _ => false,
    };
    match reader.kind() {
        Some(Kind::Known(Known::From | Known::At)) => begins(reader.kind_after(1)),
        Some(Kind::Known(Known::Off | Known::AroundTheClock)) => true,
        kind => begins(kind),
    }
}

/// Hours up to the first piece that does not go on with them.
pub(super) fn read_hours(reader: &mut Reader) -> Result<Vec<Interval>, TypedError> {
    if reader.known(Known::Off) {
        return Ok(Vec::new());
    }
    let mut hours = Vec::new();
    loop {
        let start = *reader;
        let interval = read_interval(reader)?;
        if hours.iter().any(|other| overlap(interval, *other)) {
            return Err(reader.wrong_since(start, Wrong::Overlap));
        }
        if hours.len() == MOST_INTERVALS {
            return Err(reader.wrong_since(start, Wrong::TooManyIntervals));
        }
        hours.push(interval);
        let mut ahead = *reader;
        ahead.skip_all(&BETWEEN);
        if !begins_hours(&ahead) || ahead.kind() == Some(Kind::Known(Known::Off)) {
            hours.sort_unstable();
            return Ok(hours);
        }
        *reader = ahead;
    }
}

fn overlap(one: Interval, other: Interval) -> bool {
    one.from_min() < other.to_min() && other.from_min() < one.to_min()
}

/// "10-19", "from 10:00 to 19:00", "3-7 pm"; the next midnight may end it as 24:00 or 00:00.
pub(super) fn read_interval(reader: &mut Reader) -> Result<Interval, TypedError> {
    let start = *reader;
    if reader.known(Known::AroundTheClock) {
        return Interval::new(0, DAY_MIN).map_err(|_| start.wrong(Wrong::NotHours));
    }
    reader.known(Known::From);
    let from = read_clock(reader)?;
    let dash = reader.sign('-');
    if !(reader.known(Known::To) || dash) {
        return Err(reader.wrong_since(start, Wrong::NotHours));
    }
    let to = read_clock(reader)?;
    let to_min = if to.minute == 0 { DAY_MIN } else { to.minute };
    Interval::new(first_half(from, to), to_min).map_err(|_| reader.wrong_since(start, Wrong::Backwards))
}

/// "3-7 pm" is 15:00 to 19:00, "10-7 pm" is 10:00 to 19:00.
fn first_half(from: Clock, to: Clock) -> i16 {
    let shared = to.half == Some(Known::Pm) && from.half.is_none() && from.minute + NOON < to.minute;
    if shared { from.minute + NOON } else { from.minute }
}

/// What a clock shows.
#[derive(Clone, Copy)]
struct Clock {
    /// Since midnight, `0..=1440`.
    minute: i16,
    /// Which part of the day was said.
    half: Option<Known>,
    /// Whether only the hour was written.
    is_hour: bool,
}

fn read_clock(reader: &mut Reader) -> Result<Clock, TypedError> {
    reader.known(Known::At);
    for (known, minute) in [(Known::Noon, NOON), (Known::Midnight, 0)] {
        if reader.known(known) {
            return Ok(Clock { minute, half: Some(known), is_hour: false });
        }
    }
    let start = *reader;
    let Some(figure) = reader.figure().filter(|figure| figure.digits <= 4) else {
        return Err(start.wrong(Wrong::NotATime));
    };
    let (hour, minute) = match figure.digits {
        3.. => (figure.value / 100, Some(figure.value % 100)),
        _ => (figure.value, read_minute(reader)?),
    };
    let half = read_half(reader);
    let wall = on_the_wall(hour, minute.unwrap_or_default(), half);
    let wall = wall.ok_or_else(|| reader.wrong_since(start, Wrong::NoSuchTime))?;
    Ok(Clock { minute: wall, half, is_hour: minute.is_none() && half.is_none() })
}

/// ":30", ".30", "h30", "h 30 min"; nothing when only the hour is written.
fn read_minute(reader: &mut Reader) -> Result<Option<u32>, TypedError> {
    if reader.sign(':') {
        let start = *reader;
        let minute = reader.figure().filter(|minute| minute.digits == 2);
        return minute.map(|minute| Some(minute.value)).ok_or_else(|| start.wrong(Wrong::NotATime));
    }
    if let Some(minute) = reader.figure_behind(&['.'], &[2]) {
        return Ok(Some(minute.value));
    }
    let mut ahead = *reader;
    if ahead.known(Known::Hour) {
        *reader = ahead;
        let glued = ahead.gap() == Some("");
        if let Some(Figure { value, .. }) = ahead.figure().filter(|minute| minute.digits <= 2)
            && (ahead.known(Known::Minute) || glued)
        {
            *reader = ahead;
            return Ok(Some(value));
        }
    }
    Ok(None)
}

fn read_half(reader: &mut Reader) -> Option<Known> {
    [Known::Am, Known::Pm, Known::Night].into_iter().find(|half| reader.known(*half))
}

/// Minutes since midnight, `0..=1440`.
fn on_the_wall(hour: u32, minute: u32, half: Option<Known>) -> Option<i16> {
    let is_late = hour % 12 >= 9;
    let hour = match half {
        None => hour,
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(Known::Pm) => hour % 12 + 12,
        Some(Known::Night) if is_late => hour % 12 + 12,
        Some(_) => hour % 12,
    };
    let wall = hour.checked_mul(60)?.checked_add(minute).filter(|_| minute < 60)?;
    i16::try_from(wall).ok().filter(|wall| *wall <= DAY_MIN)
}

/// "15 30": minutes behind a space, when nothing else was said.
fn spaced_minute(reader: &mut Reader, clock: Clock) -> Option<i16> {
    let mut ahead = *reader;
    let minute = ahead.figure().filter(|minute| clock.is_hour && minute.digits == 2 && minute.value < 60)?;
    *reader = ahead;
    Some(clock.minute + i16::try_from(minute.value).ok()?)
}
