//! Everything that decides when one specialist works, and how it changes.

use std::collections::BTreeMap;

use chrono::Weekday;
use serde::{Deserialize, Serialize};

use super::{Clash, Hours, Interval, Place, Week, clash, united};
use crate::ids::{BreakId, CalendarId};
use crate::span::Span;
use crate::zone::{LocalDay, Zone};

/// When one specialist works: hours of each place, pauses, time off, the limit of a day.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// Where they work, in their order; most have one place.
    pub places: Vec<Place>,
    /// What comes back every week.
    pub pauses: Vec<Pause>,
    /// When they are away.
    pub time_off: Vec<Span>,
    /// How many visits may start on one local day; no limit when empty.
    pub day_limit: Option<u32>,
}

/// A pause that comes back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pause {
    /// Its row.
    pub id: BreakId,
    /// On which day; every day when empty.
    pub weekday: Option<Weekday>,
    /// From when to when.
    pub interval: Interval,
    /// What for, in their words; may be empty.
    pub note: String,
}

impl Pause {
    /// Whether they differ in their day alone.
    #[must_use]
    pub fn is_like(&self, other: &Self) -> bool {
        self.weekday.is_none() == other.weekday.is_none()
            && (self.interval, &self.note) == (other.interval, &other.note)
    }
}

/// One change of the rules. A place that is not named is the only one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Other usual hours on some days of the week, Monday first.
    Week {
        /// Where.
        place: Option<CalendarId>,
        /// None where nothing changes, empty on a day off.
        days: [Option<Vec<Interval>>; 7],
    },
    /// Other hours on one date, or the usual ones again.
    Day {
        /// Where.
        place: Option<CalendarId>,
        /// When.
        day: LocalDay,
        /// None for the usual hours, empty on a day off.
        hours: Option<Vec<Interval>>,
    },
    /// One more pause, or one on each of some days.
    AddPause {
        /// On which days, 0 for Monday; every day when empty.
        days: Vec<u8>,
        /// From when to when.
        interval: Interval,
        /// What for.
        note: String,
    },
    /// A pause less.
    DropPause(BreakId),
    /// This pause less, with those on other days that have its time and its words.
    DropPauses(BreakId),
    /// Another limit of visits a day.
    Limit(Option<u32>),
    /// A place less.
    DropPlace(CalendarId),
}

impl Rules {
    /// What the engine reads of them.
    #[must_use]
    pub fn hours(&self, zone: Zone) -> Hours {
        let (week, overrides) = united(&self.places);
        let mut breaks: [Vec<Interval>; 7] = std::array::from_fn(|_| Vec::new());
        for pause in &self.pauses {
            for (day, intervals) in breaks.iter_mut().enumerate() {
                if pause.weekday.is_none_or(|weekday| weekday.num_days_from_monday() as usize == day) {
                    intervals.push(pause.interval);
                }
            }
        }
        Hours::new(zone, week, overrides, self.time_off.clone(), self.day_limit)
            .with_breaks(Week::joined(breaks))
    }

    /// The first time, from `today` on, at which they would have to be in two places.
    #[must_use]
    pub fn clash(&self, today: LocalDay) -> Option<Clash> {
        clash(&self.places, today)
    }

    /// Whether places are spoken of at all: there are several, or the only one says what it is called or where it is.
    #[must_use]
    pub fn has_places(&self) -> bool {
        let says = |place: &Place| !place.name.is_empty() || !place.address.is_empty();
        self.places.len() > 1 || self.places.iter().any(says)
    }

    /// A place by its row, or the only one.
    #[must_use]
    pub fn place(&self, wanted: Option<CalendarId>) -> Option<&Place> {
        match wanted {
            None => self.places.first(),
            Some(id) => self.places.iter().find(|place| place.calendar == id),
        }
    }

    /// The rules after a change; nothing when its place or pause is not there, or is the last one.
    ///
    /// Whoever has no place yet gets one, without a number, with their first hours.
    #[must_use]
    pub fn changed(&self, change: &Change) -> Option<Self> {
        let mut rules = self.clone();
        match change {
            Change::Week { place, days } => {
                let place = rules.place_mut(*place)?;
                let old = place.week.days().clone();
                let new = old.into_iter().zip(days).map(|(old, new)| new.clone().unwrap_or(old));
                place.week = Week::joined(new.collect::<Vec<_>>().try_into().ok()?);
            }
            Change::Day { place, day, hours } => {
                let place = rules.place_mut(*place)?;
                match hours {
                    Some(hours) => place.overrides.insert(*day, hours.clone()),
                    None => place.overrides.remove(day),
                };
            }
            Change::AddPause { days, interval, note } => {
                let mut weekdays = vec![None];
                if !days.is_empty() {
                    let named = days.iter().map(|day| Weekday::try_from(*day).map(Some));
                    weekdays = named.collect::<Result<_, _>>().ok()?;
                }
                let pause =
                    |weekday| Pause { id: BreakId(0), weekday, interval: *interval, note: note.clone() };
                rules.pauses.extend(weekdays.into_iter().map(pause));
            }
            Change::DropPause(id) => {
                rules.pauses.retain(|pause| pause.id != *id);
                (rules.pauses.len() < self.pauses.len()).then_some(())?;
            }
            Change::DropPauses(id) => {
                let one = self.pauses.iter().find(|pause| pause.id == *id)?;
                rules.pauses.retain(|pause| !pause.is_like(one));
            }
            Change::Limit(limit) => rules.day_limit = *limit,
            Change::DropPlace(id) => {
                rules.places.retain(|place| place.calendar != *id);
                (rules.places.len() < self.places.len() && !rules.places.is_empty()).then_some(())?;
            }
        }
        Some(rules)
    }

    fn place_mut(&mut self, wanted: Option<CalendarId>) -> Option<&mut Place> {
        if self.places.is_empty() && wanted.is_none() {
            self.places.push(Place {
                calendar: CalendarId(0),
                name: String::new(),
                address: String::new(),
                week: Week::default(),
                overrides: BTreeMap::new(),
            });
        }
        match wanted {
            None => self.places.first_mut(),
            Some(id) => self.places.iter_mut().find(|place| place.calendar == id),
        }
    }
}
