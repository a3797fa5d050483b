//! Sending, editing and deleting messages.
//!
//! <https://core.telegram.org/bots/api#sendmessage>, `#updating-messages`.

use serde_json::Value;
use tokio::time::Instant;

use super::chat_id;
use crate::answer::{Answer, Refused};
use crate::chat::{Author, Body, Chat, Post};
use crate::entities::{self, Entity, utf16_len};
use crate::html;
use crate::keyboard::{self, Keyboard, Markup};
use crate::parameters::Parameters;
use crate::world::World;

/// UTF-16 units of a text after entities.
const MOST_TEXT: i64 = 4096;
/// Seconds after which a message cannot be deleted any more.
const DELETE_UNTIL_S: i64 = 48 * 60 * 60;
const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly \
                            the same as a current content and reply markup of the message";

pub(super) fn send(world: &mut World, parameters: &Parameters) -> Answer {
    let (text, entities) = formatted(parameters)?;
    let markup = parameters.json("reply_markup", "reply keyboard markup")?;
    let markup = markup.as_ref().map(keyboard::read).transpose()?.flatten();
    let (id, now) = (chat_id(parameters)?, world.now());
    let chat = world.open_chat(id)?;
    let reply_to = replied(parameters, chat)?;
    check_thread(parameters)?;
    check_length(&text, "message is too long")?;
    admit(world, id)?;

    let chat = world.open_chat(id)?;
    chat.action = None;
    let keyboard = put_keyboard(chat, markup);
    let post = chat.add(Author::Bot, now, Body::Text { text, entities });
    (post.keyboard, post.reply_to) = (keyboard, reply_to);
    let post = post.clone();
    world.touch(id);
    Ok(world.message_json(id, &post))
}

pub(super) fn edit_text(world: &mut World, parameters: &Parameters) -> Answer {
    let (text, entities) = formatted(parameters)?;
    let keyboard = inline_keyboard(parameters)?;
    edit(world, parameters, |post| {
        check_length(&text, "MESSAGE_TOO_LONG")?;
        post.body = Body::Text { text, entities };
        post.keyboard = keyboard;
        Ok(())
    })
}

pub(super) fn edit_reply_markup(world: &mut World, parameters: &Parameters) -> Answer {
    let keyboard = inline_keyboard(parameters)?;
    edit(world, parameters, |post| {
        post.keyboard = keyboard;
        Ok(())
    })
}

pub(super) fn delete(world: &mut World, parameters: &Parameters) -> Answer {
    let (id, now) = (chat_id(parameters)?, world.now());
    let message_id = message_id(parameters)?;
    let chat = world.open_chat(id)?;
    let post = chat.post(message_id).ok_or_else(|| Refused::bad("message to delete not found"))?;
    let foreign = chat.title.is_some() && post.author != Author::Bot;
    if foreign || now - post.date >= DELETE_UNTIL_S {
        return Err(Refused::bad("message can't be deleted for everyone"));
    }
    chat.posts.retain(|post| post.id != message_id);
    world.touch(id);
    Ok(Value::Bool(true))
}

/// Changes one post of the bot; refuses when nothing changes.
fn edit(
    world: &mut World,
    parameters: &Parameters,
    change: impl FnOnce(&mut Post) -> Result<(), Refused>,
) -> Answer {
    let (id, now) = (chat_id(parameters)?, world.now());
    let message_id = message_id(parameters)?;
    let chat = world.open_chat(id)?;
    let post = chat.post_mut(message_id).ok_or_else(|| Refused::bad("message to edit not found"))?;
    if post.author != Author::Bot {
        return Err(Refused::bad("message can't be edited"));
    }
    let mut edited = post.clone();
    change(&mut edited)?;
    if (&edited.body, &edited.keyboard) == (&post.body, &post.keyboard) {
        return Err(Refused::bad(NOT_MODIFIED));
    }
    edited.edited = Some(now);
    *post = edited.clone();
    world.touch(id);
    Ok(world.message_json(id, &edited))
}

/// The text and its entities by `parse_mode` or `entities`, trimmed; never empty.
fn formatted(parameters: &Parameters) -> Result<(String, Vec<Entity>), Refused> {
    let text = parameters.text("text");
    if text.is_empty() {
        return Err(Refused::bad("message text is empty"));
    }
    let (text, entities) = match parameters.text("parse_mode").to_lowercase().as_str() {
        "html" => html::parse(&text).map_err(|why| Refused::bad(format!("can't parse entities: {why}")))?,
        "" | "none" => match parameters.json("entities", "entities")? {
            Some(list) => (text.clone(), entities::read(&list, &text)?),
            None => (text, Vec::new()),
        },
        // Markdown is real, but not here: nobody who escapes with care uses it.
        _ => return Err(Refused::bad("unsupported parse_mode")),
    };
    let (text, entities) = entities::trim(&text, entities);
    if text.is_empty() {
        return Err(Refused::bad("text must be non-empty"));
    }
    Ok((text, entities))
}

fn check_length(text: &str, why: &str) -> Result<(), Refused> {
    if utf16_len(text) > MOST_TEXT {
        return Err(Refused::bad(why));
    }
    Ok(())
}

/// Our chats have no threads and no business connections.
fn check_thread(parameters: &Parameters) -> Result<(), Refused> {
    if parameters.integer("message_thread_id").is_some() {
        return Err(Refused::bad("message thread not found"));
    }
    if !parameters.text("business_connection_id").is_empty() {
        return Err(Refused::bad("business connection not found"));
    }
    Ok(())
}

/// Counts the message when the pace is on.
fn admit(world: &mut World, chat: i64) -> Result<(), Refused> {
    let Some(pace) = &mut world.pace else {
        return Ok(());
    };
    pace.admit(chat, Instant::now()).map_err(Refused::too_many)
}

/// The message that is answered, by `reply_parameters` or the older `reply_to_message_id`.
fn replied(parameters: &Parameters, chat: &Chat) -> Result<Option<i64>, Refused> {
    let reply = parameters.json("reply_parameters", "reply parameters")?.unwrap_or_default();
    let optional = reply["allow_sending_without_reply"].as_bool().unwrap_or(false);
    if reply.is_object() && reply.get("message_id").is_none() {
        return Err(Refused::bad("can't find field \"message_id\""));
    }
    let Some(id) = reply["message_id"].as_i64().or_else(|| parameters.integer("reply_to_message_id")) else {
        return Ok(None);
    };
    let found = chat.post(id).map(|post| post.id);
    if found.is_none() && !optional {
        return Err(Refused::bad("message to be replied not found"));
    }
    Ok(found)
}

fn message_id(parameters: &Parameters) -> Result<i64, Refused> {
    let id = parameters.integer("message_id").filter(|id| *id > 0);
    id.ok_or_else(|| Refused::bad("message identifier is not specified"))
}

fn inline_keyboard(parameters: &Parameters) -> Result<Keyboard, Refused> {
    let markup = parameters.json("reply_markup", "inline keyboard")?;
    markup.as_ref().map_or(Ok(Keyboard::new()), keyboard::read_inline)
}

/// Puts a reply keyboard in its place; gives back the inline one for the message.
fn put_keyboard(chat: &mut Chat, markup: Option<Markup>) -> Keyboard {
    match markup {
        Some(Markup::Inline(keyboard)) => return keyboard,
        Some(Markup::Reply(keyboard)) => chat.reply_keyboard = keyboard,
        Some(Markup::Remove) => chat.reply_keyboard.clear(),
        Some(Markup::ForceReply) | None => {}
    }
    Keyboard::new()
}
