//! A request that waits for a yes: every screen and remark.

use okoshko_dialogues::approval::{Answer, Chosen, Facts, Press, Settled, State, on_answer, on_press};
use okoshko_dialogues::facts::DayStarts;
use okoshko_dialogues::offers;
use okoshko_dialogues::screen::Toast;
use okoshko_dialogues::staff;
use okoshko_dialogues::state::State as Any;
use okoshko_dialogues::today::{self, Targets, Visit};
use okoshko_domain::booking::{Booking, Reason, Status};
use okoshko_domain::ids::{AccountId, ProposalId};
use okoshko_domain::proposal::Proposal;

use super::today::seen;
use crate::cast::{ANNA, BOOKING, booking, linen};
use crate::scenes::{Named, behind, draw};
use crate::{at, day};

fn staff_state(state: State) -> Any {
    Any::Staff(staff::State::Approval(state))
}

/// The visit before it begins.
fn to_come() -> Booking {
    booking(Status::Booked)
}

pub(super) fn screens() -> Vec<Named> {
    let mut visit = seen(Status::Cancelled);
    visit.booking.reason = Some(Reason::Unsaid);
    (visit.declined, visit.undo) = (true, true);
    let (booking, chosen) = (BOOKING, Chosen::default().with(at("2025-11-27", 15, 0)));
    let propose = |chosen, day| staff_state(State::Propose { booking, chosen, day });
    let month = State::ProposeMonth { booking, chosen, month: day("2025-11-26").month() };
    let targets = |days| {
        let targets = Targets { booking: to_come(), people: Vec::new(), to: ANNA, days };
        behind(staff::Facts::Approval(Facts::Targets(Box::new(targets))))
    };
    let starts = [15, 16, 17, 18].map(|hour| at("2025-11-27", hour, 0)).to_vec();
    let week = || vec![DayStarts { day: day("2025-11-27"), starts: starts.clone() }];
    let waiting = Proposal {
        id: ProposalId(9),
        booking,
        by: AccountId(1),
        was: to_come().span.start,
        starts: starts.clone(),
        until: at("2025-11-26", 18, 0),
        open: true,
        refused: false,
    };
    let ahead = Visit { booking: to_come(), ..seen(Status::Booked) };
    let asked = Visit { proposal: Some(waiting.clone()), asked: true, ..ahead.clone() };
    let card = Any::Staff(staff::State::Today(today::State::visit(booking)));
    let on_card = |visit: &Visit| behind(staff::Facts::Today(today::Facts::Visit(Box::new(visit.clone()))));
    let to_client = |name: &str, status| {
        (name.to_owned(), offers::proposal(&crate::cast::card(linen(), status), &waiting))
    };
    let visit_facts = behind(staff::Facts::Approval(Facts::Visit(Box::new(ahead.clone()))));
    let state = Any::Staff(staff::State::Approval(State::Declined { booking: BOOKING }));
    vec![
        draw("declined", &state, &behind(staff::Facts::Approval(Facts::Visit(Box::new(visit))))),
        draw("other times", &propose(chosen, None), &targets(week())),
        draw("other times, none", &propose(Chosen::default(), None), &targets(Vec::new())),
        draw("other times of a day", &propose(chosen, Some(day("2025-11-27"))), &targets(week())),
        draw("other times, a month", &staff_state(month), &visit_facts),
        draw("staff card, may be moved", &card, &on_card(&ahead)),
        draw("staff card, other times proposed", &card, &on_card(&asked)),
        to_client("proposal", Status::Booked),
        to_client("proposal for a request", Status::Pending),
    ]
}

pub(super) fn toasts() -> Vec<Toast> {
    let settled = [
        Settled::Accepted("Анна".into()),
        Settled::Declined("Анна".into()),
        Settled::Accepted(String::new()),
        Settled::Declined(String::new()),
        Settled::Withdrawn,
        Settled::Over,
        Settled::Changed,
    ];
    let answers = [
        Answer::Accepted(BOOKING),
        Answer::Declined(BOOKING),
        Answer::Explained(BOOKING),
        Answer::Heard(BOOKING),
        Answer::Gone,
        Answer::Proposed(BOOKING),
        Answer::Busy(BOOKING, Chosen::default()),
        Answer::TakenBack(BOOKING),
        Answer::NotToMove(BOOKING),
        Answer::NoChat(BOOKING),
    ];
    let settled = settled.map(|how| Answer::Settled(BOOKING, how));
    let full = Press::Full { booking: BOOKING, chosen: Chosen::default(), day: None };
    let by_clients =
        [offers::Answer::Busy(BOOKING), offers::Answer::Over(BOOKING), offers::Answer::Refused(BOOKING)];
    let by_clients = by_clients.into_iter().filter_map(|answer| offers::on_answer(answer).toast);
    let answers = answers.into_iter().chain(settled).filter_map(|answer| on_answer(&answer).toast);
    answers.chain(on_press(full).toast).chain(by_clients).collect()
}
