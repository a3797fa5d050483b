//! Figures: every screen and remark.

use okoshko_dialogues::screen::{Line, Toast};
use okoshko_dialogues::staff;
use okoshko_dialogues::state::State as Any;
use okoshko_dialogues::stats::{Facts, Kind, Part, State, When};
use okoshko_domain::stats::{Figures, Period, Range};

use crate::day;
use crate::scenes::{Named, behind, draw};

pub(super) fn screens() -> Vec<Named> {
    let busy = Figures {
        visits: 128,
        ahead: 34,
        revenue: 19_800_000,
        expected: 5_100_000,
        cancelled: 9,
        no_shows: 3,
        busy_min: 7_400,
        open_min: 10_000,
        new_clients: 21,
        returning: 64,
    };
    let less = Figures { visits: 100, revenue: 25_000_000, busy_min: 6_900, ..busy };
    let none = Figures::default();
    let week = When::Period(Period::Week, 0);
    vec![
        shown("stats", week, None, busy, less),
        shown("stats, fewer", week, None, less, busy),
        shown("stats, as before", week, None, busy, busy),
        shown("stats, the first", When::Period(Period::Month, 0), None, busy, none),
        shown("stats, nothing", When::Period(Period::Day, 0), None, none, none),
        so_far("stats so far", busy, less),
        so_far("stats so far, fewer", less, busy),
        so_far("stats so far, as before", busy, busy),
        shown("stats of Anna", week, Some(crate::cast::ANNA), busy, less),
        shown(
            "stats of a day of Anna",
            When::Days(day("2025-11-01"), day("2025-11-01")),
            Some(crate::cast::ANNA),
            busy,
            less,
        ),
        shown("stats of a range", When::Days(day("2025-11-01"), day("2025-11-15")), None, less, busy),
    ]
}

fn shown(
    name: &str,
    when: When,
    of: Option<okoshko_domain::ids::SpecialistId>,
    now: Figures,
    before: Figures,
) -> Named {
    drawn(name, when, of, false, (now, before))
}

fn so_far(name: &str, now: Figures, before: Figures) -> Named {
    drawn(name, When::Period(Period::Week, 0), None, true, (now, before))
}

fn drawn(
    name: &str,
    when: When,
    of: Option<okoshko_domain::ids::SpecialistId>,
    so_far: bool,
    (now, before): (Figures, Figures),
) -> Named {
    let range = match when {
        When::Period(period, moved) => Range::around(period, day("2025-11-26"), moved),
        When::Days(first, last) => Range { first, last },
    };
    let part = |name: &str| Part { name: name.to_owned(), now, before };
    let facts = Facts {
        range,
        now,
        before,
        so_far,
        specialists: vec![part("Анна"), part("<b>Вера</b>")],
        services: vec![part("Стрижка")],
        days: vec![(range.first, now)],
        days_before: vec![(range.first.plus(-1), before)],
    };
    let paper = if of.is_some() && range.first != range.last { Kind::Table } else { Kind::Chart };
    let state = State::Figures { when, of, paper };
    draw(name, &Any::Staff(staff::State::Stats(state)), &behind(staff::Facts::Stats(facts)))
}

pub(super) fn toasts() -> Vec<Toast> {
    let quoting = |key| Toast::Warn(Line::new(key).foreign("piece", "26.11-20.11"));
    let quoting = ["stats-no-day", "stats-backwards", "stats-many-days"].map(quoting);
    [Toast::Warn(Line::new("stats-unclear"))].into_iter().chain(quoting).collect()
}
