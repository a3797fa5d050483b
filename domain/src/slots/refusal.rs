//! Why a start cannot be booked.

use serde::{Deserialize, Serialize};

use super::Agenda;
use crate::span::Span;
use crate::timestamp::Timestamp;

/// The rule that refuses a start.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// It has begun.
    Past,
    /// The studio wants to know earlier.
    TooSoon {
        /// How much earlier than the visit, in minutes.
        notice_min: u32,
    },
    /// The studio does not book that far ahead.
    TooFar {
        /// How far it does, in days of 24 hours.
        window_days: u32,
    },
    /// The specialist does not work that day.
    DayOff,
    /// Outside the hours, or the visit does not fit into one interval of them.
    Closed,
    /// The specialist is away, or has a pause.
    TimeOff,
    /// Not a start that is offered.
    OffGrid,
    /// Somebody has that time.
    Taken,
    /// Somebody has a time so near that the buffers do not fit between.
    TooClose,
    /// The specialist has enough visits that day.
    DayFull {
        /// How many are enough.
        limit: u32,
    },
    /// The client has enough visits to come. Raised by the caller.
    ClientCap {
        /// How many are enough.
        cap: u32,
    },
    /// The specialist does not do this service. Raised by the caller.
    NotOffered,
    /// The studio takes no bookings. Raised by the caller.
    Paused,
    /// The studio takes no bookings from this client. Raised by the caller.
    Blocked,
}

impl Refusal {
    /// Whether another time may do.
    #[must_use]
    pub fn is_about_time(self) -> bool {
        !matches!(self, Self::ClientCap { .. } | Self::NotOffered | Self::Paused | Self::Blocked)
    }

    /// Whether staff may book against it: their own rules they may break, never another's time or what is over.
    #[must_use]
    pub fn may_be_broken(self) -> bool {
        !matches!(self, Self::Past | Self::Taken | Self::NotOffered)
    }

    /// Whether it is a rule for clients alone: staff are not even warned.
    #[must_use]
    pub fn is_for_clients(self) -> bool {
        matches!(self, Self::TooFar { .. } | Self::OffGrid | Self::ClientCap { .. } | Self::Paused)
    }
}

impl Agenda<'_> {
    /// What speaks against this start when staff choose it: first what they cannot break, then what they are warned
    /// of. Nothing of what is [for clients alone](Refusal::is_for_clients).
    #[must_use]
    pub fn objections(&self, start: Timestamp) -> Vec<Refusal> {
        let visit = self.visit.at(start);
        let found = [
            self.refused_by_clock(start),
            self.refused_by_hours(visit),
            self.refused_by_others(visit),
            self.refused_by_limit(start),
        ];
        let mut against: Vec<_> = found.into_iter().flatten().filter(|why| !why.is_for_clients()).collect();
        against.sort_by_key(|why| why.may_be_broken());
        against
    }

    /// The rule that refuses this start; nothing when it can be booked.
    ///
    /// When several do, the one that says most to a person: the clock (past, too soon, too far), then the hours
    /// (day off, closed, time off, off the grid), then other people (taken, too close), then the day's limit.
    #[must_use]
    pub fn refusal(&self, start: Timestamp) -> Option<Refusal> {
        let visit = self.visit.at(start);
        self.refused_by_clock(start)
            .or_else(|| self.refused_by_hours(visit))
            .or_else(|| self.refused_by_others(visit))
            .or_else(|| self.refused_by_limit(start))
    }

    fn refused_by_clock(&self, start: Timestamp) -> Option<Refusal> {
        if start < self.now {
            return Some(Refusal::Past);
        }
        if start < self.policy.earliest(self.now) {
            return Some(Refusal::TooSoon { notice_min: self.policy.notice_min });
        }
        let too_far = self.policy.horizon(self.now) <= start;
        too_far.then_some(Refusal::TooFar { window_days: self.policy.window_days })
    }

    fn refused_by_hours(&self, visit: Span) -> Option<Refusal> {
        let open = self.hours.open_on(self.hours.zone.day_of(visit.start));
        if open.is_empty() {
            return Some(Refusal::DayOff);
        }
        let Some(shift) = open.into_iter().find(|shift| shift.covers(visit)) else {
            return Some(Refusal::Closed);
        };
        if self.hours.is_away(visit) {
            return Some(Refusal::TimeOff);
        }
        let since_opening = visit.start.0 - shift.start.0;
        (since_opening % self.policy.step_s() != 0).then_some(Refusal::OffGrid)
    }

    fn refused_by_others(&self, visit: Span) -> Option<Refusal> {
        if self.busy.iter().any(|busy| busy.span.overlaps(visit)) {
            return Some(Refusal::Taken);
        }
        self.busy.iter().any(|busy| self.reach(busy).overlaps(visit)).then_some(Refusal::TooClose)
    }

    fn refused_by_limit(&self, start: Timestamp) -> Option<Refusal> {
        let limit = self.hours.day_limit?;
        let zone = self.hours.zone;
        self.is_full(zone.day_span(zone.day_of(start))).then_some(Refusal::DayFull { limit })
    }
}
