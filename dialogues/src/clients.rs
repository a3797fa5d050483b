//! People as the studio knows them: list, search, card, note, block, a word through the bot.

mod screen;

use okoshko_domain::booking::Booking;
use okoshko_domain::ids::ClientId;
use okoshko_domain::people::{Client, NOTE_MAX};
use okoshko_domain::rights::{Right, Subject};
use serde::{Deserialize, Serialize};

use crate::Arrival;
use crate::event::Given;
use crate::screen::{Line, Toast};
use crate::staff::{self, Gate, Scene, to};
use crate::state::{Act as Any, Step};

/// Clients on a page of the list.
pub const PAGE: usize = 5;
/// Visits on a page of a client's history.
pub const VISITS_PAGE: usize = 8;
/// The longest letter, in characters.
pub const LETTER_MAX: usize = 1000;

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Everybody, whoever booked last first.
    List {
        /// From 0.
        page: u16,
    },
    /// Those whose name or phone holds these words.
    Found {
        /// As they were typed.
        words: String,
        /// From 0.
        page: u16,
    },
    /// One client.
    Card {
        /// Who.
        client: ClientId,
        /// The search that found them.
        #[serde(default)]
        found: Option<Found>,
    },
    /// Waits for a note.
    Note {
        /// About whom.
        client: ClientId,
        /// The search that found them.
        #[serde(default)]
        found: Option<Found>,
    },
    /// Waits for a letter, or shows it before it goes.
    Letter {
        /// To whom.
        client: ClientId,
        /// As it was typed.
        text: String,
        /// The search that found them.
        #[serde(default)]
        found: Option<Found>,
    },
    /// Asks whether to block.
    AskBlock {
        /// Whom.
        client: ClientId,
        /// The search that found them.
        #[serde(default)]
        found: Option<Found>,
    },
    /// A client's visits.
    Visits {
        /// Whose.
        client: ClientId,
        /// From 0.
        page: u16,
        /// The search that found them.
        #[serde(default)]
        found: Option<Found>,
    },
}

/// A search that a card was opened from: the way back.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Found {
    /// As they were typed.
    pub words: String,
    /// From 0.
    pub page: u16,
}

/// A button of this talk; its kinds begin with `K`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `Kl`: a page of the list.
    List(u16),
    /// `Kf`: a page of what was searched for.
    Found(u16),
    /// `Kc`: a client's card.
    Card(ClientId),
    /// `Kn`: write a note.
    Note(ClientId),
    /// `Ke`: no note any more.
    Erase(ClientId),
    /// `Kw`: write to them.
    Letter(ClientId),
    /// `Ks`: send what was written.
    Send(ClientId),
    /// `Kb`: ask whether to block.
    AskBlock(ClientId),
    /// `Kx`: block.
    Block(ClientId),
    /// `Ku`: no longer.
    Unblock(ClientId),
    /// `Kv`: their visits.
    Visits(ClientId, u16),
}

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Keep a note; an empty one is none.
    Note(ClientId, String),
    /// Write to them.
    Letter(ClientId, String),
    /// They book no more by themselves, or do again.
    Block(ClientId, bool),
}

/// What the desk says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The note is kept.
    Noted(ClientId),
    /// There is no note any more.
    Erased(ClientId),
    /// The letter is on its way.
    Sent(ClientId),
    /// They have no Telegram that we know.
    NoTelegram(ClientId),
    /// They are blocked, or no longer.
    Blocked(ClientId, bool),
    /// No client of theirs.
    NotTheirs,
}

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub enum Facts {
    /// A page of clients.
    Page {
        /// In order.
        clients: Vec<Client>,
        /// Whether there is another page.
        more: bool,
    },
    /// One client.
    Card(Box<Card>),
    /// A page of a client's visits, the latest first.
    Visits {
        /// Whose.
        client: Client,
        /// In order.
        visits: Vec<Booking>,
        /// Whether there is another page.
        more: bool,
    },
    /// No client of theirs.
    NotTheirs,
}

/// A client and their history in figures.
#[derive(Clone, Debug)]
pub struct Card {
    /// Who.
    pub client: Client,
    /// Whether they have Telegram, but no message of the bot reaches them.
    pub unreachable: bool,
    /// Visits that were, or are taken to have been.
    pub visits: i64,
    /// Visits they missed.
    pub no_shows: i64,
    /// Visits that they called off, not the studio.
    pub cancelled: i64,
    /// What the visits cost, in minor units.
    pub spent: i64,
    /// The last visit that was.
    pub last: Option<Booking>,
    /// The next visit to come.
    pub next: Option<Booking>,
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::List(page) => ("Kl", vec![page.into()]),
            Self::Found(page) => ("Kf", vec![page.into()]),
            Self::Card(client) => ("Kc", vec![client.0]),
            Self::Note(client) => ("Kn", vec![client.0]),
            Self::Erase(client) => ("Ke", vec![client.0]),
            Self::Letter(client) => ("Kw", vec![client.0]),
            Self::Send(client) => ("Ks", vec![client.0]),
            Self::AskBlock(client) => ("Kb", vec![client.0]),
            Self::Block(client) => ("Kx", vec![client.0]),
            Self::Unblock(client) => ("Ku", vec![client.0]),
            Self::Visits(client, page) => ("Kv", vec![client.0, page.into()]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let page = |page: i64| u16::try_from(page).ok();
        Some(match (kind, fields) {
            ("Kl", &[at]) => Self::List(page(at)?),
            ("Kf", &[at]) => Self::Found(page(at)?),
            ("Kc", &[client]) => Self::Card(ClientId(client)),
            ("Kn", &[client]) => Self::Note(ClientId(client)),
            ("Ke", &[client]) => Self::Erase(ClientId(client)),
            ("Kw", &[client]) => Self::Letter(ClientId(client)),
            ("Ks", &[client]) => Self::Send(ClientId(client)),
            ("Kb", &[client]) => Self::AskBlock(ClientId(client)),
            ("Kx", &[client]) => Self::Block(ClientId(client)),
            ("Ku", &[client]) => Self::Unblock(ClientId(client)),
            ("Kv", &[client, at]) => Self::Visits(ClientId(client), page(at)?),
            _ => return None,
        })
    }
}

impl State {
    /// The search that it came from, or that it is.
    fn found(&self) -> Option<Found> {
        match self {
            Self::List { .. } => None,
            Self::Found { words, page } => Some(Found { words: words.clone(), page: *page }),
            Self::Card { found, .. }
            | Self::Note { found, .. }
            | Self::Letter { found, .. }
            | Self::AskBlock { found, .. }
            | Self::Visits { found, .. } => found.clone(),
        }
    }

    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {
            Self::List { .. } | Self::Found { .. } => Gate::here(Right::Clients),
            Self::Card { client, .. }
            | Self::Note { client, .. }
            | Self::Letter { client, .. }
            | Self::AskBlock { client, .. }
            | Self::Visits { client, .. } => Gate::of(Right::Clients, Subject::Client(client)),
        }
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {
            Self::Note(client, _) | Self::Letter(client, _) | Self::Block(client, _) => {
                Gate::of(Right::Clients, Subject::Client(client))
            }
        }
    }
}

/// `/clients`
#[must_use]
pub fn on_command() -> Step {
    here(State::List { page: 0 })
}

/// Where a press leads. The way back from a search needs what was searched for: it is in the state.
#[must_use]
pub fn on_press(state: Option<&State>, press: Press) -> Step {
    let found = state.and_then(State::found);
    match press {
        Press::List(page) => here(State::List { page }),
        Press::Found(page) => here(match found {
            Some(Found { words, .. }) => State::Found { words, page },
            None => State::List { page: 0 },
        }),
        Press::Card(client) => here(State::Card { client, found }),
        Press::Note(client) => here(State::Note { client, found }),
        Press::Erase(client) => card(client, found).act(act(Act::Note(client, String::new()))),
        Press::Letter(client) => here(State::Letter { client, text: String::new(), found }),
        Press::Send(client) => send(state, client),
        Press::AskBlock(client) => here(State::AskBlock { client, found }),
        Press::Block(client) => card(client, found).act(act(Act::Block(client, true))),
        Press::Unblock(client) => card(client, found).act(act(Act::Block(client, false))),
        Press::Visits(client, page) => here(State::Visits { client, page, found }),
    }
}

fn card(client: ClientId, found: Option<Found>) -> Step {
    here(State::Card { client, found })
}

/// Only what the screen shows is sent. On the card, where a letter that has gone leads, it was pressed twice.
fn send(state: Option<&State>, client: ClientId) -> Step {
    let found = state.and_then(State::found);
    match state {
        Some(State::Letter { client: to, text, .. }) if *to == client && !text.is_empty() => {
            card(client, found).act(act(Act::Letter(client, text.clone())))
        }
        Some(State::Card { client: to, .. }) if *to == client => {
            card(client, found).toast(Toast::Say(Line::new("clients-old-letter")))
        }
        _ => here(State::Letter { client, text: String::new(), found }),
    }
}

/// Typed words are a note, a letter or a search.
#[must_use]
pub fn on_given(state: &State, given: &Given) -> Option<Step> {
    let Given::Text { typed, .. } = given else { return None };
    let text = typed.text.trim().to_owned();
    let long = text.chars().count();
    let found = state.found();
    Some(match *state {
        State::Note { client, .. } if long > NOTE_MAX => {
            here(State::Note { client, found }).toast(too_long("clients-note-long", NOTE_MAX))
        }
        State::Note { client, .. } => card(client, found).act(act(Act::Note(client, text))),
        State::Letter { client, .. } if long > LETTER_MAX => {
            here(State::Letter { client, text, found }).toast(too_long("clients-letter-long", LETTER_MAX))
        }
        State::Letter { client, .. } => here(State::Letter { client, text, found }),
        State::List { .. } | State::Found { .. } | State::Card { .. } | State::Visits { .. } => {
            here(State::Found { words: text.chars().take(64).collect(), page: 0 })
        }
        State::AskBlock { .. } => return None,
    })
}

fn too_long(key: &'static str, max: usize) -> Toast {
    let max = i64::try_from(max).unwrap_or(i64::MAX);
    Toast::Warn(Line::new(key).with("max", crate::screen::Arg::Count(max)))
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(state: Option<&State>, answer: &Answer) -> Step {
    let card = |client| card(client, state.and_then(State::found));
    let say = |key: &'static str| Toast::Say(Line::new(key));
    match *answer {
        Answer::Noted(client) => card(client).toast(say("clients-noted")),
        Answer::Erased(client) => card(client).toast(say("clients-erased")),
        Answer::Sent(client) => card(client).toast(say("clients-sent")),
        Answer::NoTelegram(client) => card(client).toast(Toast::Warn(Line::new("clients-no-telegram"))),
        Answer::Blocked(client, true) => card(client).toast(say("clients-blocked")),
        Answer::Blocked(client, false) => card(client).toast(say("clients-unblocked")),
        Answer::NotTheirs => here(State::List { page: 0 }).toast(say("clients-not-theirs")),
    }
}

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    let screen = match (state, facts) {
        (State::List { page }, Facts::Page { clients, more }) => screen::list(clients, *more, *page),
        (State::Found { words, page }, Facts::Page { clients, more }) => {
            screen::found(words, clients, *more, *page)
        }
        (State::Card { found, .. }, Facts::Card(card)) => screen::card(card, found.as_ref(), scene),
        (State::Note { .. }, Facts::Card(card)) => screen::note(card),
        (State::Letter { text, .. }, Facts::Card(card)) => screen::letter(card, text),
        (State::AskBlock { .. }, Facts::Card(card)) => screen::ask_block(card),
        (State::Visits { page, .. }, Facts::Visits { client, visits, more }) => {
            screen::visits(client, visits, *more, *page)
        }
        _ => {
            let list = crate::state::State::Staff(staff::State::Clients(State::List { page: 0 }));
            return Arrival::Go(list, Some(Toast::Say(Line::new("clients-not-theirs"))));
        }
    };
    Arrival::Show(screen)
}

fn here(state: State) -> Step {
    to(staff::State::Clients(state))
}

fn act(act: Act) -> Any {
    Any::Staff(staff::Act::Clients(act))
}
