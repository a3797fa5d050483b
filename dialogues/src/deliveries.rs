//! What became of the messages that the bot sends by itself: why, to whom, planned, sent, read, or why not.

use okoshko_domain::delivery::Unsent;
use okoshko_domain::ids::{BookingId, OutboxId};
use okoshko_domain::notice::{Notice, Word};
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::timestamp::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Arrival;
use crate::event::Given;
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff::{self, Gate, Scene, to};
use crate::state::Step;
use crate::today;
use crate::welcome::back;

/// Messages on a page.
pub const PAGE: usize = 8;

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A page of messages, the newest first.
    List {
        /// Only those that somebody should have heard and did not.
        trouble: bool,
        /// The last one of the page before.
        before: Option<OutboxId>,
    },
    /// The messages about one visit.
    Visit(BookingId),
}

/// A button of this talk; its kinds begin with `N`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `NL`: all messages before this row; 0 is the first page.
    List(i64),
    /// `NT`: the same of those that reached nobody.
    Trouble(i64),
    /// `NB`: the messages about one visit.
    Visit(BookingId),
}

/// Nothing is asked of the desk here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {}

/// So nothing is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {}

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub struct Facts {
    /// The newest first, [`PAGE`] at most.
    pub entries: Vec<Entry>,
    /// Whether there are earlier ones.
    pub more: bool,
}

/// One message.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Its row.
    pub id: OutboxId,
    /// What it says: the key of its kind.
    pub what: &'static str,
    /// When the visit that it is about begins.
    pub visit: Option<Timestamp>,
    /// To whom; nothing: to the group.
    pub to: Option<String>,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It goes out then.
    Waits(Timestamp),
    /// It did not go through yet, after so many tries, and is tried again.
    Tried(u32),
    /// It went out.
    Sent(Timestamp),
    /// It went out, and a button on it was pressed: when, and when.
    Read(Timestamp, Timestamp),
    /// It never goes out.
    Unsent(Timestamp, Unsent),
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::List(before) => ("NL", vec![before]),
            Self::Trouble(before) => ("NT", vec![before]),
            Self::Visit(booking) => ("NB", vec![booking.0]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        match (kind, fields) {
            ("NL", &[before]) => Some(Self::List(before)),
            ("NT", &[before]) => Some(Self::Trouble(before)),
            ("NB", &[booking]) => Some(Self::Visit(BookingId(booking))),
            _ => None,
        }
    }
}

impl State {
    /// Who may see it. Whoever runs one day sees the messages about its visits.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {
            Self::List { .. } => Gate::here(Right::Day),
            Self::Visit(booking) => Gate::of(Right::Day, Subject::Booking(booking)),
        }
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {}
    }
}

/// `/deliveries`
#[must_use]
pub fn on_command() -> Step {
    to(staff::State::Deliveries(State::List { trouble: false, before: None }))
}

/// The button of the menu.
#[must_use]
pub fn entrance() -> staff::Press {
    staff::Press::Deliveries(Press::List(0))
}

/// The button of a visit's card.
#[must_use]
pub fn of_visit(booking: BookingId) -> Button {
    Button::new("deliveries-of-visit", press(Press::Visit(booking)))
}

fn press(press: Press) -> Any {
    Any::Staff(staff::Press::Deliveries(press))
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    let row = |id: i64| (id != 0).then_some(OutboxId(id));
    to(staff::State::Deliveries(match press {
        Press::List(before) => State::List { trouble: false, before: row(before) },
        Press::Trouble(before) => State::List { trouble: true, before: row(before) },
        Press::Visit(booking) => State::Visit(booking),
    }))
}

/// Nothing is typed here.
#[must_use]
pub fn on_given(_state: &State, _given: &Given) -> Option<Step> {
    None
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(_state: &State, answer: &Answer) -> Step {
    match *answer {}
}

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, _scene: &Scene) -> Arrival {
    Arrival::Show(match *state {
        State::Visit(booking) => {
            let card = Any::Staff(staff::Press::Today(today::Press::Visit(booking)));
            page("deliveries-visit-title", facts).row([back(card)])
        }
        State::List { trouble, before } => list(trouble, before, facts),
    })
}

fn page(title: &'static str, facts: &Facts) -> Screen {
    let screen = Screen::text(title);
    let screen = if facts.entries.is_empty() { screen.gap().line("deliveries-none") } else { screen };
    facts.entries.iter().fold(screen, |screen, entry| screen.gap().line(what(entry)).line(fate(entry)))
}

fn list(trouble: bool, before: Option<OutboxId>, facts: &Facts) -> Screen {
    let here = |id| press(if trouble { Press::Trouble(id) } else { Press::List(id) });
    let (title, other) = if trouble {
        ("deliveries-trouble-title", Button::new("deliveries-all", press(Press::List(0))))
    } else {
        ("deliveries-title", Button::new("deliveries-trouble", press(Press::Trouble(0))))
    };
    let last = facts.entries.last().map(|entry| entry.id.0).filter(|_| facts.more);
    let first = before.map(|_| Button::new("button-first-page", here(0)));
    let more = last.map(|id| Button::new("deliveries-earlier", here(id)));
    page(title, facts)
        .row(first.into_iter().chain(more))
        .row([other])
        .row([back(Any::Staff(staff::Press::Menu))])
}

fn what(entry: &Entry) -> Line {
    let line = match (&entry.to, entry.visit) {
        (Some(_), Some(_)) => Line::new("deliveries-of-to"),
        (Some(_), None) => Line::new("deliveries-to"),
        (None, Some(_)) => Line::new("deliveries-of-group"),
        (None, None) => Line::new("deliveries-group"),
    };
    let line = line.with("what", Arg::Word(entry.what));
    let line = entry.to.iter().fold(line, |line, name| line.foreign("name", name));
    entry.visit.into_iter().fold(line, |line, start| line.with("start", Arg::When(start)))
}

fn fate(entry: &Entry) -> Line {
    match entry.fate {
        Fate::Waits(at) => Line::new("deliveries-waits").with("at", Arg::When(at)),
        Fate::Tried(times) => Line::new("deliveries-tried").with("n", Arg::Count(times.into())),
        Fate::Sent(at) => Line::new("deliveries-sent").with("at", Arg::When(at)),
        Fate::Read(at, read) => {
            Line::new("deliveries-read").with("at", Arg::When(at)).with("read", Arg::When(read))
        }
        Fate::Unsent(at, why) if why.is_trouble() => Line::new(unsent(why)).with("at", Arg::When(at)),
        Fate::Unsent(_, why) => Line::new(unsent(why)),
    }
}

fn unsent(why: Unsent) -> &'static str {
    match why {
        Unsent::Gone => "deliveries-unsent-gone",
        Unsent::Changed => "deliveries-unsent-changed",
        Unsent::Empty => "deliveries-unsent-empty",
        Unsent::Left => "deliveries-unsent-left",
        Unsent::Muted => "deliveries-unsent-muted",
        Unsent::Answered => "deliveries-unsent-answered",
        Unsent::Twice => "deliveries-unsent-twice",
        Unsent::Reachable => "deliveries-unsent-reachable",
        Unsent::Blocked => "deliveries-unsent-blocked",
        Unsent::Refused => "deliveries-unsent-refused",
    }
}

/// What a notice is called in the list.
#[must_use]
pub fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::Booked(_) => "deliveries-booked",
        Notice::Cancelled(_) => "deliveries-cancelled",
        Notice::NewVisit(_) => "deliveries-new-visit",
        Notice::VisitCancelled(_) => "deliveries-visit-cancelled",
        Notice::Moved(_) => "deliveries-moved",
        Notice::CalledOff(_) => "deliveries-called-off",
        Notice::VisitMoved(_) => "deliveries-visit-moved",
        Notice::WhyCancelled(_) => "deliveries-why-cancelled",
        Notice::VisitBack(_) => "deliveries-visit-back",
        Notice::Back(_) => "deliveries-back",
        Notice::Unreached(_) => "deliveries-unreached",
        Notice::Reminder(..) => "deliveries-reminder",
        Notice::AskAgain(..) => "deliveries-ask-again",
        Notice::Unanswered(..) => "deliveries-unanswered",
        Notice::Request(_) => "deliveries-request",
        Notice::Accepted(_) => "deliveries-accepted",
        Notice::Declined(_) => "deliveries-declined",
        Notice::Proposal(_) => "deliveries-proposal",
        Notice::Chosen(_) => "deliveries-chosen",
        Notice::Unfit(_) => "deliveries-unfit",
        Notice::Unchosen(_) => "deliveries-unchosen",
        Notice::Away(_) => "deliveries-away",
        Notice::Stands(_) => "deliveries-stands",
    }
}

/// What a message that is about no booking is called in the list.
#[must_use]
pub fn word(word: &Word) -> &'static str {
    match word {
        Word::Letter(_) => "deliveries-letter",
        Word::Agenda(_) => "deliveries-agenda",
        Word::Digest(_) => "deliveries-digest",
        Word::Team(_) => "deliveries-team",
        Word::Menu => "deliveries-menu",
    }
}
