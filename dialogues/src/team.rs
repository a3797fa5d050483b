//! Who works here: invites, roles, and what becomes of the bookings of somebody who leaves.
//!
//! An invite's secret is in its link and in the buttons under it, never in a stored state: what is drawn again after a
//! crash says how to get another.

mod facts;
mod invites;
mod joining;
mod leaving;
mod news;
mod people;
mod press;

use okoshko_domain::ids::{AccountId, BookingId, InviteId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::rights::{Right, Role, Subject};
use okoshko_domain::secret::Secret;
use okoshko_domain::team::Preset;
use okoshko_domain::zone::LocalDay;
use serde::{Deserialize, Serialize};

pub use self::facts::{Call, Facts, Leaving, Passing};
pub use self::news::news;
pub(crate) use self::people::paged;
pub use self::press::{How, Press};
use crate::Arrival;
use crate::event::Given;
use crate::press::Press as Any;
use crate::screen::{Line, Toast};
use crate::staff::{self, Gate, Scene};
use crate::state::{self, Step};

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Everybody, a page at a time.
    List {
        /// Where; nothing for the studio that the chat talks about.
        studio: Option<StudioId>,
        /// From 0.
        page: u16,
    },
    /// One of them.
    Mate(Whom),
    /// Really give the studio away?
    AskHandOver(Whom),
    /// Really let them go, and what becomes of their visits?
    AskLetGo(Whom),
    /// Really call all their visits off?
    AskCallOff(Whom),
    /// Shall their visits go to this specialist?
    AskPass(Whom, SpecialistId),
    /// Who has to be called.
    ToCall {
        /// Where.
        studio: StudioId,
        /// Who is still to go; nobody when they are out.
        whom: Option<Whom>,
        /// Their visits.
        visits: Vec<BookingId>,
    },
    /// As what is somebody invited?
    Roles(StudioId),
    /// Whose day will they have?
    Which {
        /// Where.
        studio: StudioId,
        /// From 0.
        page: u16,
    },
    /// What is the new specialist called? Waits for a name.
    Name(StudioId),
    /// A fresh link.
    Link {
        /// Which.
        invite: InviteId,
        /// Not stored.
        #[serde(skip)]
        secret: Option<Secret>,
    },
    /// Links that wait for somebody.
    Invites {
        /// Where.
        studio: StudioId,
        /// From 0.
        page: u16,
    },
    /// One of them.
    Invite(InviteId),
    /// To somebody who opened a link: will you?
    Invited {
        /// The hash of its secret.
        hash: String,
        /// Not stored.
        #[serde(skip)]
        secret: Option<Secret>,
    },
    /// When does a new specialist work?
    Hours(SpecialistId),
    /// What do they do?
    Ticks {
        /// Who.
        specialist: SpecialistId,
        /// What they said to the question before.
        preset: Preset,
        /// From 0.
        page: u16,
    },
    /// They are in.
    Welcome(StudioId),
    /// At which studio is somebody of several?
    Places,
    /// The menu of this one.
    Place(StudioId),
}

/// Somebody at a studio.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Whom {
    /// Where.
    pub studio: StudioId,
    /// Who.
    pub account: AccountId,
}

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Make a link for somebody new.
    Invite {
        /// Where.
        studio: StudioId,
        /// As what.
        role: Role,
        /// What a new specialist is called; may be empty.
        name: String,
    },
    /// Make a link for whoever is this specialist.
    InviteAs(SpecialistId),
    /// Whoever asks takes clients too.
    Myself(StudioId),
    /// Take a link back.
    Revoke(InviteId),
    /// Take an invite.
    Accept(Secret),
    /// Somebody is something else from now on.
    Role(Whom, Role),
    /// The studio is theirs from now on.
    HandOver(Whom),
    /// Somebody goes.
    LetGo(Whom, How),
    /// Their visits go to this specialist, as far as they fit.
    Pass(Whom, SpecialistId),
    /// A specialist does a service, or does not.
    Tick {
        /// Who.
        specialist: SpecialistId,
        /// What.
        service: ServiceId,
        /// Whether.
        on: bool,
    },
    /// A new specialist is ready.
    Begin {
        /// Who.
        specialist: SpecialistId,
        /// When they work.
        preset: Preset,
    },
}

/// What the desk says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Here is the link.
    Invited {
        /// Which.
        invite: InviteId,
        /// What it carries.
        secret: Secret,
    },
    /// The specialist has somebody already, or is gone.
    Manned,
    /// There are enough links that wait.
    Enough,
    /// It is done; the screen shows it.
    Done,
    /// Their visits went to another, as many as fitted; the others stay.
    Passed {
        /// How many went.
        went: u32,
        /// How many stay.
        stay: u32,
    },
    /// It is done, and the clients of these visits have to be called: no message reaches them.
    ToCall {
        /// Where.
        studio: StudioId,
        /// Who is still to go; nobody when they are out.
        whom: Option<Whom>,
        /// Which.
        visits: Vec<BookingId>,
    },
    /// They are out.
    Gone,
    /// They go after this day.
    Goes(LocalDay),
    /// They are in.
    Joined {
        /// Where.
        studio: StudioId,
        /// Whose hours and services are to be asked for.
        ask: Option<SpecialistId>,
    },
    /// They were in before.
    Inside(StudioId),
    /// The link is used, old, taken back or never was.
    Shut,
    /// A studio has an owner, always.
    LastOwner,
    /// An owner is changed by an owner only.
    Mightier,
    /// Nobody of that number works here.
    Nobody,
    /// They are ready since before.
    Ready,
    /// So it is, and the tick shows it.
    Ticked,
    /// They can be booked from now on.
    Begun(StudioId),
    /// Their visits are in the way: look again.
    Ask,
}

impl State {
    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match self {
            Self::List { studio: None, .. } => Gate::here(Right::Team),
            Self::List { studio: Some(studio), .. }
            | Self::Roles(studio)
            | Self::Which { studio, .. }
            | Self::Name(studio)
            | Self::ToCall { studio, .. }
            | Self::Invites { studio, .. } => Gate::of(Right::Team, Subject::Studio(*studio)),
            Self::Mate(whom) | Self::AskLetGo(whom) | Self::AskCallOff(whom) | Self::AskPass(whom, _) => {
                Gate::of(Right::Team, Subject::Studio(whom.studio))
            }
            Self::AskHandOver(whom) => Gate::of(Right::Own, Subject::Studio(whom.studio)),
            Self::Link { invite, .. } | Self::Invite(invite) => {
                Gate::of(Right::Team, Subject::Invite(*invite))
            }
            Self::Invited { .. } => Gate::OPEN,
            Self::Hours(specialist) | Self::Ticks { specialist, .. } => {
                Gate::of(Right::Hours, Subject::Specialist(*specialist))
            }
            Self::Welcome(studio) | Self::Place(studio) => Gate::of(Right::Work, Subject::Studio(*studio)),
            Self::Places => Gate::here(Right::Work),
        }
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match self {
            Self::Invite { studio, .. } | Self::Myself(studio) => {
                Gate::of(Right::Team, Subject::Studio(*studio))
            }
            Self::InviteAs(specialist) => Gate::of(Right::Team, Subject::Specialist(*specialist)),
            Self::Revoke(invite) => Gate::of(Right::Team, Subject::Invite(*invite)),
            Self::Accept(_) => Gate::OPEN,
            Self::Role(whom, _) | Self::LetGo(whom, _) | Self::Pass(whom, _) => {
                Gate::of(Right::Team, Subject::Studio(whom.studio))
            }
            Self::HandOver(whom) => Gate::of(Right::Own, Subject::Studio(whom.studio)),
            Self::Tick { specialist, .. } | Self::Begin { specialist, .. } => {
                Gate::of(Right::Hours, Subject::Specialist(*specialist))
            }
        }
    }
}

fn to(state: State) -> Step {
    staff::to(staff::State::Team(state))
}

fn act(step: Step, act: Act) -> Step {
    step.act(state::Act::Staff(staff::Act::Team(act)))
}

fn button(press: Press) -> Any {
    Any::Staff(staff::Press::Team(press))
}

/// `/team`
#[must_use]
pub fn on_command() -> Step {
    to(State::List { studio: None, page: 0 })
}

/// The button of the menu.
#[must_use]
pub fn entrance() -> staff::Press {
    staff::Press::Team(Press::List { studio: None, page: 0 })
}

/// The button of the menu for whoever works at several studios.
#[must_use]
pub fn places_entrance() -> Any {
    button(Press::Places)
}

/// Where an invite link leads.
#[must_use]
pub fn on_link(secret: Secret) -> Step {
    to(State::Invited { hash: secret.hash(), secret: Some(secret) }).act(state::Act::Release)
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    match press {
        Press::List { studio, page } => to(State::List { studio, page }),
        Press::ListBelow(studio) => to(State::List { studio: Some(studio), page: 0 }).below(),
        Press::Mate(whom) => to(State::Mate(whom)),
        Press::Role(whom, role) => act(to(State::Mate(whom)), Act::Role(whom, role)),
        Press::AskHandOver(whom) => to(State::AskHandOver(whom)),
        Press::HandOver(whom) => act(to(State::Mate(whom)), Act::HandOver(whom)),
        Press::AskLetGo(whom) => to(State::AskLetGo(whom)),
        Press::LetGo(whom, How::CallOff) => to(State::AskCallOff(whom)),
        Press::CallOff(whom) => act(to(State::AskCallOff(whom)), Act::LetGo(whom, How::CallOff)),
        Press::AskPass(whom, taker) => to(State::AskPass(whom, taker)),
        Press::LetGo(whom, how) => act(to(State::Mate(whom)), Act::LetGo(whom, how)),
        Press::Pass(whom, taker) => act(to(State::AskLetGo(whom)), Act::Pass(whom, taker)),
        Press::Roles(studio) => to(State::Roles(studio)),
        Press::As(studio, Role::Specialist) => to(State::Which { studio, page: 0 }),
        Press::As(studio, role) => invite(studio, role, String::new()),
        Press::Which { studio, page } => to(State::Which { studio, page }),
        Press::New(studio) => to(State::Name(studio)),
        Press::Myself(studio) => act(to(State::List { studio: Some(studio), page: 0 }), Act::Myself(studio)),
        Press::Unnamed(studio) => invite(studio, Role::Specialist, String::new()),
        Press::Existing(specialist) => {
            act(to(State::List { studio: None, page: 0 }), Act::InviteAs(specialist))
        }
        Press::Invites { studio, page } => to(State::Invites { studio, page }),
        Press::Invite(invite) => to(State::Invite(invite)),
        Press::Revoke(invite) => act(to(State::Invite(invite)), Act::Revoke(invite)),
        Press::Accept(secret) => {
            act(to(State::Invited { hash: secret.hash(), secret: Some(secret) }), Act::Accept(secret))
        }
        Press::NotNow => Step::to(state::State::home()).toast(Toast::Say(Line::new("team-not-now"))),
        Press::AskHours(specialist) => to(State::Hours(specialist)),
        Press::Hours(specialist, preset) => to(State::Ticks { specialist, preset, page: 0 }),
        Press::Ticks { specialist, preset, page } => to(State::Ticks { specialist, preset, page }),
        Press::Tick { specialist, service, preset, page, on } => {
            act(to(State::Ticks { specialist, preset, page }), Act::Tick { specialist, service, on })
        }
        Press::Begin(specialist, preset) => {
            act(to(State::Ticks { specialist, preset, page: 0 }), Act::Begin { specialist, preset })
        }
        Press::Places => to(State::Places),
        Press::Place(studio) => to(State::Place(studio)),
    }
}

fn invite(studio: StudioId, role: Role, name: String) -> Step {
    act(to(State::Roles(studio)), Act::Invite { studio, role, name })
}

/// Where something typed or sent leads, when this screen waits for it.
#[must_use]
pub fn on_given(state: &State, given: &Given) -> Option<Step> {
    match state {
        State::Name(studio) => invites::on_name(*studio, given),
        _ => None,
    }
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(state: &State, answer: &Answer) -> Step {
    let here = || to(state.clone());
    let say = |key| Toast::Say(Line::new(key));
    let warn = |key| Toast::Warn(Line::new(key));
    let list = || to(State::List { studio: state.studio(), page: 0 });
    match answer {
        Answer::Invited { invite, secret } => to(State::Link { invite: *invite, secret: Some(*secret) }),
        Answer::Manned => list().toast(warn("team-manned")),
        Answer::Enough => list().toast(warn("team-enough")),
        Answer::Done => here().toast(say("team-done")),
        Answer::Passed { went: 0, .. } => here().toast(warn("team-passed-none")),
        Answer::Passed { went, stay } => here().toast(Toast::Say(leaving::passed(*went, *stay))),
        Answer::ToCall { studio, whom, visits } => {
            to(State::ToCall { studio: *studio, whom: *whom, visits: visits.clone() })
        }
        Answer::Gone => list().toast(say("team-let-go")),
        Answer::Goes(day) => here().toast(Toast::Say(leaving::goes(*day))),
        Answer::Joined { ask: Some(specialist), .. } => to(State::Hours(*specialist)),
        Answer::Joined { studio, ask: None } | Answer::Begun(studio) => to(State::Welcome(*studio)),
        Answer::Inside(studio) => to(State::Welcome(*studio)).toast(say("team-inside")),
        Answer::LastOwner => here().toast(warn("team-last-owner")),
        Answer::Mightier => here().toast(warn("team-mightier")),
        Answer::Nobody => list().toast(warn("team-nobody")),
        Answer::Ready => to(State::Places).toast(say("team-ready")),
        Answer::Shut | Answer::Ticked => here(),
        Answer::Ask => match state {
            State::Mate(whom) | State::AskCallOff(whom) => to(State::AskLetGo(*whom)),
            _ => here(),
        },
    }
}

impl State {
    /// The studio that it names.
    fn studio(&self) -> Option<StudioId> {
        match self {
            Self::List { studio, .. } => *studio,
            Self::Mate(whom)
            | Self::AskHandOver(whom)
            | Self::AskLetGo(whom)
            | Self::AskCallOff(whom)
            | Self::AskPass(whom, _) => Some(whom.studio),
            Self::Roles(studio)
            | Self::Name(studio)
            | Self::Welcome(studio)
            | Self::Place(studio)
            | Self::Which { studio, .. }
            | Self::Invites { studio, .. }
            | Self::ToCall { studio, .. } => Some(*studio),
            _ => None,
        }
    }
}

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    match (state, facts) {
        (State::List { page, .. }, Facts::List { team, open }) => people::list(scene, team, *open, *page),
        (State::Mate(whom), Facts::Mate { mate, last_owner }) => {
            people::mate(scene, *whom, mate, *last_owner)
        }
        (State::AskHandOver(whom), Facts::Mate { mate, .. }) => people::ask_hand_over(scene, *whom, mate),
        (State::AskLetGo(whom), Facts::Leaving(leaving)) => leaving::ask(*whom, leaving),
        (State::AskCallOff(whom), Facts::Leaving(leaving)) => leaving::ask_call_off(*whom, leaving),
        (State::AskPass(whom, taker), Facts::Passing(passing)) => leaving::ask_pass(*whom, *taker, passing),
        (State::ToCall { studio, whom, .. }, Facts::ToCall(calls)) => {
            Arrival::Show(leaving::to_call(*studio, *whom, calls))
        }
        (State::Roles(studio), _) => invites::roles(*studio),
        (State::Which { studio, page }, Facts::Which(free)) => invites::which(*studio, free, *page),
        (State::Name(studio), _) => invites::name(*studio),
        (State::Link { secret, .. }, Facts::Invite(invite)) => invites::link(scene, invite, *secret),
        (State::Invites { studio, page }, Facts::Invites(open)) => invites::list(scene, *studio, open, *page),
        (State::Invite(_), Facts::Invite(invite)) => invites::card(scene, invite),
        (State::Invited { secret, .. }, Facts::Invited { invite, studio, taken }) => {
            joining::invited(scene, invite, studio, *taken, *secret)
        }
        (State::Invited { .. }, _) => joining::shut(),
        (State::Hours(specialist), _) => joining::hours(scene, *specialist),
        (State::Ticks { specialist, preset, page }, _) => joining::ticks(scene, *specialist, *preset, *page),
        (State::Welcome(_), _) => joining::welcome(scene),
        (State::Places, Facts::Places(places)) => people::places(scene, places),
        (State::Place(_), _) => crate::menu::arrive(scene),
        _ => gone(state.studio()),
    }
}

/// What was asked for is not there any more: the list shows what is.
fn gone(studio: Option<StudioId>) -> Arrival {
    let list = staff::State::Team(State::List { studio, page: 0 });
    Arrival::Go(state::State::Staff(list), Some(Toast::Warn(Line::new("team-nobody"))))
}

/// What somebody is, as a word.
pub(crate) fn role_word(role: Role) -> &'static str {
    match role {
        Role::Owner => "team-role-owner",
        Role::Admin => "team-role-admin",
        Role::Desk => "team-role-desk",
        Role::Specialist => "team-role-specialist",
    }
}
