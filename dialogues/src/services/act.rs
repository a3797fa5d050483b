//! What the desk is asked to do with the catalog, and what it says.

use okoshko_domain::edits::{CardEdit, Way};
use okoshko_domain::ids::{CategoryId, ServiceId, SpecialistId};
use okoshko_domain::policy::Approve;
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::typed::Amount;

use super::{Good, Undo};
use crate::staff::Gate;

/// What the desk is asked to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Change a service.
    Edit(ServiceId, Edit),
    /// Take back that a price or a length was changed just now.
    Undo(ServiceId, Undo),
    /// Let a service stand in its neighbour's place.
    Order(ServiceId, Way),
    /// Somebody does it from now on, or no more.
    Does {
        /// Which.
        service: ServiceId,
        /// Who.
        specialist: SpecialistId,
        /// Whether they do.
        does: bool,
    },
    /// Somebody does it on their own terms.
    Own(ServiceId, SpecialistId, Own),
    /// Put a service away, or bring it back.
    Archive(ServiceId, bool),
    /// A new service; whoever works here does it.
    Add {
        /// Where it stands; nothing: where services stand by themselves.
        category: Option<CategoryId>,
        /// Its name.
        name: String,
        /// Minutes.
        length_min: u32,
        /// What it costs.
        price: Amount,
    },
    /// The services of a price list.
    AddMany {
        /// They, in order.
        services: Vec<Good>,
        /// Also those whose name is taken; without it they are left out.
        doubles: bool,
    },
    /// A new category, to which a service moves, when there is one.
    AddCategory(String, Option<ServiceId>),
    /// Name a category.
    Rename(CategoryId, String),
    /// Put an empty category away.
    ArchiveCategory(CategoryId),
    /// Let a category stand in its neighbour's place.
    OrderCategory(CategoryId, Way),
    /// Change a specialist's card.
    EditCard(SpecialistId, CardEdit),
    /// Let a specialist stand in their neighbour's place.
    OrderSpecialist(SpecialistId, Way),
}

/// A change of a service, its price as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Its name.
    Name(String),
    /// What it is, as HTML; empty for none.
    About(String),
    /// Its picture; empty for none.
    Photo(String),
    /// Minutes.
    Length(u32),
    /// What it costs.
    Price(Amount),
    /// Minutes around a visit; nothing stays as it is.
    Buffers {
        /// To get ready.
        before: Option<u32>,
        /// To clean up.
        after: Option<u32>,
    },
    /// Whether clients do not see it.
    Hidden(bool),
    /// Where it stands.
    Category(CategoryId),
    /// Whose bookings wait for a yes; nothing: as the studio says.
    Approves(Option<Approve>),
}

/// What a specialist has of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Own {
    /// What they ask.
    Price(Amount),
    /// Minutes.
    Length(u32),
    /// Nothing: as the service says.
    Reset,
}

/// What the desk says to an [`Act`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It is so from now on.
    Saved,
    /// A price or a length is another one, which can be taken back.
    Changed(ServiceId, Undo),
    /// It is what it was before.
    Undone,
    /// It was changed too long ago to be taken back by a button.
    UndoLate,
    /// It was changed again meanwhile.
    ChangedAgain,
    /// Whether somebody does the service is settled; the screen shows it.
    Ticked,
    /// It stands there among its like.
    Stands {
        /// From one.
        at: i64,
        /// How many there are.
        all: i64,
    },
    /// A service is there.
    Added(ServiceId),
    /// So many services of the price list are there.
    AddedMany(usize),
    /// A service is put away.
    Archived,
    /// A service is back.
    Returned(ServiceId),
    /// A category is there.
    CategoryAdded(CategoryId),
    /// A category is put away.
    CategoryArchived,
    /// A category holds so many services, and stays.
    CategoryFull(i64),
    /// The studio has as many services as it can.
    TooMany(usize),
    /// It is not there any more, or belongs to somebody else.
    Gone,
}

impl Act {
    /// Who may do it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        let of = match *self {
            Self::Edit(service, _)
            | Self::Undo(service, _)
            | Self::Order(service, _)
            | Self::Does { service, .. }
            | Self::Own(service, ..)
            | Self::Archive(service, _)
            | Self::AddCategory(_, Some(service)) => Subject::Service(service),
            Self::Add { category: Some(category), .. }
            | Self::Rename(category, _)
            | Self::ArchiveCategory(category)
            | Self::OrderCategory(category, _) => Subject::Category(category),
            Self::EditCard(specialist, _) | Self::OrderSpecialist(specialist, _) => {
                Subject::Specialist(specialist)
            }
            Self::Add { category: None, .. } | Self::AddMany { .. } | Self::AddCategory(_, None) => {
                Subject::Here
            }
        };
        Gate::of(Right::Catalog, of)
    }
}
