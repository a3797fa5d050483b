//! What a person can do without.

use serde::{Deserialize, Serialize};

/// A kind of message that a person can switch off for themselves. The number is its form in buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Switch {
    /// To a client: the studio moved a visit or called it off.
    Changes,
    /// To a client: what staff write.
    Letters,
    /// To staff: somebody booked.
    Visits,
    /// To staff: a visit was moved or cancelled.
    VisitChanges,
    /// To staff: a client whom no message reaches.
    Unreached,
    /// To staff: the day in the morning.
    Agenda,
    /// To staff: how it went, in the evening.
    Digest,
    /// To staff: what happens in the team.
    Team,
    /// To a client: that a visit comes.
    Reminders,
    /// To staff: a client who did not say that they come.
    Silence,
    /// To a client: the studio offers other times.
    Offers,
    /// To staff: somebody asks for a visit, or answers an offer.
    Requests,
}

impl Switch {
    /// Every switch; its place is its number in buttons, so that new ones go to the end.
    pub const ALL: [Self; 12] = [
        Self::Changes,
        Self::Letters,
        Self::Visits,
        Self::VisitChanges,
        Self::Unreached,
        Self::Agenda,
        Self::Digest,
        Self::Team,
        Self::Reminders,
        Self::Silence,
        Self::Offers,
        Self::Requests,
    ];

    /// The word in SQL.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Changes => "changes",
            Self::Letters => "letters",
            Self::Visits => "visits",
            Self::VisitChanges => "visit_changes",
            Self::Unreached => "unreached",
            Self::Agenda => "agenda",
            Self::Digest => "digest",
            Self::Team => "team",
            Self::Reminders => "reminders",
            Self::Silence => "silence",
            Self::Offers => "offers",
            Self::Requests => "requests",
        }
    }

    /// Reads the SQL word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|switch| switch.word() == word)
    }

    /// Whether it is about work: only staff have it.
    #[must_use]
    pub fn is_staffs(self) -> bool {
        !matches!(self, Self::Changes | Self::Letters | Self::Reminders | Self::Offers)
    }

    /// Its number in buttons.
    #[must_use]
    pub fn number(self) -> i64 {
        let place = Self::ALL.iter().position(|switch| *switch == self);
        place.and_then(|place| i64::try_from(place).ok()).unwrap_or_default()
    }

    /// Reads [`Switch::number`].
    #[must_use]
    pub fn of_number(number: i64) -> Option<Self> {
        Self::ALL.get(usize::try_from(number).ok()?).copied()
    }
}
