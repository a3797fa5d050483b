//! The catalog behind the counter: every screen and remark.

use std::sync::Arc;

use okoshko_dialogues::screen::{Arg, Line, Toast};
use okoshko_dialogues::services::{
    self, CardField, Change, Facts, Field, Good, OwnField, Paste, Price, State, Terms, Undo, WrongLine,
};
use okoshko_dialogues::state::State as AnyState;
use okoshko_dialogues::{facts, staff};
use okoshko_domain::booking::Status;
use okoshko_domain::catalog::Catalog;
use okoshko_domain::ids::{CategoryId, ServiceId};
use okoshko_domain::policy::Approve;
use okoshko_domain::typed::{Amount, Wrong};

use crate::cast::{ANNA, HAIRCUT, card, empty, linen, long, rubles};
use crate::scenes::{Named, draw, scene};

pub(super) const ABOUT: &str =
    "Мытьё, стрижка, укладка. <b>Приходите</b> с чистой головой &amp; хорошим настроением";

pub(super) fn screens() -> Vec<Named> {
    [lists(), cards(), waits(), pastes(), clients()].into_iter().flatten().collect()
}

fn lists() -> Vec<Named> {
    let archived = |services, more| Facts::Archived { services, more };
    let away = vec![(ServiceId(9), "Завивка <b>".to_owned()), (ServiceId(8), "Пилинг".to_owned())];
    vec![
        show("services", linen(), State::List { page: 0 }, Facts::Catalog),
        show("services, dressed", dressed(), State::List { page: 0 }, Facts::Catalog),
        show("services, next page", long(), State::List { page: 1 }, Facts::Catalog),
        show("services, none", empty(), State::List { page: 0 }, Facts::Catalog),
        show("categories", unnamed(), State::Categories { page: 0 }, Facts::Catalog),
        show("category", linen(), State::Category { category: CategoryId(1) }, Facts::Catalog),
        show("specialists", linen(), State::Specialists { page: 0 }, Facts::Catalog),
        show("archive", linen(), State::Archive { page: 0 }, archived(away, true)),
        show("archive, empty", linen(), State::Archive { page: 0 }, archived(Vec::new(), false)),
        show("people", linen(), State::People { service: ServiceId(2), page: 0 }, terms()),
        show("move", unnamed(), State::Move { service: HAIRCUT, page: 0 }, Facts::Catalog),
    ]
}

fn cards() -> Vec<Named> {
    let card = |service| State::card(ServiceId(service));
    let own = |field| State::Own { service: HAIRCUT, specialist: ANNA, field };
    let ask = State::AskArchive { service: HAIRCUT };
    vec![
        show("card", linen(), card(1), Facts::Catalog),
        show(
            "card, another price",
            linen(),
            changed(price(150_000, false), price(170_050, true)),
            Facts::Catalog,
        ),
        show(
            "card, no lowest price",
            linen(),
            changed(price(10_000_000_000, true), price(0, false)),
            Facts::Catalog,
        ),
        show("card, another length", linen(), lasting(), Facts::Catalog),
        show("card, dressed", dressed(), card(1), Facts::Catalog),
        show("card, a pause after", paused_around(0, 15), card(1), Facts::Catalog),
        show("card, a pause before", paused_around(10, 0), card(1), Facts::Catalog),
        show("card, nobody", dressed(), card(2), Facts::Catalog),
        show("card, hidden", dressed(), card(4), Facts::Catalog),
        show("own terms", linen(), own(None), terms()),
        show("own terms, none", linen(), own(None), none_own()),
        show("own price", linen(), own(Some(OwnField::Price)), terms()),
        show("own length", linen(), own(Some(OwnField::Length)), terms()),
        show("really archive", linen(), ask.clone(), Facts::Coming(0)),
        show("really archive, with visits", linen(), ask, Facts::Coming(3)),
        show("specialist's card", linen(), State::Specialist { specialist: ANNA }, Facts::Catalog),
        show("specialist's card, dressed", dressed(), State::Specialist { specialist: ANNA }, Facts::Catalog),
    ]
}

fn waits() -> Vec<Named> {
    let fields = [
        Field::Name,
        Field::Price,
        Field::Length,
        Field::About,
        Field::Photo,
        Field::Buffers,
        Field::Approves,
    ];
    let card_fields = [CardField::Name, CardField::Bio, CardField::Photo];
    let new = |name: &str, length_min| State::New { category: None, name: name.to_owned(), length_min };
    let mut screens = Vec::new();
    for catalog in [linen, dressed] {
        for field in fields {
            let state = State::Edit { service: HAIRCUT, field };
            screens.push(show(&format!("edit {field:?}"), catalog(), state, Facts::Catalog));
        }
        for field in card_fields {
            let state = State::EditCard { specialist: ANNA, field };
            screens.push(show(&format!("edit card {field:?}"), catalog(), state, Facts::Catalog));
        }
    }
    screens.extend([
        show("new", linen(), new("", None), Facts::Catalog),
        show("new, length", linen(), new("Стрижка", None), Facts::Catalog),
        show("new, price", linen(), new("Стрижка", Some(60)), Facts::Catalog),
        show("new category", linen(), State::NewCategory { service: None }, Facts::Catalog),
        show("rename", linen(), State::Rename { category: CategoryId(1) }, Facts::Catalog),
    ]);
    screens
}

fn pastes() -> Vec<Named> {
    let good = |at: i64| Good {
        category: (at > 2).then(|| "Волосы".to_owned()),
        name: format!("Стрижка {at}"),
        length_min: 60,
        price: Amount { whole: 1500 + at, hundredths: 0, from: at == 2 },
    };
    let known = || Good { name: "СТРИЖКА".to_owned(), ..good(1) };
    let wrong = |(line, wrong)| WrongLine { line, category: None, text: "Стрижка".to_owned(), wrong };
    let all = [
        Wrong::NoPrice,
        Wrong::NoLength,
        Wrong::LengthOutOfRange,
        Wrong::TooMuch,
        Wrong::NameTooLong,
        Wrong::NotAService,
    ];
    let wrong: Vec<_> = (1..).zip(all).map(wrong).collect();
    let many: Vec<_> = wrong.iter().chain(&wrong).cloned().collect();
    let paste = |good, wrong| State::Paste(Paste { good, wrong });
    vec![
        show("paste", linen(), paste(Vec::new(), Vec::new()), Facts::Catalog),
        show("pasted", linen(), paste((1..=4).map(good).collect(), wrong), Facts::Catalog),
        show("pasted, a lot", linen(), paste((1..=25).map(good).collect(), Vec::new()), Facts::Catalog),
        show("pasted, there already", linen(), paste(vec![good(1), known()], Vec::new()), Facts::Catalog),
        show("pasted, nothing understood", linen(), paste(Vec::new(), many), Facts::Catalog),
    ]
}

/// What clients see of all this.
fn clients() -> Vec<Named> {
    use okoshko_domain::catalog::Who;
    let studio = |catalog| facts::Facts::Studio(Arc::new(catalog));
    let held = card(dressed(), Status::Held);
    let check = AnyState::Check { hold: held.booking.id, who: Who::Any, was: None };
    let about = AnyState::About { service: HAIRCUT, who: Who::Any };
    vec![
        draw("check, from", &check, &facts::Facts::Booking(Box::new(held))),
        draw("about a service", &about, &studio(dressed())),
        draw("about a specialist", &AnyState::Portrait { specialist: ANNA }, &studio(dressed())),
        draw(
            "a specialist who says who they are",
            &AnyState::Specialist { specialist: ANNA },
            &studio(dressed()),
        ),
        draw(
            "a long catalog with services of no category",
            &AnyState::Catalog { studio: None },
            &studio(unnamed()),
        ),
    ]
}

pub(super) fn toasts() -> Vec<Toast> {
    let words =
        ["saved", "added", "added-none", "archived", "returned", "gone", "wrong-empty", "wrong-lines"];
    let taken_back = ["undone", "undo-late", "changed-again"].map(|word| Line::new(key(word)));
    let plain = words.map(|word| Line::new(key(word)));
    let pieces = ["name", "amount", "price", "length", "range", "extra", "line", "buffers"];
    let wrong =
        pieces.map(|piece| Line::new(key(&format!("wrong-{piece}"))).foreign("piece", "полтора часа"));
    let count = |word, n| Line::new(key(word)).with("n", Arg::Count(n));
    let counted = [count("added-many", 5), count("category-full", 2), count("too-many", 500)];
    let long = ["name-long", "about-long"].map(|word| count(word, 700).with("max", Arg::Count(600)));
    let stands = Line::new("services-ordered").with("at", Arg::Count(2)).with("all", Arg::Count(5));
    plain
        .into_iter()
        .chain(wrong)
        .chain(counted)
        .chain(long)
        .chain([stands])
        .chain(taken_back)
        .map(Toast::Warn)
        .collect()
}

/// Keys are constants of the code; a test may make them.
fn key(word: &str) -> &'static str {
    format!("services-{word}").leak()
}

fn show(name: &str, catalog: Catalog, state: State, facts: Facts) -> Named {
    let scene = staff::Scene { catalog: Some(Arc::new(catalog)), ..scene() };
    let facts = facts::Facts::Staff(Box::new(scene), Box::new(staff::Facts::Services(facts)));
    draw(&format!("services: {name}"), &AnyState::Staff(staff::State::Services(state)), &facts)
}

fn terms() -> Facts {
    Facts::Terms(vec![Terms { specialist: ANNA, length_min: Some(75), price: Some(rubles(1900)) }])
}

fn none_own() -> Facts {
    Facts::Terms(vec![Terms { specialist: ANNA, length_min: None, price: None }])
}

/// Everything is said about the first service and the first specialist; the second service is done by nobody.
fn dressed() -> Catalog {
    let mut catalog = linen();
    let service = &mut catalog.services[0];
    (service.about, service.photo, service.price_from) = (ABOUT.to_owned(), "photo".to_owned(), true);
    (service.visit.before_min, service.visit.after_min) = (5, 15);
    service.approves = Some(Approve::NewClients);
    catalog.services[1].offers.clear();
    catalog.services[3].hidden = true;
    let specialist = &mut catalog.specialists[0];
    (specialist.bio, specialist.photo) = (ABOUT.repeat(3), "photo".to_owned());
    let second = catalog.services[2].clone();
    let offer = okoshko_domain::catalog::Offer { specialist: ANNA, ..second.offers[0] };
    catalog.services[2].offers.push(offer);
    catalog
}

/// A service of which something was changed a minute ago.
fn changed_just_now(change: Change) -> State {
    State::Card { service: HAIRCUT, undo: Some(Undo { change, at: scene().now.plus_min(-1) }) }
}

fn changed(was: Price, now: Price) -> State {
    changed_just_now(Change::Price { was, now })
}

fn lasting() -> State {
    changed_just_now(Change::Length { was: 90, now: 60 })
}

fn price(minor: i64, from: bool) -> Price {
    Price { minor, from }
}

/// The first service needs time before it, or after it.
fn paused_around(before_min: u32, after_min: u32) -> Catalog {
    let mut catalog = linen();
    let visit = &mut catalog.services[0].visit;
    (visit.before_min, visit.after_min) = (before_min, after_min);
    catalog
}

/// Some services stand in no category.
fn unnamed() -> Catalog {
    let mut catalog = linen();
    catalog.categories[2].name.clear();
    catalog
}

#[test]
fn a_gone_service_leads_to_the_list() {
    let state = State::card(ServiceId(999));
    let arrival = services::arrive(&state, &Facts::Catalog, &scene());
    assert!(matches!(arrival, okoshko_dialogues::Arrival::Go(AnyState::Staff(_), Some(_))), "{arrival:?}");
}
