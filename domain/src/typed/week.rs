//! The hours of a week.

use super::clock::{begins_hours, read_hours};
use super::reader::Reader;
use super::{Kind, Known, Typed, TypedError, Wrong};
use crate::hours::Interval;

/// What stands between days and their hours, and between one group and the next.
const BETWEEN: [Kind; 7] = [
    Kind::Sign(','),
    Kind::Sign(';'),
    Kind::Sign(':'),
    Kind::Sign('-'),
    Kind::Sign('.'),
    Kind::Break,
    Kind::Known(Known::And),
];

/// New hours of each day of the week, Monday first: none where nothing was said, empty on a day off.
pub type WeekChange = [Option<Vec<Interval>>; 7];

/// Changes of the week: "mon-fri 10-19, sat 11-16, sun off", "daily 9-21", in one line or in several.
///
/// # Errors
/// [`Wrong::NoDays`], [`Wrong::WeekdayTwice`], and those of [`super::hours`].
pub fn week(typed: &Typed) -> Result<WeekChange, TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    let mut week = WeekChange::default();
    loop {
        reader.skip_all(&BETWEEN);
        if reader.at_end() {
            break;
        }
        let start = reader;
        let (days, hours) = read_group(&mut reader)?;
        for day in days {
            if week[day].replace(hours.clone()).is_some() {
                return Err(reader.wrong_since(start, Wrong::WeekdayTwice));
            }
        }
    }
    if week.iter().all(Option::is_none) { Err(reader.wrong(Wrong::Empty)) } else { Ok(week) }
}

/// Days with their hours, in either order.
fn read_group(reader: &mut Reader) -> Result<(Vec<usize>, Vec<Interval>), TypedError> {
    if begins_hours(reader) {
        let start = *reader;
        let hours = read_hours(reader)?;
        let mut ahead = *reader;
        ahead.skip_all(&BETWEEN);
        if !begins_days(&ahead) {
            return Err(reader.wrong_since(start, Wrong::NoDays));
        }
        *reader = ahead;
        return Ok((read_days(reader)?, hours));
    }
    let days = read_days(reader)?;
    reader.skip_all(&BETWEEN);
    if !begins_hours(reader) {
        return Err(reader.wrong(Wrong::NotHours));
    }
    Ok((days, read_hours(reader)?))
}

pub(super) fn begins_days(reader: &Reader) -> bool {
    let begins = |kind| match kind {
        Some(Kind::Known(known)) => {
            matches!(known, Known::Weekday(_) | Known::Weekdays | Known::Weekend | Known::Daily)
        }
        _ => false,
    };
    match reader.kind() {
        Some(Kind::Known(Known::From | Known::At)) => begins(reader.kind_after(1)),
        kind => begins(kind),
    }
}

/// "mon-fri", "mon, wed and fri", "weekdays", each day once, as far as the list of them goes.
pub(super) fn read_days(reader: &mut Reader) -> Result<Vec<usize>, TypedError> {
    let mut days = Vec::new();
    loop {
        let start = *reader;
        for day in read_range(reader)? {
            if days.contains(&day) {
                return Err(reader.wrong_since(start, Wrong::WeekdayTwice));
            }
            days.push(day);
        }
        let mut ahead = *reader;
        ahead.skip_all(&[Kind::Sign(','), Kind::Known(Known::And)]);
        if !begins_days(&ahead) {
            return Ok(days);
        }
        *reader = ahead;
    }
}

fn read_range(reader: &mut Reader) -> Result<Vec<usize>, TypedError> {
    if !(reader.known(Known::From) || reader.known(Known::At)) {
        for (known, days) in [(Known::Daily, 0..7), (Known::Weekdays, 0..5), (Known::Weekend, 5..7)] {
            if reader.known(known) {
                return Ok(days.collect());
            }
        }
    }
    let Some(first) = read_weekday(reader) else { return Err(reader.wrong(Wrong::NoDays)) };
    let mut ahead = *reader;
    let dash = ahead.sign('-');
    if !(ahead.known(Known::To) || dash) {
        return Ok(vec![first]);
    }
    let Some(last) = read_weekday(&mut ahead) else { return Ok(vec![first]) };
    *reader = ahead;
    // "sat-tue" goes over Sunday.
    Ok((0..=(last + 7 - first) % 7).map(|days| (first + days) % 7).collect())
}

fn read_weekday(reader: &mut Reader) -> Option<usize> {
    let Some(Kind::Known(Known::Weekday(weekday @ 0..7))) = reader.kind() else { return None };
    reader.skip();
    Some(weekday.into())
}
