//! What a client adds to a visit, on both engines.

use okoshko_domain::booking::{Guest, Status};
use okoshko_domain::ids::BookingId;

use crate::cast::{Cast, NOW, hour};
use crate::engines::Db;

/// Comment, name and phone of a row.
async fn extras(db: &Db, id: BookingId) -> (String, Option<Guest>) {
    let booking = db.read(async |tx| tx.booking(id).await).await.unwrap();
    (booking.comment, booking.guest)
}

fn masha() -> Guest {
    Guest { name: "Masha <b>".into(), phone: "+79171234567".into() }
}

both_engines!(what_a_client_adds_is_kept_and_taken_away, async |db| {
    let cast = Cast::of(db).await;
    let (_, client) = cast.client(db, 900).await;
    let new = cast.visit(client, hour(1, 0), Status::Booked);
    let id = db.write(async |tx| tx.insert_booking(&new, NOW).await).await.unwrap();
    assert_eq!(extras(db, id).await, (String::new(), None));
    db.write(async |tx| {
        tx.set_comment(id, "'); drop table booking; --", NOW).await?;
        tx.set_guest(id, Some(&masha()), NOW).await
    })
    .await
    .unwrap();
    assert_eq!(extras(db, id).await, ("'); drop table booking; --".into(), Some(masha())));
    db.write(async |tx| {
        tx.set_comment(id, "", NOW).await?;
        tx.set_guest(id, None, NOW).await
    })
    .await
    .unwrap();
    assert_eq!(extras(db, id).await, (String::new(), None));
});

both_engines!(what_was_added_goes_along_to_the_next_row, async |db| {
    let cast = Cast::of(db).await;
    let (account, client) = cast.client(db, 900).await;
    let (_, stranger) = cast.client(db, 901).await;
    let row = async |whose, of, half_hours, status| {
        let mut new = cast.visit(whose, hour(1, half_hours), status);
        new.account = of;
        db.write(async |tx| tx.insert_booking(&new, NOW).await).await.unwrap()
    };
    let first = row(client, Some(account), 0, Status::Released).await;
    let other = row(stranger, None, 4, Status::Released).await;
    db.write(async |tx| {
        tx.set_comment(first, "mine", NOW).await?;
        tx.set_comment(other, "not mine", NOW).await
    })
    .await
    .unwrap();
    let next = row(client, Some(account), 8, Status::Booked).await;
    let carry = async |to, since| {
        db.write(async |tx| tx.carry_extras(to, account, cast.studio, since).await).await.unwrap();
    };
    carry(next, NOW.plus_min(1)).await;
    assert_eq!(extras(db, next).await.0, "", "too long ago");
    carry(next, NOW).await;
    assert_eq!(extras(db, next).await.0, "mine");
    let after = row(client, Some(account), 12, Status::Released).await;
    carry(after, NOW).await;
    assert_eq!(extras(db, after).await.0, "", "what is booked keeps its own");
    db.write(async |tx| tx.copy_extras(other, after).await).await.unwrap();
    assert_eq!(extras(db, after).await.0, "not mine", "of this row, whoever had it");
});

both_engines!(what_else_is_done_is_read_with_the_visit, async |db| {
    let cast = Cast::of(db).await;
    let (account, client) = cast.client(db, 900).await;
    let mut new = cast.visit(client, hour(1, 0), Status::Held);
    (new.account, new.held_until) = (Some(account), Some(NOW.plus_min(5)));
    assert_eq!(db.read(async |tx| tx.held_by(account).await).await, None);
    let id = db.write(async |tx| tx.insert_booking(&new, NOW).await).await.unwrap();
    assert_eq!(db.read(async |tx| tx.held_by(account).await).await, Some(id));
    let shelf = db.read(async |tx| tx.shelf(cast.studio).await).await.unwrap();
    let offer = shelf.catalog.together(cast.anna, cast.colour, &[]).unwrap();
    db.write(async |tx| tx.add_services(cast.studio, id, &[(cast.colour, "Colour <b>", offer)]).await)
        .await
        .unwrap();
    let booking = db.read(async |tx| tx.booking(id).await).await.unwrap();
    assert_eq!((booking.service, booking.more.as_slice()), (cast.cut, &[cast.colour][..]));
    assert_eq!(booking.service_name, "Cut + Colour <b>");
    let twice =
        db.write(async |tx| tx.add_services(cast.studio, id, &[(cast.colour, "", offer)]).await).await;
    assert!(twice.is_err(), "one service is done once");
    let kept = "select length_min || ' ' || price_minor from booking_service";
    assert_eq!(db.words(kept).await, [format!("{} {}", offer.visit.length_min, offer.price.minor)]);
    db.write(async |tx| tx.remove_studio(cast.studio).await).await.unwrap();
    assert_eq!(db.number("select count(*) from booking_service").await, 0);
});
