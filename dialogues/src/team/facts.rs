//! What the team's screens are drawn from.

use okoshko_domain::booking::Booking;
use okoshko_domain::ids::{SpecialistId, StudioId};
use okoshko_domain::team::{Invite, Mate};
use okoshko_domain::zone::LocalDay;

/// What the desk brings for drawing.
#[derive(Clone, Debug)]
pub enum Facts {
    /// Nothing but the scene.
    Nothing,
    /// What was asked for is not there.
    Gone,
    /// Everybody.
    List {
        /// Who.
        team: Vec<Mate>,
        /// How many links wait.
        open: usize,
    },
    /// Somebody.
    Mate {
        /// Who.
        mate: Mate,
        /// Whether they are the only owner.
        last_owner: bool,
    },
    /// Somebody who may go.
    Leaving(Box<Leaving>),
    /// What another specialist would take over.
    Passing(Box<Passing>),
    /// Visits whose clients no message reaches.
    ToCall(Vec<Call>),
    /// Specialists without a person: number and name.
    Which(Vec<(SpecialistId, String)>),
    /// Links that wait.
    Invites(Vec<Invite>),
    /// A link.
    Invite(Box<Invite>),
    /// A link, for whoever opened it.
    Invited {
        /// Which.
        invite: Box<Invite>,
        /// The studio's name.
        studio: String,
        /// Whether it is theirs since before.
        taken: bool,
    },
    /// Where somebody works.
    Places(Vec<(StudioId, String)>),
}

/// What hangs on somebody who may go.
#[derive(Clone, Debug)]
pub struct Leaving {
    /// Who.
    pub mate: Mate,
    /// Their visits to come, in order.
    pub visits: Vec<Booking>,
    /// Who could take them, and how many.
    pub takers: Vec<(SpecialistId, String, u32)>,
    /// Their last day, if everything stays as it is.
    pub last_day: Option<LocalDay>,
    /// Those of the visits whose clients no message reaches.
    pub calls: Vec<Call>,
}

/// What another specialist would take over.
#[derive(Clone, Debug)]
pub struct Passing {
    /// Who goes.
    pub mate: Mate,
    /// Who would take them, as the owner wrote it.
    pub taker: String,
    /// How many visits would go.
    pub went: usize,
    /// How many would stay.
    pub stay: usize,
    /// Those that would go whose clients no message reaches.
    pub calls: Vec<Call>,
}

/// A visit whose client somebody has to call.
#[derive(Clone, Debug)]
pub struct Call {
    /// Which.
    pub visit: Booking,
    /// Empty when nobody wrote it down.
    pub phone: String,
}
