//! The screens of setting a studio up.

use okoshko_domain::catalog::{Catalog, Studio};
use okoshko_domain::city::City;
use okoshko_domain::ids::StudioId;
use okoshko_domain::setting::Field;

use super::{Counts, Facts, Press, State};
use crate::Arrival;
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::staff::{self, Scene};
use crate::welcome::back;
use crate::{hours, links, services, settings, state, team};

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    match (state, facts, &scene.catalog) {
        (State::Name, Facts::May(name), _) => Arrival::Show(ask_name(name)),
        (State::Kind { .. }, Facts::Studio(_), Some(catalog)) => Arrival::Show(ask_kind(&catalog.studio)),
        (State::Rename { .. }, Facts::Studio(_), Some(catalog)) => Arrival::Show(rename(&catalog.studio)),
        (State::City { typed, .. }, Facts::Studio(_), Some(catalog)) => {
            Arrival::Show(ask_city(&catalog.studio, typed.as_deref()))
        }
        (State::Summary { .. }, Facts::Studio(_), Some(catalog)) => Arrival::Show(summary(catalog, scene)),
        (State::Next { .. }, Facts::Studio(_), Some(catalog)) => Arrival::Show(next(catalog, scene)),
        (State::AskOwn { .. }, Facts::Studio(counts), Some(catalog)) if catalog.studio.demo => {
            Arrival::Show(ask_own(&catalog.studio, *counts))
        }
        (State::AskRemove { .. }, Facts::Studio(_), Some(catalog)) if catalog.studio.demo => {
            Arrival::Show(ask_remove(&catalog.studio))
        }
        (State::AskOwn { studio } | State::AskRemove { studio }, Facts::Studio(_), Some(_)) => Arrival::Go(
            state::State::Staff(staff::State::Setup(State::Next { studio: *studio })),
            Some(Toast::Say(Line::new("setup-no-example"))),
        ),
        _ => Arrival::Go(state::State::home(), Some(Toast::StaffOnly)),
    }
}

fn button(key: &'static str, press: Press) -> Button {
    Button::new(key, of(press))
}

fn of(press: Press) -> Any {
    Any::Staff(staff::Press::Setup(press))
}

/// A field of the settings, which leads back to the summary.
fn field(key: &'static str, studio: StudioId, field: Field) -> Button {
    Button::new(key, settings::of(settings::Press::Field { studio, field, setup: true }))
}

fn ask_name(own: &str) -> Screen {
    let screen = Screen::text("setup-welcome").line("setup-welcome-how").gap().line("setup-name-question");
    let label = Line::new("setup-name-own").foreign("name", own);
    screen.row((!own.is_empty()).then(|| Button::new(label, of(Press::OwnName))))
}

fn ask_kind(studio: &Studio) -> Screen {
    Screen::text(Line::new("setup-kind-question").foreign("studio", &studio.name))
        .line("setup-kind-how")
        .row([
            button("setup-kind-solo", Press::Kind(studio.id, true)),
            button("setup-kind-team", Press::Kind(studio.id, false)),
        ])
        .row([button("setup-rename", Press::Rename(studio.id))])
        .row(is_placed(studio).then(|| back(of(Press::Summary(studio.id)))))
}

/// Whether the last question was answered: a city leaves its name, or a better address.
fn is_placed(studio: &Studio) -> bool {
    !studio.address.is_empty()
}

fn rename(studio: &Studio) -> Screen {
    Screen::text(Line::new("setup-kind-question").foreign("studio", &studio.name))
        .line("setup-name-question")
        .row([back(of(Press::AskKind(studio.id)))])
}

fn ask_city(studio: &Studio, typed: Option<&str>) -> Screen {
    let screen = match typed {
        None => Screen::text("setup-city-question").line("setup-city-how"),
        Some(typed) => Screen::text(Line::new("setup-city-unknown").foreign("city", typed)),
    };
    let guesses = typed.map(City::called).unwrap_or_default();
    let screen = match (typed, guesses.is_empty()) {
        (Some(_), true) => screen.line("setup-city-try"),
        (Some(_), false) => screen.line("setup-city-guess"),
        _ => screen,
    };
    let zones = settings::Press::Zones { studio: studio.id, page: 0, setup: true };
    let before = if is_placed(studio) { Press::Summary(studio.id) } else { Press::AskKind(studio.id) };
    screen
        .grid(2, guesses.into_iter().take(6).map(|city| city_button(studio.id, city)))
        .row([Button::new("setup-city-zones", settings::of(zones))])
        .row([back(of(before))])
}

fn city_button(studio: StudioId, city: City) -> Button {
    Button::new(Line::new("setup-city").with("city", Arg::City(city)), of(Press::City(studio, city)))
}

/// Everything that is set, and a button for each of it: no question is left to go back to.
fn summary(catalog: &Catalog, scene: &Scene) -> Screen {
    let studio = &catalog.studio;
    let id = studio.id;
    Screen::text(Line::new("setup-summary").foreign("studio", &studio.name))
        .gap()
        .line(settings::clock(studio, scene.now))
        .line(settings::currency_line(studio))
        .line(who(catalog))
        .maybe(studio.solo.then(|| Line::new("setup-hours")))
        .line(settings::langs_line(studio))
        .maybe(crate::welcome::address(catalog))
        .maybe(crate::welcome::phone(catalog))
        .maybe(settings::privacy_line(studio))
        .gap()
        .line("setup-summary-how")
        .row([Button::new("setup-finish", of(Press::Finish(id)))])
        .row([field("setup-edit-name", id, Field::Name), field("setup-edit-zone", id, Field::Zone)])
        .row([field("setup-edit-currency", id, Field::Currency), field("setup-edit-langs", id, Field::Langs)])
        .row([field("setup-edit-address", id, Field::Address), field("setup-edit-phone", id, Field::Phone)])
        .row([field("setup-edit-privacy", id, Field::Privacy), button("setup-edit-kind", Press::AskKind(id))])
}

/// Who takes clients.
fn who(catalog: &Catalog) -> Line {
    match catalog.specialists.as_slice() {
        [] => Line::new("setup-who-nobody"),
        [one, ..] if catalog.studio.solo => Line::new("setup-who").foreign("name", &one.name),
        many => {
            let count = i64::try_from(many.len()).unwrap_or_default();
            Line::new("setup-who-many").with("n", Arg::Count(count))
        }
    }
}

/// What is still to do, and the way there. A team has nobody's hours before somebody is in it.
fn next(catalog: &Catalog, scene: &Scene) -> Screen {
    let studio = &catalog.studio;
    let link = links::url(scene, links::Target::Studio(studio.id));
    let screen = Screen::text(Line::new("setup-next").foreign("studio", &studio.name))
        .gap()
        .line("setup-next-services")
        .maybe((!studio.solo).then(|| Line::new("setup-next-team")))
        .line("setup-next-hours")
        .gap()
        .line(Line::new("setup-next-link").foreign("link", &link))
        .maybe(studio.demo.then(|| Line::new("setup-next-example")));
    let screen = if studio.demo { screen.row(example(studio.id)) } else { screen };
    screen.grid(2, ways_on(studio)).row([
        Button::new("setup-menu", Any::Staff(staff::Press::Menu)),
        Button::new("settings-button", settings::entrance()),
    ])
}

fn ways_on(studio: &Studio) -> impl Iterator<Item = Button> {
    let services = staff::Press::Services(services::Press::List(0));
    let team = (!studio.solo).then(|| Button::new("menu-team", Any::Staff(team::entrance())));
    [Button::new("menu-services", Any::Staff(services))].into_iter().chain(team).chain([
        Button::new("menu-hours", hours::entrance()),
        Button::new("menu-links", Any::Staff(links::entrance())),
    ])
}

/// What the owner of the example can do with it.
#[must_use]
pub fn example(studio: StudioId) -> [Button; 2] {
    [button("setup-own", Press::AskOwn(studio)), button("setup-remove", Press::AskRemove(studio))]
}

fn ask_own(studio: &Studio, counts: Counts) -> Screen {
    let goes = Line::new("setup-own-goes")
        .with("visits", Arg::Count(counts.visits))
        .with("clients", Arg::Count(counts.clients));
    Screen::text("setup-own-question")
        .gap()
        .line("setup-own-stays")
        .line(goes)
        .row([button("setup-own-yes", Press::Own(studio.id))])
        .row([back(settings::entrance())])
}

fn ask_remove(studio: &Studio) -> Screen {
    Screen::text(Line::new("setup-remove-question").foreign("studio", &studio.name))
        .gap()
        .line("setup-remove-goes")
        .row([button("setup-remove-yes", Press::Remove(studio.id))])
        .row([back(settings::entrance())])
}
