//! Who works here: every screen and remark.

use okoshko_dialogues::screen::Toast;

use crate::scenes::Named;

pub(super) fn screens() -> Vec<Named> {
    Vec::new()
}

pub(super) fn toasts() -> Vec<Toast> {
    Vec::new()
}
