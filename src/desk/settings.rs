//! A studio's rules and facts, changed one at a time.

use okoshko_dialogues::screen::Arg;
use okoshko_dialogues::settings::{Act, Answer, Facts, State, label, value};
use okoshko_domain::ids::StudioId;
use okoshko_domain::people::Lang;
use okoshko_domain::rights::Role;
use okoshko_domain::setting::{Field, Setting};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::Zone;
use serde_json::{Value, json};

use super::secrets;
use super::staff::Work;
use crate::store::{Error, Tx};

/// A link that names a group is good for a day.
const GROUP_LINK_MIN: i64 = 24 * 60;

/// Brings what a screen of this talk shows.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let Some(member) = work.member else { return Ok(Facts::default()) };
    let room = tx.backroom(member.studio).await?;
    let coming = match state {
        State::Field { field: Field::Zone, .. } | State::AskZone { .. } => {
            tx.starts_to_come(member.studio, work.now).await?.len()
        }
        _ => 0,
    };
    Ok(Facts {
        group: room.as_ref().is_some_and(|room| room.group.is_some()),
        agenda: room.as_ref().and_then(|room| room.agenda),
        digest: room.as_ref().and_then(|room| room.digest),
        coming: i64::try_from(coming).unwrap_or(i64::MAX),
        owns: member.role == Role::Owner,
    })
}

/// Does what this talk asks for.
pub(super) async fn perform(work: &Work<'_>, tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    match act {
        Act::Set { studio, setting: Setting::Zone(zone), setup }
            if work.zone() != *zone && !tx.starts_to_come(*studio, work.now).await?.is_empty() =>
        {
            Ok(Answer::AskZone { studio: *studio, zone: *zone, setup: *setup })
        }
        Act::Clocks { studio, zone, setup } => {
            set(work, tx, *studio, &Setting::Zone(*zone)).await?;
            Ok(Answer::Set { studio: *studio, field: Field::Zone, setup: *setup })
        }
        Act::Set { studio, setting: Setting::Slug(slug), .. }
            if tx.studio_at(slug.as_str()).await?.is_some_and(|other| other != *studio) =>
        {
            Ok(Answer::SlugTaken(*studio))
        }
        Act::Set { studio, setting, setup } => {
            set(work, tx, *studio, setting).await?;
            Ok(Answer::Set { studio: *studio, field: setting.field(), setup: *setup })
        }
        Act::Pause(studio, note) => {
            tx.set_paused(*studio, true, note).await?;
            match note.as_str() {
                "" => work.audit(tx, "pause", json!({})).await?,
                note => work.audit(tx, "pause-note", json!({ "note": note })).await?,
            }
            Ok(Answer::Paused(*studio))
        }
        Act::Resume(studio) => {
            tx.set_paused(*studio, false, "").await?;
            work.audit(tx, "resume", json!({})).await?;
            Ok(Answer::Resumed(*studio))
        }
        Act::OfferGroup(studio) => {
            let secret = secrets::fresh();
            tx.offer_group(*studio, &secret.hash(), work.now.plus_min(GROUP_LINK_MIN)).await?;
            Ok(Answer::Offered(*studio, secret))
        }
        Act::DropGroup(studio) => {
            tx.drop_group(*studio).await?;
            work.audit(tx, "group-dropped", json!({})).await?;
            Ok(Answer::Dropped(*studio))
        }
    }
}

/// Writes a setting, and what it was before. What is so already changes nothing.
pub(super) async fn set(work: &Work<'_>, tx: &mut Tx, studio: StudioId, to: &Setting) -> Result<(), Error> {
    let Some(was) = present(tx, studio, to.field()).await? else { return Ok(()) };
    let to = match (to, &was) {
        // A pin alone does not wipe the words.
        (Setting::Address(text, Some(pin)), Setting::Address(words, _)) if text.is_empty() => {
            Setting::Address(words.clone(), Some(*pin))
        }
        (to, _) => to.clone(),
    };
    if to == was {
        return Ok(());
    }
    tx.set_studio(studio, &to).await?;
    if let (Setting::Zone(was), Setting::Zone(zone)) = (&was, &to) {
        count_days_anew(work, tx, studio, *zone).await?;
        shift_time_off(work, tx, studio, (*was, *zone)).await?;
    }
    let field = json!({ "word": label(to.field()) });
    let (was, now) = (written(&was, work.by.lang), written(&to, work.by.lang));
    if was == now {
        // Another picture, or other words behind those that the log has room for.
        return work.audit(tx, "setting-other", json!({ "field": field })).await;
    }
    work.audit(tx, "setting", json!({ "field": field, "was": was, "now": now })).await
}

/// What a field was when this transaction looked.
async fn present(tx: &mut Tx, studio: StudioId, field: Field) -> Result<Option<Setting>, Error> {
    // Not by the shelves: what this transaction wrote may never come true.
    let Some(shelf) = tx.shelf(studio).await? else { return Ok(None) };
    let room = tx.backroom(studio).await?;
    let facts = Facts {
        agenda: room.as_ref().and_then(|room| room.agenda),
        digest: room.as_ref().and_then(|room| room.digest),
        ..Facts::default()
    };
    Ok(Some(okoshko_dialogues::settings::current(field, &shelf.catalog.studio, &facts)))
}

/// Visits to come keep their moment; which civil day that is changes with the zone.
async fn count_days_anew(work: &Work<'_>, tx: &mut Tx, studio: StudioId, zone: Zone) -> Result<(), Error> {
    for (booking, start) in tx.starts_to_come(studio, work.now).await? {
        tx.set_local_day(booking, zone.day_of(start)).await?;
    }
    Ok(())
}

/// Time off is written by the wall, as hours are: a day off stays that day, from midnight to midnight of the new zone.
async fn shift_time_off(
    work: &Work<'_>,
    tx: &mut Tx,
    studio: StudioId,
    (was, now): (Zone, Zone),
) -> Result<(), Error> {
    let to_come = Span { start: work.now, end: Timestamp::MAX };
    let shifted = |moment| now.at(was.day_of(moment), was.minute_of(moment));
    for off in tx.time_off_in(studio, None, to_come).await? {
        let span = Span { start: shifted(off.span.start), end: shifted(off.span.end) };
        // An hour that the new zone leaves out holds nobody off.
        if span.start < span.end {
            tx.shift_time_off(off.id, span).await?;
        }
    }
    for mate in tx.team(studio).await? {
        if let Some(at) = mate.leaves_at {
            tx.set_leaving(studio, mate.account, Some(shifted(at))).await?;
        }
    }
    Ok(())
}

/// A value as the log of changes keeps it: see [`Work::audit`].
fn written(setting: &Setting, lang: Lang) -> Value {
    match value(setting) {
        Arg::Word(key) => json!({ "word": key }),
        Arg::Minutes(minutes) => json!({ "min": minutes }),
        Arg::Count(count) => json!(count),
        Arg::City(city) => json!(city.name(lang)),
        Arg::Currency(currency) => json!(currency.title(lang)),
        Arg::Foreign(words) => json!(words),
        _ => Value::Null,
    }
}
