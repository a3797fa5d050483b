//! What was said and where: chats, posts, presses, and how Telegram writes a message.
//!
//! <https://core.telegram.org/bots/api#message>

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use crate::answer::Refused;
use crate::entities::{Entity, utf16_len};
use crate::files::File;
use crate::keyboard::{self, Keyboard, ReplyKeyboard};
use crate::member::Standing;

/// Fields of messages that nobody wrote: Telegram itself tells of what happened.
const SERVICE: [&str; 5] =
    ["pinned_message", "new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id"];

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
    Media {
        /// The field of the message: `photo`, `document`, `location`, `pinned_message`.
        field: &'static str,
        value: Value,
        /// The caption; empty when there is none.
        caption: String,
        entities: Vec<Entity>,
    },
}

impl Body {
    /// What a person types: a leading command is marked, as clients do.
    pub(crate) fn typed(text: &str) -> Self {
        Self::formatted(text.trim().to_owned(), Vec::new())
    }

    /// What a person types with formatting.
    pub(crate) fn formatted(text: String, mut entities: Vec<Entity>) -> Self {
        let word = text.split_whitespace().next().unwrap_or_default();
        if word.len() > 1 && word.starts_with('/') && text.starts_with('/') {
            entities.insert(0, Entity::new("bot_command", 0, utf16_len(word)));
        }
        Self::Text { text, entities }
    }

    /// What is no text and has no caption.
    pub(crate) fn media(field: &'static str, value: Value) -> Self {
        Self::Media { field, value, caption: String::new(), entities: Vec::new() }
    }

    /// A file with what stands under it.
    pub(crate) fn file(file: &File, (caption, entities): (String, Vec<Entity>)) -> Self {
        Self::Media { field: file.field(), value: file.to_json(), caption, entities }
    }

    /// The text or the caption; the kind in brackets when there is neither.
    pub(crate) fn plain(&self) -> String {
        match self {
            Self::Media { field, caption, .. } if caption.is_empty() => format!("[{field}]"),
            Self::Text { text, .. } | Self::Media { caption: text, .. } => text.clone(),
        }
    }

    /// The text or the caption with its entities.
    pub(crate) fn words(&self) -> (&str, &[Entity]) {
        match self {
            Self::Text { text, entities } | Self::Media { caption: text, entities, .. } => (text, entities),
        }
    }

    /// The field of a message that is no text; empty when it is one.
    pub(crate) fn field(&self) -> &'static str {
        match self {
            Self::Text { .. } => "",
            Self::Media { field, .. } => field,
        }
    }

    /// Whether Telegram itself says it.
    pub(crate) fn is_service(&self) -> bool {
        SERVICE.contains(&self.field())
    }

    fn put_into(&self, message: &mut Map<String, Value>) {
        let (name, (text, entities)) = match self {
            Self::Text { .. } => ("", self.words()),
            Self::Media { field, value, .. } => {
                message.insert((*field).to_owned(), value.clone());
                if *field == "venue" {
                    // Older clients look for a place alone.
                    message.insert("location".to_owned(), value["location"].clone());
                }
                ("caption", self.words())
            }
        };
        let (name, marks) = if name.is_empty() { ("text", "entities") } else { (name, "caption_entities") };
        if !text.is_empty() {
            message.insert(name.to_owned(), json!(text));
        }
        if !entities.is_empty() {
            message.insert(marks.to_owned(), json!(entities));
        }
    }
}

/// What somebody is about to post.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) body: Body,
    pub(crate) reply_to: Option<i64>,
    /// The `MessageOrigin` of what is passed on.
    pub(crate) origin: Option<Value>,
    /// Empty when there is none.
    pub(crate) keyboard: Keyboard,
    /// The `inline_message_id`, when it was chosen among what the bot offered.
    pub(crate) via: Option<String>,
}

impl From<Body> for Draft {
    fn from(body: Body) -> Self {
        Self { body, reply_to: None, origin: None, keyboard: Keyboard::new(), via: None }
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
    /// The `MessageOrigin` of what was passed on.
    pub(crate) origin: Option<Value>,
    /// The `inline_message_id` of what was sent "via @bot".
    pub(crate) via: Option<String>,
    /// Whether it came without a sound.
    pub(crate) silent: bool,
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
        if let Some(origin) = &self.origin {
            set("forward_origin", origin.clone());
        }
        self.body.put_into(&mut message);
        if !self.keyboard.is_empty() {
            message.insert("reply_markup".to_owned(), keyboard::to_json(&self.keyboard));
        }
        Value::Object(message)
    }
}

/// A private chat or a group.
#[derive(Clone, Debug)]
pub(crate) struct Chat {
    /// `None` in a private chat.
    pub(crate) title: Option<String>,
    /// The bot's place in it; a group it left is closed to it.
    pub(crate) bot: Standing,
    /// People of a group; empty in a private chat.
    pub(crate) members: BTreeMap<i64, Standing>,
    pub(crate) posts: Vec<Post>,
    pub(crate) last_post_id: i64,
    pub(crate) reply_keyboard: ReplyKeyboard,
    /// "typing" and the like, and since when.
    pub(crate) action: Option<(String, i64)>,
    /// Ids of pinned posts; the newest one stands on top.
    pub(crate) pins: BTreeSet<i64>,
    /// The supergroup that it became; a group that went is closed to everybody.
    pub(crate) moved_to: Option<i64>,
    /// Grows with every change of a group; a private chat goes by its person's.
    pub(crate) version: u64,
}

impl Chat {
    pub(crate) fn new(title: Option<&str>) -> Self {
        Self {
            title: title.map(str::to_owned),
            bot: Standing::Member,
            members: BTreeMap::new(),
            posts: Vec::new(),
            last_post_id: 0,
            reply_keyboard: ReplyKeyboard::default(),
            action: None,
            pins: BTreeSet::new(),
            moved_to: None,
            version: 0,
        }
    }

    pub(crate) fn is_group(&self) -> bool {
        self.title.is_some()
    }

    /// # Errors
    /// 403 when the bot is not in it, 400 with the new id when it became a supergroup.
    pub(crate) fn check_bot(&self) -> Result<(), Refused> {
        if let Some(supergroup) = self.moved_to {
            return Err(Refused::moved(supergroup));
        }
        match self.bot {
            Standing::Left => Err(Refused::forbidden("bot is not a member of the supergroup chat")),
            Standing::Kicked => Err(Refused::forbidden("bot was kicked from the supergroup chat")),
            _ => Ok(()),
        }
    }

    /// The pinned post that stands on top.
    pub(crate) fn pinned(&self) -> Option<&Post> {
        self.pins.last().and_then(|id| self.post(*id))
    }

    pub(crate) fn post(&self, id: i64) -> Option<&Post> {
        self.posts.iter().rev().find(|post| post.id == id)
    }

    pub(crate) fn post_mut(&mut self, id: i64) -> Option<&mut Post> {
        self.posts.iter_mut().rev().find(|post| post.id == id)
    }

    /// The bot's posts, newest first; what Telegram says in its name is none of its own.
    pub(crate) fn of_bot(&self) -> impl Iterator<Item = &Post> {
        self.posts.iter().rev().filter(|post| post.author == Author::Bot && !post.body.is_service())
    }

    /// Posts whose buttons lead to the bot, newest first: its own, and those sent through it.
    pub(crate) fn pressable(&self) -> impl Iterator<Item = &Post> {
        let posts = self.posts.iter().rev().filter(|post| !post.body.is_service());
        posts.filter(|post| post.author == Author::Bot || post.via.is_some())
    }

    /// Puts a post under a fresh id.
    pub(crate) fn add(&mut self, author: Author, date: i64, draft: impl Into<Draft>) -> &mut Post {
        self.last_post_id += 1;
        let id = self.last_post_id;
        let Draft { body, reply_to, origin, keyboard, via } = draft.into();
        self.posts.push(Post {
            id,
            author,
            date,
            edited: None,
            body,
            keyboard,
            reply_to,
            origin,
            via,
            silent: false,
        });
        let newest = self.posts.len() - 1;
        &mut self.posts[newest]
    }

    /// Takes a post away, and its pin.
    pub(crate) fn remove(&mut self, id: i64) {
        self.posts.retain(|post| post.id != id);
        self.pins.remove(&id);
    }
}

/// A press of a callback button, until it is answered.
#[derive(Clone, Debug)]
pub(crate) struct Press {
    pub(crate) person: i64,
    pub(crate) chat: i64,
    pub(crate) message_id: i64,
    /// What the button carries; the page finds its spinner by it.
    pub(crate) data: String,
    /// Unix seconds.
    pub(crate) date: i64,
    pub(crate) answered: bool,
}
