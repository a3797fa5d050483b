//! Reminders against a slow reading of their rules, where the clocks change.

#![expect(clippy::unwrap_used, reason = "a test stops where its cast is wrong")]

use chrono::{Days, NaiveDate, NaiveDateTime, NaiveTime, TimeZone};
use chrono_tz::Tz;
use okoshko_domain::quiet::Quiet;
use okoshko_domain::reminder::{Asking, Lead, is_of_use};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::Zone;
use proptest::prelude::*;

/// From ten to nine.
fn night() -> Option<Quiet> {
    Quiet::new(22 * 60, 9 * 60)
}

fn zone(name: &str) -> Zone {
    Zone::parse(name).unwrap()
}

/// What the wall shows, the first time that it does.
fn at(name: &str, wall: &str) -> Timestamp {
    let wall = NaiveDateTime::parse_from_str(wall, "%Y-%m-%d %H:%M").unwrap();
    let tz: Tz = name.parse().unwrap();
    Timestamp(tz.from_local_datetime(&wall).earliest().unwrap().timestamp())
}

#[test]
fn the_one_that_speaks_first_stands_first() {
    let wall = |days, hour: u16| Lead::Wall { days, minute: hour * 60 };
    let sorted = [
        wall(2, 12),
        Lead::Before(24 * 60),
        wall(1, 18),
        wall(1, 20),
        Lead::Before(4 * 60),
        wall(0, 9),
        Lead::Before(120),
        wall(0, 11),
        Lead::Before(30),
    ];
    assert!(sorted.is_sorted_by_key(|lead| std::cmp::Reverse(lead.ahead_min())), "{sorted:?}");
}

#[test]
fn before_counts_instants_and_the_wall_counts_days() {
    let evening = Lead::Wall { days: 1, minute: 18 * 60 };
    let berlin = "Europe/Berlin";
    for (lead, start, moment) in [
        (Lead::Before(120), "2026-11-27 18:00", "2026-11-27 16:00"),
        (evening, "2026-11-27 18:00", "2026-11-26 18:00"),
        (Lead::Wall { days: 0, minute: 9 * 60 }, "2026-11-27 18:00", "2026-11-27 09:00"),
        // 29 March 2026: 02:00 is 03:00. A day before is a day of 23 hours on the wall.
        (Lead::Before(24 * 60), "2026-03-29 12:00", "2026-03-28 11:00"),
        (Lead::Wall { days: 1, minute: 12 * 60 }, "2026-03-29 12:00", "2026-03-28 12:00"),
        (Lead::Wall { days: 0, minute: 150 }, "2026-03-29 12:00", "2026-03-29 03:00"),
        // 25 October 2026: 03:00 is 02:00 again.
        (Lead::Before(24 * 60), "2026-10-25 12:00", "2026-10-24 13:00"),
        (evening, "2026-10-25 12:00", "2026-10-24 18:00"),
        (Lead::Wall { days: 0, minute: 150 }, "2026-10-25 12:00", "2026-10-25 02:30"),
    ] {
        let found = lead.moment(zone(berlin), None, at(berlin, start));
        assert_eq!(found, at(berlin, moment), "{lead:?} {start}");
    }
}

#[test]
fn nobody_is_reminded_at_night() {
    let moscow = "Europe/Moscow";
    for (lead, start, moment) in [
        // After the night, while half of the two hours is left; else before it.
        (Lead::Before(120), "2026-11-27 10:00", "2026-11-27 09:00"),
        (Lead::Before(120), "2026-11-27 09:30", "2026-11-26 21:55"),
        (Lead::Before(120), "2026-11-27 11:00", "2026-11-27 09:00"),
        (Lead::Before(120), "2026-11-27 12:00", "2026-11-27 10:00"),
        (Lead::Wall { days: 1, minute: 23 * 60 }, "2026-11-27 22:30", "2026-11-27 09:00"),
        (Lead::Wall { days: 1, minute: 23 * 60 }, "2026-11-27 10:00", "2026-11-26 21:55"),
        (Lead::Wall { days: 1, minute: 21 * 60 + 58 }, "2026-11-27 10:00", "2026-11-26 21:55"),
        (Lead::Wall { days: 1, minute: 21 * 60 + 55 }, "2026-11-27 10:00", "2026-11-26 21:55"),
    ] {
        let found = lead.moment(zone(moscow), night(), at(moscow, start));
        assert_eq!(found, at(moscow, moment), "{lead:?} {start}");
    }
}

#[test]
fn a_late_reminder_comes_while_half_of_its_lead_is_left() {
    let (moscow, lead) = ("Europe/Moscow", Lead::Before(120));
    let now = at(moscow, "2026-11-27 14:00");
    let due = lead.starts_due(zone(moscow), night(), Timestamp::MIN, now);
    assert_eq!((due.start, due.end), (now.plus_min(60), now.plus_s(120 * 60 + 1)));
    let since = lead.starts_due(zone(moscow), night(), now.plus_min(-1), now);
    assert_eq!((since.start, since.end), (now.plus_s(119 * 60 + 1), now.plus_s(120 * 60 + 1)));
    assert!(lead.starts_due(zone(moscow), night(), now, now).is_empty());
}

#[test]
fn leads_keep_their_numbers() {
    for (lead, number) in [
        (Lead::Before(1), 1),
        (Lead::Before(43_200), 43_200),
        (Lead::Wall { days: 0, minute: 0 }, 43_201),
        (Lead::Wall { days: 1, minute: 1080 }, 45_721),
    ] {
        assert_eq!((lead.number(), Lead::of_number(number)), (number, Some(lead)));
    }
    for number in [0, -1, 43_201 + 31 * 1440, i64::MAX] {
        assert_eq!(Lead::of_number(number), None, "{number}");
    }
}

#[test]
fn silence_is_asked_about_in_time() {
    let moscow = "Europe/Moscow";
    let [asked, start] = ["2026-11-26 18:00", "2026-11-27 18:00"].map(|wall| at(moscow, wall));
    let zone = zone(moscow);
    let of = |asking: Asking, asked, start| {
        (asking.again(zone, night(), asked, start), asking.question(zone, night(), asked, start))
    };
    let [again, question] = ["2026-11-26 21:00", "2026-11-27 15:00"].map(|wall| at(moscow, wall));
    assert_eq!(of(Asking::DEFAULT, asked, start), (Some(again), Some(question)));
    // For a visit in the morning before the night: at seven everybody sleeps.
    let morning = at(moscow, "2026-11-27 10:00");
    assert_eq!(of(Asking::DEFAULT, asked, morning), (Some(again), Some(at(moscow, "2026-11-27 09:00"))));
    // Asked so late that there is no time for anything else.
    assert_eq!(of(Asking::DEFAULT, start.plus_min(-120), start), (None, None));
    let off = Asking { again_min: 0, release_min: 0 };
    assert_eq!(of(off, asked, start), (None, None));
    let once = Asking { again_min: 0, ..Asking::DEFAULT };
    assert_eq!(of(once, asked, start), (None, Some(question)));
}

/// The first minute at which the wall shows this or later, found by looking at every minute.
fn slow_wall(tz: Tz, date: NaiveDate, minute: u16) -> i64 {
    let wanted = date.and_time(NaiveTime::MIN) + chrono::Duration::minutes(minute.into());
    let from = wanted.and_utc().timestamp() - 15 * 3600;
    (0..31 * 60)
        .map(|minute| from + minute * 60)
        .find(|moment| tz.timestamp_opt(*moment, 0).unwrap().naive_local() >= wanted)
        .unwrap()
}

fn slow_moment(tz: Tz, lead: Lead, start: Timestamp) -> i64 {
    match lead {
        Lead::Before(minutes) => start.0 - i64::from(minutes) * 60,
        Lead::Wall { days, minute } => {
            let date = tz.timestamp_opt(start.0, 0).unwrap().date_naive();
            slow_wall(tz, date.checked_sub_days(Days::new(days.into())).unwrap(), minute)
        }
    }
}

fn leads() -> impl Strategy<Value = Lead> {
    prop_oneof![
        (1..3000_u32).prop_map(Lead::Before),
        (0..4_u16, 0..1440_u16).prop_map(|(days, minute)| Lead::Wall { days, minute }),
    ]
}

/// Times around the changes of clocks of 2026.
fn moments() -> impl Strategy<Value = i64> {
    let changes = [1_774_746_000_i64, 1_792_890_000, 1_772_953_200, 1_793_512_800, 1_791_041_400];
    (proptest::sample::select(changes.to_vec()), -4000..4000_i64).prop_map(|(change, by)| change + by * 60)
}

fn zones() -> impl Strategy<Value = &'static str> {
    // In none of these the clock goes back over midnight, where the day of a start is a rule of its own.
    proptest::sample::select(vec![
        "Europe/Berlin",
        "America/New_York",
        "Australia/Lord_Howe",
        "Europe/Moscow",
    ])
}

proptest! {
    #[test]
    fn a_moment_is_what_a_slow_reader_finds(name in zones(), lead in leads(), start in moments()) {
        let start = Timestamp(start);
        let found = lead.moment(zone(name), None, start);
        prop_assert_eq!(found.0, slow_moment(name.parse().unwrap(), lead, start));
    }

    #[test]
    fn what_is_due_is_what_came_due_and_is_of_use(
        name in zones(),
        lead in leads(),
        now in moments(),
        back in 0..3000_i64,
        ahead in proptest::collection::vec(0..6000_i64, 40),
        dark in any::<bool>(),
    ) {
        let (zone, quiet, now) = (zone(name), night().filter(|_| dark), Timestamp(now));
        let after = now.plus_min(-back);
        let due = lead.starts_due(zone, quiet, after, now);
        for start in ahead.into_iter().map(|minutes| now.plus_min(minutes)) {
            let moment = lead.moment(zone, quiet, start);
            let expected = after < moment && moment <= now && is_of_use(moment, start, now);
            prop_assert_eq!(due.contains(start), expected, "{:?} {:?}", start, moment);
            prop_assert!(lead.moment(zone, quiet, start.plus_min(1)) >= moment, "later is not earlier");
        }
        let first = lead.first_after(zone, quiet, now);
        prop_assert!(lead.moment(zone, quiet, first) > now);
        prop_assert!(lead.moment(zone, quiet, first.plus_s(-1)) <= now);
    }
}
