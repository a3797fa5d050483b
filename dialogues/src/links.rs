//! Links and QR pictures that lead to the studio, a specialist, a service.

use okoshko_domain::catalog::{Catalog, Studio};
use okoshko_domain::ids::{ServiceId, SpecialistId, StudioId};
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::setting::{Field, Setting};
use serde::{Deserialize, Serialize};

use crate::Arrival;
use crate::event::Given;
use crate::feed;
use crate::press::Press as Any;
use crate::screen::{Button, Line, Paper, Screen, Toast};
use crate::settings::{self, value};
use crate::staff::{self, Gate, Scene, to};
use crate::start::Payload;
use crate::state::{self, Step};
use crate::welcome::back;

/// Specialists and services on a page; one row less where there is one more above them.
const PAGE: usize = 10;
const LOWER_PAGE: usize = 8;

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The studio's link, and whose else there are.
    List {
        /// From 0.
        page: u16,
    },
    /// One link.
    Link(Target),
    /// How the page to book gets into a site.
    Widget(StudioId),
    /// One link as a picture, which stays in the chat, and the link again below it.
    Picture(Target),
}

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// To the front page.
    Studio(StudioId),
    /// To a specialist's services.
    Specialist(SpecialistId),
    /// To a service's times.
    Service(ServiceId),
}

/// A button of this talk; its kinds begin with `L`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `LL`: the list, a page of it.
    List(u16),
    /// `LS`, `LM`, `LV`: the link to a studio, a specialist, a service.
    Link(Target),
    /// `LW`: how the page to book gets into a site.
    Widget(StudioId),
    /// `LQS`, `LQM`, `LQV`: the same as a picture.
    Picture(Target),
}

/// Nothing is asked of the desk here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {}

/// So nothing is answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {}

/// The scene has it all.
#[derive(Clone, Debug)]
pub struct Facts;

impl Target {
    fn subject(self) -> Subject {
        match self {
            Self::Studio(id) => Subject::Studio(id),
            Self::Specialist(id) => Subject::Specialist(id),
            Self::Service(id) => Subject::Service(id),
        }
    }

    fn payload(self) -> Payload {
        match self {
            Self::Studio(id) => Payload::Studio(id),
            Self::Specialist(id) => Payload::Specialist(id),
            Self::Service(id) => Payload::Service(id),
        }
    }

    /// As its owner wrote it; nothing for what is not offered any more.
    fn name(self, catalog: &Catalog) -> Option<&str> {
        match self {
            Self::Studio(_) => Some(&catalog.studio.name),
            Self::Specialist(id) => catalog.specialist(id).map(|one| one.name.as_str()),
            Self::Service(id) => {
                catalog.services.iter().find(|service| service.id == id).map(|one| one.name.as_str())
            }
        }
    }
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::List(page) => ("LL", vec![page.into()]),
            Self::Widget(studio) => ("LW", vec![studio.0]),
            Self::Link(Target::Studio(id)) => ("LS", vec![id.0]),
            Self::Link(Target::Specialist(id)) => ("LM", vec![id.0]),
            Self::Link(Target::Service(id)) => ("LV", vec![id.0]),
            Self::Picture(Target::Studio(id)) => ("LQS", vec![id.0]),
            Self::Picture(Target::Specialist(id)) => ("LQM", vec![id.0]),
            Self::Picture(Target::Service(id)) => ("LQV", vec![id.0]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let &[field] = fields else { return None };
        let target = |kind| match kind {
            "S" => Some(Target::Studio(StudioId(field))),
            "M" => Some(Target::Specialist(SpecialistId(field))),
            "V" => Some(Target::Service(ServiceId(field))),
            _ => None,
        };
        match kind.strip_prefix('L')? {
            "L" => u16::try_from(field).ok().map(Self::List),
            "W" => Some(Self::Widget(StudioId(field))),
            rest => match rest.strip_prefix('Q') {
                Some(kind) => target(kind).map(Self::Picture),
                None => target(rest).map(Self::Link),
            },
        }
    }
}

impl State {
    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match self {
            Self::List { .. } => Gate::here(Right::Links),
            Self::Widget(studio) => Gate::of(Right::Settings, Subject::Studio(*studio)),
            Self::Link(target) | Self::Picture(target) => Gate::of(Right::Links, target.subject()),
        }
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {}
    }
}

fn button(press: Press) -> Any {
    Any::Staff(staff::Press::Links(press))
}

/// `/links`
#[must_use]
pub fn on_command() -> Step {
    to(staff::State::Links(State::List { page: 0 }))
}

/// The button of the menu.
#[must_use]
pub fn entrance() -> staff::Press {
    staff::Press::Links(Press::List(0))
}

/// The button for one specialist or service, on its card.
#[must_use]
pub fn link_to(target: Target) -> Any {
    button(Press::Link(target))
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    match press {
        Press::List(page) => to(staff::State::Links(State::List { page })),
        Press::Link(target) => to(staff::State::Links(State::Link(target))),
        Press::Widget(studio) => to(staff::State::Links(State::Widget(studio))),
        Press::Picture(target) => to(staff::State::Links(State::Picture(target))),
    }
}

/// Nothing is typed here.
#[must_use]
pub fn on_given(_state: &State, _given: &Given) -> Option<Step> {
    None
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(_state: &State, answer: &Answer) -> Step {
    match *answer {}
}

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, _facts: &Facts, scene: &Scene) -> Arrival {
    let Some(catalog) = &scene.catalog else { return gone() };
    match *state {
        State::List { page } => Arrival::Show(list(scene, catalog, page)),
        State::Widget(_) => match &scene.site {
            Some(site) => Arrival::Show(widget(&catalog.studio, site)),
            None => gone(),
        },
        State::Link(target) | State::Picture(target) => {
            let Some(name) = target.name(catalog) else { return gone() };
            let url = url(scene, target);
            let screen = link(target, name, &url, page(scene, catalog, target));
            let picture = matches!(state, State::Picture(_));
            let caption = name.to_owned();
            Arrival::Show(screen.paper(picture.then_some(Paper::Qr { link: url, caption })))
        }
    }
}

fn gone() -> Arrival {
    let list = staff::State::Links(State::List { page: 0 });
    Arrival::Go(state::State::Staff(list), Some(Toast::Warn(Line::new("links-gone"))))
}

/// The address that Telegram opens the bot by.
pub(crate) fn url(scene: &Scene, target: Target) -> String {
    let start = target.payload().text().unwrap_or_default();
    format!("https://t.me/{}?start={start}", scene.bot)
}

/// The page in a browser, when the world reaches ours.
fn page(scene: &Scene, catalog: &Catalog, target: Target) -> Option<Line> {
    let (site, studio) = (scene.site.as_ref()?, &catalog.studio.slug);
    let address = match target {
        Target::Studio(_) => format!("{site}/{studio}"),
        Target::Specialist(id) => format!("{site}/{studio}/{}", catalog.specialist(id)?.slug),
        Target::Service(_) => return None,
    };
    Some(Line::new("links-page").foreign("link", &address))
}

fn list(scene: &Scene, catalog: &Catalog, at: u16) -> Screen {
    let studio = Target::Studio(catalog.studio.id);
    let specialists = catalog.specialists.iter().map(|one| Target::Specialist(one.id));
    let all: Vec<_> = specialists.chain(catalog.bookable().map(|one| Target::Service(one.id))).collect();
    let turn = |page| button(Press::List(page));
    let target = |target: &Target| {
        let key = match target {
            Target::Specialist(_) => "links-specialist-button",
            _ => "button-foreign",
        };
        let name = target.name(catalog).unwrap_or_default();
        Button::new(Line::new(key).foreign("words", name), button(Press::Link(*target)))
    };
    let may = scene.site.is_some() && scene.member.is_some_and(|member| member.may(Right::Settings, None));
    let widget = Button::new("links-widget-button", button(Press::Widget(catalog.studio.id)));
    let size = if may { LOWER_PAGE } else { PAGE };
    let (shown, turns) = crate::team::paged(&all, at, size, turn);
    let picture = Button::new("links-studio-picture", button(Press::Picture(studio)));
    Screen::text("links-title")
        .line(Line::new("links-link").foreign("link", &url(scene, studio)))
        .maybe(page(scene, catalog, studio))
        .gap()
        .line("links-hint")
        .row([picture].into_iter().chain(feed::entrance_of(scene)))
        .row(may.then_some(widget))
        .grid(2, shown.iter().map(target))
        .row(turns)
        .row([back(Any::Staff(staff::Press::Menu))])
}

/// What goes into a site's own page, where that site may show ours.
fn widget(studio: &Studio, site: &str) -> Screen {
    let field = settings::Press::Field { studio: studio.id, field: Field::Sites, setup: false };
    let sites = value(&Setting::Sites(studio.sites.clone()));
    let slug = &studio.slug;
    let script = format!("<script src=\"{site}/static/widget.js\" data-studio=\"{slug}\" async></script>");
    let screen = Screen::text("links-widget").line(Line::new("links-widget-sites").with("sites", sites));
    let screen = if studio.sites.is_empty() {
        screen.gap().line("links-widget-first")
    } else {
        screen
            .gap()
            .line("links-widget-how")
            .line(Line::new("links-link").foreign("link", &script))
            .row(Button::copy("links-widget-copy", &script))
    };
    screen.row([Button::new("links-widget-field", settings::of(field))]).row([back(button(Press::List(0)))])
}

fn link(target: Target, name: &str, url: &str, page: Option<Line>) -> Screen {
    let title = match target {
        Target::Studio(_) => "links-studio",
        Target::Specialist(_) => "links-specialist",
        Target::Service(_) => "links-service",
    };
    Screen::text(Line::new(title).foreign("name", name))
        .line(Line::new("links-link").foreign("link", url))
        .maybe(page)
        .row([Button::new("links-picture-button", button(Press::Picture(target)))])
        .row([back(button(Press::List(0)))])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_keep_their_form() {
        let targets = [
            Target::Studio(StudioId(1)),
            Target::Specialist(SpecialistId(7)),
            Target::Service(ServiceId(65)),
        ];
        let mut forms =
            vec![(Press::List(2), "1.LL.2".to_owned()), (Press::Widget(StudioId(1)), "1.LW.1".to_owned())];
        for (target, letter, id) in
            targets.into_iter().zip(["S.1", "M.7", "V.1t"]).map(|(t, f)| (t, &f[..1], &f[2..]))
        {
            forms.push((Press::Link(target), format!("1.L{letter}.{id}")));
            forms.push((Press::Picture(target), format!("1.LQ{letter}.{id}")));
        }
        for (press, data) in forms {
            assert_eq!(button(press).data(), data);
            assert_eq!(Any::read(&data), Some(button(press)));
        }
        assert_eq!(Any::read("1.LX.1"), None);
    }
}
