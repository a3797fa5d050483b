//! What the page draws: people, groups and their chats, as JSON.

use serde_json::{Value, json};

use crate::chat::{Author, Body, Chat, Post};
use crate::human::Human;
use crate::inline::offer_json;
use crate::keyboard::{Key, ReplyKeyboard};
use crate::profile::{group_scopes, private_scopes};
use crate::world::World;

/// A person in the list of the page.
pub(crate) fn person_json(human: &Human) -> Value {
    json!({
        "id": human.id,
        "name": human.name(),
        "caption": human.caption,
        "language_code": human.language_code,
        "start_payload": human.start_payload,
        "started": human.started,
        "blocked": human.blocked,
        "version": human.version,
    })
}

/// A group in the list of the page.
pub(crate) fn group_json(id: i64, group: &Chat) -> Value {
    json!({
        "id": id,
        "title": group.title,
        "bot_in": group.bot.is_in(),
        "bot_rules": group.bot.rules(),
        "version": group.version,
    })
}

/// A person's chat with all that the page draws; `None` when there is no such person.
pub(crate) fn chat_json(world: &World, id: i64) -> Option<Value> {
    let (human, chat) = (world.people.get(&id)?, world.chats.get(&id)?);
    let mut view = person_json(human);
    view["bot"] = world.profile.page_json(&human.language_code, &world.bot);
    view["commands"] = json!(world.profile.seen(&private_scopes(Some(id)), &human.language_code));
    view["menu_button"] = json!(world.profile.menu_button(id));
    view["inline"] = offer_json(world, id, id);
    put_talk(&mut view, world, id, chat);
    Some(view)
}

/// A group's chat with all that the page draws, by the eyes of a member; `None` when there is no such group.
pub(crate) fn group_chat_json(world: &World, id: i64, viewer: i64) -> Option<Value> {
    let chat = world.chats.get(&id).filter(|chat| chat.is_group())?;
    let mut view = group_json(id, chat);
    let members = || chat.members.keys().filter_map(|id| world.people.get(id));
    let viewer = members().find(|human| human.id == viewer).or_else(|| members().next());
    let (person, language) = viewer.map_or((0, ""), |human| (human.id, &human.language_code));
    let rules = chat.members.get(&person).is_some_and(|standing| standing.rules());
    view["members"] = members().map(|human| json!({ "id": human.id, "name": human.name() })).collect();
    view["bot"] = world.profile.page_json(language, &world.bot);
    view["commands"] = json!(world.profile.seen(&group_scopes(id, person, rules), language));
    view["inline"] = offer_json(world, person, id);
    put_talk(&mut view, world, id, chat);
    Some(view)
}

/// What a private chat and a group have in common.
fn put_talk(view: &mut Value, world: &World, id: i64, chat: &Chat) {
    view["now"] = json!(world.now());
    view["messages"] = chat.posts.iter().map(|post| post_json(world, post)).collect();
    view["pinned"] = json!(chat.pinned().map(|post| post.id));
    view["waiting"] = world.waiting_in(id).map(|press| json!([press.message_id, press.data])).collect();
    view["toasts"] =
        world.given.iter().filter(|given| given.chat == id).map(|given| json!(given.toast)).collect();
    view["reply_keyboard"] = reply_keyboard_json(&chat.reply_keyboard);
    view["action"] = json!(chat.action.as_ref().map(|(action, since)| json!([action, since])));
}

fn reply_keyboard_json(keyboard: &ReplyKeyboard) -> Value {
    let rows = keyboard.rows.iter();
    let rows: Value =
        rows.map(|row| row.iter().map(|key| json!({ "text": key.text })).collect::<Value>()).collect();
    json!({ "rows": rows, "folded": keyboard.folded, "persistent": keyboard.persistent,
        "placeholder": keyboard.placeholder })
}

fn post_json(world: &World, post: &Post) -> Value {
    let (text, entities) = post.body.words();
    let media = match &post.body {
        Body::Text { .. } => Value::Null,
        Body::Media { field, value, .. } => json!({ "kind": field, "value": value }),
    };
    let (from, sender) = match post.author {
        Author::Bot => (world.bot.id, world.bot.name.clone()),
        Author::Person(id) => (id, world.people.get(&id).map(Human::name).unwrap_or_default()),
    };
    json!({
        "id": post.id,
        "from_bot": post.author == Author::Bot,
        "from": from,
        "sender": sender,
        "text": text,
        "entities": entities,
        "media": media,
        "service": post.body.is_service(),
        "forwarded": post.origin,
        "via": post.via.as_ref().map(|_| &world.bot.username),
        "silent": post.silent,
        "buttons": post.keyboard.iter().map(|row| row.iter().map(Key::to_json).collect()).collect::<Vec<Value>>(),
        "edited": post.edited,
        "date": post.date,
        "reply_to": post.reply_to,
    })
}
