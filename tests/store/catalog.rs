//! Studios, what they offer and when: what was put in comes out.

use okoshko::store::{Error, NewCalendar, NewOffer, NewService, Shelf};
use okoshko_domain::catalog::Offer;
use okoshko_domain::edits::ServiceEdit;
use okoshko_domain::ids::{ServiceId, SpecialistId, StudioId};
use okoshko_domain::policy::{Buffers, CancelUntil, Policy};
use okoshko_domain::slots::Visit;
use okoshko_domain::span::Span;

use crate::cast::{Cast, NOW, PRICE, TODAY, easy, hour, new_studio, pounds, price, slot};
use crate::engines::Db;

async fn shelf(db: &Db, studio: StudioId) -> Shelf {
    db.read(async |tx| tx.shelf(studio).await).await.unwrap()
}

both_engines!(an_empty_database_has_no_studio, async |db| {
    assert_eq!(db.read(async |tx| tx.studios().await).await, []);
    let nothing = StudioId(1);
    assert_eq!(db.read(async |tx| tx.revision(nothing).await).await, None);
    assert!(db.read(async |tx| tx.shelf(nothing).await).await.is_none());
    assert_eq!(db.read(async |tx| tx.studio_of_service(ServiceId(1)).await).await, None);
    assert_eq!(db.read(async |tx| tx.studio_of_specialist(SpecialistId(1)).await).await, None);
});

both_engines!(a_studio_keeps_its_words_and_rules, async |db| {
    let rules = [
        Policy::default(),
        Policy { cancel_until: CancelUntil::Never, buffers: Buffers::Overlap, ..Policy::default() },
        Policy { cancel_until: CancelUntil::AnyTime, client_cap: 1_000_000, hold_min: 1, ..easy() },
    ];
    for policy in rules {
        let new = new_studio(policy);
        let id = db.write(async |tx| tx.add_studio(&new, NOW).await).await.unwrap();
        let shelf = shelf(db, id).await;
        let studio = &shelf.catalog.studio;
        assert_eq!((studio.id, studio.policy, shelf.paused, shelf.revision), (id, policy, false, 1));
        assert_eq!((studio.zone.name(), studio.currency.code()), ("Europe/London", "GBP"));
        let words = [&studio.name, &studio.address, &studio.phone, &studio.privacy_url];
        assert_eq!(words, [&new.name, &new.address, &new.phone, &new.privacy_url]);
    }
    let studios = db.read(async |tx| tx.studios().await).await;
    assert_eq!(studios.len(), 3);
    assert!(studios.is_sorted_by_key(|(id, _)| *id), "the oldest first: {studios:?}");
});

both_engines!(a_studio_that_takes_a_break_says_so, async |db| {
    let cast = Cast::of(db).await;
    db.run("update studio set paused = true").await.unwrap();
    assert!(shelf(db, cast.studio).await.paused);
});

both_engines!(a_row_with_a_zone_that_is_none_is_named, async |db| {
    let cast = Cast::of(db).await;
    db.run("update studio set zone = 'Mars/Olympus'").await.unwrap();
    let mut tx = db.store.read().await.unwrap();
    let broken = tx.shelf(cast.studio).await.unwrap_err();
    assert!(matches!(broken, Error::Broken { table: "studio", id, .. } if id == cast.studio.0), "{broken}");
});

both_engines!(services_stand_in_the_order_they_were_added_with_who_does_them, async |db| {
    let cast = Cast::of(db).await;
    let catalog = shelf(db, cast.studio).await.catalog;
    let names: Vec<_> = catalog.services.iter().map(|service| service.name.as_str()).collect();
    assert_eq!(names, ["Cut", "Colour"]);
    let visit = Visit { length_min: 60, before_min: 0, after_min: 0 };
    let offer = |specialist| Offer { specialist, visit, price: pounds(PRICE) };
    assert_eq!(catalog.services[0].offers, [offer(cast.anna), offer(cast.boris)]);
    let people: Vec<_> = catalog.specialists.iter().map(|person| (person.id, person.name.as_str())).collect();
    assert_eq!(people, [(cast.anna, "Anna"), (cast.boris, "Boris")]);
    let categories: Vec<_> = catalog.categories.iter().map(|group| (group.id, group.name.as_str())).collect();
    assert_eq!(categories, [(cast.category, "Hair")]);
    assert_eq!(db.read(async |tx| tx.studio_of_service(cast.cut).await).await, Some(cast.studio));
    assert_eq!(db.read(async |tx| tx.studio_of_specialist(cast.boris).await).await, Some(cast.studio));
});

both_engines!(a_specialist_may_take_longer_and_ask_more, async |db| {
    let cast = Cast::of(db).await;
    let service = db
        .write(async |tx| {
            let new = NewService {
                category: cast.category,
                name: "Braids".to_owned(),
                length_min: 120,
                price_minor: 8_000,
                before_min: 10,
                after_min: 15,
            };
            let service = tx.add_service(cast.studio, &new).await?;
            let offer = |specialist, length_min, price_minor| NewOffer {
                specialist,
                service,
                length_min,
                price_minor,
            };
            tx.add_offer(cast.studio, &offer(cast.anna, Some(150), Some(9_500))).await?;
            tx.add_offer(cast.studio, &offer(cast.boris, None, None)).await?;
            Ok(service)
        })
        .await
        .unwrap();
    let catalog = shelf(db, cast.studio).await.catalog;
    let of = |specialist| *catalog.service(service).unwrap().offer(specialist).unwrap();
    let visit = |length_min| Visit { length_min, before_min: 10, after_min: 15 };
    assert_eq!((of(cast.anna).visit, of(cast.anna).price), (visit(150), pounds(9_500)));
    assert_eq!((of(cast.boris).visit, of(cast.boris).price), (visit(120), pounds(8_000)));
});

both_engines!(what_is_archived_or_hidden_is_not_offered, async |db| {
    let cast = Cast::of(db).await;
    db.run(&format!("update specialist set archived_at = 1 where specialist_id = {}", cast.boris))
        .await
        .unwrap();
    db.run(&format!("update service set archived_at = 1 where service_id = {}", cast.colour)).await.unwrap();
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &ServiceEdit::Hidden(true)).await)
        .await
        .unwrap();
    let catalog = shelf(db, cast.studio).await.catalog;
    assert!(catalog.specialist(cast.boris).is_none() && catalog.specialist(cast.anna).is_some());
    assert_eq!(catalog.services.iter().map(|service| service.id).collect::<Vec<_>>(), [cast.cut]);
    assert!(catalog.services[0].offer(cast.boris).is_none());
    assert!(catalog.service(cast.cut).is_none(), "clients see it no more");
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &ServiceEdit::Hidden(false)).await)
        .await
        .unwrap();
    assert!(shelf(db, cast.studio).await.catalog.service(cast.cut).is_some(), "and see it again");
});

both_engines!(every_change_of_catalog_or_hours_makes_caches_stale, async |db| {
    let cast = Cast::of(db).await;
    let revision =
        async || db.read(async |tx| tx.revision(cast.studio).await).await.expect("the studio is there");
    let mut last = revision().await;
    let mut grown = async |what: &str| {
        let now = revision().await;
        assert!(now > last, "{what} left the revision at {now}");
        last = now;
    };
    db.write(async |tx| tx.touch_studio(cast.studio).await).await.unwrap();
    grown("touch_studio").await;
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &price(1)).await).await.unwrap();
    grown("a price").await;
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &ServiceEdit::Hidden(true)).await)
        .await
        .unwrap();
    grown("a hidden service").await;
    db.write(async |tx| tx.add_time_off(cast.studio, cast.anna, hour(1, 0)).await).await.unwrap();
    grown("add_time_off").await;
    db.write(async |tx| tx.add_specialist(cast.studio, "Clara").await).await.unwrap();
    grown("add_specialist").await;
    db.write(async |tx| tx.add_category(cast.studio, "Nails").await).await.unwrap();
    grown("add_category").await;
});

both_engines!(a_price_is_changed_by_its_own_studio_only, async |db| {
    let cast = Cast::of(db).await;
    let other = db.write(async |tx| tx.add_studio(&new_studio(easy()), NOW).await).await.unwrap();
    db.write(async |tx| tx.change_service(other, cast.cut, &price(1)).await).await.unwrap();
    db.write(async |tx| tx.change_service(other, cast.cut, &ServiceEdit::Hidden(true)).await).await.unwrap();
    let asked = |shelf: Shelf| shelf.catalog.service(cast.cut).unwrap().offers[0].price;
    assert_eq!(asked(shelf(db, cast.studio).await), pounds(PRICE));
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &price(5_000)).await).await.unwrap();
    assert_eq!(asked(shelf(db, cast.studio).await), pounds(5_000));
});

both_engines!(hours_come_back_as_they_were_entered, async |db| {
    let cast = Cast::of(db).await;
    let clara = db
        .write(async |tx| {
            let clara = tx.add_specialist(cast.studio, "Clara").await?;
            let hours = NewCalendar {
                week: vec![(0, 540, 780), (0, 840, 1080), (6, 0, 1440)],
                overrides: vec![(TODAY.plus(7), 600, 660), (TODAY.plus(6), 0, 0)],
                time_off: vec![hour(1, 0), hour(1, 1)],
                day_limit: Some(4),
            };
            tx.add_calendar(cast.studio, clara, &hours).await?;
            Ok(clara)
        })
        .await
        .unwrap();
    let shelf = shelf(db, cast.studio).await;
    let hours = &shelf.hours[&clara];
    let opens = |day: i32, from: i64, to: i64| {
        let midnight = NOW.plus_min(i64::from(day) * 24 * 60 - 6 * 60);
        Span { start: midnight.plus_min(from), end: midnight.plus_min(to) }
    };
    assert_eq!(hours.open_on(TODAY), [opens(0, 540, 780), opens(0, 840, 1080)]);
    assert_eq!(hours.open_on(TODAY.plus(1)), [], "Tuesday is no day of hers");
    assert_eq!(hours.open_on(TODAY.plus(6)), [], "a Sunday off");
    assert_eq!(hours.open_on(TODAY.plus(13)), [opens(13, 0, 1440)]);
    assert_eq!(hours.open_on(TODAY.plus(7)), [opens(7, 600, 660)], "other hours on one Monday");
    assert_eq!(hours.time_off, [Span { start: slot(1, 0), end: slot(1, 3) }]);
    assert_eq!(hours.day_limit, Some(4));
    assert_eq!(shelf.hours[&cast.anna].day_limit, None);
});

both_engines!(hours_that_are_none_are_refused_and_leave_nothing, async |db| {
    let cast = Cast::of(db).await;
    let wrong = [
        NewCalendar { week: vec![(7, 540, 600)], ..NewCalendar::default() },
        NewCalendar { week: vec![(0, 600, 540)], ..NewCalendar::default() },
        NewCalendar { week: vec![(0, 540, 1441)], ..NewCalendar::default() },
        NewCalendar { overrides: vec![(TODAY, 540, 540)], ..NewCalendar::default() },
        NewCalendar { time_off: vec![Span { start: NOW, end: NOW }], ..NewCalendar::default() },
    ];
    for hours in wrong {
        let entered = db
            .write(async |tx| {
                let clara = tx.add_specialist(cast.studio, "Clara").await?;
                tx.add_calendar(cast.studio, clara, &hours).await
            })
            .await;
        assert!(entered.is_err(), "{hours:?}");
    }
    assert_eq!(db.number("select count(*) from calendar").await, 2);
    assert_eq!(db.number("select count(*) from specialist").await, 2);
});
