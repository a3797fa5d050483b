//! What a client adds to a visit before they book: another service, a comment, and who comes when it is somebody else.

use okoshko_domain::booking::{Booking, COMMENT_MAX, Guest, Status};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{BookingId, ServiceId};
use okoshko_domain::timestamp::Timestamp;

use okoshko_domain::people;

use crate::Arrival;
use crate::add::Guest as Named;
use crate::booking::{what, when};
use crate::event::Given;
use crate::facts::Card;
use crate::press::{Press as Any, small, who_field, who_of};
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::state::{Act, State, Step};
use crate::welcome::back;
use crate::{moving, together};

/// Buttons of these screens: the row that holds the slot, and whom the client had asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `fc`: say something.
    Comment(BookingId, Who),
    /// `fx`: say nothing after all.
    NoComment(BookingId, Who),
    /// `fg`: it is for somebody else.
    Guest(BookingId, Who),
    /// `fy`: it is for the client after all.
    NoGuest(BookingId, Who),
    /// `fb`: back to the last look.
    Back(BookingId, Who),
    /// `fa`: what else can be done in one visit; the page from 0.
    More(BookingId, Who, u16),
    /// `fs`: this as well.
    Service(BookingId, Who, ServiceId),
    /// `fd`: this not.
    NoService(BookingId, Who, ServiceId),
    /// `ft`: all of the row's services at this start; whole minutes.
    Slot(BookingId, Who, Timestamp),
}

/// One thing that is added, or taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Extra {
    /// What the client wants known; empty for nothing.
    Comment(String),
    /// Who comes; nothing for the client.
    Guest(Option<Guest>),
    /// One more service.
    Service(ServiceId),
    /// One service less.
    NoService(ServiceId),
}

impl Press {
    /// Its kind and fields.
    #[must_use]
    pub fn form(self) -> (&'static str, Vec<i64>) {
        let (kind, row, who, last) = match self {
            Self::Comment(hold, who) => ("fc", hold, who, None),
            Self::NoComment(hold, who) => ("fx", hold, who, None),
            Self::Guest(hold, who) => ("fg", hold, who, None),
            Self::NoGuest(hold, who) => ("fy", hold, who, None),
            Self::Back(hold, who) => ("fb", hold, who, None),
            Self::More(hold, who, page) => ("fa", hold, who, Some(page.into())),
            Self::Service(hold, who, service) => ("fs", hold, who, Some(service.0)),
            Self::NoService(hold, who, service) => ("fd", hold, who, Some(service.0)),
            Self::Slot(row, who, start) => ("ft", row, who, Some(start.minutes())),
        };
        (kind, [row.0, who_field(who)].into_iter().chain(last).collect())
    }

    /// Reads [`Press::form`].
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let (&[row, who], rest) = fields.split_first_chunk()?;
        let (row, who) = (BookingId(row), who_of(who));
        Some(match (kind, rest) {
            ("fc", []) => Self::Comment(row, who),
            ("fx", []) => Self::NoComment(row, who),
            ("fg", []) => Self::Guest(row, who),
            ("fy", []) => Self::NoGuest(row, who),
            ("fb", []) => Self::Back(row, who),
            ("fa", &[page]) => Self::More(row, who, small(page)?),
            ("fs", &[service]) => Self::Service(row, who, ServiceId(service)),
            ("fd", &[service]) => Self::NoService(row, who, ServiceId(service)),
            ("ft", &[minutes]) => Self::Slot(row, who, Timestamp::from_minutes(minutes)),
            _ => return None,
        })
    }
}

fn check(hold: BookingId, who: Who) -> Step {
    Step::to(State::Check { hold, who, was: None })
}

fn add(hold: BookingId, who: Who, extra: Extra) -> Step {
    check(hold, who).act(Act::Add { hold, who, extra })
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    match press {
        Press::Comment(hold, who) => Step::to(State::Comment { hold, who }),
        Press::Guest(hold, who) => Step::to(State::Guest { hold, who }),
        Press::NoComment(hold, who) => add(hold, who, Extra::Comment(String::new())),
        Press::NoGuest(hold, who) => add(hold, who, Extra::Guest(None)),
        Press::Back(hold, who) => check(hold, who),
        Press::More(hold, who, page) => Step::to(State::More { hold, who, page }),
        Press::Service(hold, who, service) => add(hold, who, Extra::Service(service)),
        Press::NoService(hold, who, service) => add(hold, who, Extra::NoService(service)),
        Press::Slot(row, who, start) => {
            let times = State::Moving(moving::State::times(row, who));
            Step::to(times).act(Act::HoldRow { row, who, start })
        }
    }
}

/// Where a typed comment leads; nothing for what is no words.
#[must_use]
pub fn on_comment((hold, who): (BookingId, Who), given: &Given) -> Option<Step> {
    let Given::Text { typed, .. } = given else { return None };
    let comment = people::one_line(&typed.text);
    let length = comment.chars().count();
    if length > COMMENT_MAX {
        let line = Line::new("extra-comment-long").with("n", count(length)).with("max", count(COMMENT_MAX));
        return Some(Step::to(State::Comment { hold, who }).toast(Toast::Warn(line)));
    }
    Some(add(hold, who, Extra::Comment(comment)))
}

pub(crate) fn count(number: usize) -> Arg {
    Arg::Count(i64::try_from(number).unwrap_or(i64::MAX))
}

/// Where a name or a contact leads; nothing for what is neither.
#[must_use]
pub fn on_guest((hold, who): (BookingId, Who), given: &Given) -> Option<Step> {
    let (named, strange) = Named::given(given)?;
    let again = |line| Some(Step::to(State::Guest { hold, who }).toast(Toast::Warn(line)));
    if let Some(digits) = strange {
        return again(Line::new("extra-guest-phone-unclear").foreign("piece", &digits));
    }
    if named.name.is_empty() {
        return again(Line::new("extra-guest-nameless"));
    }
    Some(add(hold, who, Extra::Guest(Some(Guest { name: named.name, phone: named.phone }))))
}

/// Asks what the client wants known.
#[must_use]
pub fn comment(card: &Card, who: Who) -> Arrival {
    let id = card.booking.id;
    let without = !card.booking.comment.is_empty();
    asking(
        card,
        |screen| {
            screen
                .gap()
                .line(Line::new("extra-comment-how").with("max", count(COMMENT_MAX)))
                .row(without.then(|| button("extra-no-comment", Press::NoComment(id, who))))
                .row([back(Any::Extra(Press::Back(id, who)))])
        },
        "extra-comment-question",
    )
}

/// Asks who comes.
#[must_use]
pub fn guest(card: &Card, who: Who) -> Arrival {
    let id = card.booking.id;
    let without = card.booking.guest.is_some();
    asking(
        card,
        |screen| {
            screen
                .gap()
                .line("extra-guest-how")
                .row(without.then(|| button("extra-no-guest", Press::NoGuest(id, who))))
                .row([back(Any::Extra(Press::Back(id, who)))])
        },
        "extra-guest-question",
    )
}

/// A row that is a booking by now leads to where it stands.
fn asking(card: &Card, rest: impl FnOnce(Screen) -> Screen, question: &'static str) -> Arrival {
    let booking = &card.booking;
    if !matches!(booking.status, Status::Held | Status::Released) {
        return Arrival::Go(State::Visit { booking: booking.id }, Some(Toast::Settled));
    }
    let screen = Screen::text(question).gap().line(when("visit-when", booking)).line(what(booking));
    Arrival::Show(rest(screen.lines(lines(booking))))
}

pub(crate) fn button(key: &'static str, press: Press) -> Button {
    Button::new(key, Any::Extra(press))
}

/// What can be added, under ✅: two in a row.
pub(crate) fn buttons(card: &Card, who: Who) -> Vec<Button> {
    let id = card.booking.id;
    let service = together::can_change(card).then(|| button("together-add", Press::More(id, who, 0)));
    let others = [
        button("extra-comment-add", Press::Comment(id, who)),
        button("extra-guest-add", Press::Guest(id, who)),
    ];
    service.into_iter().chain(others).collect()
}

/// What was added, wherever the visit is shown.
pub(crate) fn lines(booking: &Booking) -> Vec<Line> {
    let guest = booking.guest.as_ref().map(|guest| {
        let named = |key| Line::new(key).foreign("guest", &guest.name);
        let called = |line: Line| line.foreign("phone", &guest.phone);
        match people::name_key(&guest.name) == people::name_key(&booking.client_name) {
            _ if guest.phone.is_empty() => named("extra-guest"),
            false => called(named("extra-guest-phone")),
            // Whose visit it is says the line above: they gave another phone for it.
            true => called(Line::new("extra-phone")),
        }
    });
    let comment = (!booking.comment.is_empty())
        .then(|| Line::new("extra-comment").with("comment", Arg::Words(booking.comment.clone())));
    guest.into_iter().chain(comment).collect()
}
