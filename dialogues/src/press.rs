//! Callback data: a file format. A keyboard lives in a chat's history for years.
//!
//! `version.kind.field.field`: version 1, kind one letter, fields in base 36, never names. At most 64 bytes
//! (Bot API, `InlineKeyboardButton`); ours stay under 50. **A form may be added, never changed**, and each is
//! read for ever: `presses_keep_their_form` below holds every one that was shipped.

use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{BookingId, CategoryId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};

use crate::{extras, feed, keepsake, moving, offers, profile, staff};

/// What a button means, whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `0`: a label; pressing it does nothing.
    Label,
    /// `h`: a studio's home on this screen; 0 is the chat's studio.
    Home(Option<StudioId>),
    /// `H`: home as a new screen below; the pressed message is a fact and stays.
    HomeBelow(Option<StudioId>),
    /// `c`: all categories.
    Catalog(StudioId),
    /// `k`: the services of one category.
    Category {
        /// Where.
        studio: StudioId,
        /// Which.
        category: CategoryId,
        /// From 0.
        page: u16,
    },
    /// `w`: the nearest slots.
    Times {
        /// What.
        service: ServiceId,
        /// With whom.
        who: Who,
        /// Which part of the day.
        part: Part,
        /// Page of the row of specialists, from 0.
        page: u16,
    },
    /// `d`: all slots of one day.
    Day {
        /// What.
        service: ServiceId,
        /// With whom.
        who: Who,
        /// When.
        day: LocalDay,
        /// Which part of the day.
        part: Part,
        /// From 0.
        page: u16,
    },
    /// `m`: a month.
    Month {
        /// What.
        service: ServiceId,
        /// With whom.
        who: Who,
        /// Which.
        month: Month,
    },
    /// `x`: a day in the calendar that cannot be chosen, and why.
    Shut(Shut),
    /// `t`: hold this slot.
    Slot {
        /// What.
        service: ServiceId,
        /// With whom.
        who: Who,
        /// When; whole minutes.
        start: Timestamp,
    },
    /// `y`: yes, book what is held.
    Confirm {
        /// The row that holds it.
        hold: BookingId,
        /// Whom the client had asked for, should the slot be gone.
        who: Who,
    },
    /// `n`: no, let the hold go.
    Drop(BookingId),
    /// `v`: my bookings on this screen.
    Visits(List, Option<BookingId>),
    /// `V`: my bookings as a new screen below.
    VisitsBelow,
    /// `b`: a booking's card.
    Visit(BookingId),
    /// `a`: ask whether to cancel.
    AskCancel(BookingId),
    /// `z`: yes, cancel.
    Cancel(BookingId),
    /// `l`: choose a language.
    Languages,
    /// `g`: speak this language.
    Speak(Lang),
    /// About a booking that is there already: kinds of two small letters that begin with `r`.
    Moving(moving::Press),
    /// Behind the counter: kinds that begin with a capital letter and have a second one.
    Staff(staff::Press),
    /// `q`: what the bot can do.
    Help,
    /// `i`: what a service is, with its picture.
    About {
        /// Which.
        service: ServiceId,
        /// With whom it is looked at.
        who: Who,
    },
    /// `p`: who a specialist is, with their picture.
    Portrait(SpecialistId),
    /// `u`: who a studio is, with its picture.
    Studio(StudioId),
    /// `s`: what a specialist does.
    Specialist(SpecialistId),
    /// What the studio offers: kinds that begin with `o`.
    Offer(offers::Press),
    /// What a client adds before they book: kinds that begin with `f` and have a second letter.
    Extra(extras::Press),
    /// What we know of a person: kinds that begin with `j`.
    Profile(profile::Press),
    /// A calendar follows the person's visits: kinds that begin with `k` and have a second letter.
    Feed(feed::Press),
    /// `e…`: something to take along from a booking.
    Keepsake(keepsake::Press),
    /// `ec`: yes, I come to what starts then.
    Come {
        /// Which visit.
        booking: BookingId,
        /// When the message said that it starts; whole minutes.
        start: Timestamp,
    },
}

/// A part of the day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Part {
    /// The whole day.
    #[default]
    All,
    /// Before noon.
    Morning,
    /// From noon to five.
    Day,
    /// From five.
    Evening,
}

/// Which of one's bookings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum List {
    /// Still to come, the next one first.
    Upcoming,
    /// All others, the latest first.
    Past,
}

/// Why a day in the calendar cannot be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shut {
    /// It is over.
    Past,
    /// Nobody works.
    Closed,
    /// The chosen specialist does not work, though others do.
    Off,
    /// Everything is taken.
    Full,
    /// The studio does not book so far ahead.
    TooFar,
}

const VERSION: &str = "1";

impl Press {
    /// The callback data.
    #[must_use]
    pub fn data(&self) -> String {
        let form = |kind: &str, fields: &[i64]| {
            let fields = fields.iter().map(|field| format!(".{}", base36::write(*field)));
            format!("{VERSION}.{kind}{}", fields.collect::<String>())
        };
        match *self {
            Self::Label => form("0", &[]),
            Self::Home(studio) => form("h", &[studio.map_or(0, |id| id.0)]),
            Self::HomeBelow(studio) => form("H", &[studio.map_or(0, |id| id.0)]),
            Self::Catalog(studio) => form("c", &[studio.0]),
            Self::Category { studio, category, page } => form("k", &[studio.0, category.0, page.into()]),
            Self::Times { service, who, part, page } => {
                form("w", &[service.0, who_field(who), part.field(), page.into()])
            }
            Self::Day { service, who, day, part, page } => {
                form("d", &[service.0, who_field(who), day.0.into(), part.field(), page.into()])
            }
            Self::Month { service, who, month } => form("m", &[service.0, who_field(who), month.0.into()]),
            Self::Shut(why) => form("x", &[why.field()]),
            Self::Slot { service, who, start } => form("t", &[service.0, who_field(who), start.minutes()]),
            Self::Confirm { hold, who } => form("y", &[hold.0, who_field(who)]),
            Self::Drop(hold) => form("n", &[hold.0]),
            Self::Visits(list, after) => form("v", &[list.field(), after.map_or(0, |id| id.0)]),
            Self::VisitsBelow => form("V", &[]),
            Self::Visit(booking) => form("b", &[booking.0]),
            Self::AskCancel(booking) => form("a", &[booking.0]),
            Self::Cancel(booking) => form("z", &[booking.0]),
            Self::Languages => form("l", &[]),
            Self::Speak(lang) => form("g", &[i64::from(lang == Lang::En)]),
            Self::Help => form("q", &[]),
            Self::About { service, who } => form("i", &[service.0, who_field(who)]),
            Self::Portrait(specialist) => form("p", &[specialist.0]),
            Self::Studio(studio) => form("u", &[studio.0]),
            Self::Specialist(specialist) => form("s", &[specialist.0]),
            Self::Moving(press) => {
                let (kind, fields) = press.form();
                form(kind, &fields)
            }
            Self::Come { booking, start } => form("ec", &[booking.0, start.minutes()]),
            Self::Offer(press) => {
                let (kind, fields) = press.form();
                form(kind, &fields)
            }
            Self::Profile(press) => {
                let (kind, fields) = press.form();
                form(kind, &fields)
            }
            Self::Feed(press) => {
                let (kind, fields) = press.form();
                form(kind, &fields)
            }
            Self::Keepsake(press) => {
                let (kind, fields) = press.form();
                form(kind, &fields)
            }
            Self::Extra(press) => {
                let (kind, fields) = press.form();
                form(kind, &fields)
            }
            Self::Staff(press) => {
                let (kind, fields) = press.form();
                form(kind, &fields)
            }
        }
    }

    /// Reads callback data. Whatever we did not write ourselves, to the letter, is nothing.
    #[must_use]
    pub fn read(data: &str) -> Option<Self> {
        if data.len() > 64 {
            return None;
        }
        let mut parts = data.split('.');
        if parts.next() != Some(VERSION) {
            return None;
        }
        let kind = parts.next()?;
        let fields: Vec<i64> = parts.map(base36::read).collect::<Option<_>>()?;
        Self::from_fields(kind, &fields).filter(|press| press.data() == data)
    }

    fn from_fields(kind: &str, fields: &[i64]) -> Option<Self> {
        let press = match (kind, fields) {
            ("0", []) => Self::Label,
            ("h", &[studio]) => Self::Home((studio != 0).then_some(StudioId(studio))),
            ("H", &[studio]) => Self::HomeBelow((studio != 0).then_some(StudioId(studio))),
            ("c", &[studio]) => Self::Catalog(StudioId(studio)),
            ("k", &[studio, category, page]) => Self::Category {
                studio: StudioId(studio),
                category: CategoryId(category),
                page: small(page)?,
            },
            ("w", &[service, who, part, page]) => Self::Times {
                service: ServiceId(service),
                who: who_of(who),
                part: Part::of(part)?,
                page: small(page)?,
            },
            ("d", &[service, who, day, part, page]) => Self::Day {
                service: ServiceId(service),
                who: who_of(who),
                day: LocalDay(i32::try_from(day).ok()?),
                part: Part::of(part)?,
                page: small(page)?,
            },
            ("m", &[service, who, month]) => Self::Month {
                service: ServiceId(service),
                who: who_of(who),
                month: Month(i32::try_from(month).ok()?),
            },
            ("x", &[why]) => Self::Shut(Shut::of(why)?),
            ("t", &[service, who, minutes]) => Self::Slot {
                service: ServiceId(service),
                who: who_of(who),
                start: Timestamp::from_minutes(minutes),
            },
            ("y", &[hold, who]) => Self::Confirm { hold: BookingId(hold), who: who_of(who) },
            ("n", &[hold]) => Self::Drop(BookingId(hold)),
            ("v", &[list, after]) => Self::Visits(List::of(list)?, (after != 0).then_some(BookingId(after))),
            ("V", []) => Self::VisitsBelow,
            ("b", &[booking]) => Self::Visit(BookingId(booking)),
            ("a", &[booking]) => Self::AskCancel(BookingId(booking)),
            ("z", &[booking]) => Self::Cancel(BookingId(booking)),
            ("l", []) => Self::Languages,
            ("g", &[lang]) => Self::Speak(if lang == 1 { Lang::En } else { Lang::Ru }),
            ("q", []) => Self::Help,
            ("i", &[service, who]) => Self::About { service: ServiceId(service), who: who_of(who) },
            ("p", &[specialist]) => Self::Portrait(SpecialistId(specialist)),
            ("u", &[studio]) => Self::Studio(StudioId(studio)),
            ("s", &[specialist]) => Self::Specialist(SpecialistId(specialist)),
            ("ec", &[booking, minutes]) => {
                Self::Come { booking: BookingId(booking), start: Timestamp::from_minutes(minutes) }
            }
            _ if kind.starts_with('e') => Self::Keepsake(keepsake::Press::read(kind, fields)?),
            _ if kind.starts_with('k') => Self::Feed(feed::Press::read(kind, fields)?),
            _ if kind.starts_with('o') => Self::Offer(offers::Press::read(kind, fields)?),
            _ if kind.starts_with('f') => Self::Extra(extras::Press::read(kind, fields)?),
            _ if kind.starts_with('j') => Self::Profile(profile::Press::read(kind, fields)?),
            _ if kind.starts_with('r') => Self::Moving(moving::Press::read(kind, fields)?),
            _ => Self::Staff(staff::Press::read(kind, fields)?),
        };
        Some(press)
    }
}

pub(crate) fn small(field: i64) -> Option<u16> {
    u16::try_from(field).ok()
}

pub(crate) fn who_field(who: Who) -> i64 {
    match who {
        Who::Any => 0,
        Who::One(specialist) => specialist.0,
    }
}

pub(crate) fn who_of(field: i64) -> Who {
    if field == 0 { Who::Any } else { Who::One(SpecialistId(field)) }
}

/// A closed set as the small number that a press carries. The order is the format: add at the end.
macro_rules! fields {
    ($name:ident: $($variant:ident = $field:literal),+) => {
        impl $name {
            pub(crate) fn field(self) -> i64 {
                match self { $(Self::$variant => $field),+ }
            }
            pub(crate) fn of(field: i64) -> Option<Self> {
                match field { $($field => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}
fields!(Part: All = 0, Morning = 1, Day = 2, Evening = 3);
fields!(List: Upcoming = 0, Past = 1);
fields!(Shut: Past = 0, Closed = 1, Full = 2, TooFar = 3, Off = 4);

impl Part {
    /// Whether a civil minute of the day lies in this part.
    #[must_use]
    pub fn holds(self, minute: i32) -> bool {
        match self {
            Self::All => true,
            Self::Morning => minute < 12 * 60,
            Self::Day => (12 * 60..17 * 60).contains(&minute),
            Self::Evening => minute >= 17 * 60,
        }
    }
}

/// Whole numbers in base 36, lower case, the way links and presses carry them.
pub mod base36 {
    /// The shortest form; only zero starts with `0`. A negative number has no form and is written as 0.
    #[must_use]
    pub fn write(number: i64) -> String {
        let mut rest = number.max(0);
        let mut digits = Vec::with_capacity(13);
        loop {
            let digit = u8::try_from(rest % 36).unwrap_or_default();
            digits.push(char::from(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 }));
            rest /= 36;
            if rest == 0 {
                return digits.iter().rev().collect();
            }
        }
    }

    /// Reads what [`write()`] writes and nothing else.
    #[must_use]
    pub fn read(text: &str) -> Option<i64> {
        let plain = text.bytes().all(|byte| byte.is_ascii_digit() || byte.is_ascii_lowercase());
        let shortest = text == "0" || !text.starts_with('0');
        if !plain || !shortest || text.is_empty() {
            return None;
        }
        i64::from_str_radix(text, 36).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(press: Press, data: &str) {
        assert_eq!(press.data(), data);
        assert_eq!(Press::read(data), Some(press), "{data}");
        assert!(data.len() <= 64, "{data}");
    }

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_keep_their_form() {
        let (service, who, studio) = (ServiceId(65), Who::One(SpecialistId(7)), StudioId(1));
        check(Press::Label, "1.0");
        check(Press::Home(None), "1.h.0");
        check(Press::Home(Some(studio)), "1.h.1");
        check(Press::HomeBelow(Some(studio)), "1.H.1");
        check(Press::Catalog(studio), "1.c.1");
        check(Press::Category { studio, category: CategoryId(3), page: 2 }, "1.k.1.3.2");
        check(Press::Times { service, who: Who::Any, part: Part::All, page: 0 }, "1.w.1t.0.0.0");
        check(Press::Times { service, who, part: Part::Evening, page: 1 }, "1.w.1t.7.3.1");
        check(
            Press::Day { service, who, day: LocalDay(20_521), part: Part::Day, page: 0 },
            "1.d.1t.7.fu1.2.0",
        );
        check(Press::Month { service, who, month: Month(674) }, "1.m.1t.7.iq");
        check(Press::Shut(Shut::Full), "1.x.2");
        check(Press::Shut(Shut::Off), "1.x.4");
        check(Press::Slot { service, who, start: Timestamp(1_773_066_600) }, "1.t.1t.7.hlds6");
    }

    /// As above.
    #[test]
    fn presses_of_bookings_keep_their_form() {
        let (who, booking) = (Who::One(SpecialistId(7)), BookingId(1_000_000));
        check(Press::Confirm { hold: booking, who }, "1.y.lfls.7");
        check(Press::Drop(booking), "1.n.lfls");
        check(Press::Visits(List::Upcoming, None), "1.v.0.0");
        check(Press::Visits(List::Past, Some(booking)), "1.v.1.lfls");
        check(Press::VisitsBelow, "1.V");
        check(Press::Visit(booking), "1.b.lfls");
        check(Press::AskCancel(booking), "1.a.lfls");
        check(Press::Cancel(booking), "1.z.lfls");
        check(Press::Languages, "1.l");
        check(Press::Speak(Lang::Ru), "1.g.0");
        check(Press::Speak(Lang::En), "1.g.1");
        check(Press::Help, "1.q");
        check(Press::About { service: ServiceId(65), who }, "1.i.1t.7");
        check(Press::Portrait(SpecialistId(7)), "1.p.7");
        check(Press::Studio(StudioId(65)), "1.u.1t");
        check(Press::Specialist(SpecialistId(7)), "1.s.7");
        check(Press::Extra(extras::Press::Comment(booking, who)), "1.fc.lfls.7");
        check(Press::Extra(extras::Press::NoComment(booking, Who::Any)), "1.fx.lfls.0");
        check(Press::Extra(extras::Press::Guest(booking, who)), "1.fg.lfls.7");
        check(Press::Extra(extras::Press::NoGuest(booking, who)), "1.fy.lfls.7");
        check(Press::Extra(extras::Press::Back(booking, who)), "1.fb.lfls.7");
        check(Press::Come { booking, start: Timestamp(1_773_066_600) }, "1.ec.lfls.hlds6");
        check(Press::Extra(extras::Press::More(booking, who, 1)), "1.fa.lfls.7.1");
        check(Press::Extra(extras::Press::Service(booking, who, ServiceId(65))), "1.fs.lfls.7.1t");
        check(Press::Extra(extras::Press::NoService(booking, Who::Any, ServiceId(65))), "1.fd.lfls.0.1t");
        check(Press::Extra(extras::Press::Slot(booking, who, Timestamp(1_773_066_600))), "1.ft.lfls.7.hlds6");
    }

    #[test]
    fn what_we_did_not_write_is_nothing() {
        for data in [
            "",
            "1",
            "1.",
            "2.h.1",
            "1.h",
            "1.h.",
            "1.h.01",
            "1.h.-1",
            "1.h.1.1",
            "1.H.1.",
            "1.h.A",
            "1.t.1.2.3.4",
            "1.w.1.0.9.0",
            "1.g.2",
            "1.x.5",
            "1.k.1.3.zzzzz",
            "1.h.zzzzzzzzzzzzzz",
            "é.h.1",
            "1.h.1 ",
            "1.f.1.1",
            "1.fc.1",
            "1.fz.1.1",
        ] {
            assert_eq!(Press::read(data), None, "{data:?}");
        }
    }
}
