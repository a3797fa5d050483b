//! How long the engine takes to list slots, against the measuring sticks of `bench/slots`.
//!
//! `cargo run --release -p okoshko-domain --example slotbench -- S.json 2` answers a scenario file for two seconds;
//! `-- --self` makes a scenario of the same shape (one specialist, 60 days with a clock change, 300 visits) and
//! checks the answer against a naive one. Both print one line of JSON. A query is every specialist of the file;
//! zones, hours and rules are inside it, reading the file is not.

#![expect(clippy::print_stdout, reason = "the figures are its output")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::time::{Duration, Instant};

use chrono::{DateTime, NaiveDate, TimeZone};
use chrono_tz::Tz;
use okoshko_domain::hex::hex;
use okoshko_domain::hours::{Hours, Interval, Week};
use okoshko_domain::policy::Policy;
use okoshko_domain::slots::{Agenda, Busy, Visit, any_of};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};
use serde::Deserialize;
use sha2::{Digest, Sha256};

type Failure = Box<dyn std::error::Error>;

#[derive(Deserialize)]
struct Scenario {
    tz: String,
    base: NaiveDate,
    days: i32,
    work: Vec<[String; 2]>,
    step: u32,
    duration: u32,
    buffer_before: u32,
    buffer_after: u32,
    specialists: Vec<Specialist>,
    expect: Expect,
}

#[derive(Deserialize)]
struct Specialist {
    id: u32,
    /// Unix minutes, from and to.
    bookings: Vec<[i64; 2]>,
}

#[derive(Default, Deserialize, PartialEq)]
struct Expect {
    count: usize,
    union: usize,
    sha256: String,
}

/// A scenario as the engine takes it.
struct Desk {
    hours: Hours,
    policy: Policy,
    visit: Visit,
    now: Timestamp,
    first: LocalDay,
    last: LocalDay,
    busy: Vec<Vec<Busy>>,
}

fn main() -> Result<(), Failure> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let Some(file) = args.first() else {
        return Err("usage: slotbench FILE|--self [SECONDS]".into());
    };
    let seconds = args.get(1).map_or(Ok(2.0), |text| text.parse())?;
    let scenario = if file == "--self" {
        own_scenario()?
    } else {
        serde_json::from_str(&std::fs::read_to_string(file)?)?
    };
    let desk = Desk::new(&scenario)?;
    let mut lists = vec![Vec::new(); desk.busy.len()];
    let times_us = measure(Duration::from_secs_f64(seconds), || desk.answer(&mut lists));
    let ok = answer_of(&scenario, &lists)? == scenario.expect;
    let (median_us, p99_us) = (times_us[times_us.len() / 2], times_us[times_us.len() * 99 / 100]);
    println!(
        r#"{{"impl":"okoshko","file":"{file}","queries":{},"median_us":{median_us:.3},"p99_us":{p99_us:.3},"qps":{:.0},"count":{},"ok":{ok}}}"#,
        times_us.len(),
        1e6 / (times_us.iter().sum::<f64>() / count(times_us.len())),
        lists.iter().map(Vec::len).sum::<usize>(),
    );
    if ok { Ok(()) } else { Err("the answer is wrong".into()) }
}

/// How long each run took, in microseconds, sorted.
fn measure(limit: Duration, mut query: impl FnMut()) -> Vec<f64> {
    let mut times_us = Vec::new();
    let begun = Instant::now();
    while begun.elapsed() < limit {
        let started = Instant::now();
        query();
        times_us.push(started.elapsed().as_secs_f64() * 1e6);
    }
    times_us.sort_by(f64::total_cmp);
    times_us
}

fn count(queries: usize) -> f64 {
    u32::try_from(queries).map_or(f64::INFINITY, f64::from)
}

impl Desk {
    fn new(scenario: &Scenario) -> Result<Self, Failure> {
        let zone = Zone::parse(&scenario.tz).ok_or("unknown zone")?;
        let work = scenario.work.iter().map(interval).collect::<Result<Vec<_>, _>>()?;
        let week = Week::new(std::array::from_fn(|_| work.clone()))?;
        let first = LocalDay::from_date(scenario.base);
        let visit = Visit {
            length_min: scenario.duration,
            before_min: scenario.buffer_before,
            after_min: scenario.buffer_after,
        };
        Ok(Self {
            hours: Hours::new(zone, week, BTreeMap::new(), Vec::new(), None),
            policy: Policy { notice_min: 0, window_days: 365, step_min: scenario.step, ..Policy::default() },
            visit,
            now: zone.at(first, 0),
            first,
            last: first.plus(scenario.days - 1),
            busy: scenario.specialists.iter().map(|specialist| specialist.busy(visit)).collect(),
        })
    }

    fn answer(&self, lists: &mut [Vec<Timestamp>]) {
        for (busy, list) in self.busy.iter().zip(lists) {
            let Self { hours, policy, visit, now, .. } = self;
            list.clear();
            Agenda { hours, policy, visit: *visit, busy, now: *now }.starts_into(self.first, self.last, list);
        }
    }
}

impl Specialist {
    fn busy(&self, like: Visit) -> Vec<Busy> {
        let spans = self.bookings.iter().map(|[from, to]| Span {
            start: Timestamp::from_minutes(*from),
            end: Timestamp::from_minutes(*to),
        });
        spans.map(|span| Busy { span, before_min: like.before_min, after_min: like.after_min }).collect()
    }
}

fn interval([from, to]: &[String; 2]) -> Result<Interval, Failure> {
    Ok(Interval::new(minute(from)?, minute(to)?)?)
}

/// Minutes since midnight of `09:00`.
fn minute(clock: &str) -> Result<i16, Failure> {
    let (hours, minutes) = clock.split_once(':').ok_or("a time is HH:MM")?;
    Ok(hours.parse::<i16>()? * 60 + minutes.parse::<i16>()?)
}

fn answer_of(scenario: &Scenario, lists: &[Vec<Timestamp>]) -> Result<Expect, Failure> {
    let mut text = String::new();
    for (specialist, list) in scenario.specialists.iter().zip(lists) {
        let minutes: Vec<String> = list.iter().map(|start| start.minutes().to_string()).collect();
        writeln!(text, "{}:{}", specialist.id, minutes.join(","))?;
    }
    let sha256 = hex(&Sha256::digest(&text));
    Ok(Expect { count: lists.iter().map(Vec::len).sum(), union: any_of(lists).len(), sha256 })
}

/// One specialist, 60 days around the change of Berlin's clocks: eight visits a day, then two.
fn own_scenario() -> Result<Scenario, Failure> {
    let mut scenario = Scenario {
        tz: "Europe/Berlin".into(),
        base: NaiveDate::from_ymd_opt(2028, 3, 1).ok_or("a date")?,
        days: 60,
        work: [["09:00", "13:00"], ["14:00", "18:00"]].map(|work| work.map(String::from)).into(),
        step: 15,
        duration: 60,
        buffer_before: 10,
        buffer_after: 10,
        specialists: vec![Specialist { id: 1, bookings: Vec::new() }],
        expect: Expect::default(),
    };
    scenario.specialists[0].bookings = own_bookings(&scenario)?;
    let naive = naive_starts(&scenario, &scenario.specialists[0].bookings)?;
    scenario.expect = answer_of(&scenario, &[naive])?;
    Ok(scenario)
}

/// Visits of 30 minutes on the grid, 20 minutes apart, where a small generator throws them.
fn own_bookings(scenario: &Scenario) -> Result<Vec<[i64; 2]>, Failure> {
    let mut dice = Dice(20_280_301);
    let mut bookings = BTreeSet::new();
    for day in 0..scenario.days {
        let mut today: Vec<[i64; 2]> = Vec::new();
        let wanted = if day < scenario.days / 2 { 8 } else { 2 };
        for throw in 1.. {
            let half = i64::from(dice.below(2)) * 300;
            let start = minute_utc(scenario, day, 540 + half + i64::from(dice.below(15)) * 15)?;
            if today.iter().all(|[from, to]| start + 50 <= *from || to + 20 <= start) {
                today.push([start, start + 30]);
            }
            if today.len() == wanted {
                break;
            }
            if throw % 60 == 0 {
                today.clear(); // Nothing more may fit: begin the day again.
            }
        }
        bookings.extend(today);
    }
    Ok(bookings.into_iter().collect())
}

/// Knuth's MMIX generator: the same scenario on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: u32) -> u32 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        u32::try_from(self.0 >> 33).unwrap_or_default() % sides
    }
}

/// Every start of the grid, held against every visit.
fn naive_starts(scenario: &Scenario, bookings: &[[i64; 2]]) -> Result<Vec<Timestamp>, Failure> {
    let mut starts = Vec::new();
    for day in 0..scenario.days {
        for minute in (540..=720).step_by(15).chain((840..=1020).step_by(15)) {
            let start = minute_utc(scenario, day, minute)?;
            if bookings.iter().all(|[from, to]| start + 80 <= *from || to + 20 <= start) {
                starts.push(Timestamp::from_minutes(start));
            }
        }
    }
    Ok(starts)
}

/// Unix minutes of a civil time, by chrono alone.
fn minute_utc(scenario: &Scenario, day: i32, minute: i64) -> Result<i64, Failure> {
    let zone: Tz = scenario.tz.parse()?;
    let midnight = DateTime::from_timestamp(0, 0).ok_or("1970")?.naive_utc();
    let days = i64::from(LocalDay::from_date(scenario.base).plus(day).0);
    let wall = midnight + chrono::TimeDelta::minutes(days * 1440 + minute);
    Ok(zone.from_local_datetime(&wall).earliest().ok_or("a time the clock skips")?.timestamp() / 60)
}
