//! When a specialist works.
//!
//! Hours are civil and belong to a zone; what is open is a list of instants. A clock change makes one opening
//! shorter or longer, it never shifts a visit.

mod effect;
mod place;
mod rules;

use std::collections::BTreeMap;

use chrono::Weekday;
use serde::{Deserialize, Serialize};

pub use self::effect::{Effect, effect};
pub use self::place::{Clash, Place, When, clash, united};
pub use self::rules::{Change, Pause, Rules};
use crate::span::Span;
use crate::zone::{CivilDay, LocalDay, Zone};

const DAY_MIN: i16 = 24 * 60;

/// Why hours cannot be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HoursError {
    /// An interval that does not go forward within one day.
    #[error("minutes {from_min} to {to_min} are not a stretch of one day")]
    NotAStretch {
        /// Minutes since midnight.
        from_min: i16,
        /// Minutes since midnight.
        to_min: i16,
    },
    /// Two intervals of one day that share a minute.
    #[error("two stretches overlap at minute {at_min}")]
    Overlap {
        /// Where the later one starts, minutes since midnight.
        at_min: i16,
    },
}

/// A civil stretch of one day in minutes since midnight, `0 <= from < to <= 1440`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "(i16, i16)", into = "(i16, i16)")]
pub struct Interval {
    from_min: i16,
    to_min: i16,
}

impl Interval {
    /// A stretch from one minute to another.
    ///
    /// # Errors
    /// [`HoursError::NotAStretch`] unless `0 <= from_min < to_min <= 1440`.
    pub fn new(from_min: i16, to_min: i16) -> Result<Self, HoursError> {
        if 0 <= from_min && from_min < to_min && to_min <= DAY_MIN {
            return Ok(Self { from_min, to_min });
        }
        Err(HoursError::NotAStretch { from_min, to_min })
    }

    /// Where it starts, minutes since midnight.
    #[must_use]
    pub fn from_min(self) -> i16 {
        self.from_min
    }

    /// Where it ends, minutes since midnight; 1440 is the next midnight.
    #[must_use]
    pub fn to_min(self) -> i16 {
        self.to_min
    }

    /// The minutes that both have.
    #[must_use]
    pub fn shared(self, other: Self) -> Option<Self> {
        Self::new(self.from_min.max(other.from_min), self.to_min.min(other.to_min)).ok()
    }
}

impl TryFrom<(i16, i16)> for Interval {
    type Error = HoursError;

    fn try_from((from_min, to_min): (i16, i16)) -> Result<Self, HoursError> {
        Self::new(from_min, to_min)
    }
}

impl From<Interval> for (i16, i16) {
    fn from(interval: Interval) -> Self {
        (interval.from_min, interval.to_min)
    }
}

/// Weekly hours: several intervals a day, sorted and disjoint. Intervals that touch stay two: a visit does not
/// cross from one to the other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week([Vec<Interval>; 7]);

impl Week {
    /// Hours for each day, Monday first; the intervals of a day come in any order.
    ///
    /// # Errors
    /// [`HoursError::Overlap`] when two intervals of a day share a minute.
    pub fn new(mut days: [Vec<Interval>; 7]) -> Result<Self, HoursError> {
        for day in &mut days {
            day.sort_unstable();
            if let Some(pair) = day.windows(2).find(|pair| pair[1].from_min < pair[0].to_min) {
                return Err(HoursError::Overlap { at_min: pair[1].from_min });
            }
        }
        Ok(Self(days))
    }

    /// Hours for each day, Monday first; the intervals of a day that share minutes become one.
    #[must_use]
    pub fn joined(days: [Vec<Interval>; 7]) -> Self {
        Self(days.map(joined))
    }

    /// Whether no day has an interval.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }

    /// Its days, Monday first.
    #[must_use]
    pub fn days(&self) -> &[Vec<Interval>; 7] {
        &self.0
    }

    /// The intervals of one weekday, in order; empty on a day off.
    #[must_use]
    pub fn on(&self, weekday: Weekday) -> &[Interval] {
        &self.0[weekday.num_days_from_monday() as usize]
    }
}

/// One specialist's calendar. [`Hours::new`] keeps the lists in the order that the fields promise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hours {
    /// Where the civil hours are.
    pub zone: Zone,
    /// The usual hours.
    pub week: Week,
    /// Days with hours of their own: sorted, disjoint; empty on a day off.
    pub overrides: BTreeMap<LocalDay, Vec<Interval>>,
    /// When the specialist is away: sorted, disjoint, none empty.
    pub time_off: Vec<Span>,
    /// How many visits may start on one local day; no limit when empty.
    pub day_limit: Option<u32>,
    /// Pauses that come back every week, on days with hours of their own too: no visit overlaps one, and the grid of
    /// starts goes on around it.
    pub breaks: Week,
}

impl Hours {
    /// A calendar. Intervals of an override that share minutes become one; so do time-offs that meet.
    #[must_use]
    pub fn new(
        zone: Zone,
        week: Week,
        mut overrides: BTreeMap<LocalDay, Vec<Interval>>,
        time_off: Vec<Span>,
        day_limit: Option<u32>,
    ) -> Self {
        for intervals in overrides.values_mut() {
            *intervals = joined(std::mem::take(intervals));
        }
        Self { zone, week, overrides, time_off: merged(time_off), day_limit, breaks: Week::default() }
    }

    /// With pauses that come back every week.
    #[must_use]
    pub fn with_breaks(self, breaks: Week) -> Self {
        Self { breaks, ..self }
    }

    /// The civil hours of one day, in order: its override, else those of its weekday.
    #[must_use]
    pub fn intervals(&self, day: LocalDay) -> &[Interval] {
        self.overrides.get(&day).map_or_else(|| &self.week.0[day.days_since_monday()], Vec::as_slice)
    }

    /// The open spans of one day, in order; time off is not taken out.
    ///
    /// An interval that the clock skips as a whole is left out; one that it skips in part is shorter, and one in
    /// which an hour comes twice is longer.
    #[must_use]
    pub fn open_on(&self, day: LocalDay) -> Vec<Span> {
        self.open(&self.zone.civil_day(day)).collect()
    }

    /// The pauses of one day, in order; the clock shortens and lengthens them as it does what is open.
    #[must_use]
    pub fn breaks_on(&self, day: LocalDay) -> Vec<Span> {
        if self.breaks.is_empty() {
            return Vec::new();
        }
        self.paused(&self.zone.civil_day(day)).collect()
    }

    /// The opening that has the whole of this stretch.
    #[must_use]
    pub fn shift_of(&self, stretch: Span) -> Option<Span> {
        self.open_on(self.zone.day_of(stretch.start)).into_iter().find(|shift| shift.covers(stretch))
    }

    /// Whether time off or a pause stands in the way of a stretch.
    #[must_use]
    pub fn is_away(&self, stretch: Span) -> bool {
        let in_the_way = |away: &Span| away.overlaps(stretch);
        self.time_off.iter().any(in_the_way)
            || self.breaks_on(self.zone.day_of(stretch.start)).iter().any(in_the_way)
    }

    /// Whether a visit that takes this stretch is within the hours.
    #[must_use]
    pub fn keeps(&self, stretch: Span) -> bool {
        self.shift_of(stretch).is_some() && !self.is_away(stretch)
    }

    pub(crate) fn open(&self, civil: &CivilDay) -> impl Iterator<Item = Span> {
        civil.spans(self.intervals(civil.day))
    }

    pub(crate) fn paused(&self, civil: &CivilDay) -> impl Iterator<Item = Span> {
        civil.spans(&self.breaks.0[civil.day.days_since_monday()])
    }
}

/// Sorted, with those that share a minute made one; those that only touch stay apart.
fn joined(mut intervals: Vec<Interval>) -> Vec<Interval> {
    intervals.sort_unstable();
    intervals.dedup_by(|later, earlier| {
        let shared = later.from_min < earlier.to_min;
        if shared {
            earlier.to_min = earlier.to_min.max(later.to_min);
        }
        shared
    });
    intervals
}

/// Sorted, none empty, with those that overlap or touch made one.
fn merged(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|span| !span.is_empty());
    spans.sort_unstable_by_key(|span| span.start);
    spans.dedup_by(|later, earlier| {
        let meets = later.start <= earlier.end;
        if meets {
            earlier.end = earlier.end.max(later.end);
        }
        meets
    });
    spans
}
