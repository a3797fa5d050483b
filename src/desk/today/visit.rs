//! A visit in the hands of staff: its card, whether the client came, calling it off.

use okoshko_dialogues::today::{Answer, Facts, Mark, Visit};
use okoshko_domain::booking::{Booking, Reason, Status};
use okoshko_domain::ids::BookingId;
use okoshko_domain::notice::Notice;
use okoshko_domain::undo::can_undo;
use serde_json::json;

use super::super::absence::waiting;
use super::super::audit;
use super::super::bearer::bearer;
use super::super::staff::Work;
use crate::store::{CalledOff, Error, Tx};

/// The card of a visit; a hold is none.
pub(in crate::desk) async fn facts(work: &Work<'_>, tx: &mut Tx, id: BookingId) -> Result<Facts, Error> {
    let booking = tx.booking(id).await?.filter(|found| !is_hold(found));
    let Some(booking) = booking else { return Ok(Facts::Gone) };
    let (name, _) = tx.client_contact(booking.client).await?;
    let means = tx.means_of(id).await?;
    let before = tx.visits_before(booking.client, booking.span.start, work.now).await?;
    let client = if booking.client_name.is_empty() { name } else { booking.client_name.clone() };
    let day = booking.zone.day_of(booking.span.start);
    let proposal = tx.open_proposal(id).await?;
    let asked = waiting(tx, &booking, work.now).await?.is_some();
    let undo = recallable(work, tx, &booking).await?;
    let (declined, undo) = (is_declined(tx, &booking).await?, undo.is_ok());
    Ok(Facts::Visit(Box::new(Visit { booking, client, means, before, day, proposal, asked, declined, undo })))
}

/// Whether somebody said no to it while it was a request.
async fn is_declined(tx: &mut Tx, booking: &Booking) -> Result<bool, Error> {
    if booking.status != Status::Cancelled || matches!(booking.reason, None | Some(Reason::Silence)) {
        return Ok(false);
    }
    Ok(tx.called_off(booking.id).await?.is_some_and(|off| off.declined))
}

fn is_hold(booking: &Booking) -> bool {
    matches!(booking.status, Status::Held | Status::Released)
}

/// A visit as it stands when nobody else can change it.
pub(in crate::desk) async fn locked(tx: &mut Tx, id: BookingId) -> Result<Option<Booking>, Error> {
    let Some(seen) = tx.booking(id).await? else { return Ok(None) };
    if !tx.lock_specialist(seen.specialist).await? {
        return Ok(Some(seen));
    }
    let found = tx.booking(id).await?;
    match found {
        // Somebody moved it to another day's owner meanwhile: from the start.
        Some(found) if found.specialist != seen.specialist => {
            Err(Error::Busy("a visit went to another specialist".to_owned()))
        }
        found => Ok(found),
    }
}

/// Says whether the client was there, or takes that back. Saying it twice is saying it once.
pub(super) async fn mark(work: &Work<'_>, tx: &mut Tx, id: BookingId, mark: Mark) -> Result<Answer, Error> {
    let Some(booking) = locked(tx, id).await? else { return Ok(Answer::Gone) };
    let (status, what, written) = match mark {
        Mark::Came => (Status::Came, "came", "came"),
        Mark::NoShow => (Status::NoShow, "no_show", "no-show"),
        Mark::Unmarked => (Status::Booked, "undone", "unmarked"),
    };
    if !booking.can_be_marked(work.now) {
        return Ok(Answer::Settled(id));
    }
    if booking.status == status {
        return Ok(Answer::Marked(id, mark));
    }
    // Whoever did not come left their time to others.
    if booking.status == Status::NoShow && is_taken(work, tx, &booking).await? {
        return Ok(Answer::Occupied(id));
    }
    tx.set_status(id, status, work.now).await?;
    tx.record_change(&booking, work.by, what, &json!({ "was": booking.status.word() }).to_string(), work.now)
        .await?;
    work.audit(tx, written, named(&booking)).await?;
    Ok(Answer::Marked(id, mark))
}

async fn is_taken(work: &Work<'_>, tx: &mut Tx, booking: &Booking) -> Result<bool, Error> {
    tx.release_ended(&[booking.specialist], work.now).await?;
    let busy = tx.busy(booking.specialist, booking.span, None, work.now).await?;
    Ok(busy.iter().any(|busy| busy.span.overlaps(booking.span)))
}

/// Calls a visit off. The client hears of it with the reason, and so do all others whose visit it is.
pub(in crate::desk) async fn call_off(
    work: &Work<'_>,
    tx: &mut Tx,
    id: BookingId,
    reason: &Reason,
) -> Result<Answer, Error> {
    let Some(booking) = locked(tx, id).await? else { return Ok(Answer::Gone) };
    if !booking.stands() || booking.span.end <= work.now {
        return Ok(Answer::Settled(id));
    }
    write_off(work, tx, &booking, &tidy(reason)).await?;
    work.audit(tx, "called-off", named(&booking)).await?;
    Ok(Answer::CalledOff(id))
}

/// Writes that a visit is off, and tells everybody whose it is.
pub(in crate::desk) async fn write_off(
    work: &Work<'_>,
    tx: &mut Tx,
    booking: &Booking,
    reason: &Reason,
) -> Result<(), Error> {
    let (id, now) = (booking.id, work.now);
    tx.end_proposal(id, "withdrawn", now).await?;
    tx.set_called_off(id, reason, now).await?;
    let (why, was) = (reason.word(), booking.status.word());
    let detail = json!({ "reason": why, "was": was }).to_string();
    tx.record_change(booking, work.by, "cancelled", &detail, now).await?;
    tx.notify_client(booking, Notice::CalledOff(id), work.by, now).await?;
    tx.notify_others(booking, booking.specialist, Notice::VisitCancelled(id), work.by, now).await
}

/// How staff called a visit off, or declined a request, just now; of any other why that is not to be taken back.
async fn recallable(
    work: &Work<'_>,
    tx: &mut Tx,
    booking: &Booking,
) -> Result<Result<CalledOff, Answer>, Error> {
    let settled = Ok(Err(Answer::Settled(booking.id)));
    if booking.forgotten {
        return settled; // Nobody would come.
    }
    // A client who cancels takes it back themselves.
    if booking.status != Status::Cancelled || booking.reason.is_none() || booking.span.end <= work.now {
        return settled;
    }
    let shelf = work.desk.shelves.of_studio(tx, booking.studio).await?;
    if shelf.is_none_or(|shelf| shelf.catalog.specialist(booking.specialist).is_none()) {
        return settled; // Nobody is there to do it.
    }
    Ok(match tx.called_off(booking.id).await? {
        // Nobody can say yes to a request whose time has come.
        Some(off) if off.was == Status::Pending && booking.span.start <= work.now => return settled,
        Some(off) if can_undo(off.at, work.now) => Ok(off),
        Some(_) => Err(Answer::UndoLate(booking.id)),
        None => return settled,
    })
}

/// Makes a visit's page its client's. One that staff entered is adopted now: whoever opens the page then finds all that
/// can be done with it, and looking changes nothing. The address stays what it is, see [`bearer`].
pub(super) async fn hand_out(work: &Work<'_>, tx: &mut Tx, id: BookingId) -> Result<Answer, Error> {
    if work.desk.site().is_none() {
        return Ok(Answer::NoSite(id));
    }
    let Some(booking) = locked(tx, id).await? else { return Ok(Answer::Gone) };
    if booking.reader.is_some() {
        return Ok(Answer::InChat(id));
    }
    if !booking.has_page_to_hand_out(work.now) {
        return Ok(Answer::Settled(id));
    }
    bearer(tx, booking.token, booking.lang, work.now).await?;
    work.audit(tx, "visit-page", named(&booking)).await?;
    Ok(Answer::HandedOut(id))
}

/// Takes back that a visit was called off, or a request declined, while its time is free. Whoever heard hears of it.
pub(super) async fn recall(work: &Work<'_>, tx: &mut Tx, id: BookingId) -> Result<Answer, Error> {
    let Some(booking) = locked(tx, id).await? else { return Ok(Answer::Gone) };
    if booking.stands() {
        return Ok(Answer::Recalled(id)); // Twice is once.
    }
    let off = match recallable(work, tx, &booking).await? {
        Ok(off) => off,
        Err(answer) => return Ok(answer),
    };
    if is_taken(work, tx, &booking).await? {
        return Ok(Answer::Occupied(id));
    }
    tx.stand_again(id, off.was, work.now).await?;
    tx.record_change(
        &booking,
        work.by,
        "undone",
        &json!({ "was": booking.status.word() }).to_string(),
        work.now,
    )
    .await?;
    let client = if off.declined { Notice::Declined(id) } else { Notice::CalledOff(id) };
    for (heard, notice) in [(client, Notice::Back(id)), (Notice::VisitCancelled(id), Notice::VisitBack(id))] {
        tx.unsay(&booking, off.event, heard, work.now).await?; // First: whoever it leaves hears just now.
        tx.follow_up(&booking, off.event, heard, notice, work.now).await?;
    }
    let what = if off.declined { "request-recalled" } else { "recalled" };
    work.audit(tx, what, named(&booking)).await?;
    Ok(Answer::Recalled(id))
}

/// Whose visit it is and when, as the owner reads it.
pub(in crate::desk) fn named(booking: &Booking) -> serde_json::Value {
    json!({ "client": audit::visitor(booking), "start": audit::at(booking.span.start) })
}

/// One line.
pub(in crate::desk) fn tidy(reason: &Reason) -> Reason {
    let Reason::Words(words) = reason else { return reason.clone() };
    let words: Vec<_> = words.split_whitespace().collect();
    let line: String = words.join(" ").chars().filter(|sign| !sign.is_control()).collect();
    if line.is_empty() { Reason::Unsaid } else { Reason::Words(line) }
}
