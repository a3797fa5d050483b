//! A working day: visits and gaps, a visit's card, moving and calling off, blocked time and days off.
//!
//! [`Press`] is what buttons mean, [`on_press`] where they lead, each file one group of screens. What
//! people type is read by the desk, which knows what day it is.

mod act;
mod board;
mod day;
mod facts;
mod moving;
mod off;
mod page;
pub(crate) mod picker;
mod press;
mod remembered;
mod state;
mod visit;
mod week;
mod whose;

use okoshko_domain::booking::Reason;
use okoshko_domain::ids::{BookingId, SpecialistId};
use okoshko_domain::span::Span;
use okoshko_domain::typed::{Typed, TypedError, Wrong};

pub use self::act::{Act, Answer, Mark, Reading};
pub use self::board::board;
pub(crate) use self::day::{back_to_day, told_lines, tomorrow_lines};
pub use self::day::{day_entries, day_lines};
pub use self::facts::{Asked, Closed, Entry, Facts, Gap, Loaded, Off, Personal, Plan, Targets, Visit, Week};
pub use self::moving::refusal;
pub(crate) use self::moving::spread;
pub use self::press::Press;
pub use self::remembered::{Excuse, Seen};
pub use self::state::{News, State, Whose};
pub use self::visit::excuses;
pub(crate) use self::visit::{reason, undo};
use crate::Arrival;
use crate::event::Given;
use crate::screen::{Arg, Line, Toast};
use crate::staff::{self, Scene};
use crate::state::{Act as AnyAct, State as Any, Step};

/// Visits that stay on closed days, shown as buttons on one page.
pub const HITS_PAGE: usize = 4;
/// Days off on one page.
pub const OFF_PAGE: usize = 6;
/// Free starts of one day on one page.
pub const STARTS_PAGE: usize = 16;
/// The longest reason of a cancelled visit, in characters.
pub const REASON_MAX: usize = 128;
/// The longest note on blocked time, in characters.
pub const NOTE_MAX: usize = 200;

fn to(state: State) -> Step {
    staff::to(staff::State::Today(state))
}

fn go(state: State, toast: Option<Toast>) -> Arrival {
    Arrival::Go(Any::Staff(staff::State::Today(state)), toast)
}

fn act(step: Step, act: Act) -> Step {
    step.act(AnyAct::Staff(staff::Act::Today(act)))
}

fn say(line: impl Into<Line>) -> Toast {
    Toast::Say(line.into())
}

fn warn(line: impl Into<Line>) -> Toast {
    Toast::Warn(line.into())
}

/// `/today`, with a day or without.
#[must_use]
pub fn on_today(words: &Typed) -> Step {
    read_or(words, State::today(), Reading::Day(Whose::Here))
}

/// `/week`.
#[must_use]
pub fn on_week() -> Step {
    to(State::Week { whose: Whose::Here, day: None })
}

/// `/block 14-15 lunch`.
#[must_use]
pub fn on_block(words: &Typed) -> Step {
    if words.text.trim().is_empty() {
        return to(State::today()).toast(say("today-block-how"));
    }
    read_or(words, State::today(), Reading::Stretch(Whose::Here, None))
}

/// `/off`, with days or without.
#[must_use]
pub fn on_off(words: &Typed) -> Step {
    let state = State::Off { whose: Whose::Here, first: None, last: None, month: None };
    read_or(words, state, Reading::Days(Whose::Here))
}

fn read_or(words: &Typed, state: State, reading: Reading) -> Step {
    if words.text.trim().is_empty() {
        return to(state);
    }
    act(to(state), Act::Read(reading, words.clone()))
}

/// Where a press leads. What was typed stays with the screen that asks whose time it is.
#[must_use]
pub fn on_press(state: &Any, press: Press) -> Step {
    match press {
        Press::Day { whose, day, page } => to(State::Day { whose, day, page }),
        Press::Week { whose, day } => to(State::Week { whose, day }),
        Press::Gap { specialist, start } => to(State::Gap { specialist, start }),
        Press::AskBlock { specialist, start } => to(State::Block { specialist, start }),
        Press::Block { specialist, span } => block(specialist, span, String::new()),
        Press::BlockTyped { specialist, span } => block(specialist, span, note_of(state, span)),
        Press::TimeOff { id, page } => to(State::TimeOff { id, page, new: false }),
        Press::GiveBack(id) => act(to(State::TimeOff { id, page: 0, new: false }), Act::GiveBack(id)),
        Press::DaysOff { specialist, page } => to(State::DaysOff { specialist, page }),
        Press::Off { whose, first, last, month } => to(State::Off { whose, first, last, month }),
        Press::TodayBelow(whose) => to(today_of(whose)).below(),
        Press::Hang(whose) => act(to(today_of(whose)), Act::Hang(whose)),
        Press::TakeDown(whose) => act(to(today_of(whose)), Act::TakeDown(whose)),
        Press::WhoseOff { first, last, page } => to(State::WhoseOff { first, last, page }),
        Press::WhoseBlock { span, page } => to(State::WhoseBlock { span, note: note_of(state, span), page }),
        Press::Close { specialist, first, last } => {
            let whose = Whose::One(specialist);
            let stay = State::Off { whose, first: Some(first), last: Some(last), month: None };
            act(to(stay), Act::Close { specialist, first, last })
        }
        // What is shown already is handed out: it is shown once more.
        Press::HandOut(booking) if is_handed_out(state, booking) => to(State::HandedOut { booking }).below(),
        _ => visit::on_press(press),
    }
}

fn is_handed_out(state: &Any, asked: BookingId) -> bool {
    let shown = State::HandedOut { booking: asked };
    matches!(state, Any::Staff(staff::State::Today(state)) if *state == shown)
}

fn today_of(whose: Whose) -> State {
    State::Day { whose, day: None, page: 0 }
}

fn block(specialist: SpecialistId, span: Span, note: String) -> Step {
    act(to(State::Gap { specialist, start: span.start }), Act::Block { specialist, span, note })
}

/// What was typed behind the stretch that the screen asks about.
fn note_of(state: &Any, asked: Span) -> String {
    match state {
        Any::Staff(staff::State::Today(State::WhoseBlock { span, note, .. })) if *span == asked => {
            note.clone()
        }
        _ => String::new(),
    }
}

/// Where something typed or sent leads, when this screen waits for it.
#[must_use]
pub fn on_given(state: &State, given: &Given) -> Option<Step> {
    let Given::Text { typed, .. } = given else { return None };
    let read = |reading| Some(act(to(state.clone()), Act::Read(reading, typed.clone())));
    match *state {
        State::Day { whose, .. } | State::Week { whose, .. } => read(Reading::Day(whose)),
        State::Block { specialist, .. } => read(Reading::Stretch(Whose::One(specialist), None)),
        State::AskCancel { .. } if typed.text.chars().count() > REASON_MAX => {
            Some(to(state.clone()).toast(too_long(REASON_MAX)))
        }
        State::AskCancel { booking } => {
            let reason = Reason::Words(typed.text.clone());
            Some(act(to(state.clone()), Act::CallOff(booking, reason)))
        }
        State::Move { booking, to } | State::MoveMonth { booking, to, .. } => {
            read(Reading::Time { booking, to, day: None })
        }
        State::MoveDay { booking, to, day, .. } => read(Reading::Time { booking, to, day: Some(day) }),
        State::Off { whose, .. } => read(Reading::Days(whose)),
        State::WhoseOff { .. } => read(Reading::Days(Whose::Here)),
        _ => None,
    }
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(state: &State, answer: &Answer) -> Step {
    match answer {
        Answer::Blocked { specialist, day, span, stay } => {
            let line = Line::new(if *stay == 0 { "today-blocked" } else { "today-blocked-stay" });
            let line = day::stretch(line, *span);
            let line = if *stay == 0 { line } else { line.with("n", count(*stay)) };
            to(State::Day { whose: Whose::One(*specialist), day: Some(*day), page: 0 }).toast(say(line))
        }
        Answer::WhoseBlock { span, note } => {
            to(State::WhoseBlock { span: *span, note: note.clone(), page: 0 })
        }
        Answer::Closed(id) => to(State::TimeOff { id: *id, page: 0, new: true }).toast(say("today-closed")),
        Answer::GivenBack { specialist, day } => {
            to(State::Day { whose: Whose::One(*specialist), day: Some(*day), page: 0 })
                .toast(say("today-given-back"))
        }
        Answer::Day(whose, day) => to(State::Day { whose: *whose, day: Some(*day), page: 0 }),
        Answer::Days(whose, first, last) => {
            to(State::Off { whose: *whose, first: Some(*first), last: Some(*last), month: None })
        }
        Answer::Wrong(_, error) if error.wrong == Wrong::NameTooLong => {
            to(state.clone()).toast(too_long(NOTE_MAX))
        }
        Answer::Wrong(reading, error) => to(state.clone()).toast(say(wrong(*reading, error))),
        Answer::Hung => to(state.clone()).toast(say("today-board-hung")),
        Answer::TakenDown => to(state.clone()).toast(say("today-board-down")),
        Answer::Over => to(state.clone()).toast(warn("today-over")),
        Answer::Gone => to(State::today()).toast(say("today-gone")),
        _ => visit::on_answer(answer),
    }
}

fn count(n: u32) -> Arg {
    Arg::Count(n.into())
}

/// More than fits is not cut: whoever wrote it says it shorter.
fn too_long(most: usize) -> Toast {
    let most = i64::try_from(most).unwrap_or(i64::MAX);
    Toast::Warn(Line::new("today-long").with("max", Arg::Count(most)))
}

/// What is wrong with something typed, and how it is written.
fn wrong(reading: Reading, error: &TypedError) -> Line {
    if error.wrong == Wrong::Backwards {
        return Line::new("today-wrong-backwards").foreign("piece", &error.piece);
    }
    let short = matches!(reading, Reading::Stretch(..) | Reading::Time { .. });
    let no_such = match error.wrong {
        Wrong::NoSuchDay => Some("today-no-day"),
        Wrong::NoSuchTime if short => Some("today-no-time"),
        Wrong::TooManyDays => Some("today-many-days"),
        _ => None,
    };
    if let Some(key) = no_such {
        return Line::new(key).foreign("piece", &error.piece);
    }
    let (plain, quoting) = match reading {
        Reading::Day(_) => ("today-day-how", "today-wrong-day"),
        Reading::Days(_) => ("today-days-how", "today-wrong-days"),
        Reading::Stretch(..) => ("today-block-how", "today-wrong-block"),
        Reading::Time { .. } => ("today-time-how", "today-wrong-time"),
    };
    if error.piece.is_empty() {
        return Line::new(plain);
    }
    Line::new(quoting).foreign("piece", &error.piece)
}

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    match (state, facts) {
        (State::Day { page, .. }, Facts::Day { plan, hung }) => {
            Arrival::Show(day::screen(plan, *page, *hung, scene))
        }
        (State::Week { .. }, Facts::Week(week)) => Arrival::Show(week::screen(week, scene)),
        (State::Gap { .. }, Facts::Gap(gap)) => Arrival::Show(day::gap(gap, scene)),
        (State::Block { .. }, Facts::Gap(gap)) => Arrival::Show(day::block(gap)),
        (State::Gap { specialist, start } | State::Block { specialist, start }, Facts::Gone) => {
            day::no_gap(*specialist, *start, scene)
        }
        (State::WhoseBlock { span, note, page }, Facts::Scene) => {
            Arrival::Show(whose::block(*span, note, *page, scene))
        }
        (State::Visit { news, .. }, Facts::Visit(visit)) => Arrival::Show(visit::card(visit, *news, scene)),
        (State::HandedOut { .. }, Facts::Visit(visit)) => page::screen(visit, scene),
        (State::AskCancel { .. }, Facts::Visit(visit)) => visit::ask_cancel(visit, scene.now),
        (State::AskMove { specialist, start, why, .. }, Facts::Visit(visit)) => {
            moving::ask(visit, *specialist, *start, why, scene)
        }
        (State::MoveMonth { to, month, .. }, Facts::Visit(visit)) => moving::month(visit, *to, *month, scene),
        (State::Move { .. }, Facts::Targets(targets)) => moving::nearest(targets, scene),
        (State::MoveDay { day, page, .. }, Facts::Targets(targets)) => {
            moving::day(targets, *day, *page, scene)
        }
        (State::Off { first, last, .. }, Facts::WhoseOff) => {
            Arrival::Show(whose::off(*first, *last, 0, scene))
        }
        (State::WhoseOff { first, last, page }, Facts::WhoseOff) => {
            Arrival::Show(whose::off(*first, *last, *page, scene))
        }
        (State::Off { first, last, month, .. }, Facts::Off(off)) => {
            Arrival::Show(off::screen(off, *first, *last, *month, scene))
        }
        (State::TimeOff { page, new, .. }, Facts::TimeOff(closed)) => {
            Arrival::Show(off::card(closed, *page, *new, scene))
        }
        (State::DaysOff { page, .. }, Facts::DaysOff { specialist, off, more }) => {
            Arrival::Show(off::list(*specialist, off, *page, *more, scene))
        }
        (State::Day { .. }, _) => Arrival::Go(Any::Staff(staff::State::Menu), Some(say("today-gone"))),
        _ => go(State::today(), Some(say("today-gone"))),
    }
}
