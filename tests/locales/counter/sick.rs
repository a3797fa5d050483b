//! Somebody is away though people are booked: every screen and remark.

use okoshko_dialogues::Arrival;
use okoshko_dialogues::offers;
use okoshko_dialogues::screen::Toast;
use okoshko_dialogues::sick::{Answer, Facts, State, Tale, Told, arrive, counter, on_answer};
use okoshko_dialogues::staff;
use okoshko_dialogues::state::State as Any;
use okoshko_dialogues::today::{self, Closed};
use okoshko_domain::absence::{Absence, Instead, Reply};
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::ids::{AbsenceId, SpecialistId, TimeOffId};
use okoshko_domain::span::Span;
use okoshko_domain::time_off::{Kind, TimeOff};

use crate::cast::{ANNA, BOOKING, STUDIO, booking, card, linen};
use crate::scenes::{Named, behind, draw, scene};
use crate::{at, day};

fn absence(ill: bool, undone: bool) -> Absence {
    let (id, time_off, at) = (AbsenceId(3), TimeOffId(9), at("2025-11-26", 11, 55));
    Absence { id, studio: STUDIO, specialist: ANNA, time_off, ill, at, undone }
}

fn told(guest: bool, phone: &str, reply: Reply) -> Told {
    let visit = booking(Status::Booked);
    let account = visit.account.filter(|_| !guest);
    let reader = account;
    Told { booking: Booking { account, reader, ..visit }, phone: phone.to_owned(), reply }
}

fn tale(absence: Absence, visits: Vec<Told>) -> Tale {
    Tale { absence, name: "Анна".into(), visits }
}

fn everybody() -> Vec<Told> {
    let phone = "+79005550117";
    let mut all = vec![told(false, "", Reply::Waiting), told(false, phone, Reply::Waiting)];
    all.extend([told(true, "", Reply::Waiting), told(true, phone, Reply::Waiting)]);
    all.extend([told(false, "", Reply::Moved), told(false, "", Reply::Cancelled)]);
    all
}

fn shown(name: &str, state: State, facts: Facts) -> Named {
    draw(name, &Any::Staff(staff::State::Sick(state)), &behind(staff::Facts::Sick(facts)))
}

fn off(absence: Option<AbsenceId>) -> today::Facts {
    let (start, end) = (at("2025-11-27", 0, 0), at("2025-11-29", 0, 0));
    let span = Span { start, end };
    let (id, note, removed) = (TimeOffId(9), String::new(), false);
    let off = TimeOff { id, specialist: ANNA, span, kind: Kind::Vacation, note, removed };
    let days = (day("2025-11-27"), day("2025-11-28"));
    let hits = vec![booking(Status::Booked)];
    today::Facts::TimeOff(Box::new(Closed { off, days, hits, hit_count: 1, absence }))
}

pub(super) fn screens() -> Vec<Named> {
    let ask = |hits| Facts::Ask { specialist: ANNA, hits };
    let done = |tale| Facts::Tale(Box::new(tale));
    let state = || State::Done { absence: AbsenceId(3), new: false };
    let new = || State::Done { absence: AbsenceId(3), new: true };
    let question = |specialist| State::Ask { specialist };
    let on_card = |name: &str, absence| {
        let state = today::State::TimeOff { id: TimeOffId(9), page: 0, new: true };
        draw(name, &Any::Staff(staff::State::Today(state)), &behind(staff::Facts::Today(off(absence))))
    };
    let visit = card(linen(), Status::Booked);
    let instead = [
        Instead { specialist: ANNA, start: at("2025-11-28", 18, 0) },
        Instead { specialist: SpecialistId(2), start: at("2025-11-27", 18, 0) },
    ];
    let many = (0..14).map(|_| told(false, "", Reply::Waiting)).collect();
    let guests = || vec![told(true, "+79005550117", Reply::Waiting)];
    let answered = vec![told(false, "", Reply::Moved)];
    let guest = Booking { account: None, reader: None, ..booking(Status::Booked) };
    vec![
        shown("who is ill?", question(None), Facts::Whose),
        shown("ill?", question(Some(ANNA)), ask(vec![booking(Status::Booked)])),
        shown("ill, a guest", question(Some(ANNA)), ask(vec![guest])),
        shown("ill, nobody to tell", question(Some(ANNA)), ask(Vec::new())),
        shown("ill", state(), done(tale(absence(true, false), everybody()))),
        shown("away", state(), done(tale(absence(false, false), everybody()))),
        shown("ill, just now", new(), done(tale(absence(true, false), everybody()))),
        shown("away, just now", new(), done(tale(absence(false, false), everybody()))),
        shown("ill, a guest, just now", new(), done(tale(absence(true, false), guests()))),
        shown("away, a guest, just now", new(), done(tale(absence(false, false), guests()))),
        ("counter".to_owned(), counter(&tale(absence(true, false), many))),
        ("counter, all answered".to_owned(), counter(&tale(absence(true, false), answered))),
        ("counter, undone".to_owned(), counter(&tale(absence(true, true), everybody()))),
        on_card("vacation over bookings", None),
        on_card("vacation, everybody asked", Some(AbsenceId(3))),
        ("away, ill".to_owned(), offers::away(&visit, true, &instead)),
        ("away, other plans".to_owned(), offers::away(&visit, false, &instead)),
        ("away, nothing free".to_owned(), offers::away(&visit, true, &[])),
    ]
}

pub(super) fn toasts() -> Vec<Toast> {
    let answers = [
        Answer::Asked(AbsenceId(3)),
        Answer::Offered(AbsenceId(3)),
        Answer::Known(AbsenceId(3)),
        Answer::Nobody,
        Answer::Undone(ANNA),
        Answer::TooLate(AbsenceId(3)),
        Answer::Gone,
    ];
    let by_clients =
        [offers::Answer::Faster(BOOKING), offers::Answer::Stands(BOOKING), offers::Answer::Choose(BOOKING)];
    let by_clients = by_clients.into_iter().filter_map(|answer| offers::on_answer(answer).toast);
    let well = match arrive(&State::Well, &Facts::Gone, &scene()) {
        Arrival::Go(_, toast) => toast,
        Arrival::Show(_) => None,
    };
    let answers = answers.into_iter().filter_map(|answer| on_answer(answer).toast);
    answers.chain(by_clients).chain(well).collect()
}
