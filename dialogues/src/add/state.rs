//! Where a visit that is entered by hand stands.

use okoshko_domain::ids::{ClientId, ServiceId, SpecialistId};
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::timestamp::Timestamp;
use serde::{Deserialize, Serialize};

use crate::staff::Gate;

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

/// Whose services are offered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doers {
    /// Those of the specialist whose time it is.
    #[default]
    One,
    /// Everybody's whose day the reader runs: nobody has been named yet.
    Anybody,
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
        #[serde(default)]
        client: Option<For>,
        /// From 0.
        page: u16,
        /// Whose services there are to choose from.
        #[serde(default)]
        doers: Doers,
    },
    /// For whom?
    Client {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: ServiceId,
        /// Somebody new who was typed already.
        #[serde(default)]
        guest: Option<Guest>,
        /// Whose services there were to choose from.
        #[serde(default)]
        doers: Doers,
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

impl Slot {
    pub(super) fn gate(self) -> Gate {
        Gate::of(Right::Day, Subject::Specialist(self.specialist))
    }
}

/// Whom the screen is about, when it is about the same time: somebody known, or somebody new with a name or a phone.
pub(super) fn client_of(state: Option<&State>, slot: Slot) -> Option<For> {
    let (at, client) = match state? {
        State::Ask => return None,
        State::Service { slot, client, .. } => (slot, client.clone()),
        State::Client { slot, guest, .. } => (slot, guest.clone().map(For::New)),
        State::Check { slot, client, .. } => (slot, Some(client.clone())),
    };
    let is_somebody = |client: &For| !matches!(client, For::New(guest) if guest.is_nobody());
    client.filter(|client| at.start == slot.start && is_somebody(client))
}

/// [`client_of`], when they are new.
pub(super) fn guest_of(state: Option<&State>, slot: Slot) -> Option<Guest> {
    match client_of(state, slot) {
        Some(For::New(guest)) => Some(guest),
        _ => None,
    }
}

/// Whose services there are to choose from.
pub(super) fn doers_of(state: Option<&State>) -> Doers {
    match state {
        Some(State::Service { doers, .. } | State::Client { doers, .. }) => *doers,
        _ => Doers::One,
    }
}
