//! Behind the counter: what staff see and do, one talk a file.
//!
//! Each talk brings its own states, presses, acts, answers and facts; this file is the hub that they meet in. Every
//! state and every act names its [`Gate`]: the right it takes and whose thing it is about. The desk opens the gate by
//! who presses, never by what the button says, in one place for screens and in one for acts.

mod command;

use std::sync::Arc;

use okoshko_domain::catalog::Catalog;
use okoshko_domain::rights::{Member, Right, Subject};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed::Typed;
use okoshko_domain::zone::LocalDay;
use serde::{Deserialize, Serialize};

pub use self::command::Command;
use crate::Arrival;
use crate::event::Given;
use crate::screen::{Line, Toast};
use crate::state::{State as Any, Step};
use crate::{
    add, approval, audit, clients, deliveries, feed, hours, links, reminder, services, settings, setup, sick,
    stats, team, today, why,
};

/// Declares the hub's types from the talks that meet in it: for each its name, its file and the letter that its buttons
/// begin with.
macro_rules! talks {
    ($($(#[$about:meta])+ $name:ident $talk:ident $letter:literal;)+) => {
        /// A screen behind the counter.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum State {
            /// What there is to do.
            Menu,
            $($(#[$about])+ $name($talk::State),)+
        }

        /// A button behind the counter.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Press {
            /// `M`: what there is to do, on this screen.
            Menu,
            /// `MM`: the same as a new screen below.
            MenuBelow,
            $($(#[$about])+ $name($talk::Press),)+
        }

        /// What staff ask the desk to do.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Act {
            $($(#[$about])+ $name($talk::Act),)+
        }

        /// What the desk says to an [`Act`].
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub enum Answer {
            /// Not this person's to do: they do not work here.
            Denied,
            /// Not this person's to do, though they work here.
            NoRight,
            $($(#[$about])+ $name($talk::Answer),)+
        }

        /// What the desk brings for a screen behind the counter.
        #[derive(Clone, Debug)]
        pub enum Facts {
            /// Not this person's to see.
            Denied,
            /// Nothing but the [`Scene`].
            Menu,
            $($(#[$about])+ $name($talk::Facts),)+
        }

        impl Press {
            /// Its kind and fields in callback data.
            #[must_use]
            pub fn form(&self) -> (&'static str, Vec<i64>) {
                match self {
                    Self::Menu => ("M", Vec::new()),
                    Self::MenuBelow => ("MM", Vec::new()),
                    $(Self::$name(press) => press.form(),)+
                }
            }

            /// Reads what [`Press::form`] writes.
            #[must_use]
            pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
                match (kind, fields) {
                    ("M", []) => return Some(Self::Menu),
                    ("MM", []) => return Some(Self::MenuBelow),
                    _ => {}
                }
                match kind.as_bytes().first()? {
                    $($letter => $talk::Press::read(kind, fields).map(Self::$name),)+
                    _ => None,
                }
            }
        }

        impl State {
            /// Who may see it.
            #[must_use]
            pub fn gate(&self) -> Gate {
                match self {
                    Self::Menu => Gate::here(Right::Work),
                    $(Self::$name(state) => state.gate(),)+
                }
            }
        }

        impl Act {
            /// Who may do it.
            #[must_use]
            pub fn gate(&self) -> Gate {
                match self {
                    $(Self::$name(act) => act.gate(),)+
                }
            }
        }
    };
}

talks! {
    /// An owner sets a studio up.
    Setup setup b'S';
    /// A working day.
    Today today b'D';
    /// A visit entered by hand.
    Add add b'A';
    /// The catalog behind the counter.
    Services services b'C';
    /// When a specialist works.
    Hours hours b'H';
    /// Who works here.
    Team team b'T';
    /// People as the studio knows them.
    Clients clients b'K';
    /// Figures of a stretch of days, against the days before it.
    Stats stats b'F';
    /// A studio's rules and facts, changed one at a time.
    Settings settings b'O';
    /// Links and QR pictures that lead to the studio, a specialist, a service.
    Links links b'L';
    /// Who changed what and when.
    Audit audit b'U';
    /// What became of messages.
    Deliveries deliveries b'N';
    /// Why a time cannot be booked.
    Why why b'W';
    /// When clients are reminded, and what becomes of silence.
    Reminder reminder b'R';
    /// A request waits for somebody's yes.
    Approval approval b'P';
    /// Somebody is away though people are booked.
    Sick sick b'I';
    /// A calendar on a phone follows a working day.
    Feed feed b'Y';
}

/// What every screen behind the counter may need.
#[derive(Clone, Debug)]
pub struct Scene {
    /// Who looks; nobody while they have no studio yet.
    pub member: Option<Member>,
    /// Their studio: hidden services are in it, archived rows are not.
    pub catalog: Option<Arc<Catalog>>,
    /// The present moment.
    pub now: Timestamp,
    /// The studio's civil day now.
    pub today: LocalDay,
    /// The bot's username, for links.
    pub bot: Arc<str>,
    /// Where the world reaches the pages, without a slash at the end; nothing when it does not.
    pub site: Option<Arc<str>>,
    /// Whether they work at other studios too; only the menu asks.
    pub elsewhere: bool,
}

/// What it takes to see a screen or do an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gate {
    /// The right; nothing for what is open to everybody.
    pub right: Option<Right>,
    /// Whose thing it is about.
    pub of: Subject,
}

impl Gate {
    /// Open to everybody: the desk looks for itself what they may.
    pub const OPEN: Self = Self { right: None, of: Subject::Here };

    /// This right over this thing.
    #[must_use]
    pub fn of(right: Right, of: Subject) -> Self {
        Self { right: Some(right), of }
    }

    /// This right in the studio that the chat talks about.
    #[must_use]
    pub fn here(right: Right) -> Self {
        Self::of(right, Subject::Here)
    }
}

/// What words a screen waits for, should they be a command's too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Awaits {
    /// None in particular: a command is a command.
    Answer,
    /// What something is called.
    Name,
    /// Words of any kind: a letter, a note.
    Words,
    /// Words that are acted on at once.
    Reason,
}

impl State {
    /// What words it waits for.
    #[must_use]
    pub fn awaits(&self) -> Awaits {
        match self {
            Self::Today(today::State::AskCancel { .. }) => Awaits::Reason,
            Self::Services(state) => state.awaits(),
            Self::Settings(state) => state.awaits(),
            Self::Setup(setup::State::Name)
            | Self::Add(add::State::Client { .. })
            | Self::Team(team::State::Name(_)) => Awaits::Name,
            Self::Hours(hours::State::NewPlace { .. } | hours::State::EditPlace { .. })
            | Self::Clients(clients::State::Note { .. } | clients::State::Letter { .. }) => Awaits::Words,
            _ => Awaits::Answer,
        }
    }
}

/// Where a command leads.
#[must_use]
pub fn on_command(command: Command, words: &Typed) -> Step {
    match command {
        Command::Menu => to(State::Menu),
        Command::Settings => settings::on_command(),
        Command::Services => services::on_command(words),
        Command::Clients => clients::on_command(),
        Command::Stats => stats::on_command(words),
        Command::Why => why::on_command(words),
        Command::Today => today::on_today(words),
        Command::Week => today::on_week(),
        Command::Block => today::on_block(words),
        Command::Off => today::on_off(words),
        Command::Sick => sick::on_command(),
        Command::Well => sick::on_well(),
        Command::Add => add::on_command(words),
        Command::Hours => hours::on_command(),
        Command::Links => links::on_command(),
        Command::Team => team::on_command(),
        Command::Audit => audit::on_command(),
        Command::Deliveries => deliveries::on_command(),
    }
}

/// Where a press leads; the state holds what was typed before it.
#[must_use]
pub fn on_press(state: &Any, press: Press) -> Step {
    match press {
        Press::Menu => to(State::Menu),
        Press::MenuBelow => to(State::Menu).below(),
        Press::Setup(press) => setup::on_press(press),
        Press::Today(press) => today::on_press(state, press),
        Press::Add(press) => match state {
            Any::Staff(State::Add(state)) => add::on_press(Some(state), press),
            _ => add::on_press(None, press),
        },
        Press::Services(press) => match state {
            Any::Staff(State::Services(state)) => services::on_press(Some(state), press),
            _ => services::on_press(None, press),
        },
        Press::Hours(press) => hours::on_press(state, press),
        // Twice is once: whom to call is still to be read.
        Press::Team(team::Press::CallOff(_) | team::Press::Pass(..))
            if matches!(state, Any::Staff(State::Team(team::State::ToCall { .. }))) =>
        {
            Step::to(state.clone())
        }
        Press::Team(press) => team::on_press(press),
        Press::Clients(press) => match state {
            Any::Staff(State::Clients(state)) => clients::on_press(Some(state), press),
            _ => clients::on_press(None, press),
        },
        Press::Stats(press) => stats::on_press(press),
        Press::Settings(press) => settings::on_press(press),
        Press::Links(press) => links::on_press(press),
        Press::Audit(press) => audit::on_press(press),
        Press::Deliveries(press) => deliveries::on_press(press),
        Press::Why(press) => why::on_press(press),
        Press::Reminder(press) => reminder::on_press(press),
        Press::Approval(press) => approval::on_press(press),
        Press::Sick(press) => sick::on_press(press),
        Press::Feed(press) => feed::on_press(state, press),
    }
}

/// Where something typed or sent leads, when the screen waits for it.
#[must_use]
pub fn on_given(state: &State, given: &Given) -> Option<Step> {
    match state {
        State::Menu => None,
        State::Setup(state) => setup::on_given(state, given),
        State::Today(state) => today::on_given(state, given),
        State::Add(state) => add::on_given(state, given),
        State::Services(state) => services::on_given(state, given),
        State::Hours(state) => hours::on_given(state, given),
        State::Team(state) => team::on_given(state, given),
        State::Clients(state) => clients::on_given(state, given),
        State::Stats(state) => stats::on_given(state, given),
        State::Settings(state) => settings::on_given(state, given),
        State::Links(state) => links::on_given(state, given),
        State::Audit(state) => audit::on_given(state, given),
        State::Deliveries(state) => deliveries::on_given(state, given),
        State::Why(state) => why::on_given(state, given),
        State::Reminder(state) => reminder::on_given(state, given),
        State::Approval(state) => approval::on_given(state, given),
        State::Sick(state) => sick::on_given(state, given),
        State::Feed(state) => feed::on_given(state, given),
    }
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(state: &Any, answer: &Answer) -> Step {
    match (state, answer) {
        (Any::Staff(State::Setup(state)), Answer::Setup(answer)) => setup::on_answer(state, answer),
        (Any::Staff(State::Today(state)), Answer::Today(answer)) => today::on_answer(state, answer),
        (Any::Staff(State::Add(state)), Answer::Add(answer)) => add::on_answer(Some(state), answer),
        (_, Answer::Add(answer)) => add::on_answer(None, answer),
        (_, Answer::Services(answer)) => services::on_answer(state, answer),
        (Any::Staff(State::Hours(state)), Answer::Hours(answer)) => hours::on_answer(state, answer),
        (Any::Staff(State::Team(state)), Answer::Team(answer)) => team::on_answer(state, answer),
        (Any::Staff(State::Clients(state)), Answer::Clients(answer)) => {
            clients::on_answer(Some(state), answer)
        }
        (_, Answer::Clients(answer)) => clients::on_answer(None, answer),
        (Any::Staff(State::Stats(state)), Answer::Stats(answer)) => stats::on_answer(state, answer),
        (Any::Staff(State::Settings(state)), Answer::Settings(answer)) => settings::on_answer(state, answer),
        (Any::Staff(State::Links(state)), Answer::Links(answer)) => links::on_answer(state, answer),
        (Any::Staff(State::Audit(state)), Answer::Audit(answer)) => audit::on_answer(state, answer),
        (Any::Staff(State::Deliveries(state)), Answer::Deliveries(answer)) => {
            deliveries::on_answer(state, answer)
        }
        (Any::Staff(State::Why(state)), Answer::Why(answer)) => why::on_answer(state, answer),
        (_, Answer::Reminder(answer)) => reminder::on_answer(answer),
        (_, Answer::Approval(answer)) => approval::on_answer(answer),
        (_, Answer::Sick(answer)) => sick::on_answer(*answer),
        (_, Answer::Feed(answer)) => feed::on_answer(answer),
        (_, Answer::NoRight) => Step::to(Any::home()).toast(Toast::NoRight),
        (state, _) => Step::to(Any::home()).toast(outside(state)),
    }
}

/// Draws a screen behind the counter.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    match (state, facts) {
        (State::Menu, Facts::Menu) => crate::menu::arrive(scene),
        (State::Setup(state), Facts::Setup(facts)) => setup::arrive(state, facts, scene),
        (State::Today(state), Facts::Today(facts)) => today::arrive(state, facts, scene),
        (State::Add(state), Facts::Add(facts)) => add::arrive(state, facts, scene),
        (State::Services(state), Facts::Services(facts)) => services::arrive(state, facts, scene),
        (State::Hours(state), Facts::Hours(facts)) => hours::arrive(state, facts, scene),
        (State::Team(state), Facts::Team(facts)) => team::arrive(state, facts, scene),
        (State::Clients(state), Facts::Clients(facts)) => clients::arrive(state, facts, scene),
        (State::Stats(state), Facts::Stats(facts)) => stats::arrive(state, facts, scene),
        (State::Settings(state), Facts::Settings(facts)) => settings::arrive(state, facts, scene),
        (State::Links(state), Facts::Links(facts)) => links::arrive(state, facts, scene),
        (State::Audit(state), Facts::Audit(facts)) => audit::arrive(state, facts, scene),
        (State::Deliveries(state), Facts::Deliveries(facts)) => deliveries::arrive(state, facts, scene),
        (State::Why(state), Facts::Why(facts)) => why::arrive(state, facts, scene),
        (State::Reminder(state), Facts::Reminder(facts)) => reminder::arrive(state, facts, scene),
        (State::Approval(state), Facts::Approval(facts)) => approval::arrive(state, facts, scene),
        (State::Sick(state), Facts::Sick(facts)) => sick::arrive(state, facts, scene),
        (State::Feed(state), Facts::Feed(facts)) => feed::arrive(state, facts),
        _ => Arrival::Go(Any::home(), Some(Toast::StaffOnly)),
    }
}

/// What somebody hears who has no business behind the counter. Clients may ask why a time is not offered: they are
/// told how.
#[must_use]
pub fn outside(state: &Any) -> Toast {
    match state {
        Any::Staff(State::Why(_)) => Toast::Say(Line::new("why-choose-first")),
        // "I am ill" and "I am well" are words of clients too.
        Any::Staff(State::Sick(sick::State::Ask { specialist: None } | sick::State::Well)) => {
            Toast::UseButtons
        }
        _ => Toast::StaffOnly,
    }
}

/// A step to a screen behind the counter.
#[must_use]
pub fn to(state: State) -> Step {
    Step::to(Any::Staff(state))
}
