//! A studio to look at: for the demo, for `seed`, for benchmarks.

mod made_up;

use okoshko_domain::ids::{AccountId, CategoryId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::policy::{CancelUntil, Policy};
use okoshko_domain::setting::Setting;
use okoshko_domain::timestamp::Timestamp;

use super::reminder::add_default_reminders;
use super::{Desk, end};
use crate::store::{Error, NewCalendar, NewOffer, NewService, NewStudio, Tx};

const BENCH_SPECIALISTS: u16 = 256;

/// A studio in its owner's words.
#[derive(Clone, Debug)]
pub struct Example {
    /// The language that its bookings are made in.
    pub lang: Lang,
    /// The studio itself.
    pub studio: NewStudio,
    /// What it tells of itself; may be empty.
    pub about: String,
    /// Where it is, in millionths of a degree, north and east.
    pub pin: Option<(i64, i64)>,
    /// Categories with their services.
    pub categories: Vec<(String, Vec<ExampleService>)>,
    /// Who works there.
    pub specialists: Vec<ExampleSpecialist>,
    /// Days that are not left to chance.
    pub laid: Vec<LaidVisit>,
    /// Names of people who book.
    pub clients: Vec<String>,
}

/// A visit of an example, on a day that has such visits alone; left out where its specialist does not work.
#[derive(Clone, Copy, Debug)]
pub struct LaidVisit {
    /// Index into the specialists.
    pub specialist: usize,
    /// Days from today.
    pub ahead: i32,
    /// Minute of the day.
    pub from_min: u16,
    /// Index into what the specialist does.
    pub does: usize,
}

/// A service of an example.
#[derive(Clone, Debug)]
pub struct ExampleService {
    /// As people read it.
    pub name: String,
    /// Minutes.
    pub length_min: u32,
    /// Minor units.
    pub price_minor: i64,
    /// Minutes to clean up after it.
    pub after_min: u32,
}

/// A specialist of an example.
#[derive(Clone, Debug)]
pub struct ExampleSpecialist {
    /// As people read it.
    pub name: String,
    /// Weekday (0 is Monday), minutes from and to.
    pub week: Vec<(u8, u16, u16)>,
    /// Indices into all services, in order; with their own length and price where those differ.
    pub does: Vec<(usize, Option<u32>, Option<i64>)>,
}

/// What was made.
#[derive(Clone, Debug)]
pub struct Seeded {
    /// The studio.
    pub studio: StudioId,
    /// Its specialists, in order.
    pub specialists: Vec<SpecialistId>,
    /// Its services, in order.
    pub services: Vec<ServiceId>,
}

impl Desk {
    /// Whether no studio is here yet.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn is_empty(&self) -> Result<bool, Error> {
        Ok(self.store.read().await?.studios().await?.is_empty())
    }

    /// Makes an example's studio, with two months of visits and the bookings of a week.
    ///
    /// # Errors
    /// When the database says no; then nothing is made.
    pub async fn seed(&self, example: &Example) -> Result<Seeded, Error> {
        let mut tx = self.store.begin().await?;
        let made = make(&mut tx, example, self.now()).await;
        end(tx, made).await
    }

    /// Makes a studio for load: many specialists with free weeks, no cap per client, no notice to give.
    ///
    /// # Errors
    /// When the database says no; then nothing is made.
    pub async fn seed_bench(&self) -> Result<Seeded, Error> {
        let mut tx = self.store.begin().await?;
        let made = make(&mut tx, &bench(), self.now()).await;
        end(tx, made).await
    }

    /// Links a Telegram user to a studio's staff, with the day of a specialist when they are one.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn hire(
        &self,
        studio: StudioId,
        telegram_id: i64,
        lang: Lang,
        role: &str,
        specialist: Option<SpecialistId>,
    ) -> Result<AccountId, Error> {
        let mut tx = self.store.begin().await?;
        let hired = async {
            let account = tx.account_of(telegram_id, lang, self.now()).await?;
            tx.hire(studio, account, role, specialist).await?;
            Ok(account)
        };
        let hired = hired.await;
        end(tx, hired).await
    }

    /// Somebody as if they came through their chat, for tests and tools.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn actor(&self, telegram_id: i64, name: &str, lang: Lang) -> Result<Actor, Error> {
        let mut tx = self.store.begin().await?;
        let account = tx.account_of(telegram_id, lang, self.now()).await;
        let account = end(tx, account).await?;
        Ok(Actor { account, name: name.to_owned(), door: Door::Chat, lang })
    }
}

async fn make(tx: &mut Tx, example: &Example, now: Timestamp) -> Result<Seeded, Error> {
    let studio = tx.add_studio(&example.studio, now).await?;
    if example.pin.is_some() {
        tx.set_studio(studio, &Setting::Address(example.studio.address.clone(), example.pin)).await?;
    }
    tx.set_studio(studio, &Setting::About(example.about.clone())).await?;
    add_default_reminders(tx, studio, now).await?;
    let mut services = Vec::new();
    for (name, offered) in &example.categories {
        let category = tx.add_category(studio, name).await?;
        for service in offered {
            services.push(add_service(tx, studio, category, service).await?);
        }
    }
    let mut specialists = Vec::new();
    for specialist in &example.specialists {
        let id = tx.add_specialist(studio, &specialist.name).await?;
        tx.add_calendar(studio, id, &NewCalendar { week: specialist.week.clone(), ..NewCalendar::default() })
            .await?;
        for (index, length_min, price_minor) in &specialist.does {
            let Some(service) = services.get(*index) else {
                continue;
            };
            let (length_min, price_minor) = (*length_min, *price_minor);
            tx.add_offer(studio, &NewOffer { specialist: id, service: *service, length_min, price_minor })
                .await?;
        }
        specialists.push(id);
    }
    let seeded = Seeded { studio, specialists, services };
    if !example.clients.is_empty() {
        made_up::fill(tx, example, &seeded, now).await?;
    }
    Ok(seeded)
}

async fn add_service(
    tx: &mut Tx,
    studio: StudioId,
    category: CategoryId,
    service: &ExampleService,
) -> Result<ServiceId, Error> {
    let new = NewService {
        category,
        name: service.name.clone(),
        length_min: service.length_min,
        price_minor: service.price_minor,
        before_min: 0,
        after_min: service.after_min,
    };
    tx.add_service(studio, &new).await
}

fn bench() -> Example {
    let policy = Policy {
        notice_min: 0,
        window_days: 60,
        step_min: 30,
        cancel_until: CancelUntil::AnyTime,
        client_cap: 1_000_000,
        ..Policy::default()
    };
    let studio = NewStudio {
        name: "Bench".to_owned(),
        zone: "Europe/Moscow".to_owned(),
        currency: "RUB".to_owned(),
        address: String::new(),
        phone: String::new(),
        privacy_url: String::new(),
        policy,
        quiet: None,
        demo: true,
    };
    let service = |number: u32| ExampleService {
        name: format!("Service {number}"),
        length_min: 30 * number,
        price_minor: 100_000,
        after_min: 0,
    };
    let specialist = |number: u16| ExampleSpecialist {
        name: format!("Specialist {number}"),
        week: (0..7).map(|day| (day, 9 * 60, 21 * 60)).collect(),
        does: (0..3).map(|index| (index, None, None)).collect(),
    };
    Example {
        lang: Lang::Ru,
        studio,
        about: String::new(),
        pin: None,
        categories: vec![("Bench".to_owned(), (1..=3).map(service).collect())],
        specialists: (1..=BENCH_SPECIALISTS).map(specialist).collect(),
        laid: Vec::new(),
        clients: Vec::new(),
    }
}
