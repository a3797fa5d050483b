//! Days of the calendar.

use chrono::{Datelike, NaiveDate};

use super::reader::{Figure, Reader};
use super::{Kind, Known, Typed, TypedError, Wrong};
use crate::zone::LocalDay;

/// The most days that a stretch of days may have.
pub const MOST_DAYS: i32 = 366;
/// The longest stretch that may run into the next year, or that may have begun: a longer one was written backwards.
const MOST_DAYS_OVER_NEW_YEAR: i32 = 183;
/// A date without a year is looked for so many days ahead.
const AHEAD: i32 = 366;
/// The years that a date may have.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2199;

/// A day: "tomorrow", "fri", "28.11", "28.11.2026", "28 Nov", "28", "2026-11-28". The day stands before the month,
/// but for dates with a slash of which one can only be read the other way: "12/24-01/08".
///
/// Without a year it is the next such day from today, today counted.
///
/// # Errors
/// [`Wrong::NotADay`], [`Wrong::NoSuchDay`] (31.02), [`Wrong::Extra`].
pub fn day(typed: &Typed, today: LocalDay) -> Result<LocalDay, TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    let day = read_day(&mut reader, today)?;
    reader.finish()?;
    Ok(day)
}

/// One day, or the first and the last of several: "24.12-08.01", "24 - 28 Dec", "from mon to wed".
///
/// Without a year it is the next such stretch that has not ended before today, so it may have begun.
///
/// # Errors
/// As for [`day`]; [`Wrong::Backwards`]; [`Wrong::TooManyDays`] beyond [`MOST_DAYS`].
pub fn days(typed: &Typed, today: LocalDay) -> Result<(LocalDay, LocalDay), TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    let start = reader;
    let found = match stated_range(&mut reader)? {
        (day, None) => day.next(today).map(|day| (day, day)).ok_or(Wrong::NoSuchDay),
        (first, Some(last)) => stretch(first, last, today),
    };
    found.map_err(|wrong| reader.wrong_since(start, wrong))
}

/// A day, or the first and the last of several, and nothing behind them.
pub(super) fn stated_range(reader: &mut Reader) -> Result<(Stated, Option<Stated>), TypedError> {
    reader.known(Known::From);
    let first = stated(reader)?;
    let dash = reader.sign('-');
    let last = if reader.known(Known::To) || dash { Some(stated(reader)?) } else { None };
    reader.finish()?;
    Ok((first, last))
}

/// A day with what may stand before it.
pub(super) fn read_day(reader: &mut Reader, today: LocalDay) -> Result<LocalDay, TypedError> {
    let start = *reader;
    let stated = stated(reader)?;
    stated.next(today).ok_or_else(|| reader.wrong_since(start, Wrong::NoSuchDay))
}

/// A day that nobody takes for a time: not the number of a day alone.
pub(super) fn read_plain_day(reader: &mut Reader, today: LocalDay) -> Result<LocalDay, TypedError> {
    let start = *reader;
    match stated(reader)? {
        Stated::Number(_) => Err(start.wrong(Wrong::NotADay)),
        stated => stated.next(today).ok_or_else(|| reader.wrong_since(start, Wrong::NoSuchDay)),
    }
}

/// A day as far as it was written.
#[derive(Clone, Copy)]
pub(super) enum Stated {
    Date { year: i32, month: u32, day: u32 },
    MonthDay { month: u32, day: u32 },
    Number(u32),
    Weekday(u8),
    FromToday(i32),
}

impl Stated {
    /// The first such day from `from` on.
    pub(super) fn next(self, from: LocalDay) -> Option<LocalDay> {
        match self {
            Self::Date { year, month, day } => date(year, month, day),
            Self::FromToday(days) => Some(from.plus(days)),
            _ => (0..=AHEAD).map(|days| from.plus(days)).find(|day| self.is(*day)),
        }
    }

    /// The last such day up to `until`.
    pub(super) fn last(self, until: LocalDay) -> Option<LocalDay> {
        match self {
            Self::Date { .. } | Self::FromToday(_) => self.next(until),
            _ => (0..=AHEAD).map(|days| until.plus(-days)).find(|day| self.is(*day)),
        }
    }

    fn is(self, day: LocalDay) -> bool {
        let date = day.date();
        match self {
            Self::Date { year, month, day } => (date.year(), date.month(), date.day()) == (year, month, day),
            Self::MonthDay { month, day } => (date.month(), date.day()) == (month, day),
            Self::Number(number) => date.day() == number,
            Self::Weekday(weekday) => day.days_since_monday() == usize::from(weekday),
            Self::FromToday(_) => false,
        }
    }
}

fn date(year: i32, month: u32, day: u32) -> Option<LocalDay> {
    YEARS.contains(&year).then(|| NaiveDate::from_ymd_opt(year, month, day).map(LocalDay::from_date))?
}

/// Reads a day without looking at the calendar.
pub(super) fn stated(reader: &mut Reader) -> Result<Stated, TypedError> {
    reader.known(Known::At);
    let stated = match reader.kind() {
        Some(Kind::Known(Known::Yesterday)) => Stated::FromToday(-1),
        Some(Kind::Known(Known::Today)) => Stated::FromToday(0),
        Some(Kind::Known(Known::Tomorrow)) => Stated::FromToday(1),
        Some(Kind::Known(Known::AfterTomorrow)) => Stated::FromToday(2),
        Some(Kind::Known(Known::Month(month))) => return month_first(reader, month.into()),
        Some(Kind::Known(Known::Weekday(weekday))) => return Ok(after_weekday(reader, weekday)),
        Some(Kind::Number(_)) => return numbered(reader),
        _ => return Err(reader.wrong(Wrong::NotADay)),
    };
    reader.skip();
    Ok(stated)
}

/// A day of the week; the date that follows it says more.
fn after_weekday(reader: &mut Reader, weekday: u8) -> Stated {
    reader.skip();
    let dated = reader.attempt(|ahead| {
        ahead.sign(',');
        match stated(ahead) {
            Ok(dated @ (Stated::Date { .. } | Stated::MonthDay { .. })) => Ok(dated),
            _ => Err(()),
        }
    });
    dated.unwrap_or(Stated::Weekday(weekday))
}

/// "Nov 28", "Nov 28, 2026".
fn month_first(reader: &mut Reader, month: u32) -> Result<Stated, TypedError> {
    let start = *reader;
    reader.skip();
    let Some(day) = reader.figure().filter(|day| day.digits <= 2) else {
        return Err(start.wrong(Wrong::NotADay));
    };
    reader.known(Known::Ordinal);
    let year = reader.attempt(|ahead| {
        ahead.sign(',');
        read_year(ahead).ok_or(())
    });
    Ok(with_year(year.ok(), month, day.value))
}

/// "28", "28.11", "28/11/26", "28 Nov", "28th of Nov", "2026-11-28".
fn numbered(reader: &mut Reader) -> Result<Stated, TypedError> {
    let start = *reader;
    let Some(day) = reader.figure() else { return Err(start.wrong(Wrong::NotADay)) };
    match day.digits {
        4 => return iso(reader, day).ok_or_else(|| start.wrong(Wrong::NotADay)),
        5.. => return Err(start.wrong(Wrong::NotADay)),
        _ => {}
    }
    let month_first = reader.month_first();
    for sign in ['.', '/'] {
        if let Some(month) = reader.figure_behind(&[sign], &[1, 2]) {
            let year = reader.figure_behind(&[sign], &[2, 4]).map(full_year);
            if year.is_some() {
                reader.known(Known::Year);
            }
            return Ok(match sign {
                '/' if month_first => with_year(year, day.value, month.value),
                _ => with_year(year, month.value, day.value),
            });
        }
    }
    Ok(dashed(reader, day).unwrap_or_else(|| day_first(reader, day)))
}

/// "28-11-2026": with dashes only a whole date is a date.
fn dashed(reader: &mut Reader, day: Figure) -> Option<Stated> {
    let dashed = reader.attempt(|ahead| {
        let month = ahead.figure_behind(&['-'], &[1, 2]).ok_or(())?;
        let year = ahead.figure_behind(&['-'], &[4]).ok_or(())?;
        Ok::<_, ()>(with_year(Some(full_year(year)), month.value, day.value))
    });
    dashed.ok()
}

fn iso(reader: &mut Reader, year: Figure) -> Option<Stated> {
    let month = reader.figure_behind(&['-', '.', '/'], &[1, 2])?;
    let day = reader.figure_behind(&['-', '.', '/'], &[1, 2])?;
    Some(with_year(Some(full_year(year)), month.value, day.value))
}

/// "28", "28th", "28 Nov", "28 Nov 2026".
fn day_first(reader: &mut Reader, day: Figure) -> Stated {
    let ordinal = [Kind::Sign('-'), Kind::Known(Known::Ordinal)];
    if [reader.kind(), reader.kind_after(1)] == ordinal.map(Some) {
        reader.skip();
    }
    while reader.known(Known::Ordinal) {}
    let Some(Kind::Known(Known::Month(month))) = reader.kind() else { return Stated::Number(day.value) };
    reader.skip();
    let year = reader.attempt(|ahead| read_year(ahead).ok_or(()));
    with_year(year.ok(), month.into(), day.value)
}

/// A year behind a month: four digits.
pub(super) fn read_year(reader: &mut Reader) -> Option<i32> {
    let year = reader.figure().filter(|year| year.digits == 4 && in_years(year.value))?;
    reader.known(Known::Year);
    Some(full_year(year))
}

fn in_years(value: u32) -> bool {
    i32::try_from(value).is_ok_and(|year| YEARS.contains(&year))
}

fn full_year(year: Figure) -> i32 {
    let value = i32::try_from(year.value).unwrap_or(i32::MAX);
    if year.digits == 2 { value + 2000 } else { value }
}

fn with_year(year: Option<i32>, month: u32, day: u32) -> Stated {
    match year {
        Some(year) => Stated::Date { year, month, day },
        None => Stated::MonthDay { month, day },
    }
}

/// From one day to another.
fn stretch(first: Stated, last: Stated, today: LocalDay) -> Result<(LocalDay, LocalDay), Wrong> {
    let first = with_month_of(first, last);
    if let (Stated::MonthDay { .. } | Stated::Number(_), Stated::Date { .. }) = (first, last) {
        let until = last.next(today).ok_or(Wrong::NoSuchDay)?;
        return checked(first.last(until).ok_or(Wrong::NoSuchDay)?, until);
    }
    if let Stated::MonthDay { .. } | Stated::Number(_) = first {
        let begun = first.last(today).ok_or(Wrong::NoSuchDay)?;
        let under_way = ending(begun, last, today).filter(|(_, until)| *until >= today);
        match under_way {
            // Nobody closes a year that is all but over: the days were written backwards.
            Some((begun, until)) if until.0 - begun.0 > MOST_DAYS_OVER_NEW_YEAR => {
                return Err(Wrong::Backwards);
            }
            Some((begun, until)) => return checked(begun, until),
            None => {}
        }
    }
    let from = first.next(today).ok_or(Wrong::NoSuchDay)?;
    last.next(from).ok_or(Wrong::NoSuchDay)?;
    let (from, until) = ending(from, last, today).ok_or(Wrong::Backwards)?;
    checked(from, until)
}

/// "24 - 28 Dec": the first is of the month of the last, or of the one before.
pub(super) fn with_month_of(first: Stated, last: Stated) -> Stated {
    match (first, last) {
        (Stated::Number(number), Stated::MonthDay { month, day }) => {
            let month = if number <= day { month } else { (month + 10) % 12 + 1 };
            Stated::MonthDay { month, day: number }
        }
        _ => first,
    }
}

/// The stretch from `from` to the next such day; nothing when it runs over a year's end for too long.
pub(super) fn ending(from: LocalDay, last: Stated, today: LocalDay) -> Option<(LocalDay, LocalDay)> {
    let until = match last {
        Stated::FromToday(days) => today.plus(days),
        _ => last.next(from)?,
    };
    let over_new_year = from.date().year() < until.date().year();
    let is_stated = matches!(last, Stated::Date { .. });
    let too_long = until.0.saturating_sub(from.0) > MOST_DAYS_OVER_NEW_YEAR;
    (is_stated || !over_new_year || !too_long).then_some((from, until))
}

pub(super) fn checked(from: LocalDay, until: LocalDay) -> Result<(LocalDay, LocalDay), Wrong> {
    match until.0.saturating_sub(from.0) {
        ..0 => Err(Wrong::Backwards),
        MOST_DAYS.. => Err(Wrong::TooManyDays),
        _ => Ok((from, until)),
    }
}
