//! My bookings: the list, a card, cancelling.

use okoshko_domain::booking::{Booking, Cancelling, Status};

use crate::Arrival;
use crate::booking::{place, terms, what, when};
use crate::cancelled::{client_reason, undo};
use crate::extras;
use crate::facts::{Card, Visits};
use crate::keepsake;
use crate::moving::{self, changes};
use crate::press::{List, Press};
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::state::{Act, State, Step};
use crate::today::reason;
use crate::welcome::{back, phone};

/// Bookings on a page: with the rows below it makes eight.
pub const PAGE: usize = 5;

/// Presses of these screens.
#[must_use]
pub fn on_press(state: &State, press: &Press) -> Option<Step> {
    let step = match *press {
        Press::Visits(list, after) => Step::to(State::Visits { list, after }),
        Press::VisitsBelow => Step::to(State::Visits { list: List::Upcoming, after: None }).below(),
        Press::Visit(booking) => Step::to(State::Visit { booking }),
        Press::AskCancel(booking) => Step::to(State::AskCancel { booking }),
        Press::Cancel(booking) => Step::to(state.clone()).act(Act::Cancel(booking)),
        Press::Come { booking, start } => Step::to(state.clone()).act(Act::Come { booking, start }),
        _ => return None,
    };
    Some(step)
}

/// A page of bookings, one button each.
#[must_use]
pub fn list(list: List, visits: &Visits) -> Screen {
    let (title, empty, other, other_key) = match list {
        List::Upcoming => ("visits-upcoming", "visits-none", List::Past, "button-past"),
        List::Past => ("visits-past", "visits-none-past", List::Upcoming, "button-upcoming"),
    };
    let screen = Screen::text(title);
    let nothing = visits.bookings.is_empty();
    let screen = if nothing { screen.gap().line(empty) } else { screen };
    let last = visits.bookings.last().map(|booking| booking.id);
    let more =
        last.filter(|_| visits.more).map(|id| Button::new("button-later", Press::Visits(list, Some(id))));
    let first = visits.back.then(|| Button::new("button-first-page", Press::Visits(list, None)));
    screen
        .grid(1, visits.bookings.iter().map(|booking| visit_button(booking, &visits.bookings)))
        .row(first.into_iter().chain(more))
        .row([Button::new(other_key, Press::Visits(other, None))])
        .row(nothing.then(|| Button::new("button-book", Press::Home(None))))
        .row([back(Press::Home(None))])
}

/// Of two visits at one time each says with whom.
fn visit_button(booking: &Booking, all: &[Booking]) -> Button {
    let twin = |other: &&Booking| other.id != booking.id && other.span.start == booking.span.start;
    let line = match (booking.status, all.iter().find(twin)) {
        (Status::Pending, None) => Line::new("visit-button-pending"),
        (Status::Cancelled, _) => Line::new("visit-button-cancelled"),
        (_, Some(_)) => Line::new("visit-button-with").foreign("specialist", &booking.specialist_name),
        _ => Line::new("visit-button"),
    };
    let start = Arg::WhenIn(booking.span.start, booking.zone);
    Button::new(line.with("start", start).foreign("service", &booking.service_name), Press::Visit(booking.id))
}

/// One booking: what, when, where it stands, what can be done.
#[must_use]
pub fn card(card: &Card) -> Screen {
    let booking = &card.booking;
    let upcoming = booking.is_upcoming(card.now);
    let pending = booking.status == Status::Pending;
    let list = if upcoming { List::Upcoming } else { List::Past };
    let screen = Screen::text(when("visit-when", booking))
        .line(what(booking))
        .lines(extras::lines(booking))
        .line(status(card))
        .maybe(
            booking
                .moved_from
                .filter(|_| upcoming)
                .map(|was| Line::new("visit-moved-from").with("was", Arg::When(was))),
        )
        .maybe(reason(booking.reason.as_ref()))
        .maybe(client_reason(booking))
        .maybe(place(card))
        .lines(if upcoming && !pending { terms(card) } else { Vec::new() })
        .maybe(phone(&card.catalog).filter(|_| card.cancelling != Cancelling::Closed));
    screen
        .grid(2, keepsake::buttons(card))
        .row(changes(card))
        .row(undo(card))
        .row([back(Press::Visits(list, None)), Button::new("button-book", Press::Home(Some(booking.studio)))])
}

fn status(card: &Card) -> Line {
    Line::new(match card.booking.status {
        Status::Booked if card.booking.is_upcoming(card.now) && card.booking.confirmed => "status-confirmed",
        Status::Booked if card.booking.is_upcoming(card.now) => "status-booked",
        Status::Booked if card.now < card.booking.span.end => "status-now",
        Status::Booked | Status::Came => "status-came",
        Status::Pending => "status-pending",
        Status::NoShow => "status-no-show",
        Status::Cancelled => "status-cancelled",
        Status::Held | Status::Released => "status-released",
    })
}

/// Really? A booking that cannot be cancelled any more says so on its card.
#[must_use]
pub fn ask_cancel(card: &Card) -> Arrival {
    let booking = &card.booking;
    let pending = booking.status == Status::Pending;
    match card.cancelling {
        Cancelling::Moot => Arrival::Go(State::Visit { booking: booking.id }, Some(Toast::Settled)),
        Cancelling::Closed => Arrival::Go(State::Visit { booking: booking.id }, Some(Toast::TooLate)),
        Cancelling::Open(_) => Arrival::Show(
            Screen::text(if pending { "withdraw-question" } else { "cancel-question" })
                .gap()
                .line(when("visit-when", booking))
                .line(what(booking))
                .row([Button::new(
                    if pending { "button-withdraw-yes" } else { "button-cancel-yes" },
                    Press::Cancel(booking.id),
                )])
                .row(moving::button(card))
                .row([Button::new("button-cancel-no", Press::Visit(booking.id))]),
        ),
    }
}
