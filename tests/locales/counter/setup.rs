//! An owner sets a studio up: every screen and remark.

use std::sync::Arc;

use okoshko_dialogues::event::Given;
use okoshko_dialogues::facts::Facts;
use okoshko_dialogues::screen::Toast;
use okoshko_dialogues::setup::{Answer, Counts, Facts as Own, State, on_answer, on_given};
use okoshko_dialogues::staff::{self, Scene};
use okoshko_dialogues::state::State as Any;
use okoshko_domain::catalog::{Catalog, Studio};
use okoshko_domain::typed::Typed;

use crate::cast::{STUDIO, bare, linen};
use crate::scenes::{Named, draw, scene};

/// A screen of the owner of this studio.
fn of(name: &str, catalog: Catalog, state: State, facts: Own) -> Named {
    let scene = Scene { catalog: Some(Arc::new(catalog)), ..scene() };
    let facts = Facts::Staff(Box::new(scene), Box::new(staff::Facts::Setup(facts)));
    draw(&format!("setup: {name}"), &Any::Staff(staff::State::Setup(state)), &facts)
}

fn example() -> Catalog {
    let linen = linen();
    Catalog { studio: Studio { demo: true, ..linen.studio }, ..linen }
}

fn solo() -> Catalog {
    let mut bare = bare();
    bare.specialists.truncate(1);
    Catalog { studio: Studio { solo: true, ..bare.studio }, ..bare }
}

/// Its last question is still open.
fn unplaced() -> Catalog {
    let linen = linen();
    Catalog { studio: Studio { address: String::new(), ..linen.studio }, ..linen }
}

pub(super) fn screens() -> Vec<Named> {
    let studio = STUDIO;
    let here = || Own::Studio(Counts { visits: 84, clients: 12 });
    let city = |typed: Option<&str>| State::City { studio, typed: typed.map(str::to_owned) };
    let nobody = Catalog { specialists: Vec::new(), ..bare() };
    vec![
        of("name", linen(), State::Name, Own::May("Анна <b>".to_owned())),
        of("name of nobody", linen(), State::Name, Own::May(String::new())),
        of("kind", linen(), State::Kind { studio }, here()),
        of("rename", linen(), State::Rename { studio }, here()),
        of("kind, the first time", unplaced(), State::Kind { studio }, here()),
        of("city, the first time", unplaced(), city(None), here()),
        of("city", linen(), city(None), here()),
        of("city unknown", linen(), city(Some("Средиземье")), here()),
        of("city guessed", linen(), city(Some("ново")), here()),
        of("summary", linen(), State::Summary { studio }, here()),
        of("summary of one", solo(), State::Summary { studio }, here()),
        of("summary of nobody", nobody, State::Summary { studio }, here()),
        of("next", linen(), State::Next { studio }, here()),
        of("next of one", solo(), State::Next { studio }, here()),
        of("next of the example", example(), State::Next { studio }, here()),
        of("ask to own", example(), State::AskOwn { studio }, here()),
        of("ask to remove", example(), State::AskRemove { studio }, here()),
    ]
}

pub(super) fn toasts() -> Vec<Toast> {
    let answers = [
        Answer::Used,
        Answer::Expired,
        Answer::Unknown,
        Answer::Owned(STUDIO),
        Answer::Removed,
        Answer::Awaited(STUDIO, 1),
        Answer::Awaited(STUDIO, 5),
        Answer::NoExample(STUDIO),
    ];
    let long = Typed { text: "ж".repeat(65), ..Typed::default() };
    let typed = on_given(&State::Name, &Given::Text { typed: long, html: String::new() });
    let answered = answers.iter().map(|answer| on_answer(&State::Name, answer).toast);
    answered.chain([typed.and_then(|step| step.toast)]).flatten().collect()
}
