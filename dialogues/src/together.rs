//! Several services in one visit: what else its specialist does, and taking it out again.

use okoshko_domain::booking::{SERVICES_MAX, Status};
use okoshko_domain::catalog::{Service, Who};
use okoshko_domain::ids::BookingId;
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;

use crate::Arrival;
use crate::booking::{what, when};
use crate::extras::{Press, button, count};
use crate::facts::Card;
use crate::moving;
use crate::press::{Part, Press as Any};
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::state::{State, Step};
use crate::welcome::back;

/// Services on a page, two in a row.
const PAGE: usize = 8;

/// Where the desk's word leads that the services do not fit there; of a row that was longer than what was held before.
#[must_use]
pub fn elsewhere((row, who): (BookingId, Who), start: Timestamp, why: Option<Refusal>) -> Step {
    let near = Some(start);
    let times = moving::State::Times { booking: row, who, part: Part::All, page: 0, near };
    let longer = || Toast::Warn(Line::new("together-longer"));
    Step::to(State::Moving(times)).toast(why.map_or_else(longer, Toast::Refused))
}

/// Whether something can be added or taken out.
pub(crate) fn can_change(card: &Card) -> bool {
    let booking = &card.booking;
    !booking.more.is_empty() || others(card).next().is_some()
}

fn others(card: &Card) -> impl Iterator<Item = &Service> {
    let booking = &card.booking;
    card.catalog.besides(booking.specialist, booking.service, &booking.more)
}

/// What else? A row that is a booking by now leads to where it stands.
#[must_use]
pub fn arrive(card: &Card, who: Who, page: u16) -> Arrival {
    let booking = &card.booking;
    if !matches!(booking.status, Status::Held | Status::Released) {
        return Arrival::Go(State::Visit { booking: booking.id }, Some(Toast::Settled));
    }
    let others: Vec<_> = others(card).collect();
    let last = u16::try_from(others.len().saturating_sub(1) / PAGE).unwrap_or(u16::MAX);
    let page = page.min(last);
    let shown = others.iter().skip(usize::from(page) * PAGE).take(PAGE);
    let screen =
        Screen::text("together-question").gap().line(when("visit-when", booking)).line(what(booking));
    let screen = if booking.more.len() + 1 >= SERVICES_MAX {
        screen.gap().line(Line::new("together-most").with("max", count(SERVICES_MAX)))
    } else if others.is_empty() {
        screen.gap().line("together-all")
    } else {
        shown.clone().filter_map(|service| price_line(card, service)).fold(screen.gap(), Screen::line)
    };
    let add = |service: &&Service| {
        Button::foreign(&service.name, Any::Extra(Press::Service(booking.id, who, service.id)))
    };
    let turn = |page| Press::More(booking.id, who, page);
    let earlier = (page > 0).then(|| button("button-earlier", turn(page.saturating_sub(1))));
    let later = (page < last).then(|| button("button-later", turn(page.saturating_add(1))));
    Arrival::Show(
        screen
            .grid(2, shown.map(add))
            .row(earlier.into_iter().chain(later))
            .grid(2, taken_out(card, who))
            .row([back(Any::Extra(Press::Back(booking.id, who)))]),
    )
}

fn price_line(card: &Card, service: &Service) -> Option<Line> {
    let offer = service.offer(card.booking.specialist)?;
    let key = if service.price_from { "service-line-from" } else { "service-line" };
    let line = Line::new(key).foreign("service", &service.name);
    Some(line.with("length", Arg::Minutes(offer.visit.length_min)).with("price", Arg::Money(offer.price)))
}

/// What was added can be taken out again.
fn taken_out(card: &Card, who: Who) -> impl Iterator<Item = Button> {
    let id = card.booking.id;
    card.booking.more.iter().filter_map(move |service| {
        let name = &card.catalog.any_service(*service)?.name;
        let line = Line::new("together-remove").foreign("service", name);
        Some(Button::new(line, Any::Extra(Press::NoService(id, who, *service))))
    })
}
