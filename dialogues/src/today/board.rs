//! The live board: today, pinned, with a way to the day's buttons.

use super::day::{button, day_lines};
use super::{Plan, Press, Whose};
use crate::screen::{Line, Screen};

/// Lines of a day on a board: beyond them Telegram would refuse the message.
const LINES: usize = 60;

/// The board of a day. Its buttons say whose day it is, for ever.
#[must_use]
pub fn board(plan: &Plan, whose: Whose) -> Screen {
    let mut lines = day_lines(plan);
    lines.truncate(LINES);
    Screen { lines, ..Screen::default() }.gap().line(Line::new("today-board-live")).row([
        button("today-board-open", Press::TodayBelow(whose)),
        button("today-board-take-down", Press::TakeDown(whose)),
    ])
}
