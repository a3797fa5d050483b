//! What a person sees.

use serde::Serialize;
use serde_json::Value;

use crate::chat::{Author, Body, Post};
use crate::entities;
use crate::keyboard::{Action, Key};

/// A message in a person's chat.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a plain fact that a test asks for by name")]
pub struct Message {
    /// Its number in the chat.
    pub id: i64,
    /// Whether the bot wrote it.
    pub from_bot: bool,
    /// The person who wrote it; `None` when it was the bot.
    pub from: Option<i64>,
    /// The text or the caption without formatting; `[photo]` and the like when there is neither.
    pub text: String,
    /// The text or the caption as Telegram's HTML.
    pub html: String,
    /// What it is when it is no text.
    pub media: Option<Media>,
    /// Whether Telegram itself says it: somebody pinned, came or went.
    pub service: bool,
    /// The message it answers.
    pub reply_to: Option<i64>,
    /// Whether it was passed on from somebody else.
    pub forwarded: bool,
    /// Whether a person chose it among what the bot offered: it says "via @bot".
    pub via_bot: bool,
    /// Whether it came without a sound.
    pub silent: bool,
    /// The rows of buttons under it.
    pub buttons: Vec<Vec<Button>>,
    /// Whether it was edited.
    pub edited: bool,
    /// When it was sent: Unix seconds.
    pub date: i64,
}

/// What a message carries besides words. Its bytes are in [`crate::Emulator::file`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Media {
    /// A picture.
    Photo {
        /// For [`crate::Emulator::file`].
        file_id: String,
        /// Pixels.
        width: u64,
        /// Pixels.
        height: u64,
    },
    /// A file.
    Document {
        /// For [`crate::Emulator::file`].
        file_id: String,
        /// As the sender calls it.
        name: String,
        /// Its kind: `text/calendar`.
        mime: String,
    },
    /// A place on the map, in degrees.
    Location {
        /// From the south.
        latitude: f64,
        /// From the west.
        longitude: f64,
    },
    /// A place with a name.
    Venue {
        /// From the south.
        latitude: f64,
        /// From the west.
        longitude: f64,
        /// What is there.
        title: String,
        /// Where it is, in words.
        address: String,
    },
    /// Somebody's phone.
    Contact {
        /// First and last name.
        name: String,
        /// As it is written.
        phone: String,
        /// The account in Telegram, when there is one.
        user_id: Option<i64>,
    },
    /// Anything else, by its field of the message: `sticker`, `voice`, `pinned_message`.
    Other(String),
}

impl Media {
    /// Reads the field of a message.
    fn of(field: &str, value: &Value) -> Self {
        let text = |value: &Value, name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let degrees = |value: &Value, name: &str| value[name].as_f64().unwrap_or_default();
        let place = |value: &Value| (degrees(value, "latitude"), degrees(value, "longitude"));
        match field {
            "photo" => {
                let largest = &value[value.as_array().map_or(0, |sizes| sizes.len().saturating_sub(1))];
                let pixels = |name: &str| largest[name].as_u64().unwrap_or_default();
                Self::Photo {
                    file_id: text(largest, "file_id"),
                    width: pixels("width"),
                    height: pixels("height"),
                }
            }
            "document" => Self::Document {
                file_id: text(value, "file_id"),
                name: text(value, "file_name"),
                mime: text(value, "mime_type"),
            },
            "location" => {
                let (latitude, longitude) = place(value);
                Self::Location { latitude, longitude }
            }
            "venue" => {
                let (latitude, longitude) = place(&value["location"]);
                Self::Venue {
                    latitude,
                    longitude,
                    title: text(value, "title"),
                    address: text(value, "address"),
                }
            }
            "contact" => {
                let name = format!("{} {}", text(value, "first_name"), text(value, "last_name"));
                let (name, phone) = (name.trim().to_owned(), text(value, "phone_number"));
                Self::Contact { name, phone, user_id: value["user_id"].as_i64() }
            }
            other => Self::Other(other.to_owned()),
        }
    }
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
    /// What a press copies.
    pub copy: Option<String>,
    /// The page that a press opens over the chat.
    pub web_app: Option<String>,
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
        let (words, entities) = post.body.words();
        let html = if words.is_empty() { post.body.plain() } else { entities::to_html(words, entities) };
        let media = match &post.body {
            Body::Text { .. } => None,
            Body::Media { field, value, .. } => Some(Media::of(field, value)),
        };
        let from = match post.author {
            Author::Bot => None,
            Author::Person(id) => Some(id),
        };
        Self {
            id: post.id,
            from_bot: post.author == Author::Bot,
            from,
            text: post.body.plain(),
            html,
            media,
            service: post.body.is_service(),
            reply_to: post.reply_to,
            forwarded: post.origin.is_some(),
            via_bot: post.via.is_some(),
            silent: post.silent,
            buttons: post.keyboard.iter().map(|row| row.iter().map(Button::from).collect()).collect(),
            edited: post.edited.is_some(),
            date: post.date,
        }
    }
}

impl From<&Key> for Button {
    fn from(key: &Key) -> Self {
        let plain = Self { text: key.text.clone(), data: None, url: None, copy: None, web_app: None };
        match key.action.clone() {
            Action::Callback(data) => Self { data: Some(data), ..plain },
            Action::Url(url) => Self { url: Some(url), ..plain },
            Action::Copy(text) => Self { copy: Some(text), ..plain },
            Action::WebApp(url) => Self { web_app: Some(url), ..plain },
            Action::Other(..) => plain,
        }
    }
}
