//! A client's cancelling: why, and taking it back while the time is free.

use okoshko_dialogues::event::Answer;
use okoshko_dialogues::moving;
use okoshko_domain::booking::{Booking, ClientReason, Status};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::BookingId;
use okoshko_domain::notice::Notice;
use okoshko_domain::people::Actor;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::undo::can_undo;
use serde_json::json;

use super::booking::{BookError, Day, Wish, open_for, own_locked};
use super::moving::offers_for;
use super::{Desk, end};
use crate::store::{CalledOff, Error, Found, Tx};

/// The longest reason of a client, in characters.
const REASON_MAX: usize = 180;

/// Keeps why a client cancelled, once; whoever heard that they did hears why.
pub(super) async fn because(
    tx: &mut Tx,
    by: &Actor,
    id: BookingId,
    reason: &ClientReason,
    now: Timestamp,
) -> Result<Answer, Error> {
    let Some(Found { booking, .. }) = own_locked(tx, by, id).await? else { return Ok(Answer::NotYours) };
    let Some(off) = cancelled_by(tx, by, &booking).await? else { return Ok(Answer::Settled(id)) };
    // Long after, whatever is typed means something else.
    let typed = matches!(reason, ClientReason::Words(_));
    if typed && (booking.client_reason.is_some() || !can_undo(off.at, now)) {
        return Ok(Answer::Moving(moving::Answer::NotAsked));
    }
    if booking.span.start <= now {
        return Ok(Answer::Settled(id));
    }
    if booking.client_reason.is_none() {
        tx.set_client_reason(id, &tidy(reason)).await?;
        let (heard, notice) = (Notice::VisitCancelled(id), Notice::WhyCancelled(id));
        tx.follow_up(&booking, off.event, heard, notice, now).await?;
    }
    Ok(Answer::Moving(moving::Answer::Told(id)))
}

/// One line that a card has room for; its writer sees where it ends.
fn tidy(reason: &ClientReason) -> ClientReason {
    let ClientReason::Words(words) = reason else { return reason.clone() };
    let words: Vec<_> = words.split_whitespace().collect();
    let line: String = words.join(" ").chars().filter(|sign| !sign.is_control()).collect();
    let line = line.trim_start_matches('#'); // What begins so is a word of ours.
    match line.char_indices().nth(REASON_MAX) {
        Some((end, _)) => ClientReason::Words(format!("{}…", line[..end].trim_end())),
        None => ClientReason::Words(line.to_owned()),
    }
}

/// The cancelled booking of a client stands again, by the rules for any other; those who heard hear of it.
pub(super) async fn restore(
    desk: &Desk,
    tx: &mut Tx,
    by: &Actor,
    id: BookingId,
    now: Timestamp,
) -> Result<Answer, Error> {
    let Some(Found { booking, revision, .. }) = own_locked(tx, by, id).await? else {
        return Ok(Answer::NotYours);
    };
    let answer = |answer| Ok(Answer::Moving(answer));
    if booking.is_upcoming(now) {
        return answer(moving::Answer::Back(id)); // Twice is once.
    }
    let Some(off) = cancelled_by(tx, by, &booking).await?.filter(|_| now < booking.span.start) else {
        return Ok(Answer::Settled(id));
    };
    if !can_undo(off.at, now) {
        return answer(moving::Answer::UndoLate(id));
    }
    let Some(shelf) = desk.shelves.at(tx, booking.studio, revision).await? else {
        return Ok(Answer::Settled(id));
    };
    let wish =
        Wish { service: booking.service, who: Who::One(booking.specialist), start: booking.span.start };
    if let Err(error) = open_for(&shelf, tx, by, now).await {
        return wish.refused(error);
    }
    tx.release_holds(by.account, &[booking.specialist], now).await?;
    let offers = offers_for(tx, &shelf.catalog, &booking).await?;
    let Some(offer) = offers.into_iter().find(|offer| offer.specialist == booking.specialist) else {
        return wish.refused(BookError::Gone);
    };
    let day = Day::around(&shelf, tx, by, offer, booking.span.start, now).await?;
    // It was early enough while it stood.
    if let Some(why) = day.refusal(&shelf, booking.span.start, off.at) {
        return wish.refused(BookError::Refused(why));
    }
    tx.stand_again(id, off.was, now).await?;
    let was = json!({ "was": Status::Cancelled.word() }).to_string();
    tx.record_change(&booking, by, "undone", &was, now).await?;
    let cancelled = Notice::VisitCancelled(id);
    tx.unsay(&booking, off.event, cancelled, now).await?; // First: whoever it leaves hears just now.
    tx.follow_up(&booking, off.event, cancelled, Notice::VisitBack(id), now).await?;
    answer(moving::Answer::Back(id))
}

/// How this person called it off; nothing when somebody else did, or nobody.
async fn cancelled_by(tx: &mut Tx, by: &Actor, booking: &Booking) -> Result<Option<CalledOff>, Error> {
    if booking.status != Status::Cancelled {
        return Ok(None);
    }
    Ok(tx.called_off(booking.id).await?.filter(|off| !off.declined && off.by == Some(by.account)))
}

/// Whether its client can take back that they cancelled it.
pub(super) async fn can_restore(tx: &mut Tx, booking: &Booking, now: Timestamp) -> Result<bool, Error> {
    let cancelled = booking.status == Status::Cancelled && booking.reason.is_none();
    if !cancelled || booking.span.start <= now {
        return Ok(false);
    }
    let off = tx.called_off(booking.id).await?;
    Ok(off.is_some_and(|off| !off.declined && off.by == booking.account && can_undo(off.at, now)))
}

impl Desk {
    /// `restore` in a transaction of its own.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn restore(&self, by: &Actor, id: BookingId) -> Result<Answer, Error> {
        self.alone(|mut tx, now| async move {
            let restored = restore(self, &mut tx, by, id, now).await;
            end(tx, restored).await
        })
        .await
    }
}
