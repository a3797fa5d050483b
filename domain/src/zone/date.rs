//! Civil dates and months.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

const DAY_S: i64 = 24 * 60 * 60;
const YEAR_MONTHS: i32 = 12;
const EPOCH_YEAR: i32 = 1970;
const WEEKDAYS: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

/// A civil date as days since 1970-01-01 (what `local_day` stores).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct LocalDay(pub i32);

impl LocalDay {
    /// The day of this date.
    #[must_use]
    pub fn from_date(date: NaiveDate) -> Self {
        Self(date.to_epoch_days())
    }

    /// Its date; the nearest that chrono knows for days beyond it.
    #[must_use]
    pub fn date(self) -> NaiveDate {
        let nearest = if self.0 < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
        NaiveDate::from_epoch_days(self.0).unwrap_or(nearest)
    }

    /// This many days later; earlier when `days` is below zero.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Its day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        WEEKDAYS[self.days_since_monday()]
    }

    /// The month it is in.
    #[must_use]
    pub fn month(self) -> Month {
        let date = self.date();
        Month((date.year() - EPOCH_YEAR) * YEAR_MONTHS + date.month0().cast_signed())
    }

    /// The days from the last Monday to this one, `0..7`.
    pub(crate) fn days_since_monday(self) -> usize {
        // 1970-01-01 was a Thursday.
        usize::try_from((i64::from(self.0) + 3).rem_euclid(7)).unwrap_or_default()
    }

    /// Its midnight in seconds since 1970, read as if it were UTC.
    pub(crate) fn seconds(self) -> i64 {
        i64::from(self.0) * DAY_S
    }

    /// The day of a civil time in seconds since 1970, read as if it were UTC.
    pub(crate) fn from_seconds(wall_s: i64) -> Self {
        let nearest = if wall_s < 0 { i32::MIN } else { i32::MAX };
        Self(i32::try_from(wall_s.div_euclid(DAY_S)).unwrap_or(nearest))
    }
}

/// A civil month as months since 1970-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Month(pub i32);

impl Month {
    /// Its first day; the nearest that chrono knows for months beyond it.
    #[must_use]
    pub fn first_day(self) -> LocalDay {
        let nearest = if self.0 < 0 { NaiveDate::MIN } else { NaiveDate::MAX };
        let year = EPOCH_YEAR + self.0.div_euclid(YEAR_MONTHS);
        let month = self.0.rem_euclid(YEAR_MONTHS) + 1;
        let first = NaiveDate::from_ymd_opt(year, month.cast_unsigned(), 1);
        LocalDay::from_date(first.unwrap_or(nearest))
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> LocalDay {
        self.first_day().max(self.next().first_day().plus(-1))
    }

    /// The month after it.
    #[must_use]
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// The month before it.
    #[must_use]
    pub const fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// Its days, in order.
    pub fn days(self) -> impl DoubleEndedIterator<Item = LocalDay> {
        (self.first_day().0..=self.last_day().0).map(LocalDay)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> LocalDay {
        LocalDay::from_date(text.parse().unwrap())
    }

    #[test]
    fn days_are_counted_from_1970() {
        for (text, days, weekday) in [
            ("1970-01-01", 0, Weekday::Thu),
            ("1969-12-31", -1, Weekday::Wed),
            ("2026-11-21", 20_778, Weekday::Sat),
            ("2028-02-29", 21_243, Weekday::Tue),
        ] {
            assert_eq!(day(text), LocalDay(days), "{text}");
            assert_eq!(day(text).weekday(), weekday, "{text}");
            assert_eq!(day(text).weekday(), day(text).date().weekday(), "{text}");
            assert_eq!(day(text).date().to_string(), text);
        }
    }

    #[test]
    fn a_month_knows_its_days() {
        for (text, first, last) in [
            ("2028-02-10", "2028-02-01", "2028-02-29"),
            ("2027-02-28", "2027-02-01", "2027-02-28"),
            ("1969-12-31", "1969-12-01", "1969-12-31"),
        ] {
            let month = day(text).month();
            assert_eq!((month.first_day(), month.last_day()), (day(first), day(last)), "{text}");
            assert_eq!(month.next().previous(), month);
            assert!(month.days().all(|day| day.month() == month));
        }
    }

    #[test]
    fn days_and_months_beyond_the_calendar_are_clamped() {
        for days in [i32::MIN, i32::MAX] {
            let _ = (LocalDay(days).date(), LocalDay(days).weekday(), LocalDay(days).month());
            assert_eq!(LocalDay(days).plus(days), LocalDay(days));
            assert!(Month(days).days().count() > 0);
        }
    }
}
