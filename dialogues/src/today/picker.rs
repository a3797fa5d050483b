//! A month to choose a day from: every day from today on.

use chrono::Datelike;
use okoshko_domain::zone::{LocalDay, Month};

use crate::calendar::WEEKDAYS;
use crate::press::Press;
use crate::screen::{Arg, Button, Line, Screen};

/// So many months from today on can be turned to.
const MONTHS: i32 = 18;

/// Adds a month to a screen. Days before `first` are shut.
///
/// * `turn`: what the arrows mean.
/// * `choose`: what a day means.
pub(crate) fn month(
    screen: Screen,
    month: Month,
    first: LocalDay,
    today: LocalDay,
    turn: impl Fn(Month) -> Press,
    choose: impl Fn(LocalDay) -> Press,
) -> Screen {
    // A forged button may name any first day: what is open to the arrows never ends before it.
    let latest = Month(today.month().0 + MONTHS).max(first.month());
    let month = month.clamp(first.month(), latest);
    let label = |key| Button::new(key, Press::Label);
    let title = Button::new(Line::new("calendar-month").with("month", Arg::Month(month)), Press::Label);
    let back = (first.month() < month).then(|| Button::new("calendar-previous", turn(month.previous())));
    let on = (month < latest).then(|| Button::new("calendar-next", turn(month.next())));
    let before = month.first_day().date().weekday().num_days_from_monday() as usize;
    let days = month.days().map(|day| cell(day, first, today, &choose));
    let blank = || label("calendar-blank");
    let mut grid: Vec<Button> = std::iter::repeat_with(blank).take(before).chain(days).collect();
    grid.resize_with(grid.len().next_multiple_of(7), blank);
    screen.row(back.into_iter().chain([title]).chain(on)).row(WEEKDAYS.map(label)).grid(7, grid)
}

fn cell(day: LocalDay, first: LocalDay, today: LocalDay, choose: impl Fn(LocalDay) -> Press) -> Button {
    let line = |key| Line::new(key).with("day", Arg::DayNumber(day));
    match day {
        day if day < first => Button::new(line("calendar-shut"), Press::Label),
        day if day == today => Button::new(line("calendar-today"), choose(day)),
        day => Button::new(line("calendar-free"), choose(day)),
    }
}
