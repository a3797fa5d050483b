//! Every zone: what is configured on the wall is what is shown, whatever the clocks do.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its own table has failed")]

use std::collections::BTreeMap;

use chrono::{MappedLocalTime, NaiveDate, NaiveDateTime, TimeDelta, TimeZone};
use chrono_tz::{TZ_VARIANTS, Tz};
use okoshko_domain::hours::{Hours, Interval, Week};
use okoshko_domain::policy::Policy;
use okoshko_domain::slots::{Agenda, Visit};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

fn day(text: &str) -> LocalDay {
    LocalDay::from_date(text.parse().unwrap())
}

fn utc(text: &str) -> Timestamp {
    Timestamp(NaiveDateTime::parse_from_str(text, "%Y-%m-%dT%H:%MZ").unwrap().and_utc().timestamp())
}

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

/// Every day has a start at each of these hours, and no other.
fn around_the_clock(zone: Zone) -> Hours {
    let hours: Vec<Interval> =
        (0..24).map(|hour| Interval::new(hour * 60, hour * 60 + 60).unwrap()).collect();
    let week = Week::new(std::array::from_fn(|_| hours.clone())).unwrap();
    Hours::new(zone, week, BTreeMap::new(), Vec::new(), None)
}

/// By chrono alone: the wall time, the first of two, or the first moment behind the gap.
fn expected(tz: Tz, date: NaiveDate, hour: u32) -> Timestamp {
    let wall = date.and_hms_opt(hour, 0, 0).unwrap();
    let minutes = (0..=24 * 60).map(|minutes| wall + TimeDelta::minutes(minutes));
    let exists = |wall: NaiveDateTime| match tz.from_local_datetime(&wall) {
        MappedLocalTime::Single(moment) | MappedLocalTime::Ambiguous(moment, _) => Some(moment),
        MappedLocalTime::None => None,
    };
    Timestamp(minutes.into_iter().find_map(exists).unwrap().timestamp())
}

fn shows(tz: Tz, moment: Timestamp) -> NaiveDateTime {
    tz.from_utc_datetime(&chrono::DateTime::from_timestamp(moment.0, 0).unwrap().naive_utc()).naive_local()
}

/// The starts of a day whose clock runs evenly; nothing when it does not.
fn even_day(tz: Tz, date: NaiveDate) -> Option<Vec<Timestamp>> {
    let midnight = date.and_hms_opt(0, 0, 0)?;
    let first = Timestamp(tz.from_local_datetime(&midnight).single()?.timestamp());
    let even = (0..=24)
        .step_by(4)
        .all(|hour| shows(tz, first.plus_min(hour * 60)) == midnight + TimeDelta::hours(hour));
    even.then(|| (0..24).map(|hour| first.plus_min(hour * 60)).collect())
}

/// The starts of a day on which the clock changes: hours that the gap swallows are left out.
fn uneven_day(tz: Tz, date: NaiveDate) -> Vec<Timestamp> {
    let openings: Vec<Timestamp> = (0..24).map(|hour| expected(tz, date, hour)).collect();
    let closings = openings[1..].iter().copied().chain([expected(tz, date.succ_opt().unwrap(), 0)]);
    let real = openings.iter().copied().zip(closings).filter(|(opening, closing)| opening < closing);
    real.map(|(opening, _)| opening).collect()
}

#[test]
fn every_start_is_the_configured_wall_time_in_every_zone_for_two_years() {
    let (first, last) = (day("2026-11-01"), day("2028-11-01"));
    let policy = Policy { notice_min: 0, window_days: 800, step_min: 24 * 60, ..Policy::default() };
    let visit = Visit { length_min: 1, before_min: 0, after_min: 0 };
    let mut uneven = 0;
    for tz in TZ_VARIANTS {
        let hours = around_the_clock(zone(tz.name()));
        let now = utc("2026-10-30T00:00Z");
        let shown = Agenda { hours: &hours, policy: &policy, visit, busy: &[], now }.starts(first, last);
        let mut wanted = Vec::with_capacity(shown.len());
        for date in (first.0..=last.0).map(|day| LocalDay(day).date()) {
            wanted.extend(even_day(tz, date).unwrap_or_else(|| {
                uneven += 1;
                uneven_day(tz, date)
            }));
        }
        assert!(shown == wanted, "{tz}: {:?}", shown.iter().zip(&wanted).find(|(a, b)| a != b));
        assert!(shown.is_sorted_by(|a, b| a < b), "{tz}");
    }
    assert!(uneven > 800, "only {uneven} days with a clock change");
}

/// Pairs of neighbours.
fn some_days() -> impl Iterator<Item = LocalDay> {
    let (first, last) = (day("1900-01-01").0, day("2040-01-01").0);
    (first..last).step_by(301).flat_map(|day| [LocalDay(day), LocalDay(day + 1)])
}

#[test]
fn days_meet_and_hold_their_moments_in_every_zone_since_1900() {
    for tz in TZ_VARIANTS {
        let zone = zone(tz.name());
        let mut end = None;
        for day in some_days() {
            let span = zone.day_span(day);
            assert!(span.start <= span.end, "{tz} {day:?}");
            if let Some((before, end)) = end
                && before == day
            {
                assert_eq!(end, span.start, "{tz} {day:?}");
            }
            end = Some((day.plus(1), span.end));
            if !span.is_empty() {
                assert_eq!(zone.day_of(span.start), day, "{tz}");
                assert_eq!(zone.day_of(span.end.plus_s(-1)), day, "{tz}");
            }
        }
    }
}

#[test]
fn a_gap_opens_behind_itself_and_a_fold_means_its_first_coming() {
    for (name, date, minute, moment) in [
        ("Europe/Berlin", "2027-03-28", 90, "2027-03-28T00:30Z"), // before the gap
        ("Europe/Berlin", "2027-03-28", 120, "2027-03-28T01:00Z"), // its first minute
        ("Europe/Berlin", "2027-03-28", 150, "2027-03-28T01:00Z"), // in it
        ("Europe/Berlin", "2027-03-28", 180, "2027-03-28T01:00Z"), // behind it
        ("Europe/Berlin", "2027-03-28", 780, "2027-03-28T11:00Z"), // the afternoon of the change
        ("Europe/Berlin", "2027-10-31", 150, "2027-10-31T00:30Z"), // comes twice
        ("Europe/Berlin", "2027-10-31", 180, "2027-10-31T02:00Z"), // behind the fold
        ("America/New_York", "2027-03-14", 780, "2027-03-14T17:00Z"), // Cal.com shows 14:00
        ("America/New_York", "2027-11-07", 780, "2027-11-07T18:00Z"), // Cal.com shows 12:00
        ("Australia/Lord_Howe", "2027-10-03", 135, "2027-10-02T15:30Z"), // a gap of half an hour
        ("Australia/Lord_Howe", "2027-04-04", 105, "2027-04-03T14:45Z"), // a fold of half an hour
        ("Africa/Cairo", "2027-04-30", 0, "2027-04-29T22:00Z"),   // no midnight
        ("Africa/Cairo", "2027-10-28", 1440, "2027-10-28T22:00Z"), // midnight behind the fold
        ("America/Havana", "2027-11-07", 30, "2027-11-07T04:30Z"), // the first hour comes twice
        ("Pacific/Apia", "2011-12-30", 600, "2011-12-30T10:00Z"), // a day that was left out
        ("Asia/Kathmandu", "2027-01-01", 0, "2026-12-31T18:15Z"), // a quarter of an hour off
    ] {
        assert_eq!(zone(name).at(day(date), minute), utc(moment), "{name} {date} {minute}");
    }
}

#[test]
fn a_day_is_as_long_as_its_clock_says() {
    for (name, date, minutes) in [
        ("Europe/Moscow", "2027-03-28", 24 * 60),
        ("Europe/Berlin", "2027-03-28", 23 * 60),
        ("Europe/Berlin", "2027-10-31", 25 * 60),
        ("Australia/Lord_Howe", "2027-04-04", 24 * 60 + 30),
        ("Africa/Cairo", "2027-04-30", 23 * 60),
        ("Africa/Cairo", "2027-10-28", 25 * 60),
        ("Pacific/Apia", "2011-12-30", 0),
    ] {
        assert_eq!(zone(name).day_span(day(date)).length_min(), minutes, "{name} {date}");
    }
}

#[test]
fn when_the_clock_goes_back_over_midnight_the_new_day_goes_on() {
    // 2010-11-07 in St. John's: at 00:01 the clock went back to 23:01 of the sixth.
    let zone = zone("America/St_Johns");
    let again = utc("2010-11-07T02:40Z");
    assert_eq!(zone.local(again).to_string(), "2010-11-06 23:10:00");
    assert_eq!(zone.day_of(again), day("2010-11-07"));
    assert_eq!(zone.minute_of(again), 23 * 60 + 10);
    assert!(zone.day_span(day("2010-11-07")).contains(again));
}

#[test]
fn hours_shrink_in_a_gap_and_grow_in_a_fold() {
    let night = |from, to| Interval::new(from, to).unwrap();
    let week =
        Week::new(std::array::from_fn(|_| vec![night(60, 150), night(150, 170), night(170, 240)])).unwrap();
    let hours = Hours::new(zone("Europe/Berlin"), week, BTreeMap::new(), Vec::new(), None);
    let open = |date| -> Vec<(Timestamp, i64)> {
        hours.open_on(day(date)).iter().map(|span: &Span| (span.start, span.length_min())).collect()
    };
    assert_eq!(open("2027-03-28"), [(utc("2027-03-28T00:00Z"), 60), (utc("2027-03-28T01:00Z"), 60)]);
    assert_eq!(
        open("2027-10-31"),
        [(utc("2027-10-30T23:00Z"), 90), (utc("2027-10-31T00:30Z"), 20), (utc("2027-10-31T00:50Z"), 130)]
    );
}

#[test]
fn a_zone_is_known_by_its_exact_name() {
    assert_eq!(zone("Asia/Yekaterinburg").name(), "Asia/Yekaterinburg");
    assert_eq!(Zone::parse("UTC"), Some(Zone::UTC));
    for wrong in ["", "moscow", "Europe/Atlantis", "+03:00", "Europe/Moscow "] {
        assert_eq!(Zone::parse(wrong), None, "{wrong:?}");
    }
}

#[test]
fn no_moment_and_no_day_is_too_far() {
    let moments = [i64::MIN, i64::MIN + 1, -9_000_000_000_000, -1, 0, 9_000_000_000_000, i64::MAX];
    for tz in TZ_VARIANTS {
        let zone = zone(tz.name());
        for moment in moments.map(Timestamp) {
            let _ = (zone.day_of(moment), zone.minute_of(moment), zone.local(moment));
        }
        for day in [i32::MIN, i32::MIN + 1, -100_000_000, 100_000_000, i32::MAX].map(LocalDay) {
            assert!(zone.day_span(day).start <= zone.day_span(day).end);
            let _ = (zone.at(day, i32::MIN), zone.at(day, i32::MAX));
        }
    }
}
