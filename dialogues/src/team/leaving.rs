//! Somebody goes: what becomes of their visits.

use okoshko_domain::booking::Booking;
use okoshko_domain::ids::{SpecialistId, StudioId};
use okoshko_domain::zone::LocalDay;

use super::{Call, How, Leaving, Passing, Press, Whom, button};
use crate::Arrival;
use crate::screen::{Arg, Button, Line, Paper, Screen, Table};
use crate::welcome::back;

/// Visits that are listed.
const LISTED: usize = 8;
/// Visits whose clients are to be called, on one screen.
const CALLS: usize = 18;
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
            .line(if leaving.calls.is_empty() { "team-go-what" } else { "team-go-what-call" })
            .grid(1, leaving.takers.iter().take(TAKERS).map(|taker| pass(whom, taker, leaving.visits.len())))
            .row([Button::new("team-go-call-off", go(How::CallOff))])
            .row(later)
            .row([no]),
    )
}

/// Really call everything off? Says whom we write to and who has to be called.
pub(super) fn ask_call_off(whom: Whom, leaving: &Leaving) -> Arrival {
    let all = leaving.visits.len();
    if all == 0 {
        return ask(whom, leaving);
    }
    let count_of = |key| Line::new(key).with("n", Arg::Count(count(all)));
    let question = count_of("team-call-off-question").foreign("name", &leaving.mate.name);
    let screen = told(Screen::text(question).gap(), all, &leaving.calls);
    Arrival::Show(
        screen
            .row([Button::new(count_of("team-call-off-yes"), button(Press::CallOff(whom)))])
            .row([back(button(Press::AskLetGo(whom)))]),
    )
}

/// Really pass them on? Says what goes, whom we write to, and what is left.
pub(super) fn ask_pass(whom: Whom, taker: SpecialistId, passing: &Passing) -> Arrival {
    let all = passing.went + passing.stay;
    let question = Line::new("team-pass-question")
        .foreign("name", &passing.taker)
        .with("n", Arg::Count(count(passing.went)))
        .with("all", Arg::Count(count(all)));
    let left = Line::new("team-pass-left")
        .foreign("name", &passing.mate.name)
        .with("n", Arg::Count(count(passing.stay)));
    let screen = told(Screen::text(question).gap(), passing.went, &passing.calls);
    let yes = (passing.went > 0).then(|| {
        let label = Line::new("team-pass-yes").with("n", Arg::Count(count(passing.went)));
        Button::new(label, button(Press::Pass(whom, taker)))
    });
    Arrival::Show(
        screen.maybe((passing.stay > 0).then_some(left)).row(yes).row([back(button(Press::AskLetGo(whom)))]),
    )
}

/// How many clients a message reaches, and who has to be called.
fn told(screen: Screen, all: usize, calls: &[Call]) -> Screen {
    let heard = all.saturating_sub(calls.len());
    let line = |key, n| Line::new(key).with("n", Arg::Count(count(n)));
    screen
        .maybe((heard > 0).then(|| line("team-told", heard)))
        .maybe((!calls.is_empty()).then(|| line("team-to-call", calls.len())))
        .lines(called(calls))
}

/// A line for each visit whose client has to be called; those that are too many are counted.
fn called(calls: &[Call]) -> impl Iterator<Item = Line> {
    let more = calls.len().checked_sub(CALLS).filter(|more| *more > 0);
    let more = more.map(|more| Line::new("team-go-more").with("n", Arg::Count(count(more))));
    let each = calls.iter().take(CALLS).map(|call| {
        let key = if call.phone.is_empty() { "team-call-unknown" } else { "team-call" };
        let line = Line::new(key)
            .with("start", Arg::When(call.visit.span.start))
            .foreign("client", &call.visit.client_name);
        if call.phone.is_empty() { line } else { line.foreign("phone", &call.phone) }
    });
    each.chain(more)
}

/// Who has to be called, after it is done.
pub(super) fn to_call(studio: StudioId, whom: Option<Whom>, calls: &[Call]) -> Screen {
    let on = whom.map_or(Press::ListBelow(studio), Press::AskLetGo);
    let screen = Screen::text(Line::new("team-call-title").with("n", Arg::Count(count(calls.len()))))
        .gap()
        .lines(called(calls))
        .row([back(button(on))]);
    screen.paper((calls.len() > CALLS).then(|| table(calls)))
}

/// All of them: nobody else will tell them.
fn table(calls: &[Call]) -> Paper {
    let row = |call: &Call| {
        let visit = &call.visit;
        let words = |words: &str| Arg::Foreign(words.to_owned());
        vec![
            Arg::When(visit.span.start),
            words(&visit.client_name),
            words(&call.phone),
            words(&visit.service_name),
        ]
    };
    let header = ["team-calls-when", "team-calls-who", "team-calls-phone", "team-calls-what"];
    Paper::Table(Box::new(Table {
        name: "calls",
        header: header.map(Line::new).to_vec(),
        rows: calls.iter().map(row).collect(),
    }))
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
    Button::new(line, button(Press::AskPass(whom, *id)))
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
