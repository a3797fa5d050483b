//! What a link to a page looks like where it is passed on: whose page, a few services, the nearest free time.

use std::sync::Arc;

use okoshko_domain::catalog::{Catalog, Service, Specialist};
use okoshko_domain::ids::{ServiceId, SpecialistId};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;

use crate::screen::{Arg, Line};

/// A picture has room for so many services.
const SERVICES: usize = 3;

/// A page, as far as its preview tells.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Whose pages.
    pub catalog: Arc<Catalog>,
    /// Whose page, when it is not the studio's.
    pub specialist: Option<SpecialistId>,
    /// The nearest free time of what is shown; nothing when there is none.
    pub next: Option<Timestamp>,
    /// The studio's civil day now.
    pub today: LocalDay,
}

/// What the preview says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// Whose page.
    pub name: String,
    /// Where it is, or at whose; may be empty.
    pub under: String,
    /// What is done and what it costs.
    pub rows: Vec<(String, Line)>,
    /// When there is time.
    pub call: Line,
    /// All of it in one sentence.
    pub about: Line,
}

/// Services whose nearest time is told.
pub fn services(catalog: &Catalog, specialist: Option<SpecialistId>) -> impl Iterator<Item = ServiceId> {
    shown(catalog, specialist).map(|service| service.id)
}

fn shown(catalog: &Catalog, specialist: Option<SpecialistId>) -> impl Iterator<Item = &Service> {
    let does = move |service: &&Service| specialist.is_none_or(|id| service.offer(id).is_some());
    catalog.bookable().filter(does).take(SERVICES)
}

/// The words of a preview; nothing for a specialist who is gone.
#[must_use]
pub fn preview(facts: &Facts) -> Option<Preview> {
    let (catalog, studio) = (&facts.catalog, &facts.catalog.studio);
    let specialist = match facts.specialist {
        Some(id) => Some(catalog.specialist(id)?),
        None => None,
    };
    let rows = shown(catalog, facts.specialist)
        .filter_map(|service| Some((service.name.clone(), price(service, facts.specialist)?)));
    let (name, under) = match specialist {
        Some(Specialist { name, .. }) => (name, &studio.name),
        None => (&studio.name, &studio.address),
    };
    let rows: Vec<_> = rows.collect();
    let about = about(&rows, under);
    Some(Preview { name: name.clone(), under: under.clone(), rows, call: call(facts), about })
}

fn price(service: &Service, specialist: Option<SpecialistId>) -> Option<Line> {
    let (price, from) = match specialist {
        Some(id) => (service.offer(id)?.price, service.price_from),
        None => service.lowest_price()?,
    };
    let key = if from { "preview-price-from" } else { "preview-price" };
    Some(Line::new(key).with("price", Arg::Money(price)))
}

fn call(facts: &Facts) -> Line {
    match facts.next {
        _ if facts.catalog.studio.paused => Line::new("preview-paused"),
        None => Line::new("preview-book"),
        Some(next) => {
            let day = facts.catalog.studio.zone.day_of(next);
            let line = match day.0 - facts.today.0 {
                0 => Line::new("preview-today"),
                1 => Line::new("preview-tomorrow"),
                _ => Line::new("preview-next").with("day", Arg::Date(day)),
            };
            line.with("time", Arg::Time(next))
        }
    }
}

fn about(rows: &[(String, Line)], under: &str) -> Line {
    let names: Vec<_> = rows.iter().map(|(name, _)| name.as_str()).collect();
    let services = names.join(", ");
    match (services.is_empty(), under.is_empty()) {
        (true, true) => Line::new("preview-book"),
        (true, false) => Line::new("preview-about-place").foreign("place", under),
        (false, true) => Line::new("preview-about-services").foreign("services", &services),
        (false, false) => Line::new("preview-about").foreign("services", &services).foreign("place", under),
    }
}
