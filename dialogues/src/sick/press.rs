//! The buttons of an absence: forms that are for ever.

use okoshko_domain::ids::{AbsenceId, SpecialistId, TimeOffId};

/// A button of this talk; its kinds begin with `I`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `Ia`: really close the rest of today?
    Ask(SpecialistId),
    /// `Iy`: yes, and ask the clients.
    Fall(SpecialistId),
    /// `Io`: ask the clients whose visits a closed stretch hits.
    OfferAll(TimeOffId),
    /// `It`: who has answered.
    Tale(AbsenceId),
    /// `Iu`: it was a mistake.
    Undo(AbsenceId),
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::Ask(specialist) => ("Ia", vec![specialist.0]),
            Self::Fall(specialist) => ("Iy", vec![specialist.0]),
            Self::OfferAll(id) => ("Io", vec![id.0]),
            Self::Tale(absence) => ("It", vec![absence.0]),
            Self::Undo(absence) => ("Iu", vec![absence.0]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        match (kind, fields) {
            ("Ia", &[specialist]) => Some(Self::Ask(SpecialistId(specialist))),
            ("Iy", &[specialist]) => Some(Self::Fall(SpecialistId(specialist))),
            ("Io", &[id]) => Some(Self::OfferAll(TimeOffId(id))),
            ("It", &[absence]) => Some(Self::Tale(AbsenceId(absence))),
            ("Iu", &[absence]) => Some(Self::Undo(AbsenceId(absence))),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::press::Press as Any;
    use crate::staff;

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_of_an_absence_keep_their_form() {
        for (press, data) in [
            (Press::Ask(SpecialistId(7)), "1.Ia.7"),
            (Press::Fall(SpecialistId(7)), "1.Iy.7"),
            (Press::OfferAll(TimeOffId(9)), "1.Io.9"),
            (Press::Tale(AbsenceId(3)), "1.It.3"),
            (Press::Undo(AbsenceId(3)), "1.Iu.3"),
        ] {
            let any = Any::Staff(staff::Press::Sick(press));
            assert_eq!(any.data(), data);
            assert_eq!(Any::read(data), Some(any), "{data}");
        }
        for data in ["1.I.1", "1.Ia", "1.Iu.1.1"] {
            assert_eq!(Any::read(data), None, "{data}");
        }
    }
}
