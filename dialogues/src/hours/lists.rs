//! Days with hours of their own, pauses, the limit of a day, places.

use okoshko_domain::hours::{Interval, Pause, Place};
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::zone::LocalDay;

use super::screens::where_at;
use super::{About, DATES_PAGE, DateHours, Of, PlaceField, Press, any, words};
use crate::screen::{Arg, Button, Line, Screen};
use crate::welcome::back;

/// Days that can be pressed, from today on: two rows of a calendar.
const DAYS: i32 = 14;
/// Hours of one date that many choose, in minutes.
const SHORT_DAYS: [(i16, i16); 4] = [(600, 840), (600, 900), (840, 1200), (600, 1140)];
/// Pauses that many have, in minutes.
const LUNCHES: [(i16, i16); 3] = [(720, 780), (780, 840), (840, 900)];
/// Limits that many have.
const LIMITS: [u32; 6] = [3, 4, 5, 6, 8, 10];
/// Pauses and places on a page.
const MOST_ROWS: usize = 5;

fn hours_button(hours: &[Interval], press: Press) -> Button {
    Button::new(Line::new("hours-button-hours").with("hours", words::hours(hours)), any(press))
}

fn type_it(example: &'static str) -> Line {
    Line::new("hours-type").with("example", Arg::Word(example))
}

/// Coming days with hours of their own, and days to choose one more from.
pub(super) fn dates(about: &About, of: Of, page: u16, today: LocalDay) -> Screen {
    let own: Vec<_> =
        about.place(of).map(|place| place.overrides.range(today..).collect()).unwrap_or_default();
    let first = usize::from(page) * DATES_PAGE;
    let shown = own.iter().skip(first).take(DATES_PAGE);
    let screen = Screen::text("hours-dates").maybe(where_at(about, of)).gap();
    let screen = if own.is_empty() { screen.line("hours-dates-none") } else { screen };
    let screen = shown.clone().fold(screen, |screen, (day, hours)| {
        screen.line(Line::new("hours-date").with("day", Arg::Date(**day)).with("hours", words::hours(hours)))
    });
    let day_button = |day: LocalDay| {
        let label = Line::new("hours-button-day").with("day", Arg::DayNumber(day));
        Button::new(label, any(Press::Date { of, day }))
    };
    let drop = |day: LocalDay| {
        let label = Line::new("hours-button-drop-date").with("day", Arg::Date(day));
        Button::new(label, any(Press::DatePreset { of, day, hours: DateHours::Usual }))
    };
    let turn = |key, page| Button::new(key, any(Press::Dates { of, page }));
    let earlier = (page > 0).then(|| turn("hours-button-earlier", page - 1));
    let later = (own.len() > first + DATES_PAGE).then(|| turn("hours-button-later", page.saturating_add(1)));
    screen
        .gap()
        .line(Line::new("hours-dates-hint").with("example", Arg::Word("hours-example-date")))
        .grid(7, (0..DAYS).map(|ahead| day_button(today.plus(ahead))))
        .grid(1, shown.map(|(day, _)| drop(**day)))
        .row(earlier.into_iter().chain(later))
        .row([back(any(Press::Week(of)))])
}

/// One date: its hours, and what they may be instead.
pub(super) fn date(about: &About, of: Of, day: LocalDay) -> Screen {
    let place = about.place(of);
    let present = place.map(|place| place.intervals(day)).unwrap_or_default();
    let is_own = place.is_some_and(|place| place.overrides.contains_key(&day));
    let title =
        Line::new("hours-date-title").with("day", Arg::Date(day)).with("hours", words::hours(present));
    let usual = SHORT_DAYS.iter().filter_map(|(from, to)| Interval::new(*from, *to).ok());
    let preset = |interval: Interval| {
        hours_button(&[interval], Press::DatePreset { of, day, hours: DateHours::One(interval) })
    };
    let off = (!present.is_empty())
        .then(|| hours_button(&[], Press::DatePreset { of, day, hours: DateHours::Off }));
    let again = is_own.then(|| {
        Button::new("hours-button-usual", any(Press::DatePreset { of, day, hours: DateHours::Usual }))
    });
    Screen::text(title)
        .maybe(where_at(about, of))
        .gap()
        .line(type_it("hours-example-day"))
        .grid(2, usual.filter(|interval| present != [*interval]).map(preset))
        .row(off)
        .row(again)
        .row([back(any(Press::Dates { of, page: 0 }))])
}

/// Pauses, each with a button that takes it away; those that differ in their day alone are one.
pub(super) fn breaks(about: &About, page: u16) -> Screen {
    let specialist = about.specialist;
    let groups = words::alike(&about.rules.pauses);
    let screen = Screen::text("hours-breaks").gap();
    let screen = if groups.is_empty() { screen.line("hours-breaks-none") } else { screen };
    let screen =
        on_page(&groups, page).iter().fold(screen, |screen, group| screen.line(words::pauses(group)));
    let lunches = LUNCHES.iter().filter_map(|(from, to)| Interval::new(*from, *to).ok());
    let lunch = |interval: Interval| hours_button(&[interval], Press::AddBreak { specialist, interval });
    screen
        .gap()
        .line(Line::new("hours-breaks-hint").with("example", Arg::Word("hours-example-break")))
        .grid(1, on_page(&groups, page).iter().filter_map(|group| drop_breaks(specialist, group)))
        .row(turns(groups.len(), page, |page| Press::BreaksPage(specialist, page)))
        .row(lunches.map(lunch))
        .row([back(any(Press::Week(Of::all(specialist))))])
}

fn drop_breaks(specialist: SpecialistId, group: &[&Pause]) -> Option<Button> {
    let id = group.first()?.id;
    let label = Line::new("hours-button-drop-break").with("what", Arg::Line(Box::new(words::pauses(group))));
    let press = match group {
        [_] => Press::DropBreak { specialist, id },
        _ => Press::DropBreaks { specialist, id },
    };
    Some(Button::new(label, any(press)))
}

/// The rows of a page, or of the last one.
fn on_page<T>(all: &[T], page: u16) -> &[T] {
    let last = all.len().saturating_sub(1) / MOST_ROWS;
    let first = usize::from(page).min(last) * MOST_ROWS;
    all.get(first..all.len().min(first + MOST_ROWS)).unwrap_or_default()
}

/// What leads to the pages before and after this one.
fn turns(all: usize, page: u16, to: impl Fn(u16) -> Press) -> impl Iterator<Item = Button> {
    let last = u16::try_from(all.saturating_sub(1) / MOST_ROWS).unwrap_or(u16::MAX);
    let page = page.min(last);
    let turn = |key, page| Button::new(key, any(to(page)));
    let earlier = page.checked_sub(1).map(|before| turn("hours-button-earlier", before));
    let later = (page < last).then(|| turn("hours-button-later", page + 1));
    earlier.into_iter().chain(later)
}

/// How many visits a day.
pub(super) fn limit(about: &About) -> Screen {
    let specialist = about.specialist;
    let present = match about.rules.day_limit {
        Some(limit) => Line::new("hours-limit").with("n", Arg::Count(limit.into())),
        None => Line::new("hours-limit-none"),
    };
    let preset = |limit: u32| {
        let label = Line::new("hours-button-number").with("n", Arg::Count(limit.into()));
        Button::new(label, any(Press::LimitPreset { specialist, limit: Some(limit) }))
    };
    let free = Button::new("hours-button-no-limit", any(Press::LimitPreset { specialist, limit: None }));
    Screen::text("hours-limit-title")
        .line(present)
        .gap()
        .line(type_it("hours-example-limit"))
        .grid(
            3,
            LIMITS.iter().filter(|limit| about.rules.day_limit != Some(**limit)).map(|limit| preset(*limit)),
        )
        .row(about.rules.day_limit.map(|_| free))
        .row([back(any(Press::Week(Of::all(specialist))))])
}

/// Where they work.
pub(super) fn places(about: &About, page: u16) -> Screen {
    let specialist = about.specialist;
    let of = |place: &Place| Of { specialist, place: Some(place.calendar) };
    let button = |place: &Place| {
        let label = Line::new("hours-button-place").with("place", words::place(place));
        Button::new(label, any(Press::Place(of(place))))
    };
    Screen::text("hours-places")
        .grid(1, on_page(&about.rules.places, page).iter().map(button))
        .row(turns(about.rules.places.len(), page, |page| Press::PlacesPage(specialist, page)))
        .row([Button::new("hours-button-new-place", any(Press::NewPlace(specialist)))])
        .row([back(any(Press::Week(Of::all(specialist))))])
}

/// One place: its hours, and what it is known by.
pub(super) fn place(about: &About, of: Of) -> Screen {
    let Some(place) = about.place(of) else { return places(about, 0) };
    let edit = |key, field| Button::new(key, any(Press::EditPlace { of, field }));
    let address = match place.address.as_str() {
        "" => Line::new("hours-place-same"),
        address => Line::new("studio-address").foreign("address", address),
    };
    let drop = Press::DropPlace { specialist: of.specialist, calendar: place.calendar };
    Screen::text(Line::new("hours-place-title").with("place", words::place(place)))
        .line(address)
        .row([Button::new("hours-button-hours-there", any(Press::Week(of)))])
        .row([edit("hours-button-name", PlaceField::Name), edit("hours-button-address", PlaceField::Address)])
        .row((about.rules.places.len() > 1).then(|| Button::new("hours-button-drop-place", any(drop))))
        .row([back(any(Press::Places(of.specialist)))])
}

/// Waits for the name of a new place, then for its address.
pub(super) fn new_place(about: &About, name: &str) -> Screen {
    let specialist = about.specialist;
    let week = back(any(Press::Week(Of::all(specialist))));
    if name.is_empty() {
        return Screen::text("hours-new-place").line("hours-new-place-hint").row([week]);
    }
    let same = Button::new("hours-button-same-address", any(Press::SameAddress(specialist)));
    Screen::text(Line::new("hours-new-address").foreign("name", name))
        .row([same])
        .row([back(any(Press::NewPlace(specialist)))])
}

/// Waits for a place's name or address.
pub(super) fn edit_place(about: &About, of: Of, field: PlaceField) -> Screen {
    let key = match field {
        PlaceField::Name => "hours-edit-name",
        PlaceField::Address => "hours-edit-address",
    };
    let place = about.place(of).map_or(Arg::Word("hours-place-main"), words::place);
    Screen::text(Line::new(key).with("place", place)).row([back(any(Press::Place(of)))])
}
