//! The binary itself: settings, signals, kills, commands. Telegram is the emulator, served in the test.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod place;

mod commands;
mod help;
mod kills;
mod reminders;
mod settings;
mod signals;
