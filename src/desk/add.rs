//! A visit entered by hand: from a gap, from typed words, for a guest without Telegram.

use okoshko_dialogues::add::{Act, Answer, Check, Facts, For, Guest, RECENT, Slot, State};
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::catalog::{Offer, Service};
use okoshko_domain::ids::{AccountId, ClientId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::notice::Notice;
use okoshko_domain::people::{Client, name_key};
use okoshko_domain::slots::{Agenda, Refusal};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::typed::{self, Typed};
use serde_json::json;

use super::staff::Work;
use super::{audit, clients};
use crate::store::{Error, NewHold, Shelf, Tx};

/// No account holds a slot by this number.
const NOBODY: AccountId = AccountId(0);

/// Brings what a screen of this talk shows.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let (Some(shelf), Some(member)) = (&work.shelf, work.member) else { return Ok(Facts::Gone) };
    match state {
        State::Ask | State::Service { .. } => Ok(Facts::Scene),
        State::Client { .. } => {
            let of = member.specialist.filter(|_| !member.sees_all());
            Ok(Facts::Clients(tx.clients(member.studio, of, "", 0, RECENT).await?))
        }
        State::Check { slot, service, client } => {
            let Some((service, offer)) = offered(shelf, *slot, *service) else { return Ok(Facts::Gone) };
            let Some(client) = known_as(work, tx, client).await? else { return Ok(Facts::Gone) };
            let specialist = shelf.catalog.specialist(slot.specialist);
            Ok(Facts::Check(Box::new(Check {
                offer,
                service_name: service.name.clone(),
                specialist_name: specialist.map(|one| one.name.clone()).unwrap_or_default(),
                why: warnings(work, tx, shelf, *slot, offer, &client).await?,
                client_name: client.name,
                phone: client.phone,
                hears: client.has_telegram,
            })))
        }
    }
}

/// Does what this talk asks for.
pub(super) async fn perform(work: &Work<'_>, tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    let Some(shelf) = &work.shelf else { return Ok(Answer::NotOffered) };
    match act {
        Act::Read(words) => read(work, tx, shelf, words).await,
        Act::Book { slot, service, client, anyway } => {
            let Some(shelf) = &work.under_lock(tx, &[slot.specialist]).await? else {
                return Ok(Answer::NotOffered);
            };
            book(work, tx, shelf, (*slot, *service, client), *anyway).await
        }
    }
}

/// How a specialist does a service of this studio; hidden ones too.
fn offered(shelf: &Shelf, slot: Slot, service: ServiceId) -> Option<(&Service, Offer)> {
    let service = shelf.catalog.services.iter().find(|known| known.id == service)?;
    Some((service, *service.offer(slot.specialist)?))
}

/// The client as the presser may know them; somebody new is what was written.
async fn known_as(work: &Work<'_>, tx: &mut Tx, client: &For) -> Result<Option<Client>, Error> {
    match client {
        For::Known(id) => clients::known(work, tx, *id).await,
        For::New(guest) => {
            let account = match guest.telegram_id {
                Some(id) => tx.known_account(id).await?,
                None => None,
            };
            Ok(Some(Client {
                id: ClientId(0),
                name: guest.name.clone(),
                phone: guest.phone.clone(),
                note: String::new(),
                blocked: false,
                has_telegram: account.is_some(),
            }))
        }
    }
}

async fn objections(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    slot: Slot,
    offer: Offer,
) -> Result<Vec<Refusal>, Error> {
    let (zone, policy) = (shelf.catalog.studio.zone, &shelf.catalog.studio.policy);
    let day = zone.day_of(slot.start);
    let span = Span { start: zone.day_span(day.plus(-1)).start, end: zone.day_span(day.plus(1)).end };
    let busy = tx.busy(slot.specialist, span, None, work.now).await?;
    let Some(hours) = shelf.hours.get(&slot.specialist) else { return Ok(vec![Refusal::Closed]) };
    Ok(Agenda { hours, policy, visit: offer.visit, busy: &busy, now: work.now }.objections(slot.start))
}

/// [`objections`], and that the client is blocked.
async fn warnings(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    slot: Slot,
    offer: Offer,
    client: &Client,
) -> Result<Vec<Refusal>, Error> {
    let mut why = objections(work, tx, shelf, slot, offer).await?;
    why.extend(client.blocked.then_some(Refusal::Blocked));
    Ok(why)
}

/// "tomorrow 15:00 haircut Maria": whoever types runs their own day, or that of the first who can.
async fn read(work: &Work<'_>, tx: &mut Tx, shelf: &Shelf, words: &Typed) -> Result<Answer, Error> {
    let read = match typed::appointment(words, work.today()) {
        Ok(read) => read,
        Err(error) => return Ok(Answer::Unclear(error)),
    };
    let start = work.zone().at(read.day.unwrap_or_else(|| work.today()), read.minute.into());
    let services: Vec<&Service> =
        shelf.catalog.services.iter().filter(|service| !service.offers.is_empty()).collect();
    let names: Vec<&str> = services.iter().map(|service| service.name.as_str()).collect();
    let (service, name) = match typed::split_service(&read.rest, &names) {
        Some((index, name)) => (Some(services[index]), name),
        None => (None, read.rest),
    };
    let Some(specialist) = who_can(work, tx, shelf, service, start).await? else {
        return Ok(Answer::NotOffered);
    };
    let client = if name.trim().is_empty() { None } else { Some(named(work, tx, &name).await?) };
    let slot = Slot { specialist, start };
    Ok(Answer::Read { slot, service: service.map(|service| service.id), client })
}

/// The presser when they do it; else the first who does and is free, else the first who does.
async fn who_can(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    service: Option<&Service>,
    start: Timestamp,
) -> Result<Option<SpecialistId>, Error> {
    let Some(member) = work.member else { return Ok(None) };
    let Some(service) = service else {
        let first = shelf.catalog.specialists.first().map(|one| one.id);
        return Ok(member.specialist.or(first));
    };
    if let Some(own) = member.specialist.filter(|own| service.offer(*own).is_some()) {
        return Ok(Some(own));
    }
    if !member.sees_all() {
        return Ok(None);
    }
    for offer in &service.offers {
        let slot = Slot { specialist: offer.specialist, start };
        if objections(work, tx, shelf, slot, *offer).await?.is_empty() {
            return Ok(Some(offer.specialist));
        }
    }
    Ok(service.offers.first().map(|offer| offer.specialist))
}

/// The only client of that very name, or somebody new.
async fn named(work: &Work<'_>, tx: &mut Tx, name: &str) -> Result<For, Error> {
    let guest = For::New(Guest { name: name.trim().to_owned(), ..Guest::default() });
    let Some(member) = work.member else { return Ok(guest) };
    let of = member.specialist.filter(|_| !member.sees_all());
    let alike = tx.clients(member.studio, of, name.trim(), 0, RECENT).await?;
    let same: Vec<_> = alike.iter().filter(|one| name_key(&one.name) == name_key(name.trim())).collect();
    match same.as_slice() {
        [only] => Ok(For::Known(only.id)),
        _ => Ok(guest),
    }
}

/// Enters the visit under the lock: rules, row, those who must know.
async fn book(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    (slot, service, client): (Slot, ServiceId, &For),
    anyway: bool,
) -> Result<Answer, Error> {
    let Some((offered, offer)) = offered(shelf, slot, service) else { return Ok(Answer::NotOffered) };
    let Some(known) = known_as(work, tx, client).await? else { return Ok(Answer::NotOffered) };
    tx.release_holds(NOBODY, &[slot.specialist], work.now).await?;
    let why = warnings(work, tx, shelf, slot, offer, &known).await?;
    match why.first() {
        Some(first) if !first.may_be_broken() => return Ok(Answer::Refused(slot, *first)),
        Some(_) if !anyway => return Ok(Answer::Warned { slot, service, client: client.clone() }),
        _ => {}
    }
    let booking = write(work, tx, shelf, slot, (service, offer), client, &known).await?;
    let what = if why.is_empty() { "added" } else { "added-anyway" };
    let args = json!({ "client": known.name, "service": offered.name, "start": audit::at(slot.start) });
    work.audit(tx, what, args).await?;
    Ok(Answer::Added(booking.id))
}

async fn write(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    slot: Slot,
    (service, offer): (ServiceId, Offer),
    client: &For,
    known: &Client,
) -> Result<Booking, Error> {
    let studio = &shelf.catalog.studio;
    let (id, account) = row_of(work, tx, client).await?;
    let new = NewHold {
        studio: studio.id,
        specialist: slot.specialist,
        service,
        client: id,
        account,
        span: offer.visit.at(slot.start),
        day: studio.zone.day_of(slot.start),
        before_min: offer.visit.before_min,
        after_min: offer.visit.after_min,
        status: Status::Booked,
        held_until: None,
        price: offer.price,
        lang: work.by.lang,
        client_name: known.name.clone(),
        calendar: shelf.calendar_at(slot.specialist, slot.start),
    };
    let booking = tx.insert_booking(&new, work.now).await?;
    let entered = tx.booking(booking).await?;
    let booking = entered.ok_or_else(|| Error::Busy("a visit that was just entered is gone".to_owned()))?;
    tx.record(&booking, work.by, "booked", work.now).await?;
    tx.notify_client(&booking, Notice::Booked(booking.id), work.by, work.now).await?;
    tx.notify_others(&booking, booking.specialist, Notice::NewVisit(booking.id), work.by, work.now).await?;
    Ok(booking)
}

/// The client's row and account: whoever has the phone already, or wrote to the bot, is not entered twice.
async fn row_of(work: &Work<'_>, tx: &mut Tx, client: &For) -> Result<(ClientId, Option<AccountId>), Error> {
    let guest = match client {
        For::Known(id) => return Ok((*id, tx.account_of_client(*id).await?)),
        For::New(guest) => guest,
    };
    let studio = work.member.map_or(StudioId(0), |member| member.studio);
    let account = match guest.telegram_id {
        Some(id) => tx.known_account(id).await?,
        None => None,
    };
    if let Some(account) = account {
        let id = tx.client_of(studio, account, work.now).await?;
        tx.fill_in(id, &guest.name, &guest.phone).await?;
        return Ok((id, Some(account)));
    }
    if let Some(id) = tx.client_with_phone(studio, &guest.phone).await? {
        return Ok((id, tx.account_of_client(id).await?));
    }
    let id = tx.add_guest(studio, &guest.name, work.now).await?;
    tx.fill_in(id, &guest.name, &guest.phone).await?;
    Ok((id, None))
}
