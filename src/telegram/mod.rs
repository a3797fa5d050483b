//! The Telegram door: updates in, events on.
//!
//! `polling` (or `http`'s webhook) hands raw updates to the desk, which keeps them; `feed` gives them to
//! teloxide's `Dispatcher`, a chat's next only when the one before is done; `tree` sorts them; `inbound` turns
//! an update into an event; `handle` carries it to the desk and the answer to the post.
//!
//! **Invariant:** an update is marked done only after its screen was shown, or after we said why not.

mod commands;
mod door;
mod feed;
mod handle;
mod inbound;
mod limits;
mod menu;
mod photos;
mod polling;
mod tree;

use teloxide::types::AllowedUpdate;

pub use self::door::{Door, Met};

/// The kinds of update that we ask Telegram for.
const ALLOWED: [AllowedUpdate; 4] = [
    AllowedUpdate::Message,
    AllowedUpdate::CallbackQuery,
    AllowedUpdate::MyChatMember,
    AllowedUpdate::InlineQuery,
];
