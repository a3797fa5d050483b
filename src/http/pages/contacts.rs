//! Where a studio is, how to call it, and when it is open.

use okoshko_dialogues::screen::Line;
use okoshko_domain::catalog::Studio;
use okoshko_domain::hours::{Interval, Week};
use okoshko_domain::people::shown_phone;

use super::draw::Draw;
use super::visit::dialled;
use super::{map_link, words};
use crate::desk::pages::Shelf;
use crate::texts::Voice;

/// The names of the days, Monday first.
pub(super) const WEEKDAYS: [&str; 7] =
    ["weekday-mon", "weekday-tue", "weekday-wed", "weekday-thu", "weekday-fri", "weekday-sat", "weekday-sun"];

/// A studio's phone as a link, and as it is read.
pub(super) fn phone(voice: Voice, studio: &Studio) -> Option<(String, String)> {
    let digits = dialled(&studio.phone);
    (!digits.is_empty()).then(|| (format!("tel:{digits}"), words::name(voice, &shown_phone(&studio.phone))))
}

impl Draw<'_> {
    /// The address, and its place on a map.
    pub(super) fn address(&self) -> Option<(String, Option<String>)> {
        let studio = &self.catalog.studio;
        let map = studio.pin.map(|(north, east)| map_link(self.voice.lang, north, east));
        let words = match (studio.address.is_empty(), &map) {
            (true, None) => return None,
            (true, Some(_)) => String::new(),
            (false, _) => words::name(self.voice, &studio.address),
        };
        Some((words, map))
    }

    /// The week, days with the same hours in one line.
    pub(super) fn hours(&self, shelf: &Shelf) -> Vec<(String, String)> {
        let theirs = shelf
            .hours
            .iter()
            .filter(|(id, _)| self.who.takes(**id) && self.catalog.done_by(**id).next().is_some());
        let mut days: [Vec<Interval>; 7] = Default::default();
        for (_, hours) in theirs {
            for (day, intervals) in days.iter_mut().zip(hours.week.days()) {
                day.extend(intervals);
            }
        }
        let week = Week::joined(days);
        if week.is_empty() { Vec::new() } else { self.lines(&week) }
    }

    fn lines(&self, week: &Week) -> Vec<(String, String)> {
        let days = week.days();
        let mut lines = Vec::new();
        let mut from = 0;
        while from < days.len() {
            let same = days[from..].iter().take_while(|day| **day == days[from]).count();
            let (first, last) = (WEEKDAYS[from], WEEKDAYS[from + same - 1]);
            let word = |key| self.voice.text(&Line::new(key));
            let title =
                if same == 1 { word(first) } else { format!("{}\u{2013}{}", word(first), word(last)) };
            lines.push((title, self.open(&days[from])));
            from += same;
        }
        lines
    }

    fn open(&self, day: &[Interval]) -> String {
        if day.is_empty() {
            return self.voice.text(&Line::new("page-day-off"));
        }
        let clock = |minute: i16| format!("{:02}:{:02}", minute / 60, minute % 60);
        let spans = day.iter().map(|one| format!("{}\u{2013}{}", clock(one.from_min()), clock(one.to_min())));
        spans.collect::<Vec<_>>().join(", ")
    }
}
