//! Buttons about a booking that is there already; their kinds begin with a small `r`. Keyboards live in people's
//! chats for years: a form may be added, never changed.

use okoshko_domain::booking::ClientReason;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{BookingId, SpecialistId};
use okoshko_domain::money::Money;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};

use crate::press::{Part, small, who_field, who_of};

/// A button of this talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `rt`: the nearest slots for a booking.
    Times {
        /// Which.
        booking: BookingId,
        /// With whom.
        who: Who,
        /// Which part of the day.
        part: Part,
        /// Page of the row of specialists, from 0.
        page: u16,
    },
    /// `rd`: all its slots of one day.
    Day {
        /// Which.
        booking: BookingId,
        /// With whom.
        who: Who,
        /// When.
        day: LocalDay,
        /// Which part of the day.
        part: Part,
        /// From 0.
        page: u16,
    },
    /// `rm`: a month of it.
    Month {
        /// Which.
        booking: BookingId,
        /// With whom.
        who: Who,
        /// Which.
        month: Month,
    },
    /// `rs`: this slot; look once more.
    Slot {
        /// Which.
        booking: BookingId,
        /// With whom.
        who: Who,
        /// When; whole minutes.
        start: Timestamp,
    },
    /// `ry`: yes, move it there.
    Move(Move),
    /// `rq`: why it was cancelled.
    Because(BookingId, Quick),
    /// `ru`: take the cancelling back.
    Undo(BookingId),
}

/// A reason that a button gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Quick {
    /// They are ill.
    Illness,
    /// Plans have changed.
    Plans,
    /// They found another time.
    OtherTime,
}

impl Quick {
    /// Every one, in the order of their buttons; its place is its number in them: add at the end.
    pub const ALL: [Self; 3] = [Self::Illness, Self::Plans, Self::OtherTime];

    /// As a booking keeps it.
    #[must_use]
    pub fn reason(self) -> ClientReason {
        match self {
            Self::Illness => ClientReason::Illness,
            Self::Plans => ClientReason::Plans,
            Self::OtherTime => ClientReason::OtherTime,
        }
    }

    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Illness => "button-reason-illness",
            Self::Plans => "button-reason-plans",
            Self::OtherTime => "button-reason-other-time",
        }
    }

    fn field(self) -> i64 {
        match self {
            Self::Illness => 0,
            Self::Plans => 1,
            Self::OtherTime => 2,
        }
    }

    fn read(field: i64) -> Option<Self> {
        Self::ALL.into_iter().find(|quick| quick.field() == field)
    }
}

/// Where a booking is to go, as it was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Move {
    /// Which.
    pub booking: BookingId,
    /// To whom.
    pub specialist: SpecialistId,
    /// When; whole minutes.
    pub start: Timestamp,
    /// Where it stood, and what it would cost.
    pub seen: Seen,
    /// Whether anybody would have done, should the slot be gone.
    pub any: bool,
}

impl Move {
    /// Whom the client had asked for.
    #[must_use]
    pub fn who(self) -> Who {
        if self.any { Who::Any } else { Who::One(self.specialist) }
    }
}

/// A start and a price as a button remembers them: enough to tell that one of them changed since.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Seen(u32);

impl Seen {
    /// With the bit beside it four figures in base 36.
    const COUNT: u32 = 36 * 36 * 36 * 36 / 2;
    /// A prime: no small step of a price is a small step of a start.
    const APART: i128 = 7919;

    /// What a button remembers of a booking's start and of the price that goes with the button.
    #[must_use]
    pub fn of(start: Timestamp, price: Money) -> Self {
        let both = i128::from(start.minutes()) + i128::from(price.minor) * Self::APART;
        Self(u32::try_from(both.rem_euclid(Self::COUNT.into())).unwrap_or_default())
    }

    fn field(self, any: bool) -> i64 {
        i64::from(self.0) * 2 + i64::from(any)
    }

    fn read(field: i64) -> Option<(Self, bool)> {
        let seen = u32::try_from(field / 2).ok().filter(|seen| *seen < Self::COUNT)?;
        Some((Self(seen), field % 2 == 1))
    }
}

impl Press {
    /// Its kind and fields.
    #[must_use]
    pub fn form(self) -> (&'static str, Vec<i64>) {
        match self {
            Self::Times { booking, who, part, page } => {
                ("rt", vec![booking.0, who_field(who), part.field(), page.into()])
            }
            Self::Day { booking, who, day, part, page } => {
                ("rd", vec![booking.0, who_field(who), day.0.into(), part.field(), page.into()])
            }
            Self::Month { booking, who, month } => ("rm", vec![booking.0, who_field(who), month.0.into()]),
            Self::Slot { booking, who, start } => ("rs", vec![booking.0, who_field(who), start.minutes()]),
            Self::Move(Move { booking, specialist, start, seen, any }) => {
                ("ry", vec![booking.0, specialist.0, start.minutes(), seen.field(any)])
            }
            Self::Because(booking, quick) => ("rq", vec![booking.0, quick.field()]),
            Self::Undo(booking) => ("ru", vec![booking.0]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let press = match (kind, fields) {
            ("rt", &[booking, who, part, page]) => Self::Times {
                booking: BookingId(booking),
                who: who_of(who),
                part: Part::of(part)?,
                page: small(page)?,
            },
            ("rd", &[booking, who, day, part, page]) => Self::Day {
                booking: BookingId(booking),
                who: who_of(who),
                day: LocalDay(i32::try_from(day).ok()?),
                part: Part::of(part)?,
                page: small(page)?,
            },
            ("rm", &[booking, who, month]) => Self::Month {
                booking: BookingId(booking),
                who: who_of(who),
                month: Month(i32::try_from(month).ok()?),
            },
            ("rs", &[booking, who, minutes]) => Self::Slot {
                booking: BookingId(booking),
                who: who_of(who),
                start: Timestamp::from_minutes(minutes),
            },
            ("ry", &[booking, specialist, minutes, seen]) => {
                let (seen, any) = Seen::read(seen)?;
                let (booking, specialist) = (BookingId(booking), SpecialistId(specialist));
                Self::Move(Move { booking, specialist, start: Timestamp::from_minutes(minutes), seen, any })
            }
            ("rq", &[booking, quick]) => Self::Because(BookingId(booking), Quick::read(quick)?),
            ("ru", &[booking]) => Self::Undo(BookingId(booking)),
            _ => return None,
        };
        Some(press)
    }
}

#[cfg(test)]
mod tests {
    use okoshko_domain::money::Currency;

    use super::*;
    use crate::press::Press as Any;

    fn check(press: Press, data: &str) {
        let press = Any::Moving(press);
        assert_eq!(press.data(), data);
        assert_eq!(Any::read(data), Some(press), "{data}");
        assert!(data.len() <= 50, "{data} is {} bytes", data.len());
    }

    fn price(minor: i64) -> Money {
        Money { minor, currency: Currency::parse("RUB").unwrap() }
    }

    /// A line here may be added, never changed.
    #[test]
    fn presses_of_moving_keep_their_form() {
        let (booking, who, specialist) = (BookingId(65), Who::One(SpecialistId(7)), SpecialistId(7));
        let start = Timestamp(1_773_066_600);
        check(Press::Times { booking, who, part: Part::All, page: 0 }, "1.rt.1t.7.0.0");
        check(Press::Times { booking, who: Who::Any, part: Part::Evening, page: 1 }, "1.rt.1t.0.3.1");
        let day = LocalDay(20_521);
        check(Press::Day { booking, who, day, part: Part::Day, page: 1 }, "1.rd.1t.7.fu1.2.1");
        check(Press::Month { booking, who, month: Month(674) }, "1.rm.1t.7.iq");
        check(Press::Slot { booking, who, start }, "1.rs.1t.7.hlds6");
        let seen = Seen::of(start, price(150_000));
        let step = Move { booking, specialist, start: start.plus_min(90), seen, any: false };
        check(Press::Move(step), "1.ry.1t.7.hlduo.m9f0");
        check(Press::Move(Move { any: true, ..step }), "1.ry.1t.7.hlduo.m9f1");
        check(Press::Because(booking, Quick::Illness), "1.rq.1t.0");
        check(Press::Because(booking, Quick::Plans), "1.rq.1t.1");
        check(Press::Because(booking, Quick::OtherTime), "1.rq.1t.2");
        check(Press::Undo(booking), "1.ru.1t");
        assert_eq!((step.who(), Move { any: true, ..step }.who()), (who, Who::Any));
        let (booking, specialist) = (BookingId(i64::MAX), SpecialistId(i64::MAX));
        let start = Timestamp::from_minutes(i64::MAX / 60);
        let press = Press::Move(Move { booking, specialist, start, seen: Seen(Seen::COUNT - 1), any: true });
        assert_eq!(Any::Moving(press).data().len(), 50);
        assert_eq!(Any::read(&Any::Moving(press).data()), Some(Any::Moving(press)));
    }

    #[test]
    fn a_button_notices_that_the_start_or_the_price_changed() {
        let start = Timestamp(1_773_066_600);
        let seen = Seen::of(start, price(150_000));
        for minutes in [-30, 5, 60, 24 * 60, 7 * 24 * 60] {
            assert_ne!(Seen::of(start.plus_min(minutes), price(150_000)), seen, "{minutes} min");
        }
        for minor in [0, 150_001, 155_000, 180_000, 300_000] {
            assert_ne!(Seen::of(start, price(minor)), seen, "{minor}");
        }
        assert_eq!(Any::read("1.ry.1.1.1.100000"), None, "more than is remembered");
    }
}
