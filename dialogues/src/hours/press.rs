//! The buttons of this talk, and how they are written into callback data.

use okoshko_domain::hours::Interval;
use okoshko_domain::ids::{BreakId, CalendarId, SpecialistId};
use okoshko_domain::zone::LocalDay;

use super::{Of, PlaceField};

/// One more than the largest interval as a number: from each of 1440 minutes to each of 1440.
const INTERVALS: i64 = 1440 * 1440 + 1;

/// A button of this talk; its kinds begin with `H`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `HI`: whose hours?
    Who(u16),
    /// `HW`: the week.
    Week(Of),
    /// `HO`: type a week.
    Own(Of),
    /// `HD`: one day of the week.
    Day {
        /// Whose.
        of: Of,
        /// 0 for Monday.
        weekday: u8,
    },
    /// `HP`: these hours on one day of the week.
    DayPreset {
        /// Whose.
        of: Of,
        /// 0 for Monday.
        weekday: u8,
        /// None on a day off.
        hours: Few,
    },
    /// `HK`: these hours for the whole week.
    WeekPreset {
        /// Whose.
        of: Of,
        /// Which.
        preset: WeekPreset,
    },
    /// `HX`: days with hours of their own.
    Dates {
        /// Whose.
        of: Of,
        /// From 0.
        page: u16,
    },
    /// `HE`: one date.
    Date {
        /// Whose.
        of: Of,
        /// When.
        day: LocalDay,
    },
    /// `HF`: these hours on one date.
    DatePreset {
        /// Whose.
        of: Of,
        /// When.
        day: LocalDay,
        /// What they are.
        hours: DateHours,
    },
    /// `HB`: pauses.
    Breaks(SpecialistId),
    /// `HB` with a page: more of them.
    BreaksPage(SpecialistId, u16),
    /// `HA`: this pause every day.
    AddBreak {
        /// Whose.
        specialist: SpecialistId,
        /// When.
        interval: Interval,
    },
    /// `HR`: a pause less.
    DropBreak {
        /// Whose.
        specialist: SpecialistId,
        /// Which.
        id: BreakId,
    },
    /// `HV`: a pause less, with those on other days that have its time and its words.
    DropBreaks {
        /// Whose.
        specialist: SpecialistId,
        /// One of them.
        id: BreakId,
    },
    /// `HL`: how many visits a day.
    Limit(SpecialistId),
    /// `HN`: so many; 0 is no limit.
    LimitPreset {
        /// Whose.
        specialist: SpecialistId,
        /// How many.
        limit: Option<u32>,
    },
    /// `HM`: where they work.
    Places(SpecialistId),
    /// `HM` with a page: more of it.
    PlacesPage(SpecialistId, u16),
    /// `HQ`: one more place.
    NewPlace(SpecialistId),
    /// `HT`: the new place is where the studio is.
    SameAddress(SpecialistId),
    /// `HC`: one place.
    Place(Of),
    /// `HG`: its name or address.
    EditPlace {
        /// Which.
        of: Of,
        /// Which of them.
        field: PlaceField,
    },
    /// `HZ`: a place less.
    DropPlace {
        /// Whose.
        specialist: SpecialistId,
        /// Which.
        calendar: CalendarId,
    },
    /// `HS`: save what is shown.
    Save {
        /// Whose.
        specialist: SpecialistId,
        /// Of the change that is shown.
        mark: u32,
    },
}

/// Hours of a whole week that many have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WeekPreset {
    /// Monday to Friday from 10 to 19.
    Weekdays,
    /// Every day from 10 to 20.
    Daily,
}

/// Hours of one date, as far as a button says them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateHours {
    /// Those of its day of the week.
    Usual,
    /// None.
    Off,
    /// These.
    One(Interval),
}

/// At most three intervals of a day, which fit into a button as one number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Few([Option<Interval>; 3]);

impl WeekPreset {
    /// The hours of each day, Monday first.
    #[must_use]
    pub fn days(self) -> [Option<Vec<Interval>>; 7] {
        let (last, to_min) = match self {
            Self::Weekdays => (5, 19 * 60),
            Self::Daily => (7, 20 * 60),
        };
        let open: Vec<Interval> = Interval::new(10 * 60, to_min).into_iter().collect();
        std::array::from_fn(|day| Some(if day < last { open.clone() } else { Vec::new() }))
    }
}

impl Few {
    /// Nothing when there are more.
    #[must_use]
    pub fn new(intervals: &[Interval]) -> Option<Self> {
        let mut few = [None; 3];
        for (at, interval) in intervals.iter().enumerate() {
            *few.get_mut(at)? = Some(*interval);
        }
        Some(Self(few))
    }

    /// They, in order.
    pub fn intervals(self) -> impl Iterator<Item = Interval> {
        self.0.into_iter().flatten()
    }

    fn number(self) -> i64 {
        self.0.into_iter().rev().fold(0, |number, interval| number * INTERVALS + interval.map_or(0, one))
    }

    fn read(mut number: i64) -> Option<Self> {
        let mut few = [None; 3];
        for interval in &mut few {
            let digit = number % INTERVALS;
            number /= INTERVALS;
            if digit != 0 {
                *interval = Some(read_one(digit)?);
            }
        }
        let gap = few.windows(2).any(|pair| pair[0].is_none() && pair[1].is_some());
        (number == 0 && !gap).then_some(Self(few))
    }
}

/// An interval as a number over zero and below [`INTERVALS`].
fn one(interval: Interval) -> i64 {
    i64::from(interval.from_min()) * 1440 + i64::from(interval.to_min())
}

fn read_one(number: i64) -> Option<Interval> {
    let minute = |value: i64| i16::try_from(value).ok();
    Interval::new(minute((number - 1) / 1440)?, minute((number - 1) % 1440 + 1)?).ok()
}

impl DateHours {
    /// None for the usual hours, no interval on a day off.
    #[must_use]
    pub fn hours(self) -> Option<Vec<Interval>> {
        match self {
            Self::Usual => None,
            Self::Off => Some(Vec::new()),
            Self::One(interval) => Some(vec![interval]),
        }
    }

    fn number(self) -> i64 {
        match self {
            Self::Usual => 0,
            Self::Off => 1,
            Self::One(interval) => one(interval) + 1,
        }
    }

    fn read(number: i64) -> Option<Self> {
        match number {
            0 => Some(Self::Usual),
            1 => Some(Self::Off),
            _ => read_one(number - 1).map(Self::One),
        }
    }
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        let with = |of: Of, more: &[i64]| {
            let mut fields = vec![of.specialist.0, of.place.map_or(0, |place| place.0)];
            fields.extend(more);
            fields
        };
        match *self {
            Self::Who(page) => ("HI", vec![page.into()]),
            Self::Week(of) => ("HW", with(of, &[])),
            Self::Own(of) => ("HO", with(of, &[])),
            Self::Day { of, weekday } => ("HD", with(of, &[weekday.into()])),
            Self::DayPreset { of, weekday, hours } => ("HP", with(of, &[weekday.into(), hours.number()])),
            Self::WeekPreset { of, preset } => ("HK", with(of, &[i64::from(preset == WeekPreset::Daily)])),
            Self::Dates { of, page } => ("HX", with(of, &[page.into()])),
            Self::Date { of, day } => ("HE", with(of, &[day.0.into()])),
            Self::DatePreset { of, day, hours } => ("HF", with(of, &[day.0.into(), hours.number()])),
            Self::Breaks(specialist) => ("HB", vec![specialist.0]),
            Self::BreaksPage(specialist, page) => ("HB", vec![specialist.0, page.into()]),
            Self::AddBreak { specialist, interval } => ("HA", vec![specialist.0, one(interval)]),
            Self::DropBreak { specialist, id } => ("HR", vec![specialist.0, id.0]),
            Self::DropBreaks { specialist, id } => ("HV", vec![specialist.0, id.0]),
            Self::Limit(specialist) => ("HL", vec![specialist.0]),
            Self::LimitPreset { specialist, limit } => {
                ("HN", vec![specialist.0, limit.unwrap_or_default().into()])
            }
            Self::Places(specialist) => ("HM", vec![specialist.0]),
            Self::PlacesPage(specialist, page) => ("HM", vec![specialist.0, page.into()]),
            Self::NewPlace(specialist) => ("HQ", vec![specialist.0]),
            Self::SameAddress(specialist) => ("HT", vec![specialist.0]),
            Self::Place(of) => ("HC", with(of, &[])),
            Self::EditPlace { of, field } => ("HG", with(of, &[i64::from(field == PlaceField::Address)])),
            Self::DropPlace { specialist, calendar } => ("HZ", vec![specialist.0, calendar.0]),
            Self::Save { specialist, mark } => ("HS", vec![specialist.0, mark.into()]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let of = |specialist: i64, place: i64| Of {
            specialist: SpecialistId(specialist),
            place: (place != 0).then_some(CalendarId(place)),
        };
        let weekday = |day: i64| u8::try_from(day).ok().filter(|day| *day < 7);
        let local_day = |day: i64| i32::try_from(day).ok().map(LocalDay);
        let press = match (kind, fields) {
            ("HI", &[page]) => Self::Who(page.try_into().ok()?),
            ("HW", &[who, place]) => Self::Week(of(who, place)),
            ("HO", &[who, place]) => Self::Own(of(who, place)),
            ("HD", &[who, place, day]) => Self::Day { of: of(who, place), weekday: weekday(day)? },
            ("HP", &[who, place, day, hours]) => {
                Self::DayPreset { of: of(who, place), weekday: weekday(day)?, hours: Few::read(hours)? }
            }
            ("HK", &[who, place, 0]) => Self::WeekPreset { of: of(who, place), preset: WeekPreset::Weekdays },
            ("HK", &[who, place, 1]) => Self::WeekPreset { of: of(who, place), preset: WeekPreset::Daily },
            ("HX", &[who, place, page]) => Self::Dates { of: of(who, place), page: page.try_into().ok()? },
            ("HE", &[who, place, day]) => Self::Date { of: of(who, place), day: local_day(day)? },
            ("HF", &[who, place, day, hours]) => {
                let hours = DateHours::read(hours)?;
                Self::DatePreset { of: of(who, place), day: local_day(day)?, hours }
            }
            ("HC", &[who, place]) => Self::Place(of(who, place)),
            ("HG", &[who, place, 0]) => Self::EditPlace { of: of(who, place), field: PlaceField::Name },
            ("HG", &[who, place, 1]) => Self::EditPlace { of: of(who, place), field: PlaceField::Address },
            (kind, &[who, ref rest @ ..]) => return Self::read_plain(kind, SpecialistId(who), rest),
            _ => return None,
        };
        Some(press)
    }

    /// Those that are about a specialist, at whatever place.
    fn read_plain(kind: &str, specialist: SpecialistId, rest: &[i64]) -> Option<Self> {
        let press = match (kind, rest) {
            ("HB", []) => Self::Breaks(specialist),
            ("HB", &[page]) => Self::BreaksPage(specialist, page.try_into().ok()?),
            ("HA", &[interval]) => Self::AddBreak { specialist, interval: read_one(interval)? },
            ("HV", &[id]) => Self::DropBreaks { specialist, id: BreakId(id) },
            ("HR", &[id]) => Self::DropBreak { specialist, id: BreakId(id) },
            ("HL", []) => Self::Limit(specialist),
            ("HN", &[limit]) => {
                let limit = u32::try_from(limit).ok()?;
                Self::LimitPreset { specialist, limit: (limit > 0).then_some(limit) }
            }
            ("HM", []) => Self::Places(specialist),
            ("HM", &[page]) => Self::PlacesPage(specialist, page.try_into().ok()?),
            ("HQ", []) => Self::NewPlace(specialist),
            ("HT", []) => Self::SameAddress(specialist),
            ("HZ", &[calendar]) => Self::DropPlace { specialist, calendar: CalendarId(calendar) },
            ("HS", &[mark]) => Self::Save { specialist, mark: mark.try_into().ok()? },
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

    #[test]
    fn every_button_fits_and_is_read_back() {
        let specialist = SpecialistId(i64::MAX);
        let of = Of { specialist, place: Some(CalendarId(i64::MAX)) };
        let late: Vec<_> = [1437, 1438, 1439].map(|from| Interval::new(from, from + 1).unwrap()).into();
        let (hours, interval) = (Few::new(&late).unwrap(), late[2]);
        let day = LocalDay(i32::MAX);
        for press in [
            Press::Who(u16::MAX),
            Press::Week(of),
            Press::Week(Of::all(specialist)),
            Press::Own(of),
            Press::Day { of, weekday: 6 },
            Press::DayPreset { of, weekday: 6, hours },
            Press::DayPreset { of, weekday: 0, hours: Few::default() },
            Press::DayPreset { of, weekday: 0, hours: Few::new(&late[..2]).unwrap() },
            Press::WeekPreset { of, preset: WeekPreset::Weekdays },
            Press::WeekPreset { of, preset: WeekPreset::Daily },
            Press::Dates { of, page: u16::MAX },
            Press::Date { of, day },
            Press::DatePreset { of, day, hours: DateHours::Usual },
            Press::DatePreset { of, day, hours: DateHours::Off },
            Press::DatePreset { of, day, hours: DateHours::One(interval) },
            Press::Breaks(specialist),
            Press::BreaksPage(specialist, u16::MAX),
            Press::DropBreaks { specialist, id: BreakId(i64::MAX) },
            Press::AddBreak { specialist, interval },
            Press::DropBreak { specialist, id: BreakId(i64::MAX) },
            Press::Limit(specialist),
            Press::LimitPreset { specialist, limit: None },
            Press::LimitPreset { specialist, limit: Some(u32::MAX) },
            Press::Places(specialist),
            Press::PlacesPage(specialist, u16::MAX),
            Press::NewPlace(specialist),
            Press::SameAddress(specialist),
            Press::Place(of),
            Press::EditPlace { of, field: PlaceField::Name },
            Press::EditPlace { of, field: PlaceField::Address },
            Press::DropPlace { specialist, calendar: CalendarId(i64::MAX) },
            Press::Save { specialist, mark: u32::MAX },
        ] {
            let press = Any::Staff(staff::Press::Hours(press));
            let data = press.data();
            assert_eq!(Any::read(&data), Some(press), "{data}");
            assert!(data.len() <= 50, "{data} is {} bytes", data.len());
        }
    }

    #[test]
    fn four_intervals_are_typed() {
        let four: Vec<_> = [1, 3, 5, 7].map(|from| Interval::new(from, from + 1).unwrap()).into();
        assert_eq!(Few::new(&four), None);
        for number in [-1, 2, INTERVALS, i64::MAX] {
            assert!(Few::read(number).is_none_or(|few| few.number() == number), "{number}");
        }
    }
}
