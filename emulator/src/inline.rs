//! Inline mode: somebody types the bot's name and words in any chat, the bot offers, they choose.
//!
//! Telegram keeps answers for `cache_time` and does not ask again meanwhile; this box always asks.
//! <https://core.telegram.org/bots/api#inline-mode>

use serde::Serialize;
use serde_json::{Value, json};

use crate::chat::{Body, Draft};
use crate::entities;
use crate::keyboard::Keyboard;
use crate::person::Person;
use crate::view::Button;
use crate::world::World;

/// Characters of a query; a client cuts off the rest.
const MOST_QUERY: usize = 256;
/// Inline queries get ids from here up.
const FIRST_QUERY: u64 = 5_000_000_000_000_001;
/// Seconds after which a query cannot be answered any more.
pub(crate) const ANSWER_UNTIL_S: i64 = 10;
/// Queries of a person go one after the other, and not behind what is said in the private chat.
const OWN_LINE: i64 = 3 << 33;

/// Words that somebody typed behind the bot's name.
#[derive(Clone, Debug)]
pub(crate) struct Inquiry {
    pub(crate) person: i64,
    pub(crate) chat: i64,
    pub(crate) query: String,
    /// Unix seconds.
    pub(crate) date: i64,
    pub(crate) answer: Option<Answered>,
}

/// What the bot offers.
#[derive(Clone, Debug)]
pub(crate) struct Answered {
    pub(crate) results: Vec<Found>,
    /// The button above the results: its text, and what it starts the bot with.
    pub(crate) button: Option<(String, String)>,
    pub(crate) cache_time_s: i64,
    pub(crate) is_personal: bool,
    pub(crate) next_offset: String,
}

/// One of the offers, and the message that it becomes.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) description: String,
    pub(crate) thumbnail: Option<String>,
    pub(crate) body: Body,
    pub(crate) keyboard: Keyboard,
}

/// What the bot offers for the words, as the person sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Offer {
    /// In the bot's order.
    pub results: Vec<Article>,
    /// The button above the results: its text, and the payload that it starts the bot with.
    pub button: Option<(String, String)>,
    /// Seconds for which Telegram may give the same answer again.
    pub cache_time_s: i64,
    /// Whether it is for this person alone.
    pub is_personal: bool,
    /// Where more of them begin; empty when these are all.
    pub next_offset: String,
}

/// One of the offers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Article {
    /// For [`Person::choose`].
    pub id: String,
    /// In bold.
    pub title: String,
    /// Below the title; empty when there is none.
    pub description: String,
    /// The address of a little picture.
    pub thumbnail: Option<String>,
    /// The message that it becomes, as Telegram's HTML.
    pub html: String,
    /// The rows of buttons under that message.
    pub buttons: Vec<Vec<Button>>,
}

impl From<&Found> for Article {
    fn from(found: &Found) -> Self {
        let (words, entities) = found.body.words();
        Self {
            id: found.id.clone(),
            title: found.title.clone(),
            description: found.description.clone(),
            thumbnail: found.thumbnail.clone(),
            html: entities::to_html(words, entities),
            buttons: found.keyboard.iter().map(|row| row.iter().map(Button::from).collect()).collect(),
        }
    }
}

impl From<&Answered> for Offer {
    fn from(answered: &Answered) -> Self {
        Self {
            results: answered.results.iter().map(Article::from).collect(),
            button: answered.button.clone(),
            cache_time_s: answered.cache_time_s,
            is_personal: answered.is_personal,
            next_offset: answered.next_offset.clone(),
        }
    }
}

impl Person {
    /// Types the bot's name and these words, in the private chat or in the group of this handle; gives the id of
    /// the query.
    #[expect(clippy::must_use_candidate, reason = "it changes the box; the id may be of no interest")]
    pub fn inline_query(&self, text: &str) -> String {
        self.change(|world| world.inquire(self.id, self.chat(), text))
    }

    /// What the bot offers for the newest words typed here; `None` while it has not answered.
    #[must_use]
    pub fn offer(&self) -> Option<Offer> {
        self.emulator().room().with(|world| {
            let newest = world.newest_inquiry(self.id, self.chat())?;
            newest.1.answer.as_ref().map(Offer::from)
        })
    }

    /// Chooses one of the offers: it stands in the chat, "via @bot". Gives the id of the message.
    ///
    /// # Errors
    /// When there is no such offer.
    pub fn choose(&self, result_id: &str) -> Result<i64, String> {
        self.change(|world| world.choose(self.id, self.chat(), result_id))
    }
}

impl World {
    /// Somebody types words behind the bot's name; gives the id of the query.
    pub(crate) fn inquire(&mut self, person: i64, chat: i64, text: &str) -> String {
        let query: String = text.chars().take(MOST_QUERY).collect();
        let id = self.inquiries.last_key_value().map_or(FIRST_QUERY, |(id, _)| id + 1);
        let Some(human) = self.people.get(&person) else {
            return id.to_string();
        };
        let kind = if chat == person { json!("sender") } else { self.chat_json(chat)["type"].clone() };
        let body = json!({
            "id": id.to_string(),
            "from": human.to_json(),
            "chat_type": kind,
            "query": query,
            "offset": "",
        });
        let date = self.now();
        self.inquiries.insert(id, Inquiry { person, chat, query, date, answer: None });
        self.put_update("inline_query", person + OWN_LINE, &body);
        id.to_string()
    }

    /// The newest words that somebody typed in a chat, with the number of the query.
    pub(crate) fn newest_inquiry(&self, person: i64, chat: i64) -> Option<(u64, &Inquiry)> {
        let mut newest = self.inquiries.iter().rev();
        let found = newest.find(|(_, one)| one.person == person && one.chat == chat);
        found.map(|(id, one)| (*id, one))
    }

    pub(crate) fn choose(&mut self, person: i64, chat: i64, result_id: &str) -> Result<i64, String> {
        let newest = self.newest_inquiry(person, chat);
        let (number, answer) = newest
            .and_then(|(number, one)| Some((number, one.answer.as_ref()?)))
            .ok_or("nothing is offered here")?;
        let found = answer.results.iter().find(|found| found.id == result_id);
        let found = found.ok_or_else(|| format!("no result \"{result_id}\""))?.clone();
        let message = self.chats.get(&chat).map_or(0, |room| room.last_post_id + 1);
        let via = Some(format!("AgAA{number:x}_{message:x}"));
        let draft = Draft { keyboard: found.keyboard, via, ..found.body.into() };
        Ok(self.write(person, chat, draft))
    }
}

/// The newest words of somebody in a chat and what is offered for them, as the page draws it; null when there are none.
pub(crate) fn offer_json(world: &World, person: i64, chat: i64) -> Value {
    let newest = world.newest_inquiry(person, chat);
    newest.map_or(
        Value::Null,
        |(_, one)| json!({ "query": one.query, "offer": one.answer.as_ref().map(Offer::from) }),
    )
}
