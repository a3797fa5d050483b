//! Studios and what they offer.

use std::collections::HashMap;

use okoshko_domain::catalog::{Catalog, Category, Offer, Service, Specialist, Studio};
use okoshko_domain::hours::{Hours, Place, Rules};
use okoshko_domain::ids::{CalendarId, CategoryId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::money::{Currency, Money};
use okoshko_domain::people::Lang;
use okoshko_domain::policy::{Approve, AskPhone, Buffers, CancelUntil, Policy};
use okoshko_domain::quiet::Quiet;
use okoshko_domain::site::Site;
use okoshko_domain::slots::Visit;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::Zone;

use super::{Error, Result, Tx};

/// A studio's catalog and hours as they were at one revision.
#[derive(Clone, Debug)]
pub struct Shelf {
    /// What is offered.
    pub catalog: std::sync::Arc<Catalog>,
    /// When each specialist works. A specialist without a calendar takes no visits.
    pub hours: HashMap<SpecialistId, Hours>,
    /// What those hours are made of.
    pub rules: HashMap<SpecialistId, Rules>,
    /// Whether it takes no bookings just now.
    pub paused: bool,
    /// The studio's revision that all this belongs to.
    pub revision: i64,
}

impl Shelf {
    /// At which of their places a specialist is at that moment; nothing when places are not spoken of.
    #[must_use]
    pub fn place_at(&self, specialist: SpecialistId, start: Timestamp) -> Option<&Place> {
        let rules = self.rules.get(&specialist).filter(|rules| rules.has_places())?;
        let here = |place: &&Place| place.has(self.catalog.studio.zone, start);
        rules.places.iter().find(here)
    }

    /// The row of that place.
    #[must_use]
    pub fn calendar_at(&self, specialist: SpecialistId, start: Timestamp) -> Option<CalendarId> {
        self.place_at(specialist, start).map(|place| place.calendar)
    }
}

#[derive(sqlx::FromRow)]
struct StudioRow {
    studio_id: i64,
    name: String,
    slug: String,
    zone: String,
    currency: String,
    address: String,
    phone: String,
    privacy_url: String,
    notice_min: i64,
    window_days: i64,
    step_min: i64,
    hold_min: i64,
    buffers: String,
    cancel_before_min: Option<i64>,
    move_before_min: Option<i64>,
    client_cap: i64,
    paused: bool,
    paused_note: String,
    quiet_from_min: Option<i64>,
    quiet_to_min: Option<i64>,
    latitude: Option<i64>,
    longitude: Option<i64>,
    langs: String,
    solo: bool,
    approves: String,
    demo: bool,
    ask_phone: String,
    widget_sites: String,
    about: String,
    photo: String,
    revision: i64,
}

#[derive(sqlx::FromRow)]
struct ServiceRow {
    service_id: i64,
    category_id: i64,
    name: String,
    about: String,
    photo: String,
    length_min: i64,
    price_minor: i64,
    price_from: bool,
    buffer_before_min: i64,
    buffer_after_min: i64,
    hidden: bool,
    approves: Option<String>,
}

#[derive(sqlx::FromRow)]
struct OfferRow {
    specialist_id: i64,
    service_id: i64,
    length_min: Option<i64>,
    price_minor: Option<i64>,
}

/// A column that must fit into 32 bits; out of range is as far as it goes.
pub(super) fn small(value: i64) -> u32 {
    u32::try_from(value.max(0)).unwrap_or(u32::MAX)
}

/// The languages of a list with commas; all of them when it names none of ours.
fn langs(list: &str) -> Vec<Lang> {
    let langs: Vec<Lang> = list.split(',').filter_map(Lang::parse).collect();
    if langs.is_empty() { Lang::ALL.to_vec() } else { langs }
}

/// So many minutes before a start mean that a client never may by a button.
const NEVER: i64 = -1;

fn until_of(minutes: i64) -> CancelUntil {
    match minutes {
        ..0 => CancelUntil::Never,
        0 => CancelUntil::AnyTime,
        minutes => CancelUntil::Before(small(minutes)),
    }
}

fn minutes_of(until: CancelUntil) -> i64 {
    match until {
        CancelUntil::Never => NEVER,
        CancelUntil::AnyTime => 0,
        CancelUntil::Before(minutes) => minutes.into(),
    }
}

/// `cancel_before_min`.
pub(super) fn cancel_column(until: CancelUntil) -> Option<i64> {
    Some(minutes_of(until)).filter(|minutes| *minutes != NEVER)
}

/// `move_before_min`.
pub(super) fn move_column(until: Option<CancelUntil>) -> Option<i64> {
    until.map(minutes_of)
}

impl StudioRow {
    fn policy(&self) -> Policy {
        Policy {
            notice_min: small(self.notice_min),
            window_days: small(self.window_days),
            step_min: small(self.step_min),
            buffers: if self.buffers == "overlap" { Buffers::Overlap } else { Buffers::Add },
            cancel_until: until_of(self.cancel_before_min.unwrap_or(NEVER)),
            move_until: self.move_before_min.map(until_of),
            client_cap: small(self.client_cap),
            hold_min: small(self.hold_min),
            approves: Approve::parse(&self.approves).unwrap_or_default(),
        }
    }

    fn quiet(&self) -> Option<Quiet> {
        let minute = |minute: Option<i64>| i16::try_from(minute?).ok();
        Quiet::new(minute(self.quiet_from_min)?, minute(self.quiet_to_min)?)
    }

    fn studio(&self) -> Result<Studio> {
        let broken = |what: &str| Error::broken("studio", self.studio_id, what);
        Ok(Studio {
            id: StudioId(self.studio_id),
            name: self.name.clone(),
            slug: self.slug.clone(),
            zone: Zone::parse(&self.zone).ok_or_else(|| broken("no such time zone"))?,
            currency: Currency::parse(&self.currency).ok_or_else(|| broken("no such currency"))?,
            about: self.about.clone(),
            photo: self.photo.clone(),
            address: self.address.clone(),
            phone: self.phone.clone(),
            privacy_url: self.privacy_url.clone(),
            policy: self.policy(),
            pin: self.latitude.zip(self.longitude),
            langs: langs(&self.langs),
            solo: self.solo,
            paused: self.paused,
            paused_note: self.paused_note.clone(),
            quiet: self.quiet(),
            demo: self.demo,
            ask_phone: AskPhone::parse(&self.ask_phone).unwrap_or_default(),
            sites: self.widget_sites.split(' ').filter_map(Site::typed).collect(),
        })
    }
}

impl ServiceRow {
    fn service(self, offers: &[OfferRow], currency: Currency) -> Service {
        let visit = |length_min| Visit {
            length_min: small(length_min),
            before_min: small(self.buffer_before_min),
            after_min: small(self.buffer_after_min),
        };
        let offer = |row: &OfferRow| Offer {
            specialist: SpecialistId(row.specialist_id),
            visit: visit(row.length_min.unwrap_or(self.length_min)),
            price: Money { minor: row.price_minor.unwrap_or(self.price_minor), currency },
        };
        let offers = offers.iter().filter(|row| row.service_id == self.service_id).map(offer).collect();
        Service {
            id: ServiceId(self.service_id),
            category: CategoryId(self.category_id),
            visit: visit(self.length_min),
            name: self.name,
            about: self.about,
            photo: self.photo,
            price: Money { minor: self.price_minor, currency },
            price_from: self.price_from,
            hidden: self.hidden,
            approves: self.approves.as_deref().and_then(Approve::parse),
            offers,
        }
    }
}

impl Tx {
    /// Every studio's id and name, the oldest first; at most 100.
    pub async fn studios(&mut self) -> Result<Vec<(StudioId, String)>> {
        let rows: Vec<(i64, String)> =
            self.rows("select studio_id, name from studio order by studio_id limit 100", values![]).await?;
        Ok(rows.into_iter().map(|(id, name)| (StudioId(id), name)).collect())
    }

    /// The revision of a studio's catalog and hours.
    pub async fn revision(&mut self, studio: StudioId) -> Result<Option<i64>> {
        let row: Option<(i64,)> =
            self.row("select revision from studio where studio_id = $1", values![studio.0]).await?;
        Ok(row.map(|(revision,)| revision))
    }

    /// Whose service this is.
    pub async fn studio_of_service(&mut self, service: ServiceId) -> Result<Option<StudioId>> {
        let id: Option<(i64,)> =
            self.row("select studio_id from service where service_id = $1", values![service.0]).await?;
        Ok(id.map(|(id,)| StudioId(id)))
    }

    /// Whose specialist this is.
    pub async fn studio_of_specialist(&mut self, specialist: SpecialistId) -> Result<Option<StudioId>> {
        let id: Option<(i64,)> = self
            .row("select studio_id from specialist where specialist_id = $1", values![specialist.0])
            .await?;
        Ok(id.map(|(id,)| StudioId(id)))
    }

    /// A studio with its catalog and hours.
    pub async fn shelf(&mut self, studio: StudioId) -> Result<Option<Shelf>> {
        let sql =
            "select studio_id, name, zone, currency, address, phone, privacy_url, notice_min, window_days,
                    step_min, hold_min, buffers, cancel_before_min, move_before_min, client_cap,
                    paused, paused_note, quiet_from_min, quiet_to_min, latitude, longitude, langs, solo, demo,
                    ask_phone, approves, widget_sites, about, photo, revision,
                    coalesce((select p.slug
                                from slug p
                               where p.studio_id = s.studio_id
                                 and p.specialist_id is null
                                 and p.is_current), '') as slug
               from studio s
              where studio_id = $1";
        let row: Option<StudioRow> = self.row(sql, values![studio.0]).await?;
        let Some(row) = row else { return Ok(None) };
        let (revision, paused, studio) = (row.revision, row.paused, row.studio()?);
        let rules = self.rules(studio.id).await?;
        let hours = rules.iter().map(|(id, rules)| (*id, rules.hours(studio.zone))).collect();
        let catalog = Catalog {
            categories: self.categories(studio.id).await?,
            services: self.services(studio.id, studio.currency).await?,
            specialists: self.specialists(studio.id).await?,
            studio,
        };
        Ok(Some(Shelf { catalog: catalog.into(), hours, rules, paused, revision }))
    }

    async fn categories(&mut self, studio: StudioId) -> Result<Vec<Category>> {
        let rows: Vec<(i64, String)> = self
            .rows(
                "select category_id, name
                   from category
                  where studio_id = $1
                    and archived_at is null
                  order by position, category_id",
                values![studio.0],
            )
            .await?;
        Ok(rows.into_iter().map(|(id, name)| Category { id: CategoryId(id), name }).collect())
    }

    async fn specialists(&mut self, studio: StudioId) -> Result<Vec<Specialist>> {
        let rows: Vec<(i64, String, String, String, String)> = self
            .rows(
                "select s.specialist_id, name, bio, photo, coalesce(p.slug, '')
                   from specialist s
                   left join slug p on p.specialist_id = s.specialist_id and p.is_current
                  where s.studio_id = $1
                    and archived_at is null
                  order by position, s.specialist_id",
                values![studio.0],
            )
            .await?;
        let specialist =
            |(id, name, bio, photo, slug)| Specialist { id: SpecialistId(id), name, bio, photo, slug };
        Ok(rows.into_iter().map(specialist).collect())
    }

    async fn services(&mut self, studio: StudioId, currency: Currency) -> Result<Vec<Service>> {
        let rows: Vec<ServiceRow> = self
            .rows(
                "select service_id, s.category_id, s.name, about, photo, length_min, price_minor, price_from,
                        buffer_before_min, buffer_after_min, hidden, approves
                   from service s
                   join category c on c.category_id = s.category_id
                  where s.studio_id = $1
                    and s.archived_at is null
                  order by c.position, c.category_id, s.position, service_id",
                values![studio.0],
            )
            .await?;
        let offers: Vec<OfferRow> = self
            .rows(
                "select o.specialist_id, o.service_id, o.length_min, o.price_minor
                   from offer o
                   join specialist s on s.specialist_id = o.specialist_id
                  where o.studio_id = $1
                    and s.archived_at is null
                  order by s.position, s.specialist_id",
                values![studio.0],
            )
            .await?;
        Ok(rows.into_iter().map(|row| row.service(&offers, currency)).collect())
    }
}
