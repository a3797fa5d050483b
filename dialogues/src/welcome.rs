//! Arriving: commands, the front page, the catalog, the language, help.

use okoshko_domain::catalog::{Catalog, Category, Service, Specialist, Who};
use okoshko_domain::ids::{CategoryId, SpecialistId, StudioId};
use okoshko_domain::people::Lang;

use crate::Arrival;
use crate::about::about;
use crate::event::Command;
use crate::facts::{Again, Front};
use crate::press::{List, Press};
use crate::profile;
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::setup;
use crate::staff;
use crate::start::Payload;
use crate::state::{Act, State, Step};

/// A front page shows all services when they are no more than this.
const ALL_AT_ONCE: usize = 8;
/// A longer catalog begins with this many.
const FIRST_FEW: usize = 6;
/// Services on a page of a category.
const PAGE: usize = 12;

/// What a command asks for. Those that begin anew free what is held, so that nobody waits for a slot left behind;
/// whoever only looks something up keeps it until it runs out.
#[must_use]
pub fn on_command(state: &State, command: &Command) -> Step {
    match command {
        Command::Start(Some(payload)) => on_link(*payload),
        Command::Cancel if state.holds() => Step::to(State::home()).act(Act::Release).toast(Toast::Dropped),
        Command::Start(None) | Command::Book | Command::Cancel => Step::to(State::home()).act(Act::Release),
        Command::My => Step::to(State::Visits { list: List::Upcoming, after: None }),
        Command::Lang => Step::to(State::Languages),
        Command::Profile => profile::on_command(),
        Command::MyData => profile::on_data(),
        Command::Forget => profile::on_forget(),
        Command::Help => Step::to(State::Help),
        // A client who chooses a time asks about theirs.
        Command::Staff(staff::Command::Why, words) if let Some((service, who)) = state.asked() => {
            Step::to(state.clone()).act(Act::AskWhy { service, who, words: words.clone() })
        }
        Command::Staff(command, words) => staff::on_command(*command, words),
    }
}

fn on_link(payload: Payload) -> Step {
    match payload {
        Payload::Service(service) => Step::to(State::times(service, Who::Any)).act(Act::Release),
        Payload::Specialist(specialist) => Step::to(State::Specialist { specialist }).act(Act::Release),
        Payload::Slot { service, specialist, start } => {
            let who = Who::One(specialist);
            Step::to(State::times(service, who)).act(Act::Hold { service, who, start })
        }
        Payload::Claim(secret) => setup::on_claim(secret),
        Payload::Connect(secret) => crate::connect::on_link(secret),
        Payload::Unknown | Payload::Group(_) => {
            Step::to(State::home()).act(Act::Release).toast(Toast::LinkGone)
        }
        Payload::Studio(studio) => Step::to(State::Home { studio: Some(studio) }).act(Act::Release),
        Payload::Invite(secret) => crate::team::on_link(secret),
    }
}

/// Presses of these screens.
#[must_use]
pub fn on_press(press: &Press) -> Option<Step> {
    let step = match *press {
        Press::Home(studio) => Step::to(State::Home { studio }),
        Press::HomeBelow(studio) => Step::to(State::Home { studio }).below(),
        Press::Catalog(studio) => Step::to(State::Catalog { studio: Some(studio) }),
        Press::Category { studio, category, page } => {
            Step::to(State::Category { studio: Some(studio), category, page })
        }
        Press::Specialist(specialist) => Step::to(State::Specialist { specialist }),
        Press::Languages => Step::to(State::Languages),
        Press::Speak(lang) => Step::to(State::home()).act(Act::Speak(lang)),
        Press::Help => Step::to(State::Help),
        _ => return None,
    };
    Some(step)
}

/// The front page: who we are, what we do, one tap from each.
#[must_use]
pub fn home(catalog: &Catalog, front: Front) -> Screen {
    let screen = head(catalog).gap();
    let screen = match about(&catalog.studio.about) {
        Some(words) => screen.line(words).gap(),
        None => screen,
    };
    let screen = screen.row(front.again.and_then(|again| again_button(catalog, again)));
    let screen = match catalog.bookable().count() {
        _ if catalog.studio.paused => screen.line(paused_line(catalog)),
        0 => screen.line("home-no-services"),
        1..=ALL_AT_ONCE => {
            price_list(screen.line("home-question"), catalog).grid(2, catalog.bookable().map(service_button))
        }
        _ => screen
            .line("home-question")
            .grid(2, catalog.bookable().take(FIRST_FEW).map(service_button))
            .row([Button::new("button-all-services", Press::Catalog(catalog.studio.id))]),
    };
    let visits = Button::new("button-visits", Press::Visits(List::Upcoming, None));
    let several = catalog.studio.langs.len() > 1;
    let language = several.then(|| Button::new("button-language", Press::Languages));
    let studio = &catalog.studio;
    let picture = (!studio.photo.is_empty()).then(|| Button::new("button-about", Press::Studio(studio.id)));
    screen
        .row([visits, profile::entrance()])
        .row(picture.into_iter().chain(language))
        .row(front.works.then(|| Button::new("button-counter", Press::Staff(staff::Press::Menu))))
}

/// What they left unfinished, or the same again: one tap to the last look.
fn again_button(catalog: &Catalog, again: Again) -> Option<Button> {
    let Again { draft, service, specialist, start } = again;
    let line = Line::new(if draft { "home-draft" } else { "home-again" });
    let line = line.foreign("service", &catalog.service(service)?.name);
    let line = if draft { line } else { line.foreign("specialist", &catalog.specialist(specialist)?.name) };
    let press = Press::Slot { service, who: Who::One(specialist), start };
    Some(Button::new(line.with("start", Arg::When(start)), press))
}

/// Why nothing can be booked just now, in the owner's words when there are any.
fn paused_line(catalog: &Catalog) -> Line {
    match catalog.studio.paused_note.as_str() {
        "" => Line::new("home-paused"),
        note => Line::new("home-paused-note").foreign("note", note),
    }
}

/// Instead of free times.
#[must_use]
pub fn paused(catalog: &Catalog) -> Screen {
    head(catalog)
        .gap()
        .line(paused_line(catalog))
        .row([Button::new("button-visits", Press::Visits(List::Upcoming, None))])
        .row([back(Press::Home(Some(catalog.studio.id)))])
}

fn head(catalog: &Catalog) -> Screen {
    let studio = &catalog.studio;
    Screen::text(Line::new("home-title").foreign("studio", &studio.name))
        .maybe(address(catalog))
        .maybe(phone(catalog))
}

/// Where the studio is, when it says so.
pub(crate) fn address(catalog: &Catalog) -> Option<Line> {
    let address = &catalog.studio.address;
    (!address.is_empty()).then(|| Line::new("studio-address").foreign("address", address))
}

/// How to call the studio, when it says so.
pub(crate) fn phone(catalog: &Catalog) -> Option<Line> {
    let phone = &catalog.studio.phone;
    (!phone.is_empty()).then(|| Line::new("studio-phone").foreign("phone", phone))
}

fn price_list(screen: Screen, catalog: &Catalog) -> Screen {
    catalog.categories.iter().fold(screen, |screen, category| {
        let lines: Vec<_> = catalog.in_category(category.id).filter_map(price_line).collect();
        if lines.is_empty() {
            return screen;
        }
        lines.into_iter().fold(screen.gap().maybe(title(category)), Screen::line)
    })
}

/// A category's name, when it has one.
fn title(category: &Category) -> Option<Line> {
    (!category.name.is_empty()).then(|| Line::new("category-title").foreign("category", &category.name))
}

/// A service with its length and price; "from" where specialists differ.
fn price_line(service: &Service) -> Option<Line> {
    let (price, price_differs) = service.lowest_price()?;
    let (length, length_differs) = service.length_from()?;
    let key = match (length_differs, price_differs) {
        (false, false) => "service-line",
        (false, true) => "service-line-from",
        (true, false) => "service-line-from-length",
        (true, true) => "service-line-from-both",
    };
    let line = Line::new(key).foreign("service", &service.name).with("length", Arg::Minutes(length));
    Some(line.with("price", Arg::Money(price)))
}

/// A button that leads to a service's slots. One specialist is no question.
fn service_button(service: &Service) -> Button {
    let who = match service.offers.as_slice() {
        [only] => Who::One(only.specialist),
        _ => Who::Any,
    };
    Button::foreign(&service.name, times_press(service, who))
}

fn times_press(service: &Service, who: Who) -> Press {
    Press::Times { service: service.id, who, part: crate::press::Part::All, page: 0 }
}

/// All categories of a long catalog. One category is no question.
#[must_use]
pub fn catalog(catalog: &Catalog) -> Arrival {
    let studio = catalog.studio.id;
    let filled: Vec<_> = catalog.filled().collect();
    if let [only] = filled.as_slice() {
        return category(catalog, only.id, 0);
    }
    let button = |category: &Category| {
        let press = Press::Category { studio, category: category.id, page: 0 };
        if category.name.is_empty() {
            return Button::new("category-others", press);
        }
        Button::foreign(&category.name, press)
    };
    let screen = head(catalog).gap().line("catalog-question");
    Arrival::Show(screen.grid(2, filled.into_iter().map(button)).row([back(Press::Home(Some(studio)))]))
}

/// The services of one category, a page at a time.
#[must_use]
pub fn category(catalog: &Catalog, category: CategoryId, page: u16) -> Arrival {
    let studio = catalog.studio.id;
    let services: Vec<_> = catalog.in_category(category).collect();
    let skipped = usize::from(page) * PAGE;
    let shown: Vec<_> = services.iter().skip(skipped).take(PAGE).copied().collect();
    let Some(known) =
        catalog.categories.iter().find(|known| known.id == category).filter(|_| !shown.is_empty())
    else {
        return Arrival::Go(State::Home { studio: Some(studio) }, Some(Toast::ServiceGone));
    };
    let title = title(known).unwrap_or_else(|| Line::new("home-question"));
    let screen =
        shown.iter().filter_map(|service| price_line(service)).fold(Screen::text(title), Screen::line);
    let alone = catalog.filled().count() == 1;
    let up = if alone { Press::Home(Some(studio)) } else { Press::Catalog(studio) };
    let turn = |page| Press::Category { studio, category, page };
    let earlier = (page > 0).then(|| Button::new("button-earlier", turn(page.saturating_sub(1))));
    let later =
        (services.len() > skipped + PAGE).then(|| Button::new("button-later", turn(page.saturating_add(1))));
    Arrival::Show(
        screen
            .grid(2, shown.into_iter().map(service_button))
            .row(earlier.into_iter().chain(later))
            .row([back(up)]),
    )
}

/// What one specialist does. One service is no question.
#[must_use]
pub fn specialist(catalog: &Catalog, id: SpecialistId) -> Arrival {
    let services: Vec<_> = catalog.done_by(id).collect();
    let who = Who::One(id);
    let (Some(specialist), false) = (catalog.specialist(id), services.is_empty()) else {
        return Arrival::Go(State::Home { studio: Some(catalog.studio.id) }, Some(Toast::ServiceGone));
    };
    if let [only] = services.as_slice() {
        return Arrival::Go(State::times(only.id, who), None);
    }
    let line = |service: &&Service| {
        let offer = service.offer(id)?;
        let key = if service.price_from { "service-line-from" } else { "service-line" };
        let line = Line::new(key).foreign("service", &service.name);
        Some(line.with("length", Arg::Minutes(offer.visit.length_min)).with("price", Arg::Money(offer.price)))
    };
    let title = Line::new("specialist-title").foreign("specialist", &specialist.name);
    let studio = Line::new("specialist-studio").foreign("studio", &catalog.studio.name);
    let screen = Screen::text(title)
        .line(studio)
        .maybe(address(catalog))
        .maybe((!specialist.bio.is_empty()).then(|| Line::new("")))
        .maybe(about(&specialist.bio))
        .gap()
        .line("home-question");
    let shown = services.iter().take(PAGE);
    let button = |service: &&Service| Button::foreign(&service.name, times_press(service, who));
    let more = (services.len() > PAGE)
        .then(|| Button::new("button-all-services", Press::Catalog(catalog.studio.id)));
    Arrival::Show(
        shown
            .clone()
            .filter_map(line)
            .fold(screen, Screen::line)
            .grid(2, shown.map(button))
            .row(more)
            .row([back(Press::Home(Some(catalog.studio.id)))].into_iter().chain(picture(specialist))),
    )
}

fn picture(specialist: &Specialist) -> Option<Button> {
    (!specialist.photo.is_empty()).then(|| Button::new("button-about", Press::Portrait(specialist.id)))
}

/// Which studio? Only when the bot serves several and the chat has none yet.
#[must_use]
pub fn studios(studios: &[(StudioId, String)]) -> Screen {
    Screen::text("studios-question")
        .grid(1, studios.iter().take(8).map(|(id, name)| Button::foreign(name, Press::Home(Some(*id)))))
}

/// Nobody has set this bot up yet.
#[must_use]
pub fn nobody() -> Screen {
    Screen::text("studio-none")
}

/// Which language? Each in its own; of those that the studio speaks.
#[must_use]
pub fn languages(spoken: &[Lang]) -> Screen {
    let button = |lang| match lang {
        Lang::Ru => Button::new("language-ru", Press::Speak(lang)),
        Lang::En => Button::new("language-en", Press::Speak(lang)),
    };
    Screen::text("language-question").row(spoken.iter().copied().map(button)).row([back(Press::Home(None))])
}

/// Bottom left, always.
pub(crate) fn back(press: Press) -> Button {
    Button::new("button-back", press)
}
