//! Studios and a booking, for the screens to show.

use std::sync::Arc;

use okoshko_dialogues::facts::Card;
use okoshko_domain::booking::{Booking, Cancelling, Status};
use okoshko_domain::catalog::{Catalog, Category, Offer, Service, Specialist, Studio};
use okoshko_domain::contact::Means;
use okoshko_domain::ids::{AccountId, BookingId, CategoryId, ClientId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::money::{Currency, Money};
use okoshko_domain::people::Lang;
use okoshko_domain::policy::{AskPhone, CancelUntil, Policy};
use okoshko_domain::site::Site;
use okoshko_domain::slots::Visit;
use okoshko_domain::span::Span;
use uuid::Uuid;

use crate::{at, zone};

pub(crate) const STUDIO: StudioId = StudioId(1);
pub(crate) const HAIRCUT: ServiceId = ServiceId(1);
pub(crate) const ANNA: SpecialistId = SpecialistId(1);
pub(crate) const BOOKING: BookingId = BookingId(7);

/// A booking as its client sees it on the noon before.
pub(crate) fn card(catalog: Catalog, status: Status) -> Card {
    let booking = booking(status);
    settled(Card {
        cancelling: Cancelling::Moot,
        moving: Cancelling::Moot,
        undo: false,
        booking,
        catalog: Arc::new(catalog),
        asks: status == Status::Held,
        now: at("2025-11-26", 12, 0),
        agreed: false,
        bot: "studio_bot".into(),
    })
}

/// With what its client may do now.
pub(crate) fn settled(card: Card) -> Card {
    let policy = card.catalog.studio.policy;
    let cancelling = card.booking.cancelling(policy.cancel_until, card.now);
    let moving = card.booking.cancelling(policy.moving_until(), card.now);
    Card { cancelling, moving, ..card }
}

pub(crate) fn booking(status: Status) -> Booking {
    Booking {
        id: BOOKING,
        studio: STUDIO,
        specialist: ANNA,
        specialist_name: "Анна".into(),
        service: HAIRCUT,
        more: Vec::new(),
        service_name: "Стрижка".into(),
        client: ClientId(1),
        account: Some(AccountId(1)),
        reader: Some(AccountId(1)),
        client_name: "Мария <b>".into(),
        span: Span { start: at("2025-11-27", 18, 0), end: at("2025-11-27", 19, 0) },
        zone: zone(),
        status,
        held_until: Some(at("2025-11-26", 12, 10)),
        price: rubles(1500),
        lang: Lang::Ru,
        token: Uuid::nil(),
        place: String::new(),
        place_address: String::new(),
        reason: None,
        client_reason: None,
        moved_from: None,
        comment: String::new(),
        guest: None,
        confirmed: false,
        forgotten: false,
    }
}

/// By what somebody is reached who said everything.
pub(crate) fn means() -> Means {
    Means { phone: "+79171234567".into(), email: "maria+1@example.ru".into(), username: "maria_k".into() }
}

pub(crate) fn rubles(whole: i64) -> Money {
    Money { minor: whole * 100, currency: Currency::parse("RUB").unwrap() }
}

/// A studio that says everything about itself.
pub(crate) fn linen() -> Catalog {
    let studio = Studio {
        id: STUDIO,
        name: "Студия «Лён»".into(),
        slug: "studiya-len".into(),
        zone: zone(),
        currency: Currency::parse("RUB").unwrap(),
        about: String::new(),
        photo: String::new(),
        address: "Казань, ул. Баумана, 17".into(),
        phone: "+7 843 555-01-17".into(),
        privacy_url: "https://len.example/policy?a=1&b=2".into(),
        policy: Policy::default(),
        pin: Some((55_787_400, 49_122_200)),
        quiet: None,
        langs: Lang::ALL.to_vec(),
        solo: false,
        paused: false,
        paused_note: String::new(),
        demo: false,
        ask_phone: AskPhone::Never,
        sites: vec![Site::typed("len.example").unwrap()],
    };
    let services = [
        service(1, 1, "Стрижка", &[(1, 60, 1500), (2, 75, 1700), (3, 60, 1500)]),
        service(2, 1, "Окрашивание", &[(1, 150, 4500), (2, 150, 5000)]),
        service(3, 2, "Маникюр с гель-лаком", &[(2, 90, 2000)]),
        service(4, 3, "Коррекция бровей", &[(1, 45, 900), (3, 30, 900)]),
    ];
    catalog(studio, services.to_vec())
}

/// A studio that asks for a phone.
pub(crate) fn curious(catalog: Catalog) -> Catalog {
    Catalog { studio: Studio { ask_phone: AskPhone::Required, ..catalog.studio }, ..catalog }
}

/// A studio that says nothing of itself, and never lets cancel by a button.
pub(crate) fn strict() -> Catalog {
    let bare = bare();
    let policy = Policy { cancel_until: CancelUntil::Never, ..bare.studio.policy };
    Catalog { studio: Studio { policy, ..bare.studio }, ..bare }
}

/// A studio that says nothing of itself, and lets cancel until the last moment.
pub(crate) fn bare() -> Catalog {
    let linen = linen();
    let policy = Policy { cancel_until: CancelUntil::AnyTime, ..linen.studio.policy };
    let none = String::new;
    let studio =
        Studio { address: none(), phone: none(), privacy_url: none(), pin: None, policy, ..linen.studio };
    Catalog { studio, ..linen }
}

pub(crate) fn empty() -> Catalog {
    Catalog { services: Vec::new(), ..linen() }
}

/// More services than fit on a page.
pub(crate) fn long() -> Catalog {
    let services = (1..=14).map(|id| service(id, 1, &format!("Стрижка {id}"), &[(1, 45, 1000 + id)]));
    Catalog { services: services.collect(), ..linen() }
}

fn catalog(studio: Studio, services: Vec<Service>) -> Catalog {
    let names = ["Волосы", "Ногти", "Брови и ресницы"];
    let categories = (1..).zip(names).map(|(id, name)| Category { id: CategoryId(id), name: name.into() });
    let people = (1..).zip(["Анна", "Ирина", "Вера"]);
    let specialists = people.map(|(id, name)| Specialist {
        id: SpecialistId(id),
        name: name.into(),
        bio: String::new(),
        slug: format!("master-{id}"),
        photo: String::new(),
    });
    Catalog { studio, categories: categories.collect(), services, specialists: specialists.collect() }
}

/// * `offers`: specialist, minutes, whole roubles.
fn service(id: i64, category: i64, name: &str, offers: &[(i64, u32, i64)]) -> Service {
    let offer = |&(specialist, length_min, price): &(i64, u32, i64)| Offer {
        specialist: SpecialistId(specialist),
        visit: Visit { length_min, before_min: 0, after_min: 0 },
        price: rubles(price),
    };
    let offers: Vec<_> = offers.iter().map(offer).collect();
    Service {
        id: ServiceId(id),
        category: CategoryId(category),
        name: name.into(),
        about: String::new(),
        photo: String::new(),
        visit: offers[0].visit,
        price: offers[0].price,
        price_from: false,
        hidden: false,
        approves: None,
        offers,
    }
}
