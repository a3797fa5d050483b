//! Who may do what at a studio.

use serde::{Deserialize, Serialize};

use crate::ids::{
    AbsenceId, AccountId, BookingId, CalendarId, CategoryId, ClientId, InviteId, ServiceId, SpecialistId,
    StudioId, TimeOffId,
};

/// What somebody is at a studio. The word in SQL is [`Role::word`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Whose studio it is.
    Owner,
    /// Runs it for the owner.
    Admin,
    /// Runs everybody's day.
    Desk,
    /// Runs their own day.
    Specialist,
}

impl Role {
    /// Every role, the mightiest first.
    pub const ALL: [Self; 4] = [Self::Owner, Self::Admin, Self::Desk, Self::Specialist];

    /// The word in SQL and logs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Owner => "owner",
            Self::Admin => "admin",
            Self::Desk => "desk",
            Self::Specialist => "specialist",
        }
    }

    /// Reads the SQL word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.word() == word)
    }
}

/// A thing that one may do behind the counter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Right {
    /// Be there at all: the menu, one's own settings.
    Work,
    /// See a day and run it: add, move, cancel, mark visits, block time.
    Day,
    /// Change when somebody works.
    Hours,
    /// Change what is offered, and specialists' cards.
    Catalog,
    /// See clients, note, block, write to them.
    Clients,
    /// See figures.
    Figures,
    /// Share links.
    Links,
    /// Invite people, change roles, let people go.
    Team,
    /// Change the studio's rules and facts.
    Settings,
    /// Read who changed what.
    Audit,
    /// Give the studio away or remove it.
    Own,
}

impl Right {
    /// Every right.
    pub const ALL: [Self; 11] = [
        Self::Work,
        Self::Day,
        Self::Hours,
        Self::Catalog,
        Self::Clients,
        Self::Figures,
        Self::Links,
        Self::Team,
        Self::Settings,
        Self::Audit,
        Self::Own,
    ];
}

/// Whose thing a screen or an act is about: it says which studio, and whose day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The studio that the chat talks about, if the person works there; else the first one where they do.
    Here,
    /// A studio as a whole.
    Studio(StudioId),
    /// A specialist and their day.
    Specialist(SpecialistId),
    /// A calendar of a specialist.
    Calendar(CalendarId),
    /// A stretch without visits of a specialist.
    TimeOff(TimeOffId),
    /// A visit in a specialist's day.
    Booking(BookingId),
    /// A service of a studio.
    Service(ServiceId),
    /// A category of a studio.
    Category(CategoryId),
    /// A client of a studio.
    Client(ClientId),
    /// An invite of a studio.
    Invite(InviteId),
    /// An absence of a specialist.
    Absence(AbsenceId),
}

/// Somebody at work: who they are, where, and which day is theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Member {
    /// Where.
    pub studio: StudioId,
    /// Who.
    pub account: AccountId,
    /// As what.
    pub role: Role,
    /// Whose day is theirs; an owner may be a specialist too.
    pub specialist: Option<SpecialistId>,
}

impl Member {
    /// Whether they may do this; `of` says whose day it is about, nothing when it is about the studio.
    ///
    /// A specialist runs their own day and hours and sees their own figures; what is about the studio as a whole and
    /// takes one of those rights is theirs as far as they are in it: the desk filters what it shows.
    #[must_use]
    pub fn may(&self, right: Right, of: Option<SpecialistId>) -> bool {
        let own = of.is_none() || of == self.specialist;
        match self.role {
            Role::Owner => true,
            Role::Admin => right != Right::Own,
            Role::Desk => matches!(right, Right::Work | Right::Day | Right::Clients | Right::Links),
            Role::Specialist => match right {
                Right::Work | Right::Links => true,
                Right::Day | Right::Hours | Right::Figures | Right::Clients => {
                    self.specialist.is_some() && own
                }
                _ => false,
            },
        }
    }

    /// Whether they see everybody's days, or only their own.
    #[must_use]
    pub fn sees_all(&self) -> bool {
        self.role != Role::Specialist
    }
}
