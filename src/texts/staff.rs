//! The list of commands in the chat of somebody who works here.

use okoshko_dialogues::staff::Command;
use okoshko_domain::people::Lang;
use okoshko_domain::rights::{Member, Right};

use super::word;

/// Every command that a list may name, in its order, with the right that it takes.
const LISTED: [(&str, Right, &str); 17] = [
    ("menu", Right::Work, "staff-command-menu"),
    ("today", Right::Day, "staff-command-today"),
    ("week", Right::Day, "staff-command-week"),
    ("add", Right::Day, "staff-command-add"),
    ("block", Right::Day, "staff-command-block"),
    ("off", Right::Day, "staff-command-off"),
    ("sick", Right::Day, "staff-command-sick"),
    ("why", Right::Day, "staff-command-why"),
    ("hours", Right::Hours, "staff-command-hours"),
    ("services", Right::Catalog, "staff-command-services"),
    ("clients", Right::Clients, "staff-command-clients"),
    ("stats", Right::Figures, "staff-command-stats"),
    ("links", Right::Links, "staff-command-links"),
    ("team", Right::Team, "staff-command-team"),
    ("audit", Right::Audit, "staff-command-audit"),
    ("deliveries", Right::Day, "staff-command-deliveries"),
    ("settings", Right::Settings, "staff-command-settings"),
];

/// What these members may ask for, each with what it is for; empty for nobody.
#[must_use]
pub fn staff_commands(lang: Lang, members: &[Member]) -> Vec<(&'static str, String)> {
    let may = |right| members.iter().any(|member| member.may(right, member.specialist));
    LISTED
        .into_iter()
        .filter(|(name, right, _)| Command::parse(name).is_some() && may(*right))
        .map(|(name, _, about)| (name, word(lang, about)))
        .collect()
}

#[cfg(test)]
mod tests {
    use okoshko_domain::ids::{AccountId, SpecialistId, StudioId};
    use okoshko_domain::rights::Role;

    use super::*;

    fn names(role: Role) -> Vec<&'static str> {
        let specialist = (role == Role::Specialist).then_some(SpecialistId(1));
        let member = Member { studio: StudioId(1), account: AccountId(1), role, specialist };
        staff_commands(Lang::Ru, &[member]).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn everybody_sees_what_they_may() {
        assert!(names(Role::Owner).contains(&"team"));
        assert!(!names(Role::Specialist).contains(&"team"));
        assert!(names(Role::Specialist).contains(&"links"));
        for role in Role::ALL {
            assert!(names(role).contains(&"why") && names(role).contains(&"block"), "{role:?}");
        }
        assert_eq!(names(Role::Owner).len(), Command::ALL.len(), "an owner sees all that can be typed");
        assert!(!names(Role::Desk).contains(&"audit"));
        assert!(names(Role::Desk).contains(&"off") && !names(Role::Desk).contains(&"hours"));
        assert_eq!(staff_commands(Lang::Ru, &[]), []);
    }
}
