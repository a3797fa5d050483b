//! Other times for a visit: staff propose up to three, which are kept until the client takes one or none.

use std::sync::Arc;

use okoshko_dialogues::approval::{Answer, Chosen};
use okoshko_dialogues::offers;
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::catalog::Offer;
use okoshko_domain::ids::{BookingId, ProposalId, SpecialistId};
use okoshko_domain::notice::Notice;
use okoshko_domain::people::Actor;
use okoshko_domain::proposal::{Proposal, kept, until};
use okoshko_domain::slots::{Agenda, Busy, Refusal};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;

use super::booking::own;
use super::moving::{offers_for, put, standing};
use super::staff::Work;
use super::today::visit::{locked, named};
use super::{Desk, end};
use crate::store::{Error, Found, NewHold, Shelf, Tx};

/// Proposals that end at once.
const BATCH: u32 = 100;

/// Proposes these times to the client of a visit, instead of what was proposed before.
pub(super) async fn propose(
    work: &Work<'_>,
    tx: &mut Tx,
    id: BookingId,
    chosen: Chosen,
) -> Result<Answer, Error> {
    let Some(booking) = locked(tx, id).await? else { return Ok(Answer::Gone) };
    let Some(shelf) = work.under_lock(tx, &[booking.specialist]).await? else { return Ok(Answer::Gone) };
    if !booking.is_upcoming(work.now) {
        return Ok(Answer::NotToMove(id));
    }
    if booking.reader.is_none() {
        return Ok(Answer::NoChat(id));
    }
    if let Some(open) = tx.open_proposal(id).await?
        && open.starts == chosen.starts()
    {
        return Ok(Answer::Proposed(id)); // Twice is once.
    }
    tx.end_proposal(id, "withdrawn", work.now).await?;
    tx.release_ended(&[booking.specialist], work.now).await?;
    let offer = agreed(tx, &shelf, &booking).await?;
    let mut free = Chosen::default();
    for start in chosen.starts() {
        let own_time = start == booking.span.start;
        if !own_time && refusal(tx, &shelf, &booking, offer, (start, &[]), work.now).await?.is_none() {
            free = free.with(start);
        }
    }
    if free != chosen || free.is_empty() {
        return Ok(Answer::Busy(id, free));
    }
    write(work, tx, &shelf, &booking, offer, &chosen.starts()).await?;
    Ok(Answer::Proposed(id))
}

/// As it was agreed with whoever has it.
async fn agreed(tx: &mut Tx, shelf: &Shelf, booking: &Booking) -> Result<Offer, Error> {
    let offers = offers_for(tx, &shelf.catalog, booking).await?;
    let own = offers.into_iter().find(|offer| offer.specialist == booking.specialist);
    own.ok_or_else(|| Error::Busy("a visit is with nobody".to_owned()))
}

/// What speaks against a start for a client, the visit itself left out, and what keeps its other times.
pub(super) async fn refusal(
    tx: &mut Tx,
    shelf: &Shelf,
    booking: &Booking,
    offer: Offer,
    (start, own_pieces): (Timestamp, &[Span]),
    now: Timestamp,
) -> Result<Option<Refusal>, Error> {
    let busy = others(tx, shelf, booking, (offer.specialist, start, own_pieces), now).await?;
    let agenda = agenda(shelf, offer, &busy, now);
    Ok(agenda.map_or(Some(Refusal::Closed), |agenda| agenda.refusal(start)))
}

/// The same for a start that was promised: everything that staff would be warned of.
pub(super) async fn objections(
    tx: &mut Tx,
    shelf: &Shelf,
    booking: &Booking,
    offer: Offer,
    (start, own_pieces): (Timestamp, &[Span]),
    now: Timestamp,
) -> Result<Vec<Refusal>, Error> {
    let busy = others(tx, shelf, booking, (offer.specialist, start, own_pieces), now).await?;
    let agenda = agenda(shelf, offer, &busy, now);
    Ok(agenda.map_or_else(|| vec![Refusal::Closed], |agenda| agenda.objections(start)))
}

/// What others have in the day around a start.
async fn others(
    tx: &mut Tx,
    shelf: &Shelf,
    booking: &Booking,
    (specialist, start, own_pieces): (SpecialistId, Timestamp, &[Span]),
    now: Timestamp,
) -> Result<Vec<Busy>, Error> {
    let mut busy = standing(tx, shelf, booking, (specialist, start), now).await?;
    busy.retain(|busy| !own_pieces.contains(&busy.span));
    Ok(busy)
}

fn agenda<'a>(shelf: &'a Shelf, offer: Offer, busy: &'a [Busy], now: Timestamp) -> Option<Agenda<'a>> {
    let hours = shelf.hours.get(&offer.specialist)?;
    Some(Agenda { hours, policy: &shelf.catalog.studio.policy, visit: offer.visit, busy, now })
}

async fn write(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    booking: &Booking,
    offer: Offer,
    starts: &[Timestamp],
) -> Result<(), Error> {
    let (now, zone) = (work.now, shelf.catalog.studio.zone);
    let first = starts.iter().copied().fold(booking.span.start, Timestamp::min);
    let until = until(zone, shelf.catalog.studio.quiet, now, first);
    let hold = |span: Span| NewHold {
        studio: booking.studio,
        specialist: booking.specialist,
        service: booking.service,
        client: booking.client,
        account: None,
        span,
        day: zone.day_of(span.start),
        before_min: offer.visit.before_min,
        after_min: offer.visit.after_min,
        status: Status::Held,
        held_until: Some(until),
        price: booking.price,
        lang: booking.lang,
        client_name: String::new(),
        calendar: shelf.calendar_at(booking.specialist, span.start),
    };
    let holds: Vec<_> = kept(offer.visit, booking.span, starts).into_iter().map(hold).collect();
    let (id, by, was) = (ProposalId(0), work.by.account, booking.span.start);
    let starts = starts.to_vec();
    let new = Proposal { id, booking: booking.id, by, was, starts, until, open: true, refused: false };
    let id = tx.propose(&new, &holds, now).await?;
    if let Some(client) = booking.reader {
        let key = format!("proposal:{id}");
        tx.notify(client, Notice::Proposal(booking.id), now, &key, now).await?;
    }
    work.audit(tx, "proposed", named(booking)).await
}

/// Takes a proposal back; the client's old buttons say so.
pub(super) async fn withdraw(work: &Work<'_>, tx: &mut Tx, id: BookingId) -> Result<Answer, Error> {
    let Some(_) = locked(tx, id).await? else { return Ok(Answer::Gone) };
    tx.end_proposal(id, "withdrawn", work.now).await?;
    Ok(Answer::TakenBack(id))
}

/// A proposal of one's own visit with everything locked; somebody else's is none.
async fn found(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    id: ProposalId,
) -> Result<Option<(Proposal, Booking, Arc<Shelf>)>, Error> {
    let Some(proposal) = tx.proposal(id).await? else { return Ok(None) };
    tx.lock_account(by.account).await?;
    let Some(seen) = own(tx, by, proposal.booking).await? else { return Ok(None) };
    tx.lock_specialist(seen.booking.specialist).await?;
    let (proposal, found) = (tx.proposal(id).await?, own(tx, by, proposal.booking).await?);
    let (Some(proposal), Some(Found { booking, revision, .. })) = (proposal, found) else { return Ok(None) };
    if booking.specialist != seen.booking.specialist {
        return Err(Error::Busy("a visit went to another specialist".to_owned()));
    }
    let shelf = desk.shelves.at(tx, booking.studio, revision).await?;
    Ok(shelf.map(|shelf| (proposal, booking, shelf)))
}

/// The client takes one of the times: the visit moves there, and a request is agreed.
pub(super) async fn take(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    (id, start): (ProposalId, Timestamp),
    now: Timestamp,
) -> Result<offers::Answer, Error> {
    let Some((proposal, booking, shelf)) = found(desk, tx, by, id).await? else {
        return Ok(offers::Answer::NotYours);
    };
    let visit = booking.id;
    if booking.status == Status::Booked && booking.span.start == start && !proposal.open {
        return Ok(offers::Answer::Taken(visit)); // Twice is once.
    }
    if !proposal.waits(now) || !booking.is_upcoming(now) || booking.span.start != proposal.was {
        return Ok(offers::Answer::Over(visit));
    }
    if !proposal.starts.contains(&start) {
        return Ok(offers::Answer::NotYours);
    }
    let offer = agreed(tx, &shelf, &booking).await?;
    let own_pieces = kept(offer.visit, booking.span, &proposal.starts);
    // It was promised: notice, window and grid are no reason any more.
    let broken = objections(tx, &shelf, &booking, offer, (start, &own_pieces), now).await?;
    if broken.iter().any(|why| !why.may_be_broken() || matches!(why, Refusal::TimeOff | Refusal::DayOff)) {
        return Ok(offers::Answer::Busy(visit));
    }
    tx.end_proposal(visit, "taken", now).await?;
    tx.release_ended(&[booking.specialist], now).await?;
    let after = put(tx, &shelf, &booking, (offer, start), by, now).await?;
    if booking.status == Status::Pending {
        tx.set_status(visit, Status::Booked, now).await?;
    }
    tx.notify_staff(&after, Notice::Chosen(visit), now).await?;
    Ok(offers::Answer::Taken(visit))
}

/// None of the times suits the client: the visit stays as it is, and staff hear of it.
pub(super) async fn refuse(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    id: ProposalId,
    now: Timestamp,
) -> Result<offers::Answer, Error> {
    let Some((proposal, booking, _)) = found(desk, tx, by, id).await? else {
        return Ok(offers::Answer::NotYours);
    };
    let as_then = booking.is_upcoming(now) && booking.span.start == proposal.was;
    if proposal.refused && as_then {
        return Ok(offers::Answer::Refused(booking.id)); // Twice is once.
    }
    if !proposal.waits(now) {
        return Ok(offers::Answer::Over(booking.id));
    }
    tx.end_proposal(booking.id, "refused", now).await?;
    tell_proposer(tx, &booking, &proposal, Notice::Unfit(booking.id), now).await?;
    Ok(offers::Answer::Refused(booking.id))
}

/// Whoever proposed hears of it, and whose day it is.
async fn tell_proposer(
    tx: &mut Tx,
    booking: &Booking,
    proposal: &Proposal,
    notice: Notice,
    now: Timestamp,
) -> Result<(), Error> {
    let key = |account| format!("{}:{}:{account}", notice.word(), proposal.id);
    let mut hear = vec![proposal.by];
    for mate in tx.team(booking.studio).await? {
        if mate.specialist == Some(booking.specialist) && !hear.contains(&mate.account) {
            hear.push(mate.account);
        }
    }
    for account in hear {
        tx.notify(account, notice, now, &key(account), now).await?;
    }
    Ok(())
}

impl Desk {
    /// Ends the proposals that nobody answered in time; returns how many. Looks before it writes, since only one may
    /// write at a time.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn end_proposals(&self) -> Result<usize, Error> {
        let now = self.now();
        let over = self.store.read().await?.ended_proposals(now, BATCH).await?;
        let mut ended = 0;
        for id in &over {
            let mut tx = self.store.begin().await?;
            let expired = expire(&mut tx, *id, now).await;
            ended += usize::from(self.is_over(*id, end(tx, expired).await)?);
        }
        Ok(ended)
    }
}

/// Its times are free again, and whoever proposed them hears that nobody took one.
async fn expire(tx: &mut Tx, id: BookingId, now: Timestamp) -> Result<(), Error> {
    let Some(booking) = locked(tx, id).await? else { return Ok(()) };
    let Some(proposal) = tx.open_proposal(id).await?.filter(|open| open.until <= now) else { return Ok(()) };
    tx.end_proposal(id, "expired", now).await?;
    if booking.is_upcoming(now) {
        tell_proposer(tx, &booking, &proposal, Notice::Unchosen(id), now).await?;
    }
    Ok(())
}
