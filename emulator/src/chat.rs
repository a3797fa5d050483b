//! Who there is and what was said: people, chats, posts, presses, and how Telegram writes them.
//!
//! <https://core.telegram.org/bots/api#user>, `#chat`, `#message`.

use serde_json::{Map, Value, json};

use crate::entities::{Entity, utf16_len};
use crate::keyboard::{self, Keyboard, ReplyKey};
use crate::view::Toast;

/// Someone who talks to the bot.
#[derive(Clone, Debug)]
pub(crate) struct Human {
    pub(crate) id: i64,
    pub(crate) first_name: String,
    /// Empty when there is none.
    pub(crate) last_name: String,
    pub(crate) language_code: String,
    /// Who this is, for the page.
    pub(crate) caption: String,
    /// What the START link of the page carries.
    pub(crate) start_payload: String,
    pub(crate) started: bool,
    pub(crate) blocked: bool,
    pub(crate) toasts: Vec<Toast>,
    /// Grows with every change that the person can see.
    pub(crate) version: u64,
}

impl Human {
    pub(crate) fn new(id: i64, name: &str, language_code: &str) -> Self {
        let (first_name, last_name) = name.split_once(' ').unwrap_or((name, ""));
        Self {
            id,
            first_name: first_name.to_owned(),
            last_name: last_name.trim().to_owned(),
            language_code: language_code.to_owned(),
            caption: String::new(),
            start_payload: String::new(),
            started: false,
            blocked: false,
            toasts: Vec::new(),
            version: 0,
        }
    }

    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }

    /// The `User`.
    pub(crate) fn to_json(&self) -> Value {
        let mut user = json!({ "id": self.id, "is_bot": false, "first_name": self.first_name });
        put_text(&mut user, "last_name", &self.last_name);
        put_text(&mut user, "language_code", &self.language_code);
        user
    }

    /// The private `Chat` with this person.
    pub(crate) fn chat_json(&self) -> Value {
        let mut chat = json!({ "id": self.id, "first_name": self.first_name, "type": "private" });
        put_text(&mut chat, "last_name", &self.last_name);
        chat
    }
}

fn put_text(object: &mut Value, field: &str, text: &str) {
    if !text.is_empty() {
        object[field] = json!(text);
    }
}

/// Who wrote a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Author {
    Bot,
    Person(i64),
}

/// What a post says.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Body {
    Text {
        text: String,
        entities: Vec<Entity>,
    },
    /// The field of the message and its value: `photo`, `sticker`, `voice`, `location`, `contact`.
    Media {
        field: &'static str,
        value: Value,
    },
}

impl Body {
    /// What a person types: a leading command is marked, as clients do.
    pub(crate) fn typed(text: &str) -> Self {
        let text = text.trim().to_owned();
        let word = text.split_whitespace().next().unwrap_or_default();
        let command = word.len() > 1 && word.starts_with('/');
        let entities = command.then(|| Entity::new("bot_command", 0, utf16_len(word)));
        Self::Text { entities: entities.into_iter().collect(), text }
    }

    /// The plain text; the kind in brackets when it is no text.
    pub(crate) fn plain(&self) -> String {
        match self {
            Self::Text { text, .. } => text.clone(),
            Self::Media { field, .. } => format!("[{field}]"),
        }
    }
}

/// A message as it stands in a chat.
#[derive(Clone, Debug)]
pub(crate) struct Post {
    pub(crate) id: i64,
    pub(crate) author: Author,
    /// Unix seconds.
    pub(crate) date: i64,
    pub(crate) edited: Option<i64>,
    pub(crate) body: Body,
    /// Empty when there is none.
    pub(crate) keyboard: Keyboard,
    pub(crate) reply_to: Option<i64>,
}

impl Post {
    /// The `Message` of this post, sent by `from` in `chat`; `replied` is what it answers.
    pub(crate) fn to_json(&self, from: Value, chat: Value, replied: Option<Value>) -> Value {
        let mut message = Map::new();
        let mut set = |field: &str, value: Value| message.insert(field.to_owned(), value);
        set("message_id", json!(self.id));
        set("from", from);
        set("chat", chat);
        set("date", json!(self.date));
        if let Some(date) = self.edited {
            set("edit_date", json!(date));
        }
        if let Some(replied) = replied {
            set("reply_to_message", replied);
        }
        match &self.body {
            Body::Text { text, entities } => {
                set("text", json!(text));
                if !entities.is_empty() {
                    set("entities", json!(entities));
                }
            }
            Body::Media { field, value } => {
                set(field, value.clone());
            }
        }
        if !self.keyboard.is_empty() {
            set("reply_markup", keyboard::to_json(&self.keyboard));
        }
        Value::Object(message)
    }
}

/// A private chat or a group.
#[derive(Clone, Debug)]
pub(crate) struct Chat {
    /// `None` in a private chat.
    pub(crate) title: Option<String>,
    /// Whether the bot is in it; a group it left is closed to it.
    pub(crate) joined: bool,
    pub(crate) posts: Vec<Post>,
    pub(crate) last_post_id: i64,
    /// What stands in place of the person's keyboard.
    pub(crate) reply_keyboard: Vec<Vec<ReplyKey>>,
    /// "typing" and the like, and since when.
    pub(crate) action: Option<(String, i64)>,
}

impl Chat {
    pub(crate) fn new(title: Option<&str>) -> Self {
        Self {
            title: title.map(str::to_owned),
            joined: true,
            posts: Vec::new(),
            last_post_id: 0,
            reply_keyboard: Vec::new(),
            action: None,
        }
    }

    pub(crate) fn post(&self, id: i64) -> Option<&Post> {
        self.posts.iter().rev().find(|post| post.id == id)
    }

    pub(crate) fn post_mut(&mut self, id: i64) -> Option<&mut Post> {
        self.posts.iter_mut().rev().find(|post| post.id == id)
    }

    /// The bot's posts, newest first.
    pub(crate) fn of_bot(&self) -> impl Iterator<Item = &Post> {
        self.posts.iter().rev().filter(|post| post.author == Author::Bot)
    }

    /// Puts a post under a fresh id.
    pub(crate) fn add(&mut self, author: Author, date: i64, body: Body) -> &mut Post {
        self.last_post_id += 1;
        let (id, keyboard) = (self.last_post_id, Keyboard::new());
        self.posts.push(Post { id, author, date, edited: None, body, keyboard, reply_to: None });
        let newest = self.posts.len() - 1;
        &mut self.posts[newest]
    }
}

/// A press of a callback button, until it is answered.
#[derive(Clone, Debug)]
pub(crate) struct Press {
    pub(crate) person: i64,
    pub(crate) message_id: i64,
    /// What the button carries; the page finds its spinner by it.
    pub(crate) data: String,
    /// Unix seconds.
    pub(crate) date: i64,
    pub(crate) answered: bool,
}
