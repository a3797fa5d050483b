//! Whose hours, the week, and one day of it.

use okoshko_domain::hours::Interval;
use okoshko_domain::rights::Role;

use super::{About, Few, Of, Press, State, WeekPreset, any, words};
use crate::Arrival;
use crate::press::Press as AnyPress;
use crate::screen::{Arg, Button, Line, Screen, Toast};
use crate::staff::{self, Scene};
use crate::state::State as AnyState;
use crate::team;
use crate::welcome::back;

/// People on a page of the list.
const PEOPLE_PAGE: usize = 12;
/// Days with hours of their own that the week tells.
const DATES_SHOWN: usize = 3;
/// Hours of a day that many have, in minutes.
const USUAL: [(i16, i16); 4] = [(600, 1140), (540, 1080), (600, 1200), (720, 1260)];
/// Presets of a day, the day off not counted.
const PRESETS: usize = 6;

/// Whose hours? Nobody is asked who has but their own, or but one to choose from.
pub(super) fn who(scene: &Scene, page: u16) -> Arrival {
    let go = |id| {
        let week = State::Week(Of::all(id));
        Arrival::Go(AnyState::Staff(staff::State::Hours(week)), None)
    };
    let (Some(member), Some(catalog)) = (&scene.member, &scene.catalog) else {
        return Arrival::Go(AnyState::home(), Some(Toast::StaffOnly));
    };
    let own = member.specialist.filter(|_| member.role == Role::Specialist);
    let only = <[_; 1]>::try_from(catalog.specialists.iter().collect::<Vec<_>>()).ok();
    if let Some(id) = own.or(only.map(|[only]| only.id)) {
        return go(id);
    }
    if catalog.specialists.is_empty() {
        let may = matches!(member.role, Role::Owner | Role::Admin);
        let team = |key, press| Button::new(key, AnyPress::Staff(staff::Press::Team(press)));
        let invite = team::Press::Which { studio: member.studio, page: 0 };
        return Arrival::Show(
            Screen::text("hours-nobody")
                .row(may.then(|| team("team-myself", team::Press::Myself(member.studio))))
                .row(may.then(|| team("team-myself-other", invite)))
                .row([back(menu())]),
        );
    }
    let first = usize::from(page) * PEOPLE_PAGE;
    let all = catalog.specialists.iter().skip(first);
    let more = catalog.specialists.len() > first + PEOPLE_PAGE;
    let buttons =
        all.take(PEOPLE_PAGE).map(|one| Button::foreign(&one.name, any(Press::Week(Of::all(one.id)))));
    Arrival::Show(
        Screen::text("hours-who")
            .grid(2, buttons)
            .row(more.then(|| Button::new("hours-button-more", any(Press::Who(page.saturating_add(1))))))
            .row([back(if page == 0 { menu() } else { any(Press::Who(page - 1)) })]),
    )
}

fn menu() -> AnyPress {
    AnyPress::Staff(staff::Press::Menu)
}

/// Whether others can be chosen: then names are said, and back leads to the list.
fn chooses(scene: &Scene) -> bool {
    let others = scene.catalog.as_ref().is_some_and(|catalog| catalog.specialists.len() > 1);
    others && scene.member.is_some_and(|member| member.role != Role::Specialist)
}

/// Whether somebody looks at hours of their own that they have never said anything of.
pub(super) fn is_new(about: &About, scene: &Scene) -> bool {
    let own = scene.member.is_some_and(|member| member.specialist == Some(about.specialist));
    own && about.rules.places.is_empty()
}

/// With whose hours they are below the first line, where others can be chosen.
pub(super) fn says_whose(mut screen: Screen, about: &About, scene: &Scene) -> Screen {
    if chooses(scene) && !screen.lines.is_empty() {
        screen.lines.insert(1, Line::new("hours-whose").foreign("name", &about.name));
    }
    screen
}

/// The week at a glance.
pub(super) fn week(about: &About, of: Of, scene: &Scene) -> Screen {
    let title = if chooses(scene) {
        Line::new("hours-title").foreign("name", &about.name)
    } else {
        Line::new("hours-title-own")
    };
    let screen =
        details(with_week(Screen::text(title).maybe(where_at(about, of)).gap(), about, of), about, of, scene)
            .gap()
            .line("hours-hint");
    let specialist = of.specialist;
    let day = |weekday| Button::new(words::weekday(weekday), any(Press::Day { of, weekday }));
    let preset = |key, preset| Button::new(key, any(Press::WeekPreset { of, preset }));
    screen
        .row((0..7).map(day))
        .row([
            preset("hours-button-weekdays", WeekPreset::Weekdays),
            preset("hours-button-daily", WeekPreset::Daily),
        ])
        .row([
            Button::new("hours-button-own", any(Press::Own(of))),
            Button::new("hours-button-dates", any(Press::Dates { of, page: 0 })),
        ])
        .row([
            Button::new("hours-button-breaks", any(Press::Breaks(specialist))),
            Button::new("hours-button-limit", any(Press::Limit(specialist))),
        ])
        .row([if about.has_places() {
            Button::new("hours-button-places", any(Press::Places(specialist)))
        } else {
            Button::new("hours-button-new-address", any(Press::NewPlace(specialist)))
        }])
        .row([back(if chooses(scene) { any(Press::Who(0)) } else { menu() })])
}

/// Which place these hours are of, when there are several.
pub(super) fn where_at(about: &About, of: Of) -> Option<Line> {
    let place = about.place(of).filter(|_| about.has_places())?;
    Some(Line::new("hours-at").with("place", words::place(place)))
}

fn with_week(screen: Screen, about: &About, of: Of) -> Screen {
    (0..7).fold(screen, |screen, weekday| {
        let hours = words::hours(day_of(about, of, weekday));
        screen
            .line(Line::new("hours-day").with("day", Arg::Word(words::weekday(weekday))).with("hours", hours))
    })
}

/// The hours of one day of the week, 0 for Monday.
fn day_of(about: &About, of: Of, weekday: u8) -> &[Interval] {
    about.place(of).and_then(|place| place.week.days().get(usize::from(weekday))).map_or(&[], Vec::as_slice)
}

/// What else there is: pauses, the limit, the next days with hours of their own.
fn details(screen: Screen, about: &About, of: Of, scene: &Scene) -> Screen {
    let rules = &about.rules;
    let mut lines: Vec<Line> = words::alike(&rules.pauses).iter().map(|group| words::pauses(group)).collect();
    if let Some(limit) = rules.day_limit {
        lines.push(Line::new("hours-limit").with("n", Arg::Count(limit.into())));
    }
    if let Some(place) = about.place(of) {
        let next = place.overrides.range(scene.today..).take(DATES_SHOWN);
        lines.extend(next.map(|(day, hours)| {
            Line::new("hours-date").with("day", Arg::Date(*day)).with("hours", words::hours(hours))
        }));
    }
    let screen = if lines.is_empty() { screen } else { screen.gap() };
    lines.into_iter().fold(screen, Screen::line)
}

/// How to type a week.
pub(super) fn own(of: Of) -> Screen {
    Screen::text("hours-own")
        .gap()
        .line(Line::new("hours-example").with("example", Arg::Word("hours-example-week")))
        .row([back(any(Press::Week(of)))])
}

/// One day of the week: its presets are what other days have, then what many have.
pub(super) fn day(about: &About, of: Of, weekday: u8) -> Screen {
    let present = day_of(about, of, weekday);
    let title = Line::new("hours-day-title")
        .with("day", Arg::Word(words::weekday(weekday)))
        .with("hours", words::hours(present));
    let preset = |hours: &[Interval]| {
        let press = Press::DayPreset { of, weekday, hours: Few::new(hours)? };
        let label = Line::new("hours-button-hours").with("hours", words::hours(hours));
        Some(Button::new(label, any(press)))
    };
    let off = (!present.is_empty()).then(|| preset(&[])).flatten();
    Screen::text(title)
        .maybe(where_at(about, of))
        .gap()
        .line(Line::new("hours-type").with("example", Arg::Word("hours-example-day")))
        .grid(2, presets(about, of, weekday).iter().filter_map(|hours| preset(hours)))
        .row(off)
        .row([back(any(Press::Week(of)))])
}

fn presets(about: &About, of: Of, weekday: u8) -> Vec<Vec<Interval>> {
    let present = day_of(about, of, weekday);
    let others = (0..7).map(|day| day_of(about, of, day).to_vec());
    let usual = USUAL.iter().filter_map(|(from, to)| Interval::new(*from, *to).ok()).map(|it| vec![it]);
    let mut presets: Vec<Vec<Interval>> = Vec::new();
    for hours in others.chain(usual) {
        let fits = !hours.is_empty() && hours != present && words::stretches(&hours).chars().count() <= 22;
        if fits && presets.len() < PRESETS && !presets.contains(&hours) {
            presets.push(hours);
        }
    }
    presets
}
