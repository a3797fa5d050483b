//! Moving a visit: the nearest free times, another day, another specialist, and what speaks against it.

use okoshko_domain::ids::SpecialistId;
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};

use super::day::{button, name, press};
use super::{Press, STARTS_PAGE, Seen, State, Targets, Visit, go, picker, say};
use crate::Arrival;
use crate::booking::when;
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff::Scene;
use crate::welcome::back;

/// Specialists in the row of chips.
const CHIPS: usize = 3;
/// Slots of one day on the list of the nearest.
const NEAREST_STARTS: usize = 3;

/// The nearest free times, as the client would see them.
pub(super) fn nearest(targets: &Targets, scene: &Scene) -> Arrival {
    let id = targets.booking.id;
    if !targets.booking.stands() {
        return go(State::visit(id), Some(say("today-settled")));
    }
    let to = Some(targets.to);
    let none = targets.days.is_empty();
    let first = targets.days.first().map_or(scene.today, |day| day.day);
    let screen = head(targets, scene)
        .gap()
        .line(if none { "today-move-none" } else { "today-move-nearest" })
        .row(chips(targets, scene));
    let rows = targets.days.iter().map(|day| {
        let line = Line::new("day-button").with("day", Arg::Day(day.day));
        let label = button(line, Press::MoveDay { booking: id, to, day: day.day, page: 0 });
        let starts = spread(&day.starts).into_iter().map(|start| slot(targets, start));
        std::iter::once(label).chain(starts).collect::<Vec<_>>()
    });
    let month = Press::MoveMonth { booking: id, to, month: first.month() };
    Arrival::Show(
        rows.fold(screen, Screen::row)
            .row([button("button-other-date", month)])
            .row([back(press(Press::Visit(id)))]),
    )
}

/// The first, the middle and the last of a day stand for it.
pub(crate) fn spread(starts: &[Timestamp]) -> Vec<Timestamp> {
    let last = starts.len().saturating_sub(1);
    let mut picked: Vec<_> =
        [0, last / 2, last].into_iter().filter_map(|at| starts.get(at).copied()).collect();
    picked.dedup();
    picked.truncate(NEAREST_STARTS);
    picked
}

fn head(targets: &Targets, scene: &Scene) -> Screen {
    let booking = &targets.booking;
    let title = when("today-move-title", booking);
    let what = Line::new("today-move-what")
        .foreign("client", &booking.client_name)
        .foreign("service", &booking.service_name)
        .foreign("specialist", whom(targets, targets.to, scene));
    Screen::text(title).line(what)
}

/// Whoever has the visit may not work here any more; the visit knows their name.
fn whom<'a>(targets: &'a Targets, id: SpecialistId, scene: &'a Scene) -> &'a str {
    let booking = &targets.booking;
    if id == booking.specialist { &booking.specialist_name } else { name(scene, id) }
}

/// Who could do it instead: everybody who does the service, whoever is chosen first.
fn chips(targets: &Targets, scene: &Scene) -> Vec<Button> {
    if targets.people.len() < 2 {
        return Vec::new();
    }
    let booking = targets.booking.id;
    let chosen = targets.people.iter().position(|id| *id == targets.to).unwrap_or_default();
    let first = chosen / CHIPS * CHIPS;
    let chip = |id: &SpecialistId| {
        let key = if *id == targets.to { "chip-chosen" } else { "chip" };
        let line = Line::new(key).foreign("specialist", whom(targets, *id, scene));
        button(line, Press::Move { booking, to: Some(*id) })
    };
    let mut row: Vec<_> = targets.people.iter().skip(first).take(CHIPS).map(chip).collect();
    if targets.people.len() > CHIPS {
        let next = targets.people.get(first + CHIPS).or(targets.people.first()).copied();
        row.push(button("chip-more", Press::Move { booking, to: next }));
    }
    row
}

fn slot(targets: &Targets, start: Timestamp) -> Button {
    let (booking, specialist) = (targets.booking.id, targets.to);
    let line = Line::new("slot").with("time", Arg::Time(start));
    let seen = Seen::of(targets.booking.span.start);
    button(line, Press::MoveTo { booking, specialist, start, seen, anyway: false })
}

/// All free times of one day; any other can be typed.
pub(super) fn day(targets: &Targets, day: LocalDay, page: u16, scene: &Scene) -> Arrival {
    let (booking, to) = (targets.booking.id, Some(targets.to));
    if !targets.booking.stands() {
        return go(State::visit(booking), Some(say("today-settled")));
    }
    let starts: Vec<_> = targets.days.iter().flat_map(|found| found.starts.iter().copied()).collect();
    let last = u16::try_from(starts.len().saturating_sub(1) / STARTS_PAGE).unwrap_or(u16::MAX);
    let page = page.min(last);
    let turn = |key: &'static str, page| button(key, Press::MoveDay { booking, to, day, page });
    let earlier = (page > 0).then(|| turn("button-earlier", page.saturating_sub(1)));
    let later = (page < last).then(|| turn("button-later", page.saturating_add(1)));
    let key = if starts.is_empty() { "today-move-day-full" } else { "today-move-day" };
    let shown = starts.iter().skip(usize::from(page) * STARTS_PAGE).take(STARTS_PAGE);
    let month = Press::MoveMonth { booking, to, month: day.month() };
    Arrival::Show(
        head(targets, scene)
            .gap()
            .line(Line::new(key).with("date", Arg::Date(day)))
            .line("today-move-typed")
            .grid(4, shown.map(|start| slot(targets, *start)))
            .row(earlier.into_iter().chain(later))
            .row([back(press(Press::Move { booking, to })), button("button-other-date", month)]),
    )
}

/// A month to choose the day from.
pub(super) fn month(visit: &Visit, whom: Option<SpecialistId>, month: Month, scene: &Scene) -> Arrival {
    let booking = visit.booking.id;
    if !visit.booking.stands() {
        return go(State::visit(booking), Some(say("today-settled")));
    }
    let screen = Screen::text(when("today-move-title", &visit.booking)).line("today-move-month");
    let turn = |month| press(Press::MoveMonth { booking, to: whom, month });
    let choose = |day| press(Press::MoveDay { booking, to: whom, day, page: 0 });
    Arrival::Show(
        picker::month(screen, month, scene.today, scene.today, turn, choose)
            .row([back(press(Press::Move { booking, to: whom }))]),
    )
}

/// It breaks a rule that staff may break: which, and all the same?
pub(super) fn ask(
    visit: &Visit,
    specialist: SpecialistId,
    start: Timestamp,
    why: &[Refusal],
    scene: &Scene,
) -> Arrival {
    let booking = visit.booking.id;
    if !visit.booking.stands() {
        return go(State::visit(booking), Some(say("today-settled")));
    }
    let title = Line::new("today-warn-title").with("start", Arg::When(start));
    let screen = Screen::text(title.foreign("specialist", name(scene, specialist)));
    let screen = why.iter().fold(screen, |screen, why| screen.line(refusal(*why)));
    let seen = Seen::of(visit.booking.span.start);
    let yes = Press::MoveTo { booking, specialist, start, seen, anyway: true };
    let again = Press::Move { booking, to: Some(specialist) };
    Arrival::Show(
        screen.gap().line("today-warn-question").row([button("today-anyway", yes)]).row([back(press(again))]),
    )
}

/// A rule, as staff read it. The other talks that book by hand warn in the same words.
#[must_use]
pub fn refusal(why: Refusal) -> Line {
    match why {
        Refusal::Past => Line::new("today-rule-past"),
        Refusal::TooSoon { notice_min } => {
            Line::new("today-rule-notice").with("notice", Arg::Minutes(notice_min))
        }
        Refusal::TooFar { window_days } => {
            Line::new("today-rule-window").with("days", Arg::Count(window_days.into()))
        }
        Refusal::DayOff => Line::new("today-rule-day-off"),
        Refusal::Closed => Line::new("today-rule-closed"),
        Refusal::TimeOff => Line::new("today-rule-time-off"),
        Refusal::OffGrid => Line::new("today-rule-grid"),
        Refusal::Taken => Line::new("today-rule-taken"),
        Refusal::TooClose => Line::new("today-rule-buffers"),
        Refusal::DayFull { limit } => Line::new("today-rule-limit").with("n", Arg::Count(limit.into())),
        Refusal::ClientCap { cap } => Line::new("today-rule-cap").with("n", Arg::Count(cap.into())),
        Refusal::NotOffered => Line::new("today-rule-not-offered"),
        Refusal::Paused => Line::new("today-rule-paused"),
        Refusal::Blocked => Line::new("today-rule-blocked"),
    }
}
