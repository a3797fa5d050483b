//! What moving a booking shows.

use okoshko_domain::booking::{Booking, Cancelling, Status};
use okoshko_domain::catalog::Who;

use super::{Move, Press, Seen};
use crate::booking::{onward, place, terms, what, when};
use crate::facts::Card;
use crate::keepsake;
use crate::notices::moved_from;
use crate::press::{Part, Press as AnyPress};
use crate::screen::{Arg, Button, Line, Screen};
use crate::times::page_of;
use crate::welcome::back;

/// What is being moved, above the times to choose from.
pub(crate) fn head(row: &Booking) -> Screen {
    Screen::text(Line::new("move-title").foreign("service", &row.service_name)).line(
        Line::new("move-now")
            .with("start", Arg::When(row.span.start))
            .foreign("specialist", &row.specialist_name),
    )
}

/// To another time, when its client may. What is not agreed is taken back, not moved.
pub(crate) fn button(card: &Card) -> Option<Button> {
    let booking = &card.booking;
    let may = matches!(card.moving, Cancelling::Open(_)) && !card.catalog.studio.paused;
    let may = may && booking.status != Status::Pending;
    may.then(|| {
        let page = page_of(&card.catalog, booking.service, booking.specialist);
        let who = Who::One(booking.specialist);
        let press = Press::Times { booking: booking.id, who, part: Part::All, page };
        Button::new("button-move", AnyPress::Moving(press))
    })
}

/// The last look: from where to where, and what changes with another specialist.
pub(super) fn check(card: &Card, who: Who, to: &Booking) -> Screen {
    let booking = &card.booking;
    let shown = Card { booking: to.clone(), ..card.clone() };
    let step = Move {
        booking: booking.id,
        specialist: to.specialist,
        start: to.span.start,
        seen: Seen::of(booking.span.start, to.price),
        any: who == Who::Any,
    };
    let other = to.specialist != booking.specialist;
    let was = Line::new("move-specialist-was").foreign("specialist", &booking.specialist_name);
    let again = Press::Times { booking: booking.id, who, part: Part::All, page: 0 };
    Screen::text("move-question")
        .gap()
        .line(when("visit-when", to))
        .line(what(to))
        .maybe(place(&shown))
        .gap()
        .line(Line::new("visit-moved-from").with("was", Arg::When(booking.span.start)))
        .maybe(other.then_some(was))
        .maybe((to.price != booking.price).then(|| {
            Line::new("move-price-changed")
                .with("was", Arg::Money(booking.price))
                .with("now", Arg::Money(to.price))
        }))
        .line("move-until-then")
        .row([Button::new("button-move-yes", AnyPress::Moving(Press::Move(step)))])
        .row([back(AnyPress::Moving(again)), Button::new("button-move-no", AnyPress::Visit(booking.id))])
}

/// The fact: moved. A request is yet to be agreed at its new time.
pub(crate) fn moved(card: &Card) -> Screen {
    let booking = &card.booking;
    let screen = Screen::text(when("moved-title", booking))
        .maybe(moved_from(card))
        .line(what(booking))
        .maybe(place(card))
        .gap();
    let screen = match booking.status {
        Status::Pending => screen.line("asked-waits"),
        _ => screen.lines(terms(card)),
    };
    screen.grid(2, keepsake::buttons(card)).row(changes(card)).row(onward(card))
}

/// What can still be done about a booking: move it, cancel it.
pub(crate) fn changes(card: &Card) -> impl Iterator<Item = Button> + use<> {
    let pending = card.booking.status == Status::Pending;
    let cancel_key = if pending { "button-withdraw" } else { "button-cancel" };
    let cancel = matches!(card.cancelling, Cancelling::Open(_));
    let cancel = cancel.then(|| Button::new(cancel_key, AnyPress::AskCancel(card.booking.id)));
    button(card).into_iter().chain(cancel)
}
