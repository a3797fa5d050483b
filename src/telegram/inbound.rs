//! An update becomes an event. The only place that knows how Telegram says things.

use okoshko_dialogues::event::{Command, Event};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::start::Payload;
use okoshko_domain::ids::ChatId;
use okoshko_domain::people::{Lang, tidy_name};
use teloxide::types::{CallbackQuery, MaybeInaccessibleMessage, Message, User};

use crate::desk::turn::Incoming;
use crate::post::Pressed;
use crate::texts;

/// The longest typed text that is looked at; more is words, not a command.
const COMMAND_MAX: usize = 128;

/// A private message.
pub(super) fn message(update_id: u32, message: &Message) -> Option<Incoming> {
    let from = message.from.as_ref()?;
    let event = match message.text() {
        Some(text) => words(text),
        None => Event::Other,
    };
    Some(incoming(update_id, from, event))
}

/// A press in a private chat.
pub(super) fn press(update_id: u32, query: &CallbackQuery) -> (Incoming, Pressed) {
    let event = match query.data.as_deref().and_then(Press::read) {
        Some(press) => Event::Press(press),
        None => Event::StalePress,
    };
    let message = match &query.message {
        Some(MaybeInaccessibleMessage::Regular(message)) => Some(message.id),
        Some(MaybeInaccessibleMessage::Inaccessible(_)) | None => None,
    };
    (
        incoming(update_id, &query.from, event),
        Pressed { callback: query.id.clone(), answered: false, message },
    )
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

fn words(text: &str) -> Event {
    if text.len() > COMMAND_MAX {
        return Event::Text;
    }
    let command = if text.starts_with('/') { slash(text) } else { texts::command_of(text) };
    command.map_or(Event::Text, Event::Command)
}

/// `/command`, `/command@bot`, `/command with words`.
fn slash(text: &str) -> Option<Command> {
    let (head, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let word = head.get(1..)?.split('@').next()?.to_lowercase();
    match (Command::parse(&word)?, rest.trim()) {
        (Command::Start(_), payload) if !payload.is_empty() => {
            Some(Command::Start(Some(Payload::read(payload))))
        }
        (command, _) => Some(command),
    }
}

#[cfg(test)]
mod tests {
    use okoshko_domain::ids::SpecialistId;

    use super::*;

    #[test]
    fn commands_are_read_as_people_write_them() {
        let start = |payload| Event::Command(Command::Start(payload));
        for (text, event) in [
            ("/start", start(None)),
            ("/START", start(None)),
            ("/start 1m7", start(Some(Payload::Specialist(SpecialistId(7))))),
            ("/start@studio_bot  1m7 ", start(Some(Payload::Specialist(SpecialistId(7))))),
            ("/start <b>", start(Some(Payload::Unknown))),
            ("/my", Event::Command(Command::My)),
            ("/nothing", Event::Text),
            ("/", Event::Text),
            ("a fine day", Event::Text),
        ] {
            assert_eq!(words(text), event, "{text}");
        }
        assert_eq!(words(&"/start ".repeat(100)), Event::Text);
    }
}
