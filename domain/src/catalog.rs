//! What a studio offers: its services, the specialists who do them, and the studio itself.

use std::collections::HashSet;

use crate::booking::{SERVICES_MAX, TOGETHER_MAX_MIN};
use crate::ids::{CategoryId, ServiceId, SpecialistId, StudioId};
use crate::money::{Currency, Money};
use crate::people::Lang;
use crate::policy::{Approve, AskPhone, Policy};
use crate::quiet::Quiet;
use crate::site::Site;
use crate::slots::Visit;
use crate::zone::Zone;

/// A tenant with its own words, zone and policies.
#[derive(Clone, Debug)]
pub struct Studio {
    /// Its row.
    pub id: StudioId,
    /// As the owner wrote it.
    pub name: String,
    /// What its page is called in an address.
    pub slug: String,
    /// Where its clocks stand.
    pub zone: Zone,
    /// What its prices are in.
    pub currency: Currency,
    /// What it tells of itself, as HTML of Telegram's formatting; may be empty.
    pub about: String,
    /// Its picture, as Telegram's number for it; may be empty.
    pub photo: String,
    /// Street address, may be empty.
    pub address: String,
    /// Phone for people, may be empty.
    pub phone: String,
    /// Link to its privacy policy, may be empty.
    pub privacy_url: String,
    /// Its rules.
    pub policy: Policy,
    /// Where it is on the map: millionths of a degree, north and east.
    pub pin: Option<(i64, i64)>,
    /// The languages that its clients choose from; at least one.
    pub langs: Vec<Lang>,
    /// Whether it is one specialist who is the owner.
    pub solo: bool,
    /// Whether it takes no bookings just now.
    pub paused: bool,
    /// What clients read meanwhile; empty for words of ours.
    pub paused_note: String,
    /// When nobody is rung for what can wait.
    pub quiet: Option<Quiet>,
    /// Whether it is the example, which can be removed in one go.
    pub demo: bool,
    /// Whether its clients are asked for their phone.
    pub ask_phone: AskPhone,
    /// The sites that may show its page to book inside their own.
    pub sites: Vec<Site>,
}

/// A group of services. One without a name is where services stand that need no group.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its row.
    pub id: CategoryId,
    /// As the owner wrote it.
    pub name: String,
}

/// Something one books: how long it takes and what it costs unless a specialist differs.
#[derive(Clone, Debug)]
pub struct Service {
    /// Its row.
    pub id: ServiceId,
    /// Where the list shows it.
    pub category: CategoryId,
    /// As the owner wrote it.
    pub name: String,
    /// What it is, as HTML of Telegram's formatting; may be empty.
    pub about: String,
    /// A picture, as Telegram's number for it; may be empty.
    pub photo: String,
    /// What it takes from a day unless a specialist differs.
    pub visit: Visit,
    /// What it costs unless a specialist differs.
    pub price: Money,
    /// Whether the price is the lowest of several: "from".
    pub price_from: bool,
    /// Whether clients see it.
    pub hidden: bool,
    /// Whose bookings wait for a yes; nothing: as the studio says.
    pub approves: Option<Approve>,
    /// Who does it, in the specialists' order.
    pub offers: Vec<Offer>,
}

/// A service as one specialist does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Who.
    pub specialist: SpecialistId,
    /// What it takes from their day.
    pub visit: Visit,
    /// What it costs.
    pub price: Money,
}

impl Offer {
    /// This and another one after it, in one visit.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let (first, then) = (self.visit, other.visit);
        let visit = Visit {
            length_min: first.length_min.saturating_add(then.length_min),
            before_min: first.before_min.max(then.before_min),
            after_min: first.after_min.max(then.after_min),
        };
        let price = Money { minor: self.price.minor.saturating_add(other.price.minor), ..self.price };
        Self { visit, price, ..self }
    }
}

/// Who does the work.
#[derive(Clone, Debug)]
pub struct Specialist {
    /// Their row.
    pub id: SpecialistId,
    /// As the owner wrote it.
    pub name: String,
    /// Who they are, as HTML of Telegram's formatting; may be empty.
    pub bio: String,
    /// Their picture, as Telegram's number for it; may be empty.
    pub photo: String,
    /// What their page is called in an address, behind the studio's.
    pub slug: String,
}

/// A studio with everything a client can choose from, in the owner's order. Archived rows are left out.
#[derive(Clone, Debug)]
pub struct Catalog {
    /// Whose.
    pub studio: Studio,
    /// Groups of services.
    pub categories: Vec<Category>,
    /// Services, category by category.
    pub services: Vec<Service>,
    /// People.
    pub specialists: Vec<Specialist>,
}

impl Catalog {
    /// A service that clients may book: shown, and somebody does it.
    #[must_use]
    pub fn service(&self, id: ServiceId) -> Option<&Service> {
        self.bookable().find(|service| service.id == id)
    }

    /// Every service that clients may book, in order.
    pub fn bookable(&self) -> impl Iterator<Item = &Service> {
        self.services.iter().filter(|service| !service.hidden && !service.offers.is_empty())
    }

    /// The bookable services of one category, in order.
    pub fn in_category(&self, category: CategoryId) -> impl Iterator<Item = &Service> {
        self.bookable().filter(move |service| service.category == category)
    }

    /// A specialist who works here.
    #[must_use]
    pub fn specialist(&self, id: SpecialistId) -> Option<&Specialist> {
        self.specialists.iter().find(|specialist| specialist.id == id)
    }

    /// A service that is not archived, hidden or not.
    #[must_use]
    pub fn any_service(&self, id: ServiceId) -> Option<&Service> {
        self.services.iter().find(|service| service.id == id)
    }

    /// What services are called already, in small letters.
    #[must_use]
    pub fn taken_names(&self) -> HashSet<String> {
        self.services.iter().map(|service| service.name.to_lowercase()).collect()
    }

    /// A category that is not archived.
    #[must_use]
    pub fn category(&self, id: CategoryId) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// How one specialist does a visit that is booked already, hidden services or not, when they do all of it.
    #[must_use]
    pub fn still_done(
        &self,
        specialist: SpecialistId,
        first: ServiceId,
        more: &[ServiceId],
    ) -> Option<Offer> {
        let offer = |id: &ServiceId| self.any_service(*id)?.offer(specialist).copied();
        more.iter().map(offer).try_fold(offer(&first)?, |all, one| Some(all.and(one?)))
    }

    /// Who could do a visit that somebody has already, and how: as it was agreed with them, as the catalog says with
    /// others who do all of it. In the studio's order; whoever has it is there even when the catalog names them no more.
    #[must_use]
    pub fn offers_instead(&self, service: ServiceId, more: &[ServiceId], agreed: Offer) -> Vec<Offer> {
        let able = self.any_service(service).into_iter().flat_map(|service| &service.offers);
        let all = able.filter_map(|offer| self.still_done(offer.specialist, service, more));
        let mut offers: Vec<Offer> = all.collect();
        match offers.iter_mut().find(|offer| offer.specialist == agreed.specialist) {
            Some(own) => *own = agreed,
            None => offers.insert(0, agreed),
        }
        offers
    }

    /// How one specialist does several services in one visit, when they do all of them: lengths and prices add up, and
    /// around the visit there is as much time as the one that needs most of it.
    #[must_use]
    pub fn together(&self, specialist: SpecialistId, first: ServiceId, more: &[ServiceId]) -> Option<Offer> {
        let offer = |id: &ServiceId| self.service(*id)?.offer(specialist).copied();
        more.iter().map(offer).try_fold(offer(&first)?, |all, one| Some(all.and(one?)))
    }

    /// What else a specialist can do in a visit of these services, in order.
    pub fn besides(
        &self,
        specialist: SpecialistId,
        first: ServiceId,
        more: &[ServiceId],
    ) -> impl Iterator<Item = &Service> {
        let full = more.len() + 1 >= SERVICES_MAX;
        let all = self.together(specialist, first, more).filter(|_| !full);
        self.done_by(specialist).filter(move |service| {
            let is_new = service.id != first && !more.contains(&service.id);
            let both = all.and_then(|all| Some(all.and(*service.offer(specialist)?)));
            is_new && both.is_some_and(|both| both.visit.length_min <= TOGETHER_MAX_MIN)
        })
    }

    /// How everybody who does all of these services does them, in the studio's order.
    #[must_use]
    pub fn offers_together(&self, first: ServiceId, more: &[ServiceId]) -> Vec<Offer> {
        let offers = self.service(first).into_iter().flat_map(|service| &service.offers);
        offers.filter_map(|offer| self.together(offer.specialist, first, more)).collect()
    }

    /// Categories in which clients find something, in order.
    pub fn filled(&self) -> impl Iterator<Item = &Category> {
        self.categories.iter().filter(|category| self.in_category(category.id).next().is_some())
    }

    /// The services that a specialist does, in order.
    pub fn done_by(&self, id: SpecialistId) -> impl Iterator<Item = &Service> {
        self.bookable().filter(move |service| service.offer(id).is_some())
    }
}

impl Service {
    /// How one specialist does it, when they do.
    #[must_use]
    pub fn offer(&self, specialist: SpecialistId) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.specialist == specialist)
    }

    /// The offers that `who` can mean.
    pub fn offers_of(&self, who: Who) -> impl Iterator<Item = &Offer> {
        self.offers.iter().filter(move |offer| who.takes(offer.specialist))
    }

    /// The lowest price, and whether it may be more.
    #[must_use]
    pub fn lowest_price(&self) -> Option<(Money, bool)> {
        let lowest = self.offers.iter().map(|offer| offer.price).min_by_key(|price| price.minor)?;
        Some((lowest, self.price_from || self.offers.iter().any(|offer| offer.price != lowest)))
    }

    /// The shortest stay in minutes, and whether some specialist takes longer.
    #[must_use]
    pub fn length_from(&self) -> Option<(u32, bool)> {
        let shortest = self.offers.iter().map(|offer| offer.visit.length_min).min()?;
        Some((shortest, self.offers.iter().any(|offer| offer.visit.length_min != shortest)))
    }
}

/// Whom the client wants.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub enum Who {
    /// Whoever is free; chosen when the slot is held.
    Any,
    /// This one.
    One(SpecialistId),
}

impl Who {
    /// Whether this specialist will do.
    #[must_use]
    pub fn takes(self, specialist: SpecialistId) -> bool {
        match self {
            Self::Any => true,
            Self::One(wanted) => wanted == specialist,
        }
    }
}
