//! The buttons of a request: forms that are for ever.

use okoshko_domain::booking::Reason;
use okoshko_domain::ids::BookingId;
use okoshko_domain::zone::{LocalDay, Month};

use super::Chosen;

/// A button of this talk; its kinds begin with `P`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `Py`: yes.
    Accept(BookingId),
    /// `Pn`: no.
    Decline(BookingId),
    /// `Pr`: no, for this reason.
    Explain(BookingId, Excuse),
    /// `Po`: which other times? Day 0 is the nearest ones.
    Propose {
        /// For which visit.
        booking: BookingId,
        /// Those chosen so far.
        chosen: Chosen,
        /// The day that is shown.
        day: Option<LocalDay>,
    },
    /// `Pf`: no more than these can be chosen.
    Full {
        /// For which visit.
        booking: BookingId,
        /// Those chosen so far.
        chosen: Chosen,
        /// The day that is shown.
        day: Option<LocalDay>,
    },
    /// `Pm`: a month to choose the day from.
    Month {
        /// For which visit.
        booking: BookingId,
        /// Those chosen so far.
        chosen: Chosen,
        /// Which month.
        month: Month,
    },
    /// `Ps`: propose these times.
    Send {
        /// For which visit.
        booking: BookingId,
        /// Which.
        chosen: Chosen,
    },
    /// `Pw`: take the proposal back.
    Withdraw(BookingId),
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
            Self::Propose { booking, chosen, day } => ("Po", of(booking, chosen, Some(day_field(day)))),
            Self::Full { booking, chosen, day } => ("Pf", of(booking, chosen, Some(day_field(day)))),
            Self::Month { booking, chosen, month } => ("Pm", of(booking, chosen, Some(month.0.into()))),
            Self::Send { booking, chosen } => ("Ps", of(booking, chosen, None)),
            Self::Withdraw(booking) => ("Pw", vec![booking.0]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let press = match (kind, fields) {
            ("Py", &[booking]) => Self::Accept(BookingId(booking)),
            ("Pn", &[booking]) => Self::Decline(BookingId(booking)),
            ("Pw", &[booking]) => Self::Withdraw(BookingId(booking)),
            ("Po", &[booking, a, b, c, day]) => {
                let (booking, chosen) = (BookingId(booking), Chosen::read([a, b, c])?);
                Self::Propose { booking, chosen, day: day_of(day).ok()? }
            }
            ("Pf", &[booking, a, b, c, day]) => {
                let (booking, chosen) = (BookingId(booking), Chosen::read([a, b, c])?);
                Self::Full { booking, chosen, day: day_of(day).ok()? }
            }
            ("Pm", &[booking, a, b, c, month]) => {
                let month = Month(i32::try_from(month).ok().filter(|month| *month < MONTHS)?);
                Self::Month { booking: BookingId(booking), chosen: Chosen::read([a, b, c])?, month }
            }
            ("Ps", &[booking, a, b, c]) => {
                Self::Send { booking: BookingId(booking), chosen: Chosen::read([a, b, c])? }
            }
            ("Pr", &[booking, excuse]) => {
                let excuse = Excuse::ALL.into_iter().find(|known| known.number() == excuse)?;
                Self::Explain(BookingId(booking), excuse)
            }
            _ => return None,
        };
        Some(press)
    }
}

/// The end of 2199, in days and in months since 1970: arithmetic on them goes nowhere strange.
const DAYS: i64 = 84_006;
const MONTHS: i32 = 2_760;

fn of(booking: BookingId, chosen: Chosen, last: Option<i64>) -> Vec<i64> {
    std::iter::once(booking.0).chain(chosen.fields()).chain(last).collect()
}

fn day_field(day: Option<LocalDay>) -> i64 {
    day.map_or(0, |day| day.0.into())
}

/// A field that is no day of any calendar.
struct NoSuchDay;

/// A day, or that none is chosen, which is 0.
fn day_of(field: i64) -> Result<Option<LocalDay>, NoSuchDay> {
    let day = i32::try_from(field).ok().filter(|_| (0..=DAYS).contains(&field)).ok_or(NoSuchDay)?;
    Ok((day > 0).then_some(LocalDay(day)))
}

#[cfg(test)]
mod tests {
    use okoshko_domain::timestamp::Timestamp;

    use super::*;
    use crate::press::Press as Any;
    use crate::staff;

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_of_a_request_keep_their_form() {
        let booking = BookingId(1_000_000);
        let start = Timestamp(1_773_066_600);
        let chosen = Chosen::default().with(start.plus_min(120)).with(start);
        for (press, data) in [
            (Press::Accept(booking), "1.Py.lfls"),
            (Press::Decline(booking), "1.Pn.lfls"),
            (Press::Explain(booking, Excuse::Busy), "1.Pr.lfls.0"),
            (Press::Explain(booking, Excuse::Plans), "1.Pr.lfls.1"),
            (Press::Propose { booking, chosen: Chosen::default(), day: None }, "1.Po.lfls.0.0.0.0"),
            (Press::Propose { booking, chosen, day: Some(LocalDay(20_521)) }, "1.Po.lfls.hlds6.3c.0.fu1"),
            (Press::Full { booking, chosen, day: None }, "1.Pf.lfls.hlds6.3c.0.0"),
            (Press::Month { booking, chosen, month: Month(674) }, "1.Pm.lfls.hlds6.3c.0.iq"),
            (Press::Send { booking, chosen }, "1.Ps.lfls.hlds6.3c.0"),
            (Press::Withdraw(booking), "1.Pw.lfls"),
        ] {
            let any = Any::Staff(staff::Press::Approval(press));
            assert_eq!(any.data(), data);
            assert_eq!(Any::read(data), Some(any), "{data}");
        }
        let longest = (1..=3).map(|back| Timestamp::from_minutes(36_i64.pow(6) - back));
        let longest = longest.fold(Chosen::default(), Chosen::with);
        let longest =
            Press::Propose { booking: BookingId(i64::MAX), chosen: longest, day: Some(LocalDay(84_006)) };
        assert!(Any::Staff(staff::Press::Approval(longest)).data().len() <= 50);
        let strange = ["1.Po.1.0.1.0.0", "1.Po.1.1.0.1.0", "1.Po.1.0.0.0.zzzz", "1.Ps.1.1000000.0.0"];
        for data in ["1.P.1", "1.Py", "1.Pr.1", "1.Pr.1.2"].into_iter().chain(strange) {
            assert_eq!(Any::read(data), None, "{data}");
        }
    }
}
