//! An owner sets a studio up: claims it, answers three questions, looks it over; takes the example over or removes it.
//!
//! The studio is there from its name on, with a default for everything else: whatever was answered is kept, whoever
//! stops in the middle goes on from any old button, and every answer is changed as it will be for ever, in
//! [`crate::settings`].

mod screens;

use okoshko_domain::city::City;
use okoshko_domain::ids::StudioId;
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::secret::Secret;
use okoshko_domain::typed::{TypedError, name};
use serde::{Deserialize, Serialize};

pub use self::screens::{arrive, example};
use crate::event::Given;
use crate::screen::{Arg, Line, Toast};
use crate::settings::{self, wrong};
use crate::staff::{self, Gate, to};
use crate::state::{self, Step};

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// What is it called?
    Name,
    /// Alone or a team?
    Kind {
        /// Whose.
        studio: StudioId,
    },
    /// Another name, before the questions go on; waits for it.
    Rename {
        /// Whose.
        studio: StudioId,
    },
    /// In which city?
    City {
        /// Whose.
        studio: StudioId,
        /// What was typed and means no city, or several.
        typed: Option<String>,
    },
    /// Everything so far, to be looked over.
    Summary {
        /// Whose.
        studio: StudioId,
    },
    /// What comes next.
    Next {
        /// Whose.
        studio: StudioId,
    },
    /// Really make the example one's own?
    AskOwn {
        /// Whose.
        studio: StudioId,
    },
    /// Really remove the example?
    AskRemove {
        /// Whose.
        studio: StudioId,
    },
}

/// A button of this talk; its kinds begin with `S`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `SN`: call it as Telegram calls me.
    OwnName,
    /// `SK`: one specialist, the owner, or a team.
    Kind(StudioId, bool),
    /// `SC`: the clocks and the money of this city.
    City(StudioId, City),
    /// `SA`: ask for the city again.
    AskCity(StudioId),
    /// `SQ`: ask again whether it is one or a team.
    AskKind(StudioId),
    /// `SM`: call it otherwise, and go on with the questions.
    Rename(StudioId),
    /// `SS`: look it over.
    Summary(StudioId),
    /// `SF`: it is ready.
    Finish(StudioId),
    /// `SO`: really make the example mine?
    AskOwn(StudioId),
    /// `SY`: make it mine.
    Own(StudioId),
    /// `SR`: really remove the example?
    AskRemove(StudioId),
    /// `SX`: remove it.
    Remove(StudioId),
}

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Take the link.
    Claim(Secret),
    /// Make the studio; without a name it is called as Telegram calls its owner.
    Create(Option<String>),
    /// It is called so from now on.
    Rename(StudioId, String),
    /// One specialist, the owner, or a team.
    Kind(StudioId, bool),
    /// The clocks and the money of a city; with the place, when it was sent.
    City(StudioId, City, Option<Spot>),
    /// The example becomes a studio like any other.
    Own(StudioId),
    /// The example goes, with everything in it.
    Remove(StudioId),
}

/// A place on the map that was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its address; empty when it is a pin alone.
    pub address: String,
    /// Millionths of a degree, north and east.
    pub pin: (i64, i64),
}

/// What the desk says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A studio may be made.
    MayMake,
    /// The studio that has no owner is theirs now.
    Given(StudioId),
    /// The link was used by somebody else.
    Used,
    /// The link is too old, or was called back.
    Expired,
    /// There is no such link.
    Unknown,
    /// The studio is made.
    Made(StudioId),
    /// It has a name, and may have another one.
    Renamed(StudioId),
    /// One or a team: that is settled, and where it stands is still open.
    Kind(StudioId),
    /// The clocks are set, now or long ago: no question is open.
    Placed(StudioId),
    /// The example is theirs.
    Owned(StudioId),
    /// The example is gone.
    Removed,
    /// So many visits to come are other people's, who would wait in vain.
    Awaited(StudioId, i64),
    /// It is no example any more.
    NoExample(StudioId),
}

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub enum Facts {
    /// Whoever asks may make no studio.
    MayNot,
    /// A studio may be made by whom Telegram calls so.
    May(String),
    /// The studio is in the scene; as many visits and clients are in it.
    Studio(Counts),
}

/// What is in a studio.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Visits that were made up.
    pub visits: i64,
    /// Clients that were made up.
    pub clients: i64,
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::OwnName => ("SN", Vec::new()),
            Self::Kind(studio, solo) => ("SK", vec![studio.0, solo.into()]),
            Self::City(studio, city) => ("SC", vec![studio.0, city.number()]),
            Self::AskCity(studio) => ("SA", vec![studio.0]),
            Self::AskKind(studio) => ("SQ", vec![studio.0]),
            Self::Rename(studio) => ("SM", vec![studio.0]),
            Self::Summary(studio) => ("SS", vec![studio.0]),
            Self::Finish(studio) => ("SF", vec![studio.0]),
            Self::AskOwn(studio) => ("SO", vec![studio.0]),
            Self::Own(studio) => ("SY", vec![studio.0]),
            Self::AskRemove(studio) => ("SR", vec![studio.0]),
            Self::Remove(studio) => ("SX", vec![studio.0]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let press = match (kind, fields) {
            ("SN", []) => Self::OwnName,
            ("SK", &[studio, solo @ 0..=1]) => Self::Kind(StudioId(studio), solo == 1),
            ("SC", &[studio, city]) => Self::City(StudioId(studio), City::of_number(city)?),
            ("SA", &[studio]) => Self::AskCity(StudioId(studio)),
            ("SQ", &[studio]) => Self::AskKind(StudioId(studio)),
            ("SM", &[studio]) => Self::Rename(StudioId(studio)),
            ("SS", &[studio]) => Self::Summary(StudioId(studio)),
            ("SF", &[studio]) => Self::Finish(StudioId(studio)),
            ("SO", &[studio]) => Self::AskOwn(StudioId(studio)),
            ("SY", &[studio]) => Self::Own(StudioId(studio)),
            ("SR", &[studio]) => Self::AskRemove(StudioId(studio)),
            ("SX", &[studio]) => Self::Remove(StudioId(studio)),
            _ => return None,
        };
        Some(press)
    }
}

impl State {
    /// Who may see it. The first question is open: the desk looks whether they may make a studio.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {
            Self::Name => Gate::OPEN,
            // Whoever changes a field from here may see where it leads back to.
            Self::Summary { studio } => Gate::of(Right::Settings, Subject::Studio(studio)),
            Self::Kind { studio }
            | Self::Rename { studio }
            | Self::City { studio, .. }
            | Self::Next { studio }
            | Self::AskOwn { studio }
            | Self::AskRemove { studio } => owner_of(studio),
        }
    }
}

impl Act {
    /// Who may do it. A link is its own right; making a studio takes one that was taken.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {
            Self::Claim(_) | Self::Create(_) => Gate::OPEN,
            Self::Rename(studio, _)
            | Self::Kind(studio, _)
            | Self::City(studio, ..)
            | Self::Own(studio)
            | Self::Remove(studio) => owner_of(studio),
        }
    }
}

fn owner_of(studio: StudioId) -> Gate {
    Gate::of(Right::Own, Subject::Studio(studio))
}

/// Somebody came by a link to ownership.
#[must_use]
pub fn on_claim(secret: Secret) -> Step {
    go(State::Name).act(ask(Act::Claim(secret)))
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    match press {
        Press::OwnName => go(State::Name).act(ask(Act::Create(None))),
        Press::Kind(studio, solo) => go(State::Kind { studio }).act(ask(Act::Kind(studio, solo))),
        Press::City(studio, city) => {
            go(State::City { studio, typed: None }).act(ask(Act::City(studio, city, None)))
        }
        Press::AskCity(studio) => go(State::City { studio, typed: None }),
        Press::AskKind(studio) => go(State::Kind { studio }),
        Press::Rename(studio) => go(State::Rename { studio }),
        Press::Summary(studio) => go(State::Summary { studio }),
        Press::Finish(studio) => go(State::Next { studio }),
        Press::AskOwn(studio) => go(State::AskOwn { studio }),
        Press::Own(studio) => go(State::AskOwn { studio }).act(ask(Act::Own(studio))),
        Press::AskRemove(studio) => go(State::AskRemove { studio }),
        Press::Remove(studio) => go(State::AskRemove { studio }).act(ask(Act::Remove(studio))),
    }
}

/// Where something typed or sent leads, when this screen waits for it.
#[must_use]
pub fn on_given(state: &State, given: &Given) -> Option<Step> {
    match (state, given) {
        (State::Name, Given::Text { typed, .. }) => Some(match name(&typed.text) {
            Ok(name) => go(State::Name).act(ask(Act::Create(Some(name)))),
            Err(error) => go(State::Name).toast(bad_name(&error)),
        }),
        (State::Rename { studio }, Given::Text { typed, .. }) => Some(match name(&typed.text) {
            Ok(name) => go(state.clone()).act(ask(Act::Rename(*studio, name))),
            Err(error) => go(state.clone()).toast(bad_name(&error)),
        }),
        (State::City { studio, .. }, Given::Text { typed, .. }) => Some(on_city(*studio, &typed.text)),
        (State::City { studio, .. }, Given::Place { latitude, longitude, address }) => {
            let city = City::nearest(*latitude, *longitude)?;
            let spot = Spot { address: settings::one_line(address), pin: (*latitude, *longitude) };
            let state = State::City { studio: *studio, typed: None };
            Some(go(state).act(ask(Act::City(*studio, city, Some(spot)))))
        }
        _ => None,
    }
}

fn on_city(studio: StudioId, text: &str) -> Step {
    match City::called(text).as_slice() {
        [only] => go(State::City { studio, typed: None }).act(ask(Act::City(studio, *only, None))),
        _ => go(State::City { studio, typed: Some(settings::one_line(text).chars().take(40).collect()) }),
    }
}

fn bad_name(error: &TypedError) -> Toast {
    Toast::Say(wrong("settings-wrong-name", error))
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(_state: &State, answer: &Answer) -> Step {
    let home = |key| Step::to(state::State::home()).toast(Toast::Say(Line::new(key)));
    match *answer {
        Answer::MayMake => go(State::Name),
        Answer::Given(studio) => go(State::Next { studio }),
        Answer::Used => home("setup-link-used"),
        Answer::Expired => home("setup-link-expired"),
        Answer::Unknown => home("setup-link-unknown"),
        Answer::Made(studio) | Answer::Renamed(studio) => go(State::Kind { studio }),
        Answer::Kind(studio) => go(State::City { studio, typed: None }),
        Answer::Placed(studio) => go(State::Summary { studio }),
        Answer::Owned(studio) => go(State::Next { studio }).toast(Toast::Say(Line::new("setup-owned"))),
        Answer::Awaited(studio, visits) => {
            let line = Line::new("setup-awaited").with("n", Arg::Count(visits));
            go(State::AskRemove { studio }).toast(Toast::Warn(line))
        }
        Answer::Removed => go(State::Name).toast(Toast::Say(Line::new("setup-removed"))),
        Answer::NoExample(studio) => {
            go(State::Next { studio }).toast(Toast::Say(Line::new("setup-no-example")))
        }
    }
}

fn go(state: State) -> Step {
    to(staff::State::Setup(state))
}

fn ask(act: Act) -> state::Act {
    state::Act::Staff(staff::Act::Setup(act))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::press::Press as Any;

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_keep_their_form() {
        let studio = StudioId(65);
        let city = City::of_number(4);
        for (press, data) in [
            (Some(Press::OwnName), "1.SN"),
            (Some(Press::Kind(studio, true)), "1.SK.1t.1"),
            (Some(Press::Kind(studio, false)), "1.SK.1t.0"),
            (city.map(|city| Press::City(studio, city)), "1.SC.1t.4"),
            (Some(Press::AskCity(studio)), "1.SA.1t"),
            (Some(Press::AskKind(studio)), "1.SQ.1t"),
            (Some(Press::Rename(studio)), "1.SM.1t"),
            (Some(Press::Summary(studio)), "1.SS.1t"),
            (Some(Press::Finish(studio)), "1.SF.1t"),
            (Some(Press::AskOwn(studio)), "1.SO.1t"),
            (Some(Press::Own(studio)), "1.SY.1t"),
            (Some(Press::AskRemove(studio)), "1.SR.1t"),
            (Some(Press::Remove(studio)), "1.SX.1t"),
        ] {
            let press = press.map(|press| Any::Staff(staff::Press::Setup(press)));
            assert_eq!(press.map(|press| press.data()).as_deref(), Some(data));
            assert_eq!(Any::read(data), press, "{data}");
        }
        for data in ["1.SK.1.2", "1.SC.1.zzzz", "1.SN.1", "1.SZ.1", "1.S"] {
            assert_eq!(Any::read(data), None, "{data}");
        }
    }
}
