//! What words a screen waits for.

use super::State;
use crate::{add, clients, hours, setup, team, today};

/// What words a screen waits for, should they be a command's too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaits {
    /// None in particular: a command is a command.
    Answer,
    /// What something is called.
    Name,
    /// Words of any kind: a letter, a note.
    Words,
    /// Words that are acted on at once.
    Reason,
}

impl State {
    /// What words it waits for.
    #[must_use]
    pub fn awaits(&self) -> Awaits {
        match self {
            Self::Today(today::State::AskCancel { .. }) => Awaits::Reason,
            Self::Services(state) => state.awaits(),
            Self::Settings(state) => state.awaits(),
            Self::Setup(setup::State::Name)
            | Self::Add(add::State::Client { .. })
            | Self::Team(team::State::Name(_)) => Awaits::Name,
            Self::Hours(hours::State::NewPlace { .. } | hours::State::EditPlace { .. })
            | Self::Clients(clients::State::Note { .. } | clients::State::Letter { .. }) => Awaits::Words,
            _ => Awaits::Answer,
        }
    }
}
