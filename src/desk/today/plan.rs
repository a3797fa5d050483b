//! What a day looks like: its visits, what is free, who is away. The live board and the agenda show the same.

use okoshko_dialogues::today::{Asked, Entry, Gap, Loaded, Personal, Plan, Week};
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::hours::Hours;
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::slots::{gaps, working_min};
use okoshko_domain::span::Span;
use okoshko_domain::time_off::TimeOff;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;

use super::super::absence::waiting;
use crate::store::{Error, Shelf, Tx};

/// The most starts that a gap offers as buttons: four rows of four.
const STARTS: i64 = 16;

/// One specialist's day, or everybody's: people in the studio's order, whoever neither works nor has a visit left out.
pub(in crate::desk) async fn day_plan(
    tx: &mut Tx,
    shelf: &Shelf,
    of: Option<SpecialistId>,
    day: LocalDay,
    now: Timestamp,
) -> Result<Plan, Error> {
    let studio = &shelf.catalog.studio;
    let visits = tx.visits_on(studio.id, of, day, day).await?;
    let off = tx.time_off_in(studio.id, of, studio.zone.day_span(day)).await?;
    let asked = shelf.catalog.specialists.iter().filter(|one| of.is_none_or(|id| one.id == id));
    let mut people: Vec<(SpecialistId, String)> = asked.map(|one| (one.id, one.name.clone())).collect();
    for visit in &visits {
        // Whoever does not work here any more may have visits left.
        if !people.iter().any(|(id, _)| *id == visit.specialist) {
            people.push((visit.specialist, visit.specialist_name.clone()));
        }
    }
    let asked = asked_of(tx, &visits, &off, now).await?;
    let people = people.into_iter().map(|(id, name)| {
        let works = shelf.hours.get(&id).is_some_and(|hours| !hours.open_on(day).is_empty());
        Personal { specialist: id, name, works, entries: entries(shelf, id, day, &visits, &off, now) }
    });
    let people = people.filter(|one| of.is_some() || one.works || !one.entries.is_empty()).collect();
    Ok(Plan { day, of, people, asked, today: studio.zone.day_of(now), now })
}

/// Visits in a closed stretch whose clients were asked, and have not answered.
async fn asked_of(
    tx: &mut Tx,
    visits: &[Booking],
    off: &[TimeOff],
    now: Timestamp,
) -> Result<Vec<Asked>, Error> {
    let hit = |visit: &&Booking| {
        off.iter().any(|off| off.specialist == visit.specialist && off.span.overlaps(visit.span))
    };
    let mut asked = Vec::new();
    for visit in visits.iter().filter(hit) {
        let absence = waiting(tx, visit, now).await?;
        asked.extend(absence.map(|(absence, _)| Asked { booking: visit.id, ill: absence.ill }));
    }
    Ok(asked)
}

fn entries(
    shelf: &Shelf,
    id: SpecialistId,
    day: LocalDay,
    visits: &[Booking],
    off: &[TimeOff],
    now: Timestamp,
) -> Vec<Entry> {
    let own: Vec<_> = visits.iter().filter(|visit| visit.specialist == id).collect();
    let busy: Vec<Span> = own.iter().filter(|visit| takes_time(visit)).map(|visit| visit.span).collect();
    let free = shelf.hours.get(&id).map(|hours| free(shelf, hours, id, day, &busy, now)).unwrap_or_default();
    let visits = own.into_iter().map(|visit| Entry::Visit(Box::new(visit.clone())));
    let off = off.iter().filter(|one| one.specialist == id).map(|one| Entry::Off(one.clone()));
    let mut entries: Vec<_> = off.chain(visits).chain(free.into_iter().map(Entry::Gap)).collect();
    entries.extend(breaks(shelf, id, day));
    entries.sort_by_key(Entry::start);
    entries
}

/// Whether nobody else can have its time.
pub(super) fn takes_time(visit: &Booking) -> bool {
    matches!(visit.status, Status::Pending | Status::Booked | Status::Came)
}

/// Breaks of a day as far as they fall into its hours.
fn breaks(shelf: &Shelf, id: SpecialistId, day: LocalDay) -> Vec<Entry> {
    let (Some(rules), Some(hours)) = (shelf.rules.get(&id), shelf.hours.get(&id)) else { return Vec::new() };
    let zone = shelf.catalog.studio.zone;
    let at = |minute: i16| zone.at(day, minute.into());
    let open = hours.open_on(day);
    let today = rules.pauses.iter().filter(|pause| pause.weekday.is_none_or(|on| on == day.weekday()));
    let named = today.map(|pause| {
        (Span { start: at(pause.interval.from_min()), end: at(pause.interval.to_min()) }, pause.note.clone())
    });
    let kept = named.filter(|(span, _)| open.iter().any(|shift| shift.overlaps(*span)));
    kept.map(|(span, note)| Entry::Break(span, note)).collect()
}

/// What is free from now on, from the next start that clients are offered.
pub(super) fn free(
    shelf: &Shelf,
    hours: &Hours,
    id: SpecialistId,
    day: LocalDay,
    busy: &[Span],
    now: Timestamp,
) -> Vec<Span> {
    let offers = shelf.catalog.services.iter().filter_map(|service| service.offer(id));
    let policy = &shelf.catalog.studio.policy;
    let shortest = offers.map(|offer| offer.visit.length_min).min().unwrap_or(policy.step_min);
    gaps(hours, day, busy, shortest, round_up(now))
}

/// A quarter of an hour, so that no button says 10:07.
fn round_up(now: Timestamp) -> Timestamp {
    const QUARTER_MIN: i64 = 15;
    let minutes = now.plus_s(59).minutes();
    Timestamp::from_minutes((minutes + QUARTER_MIN - 1).div_euclid(QUARTER_MIN) * QUARTER_MIN)
}

/// The free stretch around a start; nothing when somebody has it, or it is over.
pub(super) async fn gap(
    tx: &mut Tx,
    shelf: &Shelf,
    id: SpecialistId,
    start: Timestamp,
    now: Timestamp,
) -> Result<Option<Gap>, Error> {
    let studio = &shelf.catalog.studio;
    let day = studio.zone.day_of(start);
    let Some(hours) = shelf.hours.get(&id) else { return Ok(None) };
    let visits = tx.visits_on(studio.id, Some(id), day, day).await?;
    let busy: Vec<Span> = visits.iter().filter(|visit| takes_time(visit)).map(|visit| visit.span).collect();
    let found = free(shelf, hours, id, day, &busy, now).into_iter().find(|gap| gap.contains(start));
    let evening = hours.open_on(day).last().map(|shift| shift.end);
    let (Some(span), Some(evening)) = (found, evening) else { return Ok(None) };
    let starts = starts(span, studio.policy.step_min);
    Ok(Some(Gap { specialist: id, span, start, day, evening, starts }))
}

/// Starts in a gap, so far apart that all of them are buttons.
fn starts(gap: Span, step_min: u32) -> Vec<Timestamp> {
    let step = i64::from(step_min.max(5));
    let step = step * (gap.length_min() / step + 1).div_euclid(STARTS).max(0).saturating_add(1);
    let count = gap.length_min().div_euclid(step).max(1);
    (0..count.min(STARTS)).map(|at| gap.start.plus_min(at * step)).collect()
}

/// The seven days from Monday on around a day.
pub(super) async fn week(
    tx: &mut Tx,
    shelf: &Shelf,
    of: Option<SpecialistId>,
    day: LocalDay,
) -> Result<Week, Error> {
    let since_monday = day.weekday().num_days_from_monday();
    let first = day.plus(-i32::try_from(since_monday).unwrap_or_default());
    let loads = tx.loads_on(shelf.catalog.studio.id, of, first, first.plus(6)).await?;
    let people = shelf.catalog.specialists.iter().filter(|one| of.is_none_or(|id| one.id == id));
    let hours: Vec<&Hours> = people.filter_map(|one| shelf.hours.get(&one.id)).collect();
    let days = (0..7).map(|at| {
        let day = first.plus(at);
        let on = || loads.iter().filter(|load| load.day == day);
        Loaded {
            day,
            visits: on().map(|load| load.visits).sum(),
            minutes: on().map(|load| load.minutes).sum(),
            working_min: hours.iter().map(|hours| working_min(hours, day)).sum(),
        }
    });
    Ok(Week { of, days: days.collect() })
}
