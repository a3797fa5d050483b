//! Requests: a studio, or a service, may want to say yes first. Until then the time is kept; what nobody answers ends
//! when it was to start.

use okoshko_dialogues::approval::{Act, Answer, Facts, Settled, State};
use okoshko_dialogues::today;
use okoshko_domain::booking::{Booking, Reason, Status};
use okoshko_domain::ids::{AccountId, BookingId};
use okoshko_domain::notice::Notice;
use okoshko_domain::people::{Actor, Door};
use okoshko_domain::policy::Approve;
use okoshko_domain::timestamp::Timestamp;
use serde_json::json;

use super::staff::Work;
use super::today::moving::targets;
use super::today::visit::{self, locked, named, tidy};
use super::{Desk, end, proposal};
use crate::store::{Error, Shelf, Tx};

/// Staff are asked again after so long, in minutes, within the specialist's hours.
const AGAIN_MIN: i64 = 120;
/// The client hears of a no after so long, in minutes: there is time to say why.
const HEARD_MIN: i64 = 1;
/// Requests that end at once.
const BATCH: u32 = 100;

/// Whether a booking of this client waits for a yes.
pub(super) async fn asks(
    shelf: &Shelf,
    tx: &mut Tx,
    booking: &Booking,
    now: Timestamp,
) -> Result<bool, Error> {
    let service = shelf.catalog.any_service(booking.service);
    let own = service.and_then(|service| service.approves);
    let rule = own.unwrap_or(shelf.catalog.studio.policy.approves);
    let visits = match rule {
        Approve::NewClients => tx.visits_before(booking.client, now, now).await?,
        Approve::Nobody | Approve::Everybody => 0,
    };
    Ok(rule.asks(visits))
}

/// The hold becomes a request: those who may settle it hear of it, and once more when nobody does.
pub(super) async fn ask(
    shelf: &Shelf,
    tx: &mut Tx,
    by: &Actor,
    held: &Booking,
    now: Timestamp,
) -> Result<(), Error> {
    tx.set_asked(held.id, &by.name, now).await?;
    tx.record(held, by, "asked", now).await?;
    ask_twice(shelf, tx, held, None, now).await
}

/// A request that went to another time or specialist is asked about there, and no more where it was; `mover` knows.
pub(super) async fn ask_anew(
    shelf: &Shelf,
    tx: &mut Tx,
    request: &Booking,
    mover: Option<AccountId>,
    now: Timestamp,
) -> Result<(), Error> {
    tx.ask_no_more(request.id, now).await?;
    ask_twice(shelf, tx, request, mover, now).await
}

async fn ask_twice(
    shelf: &Shelf,
    tx: &mut Tx,
    request: &Booking,
    but: Option<AccountId>,
    now: Timestamp,
) -> Result<(), Error> {
    tx.ask_staff(request, but, now, now).await?;
    tx.ask_staff(request, None, again_at(shelf, request, now), now).await
}

/// The first moment in the specialist's hours from two hours on.
fn again_at(shelf: &Shelf, booking: &Booking, now: Timestamp) -> Timestamp {
    let due = now.plus_min(AGAIN_MIN);
    let Some(hours) = shelf.hours.get(&booking.specialist) else { return due };
    let zone = shelf.catalog.studio.zone;
    let (first, last) = (zone.day_of(due), zone.day_of(booking.span.start));
    let days = (first.0..=last.0).map(okoshko_domain::zone::LocalDay);
    let open = days.flat_map(|day| hours.open_on(day)).find(|open| due < open.end);
    let opens = open.map_or(due, |open| due.max(open.start));
    if opens < booking.span.start { opens } else { due } // Whoever opens with it would hear too late.
}

/// The outbox key of the word that a request was declined, by the entry of its history: taken back and declined once
/// more it is said once more.
fn declined_key(event: i64) -> String {
    format!("client:{event}")
}

/// Writes that a request was declined, and tells its client at `due`.
async fn record_declined(
    tx: &mut Tx,
    booking: &Booking,
    by: &Actor,
    detail: serde_json::Value,
    due: Timestamp,
    now: Timestamp,
) -> Result<(), Error> {
    tx.record_change(booking, by, "declined", &detail.to_string(), now).await?;
    let Some((client, off)) = booking.reader.zip(tx.called_off(booking.id).await?) else { return Ok(()) };
    tx.notify(client, Notice::Declined(booking.id), due, &declined_key(off.event), now).await
}

/// Brings what a screen of this talk shows.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let found = match (state, &work.shelf) {
        (State::Propose { booking, day, .. }, Some(shelf)) => {
            targets(work, tx, shelf, *booking, None, *day).await?
        }
        (State::Declined { booking } | State::ProposeMonth { booking, .. }, _) => {
            visit::facts(work, tx, *booking).await?
        }
        (State::Propose { .. }, None) => return Ok(Facts::Gone),
    };
    Ok(match found {
        today::Facts::Visit(visit) => Facts::Visit(visit),
        today::Facts::Targets(targets) => Facts::Targets(targets),
        _ => Facts::Gone,
    })
}

/// Does what this talk asks for.
pub(super) async fn perform(work: &Work<'_>, tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    match act {
        Act::Accept(id) => accept(work, tx, *id).await,
        Act::Decline(id) => decline(work, tx, *id).await,
        Act::Explain(id, reason) => explain(work, tx, *id, reason).await,
        Act::Propose(id, chosen) => proposal::propose(work, tx, *id, *chosen).await,
        Act::Withdraw(id) => proposal::withdraw(work, tx, *id).await,
    }
}

/// Says yes. Of two who answer at once one does; saying it twice is saying it once.
async fn accept(work: &Work<'_>, tx: &mut Tx, id: BookingId) -> Result<Answer, Error> {
    let Some(booking) = locked(tx, id).await? else { return Ok(Answer::Gone) };
    if booking.status != Status::Pending || booking.span.start <= work.now {
        return settled(work, tx, &booking).await;
    }
    tx.end_proposal(id, "withdrawn", work.now).await?;
    tx.unsay_back(id).await?;
    tx.set_status(id, Status::Booked, work.now).await?;
    tx.record(&booking, work.by, "accepted", work.now).await?;
    tx.notify_client(&booking, Notice::Accepted(id), work.by, work.now).await?;
    tx.notify_others(&booking, booking.specialist, Notice::NewVisit(id), work.by, work.now).await?;
    work.audit(tx, "accepted", named(&booking)).await?;
    Ok(Answer::Accepted(id))
}

/// Says no. The client hears in a minute, with the reason that is given until then.
async fn decline(work: &Work<'_>, tx: &mut Tx, id: BookingId) -> Result<Answer, Error> {
    let Some(booking) = locked(tx, id).await? else { return Ok(Answer::Gone) };
    if booking.status != Status::Pending || booking.span.start <= work.now {
        return settled(work, tx, &booking).await;
    }
    tx.end_proposal(id, "withdrawn", work.now).await?;
    tx.unsay_back(id).await?;
    tx.set_called_off(id, &Reason::Unsaid, work.now).await?;
    let was = json!({ "was": booking.status.word() });
    record_declined(tx, &booking, work.by, was, work.now.plus_min(HEARD_MIN), work.now).await?;
    tx.notify_others(&booking, booking.specialist, Notice::VisitCancelled(id), work.by, work.now).await?;
    work.audit(tx, "declined", named(&booking)).await?;
    Ok(Answer::Declined(id))
}

/// Gives the reason, as long as the client has not heard.
async fn explain(work: &Work<'_>, tx: &mut Tx, id: BookingId, reason: &Reason) -> Result<Answer, Error> {
    let Some(booking) = locked(tx, id).await? else { return Ok(Answer::Gone) };
    if booking.status != Status::Cancelled {
        return settled(work, tx, &booking).await;
    }
    let declined = tx.called_off(id).await?.filter(|off| off.declined);
    let Some(off) = declined else { return settled(work, tx, &booking).await };
    let told = tx.explain(id, &tidy(reason), &declined_key(off.event), work.now).await?;
    Ok(if told { Answer::Explained(id) } else { Answer::Heard(id) })
}

/// How a request was settled before this press.
async fn settled(work: &Work<'_>, tx: &mut Tx, booking: &Booking) -> Result<Answer, Error> {
    let id = booking.id;
    let last = tx.last_entry(id).await?;
    let own = last.as_ref().is_some_and(|last| last.by == Some(work.by.account));
    let how = match last {
        _ if booking.reason == Some(Reason::Silence) => Settled::Over,
        Some(last) if last.what == "accepted" && own => return Ok(Answer::Accepted(id)),
        Some(last) if last.what == "declined" && own => return Ok(Answer::Declined(id)),
        Some(last) if last.what == "accepted" => Settled::Accepted(last.name),
        Some(last) if last.what == "declined" => Settled::Declined(last.name),
        Some(last) if last.what == "cancelled" && last.by == booking.account => Settled::Withdrawn,
        _ if booking.span.start <= work.now => Settled::Over,
        _ => Settled::Changed,
    };
    Ok(Answer::Settled(id, how))
}

impl Desk {
    /// Ends the requests that nobody answered before they were to start; returns how many. Looks before it writes,
    /// since only one may write at a time.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn end_requests(&self) -> Result<usize, Error> {
        let now = self.now();
        let waiting = self.store.read().await?.unanswered(now, BATCH).await?;
        let mut over = 0;
        for id in &waiting {
            let mut tx = self.store.begin().await?;
            let ended = end_request(&mut tx, *id, now).await;
            over += usize::from(self.is_over(*id, end(tx, ended).await)?);
        }
        Ok(over)
    }

    /// Whether it ended with what waited for an answer about a booking. The next one does not wait for a broken one.
    pub(super) fn is_over(&self, id: BookingId, ended: Result<(), Error>) -> Result<bool, Error> {
        match ended {
            Ok(()) => self.ring(),
            Err(error) if error.is_passing() => return Err(error),
            Err(error) => {
                tracing::error!(booking.id = %id, %error, "What waits for an answer about booking {id} cannot end");
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// Nobody said yes or no: the client hears that it will not be.
async fn end_request(tx: &mut Tx, id: BookingId, now: Timestamp) -> Result<(), Error> {
    let Some(booking) = locked(tx, id).await? else { return Ok(()) };
    if booking.status != Status::Pending {
        return Ok(());
    }
    tx.end_proposal(id, "withdrawn", now).await?;
    tx.set_called_off(id, &Reason::Silence, now).await?;
    let Some(client) = booking.account else { return Ok(()) }; // Whoever is forgotten hears nothing.
    let nobody = Actor { account: client, name: String::new(), door: Door::Job, lang: booking.lang };
    let why = json!({ "reason": "silence", "was": booking.status.word() });
    record_declined(tx, &booking, &nobody, why, now, now).await?;
    tx.notify_staff(&booking, Notice::VisitCancelled(id), now).await
}
