//! A visit entered by hand, on the screen.

use okoshko_domain::catalog::Service;
use okoshko_domain::ids::{ServiceId, SpecialistId};
use okoshko_domain::people::Client;
use okoshko_domain::timestamp::Timestamp;

use super::{Check, For, Press, Slot};
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff::{self, Scene};
use crate::today;
use crate::welcome::back;

/// Services on one page.
const PAGE: usize = 10;

/// Asks for all of it in one line.
pub(super) fn ask() -> Screen {
    Screen::text("add-title").gap().line("add-question").row([back(Any::Staff(staff::Press::Menu))])
}

/// What the specialist does, a button each: for a gap of their day too.
pub(crate) fn service_buttons(
    specialist: SpecialistId,
    start: Timestamp,
    scene: &Scene,
    skip: usize,
    limit: usize,
) -> Vec<Button> {
    let slot = Slot { specialist, start };
    let button = |service: &Service| {
        Button::foreign(&service.name, press(Press::Service { slot, service: service.id }))
    };
    done_by(specialist, scene).skip(skip).take(limit).map(button).collect()
}

/// Hidden services too: staff may book what clients do not see.
fn done_by(specialist: SpecialistId, scene: &Scene) -> impl Iterator<Item = &Service> {
    let services = scene.catalog.as_ref().map(|catalog| catalog.services.as_slice()).unwrap_or_default();
    services.iter().filter(move |service| service.offer(specialist).is_some())
}

/// Which service?
pub(super) fn services(slot: Slot, page: u16, scene: &Scene) -> Screen {
    let skip = usize::from(page) * PAGE;
    let buttons = service_buttons(slot.specialist, slot.start, scene, skip, PAGE);
    let more = done_by(slot.specialist, scene).count() > skip + PAGE;
    let turn = |page| press(Press::Services { slot, page });
    let earlier = (page > 0).then(|| Button::new("button-earlier", turn(page.saturating_sub(1))));
    let later = more.then(|| Button::new("button-later", turn(page.saturating_add(1))));
    let empty = buttons.is_empty();
    Screen::text(Line::new("add-when").with("start", Arg::When(slot.start)))
        .line(if empty { "add-no-services" } else { "add-service" })
        .grid(2, buttons)
        .row(earlier.into_iter().chain(later))
        .row([back(gap(slot))])
}

/// For whom?
pub(super) fn clients(slot: Slot, service: ServiceId, clients: &[Client]) -> Screen {
    let known = clients.iter().map(|client| {
        let press = press(Press::Known { slot, service, client: client.id });
        Button::new(Line::new("add-client-known").foreign("name", &client.name), press)
    });
    Screen::text(Line::new("add-when").with("start", Arg::When(slot.start)))
        .line("add-client")
        .grid(2, known)
        .row([Button::new("add-guest", press(Press::Guest { slot, service }))])
        .row([back(press(Press::Services { slot, page: 0 }))])
}

/// The last look, with the rules that speak against it.
pub(super) fn check(slot: Slot, service: ServiceId, client: &For, check: &Check) -> Screen {
    let end = check.offer.visit.at(slot.start).end;
    let title = Line::new("add-check").with("start", Arg::When(slot.start)).with("end", Arg::Time(end));
    let what = Line::new("visit-what")
        .foreign("service", &check.service_name)
        .foreign("specialist", &check.specialist_name)
        .with("price", Arg::Money(check.offer.price));
    let screen = Screen::text(title)
        .line(what)
        .line(who(check))
        .maybe((!check.hears).then(|| Line::new("add-not-heard")));
    let lawful = check.why.first().is_none_or(|why| why.may_be_broken());
    let anyway = !check.why.is_empty();
    let screen = check.why.iter().fold(screen, |screen, why| screen.line(today::refusal(*why)));
    let yes = match client {
        For::Known(client) => Press::Book { slot, service, client: *client, anyway },
        For::New(_) => Press::BookNew { slot, service, anyway },
    };
    let key = if anyway { "add-yes-anyway" } else { "add-yes" };
    screen
        .row(lawful.then(|| Button::new(key, press(yes))))
        .row([back(press(Press::Service { slot, service }))])
}

fn who(check: &Check) -> Line {
    match (check.client_name.is_empty(), check.phone.is_empty()) {
        (true, true) => Line::new("add-who-nobody"),
        (true, false) => Line::new("add-who-phone").foreign("phone", &check.phone),
        (false, true) => Line::new("add-who").foreign("name", &check.client_name),
        (false, false) => {
            Line::new("add-who-both").foreign("name", &check.client_name).foreign("phone", &check.phone)
        }
    }
}

fn gap(slot: Slot) -> Any {
    let Slot { specialist, start } = slot;
    Any::Staff(staff::Press::Today(today::Press::Gap { specialist, start }))
}

fn press(press: Press) -> Any {
    Any::Staff(staff::Press::Add(press))
}
