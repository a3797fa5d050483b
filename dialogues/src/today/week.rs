//! Seven days at a glance: visits and how full each day is.

use super::day::{button, press};
use super::{Loaded, Press, Week, Whose, count};
use crate::screen::{Arg, Line, Screen};
use crate::staff::Scene;
use crate::welcome::back;

pub(super) fn screen(week: &Week, scene: &Scene) -> Screen {
    let (Some(first), Some(last)) = (week.days.first(), week.days.last()) else {
        return Screen::default();
    };
    let whose = match (week.of, scene.member) {
        (Some(id), _) => Whose::One(id),
        (None, Some(member)) => Whose::Studio(member.studio),
        (None, None) => Whose::Here,
    };
    let title =
        Line::new("today-week-title").with("first", Arg::Date(first.day)).with("last", Arg::Date(last.day));
    let of = week.of.map(|id| Line::new("today-person").foreign("specialist", super::day::name(scene, id)));
    let rows =
        week.days.iter().map(|day| button(line(day), Press::Day { whose, day: Some(day.day), page: 0 }));
    let other = |key, days| button(key, Press::Week { whose, day: Some(first.day.plus(days)) });
    let today = scene.today.clamp(first.day, last.day);
    Screen::text(title).maybe(of).grid(1, rows).row([
        back(press(Press::Day { whose, day: Some(today), page: 0 })),
        other("today-week-previous", -7),
        other("today-week-next", 7),
    ])
}

/// A day off with visits says so; a working day says how full it is.
fn line(day: &Loaded) -> Line {
    let n = count(day.visits);
    let line = match (day.working_min, day.visits) {
        (0, 0) => Line::new("today-week-off"),
        (0, _) => Line::new("today-week-off-visits").with("n", n),
        (_, 0) => Line::new("today-week-free"),
        (working, _) => {
            let load = u64::from(day.minutes) * 100 / u64::from(working);
            let load = Arg::Count(i64::try_from(load).unwrap_or(i64::MAX));
            Line::new("today-week-day").with("n", n).with("load", load)
        }
    };
    line.with("day", Arg::Date(day.day))
}
