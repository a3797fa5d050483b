//! Why a time cannot be booked.

use okoshko_domain::booking::Status;

use crate::cast::{Cast, hour, slot};
use crate::engines::Db;

both_engines!(the_visit_in_the_way_is_found, async |db: &Db| {
    let cast = Cast::of(db).await;
    let near = async |day, half_hours| {
        let span = hour(day, half_hours);
        let found = db.read(async |tx| tx.standing_near(cast.anna, span).await).await;
        found.map(|booking| booking.span.start)
    };
    assert_eq!(near(1, 4).await, None);
    for (half_hours, status) in [(0, Status::Booked), (4, Status::Booked), (8, Status::Cancelled)] {
        cast.enter(db, hour(1, half_hours), status).await.unwrap();
    }
    for (asked, found) in [(0, 0), (1, 0), (2, 0), (3, 4), (5, 4), (6, 4), (9, 4)] {
        assert_eq!(near(1, asked).await, Some(slot(1, found)), "{asked}");
    }
    assert_eq!(near(3, 0).await, None, "another day is not near");
    let of_boris = db.read(async |tx| tx.standing_near(cast.boris, hour(1, 0)).await).await;
    assert_eq!(of_boris, None);
});
