//! A request as staff read it, and what they say to it.

use okoshko_domain::booking::Status;
use okoshko_domain::contact::Means;
use okoshko_domain::ids::BookingId;
use okoshko_domain::timestamp::Timestamp;

use super::{Chosen, Excuse, Facts, Press, State, propose};
use crate::Arrival;
use crate::booking::{reached, what, when, who};
use crate::extras;
use crate::facts::Card;
use crate::notices::moved_from;
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::staff::{self, Scene};
use crate::state;
use crate::today;

pub(super) fn button(key: &'static str, press: Press) -> Button {
    Button::new(key, Any::Staff(staff::Press::Approval(press)))
}

/// Yes, no, another time.
pub(crate) fn buttons(screen: Screen, booking: BookingId) -> Screen {
    screen
        .row([
            button("approval-accept", Press::Accept(booking)),
            button("approval-decline", Press::Decline(booking)),
        ])
        .row([button("approval-propose", ask(booking))])
}

/// Which other times?
fn ask(booking: BookingId) -> Press {
    Press::Propose { booking, chosen: Chosen::default(), day: None }
}

/// The way to propose another time for a visit that is agreed; to take back what was proposed.
pub(crate) fn proposing(visit: &today::Visit, now: Timestamp) -> Option<Button> {
    let booking = &visit.booking;
    if visit.proposal.as_ref().is_some_and(|proposal| proposal.waits(now)) {
        return Some(button("propose-take-back", Press::Withdraw(booking.id)));
    }
    let asked = booking.reader.is_some() && booking.is_upcoming(now);
    asked.then(|| button("propose-open", ask(booking.id)))
}

/// What was proposed, and until when the client may choose.
pub(crate) fn proposed(visit: &today::Visit, now: Timestamp) -> Vec<Line> {
    let Some(proposal) = visit.proposal.as_ref().filter(|proposal| proposal.waits(now)) else {
        return Vec::new();
    };
    let title = Line::new("propose-waits").with("until", Arg::When(proposal.until));
    let times =
        proposal.starts.iter().map(|start| Line::new("propose-time").with("start", Arg::When(*start)));
    std::iter::once(title).chain(times).collect()
}

/// To staff: the client took none of the times, or did not answer; the visit stands as it is.
pub(crate) fn unchosen(key: &'static str, card: &Card) -> Screen {
    let booking = &card.booking;
    let client = who(booking, &booking.client_name);
    let screen =
        Screen::text(when(key, booking)).line(what(booking)).line(client).lines(extras::lines(booking));
    let open = Any::Staff(staff::Press::Today(today::Press::VisitBelow(booking.id)));
    let screen = if booking.status == Status::Pending {
        buttons(screen.line("approval-waits"), booking.id)
    } else {
        screen.line("propose-stands").row([button("propose-open", ask(booking.id))])
    };
    screen.row([Button::new("notice-visit-open", open)])
}

/// To staff: somebody asks for a visit, with what reaches whoever has it.
pub(crate) fn request(key: &'static str, card: &Card, means: &Means) -> Screen {
    let booking = &card.booking;
    let open = today::Press::VisitBelow(booking.id);
    let screen = Screen::text(when(key, booking))
        .maybe(moved_from(card))
        .line(what(booking))
        .line(who(booking, &booking.client_name))
        .lines(reached(means))
        .lines(extras::lines(booking))
        .line("approval-waits");
    let open = Button::new("notice-visit-open", Any::Staff(staff::Press::Today(open)));
    buttons(screen, booking.id).row([open])
}

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    let go = |state, toast| Arrival::Go(state::State::Staff(staff::State::Today(state)), toast);
    let settled = |booking| go(today::State::visit(booking), Some(Toast::Say(Line::new("today-settled"))));
    match (state, facts) {
        (State::Declined { .. }, Facts::Visit(visit)) if visit.booking.status == Status::Cancelled => {
            Arrival::Show(declined(visit, scene))
        }
        (State::Declined { booking }, Facts::Visit(_)) => go(today::State::visit(*booking), None),
        (State::Propose { chosen, day, .. }, Facts::Targets(targets)) => {
            if !targets.booking.is_upcoming(scene.now) {
                return settled(targets.booking.id);
            }
            Arrival::Show(propose::screen(targets, *chosen, *day, scene))
        }
        (State::ProposeMonth { chosen, month, .. }, Facts::Visit(visit)) => {
            if !visit.booking.is_upcoming(scene.now) {
                return settled(visit.booking.id);
            }
            Arrival::Show(propose::month(visit, *chosen, *month, scene))
        }
        _ => go(today::State::today(), Some(Toast::Say(Line::new("today-gone")))),
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
        .line(who(booking, &visit.client))
        .gap()
        .line("approval-why")
        .grid(1, Excuse::ALL.map(excuse))
        .row(today::undo(visit))
        .row([today::back_to_day(scene, booking.specialist, visit.day)])
}
