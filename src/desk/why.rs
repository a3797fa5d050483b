//! Why a time cannot be booked: the rule that refuses it. The engine that lists and books is the one that is asked.

use okoshko_dialogues::event;
use okoshko_dialogues::why::{Act, Answer, Facts, State, Told};
use okoshko_domain::catalog::{Offer, Service, Specialist, Who};
use okoshko_domain::ids::ServiceId;
use okoshko_domain::people::Actor;
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed::{self, Typed, TypedError};
use okoshko_domain::zone::{LocalDay, Zone};

use super::booking::{Day, Wish, kindest};
use super::staff::Work;
use super::{Desk, booking};
use crate::store::{Error, Shelf, Tx};

/// Brings what a screen of this talk shows.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let (State::At { start, service }, Some(shelf), Some(member)) = (state, &work.shelf, work.member) else {
        return Ok(Facts { answers: Vec::new() });
    };
    let mut answers = Vec::new();
    let seen = |one: &&Specialist| member.sees_all() || member.specialist == Some(one.id);
    for specialist in shelf.catalog.specialists.iter().filter(seen) {
        answers.extend(told(work, tx, shelf, specialist, *service, *start).await?);
    }
    Ok(Facts { answers })
}

/// Does what this talk asks for.
pub(super) fn perform(work: &Work<'_>, act: &Act) -> Answer {
    let Act::Read(words) = act;
    match start_of(words, work.zone(), work.today()) {
        Ok(start) => Answer::At(start),
        Err(error) => Answer::Unclear(error),
    }
}

fn start_of(words: &Typed, zone: Zone, today: LocalDay) -> Result<Timestamp, TypedError> {
    let read = typed::appointment(words, today)?;
    Ok(zone.at(read.day.unwrap_or(today), read.minute.into()))
}

/// What stands in one specialist's way; nothing for one who does no service at all.
async fn told(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    specialist: &Specialist,
    service: Option<ServiceId>,
    start: Timestamp,
) -> Result<Option<Told>, Error> {
    let asked = |one: &&Service| service.is_none_or(|id| one.id == id);
    let offers = shelf.catalog.services.iter().filter(asked);
    let offers = offers.filter_map(|one| one.offer(specialist.id).map(|offer| (one, *offer)));
    let shortest = offers.min_by_key(|(_, offer)| offer.visit.length_min);
    let zone = shelf.catalog.studio.zone;
    let hours = shelf.hours.get(&specialist.id);
    let mut told = Told {
        specialist: specialist.id,
        name: specialist.name.clone(),
        service: service.unwrap_or(ServiceId(0)),
        service_name: String::new(),
        why: Some(Refusal::NotOffered),
        hours: hours.map(|hours| hours.intervals(zone.day_of(start)).to_vec()).unwrap_or_default(),
        visit: None,
        off: None,
    };
    let Some((one, offer)) = shortest else {
        let name = service.and_then(|id| shelf.catalog.service(id)).map(|one| one.name.clone());
        told.service_name = name.unwrap_or_default();
        return Ok(service.map(|_| told));
    };
    told.service = one.id;
    told.service_name.clone_from(&one.name);
    told.why = refusal(shelf, tx, work.by, offer, start, work.now).await?;
    let span = offer.visit.at(start);
    match told.why {
        Some(Refusal::Taken | Refusal::TooClose) => {
            told.visit = tx.standing_near(specialist.id, span).await?;
        }
        Some(Refusal::TimeOff) => {
            let off = tx.time_off_in(shelf.catalog.studio.id, Some(specialist.id), span).await?;
            told.off = off.into_iter().next();
        }
        _ => {}
    }
    Ok(Some(told))
}

async fn refusal(
    shelf: &Shelf,
    tx: &mut Tx,
    by: &Actor,
    offer: Offer,
    start: Timestamp,
    now: Timestamp,
) -> Result<Option<Refusal>, Error> {
    if shelf.paused {
        return Ok(Some(Refusal::Paused));
    }
    let day = Day::around(shelf, tx, by, offer, start, now).await?;
    Ok(day.refusal(shelf, start, now))
}

impl Desk {
    /// A client asks why a time is not among those that are offered: the rule, or that it is free.
    pub(super) async fn ask_why(
        &self,
        tx: &mut Tx,
        by: &Actor,
        (service, who): (ServiceId, Who),
        words: &Typed,
        now: Timestamp,
    ) -> Result<event::Answer, Error> {
        let Some(shelf) = self.shelves.of_service(tx, service).await? else {
            return Ok(event::Answer::Gone);
        };
        let zone = shelf.catalog.studio.zone;
        let Ok(start) = start_of(words, zone, zone.day_of(now)) else {
            return Ok(event::Answer::Unclear { service, who });
        };
        let offers = shelf.catalog.service(service).map(|service| service.offers_of(who).copied());
        let mut reasons = Vec::new();
        for offer in offers.into_iter().flatten() {
            match refusal(&shelf, tx, by, offer, start, now).await? {
                None => return Ok(event::Answer::Free { service, who, start }),
                Some(why) => reasons.push(why),
            }
        }
        let why = kindest(reasons.into_iter());
        Wish { service, who, start }.refused(booking::BookError::Refused(why))
    }
}
