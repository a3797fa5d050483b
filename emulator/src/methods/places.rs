//! Places and people as messages.
//!
//! <https://core.telegram.org/bots/api#sendlocation>, `#sendvenue`, `#sendcontact`.

use serde_json::{Map, Value, json};

use super::messages::{addressed, admit, put};
use crate::answer::{Answer, Refused};
use crate::chat::Body;
use crate::parameters::Parameters;
use crate::world::World;

/// Seconds a live place may last, unless for ever.
const LIVE_S: std::ops::RangeInclusive<i64> = 60..=86_400;
const FOR_EVER: i64 = 0x7FFF_FFFF;
/// Metres.
const MOST_ACCURACY: f64 = 1500.0;

pub(super) fn send_location(world: &mut World, parameters: &Parameters) -> Answer {
    let mut place = place(parameters)?;
    if let Some(live_s) = parameters.integer("live_period").filter(|live_s| *live_s != 0) {
        if !LIVE_S.contains(&live_s) && live_s != FOR_EVER {
            return Err(Refused::bad("wrong live location period specified"));
        }
        place["live_period"] = json!(live_s);
    }
    if let Some(accuracy) = parameters.number("horizontal_accuracy").filter(|accuracy| *accuracy > 0.0) {
        place["horizontal_accuracy"] = json!(accuracy.min(MOST_ACCURACY));
    }
    send(world, parameters, "location", place)
}

pub(super) fn send_venue(world: &mut World, parameters: &Parameters) -> Answer {
    let venue = json!({
        "location": place(parameters)?,
        "title": filled(parameters, "title")?,
        "address": filled(parameters, "address")?,
    });
    send(world, parameters, "venue", with(venue, parameters, &["google_place_id", "google_place_type"]))
}

pub(super) fn send_contact(world: &mut World, parameters: &Parameters) -> Answer {
    let contact = json!({
        "phone_number": filled(parameters, "phone_number")?,
        "first_name": filled(parameters, "first_name")?,
    });
    send(world, parameters, "contact", with(contact, parameters, &["last_name", "vcard"]))
}

fn send(world: &mut World, parameters: &Parameters, field: &'static str, value: Value) -> Answer {
    let envelope = addressed(world, parameters)?;
    admit(world, &envelope)?;
    Ok(put(world, envelope, Body::media(field, value)))
}

/// The `Location` of two numbers.
fn place(parameters: &Parameters) -> Result<Value, Refused> {
    filled(parameters, "latitude")?;
    filled(parameters, "longitude")?;
    let within = |name: &str, most: f64| parameters.number(name).filter(|degrees| degrees.abs() <= most);
    match (within("latitude", 90.0), within("longitude", 180.0)) {
        (Some(latitude), Some(longitude)) => Ok(json!({ "latitude": latitude, "longitude": longitude })),
        _ => Err(Refused::bad("invalid location specified")),
    }
}

fn filled(parameters: &Parameters, name: &str) -> Result<String, Refused> {
    let text = parameters.text(name).trim().to_owned();
    if text.is_empty() {
        return Err(Refused::bad(format!("{name} is empty")));
    }
    Ok(text)
}

/// The object with those of the other texts that are given.
fn with(object: Value, parameters: &Parameters, names: &[&str]) -> Value {
    let Value::Object(mut fields) = object else { return object };
    let given = names.iter().map(|name| ((*name).to_owned(), json!(parameters.text(name))));
    fields.extend(given.filter(|(_, text)| text != "").collect::<Map<String, Value>>());
    Value::Object(fields)
}
