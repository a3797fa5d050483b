//! The catalog behind the counter: categories, services, who does them, specialists' cards.
//!
//! A thing is a card, and each of its fields a screen that waits for a value or a preset. A price list that is typed
//! in one go is shown before it is added; what is wrong in it waits to be typed again.

mod act;
mod cards;
mod given;
mod lists;
mod paste;
mod press;
mod undo;

use okoshko_domain::edits::Way;
use okoshko_domain::ids::{CategoryId, ServiceId, SpecialistId};
use okoshko_domain::money::Money;
use okoshko_domain::rights::{Right, Subject};
use okoshko_domain::typed::{Amount, Typed, Wrong};
use serde::{Deserialize, Serialize};

pub use self::act::{Act, Answer, Edit, Own};
pub use self::given::on_given;
pub(crate) use self::given::{about, no_picture};
pub use self::press::Press;
pub use self::undo::{Change, Price, Undo};
use crate::Arrival;
use crate::screen::{Arg, Line, Toast};
use crate::staff::{self, Awaits, Gate, Scene, to};
use crate::state::{Act as AnyAct, State as AnyState, Step};

/// Services on a page of the archive.
pub const ARCHIVE_PAGE: usize = 5;
/// The longest pause around a visit, in minutes.
pub const BUFFER_MAX_MIN: u32 = 240;

/// A screen of this talk.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Every service, category by category.
    List {
        /// From 0.
        page: u16,
    },
    /// One service with all its fields.
    Card {
        /// Which.
        service: ServiceId,
        /// What was changed just now.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        undo: Option<Undo>,
    },
    /// Waits for a field's value.
    Edit {
        /// Of which service.
        service: ServiceId,
        /// Which field.
        field: Field,
    },
    /// Who does it.
    People {
        /// Which service.
        service: ServiceId,
        /// From 0.
        page: u16,
    },
    /// One specialist's own price and length; with a field it waits for its value.
    Own {
        /// Which service.
        service: ServiceId,
        /// Who does it.
        specialist: SpecialistId,
        /// What is being typed.
        field: Option<OwnField>,
    },
    /// To which category it moves.
    Move {
        /// Which service.
        service: ServiceId,
        /// From 0.
        page: u16,
    },
    /// Really put it away?
    AskArchive {
        /// Which service.
        service: ServiceId,
    },
    /// Services that were put away.
    Archive {
        /// From 0.
        page: u16,
    },
    /// A new service, as far as it is known.
    New {
        /// Where it will stand, when that was chosen.
        category: Option<CategoryId>,
        /// As it was typed; empty before.
        name: String,
        /// Minutes.
        length_min: Option<u32>,
    },
    /// A price list, as far as it is understood.
    Paste(Paste),
    /// All categories.
    Categories {
        /// From 0.
        page: u16,
    },
    /// One category.
    Category {
        /// Which.
        category: CategoryId,
    },
    /// Waits for the name of a new category, to which a service moves, when there is one.
    NewCategory {
        /// Which service.
        service: Option<ServiceId>,
    },
    /// Waits for a category's name.
    Rename {
        /// Which.
        category: CategoryId,
    },
    /// Everybody who works here.
    Specialists {
        /// From 0.
        page: u16,
    },
    /// A specialist's card.
    Specialist {
        /// Who.
        specialist: SpecialistId,
    },
    /// Waits for a value of a specialist's card.
    EditCard {
        /// Whose.
        specialist: SpecialistId,
        /// Which.
        field: CardField,
    },
}

/// A field of a service that is typed or sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// Its name.
    Name,
    /// What it costs.
    Price,
    /// How long it takes.
    Length,
    /// What it is.
    About,
    /// Its picture.
    Photo,
    /// Minutes before and after.
    Buffers,
    /// Whose bookings of it wait for a yes.
    Approves,
}

/// A field of a specialist's card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CardField {
    /// Their name.
    Name,
    /// Who they are.
    Bio,
    /// Their picture.
    Photo,
}

/// What a specialist may have of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OwnField {
    /// What they ask.
    Price,
    /// How long they take.
    Length,
}

/// A price list as far as it is understood. Empty: it is still to come.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paste {
    /// What can be added, in order.
    pub good: Vec<Good>,
    /// What waits to be typed again, in order.
    pub wrong: Vec<WrongLine>,
}

/// A service of a price list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Good {
    /// The category above it, when there is one.
    pub category: Option<String>,
    /// Its name.
    pub name: String,
    /// Minutes.
    pub length_min: u32,
    /// What it costs.
    pub price: Amount,
}

/// A line that is no service.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongLine {
    /// Which line, from one.
    pub line: usize,
    /// The category above it, when there is one.
    pub category: Option<String>,
    /// As it was written.
    pub text: String,
    /// What is wrong.
    pub wrong: Wrong,
}

/// What the desk brings besides the catalog.
#[derive(Clone, Debug)]
pub enum Facts {
    /// Nothing: the catalog says it.
    Catalog,
    /// Who does a service, and what they have of their own.
    Terms(Vec<Terms>),
    /// How many visits of a service are still to come.
    Coming(i64),
    /// A page of the archive.
    Archived {
        /// The latest first.
        services: Vec<(ServiceId, String)>,
        /// Whether there is another page.
        more: bool,
    },
}

/// What one specialist has of their own in a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Who.
    pub specialist: SpecialistId,
    /// Minutes.
    pub length_min: Option<u32>,
    /// What they ask.
    pub price: Option<Money>,
}

impl State {
    /// A service's card of which nothing was changed just now.
    #[must_use]
    pub fn card(service: ServiceId) -> Self {
        Self::Card { service, undo: None }
    }

    /// What words it waits for.
    #[must_use]
    pub fn awaits(&self) -> Awaits {
        match self {
            Self::Edit { field: Field::About, .. } | Self::EditCard { field: CardField::Bio, .. } => {
                Awaits::Words
            }
            Self::Edit { field: Field::Name, .. }
            | Self::New { length_min: None, .. }
            | Self::NewCategory { .. }
            | Self::Rename { .. }
            | Self::EditCard { .. } => Awaits::Name,
            _ => Awaits::Answer,
        }
    }

    /// Who may see it.
    #[must_use]
    pub fn gate(&self) -> Gate {
        match *self {
            Self::Card { service, .. }
            | Self::Edit { service, .. }
            | Self::People { service, .. }
            | Self::Own { service, .. }
            | Self::Move { service, .. }
            | Self::AskArchive { service }
            | Self::NewCategory { service: Some(service) } => {
                Gate::of(Right::Catalog, Subject::Service(service))
            }
            Self::New { category: Some(category), .. }
            | Self::Category { category }
            | Self::Rename { category } => Gate::of(Right::Catalog, Subject::Category(category)),
            Self::Specialist { specialist } | Self::EditCard { specialist, .. } => {
                Gate::of(Right::Catalog, Subject::Specialist(specialist))
            }
            _ => Gate::here(Right::Catalog),
        }
    }
}

/// `/services`, or a price list right behind it.
#[must_use]
pub fn on_command(words: &Typed) -> Step {
    if words.text.is_empty() { here(State::List { page: 0 }) } else { paste::read(&Paste::default(), words) }
}

/// Where a press leads; what was typed for it is in the state.
#[must_use]
pub fn on_press(state: Option<&State>, press: Press) -> Step {
    let card = |service| here(State::card(service));
    match press {
        Press::List(page) => here(State::List { page }),
        Press::Card(service) => card(service),
        Press::Edit(service, field) => here(State::Edit { service, field }),
        Press::Length(service, minutes) => card(service).act(act(Act::Edit(service, Edit::Length(minutes)))),
        Press::Undo(service, undo) => card(service).act(act(Act::Undo(service, undo))),
        Press::Buffer { service, after, minutes } => {
            let (before, after) = if after { (None, Some(minutes)) } else { (Some(minutes), None) };
            here(State::Edit { service, field: Field::Buffers })
                .act(act(Act::Edit(service, Edit::Buffers { before, after })))
        }
        Press::Approves(service, rule) => card(service).act(act(Act::Edit(service, Edit::Approves(rule)))),
        Press::Erase(service, field) => erase(service, field),
        Press::Hide(service, hidden) => card(service).act(act(Act::Edit(service, Edit::Hidden(hidden)))),
        Press::Order(service, way) => card(service).act(act(Act::Order(service, way))),
        Press::People(service, page) => here(State::People { service, page }),
        Press::Does { service, specialist, does, page } => {
            here(State::People { service, page }).act(act(Act::Does { service, specialist, does }))
        }
        Press::Own(service, specialist) => here(State::Own { service, specialist, field: None }),
        Press::EditOwn(service, specialist, field) => {
            here(State::Own { service, specialist, field: Some(field) })
        }
        Press::ResetOwn(service, specialist) => here(State::Own { service, specialist, field: None })
            .act(act(Act::Own(service, specialist, Own::Reset))),
        Press::Move(service, page) => here(State::Move { service, page }),
        Press::MoveTo(service, category) => {
            card(service).act(act(Act::Edit(service, Edit::Category(category))))
        }
        Press::AskArchive(service) => here(State::AskArchive { service }),
        Press::Archive(service) => here(State::List { page: 0 }).act(act(Act::Archive(service, true))),
        Press::Return(service) => here(State::Archive { page: 0 }).act(act(Act::Archive(service, false))),
        Press::Archived(page) => here(State::Archive { page }),
        Press::New(category) => here(State::New { category, name: String::new(), length_min: None }),
        Press::NewLength(minutes) => given::new_length(state, minutes),
        Press::Paste => here(State::Paste(Paste::default())),
        Press::AddPasted => paste::add(state, false),
        Press::AddAllPasted => paste::add(state, true),
        Press::Categories(page) => here(State::Categories { page }),
        Press::Category(category) => here(State::Category { category }),
        Press::NewCategory(service) => here(State::NewCategory { service }),
        Press::Rename(category) => here(State::Rename { category }),
        Press::ArchiveCategory(category) => {
            here(State::Category { category }).act(act(Act::ArchiveCategory(category)))
        }
        Press::OrderCategory(category, way) => {
            here(State::Category { category }).act(act(Act::OrderCategory(category, way)))
        }
        Press::Specialists(page) => here(State::Specialists { page }),
        Press::Specialist(specialist) => here(State::Specialist { specialist }),
        Press::EditCard(specialist, field) => here(State::EditCard { specialist, field }),
        Press::EraseCard(specialist, field) => erase_card(specialist, field),
        Press::OrderSpecialist(specialist, way) => {
            here(State::Specialist { specialist }).act(act(Act::OrderSpecialist(specialist, way)))
        }
    }
}

/// Only words and pictures can be nothing.
fn erase(service: ServiceId, field: Field) -> Step {
    let edit = match field {
        Field::About => Edit::About(String::new()),
        Field::Photo => Edit::Photo(String::new()),
        _ => return here(State::Edit { service, field }),
    };
    here(State::card(service)).act(act(Act::Edit(service, edit)))
}

fn erase_card(specialist: SpecialistId, field: CardField) -> Step {
    use okoshko_domain::edits::CardEdit;
    let edit = match field {
        CardField::Bio => CardEdit::Bio(String::new()),
        CardField::Photo => CardEdit::Photo(String::new()),
        CardField::Name => return here(State::EditCard { specialist, field }),
    };
    here(State::Specialist { specialist }).act(act(Act::EditCard(specialist, edit)))
}

/// Where the desk's word leads.
#[must_use]
pub fn on_answer(state: &AnyState, answer: &Answer) -> Step {
    let say = |key| Toast::Say(Line::new(key));
    let count = |key, number| Toast::Warn(Line::new(key).with("n", Arg::Count(number)));
    let stay = || Step::to(state.clone());
    match *answer {
        Answer::Saved => stay().toast(say("services-saved")),
        Answer::Changed(service, undo) => {
            here(State::Card { service, undo: Some(undo) }).toast(say("services-saved"))
        }
        Answer::Undone => stay().toast(say("services-undone")),
        Answer::UndoLate => stay().toast(Toast::Warn(Line::new("services-undo-late"))),
        Answer::ChangedAgain => stay().toast(Toast::Warn(Line::new("services-changed-again"))),
        Answer::Ticked => stay(),
        Answer::Stands { at, all } => {
            let line = Line::new("services-ordered").with("at", Arg::Count(at)).with("all", Arg::Count(all));
            stay().toast(Toast::Say(line))
        }
        Answer::Added(service) => here(State::card(service)).toast(say("services-added")),
        Answer::AddedMany(number) => paste::added(state, number),
        Answer::Archived => stay().toast(say("services-archived")),
        Answer::Returned(service) => here(State::card(service)).toast(say("services-returned")),
        Answer::CategoryAdded(category) => here(State::Category { category }).toast(say("services-saved")),
        Answer::CategoryArchived => here(State::Categories { page: 0 }).toast(say("services-archived")),
        Answer::CategoryFull(number) => stay().toast(count("services-category-full", number)),
        Answer::TooMany(most) => {
            stay().toast(count("services-too-many", i64::try_from(most).unwrap_or(i64::MAX)))
        }
        Answer::Gone => here(State::List { page: 0 }).toast(say("services-gone")),
    }
}

/// Draws a screen. What is not in the catalog any more leads to the list.
#[must_use]
pub fn arrive(state: &State, facts: &Facts, scene: &Scene) -> Arrival {
    let Some(catalog) = &scene.catalog else {
        return Arrival::Go(AnyState::home(), Some(Toast::StaffOnly));
    };
    let drawn = match (state, facts) {
        (State::List { page }, _) => Some(lists::services(catalog, *page)),
        (State::Card { service, undo }, _) => cards::service(catalog, *service, *undo, scene.now),
        (State::Edit { service, field }, _) => cards::edit(catalog, *service, *field),
        (State::People { service, page }, Facts::Terms(terms)) => {
            lists::people(catalog, *service, terms, *page)
        }
        (State::Own { service, specialist, field }, Facts::Terms(terms)) => {
            cards::own(catalog, *service, *specialist, *field, terms)
        }
        (State::Move { service, page }, _) => lists::moves(catalog, *service, *page),
        (State::AskArchive { service }, Facts::Coming(coming)) => {
            cards::ask_archive(catalog, *service, *coming)
        }
        (State::Archive { page }, Facts::Archived { services, more }) => {
            Some(lists::archive(services, *more, *page))
        }
        (State::New { category, name, length_min }, _) => {
            Some(cards::new(catalog, *category, name, *length_min))
        }
        (State::Paste(paste), _) => Some(paste::screen(catalog, paste)),
        (State::Categories { page }, _) => Some(lists::categories(catalog, *page)),
        (State::Category { category }, _) => cards::category(catalog, *category),
        (State::NewCategory { service }, _) => Some(cards::new_category(*service)),
        (State::Rename { category }, _) => cards::rename(catalog, *category),
        (State::Specialists { page }, _) => Some(lists::specialists(catalog, *page)),
        (State::Specialist { specialist }, _) => cards::specialist(catalog, *specialist),
        (State::EditCard { specialist, field }, _) => cards::edit_card(catalog, *specialist, *field),
        _ => None,
    };
    drawn.map_or_else(gone, Arrival::Show)
}

fn gone() -> Arrival {
    let list = AnyState::Staff(staff::State::Services(State::List { page: 0 }));
    Arrival::Go(list, Some(Toast::Say(Line::new("services-gone"))))
}

fn here(state: State) -> Step {
    to(staff::State::Services(state))
}

fn act(act: Act) -> AnyAct {
    AnyAct::Staff(staff::Act::Services(act))
}

/// The way as the small number that a press carries.
fn way_field(way: Way) -> i64 {
    i64::from(way == Way::Down)
}
