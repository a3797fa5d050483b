//! Days off: choosing them, what they would do, and what is closed.

use okoshko_domain::booking::Booking;
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::time_off::{Kind, TimeOff};
use okoshko_domain::zone::{LocalDay, Month};

use super::day::{back_to, back_to_day, button, name, press, stretch};
use super::{Closed, HITS_PAGE, OFF_PAGE, Off, Press, Whose, count, picker};
use crate::screen::{Arg, Button, Line, Screen};
use crate::sick;
use crate::staff::Scene;
use crate::welcome::back;

/// Visits that are named in a message.
const NAMED: usize = 8;

/// First a day; then what closing it would do, and perhaps a last day; then only what it would do.
pub(super) fn screen(
    off: &Off,
    first: Option<LocalDay>,
    last: Option<LocalDay>,
    month: Option<Month>,
    scene: &Scene,
) -> Screen {
    let (specialist, whose) = (off.specialist, Whose::One(off.specialist));
    let again = back(press(Press::Off { whose, first: None, last: None, month: first.map(LocalDay::month) }));
    let Some(first) = first else { return choose(off, month, scene) };
    let screen = preview(off, first, last.unwrap_or(first), scene);
    let close = button(
        if last.is_some_and(|last| last != first) { "today-close-days" } else { "today-close-day" },
        Press::Close { specialist, first, last: last.unwrap_or(first) },
    );
    if last.is_some() {
        return screen.row([close]).grid(1, off.hits.iter().take(HITS_PAGE).map(hit)).row([again]);
    }
    let turn = |month| press(Press::Off { whose, first: Some(first), last: None, month: Some(month) });
    let until = |day| press(Press::Off { whose, first: Some(first), last: Some(day), month: None });
    let month = month.unwrap_or(first.month());
    let screen = screen.gap().line("today-off-last").row([close]);
    picker::month(screen, month, first, scene.today, turn, until).row([again])
}

fn choose(off: &Off, month: Option<Month>, scene: &Scene) -> Screen {
    let whose = Whose::One(off.specialist);
    let turn = |month| press(Press::Off { whose, first: None, last: None, month: Some(month) });
    let start = |day| press(Press::Off { whose, first: Some(day), last: None, month: None });
    let title = Line::new("today-off-title").foreign("specialist", name(scene, off.specialist));
    let screen = Screen::text(title).line("today-off-first");
    let month = month.unwrap_or(scene.today.month());
    let planned = Line::new("today-off-planned").with("n", count(off.planned));
    let planned = button(planned, Press::DaysOff { specialist: off.specialist, page: 0 });
    let today = Press::Day { whose: back_to(scene, off.specialist), day: None, page: 0 };
    picker::month(screen, month, scene.today, scene.today, turn, start)
        .row((off.planned > 0).then_some(planned))
        .row([back(press(today))])
}

/// What closing the days would do.
fn preview(off: &Off, first: LocalDay, last: LocalDay, scene: &Scene) -> Screen {
    let title = if first == last {
        Line::new("today-off-day").with("first", Arg::Date(first))
    } else {
        Line::new("today-off-days").with("first", Arg::Date(first)).with("last", Arg::Date(last))
    };
    let screen = Screen::text(title.foreign("specialist", name(scene, off.specialist)))
        .line(Line::new("today-off-gaps").with("n", count(off.gaps)));
    with_hits(screen, "today-off-hits", off.hit_count, &off.hits)
}

/// The visits that stay, as lines.
fn with_hits(screen: Screen, key: &'static str, all: u32, hits: &[Booking]) -> Screen {
    if all == 0 {
        return screen.line("today-off-no-hits");
    }
    let screen = screen.line(Line::new(key).with("n", count(all)));
    let named = hits.iter().take(NAMED);
    let more = all.saturating_sub(u32::try_from(named.len()).unwrap_or(u32::MAX));
    let more = (more > 0).then(|| Line::new("today-off-more").with("n", count(more)));
    named.fold(screen, |screen, visit| screen.line(hit_line("today-hit", visit))).maybe(more)
}

fn hit_line(key: &'static str, visit: &Booking) -> Line {
    let line = Line::new(key).with("start", Arg::When(visit.span.start));
    line.foreign("client", &visit.client_name)
}

fn hit(visit: &Booking) -> Button {
    button(hit_line("today-hit-button", visit), Press::Visit(visit.id))
}

/// A stretch without visits: what it is, which visits stay, and taking it back.
pub(super) fn card(closed: &Closed, page: u16, new: bool, scene: &Scene) -> Screen {
    let off = &closed.off;
    let title = card_title(closed, new).foreign("specialist", name(scene, off.specialist));
    let note = (!off.note.is_empty()).then(|| Line::new("today-note").foreign("note", &off.note));
    let screen = Screen::text(title).maybe(note);
    let list = match off.kind {
        Kind::Block => back_to_day(scene, off.specialist, closed.days.0),
        Kind::DayOff | Kind::Vacation | Kind::Leaving => {
            back(press(Press::DaysOff { specialist: off.specialist, page: 0 }))
        }
    };
    if off.removed {
        return screen.line("today-off-removed").row([list]);
    }
    let screen = match closed.hit_count {
        0 => screen,
        n => screen.line(Line::new("today-off-stay").with("n", count(n))),
    };
    let turn = |key: &'static str, page| button(key, Press::TimeOff { id: off.id, page });
    let seen = (usize::from(page) + 1) * HITS_PAGE;
    let more = u32::try_from(seen).is_ok_and(|seen| seen < closed.hit_count);
    let earlier = (page > 0).then(|| turn("button-earlier", page.saturating_sub(1)));
    let later = more.then(|| turn("button-later", page.saturating_add(1)));
    screen
        .grid(1, closed.hits.iter().map(hit))
        .row(earlier.into_iter().chain(later))
        .row(offer_all(closed))
        .row([button("today-give-back", Press::GiveBack(off.id))])
        .row([list])
}

/// Ask all whom it hits what suits them instead; once asked, who has answered.
fn offer_all(closed: &Closed) -> Option<Button> {
    match closed.absence {
        Some(absence) => Some(sick::button("sick-answers", sick::Press::Tale(absence))),
        None if closed.hit_count > 0 => {
            Some(sick::button("sick-offer-all", sick::Press::OfferAll(closed.off.id)))
        }
        None => None,
    }
}

fn card_title(closed: &Closed, new: bool) -> Line {
    let (first, last) = closed.days;
    let dates = |key| Line::new(key).with("first", Arg::Date(first)).with("last", Arg::Date(last));
    match (closed.off.kind, new) {
        (Kind::Block, _) => {
            stretch(Line::new("today-card-block").with("date", Arg::Date(first)), closed.off.span)
        }
        (Kind::DayOff, true) => Line::new("today-card-day-new").with("first", Arg::Date(first)),
        (Kind::DayOff, false) => Line::new("today-card-day").with("first", Arg::Date(first)),
        (Kind::Vacation | Kind::Leaving, true) => dates("today-card-days-new"),
        (Kind::Vacation | Kind::Leaving, false) => dates("today-card-days"),
    }
}

/// Days off to come.
pub(super) fn list(
    specialist: SpecialistId,
    off: &[TimeOff],
    page: u16,
    more: bool,
    scene: &Scene,
) -> Screen {
    let zone = scene.catalog.as_ref().map(|catalog| catalog.studio.zone);
    let title = Line::new(if off.is_empty() { "today-off-none" } else { "today-off-list" });
    let rows = off.iter().filter_map(|one| {
        let zone = zone?;
        let (first, last) = (zone.day_of(one.span.start), zone.day_of(one.span.end.plus_s(-1)));
        let line = Line::new(if first == last { "today-off-row-day" } else { "today-off-row" });
        let line = line.with("first", Arg::Date(first));
        let line = if first == last { line } else { line.with("last", Arg::Date(last)) };
        Some(button(line, Press::TimeOff { id: one.id, page: 0 }))
    });
    let turn = |key: &'static str, page| button(key, Press::DaysOff { specialist, page });
    let earlier = (page > 0).then(|| turn("button-earlier", page.saturating_sub(1)));
    let later = more.then(|| turn("button-later", page.saturating_add(1)));
    let whose = Whose::One(specialist);
    let choose = Press::Off { whose, first: None, last: None, month: None };
    Screen::text(title.foreign("specialist", name(scene, specialist)))
        .grid(1, rows.take(OFF_PAGE))
        .row(earlier.into_iter().chain(later))
        .row([back(press(choose))])
}
