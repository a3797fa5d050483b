//! The buttons of a request: forms that are for ever.

use okoshko_domain::booking::Reason;
use okoshko_domain::ids::BookingId;

/// A button of this talk; its kinds begin with `P`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `Py`: yes.
    Accept(BookingId),
    /// `Pn`: no.
    Decline(BookingId),
    /// `Pr`: no, for this reason.
    Explain(BookingId, Excuse),
}

/// A reason that a button gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Excuse {
    /// Whoever does it cannot at that time.
    Busy,
    /// Plans have changed.
    Plans,
}

impl Excuse {
    /// Every one; its place is its number in buttons, so that new ones go to the end.
    pub const ALL: [Self; 2] = [Self::Busy, Self::Plans];

    /// As a booking keeps it.
    #[must_use]
    pub fn reason(self) -> Reason {
        match self {
            Self::Busy => Reason::Busy,
            Self::Plans => Reason::Plans,
        }
    }

    fn number(self) -> i64 {
        i64::from(self == Self::Plans)
    }
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::Accept(booking) => ("Py", vec![booking.0]),
            Self::Decline(booking) => ("Pn", vec![booking.0]),
            Self::Explain(booking, excuse) => ("Pr", vec![booking.0, excuse.number()]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let press = match (kind, fields) {
            ("Py", &[booking]) => Self::Accept(BookingId(booking)),
            ("Pn", &[booking]) => Self::Decline(BookingId(booking)),
            ("Pr", &[booking, excuse]) => {
                let excuse = Excuse::ALL.into_iter().find(|known| known.number() == excuse)?;
                Self::Explain(BookingId(booking), excuse)
            }
            _ => return None,
        };
        Some(press)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::press::Press as Any;
    use crate::staff;

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_of_a_request_keep_their_form() {
        let booking = BookingId(1_000_000);
        for (press, data) in [
            (Press::Accept(booking), "1.Py.lfls"),
            (Press::Decline(booking), "1.Pn.lfls"),
            (Press::Explain(booking, Excuse::Busy), "1.Pr.lfls.0"),
            (Press::Explain(booking, Excuse::Plans), "1.Pr.lfls.1"),
        ] {
            let any = Any::Staff(staff::Press::Approval(press));
            assert_eq!(any.data(), data);
            assert_eq!(Any::read(data), Some(any), "{data}");
        }
        for data in ["1.P.1", "1.Py", "1.Pr.1", "1.Pr.1.2"] {
            assert_eq!(Any::read(data), None, "{data}");
        }
    }
}
