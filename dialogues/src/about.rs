//! What a service is and who a specialist or a studio is, in the owner's formatted words and a picture.

use okoshko_domain::catalog::{Catalog, Who};
use okoshko_domain::formatted::shown;
use okoshko_domain::ids::{ServiceId, SpecialistId};

use crate::Arrival;

use crate::press::{Part, Press};
use crate::screen::{Arg, Button, Line, Paper, Screen, Toast};
use crate::state::{State, Step};
use crate::welcome::{address, back};

/// Longer words are folded: the times under them matter more.
const FOLDED_FROM: usize = 160;

/// Presses of these screens.
#[must_use]
pub fn on_press(press: &Press) -> Option<Step> {
    match *press {
        Press::About { service, who } => Some(Step::to(State::About { service, who })),
        Press::Portrait(specialist) => Some(Step::to(State::Portrait { specialist })),
        Press::Studio(studio) => Some(Step::to(State::Studio { studio })),
        _ => None,
    }
}

/// Formatted words above a choice, folded when they are long. A quotation cannot stand in another one.
pub(crate) fn about(html: &str) -> Option<Line> {
    if html.is_empty() {
        return None;
    }
    let long = shown(html) > FOLDED_FROM || html.lines().count() > 4;
    let folded = long && !html.contains("<blockquote") && !html.contains("<pre");
    let key = if folded { "about-folded" } else { "about-words" };
    Some(Line::new(key).with("about", Arg::Html(html.to_owned())))
}

/// A service with its picture and all its words.
#[must_use]
pub fn service(catalog: &Catalog, id: ServiceId, who: Who) -> Arrival {
    let Some(service) = catalog.service(id) else {
        return Arrival::Go(State::Home { studio: Some(catalog.studio.id) }, Some(Toast::ServiceGone));
    };
    let times = Press::Times { service: id, who, part: Part::All, page: 0 };
    let screen = Screen::text(Line::new("about-title").foreign("name", &service.name));
    Arrival::Show(
        whole(screen, &service.about, &service.photo)
            .row([Button::new("button-times", times)])
            .row([back(times)]),
    )
}

/// A specialist with their picture and all their words.
#[must_use]
pub fn specialist(catalog: &Catalog, id: SpecialistId) -> Arrival {
    let home = State::Home { studio: Some(catalog.studio.id) };
    let Some(specialist) = catalog.specialist(id) else {
        return Arrival::Go(home, Some(Toast::ServiceGone));
    };
    let screen = Screen::text(Line::new("specialist-title").foreign("specialist", &specialist.name));
    let screen = whole(screen, &specialist.bio, &specialist.photo);
    Arrival::Show(screen.row([back(Press::Specialist(id))]))
}

/// A studio with its picture and all its words.
#[must_use]
pub fn studio(catalog: &Catalog) -> Screen {
    let studio = &catalog.studio;
    let screen = Screen::text(Line::new("about-title").foreign("name", &studio.name)).maybe(address(catalog));
    let screen = screen.maybe((!studio.about.is_empty()).then(|| Line::new("")));
    whole(screen, &studio.about, &studio.photo).row([back(Press::Home(Some(studio.id)))])
}

fn whole(screen: Screen, html: &str, photo: &str) -> Screen {
    let words = Line::new("about-words").with("about", Arg::Html(html.to_owned()));
    screen
        .maybe((!html.is_empty()).then_some(words))
        .paper((!photo.is_empty()).then(|| Paper::Photo(photo.to_owned())))
}
