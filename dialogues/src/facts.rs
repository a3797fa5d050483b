//! What the desk brings for drawing: true at one moment, already filtered by who asks.

use std::sync::Arc;

use okoshko_domain::booking::{Booking, Cancelling};
use okoshko_domain::catalog::{Catalog, Studio, Who};
use okoshko_domain::ids::{BookingId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::proposal::Proposal;
use okoshko_domain::rights::Member;
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};

pub use crate::asked::{Asked, Pick};
use crate::keepsake::Written;
use crate::offers::Away;
use crate::press::{List, Part, Shut};
use crate::{feed, profile, staff};

/// What a state needs before it can be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Want {
    /// Nothing but words.
    Nothing,
    /// A studio's catalog; without a studio, the chat's last one or the only one.
    Studio(Option<StudioId>),
    /// The same for its front page.
    Front(Option<StudioId>),
    /// The catalog of the chat's studio, and what whoever asks is there.
    Help,
    /// The catalog of a service's studio.
    Service(ServiceId),
    /// The catalog of a specialist's studio.
    Specialist(SpecialistId),
    /// The nearest days with free slots.
    Times {
        /// What for.
        pick: Pick,
        /// With whom.
        who: Who,
        /// Which part of the day.
        part: Part,
        /// The slots nearest to this start are marked.
        near: Option<Timestamp>,
    },
    /// One day's free slots.
    Day {
        /// What for.
        pick: Pick,
        /// With whom.
        who: Who,
        /// When.
        day: LocalDay,
    },
    /// A month's days.
    Month {
        /// What for.
        pick: Pick,
        /// With whom.
        who: Who,
        /// Which.
        month: Month,
    },
    /// One of the person's own bookings.
    Booking(BookingId),
    /// One of the person's own bookings, and other times that are proposed for it.
    Proposal(BookingId),
    /// The same, and what it becomes at another time.
    Target {
        /// Which.
        booking: BookingId,
        /// With whom.
        who: Who,
        /// When.
        start: Timestamp,
    },
    /// One of the person's own bookings, and what could be instead, while somebody is away.
    Away(BookingId),
    /// The same, and how it came to stand so.
    Keepsake(BookingId),
    /// A page of the person's own bookings.
    Visits {
        /// Which of them.
        list: List,
        /// The last one of the page before.
        after: Option<BookingId>,
    },
    /// What we know of the person.
    Profile(profile::State),
    /// The calendar that follows the person's visits.
    Feed,
    /// What a screen behind the counter shows.
    Staff(Box<staff::State>),
}

/// What the desk brought.
#[derive(Clone, Debug)]
pub enum Facts {
    /// Nothing was asked for.
    Nothing,
    /// There is no studio here yet.
    NoStudio,
    /// This person may make a studio, and has none yet.
    MayMake,
    /// Several studios, and the chat has not chosen: id and name.
    Studios(Vec<(StudioId, String)>),
    /// One studio.
    Studio(Arc<Catalog>),
    /// One studio's front page.
    Front(Arc<Catalog>, Front),
    /// One studio, and what whoever asks is there, when they work there.
    Help(Arc<Catalog>, Option<Member>),
    /// A screen behind the counter.
    Staff(Box<staff::Scene>, Box<staff::Facts>),
    /// It is behind the counter, and this person is not.
    NotStaff,
    /// It is behind the counter, and this person's right does not reach so far.
    NoRight,
    /// The nearest slots.
    Times(Times),
    /// One day's slots.
    Day(Day),
    /// The day has no free slot, for this reason.
    Shut(Shut),
    /// One month.
    Month(MonthDays),
    /// A booking.
    Booking(Box<Card>),
    /// A booking, and other times that are proposed for it.
    Proposal(Box<Card>, Option<Proposal>),
    /// A booking, and what it becomes.
    Target(Box<Target>),
    /// A booking, and what could be instead, while somebody is away.
    Away(Box<Card>, Option<Away>),
    /// A booking to take something along from.
    Keepsake(Box<Card>, Written),
    /// A page of bookings.
    Visits(Visits),
    /// What we know of the person.
    Profile(Box<profile::Facts>),
    /// The calendar that follows the person's visits.
    Feed(Box<feed::Facts>),
    /// What was asked for is not offered any more.
    Gone,
    /// What was asked for is not this person's, or is not there.
    NotYours,
}

/// What a front page says besides the catalog.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Front {
    /// Whether whoever looks works somewhere.
    pub works: bool,
    /// What whoever comes back is offered first.
    pub again: Option<Again>,
}

/// A slot that a client who comes back may want.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Again {
    /// Whether they chose it and did not book; else it is what they had last time, at the best time that is free.
    pub draft: bool,
    /// What.
    pub service: ServiceId,
    /// With whom.
    pub specialist: SpecialistId,
    /// When.
    pub start: Timestamp,
}

/// The nearest days with free slots, in order.
#[derive(Clone, Debug)]
pub struct Times {
    /// What for.
    pub asked: Asked,
    /// Days that have at least one slot in the wanted part of the day.
    pub days: Vec<DayStarts>,
    /// The slots nearest to a refused start.
    pub near: Vec<Timestamp>,
}

/// A day and its free starts, in order.
#[derive(Clone, Debug)]
pub struct DayStarts {
    /// The studio's civil day.
    pub day: LocalDay,
    /// Free starts.
    pub starts: Vec<Timestamp>,
}

/// One day's slots.
#[derive(Clone, Debug)]
pub struct Day {
    /// What for.
    pub asked: Asked,
    /// All of them.
    pub slots: DayStarts,
}

/// A month's days: how many slots are free, or why the day cannot be chosen.
#[derive(Clone, Debug)]
pub struct MonthDays {
    /// What for.
    pub asked: Asked,
    /// The studio's civil day now.
    pub today: LocalDay,
    /// Every day of the month.
    pub days: Vec<(LocalDay, Result<usize, Shut>)>,
    /// The nearest month before this one that has a free day.
    pub previous: Option<Month>,
    /// The nearest month after this one that has a free day.
    pub next: Option<Month>,
    /// The month that was asked for has no free day: this one has the next.
    pub instead: Option<Month>,
}

/// A booking and what its client may do with it now.
#[derive(Clone, Debug)]
pub struct Card {
    /// The booking.
    pub booking: Booking,
    /// Its studio.
    pub catalog: Arc<Catalog>,
    /// Whether it can be cancelled.
    pub cancelling: Cancelling,
    /// Whether a hold becomes no more than a request.
    pub asks: bool,
    /// Whether it can be moved.
    pub moving: Cancelling,
    /// Whether they can take back that they cancelled it.
    pub undo: bool,
    /// The moment that the card shows.
    pub now: Timestamp,
    /// Whether its client has agreed to be remembered, in the words that this studio needs now.
    pub agreed: bool,
    /// The bot's username, for links; empty before Telegram told it.
    pub bot: Arc<str>,
}

/// A booking that its client may move, and what becomes of it.
#[derive(Clone, Debug)]
pub struct Target {
    /// As it stands.
    pub card: Card,
    /// As it would be; or why it cannot.
    pub to: Result<Box<Booking>, Refusal>,
}

/// A page of one's bookings.
#[derive(Clone, Debug)]
pub struct Visits {
    /// The page, in the list's order.
    pub bookings: Vec<Booking>,
    /// Whether there is another page.
    pub more: bool,
    /// Whether there is a page before.
    pub back: bool,
    /// The first one's studio: times are told in its zone.
    pub catalog: Option<Arc<Catalog>>,
}

impl Facts {
    /// The studio that these facts are about.
    #[must_use]
    pub fn studio(&self) -> Option<&Studio> {
        let catalog = match self {
            Self::Studio(catalog) | Self::Front(catalog, _) | Self::Help(catalog, _) => catalog,
            Self::Staff(scene, _) => scene.catalog.as_ref()?,
            Self::Times(times) => &times.asked.catalog,
            Self::Day(day) => &day.asked.catalog,
            Self::Month(month) => &month.asked.catalog,
            Self::Booking(card) | Self::Keepsake(card, _) | Self::Proposal(card, _) | Self::Away(card, _) => {
                &card.catalog
            }
            Self::Target(target) => &target.card.catalog,
            Self::Visits(visits) => visits.catalog.as_ref()?,
            Self::Nothing
            | Self::NoStudio
            | Self::MayMake
            | Self::Studios(_)
            | Self::Shut(_)
            | Self::Gone
            | Self::Profile(_)
            | Self::Feed(_)
            | Self::NotStaff
            | Self::NoRight
            | Self::NotYours => {
                return None;
            }
        };
        Some(&catalog.studio)
    }
}
