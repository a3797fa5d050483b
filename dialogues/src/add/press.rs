//! Buttons of a visit entered by hand. A form may be added, never changed.

use okoshko_domain::ids::{ClientId, ServiceId, SpecialistId};
use okoshko_domain::timestamp::Timestamp;

use super::Slot;

/// A button of this talk; its kinds begin with `A`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `Ag`: a free stretch of a specialist's day, and the start in it.
    Gap {
        /// Whose day.
        specialist: SpecialistId,
        /// The start; whole minutes.
        start: Timestamp,
    },
    /// `Al`: a page of what the specialist does.
    Services {
        /// When and with whom.
        slot: Slot,
        /// From 0.
        page: u16,
    },
    /// `Ae`: a page of what everybody does.
    Anybody {
        /// When, and with whom so far.
        slot: Slot,
        /// From 0.
        page: u16,
    },
    /// `As`: this service.
    Service {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: ServiceId,
    },
    /// `Ac`: for this client.
    Known {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: ServiceId,
        /// For whom.
        client: ClientId,
    },
    /// `An`: for somebody without a name.
    Guest {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: ServiceId,
    },
    /// `Ak`: for the new client who was typed before.
    Kept {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: ServiceId,
    },
    /// `Ai`: the same visit at another time, or with another specialist.
    Instead {
        /// When and with whom it is to be.
        slot: Slot,
        /// What.
        service: ServiceId,
        /// For whom; nobody for the new client on the screen, 0 in the data.
        client: Option<ClientId>,
    },
    /// `Ay`: book it for a client; 1 at the end means against rules that staff may break.
    Book {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: ServiceId,
        /// For whom.
        client: ClientId,
        /// Knowingly against a rule.
        anyway: bool,
    },
    /// `Aw`: book it for the new client on the screen.
    BookNew {
        /// When and with whom.
        slot: Slot,
        /// What.
        service: ServiceId,
        /// Knowingly against a rule.
        anyway: bool,
    },
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        let at = |slot: Slot, rest: &[i64]| [&[slot.specialist.0, slot.start.minutes()], rest].concat();
        match *self {
            Self::Gap { specialist, start } => ("Ag", vec![specialist.0, start.minutes()]),
            Self::Services { slot, page } => ("Al", at(slot, &[page.into()])),
            Self::Anybody { slot, page } => ("Ae", at(slot, &[page.into()])),
            Self::Service { slot, service } => ("As", at(slot, &[service.0])),
            Self::Known { slot, service, client } => ("Ac", at(slot, &[service.0, client.0])),
            Self::Guest { slot, service } => ("An", at(slot, &[service.0])),
            Self::Kept { slot, service } => ("Ak", at(slot, &[service.0])),
            Self::Instead { slot, service, client } => {
                ("Ai", at(slot, &[service.0, client.map_or(0, |client| client.0)]))
            }
            Self::Book { slot, service, client, anyway } => {
                ("Ay", at(slot, &[service.0, client.0, anyway.into()]))
            }
            Self::BookNew { slot, service, anyway } => ("Aw", at(slot, &[service.0, anyway.into()])),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let &[specialist, start, ref rest @ ..] = fields else { return None };
        let slot = Slot { specialist: SpecialistId(specialist), start: Timestamp::from_minutes(start) };
        Some(match (kind, rest) {
            ("Ag", []) => Self::Gap { specialist: slot.specialist, start: slot.start },
            ("Al", &[page]) => Self::Services { slot, page: u16::try_from(page).ok()? },
            ("Ae", &[page]) => Self::Anybody { slot, page: u16::try_from(page).ok()? },
            ("As", &[service]) => Self::Service { slot, service: ServiceId(service) },
            ("Ac", &[service, client]) => {
                Self::Known { slot, service: ServiceId(service), client: ClientId(client) }
            }
            ("An", &[service]) => Self::Guest { slot, service: ServiceId(service) },
            ("Ak", &[service]) => Self::Kept { slot, service: ServiceId(service) },
            ("Ai", &[service, client]) => {
                let client = (client != 0).then_some(ClientId(client));
                Self::Instead { slot, service: ServiceId(service), client }
            }
            ("Ay", &[service, client, anyway]) => Self::Book {
                slot,
                service: ServiceId(service),
                client: ClientId(client),
                anyway: anyway == 1,
            },
            ("Aw", &[service, anyway]) => {
                Self::BookNew { slot, service: ServiceId(service), anyway: anyway == 1 }
            }
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::press::Press as Any;
    use crate::staff;

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_keep_their_form() {
        let slot = Slot { specialist: SpecialistId(7), start: Timestamp(1_773_066_600) };
        let (service, client) = (ServiceId(65), ClientId(1_000_000));
        for (press, data) in [
            (Press::Gap { specialist: slot.specialist, start: slot.start }, "1.Ag.7.hlds6"),
            (Press::Services { slot, page: 2 }, "1.Al.7.hlds6.2"),
            (Press::Anybody { slot, page: 2 }, "1.Ae.7.hlds6.2"),
            (Press::Kept { slot, service }, "1.Ak.7.hlds6.1t"),
            (Press::Instead { slot, service, client: None }, "1.Ai.7.hlds6.1t.0"),
            (Press::Instead { slot, service, client: Some(client) }, "1.Ai.7.hlds6.1t.lfls"),
            (Press::Service { slot, service }, "1.As.7.hlds6.1t"),
            (Press::Known { slot, service, client }, "1.Ac.7.hlds6.1t.lfls"),
            (Press::Guest { slot, service }, "1.An.7.hlds6.1t"),
            (Press::Book { slot, service, client, anyway: true }, "1.Ay.7.hlds6.1t.lfls.1"),
            (Press::BookNew { slot, service, anyway: false }, "1.Aw.7.hlds6.1t.0"),
        ] {
            let press = Any::Staff(staff::Press::Add(press));
            assert_eq!(press.data(), data);
            assert_eq!(Any::read(data), Some(press), "{data}");
        }
    }
}
