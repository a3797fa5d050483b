//! A request as staff read it, and what they say to it.

use okoshko_domain::booking::Status;
use okoshko_domain::ids::BookingId;

use super::{Excuse, Facts, Press, State};
use crate::Arrival;
use crate::booking::{what, when};
use crate::facts::Card;
use crate::press::Press as Any;
use crate::screen::{Button, Line, Screen, Toast};
use crate::staff::{self, Scene};
use crate::state;
use crate::today;

fn button(key: &'static str, press: Press) -> Button {
    Button::new(key, Any::Staff(staff::Press::Approval(press)))
}

/// Yes, no.
pub(crate) fn buttons(screen: Screen, booking: BookingId) -> Screen {
    screen.row([
        button("approval-accept", Press::Accept(booking)),
        button("approval-decline", Press::Decline(booking)),
    ])
}

/// To staff: somebody asks for a visit.
pub(crate) fn request(card: &Card) -> Screen {
    let booking = &card.booking;
    let open = today::Press::VisitBelow(booking.id);
    let screen = Screen::text(when("approval-request", booking))
        .line(what(booking))
        .line(Line::new("notice-client").foreign("client", &booking.client_name))
        .line("approval-waits");
    let open = Button::new("notice-visit-open", Any::Staff(staff::Press::Today(open)));
    buttons(screen, booking.id).row([open])
}

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    let go = |state, toast| Arrival::Go(state::State::Staff(staff::State::Today(state)), toast);
    let State::Declined { booking } = *state;
    match facts {
        Facts::Visit(visit) if visit.booking.status == Status::Cancelled => {
            Arrival::Show(declined(visit, scene))
        }
        Facts::Visit(_) => go(today::State::visit(booking), None),
        Facts::Gone => go(today::State::today(), Some(Toast::Say(Line::new("today-gone")))),
    }
}

/// Declined: why? The client hears in a minute.
fn declined(visit: &today::Visit, scene: &Scene) -> Screen {
    let booking = &visit.booking;
    let excuse = |excuse| {
        let key = match excuse {
            Excuse::Busy => "approval-excuse-busy",
            Excuse::Plans => "today-excuse-plans",
        };
        button(key, Press::Explain(booking.id, excuse))
    };
    Screen::text(when("approval-declined", booking))
        .line(what(booking))
        .line(Line::new("notice-client").foreign("client", &visit.client))
        .gap()
        .line("approval-why")
        .grid(1, Excuse::ALL.map(excuse))
        .row([today::back_to_day(scene, booking.specialist, visit.day)])
}
