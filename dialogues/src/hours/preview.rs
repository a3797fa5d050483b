//! What a change does, before it is saved.

use chrono::Weekday;
use okoshko_domain::booking::Booking;
use okoshko_domain::hours::{Change, Effect, Interval, Pause};
use okoshko_domain::ids::BreakId;

use super::screens::where_at;
use super::{About, Of, Press, Preview, State, any, origin, words};
use crate::Arrival;
use crate::press::Press as AnyPress;
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::staff;
use crate::state::State as AnyState;
use crate::welcome::back;

/// Visits that are listed; the others are counted.
const HITS: usize = 8;

/// A change that cannot be, or changes nothing, leads back to where it came from.
pub(super) fn arrive(of: Of, change: &Change, facts: &Preview) -> Arrival {
    let go = |state, toast| Arrival::Go(AnyState::Staff(staff::State::Hours(state)), Some(toast));
    let Some(after) = &facts.after else {
        return go(State::Week(Of::all(of.specialist)), Toast::Warn(Line::new("hours-gone")));
    };
    if let Some(clash) = &facts.clash {
        let name = |at: usize| after.places.get(at).map(|place| place.name.clone()).unwrap_or_default();
        let names = [name(clash.places.0), name(clash.places.1)];
        return go(origin(of, change), Toast::Warn(words::clash(clash, &names)));
    }
    if *after == facts.about.rules {
        return go(origin(of, change), Toast::Say(Line::new("hours-same")));
    }
    Arrival::Show(screen(of, change, facts))
}

fn screen(of: Of, change: &Change, facts: &Preview) -> Screen {
    let about = &facts.about;
    let title = Line::new("hours-preview").foreign("name", &about.name);
    let at_a_place = matches!(change, Change::Week { .. } | Change::Day { .. });
    let head = Screen::text(title).maybe(where_at(about, of).filter(|_| at_a_place)).gap();
    let screen = changes(of, change, about).into_iter().fold(head, Screen::line);
    let screen = effect(screen.gap(), &facts.effect);
    let save = Press::Save { specialist: of.specialist, mark: words::mark(of, change) };
    hits(screen, &facts.hit)
        .row([Button::new("hours-button-save", any(save))])
        .row([back(parent(of, change))])
}

fn parent(of: Of, change: &Change) -> AnyPress {
    any(match origin(of, change) {
        State::Day { of, weekday } => Press::Day { of, weekday },
        State::Dates { of, page } => Press::Dates { of, page },
        State::Breaks { specialist, .. } => Press::Breaks(specialist),
        State::Limit(specialist) => Press::Limit(specialist),
        State::Place(of) => Press::Place(of),
        _ => Press::Week(of),
    })
}

/// What changes, in words: what was, and what will be.
fn changes(of: Of, change: &Change, about: &About) -> Vec<Line> {
    match change {
        Change::Week { days, .. } => week(of, days, about),
        Change::Day { day, hours, .. } => {
            let place = about.place(of);
            let was = place.map(|place| place.intervals(*day)).unwrap_or_default();
            let usual = place.map(|place| place.week.on(day.weekday())).unwrap_or_default();
            let now = hours.as_deref().unwrap_or(usual);
            vec![differs(Arg::Date(*day), was, now)]
        }
        Change::AddPause { days, interval, note } => {
            let pause = |weekday| Pause { id: BreakId(0), weekday, interval: *interval, note: note.clone() };
            let named = days.iter().filter_map(|day| Weekday::try_from(*day).ok());
            let all: Vec<Pause> =
                if days.is_empty() { vec![pause(None)] } else { named.map(|day| pause(Some(day))).collect() };
            vec![words::pauses(&all.iter().collect::<Vec<_>>())]
        }
        Change::DropPause(id) => {
            let pause = about.rules.pauses.iter().find(|pause| pause.id == *id);
            let said =
                |pause| Line::new("hours-change-drop").with("what", Arg::Line(Box::new(words::pause(pause))));
            pause.map(said).into_iter().collect()
        }
        Change::DropPauses(id) => {
            let groups = words::alike(&about.rules.pauses);
            let group = groups.into_iter().find(|group| group.iter().any(|pause| pause.id == *id));
            let said = |group: Vec<&Pause>| {
                Line::new("hours-change-drop").with("what", Arg::Line(Box::new(words::pauses(&group))))
            };
            group.map(said).into_iter().collect()
        }
        Change::Limit(Some(limit)) => vec![Line::new("hours-limit").with("n", Arg::Count((*limit).into()))],
        Change::Limit(None) => vec![Line::new("hours-limit-none")],
        Change::DropPlace(id) => {
            let place = about.rules.place(Some(*id)).map_or(Arg::Word("hours-place-main"), words::place);
            vec![Line::new("hours-change-drop-place").with("place", place)]
        }
    }
}

fn differs(days: Arg, was: &[Interval], now: &[Interval]) -> Line {
    Line::new("hours-change").with("days", days).with("was", words::hours(was)).with("now", words::hours(now))
}

/// Days that change alike and follow each other are one line.
fn week(of: Of, days: &[Option<Vec<Interval>>; 7], about: &About) -> Vec<Line> {
    let none = Vec::new();
    let place = about.place(of);
    let mut groups: Vec<(u8, u8, &[Interval], &[Interval])> = Vec::new();
    for (day, now) in (0_u8..).zip(days) {
        let was = place.map_or(&none, |place| &place.week.days()[usize::from(day)]);
        let Some(now) = now.as_ref().filter(|now| *now != was) else { continue };
        match groups.last_mut() {
            Some((_, last, before, after))
                if *last + 1 == day && *before == &was[..] && *after == &now[..] =>
            {
                *last = day;
            }
            _ => groups.push((day, day, was, now)),
        }
    }
    groups.into_iter().map(|(first, last, was, now)| differs(words::days(first, last), was, now)).collect()
}

fn effect(screen: Screen, effect: &Effect) -> Screen {
    let count = |number: usize| Arg::Count(i64::try_from(number).unwrap_or(i64::MAX));
    let line = match (effect.gone, effect.new) {
        (0, 0) => Line::new("hours-effect-none"),
        (gone, 0) => Line::new("hours-effect-gone").with("gone", count(gone)),
        (0, new) => Line::new("hours-effect-new").with("new", count(new)),
        (gone, new) => Line::new("hours-effect-both").with("gone", count(gone)).with("new", count(new)),
    };
    screen.line(line)
}

/// Who is booked at a time that is closed then.
fn hits(screen: Screen, hit: &[Booking]) -> Screen {
    if hit.is_empty() {
        return screen;
    }
    let count = |number: usize| Arg::Count(i64::try_from(number).unwrap_or(i64::MAX));
    let screen = screen.gap().line(Line::new("hours-hits").with("n", count(hit.len())));
    let screen = hit.iter().take(HITS).fold(screen, |screen, booking| {
        let line = Line::new("hours-hit").with("start", Arg::When(booking.span.start));
        screen.line(line.foreign("client", &booking.client_name))
    });
    let others = hit.len().saturating_sub(HITS);
    screen.maybe((others > 0).then(|| Line::new("hours-hits-more").with("n", count(others))))
}
