//! Civil time. The one place where what a clock on the wall shows becomes an instant.
//!
//! **The rule:** a civil time means the first moment at which the wall shows it or a later time. So a time that
//! the clock skips opens at the first moment after the gap, and a time that comes twice means its first coming;
//! later civil times never give earlier instants, and a day is from its midnight to the next one.

mod date;

use chrono::{DateTime, NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz;

pub use self::date::{LocalDay, Month};
use crate::hours::Interval;
use crate::span::Span;
use crate::timestamp::Timestamp;

const DAY_MIN: i32 = 24 * 60;
const DAY_S: i64 = 24 * 60 * 60;
/// No clock was ever further from UTC: Manila's, until 1844, came closest.
const FURTHEST_S: i64 = 16 * 60 * 60;

/// An IANA time zone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Zone(Tz);

impl Zone {
    /// Coordinated Universal Time.
    pub const UTC: Self = Self(Tz::UTC);

    /// The zone of this IANA name, as it is written there.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// Its IANA name.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.0.name()
    }

    /// The first moment at which the wall shows `minute` of `day` or a later time.
    ///
    /// * `minute`: since midnight by the wall, `0..=1440`; 1440 is the next day's midnight.
    #[must_use]
    pub fn at(self, day: LocalDay, minute: i32) -> Timestamp {
        self.civil_day(day).at(minute)
    }

    /// The day whose [`Zone::day_span`] has this moment.
    ///
    /// It is the date on the wall, unless the clock went back over midnight: then the new day goes on.
    #[must_use]
    pub fn day_of(self, moment: Timestamp) -> LocalDay {
        let shown = LocalDay::from_seconds(self.wall_s(moment));
        let next = shown.plus(1);
        if self.at(next, 0) <= moment { next } else { shown }
    }

    /// The minute since midnight that the wall shows, `0..1440`.
    #[must_use]
    pub fn minute_of(self, moment: Timestamp) -> i32 {
        i32::try_from(self.wall_s(moment).rem_euclid(DAY_S) / 60).unwrap_or_default()
    }

    /// What the wall shows; the nearest date that chrono knows for moments beyond it.
    #[must_use]
    pub fn local(self, moment: Timestamp) -> NaiveDateTime {
        utc(self.wall_s(moment))
    }

    /// From the midnight of `day` to the next one. Empty for a day that the zone left out.
    #[must_use]
    pub fn day_span(self, day: LocalDay) -> Span {
        self.civil_day(day).span()
    }

    /// One day, ready to turn its minutes into instants.
    pub(crate) fn civil_day(self, day: LocalDay) -> CivilDay {
        self.civil_day_from(day, self.offset_s(day.seconds() - FURTHEST_S))
    }

    /// The days `first..=last`, with one look into the zone's table for each day without a clock change.
    pub(crate) fn civil_days(self, first: LocalDay, last: LocalDay) -> impl Iterator<Item = CivilDay> {
        let mut steady = None;
        (first.0..=last.0).map(LocalDay).map(move |day| {
            let civil = match steady {
                Some(offset_s) => self.civil_day_from(day, offset_s),
                None => self.civil_day(day),
            };
            steady = civil.change.is_none().then_some(civil.offset_s);
            civil
        })
    }

    /// * `offset_s`: the offset at the first moment that can be on the wall as `day` somewhere on Earth.
    fn civil_day_from(self, day: LocalDay, offset_s: i64) -> CivilDay {
        let until_s = day.seconds() + DAY_S + FURTHEST_S;
        let after_s = self.offset_s(until_s);
        let change = (after_s != offset_s).then(|| {
            let moment = self.change_between(day.seconds() - FURTHEST_S, until_s, offset_s);
            Change { moment, offset_s: after_s }
        });
        CivilDay { day, offset_s, change }
    }

    /// The first second of `from_s..=until_s` at which the offset is not `offset_s` any more.
    fn change_between(self, mut from_s: i64, mut until_s: i64, offset_s: i64) -> i64 {
        while until_s - from_s > 1 {
            let middle = i64::midpoint(from_s, until_s);
            if self.offset_s(middle) == offset_s {
                from_s = middle;
            } else {
                until_s = middle;
            }
        }
        until_s
    }

    fn wall_s(self, moment: Timestamp) -> i64 {
        moment.0.saturating_add(self.offset_s(moment.0))
    }

    fn offset_s(self, moment_s: i64) -> i64 {
        i64::from(self.0.offset_from_utc_datetime(&utc(moment_s)).fix().local_minus_utc())
    }
}

/// One day of a zone. The clock may change in it or near it, once.
pub(crate) struct CivilDay {
    pub(crate) day: LocalDay,
    /// What the wall is ahead of UTC, in seconds, before the change.
    offset_s: i64,
    change: Option<Change>,
}

/// The moment at which a clock is put forward or back, and the offset from then on.
struct Change {
    moment: i64,
    offset_s: i64,
}

impl CivilDay {
    /// See [`Zone::at`].
    pub(crate) fn at(&self, minute: i32) -> Timestamp {
        let wall_s = self.day.seconds() + i64::from(minute) * 60;
        let early = wall_s - self.offset_s;
        Timestamp(match &self.change {
            Some(change) if change.moment <= early => change.moment.max(wall_s - change.offset_s),
            _ => early,
        })
    }

    pub(crate) fn span(&self) -> Span {
        Span { start: self.at(0), end: self.at(DAY_MIN) }
    }

    /// Civil intervals of this day as instants; what the clock skips as a whole is left out.
    pub(crate) fn spans(&self, intervals: &[Interval]) -> impl Iterator<Item = Span> {
        intervals
            .iter()
            .map(|interval| Span {
                start: self.at(interval.from_min().into()),
                end: self.at(interval.to_min().into()),
            })
            .filter(|span| !span.is_empty())
    }
}

/// Unix seconds as chrono has them; the nearest it knows for those beyond it.
fn utc(seconds: i64) -> NaiveDateTime {
    let nearest =
        if seconds < 0 { DateTime::<chrono::Utc>::MIN_UTC } else { DateTime::<chrono::Utc>::MAX_UTC };
    DateTime::from_timestamp(seconds, 0).unwrap_or(nearest).naive_utc()
}
