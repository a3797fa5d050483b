//! A month, days with free time as links.

use chrono::Datelike;
use okoshko_dialogues::facts::MonthDays;
use okoshko_dialogues::press::Shut;
use okoshko_dialogues::screen::{Arg, Line};
use okoshko_domain::zone::{LocalDay, Month};

use super::contacts::WEEKDAYS;
use crate::texts::Voice;

/// A month as a table.
pub(super) struct MonthView {
    pub(super) title: String,
    pub(super) previous: Option<String>,
    pub(super) next: Option<String>,
    pub(super) weekdays: Vec<String>,
    pub(super) weeks: Vec<Vec<Option<Cell>>>,
}

/// A day of it.
pub(super) struct Cell {
    pub(super) number: u32,
    pub(super) href: Option<String>,
    pub(super) label: String,
    pub(super) chosen: bool,
}

impl MonthView {
    /// Nothing when no day of it has free time.
    ///
    /// * `to`: where a day leads.
    /// * `turn`: where its arrows lead.
    pub(super) fn of(
        voice: Voice,
        facts: &MonthDays,
        chosen: Option<LocalDay>,
        to: impl Fn(LocalDay) -> String,
        turn: impl Fn(Month) -> String,
    ) -> Option<Self> {
        let month = facts.days.iter().find(|(_, free)| free.is_ok()).map(|(day, _)| day.month())?;
        let cell = |(day, free): &(LocalDay, Result<usize, Shut>)| {
            Some(Cell {
                number: day.date().day(),
                href: free.is_ok().then(|| to(*day)),
                label: voice.plain(&Arg::Date(*day)),
                chosen: chosen == Some(*day),
            })
        };
        Some(Self {
            title: voice.plain(&Arg::Month(month)),
            previous: facts.previous.map(&turn),
            next: facts.next.map(&turn),
            weekdays: WEEKDAYS.iter().map(|key| voice.text(&Line::new(key))).collect(),
            weeks: weeks(month, facts.days.iter().map(cell)),
        })
    }
}

/// Rows of seven, Monday first; nothing before the first day and after the last.
fn weeks(month: Month, days: impl Iterator<Item = Option<Cell>>) -> Vec<Vec<Option<Cell>>> {
    let before = month.first_day().date().weekday().num_days_from_monday() as usize;
    let mut cells: Vec<Option<Cell>> = std::iter::repeat_with(|| None).take(before).chain(days).collect();
    cells.resize_with(cells.len().next_multiple_of(7), || None);
    let mut weeks = Vec::new();
    while !cells.is_empty() {
        let rest = cells.split_off(7);
        weeks.push(std::mem::replace(&mut cells, rest));
    }
    weeks
}
