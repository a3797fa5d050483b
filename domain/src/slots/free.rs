//! Listing free starts: one walk over days, intervals and what bars the way.

use super::Agenda;
use crate::span::Span;
use crate::timestamp::Timestamp;
use crate::zone::{CivilDay, LocalDay};

impl Agenda<'_> {
    /// Free starts, in order, on the civil days `first..=last`. Empty when nothing fits.
    #[must_use]
    pub fn starts(&self, first: LocalDay, last: LocalDay) -> Vec<Timestamp> {
        let mut starts = Vec::new();
        self.starts_into(first, last, &mut starts);
        starts
    }

    /// As [`Agenda::starts`], behind what `out` already has.
    pub fn starts_into(&self, first: LocalDay, last: LocalDay, out: &mut Vec<Timestamp>) {
        let zone = self.hours.zone;
        let first = first.max(zone.day_of(self.policy.earliest(self.now)));
        let last = last.min(zone.day_of(self.policy.horizon(self.now)));
        let bars = self.bars(first, last);
        let mut walk = Walk { bars: &bars, step_s: self.policy.step_s() };
        for civil in zone.civil_days(first, last) {
            if self.is_full(civil.span()) {
                continue;
            }
            for shift in self.hours.open(&civil) {
                walk.list(shift.start.0, shift.end.0 - self.visit.length_s(), out);
            }
        }
    }

    /// The stretches in which no visit may start on these days, sorted by start; they may overlap.
    fn bars(&self, first: LocalDay, last: LocalDay) -> Vec<Span> {
        let zone = self.hours.zone;
        let days = Span { start: zone.at(first, 0), end: zone.at(last.plus(1), 0) };
        let taken = self.busy.iter().map(|busy| self.reach(busy));
        let away = self.hours.time_off.iter().copied();
        let mut bars = Vec::with_capacity(self.busy.len() + self.hours.time_off.len() + 2);
        bars.push(Span { start: Timestamp::MIN, end: self.policy.earliest(self.now) });
        bars.extend(taken.chain(away).map(|span| self.bar(span)).filter(|bar| bar.overlaps(days)));
        if !self.hours.breaks.is_empty() {
            let paused = zone.civil_days(first, last);
            bars.extend(paused.flat_map(|civil| self.pauses(&civil)));
        }
        bars.push(Span { start: self.policy.horizon(self.now), end: Timestamp::MAX });
        bars.sort_by_key(|bar| bar.start); // A merge of runs that are sorted, as a rule.
        bars
    }

    fn pauses(&self, civil: &CivilDay) -> Vec<Span> {
        self.hours.paused(civil).map(|span| self.bar(span)).collect()
    }

    /// The starts whose visit would overlap `taken`.
    fn bar(&self, taken: Span) -> Span {
        Span { start: taken.start.plus_s(1 - self.visit.length_s()), end: taken.end }
    }
}

/// A walk forward in time.
struct Walk<'a> {
    /// What is still to pass, sorted by start.
    bars: &'a [Span],
    /// Distance between two starts, over zero.
    step_s: i64,
}

impl Walk<'_> {
    /// Appends the starts from `opening` to `last` that no bar covers, and jumps over each bar.
    ///
    /// * `opening`, `last`: Unix seconds. The next call must lie behind `last`.
    fn list(&mut self, opening: i64, last: i64, out: &mut Vec<Timestamp>) {
        let mut start = opening;
        while start <= last {
            while let [passed, rest @ ..] = self.bars
                && passed.end.0 <= start
            {
                self.bars = rest;
            }
            let barred = self.bars.first().copied().unwrap_or(NOTHING_MORE);
            if start < barred.start.0 {
                let until = last.min(barred.start.0 - 1);
                while start <= until {
                    out.push(Timestamp(start));
                    start += self.step_s;
                }
            } else if last < barred.end.0 {
                return;
            } else {
                start = opening + round_up(barred.end.0 - opening, self.step_s);
            }
        }
    }
}

const NOTHING_MORE: Span = Span { start: Timestamp::MAX, end: Timestamp::MAX };

/// The smallest multiple of `step` that is not below `distance`; both over zero.
fn round_up(distance: i64, step: i64) -> i64 {
    (distance + step - 1) / step * step
}
