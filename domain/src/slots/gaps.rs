//! What is left of a working day: the stretches in which nobody stands.

use crate::hours::Hours;
use crate::span::Span;
use crate::timestamp::Timestamp;
use crate::zone::LocalDay;

/// The stretches of one day in which its specialist works and nothing stands, in order.
///
/// * `busy`: what stands there, in any order; may overlap and stick out of the hours.
/// * `shortest_min`: what is shorter is no gap.
/// * `from`: what is before is over.
#[must_use]
pub fn gaps(hours: &Hours, day: LocalDay, busy: &[Span], shortest_min: u32, from: Timestamp) -> Vec<Span> {
    let mut taken: Vec<Span> = busy.iter().chain(&hours.time_off).copied().collect();
    taken.sort_unstable_by_key(|span| span.start);
    let mut gaps = Vec::new();
    for shift in hours.open_on(day) {
        let mut start = shift.start.max(from);
        for barred in &taken {
            gaps.push(Span { start, end: barred.start.min(shift.end) });
            start = start.max(barred.end);
        }
        gaps.push(Span { start, end: shift.end });
    }
    gaps.retain(|gap| gap.length_min() >= i64::from(shortest_min.max(1)));
    gaps
}

/// How many minutes of one day its specialist works: what is open without time off.
#[must_use]
pub fn working_min(hours: &Hours, day: LocalDay) -> u32 {
    let open = gaps(hours, day, &[], 1, Timestamp::MIN);
    let minutes: i64 = open.into_iter().map(Span::length_min).sum();
    u32::try_from(minutes).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::hours::{Interval, Week};
    use crate::zone::Zone;

    const DAY: LocalDay = LocalDay(20_780);

    fn span(from_min: i64, to_min: i64) -> Span {
        let midnight = Zone::UTC.at(DAY, 0);
        Span { start: midnight.plus_min(from_min), end: midnight.plus_min(to_min) }
    }

    /// Open from 10 to 14 and from 15 to 19.
    fn hours(time_off: Vec<Span>) -> Hours {
        let day = vec![Interval::new(600, 840).unwrap(), Interval::new(900, 1140).unwrap()];
        Hours::new(Zone::UTC, Week::default(), BTreeMap::from([(DAY, day)]), time_off, None)
    }

    #[test]
    fn gaps_are_what_visits_and_time_off_leave() {
        for (busy, off, left) in [
            (vec![], vec![], vec![(600, 840), (900, 1140)]),
            (vec![(600, 660)], vec![], vec![(660, 840), (900, 1140)]),
            (vec![(700, 720), (660, 700)], vec![], vec![(600, 660), (720, 840), (900, 1140)]),
            (vec![(500, 1200)], vec![], vec![]),
            (vec![(800, 930)], vec![], vec![(600, 800), (930, 1140)]),
            (vec![(610, 840)], vec![], vec![(900, 1140)]),
            (vec![(660, 720)], vec![(690, 780)], vec![(600, 660), (780, 840), (900, 1140)]),
            (vec![(660, 780), (690, 700)], vec![], vec![(600, 660), (780, 840), (900, 1140)]),
        ] {
            let busy: Vec<_> = busy.into_iter().map(|(from, to)| span(from, to)).collect();
            let off = off.into_iter().map(|(from, to)| span(from, to)).collect();
            let left: Vec<_> = left.into_iter().map(|(from, to)| span(from, to)).collect();
            assert_eq!(gaps(&hours(off), DAY, &busy, 30, Timestamp::MIN), left, "{busy:?}");
        }
    }

    #[test]
    fn what_is_over_is_no_gap() {
        let at_noon = span(720, 0).start;
        let left = gaps(&hours(vec![]), DAY, &[], 30, at_noon);
        assert_eq!(left, [span(720, 840), span(900, 1140)]);
        assert_eq!(gaps(&hours(vec![]), DAY, &[], 121, at_noon), [span(900, 1140)]);
        assert_eq!(gaps(&hours(vec![]), DAY.plus(1), &[], 1, Timestamp::MIN), []);
    }

    #[test]
    fn time_off_is_no_working_time() {
        assert_eq!(working_min(&hours(vec![]), DAY), 480);
        assert_eq!(working_min(&hours(vec![span(0, 660)]), DAY), 420);
        assert_eq!(working_min(&hours(vec![span(0, 1440)]), DAY), 0);
    }
}
