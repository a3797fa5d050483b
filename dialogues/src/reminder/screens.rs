//! The screens of the rules.

use std::cmp::Reverse;

use okoshko_domain::catalog::{Catalog, Studio};
use okoshko_domain::ids::{ReminderId, ServiceId, StudioId};
use okoshko_domain::quiet::Quiet;
use okoshko_domain::reminder::{Asking, Lead, MOST_RULES, Rule};

use super::{Facts, Press, State};
use crate::Arrival;
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::settings;
use crate::staff::Scene;
use crate::state;
use crate::team::paged;
use crate::welcome::back;

/// Services on a page.
const PAGE: usize = 10;
/// What is offered with a button.
const PRESETS: [Lead; 8] = [
    Lead::Wall { days: 1, minute: 18 * 60 },
    Lead::Wall { days: 1, minute: 20 * 60 },
    Lead::Wall { days: 2, minute: 12 * 60 },
    Lead::Before(24 * 60),
    Lead::Wall { days: 0, minute: 9 * 60 },
    Lead::Before(3 * 60),
    Lead::Before(2 * 60),
    Lead::Before(60),
];

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    let Some(catalog) = &scene.catalog else {
        return Arrival::Go(state::State::home(), Some(Toast::StaffOnly));
    };
    let studio = state.studio();
    let gone = || go(State::List { studio, service: None });
    match *state {
        State::List { service: None, .. } => Arrival::Show(of_studio(&catalog.studio, facts)),
        State::List { service: Some(service), .. } => match catalog.any_service(service) {
            Some(found) => Arrival::Show(of_service(studio, service, &found.name, facts)),
            None => gone(),
        },
        State::Services { page, .. } => Arrival::Show(services(studio, catalog, facts, page)),
        State::Add { service, .. } => Arrival::Show(add(studio, service, catalog)),
        State::Rule { rule, .. } => match facts.rules.iter().find(|one| one.id == rule) {
            Some(found) => Arrival::Show(self::rule(studio, rule, found, catalog)),
            None => gone(),
        },
    }
}

fn go(state: State) -> Arrival {
    Arrival::Go(state::State::Staff(crate::staff::State::Reminder(state)), Some(said("reminder-gone")))
}

fn said(key: &'static str) -> Toast {
    Toast::Say(Line::new(key))
}

/// When a rule speaks.
fn lead_line(lead: Lead) -> Line {
    let time = |minute: u16| format!("{:02}:{:02}", minute / 60, minute % 60);
    match lead {
        Lead::Before(minutes) => Line::new("reminder-before").with("length", Arg::Minutes(minutes)),
        Lead::Wall { days: 0, minute } => Line::new("reminder-same-day").foreign("time", &time(minute)),
        Lead::Wall { days: 1, minute } => Line::new("reminder-day-before").foreign("time", &time(minute)),
        Lead::Wall { days, minute } => Line::new("reminder-days-before")
            .with("days", Arg::Count(days.into()))
            .foreign("time", &time(minute)),
    }
}

/// When a rule speaks, and whether it asks.
fn rule_line(rule: &Rule) -> Line {
    let key = if rule.asks { "reminder-rule-asks" } else { "reminder-rule" };
    Line::new(key).with("lead", Arg::Line(Box::new(lead_line(rule.lead))))
}

/// Whichever speaks first comes first.
fn of(service: Option<ServiceId>, facts: &Facts) -> Vec<&Rule> {
    let mut rules: Vec<_> = facts.rules.iter().filter(|rule| rule.service == service).collect();
    rules.sort_by_key(|rule| Reverse(rule.lead.ahead_min()));
    rules
}

/// The rules as buttons, and one for another.
fn listed(screen: Screen, studio: StudioId, service: Option<ServiceId>, rules: &[&Rule]) -> Screen {
    let open = |rule: &&Rule| Button::new(rule_line(rule), super::of(Press::Rule(studio, rule.id)));
    let room = rules.len() < MOST_RULES;
    screen
        .grid(1, rules.iter().map(open))
        .row(room.then(|| Button::new("reminder-new", super::of(Press::New(studio, service)))))
}

fn of_studio(here: &Studio, facts: &Facts) -> Screen {
    let studio = here.id;
    let rules = of(None, facts);
    let asking = facts.asking;
    let asks = facts.rules.iter().any(|rule| rule.asks);
    let key = if rules.is_empty() { "reminder-none" } else { "reminder-how" };
    let screen = Screen::text("reminder-title").line(key).maybe(quiet_line(here.quiet));
    let screen = if asks { screen.gap().lines(silence_lines(asking)) } else { screen };
    let switch = |key, asking| Button::new(key, super::of(Press::Silence(studio, asking)));
    let [again, release] = switched(asking);
    let keys = [
        if asking.again_min > 0 { "reminder-again-off" } else { "reminder-again-on" },
        if asking.release_min > 0 { "reminder-release-off" } else { "reminder-release-on" },
    ];
    let switches = if asks { vec![switch(keys[0], again), switch(keys[1], release)] } else { Vec::new() };
    listed(screen, studio, None, &rules).row(switches).row([
        back(settings::of(settings::Press::Menu(studio))),
        Button::new("reminder-services", super::of(Press::Services(studio, 0))),
    ])
}

fn quiet_line(quiet: Option<Quiet>) -> Option<Line> {
    let time = |minute: i16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let quiet = quiet?;
    let line = Line::new("reminder-quiet").foreign("from", &time(quiet.from_min()));
    Some(line.foreign("to", &time(quiet.to_min())))
}

/// What becomes of silence with one of its two parts switched on or off.
fn switched(asking: Asking) -> [Asking; 2] {
    let other = |minutes: u32, default: u32| if minutes > 0 { 0 } else { default };
    [
        Asking { again_min: other(asking.again_min, Asking::DEFAULT.again_min), ..asking },
        Asking { release_min: other(asking.release_min, Asking::DEFAULT.release_min), ..asking },
    ]
}

fn silence_lines(asking: Asking) -> Vec<Line> {
    let again = (asking.again_min > 0)
        .then(|| Line::new("reminder-silence-again").with("length", Arg::Minutes(asking.again_min)));
    let release = (asking.release_min > 0)
        .then(|| Line::new("reminder-silence-release").with("length", Arg::Minutes(asking.release_min)));
    let none = (again.is_none() && release.is_none()).then(|| Line::new("reminder-silence-none"));
    [again, release, none].into_iter().flatten().collect()
}

fn of_service(studio: StudioId, service: ServiceId, name: &str, facts: &Facts) -> Screen {
    let own = of(Some(service), facts);
    let screen = Screen::text(Line::new("reminder-service-title").foreign("service", name));
    let screen = if own.is_empty() {
        screen.line("reminder-service-as-all").gap().lines(of(None, facts).into_iter().map(rule_line))
    } else {
        screen.line("reminder-service-own")
    };
    listed(screen, studio, Some(service), &own).row([back(super::of(Press::Services(studio, 0)))])
}

fn services(studio: StudioId, catalog: &Catalog, facts: &Facts, page: u16) -> Screen {
    let all: Vec<_> = catalog.bookable().collect();
    let turn = |page| super::of(Press::Services(studio, page));
    let (shown, turns) = paged(&all, page, PAGE, turn);
    let open = shown.iter().map(|service| {
        let own = !of(Some(service.id), facts).is_empty();
        let key = if own { "reminder-service-marked" } else { "button-foreign" };
        Button::new(
            Line::new(key).foreign("words", &service.name),
            super::of(Press::List(studio, Some(service.id))),
        )
    });
    Screen::text("reminder-services-title")
        .line("reminder-services-how")
        .grid(2, open)
        .row(turns)
        .row([back(super::of(Press::List(studio, None)))])
}

fn add(studio: StudioId, service: Option<ServiceId>, catalog: &Catalog) -> Screen {
    let name = service.and_then(|service| catalog.any_service(service)).map(|service| service.name.clone());
    let title = match &name {
        Some(name) => Line::new("reminder-service-title").foreign("service", name),
        None => Line::new("reminder-title"),
    };
    let preset = |lead| Button::new(lead_line(lead), super::of(Press::Preset { studio, service, lead }));
    Screen::text(title)
        .line("reminder-ask-when")
        .grid(2, PRESETS.map(preset))
        .row([back(super::of(Press::List(studio, service)))])
}

fn rule(studio: StudioId, id: ReminderId, rule: &Rule, catalog: &Catalog) -> Screen {
    let name =
        rule.service.and_then(|service| catalog.any_service(service)).map(|service| service.name.clone());
    let asks = Press::Asks { studio, rule: id, asks: !rule.asks };
    let (how, key) = if rule.asks {
        ("reminder-rule-how-asks", "reminder-stop-asking")
    } else {
        ("reminder-rule-how", "reminder-ask")
    };
    Screen::text(Line::new("reminder-rule-title").with("lead", Arg::Line(Box::new(lead_line(rule.lead)))))
        .maybe(name.map(|name| Line::new("reminder-rule-of").foreign("service", &name)))
        .line(how)
        .row([Button::new(key, super::of(asks))])
        .row([Button::new("reminder-drop", super::of(Press::Drop(studio, id)))])
        .row([back(super::of(Press::List(studio, rule.service)))])
}
