//! One thing of the catalog, and the screens that wait for one value of it.

use okoshko_domain::catalog::{Catalog, Category, Service};
use okoshko_domain::edits::Way;
use okoshko_domain::ids::{CategoryId, ServiceId, SpecialistId};
use okoshko_domain::money::Money;
use okoshko_domain::policy::Approve;
use okoshko_domain::timestamp::Timestamp;

use super::{CardField, Field, OwnField, Press, Terms, Undo, undo};
use crate::about::about;
use crate::press::Press as AnyPress;
use crate::screen::{Arg, Button, Line, Screen};
use crate::settings::approval;
use crate::staff;

/// Lengths that most services have, in minutes.
const LENGTHS: [u32; 6] = [30, 45, 60, 90, 120, 180];
/// Pauses that most studios make, in minutes.
const PAUSES: [u32; 4] = [0, 10, 15, 30];
/// Services of a category that its card lists.
const LISTED: usize = 12;

/// A button of this talk.
pub(super) fn button(key: &'static str, press: Press) -> Button {
    labelled(Line::new(key), press)
}

/// The same with values.
pub(super) fn labelled(line: Line, press: Press) -> Button {
    Button::new(line, AnyPress::Staff(staff::Press::Services(press)))
}

/// With a length and a price, which may be the lowest.
pub(super) fn terms(line: Line, length_min: u32, price: Money, from: bool) -> Line {
    priced(line.with("length", Arg::Minutes(length_min)), price, from)
}

/// What a haircut costs where people pay with this money, in whole units.
pub(super) fn usual_price(catalog: &Catalog) -> i64 {
    match catalog.studio.currency.code() {
        "RUB" | "KGS" => 1500,
        "KZT" | "AMD" => 5000,
        "UZS" => 100_000,
        "TRY" => 900,
        _ => 45,
    }
}

/// With such a price: an example that can be sent as it is.
pub(super) fn with_example(line: Line, catalog: &Catalog) -> Line {
    line.with("price", Arg::Count(usual_price(catalog)))
}

pub(super) fn priced(line: Line, price: Money, from: bool) -> Line {
    let from = if from { "services-from" } else { "services-exactly" };
    line.with("from", Arg::Word(from)).with("price", Arg::Money(price))
}

/// A category as its owner sees it, with a word for the one without a name.
pub(super) fn category_name(category: &Category) -> Arg {
    if category.name.is_empty() {
        return Arg::Word("services-uncategorised");
    }
    Arg::Foreign(category.name.clone())
}

/// A service with all its fields, and a way back from what was changed just now.
pub(super) fn service(
    catalog: &Catalog,
    id: ServiceId,
    undo: Option<Undo>,
    now: Timestamp,
) -> Option<Screen> {
    let service = catalog.any_service(id)?;
    let title = Line::new("services-card").foreign("service", &service.name);
    let line =
        terms(Line::new("services-card-terms"), service.visit.length_min, service.price, service.price_from);
    let screen = Screen::text(title)
        .line(line)
        .maybe(service.hidden.then(|| Line::new("services-card-hidden")))
        .maybe(who(catalog, service))
        .maybe(buffers(service))
        .maybe(place(catalog, service))
        .maybe(service.approves.map(approves))
        .maybe((!service.photo.is_empty()).then(|| Line::new("services-card-photo")))
        .maybe(about(&service.about));
    let undo = undo.and_then(|undo| undo::button(catalog, id, undo, now));
    Some(service_buttons(screen, catalog, service, undo))
}

fn service_buttons(screen: Screen, catalog: &Catalog, service: &Service, undo: Option<Button>) -> Screen {
    let id = service.id;
    let alone = catalog.specialists.len() == 1 && service.offers.len() == 1;
    let hide = if service.hidden { "services-button-show" } else { "services-button-hide" };
    let order = |way, key| button(key, Press::Order(id, way));
    let order = [order(Way::Up, "services-button-up"), order(Way::Down, "services-button-down")];
    // One row more would be too many: its place in the list is the least of worries then.
    let order = if undo.is_none() { order.to_vec() } else { Vec::new() };
    screen
        .row(undo)
        .row([
            button("services-button-price", Press::Edit(id, Field::Price)),
            button("services-button-length", Press::Edit(id, Field::Length)),
        ])
        .row([
            button("services-button-name", Press::Edit(id, Field::Name)),
            button("services-button-about", Press::Edit(id, Field::About)),
        ])
        .row([
            button("services-button-photo", Press::Edit(id, Field::Photo)),
            button("services-button-buffers", Press::Edit(id, Field::Buffers)),
        ])
        .row(
            (!alone)
                .then(|| button("services-button-people", Press::People(id, 0)))
                .into_iter()
                .chain([button("services-button-category", Press::Move(id, 0))]),
        )
        .row(order)
        .row([button("services-button-approves", Press::Edit(id, Field::Approves))])
        .row([
            button(hide, Press::Hide(id, !service.hidden)),
            button("services-button-archive", Press::AskArchive(id)),
        ])
        .row([button("button-back", Press::List(0))])
}

/// Who does it. One who works alone need not be told.
fn who(catalog: &Catalog, service: &Service) -> Option<Line> {
    let names = service.offers.iter().filter_map(|offer| catalog.specialist(offer.specialist));
    let names: Vec<_> = names.map(|specialist| specialist.name.as_str()).collect();
    if names.is_empty() {
        return Some(Line::new("services-card-nobody"));
    }
    let people = Line::new("services-card-people").foreign("people", &names.join(", "));
    (catalog.specialists.len() > 1).then_some(people)
}

fn buffers(service: &Service) -> Option<Line> {
    let before = Arg::Minutes(service.visit.before_min);
    let after = Arg::Minutes(service.visit.after_min);
    match (service.visit.before_min, service.visit.after_min) {
        (0, 0) => None,
        (_, 0) => Some(Line::new("services-card-buffers-before").with("before", before)),
        (0, _) => Some(Line::new("services-card-buffers-after").with("after", after)),
        _ => Some(Line::new("services-card-buffers").with("before", before).with("after", after)),
    }
}

/// Its category, for those who have any.
fn place(catalog: &Catalog, service: &Service) -> Option<Line> {
    let category = catalog.category(service.category).filter(|category| !category.name.is_empty())?;
    Some(Line::new("services-card-category").with("category", category_name(category)))
}

/// Waits for one field of a service.
pub(super) fn edit(catalog: &Catalog, id: ServiceId, field: Field) -> Option<Screen> {
    let service = catalog.any_service(id)?;
    let title = |key| Screen::text(Line::new(key).foreign("service", &service.name));
    let screen = match field {
        Field::Name => title("services-edit-name").line("services-edit-name-how"),
        Field::Price => title("services-edit-price")
            .line(priced(Line::new("services-edit-price-now"), service.price, service.price_from))
            .gap()
            .line(with_example(Line::new("services-edit-price-how"), catalog)),
        Field::Length => {
            let now =
                Line::new("services-edit-length-now").with("length", Arg::Minutes(service.visit.length_min));
            let screen = title("services-edit-length").line(now).gap().line("services-edit-length-how");
            screen.grid(
                3,
                LENGTHS.map(|minutes| preset("services-minutes", minutes, Press::Length(id, minutes))),
            )
        }
        Field::About => title("services-edit-about")
            .maybe(about(&service.about))
            .gap()
            .line("services-edit-about-how")
            .row(
                (!service.about.is_empty()).then(|| button("services-button-erase", Press::Erase(id, field))),
            ),
        Field::Photo => {
            let now =
                if service.photo.is_empty() { "services-edit-photo-none" } else { "services-card-photo" };
            let screen = title("services-edit-photo").line(now).gap().line("services-edit-photo-how");
            screen.row(
                (!service.photo.is_empty()).then(|| button("services-button-erase", Press::Erase(id, field))),
            )
        }
        Field::Buffers => {
            let line =
                Line::new("services-card-buffers").with("before", Arg::Minutes(service.visit.before_min));
            let line = line.with("after", Arg::Minutes(service.visit.after_min));
            pauses(title("services-edit-buffers").line(line).gap().line("services-edit-buffers-how"), id)
        }
        Field::Approves => {
            approvals(title("services-edit-approves").line("services-edit-approves-how"), catalog, service)
        }
    };
    Some(screen.row([button("button-back", Press::Card(id))]))
}

/// Whose bookings of it wait for a yes.
fn approves(rule: Approve) -> Line {
    Line::new("services-card-approves").with("rule", Arg::Word(approval(rule)))
}

fn approvals(screen: Screen, catalog: &Catalog, service: &Service) -> Screen {
    let chosen = |rule| if service.approves == rule { "settings-chosen" } else { "settings-preset" };
    let of_studio = Line::new("services-approves-studio")
        .with("rule", Arg::Word(approval(catalog.studio.policy.approves)));
    let own = Approve::ALL.map(|rule| {
        let line = Line::new(chosen(Some(rule))).with("value", Arg::Word(approval(rule)));
        labelled(line, Press::Approves(service.id, Some(rule)))
    });
    screen.row([labelled(of_studio, Press::Approves(service.id, None))]).grid(1, own)
}

fn pauses(screen: Screen, service: ServiceId) -> Screen {
    let press = |after, minutes| Press::Buffer { service, after, minutes };
    screen
        .grid(2, PAUSES.map(|minutes| preset("services-minutes-before", minutes, press(false, minutes))))
        .grid(2, PAUSES.map(|minutes| preset("services-minutes-after", minutes, press(true, minutes))))
}

fn preset(key: &'static str, minutes: u32, press: Press) -> Button {
    labelled(Line::new(key).with("length", Arg::Minutes(minutes)), press)
}

/// What a specialist has of their own in a service, or a wait for one value of it.
pub(super) fn own(
    catalog: &Catalog,
    id: ServiceId,
    who: SpecialistId,
    field: Option<OwnField>,
    all: &[Terms],
) -> Option<Screen> {
    let (service, specialist) = (catalog.any_service(id)?, catalog.specialist(who)?);
    let own = all.iter().find(|terms| terms.specialist == who)?;
    let title = Line::new("services-own").foreign("specialist", &specialist.name);
    let price = match own.price {
        Some(price) => Line::new("services-own-price").with("price", Arg::Money(price)),
        None => priced(Line::new("services-own-price-same"), service.price, service.price_from),
    };
    let length = if own.length_min.is_some() { "services-own-length" } else { "services-own-length-same" };
    let minutes = own.length_min.unwrap_or(service.visit.length_min);
    let screen = Screen::text(title.foreign("service", &service.name))
        .line(price)
        .line(Line::new(length).with("length", Arg::Minutes(minutes)));
    Some(match field {
        None => own_buttons(screen, id, own),
        Some(field) => {
            let how = match field {
                OwnField::Price => with_example(Line::new("services-own-price-how"), catalog),
                OwnField::Length => Line::new("services-own-length-how"),
            };
            screen.gap().line(how).row([button("button-back", Press::Own(id, who))])
        }
    })
}

fn own_buttons(screen: Screen, service: ServiceId, own: &Terms) -> Screen {
    let who = own.specialist;
    let differs = own.price.is_some() || own.length_min.is_some();
    screen
        .row([
            button("services-button-own-price", Press::EditOwn(service, who, OwnField::Price)),
            button("services-button-own-length", Press::EditOwn(service, who, OwnField::Length)),
        ])
        .row(differs.then(|| button("services-button-reset", Press::ResetOwn(service, who))))
        .row([button("button-back", Press::People(service, 0))])
}

/// Really? With what stays.
pub(super) fn ask_archive(catalog: &Catalog, id: ServiceId, coming: i64) -> Option<Screen> {
    let service = catalog.any_service(id)?;
    let visits = Line::new("services-ask-archive-visits").with("n", Arg::Count(coming));
    Some(
        Screen::text(Line::new("services-ask-archive").foreign("service", &service.name))
            .line("services-ask-archive-how")
            .maybe((coming > 0).then_some(visits))
            .row([button("services-button-archive-yes", Press::Archive(id))])
            .row([button("button-back", Press::Card(id))]),
    )
}

/// The next question about a new service.
pub(super) fn new(
    catalog: &Catalog,
    category: Option<CategoryId>,
    name: &str,
    length_min: Option<u32>,
) -> Screen {
    let again = button("button-back", Press::New(category));
    if name.is_empty() {
        return Screen::text("services-new")
            .line(with_example(Line::new("services-new-how"), catalog))
            .row([button("services-button-paste", Press::Paste)])
            .row([button("button-back", category.map_or(Press::List(0), Press::Category))]);
    }
    let title = |key| Screen::text(Line::new(key).foreign("service", name));
    if length_min.is_none() {
        let presets = LENGTHS.map(|minutes| preset("services-minutes", minutes, Press::NewLength(minutes)));
        return title("services-edit-length").line("services-edit-length-how").grid(3, presets).row([again]);
    }
    let how = with_example(Line::new("services-edit-price-how"), catalog);
    title("services-edit-price").line(how).row([again])
}

/// A category and what is in it.
pub(super) fn category(catalog: &Catalog, id: CategoryId) -> Option<Screen> {
    let category = catalog.category(id)?;
    let inside: Vec<_> = catalog.services.iter().filter(|service| service.category == id).collect();
    let number = Arg::Count(i64::try_from(inside.len()).unwrap_or(i64::MAX));
    let screen = Screen::text(Line::new("services-category").with("category", category_name(category)))
        .line(Line::new("services-category-count").with("n", number));
    let line = |service: &&&Service| {
        let line = Line::new("services-paste-line").foreign("service", &service.name);
        terms(line, service.visit.length_min, service.price, service.price_from)
    };
    let screen = inside.iter().take(LISTED).map(|service| line(&service)).fold(screen, Screen::line);
    Some(
        screen
            .row([
                button("services-button-add-here", Press::New(Some(id))),
                button("services-button-name", Press::Rename(id)),
            ])
            .row([
                button("services-button-up", Press::OrderCategory(id, Way::Up)),
                button("services-button-down", Press::OrderCategory(id, Way::Down)),
            ])
            .row([button("services-button-archive", Press::ArchiveCategory(id))])
            .row([button("button-back", Press::Categories(0))]),
    )
}

/// Waits for the name of a new category.
pub(super) fn new_category(service: Option<ServiceId>) -> Screen {
    let back = service.map_or(Press::Categories(0), |service| Press::Move(service, 0));
    Screen::text("services-new-category").line("services-new-category-how").row([button("button-back", back)])
}

/// Waits for a category's name.
pub(super) fn rename(catalog: &Catalog, id: CategoryId) -> Option<Screen> {
    let category = catalog.category(id)?;
    let title = Line::new("services-rename").with("category", category_name(category));
    Some(
        Screen::text(title)
            .line("services-new-category-how")
            .row([button("button-back", Press::Category(id))]),
    )
}

/// A specialist as clients see them.
pub(super) fn specialist(catalog: &Catalog, id: SpecialistId) -> Option<Screen> {
    let specialist = catalog.specialist(id)?;
    let screen = Screen::text(Line::new("specialist-title").foreign("specialist", &specialist.name))
        .maybe((!specialist.photo.is_empty()).then(|| Line::new("services-card-photo")))
        .maybe(about(&specialist.bio))
        .maybe(specialist.bio.is_empty().then(|| Line::new("services-bio-none")));
    let order = (catalog.specialists.len() > 1).then(|| {
        [
            button("services-button-up", Press::OrderSpecialist(id, Way::Up)),
            button("services-button-down", Press::OrderSpecialist(id, Way::Down)),
        ]
    });
    Some(
        screen
            .row([
                button("services-button-person", Press::EditCard(id, CardField::Name)),
                button("services-button-bio", Press::EditCard(id, CardField::Bio)),
            ])
            .row([button("services-button-photo", Press::EditCard(id, CardField::Photo))])
            .row(order.into_iter().flatten())
            .row([button("button-back", Press::Specialists(0))]),
    )
}

/// Waits for one value of a specialist's card.
pub(super) fn edit_card(catalog: &Catalog, id: SpecialistId, field: CardField) -> Option<Screen> {
    let specialist = catalog.specialist(id)?;
    let title = |key| Screen::text(Line::new(key).foreign("specialist", &specialist.name));
    let erase = |there: bool| there.then(|| button("services-button-erase", Press::EraseCard(id, field)));
    let screen = match field {
        CardField::Name => title("services-edit-person").line("services-edit-person-how"),
        CardField::Bio => title("services-edit-bio")
            .maybe(about(&specialist.bio))
            .gap()
            .line("services-edit-bio-how")
            .row(erase(!specialist.bio.is_empty())),
        CardField::Photo => {
            let now =
                if specialist.photo.is_empty() { "services-edit-photo-none" } else { "services-card-photo" };
            let screen = title("services-edit-portrait").line(now).gap().line("services-edit-portrait-how");
            screen.row(erase(!specialist.photo.is_empty()))
        }
    };
    Some(screen.row([button("button-back", Press::Specialist(id))]))
}
