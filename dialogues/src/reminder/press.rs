//! Buttons of reminders behind the counter. Keyboards live in people's chats for years: a form may be added, never
//! changed.

use okoshko_domain::ids::{BookingId, ReminderId, ServiceId, StudioId};
use okoshko_domain::reminder::{Asking, Lead};
use okoshko_domain::timestamp::Timestamp;

/// The longest time before a question that a button may ask for: two days, in minutes.
const MOST_MIN: i64 = 2 * 24 * 60;

/// A button of this talk; its kinds begin with `R`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `Rl`: the rules of a studio, or of one service; service 0 is the studio.
    List(StudioId, Option<ServiceId>),
    /// `Rs`: which services have rules of their own?
    Services(StudioId, u16),
    /// `Rn`: when does one more come?
    New(StudioId, Option<ServiceId>),
    /// `Rp`: one more rule; see [`Lead::number`].
    Preset {
        /// Whose.
        studio: StudioId,
        /// For which service; nothing for all.
        service: Option<ServiceId>,
        /// When.
        lead: Lead,
    },
    /// `Ro`: one rule.
    Rule(StudioId, ReminderId),
    /// `Ra`: whether it asks.
    Asks {
        /// Whose.
        studio: StudioId,
        /// Which.
        rule: ReminderId,
        /// Whether.
        asks: bool,
    },
    /// `Rd`: it holds no more.
    Drop(StudioId, ReminderId),
    /// `Rq`: what becomes of silence; minutes, 0 for never.
    Silence(StudioId, Asking),
    /// `Rk`: keep the time of whoever did not answer.
    Keep {
        /// Which visit.
        booking: BookingId,
        /// When the message said that it starts; whole minutes.
        start: Timestamp,
    },
    /// `Rf`: give it to others.
    Free {
        /// Which visit.
        booking: BookingId,
        /// When the message said that it starts; whole minutes.
        start: Timestamp,
    },
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        let of = |service: Option<ServiceId>| service.map_or(0, |service| service.0);
        match *self {
            Self::List(studio, service) => ("Rl", vec![studio.0, of(service)]),
            Self::Services(studio, page) => ("Rs", vec![studio.0, page.into()]),
            Self::New(studio, service) => ("Rn", vec![studio.0, of(service)]),
            Self::Preset { studio, service, lead } => ("Rp", vec![studio.0, of(service), lead.number()]),
            Self::Rule(studio, rule) => ("Ro", vec![studio.0, rule.0]),
            Self::Asks { studio, rule, asks } => ("Ra", vec![studio.0, rule.0, asks.into()]),
            Self::Drop(studio, rule) => ("Rd", vec![studio.0, rule.0]),
            Self::Silence(studio, asking) => {
                ("Rq", vec![studio.0, asking.again_min.into(), asking.release_min.into()])
            }
            Self::Keep { booking, start } => ("Rk", vec![booking.0, start.minutes()]),
            Self::Free { booking, start } => ("Rf", vec![booking.0, start.minutes()]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let of = |field: i64| (field != 0).then_some(ServiceId(field));
        let minutes = |field: i64| u32::try_from(field).ok().filter(|_| field <= MOST_MIN);
        let press = match (kind, fields) {
            ("Rl", &[studio, service]) => Self::List(StudioId(studio), of(service)),
            ("Rs", &[studio, page]) => Self::Services(StudioId(studio), u16::try_from(page).ok()?),
            ("Rn", &[studio, service]) => Self::New(StudioId(studio), of(service)),
            ("Rp", &[studio, service, lead]) => {
                Self::Preset { studio: StudioId(studio), service: of(service), lead: Lead::of_number(lead)? }
            }
            ("Ro", &[studio, rule]) => Self::Rule(StudioId(studio), ReminderId(rule)),
            ("Ra", &[studio, rule, asks @ 0..=1]) => {
                Self::Asks { studio: StudioId(studio), rule: ReminderId(rule), asks: asks == 1 }
            }
            ("Rd", &[studio, rule]) => Self::Drop(StudioId(studio), ReminderId(rule)),
            ("Rq", &[studio, again, release]) => {
                let asking = Asking { again_min: minutes(again)?, release_min: minutes(release)? };
                Self::Silence(StudioId(studio), asking)
            }
            ("Rk", &[booking, start]) => {
                Self::Keep { booking: BookingId(booking), start: Timestamp::from_minutes(start) }
            }
            ("Rf", &[booking, start]) => {
                Self::Free { booking: BookingId(booking), start: Timestamp::from_minutes(start) }
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
    use crate::reminder::of;

    /// A line here may be added, never changed.
    #[test]
    fn presses_keep_their_form() {
        let (studio, rule, service) = (StudioId(1), ReminderId(7), Some(ServiceId(65)));
        let (booking, start) = (BookingId(1_000_000), Timestamp(1_773_066_600));
        let evening = Lead::Wall { days: 1, minute: 18 * 60 };
        for (press, data) in [
            (Press::List(studio, None), "1.Rl.1.0"),
            (Press::List(studio, service), "1.Rl.1.1t"),
            (Press::Services(studio, 2), "1.Rs.1.2"),
            (Press::New(studio, service), "1.Rn.1.1t"),
            (Press::Preset { studio, service: None, lead: Lead::Before(120) }, "1.Rp.1.0.3c"),
            (Press::Preset { studio, service, lead: evening }, "1.Rp.1.1t.za1"),
            (Press::Rule(studio, rule), "1.Ro.1.7"),
            (Press::Asks { studio, rule, asks: true }, "1.Ra.1.7.1"),
            (Press::Drop(studio, rule), "1.Rd.1.7"),
            (Press::Silence(studio, Asking { again_min: 180, release_min: 0 }), "1.Rq.1.50.0"),
            (Press::Keep { booking, start }, "1.Rk.lfls.hlds6"),
            (Press::Free { booking, start }, "1.Rf.lfls.hlds6"),
        ] {
            assert_eq!(of(press).data(), data);
            assert_eq!(Any::read(data), Some(of(press)), "{data}");
        }
        for data in ["1.Ra.1.7.2", "1.Rp.1.0.0", "1.Rq.1.zzz.0", "1.Rs.1.zzzzz", "1.Rz.1", "1.R"] {
            assert_eq!(Any::read(data), None, "{data}");
        }
    }
}
