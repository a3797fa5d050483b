//! Sending, editing and deleting messages: the common way, and texts.
//!
//! <https://core.telegram.org/bots/api#sendmessage>, `#updating-messages`.

use serde_json::Value;
use tokio::time::Instant;

use super::chat_id;
use crate::answer::{Answer, Refused};
use crate::chat::{Author, Body, Chat, Draft, Post};
use crate::entities::{self, Entity, utf16_len};
use crate::html;
use crate::keyboard::{self, Keyboard, Markup, Sends};
use crate::parameters::Parameters;
use crate::world::World;

/// UTF-16 units of a text after entities.
const MOST_TEXT: i64 = 4096;
/// Seconds after which a message cannot be deleted any more.
const DELETE_UNTIL_S: i64 = 48 * 60 * 60;
const NOT_MODIFIED: &str = "message is not modified: specified new message content and reply markup are exactly \
                            the same as a current content and reply markup of the message";

pub(super) fn send(world: &mut World, parameters: &Parameters) -> Answer {
    let (text, entities) = text(parameters)?;
    let envelope = addressed(world, parameters)?;
    check_length(&text, MOST_TEXT, "message is too long")?;
    admit(world, &envelope)?;
    Ok(put(world, envelope, Body::Text { text, entities }))
}

pub(super) fn edit_text(world: &mut World, parameters: &Parameters) -> Answer {
    let (text, entities) = text(parameters)?;
    let keyboard = inline_keyboard(parameters)?;
    edit(world, parameters, |post| {
        if !post.body.field().is_empty() {
            return Err(Refused::bad("there is no text in the message to edit"));
        }
        check_length(&text, MOST_TEXT, "MESSAGE_TOO_LONG")?;
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
    let foreign = chat.is_group() && post.author != Author::Bot && !chat.bot.rules();
    if foreign || now - post.date >= DELETE_UNTIL_S {
        return Err(Refused::bad("message can't be deleted for everyone"));
    }
    chat.remove(message_id);
    world.touch(id);
    Ok(Value::Bool(true))
}

/// Where a message goes and what comes with it, whatever it says.
pub(super) struct Envelope {
    chat: i64,
    markup: Option<Markup>,
    reply_to: Option<i64>,
    silent: bool,
}

/// Reads and checks all of a message but what it says.
///
/// # Errors
/// Telegram's words for a wrong keyboard, a closed chat, an answer to nothing.
pub(super) fn addressed(world: &mut World, parameters: &Parameters) -> Result<Envelope, Refused> {
    let markup = parameters.json("reply_markup", "reply keyboard markup")?;
    let markup = markup.as_ref().map(keyboard::read).transpose()?.flatten();
    let id = chat_id(parameters)?;
    let chat = world.open_chat(id)?;
    check_asks(chat, markup.as_ref())?;
    let reply_to = replied(parameters, chat)?;
    check_thread(parameters)?;
    Ok(Envelope { chat: id, markup, reply_to, silent: parameters.flag("disable_notification") })
}

/// Counts the message when the pace is on.
///
/// # Errors
/// 429 when it comes too early.
pub(super) fn admit(world: &mut World, envelope: &Envelope) -> Result<(), Refused> {
    let Some(pace) = &mut world.pace else {
        return Ok(());
    };
    pace.admit(envelope.chat, Instant::now()).map_err(Refused::too_many)
}

/// Puts a message in its chat and gives it back; nothing can go wrong any more.
pub(super) fn put(world: &mut World, envelope: Envelope, body: Body) -> Value {
    let (id, now) = (envelope.chat, world.now());
    let Some(chat) = world.chats.get_mut(&id) else {
        return Value::Null;
    };
    chat.action = None;
    let keyboard = put_keyboard(chat, envelope.markup);
    let post = chat.add(Author::Bot, now, Draft { reply_to: envelope.reply_to, ..body.into() });
    (post.keyboard, post.silent) = (keyboard, envelope.silent);
    let post = post.clone();
    world.touch(id);
    world.message_json(id, &post)
}

/// Changes one post of the bot; refuses when nothing changes.
pub(super) fn edit(
    world: &mut World,
    parameters: &Parameters,
    change: impl FnOnce(&mut Post) -> Result<(), Refused>,
) -> Answer {
    let (id, now) = (chat_id(parameters)?, world.now());
    let message_id = message_id(parameters)?;
    let chat = world.open_chat(id)?;
    let group = chat.is_group();
    let post = chat.post_mut(message_id).ok_or_else(|| Refused::bad("message to edit not found"))?;
    if post.author != Author::Bot || post.body.is_service() {
        return Err(Refused::bad("message can't be edited"));
    }
    let mut edited = post.clone();
    change(&mut edited)?;
    if group {
        keyboard::check_no_apps(&edited.keyboard)?;
    }
    if (&edited.body, &edited.keyboard) == (&post.body, &post.keyboard) {
        return Err(Refused::bad(NOT_MODIFIED));
    }
    edited.edited = Some(now);
    *post = edited.clone();
    world.touch(id);
    Ok(world.message_json(id, &edited))
}

/// The text of a message; never empty.
pub(super) fn text(parameters: &Parameters) -> Result<(String, Vec<Entity>), Refused> {
    if parameters.text("text").is_empty() {
        return Err(Refused::bad("message text is empty"));
    }
    let (text, entities) = formatted(parameters, "text", "entities")?;
    if text.is_empty() {
        return Err(Refused::bad("text must be non-empty"));
    }
    Ok((text, entities))
}

/// A text and its entities by `parse_mode` or the parameter `marks`, trimmed; empty when there is none.
///
/// # Errors
/// Telegram's words for tags that do not fit and entities outside of the text.
pub(super) fn formatted(
    parameters: &Parameters,
    name: &str,
    marks: &str,
) -> Result<(String, Vec<Entity>), Refused> {
    let text = parameters.text(name);
    let (text, entities) = match parameters.text("parse_mode").to_lowercase().as_str() {
        "html" => html::parse(&text).map_err(|why| Refused::bad(format!("can't parse entities: {why}")))?,
        "" | "none" => match parameters.json(marks, marks)? {
            Some(list) => (text.clone(), entities::read(&list, &text)?),
            None => (text, Vec::new()),
        },
        // Markdown is real, but not here: nobody who escapes with care uses it.
        _ => return Err(Refused::bad("unsupported parse_mode")),
    };
    Ok(entities::trim(&text, entities))
}

pub(super) fn check_length(text: &str, most: i64, why: &str) -> Result<(), Refused> {
    if utf16_len(text) > most {
        return Err(Refused::bad(why));
    }
    Ok(())
}

/// A phone and a place are given to a bot alone, not before others; so are its pages.
fn check_asks(chat: &Chat, markup: Option<&Markup>) -> Result<(), Refused> {
    if let Some(Markup::Inline(keyboard)) = markup.filter(|_| chat.is_group()) {
        return keyboard::check_no_apps(keyboard);
    }
    let Some(Markup::Reply(keyboard)) = markup.filter(|_| chat.is_group()) else {
        return Ok(());
    };
    for key in keyboard.keys() {
        match key.sends {
            Sends::Text => {}
            Sends::Contact => {
                return Err(Refused::bad("phone number can be requested in private chats only"));
            }
            Sends::Location => return Err(Refused::bad("location can be requested in private chats only")),
        }
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

pub(super) fn message_id(parameters: &Parameters) -> Result<i64, Refused> {
    let id = parameters.integer("message_id").filter(|id| *id > 0);
    id.ok_or_else(|| Refused::bad("message identifier is not specified"))
}

pub(super) fn inline_keyboard(parameters: &Parameters) -> Result<Keyboard, Refused> {
    let markup = parameters.json("reply_markup", "inline keyboard")?;
    markup.as_ref().map_or(Ok(Keyboard::new()), keyboard::read_inline)
}

/// Puts a reply keyboard in its place; gives back the inline one for the message.
fn put_keyboard(chat: &mut Chat, markup: Option<Markup>) -> Keyboard {
    match markup {
        Some(Markup::Inline(keyboard)) => return keyboard,
        Some(Markup::Reply(keyboard)) => chat.reply_keyboard = keyboard,
        Some(Markup::Remove) => chat.reply_keyboard = keyboard::ReplyKeyboard::default(),
        Some(Markup::ForceReply) | None => {}
    }
    Keyboard::new()
}
