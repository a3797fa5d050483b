//! The same again: when a client who comes back would come.

use crate::timestamp::Timestamp;
use crate::zone::{LocalDay, Zone};

/// Nobody comes for the same within so many days.
const SOONEST_DAYS: i32 = 7;
/// Where the usual time is taken, another one is looked for in so many days.
const NEAR_DAYS: i32 = 14;

/// The first day on which a client would come again who came at `last`.
#[must_use]
pub fn soonest(last: Timestamp, today: LocalDay, zone: Zone) -> LocalDay {
    today.max(zone.day_of(last).plus(SOONEST_DAYS))
}

/// Of free starts the one that suits them best: the weekday and the time of `last`, the first that is free; else the
/// one nearest to that time of day in the two weeks from the first free day on.
///
/// * `starts`: in order.
#[must_use]
pub fn best(starts: &[Timestamp], last: Timestamp, zone: Zone) -> Option<Timestamp> {
    let of_week = |start: Timestamp| zone.day_of(start).0.rem_euclid(7);
    let minute = |start: Timestamp| zone.minute_of(start);
    let usual =
        starts.iter().find(|start| of_week(**start) == of_week(last) && minute(**start) == minute(last));
    let end = zone.day_of(*starts.first()?).plus(NEAR_DAYS);
    let near = starts.iter().take_while(|start| zone.day_of(**start) < end);
    let nearest = near.min_by_key(|start| (minute(**start).abs_diff(minute(last)), start.0));
    usual.or(nearest).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i32, minute: i32) -> Timestamp {
        zone().at(LocalDay(day), minute)
    }

    fn zone() -> Zone {
        Zone::parse("Europe/Moscow").unwrap()
    }

    #[test]
    fn the_usual_weekday_and_time_come_first() {
        let last = at(20_000, 18 * 60);
        let free = [at(20_008, 18 * 60), at(20_014, 12 * 60), at(20_014, 18 * 60), at(20_021, 18 * 60)];
        assert_eq!(best(&free, last, zone()), Some(at(20_014, 18 * 60)));
    }

    #[test]
    fn else_the_nearest_to_that_time_and_not_far_ahead() {
        let last = at(20_000, 18 * 60);
        let free = [at(20_008, 10 * 60), at(20_009, 17 * 60), at(20_010, 19 * 60), at(20_040, 18 * 60)];
        assert_eq!(best(&free, last, zone()), Some(at(20_009, 17 * 60)));
        assert_eq!(best(&[], last, zone()), None);
    }

    #[test]
    fn nobody_comes_again_within_a_week() {
        let last = at(20_000, 18 * 60);
        assert_eq!(soonest(last, LocalDay(20_001), zone()), LocalDay(20_007));
        assert_eq!(soonest(last, LocalDay(20_100), zone()), LocalDay(20_100));
    }
}
