//! A request that waits for a yes: every screen and remark.

use okoshko_dialogues::approval::{Answer, Facts, Settled, State, on_answer};
use okoshko_dialogues::screen::Toast;
use okoshko_dialogues::staff;
use okoshko_dialogues::state::State as Any;
use okoshko_domain::booking::{Reason, Status};

use super::today::seen;
use crate::cast::BOOKING;
use crate::scenes::{Named, behind, draw};

pub(super) fn screens() -> Vec<Named> {
    let mut visit = seen(Status::Cancelled);
    visit.booking.reason = Some(Reason::Unsaid);
    let state = Any::Staff(staff::State::Approval(State::Declined { booking: BOOKING }));
    vec![draw("declined", &state, &behind(staff::Facts::Approval(Facts::Visit(Box::new(visit)))))]
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
    ];
    let settled = settled.map(|how| Answer::Settled(BOOKING, how));
    answers.into_iter().chain(settled).filter_map(|answer| on_answer(&answer).toast).collect()
}
