//! A group: who is in it, and what they see.

use crate::chat::{Author, Body, Chat};
use crate::emulator::Emulator;
use crate::human::Human;
use crate::member::Standing;
use crate::person::Person;
use crate::view::Message;
use crate::world::World;
use serde_json::{Value, json};

/// A supergroup of people, with the bot in it or not. Cheap to clone.
///
/// What somebody does in it goes by [`Person::in_group`].
#[derive(Clone)]
pub struct Group {
    /// The id of the chat, below zero.
    pub id: i64,
    emulator: Emulator,
}

impl Group {
    pub(crate) fn new(id: i64, emulator: Emulator) -> Self {
        Self { id, emulator }
    }

    /// Brings the bot in, or back in: it hears `my_chat_member` and the service message.
    pub fn add_bot(&self, by: &Person) {
        self.change(|world| world.bring_bot(self.id, by.id));
    }

    /// Makes the bot an administrator: from now on it hears everything and may pin.
    pub fn promote_bot(&self, by: &Person) {
        self.change(|world| world.move_bot(self.id, by.id, Standing::Administrator));
    }

    /// Makes the bot a plain member again.
    pub fn demote_bot(&self, by: &Person) {
        self.change(|world| world.move_bot(self.id, by.id, Standing::Member));
    }

    /// Removes the bot; it hears `my_chat_member` and nothing after that.
    pub fn remove_bot(&self, by: &Person) {
        self.change(|world| world.move_bot(self.id, by.id, Standing::Kicked));
    }

    /// Brings somebody in.
    pub fn add(&self, by: &Person, whom: &Person) {
        self.change(|world| world.bring(self.id, by.id, whom.id));
    }

    /// Removes somebody; who removes oneself leaves.
    pub fn remove(&self, by: &Person, whom: &Person) {
        self.change(|world| world.send_away(self.id, by.id, whom.id));
    }

    /// Makes it a supergroup with an id of its own, as Telegram does to a group that grows or opens its history; gives
    /// that one. Both chats tell of it; the old one is closed.
    /// <https://core.telegram.org/bots/api#message>
    #[must_use]
    pub fn upgrade(&self, by: &Person) -> Self {
        let id = self.emulator.room().change(|world| world.upgrade(self.id, by.id));
        Self { id, emulator: self.emulator.clone() }
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

    /// The pinned message that stands on top.
    #[must_use]
    pub fn pinned(&self) -> Option<Message> {
        self.look(|chat| chat.pinned().map(Message::from))
    }

    fn change(&self, change: impl FnOnce(&mut World)) {
        self.emulator.room().change(change);
    }

    fn look<T: Default>(&self, look: impl FnOnce(&Chat) -> T) -> T {
        self.emulator.room().with(|world| world.chats.get(&self.id).map(look).unwrap_or_default())
    }
}

impl World {
    /// Creates a group with the bot in it, and nobody else; the bot hears that it was added.
    pub(crate) fn group(&mut self, title: &str) -> i64 {
        let id = self.empty_group(title);
        let by = self.people.keys().next().copied();
        let by = by.unwrap_or_else(|| self.person(None, "Stranger", "en"));
        self.move_bot(id, by, Standing::Member);
        id
    }

    /// Creates a group of people without the bot.
    pub(crate) fn group_of(&mut self, title: &str, creator: i64, members: &[i64]) -> i64 {
        let id = self.empty_group(title);
        if let Some(chat) = self.chats.get_mut(&id) {
            chat.members = members.iter().map(|member| (*member, Standing::Member)).collect();
            chat.members.insert(creator, Standing::Creator);
        }
        id
    }

    /// A group becomes a supergroup; gives the id that it has from now on. One that became one before has it already.
    pub(crate) fn upgrade(&mut self, group: i64, by: i64) -> i64 {
        let Some(old) = self.chats.get(&group).filter(|chat| chat.is_group()) else {
            return group;
        };
        if let Some(known) = old.moved_to {
            return known;
        }
        let (title, bot, members) = (old.title.clone().unwrap_or_default(), old.bot, old.members.clone());
        let supergroup = self.empty_group(&title);
        if let Some(new) = self.chats.get_mut(&supergroup) {
            (new.bot, new.members) = (bot, members);
        }
        if let Some(old) = self.chats.get_mut(&group) {
            old.moved_to = Some(supergroup);
        }
        let by = Author::Person(by);
        self.post(by, group, Body::media("migrate_to_chat_id", json!(supergroup)).into());
        self.post(by, supergroup, Body::media("migrate_from_chat_id", json!(group)).into());
        supergroup
    }

    /// How a user stands in a chat, and the `User`; `None` when there is no such user.
    pub(crate) fn standing(&self, chat: i64, user: i64) -> Option<(Standing, Value)> {
        let room = self.chats.get(&chat)?;
        if user == self.bot.id {
            return Some((room.bot, self.bot.to_json()));
        }
        let human = self.people.get(&user)?;
        let own = if chat == user { Standing::Member } else { Standing::Left };
        Some((room.members.get(&user).copied().unwrap_or(own), human.to_json()))
    }

    /// Changes the bot's place in a group; nothing happens when it stands there already.
    pub(crate) fn move_bot(&mut self, group: i64, by: i64, new: Standing) {
        let Some(chat) = self.chats.get_mut(&group).filter(|chat| chat.is_group() && chat.bot != new) else {
            return;
        };
        let old = std::mem::replace(&mut chat.bot, new);
        self.touch(group);
        self.member_update(group, by, old, new);
    }

    pub(crate) fn bring_bot(&mut self, group: i64, by: i64) {
        if self.chats.get(&group).is_none_or(|chat| chat.bot.is_in()) {
            return;
        }
        self.move_bot(group, by, Standing::Member);
        let newcomers = json!([self.bot.to_json()]);
        self.post(Author::Person(by), group, Body::media("new_chat_members", newcomers).into());
    }

    fn bring(&mut self, group: i64, by: i64, whom: i64) {
        let human = self.people.get(&whom).map(Human::to_json);
        let chat = self.chats.get_mut(&group).filter(|chat| !chat.members.contains_key(&whom));
        if let (Some(human), Some(chat)) = (human, chat) {
            chat.members.insert(whom, Standing::Member);
            self.post(Author::Person(by), group, Body::media("new_chat_members", json!([human])).into());
        }
    }

    fn send_away(&mut self, group: i64, by: i64, whom: i64) {
        let human = self.people.get(&whom).map(Human::to_json);
        let gone = self.chats.get_mut(&group).and_then(|chat| chat.members.remove(&whom));
        if let (Some(human), Some(_)) = (human, gone) {
            self.post(Author::Person(by), group, Body::media("left_chat_member", human).into());
            // Who says of oneself that one has left is not in it again by saying so.
            if let Some(chat) = self.chats.get_mut(&group) {
                chat.members.remove(&whom);
            }
        }
    }
}
