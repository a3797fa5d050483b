//! The words: complete in every language, within Telegram's limits, and well formed on every screen.

#![expect(clippy::unwrap_used, reason = "a test stops where its cast is wrong")]

mod added;
mod cast;
mod counter;
mod feed;
mod forms;
mod inline;
mod messages;
mod moving;
mod preview;
mod profile;
mod scenes;
mod screens;
mod sources;
mod typed;

use okoshko::texts::Voice;
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

/// Wednesday, 26 November 2025, in Moscow.
fn voice(lang: Lang) -> Voice {
    voice_on(lang, "2025-11-26")
}

fn voice_on(lang: Lang, today: &str) -> Voice {
    Voice { lang, zone: zone(), today: day(today) }
}

fn zone() -> Zone {
    Zone::parse("Europe/Moscow").unwrap()
}

fn day(date: &str) -> LocalDay {
    LocalDay::from_date(date.parse().unwrap())
}

/// A date and a time on the wall in Moscow.
fn at(date: &str, hour: i32, minute: i32) -> Timestamp {
    zone().at(day(date), hour * 60 + minute)
}
