//! Behind the counter: the rules, and what becomes of silence.

use okoshko_dialogues::reminder::{Act, Answer, Facts, State};
use okoshko_dialogues::today;
use okoshko_domain::booking::Reason;
use okoshko_domain::ids::{BookingId, ServiceId, StudioId};
use okoshko_domain::reminder::{Asking, Lead, MOST_RULES};
use okoshko_domain::timestamp::Timestamp;
use serde_json::json;

use super::super::staff::Work;
use super::super::today::visit::{call_off, locked, named};
use crate::store::{Error, Tx};

/// Brings what a screen of this talk shows.
pub(in crate::desk) async fn facts(tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let studio = state.studio();
    let rules = tx.reminders_of(studio).await?;
    let asking = tx.asking_of(studio).await?.unwrap_or(Asking::DEFAULT);
    Ok(Facts { rules, asking })
}

/// Does what this talk asks for.
pub(in crate::desk) async fn perform(work: &Work<'_>, tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    // Whoever changes the rules at the same moment waits.
    if let Act::Add { studio, .. }
    | Act::Asks { studio, .. }
    | Act::Drop { studio, .. }
    | Act::Silence { studio, .. } = *act
    {
        tx.lock_team(studio).await?;
    }
    match *act {
        Act::Add { studio, service, lead } => add(work, tx, studio, service, lead).await,
        Act::Asks { studio, rule, asks } => {
            let rules = tx.reminders_of(studio).await?;
            if rules.iter().any(|one| one.id == rule && one.asks != asks) {
                tx.set_reminder_asks(studio, rule, asks).await?;
                work.audit(tx, if asks { "reminder-asks" } else { "reminder-asks-not" }, json!({})).await?;
            }
            Ok(Answer::Saved(studio, Some(rule)))
        }
        Act::Drop { studio, rule } => {
            let rules = tx.reminders_of(studio).await?;
            let Some(found) = rules.iter().find(|one| one.id == rule) else {
                return Ok(Answer::Dropped(studio, None)); // Twice is once.
            };
            tx.drop_reminder(studio, rule, work.now).await?;
            let what = match found.lead {
                Lead::Before(_) => "reminder-dropped-before",
                Lead::Wall { .. } => "reminder-dropped-wall",
            };
            work.audit(tx, what, told(found.lead)).await?;
            Ok(Answer::Dropped(studio, found.service))
        }
        Act::Silence { studio, asking } => {
            if tx.asking_of(studio).await? != Some(asking) {
                tx.set_asking(studio, asking).await?;
                work.audit(tx, "reminder-silence", json!({})).await?;
            }
            Ok(Answer::Saved(studio, None))
        }
        Act::Keep { booking, start } => keep(work, tx, booking, start).await,
        Act::Free { booking, start } => free(work, tx, booking, start).await,
    }
}

async fn add(
    work: &Work<'_>,
    tx: &mut Tx,
    studio: StudioId,
    service: Option<ServiceId>,
    lead: Lead,
) -> Result<Answer, Error> {
    let offered = |id| work.shelf.as_ref().is_some_and(|shelf| shelf.catalog.any_service(id).is_some());
    if !service.is_none_or(offered) {
        return Ok(Answer::Gone(studio));
    }
    let rules = tx.reminders_of(studio).await?;
    let own: Vec<_> = rules.iter().filter(|rule| rule.service == service).collect();
    if own.iter().any(|rule| rule.lead == lead) {
        return Ok(Answer::Known(studio, service));
    }
    if own.len() >= MOST_RULES {
        return Ok(Answer::Full(studio, service));
    }
    // One question is enough, and long before is when the time can still go to others.
    let asks = lead.is_long() && !own.iter().any(|rule| rule.asks);
    tx.add_reminder(studio, service, lead, asks, work.now).await?;
    let what = match lead {
        Lead::Before(_) => "reminder-added-before",
        Lead::Wall { .. } => "reminder-added-wall",
    };
    work.audit(tx, what, told(lead)).await?;
    Ok(Answer::Added(studio, service))
}

/// A lead as the log of changes keeps it: see [`Work::audit`].
fn told(lead: Lead) -> serde_json::Value {
    match lead {
        Lead::Before(minutes) => json!({ "length": { "min": minutes } }),
        Lead::Wall { days, minute } => {
            json!({ "days": days, "time": format!("{:02}:{:02}", minute / 60, minute % 60) })
        }
    }
}

/// The question is closed: the time stays with its client.
async fn keep(work: &Work<'_>, tx: &mut Tx, id: BookingId, start: Timestamp) -> Result<Answer, Error> {
    let Some(booking) = locked(tx, id).await? else { return Ok(Answer::Settled(id)) };
    if !booking.stands() || booking.span.start != start || start <= work.now {
        return Ok(Answer::Settled(id));
    }
    if booking.confirmed {
        return Ok(Answer::Confirmed(id));
    }
    work.audit(tx, "reminder-kept", named(&booking)).await?;
    Ok(Answer::Kept(id))
}

/// The time goes to others, unless the client was faster.
async fn free(work: &Work<'_>, tx: &mut Tx, id: BookingId, start: Timestamp) -> Result<Answer, Error> {
    let Some(booking) = locked(tx, id).await? else { return Ok(Answer::Settled(id)) };
    if booking.reason == Some(Reason::Unconfirmed) && booking.span.start == start && work.now < start {
        return Ok(Answer::Freed(id)); // Twice is once.
    }
    if !booking.stands() || booking.span.start != start || start <= work.now {
        return Ok(Answer::Settled(id));
    }
    if booking.confirmed {
        return Ok(Answer::Confirmed(id));
    }
    Ok(match call_off(work, tx, id, &Reason::Unconfirmed).await? {
        today::Answer::CalledOff(id) => Answer::Freed(id),
        _ => Answer::Settled(id),
    })
}
