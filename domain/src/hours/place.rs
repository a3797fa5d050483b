//! The places where one person works: hours of each, and never two at a time.

use std::collections::BTreeMap;

use chrono::Weekday;

use super::{Interval, Week};
use crate::ids::CalendarId;
use crate::timestamp::Timestamp;
use crate::zone::{LocalDay, Zone};

/// A specialist's hours at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Its row.
    pub calendar: CalendarId,
    /// What the specialist calls it; may be empty when it is the only one.
    pub name: String,
    /// Where it is; empty: where the studio is.
    pub address: String,
    /// The usual hours there.
    pub week: Week,
    /// Days with hours of their own: sorted, disjoint; empty on a day off.
    pub overrides: BTreeMap<LocalDay, Vec<Interval>>,
}

/// A day on which hours hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum When {
    /// Every such day.
    Every(Weekday),
    /// That day.
    On(LocalDay),
}

/// Two places at one time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clash {
    /// Positions of the places.
    pub places: (usize, usize),
    /// When.
    pub when: When,
    /// The minutes that both have.
    pub shared: Interval,
}

impl Place {
    /// The civil hours of one day at this place: its override, else those of its weekday.
    #[must_use]
    pub fn intervals(&self, day: LocalDay) -> &[Interval] {
        self.overrides.get(&day).map_or_else(|| self.week.on(day.weekday()), Vec::as_slice)
    }

    /// Whether its hours have this moment.
    #[must_use]
    pub fn has(&self, zone: Zone, moment: Timestamp) -> bool {
        let civil = zone.civil_day(zone.day_of(moment));
        civil.spans(self.intervals(civil.day)).any(|span| span.contains(moment))
    }
}

/// The first time at which somebody would have to be in two places: weekdays first, then days from `today` on with
/// hours of their own.
#[must_use]
pub fn clash(places: &[Place], today: LocalDay) -> Option<Clash> {
    for (later, place) in places.iter().enumerate() {
        for (earlier, other) in places[..later].iter().enumerate() {
            if let Some((when, shared)) = shared_time(other, place, today) {
                return Some(Clash { places: (earlier, later), when, shared });
            }
        }
    }
    None
}

fn shared_time(one: &Place, other: &Place, today: LocalDay) -> Option<(When, Interval)> {
    let monday = LocalDay(4); // 1970-01-05
    let mut weekdays = (0..7).map(|days| monday.plus(days).weekday());
    let weekly = weekdays.find_map(|weekday| {
        let shared = shared_interval(one.week.on(weekday), other.week.on(weekday))?;
        Some((When::Every(weekday), shared))
    });
    weekly.or_else(|| {
        let mut days =
            one.overrides.range(today..).chain(other.overrides.range(today..)).map(|(day, _)| *day);
        days.find_map(|day| {
            let shared = shared_interval(one.intervals(day), other.intervals(day))?;
            Some((When::On(day), shared))
        })
    })
}

fn shared_interval(one: &[Interval], other: &[Interval]) -> Option<Interval> {
    one.iter().find_map(|here| other.iter().find_map(|there| here.shared(*there)))
}

/// The hours of all places together, for the engine: the week, and the days with hours of their own.
#[must_use]
pub fn united(places: &[Place]) -> (Week, BTreeMap<LocalDay, Vec<Interval>>) {
    let mut week: [Vec<Interval>; 7] = std::array::from_fn(|_| Vec::new());
    for place in places {
        for (all, here) in week.iter_mut().zip(place.week.days()) {
            all.extend(here);
        }
    }
    let own_days = places.iter().flat_map(|place| place.overrides.keys());
    let overrides = own_days.map(|day| {
        let everywhere = places.iter().flat_map(|place| place.intervals(*day));
        (*day, everywhere.copied().collect())
    });
    (Week::joined(week), overrides.collect())
}
