//! The state of the box: who there is, what was said, what the bot has not heard yet.
//!
//! Everything here is synchronous and stands behind the one lock of [`crate::room::Room`].

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::answer::Refused;
use crate::chat::{Author, Body, Chat, Draft, Post, Press};
use crate::faults::Weather;
use crate::files::Files;
use crate::human::Human;
use crate::inline::Inquiry;
use crate::ledger::Ledger;
use crate::member::Standing;
use crate::options::{Clock, Options};
use crate::pace::Pace;
use crate::profile::Profile;
use crate::room::Change;
use crate::updates::Queue;
use crate::view::Toast;
use crate::webhook::Webhook;

/// People get ids from here up.
const FIRST_PERSON: i64 = 1001;
/// Groups get ids from here down.
const FIRST_GROUP: i64 = -1_001_000_000_001;
/// Callback queries get ids from here up.
const FIRST_PRESS: u64 = 7_000_000_000_000_001;

/// The bot of the box.
pub(crate) struct Bot {
    pub(crate) id: i64,
    pub(crate) username: String,
    pub(crate) name: String,
    /// Whether it hears everything that is said in a group: privacy mode is off.
    pub(crate) reads_all: bool,
}

impl Bot {
    /// The bot's `User`.
    pub(crate) fn to_json(&self) -> Value {
        json!({ "id": self.id, "is_bot": true, "first_name": self.name, "username": self.username })
    }
}

/// A text that a press was answered with, and where.
pub(crate) struct Given {
    pub(crate) person: i64,
    pub(crate) chat: i64,
    pub(crate) toast: Toast,
}

/// Everything there is.
pub(crate) struct World {
    pub(crate) bot: Bot,
    pub(crate) people: BTreeMap<i64, Human>,
    /// Private chats by the person's id, groups by their own.
    pub(crate) chats: BTreeMap<i64, Chat>,
    pub(crate) files: Files,
    pub(crate) presses: BTreeMap<String, Press>,
    /// Words typed behind the bot's name, by the number of the query.
    pub(crate) inquiries: BTreeMap<u64, Inquiry>,
    /// How often a page of the bot was opened.
    pub(crate) apps_opened: u64,
    /// Answers to presses that say something, oldest first.
    pub(crate) given: Vec<Given>,
    pub(crate) queue: Queue,
    pub(crate) webhook: Option<Webhook>,
    pub(crate) profile: Profile,
    pub(crate) ledger: Ledger,
    pub(crate) weather: Weather,
    /// `None` when the bot may send as fast as it likes.
    pub(crate) pace: Option<Pace>,
    clock: Clock,
    /// What the START link of people added on the page carries.
    pub(crate) guest_payload: String,
    /// How many webhooks were ever set.
    pub(crate) hooks_set: u64,
    next_group: i64,
    next_press: u64,
    touched: BTreeSet<i64>,
}

impl World {
    pub(crate) fn new(options: &Options) -> Self {
        let (id, username) = (options.bot_id(), options.bot_username.clone());
        Self {
            bot: Bot { id, username, name: options.bot_name.clone(), reads_all: false },
            people: BTreeMap::new(),
            chats: BTreeMap::new(),
            files: Files::default(),
            presses: BTreeMap::new(),
            inquiries: BTreeMap::new(),
            apps_opened: 0,
            given: Vec::new(),
            queue: Queue::new(),
            webhook: None,
            profile: Profile::default(),
            ledger: Ledger::new(),
            weather: Weather::default(),
            pace: None,
            clock: options.clock.clone(),
            guest_payload: String::new(),
            hooks_set: 0,
            next_group: FIRST_GROUP,
            next_press: FIRST_PRESS,
            touched: BTreeSet::new(),
        }
    }

    /// Unix seconds.
    pub(crate) fn now(&self) -> i64 {
        (self.clock)()
    }

    /// Creates the person with a private chat, or finds the one who has this id.
    pub(crate) fn person(&mut self, id: Option<i64>, name: &str, language_code: &str) -> i64 {
        let newest = self.people.keys().next_back().map_or(FIRST_PERSON, |id| (id + 1).max(FIRST_PERSON));
        let id = id.unwrap_or(newest);
        self.people.entry(id).or_insert_with(|| Human::new(id, name, language_code));
        self.chats.entry(id).or_insert_with(|| Chat::new(None));
        self.touch(id);
        id
    }

    /// Creates a group that nobody is in.
    pub(crate) fn empty_group(&mut self, title: &str) -> i64 {
        let id = self.next_group;
        self.next_group -= 1;
        self.chats.insert(id, Chat { bot: Standing::Left, ..Chat::new(Some(title)) });
        self.touch(id);
        id
    }

    /// Changes a person and marks the chat as changed. Does nothing for an unknown id.
    pub(crate) fn change_person(&mut self, id: i64, change: impl FnOnce(&mut Human)) {
        if let Some(human) = self.people.get_mut(&id) {
            change(human);
            self.touch(id);
        }
    }

    /// Marks a person's chat or a group as changed.
    pub(crate) fn touch(&mut self, chat: i64) {
        if let Some(human) = self.people.get_mut(&chat) {
            human.version += 1;
        } else if let Some(group) = self.chats.get_mut(&chat) {
            group.version += 1;
        } else {
            return;
        }
        self.touched.insert(chat);
    }

    pub(crate) fn touch_all(&mut self) {
        let all: Vec<i64> = self.chats.keys().copied().collect();
        for id in all {
            self.touch(id);
        }
    }

    /// Whose chats have changed since the last time.
    pub(crate) fn take_touched(&mut self) -> Vec<Change> {
        let touched = std::mem::take(&mut self.touched);
        let version = |id: &i64| match self.people.get(id) {
            Some(human) => human.version,
            None => self.chats.get(id).map_or(0, |group| group.version),
        };
        touched.iter().map(|id| Change { person: *id, version: version(id) }).collect()
    }

    /// A chat the bot may write to.
    ///
    /// # Errors
    /// 400 for an unknown chat; 403 when the person never started or has blocked the bot, or the bot has left.
    pub(crate) fn open_chat(&mut self, id: i64) -> Result<&mut Chat, Refused> {
        if let Some(human) = self.people.get(&id) {
            if human.blocked {
                return Err(Refused::forbidden("bot was blocked by the user"));
            }
            if !human.started {
                return Err(Refused::forbidden("bot can't initiate conversation with a user"));
            }
        }
        let chat = self.chats.get_mut(&id).ok_or_else(|| Refused::bad("chat not found"))?;
        chat.check_bot()?;
        Ok(chat)
    }

    /// The `Chat` of an id.
    pub(crate) fn chat_json(&self, id: i64) -> Value {
        if let Some(human) = self.people.get(&id) {
            return human.chat_json();
        }
        let chat = self.chats.get(&id);
        let title = chat.and_then(|chat| chat.title.as_deref());
        let basic = chat.is_some_and(|chat| chat.moved_to.is_some());
        let kind = if basic { "group" } else { "supergroup" };
        json!({ "id": id, "title": title.unwrap_or_default(), "type": kind })
    }

    /// The `Message` of a post, with the message it answers.
    pub(crate) fn message_json(&self, chat: i64, post: &Post) -> Value {
        let replied = post.reply_to.and_then(|id| self.chats.get(&chat)?.post(id));
        let replied = replied.map(|post| self.plain_message(chat, post, None));
        self.plain_message(chat, post, replied)
    }

    fn plain_message(&self, chat: i64, post: &Post, replied: Option<Value>) -> Value {
        let from = match post.author {
            Author::Bot => self.bot.to_json(),
            Author::Person(id) => self.people.get(&id).map(Human::to_json).unwrap_or_default(),
        };
        let mut message = post.to_json(from, self.chat_json(chat), replied);
        if post.via.is_some() {
            message["via_bot"] = self.bot.to_json();
        }
        message
    }

    /// Queues an update when its kind is wanted.
    pub(crate) fn put_update(&mut self, kind: &str, chat: i64, body: &Value) {
        if !self.queue.wants(kind) {
            return;
        }
        // The id stands first, as Telegram writes it: some clients read in order.
        self.queue.put(Some(chat), |id| format!("{{\"update_id\":{id},\"{kind}\":{body}}}"));
        self.ledger.stir();
        if self.weather.twice() {
            self.queue.repeat_newest();
        }
    }

    /// The bot hears that its place in a chat was changed by someone's hand.
    pub(crate) fn member_update(&mut self, chat: i64, by: i64, old: Standing, new: Standing) {
        let bot = self.bot.to_json();
        let from = self.people.get(&by).map(Human::to_json).unwrap_or_default();
        let body = json!({
            "chat": self.chat_json(chat),
            "from": from,
            "date": self.now(),
            "old_chat_member": old.to_json(&bot),
            "new_chat_member": new.to_json(&bot),
        });
        self.put_update("my_chat_member", chat, &body);
    }

    /// A person writes; in a private chat that opens the conversation. Who writes in a group is in it. Gives the
    /// id of the post; 0 when there is no such chat.
    pub(crate) fn write(&mut self, person: i64, chat: i64, draft: impl Into<Draft>) -> i64 {
        self.change_person(person, |human| human.started |= chat == person);
        self.post(Author::Person(person), chat, draft.into())
    }

    /// Puts a post in a chat; the bot hears of it when it may.
    pub(crate) fn post(&mut self, author: Author, chat: i64, draft: Draft) -> i64 {
        let now = self.now();
        let Some(room) = self.chats.get_mut(&chat) else {
            return 0;
        };
        if let (Author::Person(person), true) = (author, room.is_group()) {
            room.members.entry(person).or_insert(Standing::Member);
        }
        let post = room.add(author, now, draft).clone();
        self.touch(chat);
        if self.hears(chat, &post) {
            let message = self.message_json(chat, &post);
            self.put_update("message", chat, &message);
        }
        post.id
    }

    /// Whether the bot may hear a post: privacy mode lets through commands, what was sent through the bot, answers
    /// to it and service messages. <https://core.telegram.org/bots/features#privacy-mode>
    pub(crate) fn hears(&self, chat: i64, post: &Post) -> bool {
        let Some(room) = self.chats.get(&chat) else {
            return false;
        };
        if !room.is_group() {
            return true;
        }
        let replied = post.reply_to.and_then(|id| room.post(id));
        room.bot.is_in()
            && (self.bot.reads_all
                || room.bot.rules()
                || post.body.is_service()
                || post.via.is_some()
                || replied.is_some_and(|replied| replied.author == Author::Bot)
                || self.is_command(&post.body))
    }

    /// A text that begins with a command for nobody, or for this bot.
    fn is_command(&self, body: &Body) -> bool {
        let word = body.words().0.split_whitespace().next().unwrap_or_default();
        let Some(command) = word.strip_prefix('/').filter(|command| !command.is_empty()) else {
            return false;
        };
        command.split_once('@').is_none_or(|(_, name)| name.eq_ignore_ascii_case(&self.bot.username))
    }

    /// A person presses a callback button. Gives the press's id; `None` when there is no such message.
    pub(crate) fn press(&mut self, person: i64, chat: i64, message_id: i64, data: &str) -> Option<String> {
        let human = self.people.get(&person)?;
        let post = self.chats.get(&chat)?.pressable().find(|post| post.id == message_id)?;
        let (id, now) = (self.next_press.to_string(), self.now());
        let mut query = json!({
            "id": id,
            "from": human.to_json(),
            "chat_instance": (chat ^ 0x5DEE_CE66).to_string(),
            "data": data,
        });
        // Of a message that a person sent through the bot it sees no more than a name for it.
        match &post.via {
            Some(via) => query["inline_message_id"] = json!(via),
            None => query["message"] = self.message_json(chat, post),
        }
        self.next_press += 1;
        let press = Press { person, chat, message_id, data: data.to_owned(), date: now, answered: false };
        self.presses.insert(id.clone(), press);
        self.touch(chat);
        self.put_update("callback_query", chat, &query);
        Some(id)
    }

    /// Presses in a chat that wait for an answer.
    pub(crate) fn waiting_in(&self, chat: i64) -> impl Iterator<Item = &Press> {
        self.presses.values().filter(move |press| press.chat == chat && !press.answered)
    }

    /// Presses of a person that wait for an answer.
    pub(crate) fn waiting(&self, person: i64) -> impl Iterator<Item = &Press> {
        self.presses.values().filter(move |press| press.person == person && !press.answered)
    }
}
