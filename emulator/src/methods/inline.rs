//! Answers to words typed behind the bot's name.
//!
//! Of the kinds of results there is the article; its message is a text.
//! <https://core.telegram.org/bots/api#answerinlinequery>, `#inlinequeryresultarticle`.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::messages::{check_length, text};
use crate::answer::{Answer, Refused};
use crate::chat::Body;
use crate::inline::{ANSWER_UNTIL_S, Answered, Found};
use crate::keyboard::{self, Keyboard};
use crate::link;
use crate::page::is_payload;
use crate::parameters::Parameters;
use crate::world::World;

const MOST_RESULTS: usize = 50;
/// Bytes of a result's id and of the next offset.
const MOST_ID: usize = 64;
const MOST_OFFSET: usize = 64;
/// Seconds for which Telegram gives an answer again when the bot does not say.
const CACHE_S: i64 = 300;
/// UTF-16 units of a text after entities.
const MOST_TEXT: i64 = 4096;

pub(super) fn answer(world: &mut World, parameters: &Parameters) -> Answer {
    let answer = answered(parameters)?;
    let now = world.now();
    let id: Option<u64> = parameters.text("inline_query_id").parse().ok();
    let inquiry = id.and_then(|id| world.inquiries.get_mut(&id));
    let in_time = inquiry.filter(|one| one.answer.is_none() && now - one.date <= ANSWER_UNTIL_S);
    let Some(inquiry) = in_time else {
        let why = "query is too old and response timeout expired or query ID is invalid";
        return Err(Refused::bad(why));
    };
    inquiry.answer = Some(answer);
    let chat = inquiry.chat;
    world.touch(chat);
    Ok(Value::Bool(true))
}

fn answered(parameters: &Parameters) -> Result<Answered, Refused> {
    let list = parameters.json("results", "inline query results")?.unwrap_or_default();
    let list = list.as_array().ok_or_else(|| Refused::bad("expected an Array of InlineQueryResult"))?;
    if list.len() > MOST_RESULTS {
        return Err(Refused::bad("RESULTS_TOO_MUCH"));
    }
    let results = list.iter().map(|one| result(parameters, one)).collect::<Result<Vec<Found>, Refused>>()?;
    let ids: BTreeSet<&str> = results.iter().map(|found| found.id.as_str()).collect();
    if ids.len() < results.len() {
        return Err(Refused::bad("RESULT_ID_DUPLICATE"));
    }
    let next_offset = parameters.text("next_offset");
    if next_offset.len() > MOST_OFFSET {
        return Err(Refused::bad("NEXT_OFFSET_INVALID"));
    }
    Ok(Answered {
        results,
        button: button(parameters)?,
        cache_time_s: parameters.integer("cache_time").unwrap_or(CACHE_S).max(0),
        is_personal: parameters.flag("is_personal"),
        next_offset,
    })
}

fn cannot(why: &str) -> Refused {
    Refused::bad(format!("can't parse inline query result: {why}"))
}

fn result(parameters: &Parameters, one: &Value) -> Result<Found, Refused> {
    let fields = one.as_object().ok_or_else(|| cannot("InlineQueryResult must be an Object"))?;
    let kind = one["type"].as_str().unwrap_or_default();
    if kind != "article" {
        return Err(cannot(&format!("type \"{kind}\" is unsupported for the inline query result")));
    }
    let id = required(fields, "id")?;
    match id.len() {
        0 => return Err(Refused::bad("RESULT_ID_EMPTY")),
        1..=MOST_ID => {}
        _ => return Err(Refused::bad("RESULT_ID_INVALID")),
    }
    let title = required(fields, "title")?;
    if title.trim().is_empty() {
        return Err(Refused::bad("ARTICLE_TITLE_EMPTY"));
    }
    Ok(Found {
        id,
        title,
        description: one["description"].as_str().unwrap_or_default().to_owned(),
        thumbnail: thumbnail(fields)?,
        body: body(parameters, fields)?,
        keyboard: keyboard(fields)?,
    })
}

fn required(fields: &Map<String, Value>, field: &str) -> Result<String, Refused> {
    let value = fields.get(field).ok_or_else(|| cannot(&format!("Can't find field \"{field}\"")))?;
    let text = value.as_str().map(str::to_owned);
    text.ok_or_else(|| cannot(&format!("Field \"{field}\" must be of type String")))
}

fn thumbnail(fields: &Map<String, Value>) -> Result<Option<String>, Refused> {
    let url = fields.get("thumbnail_url").and_then(Value::as_str).filter(|url| !url.is_empty());
    if url.is_some_and(|url| link::refusal(url).is_some()) {
        return Err(Refused::bad("WEBDOCUMENT_URL_INVALID"));
    }
    Ok(url.map(str::to_owned))
}

/// The text that the result becomes.
fn body(parameters: &Parameters, fields: &Map<String, Value>) -> Result<Body, Refused> {
    let content = fields.get("input_message_content").and_then(Value::as_object);
    let content = content.ok_or_else(|| cannot("Can't find field \"input_message_content\""))?;
    let mut content = content.clone();
    // A message calls it otherwise than this content does.
    let words =
        content.remove("message_text").ok_or_else(|| cannot("message content type is unsupported"))?;
    content.insert("text".to_owned(), words);
    let (text, entities) = text(&parameters.within(&content)).map_err(|why| {
        let why = why.description;
        cannot(why.strip_prefix("Bad Request: ").unwrap_or(&why))
    })?;
    check_length(&text, MOST_TEXT, "MESSAGE_TOO_LONG")?;
    Ok(Body::Text { text, entities })
}

fn keyboard(fields: &Map<String, Value>) -> Result<Keyboard, Refused> {
    let keyboard = fields.get("reply_markup").map_or(Ok(Keyboard::new()), keyboard::read_inline)?;
    keyboard::check_no_apps(&keyboard)?;
    Ok(keyboard)
}

/// The button above the results; of the two kinds there is the one that starts the bot.
fn button(parameters: &Parameters) -> Result<Option<(String, String)>, Refused> {
    let Some(button) = parameters.json("button", "inline query results button")? else {
        return Ok(None);
    };
    let text = button["text"].as_str().unwrap_or_default().trim();
    if text.is_empty() {
        return Err(Refused::bad("SWITCH_PM_TEXT_EMPTY"));
    }
    let payload = button["start_parameter"].as_str().unwrap_or_default();
    match payload.len() {
        0 => Err(Refused::bad("START_PARAM_EMPTY")),
        65.. => Err(Refused::bad("START_PARAM_TOO_LONG")),
        _ if !is_payload(payload) => Err(Refused::bad("START_PARAM_INVALID")),
        _ => Ok(Some((text.to_owned(), payload.to_owned()))),
    }
}
