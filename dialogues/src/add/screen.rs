//! A visit entered by hand, on the screen.

use okoshko_domain::catalog::Service;
use okoshko_domain::ids::{ServiceId, SpecialistId};
use okoshko_domain::people::Client;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::Zone;

use super::{Check, Doers, For, Guest, Press, Slot};
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
pub(crate) fn service_buttons<'a>(
    slot: Slot,
    services: impl Iterator<Item = &'a Service>,
) -> impl Iterator<Item = Button> {
    services.map(move |service| service_button(slot, service))
}

fn service_button(slot: Slot, service: &Service) -> Button {
    Button::foreign(&service.name, press(Press::Service { slot, service: service.id }))
}

/// Hidden services too: staff may book what clients do not see.
pub(crate) fn done_by(specialist: SpecialistId, scene: &Scene) -> impl Iterator<Item = &Service> {
    all(scene).iter().filter(move |service| service.offer(specialist).is_some())
}

fn all(scene: &Scene) -> &[Service] {
    scene.catalog.as_ref().map(|catalog| catalog.services.as_slice()).unwrap_or_default()
}

/// Which of the specialist's services?
pub(super) fn services(slot: Slot, page: u16, client: Option<&For>, scene: &Scene) -> Screen {
    let buttons = service_buttons(slot, done_by(slot.specialist, scene)).collect();
    which(slot, client, buttons, page, |page| Press::Services { slot, page }).row([back(gap(slot))])
}

/// Which of everybody's services? Each goes on with whoever is likeliest to have time for it.
pub(super) fn everybodys(
    slot: Slot,
    page: u16,
    client: Option<&For>,
    offers: &[(ServiceId, SpecialistId)],
    scene: &Scene,
) -> Screen {
    let services = all(scene);
    let buttons = offers.iter().filter_map(|(service, specialist)| {
        let service = services.iter().find(|known| known.id == *service)?;
        Some(service_button(Slot { specialist: *specialist, ..slot }, service))
    });
    which(slot, client, buttons.collect(), page, |page| Press::Anybody { slot, page })
        .row([back(Any::Staff(staff::Press::Menu))])
}

fn which(
    slot: Slot,
    client: Option<&For>,
    buttons: Vec<Button>,
    page: u16,
    to: impl Fn(u16) -> Press,
) -> Screen {
    let skip = usize::from(page) * PAGE;
    let more = buttons.len() > skip + PAGE;
    let buttons: Vec<_> = buttons.into_iter().skip(skip).take(PAGE).collect();
    let earlier = (page > 0).then(|| Button::new("button-earlier", press(to(page.saturating_sub(1)))));
    let later = more.then(|| Button::new("button-later", press(to(page.saturating_add(1)))));
    let new = client.and_then(|client| match client {
        For::New(guest) => Some(who(&guest.name, &guest.phone)),
        For::Known(_) => None,
    });
    Screen::text(Line::new("add-when").with("start", Arg::When(slot.start)))
        .maybe(new)
        .line(if buttons.is_empty() { "add-no-services" } else { "add-service" })
        .grid(2, buttons)
        .row(earlier.into_iter().chain(later))
}

/// For whom? Whoever was typed before is the first.
pub(super) fn clients(
    slot: Slot,
    service: ServiceId,
    guest: Option<&Guest>,
    doers: Doers,
    clients: &[Client],
) -> Screen {
    let known = clients.iter().map(|client| {
        let press = press(Press::Known { slot, service, client: client.id });
        Button::new(Line::new("add-client-known").foreign("name", &client.name), press)
    });
    let kept =
        guest.map(|guest| Button::new(who(&guest.name, &guest.phone), press(Press::Kept { slot, service })));
    let services = match doers {
        Doers::One => Press::Services { slot, page: 0 },
        Doers::Anybody => Press::Anybody { slot, page: 0 },
    };
    Screen::text(Line::new("add-when").with("start", Arg::When(slot.start)))
        .line("add-client")
        .row(kept)
        .grid(2, known)
        .row([Button::new("add-guest", press(Press::Guest { slot, service }))])
        .row([back(press(services))])
}

/// The last look, with the rules that speak against it and the ways round them.
pub(super) fn check(slot: Slot, service: ServiceId, client: &For, check: &Check, scene: &Scene) -> Screen {
    let end = check.offer.visit.at(slot.start).end;
    let title = Line::new("add-check").with("start", Arg::When(slot.start)).with("end", Arg::Time(end));
    let what = Line::new("visit-what")
        .foreign("service", &check.service_name)
        .foreign("specialist", &check.specialist_name)
        .with("price", Arg::Money(check.offer.price));
    let screen = Screen::text(title)
        .line(what)
        .line(who(&check.client_name, &check.phone))
        .maybe((!check.hears).then(|| Line::new("add-not-heard")));
    let lawful = check.why.first().is_none_or(|why| why.may_be_broken());
    let anyway = !check.why.is_empty();
    let screen = check.why.iter().fold(screen, |screen, why| screen.line(today::refusal(*why)));
    let (known, yes) = match client {
        For::Known(client) => (Some(*client), Press::Book { slot, service, client: *client, anyway }),
        For::New(_) => (None, Press::BookNew { slot, service, anyway }),
    };
    let instead = |slot| press(Press::Instead { slot, service, client: known });
    let key = if anyway { "add-yes-anyway" } else { "add-yes" };
    screen
        .maybe((!check.nearest.is_empty()).then(|| Line::new("add-nearest")))
        .row(lawful.then(|| Button::new(key, press(yes))))
        .grid(2, nearest(slot, check, scene, &instead))
        .grid(3, chips(slot, check, &instead))
        .row([back(press(Press::Service { slot, service }))])
}

/// The nearest free times; of another day with its name.
fn nearest(slot: Slot, check: &Check, scene: &Scene, instead: &impl Fn(Slot) -> Any) -> Vec<Button> {
    let zone = scene.catalog.as_ref().map_or(Zone::UTC, |catalog| catalog.studio.zone);
    let button = |start: &Timestamp| {
        let day = zone.day_of(*start);
        let line = if day == zone.day_of(slot.start) {
            Line::new("slot")
        } else {
            Line::new("add-slot").with("day", Arg::Day(day))
        };
        Button::new(line.with("time", Arg::Time(*start)), instead(Slot { start: *start, ..slot }))
    };
    check.nearest.iter().map(button).collect()
}

/// Everybody who does it, whoever is chosen with a tick, as clients see them.
fn chips(slot: Slot, check: &Check, instead: &impl Fn(Slot) -> Any) -> Vec<Button> {
    let button = |(specialist, name): &(SpecialistId, String)| {
        let key = if *specialist == slot.specialist { "chip-chosen" } else { "chip" };
        let line = Line::new(key).foreign("specialist", name);
        Button::new(line, instead(Slot { specialist: *specialist, ..slot }))
    };
    check.doers.iter().map(button).collect()
}

/// Whom it is for, as far as it is known.
fn who(name: &str, phone: &str) -> Line {
    match (name.is_empty(), phone.is_empty()) {
        (true, true) => Line::new("add-who-nobody"),
        (true, false) => Line::new("add-who-phone").foreign("phone", phone),
        (false, true) => Line::new("add-who").foreign("name", name),
        (false, false) => Line::new("add-who-both").foreign("name", name).foreign("phone", phone),
    }
}

fn gap(slot: Slot) -> Any {
    let Slot { specialist, start } = slot;
    Any::Staff(staff::Press::Today(today::Press::Gap { specialist, start }))
}

fn press(press: Press) -> Any {
    Any::Staff(staff::Press::Add(press))
}
