//! A service is changed, moved, put away.

use okoshko_dialogues::screen::Arg;
use okoshko_dialogues::services::{Answer, Edit, Own};
use okoshko_dialogues::settings::value;
use okoshko_domain::catalog::{Catalog, Service};
use okoshko_domain::edits::{ServiceEdit, Way};
use okoshko_domain::ids::{CategoryId, ServiceId, SpecialistId};
use okoshko_domain::money::Money;
use okoshko_domain::policy::Approve;
use okoshko_domain::setting::Setting;
use serde_json::{Value, json};

use super::super::audit::{minutes, money};
use super::{At, neighbour, stands, undo};
use crate::store::{Error, NewOffer, OwnTerms, Tx};

/// Changes one thing of a service.
pub(super) async fn edit(at: &At<'_>, tx: &mut Tx, id: ServiceId, edit: &Edit) -> Result<Answer, Error> {
    let Some(service) = at.catalog.any_service(id) else { return Ok(Answer::Gone) };
    if let Edit::Category(category) = edit
        && at.catalog.category(*category).is_none()
    {
        return Ok(Answer::Gone);
    }
    let (change, what, [was, now]) = changed(at, service, edit);
    if was == now {
        return Ok(Answer::Saved); // Nothing changed: nothing to write down.
    }
    let undo = undo::of(at, service, &change);
    save(at, tx, service, (change, what, [was, now])).await?;
    Ok(undo.map_or(Answer::Saved, |undo| Answer::Changed(id, undo)))
}

/// A change, its word for the audit, what was and what is.
pub(super) type Changed = (ServiceEdit, &'static str, [Value; 2]);

/// Changes it and writes down what was.
pub(super) async fn save(
    at: &At<'_>,
    tx: &mut Tx,
    service: &Service,
    (change, what, [was, now]): Changed,
) -> Result<(), Error> {
    tx.change_service(at.studio, service.id, &change).await?;
    at.audit(tx, what, json!({ "service": service.name, "was": was, "now": now })).await
}

/// Another length.
pub(super) fn lasting(service: &Service, length: u32) -> Changed {
    let values = [minutes(service.visit.length_min), minutes(length)];
    (ServiceEdit::Length(length), "service-length", values)
}

/// Another price.
pub(super) fn priced(at: &At<'_>, service: &Service, minor: i64, from: bool) -> Changed {
    let what = if from { "service-price-from" } else { "service-price" };
    let values = [lowest(service.price, service.price_from), lowest(at.money(minor), from)];
    (ServiceEdit::Price { minor, from }, what, values)
}

fn changed(at: &At<'_>, service: &Service, edit: &Edit) -> Changed {
    match edit {
        Edit::Name(name) => {
            (ServiceEdit::Name(name.clone()), "service-name", [json!(service.name), json!(name)])
        }
        Edit::About(html) => {
            (ServiceEdit::About(html.clone()), "service-about", [json!(service.about), json!(html)])
        }
        Edit::Photo(photo) => {
            (ServiceEdit::Photo(photo.clone()), "service-photo", [json!(service.photo), json!(photo)])
        }
        Edit::Length(length) => lasting(service, *length),
        Edit::Price(amount) => {
            priced(at, service, amount.money(at.catalog.studio.currency).minor, amount.from)
        }
        Edit::Buffers { before, after } => {
            let was = (service.visit.before_min, service.visit.after_min);
            let (before, after) = (before.unwrap_or(was.0), after.unwrap_or(was.1));
            let values = [json!(format!("{} + {}", was.0, was.1)), json!(format!("{before} + {after}"))];
            (ServiceEdit::Buffers { before, after }, "service-buffers", values)
        }
        Edit::Hidden(hidden) => {
            let what = if *hidden { "service-hidden" } else { "service-shown" };
            (ServiceEdit::Hidden(*hidden), what, [json!(service.hidden), json!(hidden)])
        }
        Edit::Approves(rule) => {
            let values = [service.approves, *rule].map(approves);
            (ServiceEdit::Approves(*rule), "service-approves", values)
        }
        Edit::Category(category) => {
            let values = [named(at.catalog, service.category), named(at.catalog, *category)];
            (ServiceEdit::Category(*category), "service-category", values)
        }
    }
}

/// Whose bookings wait for a yes, as the journal says it.
fn approves(rule: Option<Approve>) -> Value {
    let rule = rule.map(Setting::Approve);
    match rule.as_ref().map(value) {
        Some(Arg::Word(key)) => json!({ "word": key }),
        _ => json!({ "word": "services-approves-as-studio" }),
    }
}

/// A price that may be the lowest of several.
fn lowest(money: Money, from: bool) -> Value {
    let mut lowest = self::money(money);
    lowest["from"] = json!(from);
    lowest
}

fn named(catalog: &Catalog, category: CategoryId) -> Value {
    json!(catalog.category(category).map_or("", |category| category.name.as_str()))
}

/// Lets a service stand in the place of its neighbour in the category.
pub(super) async fn order(at: &At<'_>, tx: &mut Tx, id: ServiceId, way: Way) -> Result<Answer, Error> {
    let Some(service) = at.catalog.any_service(id) else { return Ok(Answer::Gone) };
    let among = at.catalog.services.iter().filter(|other| other.category == service.category);
    let among = among.map(|other| other.id);
    if let Some(other) = neighbour(among.clone(), id, way) {
        tx.swap_services(at.studio, id, other).await?;
        at.audit(tx, "service-order", json!({ "service": service.name })).await?;
    }
    Ok(stands(among, id, way))
}

/// Somebody does a service from now on, or no more. Both must be of this studio.
pub(super) async fn does(
    at: &At<'_>,
    tx: &mut Tx,
    id: ServiceId,
    who: SpecialistId,
    does: bool,
) -> Result<Answer, Error> {
    let (Some(service), Some(specialist)) = (at.catalog.any_service(id), at.catalog.specialist(who)) else {
        return Ok(Answer::Gone);
    };
    if service.offer(who).is_some() == does {
        return Ok(Answer::Ticked); // Twice is once: their own terms stay.
    }
    if does {
        let new = NewOffer { specialist: who, service: id, length_min: None, price_minor: None };
        tx.set_offer(at.studio, &new).await?;
    } else {
        tx.drop_offer(at.studio, who, id).await?;
    }
    let what = if does { "service-done-by" } else { "service-not-done-by" };
    at.audit(tx, what, json!({ "service": service.name, "specialist": specialist.name })).await?;
    Ok(Answer::Ticked)
}

/// What a specialist asks, or how long they take, where that is their own.
pub(super) async fn own(
    at: &At<'_>,
    tx: &mut Tx,
    id: ServiceId,
    who: SpecialistId,
    own: Own,
) -> Result<Answer, Error> {
    let (Some(service), Some(specialist)) = (at.catalog.any_service(id), at.catalog.specialist(who)) else {
        return Ok(Answer::Gone);
    };
    let found = tx.own_terms(id).await?.into_iter().find(|(specialist, _)| *specialist == who);
    let Some((_, was)) = found else { return Ok(Answer::Gone) };
    let now = match own {
        Own::Price(amount) => {
            OwnTerms { price_minor: Some(amount.money(at.catalog.studio.currency).minor), ..was }
        }
        Own::Length(length_min) => OwnTerms { length_min: Some(length_min), ..was },
        Own::Reset => OwnTerms { length_min: None, price_minor: None },
    };
    if was == now {
        return Ok(Answer::Saved);
    }
    let (length_min, price_minor) = (now.length_min, now.price_minor);
    tx.set_offer(at.studio, &NewOffer { specialist: who, service: id, length_min, price_minor }).await?;
    for (what, was, now) in told(at, service, was, now) {
        let args = json!({ "service": service.name, "specialist": specialist.name, "was": was, "now": now });
        at.audit(tx, what, args).await?;
    }
    Ok(Answer::Saved)
}

/// What changed, with what it was in effect and what it is.
fn told(at: &At<'_>, service: &Service, was: OwnTerms, now: OwnTerms) -> Vec<(&'static str, Value, Value)> {
    let mut told = Vec::new();
    if was.price_minor != now.price_minor {
        let of = |minor: Option<i64>| money(minor.map_or(service.price, |minor| at.money(minor)));
        told.push(("own-price", of(was.price_minor), of(now.price_minor)));
    }
    if was.length_min != now.length_min {
        let of = |length: Option<u32>| minutes(length.unwrap_or(service.visit.length_min));
        told.push(("own-length", of(was.length_min), of(now.length_min)));
    }
    told
}

/// Puts a service away; the visits to come stay. Or brings it back.
pub(super) async fn archive(at: &At<'_>, tx: &mut Tx, id: ServiceId, away: bool) -> Result<Answer, Error> {
    if at.catalog.any_service(id).is_some() != away {
        return Ok(if away { Answer::Gone } else { Answer::Returned(id) });
    }
    let Some(name) = tx.service_name(id).await? else { return Ok(Answer::Gone) };
    tx.archive_service(at.studio, id, away.then_some(at.work.now)).await?;
    let what = if away { "service-archived" } else { "service-returned" };
    at.audit(tx, what, json!({ "service": name })).await?;
    Ok(if away { Answer::Archived } else { Answer::Returned(id) })
}
