//! Who works at a studio: people, invites, and what they hear of each other.

use serde::{Deserialize, Serialize};

use crate::ids::{AccountId, InviteId, SpecialistId, StudioId};
use crate::rights::Role;
use crate::timestamp::Timestamp;

/// How long an invite is good for, in minutes: seven days.
pub const INVITE_MIN: i64 = 7 * 24 * 60;

/// Somebody who works at a studio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mate {
    /// Who.
    pub account: AccountId,
    /// As what.
    pub role: Role,
    /// Whose day is theirs.
    pub specialist: Option<SpecialistId>,
    /// The specialist's name, else as Telegram told it when they joined; may be empty.
    pub name: String,
    /// When they go; nothing while they stay.
    pub leaves_at: Option<Timestamp>,
}

/// A link that makes somebody staff, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invite {
    /// Its row.
    pub id: InviteId,
    /// Where.
    pub studio: StudioId,
    /// As what.
    pub role: Role,
    /// Whose day they will have; nothing for somebody new.
    pub specialist: Option<SpecialistId>,
    /// What a new specialist is called; empty: as Telegram tells when they join.
    pub name: String,
    /// Who must hear what becomes of it.
    pub by: Option<AccountId>,
    /// Until when it is good.
    pub expires_at: Timestamp,
    /// Who took it.
    pub used_by: Option<AccountId>,
    /// Whether it was taken back.
    pub revoked: bool,
}

impl Invite {
    /// Whether somebody may still take it.
    #[must_use]
    pub fn is_open(&self, now: Timestamp) -> bool {
        self.used_by.is_none() && !self.revoked && now < self.expires_at
    }
}

/// What somebody hears of the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// To the inviter: they came.
    Joined {
        /// Who.
        name: String,
        /// As what.
        role: Role,
    },
    /// To somebody whose role is another one.
    Role {
        /// Which.
        role: Role,
    },
    /// To somebody who does not work here any more.
    Removed,
    /// To a new owner.
    Owner,
    /// To an owner: no message reaches somebody who works here.
    Deaf {
        /// Who.
        name: String,
    },
}

impl News {
    /// As an outbox row keeps it: a word, a role, a name.
    #[must_use]
    pub fn args(&self) -> String {
        match self {
            Self::Joined { name, role } => format!("joined {} {name}", role.word()),
            Self::Role { role } => format!("role {}", role.word()),
            Self::Removed => "removed".to_owned(),
            Self::Owner => "owner".to_owned(),
            Self::Deaf { name } => format!("deaf {name}"),
        }
    }

    /// Reads [`News::args`].
    #[must_use]
    pub fn read(args: &str) -> Option<Self> {
        let mut parts = args.splitn(3, ' ');
        let word = parts.next()?;
        let mut role = || Role::parse(parts.next()?);
        match word {
            "joined" => {
                let role = role()?;
                Some(Self::Joined { name: parts.next()?.to_owned(), role })
            }
            "role" => role().map(|role| Self::Role { role }),
            "removed" => Some(Self::Removed),
            "owner" => Some(Self::Owner),
            "deaf" => args.split_once(' ').map(|(_, name)| Self::Deaf { name: name.to_owned() }),
            _ => None,
        }
    }
}

/// Hours that a new specialist chooses from. The number is the form in a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// Monday to Friday, 10 to 19.
    Weekdays,
    /// Every day, 10 to 20.
    Daily,
    /// They will say later.
    Later,
}

impl Preset {
    /// Every preset.
    pub const ALL: [Self; 3] = [Self::Weekdays, Self::Daily, Self::Later];

    /// Weekday (0 is Monday) and minutes from and to.
    #[must_use]
    pub fn week(self) -> Vec<(u8, u16, u16)> {
        match self {
            Self::Weekdays => (0..5).map(|day| (day, 10 * 60, 19 * 60)).collect(),
            Self::Daily => (0..7).map(|day| (day, 10 * 60, 20 * 60)).collect(),
            Self::Later => Vec::new(),
        }
    }
}

/// A mightier person is not touched by a lesser one: an admin cannot change an owner.
#[must_use]
pub fn may_touch(by: Role, whom: Role) -> bool {
    by == Role::Owner || whom != Role::Owner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nobody_touches_an_owner_but_an_owner() {
        for role in Role::ALL {
            assert!(may_touch(Role::Owner, role));
            assert_eq!(may_touch(Role::Admin, role), role != Role::Owner);
        }
    }

    #[test]
    fn an_invite_is_open_until_it_is_taken_taken_back_or_old() {
        let open = Invite {
            id: InviteId(1),
            studio: StudioId(1),
            role: Role::Desk,
            specialist: None,
            name: String::new(),
            by: None,
            expires_at: Timestamp(100),
            used_by: None,
            revoked: false,
        };
        assert!(open.is_open(Timestamp(99)));
        assert!(!open.is_open(Timestamp(100)));
        assert!(!Invite { used_by: Some(AccountId(2)), ..open.clone() }.is_open(Timestamp(0)));
        assert!(!Invite { revoked: true, ..open }.is_open(Timestamp(0)));
    }
}
