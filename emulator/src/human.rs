//! People: who talks to the bot, and how Telegram writes them.
//!
//! <https://core.telegram.org/bots/api#user>, `#chat`.

use serde_json::{Value, json};

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
