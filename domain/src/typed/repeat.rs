//! Hours of one date, and pauses that come back.

use super::appointment::words;
use super::clock::{read_hours, read_interval};
use super::days::read_plain_day;
use super::reader::Reader;
use super::week::{begins_days, read_days};
use super::{Kind, Known, Typed, TypedError};
use crate::hours::Interval;
use crate::zone::LocalDay;

/// A pause that comes back every week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repeated {
    /// On which days, 0 for Monday, in order; every day when empty.
    pub days: Vec<u8>,
    /// From when to when.
    pub interval: Interval,
    /// What for; may be empty.
    pub note: String,
}

/// The hours of one date: "24.12 10-15", "tomorrow 10-14, 15-19", "31 Dec off".
///
/// # Errors
/// Those of [`super::day`] and of [`super::hours`].
pub fn dated_hours(typed: &Typed, today: LocalDay) -> Result<(LocalDay, Vec<Interval>), TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    let day = read_plain_day(&mut reader, today)?;
    reader.skip_all(&[',', ':', '-'].map(Kind::Sign));
    let hours = read_hours(&mut reader)?;
    reader.finish()?;
    Ok((day, hours))
}

/// A pause: "13-14 lunch", "daily 13-14", "mon-fri 13:00-13:30 lunch".
///
/// # Errors
/// [`super::Wrong::NotHours`], those of [`super::time`], [`super::Wrong::WeekdayTwice`].
pub fn repeated(typed: &Typed) -> Result<Repeated, TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    let mut days = if begins_days(&reader) { read_days(&mut reader)? } else { Vec::new() };
    reader.skip_all(&[Kind::Sign(','), Kind::Sign(':'), Kind::Sign('-'), Kind::Known(Known::At)]);
    let interval = read_interval(&mut reader)?;
    days.sort_unstable();
    if days.len() == 7 {
        days.clear();
    }
    let days = days.into_iter().filter_map(|day| u8::try_from(day).ok()).collect();
    Ok(Repeated { days, interval, note: words(reader) })
}
