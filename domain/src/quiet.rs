//! Quiet hours: a stretch of the studio's civil day in which nobody is rung for what can wait.

use crate::span::Span;
use crate::timestamp::Timestamp;
use crate::zone::Zone;

const DAY_MIN: i16 = 24 * 60;

/// From one civil minute to another; over midnight when the second is the smaller one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Quiet {
    from_min: i16,
    to_min: i16,
}

impl Quiet {
    /// What a new studio begins with: from ten in the evening to eight in the morning.
    pub const NIGHT: Self = Self { from_min: 22 * 60, to_min: 8 * 60 };

    /// Nothing for minutes beyond a day, and for hours that are empty or the whole day.
    ///
    /// * `from_min`, `to_min`: civil minutes since midnight, `0..1440`.
    #[must_use]
    pub fn new(from_min: i16, to_min: i16) -> Option<Self> {
        let day = 0..DAY_MIN;
        let fits = day.contains(&from_min) && day.contains(&to_min) && from_min != to_min;
        fits.then_some(Self { from_min, to_min })
    }

    /// The civil minute from which it is quiet, `0..1440`.
    #[must_use]
    pub fn from_min(self) -> i16 {
        self.from_min
    }

    /// The civil minute from which it is not, `0..1440`.
    #[must_use]
    pub fn to_min(self) -> i16 {
        self.to_min
    }

    /// Whether it is quiet at this moment.
    #[must_use]
    pub fn holds(self, zone: Zone, at: Timestamp) -> bool {
        self.around(zone, at).is_some()
    }

    /// The first moment from `at` on that is not quiet: `at` itself, or the end of the quiet hours.
    #[must_use]
    pub fn after(self, zone: Zone, at: Timestamp) -> Timestamp {
        self.around(zone, at).map_or(at, |quiet| quiet.end)
    }

    /// When the quiet hours that hold at `at` began: the last moment at which one could still ring. `at` itself when it
    /// is not quiet.
    #[must_use]
    pub fn before(self, zone: Zone, at: Timestamp) -> Timestamp {
        self.around(zone, at).map_or(at, |quiet| quiet.start)
    }

    /// The quiet hours that hold at `at`. They begin on that civil day or on the one before.
    fn around(self, zone: Zone, at: Timestamp) -> Option<Span> {
        let today = zone.day_of(at);
        let over_midnight = i32::from(self.to_min < self.from_min);
        [today.plus(-1), today].into_iter().find_map(|day| {
            let start = zone.at(day, self.from_min.into());
            let end = zone.at(day.plus(over_midnight), self.to_min.into());
            (start <= at && at < end).then_some(Span { start, end })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::zone::LocalDay;

    fn moscow() -> Zone {
        Zone::parse("Europe/Moscow").unwrap()
    }

    #[test]
    fn quiet_hours_may_go_over_midnight() {
        let (zone, day) = (moscow(), LocalDay(20_780));
        let at = |days: i32, minute: i32| zone.at(day.plus(days), minute);
        for (from, to, moment, before, after) in [
            (1320, 540, at(0, 1319), at(0, 1319), at(0, 1319)),
            (1320, 540, at(0, 1320), at(0, 1320), at(1, 540)),
            (1320, 540, at(1, 0), at(0, 1320), at(1, 540)),
            (1320, 540, at(1, 539), at(0, 1320), at(1, 540)),
            (1320, 540, at(1, 540), at(1, 540), at(1, 540)),
            (780, 840, at(0, 800), at(0, 780), at(0, 840)),
            (0, 480, at(0, 0), at(0, 0), at(0, 480)),
        ] {
            let quiet = Quiet::new(from, to).unwrap();
            assert_eq!(
                (quiet.before(zone, moment), quiet.after(zone, moment)),
                (before, after),
                "{from} {to}"
            );
        }
        for (from, to) in [(60, 60), (-1, 5), (0, 1440)] {
            assert_eq!(Quiet::new(from, to), None);
        }
    }

    /// Whatever the clocks do, quiet ends after it began, and nobody is rung in it.
    #[test]
    fn a_changed_clock_leaves_no_hole_and_no_trap() {
        for name in ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo"] {
            let zone = Zone::parse(name).unwrap();
            for (from, to) in [(1320, 540), (0, 150), (90, 120), (150, 180), (1430, 5)] {
                let quiet = Quiet::new(from, to).unwrap();
                for half_hour in 0..365 * 48 {
                    let at = Timestamp(1_767_225_600 + half_hour * 1800);
                    let (before, after) = (quiet.before(zone, at), quiet.after(zone, at));
                    assert!(before <= at && at <= after, "{name} {at:?}");
                    assert_eq!(after > at, quiet.holds(zone, at), "{name} {at:?}");
                    assert!(!quiet.holds(zone, after), "{name} {at:?}");
                    assert!(after == at || !quiet.holds(zone, Timestamp(before.0 - 1)), "{name} {at:?}");
                    assert!(after.0 - before.0 <= 26 * 3600, "{name} {at:?}");
                }
            }
        }
    }
}
