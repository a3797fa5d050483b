//! Somebody says that they are away: the stretch is closed, each client is asked what suits them instead, and those
//! who run the day see who has answered.

use okoshko_dialogues::sick::{Act, Answer, Facts, NOTE, State};
use okoshko_domain::absence::Absence;
use okoshko_domain::booking::Booking;
use okoshko_domain::ids::{AbsenceId, BookingId, SpecialistId, TimeOffId};
use okoshko_domain::notice::Notice;
use okoshko_domain::rights::Role;
use okoshko_domain::span::Span;
use okoshko_domain::time_off::{Kind, TimeOff};
use okoshko_domain::timestamp::Timestamp;
use serde_json::json;

use super::absence::{Suggesting, tale};
use super::staff::Work;
use super::today::meant;
use crate::store::{Error, Shelf, Tx};

/// Brings what a screen of this talk shows.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let Some(shelf) = &work.shelf else { return Ok(Facts::Gone) };
    match *state {
        State::Ask { specialist } => {
            let whose = specialist
                .map_or(okoshko_dialogues::today::Whose::Here, okoshko_dialogues::today::Whose::One);
            let Some(specialist) = meant(work, shelf, whose) else { return Ok(Facts::Whose) };
            let hits = hit(work, tx, specialist, rest_of_today(work)).await?;
            Ok(Facts::Ask { specialist, hits })
        }
        State::Well => well(work, tx, shelf).await,
        State::Done { absence, .. } => match tx.absence(absence).await? {
            Some(absence) => Ok(Facts::Tale(Box::new(tale(tx, absence, shelf).await?))),
            None => Ok(Facts::Gone),
        },
    }
}

/// Where the rest of today is closed because whoever asks is ill.
async fn well(work: &Work<'_>, tx: &mut Tx, shelf: &Shelf) -> Result<Facts, Error> {
    let here = okoshko_dialogues::today::Whose::Here;
    let (Some(member), Some(specialist)) = (work.member, meant(work, shelf, here)) else {
        return Ok(Facts::Gone);
    };
    let today = rest_of_today(work);
    for off in tx.time_off_in(member.studio, Some(specialist), today).await? {
        match tx.absence_in(off.id).await? {
            Some(absence) if absence.ill && !absence.undone => {
                return Ok(Facts::Tale(Box::new(tale(tx, absence, shelf).await?)));
            }
            None if off.note == NOTE && off.span.end == today.end => return Ok(Facts::Closed(off.id)),
            _ => {}
        }
    }
    Ok(Facts::Gone)
}

/// Does what this talk asks for.
pub(super) async fn perform(work: &Work<'_>, tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    match *act {
        Act::Fall(specialist) => fall(work, tx, specialist).await,
        Act::OfferAll(id) => offer_all(work, tx, id).await,
        Act::Undo(id) => undo(work, tx, id).await,
    }
}

fn rest_of_today(work: &Work<'_>) -> Span {
    let start = Timestamp::from_minutes(work.now.minutes());
    Span { start, end: work.zone().day_span(work.today()).end }
}

/// The visits to come in a stretch.
async fn hit(
    work: &Work<'_>,
    tx: &mut Tx,
    specialist: SpecialistId,
    span: Span,
) -> Result<Vec<Booking>, Error> {
    let Some(member) = work.member else { return Ok(Vec::new()) };
    let zone = work.zone();
    let (first, last) = (zone.day_of(span.start), zone.day_of(span.end.plus_s(-1)));
    let mut visits = tx.visits_on(member.studio, Some(specialist), first, last).await?;
    visits.retain(|visit| visit.is_upcoming(work.now) && visit.span.overlaps(span));
    Ok(visits)
}

/// Closes the rest of today and asks the clients. Saying it twice is saying it once.
async fn fall(work: &Work<'_>, tx: &mut Tx, specialist: SpecialistId) -> Result<Answer, Error> {
    let Some(member) = work.member else { return Ok(Answer::Gone) };
    tx.lock_specialist(specialist).await?;
    let span = rest_of_today(work);
    let mut closed = None;
    for off in tx.time_off_in(member.studio, Some(specialist), span).await? {
        match tx.absence_in(off.id).await? {
            Some(known) if known.ill && !known.undone => return Ok(Answer::Known(known.id)),
            // There was nobody to ask.
            None if off.note == NOTE && off.span.end == span.end => closed = Some(off.id),
            _ => {}
        }
    }
    let visits = hit(work, tx, specialist, span).await?;
    let off = if let Some(off) = closed {
        off
    } else {
        work.audit(tx, "sick", named(work, specialist)).await?;
        tx.take_off(member.studio, specialist, span, Kind::Block, NOTE).await?
    };
    if visits.is_empty() {
        return Ok(Answer::Nobody);
    }
    ask(work, tx, off, &visits, true).await
}

/// Asks the clients whose visits a closed stretch hits.
async fn offer_all(work: &Work<'_>, tx: &mut Tx, id: TimeOffId) -> Result<Answer, Error> {
    let Some(TimeOff { specialist, .. }) = tx.time_off_of(id).await? else { return Ok(Answer::Gone) };
    tx.lock_specialist(specialist).await?;
    let Some(off) = tx.time_off_of(id).await?.filter(|off| !off.removed) else { return Ok(Answer::Gone) };
    if let Some(known) = tx.absence_in(id).await? {
        return Ok(Answer::Known(known.id));
    }
    let visits = hit(work, tx, specialist, off.span).await?;
    if visits.is_empty() {
        return Ok(Answer::Nobody);
    }
    work.audit(tx, "offered-all", named(work, specialist)).await?;
    ask(work, tx, id, &visits, false).await
}

/// The outbox key of the word that whoever was to do a visit is away.
fn away_key(absence: AbsenceId, visit: BookingId) -> String {
    format!("away:{absence}:{visit}")
}

async fn ask(
    work: &Work<'_>,
    tx: &mut Tx,
    off: TimeOffId,
    visits: &[Booking],
    ill: bool,
) -> Result<Answer, Error> {
    let Some(member) = work.member else { return Ok(Answer::Gone) };
    // Not by the shelves: what this transaction wrote may never come true.
    let Some(shelf) = tx.shelf(member.studio).await? else { return Ok(Answer::Gone) };
    let id = tx.add_absence(off, ill, work.now).await?;
    let mut suggesting = Suggesting::new(&shelf, work.now);
    for visit in visits {
        tx.end_proposal(visit.id, "withdrawn", work.now).await?;
        let instead = suggesting.of(tx, visit).await?;
        tx.add_missed(id, visit, &instead).await?;
        if let Some(client) = visit.reader {
            tx.notify(client, Notice::Away(visit.id), work.now, &away_key(id, visit.id), work.now).await?;
        }
    }
    let specialist = visits.first().map(|visit| visit.specialist);
    for mate in tx.team(member.studio).await? {
        let theirs = mate.role == Role::Owner || (mate.specialist.is_some() && mate.specialist == specialist);
        if theirs || mate.account == work.by.account {
            tx.count_answers(id, work.desk.bot(), mate.account).await?;
        }
    }
    tx.touch_studio(member.studio).await?; // Live boards say who is asked.
    Ok(if ill { Answer::Asked(id) } else { Answer::Offered(id) })
}

/// It was a mistake: those who have not answered hear that all stands.
async fn undo(work: &Work<'_>, tx: &mut Tx, id: AbsenceId) -> Result<Answer, Error> {
    let Some(Absence { specialist, .. }) = tx.absence(id).await? else { return Ok(Answer::Gone) };
    tx.lock_specialist(specialist).await?;
    let Some(absence) = tx.absence(id).await? else { return Ok(Answer::Gone) };
    if absence.undone {
        return Ok(Answer::Undone(specialist));
    }
    if !absence.ill || !absence.can_be_undone(work.now) {
        return Ok(Answer::TooLate(id));
    }
    all_stands(work, tx, absence).await?;
    tx.give_back(absence.studio, absence.time_off, work.now).await?;
    work.audit(tx, "sick-undone", named(work, specialist)).await?;
    Ok(Answer::Undone(specialist))
}

/// The stretch is open again: of those who have not answered whoever heard of it hears that all stands.
pub(super) async fn all_stands(work: &Work<'_>, tx: &mut Tx, absence: Absence) -> Result<(), Error> {
    let id = absence.id;
    for missed in tx.missed(id).await? {
        let waits = absence.waits_for(&missed.booking, missed.was, work.now);
        let Some(client) = missed.booking.reader.filter(|_| waits) else { continue };
        let visit = missed.booking.id;
        if tx.take_back(&away_key(id, visit), work.now).await? {
            let key = format!("stands:{id}:{visit}");
            tx.notify(client, Notice::Stands(visit), work.now, &key, work.now).await?;
        }
    }
    tx.undo_absence(id, work.now).await
}

fn named(work: &Work<'_>, specialist: SpecialistId) -> serde_json::Value {
    let shelf = work.shelf.as_ref();
    let name = shelf.and_then(|shelf| shelf.catalog.specialist(specialist)).map(|one| one.name.as_str());
    json!({ "specialist": name.unwrap_or_default() })
}
