//! New services, one or a whole price list.

use std::collections::{HashMap, HashSet};

use okoshko_dialogues::services::{Answer, Good};
use okoshko_domain::edits::ServiceEdit;
use okoshko_domain::ids::{CategoryId, ServiceId};
use okoshko_domain::typed::Amount;
use serde_json::json;

use super::super::audit;
use super::At;
use crate::store::{Error, NewOffer, NewService, Tx};

/// More services than this are no catalog that a chat can show.
const SERVICES_MAX: usize = 500;

/// A new service as it was typed.
#[derive(Clone, Copy)]
pub(super) struct New<'a> {
    pub(super) name: &'a str,
    pub(super) length_min: u32,
    pub(super) price: Amount,
}

/// One service, done by everybody who works here.
pub(super) async fn one(
    at: &At<'_>,
    tx: &mut Tx,
    category: Option<CategoryId>,
    new: New<'_>,
) -> Result<Answer, Error> {
    if at.catalog.services.len() >= SERVICES_MAX {
        return Ok(Answer::TooMany(SERVICES_MAX));
    }
    let known = category.filter(|id| at.catalog.category(*id).is_some());
    let category = match known.or_else(|| usual(at)) {
        Some(category) => category,
        None => tx.add_category(at.studio, "").await?,
    };
    add(at, tx, category, new).await.map(Answer::Added)
}

/// The services of a price list, each in the category that stood above it. Those whose name is taken are left out,
/// unless doubles are wanted.
pub(super) async fn many(
    at: &At<'_>,
    tx: &mut Tx,
    services: &[Good],
    doubles: bool,
) -> Result<Answer, Error> {
    let taken = if doubles { HashSet::new() } else { at.catalog.taken_names() };
    let services: Vec<_> = services.iter().filter(|good| !good.is_among(&taken)).collect();
    if at.catalog.services.len() + services.len() > SERVICES_MAX {
        return Ok(Answer::TooMany(SERVICES_MAX));
    }
    let named = at.catalog.categories.iter().map(|category| (category.name.to_lowercase(), category.id));
    let mut categories: HashMap<String, CategoryId> = named.collect();
    let usual = usual(at);
    for good in &services {
        let name = good.category.as_deref().unwrap_or_default();
        let known = if name.is_empty() { usual } else { None };
        let known = known.or_else(|| categories.get(&name.to_lowercase()).copied());
        let category = if let Some(category) = known {
            category
        } else {
            if !name.is_empty() {
                at.audit(tx, "category-added", json!({ "category": name })).await?;
            }
            tx.add_category(at.studio, name).await?
        };
        categories.insert(name.to_lowercase(), category);
        add(at, tx, category, New { name: &good.name, length_min: good.length_min, price: good.price })
            .await?;
    }
    Ok(Answer::AddedMany(services.len()))
}

/// Where a service stands for which nobody chose a category: beside the others that stand by themselves, or in the
/// only category.
fn usual(at: &At<'_>) -> Option<CategoryId> {
    let categories = &at.catalog.categories;
    let unnamed = categories.iter().find(|category| category.name.is_empty());
    let only = || match categories.as_slice() {
        [only] => Some(only),
        _ => None,
    };
    unnamed.or_else(only).map(|category| category.id)
}

async fn add(at: &At<'_>, tx: &mut Tx, category: CategoryId, new: New<'_>) -> Result<ServiceId, Error> {
    let money = new.price.money(at.catalog.studio.currency);
    let row = NewService {
        category,
        name: new.name.to_owned(),
        length_min: new.length_min,
        price_minor: money.minor,
        before_min: 0,
        after_min: 0,
    };
    let service = tx.add_service(at.studio, &row).await?;
    if new.price.from {
        let from = ServiceEdit::Price { minor: money.minor, from: true };
        tx.change_service(at.studio, service, &from).await?;
    }
    for specialist in &at.catalog.specialists {
        let offer = NewOffer { specialist: specialist.id, service, length_min: None, price_minor: None };
        tx.set_offer(at.studio, &offer).await?;
    }
    let args = json!({ "service": new.name, "length": audit::minutes(new.length_min), "price": audit::money(money) });
    at.audit(tx, "service-added", args).await?;
    Ok(service)
}
