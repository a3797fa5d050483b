//! Time without visits: blocked stretches, days off, vacations. What stands stays.

use okoshko_dialogues::today::{Answer, Closed, Facts, HITS_PAGE, OFF_PAGE, Off, Whose};
use okoshko_domain::booking::Booking;
use okoshko_domain::ids::{SpecialistId, TimeOffId};
use okoshko_domain::slots::Agenda;
use okoshko_domain::span::Span;
use okoshko_domain::time_off::{Kind, TimeOff};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed::MOST_DAYS;
use okoshko_domain::zone::LocalDay;
use serde_json::json;

use super::super::audit;
use super::super::hours::shortest;
use super::super::sick;
use super::super::staff::Work;
use super::meant;
use crate::store::{Error, Shelf, Tx};

/// Visits that a preview names.
const NAMED: usize = 8;

/// What closing these days would do; without days only what is closed already.
pub(super) async fn facts(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    whose: Whose,
    first: Option<LocalDay>,
    last: Option<LocalDay>,
) -> Result<Facts, Error> {
    let Some(specialist) = meant(work, shelf, whose) else { return Ok(Facts::WhoseOff) };
    let planned = planned(work, tx, shelf, specialist).await?.len();
    let planned = u32::try_from(planned).unwrap_or(u32::MAX);
    let Some(first) = first else {
        return Ok(Facts::Off(Box::new(Off {
            specialist,
            gaps: 0,
            hits: Vec::new(),
            hit_count: 0,
            planned,
        })));
    };
    let last = last.unwrap_or(first).clamp(first, first.plus(MOST_DAYS));
    let visits = standing(work, tx, shelf, specialist, first, last).await?;
    let gaps = lost_starts(work, tx, shelf, specialist, first, last).await?;
    let hit_count = u32::try_from(visits.len()).unwrap_or(u32::MAX);
    let hits = visits.into_iter().take(NAMED).collect();
    Ok(Facts::Off(Box::new(Off { specialist, gaps, hits, hit_count, planned })))
}

/// Visits to come on these days.
async fn standing(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    specialist: SpecialistId,
    first: LocalDay,
    last: LocalDay,
) -> Result<Vec<Booking>, Error> {
    let mut visits = tx.visits_on(shelf.catalog.studio.id, Some(specialist), first, last).await?;
    visits.retain(|visit| visit.stands() && work.now < visit.span.end);
    Ok(visits)
}

/// Starts that clients could choose on these days, and could not any more: counted as a change of hours counts them.
async fn lost_starts(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    specialist: SpecialistId,
    first: LocalDay,
    last: LocalDay,
) -> Result<u32, Error> {
    let Some(hours) = shelf.hours.get(&specialist) else { return Ok(0) };
    let ahead = Span { start: work.now, end: Timestamp::MAX };
    let busy = tx.busy(specialist, ahead, None, work.now).await?;
    let policy = &shelf.catalog.studio.policy;
    let visit = shortest(shelf, specialist);
    let agenda = Agenda { hours, policy, visit, busy: &busy, now: work.now };
    Ok(u32::try_from(agenda.starts(first, last).len()).unwrap_or(u32::MAX))
}

/// Days off to come.
async fn planned(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    specialist: SpecialistId,
) -> Result<Vec<TimeOff>, Error> {
    let ahead = Span { start: work.now, end: Timestamp::MAX };
    let mut off = tx.time_off_in(shelf.catalog.studio.id, Some(specialist), ahead).await?;
    off.retain(|one| matches!(one.kind, Kind::DayOff | Kind::Vacation)); // Whoever leaves takes that back in /team.

    Ok(off)
}

/// A page of days off to come.
pub(super) async fn list(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    specialist: SpecialistId,
    page: u16,
) -> Result<Facts, Error> {
    let all = planned(work, tx, shelf, specialist).await?;
    let skipped = usize::from(page) * OFF_PAGE;
    let more = all.len() > skipped + OFF_PAGE;
    let off = all.into_iter().skip(skipped).take(OFF_PAGE).collect();
    Ok(Facts::DaysOff { specialist, off, more })
}

/// A stretch without visits, and the visits that stay in it.
pub(super) async fn card(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    id: TimeOffId,
    page: u16,
) -> Result<Facts, Error> {
    let Some(off) = tx.time_off_of(id).await? else { return Ok(Facts::Gone) };
    let days = days_of(shelf, &off);
    let mut hits = standing(work, tx, shelf, off.specialist, days.0, days.1).await?;
    hits.retain(|visit| visit.span.overlaps(off.span));
    let hit_count = u32::try_from(hits.len()).unwrap_or(u32::MAX);
    let hits = hits.into_iter().skip(usize::from(page) * HITS_PAGE).take(HITS_PAGE).collect();
    let absence = tx.absence_in(id).await?.filter(|absence| !absence.undone).map(|absence| absence.id);
    Ok(Facts::TimeOff(Box::new(Closed { off, days, hits, hit_count, absence })))
}

fn days_of(shelf: &Shelf, off: &TimeOff) -> (LocalDay, LocalDay) {
    let zone = shelf.catalog.studio.zone;
    (zone.day_of(off.span.start), zone.day_of(off.span.end.plus_s(-1)))
}

/// Takes no new visits in a stretch of a day. Blocking it twice blocks it once.
pub(super) async fn block(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    specialist: SpecialistId,
    span: Span,
    note: &str,
) -> Result<Answer, Error> {
    if span.is_empty() || span.end <= work.now {
        return Ok(Answer::Over);
    }
    let day = shelf.catalog.studio.zone.day_of(span.start);
    take(work, tx, shelf, specialist, span, Kind::Block, note).await?;
    let visits = standing(work, tx, shelf, specialist, day, day).await?;
    let stay = visits.iter().filter(|visit| visit.span.overlaps(span)).count();
    Ok(Answer::Blocked { specialist, day, span, stay: u32::try_from(stay).unwrap_or(u32::MAX) })
}

/// Takes no new visits on these days. Visits that stand stay.
pub(super) async fn close(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    specialist: SpecialistId,
    first: LocalDay,
    last: LocalDay,
) -> Result<Answer, Error> {
    let zone = shelf.catalog.studio.zone;
    let last = last.clamp(first, first.plus(MOST_DAYS));
    let span = Span { start: zone.day_span(first).start, end: zone.day_span(last).end };
    if span.end <= work.now {
        return Ok(Answer::Over);
    }
    let kind = if first == last { Kind::DayOff } else { Kind::Vacation };
    take(work, tx, shelf, specialist, span, kind, "").await.map(Answer::Closed)
}

/// Writes time off, or finds the same that somebody wrote before.
async fn take(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    specialist: SpecialistId,
    span: Span,
    kind: Kind,
    note: &str,
) -> Result<TimeOffId, Error> {
    let studio = shelf.catalog.studio.id;
    tx.lock_specialist(specialist).await?;
    let same = tx.time_off_in(studio, Some(specialist), span).await?;
    if let Some(same) = same.into_iter().find(|one| one.span == span) {
        return Ok(same.id);
    }
    let id = tx.take_off(studio, specialist, span, kind, note).await?;
    let off = TimeOff { id, specialist, span, kind, note: note.to_owned(), removed: false };
    let what = match kind {
        Kind::DayOff | Kind::Vacation | Kind::Leaving if is_one_day(shelf, &off) => "closed-day",
        Kind::DayOff | Kind::Vacation | Kind::Leaving => "closed",
        Kind::Block if off.note.is_empty() => "blocked",
        Kind::Block => "blocked-note",
    };
    work.audit(tx, what, told(shelf, &off)).await?;
    Ok(id)
}

fn is_one_day(shelf: &Shelf, off: &TimeOff) -> bool {
    let (first, last) = days_of(shelf, off);
    first == last
}

/// What the journal says of it: a stretch of a day, or days.
fn told(shelf: &Shelf, off: &TimeOff) -> serde_json::Value {
    let name = shelf.catalog.specialist(off.specialist).map_or("", |specialist| specialist.name.as_str());
    let (first, last) = days_of(shelf, off);
    let (start, end) = match off.kind {
        Kind::Block => (audit::at(off.span.start), audit::time(off.span.end)),
        Kind::DayOff | Kind::Vacation | Kind::Leaving => (audit::day(first), audit::day(last)),
    };
    json!({ "specialist": name, "start": start, "end": end, "note": off.note })
}

/// Takes visits again. Giving back twice gives back once.
pub(super) async fn give_back(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    id: TimeOffId,
) -> Result<Answer, Error> {
    let Some(seen) = tx.time_off_of(id).await? else { return Ok(Answer::Gone) };
    let off = if tx.lock_specialist(seen.specialist).await? { tx.time_off_of(id).await? } else { Some(seen) };
    let Some(off) = off.filter(|off| off.kind != Kind::Leaving) else { return Ok(Answer::Gone) };
    if !off.removed {
        if let Some(absence) = tx.absence_in(id).await?.filter(|absence| !absence.undone) {
            sick::all_stands(work, tx, absence).await?;
        }
        tx.give_back(shelf.catalog.studio.id, id, work.now).await?;
        let what = match off.kind {
            Kind::Block => "given-back",
            _ if is_one_day(shelf, &off) => "opened-day",
            _ => "opened",
        };
        work.audit(tx, what, told(shelf, &off)).await?;
    }
    let day = days_of(shelf, &off).0;
    Ok(Answer::GivenBack { specialist: off.specialist, day })
}
