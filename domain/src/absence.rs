//! Somebody is away though people are booked with them: who has answered, and what each is offered instead.

use serde::{Deserialize, Serialize};

use crate::booking::{Booking, Status};
use crate::ids::{AbsenceId, SpecialistId, StudioId, TimeOffId};
use crate::timestamp::Timestamp;
use crate::undo::can_undo;

/// What one client is offered at most.
pub const MOST: usize = 3;

/// Somebody is away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Absence {
    /// Its row.
    pub id: AbsenceId,
    /// Where.
    pub studio: StudioId,
    /// Who.
    pub specialist: SpecialistId,
    /// The stretch in which they take no visits.
    pub time_off: TimeOffId,
    /// Whether they are ill; else they have other plans.
    pub ill: bool,
    /// When it was said.
    pub at: Timestamp,
    /// Whether it was taken back.
    pub undone: bool,
}

/// Another time, perhaps with somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Instead {
    /// With whom.
    pub specialist: SpecialistId,
    /// When.
    pub start: Timestamp,
}

/// What became of a visit that an absence hit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reply {
    /// Nothing so far.
    Waiting,
    /// It has another time or specialist.
    Moved,
    /// It was called off.
    Cancelled,
}

impl Absence {
    /// Whether it can still be taken back.
    #[must_use]
    pub fn can_be_undone(&self, now: Timestamp) -> bool {
        !self.undone && can_undo(self.at, now)
    }

    /// What became of a visit that stood at `was`.
    #[must_use]
    pub fn reply(&self, visit: &Booking, was: Timestamp) -> Reply {
        match visit.status {
            Status::Cancelled => Reply::Cancelled,
            _ if visit.span.start != was || visit.specialist != self.specialist => Reply::Moved,
            _ => Reply::Waiting,
        }
    }

    /// Whether the client of a visit has yet to say what suits them.
    #[must_use]
    pub fn waits_for(&self, visit: &Booking, was: Timestamp, now: Timestamp) -> bool {
        !self.undone && visit.is_upcoming(now) && self.reply(visit, was) == Reply::Waiting
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_taken_back_for_ten_minutes_and_once() {
        let (studio, specialist, time_off) = (StudioId(1), SpecialistId(1), TimeOffId(1));
        let at = Timestamp(1_000_000);
        let absence =
            Absence { id: AbsenceId(1), studio, specialist, time_off, ill: true, at, undone: false };
        assert!(absence.can_be_undone(at.plus_min(9)));
        assert!(!absence.can_be_undone(at.plus_min(10)));
        assert!(!Absence { undone: true, ..absence }.can_be_undone(at));
    }
}
