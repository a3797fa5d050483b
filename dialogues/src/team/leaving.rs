//! Somebody goes: what becomes of their visits.

use okoshko_domain::booking::Booking;
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::zone::LocalDay;

use super::{How, Leaving, Press, Whom, button};
use crate::Arrival;
use crate::screen::{Arg, Button, Line, Screen};

/// Visits that are listed.
const LISTED: usize = 8;
/// Specialists who are asked.
const TAKERS: usize = 4;

/// Really? With visits to come: to whom, or what else.
pub(super) fn ask(whom: Whom, leaving: &Leaving) -> Arrival {
    let name = &leaving.mate.name;
    let no = Button::new("team-go-no", button(Press::Mate(whom)));
    let go = |how| button(Press::LetGo(whom, how));
    if leaving.visits.is_empty() {
        let screen = Screen::text(Line::new("team-go-question").foreign("name", name)).line("team-go-free");
        return Arrival::Show(screen.row([Button::new("team-go-yes", go(How::Now))]).row([no]));
    }
    let visits = Arg::Count(count(leaving.visits.len()));
    let question = Line::new("team-go-visits").foreign("name", name).with("n", visits);
    let screen = leaving
        .visits
        .iter()
        .take(LISTED)
        .fold(Screen::text(question).gap(), |screen, visit| screen.line(listed(visit)));
    let more = leaving.visits.len().checked_sub(LISTED).filter(|more| *more > 0);
    let more = more.map(|more| Line::new("team-go-more").with("n", Arg::Count(count(more))));
    let later = leaving
        .last_day
        .map(|day| Button::new(Line::new("team-go-later").with("day", Arg::Day(day)), go(How::Later)));
    Arrival::Show(
        screen
            .maybe(more)
            .gap()
            .line("team-go-what")
            .grid(1, leaving.takers.iter().take(TAKERS).map(|taker| pass(whom, taker, leaving.visits.len())))
            .row([Button::new("team-go-call-off", go(How::CallOff))])
            .row(later)
            .row([no]),
    )
}

fn listed(visit: &Booking) -> Line {
    let client = visit.client_name.as_str();
    Line::new("team-go-visit")
        .with("start", Arg::When(visit.span.start))
        .foreign("service", &visit.service_name)
        .foreign("client", client)
}

fn pass(whom: Whom, (id, name, fit): &(SpecialistId, String, u32), all: usize) -> Button {
    let line = Line::new("team-go-pass").foreign("name", name);
    let line = line.with("n", Arg::Count((*fit).into())).with("all", Arg::Count(count(all)));
    Button::new(line, button(Press::Pass(whom, *id)))
}

fn count(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(i64::MAX)
}

/// Some of them went.
pub(super) fn passed(went: u32, stay: u32) -> Line {
    let line = match stay {
        0 => Line::new("team-passed-all"),
        _ => Line::new("team-passed-some").with("stay", Arg::Count(stay.into())),
    };
    line.with("went", Arg::Count(went.into()))
}

/// They go later.
pub(super) fn goes(day: LocalDay) -> Line {
    Line::new("team-goes").with("day", Arg::Day(day))
}
