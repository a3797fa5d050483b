//! What the studio offers a client whose visit cannot be as it was asked for.

use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{ServiceId, SpecialistId};

use crate::screen::Button;
use crate::state::{State, Step};

/// A client's button of this talk; its kinds are two small letters that begin with `o`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `ot`: the nearest slots as a new screen below; the pressed message is a fact and stays.
    Times {
        /// What.
        service: ServiceId,
        /// With whom.
        who: Who,
    },
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::Times { service, who } => ("ot", vec![service.0, whom(who)]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        match (kind, fields) {
            ("ot", &[service, 0]) => Some(Self::Times { service: ServiceId(service), who: Who::Any }),
            ("ot", &[service, who]) => {
                Some(Self::Times { service: ServiceId(service), who: Who::One(SpecialistId(who)) })
            }
            _ => None,
        }
    }
}

fn whom(who: Who) -> i64 {
    match who {
        Who::Any => 0,
        Who::One(specialist) => specialist.0,
    }
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    match press {
        Press::Times { service, who } => Step::to(State::times(service, who)).below(),
    }
}

/// A button of this talk.
pub(crate) fn button(key: &'static str, press: Press) -> Button {
    Button::new(key, crate::press::Press::Offer(press))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::press::Press as Any;

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_of_offers_keep_their_form() {
        let service = ServiceId(65);
        for (press, data) in [
            (Press::Times { service, who: Who::Any }, "1.ot.1t.0"),
            (Press::Times { service, who: Who::One(SpecialistId(7)) }, "1.ot.1t.7"),
        ] {
            assert_eq!(Any::Offer(press).data(), data);
            assert_eq!(Any::read(data), Some(Any::Offer(press)), "{data}");
        }
        for data in ["1.o.1", "1.ot", "1.ot.1"] {
            assert_eq!(Any::read(data), None, "{data}");
        }
    }
}
