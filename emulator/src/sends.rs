//! What a person sends that is no plain text: formatted words, files, places, people.

use axum::body::Bytes;
use serde_json::{Value, json};

use crate::chat::{Body, Draft};
use crate::files::{File, Upload};
use crate::html;
use crate::human::Human;
use crate::person::Person;
use crate::world::World;

/// What a person sends that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A sticker.
    Sticker,
    /// A photo without a caption: always the same little landscape.
    Photo,
    /// A voice message.
    Voice,
    /// A place on the map.
    Location,
    /// The person's own phone.
    Contact,
}

/// Somebody from an address book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Card {
    /// "Anna Ivanova" is a first and a last name.
    pub name: String,
    /// As it is written.
    pub phone: String,
    /// The id in Telegram, when there is one.
    pub user_id: Option<i64>,
}

impl Card {
    /// A contact without an account in Telegram.
    pub fn new(name: impl Into<String>, phone: impl Into<String>) -> Self {
        Self { name: name.into(), phone: phone.into(), user_id: None }
    }

    /// The same contact with an account.
    #[must_use]
    pub fn with_user(self, id: i64) -> Self {
        Self { user_id: Some(id), ..self }
    }

    fn to_json(&self) -> Value {
        let (first, last) = self.name.split_once(' ').unwrap_or((&self.name, ""));
        let mut contact = json!({ "phone_number": self.phone, "first_name": first });
        if !last.trim().is_empty() {
            contact["last_name"] = json!(last.trim());
        }
        if let Some(id) = self.user_id {
            contact["user_id"] = json!(id);
        }
        contact
    }
}

/// Sending. Each gives the id of the message.
impl Person {
    /// Sends what is no text.
    pub fn send(&self, kind: Content) {
        self.change(|world| {
            let body = body(kind, self.id, world);
            world.write(self.id, self.chat(), body);
        });
    }

    /// Writes a text with Telegram's HTML in it: it becomes entities, as the buttons of a client make them.
    ///
    /// # Errors
    /// What is wrong with the HTML.
    pub fn say_html(&self, html: &str) -> Result<i64, String> {
        let (text, entities) = html::parse(html)?;
        Ok(self.write(Body::formatted(text, entities)))
    }

    /// Answers a message with a text.
    #[expect(clippy::must_use_candidate, reason = "it changes the box; the id may be of no interest")]
    pub fn reply(&self, message_id: i64, text: &str) -> i64 {
        self.write(Draft { reply_to: Some(message_id), ..Body::typed(text).into() })
    }

    /// Sends a picture; an empty caption is none.
    ///
    /// # Errors
    /// When the bytes are no PNG and no JPEG: a client sends nothing else as a photo.
    pub fn send_photo(&self, bytes: &[u8], caption: &str) -> Result<i64, String> {
        self.upload("", bytes, caption, true)
    }

    /// Sends a file under a name; an empty caption is none.
    ///
    /// # Errors
    /// When it is empty or has over 50 MB.
    pub fn send_document(&self, name: &str, bytes: &[u8], caption: &str) -> Result<i64, String> {
        self.upload(name, bytes, caption, false)
    }

    /// Shares somebody's contact.
    #[expect(clippy::must_use_candidate, reason = "it changes the box; the id may be of no interest")]
    pub fn send_contact(&self, card: &Card) -> i64 {
        self.write(Body::media("contact", card.to_json()))
    }

    /// Passes on a message of `from` with somebody's contact in it.
    #[expect(clippy::must_use_candidate, reason = "it changes the box; the id may be of no interest")]
    pub fn forward_contact(&self, card: &Card, from: &Self) -> i64 {
        self.change(|world| {
            let sender = world.people.get(&from.id).map(Human::to_json).unwrap_or_default();
            let origin = json!({ "type": "user", "date": world.now(), "sender_user": sender });
            let body = Body::media("contact", card.to_json());
            world.write(self.id, self.chat(), Draft { origin: Some(origin), ..body.into() })
        })
    }

    /// Sends a place on the map.
    #[expect(clippy::must_use_candidate, reason = "it changes the box; the id may be of no interest")]
    pub fn send_location(&self, latitude: f64, longitude: f64) -> i64 {
        self.write(Body::media("location", json!({ "latitude": latitude, "longitude": longitude })))
    }

    /// Sends a place that has a name and an address.
    #[expect(clippy::must_use_candidate, reason = "it changes the box; the id may be of no interest")]
    pub fn send_venue(&self, latitude: f64, longitude: f64, title: &str, address: &str) -> i64 {
        let place = json!({ "latitude": latitude, "longitude": longitude });
        self.write(Body::media("venue", json!({ "location": place, "title": title, "address": address })))
    }

    fn write(&self, draft: impl Into<Draft>) -> i64 {
        self.change(|world| world.write(self.id, self.chat(), draft))
    }

    fn upload(&self, name: &str, bytes: &[u8], caption: &str, photo: bool) -> Result<i64, String> {
        let upload =
            Upload { name: name.to_owned(), mime: String::new(), bytes: Bytes::copy_from_slice(bytes) };
        self.change(|world| {
            let file = if photo { world.files.photo(&upload) } else { world.files.document(&upload) };
            let file = file.map_err(|why| why.description)?;
            Ok(self.send_file(world, file, caption))
        })
    }

    fn send_file(&self, world: &mut World, file: File, caption: &str) -> i64 {
        let typed = Body::typed(caption);
        let (words, entities) = typed.words();
        let body = Body::file(&file, (words.to_owned(), entities.to_vec()));
        world.files.keep(file);
        world.write(self.id, self.chat(), body)
    }
}

/// What the person sends, as a body of a message. A sticker and a voice have ids, nothing more.
pub(crate) fn body(kind: Content, person: i64, world: &mut World) -> Body {
    let id = |name: &str| json!(format!("{name}-{person}"));
    let (field, value) = match kind {
        Content::Sticker => (
            "sticker",
            json!({ "file_id": id("sticker"), "file_unique_id": "sticker", "type": "regular", "width": 512,
                "height": 512, "is_animated": false, "is_video": false, "emoji": "\u{1F44B}",
                "set_name": "Okoshko", "file_size": 20_000 }),
        ),
        Content::Photo => ("photo", world.files.sample(&format!("photo-{person}"))),
        Content::Voice => (
            "voice",
            json!({ "file_id": id("voice"), "file_unique_id": "voice", "duration": 4,
                "mime_type": "audio/ogg", "file_size": 16_000 }),
        ),
        Content::Location => ("location", json!({ "latitude": 55.7558, "longitude": 37.6173 })),
        Content::Contact => ("contact", contact(person, world)),
    };
    Body::media(field, value)
}

fn contact(person: i64, world: &World) -> Value {
    let name = world.people.get(&person).map(|human| human.first_name.clone()).unwrap_or_default();
    json!({ "phone_number": format!("+7900{person:07}"), "first_name": name, "user_id": person })
}
