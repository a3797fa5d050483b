//! The live board: today, pinned, with a way to the day's buttons.

use super::day::{button, drawn};
use super::{Plan, Press, Whose};
use crate::screen::{Line, Screen};

/// The board of a day. Its buttons say whose day it is, for ever.
#[must_use]
pub fn board(plan: &Plan, whose: Whose) -> Screen {
    drawn(plan).gap().line(Line::new("today-board-live")).row([
        button("today-board-open", Press::TodayBelow(whose)),
        button("today-board-take-down", Press::TakeDown(whose)),
    ])
}
