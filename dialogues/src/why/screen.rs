//! The rules' answers on the screen.

use okoshko_domain::hours::Interval;
use okoshko_domain::ids::ServiceId;
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;

use super::ways::ways;
use super::{Facts, Press, Told};
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff::{self, Scene};
use crate::welcome::back;

/// Specialists whose answers fit on one screen.
const SHOWN: usize = 10;
/// Services to choose from, beside the present one; half of them when there is much to change.
const SERVICES: usize = 4;
/// Ways to change a rule beside which all services fit.
const FEW_WAYS: usize = 8;
/// Ways to change a rule on one screen.
const WAYS: usize = 10;

/// Asks for a date and a time.
pub(super) fn ask() -> Screen {
    Screen::text("why-title").gap().line("why-question").row([back(Any::Staff(staff::Press::Menu))])
}

/// What stands in each specialist's way.
pub(super) fn answers(start: Timestamp, service: Option<ServiceId>, facts: &Facts, scene: &Scene) -> Screen {
    let title = Line::new("why-at").with("start", Arg::When(start));
    let shown = facts.answers.get(..SHOWN).unwrap_or(&facts.answers);
    let screen = shown.iter().fold(Screen::text(title), |screen, told| {
        screen
            .gap()
            .line(
                Line::new("why-who").foreign("specialist", &told.name).foreign("service", &told.service_name),
            )
            .line(reason(told))
    });
    let screen = if facts.answers.is_empty() { screen.gap().line("why-nobody") } else { screen };
    let ways: Vec<_> = ways(start, service, shown, scene).into_iter().take(WAYS).collect();
    let choice = if ways.len() > FEW_WAYS { SERVICES / 2 } else { SERVICES };
    screen
        .grid(2, ways)
        .grid(2, services(start, service, choice, scene))
        .row([Button::new("why-button-other", press(Press::Ask))])
        .row([back(Any::Staff(staff::Press::Menu))])
}

/// The rule, in words that say what would have to change.
fn reason(told: &Told) -> Line {
    let Some(why) = told.why else { return Line::new("why-free") };
    match why {
        Refusal::Past => Line::new("why-past"),
        Refusal::TooSoon { notice_min } => Line::new("why-too-soon").with("notice", Arg::Minutes(notice_min)),
        Refusal::TooFar { window_days } => {
            Line::new("why-too-far").with("days", Arg::Count(window_days.into()))
        }
        Refusal::DayOff => Line::new("why-day-off"),
        Refusal::Closed if told.hours.is_empty() => Line::new("why-no-hours"),
        Refusal::Closed => Line::new("why-closed").with("hours", hours(&told.hours)),
        Refusal::TimeOff => Line::new("why-time-off"),
        Refusal::OffGrid => Line::new("why-off-grid"),
        Refusal::Taken | Refusal::TooClose => taken(told, why),
        Refusal::DayFull { limit } => Line::new("why-day-full").with("n", Arg::Count(limit.into())),
        Refusal::Paused => Line::new("why-paused"),
        Refusal::NotOffered => Line::new("why-not-offered"),
        // Rules about one client are not asked here.
        Refusal::ClientCap { .. } | Refusal::Blocked => Line::new("why-free"),
    }
}

fn taken(told: &Told, why: Refusal) -> Line {
    let Some(visit) = &told.visit else {
        return Line::new(if why == Refusal::Taken { "why-held" } else { "why-buffers" });
    };
    Line::new(if why == Refusal::Taken { "why-taken" } else { "why-too-close" })
        .with("start", Arg::Time(visit.span.start))
        .with("end", Arg::Time(visit.span.end))
        .foreign("client", &visit.client_name)
        .foreign("service", &visit.service_name)
}

/// "10:00–14:00, 15:00–19:00"
fn hours(intervals: &[Interval]) -> Arg {
    let clock = |minute: i16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let each = intervals.iter().map(|one| format!("{}–{}", clock(one.from_min()), clock(one.to_min())));
    Arg::Foreign(each.collect::<Vec<_>>().join(", "))
}

fn services(start: Timestamp, chosen: Option<ServiceId>, most: usize, scene: &Scene) -> Vec<Button> {
    let Some(catalog) = &scene.catalog else { return Vec::new() };
    let others = catalog.bookable().filter(|service| Some(service.id) != chosen).take(most);
    others
        .map(|service| Button::foreign(&service.name, press(Press::At { start, service: Some(service.id) })))
        .collect()
}

fn press(press: Press) -> Any {
    Any::Staff(staff::Press::Why(press))
}
