//! The catalog as staff change it.

use okoshko::store::{NewOffer, OwnTerms};
use okoshko_domain::booking::Status;
use okoshko_domain::catalog::{Catalog, Service};
use okoshko_domain::edits::{CardEdit, ServiceEdit};
use okoshko_domain::ids::{ServiceId, StudioId};
use okoshko_domain::slots::Visit;

use crate::cast::{Cast, NOW, easy, hour, new_studio, pounds, slot};
use crate::engines::Db;

async fn catalog(db: &Db, studio: StudioId) -> std::sync::Arc<Catalog> {
    db.read(async |tx| tx.shelf(studio).await).await.unwrap().catalog
}

async fn edited(db: &Db, cast: Cast, edit: ServiceEdit) -> Service {
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &edit).await).await.unwrap();
    catalog(db, cast.studio).await.any_service(cast.cut).unwrap().clone()
}

both_engines!(every_field_of_a_service_changes_alone, async |db: &Db| {
    let cast = Cast::of(db).await;
    let nails = db.write(async |tx| tx.add_category(cast.studio, "Nails").await).await.unwrap();
    let words = |text: &str| text.to_owned();
    assert_eq!(edited(db, cast, ServiceEdit::Name(words("Trim <b>"))).await.name, "Trim <b>");
    assert_eq!(edited(db, cast, ServiceEdit::About(words("<b>Short</b>"))).await.about, "<b>Short</b>");
    assert_eq!(edited(db, cast, ServiceEdit::Photo(words("file"))).await.photo, "file");
    assert_eq!(edited(db, cast, ServiceEdit::Length(75)).await.visit.length_min, 75);
    let price = edited(db, cast, ServiceEdit::Price { minor: 5_000, from: true }).await;
    assert_eq!((price.price, price.price_from), (pounds(5_000), true));
    assert_eq!(price.lowest_price(), Some((pounds(5_000), true)), "from, though everybody asks the same");
    assert!(edited(db, cast, ServiceEdit::Hidden(true)).await.hidden);
    let last = edited(db, cast, ServiceEdit::Buffers { before: 5, after: 10 }).await;
    assert_eq!(last.visit, Visit { length_min: 75, before_min: 5, after_min: 10 });
    let moved = edited(db, cast, ServiceEdit::Category(nails)).await;
    assert_eq!((moved.category, moved.name.as_str(), moved.hidden), (nails, "Trim <b>", true));
    let other = catalog(db, cast.studio).await.any_service(cast.colour).unwrap().clone();
    assert_eq!((other.name.as_str(), other.about.as_str(), other.price), ("Colour", "", pounds(9_000)));
});

both_engines!(nobody_changes_another_studio, async |db: &Db| {
    let cast = Cast::of(db).await;
    let other = db.write(async |tx| tx.add_studio(&new_studio(easy()), NOW).await).await.unwrap();
    db.write(async |tx| {
        tx.change_service(other, cast.cut, &ServiceEdit::Name("Mine".to_owned())).await?;
        tx.archive_service(other, cast.cut, Some(NOW)).await?;
        tx.swap_services(other, cast.cut, cast.colour).await?;
        tx.swap_specialists(other, cast.anna, cast.boris).await?;
        tx.rename_category(other, cast.category, "Mine").await?;
        tx.archive_category(other, cast.category, NOW).await?;
        tx.drop_offer(other, cast.anna, cast.cut).await?;
        tx.change_specialist(other, cast.anna, &CardEdit::Name("Mine".to_owned())).await
    })
    .await
    .unwrap();
    let catalog = catalog(db, cast.studio).await;
    let names: Vec<_> = catalog.services.iter().map(|service| service.name.as_str()).collect();
    assert_eq!(names, ["Cut", "Colour"]);
    assert_eq!(catalog.categories[0].name, "Hair");
    assert_eq!(catalog.specialists[0].name, "Anna");
    assert_eq!(catalog.services[0].offers.len(), 2);
});

both_engines!(neighbours_change_places, async |db: &Db| {
    let cast = Cast::of(db).await;
    let nails = db.write(async |tx| tx.add_category(cast.studio, "Nails").await).await.unwrap();
    db.write(async |tx| {
        tx.swap_services(cast.studio, cast.cut, cast.colour).await?;
        tx.swap_categories(cast.studio, cast.category, nails).await?;
        tx.swap_specialists(cast.studio, cast.anna, cast.boris).await
    })
    .await
    .unwrap();
    let catalog = catalog(db, cast.studio).await;
    assert_eq!(catalog.services.iter().map(|one| one.id).collect::<Vec<_>>(), [cast.colour, cast.cut]);
    assert_eq!(catalog.categories.iter().map(|one| one.id).collect::<Vec<_>>(), [nails, cast.category]);
    assert_eq!(catalog.specialists.iter().map(|one| one.id).collect::<Vec<_>>(), [cast.boris, cast.anna]);
});

both_engines!(what_is_put_away_can_come_back_with_its_category, async |db: &Db| {
    let cast = Cast::of(db).await;
    let studio = cast.studio;
    db.write(async |tx| {
        tx.archive_service(studio, cast.cut, Some(NOW)).await?;
        tx.archive_service(studio, cast.colour, Some(NOW.plus_min(1))).await?;
        tx.archive_category(studio, cast.category, NOW).await
    })
    .await
    .unwrap();
    let empty = catalog(db, studio).await;
    assert!(empty.services.is_empty() && empty.categories.is_empty());
    let archived =
        async |skip, limit| db.read(async |tx| tx.archived_services(studio, skip, limit).await).await;
    let named = |id: ServiceId, name: &str| (id, name.to_owned());
    assert_eq!(archived(0, 9).await, [named(cast.colour, "Colour"), named(cast.cut, "Cut")]);
    assert_eq!(archived(1, 1).await, [named(cast.cut, "Cut")]);
    db.write(async |tx| tx.archive_service(studio, cast.cut, None).await).await.unwrap();
    let back = catalog(db, studio).await;
    assert!(back.any_service(cast.cut).is_some() && back.category(cast.category).is_some());
    assert_eq!(db.read(async |tx| tx.service_name(cast.colour).await).await.as_deref(), Some("Colour"));
    assert_eq!(db.read(async |tx| tx.service_name(ServiceId(999)).await).await, None);
});

both_engines!(a_specialist_gets_and_loses_terms_of_their_own, async |db: &Db| {
    let cast = Cast::of(db).await;
    let new = NewOffer { specialist: cast.anna, service: cast.cut, length_min: Some(75), price_minor: None };
    for _ in 0..2 {
        db.write(async |tx| tx.set_offer(cast.studio, &new).await).await.unwrap();
    }
    let own = async || db.read(async |tx| tx.own_terms(cast.cut).await).await;
    let none = OwnTerms { length_min: None, price_minor: None };
    let longer = OwnTerms { length_min: Some(75), price_minor: None };
    assert_eq!(own().await, [(cast.anna, longer), (cast.boris, none)]);
    db.write(async |tx| tx.drop_offer(cast.studio, cast.boris, cast.cut).await).await.unwrap();
    assert_eq!(own().await, [(cast.anna, longer)]);
    let offers = catalog(db, cast.studio).await.any_service(cast.cut).unwrap().offers.clone();
    assert_eq!(offers.iter().map(|offer| offer.visit.length_min).collect::<Vec<_>>(), [75]);
});

both_engines!(a_card_says_who_a_specialist_is, async |db: &Db| {
    let cast = Cast::of(db).await;
    let edits = [
        CardEdit::Name("Anna Lee".to_owned()),
        CardEdit::Bio("<i>ten years</i>".to_owned()),
        CardEdit::Photo("file".to_owned()),
    ];
    for edit in edits {
        db.write(async |tx| tx.change_specialist(cast.studio, cast.anna, &edit).await).await.unwrap();
    }
    db.write(async |tx| tx.rename_category(cast.studio, cast.category, "Head").await).await.unwrap();
    let catalog = catalog(db, cast.studio).await;
    let anna = catalog.specialist(cast.anna).unwrap();
    assert_eq!([&anna.name, &anna.bio, &anna.photo], ["Anna Lee", "<i>ten years</i>", "file"]);
    assert_eq!(catalog.specialist(cast.boris).unwrap().bio, "");
    assert_eq!(catalog.categories[0].name, "Head");
});

both_engines!(visits_to_come_are_counted, async |db: &Db| {
    let cast = Cast::of(db).await;
    let coming = async |now| db.read(async |tx| tx.coming_visits(cast.studio, cast.cut, now).await).await;
    assert_eq!(coming(NOW).await, 0);
    cast.enter(db, hour(1, 0), Status::Booked).await.unwrap();
    cast.enter(db, hour(1, 4), Status::Cancelled).await.unwrap();
    assert_eq!(coming(NOW).await, 1);
    assert_eq!(coming(slot(1, 0)).await, 0, "it began");
});
