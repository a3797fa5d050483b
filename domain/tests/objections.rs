//! What speaks against a start when staff choose it.

#![expect(clippy::unwrap_used, reason = "a test stops where its hours are wrong")]

use std::collections::BTreeMap;

use okoshko_domain::hours::{Hours, Interval, Week};
use okoshko_domain::policy::Policy;
use okoshko_domain::slots::{Agenda, Busy, Refusal, Visit};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

const DAY: LocalDay = LocalDay(20_780);

fn at(minute: i64) -> Timestamp {
    Zone::UTC.at(DAY, 0).plus_min(minute)
}

/// Open from 10 to 14; somebody is there from 11 to 12 and needs 10 minutes on either side; away from 13:30 on.
fn against(start_min: i64, now_min: i64, day_limit: Option<u32>) -> Vec<Refusal> {
    let open = vec![Interval::new(600, 840).unwrap()];
    let off = vec![Span { start: at(810), end: at(840) }];
    let hours = Hours::new(Zone::UTC, Week::default(), BTreeMap::from([(DAY, open)]), off, day_limit);
    let policy = Policy { window_days: 1, ..Policy::default() };
    let visit = Visit { length_min: 30, before_min: 0, after_min: 0 };
    let busy = [Busy { span: Span { start: at(660), end: at(720) }, before_min: 10, after_min: 10 }];
    Agenda { hours: &hours, policy: &policy, visit, busy: &busy, now: at(now_min) }.objections(at(start_min))
}

#[test]
fn staff_are_warned_of_rules_and_stopped_by_the_law() {
    let soon = Refusal::TooSoon { notice_min: 60 };
    for (start, now, limit, why) in [
        (600, 0, None, vec![]),
        (615, 0, None, vec![]),
        (630, 0, None, vec![Refusal::TooClose]),
        (630, 600, None, vec![soon, Refusal::TooClose]),
        (690, 0, None, vec![Refusal::Taken]),
        (690, 660, None, vec![Refusal::Taken, soon]),
        (600, 601, None, vec![Refusal::Past]),
        (800, 0, None, vec![Refusal::TimeOff]),
        (835, 0, None, vec![Refusal::Closed]),
        (600, -3000, None, vec![]),
        (1500, 0, None, vec![Refusal::DayOff]),
        (600, 0, Some(1), vec![Refusal::DayFull { limit: 1 }]),
    ] {
        assert_eq!(against(start, now, limit), why, "{start} at {now}, {limit:?}");
    }
}

#[test]
fn what_cannot_be_broken_comes_first() {
    for start in (540..900).step_by(5) {
        for now in [0, 600, 700] {
            let why = against(start, now, Some(1));
            assert!(why.is_sorted_by_key(|why| why.may_be_broken()), "{why:?}");
            assert!(why.iter().all(|why| !why.is_for_clients()), "{why:?}");
        }
    }
}
