//! A client books: the slot is held, looked at once more, and booked.

use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::catalog::Who;
use okoshko_domain::contact::Means;
use okoshko_domain::money::Money;
use okoshko_domain::policy::{AskPhone, CancelUntil};
use okoshko_domain::slots::Refusal;

use crate::Arrival;
use crate::event::Answer;
use crate::extras;
use crate::facts::Card;
use crate::keepsake;
use crate::moving::{self, changes};
use crate::press::{List, Part, Press};
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::state::{Act, State, Step};
use crate::together;
use crate::welcome::back;

/// Presses of the check screen.
#[must_use]
pub fn on_press(state: &State, press: &Press) -> Option<Step> {
    let step = match *press {
        Press::Confirm { hold, who } => Step::to(state.clone()).act(Act::Book { hold, who }),
        Press::Drop(hold) => Step::to(State::home()).act(Act::Drop(hold)).toast(Toast::Dropped),
        _ => return None,
    };
    Some(step)
}

/// What the desk says to a hold, a booking, a cancelling.
#[must_use]
pub fn on_answer(state: &State, answer: &Answer) -> Step {
    match *answer {
        Answer::Held { hold, who } => Step::to(State::Check { hold, who, was: None }),
        Answer::PriceChanged { hold, who, was } => {
            Step::to(State::Check { hold, who, was: Some(was) }).toast(Toast::PriceChanged)
        }
        Answer::LengthChanged { hold, who } => {
            Step::to(State::Check { hold, who, was: None }).toast(Toast::LengthChanged)
        }
        Answer::PhoneFirst { hold, who, must } => Step::to(State::Phone { hold, who, must }),
        Answer::Asked(booking) => {
            Step::to(State::Booked { booking }).toast(Toast::Say(Line::new("asked-toast")))
        }
        Answer::Booked(booking) => Step::to(State::Booked { booking }).toast(Toast::Booked),
        // Other times would be refused as well: their own bookings, or the studio's phone, help on.
        Answer::Refused { why: why @ Refusal::ClientCap { .. }, .. } => {
            Step::to(State::Visits { list: List::Upcoming, after: None }).toast(Toast::Refused(why))
        }
        Answer::Refused { why: why @ (Refusal::Paused | Refusal::Blocked), .. } => {
            Step::to(State::home()).toast(Toast::Refused(why))
        }
        Answer::Refused { service, who, start, why } => {
            let near = Some(start);
            Step::to(State::Times { service, who, part: Part::All, page: 0, near }).toast(Toast::Refused(why))
        }
        Answer::Elsewhere { row, who, start, why } => together::elsewhere((row, who), start, why),
        Answer::Free { service, who, start } => {
            let near = Some(start);
            let free = Toast::Say(Line::new("why-client-free"));
            Step::to(State::Times { service, who, part: Part::All, page: 0, near }).toast(free)
        }
        Answer::Unclear { service, who } => {
            Step::to(State::times(service, who)).toast(Toast::Warn(Line::new("why-unclear")))
        }
        Answer::Cancelled(booking) => Step::to(State::Cancelled { booking }).toast(Toast::Cancelled),
        Answer::Settled(booking) => Step::to(State::Visit { booking }).toast(Toast::Settled),
        Answer::TooLate(booking) => Step::to(State::Visit { booking }).toast(Toast::TooLate),
        Answer::Coming(booking) => {
            Step::to(State::Visit { booking }).toast(Toast::Say(Line::new("reminder-thanks")))
        }
        Answer::NotYours => Step::to(State::home()).toast(Toast::NotYours),
        Answer::Gone => Step::to(State::home()).toast(Toast::ServiceGone),
        Answer::Released
        | Answer::Speaks
        | Answer::Profile(_)
        | Answer::Feed(_)
        | Answer::Moving(_)
        | Answer::Staff(_)
        | Answer::Offer(_)
        | Answer::Connect(_) => Step::to(state.clone()),
    }
}

/// The last look. A row that is a booking by now, or holds nothing any more, leads to where it stands.
#[must_use]
pub fn check(card: &Card, who: Who, was: Option<Money>) -> Arrival {
    let booking = &card.booking;
    match booking.status {
        Status::Held if booking.is_live_hold(card.now) => Arrival::Show(check_screen(card, who, was)),
        Status::Held | Status::Released if !booking.more.is_empty() => {
            Arrival::Go(State::Moving(moving::State::times(booking.id, who)), None)
        }
        Status::Held | Status::Released => Arrival::Go(State::times(booking.service, who), None),
        _ => Arrival::Go(State::Visit { booking: booking.id }, None),
    }
}

fn check_screen(card: &Card, who: Who, was: Option<Money>) -> Screen {
    let booking = &card.booking;
    let price = Line::new("check-price-changed").with("now", Arg::Money(booking.price));
    let part = Part::All;
    let times = if booking.more.is_empty() {
        Press::Times { service: booking.service, who, part, page: 0 }
    } else {
        Press::Moving(moving::Press::Times { booking: booking.id, who, part, page: 0 })
    };
    Screen::text("check-title")
        .gap()
        .line(when("visit-when", booking))
        .line(what_from(card))
        .lines(extras::lines(booking))
        .maybe(was.map(|was| price.with("was", Arg::Money(was))))
        .maybe(place(card))
        .gap()
        .maybe(card.asks.then(|| Line::new("check-asks")))
        .lines(terms(card))
        .line(Line::new("check-held").with("until", Arg::Time(booking.held_until.unwrap_or(card.now))))
        .maybe(consent(card))
        .row([Button::new("button-confirm", Press::Confirm { hold: booking.id, who })])
        .grid(2, extras::buttons(card, who))
        .row([back(times), Button::new("button-drop", Press::Drop(booking.id))])
}

/// Before a name or a phone is stored the person agrees by pressing the button under this line; once.
fn consent(card: &Card) -> Option<Line> {
    let studio = &card.catalog.studio;
    let with_phone = studio.ask_phone != AskPhone::Never;
    let line = match (with_phone, studio.privacy_url.is_empty()) {
        (false, true) => Line::new("check-consent"),
        (true, true) => Line::new("check-consent-phone"),
        (false, false) => Line::new("check-consent-policy").foreign("url", &studio.privacy_url),
        (true, false) => Line::new("check-consent-phone-policy").foreign("url", &studio.privacy_url),
    };
    (!card.agreed).then_some(line)
}

/// Day, time and end of a visit.
pub(crate) fn when(key: &'static str, booking: &Booking) -> Line {
    Line::new(key).with("start", Arg::When(booking.span.start)).with("end", Arg::Time(booking.span.end))
}

/// Where a visit is: at its specialist's place, when they have several, else where the studio is.
#[must_use]
pub fn place(card: &Card) -> Option<Line> {
    let (name, own) = (&card.booking.place, &card.booking.place_address);
    let there = if own.is_empty() { &card.catalog.studio.address } else { own };
    match (name.is_empty(), there.is_empty()) {
        (true, true) => None,
        (true, false) => Some(Line::new("studio-address").foreign("address", there)),
        (false, true) => Some(Line::new("visit-place").foreign("place", name)),
        (false, false) => {
            Some(Line::new("visit-place-address").foreign("place", name).foreign("address", there))
        }
    }
}

/// Service, specialist and price of a visit.
pub(crate) fn what(booking: &Booking) -> Line {
    Line::new("visit-what")
        .foreign("service", &booking.service_name)
        .foreign("specialist", &booking.specialist_name)
        .with("price", Arg::Money(booking.price))
}

/// The same before the visit: the price may be the lowest of several, and the words must not promise more.
fn what_from(card: &Card) -> Line {
    let is_from = |id| card.catalog.any_service(id).is_some_and(|service| service.price_from);
    let from = is_from(card.booking.service) || card.booking.more.iter().copied().any(is_from);
    let line = what(&card.booking);
    if from { Line { key: "visit-what-from", ..line } } else { line }
}

/// Until when the client may move it and cancel it by a button: one line where both end together. Nobody moves a visit
/// while the studio takes no bookings.
pub(crate) fn terms(card: &Card) -> Vec<Line> {
    let policy = &card.catalog.studio.policy;
    let (cancel, moving) = (policy.cancel_until, policy.moving_until());
    match cancel == moving {
        _ if card.catalog.studio.paused => vec![window(card, cancel, CANCEL)],
        true => vec![window(card, cancel, CHANGE)],
        false => vec![window(card, moving, MOVE), window(card, cancel, CANCEL)],
    }
}

/// Until then; at any time; by phone; by talking to a studio that gives no phone.
type Words = [&'static str; 4];
const CANCEL: Words = ["cancel-until", "cancel-any-time", "cancel-by-phone", "cancel-by-studio"];
const MOVE: Words = ["move-until", "move-any-time", "move-by-phone", "move-by-studio"];
const CHANGE: Words = ["change-until", "change-any-time", "change-by-phone", "change-by-studio"];

fn window(card: &Card, until: CancelUntil, [before, any_time, by_phone, by_studio]: Words) -> Line {
    let start = card.booking.span.start;
    match until.deadline(start) {
        Some(deadline) if until.allows(start, card.now) => {
            Line::new(before).with("until", Arg::When(deadline))
        }
        None if until.allows(start, card.now) => Line::new(any_time),
        _ if card.catalog.studio.phone.is_empty() => Line::new(by_studio),
        _ => Line::new(by_phone).foreign("phone", &card.catalog.studio.phone),
    }
}

/// The fact: asked for, and not agreed yet.
fn asked(card: &Card) -> Screen {
    let booking = &card.booking;
    Screen::text(when("asked-title", booking))
        .line(what_from(card))
        .lines(extras::lines(booking))
        .maybe(place(card))
        .gap()
        .line("asked-waits")
        .row([Button::new("button-withdraw", Press::AskCancel(booking.id))])
        .row(onward(card))
}

/// The fact: booked, or asked for.
#[must_use]
pub fn booked(card: &Card) -> Screen {
    let booking = &card.booking;
    if booking.status == Status::Pending {
        return asked(card);
    }
    Screen::text(when("booked-title", booking))
        .line(what_from(card))
        .lines(extras::lines(booking))
        .maybe(place(card))
        .gap()
        .lines(terms(card))
        .grid(2, keepsake::buttons(card))
        .row(changes(card))
        .row(onward(card))
}

/// Whose visit it is, for staff.
pub(crate) fn who(booking: &Booking, name: &str) -> Line {
    if booking.forgotten {
        return Line::new("client-forgotten");
    }
    Line::new("notice-client").foreign("client", name)
}

/// By what staff reach them, as much of it as is known.
pub(crate) fn reached(means: &Means) -> impl Iterator<Item = Line> {
    let said = |key, name, words: &str| (!words.is_empty()).then(|| Line::new(key).foreign(name, words));
    let lines = [
        said("studio-phone", "phone", &means.phone),
        said("client-username", "username", &means.username),
        said("client-email", "email", &means.email),
    ];
    lines.into_iter().flatten()
}

/// From a fact one goes on in a new message: the fact stays.
pub(crate) fn onward(card: &Card) -> [Button; 2] {
    [
        Button::new("button-visits", Press::VisitsBelow),
        Button::new("button-book-more", Press::HomeBelow(Some(card.booking.studio))),
    ]
}
