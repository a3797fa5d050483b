//! A Telegram in a box: a strict Bot API over real HTTP, people who press and type, and a page to watch them.
//!
//! A bot is pointed at [`Emulator::serve`]'s address instead of `https://api.telegram.org` and cannot tell the
//! difference: the same envelopes, the same update offsets, the same webhook retries, the same refusals in the
//! same words. A [`Person`] is the other end: it starts, says, presses, blocks, and shows what it sees.
//!
//! **Law:** what Telegram refuses is refused here. A stand-in that accepts everything hides errors until
//! production. Every refusal of its own strictness is kept in [`Emulator::refusals`]; a good bot leaves it empty.
//!
//! **Law:** the emulator knows nothing of the bot it serves and reads no clock but the one in [`Options`].
//! Waiting (long polls, webhook retries, pace) is real time.
//!
//! The rules are those of <https://core.telegram.org/bots/api> 9.1; each file names its sections.
//!
//! Read `world` first (who and what there is), then `api` (a request's way through), `methods` (what the bot
//! may ask), `updates` and `webhook` (how it hears), `person`, `sends` and `group` (what people do), `inline`
//! (words behind the bot's name), `app` (its pages over the chat), `desk`, `control` and `page` (the browser).

mod answer;
mod api;
mod app;
mod chat;
mod control;
mod desk;
mod emulator;
mod entities;
mod faults;
mod files;
mod group;
mod html;
mod human;
mod inline;
mod keyboard;
mod ledger;
mod link;
mod member;
mod methods;
mod multipart;
mod options;
mod pace;
mod page;
mod parameters;
mod person;
mod picture;
mod profile;
mod room;
mod sends;
mod updates;
mod view;
mod webhook;
mod world;

pub use emulator::Emulator;
pub use faults::Faults;
pub use group::Group;
pub use inline::{Article, Offer};
pub use ledger::{Call, Outcome, Refusal};
pub use options::{Clock, Jumps, Later, Options};
pub use person::Person;
pub use sends::{Card, Content};
pub use view::{Button, Media, Message, Toast};
