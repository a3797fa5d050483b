//! Days that figures are about: they have begun.

use chrono::Datelike;

use super::days::{Stated, checked, ending, read_year, stated_range, with_month_of};
use super::reader::Reader;
use super::{Kind, Known, Typed, TypedError, Wrong};
use crate::zone::{LocalDay, Month};

/// One day, or the first and the last of several, or a month: "yesterday", "mon", "1.11-15.11", "November",
/// "November 2025".
///
/// Without a year it is the last such day, stretch or month that has begun, so it may not be over.
///
/// # Errors
/// As for [`super::days`].
pub fn past_days(typed: &Typed, today: LocalDay) -> Result<(LocalDay, LocalDay), TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    if let Some(month) = whole_month(reader, today) {
        return Ok((month.first_day(), month.next().first_day().plus(-1)));
    }
    let start = reader;
    let found = match stated_range(&mut reader)? {
        (day, None) => latest(day, today).map(|day| (day, day)),
        (first, Some(last)) => stretch(first, last, today),
    };
    found.map_err(|wrong| reader.wrong_since(start, wrong))
}

/// A month and nothing else but its year.
fn whole_month(mut reader: Reader, today: LocalDay) -> Option<Month> {
    let Some(Kind::Known(Known::Month(month))) = reader.kind() else { return None };
    reader.skip();
    let year = read_year(&mut reader);
    reader.finish().ok()?;
    let date = today.date();
    let begun = if u32::from(month) <= date.month() { date.year() } else { date.year() - 1 };
    let first = chrono::NaiveDate::from_ymd_opt(year.unwrap_or(begun), month.into(), 1)?;
    Some(LocalDay::from_date(first).month())
}

fn latest(day: Stated, today: LocalDay) -> Result<LocalDay, Wrong> {
    match day {
        Stated::FromToday(_) => day.next(today),
        _ => day.last(today),
    }
    .ok_or(Wrong::NoSuchDay)
}

fn stretch(first: Stated, last: Stated, today: LocalDay) -> Result<(LocalDay, LocalDay), Wrong> {
    let first = with_month_of(first, last);
    if let Stated::Date { .. } = last {
        let until = last.next(today).ok_or(Wrong::NoSuchDay)?;
        let from = match first {
            Stated::Date { .. } | Stated::FromToday(_) => first.next(today),
            _ => first.last(until),
        };
        return checked(from.ok_or(Wrong::NoSuchDay)?, until);
    }
    let from = latest(first, today)?;
    last.next(from).ok_or(Wrong::NoSuchDay)?;
    let (from, until) = ending(from, last, today).ok_or(Wrong::Backwards)?;
    checked(from, until)
}
