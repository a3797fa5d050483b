//! Why a time cannot be booked: every screen and remark.

use okoshko_dialogues::screen::{Line, Toast};
use okoshko_dialogues::staff;
use okoshko_dialogues::state::State as Any;
use okoshko_dialogues::why::{Facts, State, Told};
use okoshko_domain::booking::Status;
use okoshko_domain::hours::Interval;
use okoshko_domain::slots::Refusal;

use crate::at;
use crate::cast::{ANNA, HAIRCUT, booking};
use crate::scenes::{Named, behind, draw};

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
    let held = [Refusal::Taken, Refusal::TooClose].map(|why| told(Some(why), false)).to_vec();
    let some = |answers: &[Told]| Facts { answers: answers.to_vec() };
    let when = State::At { start: at("2025-11-28", 15, 0), service: Some(HAIRCUT) };
    vec![
        shown("why?", State::Ask, some(&[])),
        shown("why, nobody works here", when.clone(), some(&[])),
        shown("why, the first rules", when.clone(), some(&all[..7])),
        shown("why, the other rules", when.clone(), some(&all[7..])),
        shown("why, held", when, some(&held)),
    ]
}

fn told(why: Option<Refusal>, with_visit: bool) -> Told {
    Told {
        specialist: ANNA,
        name: "Анна <b>".to_owned(),
        service_name: "Стрижка".to_owned(),
        why,
        hours: vec![Interval::new(600, 840).unwrap(), Interval::new(900, 1140).unwrap()],
        visit: with_visit.then(|| booking(Status::Booked)),
    }
}

fn shown(name: &str, state: State, facts: Facts) -> Named {
    draw(name, &Any::Staff(staff::State::Why(state)), &behind(staff::Facts::Why(facts)))
}

pub(super) fn toasts() -> Vec<Toast> {
    let keys = ["why-unclear", "why-client-free", "why-choose-first"];
    keys.map(|key| Toast::Say(Line::new(key))).to_vec()
}
