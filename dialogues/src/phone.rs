//! A client leaves their phone: once, when the studio asks for it, between ✅ and the fact.
//!
//! Telegram hands a contact over by a key in place of the keyboard, which says its words as if they were typed. So that
//! an old one is understood in any language, the others are known by the sign that they begin with.

use okoshko_domain::booking::Status;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::BookingId;
use okoshko_domain::typed;

use crate::Arrival;
use crate::booking::{what, when};
use crate::event::{Command, Event, Given};
use crate::facts::Card;
use crate::screen::{Arg, Keys, Line, Screen, Toast};
use crate::state::{Act, State, Step};
use crate::welcome;

/// The key that leads back to the last look.
const BACK: char = '‹';
/// The key that leaves the question.
const SKIP: char = '»';

/// What was given, as far as it answers the question.
enum Answered {
    Phone(String),
    Back,
    Skip,
    /// A contact of somebody else.
    Foreign,
    /// No phone.
    Unclear,
}

fn answered(given: &Given) -> Option<Answered> {
    let phone = |text: &str| typed::phone(text).map_or(Answered::Unclear, Answered::Phone);
    match given {
        Given::Contact { own: false, .. } => Some(Answered::Foreign),
        Given::Contact { phone: number, .. } => Some(phone(&with_plus(number))),
        Given::Text { typed, .. } => Some(match typed.text.trim().chars().next() {
            Some(BACK) => Answered::Back,
            Some(SKIP) => Answered::Skip,
            _ => phone(&typed.text),
        }),
        Given::Place { .. } | Given::Photo(_) | Given::Other => None,
    }
}

/// Telegram often leaves the plus of a contact out.
pub(crate) fn with_plus(phone: &str) -> String {
    if phone.starts_with('+') { phone.to_owned() } else { format!("+{phone}") }
}

/// Where what was typed or sent leads.
#[must_use]
pub fn on_given((hold, who, must): (BookingId, Who, bool), given: &Given) -> Option<Step> {
    let stay = |key| Step::to(State::Phone { hold, who, must }).toast(Toast::Warn(Line::new(key)));
    let book =
        |phone| Step::to(State::Check { hold, who, was: None }).act(Act::GivePhone { hold, who, phone });
    Some(match answered(given)? {
        Answered::Phone(phone) => book(Some(phone)),
        Answered::Skip if must => stay("phone-must"),
        Answered::Skip => book(None),
        Answered::Back => Step::to(State::Check { hold, who, was: None }),
        Answered::Foreign => stay("phone-foreign"),
        Answered::Unclear => stay("phone-unclear"),
    })
}

/// Words that mean a command: "no" is no to the question, where it may be left.
#[must_use]
pub fn on_spoken(state: &State, command: &Command) -> Step {
    match (state, command) {
        (State::Phone { must: true, .. }, Command::Cancel) => {
            Step::to(state.clone()).toast(Toast::Warn(Line::new("phone-must")))
        }
        (State::Phone { hold, who, .. }, Command::Cancel) => {
            let (hold, who) = (*hold, *who);
            Step::to(State::Check { hold, who, was: None }).act(Act::GivePhone { hold, who, phone: None })
        }
        _ => welcome::on_command(state, command),
    }
}

/// The question. A row that is a booking by now, or holds nothing any more, leads to where it stands.
#[must_use]
pub fn arrive(card: &Card, must: bool) -> Arrival {
    let booking = &card.booking;
    match booking.status {
        Status::Held | Status::Released => Arrival::Show(screen(card, must)),
        _ => Arrival::Go(State::Visit { booking: booking.id }, None),
    }
}

fn screen(card: &Card, must: bool) -> Screen {
    let (question, skip) =
        if must { ("phone-required", None) } else { ("phone-welcome", Some("phone-skip")) };
    let others = skip.into_iter().chain(["phone-back"]).map(Line::new).collect();
    Screen::text(question)
        .gap()
        .line(when("visit-when", &card.booking))
        .line(what(&card.booking))
        .gap()
        .line("phone-how")
        .maybe(held(card))
        .keys(Keys { contact: Line::new("phone-share"), others })
}

/// Until when the slot is kept; nothing when it ran out: then it is taken again with the answer.
fn held(card: &Card) -> Option<Line> {
    let until = card.booking.held_until.filter(|_| card.booking.is_live_hold(card.now))?;
    Some(Line::new("check-held").with("until", Arg::Time(until)))
}

/// What is said when the keys go away: after the question, and when somebody pressed an old one.
#[must_use]
pub fn farewell(before: &State, event: &Event, after: &State) -> Option<Line> {
    let given = match event {
        Event::Given(given) => Some(given),
        _ => None,
    };
    let asked = matches!(before, State::Phone { .. });
    let key = match given.and_then(answered) {
        Some(Answered::Phone(_)) if asked => "phone-kept",
        Some(Answered::Skip) if asked => "phone-skipped",
        Some(Answered::Skip | Answered::Back) => "phone-away",
        _ if asked => "phone-away",
        _ => return None,
    };
    (!matches!(after, State::Phone { .. })).then(|| Line::new(key))
}
