//! A visit entered by hand: every screen and remark.

use okoshko_dialogues::add::{Check, Doers, Facts, For, Guest, Slot, State};
use okoshko_dialogues::screen::{Line, Toast};
use okoshko_dialogues::staff;
use okoshko_dialogues::state::State as Any;
use okoshko_domain::contact::Means;
use okoshko_domain::ids::{ClientId, SpecialistId};
use okoshko_domain::people::Client;
use okoshko_domain::slots::Refusal;

use crate::at;
use crate::cast::{ANNA, HAIRCUT, linen};
use crate::scenes::{Named, behind, draw};

pub(super) fn screens() -> Vec<Named> {
    let slot = Slot { specialist: ANNA, start: at("2025-11-27", 18, 0) };
    let nobody = Slot { specialist: SpecialistId(99), ..slot };
    let doers = Doers::One;
    let service = |slot| State::Service { slot, client: None, page: 1, doers };
    let maria =
        Guest { name: "Мария <b>".to_owned(), phone: "+79171234567".to_owned(), telegram_id: None };
    let first = State::Service { slot, client: None, page: 0, doers };
    let anybodys =
        State::Service { slot, client: Some(For::New(maria.clone())), page: 0, doers: Doers::Anybody };
    let whom = |guest| State::Client { slot, service: HAIRCUT, guest, doers };
    let client = Client {
        id: ClientId(1),
        name: "Мария <b>".to_owned(),
        means: Means::default(),
        note: String::new(),
        blocked: false,
        has_telegram: true,
    };
    let known = For::Known(ClientId(1));
    let check = |client: &For| State::Check { slot, service: HAIRCUT, client: client.clone() };
    let new = For::New(Guest::default());
    let rules = vec![Refusal::Closed, Refusal::TooClose];
    vec![
        shown("add", State::Ask, Facts::Scene),
        shown("add, which service", first, Facts::Scene),
        shown("add, which service, another page", service(slot), Facts::Scene),
        shown("add, no services", service(nobody), Facts::Scene),
        shown("add, anybody's service", anybodys, Facts::Services(vec![(HAIRCUT, ANNA)])),
        shown("add, for whom", whom(None), Facts::Clients(vec![client])),
        shown("add, for whom again", whom(Some(maria)), Facts::Clients(Vec::new())),
        shown("add, the last look", check(&known), facts("Мария <b>", "+79171234567", true, &[])),
        shown("add, against rules", check(&known), facts("Мария <b>", "", true, &rules)),
        shown("add, taken", check(&new), facts("", "+79171234567", false, &[Refusal::Taken])),
        shown("add, a guest", check(&new), facts("", "", false, &[])),
    ]
}

fn facts(name: &str, phone: &str, hears: bool, why: &[Refusal]) -> Facts {
    let offer = *linen().service(HAIRCUT).unwrap().offer(ANNA).unwrap();
    Facts::Check(Box::new(Check {
        offer,
        service_name: "Стрижка".to_owned(),
        specialist_name: "Анна".to_owned(),
        client_name: name.to_owned(),
        phone: phone.to_owned(),
        hears,
        why: why.to_vec(),
        doers: vec![(ANNA, "Анна".to_owned()), (SpecialistId(99), "Вера <b>".to_owned())],
        nearest: if why.contains(&Refusal::Taken) {
            vec![at("2025-11-27", 19, 0), at("2025-11-28", 10, 0)]
        } else {
            Vec::new()
        },
    }))
}

fn shown(name: &str, state: State, facts: Facts) -> Named {
    draw(name, &Any::Staff(staff::State::Add(state)), &behind(staff::Facts::Add(facts)))
}

pub(super) fn toasts() -> Vec<Toast> {
    let keys = ["add-added", "add-look", "add-old", "add-unclear", "add-not-offered"];
    let unclear = Line::new("add-phone-unclear").foreign("piece", "8917");
    keys.map(|key| Toast::Say(Line::new(key))).into_iter().chain([Toast::Warn(unclear)]).collect()
}
