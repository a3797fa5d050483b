//! The rules as tables: one specialist in Moscow, where the clock stands still, and one Monday.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its own table has failed")]

use std::collections::BTreeMap;

use okoshko_domain::hours::{Hours, HoursError, Interval, Week};
use okoshko_domain::policy::{Buffers, Policy};
use okoshko_domain::slots::{Agenda, Busy, Refusal, Visit, any_of, least_busy};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

/// Monday, 2026-11-23.
const MONDAY: LocalDay = LocalDay(20_780);
const HOUR: Visit = Visit { length_min: 60, before_min: 0, after_min: 0 };

/// A desk that asks for nothing: starts every hour, at once, for ever.
struct Desk {
    hours: Hours,
    policy: Policy,
    visit: Visit,
    busy: Vec<Busy>,
    now: Timestamp,
}

fn moscow() -> Zone {
    Zone::parse("Europe/Moscow").unwrap()
}

/// Minutes since midnight of `9:30`.
fn minute(clock: &str) -> i16 {
    let (hours, minutes) = clock.split_once(':').unwrap();
    hours.parse::<i16>().unwrap() * 60 + minutes.parse::<i16>().unwrap()
}

/// `9:30` on that Monday.
fn at(clock: &str) -> Timestamp {
    moscow().at(MONDAY, minute(clock).into())
}

/// `9:00-13:00 14:00-18:00`.
fn intervals(text: &str) -> Vec<Interval> {
    let pairs = text.split_whitespace().map(|pair| pair.split_once('-').unwrap());
    pairs.map(|(from, to)| Interval::new(minute(from), minute(to)).unwrap()).collect()
}

fn span(text: &str) -> Span {
    let (from, to) = text.split_once('-').unwrap();
    Span { start: at(from), end: at(to) }
}

fn desk(hours: &str) -> Desk {
    let week = Week::new(std::array::from_fn(|_| intervals(hours))).unwrap();
    Desk {
        hours: Hours::new(moscow(), week, BTreeMap::new(), Vec::new(), None),
        policy: Policy { notice_min: 0, window_days: 365, step_min: 60, ..Policy::default() },
        visit: HOUR,
        busy: Vec::new(),
        now: at("0:00"),
    }
}

impl Desk {
    fn step(mut self, minutes: u32) -> Self {
        self.policy.step_min = minutes;
        self
    }

    fn buffers(mut self, rule: Buffers) -> Self {
        self.policy.buffers = rule;
        self
    }

    fn visit(mut self, length_min: u32, before_min: u32, after_min: u32) -> Self {
        self.visit = Visit { length_min, before_min, after_min };
        self
    }

    fn busy(mut self, text: &str, before_min: u32, after_min: u32) -> Self {
        self.busy.push(Busy { span: span(text), before_min, after_min });
        self
    }

    fn away(mut self, text: &str) -> Self {
        self.hours.time_off.push(span(text));
        self
    }

    fn now(mut self, clock: &str) -> Self {
        self.now = at(clock);
        self
    }

    fn agenda(&self) -> Agenda<'_> {
        let Self { hours, policy, visit, busy, now } = self;
        Agenda { hours, policy, visit: *visit, busy, now: *now }
    }

    /// The starts of that Monday: `9:00 10:00`.
    fn shows(&self) -> String {
        let starts = self.agenda().starts(MONDAY, MONDAY);
        let clocks = starts.iter().map(|start| {
            let minute = moscow().minute_of(*start);
            format!("{}:{:02}", minute / 60, minute % 60)
        });
        clocks.collect::<Vec<_>>().join(" ")
    }

    fn refuses(&self, clock: &str) -> Option<Refusal> {
        self.agenda().refusal(at(clock))
    }
}

#[test]
fn starts_lie_on_the_grid_of_each_interval() {
    for (hours, step, length, shown) in [
        ("9:00-12:00", 60, 60, "9:00 10:00 11:00"),
        ("9:00-12:00", 60, 61, "9:00 10:00"),
        ("9:10-11:10", 30, 60, "9:10 9:40 10:10"),
        ("9:00-11:00 14:20-16:00", 40, 60, "9:00 9:40 14:20 15:00"),
        ("9:00-10:00 10:00-11:00", 30, 60, "9:00 10:00"),
        ("0:00-1:00 23:00-24:00", 30, 30, "0:00 0:30 23:00 23:30"),
        ("9:00-10:00", 60, 61, ""),
        ("", 60, 60, ""),
        ("9:00-9:03", 0, 1, "9:00 9:01 9:02"),
        ("9:00-9:02", 1, 0, "9:00 9:01"),
    ] {
        assert_eq!(desk(hours).step(step).visit(length, 0, 0).shows(), shown, "{hours}, {step}, {length}");
    }
}

#[test]
fn what_is_taken_is_not_offered() {
    for (busy, step, shown) in [
        ("10:00-11:00", 60, "9:00 11:00 12:00"),
        ("10:30-10:31", 60, "9:00 11:00 12:00"),
        ("10:00-10:30", 15, "9:00 10:30 10:45 11:00 11:15 11:30 11:45 12:00"),
        ("0:00-10:00", 60, "10:00 11:00 12:00"),
        ("12:59-20:00", 60, "9:00 10:00 11:00"),
        ("0:00-24:00", 60, ""),
    ] {
        assert_eq!(desk("9:00-13:00").step(step).busy(busy, 0, 0).shows(), shown, "{busy}, {step}");
    }
}

#[test]
fn buffers_keep_visits_apart() {
    // The visit needs 10 and 5, the other 15 and 20: after 10:00-11:00 comes 20 and 10, before it 5 and 15.
    for (rule, last_before, too_close_before, first_after, too_close_after) in [
        (Buffers::Add, "8:40", "8:41", "11:30", "11:29"),
        (Buffers::Overlap, "8:45", "8:46", "11:20", "11:19"),
    ] {
        let desk = desk("8:00-13:00").step(1).visit(60, 10, 5).buffers(rule).busy("10:00-11:00", 15, 20);
        for clock in [last_before, first_after] {
            assert_eq!(desk.refuses(clock), None, "{rule:?} {clock}");
        }
        for clock in [too_close_before, too_close_after] {
            assert_eq!(desk.refuses(clock), Some(Refusal::TooClose), "{rule:?} {clock}");
        }
        assert_eq!(desk.refuses("10:59"), Some(Refusal::Taken), "{rule:?}");
    }
}

#[test]
fn buffers_hang_over_edges_lunch_and_time_off() {
    let desk = desk("9:00-11:00 12:00-14:00").visit(60, 45, 45);
    assert_eq!(desk.shows(), "9:00 10:00 12:00 13:00");
    let desk = desk.away("9:00-10:00").away("12:00-13:00");
    assert_eq!(desk.shows(), "10:00 13:00");
    assert_eq!(desk.busy("11:10-11:50", 0, 0).shows(), "13:00");
}

#[test]
fn a_second_decides() {
    let mut desk = desk("9:00-12:00").busy("10:00-11:00", 0, 0);
    for (early_s, shown) in [(0, "9:00 11:00"), (1, "11:00"), (-1, "9:00 11:00")] {
        desk.busy[0].span.start = at("10:00").plus_s(-early_s);
        assert_eq!(desk.shows(), shown, "{early_s} s");
        assert_eq!(desk.refuses("9:00").is_none(), shown.starts_with("9:00"), "{early_s} s");
    }
}

#[test]
fn a_long_buffer_reaches_past_its_neighbour() {
    let desk = desk("9:00-15:00").busy("9:00-10:00", 0, 180).busy("10:30-10:45", 0, 0);
    assert_eq!(desk.shows(), "13:00 14:00");
}

#[test]
fn time_off_takes_starts_and_does_not_move_the_grid() {
    let away = desk("9:00-13:00").away("9:15-10:20");
    assert_eq!(away.shows(), "11:00 12:00");
    assert_eq!(away.refuses("10:00"), Some(Refusal::TimeOff));
    assert_eq!(away.refuses("10:20"), Some(Refusal::OffGrid));
    assert_eq!(desk("9:00-13:00").away("11:00-13:00").away("8:00-10:00").shows(), "10:00");
}

#[test]
fn an_override_replaces_the_week() {
    let mut desk = desk("9:00-11:00");
    desk.hours.overrides.insert(MONDAY, intervals("15:00-16:00 20:00-21:00"));
    assert_eq!(desk.shows(), "15:00 20:00");
    desk.hours.overrides.insert(MONDAY, Vec::new());
    assert_eq!(desk.shows(), "");
    assert_eq!(desk.refuses("9:00"), Some(Refusal::DayOff));
    assert_eq!(desk.agenda().starts(MONDAY, MONDAY.plus(1)).len(), 2);
}

#[test]
fn weekdays_have_their_own_hours() {
    let mut days: [Vec<Interval>; 7] = Default::default();
    (days[0], days[6]) = (intervals("9:00-10:00"), intervals("9:00-12:00"));
    let mut desk = desk("");
    desk.hours.week = Week::new(days).unwrap();
    let per_day = (0..7).map(|day| desk.agenda().starts(MONDAY.plus(day), MONDAY.plus(day)).len());
    assert_eq!(per_day.collect::<Vec<_>>(), [1, 0, 0, 0, 0, 0, 3]);
}

#[test]
fn notice_and_window_compare_instants() {
    let mut desk = desk("9:00-18:00").now("10:00");
    desk.policy = Policy { notice_min: 120, window_days: 1, ..desk.policy };
    assert_eq!(desk.shows(), "12:00 13:00 14:00 15:00 16:00 17:00");
    assert_eq!(desk.refuses("9:00"), Some(Refusal::Past));
    assert_eq!(desk.refuses("11:00"), Some(Refusal::TooSoon { notice_min: 120 }));
    let tomorrow = |clock| desk.agenda().refusal(at(clock).plus_min(24 * 60));
    assert_eq!(tomorrow("9:00"), None);
    assert_eq!(tomorrow("10:00"), Some(Refusal::TooFar { window_days: 1 }));
    assert_eq!(desk.agenda().starts(MONDAY.plus(1), MONDAY.plus(5)).len(), 1);
}

#[test]
fn the_current_moment_can_be_booked_without_notice() {
    let desk = desk("9:00-12:00").now("10:00");
    assert_eq!(desk.shows(), "10:00 11:00");
}

#[test]
fn a_full_day_is_closed_and_the_next_one_is_not() {
    let mut desk = desk("9:00-12:00").busy("9:00-10:00", 0, 0);
    desk.hours.day_limit = Some(2);
    assert_eq!(desk.shows(), "10:00 11:00");
    desk.hours.day_limit = Some(1);
    assert_eq!(desk.shows(), "");
    assert_eq!(desk.refuses("10:00"), Some(Refusal::DayFull { limit: 1 }));
    assert_eq!(desk.agenda().starts(MONDAY, MONDAY.plus(1)).len(), 3);
}

#[test]
fn a_visit_counts_for_the_day_on_which_it_starts() {
    let mut desk = desk("9:00-11:00").busy("0:00-1:00", 0, 0);
    desk.busy[0].span.start = at("0:00").plus_min(-30);
    desk.hours.day_limit = Some(1);
    assert_eq!(desk.shows(), "9:00 10:00");
}

#[test]
fn the_most_useful_rule_is_named() {
    let mut desk = desk("9:00-12:00").now("8:00").away("11:00-12:00").busy("9:00-10:00", 0, 30);
    desk.hours.day_limit = Some(1);
    for (clock, refusal) in [
        ("7:00", Refusal::Past),
        ("8:30", Refusal::Closed),
        ("11:30", Refusal::Closed),
        ("10:30", Refusal::TimeOff),
        ("9:30", Refusal::OffGrid),
        ("9:00", Refusal::Taken),
        ("10:00", Refusal::TooClose),
    ] {
        assert_eq!(desk.refuses(clock), Some(refusal), "{clock}");
    }
}

#[test]
fn a_clock_that_jumps_offers_nothing_that_is_past() {
    let desk = desk("9:00-12:00");
    for (now, shown) in [
        (Timestamp(0), 0),
        (Timestamp(-1), 0),
        (at("0:00").plus_min(-60), 3),
        (at("10:30"), 1),
        (at("0:00").plus_min(1440), 0),
        (Timestamp(4_102_444_800), 0),
        (Timestamp::MIN, 0),
        (Timestamp::MAX, 0),
    ] {
        let agenda = Agenda { now, ..desk.agenda() };
        assert_eq!(agenda.starts(MONDAY, MONDAY).len(), shown, "{now:?}");
        assert_eq!(agenda.refusal(at("11:00")).is_none(), shown > 0, "{now:?}");
    }
}

#[test]
fn no_number_is_too_large() {
    let ends = [Timestamp::MIN, Timestamp(-1), Timestamp(0), Timestamp::MAX];
    for (now, limit) in ends.into_iter().flat_map(|now| [(now, u32::MAX), (now, 0)]) {
        let mut desk =
            desk("0:00-24:00").visit(u32::MAX, u32::MAX, u32::MAX).busy("9:00-9:00", u32::MAX, limit);
        desk.busy.push(Busy {
            span: Span { start: now, end: Timestamp::MAX },
            before_min: limit,
            after_min: limit,
        });
        desk.hours.time_off = vec![Span { start: Timestamp::MIN, end: now }];
        desk.hours.day_limit = Some(limit);
        desk.policy = Policy { notice_min: limit, window_days: limit, step_min: limit, ..desk.policy };
        let _ = desk.agenda().starts(LocalDay(i32::MIN), LocalDay(i32::MAX));
        let _ = desk.agenda().starts(LocalDay(i32::MAX), LocalDay(i32::MIN));
        let _ = ends.map(|start| desk.agenda().refusal(start));
    }
}

#[test]
fn the_whole_calendar_may_be_asked_for() {
    let mut desk = desk("9:00-10:00");
    desk.policy.window_days = 30;
    let starts = desk.agenda().starts(LocalDay(i32::MIN), LocalDay(i32::MAX));
    assert_eq!(starts.len(), 30);
}

#[test]
fn starts_are_appended() {
    let desk = desk("9:00-10:00");
    let mut starts = vec![Timestamp(7)];
    desk.agenda().starts_into(MONDAY, MONDAY, &mut starts);
    assert_eq!(starts, [Timestamp(7), at("9:00")]);
}

#[test]
fn impossible_hours_are_refused() {
    for (from, to) in [(-1, 60), (60, 60), (61, 60), (0, 1441), (i16::MIN, i16::MAX)] {
        assert_eq!(Interval::new(from, to), Err(HoursError::NotAStretch { from_min: from, to_min: to }));
    }
    let week = |text| Week::new(std::array::from_fn(|_| intervals(text)));
    assert_eq!(week("9:00-12:00 11:00-13:00"), Err(HoursError::Overlap { at_min: 660 }));
    assert_eq!(week("14:00-18:00 9:00-13:00"), week("9:00-13:00 14:00-18:00"));
}

#[test]
fn a_calendar_puts_its_lists_in_order() {
    let overrides = BTreeMap::from([(MONDAY, intervals("12:00-13:00 9:00-11:00 10:00-12:00"))]);
    let away = ["14:00-15:00", "9:00-10:00", "10:00-11:00", "12:00-12:00", "9:30-9:40"].map(span).into();
    let hours = Hours::new(moscow(), Week::default(), overrides, away, None);
    assert_eq!(hours.overrides[&MONDAY], intervals("9:00-12:00 12:00-13:00"));
    assert_eq!(hours.time_off, ["9:00-11:00", "14:00-15:00"].map(span));
}

#[test]
fn anybody_means_each_start_once() {
    let lists = [vec![at("9:00"), at("10:00")], vec![], vec![at("9:30"), at("10:00")]];
    assert_eq!(any_of(&lists), [at("9:00"), at("9:30"), at("10:00")]);
    assert_eq!(any_of(&[]), []);
}

#[test]
fn the_least_busy_takes_the_visit_then_the_first() {
    assert_eq!(least_busy(&[("anna", 2), ("boris", 1), ("vera", 1)]), Some("boris"));
    assert_eq!(least_busy(&[("anna", 2)]), Some("anna"));
    assert_eq!(least_busy::<&str>(&[]), None);
}
