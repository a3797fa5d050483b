//! A calendar on somebody's phone follows their visits by a private address: a client's own at all studios, or a
//! specialist's day.
//!
//! The secret is in the link that is shown once, never in a stored state: what is drawn again after a crash says how to
//! get another.

mod entries;

use okoshko_domain::feed::Mine;
use okoshko_domain::ids::{FeedId, SpecialistId};
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::secret::Secret;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::undo::can_undo;
use serde::{Deserialize, Serialize};

pub use self::entries::{of_client, of_day, time_off, title};
use crate::event::Given;
use crate::press::Press as Any;
use crate::screen::{Button, Line, Screen, Toast};
use crate::staff::{self, Gate, Scene};
use crate::state::{Act as AnyAct, State as AnyState, Step};
use crate::welcome::back;
use crate::{Arrival, links, profile};

/// Whose visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Of {
    /// The person's own, at all studios.
    Client,
    /// Those of their working day.
    Day(SpecialistId),
}

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// What it is, and whether there is one.
    Card(Of),
    /// A fresh link.
    Link {
        /// Whose visits.
        of: Of,
        /// Which.
        feed: FeedId,
        /// Not stored.
        #[serde(skip)]
        secret: Option<Secret>,
    },
    /// It works no more.
    Off(Of, FeedId),
}

/// A button of this talk; its kinds begin with `k` and have a second letter, or with `Y` for a working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Press {
    /// Whose visits.
    pub of: Of,
    /// What about them.
    pub what: What,
}

/// What a button asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// `kc`, `YC`: what it is, and whether there is one.
    Card,
    /// `kn`, `YN`: a new link in place of this one; 0 for none.
    New(Option<FeedId>),
    /// `kx`, `YX`: this one works no more.
    Off(FeedId),
    /// `ku`, `YU`: it works again.
    Restore(FeedId),
}

/// What the desk is asked to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Make a new link in place of this one.
    New(Of, Option<FeedId>),
    /// Let one work no more.
    Off(Of, FeedId),
    /// Let it work again.
    Restore(Of, FeedId),
}

/// What the desk says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// The link is made. Its secret is told once.
    Made(Of, FeedId, Secret),
    /// It works no more.
    Off(Of, FeedId),
    /// It works again.
    Restored(Of),
    /// Another link came since, or went.
    Stale(Of),
    /// It is too late to take back.
    TooLate(Of),
    /// No calendar reaches us.
    NoSite(Of),
    /// Somebody else's day.
    NotOwn,
}

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub enum Facts {
    /// Somebody else's day.
    NotOwn,
    /// Where the world reaches us, and the addresses that work or did lately, the newest first.
    Own {
        /// Without a slash at the end; nothing when nobody does.
        site: Option<std::sync::Arc<str>>,
        /// All of them.
        feeds: Vec<Mine>,
        /// Whether the person works somewhere: visits of their clients are not their own.
        works: bool,
        /// Whether they have a working day, which has a calendar of its own.
        serves: bool,
        /// The present moment.
        now: Timestamp,
    },
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        let (kinds, mut fields) = match self.of {
            Of::Client => (["kc", "kn", "kx", "ku"], Vec::new()),
            Of::Day(specialist) => (["YC", "YN", "YX", "YU"], vec![specialist.0]),
        };
        let (kind, field) = match self.what {
            What::Card => (kinds[0], None),
            What::New(old) => (kinds[1], Some(old.map_or(0, |id| id.0))),
            What::Off(feed) => (kinds[2], Some(feed.0)),
            What::Restore(feed) => (kinds[3], Some(feed.0)),
        };
        fields.extend(field);
        (kind, fields)
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        let (of, verb, fields) = match (kind.as_bytes(), fields) {
            (&[b'k', verb], fields) => (Of::Client, verb.to_ascii_uppercase(), fields),
            (&[b'Y', verb], [day, fields @ ..]) => (Of::Day(SpecialistId(*day)), verb, fields),
            _ => return None,
        };
        let what = match (verb, fields) {
            (b'C', []) => What::Card,
            (b'N', &[old]) => What::New((old != 0).then_some(FeedId(old))),
            (b'X', &[feed]) => What::Off(FeedId(feed)),
            (b'U', &[feed]) => What::Restore(FeedId(feed)),
            _ => return None,
        };
        Some(Self { of, what })
    }
}

impl Of {
    /// One's own visits are everybody's to see; a day is its specialist's, which the desk looks at once more.
    fn gate(self) -> Gate {
        match self {
            Self::Client => Gate::OPEN,
            Self::Day(specialist) => Gate::of(Right::Hours, Subject::Specialist(specialist)),
        }
    }

    fn to(self, state: State) -> Step {
        match self {
            Self::Client => Step::to(AnyState::Feed(state)),
            Self::Day(_) => staff::to(staff::State::Feed(state)),
        }
    }

    fn act(self, state: State, act: Act) -> Step {
        let step = self.to(state);
        match self {
            Self::Client => step.act(AnyAct::Feed(act)),
            Self::Day(_) => step.act(AnyAct::Staff(staff::Act::Feed(act))),
        }
    }

    fn button(self, key: &'static str, what: What) -> Button {
        let press = Press { of: self, what };
        let press = match self {
            Self::Client => Any::Feed(press),
            Self::Day(_) => Any::Staff(staff::Press::Feed(press)),
        };
        Button::new(key, press)
    }

    /// The screen that leads here.
    fn behind(self) -> (Any, AnyState) {
        match self {
            Self::Client => (Any::Profile(profile::Press::Card), AnyState::Profile(profile::State::Card)),
            Self::Day(_) => {
                let list = links::State::List { page: 0 };
                (Any::Staff(links::entrance()), AnyState::Staff(staff::State::Links(list)))
            }
        }
    }
}

impl State {
    fn of(&self) -> Of {
        match self {
            Self::Card(of) | Self::Link { of, .. } | Self::Off(of, _) => *of,
        }
    }

    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        self.of().gate()
    }

    /// Whose day it is about.
    #[must_use]
    pub fn day(&self) -> Option<SpecialistId> {
        match self.of() {
            Of::Client => None,
            Of::Day(specialist) => Some(specialist),
        }
    }
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        self.of().gate()
    }

    /// Whose visits.
    #[must_use]
    pub fn of(&self) -> Of {
        match self {
            Self::New(of, _) | Self::Off(of, _) | Self::Restore(of, _) => *of,
        }
    }
}

/// The button that leads to one's own visits, where the world reaches us. Whoever works somewhere reads whose they are.
pub(crate) fn entrance(works: bool, has_site: bool) -> Option<Button> {
    let key = if works { "feed-button-own" } else { "feed-button" };
    has_site.then(|| Of::Client.button(key, What::Card))
}

/// The button that leads a specialist to their own day.
pub(crate) fn entrance_of(scene: &Scene) -> Option<Button> {
    let of = Of::Day(scene.member?.specialist?);
    scene.site.is_some().then(|| of.button("feed-button-day", What::Card))
}

/// Where a press leads. Twice is once: a link that is shown stays.
#[must_use]
pub fn on_press(state: &AnyState, Press { of, what }: Press) -> Step {
    let shown = match state {
        AnyState::Feed(state) | AnyState::Staff(staff::State::Feed(state)) => Some(state),
        _ => None,
    };
    match (what, shown) {
        (What::New(old), Some(State::Link { of: same, feed, .. })) if *same == of && old != Some(*feed) => {
            Step::nothing(state.clone())
        }
        (What::Card, _) => of.to(State::Card(of)),
        (What::New(old), _) => of.act(State::Card(of), Act::New(of, old)),
        (What::Off(feed), _) => of.act(State::Card(of), Act::Off(of, feed)),
        (What::Restore(feed), _) => of.act(State::Card(of), Act::Restore(of, feed)),
    }
}

/// Nothing is typed here.
#[must_use]
pub fn on_given(_state: &State, _given: &Given) -> Option<Step> {
    None
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(answer: &Answer) -> Step {
    let card = |of: Of, toast| of.to(State::Card(of)).toast(toast);
    match *answer {
        Answer::Made(of, feed, secret) => of.to(State::Link { of, feed, secret: Some(secret) }),
        Answer::Off(of, feed) => of.to(State::Off(of, feed)),
        Answer::Restored(of) => card(of, Toast::Say(Line::new("feed-restored"))),
        Answer::Stale(of) => card(of, Toast::Say(Line::new("feed-stale"))),
        Answer::TooLate(of) => card(of, Toast::Warn(Line::new("feed-undo-late"))),
        Answer::NoSite(of) => Step::to(of.behind().1).toast(Toast::Warn(Line::new("feed-no-site"))),
        Answer::NotOwn => Step::to(AnyState::home()).toast(Toast::NoRight),
    }
}

/// Draws a screen.
#[must_use]
pub fn arrive(state: &State, facts: &Facts) -> Arrival {
    let of = state.of();
    let (site, feeds, now, head) = match facts {
        Facts::NotOwn => return Arrival::Go(AnyState::home(), Some(Toast::NoRight)),
        Facts::Own { site: Some(site), feeds, now, works, serves } => {
            (site, feeds, *now, head(of, *works, *serves))
        }
        Facts::Own { site: None, .. } => {
            return Arrival::Go(of.behind().1, Some(Toast::Warn(Line::new("feed-no-site"))));
        }
    };
    let open = feeds.iter().find(|feed| feed.is_open());
    let screen = match state {
        State::Link { feed, secret: Some(secret), .. } if open.is_some_and(|open| open.id == *feed) => {
            link(of, *feed, &address(site, secret))
        }
        State::Off(_, feed) if open.is_none() => off(of, feeds.iter().find(|off| off.id == *feed), now),
        _ => card(of, head, open),
    };
    Arrival::Show(screen.row([back(of.behind().0)]))
}

/// Where a calendar finds it.
fn address(site: &str, secret: &Secret) -> String {
    format!("{site}/feed/{}.ics", secret.expose())
}

/// What it is, above all else: whoever works somewhere reads whose visits these are.
fn head(of: Of, works: bool, serves: bool) -> Screen {
    match (of, works) {
        (Of::Day(_), _) => Screen::text("feed-title-day").line("feed-about-day"),
        (Of::Client, false) => Screen::text("feed-title").line("feed-about"),
        (Of::Client, true) => Screen::text("feed-title-own")
            .line("feed-about-own")
            .maybe(serves.then(|| Line::new("feed-about-elsewhere"))),
    }
}

fn card(of: Of, screen: Screen, open: Option<&Mine>) -> Screen {
    let Some(open) = open else { return screen.row([of.button("feed-make", What::New(None))]) };
    let stands = if open.seen.is_some() { "feed-seen" } else { "feed-unseen" };
    screen
        .gap()
        .line(stands)
        .line("feed-lost")
        .row([of.button("feed-new", What::New(Some(open.id))), of.button("feed-off", What::Off(open.id))])
}

/// The link itself. It is shown once: what is stored knows its hash alone.
fn link(of: Of, feed: FeedId, address: &str) -> Screen {
    Screen::text("feed-link-title")
        .line(Line::new("links-link").foreign("link", address))
        .gap()
        .line("feed-link-once")
        .line("feed-link-how")
        .line("feed-link-private")
        .row([of.button("feed-new", What::New(Some(feed))), of.button("feed-off", What::Off(feed))])
}

fn off(of: Of, feed: Option<&Mine>, now: Timestamp) -> Screen {
    let undo = feed.filter(|feed| feed.revoked.is_some_and(|at| can_undo(at, now)));
    Screen::text("feed-off-done")
        .line("feed-off-what")
        .row(undo.map(|feed| of.button("feed-undo", What::Restore(feed.id))))
        .row([of.button("feed-make", What::New(None))])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_keep_their_form() {
        let (client, day, feed) = (Of::Client, Of::Day(SpecialistId(7)), FeedId(65));
        for (of, what, data) in [
            (client, What::Card, "1.kc"),
            (client, What::New(None), "1.kn.0"),
            (client, What::New(Some(feed)), "1.kn.1t"),
            (client, What::Off(feed), "1.kx.1t"),
            (client, What::Restore(feed), "1.ku.1t"),
            (day, What::Card, "1.YC.7"),
            (day, What::New(None), "1.YN.7.0"),
            (day, What::New(Some(feed)), "1.YN.7.1t"),
            (day, What::Off(feed), "1.YX.7.1t"),
            (day, What::Restore(feed), "1.YU.7.1t"),
        ] {
            let press = Press { of, what };
            let press = match of {
                Of::Client => Any::Feed(press),
                Of::Day(_) => Any::Staff(staff::Press::Feed(press)),
            };
            assert_eq!(press.data(), data);
            assert_eq!(Any::read(data), Some(press), "{data}");
        }
        for data in ["1.kc.1", "1.kn", "1.kC", "1.YC", "1.Yc.7", "1.YX.7", "1.kz.1"] {
            assert_eq!(Any::read(data), None, "{data}");
        }
    }
}
