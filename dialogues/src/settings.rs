//! A studio's rules and facts, changed one at a time; its pause; the group of its staff.

mod fields;
mod read;
mod screens;

use okoshko_domain::city::City;
use okoshko_domain::ids::StudioId;
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::secret::Secret;
use okoshko_domain::setting::{Field, MOST_WORDS, Setting};
use okoshko_domain::zone::Zone;
use serde::{Deserialize, Serialize};

pub(crate) use self::fields::approval;
pub use self::fields::{Section, current, label, value};
pub(crate) use self::read::{one_line, wrong};
pub use self::screens::arrive;
pub(crate) use self::screens::{clock, currency_line, langs_line, privacy_line};
use crate::event::Given;
use crate::press::Press as Any;
use crate::screen::{Arg, Line, Toast};
use crate::setup;
use crate::staff::{self, Awaits, Gate, to};
use crate::state::{self, Step};

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// The sections.
    Menu {
        /// Whose; without one, the studio that the chat talks about.
        studio: Option<StudioId>,
    },
    /// The fields of one section.
    Section {
        /// Whose.
        studio: StudioId,
        /// Which.
        section: Section,
    },
    /// One field: what it is, and what it may be.
    Field {
        /// Whose.
        studio: StudioId,
        /// Which.
        field: Field,
        /// Whether it leads back to the summary of [`setup`].
        setup: bool,
    },
    /// Time zones, a page at a time.
    Zones {
        /// Whose.
        studio: StudioId,
        /// From 0.
        page: u16,
        /// Whether it leads back to [`setup`].
        setup: bool,
    },
    /// Really other clocks? People are booked by the present ones.
    AskZone {
        /// Whose.
        studio: StudioId,
        /// The number of a city whose clocks are meant.
        city: i64,
        /// Whether it leads back to [`setup`].
        setup: bool,
    },
    /// Take no bookings for a while?
    Pause {
        /// Whose.
        studio: StudioId,
    },
    /// The group that hears what the owner hears.
    Group {
        /// Whose.
        studio: StudioId,
        /// What the link to it carries. Shown once: it is not stored.
        #[serde(skip)]
        secret: Option<Secret>,
    },
}

/// A button of this talk; its kinds begin with `O`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `O`: the settings of the studio that the chat talks about.
    Here,
    /// `OM`: the settings of a studio.
    Menu(StudioId),
    /// `OS`: a section.
    Section(StudioId, Section),
    /// `OF`: a field.
    Field {
        /// Whose.
        studio: StudioId,
        /// Which.
        field: Field,
        /// Whether it leads back to the summary of [`setup`].
        setup: bool,
    },
    /// `OV`: a field is this from now on; see [`Setting::preset`].
    Value {
        /// Whose.
        studio: StudioId,
        /// Which.
        field: Field,
        /// What.
        value: i64,
        /// Whether it leads back to the summary of [`setup`].
        setup: bool,
    },
    /// `OZ`: time zones.
    Zones {
        /// Whose.
        studio: StudioId,
        /// From 0.
        page: u16,
        /// Whether it leads back to [`setup`].
        setup: bool,
    },
    /// `OW`: really the clocks of this city, though people are booked.
    Clocks {
        /// Whose.
        studio: StudioId,
        /// The city's number.
        city: i64,
        /// Whether it leads back to [`setup`].
        setup: bool,
    },
    /// `OP`: take no bookings for a while?
    AskPause(StudioId),
    /// `OQ`: take none, with words of ours.
    Pause(StudioId),
    /// `OR`: take bookings again.
    Resume(StudioId),
    /// `OG`: the group of the staff.
    Group(StudioId),
    /// `ON`: a link that names a group.
    OfferGroup(StudioId),
    /// `OX`: tell no group any more.
    DropGroup(StudioId),
}

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// A field is this from now on.
    Set {
        /// Whose.
        studio: StudioId,
        /// What.
        setting: Setting,
        /// Whether it leads back to the summary of [`setup`].
        setup: bool,
    },
    /// Other clocks, though people are booked.
    Clocks {
        /// Whose.
        studio: StudioId,
        /// Which.
        zone: Zone,
        /// Whether it leads back to the summary of [`setup`].
        setup: bool,
    },
    /// Take no bookings for a while; clients read these words, or ours.
    Pause(StudioId, String),
    /// Take bookings again.
    Resume(StudioId),
    /// Make a link that names a group.
    OfferGroup(StudioId),
    /// Tell no group any more.
    DropGroup(StudioId),
}

/// What the desk says to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The field is that now.
    Set {
        /// Whose.
        studio: StudioId,
        /// Which.
        field: Field,
        /// Whether it leads back to the summary of [`setup`].
        setup: bool,
    },
    /// People are booked: really other clocks?
    AskZone {
        /// Whose.
        studio: StudioId,
        /// Which.
        zone: Zone,
        /// Whether it leads back to the summary of [`setup`].
        setup: bool,
    },
    /// Another has that address, or had it.
    SlugTaken(StudioId),
    /// No bookings are taken.
    Paused(StudioId),
    /// Bookings are taken again.
    Resumed(StudioId),
    /// Whoever shows this in a group names the group.
    Offered(StudioId, Secret),
    /// No group is told.
    Dropped(StudioId),
}

/// What the desk brings for drawing; the studio itself is in the scene.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whether a group is told.
    pub group: bool,
    /// The civil minute of the agenda.
    pub agenda: Option<i16>,
    /// The civil minute of the digest.
    pub digest: Option<i16>,
    /// Visits to come.
    pub coming: i64,
    /// Whether whoever looks owns the studio.
    pub owns: bool,
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::Here => ("O", Vec::new()),
            Self::Menu(studio) => ("OM", vec![studio.0]),
            Self::Section(studio, section) => ("OS", vec![studio.0, section.number()]),
            Self::Field { studio, field, setup } => ("OF", vec![studio.0, field.number(), setup.into()]),
            Self::Value { studio, field, value, setup } => {
                ("OV", vec![studio.0, field.number(), value, setup.into()])
            }
            Self::Zones { studio, page, setup } => ("OZ", vec![studio.0, page.into(), setup.into()]),
            Self::Clocks { studio, city, setup } => ("OW", vec![studio.0, city, setup.into()]),
            Self::AskPause(studio) => ("OP", vec![studio.0]),
            Self::Pause(studio) => ("OQ", vec![studio.0]),
            Self::Resume(studio) => ("OR", vec![studio.0]),
            Self::Group(studio) => ("OG", vec![studio.0]),
            Self::OfferGroup(studio) => ("ON", vec![studio.0]),
            Self::DropGroup(studio) => ("OX", vec![studio.0]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let press = match (kind, fields) {
            ("O", []) => Self::Here,
            ("OM", &[studio]) => Self::Menu(StudioId(studio)),
            ("OS", &[studio, section]) => Self::Section(StudioId(studio), Section::of_number(section)?),
            ("OF", &[studio, field, setup @ 0..=1]) => {
                Self::Field { studio: StudioId(studio), field: Field::of_number(field)?, setup: setup == 1 }
            }
            ("OV", &[studio, field, value, setup @ 0..=1]) => {
                let field = Field::of_number(field)?;
                Self::Value { studio: StudioId(studio), field, value, setup: setup == 1 }
            }
            ("OZ", &[studio, page, setup @ 0..=1]) => {
                Self::Zones { studio: StudioId(studio), page: u16::try_from(page).ok()?, setup: setup == 1 }
            }
            ("OW", &[studio, city, setup @ 0..=1]) => Self::Clocks {
                studio: StudioId(studio),
                city: City::of_number(city)?.number(),
                setup: setup == 1,
            },
            ("OP", &[studio]) => Self::AskPause(StudioId(studio)),
            ("OQ", &[studio]) => Self::Pause(StudioId(studio)),
            ("OR", &[studio]) => Self::Resume(StudioId(studio)),
            ("OG", &[studio]) => Self::Group(StudioId(studio)),
            ("ON", &[studio]) => Self::OfferGroup(StudioId(studio)),
            ("OX", &[studio]) => Self::DropGroup(StudioId(studio)),
            _ => return None,
        };
        Some(press)
    }
}

impl State {
    /// What words it waits for.
    #[must_use]
    pub fn awaits(&self) -> Awaits {
        match self {
            Self::Pause { .. } | Self::Field { field: Field::Address | Field::About, .. } => Awaits::Words,
            Self::Field { field: Field::Name | Field::Slug, .. } => Awaits::Name,
            _ => Awaits::Answer,
        }
    }

    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {
            Self::Menu { studio: None } => Gate::here(Right::Settings),
            Self::Menu { studio: Some(studio) }
            | Self::Section { studio, .. }
            | Self::Field { studio, .. }
            | Self::Zones { studio, .. }
            | Self::AskZone { studio, .. }
            | Self::Pause { studio }
            | Self::Group { studio, .. } => Gate::of(Right::Settings, Subject::Studio(studio)),
        }
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        let (Self::Set { studio, .. }
        | Self::Clocks { studio, .. }
        | Self::Pause(studio, _)
        | Self::Resume(studio)
        | Self::OfferGroup(studio)
        | Self::DropGroup(studio)) = self;
        Gate::of(Right::Settings, Subject::Studio(*studio))
    }
}

/// `/settings`
#[must_use]
pub fn on_command() -> Step {
    go(State::Menu { studio: None })
}

/// The button of the menu.
#[must_use]
pub fn entrance() -> Any {
    of(Press::Here)
}

/// A button of this talk as any button.
#[must_use]
pub fn of(press: Press) -> Any {
    Any::Staff(staff::Press::Settings(press))
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    match press {
        Press::Here => go(State::Menu { studio: None }),
        Press::Menu(studio) => go(State::Menu { studio: Some(studio) }),
        Press::Section(studio, section) => go(State::Section { studio, section }),
        Press::Field { studio, field, setup } => go(State::Field { studio, field, setup }),
        Press::Value { studio, field, value, setup } => {
            let step = go(State::Field { studio, field, setup });
            match Setting::preset(field, value) {
                Some(setting) => step.act(ask(Act::Set { studio, setting, setup })),
                None => step.toast(Toast::Stale),
            }
        }
        Press::Clocks { studio, city, setup } => {
            let step = go(State::AskZone { studio, city, setup });
            match City::of_number(city) {
                Some(city) => step.act(ask(Act::Clocks { studio, zone: city.zone(), setup })),
                None => step.toast(Toast::Stale),
            }
        }
        Press::Zones { studio, page, setup } => go(State::Zones { studio, page, setup }),
        Press::AskPause(studio) => go(State::Pause { studio }),
        Press::Pause(studio) => go(State::Pause { studio }).act(ask(Act::Pause(studio, String::new()))),
        Press::Resume(studio) => go(State::Menu { studio: Some(studio) }).act(ask(Act::Resume(studio))),
        Press::Group(studio) => go(State::Group { studio, secret: None }),
        Press::OfferGroup(studio) => {
            go(State::Group { studio, secret: None }).act(ask(Act::OfferGroup(studio)))
        }
        Press::DropGroup(studio) => {
            go(State::Group { studio, secret: None }).act(ask(Act::DropGroup(studio)))
        }
    }
}

/// Where something typed or sent leads, when this screen waits for it.
#[must_use]
pub fn on_given(state: &State, given: &Given) -> Option<Step> {
    match (state, given) {
        (State::Field { studio, field, setup }, given) => {
            let step = go(state.clone());
            Some(match read::setting(*field, given)? {
                Ok(setting) => step.act(ask(Act::Set { studio: *studio, setting, setup: *setup })),
                Err(line) => step.toast(Toast::Say(line)),
            })
        }
        // As on a specialist's card: a picture needs no question.
        (State::Section { studio, section: Section::About }, Given::Photo(photo)) => {
            let setting = Setting::Photo(photo.clone());
            Some(go(state.clone()).act(ask(Act::Set { studio: *studio, setting, setup: false })))
        }
        (State::Pause { studio }, Given::Text { typed, .. }) => {
            let note = one_line(&typed.text);
            if note.chars().count() > MOST_WORDS {
                let most = Arg::Count(i64::try_from(MOST_WORDS).unwrap_or(i64::MAX));
                let line = Line::new("settings-pause-long").with("max", most);
                return Some(go(state.clone()).toast(Toast::Warn(line)));
            }
            Some(go(state.clone()).act(ask(Act::Pause(*studio, note))))
        }
        _ => None,
    }
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(_state: &State, answer: &Answer) -> Step {
    let say = |key| Toast::Say(Line::new(key));
    let menu = |studio| go(State::Menu { studio: Some(studio) });
    match *answer {
        Answer::Set { studio, setup: true, .. } => {
            to(staff::State::Setup(setup::State::Summary { studio })).toast(say("settings-saved"))
        }
        Answer::Set { studio, field, setup: false } => {
            go(State::Section { studio, section: Section::of(field) }).toast(say("settings-saved"))
        }
        Answer::AskZone { studio, zone, setup } => match City::of_zone(zone) {
            Some(city) => go(State::AskZone { studio, city: city.number(), setup }),
            None => menu(studio),
        },
        Answer::SlugTaken(studio) => {
            go(State::Field { studio, field: Field::Slug, setup: false }).toast(say("settings-slug-taken"))
        }
        Answer::Paused(studio) => menu(studio).toast(say("settings-paused")),
        Answer::Resumed(studio) => menu(studio).toast(say("settings-resumed")),
        Answer::Offered(studio, secret) => go(State::Group { studio, secret: Some(secret) }),
        Answer::Dropped(studio) => {
            go(State::Group { studio, secret: None }).toast(say("settings-group-dropped"))
        }
    }
}

fn go(state: State) -> Step {
    to(staff::State::Settings(state))
}

fn ask(act: Act) -> state::Act {
    state::Act::Staff(staff::Act::Settings(act))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_keep_their_form() {
        let (studio, last) = (StudioId(65), StudioId(i64::MAX));
        for (press, data) in [
            (Press::Here, "1.O"),
            (Press::Menu(studio), "1.OM.1t"),
            (Press::Section(studio, Section::About), "1.OS.1t.0"),
            (Press::Section(studio, Section::Notices), "1.OS.1t.2"),
            (Press::Field { studio, field: Field::Step, setup: true }, "1.OF.1t.b.1"),
            (Press::Value { studio, field: Field::Notice, value: 120, setup: false }, "1.OV.1t.6.3c.0"),
            (Press::Zones { studio, page: 3, setup: true }, "1.OZ.1t.3.1"),
            (Press::Clocks { studio, city: 4, setup: false }, "1.OW.1t.4.0"),
            (Press::AskPause(studio), "1.OP.1t"),
            (Press::Pause(studio), "1.OQ.1t"),
            (Press::Resume(studio), "1.OR.1t"),
            (Press::Group(studio), "1.OG.1t"),
            (Press::OfferGroup(studio), "1.ON.1t"),
            (Press::DropGroup(studio), "1.OX.1t"),
            (
                Press::Value { studio: last, field: Field::Digest, value: i64::MAX, setup: true },
                "1.OV.1y2p0ij32e8e7.f.1y2p0ij32e8e7.1",
            ),
        ] {
            assert_eq!(of(press).data(), data);
            assert_eq!(Any::read(data), Some(of(press)), "{data}");
        }
        for data in ["1.OF.1.zz.0", "1.OF.1.0.2", "1.OS.1.3", "1.OZ.1.zzzzz.0", "1.OV.1.0", "1.OA"] {
            assert_eq!(Any::read(data), None, "{data}");
        }
    }

    /// The secret of a link is on one screen, and nowhere else.
    #[test]
    fn a_secret_is_not_stored() {
        let state = State::Group { studio: StudioId(1), secret: Some(Secret::from_random([7; 24])) };
        let stored = serde_json::to_string(&state).unwrap_or_default();
        assert_eq!(stored, r#"{"group":{"studio":1}}"#);
        let read: Option<State> = serde_json::from_str(&stored).ok();
        assert_eq!(read, Some(State::Group { studio: StudioId(1), secret: None }));
    }
}
