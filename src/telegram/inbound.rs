//! An update becomes an event. The only place that knows how Telegram says things.

use okoshko_dialogues::event::{Command, Event, Given};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_dialogues::start::Payload;
use okoshko_domain::ids::ChatId;
use okoshko_domain::people::{Lang, tidy_name};
use okoshko_domain::secret::Secret;
use teloxide::types::{
    CallbackQuery, InlineQuery, Location, MaybeInaccessibleMessage, Message, MessageEntity, User,
};
use teloxide::utils::html::escape;
use teloxide::utils::render::Renderer;

use crate::desk::inline::Query;
use crate::desk::turn::Incoming;
use crate::post::Pressed;
use crate::texts;

/// A private message.
pub(super) fn message(update_id: u32, message: &Message) -> Option<Incoming> {
    let from = message.from.as_ref()?;
    Some(incoming(update_id, from, event(message)))
}

/// A group became a supergroup: its number before and now. Both of them say so.
pub(super) fn moved(message: &Message) -> Option<(ChatId, ChatId)> {
    let here = ChatId(message.chat.id.0);
    let to = message.migrate_to_chat_id().map(|to| (here, ChatId(to.0)));
    to.or_else(|| message.migrate_from_chat_id().map(|from| (ChatId(from.0), here)))
}

fn event(message: &Message) -> Event {
    match message.text() {
        Some(text) => said(message, text),
        None => Event::Given(given(message)),
    }
}

/// A command, words that mean one, or words.
fn said(message: &Message, text: &str) -> Event {
    match command(text) {
        Some(command) if text.starts_with('/') || texts::stops(text) => Event::Command(command),
        Some(command) => Event::Spoken(command, given_text(message, text)),
        None => Event::Given(given_text(message, text)),
    }
}

/// Words with their formatting: staff write descriptions.
fn given_text(message: &Message, text: &str) -> Given {
    let html = html_of(text, message.entities().unwrap_or_default());
    Given::Text { typed: texts::lex(text), html }
}

/// teloxide leaves a text without formatting as it is: its signs would be read as markup.
fn html_of(text: &str, entities: &[MessageEntity]) -> String {
    let html = Renderer::new(text, entities).as_html();
    if html == text { escape(text) } else { html }
}

fn given(message: &Message) -> Given {
    if let Some(contact) = message.contact() {
        let name = [Some(contact.first_name.as_str()), contact.last_name.as_deref()];
        let name: Vec<_> = name.into_iter().flatten().collect();
        return Given::Contact {
            name: tidy_name(&name.join(" ")),
            phone: contact.phone_number.clone(),
            telegram_id: contact.user_id.and_then(|id| i64::try_from(id.0).ok()),
            own: contact.user_id.is_some() && contact.user_id == message.from.as_ref().map(|from| from.id),
        };
    }
    if let Some(venue) = message.venue() {
        return place(&venue.location, &venue.address);
    }
    if let Some(location) = message.location() {
        return place(location, "");
    }
    // Telegram sends a photo in several sizes, the largest last.
    let photo = message.photo().and_then(<[_]>::last);
    photo.map_or(Given::Other, |photo| Given::Photo(photo.file.id.to_string()))
}

fn place(location: &Location, address: &str) -> Given {
    #[expect(clippy::cast_possible_truncation, reason = "a degree has 360 at most")]
    let millionths = |degrees: f64| (degrees * 1e6).round() as i64;
    let (latitude, longitude) = (millionths(location.latitude), millionths(location.longitude));
    Given::Place { latitude, longitude, address: address.to_owned() }
}

/// A press in a private chat.
pub(super) fn press(update_id: u32, query: &CallbackQuery) -> (Incoming, Pressed) {
    let event = match query.data.as_deref().and_then(Press::read) {
        Some(press) => Event::Press(press),
        None => Event::StalePress,
    };
    (incoming(update_id, &query.from, event), pressed(query))
}

/// What must be answered whatever was pressed: nothing of the button is read.
pub(super) fn pressed(query: &CallbackQuery) -> Pressed {
    let message = match &query.message {
        Some(MaybeInaccessibleMessage::Regular(message)) => Some(message.id),
        Some(MaybeInaccessibleMessage::Inaccessible(_)) | None => None,
    };
    Pressed { callback: query.id.clone(), answered: false, message }
}

/// Words typed behind our name, in whatever chat.
pub(super) fn query(query: &InlineQuery) -> Query {
    Query {
        chat: ChatId(i64::try_from(query.from.id.0).unwrap_or(i64::MAX)),
        lang: Lang::for_telegram(query.from.language_code.as_deref()),
        words: query.query.clone(),
    }
}

fn incoming(update_id: u32, from: &User, event: Event) -> Incoming {
    Incoming {
        update_id: update_id.into(),
        // In a private chat the chat's id is the person's.
        chat: ChatId(i64::try_from(from.id.0).unwrap_or(i64::MAX)),
        lang: Lang::for_telegram(from.language_code.as_deref()),
        name: tidy_name(&from.full_name()),
        event,
    }
}

/// What words ask for at any time: a command, or what people type instead of one.
fn command(text: &str) -> Option<Command> {
    if text.starts_with('/') { slash(text) } else { texts::command_of(text) }
}

/// `/command`, `/command@bot`, `/command with words`.
fn slash(text: &str) -> Option<Command> {
    let (head, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let word = head.get(1..)?.split('@').next()?.to_lowercase();
    if let Some(command) = staff::Command::parse(&word) {
        return Some(Command::Staff(command, texts::lex(rest.trim())));
    }
    match (Command::parse(&word)?, rest.trim()) {
        (Command::Start(_), payload) if !payload.is_empty() => {
            Some(Command::Start(Some(Payload::read(payload))))
        }
        (command, _) => Some(command),
    }
}

/// What a group is shown to be named by: `/start 1g…`, said to us.
pub(super) fn group_link(text: &str, username: &str) -> Option<Secret> {
    let (head, rest) = text.split_once(char::is_whitespace)?;
    let (word, to) = head.split_once('@').unwrap_or((head, username));
    let for_us = word.eq_ignore_ascii_case("/start") && to.eq_ignore_ascii_case(username);
    match Payload::read(rest.trim()) {
        Payload::Group(secret) if for_us => Some(secret),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use okoshko_domain::ids::SpecialistId;

    use super::*;

    #[test]
    fn signs_are_no_markup_whatever_is_formatted() {
        assert_eq!(html_of("1 < 2 & <b>", &[]), "1 &lt; 2 &amp; &lt;b&gt;");
        let link = MessageEntity::new(teloxide::types::MessageEntityKind::Url, 0, 1);
        assert_eq!(html_of("a <b>", &[link]), "a &lt;b&gt;");
        assert_eq!(html_of("a <b>", &[MessageEntity::bold(0, 1)]), "<b>a</b> &lt;b&gt;");
    }

    #[test]
    fn commands_are_read_as_people_write_them() {
        let start = |payload| Some(Command::Start(payload));
        for (text, meant) in [
            ("/start", start(None)),
            ("/START", start(None)),
            ("/start 1m7", start(Some(Payload::Specialist(SpecialistId(7))))),
            ("/start@studio_bot  1m7 ", start(Some(Payload::Specialist(SpecialistId(7))))),
            ("/start <b>", start(Some(Payload::Unknown))),
            ("/my", Some(Command::My)),
            ("/nothing", None),
            ("/", None),
            ("a fine day", None),
        ] {
            assert_eq!(command(text), meant, "{text}");
        }
        assert_eq!(command(&"/start ".repeat(100)), Some(Command::Start(Some(Payload::Unknown))));
    }
}
