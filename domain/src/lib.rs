//! The rules of a booking desk: what is free, what is refused and by which rule, who may do what.
//!
//! Pure and synchronous: no I/O, no clock, no randomness. `now` is always a parameter, so every rule can be
//! tested at any moment. Times are [`timestamp::Timestamp`]s (Unix seconds, UTC); civil time becomes an instant
//! in [`zone`] and nowhere else.
//!
//! Read [`hours`] and [`slots`] first: the engine that lists a slot is the engine that books it.

pub mod absence;
pub mod again;
pub mod booking;
pub mod catalog;
pub mod city;
pub mod contact;
pub mod delivery;
pub mod edits;
pub mod feed;
pub mod formatted;
pub mod hex;
pub mod hours;
pub mod ids;
pub mod money;
pub mod notice;
pub mod people;
pub mod policy;
pub mod proposal;
pub mod quiet;
pub mod reminder;
pub mod rights;
pub mod secret;
pub mod setting;
pub mod site;
pub mod slots;
pub mod slug;

pub mod span;
pub mod stats;
pub mod team;
pub mod time_off;
pub mod timestamp;
pub mod typed;
pub mod undo;
pub mod zone;
