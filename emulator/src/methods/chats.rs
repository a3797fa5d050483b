//! Who am I, what chat is this.
//!
//! <https://core.telegram.org/bots/api#getme>, `#getchat`, `#leavechat`, `#sendchataction`.

use serde_json::{Value, json};

use super::chat_id;
use crate::answer::{Answer, Refused};
use crate::parameters::Parameters;
use crate::world::World;

const ACTIONS: [&str; 11] = [
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
];

pub(super) fn get_me(world: &mut World, _: &Parameters) -> Answer {
    let mut me = world.bot.to_json();
    me["can_join_groups"] = json!(true);
    me["can_read_all_group_messages"] = json!(true);
    me["supports_inline_queries"] = json!(false);
    me["can_connect_to_business"] = json!(false);
    me["has_main_web_app"] = json!(false);
    Ok(me)
}

/// The `ChatFullInfo`.
pub(super) fn get_chat(world: &mut World, parameters: &Parameters) -> Answer {
    let id = chat_id(parameters)?;
    let chat = world.chats.get(&id).ok_or_else(|| Refused::bad("chat not found"))?;
    if !chat.joined {
        return Err(Refused::forbidden("bot is not a member of the supergroup chat"));
    }
    let mut info = world.chat_json(id);
    info["accent_color_id"] = json!(id.rem_euclid(7));
    info["max_reaction_count"] = json!(11);
    info["accepted_gift_types"] = json!({
        "unlimited_gifts": true,
        "limited_gifts": true,
        "unique_gifts": true,
        "premium_subscription": true,
    });
    Ok(info)
}

pub(super) fn leave_chat(world: &mut World, parameters: &Parameters) -> Answer {
    let id = chat_id(parameters)?;
    let chat = world.open_chat(id)?;
    if chat.title.is_none() {
        return Err(Refused::bad("chat member status can't be changed in private chats"));
    }
    chat.joined = false;
    Ok(Value::Bool(true))
}

pub(super) fn send_chat_action(world: &mut World, parameters: &Parameters) -> Answer {
    let (id, action, now) = (chat_id(parameters)?, parameters.text("action").to_lowercase(), world.now());
    if !ACTIONS.contains(&action.as_str()) {
        return Err(Refused::bad("wrong parameter action in request"));
    }
    world.open_chat(id)?.action = Some((action, now));
    world.touch(id);
    Ok(Value::Bool(true))
}
