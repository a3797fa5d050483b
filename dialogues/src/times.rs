//! When? The nearest slots first, a whole day on demand. Chips choose the specialist in place.

use okoshko_domain::catalog::{Catalog, Who};
use okoshko_domain::ids::{ServiceId, SpecialistId};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

use crate::Arrival;
use crate::about::about;
use crate::facts::{Asked, Day, DayStarts, Times};
use crate::moving;
use crate::press::{Part, Press};
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::state::{Act, State, Step};
use crate::welcome::{back, phone};

/// Days on the list of the nearest slots.
pub const NEAREST_DAYS: usize = 4;
/// Slots of one day on that list.
const NEAREST_STARTS: usize = 3;
/// Specialists in the row of chips, beside "any".
const CHIPS: usize = 2;
/// More slots than this are shown by parts of the day.
const WITHOUT_PARTS: usize = 12;
/// Slots on one page of a day.
const DAY_PAGE: usize = 16;

const PARTS: [(Part, &str); 3] =
    [(Part::Morning, "part-morning"), (Part::Day, "part-day"), (Part::Evening, "part-evening")];
const CHOSEN_PARTS: [&str; 3] = ["part-morning-chosen", "part-day-chosen", "part-evening-chosen"];

/// Presses of these screens.
#[must_use]
pub fn on_press(state: &State, press: &Press) -> Option<Step> {
    let step = match *press {
        Press::Times { service, who, part, page } => {
            Step::to(State::Times { service, who, part, page, near: None })
        }
        Press::Day { service, who, day, part, page } => {
            Step::to(State::Day { service, who, day, part, page })
        }
        Press::Month { service, who, month } => Step::to(State::Month { service, who, month }),
        Press::Shut(why) => Step::nothing(state.clone()).toast(Toast::Shut(why)),
        Press::Label => Step::nothing(state.clone()),
        Press::Slot { service, who, start } => {
            Step::to(State::times(service, who)).act(Act::Hold { service, who, start })
        }
        _ => return None,
    };
    Some(step)
}

/// The nearest slots. A service that only one specialist does asks for nobody else.
#[must_use]
pub fn arrive(times: &Times, part: Part, page: u16) -> Arrival {
    let asked = &times.asked;
    let zone = asked.catalog.studio.zone;
    let screen = head(asked).maybe(words(asked)).gap();
    let screen = if times.days.is_empty() {
        nothing_free(screen, asked, part)
    } else {
        screen.line(if times.near.is_empty() { "times-nearest" } else { "times-nearest-marked" })
    };
    let screen = screen.row(chips(asked, part, page));
    let screen = times
        .days
        .iter()
        .fold(screen, |screen, day| screen.row(day_row(asked, day, part, zone, &times.near)));
    Arrival::Show(with_choice(screen, times, part).row([back(asked.out())].into_iter().chain(picture(asked))))
}

/// What the service is; whoever has a visit knows.
fn words(asked: &Asked) -> Option<Line> {
    asked.service().filter(|_| asked.row.is_none()).and_then(|service| about(&service.about))
}

/// More about a service that has a picture.
fn picture(asked: &Asked) -> Option<Button> {
    let service = asked.service().filter(|service| asked.row.is_none() && !service.photo.is_empty())?;
    Some(Button::new("button-about", Press::About { service: service.id, who: asked.who }))
}

/// What is being booked, with whom, how long, how much.
pub(crate) fn head(asked: &Asked) -> Screen {
    if let Some(row) = asked.row.as_ref().filter(|_| !asked.is_draft()) {
        return moving::head(row);
    }
    let one = || asked.service().map_or("", |service| service.name.as_str());
    let name = asked.row.as_ref().map_or_else(one, |row| row.service_name.as_str());
    let title = match asked.who {
        Who::Any => Line::new("times-title-any"),
        Who::One(id) => {
            let name = asked.catalog.specialist(id).map_or("", |specialist| specialist.name.as_str());
            Line::new("times-title").foreign("specialist", name)
        }
    };
    Screen::text(title.foreign("service", name)).maybe(terms(asked))
}

/// How long and how much; "from" where the specialists who will do differ.
fn terms(asked: &Asked) -> Option<Line> {
    let cheapest = asked.offers().min_by_key(|offer| offer.price.minor)?.price;
    let shortest = asked.offers().map(|offer| offer.visit.length_min).min()?;
    let from = asked.service().is_some_and(|service| service.price_from);
    let price_differs = from || asked.offers().any(|offer| offer.price != cheapest);
    let length_differs = asked.offers().any(|offer| offer.visit.length_min != shortest);
    let line = Line::new(match (length_differs, price_differs) {
        (false, false) => "times-terms",
        (false, true) => "times-terms-from",
        (true, false) => "times-terms-from-length",
        (true, true) => "times-terms-from-both",
    });
    Some(line.with("length", Arg::Minutes(shortest)).with("price", Arg::Money(cheapest)))
}

fn nothing_free(screen: Screen, asked: &Asked, part: Part) -> Screen {
    if part != Part::All {
        return screen.line("times-nothing-in-part");
    }
    let days = asked.catalog.studio.policy.window_days;
    screen.line(Line::new("times-nothing").with("days", Arg::Count(days.into()))).maybe(phone(&asked.catalog))
}

/// One row: any, then a page of specialists, then the next page. Nobody to choose from: no row.
fn chips(asked: &Asked, part: Part, page: u16) -> Vec<Button> {
    let offers = &asked.offers;
    if offers.len() < 2 {
        return Vec::new();
    }
    let press = |who, page| asked.times(who, part, page);
    let any = if asked.who == Who::Any { "chip-any-chosen" } else { "chip-any" };
    let mut row = vec![Button::new(any, press(Who::Any, page))];
    let skipped = usize::from(page) * CHIPS;
    let shown = offers.iter().skip(skipped).take(CHIPS);
    row.extend(shown.filter_map(|offer| {
        let specialist = asked.catalog.specialist(offer.specialist)?;
        let chosen = asked.who == Who::One(specialist.id);
        let line =
            Line::new(if chosen { "chip-chosen" } else { "chip" }).foreign("specialist", &specialist.name);
        Some(Button::new(line, press(Who::One(specialist.id), page)))
    }));
    if offers.len() > CHIPS {
        let last = offers.len() <= skipped + CHIPS;
        let turned = if last { 0 } else { page.saturating_add(1) };
        row.push(Button::new("chip-more", press(asked.who, turned)));
    }
    row
}

/// The page of the row on which a specialist stands.
pub(crate) fn page_of(catalog: &Catalog, service: ServiceId, specialist: SpecialistId) -> u16 {
    let offers = catalog.any_service(service).map(|service| service.offers.as_slice()).unwrap_or_default();
    let place = offers.iter().position(|offer| offer.specialist == specialist);
    place.and_then(|place| u16::try_from(place / CHIPS).ok()).unwrap_or_default()
}

/// The day's name, which opens the whole day at the chosen part, then a few of its slots.
fn day_row(asked: &Asked, day: &DayStarts, part: Part, zone: Zone, near: &[Timestamp]) -> Vec<Button> {
    let label =
        Button::new(Line::new("day-button").with("day", Arg::Day(day.day)), asked.day(day.day, part, 0));
    let picked = pick(day, zone, near);
    std::iter::once(label).chain(picked.into_iter().map(|start| slot_button(asked, start, near))).collect()
}

/// A few slots that stand for a day: the marked ones, else the first of each part, filled up with the earliest.
pub(crate) fn pick(day: &DayStarts, zone: Zone, near: &[Timestamp]) -> Vec<Timestamp> {
    let marked = day.starts.iter().copied().filter(|start| near.contains(start));
    let parts = PARTS
        .iter()
        .filter_map(|(part, _)| day.starts.iter().copied().find(|start| part.holds(zone.minute_of(*start))));
    let mut picked: Vec<Timestamp> = Vec::with_capacity(NEAREST_STARTS);
    for start in marked.chain(parts).chain(day.starts.iter().copied()) {
        if picked.len() < NEAREST_STARTS && !picked.contains(&start) {
            picked.push(start);
        }
    }
    picked.sort_unstable();
    picked
}

fn slot_button(asked: &Asked, start: Timestamp, near: &[Timestamp]) -> Button {
    let key = if near.contains(&start) { "slot-near" } else { "slot" };
    Button::new(Line::new(key).with("time", Arg::Time(start)), asked.slot(start))
}

/// Another date, or only a part of the day. Pressing the chosen part takes it off.
fn with_choice(screen: Screen, times: &Times, part: Part) -> Screen {
    let asked = &times.asked;
    let other_date = times.days.first().map(|first| other_date(asked, first.day));
    let worth_choosing = part != Part::All || !times.days.is_empty();
    let tabs = || part_tabs(part, |part| asked.times(asked.who, part, 0));
    screen.row(other_date).row(worth_choosing.then(tabs).into_iter().flatten())
}

fn part_tabs(chosen: Part, press: impl Fn(Part) -> Press) -> Vec<Button> {
    let tab = |((part, plain), marked): ((Part, &'static str), &'static str)| {
        if part == chosen { Button::new(marked, press(Part::All)) } else { Button::new(plain, press(part)) }
    };
    PARTS.into_iter().zip(CHOSEN_PARTS).map(tab).collect()
}

/// All slots of one day; more than a dozen, or a chosen part of them, by parts of the day. A day without slots leads
/// back to the nearest.
#[must_use]
pub fn day(facts: &Day, chosen: Part, page: u16) -> Arrival {
    let (asked, day) = (&facts.asked, facts.slots.day);
    let zone = asked.catalog.studio.zone;
    if facts.slots.starts.is_empty() {
        let toast = Toast::Shut(crate::press::Shut::Full);
        return Arrival::Go(asked.nearest(), Some(toast));
    }
    let by_parts = facts.slots.starts.len() > WITHOUT_PARTS || chosen != Part::All;
    let open = if by_parts { open_part(&facts.slots, chosen, zone) } else { Part::All };
    let starts: Vec<_> = in_part(&facts.slots, open, zone).collect();
    // What lay behind the last page may have been taken meanwhile.
    let last_page = u16::try_from(starts.len().saturating_sub(1) / DAY_PAGE).unwrap_or(u16::MAX);
    let page = page.min(last_page);
    let press = |part, page| asked.day(day, part, page);
    let tabs = if by_parts { part_tabs(open, |part| press(part, 0)) } else { Vec::new() };
    let shown = starts.iter().skip(usize::from(page) * DAY_PAGE).take(DAY_PAGE).copied();
    Arrival::Show(
        head(asked)
            .gap()
            .line(Line::new("day-title").with("day", Arg::Day(day)))
            .row(tabs)
            .grid(4, shown.map(|start| slot_button(asked, start, &[])))
            .row(pages(starts.len(), page, |page| press(chosen, page)))
            .row([back_to_times(asked, chosen), other_date(asked, day)]),
    )
}

/// The part that was asked for, or the first one that has slots.
fn open_part(slots: &DayStarts, part: Part, zone: Zone) -> Part {
    let filled = |part: &Part| in_part(slots, *part, zone).next().is_some();
    let asked = Some(part).filter(|part| *part != Part::All && filled(part));
    asked.or_else(|| PARTS.map(|(part, _)| part).into_iter().find(filled)).unwrap_or(Part::All)
}

fn in_part(slots: &DayStarts, part: Part, zone: Zone) -> impl Iterator<Item = Timestamp> {
    slots.starts.iter().copied().filter(move |start| part.holds(zone.minute_of(*start)))
}

fn pages(count: usize, page: u16, press: impl Fn(u16) -> Press) -> Vec<Button> {
    let earlier = (page > 0).then(|| Button::new("button-earlier", press(page.saturating_sub(1))));
    let more = count > (usize::from(page) + 1) * DAY_PAGE;
    earlier
        .into_iter()
        .chain(more.then(|| Button::new("button-later", press(page.saturating_add(1)))))
        .collect()
}

/// Back from a day or a month.
pub(crate) fn back_to_times(asked: &Asked, part: Part) -> Button {
    back(asked.times(asked.who, part, 0))
}

fn other_date(asked: &Asked, day: LocalDay) -> Button {
    Button::new("button-other-date", asked.month(day.month()))
}
