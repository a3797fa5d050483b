//! Somebody comes by a link: a question, their hours, what they do.

use okoshko_domain::catalog::Service;
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::rights::Role;
use okoshko_domain::secret::Secret;
use okoshko_domain::team::{Invite, Preset};

use super::people::paged;
use super::{Press, State, button};
use crate::Arrival;
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff::{self, Scene};
use crate::state;
use crate::welcome::back;

/// Services on a page.
const PAGE: usize = 10;

/// Will you? A link that is shut says so, and nothing changes.
pub(super) fn invited(
    scene: &Scene,
    invite: &Invite,
    studio: &str,
    taken: bool,
    secret: Option<Secret>,
) -> Arrival {
    if taken {
        return Arrival::Go(state::State::Staff(staff::State::Team(State::Place(invite.studio))), None);
    }
    let Some(secret) = secret.filter(|_| invite.is_open(scene.now)) else {
        return if invite.is_open(scene.now) { again() } else { shut() };
    };
    let question = Line::new(invited_as(invite.role)).foreign("studio", studio);
    Arrival::Show(
        Screen::text(question)
            .line(invited_about(invite.role))
            .row([Button::new("team-accept", button(Press::Accept(secret)))])
            .row([Button::new("team-decline", button(Press::NotNow))]),
    )
}

fn invited_as(role: Role) -> &'static str {
    match role {
        Role::Owner => "team-invited-owner",
        Role::Admin => "team-invited-admin",
        Role::Desk => "team-invited-desk",
        Role::Specialist => "team-invited-specialist",
    }
}

fn invited_about(role: Role) -> &'static str {
    match role {
        Role::Owner | Role::Admin => "team-invited-about-admin",
        Role::Desk => "team-invited-about-desk",
        Role::Specialist => "team-invited-about-specialist",
    }
}

/// A link that leads nowhere.
pub(super) fn shut() -> Arrival {
    Arrival::Show(Screen::text("team-shut").line("team-shut-ask").row([home()]))
}

/// The secret is not kept: the link is there to be opened once more.
fn again() -> Arrival {
    Arrival::Show(Screen::text("team-again").row([home()]))
}

fn home() -> Button {
    Button::new("team-home", Any::Home(None))
}

/// When do you work?
pub(super) fn hours(scene: &Scene, specialist: SpecialistId) -> Arrival {
    let preset = |preset| Button::new(preset_word(preset), button(Press::Hours(specialist, preset)));
    let studio = scene.catalog.as_ref().map_or("", |catalog| catalog.studio.name.as_str());
    Arrival::Show(
        Screen::text(Line::new("team-hours-title").foreign("studio", studio))
            .gap()
            .line("team-hours-question")
            .grid(1, Preset::ALL.map(preset)),
    )
}

fn preset_word(preset: Preset) -> &'static str {
    match preset {
        Preset::Weekdays => "team-hours-weekdays",
        Preset::Daily => "team-hours-daily",
        Preset::Later => "team-hours-later",
    }
}

/// What do you do? Nothing can be booked before they are ready.
pub(super) fn ticks(scene: &Scene, specialist: SpecialistId, preset: Preset, page: u16) -> Arrival {
    let services = scene.catalog.as_ref().map_or(&[][..], |catalog| catalog.services.as_slice());
    let turn = |page| button(Press::Ticks { specialist, preset, page });
    let (shown, turns) = paged(services, page, PAGE, turn);
    let tick = |service: &Service| {
        let on = service.offer(specialist).is_some();
        let key = if on { "team-tick-on" } else { "team-tick-off" };
        let press = Press::Tick { specialist, service: service.id, preset, page, on: !on };
        Button::new(Line::new(key).foreign("service", &service.name), button(press))
    };
    let question = if services.is_empty() { "team-ticks-none" } else { "team-ticks-question" };
    let hint = (!services.is_empty()).then(|| Line::new("team-ticks-hint"));
    Arrival::Show(Screen::text(question).maybe(hint).grid(2, shown.iter().map(tick)).row(turns).row([
        back(button(Press::AskHours(specialist))),
        Button::new("team-begin", button(Press::Begin(specialist, preset))),
    ]))
}

/// They are in.
pub(super) fn welcome(scene: &Scene) -> Arrival {
    let studio = scene.catalog.as_ref().map_or("", |catalog| catalog.studio.name.as_str());
    let role = scene.member.map_or(Role::Specialist, |member| member.role);
    Arrival::Show(
        Screen::text(Line::new("team-welcome").foreign("studio", studio))
            .line(Line::new("team-welcome-role").with("role", Arg::Word(super::role_word(role))))
            .gap()
            .line("team-welcome-hint")
            .row([Button::new("team-welcome-menu", Any::Staff(staff::Press::Menu))]),
    )
}
