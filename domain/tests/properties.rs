//! The engine against the oracle, on random calendars.

#![expect(clippy::unwrap_used, reason = "a test that cannot build its own case has failed")]

mod oracle;

use chrono_tz::Tz;
use okoshko_domain::policy::{Buffers, Policy};
use okoshko_domain::slots::{Refusal, Visit, any_of};
use okoshko_domain::timestamp::Timestamp;
use oracle::{Case, Oracle};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

/// Zones that change their clocks by an hour, by half of one, at midnight, or not at all; far from UTC and near.
const ZONES: [Tz; 14] = [
    Tz::UTC,
    Tz::Europe__Moscow,
    Tz::Europe__Berlin,
    Tz::America__New_York,
    Tz::America__Havana,
    Tz::America__Santiago,
    Tz::America__St_Johns,
    Tz::Africa__Cairo,
    Tz::Africa__Casablanca,
    Tz::Asia__Beirut,
    Tz::Asia__Kathmandu,
    Tz::Australia__Lord_Howe,
    Tz::Pacific__Kiritimati,
    Tz::Antarctica__Troll,
];
/// 2026-11-01.
const FIRST_DAY: i32 = 20_758;

/// Days on which some of the zones change their clocks, and any day of two years.
fn any_first_day() -> impl Strategy<Value = i32> {
    let near_a_change =
        select(vec![20_758, 20_891, 20_892, 20_905, 20_940, 20_934, 20_919, 21_029, 21_115, 21_123]);
    prop_oneof![near_a_change.prop_flat_map(|day| day - 2..=day + 1), FIRST_DAY..FIRST_DAY + 730]
}

/// Sorted, disjoint; some touch.
fn any_intervals() -> impl Strategy<Value = Vec<(i16, i16)>> {
    let corners = subsequence((0..=96).map(|quarter| quarter * 15).collect::<Vec<i16>>(), 0..=6);
    let pairs = |corners: &[i16]| corners.chunks_exact(2).map(|pair| (pair[0], pair[1])).collect();
    let chain = |corners: &[i16]| corners.windows(2).map(|pair| (pair[0], pair[1])).collect();
    corners.prop_flat_map(move |corners| prop_oneof![4 => Just(pairs(&corners)), 1 => Just(chain(&corners))])
}

fn any_policy() -> impl Strategy<Value = Policy> {
    let step = select(vec![1, 5, 7, 10, 15, 20, 30, 45, 60, 90]);
    let notice = select(vec![0, 0, 0, 30, 120, 1440]);
    let window = select(vec![0, 1, 2, 7, 30, 365, 365, 365]);
    let buffers = select(vec![Buffers::Add, Buffers::Overlap]);
    (step, notice, window, buffers).prop_map(|(step_min, notice_min, window_days, buffers)| Policy {
        notice_min,
        window_days,
        step_min,
        buffers,
        ..Policy::default()
    })
}

fn any_visit() -> impl Strategy<Value = Visit> {
    (1..=150_u32, 0..=40_u32, 0..=40_u32).prop_map(|(length_min, before_min, after_min)| Visit {
        length_min,
        before_min,
        after_min,
    })
}

/// Gap before, length, and buffers of each, laid one after the other from 20 hours before the first day.
fn any_busy() -> impl Strategy<Value = Vec<(i64, i64, u32, u32)>> {
    let one = (0..=500_i64, 1..=120_i64, 0..=60_u32, 0..=60_u32);
    proptest::collection::vec(one, 0..=20)
}

fn laid(from: i64, pieces: &[(i64, i64, u32, u32)]) -> Vec<(i64, i64, u32, u32)> {
    let mut end = from;
    let lay = |(gap, length, before, after): &(i64, i64, u32, u32)| {
        let start = end + gap;
        end = start + length;
        (start, end, *before, *after)
    };
    pieces.iter().map(lay).collect()
}

prop_compose! {
    fn any_case()(
        zone in select(ZONES.to_vec()),
        first in any_first_day(),
        days in 1..=3_i32,
        week in proptest::collection::vec(any_intervals(), 7),
        overrides in proptest::collection::vec((-1..4_i32, any_intervals()), 0..=2),
        time_off in proptest::collection::vec((-1000..5000_i64, 1..600_i64), 0..=3),
        breaks in proptest::option::weighted(0.3, proptest::collection::vec(any_intervals(), 7)),
        day_limit in proptest::option::weighted(0.3, 0..=9_u32),
        policy in any_policy(),
        visit in any_visit(),
        busy in any_busy(),
        now in prop_oneof![4 => -1500..500_i64, 1 => -40_000..9_000_i64],
    ) -> Case {
        let midnight = i64::from(first) * 1440;
        Case {
            zone, first, days, day_limit, policy, visit,
            week: week.try_into().unwrap(),
            overrides: overrides.into_iter().map(|(day, pairs)| (first + day, pairs)).collect(),
            time_off: time_off.into_iter().map(|(from, length)| (midnight + from, midnight + from + length)).collect(),
            breaks: breaks.map(|breaks| breaks.try_into().unwrap()).unwrap_or_default(),
            busy: laid(midnight - 1200, &busy),
            now: midnight + now,
        }
    }
}

/// How many calendars: 2,000, or what `OKOSHKO_CASES` says.
#[expect(clippy::disallowed_methods, reason = "the test's own knob")]
fn cases(share: u32) -> ProptestConfig {
    let all = std::env::var("OKOSHKO_CASES").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000);
    ProptestConfig { cases: (all / share).max(1), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(cases(1))]

    #[test]
    fn the_engine_lists_what_the_oracle_lists(case in any_case()) {
        prop_assert_eq!(case.starts(), Oracle::new(&case).starts());
    }
}

proptest! {
    #![proptest_config(cases(10))]

    /// Each minute of each day: the same rule refuses it, and what nothing refuses is listed.
    #[test]
    fn the_engine_refuses_by_the_rule_of_the_oracle(case in any_case()) {
        let (hours, busy, oracle) = (case.hours(), case.busy(), Oracle::new(&case));
        let agenda = case.agenda(&hours, &busy);
        let listed = case.starts();
        for minute in oracle.minutes() {
            let refusal = agenda.refusal(Timestamp::from_minutes(minute));
            prop_assert_eq!(refusal, oracle.refusal(minute), "at {}", minute);
            prop_assert_eq!(refusal.is_none(), listed.binary_search(&minute).is_ok(), "at {}", minute);
        }
    }

    /// A start is on a whole minute of the grid: a second beside it is refused.
    #[test]
    fn a_second_beside_a_start_is_refused(case in any_case(), seconds in 1..60_i64) {
        let (hours, busy) = (case.hours(), case.busy());
        let agenda = case.agenda(&hours, &busy);
        for start in case.starts() {
            let beside = Timestamp::from_minutes(start).plus_s(seconds);
            prop_assert!(agenda.refusal(beside).is_some());
        }
    }

    /// Taking more time away never offers a new start.
    #[test]
    fn busy_only_removes(case in any_case(), keep in proptest::collection::vec(any::<bool>(), 20)) {
        let mut freer = case.clone();
        let mut keep = keep.into_iter();
        freer.busy.retain(|_| keep.next().unwrap_or(true));
        let (before, after) = (freer.starts(), case.starts());
        prop_assert!(after.iter().all(|start| before.contains(start)));
    }

    /// So does time off.
    #[test]
    fn time_off_only_removes(case in any_case(), from in -1000..5000_i64, length in 1..600_i64) {
        let mut away = case.clone();
        let from = i64::from(case.first) * 1440 + from;
        away.time_off.push((from, from + length));
        let (before, after) = (case.starts(), away.starts());
        prop_assert!(after.iter().all(|start| before.contains(start)));
    }

    /// Days can be asked for one by one or together.
    #[test]
    fn a_listing_is_the_sum_of_its_days(case in any_case()) {
        let mut one_by_one = Vec::new();
        for day in 0..case.days {
            one_by_one.extend(Case { first: case.first + day, days: 1, ..case.clone() }.starts());
        }
        prop_assert_eq!(case.starts(), one_by_one);
    }

    /// What was listed and then booked is refused as taken, and nothing near it is listed any more.
    #[test]
    fn what_is_booked_is_taken(case in any_case()) {
        let starts = case.starts();
        let Some(&start) = starts.get(starts.len() / 2) else { return Ok(()) };
        let mut booked = case.clone();
        let end = start + i64::from(case.visit.length_min);
        booked.busy.push((start, end, case.visit.before_min, case.visit.after_min));
        booked.busy.sort_unstable();
        let (hours, busy) = (booked.hours(), booked.busy());
        let refusal = booked.agenda(&hours, &busy).refusal(Timestamp::from_minutes(start));
        prop_assert_eq!(refusal, Some(Refusal::Taken));
        let length = i64::from(case.visit.length_min);
        prop_assert!(booked.starts().iter().all(|other| other + length <= start || end <= *other));
    }

    #[test]
    fn any_of_is_a_sorted_set(lists in proptest::collection::vec(proptest::collection::btree_set(0..40_i64, 0..20), 0..5)) {
        let stamps: Vec<Vec<Timestamp>> =
            lists.iter().map(|list| list.iter().copied().map(Timestamp).collect()).collect();
        let union: std::collections::BTreeSet<Timestamp> = stamps.iter().flatten().copied().collect();
        prop_assert_eq!(any_of(&stamps), union.into_iter().collect::<Vec<_>>());
    }
}
