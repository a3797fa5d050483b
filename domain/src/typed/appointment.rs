//! A day, a time, and words behind them.

use super::clock::{read_interval, read_time};
use super::days::{read_day, read_plain_day};
use super::reader::{Reader, telling};
use super::{Kind, Typed, TypedError, Wrong};
use crate::hours::Interval;
use crate::zone::LocalDay;

/// A stretch of a day with what is written behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// Which day, when one is named.
    pub day: Option<LocalDay>,
    /// From when to when.
    pub interval: Interval,
    /// The words behind it, in one line; may be empty.
    pub note: String,
}

/// A day and a time with what is written behind them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Appointment {
    /// Which day, when one is named.
    pub day: Option<LocalDay>,
    /// Minutes since midnight, `0..1440`.
    pub minute: i16,
    /// The words behind it, in one line; may be empty. See [`super::split_service`].
    pub rest: String,
}

/// "14-15 lunch", "tomorrow 14-15 lunch", "14:00-15:30 28.11".
///
/// # Errors
/// Those of [`super::day`] and of [`super::hours`].
pub fn stretch(typed: &Typed, today: LocalDay) -> Result<Stretch, TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    let (day, interval) = with_day(&mut reader, today, read_interval)?;
    Ok(Stretch { day, interval, note: words(reader) })
}

/// "tomorrow 15:00 haircut Maria", "15:00 haircut Maria", "28 Nov at 3 pm Maria".
///
/// # Errors
/// Those of [`super::day`] and of [`super::time`]; [`Wrong::Extra`] for a time at which it ends.
pub fn appointment(typed: &Typed, today: LocalDay) -> Result<Appointment, TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    let (day, minute) = with_day(&mut reader, today, read_time)?;
    // A visit is as long as its service: an end that is written must not become a part of a name.
    if reader.kind() == Some(Kind::Sign('-')) && matches!(reader.kind_after(1), Some(Kind::Number(_))) {
        return Err(reader.wrong(Wrong::Extra));
    }
    Ok(Appointment { day, minute, rest: words(reader) })
}

/// A time with a day before it, behind it, or without one. A bare number is a day only before a time.
fn with_day<T>(
    reader: &mut Reader,
    today: LocalDay,
    read: fn(&mut Reader) -> Result<T, TypedError>,
) -> Result<(Option<LocalDay>, T), TypedError> {
    let day_first = reader.attempt(|ahead| {
        let day = read_day(ahead, today)?;
        ahead.sign(',');
        Ok((Some(day), read(ahead)?))
    });
    let Err(first) = day_first else { return day_first };
    // No time has a slash: "13/28 15:00" is not 13:00.
    if first.wrong == Wrong::NoSuchDay && first.piece.contains('/') {
        return Err(first);
    }
    let value = reader.attempt(read).map_err(|second| telling(first, second))?;
    let day = reader.attempt(|ahead| {
        ahead.sign(',');
        read_plain_day(ahead, today)
    });
    Ok((day.ok(), value))
}

/// What is left, in one line, without the signs that part it from the time.
pub(super) fn words(mut reader: Reader) -> String {
    let parting = [',', ';', ':', '-', '.', '|'].map(Kind::Sign);
    reader.skip_all(&[&parting[..], &[Kind::Break]].concat());
    one_line(reader.rest())
}

/// One line with single spaces and no control characters.
pub(super) fn one_line(text: &str) -> String {
    let words = text.split(|sign: char| sign.is_whitespace() || sign.is_control());
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
