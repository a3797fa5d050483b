//! Links and QR pictures: every screen and remark.

use okoshko_dialogues::links::{Facts, State, Target};
use okoshko_dialogues::screen::{Line, Paper, Toast};
use okoshko_dialogues::{staff, state};

use crate::cast::{ANNA, HAIRCUT, STUDIO};
use crate::scenes::{Named, behind, draw};

pub(super) fn screens() -> Vec<Named> {
    let shown = |name: &str, state| {
        draw(name, &state::State::Staff(staff::State::Links(state)), &behind(staff::Facts::Links(Facts)))
    };
    let picture = shown("link, picture", State::Picture(Target::Service(HAIRCUT)));
    let under =
        Paper::Qr { link: "https://t.me/studio_bot?start=1v1".into(), caption: "Стрижка".into() };
    assert_eq!(picture.1.papers, [under]);
    vec![
        picture,
        shown("links", State::List { page: 0 }),
        shown("link to the studio", State::Link(Target::Studio(STUDIO))),
        shown("link to a specialist", State::Link(Target::Specialist(ANNA))),
    ]
}

pub(super) fn toasts() -> Vec<Toast> {
    vec![Toast::Warn(Line::new("links-gone"))]
}
