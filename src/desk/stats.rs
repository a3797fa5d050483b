//! Figures of a stretch of days, against the days before it.

use std::collections::HashMap;

use okoshko_dialogues::stats::{Act, Answer, Facts, Part, State, When};
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::slots::working_min;
use okoshko_domain::stats::{Figures, RANGE_MAX_DAYS, Range};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed;
use okoshko_domain::zone::LocalDay;

use super::staff::Work;
use crate::store::{Error, Share, Shelf, Tx};

/// Brings what a screen of this talk shows.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let State::Figures { when, of, .. } = state;
    let range = range(*when, work.today());
    // A specialist sees their own figures, whatever was asked for.
    let own = work.member.filter(|member| !member.sees_all()).and_then(|member| member.specialist);
    let of = own.or(*of);
    let so_far = range.holds(work.today());
    let then = if so_far { as_long_ago(work, range) } else { work.now };
    let now = Stretch::read(work, tx, range, of, work.now).await?;
    let before = Stretch::read(work, tx, range.before(), of, then).await?;
    Ok(Facts {
        range,
        now: now.all,
        before: before.all,
        so_far,
        specialists: in_order(
            work,
            parts(&now, &before, |share| (share.specialist.0, share.specialist_name.clone())),
        ),
        services: by_size(parts(&now, &before, |share| (share.service.0, share.service_name.clone()))),
        days: now.by_day(range),
        days_before: before.by_day(range.before()),
    })
}

/// Does what this talk asks for.
pub(super) fn perform(work: &Work<'_>, act: &Act) -> Answer {
    let Act::Read(words) = act;
    match typed::past_days(words, work.today()) {
        Ok((first, last)) => Answer::Days(first, last),
        Err(error) => Answer::Unclear(error),
    }
}

/// The days that are meant; a forged press gets no more than a year of them.
fn range(when: When, today: LocalDay) -> Range {
    match when {
        When::Period(period, moved) => Range::around(period, today, moved),
        When::Days(first, last) => {
            let last = LocalDay(last.0.clamp(first.0, first.0.saturating_add(RANGE_MAX_DAYS - 1)));
            Range { first, last }
        }
    }
}

/// The moment at which the days before were as old as these are now.
fn as_long_ago(work: &Work<'_>, range: Range) -> Timestamp {
    let days = range.first.0.saturating_sub(range.before().first.0);
    work.zone().at(work.today().plus(-days), work.zone().minute_of(work.now))
}

/// What a stretch of days held.
struct Stretch {
    shares: Vec<Share>,
    all: Figures,
}

impl Stretch {
    async fn read(
        work: &Work<'_>,
        tx: &mut Tx,
        range: Range,
        of: Option<SpecialistId>,
        at: Timestamp,
    ) -> Result<Self, Error> {
        let Some(shelf) = &work.shelf else {
            return Ok(Self { shares: Vec::new(), all: Figures::default() });
        };
        let studio = shelf.catalog.studio.id;
        let shares = tx.shares(studio, range, of, at).await?;
        let mut all = Figures::default();
        for share in &shares {
            all.add(&share.figures);
        }
        (all.new_clients, all.returning) = tx.clients_seen(studio, range, of).await?;
        all.open_min = open_min(shelf, &shares, range, of);
        Ok(Self { shares, all })
    }

    fn by_day(&self, range: Range) -> Vec<(LocalDay, Figures)> {
        let mut days: HashMap<LocalDay, Figures> = HashMap::new();
        for share in &self.shares {
            days.entry(share.day).or_default().add(&share.figures);
        }
        let all = (range.first.0..=range.last.0).map(LocalDay);
        all.map(|day| (day, days.remove(&day).unwrap_or_default())).collect()
    }
}

/// Minutes that were open for visits, by the hours as they are now; whoever has left was there on the days on which they
/// had visits.
fn open_min(shelf: &Shelf, shares: &[Share], range: Range, of: Option<SpecialistId>) -> i64 {
    let had_visits = |id, day| {
        shares.iter().any(|share| (share.specialist, share.day) == (id, day) && share.figures.visits > 0)
    };
    let people = shelf.hours.iter().filter(|(id, _)| of.is_none_or(|of| of == **id));
    let minutes = people.flat_map(|(&id, hours)| {
        let works = shelf.catalog.specialist(id).is_some();
        let days = (range.first.0..=range.last.0).map(LocalDay);
        days.filter(move |day| works || had_visits(id, *day)).map(|day| i64::from(working_min(hours, day)))
    });
    minutes.sum()
}

/// What each specialist or service had, with its number, in the order of their first appearance.
fn parts(now: &Stretch, before: &Stretch, of: impl Fn(&Share) -> (i64, String)) -> Vec<(i64, Part)> {
    let mut parts: Vec<(i64, Part)> = Vec::new();
    for (share, is_now) in
        now.shares.iter().map(|share| (share, true)).chain(before.shares.iter().map(|share| (share, false)))
    {
        let (id, name) = of(share);
        let known = parts.iter().position(|(known, _)| *known == id);
        let at = known.unwrap_or_else(|| {
            parts.push((id, Part { name, now: Figures::default(), before: Figures::default() }));
            parts.len() - 1
        });
        let part = &mut parts[at].1;
        if is_now { part.now.add(&share.figures) } else { part.before.add(&share.figures) }
    }
    parts
}

/// Specialists as the catalog lists them; those who left come last.
fn in_order(work: &Work<'_>, mut parts: Vec<(i64, Part)>) -> Vec<Part> {
    let listed: Vec<i64> =
        work.shelf.iter().flat_map(|shelf| &shelf.catalog.specialists).map(|one| one.id.0).collect();
    parts.sort_by_key(|(id, _)| listed.iter().position(|one| one == id).unwrap_or(listed.len()));
    parts.into_iter().map(|(_, part)| part).collect()
}

fn by_size(mut parts: Vec<(i64, Part)>) -> Vec<Part> {
    parts.sort_by_key(|(_, part)| std::cmp::Reverse(part.now.visits));
    parts.into_iter().map(|(_, part)| part).collect()
}
