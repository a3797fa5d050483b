//! Stories: the real application, driven through the emulator as people drive Telegram.

#![expect(clippy::unwrap_used, reason = "a story that cannot go on fails")]

mod salon;

mod abuse;
mod again;
mod app;
mod booking;
mod browser;
mod calendar;
mod clock;
mod counter;
mod extras;
mod faults;
mod feeds;
mod forgetting;
mod handed;
mod inline;
mod inside;
mod journeys;
mod keepsake;
mod links;
mod moving;
mod outbox;
mod pages;
mod phone;
mod profile;
mod reminder;
mod restart;
mod rush;
mod site;
mod stale;
mod stale_after;
mod stands_again;
mod taps;
mod together;
mod twice;
mod undo;
mod walk;
mod weather;
mod webhook;
mod words;
mod zones;
