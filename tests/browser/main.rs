//! The demo, walked in a real browser: the pages and the chats side by side, as somebody with a mouse would.
//!
//! It takes Debian's `chromium` and `chromium-driver`. Without them these tests say loudly that they are skipped; with
//! `OKOSHKO_REQUIRE_CHROMIUM=1` they fail instead. `OKOSHKO_AXE` names axe-core's `axe.min.js`, which looks for what a
//! keyboard or a screen reader cannot use; `OKOSHKO_SHOTS` a folder for pictures of every page.

#![cfg(feature = "demo")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod chats;
mod driver;
mod house;
mod look;
mod walk;
