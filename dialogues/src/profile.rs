//! A person looks at what we know of them, and changes it: name, phone, language, what is sent, all of it, none of it.

use okoshko_domain::notice::Switch;
use okoshko_domain::people::{self, Lang};
use okoshko_domain::typed;
use serde::{Deserialize, Serialize};

use crate::event::Given;
use crate::feed;
use crate::phone::with_plus;
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Line, Paper, Screen, Toast};
use crate::state::{Act as AnyAct, State as AnyState, Step};
use crate::welcome::back;

/// A screen of this talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Who they are to us.
    Card,
    /// A name is awaited.
    Name,
    /// A phone is awaited.
    Phone,
    /// What is sent by itself.
    Switches,
    /// Everything we know, as a file.
    Data,
    /// Really forget?
    AskForget,
    /// Nothing is known of them any more.
    Forgotten,
}

/// A button of this talk; its kinds begin with `j`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `jp`: who they are to us.
    Card,
    /// `jn`: another name.
    Name,
    /// `jf`: another phone.
    Phone,
    /// `jx`: no phone.
    NoPhone,
    /// `js`: what is sent by itself.
    Switches,
    /// `jt`: send this kind, or do not.
    Switch(Switch, bool),
    /// `jd`: everything we know.
    Data,
    /// `jq`: ask whether to forget.
    AskForget,
    /// `jz`: yes, forget.
    Forget,
}

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Call them so.
    Name(String),
    /// Keep this phone; empty: none.
    Phone(String),
    /// Send this kind, or do not.
    Switch(Switch, bool),
    /// Forget them.
    Forget,
}

/// What the desk says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// They are called so.
    Named,
    /// The phone is kept, or is gone.
    Phoned,
    /// The kind is sent, or is not.
    Switched,
    /// They are forgotten.
    Forgotten,
    /// Whoever works somewhere is not forgotten.
    Works,
}

/// What the desk brings for drawing.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// What they are called.
    pub name: String,
    /// E.164; may be empty.
    pub phone: String,
    /// What they speak.
    pub lang: Lang,
    /// Whether they work somewhere.
    pub works: bool,
    /// What they do without.
    pub muted: Vec<Switch>,
    /// Whether calendars reach us.
    pub has_site: bool,
    /// How many visits they have to come.
    pub coming: i64,
    /// Everything we know: names of files and what is in them. Only for [`State::Data`].
    pub files: Vec<(String, String)>,
}

impl State {
    /// The screen to show again: a file is not handed over twice, and who is forgotten begins anew.
    #[must_use]
    pub fn again(self) -> Self {
        if matches!(self, Self::Data | Self::Forgotten) { Self::Card } else { self }
    }
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match *self {
            Self::Card => ("jp", Vec::new()),
            Self::Name => ("jn", Vec::new()),
            Self::Phone => ("jf", Vec::new()),
            Self::NoPhone => ("jx", Vec::new()),
            Self::Switches => ("js", Vec::new()),
            Self::Switch(switch, on) => ("jt", vec![switch.number(), on.into()]),
            Self::Data => ("jd", Vec::new()),
            Self::AskForget => ("jq", Vec::new()),
            Self::Forget => ("jz", Vec::new()),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        Some(match (kind, fields) {
            ("jp", []) => Self::Card,
            ("jn", []) => Self::Name,
            ("jf", []) => Self::Phone,
            ("jx", []) => Self::NoPhone,
            ("js", []) => Self::Switches,
            ("jt", &[number, on]) => Self::Switch(Switch::of_number(number)?, on != 0),
            ("jd", []) => Self::Data,
            ("jq", []) => Self::AskForget,
            ("jz", []) => Self::Forget,
            _ => return None,
        })
    }
}

fn to(state: State) -> Step {
    Step::to(AnyState::Profile(state))
}

/// `/profile`
#[must_use]
pub fn on_command() -> Step {
    to(State::Card)
}

/// `/mydata`
#[must_use]
pub fn on_data() -> Step {
    to(State::Data)
}

/// `/forget`
#[must_use]
pub fn on_forget() -> Step {
    to(State::AskForget)
}

/// The button of the front page.
#[must_use]
pub fn entrance() -> Button {
    button("profile-button", Press::Card)
}

fn button(key: &'static str, press: Press) -> Button {
    Button::new(key, Any::Profile(press))
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    let act = |state, act| to(state).act(AnyAct::Profile(act));
    match press {
        Press::Card => to(State::Card),
        Press::Name => to(State::Name),
        Press::Phone => to(State::Phone),
        Press::NoPhone => act(State::Card, Act::Phone(String::new())),
        Press::Switches => to(State::Switches),
        Press::Switch(switch, on) => act(State::Switches, Act::Switch(switch, on)),
        Press::Data => to(State::Data),
        Press::AskForget => to(State::AskForget),
        Press::Forget => act(State::AskForget, Act::Forget),
    }
}

/// Where something typed or sent leads, when the screen waits for it.
#[must_use]
pub fn on_given(state: State, given: &Given) -> Option<Step> {
    let wrong = |key| to(state).toast(Toast::Warn(Line::new(key)));
    let phone = |text: &str| match typed::phone(text) {
        Ok(phone) => to(state).act(AnyAct::Profile(Act::Phone(phone))),
        Err(_) => wrong("phone-unclear"),
    };
    Some(match (state, given) {
        (State::Name, Given::Text { typed, .. }) => match typed::name(&typed.text) {
            Ok(name) => to(state).act(AnyAct::Profile(Act::Name(name))),
            Err(_) => wrong("profile-wrong-name"),
        },
        (State::Phone, Given::Text { typed, .. }) => phone(&typed.text),
        (State::Phone, Given::Contact { own: false, .. }) => wrong("phone-foreign"),
        (State::Phone, Given::Contact { phone: number, .. }) => phone(&with_plus(number)),
        _ => return None,
    })
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(answer: Answer) -> Step {
    let say = |state, key| to(state).toast(Toast::Say(Line::new(key)));
    match answer {
        Answer::Named => say(State::Card, "profile-named"),
        Answer::Phoned => say(State::Card, "profile-phoned"),
        Answer::Switched => to(State::Switches),
        Answer::Forgotten => to(State::Forgotten),
        Answer::Works => to(State::Card).toast(Toast::Warn(Line::new("profile-works"))),
    }
}

/// Draws a screen.
#[must_use]
pub fn draw(state: State, facts: &Facts) -> Screen {
    let card = back(Any::Profile(Press::Card));
    match state {
        State::Card => self::card(facts),
        State::Name => Screen::text("profile-ask-name").gap().line(name(facts)).row([card]),
        State::Phone => {
            let none = (!facts.phone.is_empty()).then(|| button("profile-no-phone", Press::NoPhone));
            Screen::text("profile-ask-phone").gap().line(phone(facts)).row(none).row([card])
        }
        State::Switches => switches(facts).row([card]),
        State::Data => Screen::text("profile-data")
            .paper([Paper::Archive { about: Line::new("profile-data-about"), files: facts.files.clone() }])
            .row([card]),
        State::AskForget => ask_forget(facts).row([card]),
        State::Forgotten => Screen::text("profile-forgotten"),
    }
}

fn card(facts: &Facts) -> Screen {
    let lang = match facts.lang {
        Lang::Ru => "language-ru",
        Lang::En => "language-en",
    };
    Screen::text("profile-title")
        .gap()
        .line(name(facts))
        .line(phone(facts))
        .line(Line::new("profile-lang").with("lang", Arg::Word(lang)))
        .row([button("profile-name-button", Press::Name), button("profile-phone-button", Press::Phone)])
        .row([
            button("profile-switches-button", Press::Switches),
            Button::new("button-language", Any::Languages),
        ])
        .row(feed::entrance(facts.works, facts.has_site))
        .row([button("profile-data-button", Press::Data), button("profile-forget-button", Press::AskForget)])
        .row([back(Any::Home(None))])
}

fn name(facts: &Facts) -> Line {
    match facts.name.as_str() {
        "" => Line::new("profile-name-none"),
        name => Line::new("profile-name").foreign("name", name),
    }
}

fn phone(facts: &Facts) -> Line {
    match facts.phone.as_str() {
        "" => Line::new("profile-phone-none"),
        phone => Line::new("profile-phone").foreign("phone", &people::shown_phone(phone)),
    }
}

/// Each kind with a mark; pressing turns it round.
fn switches(facts: &Facts) -> Screen {
    let own = Switch::ALL.into_iter().filter(|switch| !switch.is_staffs());
    let of_work = Switch::ALL.into_iter().filter(|switch| facts.works && switch.is_staffs());
    let switch = |switch| {
        let on = !facts.muted.contains(&switch);
        let key = if on { "profile-switch-on" } else { "profile-switch-off" };
        let line = Line::new(key).with("what", Arg::Word(called(switch)));
        Button::new(line, Any::Profile(Press::Switch(switch, !on)))
    };
    let work = facts.works.then(|| Line::new("profile-switches-work"));
    Screen::text("profile-switches").maybe(work).grid(2, own.chain(of_work).map(switch))
}

/// What a kind of messages is called.
fn called(switch: Switch) -> &'static str {
    match switch {
        Switch::Changes => "profile-switch-changes",
        Switch::Letters => "profile-switch-letters",
        Switch::Reminders => "profile-switch-reminders",
        Switch::Silence => "profile-switch-silence",
        Switch::Offers => "profile-switch-offers",
        Switch::Requests => "profile-switch-requests",
        Switch::Visits => "profile-switch-visits",
        Switch::VisitChanges => "profile-switch-visit-changes",
        Switch::Unreached => "profile-switch-unreached",
        Switch::Agenda => "profile-switch-agenda",
        Switch::Digest => "profile-switch-digest",
        Switch::Team => "profile-switch-team",
    }
}

fn ask_forget(facts: &Facts) -> Screen {
    let coming =
        (facts.coming > 0).then(|| Line::new("profile-forget-coming").with("n", Arg::Count(facts.coming)));
    Screen::text("profile-forget")
        .line("profile-forget-what")
        .maybe(coming)
        .row([button("profile-forget-yes", Press::Forget)])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_keep_their_form() {
        for (press, data) in [
            (Press::Card, "1.jp"),
            (Press::Name, "1.jn"),
            (Press::Phone, "1.jf"),
            (Press::NoPhone, "1.jx"),
            (Press::Switches, "1.js"),
            (Press::Switch(Switch::Changes, false), "1.jt.0.0"),
            (Press::Switch(Switch::Team, true), "1.jt.7.1"),
            (Press::Data, "1.jd"),
            (Press::AskForget, "1.jq"),
            (Press::Forget, "1.jz"),
        ] {
            assert_eq!(Any::Profile(press).data(), data);
            assert_eq!(Any::read(data), Some(Any::Profile(press)), "{data}");
        }
        for data in ["1.jt.99.0", "1.jt.0.2", "1.jt.0", "1.jp.0", "1.ja"] {
            assert_eq!(Any::read(data), None, "{data}");
        }
    }
}
