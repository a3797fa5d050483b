//! When a client is reminded of a visit, and what becomes of one who does not answer.

use serde::{Deserialize, Serialize};

use crate::ids::{ReminderId, ServiceId};
use crate::quiet::Quiet;
use crate::span::Span;
use crate::timestamp::Timestamp;
use crate::zone::Zone;

const DAY_MIN: u32 = 24 * 60;
/// The longest time before a visit.
pub const MOST_MIN: u32 = 30 * DAY_MIN;
/// The most days before a visit.
pub const MOST_DAYS: u16 = 30;
/// The most rules of a studio, and of each of its services.
pub const MOST_RULES: usize = 5;
/// Between the last question and telling the specialist, in minutes.
const PATIENCE_MIN: i64 = 60;
/// Nobody is asked once more later than so many minutes before the start: the time could not go to others any more.
const LAST_MIN: i64 = 3 * 60;
/// What is said before the quiet hours is said so many minutes before them: sending takes its time.
const LEEWAY_MIN: i64 = 5;
/// How far a reminder's moment may be from what its lead says: a day in which the clock changes, and a long night.
const SLACK_MIN: i64 = 3 * 24 * 60;

/// How long before a visit its client is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lead {
    /// So many minutes before it starts, whatever the clocks do.
    Before(u32),
    /// At a time on the studio's wall.
    Wall {
        /// Days before the visit's civil day; 0 is that day.
        days: u16,
        /// Civil minutes since midnight, `0..1440`.
        minute: u16,
    },
}

/// A rule of a studio, or of one of its services in place of the studio's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its row.
    pub id: ReminderId,
    /// For which service; nothing for all that have no rules of their own.
    pub service: Option<ServiceId>,
    /// When.
    pub lead: Lead,
    /// Whether the client is asked to say that they come.
    pub asks: bool,
    /// Since when it holds: what it would have said before is not said after all.
    pub since: Timestamp,
}

/// What becomes of a question that nobody answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Asking {
    /// Asked once more after so many minutes; 0 for never.
    pub again_min: u32,
    /// The specialist is asked so many minutes before the start whether to keep the time; 0 for never.
    pub release_min: u32,
}

impl Asking {
    /// What a new studio has.
    pub const DEFAULT: Self = Self { again_min: 3 * 60, release_min: 3 * 60 };

    /// When the client is asked once more; nothing when that would be too late to be of use.
    #[must_use]
    pub fn again(
        self,
        zone: Zone,
        quiet: Option<Quiet>,
        asked: Timestamp,
        start: Timestamp,
    ) -> Option<Timestamp> {
        let at = asked.plus_min(self.again_min.into());
        let at = quiet.map_or(at, |quiet| quiet.after(zone, at));
        (self.again_min > 0 && at <= start.plus_min(-LAST_MIN)).then_some(at)
    }

    /// When the specialist is asked whether to keep the time: after the client was asked for the last time, and before
    /// the night rather than in it. Nothing when there is no such moment.
    #[must_use]
    pub fn question(
        self,
        zone: Zone,
        quiet: Option<Quiet>,
        asked: Timestamp,
        start: Timestamp,
    ) -> Option<Timestamp> {
        let last = self.again(zone, quiet, asked, start).unwrap_or(asked).plus_min(PATIENCE_MIN);
        let meant = start.plus_min(-i64::from(self.release_min));
        let after = quiet.map_or(meant, |quiet| quiet.after(zone, meant));
        let moments = [before(zone, quiet, meant), after];
        let fits = |at: &Timestamp| last <= *at && *at < start;
        moments.into_iter().find(|at| self.release_min > 0 && fits(at))
    }
}

impl Lead {
    /// What a new studio has: the evening before, with a question, and two hours before.
    pub const DEFAULT: [(Self, bool); 2] =
        [(Self::Wall { days: 1, minute: 18 * 60 }, true), (Self::Before(2 * 60), false)];

    /// Whether it is within the limits.
    #[must_use]
    pub fn is_within(self) -> bool {
        match self {
            Self::Before(minutes) => (1..=MOST_MIN).contains(&minutes),
            Self::Wall { days, minute } => days <= MOST_DAYS && u32::from(minute) < DAY_MIN,
        }
    }

    /// Whether it leaves time for others to take the visit's place.
    #[must_use]
    pub fn is_long(self) -> bool {
        match self {
            Self::Before(minutes) => minutes >= DAY_MIN / 2,
            Self::Wall { days, .. } => days > 0,
        }
    }

    /// Where it stands among others: how many minutes it comes before a visit at noon, by and large.
    #[must_use]
    pub fn ahead_min(self) -> i64 {
        match self {
            Self::Before(minutes) => minutes.into(),
            Self::Wall { days, minute } => {
                i64::from(days) * i64::from(DAY_MIN) + i64::from(DAY_MIN / 2) - i64::from(minute)
            }
        }
    }

    /// Its number in buttons: minutes before the start, or behind all of those the civil minute counted from the days.
    #[must_use]
    pub fn number(self) -> i64 {
        match self {
            Self::Before(minutes) => minutes.into(),
            Self::Wall { days, minute } => {
                i64::from(MOST_MIN + 1 + u32::from(days) * DAY_MIN + u32::from(minute))
            }
        }
    }

    /// Reads [`Lead::number`], within the limits.
    #[must_use]
    pub fn of_number(number: i64) -> Option<Self> {
        let number = u32::try_from(number).ok()?;
        let lead = match number.checked_sub(MOST_MIN + 1) {
            None => Self::Before(number),
            Some(rest) => Self::Wall {
                days: u16::try_from(rest / DAY_MIN).ok()?,
                minute: u16::try_from(rest % DAY_MIN).ok()?,
            },
        };
        lead.is_within().then_some(lead)
    }

    /// When the client of a visit is reminded. What falls into quiet hours comes after them, or before them where it
    /// would otherwise be too late. Later visits have no earlier moments.
    #[must_use]
    pub fn moment(self, zone: Zone, quiet: Option<Quiet>, start: Timestamp) -> Timestamp {
        let meant = match self {
            Self::Before(minutes) => start.plus_min(-i64::from(minutes)),
            Self::Wall { days, minute } => zone.at(zone.day_of(start).plus(-i32::from(days)), minute.into()),
        };
        let after = quiet.map_or(meant, |quiet| quiet.after(zone, meant));
        if meant < after && is_of_use(meant, start, after) { after } else { before(zone, quiet, meant) }
    }

    /// The starts of the visits whose reminder came due after `after` and by `now`, and is still of use.
    #[must_use]
    pub fn starts_due(self, zone: Zone, quiet: Option<Quiet>, after: Timestamp, now: Timestamp) -> Span {
        let moment = |start| self.moment(zone, quiet, start);
        let after = after.max(now.plus_min(-i64::from(MOST_MIN) - SLACK_MIN));
        let of_use = self.first(now, |start| is_of_use(moment(start), start, now));
        let start = self.first(after, |start| after < moment(start)).max(of_use);
        Span { start, end: self.first(now, |start| now < moment(start)).max(start) }
    }

    /// The first start whose reminder is due after `moment`.
    #[must_use]
    pub fn first_after(self, zone: Zone, quiet: Option<Quiet>, moment: Timestamp) -> Timestamp {
        self.first(moment, |start| moment < self.moment(zone, quiet, start))
    }

    /// The first start near `around` of which something is true that stays true for all later ones.
    fn first(self, around: Timestamp, is_true: impl Fn(Timestamp) -> bool) -> Timestamp {
        let lead = match self {
            Self::Before(minutes) => minutes.into(),
            Self::Wall { days, .. } => i64::from(days) * i64::from(DAY_MIN),
        };
        let (mut below, mut from) = (around.plus_min(-SLACK_MIN), around.plus_min(lead + SLACK_MIN));
        while from.0 - below.0 > 1 {
            let middle = Timestamp(i64::midpoint(below.0, from.0));
            if is_true(middle) {
                from = middle;
            } else {
                below = middle;
            }
        }
        from
    }
}

/// The last moment up to `meant` at which there is still time to ring before the quiet hours.
fn before(zone: Zone, quiet: Option<Quiet>, meant: Timestamp) -> Timestamp {
    let Some(quiet) = quiet else { return meant };
    let night = [meant, meant.plus_min(LEEWAY_MIN)].into_iter().find(|at| quiet.holds(zone, *at));
    night.map_or(meant, |at| quiet.before(zone, at).plus_min(-LEEWAY_MIN).min(meant))
}

/// Whether a reminder that was due at `moment` may still come at `now`: while at least half of its lead is left.
#[must_use]
pub fn is_of_use(moment: Timestamp, start: Timestamp, now: Timestamp) -> bool {
    now < start && start.0 - now.0 >= now.0 - moment.0
}
