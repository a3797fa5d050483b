//! A visit entered by hand: from a gap, from typed words, for a guest without Telegram.

mod press;
mod screen;

use okoshko_domain::catalog::Offer;
use okoshko_domain::ids::{BookingId, ClientId, ServiceId, SpecialistId};
use okoshko_domain::people::{Client, tidy_name};
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed::{self, Typed, TypedError};
use serde::{Deserialize, Serialize};

pub use self::press::Press;
pub(crate) use self::screen::service_buttons;
use crate::Arrival;
use crate::event::Given;
use crate::screen::{Line, Toast};
use crate::staff::{self, Gate, Scene, to};
use crate::state::{Act as Any, Step};
use crate::today;

/// Recent clients on one screen.
pub const RECENT: usize = 6;

/// A time in somebody's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Slot {
    /// Whose day.
    pub specialist: SpecialistId,
    /// From when; whole minutes.
    pub start: Timestamp,
}

/// For whom a visit is entered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum For {
    /// Somebody the studio knows.
    Known(ClientId),
    /// Somebody new.
    New(Guest),
}

/// Somebody new, as staff wrote or shared them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guest {
    /// May be empty.
    pub name: String,
    /// E.164; may be empty.
    pub phone: String,
    /// Their number in Telegram, when a contact told it.
    pub telegram_id: Option<i64>,
}

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Waits for a day, a time, a service and a name in one line.
    Ask,
    /// Which service?
    Service {
        /// When and with whom.
        slot: Slot,
        /// The client, when they were typed already.
        guest: Option<Guest>,
        /// From 0.
        page: u16,
    },
    /// For whom?
    Client {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: ServiceId,
    },
    /// The last look.
    Check {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: ServiceId,
        /// For whom.
        client: For,
    },
}

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Read a visit in one line.
    Read(Typed),
    /// Book it.
    Book {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: ServiceId,
        /// For whom.
        client: For,
        /// Whether rules that staff may break are broken knowingly.
        anyway: bool,
    },
}

/// What the desk says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A visit was read; the service and the client may be missing.
    Read {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: Option<ServiceId>,
        /// For whom.
        client: Option<For>,
    },
    /// It is no day with a time.
    Unclear(TypedError),
    /// Nobody here does it, or nobody works here yet.
    NotOffered,
    /// It stands in the day.
    Added(BookingId),
    /// Rules that staff may break speak against it.
    Warned {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: ServiceId,
        /// For whom.
        client: For,
    },
    /// It cannot be had, whatever staff may.
    Refused(Slot, Refusal),
}

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub enum Facts {
    /// The screen needs no more than the scene.
    Scene,
    /// Those who booked last.
    Clients(Vec<Client>),
    /// The last look.
    Check(Box<Check>),
    /// The service, the specialist or the client is not there any more.
    Gone,
}

/// Everything about a visit before it is entered.
#[derive(Clone, Debug)]
pub struct Check {
    /// How the specialist does it.
    pub offer: Offer,
    /// As the owner wrote it.
    pub service_name: String,
    /// As the owner wrote it.
    pub specialist_name: String,
    /// For whom, by name; may be empty.
    pub client_name: String,
    /// E.164; may be empty.
    pub phone: String,
    /// Whether the client will hear of it in Telegram.
    pub hears: bool,
    /// Rules that speak against it, the law first.
    pub why: Vec<Refusal>,
}

impl State {
    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match self {
            Self::Ask => Gate::here(Right::Day),
            Self::Service { slot, .. } | Self::Client { slot, .. } | Self::Check { slot, .. } => slot.gate(),
        }
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match self {
            Self::Read(_) => Gate::here(Right::Day),
            Self::Book { slot, .. } => slot.gate(),
        }
    }
}

impl Slot {
    fn gate(self) -> Gate {
        Gate::of(Right::Day, Subject::Specialist(self.specialist))
    }
}

/// `/add`, or all of it in one line.
#[must_use]
pub fn on_command(words: &Typed) -> Step {
    let step = here(State::Ask);
    if words.text.is_empty() { step } else { step.act(act(Act::Read(words.clone()))) }
}

/// Where a press leads. A new client is in the state alone: callback data has no room for a name.
#[must_use]
pub fn on_press(state: Option<&State>, press: Press) -> Step {
    match press {
        Press::Gap { specialist, start } => {
            here(State::Service { slot: Slot { specialist, start }, guest: None, page: 0 })
        }
        Press::Services { slot, page } => here(State::Service { slot, guest: guest_of(state, slot), page }),
        Press::Service { slot, service } => match guest_of(state, slot) {
            Some(guest) => here(State::Check { slot, service, client: For::New(guest) }),
            None => here(State::Client { slot, service }),
        },
        Press::Known { slot, service, client } => {
            here(State::Check { slot, service, client: For::Known(client) })
        }
        Press::Guest { slot, service } => {
            here(State::Check { slot, service, client: For::New(Guest::default()) })
        }
        Press::Book { slot, service, client, anyway } => book(slot, service, For::Known(client), anyway),
        Press::BookNew { slot, service, anyway } => match state {
            Some(State::Check { slot: at, service: of, client: client @ For::New(_) })
                if (*at, *of) == (slot, service) =>
            {
                book(slot, service, client.clone(), anyway)
            }
            _ => here(State::Client { slot, service }),
        },
    }
}

fn guest_of(state: Option<&State>, slot: Slot) -> Option<Guest> {
    match state {
        Some(State::Service { slot: at, guest, .. }) if *at == slot => guest.clone(),
        _ => None,
    }
}

fn book(slot: Slot, service: ServiceId, client: For, anyway: bool) -> Step {
    let state = State::Check { slot, service, client: client.clone() };
    here(state).act(act(Act::Book { slot, service, client, anyway }))
}

/// A line to read, a name, a phone, a contact.
#[must_use]
pub fn on_given(state: &State, given: &Given) -> Option<Step> {
    match (state, given) {
        (State::Ask | State::Service { .. }, Given::Text { typed, .. }) => {
            Some(here(state.clone()).act(act(Act::Read(typed.clone()))))
        }
        (State::Client { slot, service } | State::Check { slot, service, .. }, given) => {
            let client = For::New(guest(given)?);
            Some(here(State::Check { slot: *slot, service: *service, client }))
        }
        _ => None,
    }
}

/// "Maria", "Maria +7 917 123-45-67", a contact.
fn guest(given: &Given) -> Option<Guest> {
    match given {
        Given::Contact { name, phone, telegram_id } => Some(Guest {
            name: tidy_name(name),
            phone: typed::phone(phone).or_else(|_| typed::phone(&format!("+{phone}"))).unwrap_or_default(),
            telegram_id: *telegram_id,
        }),
        Given::Text { typed, .. } => {
            let at = typed.text.find(|sign: char| sign == '+' || sign.is_ascii_digit());
            let (name, phone) = typed.text.split_at(at.unwrap_or(typed.text.len()));
            match typed::phone(phone) {
                Ok(phone) => Some(Guest { name: tidy_name(name), phone, telegram_id: None }),
                Err(_) => Some(Guest { name: tidy_name(&typed.text), ..Guest::default() }),
            }
        }
        Given::Place { .. } | Given::Photo(_) | Given::Other => None,
    }
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(state: &State, answer: &Answer) -> Step {
    match answer {
        Answer::Read { slot, service: Some(service), client: Some(client) } => {
            here(State::Check { slot: *slot, service: *service, client: client.clone() })
        }
        Answer::Read { slot, service: Some(service), client: None } => {
            here(State::Client { slot: *slot, service: *service })
        }
        Answer::Read { slot, service: None, client } => {
            let guest = match client {
                Some(For::New(guest)) => Some(guest.clone()),
                _ => None,
            };
            here(State::Service { slot: *slot, guest, page: 0 })
        }
        Answer::Unclear(_) => here(state.clone()).toast(Toast::Warn(Line::new("add-unclear"))),
        Answer::NotOffered => here(state.clone()).toast(Toast::Warn(Line::new("add-not-offered"))),
        Answer::Added(booking) => {
            let visit = today::State::Visit { booking: *booking, news: None };
            to(staff::State::Today(visit)).toast(Toast::Say(Line::new("add-added")))
        }
        Answer::Warned { slot, service, client } => {
            here(State::Check { slot: *slot, service: *service, client: client.clone() })
                .toast(Toast::Warn(Line::new("add-look")))
        }
        Answer::Refused(slot, why) => {
            let day = today::State::Gap { specialist: slot.specialist, start: slot.start };
            to(staff::State::Today(day)).toast(Toast::Warn(today::refusal(*why)))
        }
    }
}

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    match (state, facts) {
        (State::Ask, _) => Arrival::Show(screen::ask()),
        (State::Service { slot, page, .. }, Facts::Scene) => {
            Arrival::Show(screen::services(*slot, *page, scene))
        }
        (State::Client { slot, service }, Facts::Clients(clients)) => {
            Arrival::Show(screen::clients(*slot, *service, clients))
        }
        (State::Check { slot, service, client }, Facts::Check(check)) => {
            Arrival::Show(screen::check(*slot, *service, client, check))
        }
        _ => {
            let gone = Some(Toast::Say(Line::new("add-not-offered")));
            Arrival::Go(crate::state::State::Staff(staff::State::Add(State::Ask)), gone)
        }
    }
}

fn here(state: State) -> Step {
    to(staff::State::Add(state))
}

fn act(act: Act) -> Any {
    Any::Staff(staff::Act::Add(act))
}
