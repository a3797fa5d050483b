//! The other end of the chat: someone who starts, says, presses, blocks, and sees.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::timeout;

use crate::chat::{Author, Body, Chat, Post};
use crate::emulator::Emulator;
use crate::keyboard::{Action, Key};
use crate::view::{Message, Toast};
use crate::world::World;

/// What a person sends that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Content {
    /// A sticker.
    Sticker,
    /// A photo without a caption.
    Photo,
    /// A voice message.
    Voice,
    /// A place on the map.
    Location,
    /// The person's own phone.
    Contact,
}

/// Somebody with a private chat with the bot. Cheap to clone.
#[derive(Clone)]
pub struct Person {
    /// The id of the person and of the private chat.
    pub id: i64,
    emulator: Emulator,
}

impl Person {
    pub(crate) fn new(id: i64, emulator: Emulator) -> Self {
        Self { id, emulator }
    }

    /// The same person with a caption for the page: who this is.
    #[expect(
        clippy::must_use_candidate,
        clippy::return_self_not_must_use,
        reason = "it changes the box; the handle may be of no interest"
    )]
    pub fn captioned(&self, caption: &str) -> Self {
        self.change(|world| world.change_person(self.id, |human| caption.clone_into(&mut human.caption)));
        self.clone()
    }

    /// The same person with a link to the bot that carries a payload; the page's START sends it.
    #[expect(
        clippy::must_use_candidate,
        clippy::return_self_not_must_use,
        reason = "it changes the box; the handle may be of no interest"
    )]
    pub fn start_payload(&self, payload: &str) -> Self {
        self.change(|world| {
            world.change_person(self.id, |human| payload.clone_into(&mut human.start_payload));
        });
        self.clone()
    }

    /// Presses START: "/start" with the payload of a link, if any. Unblocks the bot first.
    pub fn start(&self, payload: &str) {
        self.unblock();
        self.say(format!("/start {payload}").trim_end());
    }

    /// Writes a text to the bot.
    pub fn say(&self, text: &str) {
        self.say_in(self.id, text);
    }

    /// Writes a text in a group.
    pub fn say_in(&self, group: i64, text: &str) {
        self.change(|world| world.write(self.id, group, Body::typed(text)));
    }

    /// Sends what is no text.
    pub fn send(&self, kind: Content) {
        self.change(|world| {
            let body = body(kind, self.id, world);
            world.write(self.id, self.id, body);
        });
    }

    /// Edits one of the person's own messages; nothing happens when there is none of this id.
    pub fn edit_own(&self, message_id: i64, text: &str) {
        self.change(|world| {
            let now = world.now();
            let post = world.chats.get_mut(&self.id).and_then(|chat| chat.post_mut(message_id));
            let Some(post) = post.filter(|post| post.author == Author::Person(self.id)) else {
                return;
            };
            (post.body, post.edited) = (Body::typed(text), Some(now));
            let post = post.clone();
            let message = world.message_json(self.id, &post);
            world.touch(self.id);
            world.put_update("edited_message", self.id, &message);
        });
    }

    /// Presses the button whose text is, or else contains, `label`; the newest message goes first.
    ///
    /// A button of a reply keyboard sends its text, or the contact it asks for.
    ///
    /// # Errors
    /// The buttons there are, when none fits; where it leads, when the button is a link.
    pub fn press(&self, label: &str) -> Result<(), String> {
        self.change(|world| {
            let chat = world.chats.get(&self.id).ok_or("no such person")?;
            if let Some((post, key)) = find(chat, label) {
                let (post, action) = (post.id, key.action.clone());
                return press_key(world, self.id, post, &action);
            }
            let keys = chat.reply_keyboard.iter().flatten();
            let Some(key) = keys.into_iter().find(|key| key.text.contains(label)).cloned() else {
                return Err(format!("no button \"{label}\"; there are {}", listed(chat)));
            };
            let own =
                if key.contact { body(Content::Contact, self.id, world) } else { Body::typed(&key.text) };
            world.write(self.id, self.id, own);
            Ok(())
        })
    }

    /// Sends any data as if pressed on any message of the bot, as a modified client can.
    pub fn press_data(&self, message_id: i64, data: &str) {
        self.change(|world| _ = world.press(self.id, message_id, data));
    }

    /// Blocks the bot.
    pub fn block(&self) {
        self.set_blocked(true);
    }

    /// Unblocks the bot; nothing happens when it is not blocked.
    pub fn unblock(&self) {
        self.set_blocked(false);
    }

    /// Switches the language of the person's Telegram.
    pub fn set_language(&self, code: &str) {
        self.change(|world| world.change_person(self.id, |human| code.clone_into(&mut human.language_code)));
    }

    /// The chat, oldest first.
    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.look(|chat| chat.posts.iter().map(Message::from).collect())
    }

    /// The newest message of the bot.
    #[must_use]
    pub fn last(&self) -> Option<Message> {
        self.look(|chat| chat.of_bot().next().map(Message::from))
    }

    /// Texts the bot answered presses with, oldest first.
    #[must_use]
    pub fn toasts(&self) -> Vec<Toast> {
        self.emulator
            .room()
            .with(|world| world.people.get(&self.id).map(|human| human.toasts.clone()).unwrap_or_default())
    }

    /// Presses that the bot has not answered: how many spinners turn.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.emulator.room().with(|world| world.waiting(self.id).count())
    }

    /// The newest message of the bot as text, then one line per row: `[A] [B]`. Empty when there is none.
    #[must_use]
    pub fn screen(&self) -> String {
        let Some(message) = self.last() else {
            return String::new();
        };
        let mut lines = vec![message.text];
        for row in message.buttons {
            let row: Vec<String> = row.iter().map(|button| format!("[{}]", button.text)).collect();
            lines.push(row.join(" "));
        }
        lines.join("\n")
    }

    /// Waits until `what` holds; `false` after `limit`. Looks again at every change of the box.
    pub async fn wait(&self, what: impl Fn(&Self) -> bool, limit: Duration) -> bool {
        let mut changes = self.emulator.room().changes();
        let holds = async { while !what(self) && changes.changed().await.is_ok() {} };
        timeout(limit, holds).await.is_ok()
    }

    fn set_blocked(&self, blocked: bool) {
        self.change(|world| {
            let changes = world.people.get(&self.id).is_some_and(|human| human.blocked != blocked);
            if !changes {
                return;
            }
            world.change_person(self.id, |human| human.blocked = blocked);
            let (old, new) = if blocked { ("member", "kicked") } else { ("kicked", "member") };
            world.member_update(self.id, self.id, old, new);
        });
    }

    fn change<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        self.emulator.room().change(change)
    }

    fn look<T: Default>(&self, look: impl FnOnce(&Chat) -> T) -> T {
        self.emulator.room().with(|world| world.chats.get(&self.id).map(look).unwrap_or_default())
    }
}

/// The button that is called `label`, or else the one that contains it; newest message first.
fn find<'a>(chat: &'a Chat, label: &str) -> Option<(&'a Post, &'a Key)> {
    let keys = || chat.of_bot().flat_map(|post| post.keyboard.iter().flatten().map(move |key| (post, key)));
    let newest = keys().find(|(_, key)| key.text.contains(label))?.0;
    let exact = keys().find(|(post, key)| post.id == newest.id && key.text == label);
    exact.or_else(|| keys().find(|(_, key)| key.text.contains(label)))
}

/// The buttons of the newest message that has some: `[A] [B]`.
fn listed(chat: &Chat) -> String {
    let newest = chat.of_bot().find(|post| !post.keyboard.is_empty());
    let keys = newest.into_iter().flat_map(|post| post.keyboard.iter().flatten().map(|key| &key.text));
    let keys = keys.chain(chat.reply_keyboard.iter().flatten().map(|key| &key.text));
    let keys: Vec<String> = keys.map(|text| format!("[{text}]")).collect();
    if keys.is_empty() { "none".to_owned() } else { keys.join(" ") }
}

/// Presses a button under a message.
pub(crate) fn press_key(world: &mut World, person: i64, post: i64, action: &Action) -> Result<(), String> {
    match action {
        Action::Callback(data) => {
            world.press(person, post, data).map(|_| ()).ok_or_else(|| "no such message".to_owned())
        }
        Action::Url(url) => Err(format!("the button is a link to {url}")),
        Action::Copy(text) => Err(format!("the button copies \"{text}\"")),
        Action::Other(field, _) => Err(format!("the button is a {field}")),
    }
}

/// What the person sends, as a body of a message. Files have ids, nothing more.
pub(crate) fn body(kind: Content, person: i64, world: &World) -> Body {
    let file = |name: &str| json!({ "file_id": format!("{name}-{person}"), "file_unique_id": name });
    let with = |mut file: Value, rest: Value| {
        if let (Some(file), Value::Object(rest)) = (file.as_object_mut(), rest) {
            file.extend(rest);
        }
        file
    };
    let (field, value) = match kind {
        Content::Sticker => {
            let about = json!({ "type": "regular", "width": 512, "height": 512, "is_animated": false,
                "is_video": false, "emoji": "\u{1F44B}", "set_name": "Okoshko", "file_size": 20_000 });
            ("sticker", with(file("sticker"), about))
        }
        Content::Photo => {
            let size = json!({ "width": 800, "height": 600, "file_size": 90_000 });
            ("photo", json!([with(file("photo"), size)]))
        }
        Content::Voice => {
            let about = json!({ "duration": 4, "mime_type": "audio/ogg", "file_size": 16_000 });
            ("voice", with(file("voice"), about))
        }
        Content::Location => ("location", json!({ "latitude": 55.7558, "longitude": 37.6173 })),
        Content::Contact => ("contact", contact(person, world)),
    };
    Body::Media { field, value }
}

fn contact(person: i64, world: &World) -> Value {
    let name = world.people.get(&person).map(|human| human.first_name.clone()).unwrap_or_default();
    json!({ "phone_number": format!("+7900{person:07}"), "first_name": name, "user_id": person })
}
