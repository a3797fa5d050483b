//! What the figures look like: in words, as a picture, as a table.

use okoshko_domain::ids::SpecialistId;
use okoshko_domain::money::Money;
use okoshko_domain::stats::{Figures, Period, change_percent};
use okoshko_domain::typed::{TypedError, Wrong};

use super::{Facts, Kind, Part, Press, When};
use crate::press::Press as Any;
use crate::screen::{Arg, Bar, Button, Chart, Line, Paper, Screen, Table};
use crate::staff::{self, Scene};
use crate::welcome::back;

/// So many specialists and services are listed; the rest is in the table.
const LISTED: usize = 6;
/// A chart by days has so many bars at most.
const BARS: usize = 62;

/// The figures, the shares, and the way to other days.
pub(super) fn figures(
    when: When,
    of: Option<SpecialistId>,
    paper: Kind,
    facts: &Facts,
    scene: &Scene,
) -> Screen {
    let money = Amounts::of(scene);
    let screen = head(facts, of, scene)
        .gap()
        .line(visits(facts))
        .maybe(begun(facts))
        .maybe((facts.now.ahead > 0).then(|| Line::new("stats-ahead").with("n", Arg::Count(facts.now.ahead))))
        .line(revenue(facts, money))
        .maybe(
            (facts.now.expected > 0)
                .then(|| Line::new("stats-expected").with("sum", money.arg(facts.now.expected))),
        )
        .maybe(load(facts))
        .line(losses(&facts.now))
        .line(clients(&facts.now));
    let screen = shares(screen, "stats-specialists", &facts.specialists, money);
    let screen = shares(screen, "stats-services", &facts.services, money);
    screen
        .paper(match paper {
            Kind::Words => None,
            Kind::Chart => Some(chart(facts, of, scene, money)),
            Kind::Table => Some(table(facts, money)),
        })
        .row(periods(when, of))
        .row(arrows(when, of, facts))
        .row(papers(when, of))
        .row(own(when, of, scene))
        .row([back(Any::Staff(staff::Press::Menu))])
}

/// Why typed words are no stretch of days.
pub(super) fn unclear(error: &TypedError) -> Line {
    let key = match error.wrong {
        Wrong::NoSuchDay => "stats-no-day",
        Wrong::Backwards => "stats-backwards",
        Wrong::TooManyDays => "stats-many-days",
        _ => return Line::new("stats-unclear"),
    };
    Line::new(key).foreign("piece", &error.piece)
}

/// Amounts in the studio's currency.
#[derive(Clone, Copy)]
struct Amounts(Option<okoshko_domain::money::Currency>);

impl Amounts {
    fn of(scene: &Scene) -> Self {
        Self(scene.catalog.as_ref().map(|catalog| catalog.studio.currency))
    }

    fn arg(self, minor: i64) -> Arg {
        match self.0 {
            Some(currency) => Arg::Money(Money { minor, currency }),
            None => Arg::Count(minor),
        }
    }
}

fn head(facts: &Facts, of: Option<SpecialistId>, scene: &Scene) -> Screen {
    let range = facts.range;
    let title = if range.first == range.last {
        Line::new("stats-day").with("day", Arg::Date(range.first))
    } else {
        Line::new("stats-days").with("first", Arg::Date(range.first)).with("last", Arg::Date(range.last))
    };
    Screen::text(title).maybe(name(of, scene).map(|name| Line::new("stats-who").foreign("specialist", &name)))
}

fn name(of: Option<SpecialistId>, scene: &Scene) -> Option<String> {
    Some(scene.catalog.as_ref()?.specialist(of?)?.name.clone())
}

/// All visits, those to come too; compared with all that were before only when both are whole.
fn visits(facts: &Facts) -> Line {
    let before = if facts.so_far { 0 } else { facts.before.visits };
    let change = change(before, facts.now.visits, false);
    Line::new("stats-visits").with("now", Arg::Count(facts.now.visits)).with("change", change)
}

/// Of days that are not over: the visits that have begun, against those before by the same hour.
fn begun(facts: &Facts) -> Option<Line> {
    let (now, before) = (facts.now.begun(), facts.before.begun());
    let line =
        Line::new("stats-begun").with("now", Arg::Count(now)).with("change", change(before, now, true));
    (facts.so_far && (now > 0 || before > 0)).then_some(line)
}

/// What was earned so far; of days that are not over it is compared with the same part of those before.
fn revenue(facts: &Facts, money: Amounts) -> Line {
    let change = match facts.now.expected {
        _ if facts.so_far => change(facts.before.revenue, facts.now.revenue, true),
        0 => change(facts.before.worth(), facts.now.revenue, false),
        _ => Arg::Line(Box::new(Line::new("stats-no-change"))), // All of it is still to come.
    };
    Line::new("stats-revenue").with("now", money.arg(facts.now.revenue)).with("change", change)
}

/// How a figure differs from the one before, if there was any.
fn change(before: i64, now: i64, by_now: bool) -> Arg {
    let key = |whole, part| Line::new(if by_now { part } else { whole });
    let change = match change_percent(before, now) {
        None => Line::new("stats-no-change"),
        Some(0) => key("stats-same", "stats-same-by-now"),
        Some(percent) if percent > 0 => {
            key("stats-more", "stats-more-by-now").with("percent", Arg::Count(percent))
        }
        Some(percent) => key("stats-less", "stats-less-by-now").with("percent", Arg::Count(-percent)),
    };
    Arg::Line(Box::new(change))
}

/// The load of days that are not over will still grow: it is compared with nothing.
fn load(facts: &Facts) -> Option<Line> {
    let percent = Arg::Count(facts.now.load_percent()?);
    Some(match facts.before.load_percent().filter(|_| !facts.so_far) {
        Some(was) => Line::new("stats-load-was").with("percent", percent).with("was", Arg::Count(was)),
        None => Line::new("stats-load").with("percent", percent),
    })
}

fn losses(now: &Figures) -> Line {
    Line::new("stats-losses")
        .with("missed", Arg::Count(now.no_shows))
        .with("cancelled", Arg::Count(now.cancelled))
}

fn clients(now: &Figures) -> Line {
    Line::new("stats-clients")
        .with("new", Arg::Count(now.new_clients))
        .with("returning", Arg::Count(now.returning))
}

fn shares(screen: Screen, title: &'static str, parts: &[Part], money: Amounts) -> Screen {
    let shown: Vec<_> = parts.iter().filter(|part| part.now.visits > 0).take(LISTED).collect();
    if shown.is_empty() {
        return screen;
    }
    let line = |part: &Part| {
        Line::new("stats-share")
            .foreign("name", &part.name)
            .with("visits", Arg::Count(part.now.visits))
            .with("revenue", money.arg(part.now.worth()))
    };
    shown.into_iter().fold(screen.gap().line(title), |screen, part| screen.line(line(part)))
}

fn periods(when: When, of: Option<SpecialistId>) -> [Button; 3] {
    let button = |period, key: &'static str, chosen: &'static str| {
        let here = matches!(when, When::Period(now, _) if now == period);
        Button::new(if here { chosen } else { key }, press(When::Period(period, 0), of, Kind::Words))
    };
    [
        button(Period::Day, "stats-button-day", "stats-button-day-chosen"),
        button(Period::Week, "stats-button-week", "stats-button-week-chosen"),
        button(Period::Month, "stats-button-month", "stats-button-month-chosen"),
    ]
}

fn arrows(when: When, of: Option<SpecialistId>, facts: &Facts) -> [Button; 2] {
    let moved = |by: i32| match when {
        When::Period(period, moved) => When::Period(period, (moved + by).clamp(-super::FAR, super::FAR)),
        When::Days(..) => {
            let days = facts.range.days() * by;
            When::Days(facts.range.first.plus(days), facts.range.last.plus(days))
        }
    };
    [
        Button::new("stats-button-before", press(moved(-1), of, Kind::Words)),
        Button::new("stats-button-after", press(moved(1), of, Kind::Words)),
    ]
}

fn papers(when: When, of: Option<SpecialistId>) -> [Button; 2] {
    [
        Button::new("stats-button-chart", press(when, of, Kind::Chart)),
        Button::new("stats-button-table", press(when, of, Kind::Table)),
    ]
}

/// From everybody's figures to one's own and back, for whoever sees both.
fn own(when: When, of: Option<SpecialistId>, scene: &Scene) -> Option<Button> {
    let member = scene.member.as_ref().filter(|member| member.sees_all())?;
    let several = scene.catalog.as_ref().is_some_and(|catalog| catalog.specialists.len() > 1);
    if !several {
        return None;
    }
    match of {
        Some(_) => Some(Button::new("stats-button-all", press(when, None, Kind::Words))),
        None => Some(Button::new("stats-button-mine", press(when, Some(member.specialist?), Kind::Words))),
    }
}

fn press(when: When, of: Option<SpecialistId>, paper: Kind) -> Any {
    let press = match when {
        When::Period(period, moved) => Press::Period { period, moved, of, paper },
        When::Days(first, last) => Press::Days { first, last, of, paper },
    };
    Any::Staff(staff::Press::Stats(press))
}

/// Revenue by day; of one day, by specialist.
fn chart(facts: &Facts, of: Option<SpecialistId>, scene: &Scene, money: Amounts) -> Paper {
    let single = facts.range.first == facts.range.last;
    let bars = if single { by_specialist(facts, money) } else { by_day(facts, money) };
    let studio = scene.catalog.as_ref().map(|catalog| catalog.studio.name.clone()).unwrap_or_default();
    Paper::Chart(Box::new(Chart {
        title: Line::new("stats-chart-title").foreign("studio", &studio),
        subtitle: when_and_who(facts, of, scene),
        now: Line::new("stats-chart-now"),
        before: Line::new("stats-chart-before"),
        bars,
        lying: single,
    }))
}

/// What a picture is of, without marks: of which days, and of whom when not of all.
fn when_and_who(facts: &Facts, of: Option<SpecialistId>, scene: &Scene) -> Line {
    let (first, last) = (facts.range.first, facts.range.last);
    let line = if first == last {
        Line::new("stats-chart-one").with("day", Arg::Date(first))
    } else {
        Line::new("stats-chart-days").with("first", Arg::Date(first)).with("last", Arg::Date(last))
    };
    let who = match name(of, scene) {
        Some(name) => Line::new("stats-chart-who").foreign("specialist", &name),
        None => Line::new("stats-no-change"),
    };
    line.with("who", Arg::Line(Box::new(who)))
}

fn by_specialist(facts: &Facts, money: Amounts) -> Vec<Bar> {
    let bar = |part: &Part| Bar {
        label: Line::new("button-foreign").foreign("words", &part.name),
        value: part.now.worth(),
        before: part.before.worth(),
        says: money.arg(part.now.worth()),
    };
    facts.specialists.iter().map(bar).collect()
}

fn by_day(facts: &Facts, money: Amounts) -> Vec<Bar> {
    let before = facts.days_before.iter().map(|(_, figures)| figures.worth()).chain(std::iter::repeat(0));
    let bar = |((day, now), before)| {
        let earned = Figures::worth(now);
        let label = Line::new("stats-chart-day").with("day", Arg::DayNumber(day));
        Bar { label, value: earned, before, says: money.arg(earned) }
    };
    facts.days.iter().map(|(day, now)| (*day, now)).zip(before).map(bar).take(BARS).collect()
}

/// Every day with its figures, then the shares.
fn table(facts: &Facts, money: Amounts) -> Paper {
    let header = [
        "stats-table-what",
        "stats-table-visits",
        "stats-table-revenue",
        "stats-table-expected",
        "stats-table-cancelled",
        "stats-table-no-shows",
        "stats-table-minutes",
    ];
    let cells = |first: Arg, figures: &Figures| {
        let counts = [figures.cancelled, figures.no_shows, figures.busy_min].map(Arg::Count);
        let mut row =
            vec![first, Arg::Count(figures.visits), money.arg(figures.revenue), money.arg(figures.expected)];
        row.extend(counts);
        row
    };
    let days = facts.days.iter().map(|(day, figures)| cells(Arg::Date(*day), figures));
    let parts = facts.specialists.iter().chain(&facts.services);
    let parts = parts.map(|part| cells(Arg::Foreign(part.name.clone()), &part.now));
    Paper::Table(Box::new(Table {
        name: "stats",
        header: header.map(Line::new).to_vec(),
        rows: days.chain(parts).collect(),
    }))
}
