//! What the desk brings for the screens of a working day.

use okoshko_domain::booking::Booking;
use okoshko_domain::contact::Means;
use okoshko_domain::ids::{AbsenceId, BookingId, SpecialistId};
use okoshko_domain::proposal::Proposal;
use okoshko_domain::span::Span;
use okoshko_domain::time_off::TimeOff;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;

use crate::facts::DayStarts;

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub enum Facts {
    /// One day.
    Day {
        /// What it looks like.
        plan: Box<Plan>,
        /// Whether a board hangs in this chat.
        hung: bool,
    },
    /// Seven days.
    Week(Week),
    /// A free stretch.
    Gap(Gap),
    /// Nothing but the scene.
    Scene,
    /// A visit.
    Visit(Box<Visit>),
    /// Where a visit can go.
    Targets(Box<Targets>),
    /// Whose days are to be closed must be said first.
    WhoseOff,
    /// Days to close.
    Off(Box<Off>),
    /// A stretch without visits.
    TimeOff(Box<Closed>),
    /// Days off to come.
    DaysOff {
        /// Whose.
        specialist: SpecialistId,
        /// A page of them, in order.
        off: Vec<TimeOff>,
        /// Whether there is another page.
        more: bool,
    },
    /// It is not there any more.
    Gone,
}

/// One day as staff see it. The live board and the morning agenda show the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Which.
    pub day: LocalDay,
    /// Whose, when it is one specialist's alone.
    pub of: Option<SpecialistId>,
    /// Everybody who works or has a visit that day, in the studio's order.
    pub people: Vec<Personal>,
    /// Visits that cannot be, whose clients have yet to say what suits them instead.
    pub asked: Vec<Asked>,
    /// The studio's civil day now.
    pub today: LocalDay,
    /// When this is so.
    pub now: Timestamp,
}

/// The client of a visit was asked what suits them instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// Which visit.
    pub booking: BookingId,
    /// Whether whoever does it is ill; else they have other plans.
    pub ill: bool,
}

/// One specialist's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Personal {
    /// Whose.
    pub specialist: SpecialistId,
    /// As the owner wrote it.
    pub name: String,
    /// Whether they work that day.
    pub works: bool,
    /// What stands in it, in order.
    pub entries: Vec<Entry>,
}

/// One thing in a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A visit, whatever became of it.
    Visit(Box<Booking>),
    /// A stretch in which something could be booked.
    Gap(Span),
    /// A stretch without visits.
    Off(TimeOff),
    /// A break that comes back, and what it is called; may be empty.
    Break(Span, String),
}

/// Seven days.
#[derive(Clone, Debug)]
pub struct Week {
    /// Whose, when it is one specialist's alone.
    pub of: Option<SpecialistId>,
    /// From Monday on.
    pub days: Vec<Loaded>,
}

/// How full a day is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Loaded {
    /// Which.
    pub day: LocalDay,
    /// Visits.
    pub visits: u32,
    /// How long they take.
    pub minutes: u32,
    /// How long somebody works.
    pub working_min: u32,
}

/// A free stretch.
#[derive(Clone, Debug)]
pub struct Gap {
    /// Whose.
    pub specialist: SpecialistId,
    /// From when to when.
    pub span: Span,
    /// The start that is chosen.
    pub start: Timestamp,
    /// Its day.
    pub day: LocalDay,
    /// When the day's work ends.
    pub evening: Timestamp,
    /// Starts in it.
    pub starts: Vec<Timestamp>,
}

/// A visit as staff see it.
#[derive(Clone, Debug)]
pub struct Visit {
    /// The visit.
    pub booking: Booking,
    /// Its client's name: the one they booked with, or the one that the studio wrote down.
    pub client: String,
    /// By what they are reached.
    pub means: Means,
    /// Visits before this one.
    pub before: u32,
    /// Its civil day.
    pub day: LocalDay,
    /// Other times that its client was asked about, unanswered so far.
    pub proposal: Option<Proposal>,
    /// Whether its client was asked what suits them instead, and has not answered.
    pub asked: bool,
    /// Whether it was a request that somebody declined.
    pub declined: bool,
    /// Whether it was called off here just now, so that this can be taken back.
    pub undo: bool,
}

/// Where a visit can go.
#[derive(Clone, Debug)]
pub struct Targets {
    /// The visit.
    pub booking: Booking,
    /// Who could do it.
    pub people: Vec<SpecialistId>,
    /// To whom it goes.
    pub to: SpecialistId,
    /// Days with free starts: the nearest ones, or the one that was asked for.
    pub days: Vec<DayStarts>,
}

/// Days to close.
#[derive(Clone, Debug)]
pub struct Off {
    /// Whose.
    pub specialist: SpecialistId,
    /// Starts that clients could choose, and will not see any more.
    pub gaps: u32,
    /// Visits that stay, the first ones.
    pub hits: Vec<Booking>,
    /// How many there are.
    pub hit_count: u32,
    /// How many days off are to come.
    pub planned: u32,
}

/// A stretch without visits, with the visits that stay in it.
#[derive(Clone, Debug)]
pub struct Closed {
    /// The stretch.
    pub off: TimeOff,
    /// Its first and its last civil day.
    pub days: (LocalDay, LocalDay),
    /// Their clients were asked what suits them instead.
    pub absence: Option<AbsenceId>,
    /// A page of the visits.
    pub hits: Vec<Booking>,
    /// How many there are.
    pub hit_count: u32,
}
