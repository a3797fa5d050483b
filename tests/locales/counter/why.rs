//! Why a time cannot be booked: every screen and remark.

use std::sync::Arc;

use okoshko_dialogues::facts::Facts as AnyFacts;
use okoshko_dialogues::screen::{Line, Toast};
use okoshko_dialogues::staff::{self, Scene};
use okoshko_dialogues::state::State as Any;
use okoshko_dialogues::why::{Facts, State, Told};
use okoshko_domain::booking::Status;
use okoshko_domain::hours::Interval;
use okoshko_domain::ids::TimeOffId;
use okoshko_domain::policy::Buffers;
use okoshko_domain::slots::Refusal;
use okoshko_domain::span::Span;
use okoshko_domain::time_off::{Kind, TimeOff};

use crate::at;
use crate::cast::{ANNA, HAIRCUT, booking, linen};
use crate::scenes::{Named, behind, draw, scene};

pub(super) fn screens() -> Vec<Named> {
    let reasons = [
        None,
        Some(Refusal::Past),
        Some(Refusal::TooSoon { notice_min: 90 }),
        Some(Refusal::TooFar { window_days: 21 }),
        Some(Refusal::DayOff),
        Some(Refusal::Closed),
        Some(Refusal::TimeOff),
        Some(Refusal::OffGrid),
        Some(Refusal::Taken),
        Some(Refusal::TooClose),
        Some(Refusal::DayFull { limit: 3 }),
        Some(Refusal::Paused),
        Some(Refusal::NotOffered),
    ];
    let all: Vec<_> = reasons.into_iter().map(|why| told(why, true)).collect();
    let held = [Refusal::Taken, Refusal::TooClose, Refusal::TimeOff];
    let held = held.map(|why| told(Some(why), false)).to_vec();
    let some = |answers: &[Told]| Facts { answers: answers.to_vec() };
    let when = State::At { start: at("2025-11-28", 15, 0), service: Some(HAIRCUT) };
    vec![
        shown("why?", State::Ask, some(&[])),
        shown("why, nobody works here", when.clone(), some(&[])),
        shown("why, the first rules", when.clone(), some(&all[..7])),
        shown("why, the other rules", when.clone(), some(&all[7..])),
        shown("why, held", when.clone(), some(&held)),
    ]
    .into_iter()
    .chain(reasons.map(|why| one(why, true, &when)))
    .chain([one(Some(Refusal::TimeOff), false, &when), overlapping(&when), no_hours(&when)])
    .collect()
}

fn no_hours(when: &State) -> Named {
    let answers = vec![Told { hours: Vec::new(), ..told(Some(Refusal::Closed), false) }];
    shown("why, no hours that day", when.clone(), Facts { answers })
}

/// What one specialist's answer offers to change.
fn one(why: Option<Refusal>, whole: bool, when: &State) -> Named {
    shown(&format!("why, only {why:?}, {whole}"), when.clone(), Facts { answers: vec![told(why, whole)] })
}

/// The minutes around two visits are not added here: they are the service's own.
fn overlapping(when: &State) -> Named {
    let facts = Facts { answers: vec![told(Some(Refusal::TooClose), true)] };
    let mut linen = linen();
    linen.studio.policy.buffers = Buffers::Overlap;
    let scene = Scene { catalog: Some(Arc::new(linen)), ..scene() };
    let facts = AnyFacts::Staff(Box::new(scene), Box::new(staff::Facts::Why(facts)));
    draw("why, breaks overlap", &Any::Staff(staff::State::Why(when.clone())), &facts)
}

fn told(why: Option<Refusal>, with_visit: bool) -> Told {
    Told {
        specialist: ANNA,
        name: "Анна <b>".to_owned(),
        service: HAIRCUT,
        service_name: "Стрижка".to_owned(),
        why,
        hours: vec![Interval::new(600, 840).unwrap(), Interval::new(900, 1140).unwrap()],
        visit: with_visit.then(|| booking(Status::Booked)),
        off: (with_visit && why == Some(Refusal::TimeOff)).then(|| TimeOff {
            id: TimeOffId(1),
            specialist: ANNA,
            span: Span::lasting(at("2025-11-28", 15, 0), 60),
            kind: Kind::Block,
            note: String::new(),
            removed: false,
        }),
    }
}

fn shown(name: &str, state: State, facts: Facts) -> Named {
    draw(name, &Any::Staff(staff::State::Why(state)), &behind(staff::Facts::Why(facts)))
}

pub(super) fn toasts() -> Vec<Toast> {
    let keys = ["why-unclear", "why-client-free", "why-choose-first"];
    let quoting = |key| Toast::Warn(Line::new(key).foreign("piece", "31.02"));
    let plain = keys.map(|key| Toast::Say(Line::new(key)));
    plain.into_iter().chain(["why-no-day", "why-no-time"].map(quoting)).collect()
}
