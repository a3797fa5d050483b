//! A chat takes over what its person booked in a browser: from then on messages about it come here.

use okoshko_domain::ids::BookingId;
use okoshko_domain::secret::Secret;

use crate::facts::Card;
use crate::screen::{Line, Screen, Toast};
use crate::state::{Act, State, Step};
use crate::visits;

/// What the desk says to a link from a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// What was booked in the browser is this chat's, now or since before.
    Connected(BookingId),
    /// Another chat took the link.
    Used,
    /// The link is too old; the page gives another.
    Expired,
    /// No such link.
    Unknown,
}

/// `/start` with what a page's link carries. What the chat holds stays held.
#[must_use]
pub fn on_link(secret: Secret) -> Step {
    Step::to(State::home()).act(Act::Connect(secret))
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(answer: Answer) -> Step {
    let home = |key| Step::to(State::home()).toast(Toast::Warn(Line::new(key)));
    match answer {
        Answer::Connected(booking) => Step::to(State::Connected { booking }),
        Answer::Used => home("connect-used"),
        Answer::Expired => home("connect-expired"),
        Answer::Unknown => Step::to(State::home()).toast(Toast::LinkGone),
    }
}

/// The visit's card, under the word that its messages come here.
#[must_use]
pub fn connected(card: &Card) -> Screen {
    let below = visits::card(card);
    Screen {
        lines: [Line::new("connect-done"), Line::new("")].into_iter().chain(below.lines).collect(),
        ..below
    }
}
