//! An owner sets a studio up: claims it, answers a few questions, takes the example over or removes it.

use okoshko_dialogues::setup::{Act, Answer, Counts, Facts, Spot, State};
use okoshko_domain::city::City;
use okoshko_domain::ids::StudioId;
use okoshko_domain::people::tidy_name;
use okoshko_domain::policy::Policy;
use okoshko_domain::quiet::Quiet;
use okoshko_domain::secret::Secret;
use okoshko_domain::setting::Setting;
use okoshko_domain::team::Preset;
use serde_json::json;

use super::reminder::add_default_reminders;
use super::settings::set;
use super::staff::Work;
use super::{owner, secrets, team};
use crate::store::{Error, NewCalendar, NewStudio, Tx};

/// Where a studio stands until its owner says where.
const FIRST_CITY: i64 = 0;

/// Brings what a screen of this talk shows.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    if *state == State::Name {
        let may = tx.open_claim(work.by.account).await?.is_some();
        return Ok(if may { Facts::May(tidy_name(&work.by.name)) } else { Facts::MayNot });
    }
    let State::AskOwn { studio } = *state else { return Ok(Facts::Studio(Counts::default())) };
    let (visits, clients) = tx.made_up(studio).await?;
    Ok(Facts::Studio(Counts { visits, clients }))
}

/// Does what this talk asks for.
pub(super) async fn perform(work: &Work<'_>, tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    match act {
        Act::Claim(secret) => claim(work, tx, *secret).await,
        Act::Create(name) => create(work, tx, name.as_deref()).await,
        Act::Rename(studio, name) => {
            set(work, tx, *studio, &Setting::Name(name.clone())).await?;
            Ok(Answer::Renamed(*studio))
        }
        Act::Kind(studio, solo) => kind(work, tx, *studio, *solo).await,
        Act::City(studio, city, spot) => {
            place(work, tx, *studio, *city, spot.as_ref()).await.map(|()| Answer::Placed(*studio))
        }
        Act::Own(studio) => own(work, tx, *studio).await,
        Act::Remove(studio) => remove(work, tx, *studio).await,
    }
}

/// A link is taken once, by whoever comes first; that same person may come by it again.
async fn claim(work: &Work<'_>, tx: &mut Tx, secret: Secret) -> Result<Answer, Error> {
    let Some(claim) = tx.claim_by(&secret.hash()).await? else { return Ok(Answer::Unknown) };
    let by = work.by.account;
    match (claim.used_by, claim.studio) {
        (Some(before), Some(studio)) if before == by => return Ok(Answer::Given(studio)),
        (Some(before), None) if before == by => return Ok(Answer::MayMake),
        (Some(_), _) => return Ok(Answer::Used),
        (None, _) if claim.revoked || claim.expires_at <= work.now => return Ok(Answer::Expired),
        (None, _) => {}
    }
    if !tx.take_claim(claim.id, by, work.now).await? {
        return Ok(Answer::Used);
    }
    let Some(studio) = claim.studio else { return Ok(Answer::MayMake) };
    if tx.has_owner(studio).await? {
        return Ok(Answer::Used);
    }
    let before = tx.member(by, studio).await?;
    tx.hire(studio, by, "owner", before.and_then(|member| member.specialist)).await?;
    tx.name_staff(studio, by, &work.by.name, work.now).await?;
    team::change_menu(work, tx, studio, by).await?;
    tx.touch_studio(studio).await?;
    work.audit_at(tx, studio, "studio-given", json!({})).await?;
    Ok(Answer::Given(studio))
}

/// The studio, with a default for everything but its name.
async fn create(work: &Work<'_>, tx: &mut Tx, name: Option<&str>) -> Result<Answer, Error> {
    let Some(claim) = tx.open_claim(work.by.account).await? else { return Ok(Answer::Unknown) };
    let own = tidy_name(&work.by.name);
    let city = City::of_number(FIRST_CITY);
    let zone = city.map_or("UTC", |city| city.zone().name());
    let currency = city.and_then(City::currency);
    let new = NewStudio {
        name: name.unwrap_or(&own).to_owned(),
        zone: zone.to_owned(),
        currency: currency.map_or_else(|| "USD".to_owned(), |currency| currency.code().to_owned()),
        address: String::new(),
        phone: String::new(),
        privacy_url: String::new(),
        policy: Policy::default(),
        quiet: Some(Quiet::NIGHT),
        demo: false,
    };
    let studio = tx.add_studio(&new, work.now).await?;
    if !tx.spend_claim(claim, studio).await? {
        return Err(Error::Busy("two studios were made by one right".to_owned())); // The turn runs again.
    }
    add_default_reminders(tx, studio, work.now).await?;
    tx.hire(studio, work.by.account, "owner", None).await?;
    tx.name_staff(studio, work.by.account, &own, work.now).await?;
    team::change_menu(work, tx, studio, work.by.account).await?;
    work.audit_at(tx, studio, "studio-made", json!({})).await?;
    Ok(Answer::Made(studio))
}

/// The owner alone, with hours that most have; or a team, whose people are invited.
async fn kind(work: &Work<'_>, tx: &mut Tx, studio: StudioId, solo: bool) -> Result<Answer, Error> {
    let (Some(member), Some(shelf)) = (work.member, &work.shelf) else { return Ok(Answer::Kind(studio)) };
    let team = shelf.catalog.specialists.iter().any(|one| Some(one.id) != member.specialist);
    let solo = solo && !team;
    if solo && member.specialist.is_none() {
        let own = tidy_name(&work.by.name);
        let name = if own.is_empty() { &shelf.catalog.studio.name } else { &own };
        let specialist = tx.add_specialist(studio, name).await?;
        let calendar = NewCalendar { week: Preset::Weekdays.week(), ..NewCalendar::default() };
        tx.add_calendar(studio, specialist, &calendar).await?;
        tx.hire(studio, member.account, member.role.word(), Some(specialist)).await?;
    }
    if solo != shelf.catalog.studio.solo {
        tx.set_solo(studio, solo).await?;
        work.audit_at(tx, studio, if solo { "studio-solo" } else { "studio-team" }, json!({})).await?;
    }
    // Whoever answers anew, from the last look, is not asked for the city once more.
    let placed = !shelf.catalog.studio.address.is_empty();
    Ok(if placed { Answer::Placed(studio) } else { Answer::Kind(studio) })
}

/// A city brings its zone; its money too, while nothing has a price; its name is the address until there is a better.
async fn place(
    work: &Work<'_>,
    tx: &mut Tx,
    studio: StudioId,
    city: City,
    spot: Option<&Spot>,
) -> Result<(), Error> {
    let Some(shelf) = &work.shelf else { return Ok(()) };
    let there = &shelf.catalog.studio;
    set(work, tx, studio, &Setting::Zone(city.zone())).await?;
    if let Some(currency) = city.currency().filter(|_| shelf.catalog.services.is_empty()) {
        set(work, tx, studio, &Setting::Currency(currency)).await?;
    }
    let named = City::called(&there.address).first().is_some_and(|city| is_its_name(*city, &there.address));
    let free = there.address.is_empty() || named;
    let address = match spot {
        Some(spot) if !spot.address.is_empty() => Setting::Address(spot.address.clone(), Some(spot.pin)),
        Some(spot) if free => Setting::Address(city.name(work.by.lang).to_owned(), Some(spot.pin)),
        Some(spot) => Setting::Address(there.address.clone(), Some(spot.pin)),
        None if free => Setting::Address(city.name(work.by.lang).to_owned(), None),
        None => return Ok(()),
    };
    if address.is_within() { set(work, tx, studio, &address).await } else { Ok(()) }
}

/// Whether an address is no more than a city's name: one that we wrote.
fn is_its_name(city: City, address: &str) -> bool {
    okoshko_domain::people::Lang::ALL.into_iter().any(|lang| city.name(lang) == address)
}

/// The example's people go, its services and hours stay.
async fn own(work: &Work<'_>, tx: &mut Tx, studio: StudioId) -> Result<Answer, Error> {
    if !is_example(work) {
        return Ok(Answer::NoExample(studio));
    }
    tx.remove_made_up(studio).await?;
    tx.set_real(studio).await?;
    work.audit_at(tx, studio, "example-owned", json!({})).await?;
    Ok(Answer::Owned(studio))
}

/// The example goes as a whole; whoever owned it may make a studio of their own.
async fn remove(work: &Work<'_>, tx: &mut Tx, studio: StudioId) -> Result<Answer, Error> {
    if !is_example(work) {
        return Ok(Answer::NoExample(studio));
    }
    let awaited = tx.awaited(studio, work.now).await?;
    if awaited > 0 {
        return Ok(Answer::Awaited(studio, awaited));
    }
    tx.remove_studio(studio).await?;
    let unseen = secrets::fresh();
    let right = tx.add_claim(None, &unseen.hash(), work.now.plus_min(owner::LINK_MIN), work.now).await?;
    tx.take_claim(right, work.by.account, work.now).await?;
    Ok(Answer::Removed)
}

fn is_example(work: &Work<'_>) -> bool {
    work.shelf.as_ref().is_some_and(|shelf| shelf.catalog.studio.demo)
}
