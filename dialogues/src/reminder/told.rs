//! What is said: to a client, that their visit comes; to a specialist, that a client does not answer.

use super::{Press, of};
use crate::booking::{place, terms, what, when, who};
use crate::extras;
use crate::facts::Card;
use crate::moving::changes;
use crate::press::Press as Any;
use crate::screen::{Button, Line, Screen};
use crate::staff;
use crate::today;

/// To the client: your visit comes. Whoever did not say yet that they come can, and is asked when the rule asks.
pub(crate) fn told(card: &Card, asks: bool) -> Screen {
    let open = !card.booking.confirmed;
    let asks = asks && open;
    let screen = Screen::text(when("reminder-told", &card.booking))
        .line(what(&card.booking))
        .lines(extras::lines(&card.booking))
        .maybe(place(card));
    let screen = screen.gap().maybe(asks.then(|| Line::new("reminder-asks"))).lines(terms(card));
    buttons(screen, card, open)
}

/// To the client, who did not answer.
pub(crate) fn asked_again(card: &Card) -> Screen {
    let screen = Screen::text(when("reminder-again", &card.booking))
        .line(what(&card.booking))
        .lines(extras::lines(&card.booking))
        .maybe(place(card));
    let screen = screen.gap().line("reminder-asks-again").lines(terms(card));
    buttons(screen, card, true)
}

/// * `open`: the client did not say yet whether they come.
fn buttons(screen: Screen, card: &Card, open: bool) -> Screen {
    let (booking, start) = (card.booking.id, card.booking.span.start);
    let changes: Vec<Button> = changes(card).collect();
    let visits = (!open && changes.is_empty()).then(|| Button::new("button-visits", Any::VisitsBelow));
    screen
        .row(open.then(|| Button::new("reminder-come", Any::Come { booking, start })))
        .row(changes)
        .row(visits)
}

/// To the specialist: keep the time, or give it to others?
pub(crate) fn question(card: &Card) -> Screen {
    let (booking, start) = (card.booking.id, card.booking.span.start);
    let open = Any::Staff(staff::Press::Today(today::Press::VisitBelow(booking)));
    Screen::text(when("reminder-unanswered", &card.booking))
        .line(what(&card.booking))
        .line(who(&card.booking, &card.booking.client_name))
        .lines(extras::lines(&card.booking))
        .gap()
        .line("reminder-question")
        .row([
            Button::new("reminder-keep", of(Press::Keep { booking, start })),
            Button::new("reminder-free", of(Press::Free { booking, start })),
        ])
        .row([Button::new("notice-visit-open", open)])
}
