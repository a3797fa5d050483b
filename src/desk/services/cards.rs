//! Categories, and the cards of specialists.

use okoshko_dialogues::services::Answer;
use okoshko_domain::edits::{CardEdit, ServiceEdit, Way};
use okoshko_domain::ids::{CategoryId, ServiceId, SpecialistId};
use serde_json::json;

use super::{At, neighbour, stands};
use crate::store::{Error, Tx};

/// More categories than this are no help.
const CATEGORIES_MAX: usize = 100;

/// A new category; a service moves there, when there is one.
pub(super) async fn add_category(
    at: &At<'_>,
    tx: &mut Tx,
    name: &str,
    service: Option<ServiceId>,
) -> Result<Answer, Error> {
    if at.catalog.categories.len() >= CATEGORIES_MAX {
        return Ok(Answer::TooMany(CATEGORIES_MAX));
    }
    let category = tx.add_category(at.studio, name).await?;
    at.audit(tx, "category-added", json!({ "category": name })).await?;
    let Some(service) = service.and_then(|id| at.catalog.any_service(id)) else {
        return Ok(Answer::CategoryAdded(category));
    };
    tx.change_service(at.studio, service.id, &ServiceEdit::Category(category)).await?;
    let was = at.catalog.category(service.category).map_or("", |category| category.name.as_str());
    at.audit(tx, "service-category", json!({ "service": service.name, "was": was, "now": name })).await?;
    Ok(Answer::CategoryAdded(category))
}

/// Names a category.
pub(super) async fn rename(at: &At<'_>, tx: &mut Tx, id: CategoryId, name: &str) -> Result<Answer, Error> {
    let Some(category) = at.catalog.category(id) else { return Ok(Answer::Gone) };
    if category.name != name {
        tx.rename_category(at.studio, id, name).await?;
        at.audit(tx, "category-name", json!({ "was": category.name, "now": name })).await?;
    }
    Ok(Answer::Saved)
}

/// Puts a category away in which no service is left.
pub(super) async fn archive_category(at: &At<'_>, tx: &mut Tx, id: CategoryId) -> Result<Answer, Error> {
    let Some(category) = at.catalog.category(id) else { return Ok(Answer::CategoryArchived) };
    let inside = at.catalog.services.iter().filter(|service| service.category == id).count();
    if inside > 0 {
        return Ok(Answer::CategoryFull(i64::try_from(inside).unwrap_or(i64::MAX)));
    }
    tx.archive_category(at.studio, id, at.work.now).await?;
    at.audit(tx, "category-archived", json!({ "category": category.name })).await?;
    Ok(Answer::CategoryArchived)
}

/// Lets a category stand in its neighbour's place.
pub(super) async fn order_category(
    at: &At<'_>,
    tx: &mut Tx,
    id: CategoryId,
    way: Way,
) -> Result<Answer, Error> {
    let Some(category) = at.catalog.category(id) else { return Ok(Answer::Gone) };
    let among = at.catalog.categories.iter().map(|category| category.id);
    if let Some(other) = neighbour(among.clone(), id, way) {
        tx.swap_categories(at.studio, id, other).await?;
        at.audit(tx, "category-order", json!({ "category": category.name })).await?;
    }
    Ok(stands(among, id, way))
}

/// Changes one thing of a specialist's card.
pub(super) async fn edit(
    at: &At<'_>,
    tx: &mut Tx,
    id: SpecialistId,
    edit: &CardEdit,
) -> Result<Answer, Error> {
    let Some(specialist) = at.catalog.specialist(id) else { return Ok(Answer::Gone) };
    let (what, was, now) = match edit {
        CardEdit::Name(name) => ("specialist-name", &specialist.name, name),
        CardEdit::Bio(html) => ("specialist-bio", &specialist.bio, html),
        CardEdit::Photo(photo) => ("specialist-photo", &specialist.photo, photo),
    };
    if was != now {
        tx.change_specialist(at.studio, id, edit).await?;
        at.audit(tx, what, json!({ "specialist": specialist.name, "was": was, "now": now })).await?;
    }
    Ok(Answer::Saved)
}

/// Lets a specialist stand in their neighbour's place.
pub(super) async fn order_specialist(
    at: &At<'_>,
    tx: &mut Tx,
    id: SpecialistId,
    way: Way,
) -> Result<Answer, Error> {
    let Some(specialist) = at.catalog.specialist(id) else { return Ok(Answer::Gone) };
    let among = at.catalog.specialists.iter().map(|other| other.id);
    if let Some(other) = neighbour(among.clone(), id, way) {
        tx.swap_specialists(at.studio, id, other).await?;
        at.audit(tx, "specialist-order", json!({ "specialist": specialist.name })).await?;
    }
    Ok(stands(among, id, way))
}
