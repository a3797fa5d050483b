//! Clients on the screen.

use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::money::Money;
use okoshko_domain::people::Client;

use super::{Card, Found, LETTER_MAX, Press};
use crate::booking::reached;
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff::{self, Scene};
use crate::welcome::back;

/// Everybody, whoever booked last first.
pub(super) fn list(clients: &[Client], more: bool, page: u16) -> Screen {
    let screen = if clients.is_empty() {
        Screen::text("clients-title").gap().line("clients-none")
    } else {
        Screen::text("clients-title").gap().line("clients-hint")
    };
    screen
        .grid(1, clients.iter().map(button))
        .row(pages(more, page, Press::List))
        .row([back(Any::Staff(staff::Press::Menu))])
}

/// What a search found.
pub(super) fn found(words: &str, clients: &[Client], more: bool, page: u16) -> Screen {
    let key = if clients.is_empty() { "clients-found-none" } else { "clients-found" };
    Screen::text(Line::new(key).foreign("words", words))
        .grid(1, clients.iter().map(button))
        .row(pages(more, page, Press::Found))
        .row([back(press(Press::List(0)))])
}

fn button(client: &Client) -> Button {
    let key = match (client.blocked, client.means.phone.is_empty()) {
        (true, _) => "clients-button-blocked",
        (false, true) => "clients-button",
        (false, false) => "clients-button-phone",
    };
    let line = Line::new(key).foreign("name", &client.name);
    let line = if key == "clients-button-phone" { line.foreign("phone", &client.means.phone) } else { line };
    Button::new(line, press(Press::Card(client.id)))
}

fn pages(more: bool, page: u16, to: impl Fn(u16) -> Press) -> Vec<Button> {
    let earlier = (page > 0).then(|| Button::new("button-earlier", press(to(page.saturating_sub(1)))));
    let later = more.then(|| Button::new("button-later", press(to(page.saturating_add(1)))));
    earlier.into_iter().chain(later).collect()
}

/// A client: how to reach them, what was, what is to come.
pub(super) fn card(card: &Card, found: Option<&Found>, scene: &Scene) -> Screen {
    let list = found.map_or(Press::List(0), |found| Press::Found(found.page));
    let client = &card.client;
    let id = client.id;
    head(card)
        .lines(reached(&client.means))
        .maybe((!client.has_telegram).then(|| Line::new("clients-guest")))
        .maybe(card.unreachable.then(|| Line::new("clients-unreachable")))
        .maybe(client.blocked.then(|| Line::new("clients-is-blocked")))
        .gap()
        .line(history(card, scene))
        .maybe(card.next.as_ref().map(|visit| visit_line("clients-next", visit)))
        .maybe(card.last.as_ref().map(|visit| visit_line("clients-last", visit)))
        .maybe(
            (!client.note.is_empty())
                .then(|| Line::new("clients-note").with("note", Arg::Words(client.note.clone()))),
        )
        .row([Button::new("clients-button-note", press(Press::Note(id)))].into_iter().chain(
            client.has_telegram.then(|| Button::new("clients-button-letter", press(Press::Letter(id)))),
        ))
        .row([
            Button::new("clients-button-visits", press(Press::Visits(id, 0))),
            if client.blocked {
                Button::new("clients-button-unblock", press(Press::Unblock(id)))
            } else {
                Button::new("clients-button-block", press(Press::AskBlock(id)))
            },
        ])
        .row([back(press(list))])
}

fn head(card: &Card) -> Screen {
    Screen::text(Line::new("clients-name").foreign("name", &card.client.name))
}

fn history(card: &Card, scene: &Scene) -> Line {
    let line = Line::new(if card.visits == 0 { "clients-new" } else { "clients-history" });
    let line = line.with("missed", Arg::Count(card.no_shows)).with("cancelled", Arg::Count(card.cancelled));
    let currency = scene.catalog.as_ref().map(|catalog| catalog.studio.currency);
    match (card.visits, currency) {
        (0, _) | (_, None) => line,
        (visits, Some(currency)) => line
            .with("visits", Arg::Count(visits))
            .with("spent", Arg::Money(Money { minor: card.spent, currency })),
    }
}

fn visit_line(key: &'static str, visit: &Booking) -> Line {
    Line::new(key)
        .with("start", Arg::When(visit.span.start))
        .foreign("service", &visit.service_name)
        .foreign("specialist", &visit.specialist_name)
}

/// Asks for a note, beside the present one.
pub(super) fn note(card: &Card) -> Screen {
    let present = &card.client.note;
    let erase = (!present.is_empty())
        .then(|| Button::new("clients-button-erase", press(Press::Erase(card.client.id))));
    head(card)
        .maybe(
            (!present.is_empty())
                .then(|| Line::new("clients-note").with("note", Arg::Words(present.clone()))),
        )
        .gap()
        .line("clients-note-question")
        .row(erase)
        .row([back(press(Press::Card(card.client.id)))])
}

/// Asks for a letter, or shows it once more before it goes.
pub(super) fn letter(card: &Card, text: &str) -> Screen {
    let id = card.client.id;
    let sendable = !text.is_empty() && text.chars().count() <= LETTER_MAX;
    let screen = if text.is_empty() {
        head(card).gap().line("clients-letter-question")
    } else {
        head(card)
            .gap()
            .line(Line::new("notice-letter-text").with("text", Arg::Words(text.to_owned())))
            .gap()
            .line("clients-letter-again")
    };
    screen
        .row(sendable.then(|| Button::new("clients-button-send", press(Press::Send(id)))))
        .row([back(press(Press::Card(id)))])
}

/// Really?
pub(super) fn ask_block(card: &Card) -> Screen {
    head(card)
        .gap()
        .line("clients-block-question")
        .row([Button::new("clients-button-block-yes", press(Press::Block(card.client.id)))])
        .row([back(press(Press::Card(card.client.id)))])
}

/// A client's visits, the latest first.
pub(super) fn visits(client: &Client, visits: &[Booking], more: bool, page: u16) -> Screen {
    let title = Line::new("clients-visits").foreign("name", &client.name);
    let screen = visits.iter().map(visit).fold(Screen::text(title).gap(), Screen::line);
    let screen = if visits.is_empty() { screen.line("clients-visits-none") } else { screen };
    screen
        .row(pages(more, page, |page| Press::Visits(client.id, page)))
        .row([back(press(Press::Card(client.id)))])
}

fn visit(visit: &Booking) -> Line {
    let mark = match visit.status {
        Status::Came => "clients-mark-came",
        Status::NoShow => "clients-mark-no-show",
        Status::Cancelled => "clients-mark-cancelled",
        _ => "clients-mark-booked",
    };
    visit_line("clients-visit", visit).with("mark", Arg::Word(mark)).with("price", Arg::Money(visit.price))
}

fn press(press: Press) -> Any {
    Any::Staff(staff::Press::Clients(press))
}
