//! Links and QR pictures: every screen and remark.

use std::sync::Arc;

use okoshko_dialogues::links::{Facts, State, Target};
use okoshko_dialogues::screen::{Line, Paper, Toast};
use okoshko_dialogues::{facts, staff, state};
use okoshko_domain::catalog::{Catalog, Studio};

use crate::cast::{ANNA, HAIRCUT, STUDIO, linen};
use crate::scenes::{Named, behind, draw, scene};

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
        shown("widget", State::Widget(STUDIO)),
        draw(
            "widget, no site yet",
            &state::State::Staff(staff::State::Links(State::Widget(STUDIO))),
            &siteless(),
        ),
        shown("link to the studio", State::Link(Target::Studio(STUDIO))),
        shown("link to a specialist", State::Link(Target::Specialist(ANNA))),
    ]
}

/// The owner of a studio that names no site.
fn siteless() -> facts::Facts {
    let linen = linen();
    let studio = Studio { sites: Vec::new(), ..linen.studio };
    let catalog = Some(Arc::new(Catalog { studio, ..linen }));
    let scene = staff::Scene { catalog, ..scene() };
    facts::Facts::Staff(Box::new(scene), Box::new(staff::Facts::Links(Facts)))
}

pub(super) fn toasts() -> Vec<Toast> {
    vec![Toast::Warn(Line::new("links-gone"))]
}
