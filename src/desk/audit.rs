//! Who changed what and when.

use okoshko_dialogues::audit::{Act, Answer, Entry, Facts, PAGE, State};
use okoshko_dialogues::screen::Arg;
use okoshko_domain::booking::Booking;
use okoshko_domain::ids::{AccountId, ClientId};
use okoshko_domain::money::{Currency, Money};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;
use serde_json::{Map, Value, json};

use super::staff::Work;
use crate::store::{Change, Error, Tx};

/// Under this name [`Work::audit`] keeps who did it.
pub(super) const WHO: &str = "who";

/// A client as [`Work::audit`] keeps them: whoever is forgotten is found by their number, whatever they are called since.
pub(super) fn client(id: ClientId, name: &str) -> Value {
    json!({ "client": id.0, "name": name })
}

/// Whoever a visit is for as [`Work::audit`] keeps them. The visit may be on another person's card: whoever is forgotten is
/// found by the visit's number as well.
pub(super) fn visitor(booking: &Booking) -> Value {
    json!({ "booking": booking.id.0, "client": booking.client.0, "name": booking.client_name })
}

/// One of the team as [`Work::audit`] keeps them: as for [`client`].
pub(super) fn mate(account: AccountId, name: &str) -> Value {
    json!({ "account": account.0, "name": name })
}

/// A price as [`Work::audit`] keeps it.
pub(super) fn money(money: Money) -> Value {
    json!({ "money": money.minor, "currency": money.currency.code() })
}

/// A length as [`Work::audit`] keeps it.
pub(super) fn minutes(minutes: u32) -> Value {
    json!({ "min": minutes })
}

/// A date and time as [`Work::audit`] keeps them.
pub(super) fn at(at: Timestamp) -> Value {
    json!({ "at": at.0 })
}

/// A time as [`Work::audit`] keeps it.
pub(super) fn time(at: Timestamp) -> Value {
    json!({ "time": at.0 })
}

/// A civil day as [`Work::audit`] keeps it.
pub(super) fn day(day: LocalDay) -> Value {
    json!({ "day": day.0 })
}

/// What a screen needs.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let State::List { before } = *state;
    let Some((member, shelf)) = work.member.zip(work.shelf.as_ref()) else {
        return Ok(Facts { entries: Vec::new(), more: false });
    };
    let mut changes = tx.changes(member.studio, before, PAGE + 1).await?;
    let more = changes.len() > PAGE;
    changes.truncate(PAGE);
    let currency = shelf.catalog.studio.currency;
    Ok(Facts { entries: changes.iter().map(|change| entry(change, currency)).collect(), more })
}

/// Nothing is done here.
#[expect(clippy::unused_async, reason = "the hub awaits every talk alike")]
pub(super) async fn perform(_work: &Work<'_>, _tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    match *act {}
}

fn entry(change: &Change, currency: Currency) -> Entry {
    let values = match serde_json::from_str(&change.args) {
        Ok(Value::Object(values)) => values,
        _ => Map::new(),
    };
    let who = values.get(WHO).and_then(Value::as_str).unwrap_or_default().to_owned();
    let args = values.iter().map(|(name, value)| (name.clone(), arg(value, currency))).collect();
    Entry { id: change.id, at: change.at, who, key: format!("audit-{}", change.what), args }
}

/// See [`Work::audit`] for the forms.
fn arg(value: &Value, currency: Currency) -> Arg {
    let typed = |name: &str| value.get(name);
    let number = |name: &str| typed(name).and_then(Value::as_i64);
    if let Some(minor) = number("money") {
        let own = typed("currency").and_then(Value::as_str).and_then(Currency::parse);
        return Arg::Money(Money { minor, currency: own.unwrap_or(currency) });
    }
    if let Some(minutes) = number("min") {
        return Arg::Minutes(u32::try_from(minutes).unwrap_or_default());
    }
    if let Some(at) = number("at") {
        return Arg::When(Timestamp(at));
    }
    if let Some(at) = number("time") {
        return Arg::Time(Timestamp(at));
    }
    if let Some(day) = number("day") {
        return Arg::Date(LocalDay(i32::try_from(day).unwrap_or_default()));
    }
    if let Some(name) = typed("name").and_then(Value::as_str) {
        return Arg::Foreign(name.to_owned());
    }
    if let Some(key) = typed("word").and_then(Value::as_str) {
        return Arg::Told { key: key.to_owned(), args: Vec::new() };
    }
    match value {
        Value::String(words) => Arg::Foreign(words.clone()),
        Value::Bool(_) | Value::Null => Arg::Foreign(String::new()), // What was and is, where the sentence says it.
        Value::Number(number) => Arg::Count(number.as_i64().unwrap_or_default()),
        other => {
            tracing::warn!(value = %other, "The journal holds a value in no known form");
            Arg::Foreign(other.to_string())
        }
    }
}
