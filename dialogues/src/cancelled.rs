//! After a client cancelled: why, if they like to say, and taking it back.

use okoshko_domain::booking::{Booking, ClientReason};
use okoshko_domain::ids::BookingId;

use crate::booking::{onward, what, when};
use crate::event::Given;
use crate::facts::Card;
use crate::moving::{Press, Quick};
use crate::press::Press as AnyPress;
use crate::screen::{Button, Line, Screen, Toast};
use crate::state::{Act, State, Step};

/// A reason by a button, or taking it back.
pub(crate) fn because(booking: BookingId, quick: Quick) -> Step {
    Step::to(State::Cancelled { booking }).act(Act::Because(booking, quick.reason()))
}

/// Whatever is written under the fact is a reason, while one is asked for.
#[must_use]
pub fn on_given(booking: BookingId, given: &Given) -> Option<Step> {
    let Given::Text { typed, .. } = given else { return None };
    let words = ClientReason::Words(typed.text.clone());
    Some(Step::to(State::Cancelled { booking }).act(Act::Because(booking, words)))
}

/// The fact: cancelled.
#[must_use]
pub fn cancelled(card: &Card) -> Screen {
    let booking = &card.booking;
    let ask = booking.reason.is_none() && booking.client_reason.is_none() && card.now < booking.span.start;
    let press = |quick| AnyPress::Moving(Press::Because(booking.id, quick));
    let reasons = Quick::ALL.map(|quick| Button::new(quick.key(), press(quick)));
    Screen::text(when("cancelled-title", booking))
        .line(what(booking))
        .maybe(client_reason(booking))
        .gap()
        .line("cancelled-again")
        .maybe(ask.then(|| Line::new("cancelled-why")))
        .row(undo(card))
        .row(reasons.into_iter().filter(|_| ask))
        .row(onward(card))
}

/// To take it back, while that can be done.
pub(crate) fn undo(card: &Card) -> Option<Button> {
    let press = AnyPress::Moving(Press::Undo(card.booking.id));
    card.undo.then(|| Button::new("button-undo", press))
}

/// Why its client called it off, when they said.
pub(crate) fn client_reason(booking: &Booking) -> Option<Line> {
    Some(match booking.client_reason.as_ref()? {
        ClientReason::Illness => Line::new("client-reason-illness"),
        ClientReason::Plans => Line::new("client-reason-plans"),
        ClientReason::OtherTime => Line::new("client-reason-other-time"),
        ClientReason::Words(words) => Line::new("client-reason").foreign("reason", words),
    })
}

/// What the desk says to a reason.
pub(crate) fn told(booking: BookingId) -> Step {
    Step::to(State::Cancelled { booking }).toast(Toast::Say(Line::new("cancelled-told")))
}

/// It stands again.
pub(crate) fn back(booking: BookingId) -> Step {
    Step::to(State::Booked { booking }).toast(Toast::Say(Line::new("undo-done")))
}

/// It is too late to take it back.
pub(crate) fn too_late(booking: BookingId) -> Step {
    Step::to(State::Visit { booking }).toast(Toast::Warn(Line::new("undo-late")))
}
