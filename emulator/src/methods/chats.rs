//! Who am I, what chat is this, who is in it.
//!
//! <https://core.telegram.org/bots/api#getme>, `#getchat`, `#getchatmember`, `#leavechat`, `#sendchataction`.

use serde_json::{Value, json};

use super::chat_id;
use crate::answer::{Answer, Refused};
use crate::chat::Chat;
use crate::member::Standing;
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
    me["can_read_all_group_messages"] = json!(world.bot.reads_all);
    me["supports_inline_queries"] = json!(true);
    me["can_connect_to_business"] = json!(false);
    me["has_main_web_app"] = json!(false);
    Ok(me)
}

/// The `ChatFullInfo`.
pub(super) fn get_chat(world: &mut World, parameters: &Parameters) -> Answer {
    let id = chat_id(parameters)?;
    let pinned = visited(world, id)?.pinned().cloned();
    let mut info = world.chat_json(id);
    if let Some(pinned) = pinned {
        info["pinned_message"] = world.message_json(id, &pinned);
    }
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

/// The `ChatMember` of one user; whom the box knows and who is not there has left.
pub(super) fn get_chat_member(world: &mut World, parameters: &Parameters) -> Answer {
    let id = chat_id(parameters)?;
    visited(world, id)?;
    let user = parameters.integer("user_id").filter(|user| *user > 0);
    let user = user.ok_or_else(|| Refused::bad("invalid user_id specified"))?;
    let (standing, user) = world.standing(id, user).ok_or_else(|| Refused::bad("PARTICIPANT_ID_INVALID"))?;
    Ok(standing.to_json(&user))
}

/// Everybody who rules a group, the bot too when it does.
pub(super) fn get_chat_administrators(world: &mut World, parameters: &Parameters) -> Answer {
    let id = chat_id(parameters)?;
    let chat = visited(world, id)?;
    if !chat.is_group() {
        return Err(Refused::bad("there is no administrators in the private chat"));
    }
    let everybody: Vec<i64> = chat.members.keys().copied().chain([world.bot.id]).collect();
    let ruling = everybody.into_iter().filter_map(|user| world.standing(id, user));
    let ruling = ruling.filter(|(standing, _)| standing.rules());
    Ok(ruling.map(|(standing, user)| standing.to_json(&user)).collect())
}

/// A chat that the bot may look at; it need not be allowed to write there.
fn visited(world: &World, id: i64) -> Result<&Chat, Refused> {
    let chat = world.chats.get(&id).ok_or_else(|| Refused::bad("chat not found"))?;
    chat.check_bot()?;
    Ok(chat)
}

pub(super) fn leave_chat(world: &mut World, parameters: &Parameters) -> Answer {
    let id = chat_id(parameters)?;
    let chat = world.open_chat(id)?;
    if !chat.is_group() {
        return Err(Refused::bad("chat member status can't be changed in private chats"));
    }
    chat.bot = Standing::Left;
    world.touch(id);
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
