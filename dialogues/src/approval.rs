//! A request waits for somebody's yes: accepting it, declining it, saying why not, proposing another time.

mod chosen;
mod press;
mod propose;
mod screens;

use okoshko_domain::booking::Reason;
use okoshko_domain::ids::BookingId;
use okoshko_domain::proposal::MOST;
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::zone::{LocalDay, Month};
use serde::{Deserialize, Serialize};

pub use self::chosen::Chosen;
pub use self::press::{Excuse, Press};
pub use self::screens::arrive;
pub(crate) use self::screens::{buttons, proposed, proposing, request, unchosen};
use crate::event::Given;
use crate::screen::{Arg, Line, Toast};
use crate::staff::{self, Gate, to};
use crate::state::{Act as AnyAct, Step};
use crate::today::{self, REASON_MAX};

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// It was declined: why?
    Declined {
        /// Which.
        booking: BookingId,
    },
    /// Which other times?
    Propose {
        /// For which visit.
        booking: BookingId,
        /// Those chosen so far.
        chosen: Chosen,
        /// The day that is shown; without one the nearest days.
        day: Option<LocalDay>,
    },
    /// A month to choose the day from.
    ProposeMonth {
        /// For which visit.
        booking: BookingId,
        /// Those chosen so far.
        chosen: Chosen,
        /// Which month.
        month: Month,
    },
}

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Say yes to a request.
    Accept(BookingId),
    /// Say no to it.
    Decline(BookingId),
    /// Say why it was declined, before the client hears.
    Explain(BookingId, Reason),
    /// Propose these times to the client.
    Propose(BookingId, Chosen),
    /// Take the proposal back.
    Withdraw(BookingId),
}

/// What the desk says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The visit is agreed.
    Accepted(BookingId),
    /// It will not take place.
    Declined(BookingId),
    /// The client hears the reason.
    Explained(BookingId),
    /// The client has heard already.
    Heard(BookingId),
    /// The client is asked.
    Proposed(BookingId),
    /// Not all of the times are free any more; these are.
    Busy(BookingId, Chosen),
    /// The proposal is taken back.
    TakenBack(BookingId),
    /// The visit is not to come any more.
    NotToMove(BookingId),
    /// The client has no chat to be asked in.
    NoChat(BookingId),
    /// It waits for nobody any more.
    Settled(BookingId, Settled),
    /// It is not there any more.
    Gone,
}

/// How a request was settled before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Settled {
    /// This person said yes; empty for one without a name.
    Accepted(String),
    /// This person said no; empty for one without a name.
    Declined(String),
    /// Its client took it back.
    Withdrawn,
    /// It was to start by now.
    Over,
    /// Something else became of it.
    Changed,
}

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub enum Facts {
    /// The visit.
    Visit(Box<today::Visit>),
    /// Free times.
    Targets(Box<today::Targets>),
    /// It is not there any more.
    Gone,
}

impl State {
    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        let (Self::Declined { booking } | Self::Propose { booking, .. } | Self::ProposeMonth { booking, .. }) =
            *self;
        Gate::of(Right::Day, Subject::Booking(booking))
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        let (Self::Accept(booking)
        | Self::Decline(booking)
        | Self::Explain(booking, _)
        | Self::Propose(booking, _)
        | Self::Withdraw(booking)) = *self;
        Gate::of(Right::Day, Subject::Booking(booking))
    }
}

fn here(state: State) -> Step {
    to(staff::State::Approval(state))
}

fn visit(booking: BookingId) -> Step {
    to(staff::State::Today(today::State::visit(booking)))
}

fn act(act: Act) -> AnyAct {
    AnyAct::Staff(staff::Act::Approval(act))
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    match press {
        Press::Accept(booking) => visit(booking).act(act(Act::Accept(booking))),
        Press::Decline(booking) => here(State::Declined { booking }).act(act(Act::Decline(booking))),
        Press::Explain(booking, excuse) => {
            here(State::Declined { booking }).act(act(Act::Explain(booking, excuse.reason())))
        }
        Press::Propose { booking, chosen, day } => here(State::Propose { booking, chosen, day }),
        Press::Full { booking, chosen, day } => {
            let most = i64::try_from(MOST).unwrap_or(i64::MAX);
            let full = Line::new("propose-full").with("n", Arg::Count(most));
            here(State::Propose { booking, chosen, day }).toast(Toast::Say(full))
        }
        Press::Month { booking, chosen, month } => here(State::ProposeMonth { booking, chosen, month }),
        Press::Send { booking, chosen } => {
            let step = here(State::Propose { booking, chosen, day: None });
            if chosen.is_empty() { step } else { step.act(act(Act::Propose(booking, chosen))) }
        }
        Press::Withdraw(booking) => visit(booking).act(act(Act::Withdraw(booking))),
    }
}

/// Where something typed leads: it is the reason.
#[must_use]
pub fn on_given(state: &State, given: &Given) -> Option<Step> {
    let (State::Declined { booking }, Given::Text { typed, .. }) = (state, given) else { return None };
    if typed.text.chars().count() > REASON_MAX {
        let most = i64::try_from(REASON_MAX).unwrap_or(i64::MAX);
        let long = Line::new("today-long").with("max", Arg::Count(most));
        return Some(here(state.clone()).toast(Toast::Warn(long)));
    }
    let reason = Reason::Words(typed.text.clone());
    Some(here(state.clone()).act(act(Act::Explain(*booking, reason))))
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(answer: &Answer) -> Step {
    let say = |key| Toast::Say(Line::new(key));
    match answer {
        Answer::Accepted(booking) => {
            let news = Some(today::News::Accepted);
            to(staff::State::Today(today::State::Visit { booking: *booking, news }))
                .toast(say("approval-accepted-toast"))
        }
        Answer::Declined(booking) => {
            here(State::Declined { booking: *booking }).toast(say("approval-declined-toast"))
        }
        Answer::Explained(booking) => visit(*booking).toast(say("approval-explained")),
        Answer::Heard(booking) => visit(*booking).toast(say("approval-heard")),
        Answer::Proposed(booking) => visit(*booking).toast(say("propose-sent")),
        Answer::Busy(booking, chosen) => {
            here(State::Propose { booking: *booking, chosen: *chosen, day: None })
                .toast(Toast::Warn(Line::new("propose-busy")))
        }
        Answer::TakenBack(booking) => visit(*booking).toast(say("propose-taken-back")),
        Answer::NotToMove(booking) => visit(*booking).toast(say("today-settled")),
        Answer::NoChat(booking) => visit(*booking).toast(Toast::Warn(Line::new("propose-no-chat"))),
        Answer::Settled(booking, how) => visit(*booking).toast(Toast::Warn(settled(how))),
        Answer::Gone => to(staff::State::Today(today::State::today())).toast(say("today-gone")),
    }
}

/// Who was faster.
fn settled(how: &Settled) -> Line {
    match how {
        Settled::Accepted(name) if name.is_empty() => Line::new("approval-settled-accepted"),
        Settled::Accepted(name) => Line::new("approval-settled-accepted-by").foreign("name", name),
        Settled::Declined(name) if name.is_empty() => Line::new("approval-settled-declined"),
        Settled::Declined(name) => Line::new("approval-settled-declined-by").foreign("name", name),
        Settled::Withdrawn => Line::new("approval-settled-withdrawn"),
        Settled::Over => Line::new("approval-settled-over"),
        Settled::Changed => Line::new("today-settled"),
    }
}
