//! What a change of the rules does before anybody saves it: a dry run.

use crate::slots::Agenda;
use crate::span::Span;
use crate::timestamp::Timestamp;
use crate::zone::LocalDay;

/// What a change does to free starts and to what is booked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Effect {
    /// How many free starts there are no more.
    pub gone: usize,
    /// How many there are that were not.
    pub new: usize,
    /// The positions in `after.busy` of what fell out of the hours and is not over. It stays booked.
    pub hit: Vec<usize>,
}

impl Effect {
    /// Whether nobody would notice.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        self.gone == 0 && self.new == 0 && self.hit.is_empty()
    }
}

/// Compares what is free and what is booked before and after a change: of hours, of policy, of a visit's length.
///
/// Each side lists over its own booking window. What was outside the hours before is hit by nothing.
///
/// * `after.busy`: what stands; usually the same as `before.busy`.
#[must_use]
pub fn effect(before: &Agenda, after: &Agenda) -> Effect {
    let (gone, new) = differences(&all_starts(before), &all_starts(after));
    let is_hit = |span: Span| after.now < span.end && before.hours.keeps(span) && !after.hours.keeps(span);
    let standing = after.busy.iter().enumerate();
    let hit = standing.filter(|(_, busy)| is_hit(busy.span)).map(|(at, _)| at).collect();
    Effect { gone, new, hit }
}

/// Free starts of the whole window: the policy says where it begins and ends.
fn all_starts(agenda: &Agenda) -> Vec<Timestamp> {
    agenda.starts(LocalDay(i32::MIN), LocalDay(i32::MAX))
}

/// How many of `was` are not in `is`, and the other way round; both sorted.
fn differences(was: &[Timestamp], is: &[Timestamp]) -> (usize, usize) {
    let kept = was.iter().filter(|start| is.binary_search(start).is_ok()).count();
    (was.len() - kept, is.len() - kept)
}
