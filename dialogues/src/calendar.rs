//! A month at a glance: which days have a slot. Arrows jump over empty months.

use chrono::Datelike;
use okoshko_domain::zone::{LocalDay, Month};

use crate::Arrival;
use crate::facts::{Asked, MonthDays};
use crate::press::{Part, Press, Shut};
use crate::screen::{Arg, Button, Line};
use crate::times::{back_to_times, head};

/// So few free slots are marked as few.
const FEW: usize = 3;

/// The names of the columns.
pub(crate) const WEEKDAYS: [&str; 7] =
    ["weekday-mon", "weekday-tue", "weekday-wed", "weekday-thu", "weekday-fri", "weekday-sat", "weekday-sun"];

/// The month; an empty one opens at the next that is not.
#[must_use]
pub fn arrive(month: Month, facts: &MonthDays) -> Arrival {
    let asked = &facts.asked;
    if let Some(month) = facts.instead {
        return Arrival::Go(asked.in_month(month), None);
    }
    if facts.days.iter().all(|(_, free)| free.is_err()) {
        return Arrival::Go(asked.nearest(), None); // Nothing anywhere: it says so.
    }
    let cells = facts.days.iter().map(|(day, free)| cell(asked, *day, *free, facts.today));
    let before = month.first_day().date().weekday().num_days_from_monday() as usize;
    let blank = || Button::new("calendar-blank", Press::Label);
    let mut grid: Vec<Button> = std::iter::repeat_with(blank).take(before).chain(cells).collect();
    grid.resize_with(grid.len().next_multiple_of(7), blank);
    Arrival::Show(
        head(asked)
            .gap()
            .line("calendar-question")
            .row(arrows(month, facts))
            .row(WEEKDAYS.map(|key| Button::new(key, Press::Label)))
            .grid(7, grid)
            .row([back_to_times(asked, Part::All)]),
    )
}

fn arrows(month: Month, facts: &MonthDays) -> Vec<Button> {
    let asked = &facts.asked;
    let to = |month| asked.month(month);
    let title = Button::new(Line::new("calendar-month").with("month", Arg::Month(month)), Press::Label);
    let previous = facts.previous.map(|month| Button::new("calendar-previous", to(month)));
    let next = facts.next.map(|month| Button::new("calendar-next", to(month)));
    previous.into_iter().chain([title]).chain(next).collect()
}

fn cell(asked: &Asked, day: LocalDay, free: Result<usize, Shut>, today: LocalDay) -> Button {
    let press = match free {
        Ok(_) => asked.day(day, Part::All, 0),
        Err(why) => Press::Shut(why),
    };
    let key = match free {
        Ok(_) if day == today => "calendar-today",
        Ok(1..=FEW) => "calendar-few",
        Ok(_) => "calendar-free",
        Err(_) => "calendar-shut",
    };
    Button::new(Line::new(key).with("day", Arg::DayNumber(day)), press)
}
