//! The list of everybody, and one of them.

use okoshko_domain::ids::{SpecialistId, StudioId};
use okoshko_domain::rights::{Right, Role};
use okoshko_domain::team::{Mate, may_touch};

use super::{How, Press, State, Whom, button, gone, role_word};
use crate::Arrival;
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff::{self, Scene};
use crate::state;
use crate::welcome::back;

/// People on a page: with the rows below it makes eight.
const PAGE: usize = 5;

/// Everybody, and who has nobody.
pub(super) fn list(scene: &Scene, team: &[Mate], open: usize, page: u16) -> Arrival {
    let Some(studio) = scene.member.map(|member| member.studio) else { return gone(None) };
    let turn = |page| button(Press::List { studio: Some(studio), page });
    let (shown, turns) = paged(team, page, PAGE, turn);
    let screen =
        shown.iter().fold(Screen::text("team-title").gap(), |screen, mate| screen.line(about(scene, mate)));
    let card = |mate: &Mate| {
        let whom = Whom { studio, account: mate.account };
        named("team-mate-button", &mate.name, mate.role, button(Press::Mate(whom)))
    };
    let links = (open > 0).then(|| {
        let line =
            Line::new("team-open-links").with("n", Arg::Count(i64::try_from(open).unwrap_or(i64::MAX)));
        Button::new(line, button(Press::Invites { studio, page: 0 }))
    });
    Arrival::Show(
        screen
            .maybe(unmanned(scene, team))
            .grid(1, shown.iter().map(card))
            .row(turns)
            .row([Button::new("team-invite", button(Press::Roles(studio)))].into_iter().chain(links))
            .row([back(Any::Staff(staff::Press::Menu))]),
    )
}

/// Part of a list, and the buttons that turn it.
pub(crate) fn paged<T>(
    all: &[T],
    page: u16,
    length: usize,
    turn: impl Fn(u16) -> Any,
) -> (&[T], Vec<Button>) {
    let last = u16::try_from(all.len().saturating_sub(1) / length).unwrap_or(u16::MAX);
    let page = page.min(last);
    let from = usize::from(page) * length;
    let shown = &all[from..all.len().min(from + length)];
    let earlier = (page > 0).then(|| Button::new("button-earlier", turn(page - 1)));
    let later = (page < last).then(|| Button::new("button-later", turn(page + 1)));
    (shown, earlier.into_iter().chain(later).collect())
}

fn named(key: &'static str, name: &str, role: Role, press: Any) -> Button {
    Button::new(Line::new(key).foreign("name", name).with("role", Arg::Word(role_word(role))), press)
}

fn about(scene: &Scene, mate: &Mate) -> Line {
    let line = match mate.leaves_at.zip(scene.catalog.as_ref()) {
        // They go at the midnight after it.
        Some((at, catalog)) => {
            let day = catalog.studio.zone.day_of(at.plus_s(-1));
            Line::new("team-mate-until").with("day", Arg::Day(day))
        }
        None => Line::new("team-mate"),
    };
    line.foreign("name", &mate.name).with("role", Arg::Word(role_word(mate.role)))
}

/// Specialists whom nobody is.
fn unmanned(scene: &Scene, team: &[Mate]) -> Option<Line> {
    let catalog = scene.catalog.as_ref()?;
    let manned: Vec<SpecialistId> = team.iter().filter_map(|mate| mate.specialist).collect();
    let free = catalog.specialists.iter().filter(|one| !manned.contains(&one.id));
    let names: Vec<&str> = free.map(|one| one.name.as_str()).collect();
    (!names.is_empty()).then(|| Line::new("team-unmanned").foreign("names", &names.join(", ")))
}

/// One person: what they are, and what may be changed.
pub(super) fn mate(scene: &Scene, whom: Whom, mate: &Mate, last_owner: bool) -> Arrival {
    let by = scene.member.map_or(Role::Specialist, |member| member.role);
    let screen = Screen::text(Line::new("team-card").foreign("name", &mate.name)).line(about(scene, mate));
    let list = back(button(Press::List { studio: Some(whom.studio), page: 0 }));
    let own = scene.member.is_some_and(|member| member.account == whom.account);
    let myself = (own && mate.specialist.is_none() && matches!(mate.role, Role::Owner | Role::Admin))
        .then(|| Button::new("team-myself", button(Press::Myself(whom.studio))));
    if last_owner {
        return Arrival::Show(screen.gap().line("team-card-owner").row(myself).row([list]));
    }
    if !may_touch(by, mate.role) {
        return Arrival::Show(screen.gap().line("team-mightier").row([list]));
    }
    let role = |role: Role| Button::new(become_word(role), button(Press::Role(whom, role)));
    let others = [Role::Admin, Role::Desk, Role::Specialist]
        .into_iter()
        .filter(|role| *role != mate.role && (*role != Role::Specialist || mate.specialist.is_some()));
    let hand_over =
        may_give(scene, mate).then(|| Button::new("team-hand-over", button(Press::AskHandOver(whom))));
    let go = match mate.leaves_at {
        Some(_) => Button::new("team-stay", button(Press::LetGo(whom, How::Stay))),
        None => Button::new("team-go", button(Press::AskLetGo(whom))),
    };
    Arrival::Show(
        screen
            .gap()
            .line("team-card-question")
            .row(myself)
            .grid(1, others.map(role))
            .row(hand_over)
            .row([go])
            .row([list]),
    )
}

fn may_give(scene: &Scene, mate: &Mate) -> bool {
    let own = scene.member.is_some_and(|member| member.may(Right::Own, None));
    own && mate.role != Role::Owner && mate.leaves_at.is_none()
}

fn become_word(role: Role) -> &'static str {
    match role {
        Role::Owner => "team-role-owner",
        Role::Admin => "team-become-admin",
        Role::Desk => "team-become-desk",
        Role::Specialist => "team-become-specialist",
    }
}

/// Really give the studio away?
pub(super) fn ask_hand_over(scene: &Scene, whom: Whom, mate: &Mate) -> Arrival {
    if !may_give(scene, mate) {
        let card = staff::State::Team(State::Mate(whom));
        return Arrival::Go(state::State::Staff(card), None);
    }
    let question = Line::new("team-hand-over-question").foreign("name", &mate.name);
    Arrival::Show(
        Screen::text(question)
            .line("team-hand-over-after")
            .row([Button::new("team-hand-over-yes", button(Press::HandOver(whom)))])
            .row([Button::new("team-hand-over-no", button(Press::Mate(whom)))]),
    )
}

/// At which studio? One is no question.
pub(super) fn places(scene: &Scene, places: &[(StudioId, String)]) -> Arrival {
    if places.len() < 2 {
        return crate::menu::arrive(scene);
    }
    let here = scene.member.map(|member| member.studio);
    let place = |(id, name): &(StudioId, String)| {
        let key = if here == Some(*id) { "team-place-here" } else { "button-foreign" };
        Button::new(Line::new(key).foreign("words", name), button(Press::Place(*id)))
    };
    Arrival::Show(
        Screen::text("team-places")
            .grid(1, places.iter().take(7).map(place))
            .row([back(Any::Staff(staff::Press::Menu))]),
    )
}
