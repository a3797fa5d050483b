//! The dry run, held against counting by hand.

#![expect(clippy::unwrap_used, reason = "a test stops where its cast is wrong")]

use std::collections::{BTreeMap, BTreeSet};

use chrono::Weekday;
use okoshko_domain::hours::{Clash, Effect, Hours, Interval, Place, Week, When, clash, effect, united};
use okoshko_domain::ids::CalendarId;
use okoshko_domain::policy::Policy;
use okoshko_domain::slots::{Agenda, Busy, Refusal, Visit};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};
use proptest::prelude::*;

/// Monday, 23 November 2026.
const MONDAY: LocalDay = LocalDay(20_780);
const VISIT: Visit = Visit { length_min: 60, before_min: 0, after_min: 0 };

fn interval(from: i16, to: i16) -> Interval {
    Interval::new(from * 60, to * 60).unwrap()
}

/// The same hours every day.
fn daily(stretches: &[(i16, i16)]) -> Week {
    let day: Vec<_> = stretches.iter().map(|(from, to)| interval(*from, *to)).collect();
    Week::new(std::array::from_fn(|_| day.clone())).unwrap()
}

fn hours(week: Week) -> Hours {
    Hours::new(zone(), week, BTreeMap::new(), Vec::new(), None)
}

fn zone() -> Zone {
    Zone::parse("Europe/Moscow").unwrap()
}

fn policy() -> Policy {
    Policy { notice_min: 0, window_days: 3, step_min: 60, ..Policy::default() }
}

fn at(day: i32, hour: i32) -> Timestamp {
    zone().at(MONDAY.plus(day), hour * 60)
}

fn busy(day: i32, from: i32, to: i32) -> Busy {
    Busy { span: Span { start: at(day, from), end: at(day, to) }, before_min: 0, after_min: 0 }
}

fn compare(before: &Hours, after: &Hours, busy: &[Busy]) -> Effect {
    let policy = policy();
    let agenda = |hours| Agenda { hours, policy: &policy, visit: VISIT, busy, now: at(0, 0) };
    effect(&agenda(before), &agenda(after))
}

#[test]
fn a_shorter_day_takes_starts_and_hits_what_is_booked_there() {
    let standing = [busy(0, 10, 11), busy(1, 18, 19), busy(40, 18, 19)];
    let (before, after) = (hours(daily(&[(10, 19)])), hours(daily(&[(9, 18)])));
    let done = compare(&before, &after, &standing);
    // 18:00 of three days, one of them taken; 9:00 of three days.
    assert_eq!(done, Effect { gone: 2, new: 3, hit: vec![1, 2] });
}

#[test]
fn what_is_over_or_was_outside_before_is_not_hit() {
    let past = [busy(-1, 18, 19), busy(1, 20, 21)];
    let (before, after) = (hours(daily(&[(10, 19)])), hours(daily(&[(10, 18)])));
    assert_eq!(compare(&before, &after, &past).hit, [0_usize; 0]);
}

#[test]
fn a_pause_takes_starts_and_leaves_the_grid() {
    let before = hours(daily(&[(10, 15)]));
    let lunch = Interval::new(12 * 60 + 30, 13 * 60).unwrap();
    let after = before.clone().with_breaks(Week::joined(std::array::from_fn(|_| vec![lunch])));
    let policy = policy();
    let agenda = Agenda { hours: &after, policy: &policy, visit: VISIT, busy: &[], now: at(0, 0) };
    let starts: Vec<_> = agenda.starts(MONDAY, MONDAY).iter().map(|start| zone().minute_of(*start)).collect();
    assert_eq!(starts, [600, 660, 780, 840]);
    assert_eq!(agenda.refusal(at(0, 12)), Some(Refusal::TimeOff));
    assert_eq!(agenda.refusal(at(0, 13)), None);
    assert_eq!(compare(&before, &after, &[busy(0, 12, 13)]), Effect { gone: 2, new: 0, hit: vec![0] });
}

#[test]
fn a_rule_of_the_studio_has_an_effect_too() {
    let hours = hours(daily(&[(10, 12)]));
    let (wide, narrow) = (policy(), Policy { window_days: 2, ..policy() });
    let agenda = |policy| Agenda { hours: &hours, policy, visit: VISIT, busy: &[], now: at(0, 0) };
    assert_eq!(effect(&agenda(&wide), &agenda(&narrow)), Effect { gone: 2, new: 0, hit: vec![] });
    let longer = Agenda { visit: Visit { length_min: 90, ..VISIT }, ..agenda(&wide) };
    assert_eq!(effect(&agenda(&wide), &longer), Effect { gone: 3, new: 0, hit: vec![] });
    assert!(effect(&agenda(&wide), &agenda(&wide)).is_nothing());
}

fn place(id: i64, week: Week, overrides: &[(LocalDay, Vec<Interval>)]) -> Place {
    let overrides = overrides.iter().cloned().collect();
    Place { calendar: CalendarId(id), name: id.to_string(), address: String::new(), week, overrides }
}

#[test]
fn nobody_is_in_two_places() {
    let morning = place(1, daily(&[(9, 13)]), &[]);
    let evening = place(2, daily(&[(13, 19)]), &[]);
    assert_eq!(clash(&[morning.clone(), evening.clone()], MONDAY), None, "to touch is not to clash");

    let lunch = place(2, daily(&[(12, 19)]), &[]);
    let found = clash(&[morning.clone(), lunch], MONDAY).unwrap();
    let when = When::Every(Weekday::Mon);
    assert_eq!(found, Clash { places: (0, 1), when, shared: interval(12, 13) });

    let long_day = [(MONDAY, vec![interval(9, 15)])];
    let own_day = place(1, daily(&[(9, 13)]), &long_day);
    let found = clash(&[own_day.clone(), evening.clone()], MONDAY).unwrap();
    assert_eq!((found.when, found.shared), (When::On(MONDAY), interval(13, 15)));
    assert_eq!(clash(&[own_day, evening.clone()], MONDAY.plus(1)), None, "what is over clashes no more");

    assert!(morning.has(zone(), at(0, 9)) && !morning.has(zone(), at(0, 13)));
    assert!(evening.has(zone(), at(0, 13)) && !evening.has(zone(), at(0, 19)));
}

#[test]
fn the_engine_sees_all_places_at_once() {
    let free_monday = [(MONDAY, Vec::new())];
    let (week, overrides) =
        united(&[place(1, daily(&[(9, 13)]), &free_monday), place(2, daily(&[(13, 19)]), &[])]);
    assert_eq!(week, daily(&[(9, 13), (13, 19)]));
    assert_eq!(overrides, BTreeMap::from([(MONDAY, vec![interval(13, 19)])]));
}

/// Hours of any kind within one day, a whole hour at least apart from where they begin.
fn any_day() -> impl Strategy<Value = Vec<Interval>> {
    prop::collection::btree_set(0_i16..96, 0..6).prop_map(|ends| {
        let ends: Vec<_> = ends.into_iter().map(|quarter| quarter * 15).collect();
        ends.chunks_exact(2).map(|pair| Interval::new(pair[0], pair[1]).unwrap()).collect()
    })
}

fn any_hours() -> impl Strategy<Value = Hours> {
    let days = || prop::collection::vec(any_day(), 7).prop_map(|days| days.try_into().unwrap());
    let off = prop::collection::vec((0_i32..4, 0_i32..24, 1_i64..600), 0..3);
    let own = prop::collection::btree_map(0_i32..4, any_day(), 0..3);
    (days(), days(), own, off, prop::option::of(0_u32..4)).prop_map(|(week, breaks, own, off, limit)| {
        let own = own.into_iter().map(|(day, intervals)| (MONDAY.plus(day), intervals)).collect();
        let off = off
            .into_iter()
            .map(|(day, hour, minutes)| Span { start: at(day, hour), end: at(day, hour).plus_min(minutes) });
        Hours::new(zone(), Week::joined(week), own, off.collect(), limit).with_breaks(Week::joined(breaks))
    })
}

/// Visits one after another.
fn any_busy() -> impl Strategy<Value = Vec<Busy>> {
    prop::collection::vec((0_i64..300, 15_i64..120), 0..8).prop_map(|visits| {
        let mut end = at(0, 0);
        let visits = visits.into_iter().map(|(pause, length)| {
            let start = end.plus_min(pause);
            end = start.plus_min(length);
            Busy { span: Span { start, end }, before_min: 0, after_min: 10 }
        });
        visits.collect()
    })
}

/// Every minute by itself, by the rule that refuses.
fn free_minutes(agenda: &Agenda) -> BTreeSet<i64> {
    let minutes = at(0, 0).minutes()..at(4, 0).minutes();
    minutes.filter(|minute| agenda.refusal(Timestamp::from_minutes(*minute)).is_none()).collect()
}

/// Whether every minute of it is worked, and in one go.
fn kept(hours: &Hours, span: Span) -> bool {
    let zone = hours.zone;
    let day = zone.day_of(span.start);
    let (from, to) = (span.start.minutes(), span.end.minutes());
    let works = |minute: i64| {
        let moment = Timestamp::from_minutes(minute);
        let wall = i16::try_from(zone.minute_of(moment)).unwrap();
        let on_break =
            hours.breaks.on(day.weekday()).iter().any(|it| (it.from_min()..it.to_min()).contains(&wall));
        zone.day_of(moment) == day && !on_break && !hours.time_off.iter().any(|away| away.contains(moment))
    };
    let wall = |minute: i64| minute - zone.at(day, 0).minutes();
    let within = |it: &Interval| i64::from(it.from_min()) <= wall(from) && wall(to) <= i64::from(it.to_min());
    let in_one = hours.intervals(day).iter().any(within);
    in_one && (from..to).all(works)
}

proptest! {
    #[test]
    fn the_dry_run_counts_what_the_rules_say(before in any_hours(), after in any_hours(), busy in any_busy()) {
        let policy = Policy { step_min: 15, ..policy() };
        let agenda = |hours| Agenda { hours, policy: &policy, visit: VISIT, busy: &busy, now: at(0, 0) };
        let (was, is) = (free_minutes(&agenda(&before)), free_minutes(&agenda(&after)));
        let done = effect(&agenda(&before), &agenda(&after));
        prop_assert_eq!(done.gone, was.difference(&is).count());
        prop_assert_eq!(done.new, is.difference(&was).count());
        let hit = busy.iter().enumerate().filter(|(_, busy)| kept(&before, busy.span) && !kept(&after, busy.span));
        prop_assert_eq!(&done.hit, &hit.map(|(at, _)| at).collect::<Vec<_>>());

        let back = effect(&agenda(&after), &agenda(&before));
        prop_assert_eq!((back.gone, back.new), (done.new, done.gone));
        prop_assert!(effect(&agenda(&after), &agenda(&after)).is_nothing());
    }

    #[test]
    fn a_pause_only_takes_away(hours in any_hours(), busy in any_busy()) {
        let without = hours.clone().with_breaks(Week::default());
        let done = compare(&without, &hours, &busy);
        prop_assert_eq!(done.new, 0);
    }
}
