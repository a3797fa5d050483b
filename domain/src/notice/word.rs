//! What is about no booking.

use super::{Priority, Switch};
use crate::team::News;
use crate::zone::LocalDay;

/// One thing to tell one person that is about no booking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// To a client: what staff write to them.
    Letter(String),
    /// To staff in the morning: what the day holds.
    Agenda(LocalDay),
    /// To staff in the evening: how the day went, and what the next one holds.
    Digest(LocalDay),
    /// To staff: something about the team.
    Team(News),
    /// To nobody's eyes: the list of commands in somebody's chat changes.
    Menu,
}

impl Word {
    /// The word in SQL, in dedupe keys and logs.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Letter(_) => "letter",
            Self::Agenda(_) => "agenda",
            Self::Digest(_) => "digest",
            Self::Team(_) => "team",
            Self::Menu => "menu",
        }
    }

    /// How soon it goes out when many are due.
    #[must_use]
    pub fn priority(&self) -> Priority {
        match self {
            Self::Team(News::Deaf { .. }) => Priority::Urgent,
            Self::Letter(_) | Self::Team(_) | Self::Menu => Priority::News,
            Self::Agenda(_) | Self::Digest(_) => Priority::Summary,
        }
    }

    /// Whether it can wait for the end of the quiet hours. What comes at an hour that somebody chose comes then.
    #[must_use]
    pub fn can_wait(&self) -> bool {
        matches!(self, Self::Letter(_) | Self::Team(_))
    }

    /// The switch by which whoever gets it can do without it; nothing for what they must know or do not see.
    #[must_use]
    pub fn switch(&self) -> Option<Switch> {
        match self {
            Self::Letter(_) => Some(Switch::Letters),
            Self::Agenda(_) => Some(Switch::Agenda),
            Self::Digest(_) => Some(Switch::Digest),
            Self::Team(News::Joined { .. }) => Some(Switch::Team),
            Self::Team(_) | Self::Menu => None,
        }
    }

    /// What stands beside the word in SQL.
    #[must_use]
    pub fn args(&self) -> String {
        match self {
            Self::Letter(text) => text.clone(),
            Self::Agenda(day) | Self::Digest(day) => day.0.to_string(),
            Self::Team(news) => news.args(),
            Self::Menu => String::new(),
        }
    }

    /// Reads what [`Word::word`] and [`Word::args`] write.
    #[must_use]
    pub fn read(word: &str, args: &str) -> Option<Self> {
        match word {
            "letter" => Some(Self::Letter(args.to_owned())),
            "agenda" => args.parse().ok().map(LocalDay).map(Self::Agenda),
            "digest" => args.parse().ok().map(LocalDay).map(Self::Digest),
            "team" => News::read(args).map(Self::Team),
            "menu" => Some(Self::Menu),
            _ => None,
        }
    }
}
