//! What a client left in a studio.

use okoshko::store::{Left, NewHold};
use okoshko_domain::booking::Status;
use okoshko_domain::span::Span;

use crate::cast::{Cast, NOW, hour};
use crate::engines::Db;

both_engines!(what_was_left_is_found_in_order, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (account, client) = cast.client(db, 900).await;
    let left =
        async || db.read(async |tx| Ok(Some(tx.left_by(account, cast.studio, NOW).await?))).await.unwrap();
    assert_eq!(left().await, []);
    let add = async |span: Span, status| {
        let new = NewHold { account: Some(account), ..cast.visit(client, span, status) };
        db.write(async |tx| tx.insert_booking(&new, NOW).await).await.unwrap();
    };
    let row = |span: Span, status| Left {
        service: cast.cut,
        specialist: cast.anna,
        start: span.start,
        status,
        made: NOW,
    };
    add(hour(-9, 0), Status::Came).await;
    add(hour(-5, 0), Status::Booked).await;
    add(hour(-3, 0), Status::NoShow).await;
    assert_eq!(left().await, [row(hour(-5, 0), Status::Booked)]);
    add(hour(3, 0), Status::Booked).await;
    add(hour(2, 0), Status::Booked).await;
    add(hour(4, 0), Status::Released).await;
    let expected = [
        row(hour(4, 0), Status::Released),
        row(hour(2, 0), Status::Booked),
        row(hour(-5, 0), Status::Booked),
    ];
    assert_eq!(left().await, expected);
    let elsewhere = Cast::of(db).await;
    let other = db.read(async |tx| Ok(Some(tx.left_by(account, elsewhere.studio, NOW).await?))).await;
    assert_eq!(other, Some(Vec::new()));
});
