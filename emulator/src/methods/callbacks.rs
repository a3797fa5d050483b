//! Answers to presses.
//!
//! <https://core.telegram.org/bots/api#answercallbackquery>

use serde_json::Value;

use crate::answer::{Answer, Refused};
use crate::entities::utf16_len;
use crate::link;
use crate::parameters::Parameters;
use crate::view::Toast;
use crate::world::{Given, World};

/// UTF-16 units of a toast.
const MOST_TOAST: i64 = 200;
/// Seconds after which a press cannot be answered any more.
const ANSWER_UNTIL_S: i64 = 15 * 60;

pub(super) fn answer(world: &mut World, parameters: &Parameters) -> Answer {
    let (text, now) = (parameters.text("text"), world.now());
    let press = world.presses.get_mut(&parameters.text("callback_query_id"));
    let Some(press) = press.filter(|press| !press.answered && now - press.date <= ANSWER_UNTIL_S) else {
        let why = "query is too old and response timeout expired or query ID is invalid";
        return Err(Refused::bad(why));
    };
    if utf16_len(&text) > MOST_TOAST {
        return Err(Refused::bad("MESSAGE_TOO_LONG"));
    }
    let url = parameters.text("url");
    if !url.is_empty() && link::refusal(&url).is_some() {
        return Err(Refused::bad("URL_INVALID"));
    }
    press.answered = true;
    let (person, chat, alert) = (press.person, press.chat, parameters.flag("show_alert"));
    if !text.is_empty() {
        world.given.push(Given { person, chat, toast: Toast { text, alert } });
    }
    world.touch(chat);
    Ok(Value::Bool(true))
}
