//! A visit in one line: when, what, with whom, for whom.

use okoshko_dialogues::add::{Answer, Doers, For, Guest, RECENT, Slot};
use okoshko_domain::catalog::{Offer, Service};
use okoshko_domain::ids::{ServiceId, SpecialistId};
use okoshko_domain::people::name_key;
use okoshko_domain::rights::Right;
use okoshko_domain::slots::Refusal;
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed::{self, Typed};

use super::super::staff::Work;
use super::{around, by_rules, objections};
use crate::store::{Error, Shelf, Tx};

/// "tomorrow 15:00 haircut with Vera Maria": whoever types runs their own day, or that of the first who can.
pub(super) async fn read(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    words: &Typed,
) -> Result<Answer, Error> {
    let (asked, words) = with_whom(work, shelf, words);
    let read = match typed::appointment(&words, work.today()) {
        Ok(read) => read,
        Err(error) => return Ok(Answer::Unclear(error)),
    };
    let start = work.zone().at(read.day.unwrap_or_else(|| work.today()), read.minute.into());
    let services: Vec<&Service> =
        shelf.catalog.services.iter().filter(|service| !service.offers.is_empty()).collect();
    let names: Vec<&str> = services.iter().map(|service| service.name.as_str()).collect();
    let (service, rest) = match typed::split_service(&read.rest, &names) {
        Some((index, rest)) => (Some(services[index]), rest),
        None => (None, read.rest),
    };
    let specialist = match asked {
        Some(asked) => Some(asked),
        None => who_can(work, tx, shelf, service, start).await?,
    };
    let Some(specialist) = specialist else { return Ok(Answer::NotOffered) };
    let (guest, no_phone) = Guest::read(&rest);
    let client = if guest.is_nobody() { None } else { Some(named(work, tx, guest).await?) };
    let slot = Slot { specialist, start };
    if service.is_some_and(|service| service.offer(specialist).is_none()) {
        return Ok(Answer::NotTheirs(slot, client));
    }
    let choice = asked.is_none() && theirs_to_run(work, shelf).nth(1).is_some();
    let doers = if choice { Doers::Anybody } else { Doers::One };
    Ok(Answer::Read { slot, service: service.map(|service| service.id), client, doers, no_phone })
}

/// Specialists whose day this person runs, in the catalog's order.
pub(super) fn theirs_to_run(work: &Work<'_>, shelf: &Shelf) -> impl Iterator<Item = SpecialistId> {
    let all = shelf.catalog.specialists.iter().map(|one| one.id);
    all.filter(|id| work.may(Right::Day, *id))
}

/// Who is named behind "with", and the rest. Nobody whose day is not the presser's: their name stays the client's.
fn with_whom(work: &Work<'_>, shelf: &Shelf, words: &Typed) -> (Option<SpecialistId>, Typed) {
    let people = shelf.catalog.specialists.iter().filter(|one| work.may(Right::Day, one.id));
    let (ids, names): (Vec<_>, Vec<_>) = people.map(|one| (one.id, one.name.as_str())).unzip();
    match typed::with_whom(words, &names) {
        Some((at, rest)) => (ids.get(at).copied(), rest),
        None => (None, words.clone()),
    }
}

/// The presser when they do it; else whoever of theirs has least against it. Without a service yet, whoever works then.
async fn who_can(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    service: Option<&Service>,
    start: Timestamp,
) -> Result<Option<SpecialistId>, Error> {
    let own = work.member.and_then(|member| member.specialist);
    let Some(service) = service else {
        let works =
            |id: &SpecialistId| shelf.hours.get(id).is_some_and(|hours| hours.keeps(Span::lasting(start, 1)));
        let someone = theirs_to_run(work, shelf).find(works).or_else(|| theirs_to_run(work, shelf).next());
        return Ok(own.or(someone));
    };
    if let Some(own) = own.filter(|own| service.offer(*own).is_some()) {
        return Ok(Some(own));
    }
    least_against(work, tx, shelf, service, start).await
}

/// Whoever of the presser's has least against this time: nothing, or rules that may be broken, or the law.
async fn least_against(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    service: &Service,
    start: Timestamp,
) -> Result<Option<SpecialistId>, Error> {
    let mut best: Option<(u8, SpecialistId)> = None;
    for offer in doers(work, shelf, service) {
        let slot = Slot { specialist: offer.specialist, start };
        let against = weight(&objections(work, tx, shelf, slot, *offer).await?);
        if best.is_none_or(|(least, _)| against < least) {
            best = Some((against, offer.specialist));
        }
    }
    Ok(best.map(|(_, specialist)| specialist))
}

fn weight(why: &[Refusal]) -> u8 {
    match why.first() {
        None => 0,
        Some(first) if first.may_be_broken() => 1,
        Some(_) => 2,
    }
}

/// Offers of those whose day the presser runs, in the order of the catalog.
pub(super) fn doers<'a>(
    work: &Work<'_>,
    shelf: &Shelf,
    service: &'a Service,
) -> impl Iterator<Item = &'a Offer> {
    theirs_to_run(work, shelf).filter_map(|id| service.offer(id))
}

/// Every service that somebody of the presser's does, with whoever has least against this time.
pub(super) async fn everybodys(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    start: Timestamp,
) -> Result<Vec<(ServiceId, SpecialistId)>, Error> {
    let studio = &shelf.catalog.studio;
    let taken = tx.busy_in_studio(studio.id, around(studio.zone, start), None, work.now).await?;
    let free_at = |specialist| {
        let theirs = taken.iter().filter(|one| one.specialist == specialist);
        theirs.map(|one| one.busy).collect::<Vec<_>>()
    };
    let who = |service: &Service| {
        let against = |offer: &&Offer| {
            let slot = Slot { specialist: offer.specialist, start };
            weight(&by_rules(shelf, slot, **offer, &free_at(offer.specialist), work.now))
        };
        Some((service.id, doers(work, shelf, service).min_by_key(against)?.specialist))
    };
    Ok(shelf.catalog.services.iter().filter_map(who).collect())
}

/// Somebody new, or without a phone the only client of that very name.
async fn named(work: &Work<'_>, tx: &mut Tx, guest: Guest) -> Result<For, Error> {
    let Some(member) = work.member.filter(|_| guest.phone.is_empty()) else { return Ok(For::New(guest)) };
    let of = member.specialist.filter(|_| !member.sees_all());
    let alike = tx.clients(member.studio, of, &guest.name, 0, RECENT).await?;
    let same: Vec<_> = alike.iter().filter(|one| name_key(&one.name) == name_key(&guest.name)).collect();
    match same.as_slice() {
        [only] => Ok(For::Known(only.id)),
        _ => Ok(For::New(guest)),
    }
}
