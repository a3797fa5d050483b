//! A visit's page in the hands of staff: its address goes to a client whom no message of ours reaches.

use super::day::{button, press};
use super::{Press, State, Visit, go, say};
use crate::Arrival;
use crate::booking::{what, when};
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff::Scene;
use crate::welcome::back;

/// The button on the card, where the world reaches the page and its client has no chat.
pub(super) fn entrance(visit: &Visit, scene: &Scene) -> Option<Button> {
    address(visit, scene).map(|_| button("today-page-button", Press::HandOut(visit.booking.id)))
}

/// Where the page is. It goes by the visit's own token, which is kept as it is and not as a hash, so whoever asks again
/// gets the address that the client has already: a fresh one would take theirs away.
fn address(visit: &Visit, scene: &Scene) -> Option<String> {
    let (booking, site) = (&visit.booking, scene.site.as_ref()?);
    booking.has_page_to_hand_out(scene.now).then(|| format!("{site}/b/{}", booking.token))
}

/// What is passed on as it stands: everything in it is for the client.
pub(super) fn screen(visit: &Visit, scene: &Scene) -> Arrival {
    let booking = &visit.booking;
    let Some(address) = address(visit, scene) else {
        let why = if booking.reader.is_some() { "today-page-in-chat" } else { "today-settled" };
        return go(State::visit(booking.id), Some(say(why)));
    };
    let words = Line::new("today-page-words")
        .with("start", Arg::When(booking.span.start))
        .foreign("service", &booking.service_name)
        .foreign("specialist", &booking.specialist_name);
    Arrival::Show(
        Screen::text(when("today-page-title", booking))
            .line(what(booking))
            .line(Line::new("today-page-link").foreign("link", &address))
            .line("today-page-how")
            .row([Button::share("today-page-share", address.clone(), words)])
            .row(Button::copy("today-page-copy", &address))
            .row([back(press(Press::Visit(booking.id)))]),
    )
}
