//! The other end of the chat: someone who starts, says, presses, blocks, and sees.

use std::time::Duration;

use tokio::time::timeout;

use crate::chat::{Author, Body, Chat, Post};
use crate::emulator::Emulator;
use crate::group::Group;
use crate::keyboard::{Action, Key, ReplyKey, Sends};
use crate::member::Standing;
use crate::profile;
use crate::sends::{Content, body};
use crate::view::{Message, Toast};
use crate::world::World;

/// Somebody with a private chat with the bot, or in a group. Cheap to clone.
#[derive(Clone)]
pub struct Person {
    /// The id of the person and of the private chat.
    pub id: i64,
    /// Where this handle writes, presses and looks.
    chat: i64,
    emulator: Emulator,
}

impl Person {
    pub(crate) fn new(id: i64, emulator: Emulator) -> Self {
        Self { id, chat: id, emulator }
    }

    /// The same person in a group: writes, presses and looks there instead of in the private chat.
    #[must_use]
    pub fn in_group(&self, group: i64) -> Self {
        Self { chat: group, ..self.clone() }
    }

    /// A group of this person and others, without the bot; see [`Group::add_bot`].
    #[expect(clippy::must_use_candidate, reason = "it changes the box; the handle may be of no interest")]
    pub fn create_group(&self, title: &str, members: &[&Self]) -> Group {
        let members: Vec<i64> = members.iter().map(|member| member.id).collect();
        let id = self.change(|world| world.group_of(title, self.id, &members));
        Group::new(id, self.emulator.clone())
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
        self.say_in(self.id, format!("/start {payload}").trim_end());
    }

    /// Writes a text to the bot, or in the group of this handle.
    pub fn say(&self, text: &str) {
        self.say_in(self.chat, text);
    }

    /// Writes a text in a group.
    pub fn say_in(&self, group: i64, text: &str) {
        self.change(|world| world.write(self.id, group, Body::typed(text)));
    }

    /// Edits one of the person's own messages; nothing happens when there is none of this id.
    pub fn edit_own(&self, message_id: i64, text: &str) {
        self.change(|world| {
            let now = world.now();
            let post = world.chats.get_mut(&self.chat).and_then(|chat| chat.post_mut(message_id));
            let Some(post) = post.filter(|post| post.author == Author::Person(self.id)) else {
                return;
            };
            (post.body, post.edited) = (Body::typed(text), Some(now));
            let post = post.clone();
            world.touch(self.chat);
            if world.hears(self.chat, &post) {
                let message = world.message_json(self.chat, &post);
                world.put_update("edited_message", self.chat, &message);
            }
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
            let chat = world.chats.get(&self.chat).ok_or("no such person")?;
            if let Some((post, key)) = find(chat, label) {
                let (post, action) = (post.id, key.action.clone());
                return press_key(world, self.id, self.chat, post, &action);
            }
            self.press_reply_in(world, label)
        })
    }

    /// Presses the key of the reply keyboard whose text is, or else contains, `label`.
    ///
    /// # Errors
    /// The keys there are, when none fits.
    pub fn press_reply(&self, label: &str) -> Result<(), String> {
        self.change(|world| self.press_reply_in(world, label))
    }

    fn press_reply_in(&self, world: &mut World, label: &str) -> Result<(), String> {
        let chat = world.chats.get_mut(&self.chat).ok_or("no such chat")?;
        let fits = |fit: fn(&str, &str) -> bool| chat.reply_keyboard.keys().find(|key| fit(&key.text, label));
        let Some(key) =
            fits(|text, label| text == label).or_else(|| fits(|text, label| text.contains(label)))
        else {
            return Err(format!("no button \"{label}\"; there are {}", listed(chat)));
        };
        let key: ReplyKey = key.clone();
        chat.reply_keyboard.folded |= chat.reply_keyboard.one_time;
        let own = match key.sends {
            Sends::Text => Body::typed(&key.text),
            Sends::Contact => body(Content::Contact, self.id, world),
            Sends::Location => body(Content::Location, self.id, world),
        };
        world.write(self.id, self.chat, own);
        Ok(())
    }

    /// Sends any data as if pressed on any message of the bot, as a modified client can.
    pub fn press_data(&self, message_id: i64, data: &str) {
        self.change(|world| _ = world.press(self.id, self.chat, message_id, data));
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

    /// The message of this id.
    #[must_use]
    pub fn message(&self, id: i64) -> Option<Message> {
        self.look(|chat| chat.post(id).map(Message::from))
    }

    /// The pinned message that stands on top.
    #[must_use]
    pub fn pinned(&self) -> Option<Message> {
        self.look(|chat| chat.pinned().map(Message::from))
    }

    /// The rows of the reply keyboard; empty when there is none, or when it has folded away after a press.
    #[must_use]
    pub fn reply_keys(&self) -> Vec<Vec<String>> {
        self.look(|chat| {
            let rows = chat.reply_keyboard.rows.iter().filter(|_| !chat.reply_keyboard.folded);
            rows.map(|row| row.iter().map(|key| key.text.clone()).collect()).collect()
        })
    }

    /// Commands and their descriptions, as this person sees them here.
    #[must_use]
    pub fn commands(&self) -> Vec<(String, String)> {
        self.emulator.room().with(|world| {
            let language = world.people.get(&self.id).map_or("", |human| &human.language_code);
            let scopes = if self.chat == self.id {
                profile::private_scopes(Some(self.id))
            } else {
                let standing =
                    world.standing(self.chat, self.id).map_or(Standing::Left, |(standing, _)| standing);
                profile::group_scopes(self.chat, self.id, standing.rules())
            };
            let seen = world.profile.seen(&scopes, language).iter();
            seen.map(|one| (one.command.clone(), one.description.clone())).collect()
        })
    }

    /// Texts the bot answered presses with, oldest first.
    #[must_use]
    pub fn toasts(&self) -> Vec<Toast> {
        self.emulator.room().with(|world| {
            let own = world.given.iter().filter(|given| given.person == self.id);
            own.map(|given| given.toast.clone()).collect()
        })
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
            let (member, kicked) = (Standing::Member, Standing::Kicked);
            let (old, new) = if blocked { (member, kicked) } else { (kicked, member) };
            world.member_update(self.id, self.id, old, new);
        });
    }

    /// The chat of this handle.
    pub(crate) fn chat(&self) -> i64 {
        self.chat
    }

    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut World) -> T) -> T {
        self.emulator.room().change(change)
    }

    pub(crate) fn emulator(&self) -> &Emulator {
        &self.emulator
    }

    fn look<T: Default>(&self, look: impl FnOnce(&Chat) -> T) -> T {
        self.emulator.room().with(|world| world.chats.get(&self.chat).map(look).unwrap_or_default())
    }
}

/// The button that is called `label`, or else the one that contains it; newest message first.
fn find<'a>(chat: &'a Chat, label: &str) -> Option<(&'a Post, &'a Key)> {
    let keys =
        || chat.pressable().flat_map(|post| post.keyboard.iter().flatten().map(move |key| (post, key)));
    let newest = keys().find(|(_, key)| key.text.contains(label))?.0;
    let exact = keys().find(|(post, key)| post.id == newest.id && key.text == label);
    exact.or_else(|| keys().find(|(_, key)| key.text.contains(label)))
}

/// The buttons of the newest message that has some: `[A] [B]`.
fn listed(chat: &Chat) -> String {
    let newest = chat.pressable().find(|post| !post.keyboard.is_empty());
    let keys = newest.into_iter().flat_map(|post| post.keyboard.iter().flatten().map(|key| &key.text));
    let keys = keys.chain(chat.reply_keyboard.keys().map(|key| &key.text));
    let keys: Vec<String> = keys.map(|text| format!("[{text}]")).collect();
    if keys.is_empty() { "none".to_owned() } else { keys.join(" ") }
}

/// Presses a button under a message.
pub(crate) fn press_key(
    world: &mut World,
    person: i64,
    chat: i64,
    post: i64,
    action: &Action,
) -> Result<(), String> {
    match action {
        Action::Callback(data) => {
            world.press(person, chat, post, data).map(|_| ()).ok_or_else(|| "no such message".to_owned())
        }
        Action::Url(url) => Err(format!("the button is a link to {url}")),
        Action::Copy(text) => Err(format!("the button copies \"{text}\"")),
        Action::WebApp(url) => Err(format!("the button opens the app {url}")),
        Action::Other(field, _) => Err(format!("the button is a {field}")),
    }
}
