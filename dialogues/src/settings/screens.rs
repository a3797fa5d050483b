//! The screens of the settings.

use okoshko_domain::catalog::Studio;
use okoshko_domain::city::City;
use okoshko_domain::ids::StudioId;
use okoshko_domain::secret::Secret;
use okoshko_domain::setting::{Field, Setting};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::Zone;

use super::fields::{clears, current, label, presets, question, value};
use super::{Facts, Press, Section, State, of};
use crate::Arrival;
use crate::about::about;
use crate::press::Press as Any;
use crate::reminder;
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::setup;
use crate::staff::{self, Scene};
use crate::start::Payload;
use crate::state;
use crate::welcome::back;

/// Zones on a page.
const PAGE: usize = 10;

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    let Some(studio) = scene.catalog.as_ref().map(|catalog| &catalog.studio) else {
        return Arrival::Go(state::State::home(), Some(Toast::StaffOnly));
    };
    Arrival::Show(match state {
        State::Menu { .. } => menu(studio, facts),
        State::Section { section, .. } => self::section(studio, *section, facts),
        State::Field { field, setup, .. } => self::field(studio, *field, *setup, facts, scene.now),
        State::Zones { page, setup, .. } => zones(studio, *page, *setup, scene.now),
        State::AskZone { city, setup, .. } => match City::of_number(*city) {
            Some(city) => ask_zone(studio, city, *setup, facts, scene.now),
            None => menu(studio, facts),
        },
        State::Pause { .. } => pause(studio),
        State::Group { secret, .. } => group(studio, *secret, facts, &scene.bot),
    })
}

fn button(key: &'static str, press: Press) -> Button {
    Button::new(key, of(press))
}

fn menu(studio: &Studio, facts: &Facts) -> Screen {
    let id = studio.id;
    let note = (!studio.paused_note.is_empty()).then_some(&studio.paused_note);
    let paused = note.map_or_else(
        || Line::new("settings-paused-now"),
        |note| Line::new("settings-paused-note").foreign("note", note),
    );
    let pause = if studio.paused {
        button("settings-resume", Press::Resume(id))
    } else {
        button("settings-pause", Press::AskPause(id))
    };
    let example = studio.demo && facts.owns;
    let screen = Screen::text(Line::new("settings-title").foreign("studio", &studio.name))
        .maybe(studio.paused.then_some(paused))
        .maybe(example.then(|| Line::new("settings-example")))
        .grid(1, Section::ALL.map(|section| button(section.title(), Press::Section(id, section))))
        .row([Button::new("reminder-title-button", reminder::entrance(id)), pause]);
    let screen = if example { screen.row(setup::example(id)) } else { screen };
    screen.row([back(Any::Staff(staff::Press::Menu))])
}

fn section(studio: &Studio, section: Section, facts: &Facts) -> Screen {
    let id = studio.id;
    let line = |field: &Field| {
        let shown = value(&current(*field, studio, facts));
        Line::new("settings-line").with("field", Arg::Word(label(*field))).with("value", shown)
    };
    let open =
        |field: &Field| button(label(*field), Press::Field { studio: id, field: *field, setup: false });
    let screen =
        Screen::text(Line::new("settings-section").with("section", Arg::Word(section.title()))).gap();
    let screen = section.fields().iter().map(line).fold(screen, Screen::line);
    let group = if facts.group { "settings-group-on" } else { "settings-group-off" };
    let notices = section == Section::Notices;
    screen
        .maybe(notices.then(|| Line::new(group)))
        .grid(2, section.fields().iter().map(open))
        .row(notices.then(|| button("settings-group", Press::Group(id))))
        .row([back(of(Press::Menu(id)))])
}

fn field(studio: &Studio, field: Field, setup: bool, facts: &Facts, now: Timestamp) -> Screen {
    let id = studio.id;
    let present = current(field, studio, facts);
    let (columns, values) = presets(field);
    let offered = values.into_iter().filter_map(|value| preset(id, field, value, setup, &present));
    let zones = Press::Zones { studio: id, page: 0, setup };
    let is_zone = field == Field::Zone;
    let warning = Line::new("settings-zone-warning").with("n", Arg::Count(facts.coming));
    title(&present)
        .maybe(is_zone.then(|| clock(studio, now)))
        .line(question(field))
        .maybe((is_zone && facts.coming > 0).then_some(warning))
        .grid(columns, offered)
        .row(is_zone.then(|| button("setup-city-zones", zones)))
        .row([back(home(id, field, setup))])
}

/// What a field is now: what a studio tells of itself as its clients read it.
fn title(present: &Setting) -> Screen {
    let field = Arg::Word(label(present.field()));
    match present {
        Setting::About(html) if !html.is_empty() => {
            Screen::text(Line::new("settings-section").with("section", field)).maybe(about(html)).gap()
        }
        _ => Screen::text(Line::new("settings-field").with("field", field).with("value", value(present))),
    }
}

/// Where a field leads back to.
fn home(studio: StudioId, field: Field, setup: bool) -> Any {
    if setup {
        Any::Staff(staff::Press::Setup(setup::Press::Summary(studio)))
    } else {
        of(Press::Section(studio, Section::of(field)))
    }
}

fn preset(studio: StudioId, field: Field, number: i64, setup: bool, present: &Setting) -> Option<Button> {
    let setting = Setting::preset(field, number)?;
    let press = of(Press::Value { studio, field, value: number, setup });
    match (clears(field), setting == *present) {
        (true, true) => None,
        (true, false) => Some(Button::new("settings-clear", press)),
        (false, true) => {
            Some(Button::new(Line::new("settings-chosen").with("value", value(&setting)), press))
        }
        (false, false) => {
            Some(Button::new(Line::new("settings-preset").with("value", value(&setting)), press))
        }
    }
}

/// Every zone that a city of the table stands in: those of roubles first, then from west to east.
fn all_zones(now: Timestamp) -> Vec<(City, i64)> {
    let mut zones: Vec<(City, i64)> = Vec::new();
    for city in City::all() {
        if !zones.iter().any(|(known, _)| known.zone() == city.zone()) {
            zones.push((City::of_zone(city.zone()).unwrap_or(city), offset_min(city.zone(), now)));
        }
    }
    let abroad = |city: City| city.currency().is_none_or(|currency| currency.code() != "RUB");
    zones.sort_by_key(|(city, offset)| (abroad(*city), *offset));
    zones
}

fn offset_min(zone: Zone, now: Timestamp) -> i64 {
    (zone.local(now) - Zone::UTC.local(now)).num_minutes()
}

/// `+3`, `+5:30`, `−8`.
fn offset(minutes: i64) -> String {
    let sign = if minutes < 0 { '\u{2212}' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    if rest == 0 { format!("{sign}{hours}") } else { format!("{sign}{hours}:{rest:02}") }
}

fn zones(studio: &Studio, page: u16, setup: bool, now: Timestamp) -> Screen {
    let id = studio.id;
    let all = all_zones(now);
    let last = all.len().saturating_sub(1) / PAGE;
    let at = usize::from(page).min(last);
    let turn = |page: usize| {
        let page = u16::try_from(page).unwrap_or_default();
        of(Press::Zones { studio: id, page, setup })
    };
    let shown = all.iter().skip(at * PAGE).take(PAGE).map(|(city, minutes)| {
        let label =
            Line::new("settings-zone").foreign("offset", &offset(*minutes)).with("city", Arg::City(*city));
        let press = if setup {
            Any::Staff(staff::Press::Setup(setup::Press::City(id, *city)))
        } else {
            of(Press::Value { studio: id, field: Field::Zone, value: city.number(), setup })
        };
        Button::new(label, press)
    });
    let earlier = (at > 0).then(|| Button::new("button-earlier", turn(at - 1)));
    let later = (at < last).then(|| Button::new("button-later", turn(at + 1)));
    let up = if setup {
        Any::Staff(staff::Press::Setup(setup::Press::AskCity(id)))
    } else {
        of(Press::Field { studio: id, field: Field::Zone, setup })
    };
    Screen::text("settings-zones")
        .line(clock(studio, now))
        .grid(2, shown)
        .row(earlier.into_iter().chain(later))
        .row([back(up)])
}

/// Other clocks move nobody's visit, but everybody reads another time.
fn ask_zone(studio: &Studio, city: City, setup: bool, facts: &Facts, now: Timestamp) -> Screen {
    let id = studio.id;
    let minutes = offset_min(city.zone(), now) - offset_min(studio.zone, now);
    let question = Line::new("settings-ask-clocks")
        .with("was", value(&Setting::Zone(studio.zone)))
        .with("now", Arg::City(city));
    Screen::text(question)
        .gap()
        .line(Line::new("settings-ask-clocks-booked").with("n", Arg::Count(facts.coming)))
        .line(Line::new("settings-ask-clocks-how").foreign("shift", &offset(minutes)))
        .row([button("settings-ask-clocks-yes", Press::Clocks { studio: id, city: city.number(), setup })])
        .row([back(of(Press::Field { studio: id, field: Field::Zone, setup }))])
}

fn pause(studio: &Studio) -> Screen {
    Screen::text("settings-pause-question")
        .gap()
        .line("settings-pause-how")
        .line("settings-pause-words")
        .row([button("settings-pause-yes", Press::Pause(studio.id))])
        .row([back(of(Press::Menu(studio.id)))])
}

fn group(studio: &Studio, secret: Option<Secret>, facts: &Facts, bot: &str) -> Screen {
    let id = studio.id;
    let offered = secret.and_then(|secret| {
        let payload = Payload::Group(secret).text()?;
        Some(
            Line::new("settings-group-link")
                .foreign("link", &format!("https://t.me/{bot}?startgroup={payload}")),
        )
    });
    let link = if offered.is_some() || facts.group { "settings-group-again" } else { "settings-group-offer" };
    let state = if facts.group { "settings-group-on" } else { "settings-group-off" };
    Screen::text("settings-group-title")
        .line(state)
        .line("settings-group-how")
        .maybe(offered)
        .row([button(link, Press::OfferGroup(id))])
        .row(facts.group.then(|| button("settings-group-drop", Press::DropGroup(id))))
        .row([back(of(Press::Section(id, Section::Notices)))])
}

/// The city that the clocks stand in, and what they show.
pub(crate) fn clock(studio: &Studio, now: Timestamp) -> Line {
    let city = value(&Setting::Zone(studio.zone));
    Line::new("settings-clock").with("city", city).with("now", Arg::Time(now))
}

/// What prices are in.
pub(crate) fn currency_line(studio: &Studio) -> Line {
    Line::new("settings-currency").with("currency", value(&Setting::Currency(studio.currency)))
}

/// What clients may speak.
pub(crate) fn langs_line(studio: &Studio) -> Line {
    Line::new("settings-langs").with("langs", value(&Setting::Langs(studio.langs.clone())))
}

/// Where the privacy policy is, when there is one.
pub(crate) fn privacy_line(studio: &Studio) -> Option<Line> {
    let url = &studio.privacy_url;
    (!url.is_empty()).then(|| Line::new("settings-privacy").foreign("link", url))
}
