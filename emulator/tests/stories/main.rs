//! The box from outside: over HTTP as a bot sees it, and by its handles as a test sees it.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod apps;
mod clock;
mod common;
mod control;
mod groups;
mod inline;
mod links;
mod media;
mod people;
mod pins;
mod places;
mod polling;
mod refusals;
mod teloxide;
mod teloxide_studio;
mod weather;
mod webhook;
