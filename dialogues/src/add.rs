//! A visit entered by hand: from a gap, from typed words, for a guest without Telegram.

mod guest;
mod press;
mod screen;
mod state;

use okoshko_domain::catalog::Offer;
use okoshko_domain::ids::{BookingId, ServiceId, SpecialistId};
use okoshko_domain::people::Client;
use okoshko_domain::rights::Right;
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed::{Typed, TypedError};

pub use self::press::Press;
pub(crate) use self::screen::{done_by, service_buttons};
pub use self::state::{Doers, For, Guest, Slot, State};
use self::state::{client_of, doers_of, guest_of};
use crate::Arrival;
use crate::event::Given;
use crate::screen::{Line, Toast};
use crate::staff::{self, Gate, Scene, to};
use crate::state::{Act as Any, Step};
use crate::today;

/// Recent clients on one screen.
pub const RECENT: usize = 6;

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
    /// A button was pressed whose guest nobody remembers: twice, most likely. What became of it?
    LookUp {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: ServiceId,
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
        /// Whose services to choose from, when there is none yet.
        doers: Doers,
        /// Digits behind the name that are no phone.
        no_phone: Option<String>,
    },
    /// The service is not one of the specialist's who was named.
    NotTheirs(Slot, Option<For>),
    /// It is no day with a time.
    Unclear(TypedError),
    /// Nobody here does it, or nobody works here yet.
    NotOffered,
    /// It stands in the day.
    Added(BookingId),
    /// What an old button is about: the visit that stands there, or the time alone.
    Old(Slot, Option<BookingId>),
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
    Refused {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: ServiceId,
        /// For whom.
        client: For,
        /// Why.
        why: Refusal,
    },
}

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub enum Facts {
    /// The screen needs no more than the scene.
    Scene,
    /// Services of everybody whose day the reader runs, each with whoever is likeliest to have time.
    Services(Vec<(ServiceId, SpecialistId)>),
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
    /// Everybody who does it and whose day the reader runs, by name; empty when there is no choice.
    pub doers: Vec<(SpecialistId, String)>,
    /// When the time cannot be had: the nearest ones that can, in order.
    pub nearest: Vec<Timestamp>,
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match self {
            Self::Read(_) => Gate::here(Right::Day),
            Self::Book { slot, .. } | Self::LookUp { slot, .. } => slot.gate(),
        }
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
            let slot = Slot { specialist, start };
            here(State::Service { slot, client: None, page: 0, doers: Doers::One })
        }
        Press::Services { slot, page } => {
            here(State::Service { slot, client: client_of(state, slot), page, doers: Doers::One })
        }
        Press::Anybody { slot, page } => {
            here(State::Service { slot, client: client_of(state, slot), page, doers: Doers::Anybody })
        }
        Press::Service { slot, service } => serves(state, slot, service),
        Press::Known { slot, service, client } | Press::Instead { slot, service, client: Some(client) } => {
            check(slot, service, For::Known(client))
        }
        Press::Guest { slot, service } => check(slot, service, For::New(Guest::default())),
        Press::Kept { slot, service } => match guest_of(state, slot) {
            Some(guest) => check(slot, service, For::New(guest)),
            None => here(State::Client { slot, service, guest: None, doers: Doers::One }),
        },
        Press::Instead { slot, service, client: None } => match state {
            Some(State::Check { service: of, client: client @ For::New(_), .. }) if *of == service => {
                check(slot, service, client.clone())
            }
            _ => here(State::Client { slot, service, guest: None, doers: Doers::One }),
        },
        Press::Book { slot, service, client, anyway } => book(slot, service, For::Known(client), anyway),
        Press::BookNew { slot, service, anyway } => match state {
            Some(State::Check { slot: at, service: of, client: client @ For::New(_) })
                if (*at, *of) == (slot, service) =>
            {
                book(slot, service, client.clone(), anyway)
            }
            _ => to(staff::State::Today(gap(slot))).act(act(Act::LookUp { slot, service })),
        },
    }
}

/// A service was chosen, or looked back at from the last look.
fn serves(state: Option<&State>, slot: Slot, service: ServiceId) -> Step {
    if let (Some(State::Service { .. }), Some(client)) = (state, client_of(state, slot)) {
        return check(slot, service, client);
    }
    let (guest, doers) = (guest_of(state, slot), doers_of(state));
    here(State::Client { slot, service, guest, doers })
}

fn check(slot: Slot, service: ServiceId, client: For) -> Step {
    here(State::Check { slot, service, client })
}

fn gap(slot: Slot) -> today::State {
    today::State::Gap { specialist: slot.specialist, start: slot.start }
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
        (State::Service { slot, page, doers, .. }, Given::Contact { .. }) => {
            let (guest, no_phone) = Guest::given(given)?;
            let client = Some(For::New(guest));
            let state = State::Service { slot: *slot, client, page: *page, doers: *doers };
            Some(warned(here(state), no_phone.as_deref()))
        }
        (State::Client { slot, service, .. } | State::Check { slot, service, .. }, given) => {
            let (guest, no_phone) = Guest::given(given)?;
            let state = if guest.is_nobody() {
                state.clone()
            } else {
                State::Check { slot: *slot, service: *service, client: For::New(guest) }
            };
            Some(warned(here(state), no_phone.as_deref()))
        }
        _ => None,
    }
}

/// A step that says which digits are no phone.
fn warned(step: Step, no_phone: Option<&str>) -> Step {
    match no_phone {
        Some(piece) => step.toast(Toast::Warn(Line::new("add-phone-unclear").foreign("piece", piece))),
        None => step,
    }
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(state: Option<&State>, answer: &Answer) -> Step {
    let again = || here(state.cloned().unwrap_or(State::Ask));
    let warn = |key: &'static str| Toast::Warn(Line::new(key));
    match answer {
        Answer::Read { slot, service, client, doers, no_phone } => {
            warned(read(*slot, *service, client.clone(), *doers), no_phone.as_deref())
        }
        Answer::NotTheirs(slot, client) => {
            read(*slot, None, client.clone(), Doers::One).toast(warn("add-not-offered"))
        }
        Answer::Unclear(_) => again().toast(warn("add-unclear")),
        Answer::NotOffered => again().toast(warn("add-not-offered")),
        Answer::Added(booking) => {
            let visit = today::State::Visit { booking: *booking, news: None };
            to(staff::State::Today(visit)).toast(Toast::Say(Line::new("add-added")))
        }
        Answer::Old(slot, booking) => {
            let visit = booking.map(|booking| today::State::Visit { booking, news: None });
            let now = visit.unwrap_or_else(|| gap(*slot));
            to(staff::State::Today(now)).toast(Toast::Say(Line::new("add-old")))
        }
        Answer::Warned { slot, service, client } => {
            check(*slot, *service, client.clone()).toast(warn("add-look"))
        }
        Answer::Refused { slot, service, client, why } => {
            check(*slot, *service, client.clone()).toast(Toast::Warn(today::refusal(*why)))
        }
    }
}

/// The first screen that asks for what is missing.
fn read(slot: Slot, service: Option<ServiceId>, client: Option<For>, doers: Doers) -> Step {
    match (service, client) {
        (Some(service), Some(client)) => check(slot, service, client),
        (Some(service), None) => here(State::Client { slot, service, guest: None, doers: Doers::One }),
        (None, client) => here(State::Service { slot, client, page: 0, doers }),
    }
}

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    match (state, facts) {
        (State::Ask, _) => Arrival::Show(screen::ask()),
        (State::Service { slot, page, client, .. }, Facts::Scene) => {
            Arrival::Show(screen::services(*slot, *page, client.as_ref(), scene))
        }
        (State::Service { slot, page, client, .. }, Facts::Services(offers)) => {
            Arrival::Show(screen::everybodys(*slot, *page, client.as_ref(), offers, scene))
        }
        (State::Client { slot, service, guest, doers }, Facts::Clients(clients)) => {
            Arrival::Show(screen::clients(*slot, *service, guest.as_ref(), *doers, clients))
        }
        (State::Check { slot, service, client }, Facts::Check(facts)) => {
            Arrival::Show(screen::check(*slot, *service, client, facts, scene))
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
