//! Rules and facts of a studio: every screen and remark.

use std::sync::Arc;

use okoshko::texts::lex;
use okoshko_dialogues::event::Given;
use okoshko_dialogues::facts::{Facts, Front};
use okoshko_dialogues::screen::Toast;
use okoshko_dialogues::settings::{Answer, Facts as Own, Section, State, on_answer, on_given};
use okoshko_dialogues::staff::{self, Scene};
use okoshko_dialogues::state::State as Any;
use okoshko_domain::catalog::{Catalog, Studio};
use okoshko_domain::people::Lang;
use okoshko_domain::policy::{Approve, Buffers, CancelUntil, Policy};
use okoshko_domain::secret::Secret;
use okoshko_domain::setting::Field;

use super::services::ABOUT;
use crate::cast::{STUDIO, bare, linen};
use crate::scenes::{Named, draw, scene};

fn of(name: &str, catalog: Catalog, state: State, facts: Own) -> Named {
    let scene = Scene { catalog: Some(Arc::new(catalog)), ..scene() };
    let facts = Facts::Staff(Box::new(scene), Box::new(staff::Facts::Settings(facts)));
    draw(&format!("settings: {name}"), &Any::Staff(staff::State::Settings(state)), &facts)
}

fn paused(note: &str) -> Catalog {
    let linen = linen();
    let studio = Studio { paused: true, paused_note: note.to_owned(), demo: true, ..linen.studio };
    Catalog { studio, ..linen }
}

/// A studio that tells of itself.
fn told() -> Catalog {
    let linen = linen();
    let studio = Studio { about: ABOUT.repeat(3), photo: "photo".to_owned(), ..linen.studio };
    Catalog { studio, ..linen }
}

/// Everything at its other end.
fn strict() -> Catalog {
    let bare = bare();
    let policy = Policy {
        notice_min: 0,
        cancel_until: CancelUntil::Never,
        buffers: Buffers::Overlap,
        approves: Approve::Everybody,
        ..bare.studio.policy
    };
    let studio = Studio { policy, langs: vec![Lang::En], pin: Some((55_790_000, 49_120_000)), ..bare.studio };
    Catalog { studio, ..bare }
}

pub(super) fn screens() -> Vec<Named> {
    let studio = STUDIO;
    let facts = Own { group: true, agenda: Some(510), digest: None, coming: 12, owns: true };
    let menu = || State::Menu { studio: None };
    let section = |section| State::Section { studio, section };
    let group = |secret| State::Group { studio, secret };
    let secret = Some(Secret::from_random([7; 24]));
    let mut screens = vec![
        of("menu", linen(), menu(), facts),
        of("menu, paused", paused(""), menu(), facts),
        of("menu, paused with words", paused("В отпуске"), menu(), facts),
        of("about", linen(), section(Section::About), facts),
        of("about, bare", strict(), section(Section::About), facts),
        of("about, told", told(), section(Section::About), facts),
        of("rules", linen(), section(Section::Rules), facts),
        of("rules, strict", strict(), section(Section::Rules), facts),
        of("notices", linen(), section(Section::Notices), facts),
        of("notices, no group", linen(), section(Section::Notices), Own::default()),
        of("zones", linen(), State::Zones { studio, page: 0, setup: true }, facts),
        of("zones, the last", linen(), State::Zones { studio, page: 99, setup: false }, facts),
        of("clocks?", linen(), State::AskZone { studio, city: 4, setup: false }, Own { coming: 3, ..facts }),
        of("pause", linen(), State::Pause { studio }, facts),
        of("group", linen(), group(None), facts),
        of("group, none", linen(), group(None), Own::default()),
        of("group, link", linen(), group(secret), Own::default()),
    ];
    let field = |field| State::Field { studio, field, setup: false };
    screens.extend(Field::ALL.map(|one| of(&format!("{one:?}"), linen(), field(one), facts)));
    screens.extend(
        [Field::About, Field::Photo].map(|one| of(&format!("{one:?}, told"), told(), field(one), facts)),
    );
    screens.push(of("langs, English", strict(), field(Field::Langs), facts));
    screens.extend(clients());
    screens
}

/// What clients see of it.
fn clients() -> [Named; 2] {
    let front = |catalog| Facts::Front(Arc::new(catalog), Front::default());
    [
        draw("home of a studio that tells of itself", &Any::home(), &front(told())),
        draw("about a studio", &Any::Studio { studio: STUDIO }, &Facts::Studio(Arc::new(told()))),
    ]
}

pub(super) fn toasts() -> Vec<Toast> {
    let set = |setup| Answer::Set { studio: STUDIO, field: Field::Name, setup };
    let answers = [
        set(true),
        set(false),
        Answer::SlugTaken(STUDIO),
        Answer::Paused(STUDIO),
        Answer::Resumed(STUDIO),
        Answer::Dropped(STUDIO),
    ];
    let state = State::Menu { studio: None };
    let answered = answers.iter().filter_map(|answer| on_answer(&state, answer).toast);
    let long = "я".repeat(300);
    let typed = [
        (Field::Notice, "завтра"),
        (Field::Window, "0"),
        (Field::Zone, "Ы"),
        (Field::Address, long.as_str()),
        (Field::Privacy, "нет ссылки"),
        (Field::Slug, "лён"),
        (Field::Slug, "x"),
        (Field::Slug, "2024"),
        (Field::Sites, "нет ссылки"),
        (Field::Sites, "a.ru b.ru c.ru d.ru e.ru f.ru"),
        (Field::About, ""),
        (Field::Photo, "вот"),
    ];
    let refused = typed.into_iter().filter_map(|(field, text)| {
        let given = Given::Text { typed: lex(text), html: String::new() };
        on_given(&State::Field { studio: STUDIO, field, setup: false }, &given)?.toast
    });
    let long = Given::Text { typed: lex(&"ж".repeat(300)), html: String::new() };
    let paused = on_given(&State::Pause { studio: STUDIO }, &long).and_then(|step| step.toast);
    answered.chain(refused).chain(paused).collect()
}
