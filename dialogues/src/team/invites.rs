//! Inviting somebody: as what, whom, and the link.

use okoshko_domain::ids::{SpecialistId, StudioId};
use okoshko_domain::people::tidy_name;
use okoshko_domain::rights::Role;
use okoshko_domain::secret::Secret;
use okoshko_domain::team::Invite;
use okoshko_domain::typed::{NAME_MAX, Wrong, name as read_name};

use super::people::paged;
use super::{Act, Press, State, act, button, role_word, to};
use crate::Arrival;
use crate::event::Given;
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::staff::Scene;
use crate::start::Payload;
use crate::state::Step;
use crate::welcome::back;

/// Specialists on a page.
const WHICH_PAGE: usize = 5;
/// Links on a page.
const PAGE: usize = 6;

const ROLES: [(&str, Role); 3] = [
    ("team-role-button-specialist", Role::Specialist),
    ("team-role-button-desk", Role::Desk),
    ("team-role-button-admin", Role::Admin),
];

/// As what?
pub(super) fn roles(studio: StudioId) -> Arrival {
    let role = |(key, role)| Button::new(key, button(Press::As(studio, role)));
    Arrival::Show(
        Screen::text("team-roles-question")
            .gap()
            .line("team-about-specialist")
            .line("team-about-desk")
            .line("team-about-admin")
            .grid(1, ROLES.map(role))
            .row([back(button(Press::List { studio: Some(studio), page: 0 }))]),
    )
}

/// Whose day will they have? Where everybody has somebody it is no question.
pub(super) fn which(studio: StudioId, free: &[(SpecialistId, String)], page: u16) -> Arrival {
    let turn = |page| button(Press::Which { studio, page });
    let (shown, turns) = paged(free, page, WHICH_PAGE, turn);
    let existing = |(id, name): &(SpecialistId, String)| Button::foreign(name, button(Press::Existing(*id)));
    let hint = (!free.is_empty()).then(|| Line::new("team-which-hint"));
    Arrival::Show(
        Screen::text("team-which-question")
            .maybe(hint)
            .row([Button::new("team-which-new", button(Press::New(studio)))])
            .grid(1, shown.iter().map(existing))
            .row(turns)
            .row([back(button(Press::Roles(studio)))]),
    )
}

/// A new specialist's name was typed, or a contact of theirs sent.
pub(super) fn on_name(studio: StudioId, given: &Given) -> Option<Step> {
    let read = match given {
        Given::Text { typed, .. } => read_name(&typed.text),
        Given::Contact { name: theirs, .. } => read_name(&tidy_name(theirs)),
        _ => return None,
    };
    let line = match read {
        Ok(name) => {
            return Some(act(to(State::Name(studio)), Act::Invite { studio, role: Role::Specialist, name }));
        }
        Err(error) if error.wrong == Wrong::Empty => Line::new("team-name-empty"),
        Err(error) if error.wrong == Wrong::NameTooLong => {
            let most = i64::try_from(NAME_MAX).unwrap_or(i64::MAX);
            Line::new("team-name-long").with("max", Arg::Count(most))
        }
        Err(_) => Line::new("team-name-signs"),
    };
    Some(to(State::Name(studio)).toast(Toast::Warn(line)))
}

/// What are they called?
pub(super) fn name(studio: StudioId) -> Arrival {
    Arrival::Show(
        Screen::text("team-name-question")
            .line("team-name-hint")
            .row([Button::new("team-name-telegram", button(Press::Unnamed(studio)))])
            .row([back(button(Press::Which { studio, page: 0 }))]),
    )
}

/// The link itself. It is shown once: what is stored knows its hash alone.
pub(super) fn link(scene: &Scene, invite: &Invite, secret: Option<Secret>) -> Arrival {
    let Some(secret) = secret else { return card(scene, invite) };
    let start = Payload::Invite(secret).text().unwrap_or_default();
    let url = format!("https://t.me/{}?start={start}", scene.bot);
    Arrival::Show(
        Screen::text(titled(scene, "team-link-title", invite))
            .maybe(whose(scene, invite))
            .gap()
            .line(Line::new("team-link").foreign("link", &url))
            .gap()
            .line(Line::new("team-link-until").with("at", Arg::When(invite.expires_at)))
            .line("team-link-hint")
            .row([Button::new("team-link-more", button(Press::ListBelow(invite.studio)))])
            .row([Button::new("team-revoke", button(Press::Revoke(invite.id)))]),
    )
}

fn titled(scene: &Scene, key: &'static str, invite: &Invite) -> Line {
    let studio = scene.catalog.as_ref().map_or("", |catalog| catalog.studio.name.as_str());
    Line::new(key).foreign("studio", studio).with("role", Arg::Word(role_word(invite.role)))
}

/// Who they will be, when it is known.
fn whose(scene: &Scene, invite: &Invite) -> Option<Line> {
    let name = name_of(scene, invite);
    (!name.is_empty()).then(|| Line::new("team-link-whose").foreign("name", name))
}

/// A specialist's name, or the one that was typed for somebody new; empty when Telegram will tell.
fn name_of<'a>(scene: &'a Scene, invite: &'a Invite) -> &'a str {
    let catalog = scene.catalog.as_ref();
    let existing = catalog.zip(invite.specialist).and_then(|(catalog, id)| catalog.specialist(id));
    existing.map_or(&invite.name, |one| &one.name)
}

/// Links that wait.
pub(super) fn list(scene: &Scene, studio: StudioId, open: &[Invite], page: u16) -> Arrival {
    let turn = |page| button(Press::Invites { studio, page });
    let (shown, turns) = paged(open, page, PAGE, turn);
    let title = if open.is_empty() { "team-links-none" } else { "team-links" };
    let row = |invite: &Invite| {
        let role = Arg::Word(role_word(invite.role));
        let line = match name_of(scene, invite) {
            "" => Line::new("team-link-button"),
            name => Line::new("team-link-button-named").foreign("name", name),
        };
        let line = line.with("role", role).with("at", Arg::When(invite.expires_at));
        Button::new(line, button(Press::Invite(invite.id)))
    };
    Arrival::Show(
        Screen::text(title)
            .grid(1, shown.iter().map(row))
            .row(turns)
            .row([back(button(Press::List { studio: Some(studio), page: 0 }))]),
    )
}

/// One link: where it stands, and the way to take it back.
pub(super) fn card(scene: &Scene, invite: &Invite) -> Arrival {
    let open = invite.is_open(scene.now);
    let stands = match (invite.used_by, invite.revoked) {
        (Some(_), _) => Line::new("team-link-used"),
        (None, true) => Line::new("team-link-revoked"),
        (None, false) if !open => Line::new("team-link-old"),
        (None, false) => Line::new("team-link-until").with("at", Arg::When(invite.expires_at)),
    };
    let hint = open.then(|| Line::new("team-link-once"));
    let revoke = open.then(|| Button::new("team-revoke", button(Press::Revoke(invite.id))));
    Arrival::Show(
        Screen::text(titled(scene, "team-link-title", invite))
            .maybe(whose(scene, invite))
            .line(stands)
            .maybe(hint)
            .row(revoke)
            .row([back(button(Press::Invites { studio: invite.studio, page: 0 }))]),
    )
}
