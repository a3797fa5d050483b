//! What a person sees.

use serde::Serialize;
use serde_json::{Value, json};

use crate::chat::{Author, Body, Chat, Human, Post};
use crate::entities;
use crate::keyboard::{Action, Key};
use crate::world::World;

/// A message in a person's chat.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Message {
    /// Its number in the chat.
    pub id: i64,
    /// Whether the bot wrote it.
    pub from_bot: bool,
    /// The text without formatting; `[photo]` and the like for what is no text.
    pub text: String,
    /// The text as Telegram's HTML.
    pub html: String,
    /// The rows of buttons under it.
    pub buttons: Vec<Vec<Button>>,
    /// Whether it was edited.
    pub edited: bool,
    /// When it was sent: Unix seconds.
    pub date: i64,
}

/// A button under a message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Button {
    /// What stands on it.
    pub text: String,
    /// What a press sends to the bot.
    pub data: Option<String>,
    /// Where a press leads.
    pub url: Option<String>,
}

/// The bot's answer to a press.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Toast {
    /// What it says.
    pub text: String,
    /// Whether it must be closed by hand.
    pub alert: bool,
}

impl From<&Post> for Message {
    fn from(post: &Post) -> Self {
        let html = match &post.body {
            Body::Text { text, entities } => entities::to_html(text, entities),
            Body::Media { .. } => post.body.plain(),
        };
        Self {
            id: post.id,
            from_bot: post.author == Author::Bot,
            text: post.body.plain(),
            html,
            buttons: post.keyboard.iter().map(|row| row.iter().map(Button::from).collect()).collect(),
            edited: post.edited.is_some(),
            date: post.date,
        }
    }
}

impl From<&Key> for Button {
    fn from(key: &Key) -> Self {
        let (data, url) = match &key.action {
            Action::Callback(data) => (Some(data.clone()), None),
            Action::Url(url) => (None, Some(url.clone())),
            Action::Copy(_) | Action::Other(..) => (None, None),
        };
        Self { text: key.text.clone(), data, url }
    }
}

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

/// A person's chat with all that the page draws; `None` when there is no such person.
pub(crate) fn chat_json(world: &World, id: i64) -> Option<Value> {
    let (human, chat) = (world.people.get(&id)?, world.chats.get(&id)?);
    let mut view = person_json(human);
    view["now"] = json!(world.now());
    view["bot"] = world.profile.page_json(&human.language_code, &world.bot);
    view["commands"] = world.profile.menu(Some(id), &human.language_code);
    view["messages"] = chat.posts.iter().map(post_json).collect();
    view["waiting"] = world.waiting(id).map(|press| json!([press.message_id, press.data])).collect();
    view["toasts"] = json!(human.toasts);
    view["reply_keyboard"] = reply_keyboard_json(chat);
    view["action"] = json!(chat.action.as_ref().map(|(action, since)| json!([action, since])));
    Some(view)
}

fn reply_keyboard_json(chat: &Chat) -> Value {
    let rows = chat.reply_keyboard.iter();
    rows.map(|row| row.iter().map(|key| json!({ "text": key.text })).collect::<Value>()).collect()
}

fn post_json(post: &Post) -> Value {
    let (text, entities, media) = match &post.body {
        Body::Text { text, entities } => (text.clone(), json!(entities), Value::Null),
        Body::Media { field, value } => (String::new(), json!([]), json!({ "kind": field, "value": value })),
    };
    json!({
        "id": post.id,
        "from_bot": post.author == Author::Bot,
        "text": text,
        "entities": entities,
        "media": media,
        "buttons": post.keyboard.iter().map(|row| row.iter().map(Key::to_json).collect()).collect::<Vec<Value>>(),
        "edited": post.edited,
        "date": post.date,
        "reply_to": post.reply_to,
    })
}
