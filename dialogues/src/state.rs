//! Where a chat stands, and one step from there.

use serde::{Deserialize, Serialize};

use okoshko_domain::booking::ClientReason;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{BookingId, CategoryId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::money::Money;
use okoshko_domain::people::Lang;
use okoshko_domain::secret::Secret;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed::Typed;
use okoshko_domain::zone::{LocalDay, Month};

use crate::extras::Extra;
use crate::keepsake::Keepsake;
use crate::press::{List, Part};
use crate::screen::Toast;
use crate::{feed, moving, offers, profile, staff};

/// The screen a chat looks at. Stored so that it can be drawn again after a crash; what no longer parses is Home.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// A studio's front page; without a studio, the chat's last one or the only one.
    Home {
        /// Which.
        studio: Option<StudioId>,
    },
    /// All categories.
    Catalog {
        /// Whose.
        studio: Option<StudioId>,
    },
    /// The services of one category.
    Category {
        /// Whose.
        studio: Option<StudioId>,
        /// Which.
        category: CategoryId,
        /// From 0.
        page: u16,
    },
    /// What one specialist does.
    Specialist {
        /// Who.
        specialist: SpecialistId,
    },
    /// A service with its picture and all its words.
    About {
        /// Which.
        service: ServiceId,
        /// With whom it was looked at.
        who: Who,
    },
    /// A specialist with their picture and all their words.
    Portrait {
        /// Who.
        specialist: SpecialistId,
    },
    /// A studio with its picture and all its words.
    Studio {
        /// Which.
        studio: StudioId,
    },
    /// The nearest slots.
    Times {
        /// What.
        service: ServiceId,
        /// With whom.
        who: Who,
        /// Which part of the day.
        part: Part,
        /// Page of the row of specialists.
        page: u16,
        /// A start that was refused: the nearest to it are marked.
        near: Option<Timestamp>,
    },
    /// All slots of one day.
    Day {
        /// What.
        service: ServiceId,
        /// With whom.
        who: Who,
        /// When.
        day: LocalDay,
        /// Which part of the day.
        part: Part,
        /// From 0.
        page: u16,
    },
    /// A month.
    Month {
        /// What.
        service: ServiceId,
        /// With whom.
        who: Who,
        /// Which.
        month: Month,
    },
    /// The last look before booking.
    Check {
        /// The row that holds the slot.
        hold: BookingId,
        /// Whom the client had asked for.
        who: Who,
        /// The price that was shown before, when it changed.
        was: Option<Money>,
    },
    /// What else is done in one visit.
    More {
        /// The row that holds the slot.
        hold: BookingId,
        /// Whom the client had asked for.
        who: Who,
        /// From 0.
        page: u16,
    },
    /// What the client wants known.
    Comment {
        /// The row that holds the slot.
        hold: BookingId,
        /// Whom the client had asked for.
        who: Who,
    },
    /// Who comes, when it is not the client.
    Guest {
        /// The row that holds the slot.
        hold: BookingId,
        /// Whom the client had asked for.
        who: Who,
    },
    /// A phone, before the visit is booked.
    Phone {
        /// The row that holds the slot.
        hold: BookingId,
        /// Whom the client had asked for.
        who: Who,
        /// Whether nothing is booked without it.
        must: bool,
    },
    /// A fact: booked.
    Booked {
        /// Which.
        booking: BookingId,
    },
    /// A fact: cancelled.
    Cancelled {
        /// Which.
        booking: BookingId,
    },
    /// My bookings.
    Visits {
        /// Which of them.
        list: List,
        /// The last one of the page before.
        after: Option<BookingId>,
    },
    /// One booking's card.
    Visit {
        /// Which.
        booking: BookingId,
    },
    /// Really cancel?
    AskCancel {
        /// Which.
        booking: BookingId,
    },
    /// Other times that the studio proposes for a visit.
    Proposal {
        /// Which.
        booking: BookingId,
    },
    /// Another time for a booking.
    Moving(moving::State),
    /// Whoever was to do it is away: what instead?
    Away {
        /// Which visit.
        booking: BookingId,
    },
    /// Something to take along from a booking is handed over.
    Keepsake {
        /// Which.
        booking: BookingId,
        /// What.
        what: Keepsake,
    },
    /// What we know of a person.
    Profile(profile::State),
    /// What was booked in a browser is this chat's now.
    Connected {
        /// One of the bookings.
        booking: BookingId,
    },
    /// A calendar follows the person's visits.
    Feed(feed::State),
    /// Choose a language.
    Languages,
    /// What the bot can do.
    Help,
    /// Behind the counter.
    Staff(staff::State),
}

impl State {
    /// The front page of the chat's studio.
    #[must_use]
    pub fn home() -> Self {
        Self::Home { studio: None }
    }

    /// The nearest slots, unfiltered.
    #[must_use]
    pub fn times(service: ServiceId, who: Who) -> Self {
        Self::Times { service, who, part: Part::All, page: 0, near: None }
    }

    /// What a client is choosing a time for, when they are.
    #[must_use]
    pub fn asked(&self) -> Option<(ServiceId, Who)> {
        match *self {
            Self::Times { service, who, .. }
            | Self::Day { service, who, .. }
            | Self::Month { service, who, .. } => Some((service, who)),
            _ => None,
        }
    }

    /// Whether a slot is held while it is shown.
    #[must_use]
    pub fn holds(&self) -> bool {
        matches!(
            self,
            Self::Check { .. }
                | Self::More { .. }
                | Self::Comment { .. }
                | Self::Guest { .. }
                | Self::Phone { .. }
        )
    }

    /// Whether the message that shows it is a fact: it stays in the chat when the person goes on.
    #[must_use]
    pub fn is_fact(&self) -> bool {
        let moved = matches!(self, Self::Moving(moving::State::Moved { .. }));
        moved || matches!(self, Self::Booked { .. } | Self::Cancelled { .. })
    }

    /// The screen to show again below a message that was not understood: this one, but a fact is not told twice, and
    /// what was handed over is not handed over again.
    #[must_use]
    pub fn again(&self) -> Self {
        match self {
            Self::Keepsake { booking, .. } | Self::Connected { booking } => Self::Visit { booking: *booking },
            Self::Profile(state) => Self::Profile(state.again()),
            Self::Staff(staff::State::Sick(state)) => Self::Staff(staff::State::Sick(state.clone().again())),
            state if state.is_fact() => Self::home(),
            state => state.clone(),
        }
    }
}

/// What the desk is asked to do. At most two acts a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Keep a slot for a few minutes.
    Hold {
        /// What.
        service: ServiceId,
        /// With whom.
        who: Who,
        /// When.
        start: Timestamp,
    },
    /// Book what is held.
    Book {
        /// The row that holds it.
        hold: BookingId,
        /// Whom the client had asked for.
        who: Who,
    },
    /// Keep the person's phone and book what is held; without a phone, book without it.
    GivePhone {
        /// The row that holds it.
        hold: BookingId,
        /// Whom the client had asked for.
        who: Who,
        /// E.164.
        phone: Option<String>,
    },
    /// Add to what is held, or take away.
    Add {
        /// The row that holds it.
        hold: BookingId,
        /// Whom the client had asked for.
        who: Who,
        /// What.
        extra: Extra,
    },
    /// Keep a slot for all that a row of theirs names.
    HoldRow {
        /// The row.
        row: BookingId,
        /// With whom.
        who: Who,
        /// When.
        start: Timestamp,
    },
    /// Free whatever this person holds.
    Release,
    /// The same, when this row is still no more than a hold.
    Drop(BookingId),
    /// Cancel a booking.
    Cancel(BookingId),
    /// Move a booking.
    Move(moving::Move),
    /// This person comes to a visit that starts then.
    Come {
        /// Which.
        booking: BookingId,
        /// When the message said that it starts.
        start: Timestamp,
    },
    /// Keep why a booking was cancelled.
    Because(BookingId, ClientReason),
    /// Take back that a booking was cancelled.
    Restore(BookingId),
    /// Speak this language from now on.
    Speak(Lang),
    /// Say why a time is not offered.
    AskWhy {
        /// For what.
        service: ServiceId,
        /// With whom.
        who: Who,
        /// The date and time as they were typed.
        words: Typed,
    },
    /// Take over what was booked in the browser that made this link.
    Connect(Secret),
    /// Answer what the studio offers.
    Offer(offers::Act),
    /// What a person changes about themselves.
    Profile(profile::Act),
    /// What a person wants of the calendar that follows their visits.
    Feed(feed::Act),
    /// What staff ask for.
    Staff(staff::Act),
}

/// Where the screen goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Onto the message that was pressed; below, when nothing was.
    #[default]
    Here,
    /// A new message below: the pressed one is a fact and stays.
    Below,
    /// Nowhere: the press is answered, the screen stays as it is.
    Nowhere,
}

/// One step of a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where the chat stands now.
    pub state: State,
    /// What the desk is asked to do before the screen is drawn.
    pub act: Option<Act>,
    /// A remark to the presser.
    pub toast: Option<Toast>,
    /// Where the screen goes.
    pub place: Place,
}

impl Step {
    /// Shows a state.
    #[must_use]
    pub fn to(state: State) -> Self {
        Self { state, act: None, toast: None, place: Place::Here }
    }

    /// Leaves everything as it is.
    #[must_use]
    pub fn nothing(state: State) -> Self {
        Self { place: Place::Nowhere, ..Self::to(state) }
    }

    /// Asks the desk first.
    #[must_use]
    pub fn act(self, act: Act) -> Self {
        Self { act: Some(act), ..self }
    }

    /// With a word for the presser.
    #[must_use]
    pub fn toast(self, toast: Toast) -> Self {
        Self { toast: Some(toast), ..self }
    }

    /// On a new message.
    #[must_use]
    pub fn below(self) -> Self {
        Self { place: Place::Below, ..self }
    }
}
