//! Lists of the catalog behind the counter, a page at a time.

use okoshko_domain::catalog::{Catalog, Category, Service};
use okoshko_domain::ids::ServiceId;

use super::cards::{button, category_name, labelled, terms};
use super::{ARCHIVE_PAGE, Press, Terms};
use crate::press::Press as AnyPress;
use crate::screen::{Arg, Button, Line, Screen};
use crate::{staff, welcome};

/// Services on a page: four rows of two.
const PAGE: usize = 8;
/// Categories or specialists on a page: five rows of two.
const WIDE_PAGE: usize = 10;
/// People on a page, a row each.
const PEOPLE: usize = 6;

/// Every service, category by category.
pub(super) fn services(catalog: &Catalog, page: u16) -> Screen {
    let page = within(page, catalog.services.len(), PAGE);
    let shown: Vec<_> = page_of(catalog.services.iter(), page, PAGE).collect();
    let screen = Screen::text("services-title");
    let screen = if shown.is_empty() { screen.line("services-none") } else { lines(screen, catalog, &shown) };
    let button_of = |service: &&Service| {
        labelled(Line::new("button-foreign").foreign("words", &service.name), Press::Card(service.id))
    };
    let few = catalog.specialists.is_empty();
    screen
        .grid(2, shown.iter().map(button_of))
        .row(turns(page, catalog.services.len(), PAGE, Press::List))
        .row([button("services-button-add", Press::New(None)), button("services-button-paste", Press::Paste)])
        .row(
            [button("services-button-categories", Press::Categories(0))]
                .into_iter()
                .chain((!few).then(|| button("services-button-specialists", Press::Specialists(0)))),
        )
        .row([
            welcome::back(AnyPress::Staff(staff::Press::Menu)),
            button("services-button-archived", Press::Archived(0)),
        ])
}

fn lines(mut screen: Screen, catalog: &Catalog, shown: &[&Service]) -> Screen {
    let mut above = None;
    for service in shown {
        if above != Some(service.category) {
            above = Some(service.category);
            let named = catalog.category(service.category).filter(|category| !category.name.is_empty());
            let title = |named: &Category| Line::new("category-title").foreign("category", &named.name);
            screen = screen.gap().maybe(named.map(title));
        }
        let mark = match (service.hidden, service.offers.is_empty()) {
            (true, _) => "services-mark-hidden",
            (false, true) => "services-mark-nobody",
            (false, false) => "services-exactly",
        };
        let line = Line::new("services-line").foreign("service", &service.name).with("mark", Arg::Word(mark));
        screen = screen.line(terms(line, service.visit.length_min, service.price, service.price_from));
    }
    screen
}

/// Who does a service: a press more or less, and what they have of their own.
pub(super) fn people(catalog: &Catalog, id: ServiceId, own: &[Terms], page: u16) -> Option<Screen> {
    let service = catalog.any_service(id)?;
    let page = within(page, catalog.specialists.len(), PEOPLE);
    let mut screen = Screen::text(Line::new("services-people").foreign("service", &service.name));
    for specialist in page_of(catalog.specialists.iter(), page, PEOPLE) {
        let offer = service.offer(specialist.id);
        let differs = own.iter().find(|own| own.specialist == specialist.id);
        let differs = differs.is_some_and(|own| own.price.is_some() || own.length_min.is_some());
        let key = if offer.is_some() { "services-does" } else { "services-does-not" };
        let does = Press::Does { service: id, specialist: specialist.id, does: offer.is_none(), page };
        let toggle = labelled(Line::new(key).foreign("specialist", &specialist.name), does);
        let terms_of = offer.map(|_| button("services-button-own", Press::Own(id, specialist.id)));
        if let Some(offer) = offer.filter(|_| differs) {
            let line = Line::new("services-paste-line").foreign("service", &specialist.name);
            screen = screen.line(terms(line, offer.visit.length_min, offer.price, false));
        }
        screen = screen.row([toggle].into_iter().chain(terms_of));
    }
    let turned = turns(page, catalog.specialists.len(), PEOPLE, |page| Press::People(id, page));
    Some(screen.row(turned).row([button("button-back", Press::Card(id))]))
}

/// To which category a service may move.
pub(super) fn moves(catalog: &Catalog, id: ServiceId, page: u16) -> Option<Screen> {
    let service = catalog.any_service(id)?;
    let others = || catalog.categories.iter().filter(|category| category.id != service.category);
    let count = others().count();
    let page = within(page, count, WIDE_PAGE);
    let title = Line::new("services-move").foreign("service", &service.name);
    let button_of = |category: &Category| caption(category, Press::MoveTo(id, category.id));
    Some(
        Screen::text(title)
            .grid(2, page_of(others(), page, WIDE_PAGE).map(button_of))
            .row(turns(page, count, WIDE_PAGE, |page| Press::Move(id, page)))
            .row([button("services-button-new-category", Press::NewCategory(Some(id)))])
            .row([button("button-back", Press::Card(id))]),
    )
}

/// All categories.
pub(super) fn categories(catalog: &Catalog, page: u16) -> Screen {
    let count = catalog.categories.len();
    let page = within(page, count, WIDE_PAGE);
    let shown = page_of(catalog.categories.iter(), page, WIDE_PAGE);
    Screen::text("services-categories")
        .line("services-categories-how")
        .grid(2, shown.map(|category| caption(category, Press::Category(category.id))))
        .row(turns(page, count, WIDE_PAGE, Press::Categories))
        .row([button("services-button-new-category", Press::NewCategory(None))])
        .row([button("button-back", Press::List(0))])
}

/// Everybody who works here.
pub(super) fn specialists(catalog: &Catalog, page: u16) -> Screen {
    let count = catalog.specialists.len();
    let page = within(page, count, WIDE_PAGE);
    let shown = page_of(catalog.specialists.iter(), page, WIDE_PAGE).map(|specialist| {
        let name = Line::new("button-foreign").foreign("words", &specialist.name);
        labelled(name, Press::Specialist(specialist.id))
    });
    Screen::text("services-specialists")
        .line("services-specialists-how")
        .grid(2, shown)
        .row(turns(page, count, WIDE_PAGE, Press::Specialists))
        .row([button("button-back", Press::List(0))])
}

/// Services that were put away; a press brings one back.
pub(super) fn archive(services: &[(ServiceId, String)], more: bool, page: u16) -> Screen {
    let how = if services.is_empty() { "services-archive-none" } else { "services-archive-how" };
    let button_of = |(id, name): &(ServiceId, String)| {
        labelled(Line::new("services-button-return").foreign("service", name), Press::Return(*id))
    };
    let count = (usize::from(page) + 1) * ARCHIVE_PAGE + usize::from(more);
    Screen::text("services-archive")
        .line(how)
        .grid(1, services.iter().map(button_of))
        .row(turns(page, count, ARCHIVE_PAGE, Press::Archived))
        .row([button("button-back", Press::List(0))])
}

fn caption(category: &Category, press: Press) -> Button {
    labelled(Line::new("button-foreign").with("words", category_name(category)), press)
}

/// A page that is there: an old button may ask for one behind the last.
fn within(page: u16, count: usize, size: usize) -> u16 {
    page.min(u16::try_from(count.saturating_sub(1) / size).unwrap_or(u16::MAX))
}

fn page_of<T>(all: impl Iterator<Item = T>, page: u16, size: usize) -> impl Iterator<Item = T> {
    all.skip(usize::from(page) * size).take(size)
}

fn turns(page: u16, count: usize, size: usize, press: impl Fn(u16) -> Press) -> Vec<Button> {
    let earlier = (page > 0).then(|| button("button-earlier", press(page.saturating_sub(1))));
    let more = count > (usize::from(page) + 1) * size;
    earlier.into_iter().chain(more.then(|| button("button-later", press(page.saturating_add(1))))).collect()
}
