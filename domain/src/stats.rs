//! Figures of a stretch of days, and how they compare.

use crate::zone::LocalDay;

/// So many days fit into one look.
pub const RANGE_MAX_DAYS: i32 = 366;

/// Whole days from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The first.
    pub first: LocalDay,
    /// The last; not before the first.
    pub last: LocalDay,
}

/// How long a stretch one looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Period {
    /// One day.
    Day,
    /// Monday to Sunday.
    Week,
    /// A calendar month.
    Month,
}

/// What happened in a stretch of days. Money is in minor units of the studio's currency.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Visits that were not called off.
    pub visits: i64,
    /// Of these, still to come.
    pub ahead: i64,
    /// What the visits cost that have begun; a client who did not come paid nothing.
    pub revenue: i64,
    /// What the visits to come will cost.
    pub expected: i64,
    /// Visits that were called off.
    pub cancelled: i64,
    /// Clients who did not come.
    pub no_shows: i64,
    /// Minutes of visits that were not called off.
    pub busy_min: i64,
    /// Minutes that were open for visits.
    pub open_min: i64,
    /// Clients whose first visit this was.
    pub new_clients: i64,
    /// Clients who had been there before.
    pub returning: i64,
}

impl Figures {
    /// How much of the open time is taken, in percent; nothing when it was not open. Visits outside the hours may make
    /// it more than a hundred.
    #[must_use]
    pub fn load_percent(&self) -> Option<i64> {
        (self.open_min > 0).then(|| self.busy_min.saturating_mul(100) / self.open_min)
    }

    /// Visits that have begun.
    #[must_use]
    pub fn begun(&self) -> i64 {
        self.visits - self.ahead
    }

    /// What the visits cost, those to come too.
    #[must_use]
    pub fn worth(&self) -> i64 {
        self.revenue.saturating_add(self.expected)
    }

    /// Adds what happened elsewhere; clients are counted apart, since one may be in both.
    pub fn add(&mut self, other: &Self) {
        self.visits += other.visits;
        self.ahead += other.ahead;
        self.revenue = self.revenue.saturating_add(other.revenue);
        self.expected = self.expected.saturating_add(other.expected);
        self.cancelled += other.cancelled;
        self.no_shows += other.no_shows;
        self.busy_min += other.busy_min;
    }
}

/// The change from `before` to `now` in percent; nothing when there was nothing before.
#[must_use]
pub fn change_percent(before: i64, now: i64) -> Option<i64> {
    (before > 0).then(|| now.saturating_sub(before).saturating_mul(100) / before)
}

impl Range {
    /// The stretch of a kind that holds `day`, moved by so many of its kind.
    #[must_use]
    pub fn around(period: Period, day: LocalDay, moved: i32) -> Self {
        match period {
            Period::Day => {
                let day = day.plus(moved);
                Self { first: day, last: day }
            }
            Period::Week => {
                let monday = day.plus(-i32::try_from(day.days_since_monday()).unwrap_or_default());
                let first = monday.plus(moved.saturating_mul(7));
                Self { first, last: first.plus(6) }
            }
            Period::Month => {
                let month = crate::zone::Month(day.month().0.saturating_add(moved));
                Self { first: month.first_day(), last: month.last_day() }
            }
        }
    }

    /// How many days it has.
    #[must_use]
    pub fn days(self) -> i32 {
        self.last.0.saturating_sub(self.first.0).saturating_add(1)
    }

    /// Whether `today` is one of its days, so that it is not over and has begun.
    #[must_use]
    pub fn holds(self, today: LocalDay) -> bool {
        self.first <= today && today <= self.last
    }

    /// The stretch before it: the one of its kind, or as many days.
    #[must_use]
    pub fn before(self) -> Self {
        if self == Self::around(Period::Month, self.first, 0) {
            return Self::around(Period::Month, self.first, -1);
        }
        let days = self.days();
        Self { first: self.first.plus(-days), last: self.last.plus(-days) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(date: &str) -> LocalDay {
        LocalDay::from_date(date.parse().unwrap())
    }

    #[test]
    fn a_stretch_and_the_one_before_it() {
        for (period, moved, first, last, before) in [
            (Period::Day, 0, "2026-11-26", "2026-11-26", "2026-11-25"),
            (Period::Week, 0, "2026-11-23", "2026-11-29", "2026-11-16"),
            (Period::Week, -1, "2026-11-16", "2026-11-22", "2026-11-09"),
            (Period::Month, 0, "2026-11-01", "2026-11-30", "2026-10-01"),
            (Period::Month, 4, "2027-03-01", "2027-03-31", "2027-02-01"),
        ] {
            let range = Range::around(period, day("2026-11-26"), moved);
            assert_eq!((range.first, range.last), (day(first), day(last)), "{period:?} {moved}");
            assert_eq!(range.before().first, day(before), "{period:?} {moved}");
            assert_eq!(range.before().last, range.first.plus(-1));
        }
    }

    #[test]
    fn percents_say_nothing_about_nothing() {
        assert_eq!(change_percent(0, 5), None);
        assert_eq!(change_percent(4, 5), Some(25));
        assert_eq!(change_percent(4, 1), Some(-75));
        assert_eq!(Figures::default().load_percent(), None);
        assert_eq!(Figures { busy_min: 90, open_min: 120, ..Figures::default() }.load_percent(), Some(75));
    }
}
