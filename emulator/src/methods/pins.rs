//! Pinned messages.
//!
//! <https://core.telegram.org/bots/api#pinchatmessage>, `#unpinchatmessage`, `#unpinallchatmessages`.

use serde_json::Value;

use super::chat_id;
use super::messages::message_id;
use crate::answer::{Answer, Refused};
use crate::chat::{Author, Body, Chat};
use crate::parameters::Parameters;
use crate::world::World;

/// Pins a message; Telegram says so in the chat, and the bot hears it too.
pub(super) fn pin(world: &mut World, parameters: &Parameters) -> Answer {
    let (id, message_id) = (chat_id(parameters)?, message_id(parameters)?);
    let chat = open(world, id)?;
    let post = chat.post(message_id).ok_or_else(|| Refused::bad("message to pin not found"))?.clone();
    if post.body.is_service() {
        return Err(Refused::bad("message can't be pinned"));
    }
    if chat.pins.contains(&message_id) {
        return Err(Refused::bad("CHAT_NOT_MODIFIED"));
    }
    chat.pins.insert(message_id);
    let pinned = world.message_json(id, &post);
    let said = world.post(Author::Bot, id, Body::media("pinned_message", pinned).into());
    // In a private chat nobody is rung for a pin.
    let silent = parameters.flag("disable_notification") || id > 0;
    if let Some(post) = world.chats.get_mut(&id).and_then(|chat| chat.post_mut(said)) {
        post.silent = silent;
    }
    Ok(Value::Bool(true))
}

/// Unpins the message that is named, or the newest of the pinned ones.
pub(super) fn unpin(world: &mut World, parameters: &Parameters) -> Answer {
    let id = chat_id(parameters)?;
    let chat = open(world, id)?;
    let named = parameters.integer("message_id").filter(|id| *id != 0);
    let found = named.or(chat.pins.last().copied()).filter(|id| chat.pins.contains(id));
    let found = found.ok_or_else(|| Refused::bad("message to unpin not found"))?;
    chat.pins.remove(&found);
    world.touch(id);
    Ok(Value::Bool(true))
}

pub(super) fn unpin_all(world: &mut World, parameters: &Parameters) -> Answer {
    let id = chat_id(parameters)?;
    open(world, id)?.pins.clear();
    world.touch(id);
    Ok(Value::Bool(true))
}

/// A chat in which the bot may pin: in a group that takes an administrator.
fn open(world: &mut World, id: i64) -> Result<&mut Chat, Refused> {
    let chat = world.open_chat(id)?;
    if chat.is_group() && !chat.bot.rules() {
        return Err(Refused::bad("not enough rights to manage pinned messages in the chat"));
    }
    Ok(chat)
}
