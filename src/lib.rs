//! okoshko: one Telegram bot is the whole booking desk of a studio.
//!
//! This package is the machine around two pure ones: `okoshko_domain`, the rules, and `okoshko_dialogues`, the talk.
//! Its rooms, in the order a press passes them:
//!
//! * [`telegram`] takes updates, [`http`] takes deliveries of them: doors to one desk.
//! * [`desk`] is what okoshko promises: one verb, one promise; it owns the transactions.
//! * [`store`] is every statement of SQL, one text for SQLite and PostgreSQL.
//! * [`texts`] turns keys and values into words, [`post`] turns screens into Telegram requests.
//! * [`jobs`] is what happens later or by itself.
//!
//! Invariants, held by `tests/rooms.rs` and by lints:
//!
//! * **Only `store` says `sqlx`. Only `telegram` and `post` say `teloxide`. Only `http` says `axum`.**
//! * **Only `clock` reads the clock, only `config` the environment: `now` is a parameter.**
//! * **Every word a person reads is in `locales/`.** Logs, `--help` and errors for operators are English, here.
//! * **A change that others must hear of writes its notice in the same transaction.**
//! * **A transaction opens and commits in `desk` only and never spans a network call.**
//! * **A dialogue never fails.**

pub mod app;
pub mod check;
pub mod clock;
pub mod config;
#[cfg(feature = "demo")]
pub mod demo;
pub mod desk;
pub mod example;
pub mod http;
pub mod jobs;
pub mod papers;
pub mod post;
pub mod store;
pub mod telegram;
pub mod terminal;
pub mod texts;
