//! When clients are reminded: the rules behind the counter, what clients hear, what becomes of silence.

mod press;
mod screens;
mod told;

use okoshko_domain::ids::{BookingId, ReminderId, ServiceId, StudioId};
use okoshko_domain::reminder::{Asking, Lead, Rule};
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed;
use serde::{Deserialize, Serialize};

pub use self::press::Press;
pub use self::screens::arrive;
pub(crate) use self::told::{asked_again, question, told};
use crate::event::Given;
use crate::press::Press as Any;
use crate::screen::{Line, Toast};
use crate::settings::wrong;
use crate::staff::{self, Gate, to};
use crate::state::{self, Step};
use crate::today;

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The rules of a studio, or of one of its services.
    List {
        /// Whose.
        studio: StudioId,
        /// Of which service; nothing for the studio's own.
        service: Option<ServiceId>,
    },
    /// Which services have rules of their own?
    Services {
        /// Whose.
        studio: StudioId,
        /// From 0.
        page: u16,
    },
    /// When does one more come?
    Add {
        /// Whose.
        studio: StudioId,
        /// For which service; nothing for all.
        service: Option<ServiceId>,
    },
    /// One rule.
    Rule {
        /// Whose.
        studio: StudioId,
        /// Which.
        rule: ReminderId,
    },
}

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// One more rule.
    Add {
        /// Whose.
        studio: StudioId,
        /// For which service; nothing for all.
        service: Option<ServiceId>,
        /// When.
        lead: Lead,
    },
    /// Whether a rule asks.
    Asks {
        /// Whose.
        studio: StudioId,
        /// Which.
        rule: ReminderId,
        /// Whether.
        asks: bool,
    },
    /// A rule holds no more.
    Drop {
        /// Whose.
        studio: StudioId,
        /// Which.
        rule: ReminderId,
    },
    /// What becomes of silence.
    Silence {
        /// Whose.
        studio: StudioId,
        /// What.
        asking: Asking,
    },
    /// The time stays with whoever did not answer.
    Keep {
        /// Which visit.
        booking: BookingId,
        /// When the message said that it starts.
        start: Timestamp,
    },
    /// The time goes to others.
    Free {
        /// Which visit.
        booking: BookingId,
        /// When the message said that it starts.
        start: Timestamp,
    },
}

/// What the desk says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// One more rule, for this service or for all.
    Added(StudioId, Option<ServiceId>),
    /// There is such a rule already.
    Known(StudioId, Option<ServiceId>),
    /// There are as many as there may be.
    Full(StudioId, Option<ServiceId>),
    /// It is so now: a rule, or what becomes of silence.
    Saved(StudioId, Option<ReminderId>),
    /// The rule holds no more.
    Dropped(StudioId, Option<ServiceId>),
    /// The service is not offered any more.
    Gone(StudioId),
    /// The time stays.
    Kept(BookingId),
    /// The time went to others, and the client hears of it.
    Freed(BookingId),
    /// The client was faster: they come.
    Confirmed(BookingId),
    /// It was moved, called off or begun since.
    Settled(BookingId),
}

/// What the desk brings for drawing; the catalog is in the scene.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// Every rule of the studio and its services.
    pub rules: Vec<Rule>,
    /// What becomes of silence.
    pub asking: Asking,
}

impl State {
    /// Whose.
    #[must_use]
    pub fn studio(&self) -> StudioId {
        let (Self::List { studio, .. }
        | Self::Services { studio, .. }
        | Self::Add { studio, .. }
        | Self::Rule { studio, .. }) = *self;
        studio
    }

    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        Gate::of(Right::Settings, Subject::Studio(self.studio()))
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {
            Self::Add { studio, .. }
            | Self::Asks { studio, .. }
            | Self::Drop { studio, .. }
            | Self::Silence { studio, .. } => Gate::of(Right::Settings, Subject::Studio(studio)),
            Self::Keep { booking, .. } | Self::Free { booking, .. } => {
                Gate::of(Right::Day, Subject::Booking(booking))
            }
        }
    }
}

/// The row of the settings.
#[must_use]
pub fn entrance(studio: StudioId) -> Any {
    of(Press::List(studio, None))
}

/// A button of this talk as any button.
#[must_use]
pub fn of(press: Press) -> Any {
    Any::Staff(staff::Press::Reminder(press))
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    match press {
        Press::List(studio, service) => go(State::List { studio, service }),
        Press::Services(studio, page) => go(State::Services { studio, page }),
        Press::New(studio, service) => go(State::Add { studio, service }),
        Press::Preset { studio, service, lead } => {
            go(State::Add { studio, service }).act(ask(Act::Add { studio, service, lead }))
        }
        Press::Rule(studio, rule) => go(State::Rule { studio, rule }),
        Press::Asks { studio, rule, asks } => {
            go(State::Rule { studio, rule }).act(ask(Act::Asks { studio, rule, asks }))
        }
        Press::Drop(studio, rule) => go(State::Rule { studio, rule }).act(ask(Act::Drop { studio, rule })),
        Press::Silence(studio, asking) => {
            go(State::List { studio, service: None }).act(ask(Act::Silence { studio, asking }))
        }
        Press::Keep { booking, start } => visit(booking, None).act(ask(Act::Keep { booking, start })),
        Press::Free { booking, start } => visit(booking, None).act(ask(Act::Free { booking, start })),
    }
}

/// Where something typed leads, when this screen waits for it.
#[must_use]
pub fn on_given(state: &State, given: &Given) -> Option<Step> {
    let (State::Add { studio, service }, Given::Text { typed, .. }) = (state, given) else { return None };
    Some(match typed::lead(typed) {
        Ok(lead) => go(state.clone()).act(ask(Act::Add { studio: *studio, service: *service, lead })),
        Err(error) if error.piece.is_empty() => {
            go(state.clone()).toast(Toast::Say(Line::new("reminder-unclear")))
        }
        Err(error) => go(state.clone()).toast(Toast::Say(wrong("reminder-wrong", &error))),
    })
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(answer: &Answer) -> Step {
    let say = |key| Toast::Say(Line::new(key));
    let list = |studio, service| go(State::List { studio, service });
    match *answer {
        Answer::Added(studio, service) => list(studio, service).toast(say("reminder-added")),
        Answer::Known(studio, service) => list(studio, service).toast(say("reminder-known")),
        Answer::Full(studio, service) => list(studio, service).toast(Toast::Warn(Line::new("reminder-full"))),
        Answer::Saved(studio, Some(rule)) => go(State::Rule { studio, rule }).toast(say("settings-saved")),
        Answer::Saved(studio, None) => list(studio, None).toast(say("settings-saved")),
        Answer::Dropped(studio, service) => list(studio, service).toast(say("reminder-dropped")),
        Answer::Gone(studio) => list(studio, None).toast(say("reminder-gone")),
        Answer::Kept(booking) => visit(booking, None).toast(say("reminder-kept")),
        Answer::Freed(booking) => visit(booking, Some(today::News::CalledOff)).toast(say("reminder-freed")),
        Answer::Confirmed(booking) => {
            visit(booking, None).toast(Toast::Warn(Line::new("reminder-confirmed")))
        }
        Answer::Settled(booking) => visit(booking, None).toast(say("today-settled")),
    }
}

fn visit(booking: BookingId, news: Option<today::News>) -> Step {
    to(staff::State::Today(today::State::Visit { booking, news }))
}

fn go(state: State) -> Step {
    to(staff::State::Reminder(state))
}

fn ask(act: Act) -> state::Act {
    state::Act::Staff(staff::Act::Reminder(act))
}
