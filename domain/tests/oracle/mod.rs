//! The rules once more, slowly: no spans, no grid, no index, only minutes and counting.
//!
//! Written from the rules, not from the engine, and with chrono instead of `Zone`.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Offset, TimeZone, Timelike};
use chrono_tz::Tz;
use okoshko_domain::hours::{Hours, Interval, Week};
use okoshko_domain::policy::{Buffers, Policy};
use okoshko_domain::slots::{Agenda, Busy, Refusal, Visit};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

/// A calendar and a question about it; every time in whole minutes.
#[derive(Clone, Debug)]
pub(crate) struct Case {
    pub(crate) zone: Tz,
    /// Days since 1970.
    pub(crate) first: i32,
    pub(crate) days: i32,
    /// Minutes since midnight, Monday first.
    pub(crate) week: [Vec<(i16, i16)>; 7],
    pub(crate) overrides: Vec<(i32, Vec<(i16, i16)>)>,
    pub(crate) breaks: [Vec<(i16, i16)>; 7],
    /// Unix minutes, as everything below.
    pub(crate) time_off: Vec<(i64, i64)>,
    pub(crate) day_limit: Option<u32>,
    pub(crate) policy: Policy,
    pub(crate) visit: Visit,
    /// From, to, before, after.
    pub(crate) busy: Vec<(i64, i64, u32, u32)>,
    pub(crate) now: i64,
}

pub(crate) fn span(from: i64, to: i64) -> Span {
    Span { start: Timestamp::from_minutes(from), end: Timestamp::from_minutes(to) }
}

fn intervals(pairs: &[(i16, i16)]) -> Vec<Interval> {
    pairs.iter().map(|(from, to)| Interval::new(*from, *to).unwrap()).collect()
}

impl Case {
    pub(crate) fn hours(&self) -> Hours {
        let overrides = self.overrides.iter().map(|(day, pairs)| (LocalDay(*day), intervals(pairs)));
        Hours::new(
            Zone::parse(self.zone.name()).unwrap(),
            Week::new(self.week.each_ref().map(|pairs| intervals(pairs))).unwrap(),
            overrides.collect(),
            self.time_off.iter().map(|(from, to)| span(*from, *to)).collect(),
            self.day_limit,
        )
        .with_breaks(Week::new(self.breaks.each_ref().map(|pairs| intervals(pairs))).unwrap())
    }

    pub(crate) fn busy(&self) -> Vec<Busy> {
        let busy = self.busy.iter();
        busy.map(|(from, to, before_min, after_min)| Busy {
            span: span(*from, *to),
            before_min: *before_min,
            after_min: *after_min,
        })
        .collect()
    }

    /// What the engine lists.
    pub(crate) fn starts(&self) -> Vec<i64> {
        let (hours, busy) = (self.hours(), self.busy());
        let starts = self.agenda(&hours, &busy).starts(LocalDay(self.first), self.last());
        starts.into_iter().map(Timestamp::minutes).collect()
    }

    pub(crate) fn agenda<'a>(&'a self, hours: &'a Hours, busy: &'a [Busy]) -> Agenda<'a> {
        let now = Timestamp::from_minutes(self.now);
        Agenda { hours, policy: &self.policy, visit: self.visit, busy, now }
    }

    pub(crate) fn last(&self) -> LocalDay {
        LocalDay(self.first + self.days - 1)
    }
}

/// 0 for Monday.
fn weekday(day: i32) -> usize {
    chrono::NaiveDate::from_epoch_days(day).unwrap().weekday().num_days_from_monday() as usize
}

/// What the wall shows, minute by minute, from 16 hours before the first day to 16 hours after the last.
pub(crate) struct Oracle<'a> {
    case: &'a Case,
    /// Unix minute → day and minute of day.
    wall: Vec<(i64, (i32, i32))>,
    /// Open stretches of each day, Unix minutes.
    open: BTreeMap<i32, Vec<(i64, i64)>>,
}

impl<'a> Oracle<'a> {
    pub(crate) fn new(case: &'a Case) -> Self {
        let from = (i64::from(case.first) - 1) * 1440 - 960;
        let to = (i64::from(case.first + case.days) + 1) * 1440 + 960;
        let wall = (from..to).map(|minute| (minute, shown(case.zone, minute))).collect();
        let mut oracle = Self { case, wall, open: BTreeMap::new() };
        for day in case.first - 1..=case.first + case.days {
            oracle.open.insert(day, oracle.open_on(day));
        }
        oracle
    }

    /// Every Unix minute of the days asked for.
    pub(crate) fn minutes(&self) -> std::ops::Range<i64> {
        self.first_showing(self.case.first, 0)..self.first_showing(self.case.first + self.case.days, 0)
    }

    pub(crate) fn starts(&self) -> Vec<i64> {
        self.minutes().filter(|minute| self.refusal(*minute).is_none()).collect()
    }

    /// The first minute at which the wall shows this or later.
    fn first_showing(&self, day: i32, minute: i32) -> i64 {
        self.wall.iter().find(|(_, shown)| *shown >= (day, minute)).unwrap().0
    }

    fn open_on(&self, day: i32) -> Vec<(i64, i64)> {
        let override_of = |(when, pairs): &'a (i32, Vec<(i16, i16)>)| (*when == day).then_some(pairs);
        let usual = &self.case.week[weekday(day)];
        self.instants(day, self.case.overrides.iter().rev().find_map(override_of).unwrap_or(usual))
    }

    fn instants(&self, day: i32, pairs: &[(i16, i16)]) -> Vec<(i64, i64)> {
        let instants = pairs.iter().map(|(from, to)| {
            (self.first_showing(day, i32::from(*from)), self.first_showing(day, i32::from(*to)))
        });
        instants.filter(|(from, to)| from < to).collect()
    }

    /// The day on the wall; some day that was not asked for when the wall does not go that far.
    fn day_of(&self, minute: i64) -> i32 {
        let index = usize::try_from(minute - self.wall[0].0).unwrap_or(0);
        self.wall.get(index).unwrap_or(&self.wall[0]).1.0
    }

    pub(crate) fn refusal(&self, start: i64) -> Option<Refusal> {
        let Case { policy, visit, now, busy, .. } = self.case;
        if start < *now {
            return Some(Refusal::Past);
        }
        if start - now < i64::from(policy.notice_min) {
            return Some(Refusal::TooSoon { notice_min: policy.notice_min });
        }
        if start - now >= i64::from(policy.window_days) * 1440 {
            return Some(Refusal::TooFar { window_days: policy.window_days });
        }
        let end = start + i64::from(visit.length_min);
        let day = self.day_of(start);
        if self.open[&day].is_empty() {
            return Some(Refusal::DayOff);
        }
        let Some((opened, _)) = self.open[&day].iter().find(|(from, to)| *from <= start && end <= *to) else {
            return Some(Refusal::Closed);
        };
        if self
            .case
            .time_off
            .iter()
            .chain(&self.instants(day, &self.case.breaks[weekday(day)]))
            .any(|(from, to)| (start..end).any(|minute| (*from..*to).contains(&minute)))
        {
            return Some(Refusal::TimeOff);
        }
        if !(*opened..=start).step_by(policy.step_min as usize).any(|offered| offered == start) {
            return Some(Refusal::OffGrid);
        }
        if busy.iter().any(|(from, to, ..)| (start..end).any(|minute| (*from..*to).contains(&minute))) {
            return Some(Refusal::Taken);
        }
        for (from, to, before, after) in busy {
            let too_close = if *to <= start {
                start - to < needed(policy.buffers, *after, visit.before_min)
            } else {
                from - end < needed(policy.buffers, visit.after_min, *before)
            };
            if too_close {
                return Some(Refusal::TooClose);
            }
        }
        let limit = self.case.day_limit?;
        let today = busy.iter().filter(|(from, ..)| self.day_of(*from) == day).count();
        (today >= limit as usize).then_some(Refusal::DayFull { limit })
    }
}

fn needed(buffers: Buffers, after: u32, before: u32) -> i64 {
    match buffers {
        Buffers::Add => i64::from(after) + i64::from(before),
        Buffers::Overlap if after > before => i64::from(after),
        Buffers::Overlap => i64::from(before),
    }
}

fn shown(zone: Tz, minute: i64) -> (i32, i32) {
    let utc = DateTime::from_timestamp(minute * 60, 0).unwrap().naive_utc();
    let ahead = zone.offset_from_utc_datetime(&utc).fix();
    let local = utc + ahead;
    (local.date().to_epoch_days(), i32::try_from(local.hour() * 60 + local.minute()).unwrap())
}
