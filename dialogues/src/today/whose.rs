//! Whose day is meant, when somebody who runs them all named nobody. Everybody is there, a page at a time.

use okoshko_domain::ids::SpecialistId;
use okoshko_domain::span::Span;
use okoshko_domain::zone::LocalDay;

use super::day::{button, press};
use super::{Press, Whose};
use crate::screen::{Arg, Line, Screen};
use crate::staff::Scene;
use crate::welcome::back;

/// People who fit without turning pages.
const ALL: usize = 14;
/// People on a page, when there are more.
const PAGE: usize = 12;

/// Whose days? Those that were typed are kept.
pub(super) fn off(first: Option<LocalDay>, last: Option<LocalDay>, page: u16, scene: &Scene) -> Screen {
    let of = |id| Press::Off { whose: Whose::One(id), first, last, month: None };
    people(Screen::text("today-off-whose"), page, scene, of, |page| Press::WhoseOff { first, last, page })
}

/// Whose time?
pub(super) fn block(span: Span, note: &str, page: u16, scene: &Scene) -> Screen {
    let title = Line::new("today-whose-block").with("start", Arg::When(span.start));
    let note = (!note.is_empty()).then(|| Line::new("today-whose-note").foreign("note", note));
    let screen = Screen::text(title.with("end", Arg::Time(span.end))).maybe(note);
    let of = |specialist| Press::BlockTyped { specialist, span };
    people(screen, page, scene, of, |page| Press::WhoseBlock { span, page })
}

fn people(
    screen: Screen,
    page: u16,
    scene: &Scene,
    of: impl Fn(SpecialistId) -> Press,
    turn: impl Fn(u16) -> Press,
) -> Screen {
    let people = scene.catalog.as_ref().map(|catalog| catalog.specialists.as_slice()).unwrap_or_default();
    let size = if people.len() > ALL { PAGE } else { ALL };
    let last = u16::try_from(people.len().saturating_sub(1) / size).unwrap_or(u16::MAX);
    let page = page.min(last);
    let shown = people.iter().skip(usize::from(page) * size).take(size);
    let earlier = (page > 0).then(|| button("button-earlier", turn(page.saturating_sub(1))));
    let later = (page < last).then(|| button("button-later", turn(page.saturating_add(1))));
    let today = Press::Day { whose: Whose::Here, day: None, page: 0 };
    screen
        .grid(2, shown.map(|one| button(Line::new("chip").foreign("specialist", &one.name), of(one.id))))
        .row(earlier.into_iter().chain(later))
        .row([back(press(today))])
}
