//! The talk: what is asked, what a press means, what a screen shows.
//!
//! Pure state machines. An [`event::Event`] meets a [`state::State`] in [`on`]; the [`state::Step`] that comes
//! back names the next state, an act for the desk, a word for the presser. The desk then brings the
//! [`facts::Facts`] that the new state [`needs`] and [`arrive`] draws its [`screen::Screen`], or leads on when
//! the facts leave nothing to draw.
//!
//! **Invariants:** a dialogue never fails and never waits. A press carries everything it needs and is read from
//! the press alone, so it works on any old keyboard. A screen holds keys and typed values, never words.
//!
//! Read [`press`], then [`booking`]; each talk is one file of arrows and screens.

pub mod about;
pub mod add;
pub mod approval;
pub mod asked;
pub mod audit;
pub mod booking;
pub mod calendar;
pub mod cancelled;
pub mod clients;
pub mod connect;
pub mod deliveries;
pub mod event;
pub mod extras;
pub mod facts;
pub mod feed;
pub mod help;
pub mod hours;
pub mod inline;
pub mod keepsake;
pub mod links;
pub mod menu;
pub mod moving;
pub mod notices;
pub mod offers;
pub mod phone;
pub mod press;
pub mod preview;
pub mod profile;
pub mod reminder;
pub mod screen;
pub mod services;
pub mod settings;
pub mod setup;
pub mod sick;
pub mod staff;
pub mod start;
pub mod state;
pub mod stats;
pub mod team;
pub mod times;
pub mod today;
pub mod together;
pub mod visits;
pub mod welcome;
pub mod why;

use okoshko_domain::people::Lang;

use event::{Answer, Command, Event, Given};
use facts::{Facts, Pick, Want};
use press::Press;
use screen::{Line, Screen, Toast};
use staff::Awaits;
use state::{State, Step};

/// Where an event leads. Never fails: what is not understood shows the present screen again.
#[must_use]
pub fn on(state: &State, event: &Event) -> Step {
    match event {
        Event::Command(command) => welcome::on_command(state, command),
        Event::Spoken(command, given) => on_spoken(state, command, given),
        Event::Press(press) => on_press(state, press),
        // Below: what was pressed may be a fact, which stays.
        Event::StalePress => Step::to(State::home()).toast(Toast::Stale).below(),
        Event::Answer(answer) => on_answer(state, answer),
        Event::Given(given) => on_given(state, given),
    }
}

/// A name may be a command's word too, when it is no cry for help; a reason that may mean "stop" is asked for again: it
/// would be sent at once.
fn on_spoken(state: &State, command: &Command, given: &Given) -> Step {
    if let State::Phone { .. } = state {
        return phone::on_spoken(state, command);
    }
    if let State::Comment { .. } | State::Guest { .. } | State::Profile(profile::State::Name) = state {
        return on_given(state, given);
    }
    let State::Staff(here) = state else { return welcome::on_command(state, command) };
    let is_leaving = matches!(command, Command::Start(_) | Command::Help | Command::Cancel);
    match here.awaits() {
        Awaits::Words => on_given(state, given),
        Awaits::Name if !is_leaving => on_given(state, given),
        Awaits::Reason => Step::to(state.again()).toast(Toast::Warn(Line::new("today-reason-or-stop"))),
        Awaits::Name | Awaits::Answer => welcome::on_command(state, command),
    }
}

/// What is typed or sent goes to the screen that waits for it; all others ask for a button.
fn on_given(state: &State, given: &Given) -> Step {
    let awaited = match state {
        State::Staff(state) => staff::on_given(state, given),
        State::Comment { hold, who } => extras::on_comment((*hold, *who), given),
        State::Guest { hold, who } => extras::on_guest((*hold, *who), given),
        State::Phone { hold, who, must } => phone::on_given((*hold, *who, *must), given),
        State::Profile(state) => profile::on_given(*state, given),
        State::Cancelled { booking } => cancelled::on_given(*booking, given),
        _ => None,
    };
    awaited.unwrap_or_else(|| Step::to(state.again()).toast(Toast::UseButtons))
}

fn on_press(state: &State, press: &Press) -> Step {
    if let Press::Staff(press) = press {
        return staff::on_press(state, *press);
    }
    if let Press::Offer(press) = press {
        return offers::on_press(state, *press);
    }
    if let Press::Extra(press) = press {
        return extras::on_press(*press);
    }
    if let Press::Profile(press) = press {
        return profile::on_press(*press);
    }
    if let Press::Feed(press) = press {
        return feed::on_press(state, *press);
    }
    if let Press::Keepsake(press) = press {
        return keepsake::on_press(*press);
    }
    welcome::on_press(press)
        .or_else(|| about::on_press(press))
        .or_else(|| times::on_press(state, press))
        .or_else(|| booking::on_press(state, press))
        .or_else(|| visits::on_press(state, press))
        .or_else(|| moving::on_press(state, press))
        .unwrap_or_else(|| Step::nothing(state.clone()))
}

fn on_answer(state: &State, answer: &Answer) -> Step {
    match answer {
        Answer::Speaks => Step::to(State::home()).toast(Toast::LanguageSet),
        Answer::Released => Step::to(state.clone()),
        Answer::Moving(answer) => moving::on_answer(*answer),
        Answer::Profile(answer) => profile::on_answer(*answer),
        Answer::Feed(answer) => feed::on_answer(answer),
        Answer::Staff(answer) => staff::on_answer(state, answer),
        Answer::Offer(answer) => offers::on_answer(*answer),
        Answer::Connect(answer) => connect::on_answer(*answer),
        _ => booking::on_answer(state, answer),
    }
}

/// What the desk must bring so that [`arrive`] can draw this state.
#[must_use]
pub fn needs(state: &State) -> Want {
    match state {
        State::Home { studio } => Want::Front(*studio),
        State::Catalog { studio } | State::Category { studio, .. } => Want::Studio(*studio),
        State::Studio { studio } => Want::Studio(Some(*studio)),
        State::Languages => Want::Studio(None),
        State::Profile(state) => Want::Profile(*state),
        State::Feed(_) => Want::Feed,
        State::Help => Want::Help,
        State::Staff(state) => Want::Staff(Box::new(state.clone())),
        State::Specialist { specialist } | State::Portrait { specialist } => Want::Specialist(*specialist),
        State::About { service, .. } => Want::Service(*service),
        State::Times { service, who, part, near, .. } => {
            Want::Times { pick: Pick::Service(*service), who: *who, part: *part, near: *near }
        }
        State::Day { service, who, day, .. } => {
            Want::Day { pick: Pick::Service(*service), who: *who, day: *day }
        }
        State::Month { service, who, month } => {
            Want::Month { pick: Pick::Service(*service), who: *who, month: *month }
        }
        State::Moving(state) => moving::needs(state),
        State::Check { hold: booking, .. }
        | State::Comment { hold: booking, .. }
        | State::More { hold: booking, .. }
        | State::Guest { hold: booking, .. }
        | State::Phone { hold: booking, .. }
        | State::Booked { booking }
        | State::Cancelled { booking }
        | State::Visit { booking }
        | State::Connected { booking }
        | State::AskCancel { booking } => Want::Booking(*booking),
        State::Keepsake { booking, .. } => Want::Keepsake(*booking),
        State::Proposal { booking } => Want::Proposal(*booking),
        State::Away { booking } => Want::Away(*booking),
        State::Visits { list, after } => Want::Visits { list: *list, after: *after },
    }
}

/// What a state becomes when its facts are there: a screen, or another state.
#[derive(Debug)]
pub enum Arrival {
    /// Show this.
    Show(Screen),
    /// There is nothing to show here: go on to another state, with a word for the presser.
    Go(State, Option<Toast>),
}

/// Draws a state, or leads on. Home with the facts of a studio always shows.
#[must_use]
pub fn arrive(state: &State, facts: &Facts) -> Arrival {
    if let State::Moving(state) = state
        && let Some(arrival) = moving::arrive(state, facts)
    {
        return arrival;
    }
    match (state, facts) {
        (State::Profile(state), Facts::Profile(facts)) => Arrival::Show(profile::draw(*state, facts)),
        (State::Feed(state), Facts::Feed(facts)) => feed::arrive(state, facts),
        (State::Languages, Facts::Studio(catalog)) => {
            Arrival::Show(welcome::languages(&catalog.studio.langs))
        }
        (State::Languages, _) => Arrival::Show(welcome::languages(&Lang::ALL)),
        (State::Home { .. }, Facts::MayMake) => {
            Arrival::Go(State::Staff(staff::State::Setup(setup::State::Name)), None)
        }
        (_, Facts::NoStudio) => Arrival::Show(welcome::nobody()),
        (_, Facts::Studios(studios)) => Arrival::Show(welcome::studios(studios)),
        (State::Staff(state), Facts::Staff(scene, facts)) => staff::arrive(state, facts, scene),
        (_, Facts::NoRight) => Arrival::Go(State::home(), Some(Toast::NoRight)),
        (state, Facts::NotStaff) => Arrival::Go(State::home(), Some(staff::outside(state))),
        (State::Home { .. }, Facts::Front(catalog, front)) => Arrival::Show(welcome::home(catalog, *front)),
        (State::Catalog { .. }, Facts::Studio(catalog)) => welcome::catalog(catalog),
        (State::Category { category, page, .. }, Facts::Studio(catalog)) => {
            welcome::category(catalog, *category, *page)
        }
        (State::Help, Facts::Help(catalog, member)) => Arrival::Show(help::help(catalog, member.as_ref())),
        (State::Specialist { specialist }, Facts::Studio(catalog)) => {
            welcome::specialist(catalog, *specialist)
        }
        (State::Times { .. }, Facts::Times(times)) if times.asked.catalog.studio.paused => {
            Arrival::Show(welcome::paused(&times.asked.catalog))
        }
        (State::Day { .. }, Facts::Day(day)) if day.asked.catalog.studio.paused => {
            Arrival::Show(welcome::paused(&day.asked.catalog))
        }
        (State::Month { .. }, Facts::Month(month)) if month.asked.catalog.studio.paused => {
            Arrival::Show(welcome::paused(&month.asked.catalog))
        }
        (State::About { service, who }, Facts::Studio(catalog)) => about::service(catalog, *service, *who),
        (State::Portrait { specialist }, Facts::Studio(catalog)) => about::specialist(catalog, *specialist),
        (State::Studio { .. }, Facts::Studio(catalog)) => Arrival::Show(about::studio(catalog)),
        (State::Times { page, part, .. }, Facts::Times(times)) => times::arrive(times, *part, *page),
        (State::Day { part, page, .. }, Facts::Day(day)) => times::day(day, *part, *page),
        (State::Day { service, who, .. }, Facts::Shut(why)) => {
            Arrival::Go(State::times(*service, *who), Some(Toast::Shut(*why)))
        }
        (State::Month { month, .. }, Facts::Month(facts)) => calendar::arrive(*month, facts),
        (State::Check { who, was, .. }, Facts::Booking(card)) => booking::check(card, *who, *was),
        (State::More { who, page, .. }, Facts::Booking(card)) => together::arrive(card, *who, *page),
        (State::Comment { who, .. }, Facts::Booking(card)) => extras::comment(card, *who),
        (State::Guest { who, .. }, Facts::Booking(card)) => extras::guest(card, *who),
        (State::Phone { must, .. }, Facts::Booking(card)) => phone::arrive(card, *must),
        (State::Booked { .. }, Facts::Booking(card)) => Arrival::Show(booking::booked(card)),
        (State::Cancelled { .. }, Facts::Booking(card)) => Arrival::Show(cancelled::cancelled(card)),
        (State::Connected { .. }, Facts::Booking(card)) => Arrival::Show(connect::connected(card)),
        (State::Visit { .. }, Facts::Booking(card)) => Arrival::Show(visits::card(card)),
        (State::Away { .. }, Facts::Away(card, away)) => offers::arrive_away(card, away.as_ref()),
        (State::Proposal { .. }, Facts::Proposal(card, open)) => offers::arrive(card, open.as_ref()),
        (State::AskCancel { .. }, Facts::Booking(card)) => visits::ask_cancel(card),
        (State::Keepsake { what, .. }, Facts::Keepsake(card, written)) => {
            keepsake::arrive(card, *what, *written)
        }
        (State::Visits { list, .. }, Facts::Visits(visits)) => Arrival::Show(visits::list(*list, visits)),
        (_, Facts::NotYours) => Arrival::Go(State::home(), Some(Toast::NotYours)),
        _ => Arrival::Go(State::home(), Some(Toast::ServiceGone)),
    }
}
