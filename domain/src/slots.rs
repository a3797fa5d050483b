//! What is free, and which rule refuses what is not.
//!
//! **Invariant:** [`Agenda::starts`] lists a start if and only if [`Agenda::refusal`] finds nothing against it.
//! Both speak through `Agenda::reach`: the stretch around a busy one that a visit must keep clear of.
//!
//! Starts lie on a grid: from the moment an interval opens, every `step_min` real minutes. Lunch, time off and
//! bookings take starts away, they never move the grid.

mod free;
mod gaps;
mod refusal;

pub use self::gaps::{gaps, working_min};
pub use self::refusal::Refusal;
use crate::hours::Hours;
use crate::policy::Policy;
use crate::span::Span;
use crate::timestamp::Timestamp;

/// What a visit takes from a specialist's day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Visit {
    /// Minutes that the client is there, over zero.
    pub length_min: u32,
    /// Minutes to get ready. They may hang over the edges of the hours, over lunch and over time off.
    pub before_min: u32,
    /// Minutes to clean up; they may hang over as well.
    pub after_min: u32,
}

impl Visit {
    /// The stretch from `start` in which the client is there; a minute at least.
    #[must_use]
    pub fn at(self, start: Timestamp) -> Span {
        Span::lasting(start, self.length_min.max(1))
    }

    fn length_s(self) -> i64 {
        i64::from(self.length_min.max(1)) * 60
    }
}

/// What already stands in the day: a booking or a live hold with its own buffers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Busy {
    /// From when to when the client is there.
    pub span: Span,
    /// Minutes to get ready for it.
    pub before_min: u32,
    /// Minutes to clean up after it.
    pub after_min: u32,
}

/// Everything the rules look at for one specialist and one visit.
#[derive(Clone, Copy, Debug)]
pub struct Agenda<'a> {
    /// When the specialist works.
    pub hours: &'a Hours,
    /// The studio's rules.
    pub policy: &'a Policy,
    /// What is wanted.
    pub visit: Visit,
    /// What stands in the way: sorted by start, disjoint; may stick out of the hours. The caller left out
    /// expired holds, the client's own hold and the booking that is being moved.
    pub busy: &'a [Busy],
    /// When this is asked.
    pub now: Timestamp,
}

impl Agenda<'_> {
    /// What a visit must not overlap because of `busy`: the busy stretch with the gaps that both sides ask for.
    fn reach(&self, busy: &Busy) -> Span {
        let gap = |after_min, before_min| self.policy.buffers.gap_min(after_min, before_min);
        busy.span
            .widened(gap(self.visit.after_min, busy.before_min), gap(busy.after_min, self.visit.before_min))
    }

    /// Whether as many visits start in `day` as the calendar allows.
    fn is_full(&self, day: Span) -> bool {
        let Some(limit) = self.hours.day_limit else {
            return false;
        };
        let before = |moment| self.busy.partition_point(|busy| busy.span.start < moment);
        let taken = before(day.end).saturating_sub(before(day.start));
        u32::try_from(taken).is_ok_and(|taken| limit <= taken)
    }
}

/// The union of several specialists' starts, sorted, each once.
#[must_use]
pub fn any_of(lists: &[Vec<Timestamp>]) -> Vec<Timestamp> {
    let mut all = lists.concat();
    all.sort(); // A merge of the sorted runs.
    all.dedup();
    all
}

/// Who takes a visit when the client does not mind: the fewest bookings on that local day, then their order.
///
/// * `free`: specialists who are free, in the studio's order, with their bookings of that day.
#[must_use]
pub fn least_busy<T: Copy>(free: &[(T, u32)]) -> Option<T> {
    free.iter().min_by_key(|(_, bookings)| *bookings).map(|(specialist, _)| *specialist)
}
