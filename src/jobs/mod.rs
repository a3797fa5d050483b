//! What happens later or by itself. Each job sleeps until its next moment or its bell.

pub mod agenda;
pub mod board;
mod counters;
pub mod offers;
pub mod outbox;
pub mod reminder;
pub mod sweep;
