//! Buttons that nobody was shown: every kind behind the counter with numbers from the ends of what a field holds.
//!
//! A dialogue never fails: whatever can be read as a press leads to a screen, for whoever may do everything and for
//! whoever may do little.

use okoshko_dialogues::event::Event;
use okoshko_dialogues::press::{Press, base36};

use super::{FIELDS, Stages, comes, kinds};
use crate::cast::{Dice, Front, NOW};

/// An owner and a specialist, by their number in Telegram.
const PRESSING: [i64; 2] = [907, 904];
/// Throws of every kind with every number of fields.
const THROWS: usize = 6;

/// The ends of an id, a page, a day, a month, a minute and a length, and what lies just outside.
const ENDS: [i64; 22] = [
    0,
    1,
    2,
    7,
    600,
    1440,
    20_781,
    // The last day that a calendar has, one in its last year, and the day after.
    80_000,
    84_006,
    84_007,
    // Months: now, the last one, and far off.
    682,
    2_759,
    24_000_000,
    NOW.0 / 60 + 1_440,
    u16::MAX as i64,
    u32::MAX as i64,
    i32::MAX as i64,
    i32::MAX as i64 + 1,
    i64::MAX / 60,
    i64::MAX / 60 + 1,
    i64::MAX - 1,
    i64::MAX,
];

/// Every press that the dice and the ends make; the first fields are often the thing with the number 1.
fn forged() -> Vec<Press> {
    let mut dice = Dice(24);
    let mut presses = Vec::new();
    for kind in kinds() {
        for fields in 0..FIELDS {
            for _ in 0..THROWS * fields.max(1) {
                let mut data = format!("1.{kind}");
                for _ in 0..fields {
                    let field = if dice.below(3) == 0 { 1 } else { ENDS[dice.below(ENDS.len())] };
                    data = format!("{data}.{}", base36::write(field));
                }
                presses.extend(Press::read(&data));
            }
        }
    }
    // Days to close in a year that no month of the picker reaches.
    presses.extend(Press::read(&format!("1.Df.2.1.{}.0.0", base36::write(80_000))));
    presses
}

#[test]
fn no_forged_button_breaks_a_screen() {
    crate::engines::runtime().block_on(async {
        let presses = forged();
        assert!(presses.len() > 500, "{} presses are not worth the name", presses.len());
        let mut stages = Stages::build().await;
        for telegram_id in PRESSING {
            let db = stages.next().await;
            let front = Front::of(&db);
            front.desk.open_site("https://okoshko.example");
            for press in presses.clone() {
                comes(&front, telegram_id, Event::Press(press)).await;
            }
        }
    });
}
