//! Other times for a visit, kept for its client until they choose.

use crate::ids::{AccountId, BookingId, ProposalId};
use crate::quiet::Quiet;
use crate::slots::Visit;
use crate::span::Span;
use crate::timestamp::Timestamp;
use crate::zone::Zone;

/// The most times that are proposed at once.
pub const MOST: usize = 3;
/// The longest that times are kept, in minutes.
const LONGEST_MIN: i64 = 12 * 60;
/// So long before the first of them nobody keeps any more, in minutes.
const BEFORE_MIN: i64 = 2 * 60;
/// The shortest that a client has to answer, in minutes.
const SHORTEST_MIN: i64 = 15;

/// Times that were proposed, and to whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its row.
    pub id: ProposalId,
    /// The visit that would move.
    pub booking: BookingId,
    /// Who proposes.
    pub by: AccountId,
    /// Where the visit stood then.
    pub was: Timestamp,
    /// The times, in order.
    pub starts: Vec<Timestamp>,
    /// Until when they are kept.
    pub until: Timestamp,
    /// Whether nobody has answered.
    pub open: bool,
    /// Whether the client said that none of them suits.
    pub refused: bool,
}

impl Proposal {
    /// Whether its client may still choose.
    #[must_use]
    pub fn waits(&self, now: Timestamp) -> bool {
        self.open && now < self.until
    }
}

/// Until when times are kept whose first, or the visit itself, is at `first`: half a day, and not less than the quiet
/// hours that this would end in, or two hours before; whoever is later still has a quarter of an hour, but for what
/// begins sooner.
#[must_use]
pub fn until(zone: Zone, quiet: Option<Quiet>, now: Timestamp, first: Timestamp) -> Timestamp {
    let short = now.plus_min(SHORTEST_MIN).min(first);
    let long = now.plus_min(LONGEST_MIN);
    let long = quiet.map_or(long, |quiet| quiet.after(zone, long));
    long.min(first.plus_min(-BEFORE_MIN)).max(short)
}

/// What must be kept so that a visit, which stands at `stands`, can go to each of these starts: no piece overlaps
/// another, nor the visit itself.
#[must_use]
pub fn kept(visit: Visit, stands: Span, starts: &[Timestamp]) -> Vec<Span> {
    let mut taken = vec![stands];
    let mut pieces = Vec::new();
    for start in starts {
        let mut open = vec![visit.at(*start)];
        for other in &taken {
            open = open.into_iter().flat_map(|span| without(span, *other)).collect();
        }
        taken.extend(&open);
        pieces.extend(open);
    }
    pieces.sort_unstable_by_key(|piece| piece.start);
    pieces
}

/// What is left of a stretch.
fn without(span: Span, other: Span) -> impl Iterator<Item = Span> {
    let before = Span { start: span.start, end: span.end.min(other.start) };
    let after = Span { start: span.start.max(other.end), end: span.end };
    [before, after].into_iter().filter(|piece| !piece.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Timestamp {
        Timestamp(0).plus_min(minute)
    }

    #[test]
    fn times_are_kept_for_half_a_day_or_until_two_hours_before() {
        for (first_in, kept_for) in
            [(3_000, 720), (720 + 120, 720), (300, 180), (130, 15), (15, 15), (10, 10)]
        {
            let kept = until(Zone::UTC, None, at(0), at(first_in));
            assert_eq!(kept, at(kept_for), "the first in {first_in} min");
        }
    }

    #[test]
    fn nobody_has_to_choose_at_night() {
        let quiet = Quiet::new(22 * 60, 8 * 60);
        let days = 24 * 60;
        for (now, first, kept) in [
            (9 * 60, 3 * days, 21 * 60),                        // In the evening.
            (10 * 60, 3 * days, days + 8 * 60),                 // As quiet begins.
            (15 * 60, 3 * days, days + 8 * 60),                 // In the night.
            (20 * 60, 3 * days, days + 8 * 60),                 // As quiet ends.
            (21 * 60, 3 * days, days + 9 * 60),                 // In the morning.
            (15 * 60, days + 9 * 60, days + 7 * 60),            // Two hours before the first.
            (days + 2 * 60, days + 3 * 60, days + 2 * 60 + 15), // Hardly any time.
            (days + 2 * 60, days + 2 * 60 + 5, days + 2 * 60 + 5),
        ] {
            assert_eq!(until(Zone::UTC, quiet, at(now), at(first)), at(kept), "{now} {first}");
        }
    }

    #[test]
    fn what_is_kept_never_overlaps() {
        let visit = Visit { length_min: 60, before_min: 0, after_min: 0 };
        for (stands, starts, pieces) in [
            (0, &[120, 240][..], &[(120, 180), (240, 300)][..]),
            (0, &[30], &[(60, 90)]),
            (0, &[0], &[]),
            (60, &[30, 90], &[(30, 60), (120, 150)]),
            (0, &[120, 150, 180], &[(120, 180), (180, 210), (210, 240)]),
        ] {
            let starts: Vec<_> = starts.iter().map(|minute| at(*minute)).collect();
            let pieces: Vec<_> =
                pieces.iter().map(|(from, to)| Span { start: at(*from), end: at(*to) }).collect();
            assert_eq!(kept(visit, Span::lasting(at(stands), 60), &starts), pieces, "{stands} {starts:?}");
        }
    }
}
