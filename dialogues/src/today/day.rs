//! A day line by line, with a button for each visit and each gap; a gap, and blocking time.

use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::catalog::Service;
use okoshko_domain::ids::{BookingId, SpecialistId};
use okoshko_domain::span::Span;
use okoshko_domain::time_off::{Kind, TimeOff};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;

use super::{Entry, Gap, Personal, Plan, Press, State, Whose, count, go, say};
use crate::Arrival;
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff::{self, Scene};
use crate::{add, sick, welcome};

/// Entries on one page when there are more; with the rows around them it makes eight.
const PAGE: usize = 8;
/// So many fit when there is no row of pages.
const WHOLE: usize = 10;
/// Specialists in the row of chips, beside "everybody".
const CHIPS: usize = 2;
/// Rows of buttons.
const ROWS: usize = 8;
/// Services that a gap offers at once.
const SERVICES: usize = 6;
/// Other starts that it offers beside them.
const STARTS: usize = 8;
/// The longest day that is written line by line beside its buttons.
const LINES: usize = 60;
/// Blocks of time that a button offers, in minutes.
const BLOCKS: [(u32, &str); 2] = [(30, "today-block-30"), (60, "today-block-60")];

pub(super) fn press(press: Press) -> Any {
    Any::Staff(staff::Press::Today(press))
}

/// A button of this talk.
pub(super) fn button(line: impl Into<Line>, meaning: Press) -> Button {
    Button::new(line, press(meaning))
}

/// With a start and an end.
pub(super) fn stretch(line: Line, span: Span) -> Line {
    line.with("start", Arg::Time(span.start)).with("end", Arg::Time(span.end))
}

/// The name of somebody who works here; empty for whoever does not any more.
pub(super) fn name(scene: &Scene, id: SpecialistId) -> &str {
    let specialist = scene.catalog.as_ref().and_then(|catalog| catalog.specialist(id));
    specialist.map_or("", |specialist| specialist.name.as_str())
}

/// How many people the studio has whose days this person may see.
fn several(scene: &Scene) -> bool {
    let all = scene.member.is_some_and(|member| member.sees_all());
    all && scene.catalog.as_ref().is_some_and(|catalog| catalog.specialists.len() > 1)
}

/// Whose days a screen leads back to: one's own, or everybody's.
pub(super) fn back_to(scene: &Scene, specialist: SpecialistId) -> Whose {
    match scene.member {
        Some(member) if several(scene) && member.specialist != Some(specialist) => {
            Whose::Studio(member.studio)
        }
        _ => Whose::One(specialist),
    }
}

/// Back to a day.
pub(crate) fn back_to_day(scene: &Scene, specialist: SpecialistId, day: LocalDay) -> Button {
    let whose = back_to(scene, specialist);
    welcome::back(press(Press::Day { whose, day: Some(day), page: 0 }))
}

/// The day as lines, the first with its date: its visits, its gaps, its time off. Of several people each has a
/// line with their name first.
#[must_use]
pub fn day_lines(plan: &Plan) -> Vec<Line> {
    day_entries(plan).into_iter().map(|(line, _)| line).collect()
}

/// [`day_lines`], and of which visit each is.
#[must_use]
pub fn day_entries(plan: &Plan) -> Vec<(Line, Option<BookingId>)> {
    let mut lines = vec![(title(plan), None), (how_many(plan), None)];
    lines.extend(people_lines(plan));
    lines
}

/// How many visits there are, unless they were called off.
fn how_many(plan: &Plan) -> Line {
    match plan.people.iter().flat_map(|one| &one.entries).filter(|entry| counts(entry)).count() {
        0 => Line::new("today-no-visits"),
        n => Line::new("today-visits").with("n", count(u32::try_from(n).unwrap_or(u32::MAX))),
    }
}

/// [`day_lines`] for a message that says how many visits there are.
pub(crate) fn told_lines(plan: &Plan) -> Vec<Line> {
    let mut lines = vec![title(plan)];
    lines.extend(people_lines(plan).into_iter().map(|(line, _)| line));
    lines
}

/// [`day_lines`] of the day after, read on the evening before: its first line says so.
pub(crate) fn tomorrow_lines(plan: &Plan) -> Vec<Line> {
    let title = Line::new("today-title-tomorrow").with("date", Arg::Date(plan.day));
    let mut lines = vec![title, how_many(plan)];
    lines.extend(people_lines(plan).into_iter().map(|(line, _)| line));
    lines
}

fn people_lines(plan: &Plan) -> Vec<(Line, Option<BookingId>)> {
    let mut lines = Vec::new();
    for one in &plan.people {
        lines.push((Line::new(""), None));
        if plan.of.is_none() {
            lines.push((Line::new("today-person").foreign("specialist", &one.name), None));
        }
        lines.extend(personal(one, plan));
    }
    if plan.people.is_empty() {
        lines.extend([Line::new(""), Line::new("today-nobody")].map(|line| (line, None)));
    }
    lines
}

fn title(plan: &Plan) -> Line {
    let today = plan.day == plan.today;
    let one = plan.people.first().filter(|_| plan.of.is_some());
    let line = Line::new(match (one, today) {
        (Some(_), true) => "today-title-now-of",
        (Some(_), false) => "today-title-of",
        (None, true) => "today-title-now",
        (None, false) => "today-title",
    });
    let line = line.with("date", Arg::Date(plan.day));
    match one {
        Some(one) => line.foreign("specialist", &one.name),
        None => line,
    }
}

fn counts(entry: &Entry) -> bool {
    matches!(entry, Entry::Visit(visit) if visit.status != Status::Cancelled)
}

fn personal<'a>(one: &'a Personal, plan: &'a Plan) -> impl Iterator<Item = (Line, Option<BookingId>)> + 'a {
    let free = !one.works && !one.entries.iter().any(|entry| matches!(entry, Entry::Off(_)));
    let lines = one.entries.iter().map(|entry| match entry {
        Entry::Visit(visit) => (visit_line(visit, plan), Some(visit.id)),
        Entry::Gap(gap) => (stretch(Line::new("today-gap"), *gap), None),
        Entry::Off(off) => (off_line(off), None),
        Entry::Break(span, note) => (break_line(*span, note), None),
    });
    free.then(|| (Line::new("today-not-working"), None)).into_iter().chain(lines)
}

fn break_line(span: Span, note: &str) -> Line {
    if note.is_empty() {
        return stretch(Line::new("today-break"), span);
    }
    stretch(Line::new("today-break-note"), span).foreign("note", note)
}

/// One visit of a day: where it stands, when, for whom, what.
fn visit_line(visit: &Booking, plan: &Plan) -> Line {
    let now = plan.now;
    let asked = plan.asked.iter().find(|asked| asked.booking == visit.id);
    let line = Line::new(match visit.status {
        Status::Came => "today-line-came",
        Status::NoShow => "today-line-no-show",
        Status::Cancelled => "today-line-cancelled",
        _ if asked.is_some_and(|asked| asked.ill) => "today-line-asked-ill",
        _ if asked.is_some() => "today-line-asked",
        Status::Pending => "today-line-pending",
        _ if now < visit.span.start && visit.confirmed => "today-line-confirmed",
        _ if now < visit.span.start => "today-line",
        _ if now < visit.span.end => "today-line-now",
        _ => "today-line-unmarked",
    });
    stretch(line, visit.span).foreign("client", &visit.client_name).foreign("service", &visit.service_name)
}

fn off_line(off: &TimeOff) -> Line {
    match (off.kind, off.note.is_empty()) {
        (Kind::DayOff, _) => Line::new("today-day-off"),
        (Kind::Vacation | Kind::Leaving, _) => Line::new("today-vacation"),
        (Kind::Block, true) => stretch(Line::new("today-busy"), off.span),
        (Kind::Block, false) => stretch(Line::new("today-busy-note"), off.span).foreign("note", &off.note),
    }
}

/// A day without buttons, as much of it as a message holds.
pub(super) fn drawn(plan: &Plan) -> Screen {
    let mut lines = day_lines(plan);
    lines.truncate(LINES);
    Screen { lines, ..Screen::default() }
}

/// A day with its buttons.
pub(super) fn screen(plan: &Plan, page: u16, hung: bool, scene: &Scene) -> Screen {
    let buttons: Vec<Button> =
        entries(plan).filter_map(|(one, entry)| entry_button(plan, one, entry)).collect();
    let per_page = if buttons.len() <= WHOLE { WHOLE } else { PAGE };
    let last = buttons.len().saturating_sub(1) / per_page;
    let page = usize::from(page).min(last);
    let whose = resolved(plan, scene);
    let turn = |page: usize| {
        let page = u16::try_from(page).unwrap_or(u16::MAX);
        press(Press::Day { whose, day: Some(plan.day), page })
    };
    let earlier = (page > 0).then(|| Button::new("button-earlier", turn(page.saturating_sub(1))));
    let later = (page < last).then(|| Button::new("button-later", turn(page + 1)));
    let screen = drawn(plan);
    let shown = buttons.into_iter().skip(page * per_page).take(per_page);
    let screen = screen
        .row(chips(plan, page, scene))
        .grid(2, shown)
        .row(earlier.into_iter().chain(later))
        .row(arrows(plan, whose, hung));
    let screen = footer(plan, whose, screen);
    let room = screen.rows.len() < ROWS && plan.day == plan.today;
    screen.row(scene.site.as_ref().filter(|_| room).map(|site| on_page(site)))
}

/// The day as a page over the chat.
fn on_page(site: &str) -> Button {
    Button::open("today-on-page", format!("{site}/app?to=day"))
}

/// Whose day it is, so that every button on it says so for ever.
fn resolved(plan: &Plan, scene: &Scene) -> Whose {
    match (plan.of, scene.member) {
        (Some(id), _) => Whose::One(id),
        (None, Some(member)) => Whose::Studio(member.studio),
        (None, None) => Whose::Here,
    }
}

/// What can be pressed, by time: everything but breaks and what was called off.
fn entries<'a>(plan: &'a Plan) -> impl Iterator<Item = (&'a Personal, &'a Entry)> {
    let of = |one: &'a Personal| one.entries.iter().map(move |entry| (one, entry));
    let mut all: Vec<(&Personal, &Entry)> = plan.people.iter().flat_map(of).collect();
    all.retain(|(_, entry)| match entry {
        Entry::Visit(visit) => visit.status != Status::Cancelled,
        Entry::Break(..) => false,
        Entry::Gap(_) | Entry::Off(_) => true,
    });
    all.sort_by_key(|(_, entry)| entry.start());
    all.into_iter()
}

impl Entry {
    /// When it begins.
    #[must_use]
    pub fn start(&self) -> Timestamp {
        match self {
            Self::Visit(visit) => visit.span.start,
            Self::Gap(gap) => gap.start,
            Self::Off(off) => off.span.start,
            Self::Break(span, _) => span.start,
        }
    }
}

fn entry_button(plan: &Plan, one: &Personal, entry: &Entry) -> Option<Button> {
    let button = match entry {
        Entry::Break(..) => return None,
        Entry::Visit(visit) => {
            let line = Line::new(match visit.status {
                Status::Came => "today-button-came",
                Status::NoShow => "today-button-no-show",
                Status::Pending => "today-button-pending",
                _ if plan.now < visit.span.end => "today-button",
                _ => "today-button-unmarked",
            });
            let line = line.with("start", Arg::Time(visit.span.start));
            let client = match plan.of {
                Some(_) => visit.client_name.clone(),
                None => format!("{}: {}", short(&one.name), visit.client_name),
            };
            button(line.foreign("client", &client), Press::Visit(visit.id))
        }
        Entry::Gap(gap) => {
            let line = Line::new(if plan.of.is_some() { "today-button-gap" } else { "today-button-gap-of" });
            let line = line.with("start", Arg::Time(gap.start));
            let line = if plan.of.is_some() { line } else { line.foreign("specialist", &one.name) };
            button(line, Press::Gap { specialist: one.specialist, start: gap.start })
        }
        Entry::Off(off) => {
            let meaning = Press::TimeOff { id: off.id, page: 0 };
            match off.kind {
                Kind::Block => {
                    button(Line::new("today-button-busy").with("start", Arg::Time(off.span.start)), meaning)
                }
                Kind::DayOff | Kind::Vacation | Kind::Leaving => {
                    button(Line::new("today-button-off").foreign("specialist", &one.name), meaning)
                }
            }
        }
    };
    Some(button)
}

/// As much of a name as leaves room for another one.
fn short(name: &str) -> String {
    const MOST: usize = 8;
    let first = name.split_whitespace().next().unwrap_or_default();
    first.chars().take(MOST).collect()
}

/// Everybody, then a page of specialists, then the next page. One specialist: no row.
fn chips(plan: &Plan, page: usize, scene: &Scene) -> Vec<Button> {
    let (Some(member), Some(catalog)) = (scene.member.filter(|_| several(scene)), &scene.catalog) else {
        return Vec::new();
    };
    let all = &catalog.specialists;
    let day = |whose, page| Press::Day { whose, day: Some(plan.day), page };
    let chosen = plan.of.and_then(|id| all.iter().position(|one| one.id == id));
    // The row turns to the page of whoever is chosen; the last button leads to the first one after it.
    let first = chosen.map_or(0, |at| at / CHIPS * CHIPS);
    let everybody = if plan.of.is_none() { "today-all-chosen" } else { "today-all" };
    let mut row =
        vec![button(everybody, day(Whose::Studio(member.studio), u16::try_from(page).unwrap_or(0)))];
    row.extend(all.iter().skip(first).take(CHIPS).map(|one| {
        let key = if plan.of == Some(one.id) { "chip-chosen" } else { "chip" };
        button(Line::new(key).foreign("specialist", &one.name), day(Whose::One(one.id), 0))
    }));
    if all.len() > CHIPS
        && let Some(next) = all.get(first + CHIPS).or(all.first())
    {
        row.push(button("chip-more", day(Whose::One(next.id), 0)));
    }
    row
}

/// The days around this one. Today has no need of a way to itself: there the day can be hung up as a board.
fn arrows(plan: &Plan, whose: Whose, hung: bool) -> [Button; 3] {
    let to = |key: &'static str, day: LocalDay| {
        let line = Line::new(key).with("day", Arg::Day(day));
        button(line, Press::Day { whose, day: Some(day), page: 0 })
    };
    [
        to("today-previous", plan.day.plus(-1)),
        if plan.day == plan.today && !hung {
            button("today-board-hang", Press::Hang(whose))
        } else {
            button("today-now", Press::Day { whose, day: None, page: 0 })
        },
        to("today-next", plan.day.plus(1)),
    ]
}

/// The last row, or two of them where four buttons in a row are not needed.
fn footer(plan: &Plan, whose: Whose, screen: Screen) -> Screen {
    let off = Press::Off { whose, first: None, last: None, month: None };
    let sick = plan
        .of
        .filter(|_| plan.day == plan.today && is_busy(plan))
        .map(|id| sick::button("sick-entrance", sick::Press::Ask(id)));
    let away = [button("today-off", off)].into_iter().chain(sick);
    let onward = [
        welcome::back(Any::Staff(staff::Press::Menu)),
        button("today-week", Press::Week { whose, day: Some(plan.day) }),
    ];
    if away.clone().count() > 1 && screen.rows.len() < ROWS - 1 {
        screen.row(away).row(onward)
    } else {
        screen.row(onward.into_iter().chain(away))
    }
}

/// Whether somebody who is not ill yet has work, or a visit to come.
fn is_busy(plan: &Plan) -> bool {
    let ahead =
        |entry: &Entry| matches!(entry, Entry::Visit(visit) if visit.stands() && plan.now < visit.span.end);
    let closed =
        |entry: &Entry| matches!(entry, Entry::Off(off) if off.note == sick::NOTE && plan.now < off.span.end);
    let ill = plan.people.iter().any(|one| one.entries.iter().any(closed));
    !ill && plan.people.iter().any(|one| one.works || one.entries.iter().any(ahead))
}

/// A free stretch: another start in it, a client, or no clients.
pub(super) fn gap(gap: &Gap, scene: &Scene) -> Screen {
    let (specialist, start) = (gap.specialist, gap.start);
    let title = Line::new("today-gap-title").with("date", Arg::Date(gap.day));
    let from = Line::new("today-gap-from").with("start", Arg::Time(start));
    let starts = gap.starts.iter().filter(|_| gap.starts.len() > 1).map(|other| {
        let key = if *other == start { "today-start-chosen" } else { "slot" };
        button(Line::new(key).with("time", Arg::Time(*other)), Press::Gap { specialist, start: *other })
    });
    let fits = |service: &&Service| {
        service.offer(specialist).is_some_and(|offer| offer.visit.at(start).end <= gap.span.end)
    };
    let slot = add::Slot { specialist, start };
    let mut services: Vec<_> =
        add::service_buttons(slot, add::done_by(specialist, scene).filter(fits)).collect();
    let all = Any::Staff(staff::Press::Add(add::Press::Gap { specialist, start }));
    let more = (services.len() > SERVICES).then(|| Button::new("today-add", all));
    services.truncate(SERVICES);
    Screen::text(stretch(title, gap.span).foreign("specialist", name(scene, specialist)))
        .line(from)
        .grid(2, services)
        .row(more.into_iter().chain([button("today-block", Press::AskBlock { specialist, start })]))
        .grid(4, starts.take(STARTS))
        .row([back_to_day(scene, specialist, gap.day)])
}

/// How long?
pub(super) fn block(gap: &Gap) -> Screen {
    let (specialist, start) = (gap.specialist, gap.start);
    let blocked = |span| Press::Block { specialist, span };
    let left_min = Span { start, end: gap.span.end }.length_min();
    let short = BLOCKS.into_iter().filter(|(minutes, _)| i64::from(*minutes) <= left_min);
    let short = short.map(|(minutes, key)| button(key, blocked(Span::lasting(start, minutes))));
    let until = |key: &'static str, end| {
        button(Line::new(key).with("end", Arg::Time(end)), blocked(Span { start, end }))
    };
    let visit_comes = gap.span.end < gap.evening;
    Screen::text(Line::new("today-block-title").with("start", Arg::When(start)))
        .line("today-block-typed")
        .row(short)
        .row(visit_comes.then(|| until("today-block-until", gap.span.end)))
        .row([until("today-block-evening", gap.evening.max(gap.span.end))])
        .row([welcome::back(press(Press::Gap { specialist, start }))])
}

/// Somebody has that time by now, or it is over: the day shows what is left.
pub(super) fn no_gap(specialist: SpecialistId, start: Timestamp, scene: &Scene) -> Arrival {
    let zone = scene.catalog.as_ref().map(|catalog| catalog.studio.zone);
    let day = zone.map(|zone| zone.day_of(start));
    go(State::Day { whose: Whose::One(specialist), day, page: 0 }, Some(say("today-gap-gone")))
}
