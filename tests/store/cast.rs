//! A small studio, its people, and what they do.

use std::sync::atomic::{AtomicI64, Ordering};

use okoshko::clock::Clock;
use okoshko::desk::Desk;
use okoshko::desk::turn::{Incoming, Shown};
use okoshko::store::{
    NewCalendar, NewHold, NewOffer, NewService, NewStudio, Received, Result, Store, Tx, Waiting,
};
use okoshko_dialogues::event::Event;
use okoshko_dialogues::press::Press;
use okoshko_domain::booking::Status;
use okoshko_domain::edits::ServiceEdit;
use okoshko_domain::ids::{
    AccountId, BookingId, BotId, CategoryId, ChatId, ClientId, ServiceId, SpecialistId, StudioId,
};
use okoshko_domain::money::{Currency, Money};
use okoshko_domain::people::{Actor, Lang};
use okoshko_domain::policy::{CancelUntil, Policy};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use crate::engines::Db;

/// Monday, 23 November 2026, 06:00 in London: three hours before the studio opens.
pub(crate) const NOW: Timestamp = Timestamp(1_795_413_600);
pub(crate) const TODAY: LocalDay = LocalDay(20_780);
pub(crate) const BOT: BotId = BotId(7);
/// What a cut costs, in pence.
pub(crate) const PRICE: i64 = 4_500;

/// A studio that is open every day from 9 to 21. Anna cuts and colours, Boris cuts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cast {
    pub(crate) studio: StudioId,
    pub(crate) category: CategoryId,
    pub(crate) anna: SpecialistId,
    pub(crate) boris: SpecialistId,
    /// 60 minutes.
    pub(crate) cut: ServiceId,
    /// 90 minutes.
    pub(crate) colour: ServiceId,
}

/// A desk, its clock, and what it hands on.
pub(crate) struct Front {
    pub(crate) desk: Desk,
    pub(crate) clock: Clock,
    pub(crate) received: UnboundedReceiver<Waiting>,
}

/// The start `half_hours` after opening, `day` days from now.
pub(crate) fn slot(day: i64, half_hours: i64) -> Timestamp {
    NOW.plus_min(day * 24 * 60 + 3 * 60 + half_hours * 30)
}

/// An hour from there.
pub(crate) fn hour(day: i64, half_hours: i64) -> Span {
    Span::lasting(slot(day, half_hours), 60)
}

pub(crate) fn pounds(minor: i64) -> Money {
    Money { minor, currency: Currency::parse("GBP").unwrap() }
}

/// A price that stands for itself.
pub(crate) fn price(minor: i64) -> ServiceEdit {
    ServiceEdit::Price { minor, from: false }
}

/// No notice, no cap worth the name: tests that are about a rule set it.
pub(crate) fn easy() -> Policy {
    Policy { notice_min: 0, cancel_until: CancelUntil::AnyTime, client_cap: 1_000, ..Policy::default() }
}

pub(crate) fn new_studio(policy: Policy) -> NewStudio {
    NewStudio {
        name: "Window".to_owned(),
        zone: "Europe/London".to_owned(),
        currency: "GBP".to_owned(),
        address: "1 Sash Street".to_owned(),
        phone: "+44 20 0000 0000".to_owned(),
        privacy_url: "https://example.com/privacy".to_owned(),
        policy,
        quiet: None,
        demo: false,
    }
}

/// Every day from 9 to 21.
pub(crate) fn open_daily() -> NewCalendar {
    NewCalendar { week: (0..7).map(|day| (day, 9 * 60, 21 * 60)).collect(), ..NewCalendar::default() }
}

impl Cast {
    /// The studio without rules in the way.
    pub(crate) async fn of(db: &Db) -> Self {
        Self::with(db, easy(), None).await
    }

    /// The studio with rules; `day_limit` is Anna's and Boris's.
    pub(crate) async fn with(db: &Db, policy: Policy, day_limit: Option<u32>) -> Self {
        db.write(async |tx| Self::make(tx, policy, day_limit).await).await.unwrap()
    }

    async fn make(tx: &mut Tx, policy: Policy, day_limit: Option<u32>) -> Result<Self> {
        let studio = tx.add_studio(&new_studio(policy), NOW).await?;
        let category = tx.add_category(studio, "Hair").await?;
        let service = |name: &str, length_min, price_minor| NewService {
            category,
            name: name.to_owned(),
            length_min,
            price_minor,
            before_min: 0,
            after_min: 0,
        };
        let cut = tx.add_service(studio, &service("Cut", 60, PRICE)).await?;
        let colour = tx.add_service(studio, &service("Colour", 90, 9_000)).await?;
        let anna = tx.add_specialist(studio, "Anna").await?;
        let boris = tx.add_specialist(studio, "Boris").await?;
        for specialist in [anna, boris] {
            tx.add_calendar(studio, specialist, &NewCalendar { day_limit, ..open_daily() }).await?;
        }
        for (specialist, service) in [(anna, cut), (anna, colour), (boris, cut)] {
            let offer = NewOffer { specialist, service, length_min: None, price_minor: None };
            tx.add_offer(studio, &offer).await?;
        }
        Ok(Self { studio, category, anna, boris, cut, colour })
    }

    /// A cut with Anna, as the row of a booking.
    pub(crate) fn visit(&self, client: ClientId, span: Span, status: Status) -> NewHold {
        NewHold {
            studio: self.studio,
            specialist: self.anna,
            service: self.cut,
            client,
            account: None,
            span,
            day: TODAY,
            before_min: 5,
            after_min: 10,
            status,
            held_until: (status == Status::Held).then(|| NOW.plus_min(10)),
            price: pounds(PRICE),
            lang: Lang::En,
            client_name: "Guest".to_owned(),
            calendar: None,
        }
    }

    /// A person who has been here before.
    pub(crate) async fn client(&self, db: &Db, telegram_id: i64) -> (AccountId, ClientId) {
        db.write(async |tx| {
            let account = tx.account_of(telegram_id, Lang::En, NOW).await?;
            Ok((account, tx.client_of(self.studio, account, NOW).await?))
        })
        .await
        .unwrap()
    }

    pub(crate) async fn guest(&self, db: &Db) -> ClientId {
        db.write(async |tx| tx.add_guest(self.studio, "Guest", NOW).await).await.unwrap()
    }

    /// Enters a visit of a guest with Anna.
    pub(crate) async fn enter(&self, db: &Db, span: Span, status: Status) -> Result<BookingId> {
        let visit = self.visit(self.guest(db).await, span, status);
        db.write(async |tx| tx.insert_booking(&visit, NOW).await).await
    }
}

impl Front {
    pub(crate) fn of(db: &Db) -> Self {
        Self::open(&db.store)
    }

    pub(crate) fn open(store: &Store) -> Self {
        let clock = Clock::fixed(NOW);
        let (hand_on, received) = unbounded_channel();
        Self { desk: Desk::new(store.clone(), clock.clone(), BOT, hand_on), clock, received }
    }

    /// Somebody at the desk.
    pub(crate) async fn actor(&self, telegram_id: i64) -> Actor {
        self.desk.actor(telegram_id, &format!("Person {telegram_id}"), Lang::En).await.unwrap()
    }

    /// A crowd at the desk.
    pub(crate) async fn actors(&self, telegram_ids: std::ops::Range<i64>) -> Vec<Actor> {
        let mut actors = Vec::new();
        for id in telegram_ids {
            actors.push(self.actor(id).await);
        }
        actors
    }

    /// A press in somebody's chat, as Telegram hands it over.
    pub(crate) async fn presses(&self, telegram_id: i64, press: Press) -> Result<Shown> {
        let incoming = self.receives(telegram_id, press).await;
        self.desk.turn(&incoming, false).await
    }

    /// Keeps a press without handling it.
    pub(crate) async fn receives(&self, telegram_id: i64, press: Press) -> Incoming {
        self.receives_event(telegram_id, Event::Press(press)).await
    }

    /// Keeps whatever happened in a chat without handling it.
    pub(crate) async fn receives_event(&self, telegram_id: i64, event: Event) -> Incoming {
        static UPDATES: AtomicI64 = AtomicI64::new(1);
        let (update_id, chat) = (UPDATES.fetch_add(1, Ordering::Relaxed), ChatId(telegram_id));
        let update = Received { update_id, key: chat, raw: "{}".to_owned() };
        self.desk.receive(vec![update], None).await.unwrap();
        let name = format!("Person {telegram_id}");
        Incoming { update_id, chat, lang: Lang::En, name, event }
    }
}

/// Numbers that look like chance and are the same in every run.
pub(crate) struct Dice(pub(crate) u64);

impl Dice {
    pub(crate) fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }
}
