//! A visit entered by hand: from a gap, from typed words, for a guest without Telegram.

mod read;

use okoshko_dialogues::add::{Act, Answer, Check, Doers, Facts, For, Guest, RECENT, Slot, State};
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::catalog::{Offer, Service};
use okoshko_domain::contact::Means;
use okoshko_domain::ids::{AccountId, BookingId, ClientId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::notice::Notice;
use okoshko_domain::people::Client;
use okoshko_domain::slots::{Agenda, Busy, Refusal};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::Zone;
use serde_json::json;

use super::staff::Work;
use super::{audit, clients};
use crate::store::{Error, NewHold, Shelf, Tx};

/// Specialists to choose from on the last look; of more, the first ones and whoever is chosen.
const CHIPS: usize = 9;
/// Free times that are offered instead of one that cannot be had.
const NEAREST: usize = 4;
/// So many days after it they may be.
const AHEAD: i32 = 7;

/// Brings what a screen of this talk shows.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let (Some(shelf), Some(member)) = (&work.shelf, work.member) else { return Ok(Facts::Gone) };
    match state {
        State::Service { slot, doers: Doers::Anybody, .. } => {
            Ok(Facts::Services(read::everybodys(work, tx, shelf, slot.start).await?))
        }
        State::Ask | State::Service { .. } => Ok(Facts::Scene),
        State::Client { .. } => {
            let of = member.specialist.filter(|_| !member.sees_all());
            Ok(Facts::Clients(tx.clients(member.studio, of, "", 0, RECENT).await?))
        }
        State::Check { slot, service, client } => {
            let check = last_look(work, tx, shelf, *slot, *service, client).await?;
            Ok(check.map_or(Facts::Gone, |check| Facts::Check(Box::new(check))))
        }
    }
}

async fn last_look(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    slot: Slot,
    service: ServiceId,
    client: &For,
) -> Result<Option<Check>, Error> {
    let Some((service, offer)) = offered(shelf, slot, service) else { return Ok(None) };
    let Some(client) = known_as(work, tx, client).await? else { return Ok(None) };
    let why = warnings(work, tx, shelf, slot, offer, &client).await?;
    let nearest = match why.first() {
        Some(first) if !first.may_be_broken() => nearest(work, tx, shelf, slot, offer).await?,
        _ => Vec::new(),
    };
    let name = |id| shelf.catalog.specialist(id).map(|one| one.name.clone()).unwrap_or_default();
    Ok(Some(Check {
        offer,
        service_name: service.name.clone(),
        specialist_name: name(slot.specialist),
        doers: choice(work, shelf, service, slot).into_iter().map(|id| (id, name(id))).collect(),
        nearest,
        why,
        client_name: client.name,
        phone: client.means.phone,
        hears: client.has_telegram,
    }))
}

/// Everybody of the presser's who does it, whoever is chosen among them; nobody where there is nothing to choose.
fn choice(work: &Work<'_>, shelf: &Shelf, service: &Service, slot: Slot) -> Vec<SpecialistId> {
    let mut doers: Vec<_> = read::doers(work, shelf, service).map(|offer| offer.specialist).collect();
    if doers.len() > CHIPS {
        doers.sort_by_key(|id| *id != slot.specialist);
        doers.truncate(CHIPS);
    }
    if doers.len() > 1 { doers } else { Vec::new() }
}

/// The free starts around a time that cannot be had, in order.
async fn nearest(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    slot: Slot,
    offer: Offer,
) -> Result<Vec<Timestamp>, Error> {
    let (zone, policy) = (shelf.catalog.studio.zone, &shelf.catalog.studio.policy);
    let day = zone.day_of(slot.start);
    let span = Span { start: zone.day_span(day.plus(-1)).start, end: zone.day_span(day.plus(AHEAD + 1)).end };
    let busy = tx.busy(slot.specialist, span, None, work.now).await?;
    let Some(hours) = shelf.hours.get(&slot.specialist) else { return Ok(Vec::new()) };
    let agenda = Agenda { hours, policy, visit: offer.visit, busy: &busy, now: work.now };
    let mut starts = agenda.starts(day, day.plus(AHEAD));
    starts.sort_by_key(|start| (start.0 - slot.start.0).abs());
    starts.truncate(NEAREST);
    starts.sort_unstable();
    Ok(starts)
}

/// Does what this talk asks for.
pub(super) async fn perform(work: &Work<'_>, tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    let Some(shelf) = &work.shelf else { return Ok(Answer::NotOffered) };
    match act {
        Act::Read(words) => read::read(work, tx, shelf, words).await,
        Act::Book { slot, service, client, anyway } => {
            let Some(shelf) = &work.under_lock(tx, &[slot.specialist]).await? else {
                return Ok(Answer::NotOffered);
            };
            book(work, tx, shelf, (*slot, *service, client), *anyway).await
        }
        Act::LookUp { slot, service } => {
            Ok(Answer::Old(*slot, standing(tx, shelf, *slot, *service, None).await?))
        }
    }
}

/// How a specialist does a service of this studio; hidden ones too.
fn offered(shelf: &Shelf, slot: Slot, service: ServiceId) -> Option<(&Service, Offer)> {
    let service = shelf.catalog.services.iter().find(|known| known.id == service)?;
    Some((service, *service.offer(slot.specialist)?))
}

/// The client as the presser may know them; somebody new is what was written. Whoever has that phone or account is
/// not new: the last look must say truly whether they hear of it and whether they are blocked.
async fn known_as(work: &Work<'_>, tx: &mut Tx, client: &For) -> Result<Option<Client>, Error> {
    let guest = match client {
        For::Known(id) => return clients::known(work, tx, *id).await,
        For::New(guest) => guest,
    };
    let (id, account) = found(work, tx, guest).await?;
    // Whoever may not know the client is still told the truth about a message and about a block.
    let (known, row, heard) = match id {
        Some(id) => (
            clients::known(work, tx, id).await?,
            tx.client(id).await?,
            tx.account_of_client(id).await?.is_some(),
        ),
        None => (None, None, false),
    };
    let new = Client {
        id: ClientId(0),
        name: String::new(),
        means: Means::default(),
        note: String::new(),
        blocked: row.is_some_and(|row| row.blocked),
        has_telegram: heard || account.is_some(),
    };
    let mut client = known.unwrap_or(new);
    if client.name.is_empty() {
        client.name.clone_from(&guest.name);
    }
    if client.means.phone.is_empty() {
        client.means.phone.clone_from(&guest.phone);
    }
    Ok(Some(client))
}

/// The row that a guest has already, by their account or their phone; and the account.
async fn found(
    work: &Work<'_>,
    tx: &mut Tx,
    guest: &Guest,
) -> Result<(Option<ClientId>, Option<AccountId>), Error> {
    let studio = work.member.map_or(StudioId(0), |member| member.studio);
    let account = match guest.telegram_id {
        Some(id) => tx.known_account(id).await?,
        None => None,
    };
    let id = match account {
        Some(account) => tx.client_with_account(studio, account).await?,
        None => tx.client_with_phone(studio, &guest.phone).await?,
    };
    Ok((id, account))
}

/// The visit that begins there: anybody's, or only this client's, so that a second press is no second visit.
async fn standing(
    tx: &mut Tx,
    shelf: &Shelf,
    slot: Slot,
    service: ServiceId,
    client: Option<ClientId>,
) -> Result<Option<BookingId>, Error> {
    let studio = &shelf.catalog.studio;
    let day = studio.zone.day_of(slot.start);
    let visits = tx.visits_on(studio.id, Some(slot.specialist), day, day).await?;
    let same = visits.into_iter().find(|visit| {
        (visit.span.start, visit.service) == (slot.start, service)
            && matches!(visit.status, Status::Pending | Status::Booked | Status::Came)
            && client.is_none_or(|client| visit.client == client)
    });
    Ok(same.map(|visit| visit.id))
}

async fn objections(
    work: &Work<'_>,
    tx: &mut Tx,
    shelf: &Shelf,
    slot: Slot,
    offer: Offer,
) -> Result<Vec<Refusal>, Error> {
    let span = around(shelf.catalog.studio.zone, slot.start);
    let busy = tx.busy(slot.specialist, span, None, work.now).await?;
    Ok(by_rules(shelf, slot, offer, &busy, work.now))
}

/// The day of a start with its neighbours: what may reach into it.
fn around(zone: Zone, start: Timestamp) -> Span {
    let day = zone.day_of(start);
    Span { start: zone.day_span(day.plus(-1)).start, end: zone.day_span(day.plus(1)).end }
}

fn by_rules(shelf: &Shelf, slot: Slot, offer: Offer, busy: &[Busy], now: Timestamp) -> Vec<Refusal> {
    let policy = &shelf.catalog.studio.policy;
    let Some(hours) = shelf.hours.get(&slot.specialist) else { return vec![Refusal::Closed] };
    Agenda { hours, policy, visit: offer.visit, busy, now }.objections(slot.start)
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
    if let Some(same) = standing(tx, shelf, slot, service, Some(known.id)).await? {
        return Ok(Answer::Added(same));
    }
    tx.release_ended(&[slot.specialist], work.now).await?;
    let why = warnings(work, tx, shelf, slot, offer, &known).await?;
    match why.first() {
        Some(first) if !first.may_be_broken() => {
            return Ok(Answer::Refused { slot, service, client: client.clone(), why: *first });
        }
        Some(_) if !anyway => return Ok(Answer::Warned { slot, service, client: client.clone() }),
        _ => {}
    }
    let booking = write(work, tx, shelf, slot, (service, offer), client, &known).await?;
    let what = if why.is_empty() { "added" } else { "added-anyway" };
    let client = audit::visitor(&booking);
    let args = json!({ "client": client, "service": offered.name, "start": audit::at(slot.start) });
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
    let (known, account) = found(work, tx, guest).await?;
    if let Some(account) = account {
        let id = tx.client_of(studio, account, work.now).await?;
        tx.fill_in(id, &guest.name, &guest.phone).await?;
        return Ok((id, Some(account)));
    }
    if let Some(id) = known {
        return Ok((id, tx.account_of_client(id).await?));
    }
    let id = tx.add_guest(studio, &guest.name, work.now).await?;
    tx.fill_in(id, &guest.name, &guest.phone).await?;
    Ok((id, None))
}
