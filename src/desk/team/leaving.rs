//! Somebody goes, and their visits are not forgotten.

use std::collections::HashMap;

use okoshko_dialogues::team::{Answer, Call, Facts, How, Leaving, Passing, Whom};
use okoshko_domain::booking::{Booking, Reason, Status};
use okoshko_domain::catalog::Offer;
use okoshko_domain::ids::{AccountId, BookingId, SpecialistId, StudioId};
use okoshko_domain::notice::Notice;
use okoshko_domain::policy::Policy;
use okoshko_domain::rights::Member;
use okoshko_domain::slots::{Agenda, Busy, Visit};
use okoshko_domain::span::Span;
use okoshko_domain::team::{Mate, News};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;
use serde_json::json;

use super::super::approval;
use super::super::audit;
use super::super::moving::put;
use super::super::staff::Work;
use super::super::today::visit::write_off;
use super::{change_menu, found, invites, is_last_owner, may_change, write_news};
use crate::store::{Error, Shelf, Tx};

/// Longer than anybody plans: ten years.
const LONG_MIN: i64 = 10 * 365 * 24 * 60;
const DAY_S: i64 = 86_400;

/// What hangs on somebody who may go.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, whom: Whom) -> Result<Facts, Error> {
    let team = tx.team(whom.studio).await?;
    let mate = team.iter().find(|mate| mate.account == whom.account).cloned();
    let (Some(mate), Some(shelf)) = (mate, work.shelf.clone()) else { return Ok(Facts::Gone) };
    if is_last_owner(&team, &mate) {
        return Ok(Facts::Gone);
    }
    let visits = to_come(work, tx, &team, &mate).await?;
    let days = Days::around(work, tx, whom.studio, &visits).await?;
    let mut takers = Vec::new();
    for other in shelf.catalog.specialists.iter().filter(|other| Some(other.id) != mate.specialist) {
        let fit = days.clone().all_that_fit(&shelf, &visits, other.id).len();
        if fit > 0 {
            takers.push((other.id, other.name.clone(), u32::try_from(fit).unwrap_or(u32::MAX)));
        }
    }
    takers.sort_by_key(|(_, _, fit)| std::cmp::Reverse(*fit));
    let last_day = visits.last().map(|last| last_day(&shelf, last));
    let calls = calls(tx, visits.iter()).await?;
    Ok(Facts::Leaving(Box::new(Leaving { mate, visits, takers, last_day, calls })))
}

/// What another specialist would take over.
pub(super) async fn passing(
    work: &Work<'_>,
    tx: &mut Tx,
    whom: Whom,
    taker: SpecialistId,
) -> Result<Facts, Error> {
    let team = tx.team(whom.studio).await?;
    let mate = team.iter().find(|mate| mate.account == whom.account).cloned();
    let (Some(mate), Some(shelf)) = (mate, work.shelf.clone()) else { return Ok(Facts::Gone) };
    let Some(name) = shelf.catalog.specialist(taker).map(|one| one.name.clone()) else {
        return Ok(Facts::Gone);
    };
    if is_last_owner(&team, &mate) || mate.specialist == Some(taker) {
        return Ok(Facts::Gone);
    }
    let visits = to_come(work, tx, &team, &mate).await?;
    let fit = Days::around(work, tx, whom.studio, &visits).await?.all_that_fit(&shelf, &visits, taker);
    let calls = calls(tx, fit.iter().map(|(visit, _)| *visit)).await?;
    let (went, stay) = (fit.len(), visits.len() - fit.len());
    Ok(Facts::Passing(Box::new(Passing { mate, taker: name, went, stay, calls })))
}

/// Those of the visits whose clients no message reaches, with their phones.
async fn calls(tx: &mut Tx, visits: impl Iterator<Item = &Booking>) -> Result<Vec<Call>, Error> {
    let mut calls = Vec::new();
    for visit in visits.filter(|visit| visit.reader.is_none()) {
        let (_, phone) = tx.client_contact(visit.client).await?;
        calls.push(Call { visit: visit.clone(), phone });
    }
    Ok(calls)
}

/// Who has to be called, as it was found when it was done.
pub(super) async fn to_call(tx: &mut Tx, studio: StudioId, visits: &[BookingId]) -> Result<Facts, Error> {
    let mut found = Vec::new();
    for id in visits {
        found.extend(tx.booking(*id).await?.filter(|visit| visit.studio == studio));
    }
    calls(tx, found.iter()).await.map(Facts::ToCall)
}

/// Visits whose clients no message reaches.
fn unheard<'a>(visits: impl Iterator<Item = &'a Booking>) -> Vec<BookingId> {
    visits.filter(|visit| visit.reader.is_none()).map(|visit| visit.id).collect()
}

/// All the visits that nobody would do when they go: a day that two people share goes on.
async fn to_come(work: &Work<'_>, tx: &mut Tx, team: &[Mate], mate: &Mate) -> Result<Vec<Booking>, Error> {
    match mate.specialist.filter(|_| is_alone(team, mate)) {
        Some(specialist) => tx.visits_to_come(specialist, work.now).await,
        None => Ok(Vec::new()),
    }
}

fn is_alone(team: &[Mate], mate: &Mate) -> bool {
    team.iter().filter(|other| other.specialist == mate.specialist).count() == 1
}

/// The studio's civil day on which a visit ends.
fn last_day(shelf: &Shelf, visit: &Booking) -> LocalDay {
    shelf.catalog.studio.zone.day_of(visit.span.end)
}

fn midnight_after(shelf: &Shelf, visit: &Booking) -> Timestamp {
    shelf.catalog.studio.zone.day_span(last_day(shelf, visit)).end
}

/// What stands in everybody's day, while visits find new places in it.
#[derive(Clone)]
struct Days {
    busy: HashMap<SpecialistId, Vec<Busy>>,
    now: Timestamp,
}

impl Days {
    async fn around(
        work: &Work<'_>,
        tx: &mut Tx,
        studio: StudioId,
        visits: &[Booking],
    ) -> Result<Self, Error> {
        let mut busy: HashMap<SpecialistId, Vec<Busy>> = HashMap::new();
        if let (Some(first), Some(last)) = (visits.first(), visits.iter().map(|visit| visit.span.end).max()) {
            // Two days more on either side: a day's limit counts all of it, and buffers reach over midnight.
            let wide = Span {
                start: Timestamp(first.span.start.0.saturating_sub(2 * DAY_S)),
                end: Timestamp(last.0.saturating_add(2 * DAY_S)),
            };
            for taken in tx.busy_in_studio(studio, wide, None, work.now).await? {
                busy.entry(taken.specialist).or_default().push(taken.busy);
            }
        }
        Ok(Self { busy, now: work.now })
    }

    /// The visits that this specialist can take, one after another, and what each needs around it.
    fn all_that_fit<'a>(
        &mut self,
        shelf: &Shelf,
        visits: &'a [Booking],
        taker: SpecialistId,
    ) -> Vec<(&'a Booking, Offer)> {
        let mut fit = Vec::new();
        for visit in visits {
            if let Some(around) = self.place(shelf, visit, taker) {
                fit.push((visit, around));
            }
        }
        fit
    }

    /// Takes the time in the specialist's day, when the rules leave it free. The time was promised before: notice,
    /// window and grid are no reason.
    fn place(&mut self, shelf: &Shelf, booking: &Booking, taker: SpecialistId) -> Option<Offer> {
        let offer = shelf.catalog.still_done(taker, booking.service, &booking.more)?.visit;
        let hours = shelf.hours.get(&taker)?;
        let minutes = (booking.span.end.0 - booking.span.start.0) / 60;
        let visit = Visit { length_min: u32::try_from(minutes).ok()?, ..offer };
        let policy = Policy { notice_min: 0, window_days: 3650, step_min: 1, ..shelf.catalog.studio.policy };
        let busy = self.busy.entry(taker).or_default();
        let agenda = Agenda { hours, policy: &policy, visit, busy, now: self.now };
        if agenda.refusal(booking.span.start).is_some() {
            return None;
        }
        let (before_min, after_min) = (offer.before_min, offer.after_min);
        let at = busy.partition_point(|other| other.span.start < booking.span.start);
        busy.insert(at, Busy { span: booking.span, before_min, after_min });
        Some(Offer { specialist: taker, visit, price: booking.price })
    }
}

/// Somebody whom this member may let go, or why not.
async fn leaver(tx: &mut Tx, member: Member, whom: Whom) -> Result<Result<(Vec<Mate>, Mate), Answer>, Error> {
    let (team, mate) = found(tx, member.studio, whom.account).await?;
    let Some(mate) = mate else { return Ok(Err(Answer::Nobody)) };
    if !may_change(&team, member, &mate) {
        return Ok(Err(Answer::Mightier));
    }
    if is_last_owner(&team, &mate) {
        return Ok(Err(Answer::LastOwner));
    }
    Ok(Ok((team, mate)))
}

/// Visits go to another specialist, those that fit. Their clients hear who it is now, and so does the specialist.
pub(super) async fn pass(
    work: &Work<'_>,
    tx: &mut Tx,
    member: Member,
    whom: Whom,
    taker: SpecialistId,
) -> Result<Answer, Error> {
    let (team, mate) = match leaver(tx, member, whom).await? {
        Ok(found) => found,
        Err(answer) => return Ok(answer),
    };
    let Some(from) = mate.specialist.filter(|from| *from != taker) else { return Ok(Answer::Nobody) };
    let Some(shelf) = work.under_lock(tx, &[from, taker]).await? else { return Ok(Answer::Nobody) };
    if shelf.catalog.specialist(taker).is_none() {
        return Ok(Answer::Nobody);
    }
    tx.release_ended(&[taker], work.now).await?;
    let visits = to_come(work, tx, &team, &mate).await?;
    let fit = Days::around(work, tx, member.studio, &visits).await?.all_that_fit(&shelf, &visits, taker);
    for (visit, to) in &fit {
        give(work, tx, &shelf, visit, *to).await?;
    }
    let (went, stay) = (fit.len(), visits.len() - fit.len());
    if went > 0 {
        let to = shelf.catalog.specialist(taker).map_or("", |one| one.name.as_str());
        work.audit(
            tx,
            "passed",
            json!({ "name": audit::mate(mate.account, &mate.name), "to": to, "n": went }),
        )
        .await?;
    }
    let visits = unheard(fit.iter().map(|(visit, _)| *visit));
    if !visits.is_empty() {
        return Ok(Answer::ToCall { studio: member.studio, whom: Some(whom), visits });
    }
    let count = |length| u32::try_from(length).unwrap_or(u32::MAX);
    Ok(Answer::Passed { went: count(went), stay: count(stay) })
}

async fn give(work: &Work<'_>, tx: &mut Tx, shelf: &Shelf, visit: &Booking, to: Offer) -> Result<(), Error> {
    tx.end_proposal(visit.id, "withdrawn", work.now).await?; // It was of times with whoever gives it away.
    let theirs = put(tx, shelf, visit, (to, visit.span.start), work.by, work.now).await?;
    tx.notify_client(&theirs, Notice::Moved(visit.id), work.by, work.now).await?;
    if theirs.status == Status::Pending {
        return approval::ask_anew(shelf, tx, &theirs, Some(work.by.account), work.now).await;
    }
    tx.notify_others(&theirs, to.specialist, Notice::NewVisit(visit.id), work.by, work.now).await
}

/// Somebody goes, now or later, or stays after all.
pub(super) async fn let_go(
    work: &Work<'_>,
    tx: &mut Tx,
    member: Member,
    whom: Whom,
    how: How,
) -> Result<Answer, Error> {
    let (team, mate) = match leaver(tx, member, whom).await? {
        Ok(found) => found,
        Err(answer) => return Ok(answer),
    };
    if let Some(specialist) = mate.specialist {
        tx.lock_specialist(specialist).await?;
    }
    let visits = to_come(work, tx, &team, &mate).await?;
    match how {
        How::Stay => stay(work, tx, member.studio, &mate).await,
        How::Now if !visits.is_empty() => Ok(Answer::Ask),
        How::Later => match (&work.shelf, visits.last()) {
            (Some(shelf), Some(last)) => {
                later(work, tx, member.studio, &mate, midnight_after(shelf, last)).await?;
                Ok(Answer::Goes(last_day(shelf, last)))
            }
            _ => Ok(Answer::Ask),
        },
        How::Now | How::CallOff => {
            for visit in &visits {
                write_off(work, tx, visit, &Reason::Unsaid).await?;
            }
            go(work, tx, member.studio, &team, &mate).await?;
            let args = json!({ "name": audit::mate(mate.account, &mate.name), "n": visits.len() });
            work.audit(tx, if visits.is_empty() { "let-go" } else { "let-go-called-off" }, args).await?;
            let visits = unheard(visits.iter());
            if visits.is_empty() {
                return Ok(Answer::Gone);
            }
            Ok(Answer::ToCall { studio: member.studio, whom: None, visits })
        }
    }
}

async fn stay(work: &Work<'_>, tx: &mut Tx, studio: StudioId, mate: &Mate) -> Result<Answer, Error> {
    keep(work, tx, studio, mate).await.map(|()| Answer::Done)
}

/// Whoever was to go stays, and their days are open again. Whoever was not stays as it is.
pub(super) async fn keep(work: &Work<'_>, tx: &mut Tx, studio: StudioId, mate: &Mate) -> Result<(), Error> {
    if mate.leaves_at.is_none() {
        return Ok(());
    }
    tx.set_leaving(studio, mate.account, None).await?;
    if let Some(specialist) = mate.specialist {
        tx.open_from(studio, specialist, work.now).await?;
    }
    work.audit_at(tx, studio, "stays", json!({ "name": audit::mate(mate.account, &mate.name) })).await
}

/// Everything stays as it is until the last visit is over; after it nobody is booked.
async fn later(
    work: &Work<'_>,
    tx: &mut Tx,
    studio: StudioId,
    mate: &Mate,
    at: Timestamp,
) -> Result<(), Error> {
    if mate.leaves_at == Some(at) {
        return Ok(());
    }
    tx.set_leaving(studio, mate.account, Some(at)).await?;
    if let Some(specialist) = mate.specialist {
        tx.open_from(studio, specialist, work.now).await?;
        tx.close_from(studio, specialist, at, at.plus_min(LONG_MIN)).await?;
    }
    work.audit(tx, "leaves", json!({ "name": audit::mate(mate.account, &mate.name), "at": { "at": at.0 } }))
        .await
}

/// Their row goes, and with it every right of every old button; their day is nobody's, unless somebody shares it.
async fn go(work: &Work<'_>, tx: &mut Tx, studio: StudioId, team: &[Mate], mate: &Mate) -> Result<(), Error> {
    if let Some(specialist) = mate.specialist.filter(|_| is_alone(team, mate)) {
        tx.let_specialist_go(studio, specialist, work.now).await?;
    }
    tx.dismiss(studio, mate.account).await?;
    invites::revoke_all_of(work, tx, studio, mate.account).await?;
    tx.revoke_feeds_at(studio, mate.account, work.now).await?;
    write_news(work, tx, studio, mate.account, &News::Removed).await?;
    change_menu(work, tx, studio, mate.account).await?;
    tx.touch_studio(studio).await
}

/// Their last day is over: they go. Whoever was booked with them all the same has their visit first: they go after it,
/// and nothing new is booked meanwhile.
pub(super) async fn expire(
    work: &Work<'_>,
    tx: &mut Tx,
    studio: StudioId,
    account: AccountId,
) -> Result<bool, Error> {
    let (team, mate) = found(tx, studio, account).await?;
    let Some(mate) = mate.filter(|mate| mate.leaves_at.is_some_and(|at| at <= work.now)) else {
        return Ok(false);
    };
    if is_last_owner(&team, &mate) {
        return keep(work, tx, studio, &mate).await.map(|()| false);
    }
    let Some(shelf) = work.under_lock(tx, mate.specialist.as_slice()).await? else { return Ok(false) };
    if let Some(last) = to_come(work, tx, &team, &mate).await?.last() {
        let at = midnight_after(&shelf, last);
        tx.set_leaving(studio, account, Some(at)).await?;
        let args = json!({ "name": audit::mate(mate.account, &mate.name), "at": { "at": at.0 } });
        return work.audit_at(tx, studio, "leaves", args).await.map(|()| false);
    }
    go(work, tx, studio, &team, &mate).await?;
    work.audit_at(tx, studio, "let-go", json!({ "name": audit::mate(mate.account, &mate.name), "n": 0 }))
        .await?;
    Ok(true)
}
