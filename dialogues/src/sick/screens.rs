//! One confirmation, and the count of the answers.

use okoshko_domain::absence::Reply;
use okoshko_domain::booking::Booking;
use okoshko_domain::ids::SpecialistId;

use super::{Facts, Press, State, Tale, Told, button};
use crate::Arrival;
use crate::press::Press as Any;
use crate::screen::{Arg, Line, Screen, Toast};
use crate::staff::{self, Scene};
use crate::state;
use crate::today;
use crate::welcome::back;

/// Visits that are named in a message.
const NAMED: usize = 12;

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    match (state, facts) {
        (State::Ask { .. }, Facts::Whose) => Arrival::Show(whose(scene)),
        (State::Ask { .. }, Facts::Ask { specialist, hits }) => Arrival::Show(ask(*specialist, hits, scene)),
        (State::Done { new, .. }, Facts::Tale(tale)) => Arrival::Show(done(tale, *new, scene)),
        (State::Well, Facts::Tale(tale)) => {
            let absence = &tale.absence;
            let late = !absence.can_be_undone(scene.now);
            let done = State::Done { absence: absence.id, new: false };
            Arrival::Go(state::State::Staff(staff::State::Sick(done)), late.then(too_late))
        }
        (State::Well, Facts::Closed(id)) => go(today::State::TimeOff { id: *id, page: 0, new: false }, None),
        (State::Well, _) => go(today::State::today(), Some(Toast::Say(Line::new("sick-not-ill")))),
        _ => go(today::State::today(), Some(Toast::Say(Line::new("today-gone")))),
    }
}

fn go(state: today::State, toast: Option<Toast>) -> Arrival {
    Arrival::Go(state::State::Staff(staff::State::Today(state)), toast)
}

/// What happened can be taken back no more.
pub(super) fn too_late() -> Toast {
    Toast::Warn(Line::new("sick-too-late"))
}

fn count(number: usize) -> Arg {
    Arg::Count(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Who is it?
fn whose(scene: &Scene) -> Screen {
    let people = scene.catalog.as_ref().map(|catalog| catalog.specialists.as_slice()).unwrap_or_default();
    let chip = |one: &okoshko_domain::catalog::Specialist| {
        button(Line::new("chip").foreign("specialist", &one.name), Press::Ask(one.id))
    };
    Screen::text("sick-whose").grid(2, people.iter().take(14).map(chip)).row([back(day(today::Whose::Here))])
}

fn day(whose: today::Whose) -> Any {
    Any::Staff(staff::Press::Today(today::Press::Day { whose, day: None, page: 0 }))
}

/// Close the rest of the day? With the clients whom it hits.
fn ask(specialist: SpecialistId, hits: &[Booking], scene: &Scene) -> Screen {
    let name = scene.catalog.as_ref().and_then(|catalog| catalog.specialist(specialist));
    let name = name.map_or("", |one| one.name.as_str());
    let screen = Screen::text(Line::new("sick-ask").foreign("specialist", name)).line("sick-ask-closes");
    let screen = if hits.is_empty() {
        screen.line("sick-ask-nobody")
    } else {
        let line = |visit: &Booking| {
            Line::new("today-hit")
                .with("start", Arg::When(visit.span.start))
                .foreign("client", &visit.client_name)
        };
        let (told, guests): (Vec<_>, Vec<_>) = hits.iter().partition(|visit| visit.reader.is_some());
        let head = (!told.is_empty()).then(|| Line::new("sick-ask-hits").with("n", count(told.len())));
        let screen = told.into_iter().take(NAMED).map(line).fold(screen.maybe(head), Screen::line);
        let head = (!guests.is_empty()).then(|| Line::new("sick-ask-guests"));
        guests.into_iter().take(NAMED).map(line).fold(screen.maybe(head), Screen::line)
    };
    // Whoever has no Telegram is written nothing.
    let writes = hits.iter().any(|visit| visit.reader.is_some());
    let yes = if writes { "sick-yes" } else { "today-close-day" };
    screen.row([button(yes, Press::Fall(specialist))]).row([back(day(today::Whose::One(specialist)))])
}

/// It is closed. Just now it says no more than that: the message that counts the answers comes below.
fn done(tale: &Tale, new: bool, scene: &Scene) -> Screen {
    let screen = if new && !tale.absence.undone { closed(tale) } else { told(tale) };
    let absence = &tale.absence;
    // Other plans are taken back where they were made.
    let undo = absence.ill && absence.can_be_undone(scene.now);
    let undo = undo.then(|| button("sick-undo", Press::Undo(absence.id)));
    screen.row(undo).row([back(day(today::Whose::One(absence.specialist)))])
}

fn closed(tale: &Tale) -> Screen {
    // Whoever has no Telegram was written nothing.
    let written = tale.visits.iter().any(|told| told.booking.reader.is_some());
    let title = match (tale.absence.ill, written) {
        (true, _) => "sick-closed",
        (false, true) => "sick-closed-plans",
        (false, false) => "sick-closed-guests",
    };
    let below = if written { "sick-closed-counted" } else { "sick-closed-call" };
    Screen::text(Line::new(title).foreign("specialist", &tale.name)).line(below)
}

/// The message that counts the answers.
#[must_use]
pub fn counter(tale: &Tale) -> Screen {
    let screen = told(tale);
    if tale.absence.undone { screen } else { screen.row([button("sick-open", Press::Tale(tale.absence.id))]) }
}

fn told(tale: &Tale) -> Screen {
    let all = tale.visits.len();
    let of = |reply| tale.visits.iter().filter(|told| told.reply == reply).count();
    let waiting: Vec<_> = tale.visits.iter().filter(|told| told.reply == Reply::Waiting).collect();
    if tale.absence.undone {
        return Screen::text(Line::new("sick-title-undone").foreign("specialist", &tale.name));
    }
    let title = Line::new(if tale.absence.ill { "sick-title" } else { "sick-title-plans" })
        .with("answered", count(all.saturating_sub(waiting.len())))
        .with("all", count(all))
        .foreign("specialist", &tale.name);
    let tally = Line::new("sick-tally")
        .with("moved", count(of(Reply::Moved)))
        .with("cancelled", count(of(Reply::Cancelled)))
        .with("waiting", count(waiting.len()));
    let screen = Screen::text(title).line(tally);
    if waiting.is_empty() {
        return screen.line("sick-all-answered");
    }
    let more = waiting.len().saturating_sub(NAMED);
    let screen = waiting.iter().take(NAMED).map(|told| unanswered(told)).fold(screen.gap(), Screen::line);
    screen.maybe((more > 0).then(|| Line::new("today-off-more").with("n", count(more))))
}

/// Whoever has no Telegram is to be called.
fn unanswered(told: &Told) -> Line {
    let key = match (told.booking.reader, told.phone.is_empty()) {
        (Some(_), true) => "sick-waits",
        (Some(_), false) => "sick-waits-phone",
        (None, true) => "sick-waits-guest",
        (None, false) => "sick-waits-guest-phone",
    };
    let line = Line::new(key)
        .with("start", Arg::When(told.booking.span.start))
        .foreign("client", &told.booking.client_name);
    if told.phone.is_empty() { line } else { line.foreign("phone", &told.phone) }
}
