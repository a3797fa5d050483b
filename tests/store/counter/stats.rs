//! Figures.

use okoshko_domain::booking::Status;
use okoshko_domain::stats::{Figures, Range};
use okoshko_domain::zone::LocalDay;

use crate::cast::{Cast, NOW, PRICE, TODAY, hour, slot};
use crate::engines::Db;

/// The fortnight around today.
const AROUND: Range = Range { first: LocalDay(TODAY.0 - 7), last: LocalDay(TODAY.0 + 7) };

both_engines!(visits_are_summed_by_day_specialist_and_service, async |db: &Db| {
    let cast = Cast::of(db).await;
    for (day, half_hours, status) in [
        (-1, 0, Status::Came),
        (-1, 2, Status::NoShow),
        (-1, 4, Status::Cancelled),
        (1, 0, Status::Booked),
        (1, 2, Status::Booked),
        (1, 4, Status::Released),
    ] {
        let mut visit = cast.visit(cast.guest(db).await, hour(day, half_hours), status);
        visit.day = TODAY.plus(i32::try_from(day).unwrap());
        db.write(async |tx| tx.insert_booking(&visit, NOW).await).await.unwrap();
    }
    let now = NOW;
    let shares = db.write(async |tx| tx.shares(cast.studio, AROUND, None, now).await).await.unwrap();
    let mut all = Figures::default();
    for share in &shares {
        assert_eq!((share.specialist, share.service), (cast.anna, cast.cut));
        assert_eq!((share.specialist_name.as_str(), share.service_name.as_str()), ("Anna", "Cut"));
        all.add(&share.figures);
    }
    let summed = Figures {
        visits: 4,
        ahead: 2,
        revenue: PRICE,
        expected: 2 * PRICE,
        cancelled: 1,
        no_shows: 1,
        busy_min: 4 * 60,
        ..Figures::default()
    };
    assert_eq!(all, summed);
    let tomorrow = Range { first: TODAY.plus(1), last: TODAY.plus(1) };
    let shares = db.write(async |tx| tx.shares(cast.studio, tomorrow, None, now).await).await.unwrap();
    assert_eq!(shares.iter().map(|share| share.figures.visits).sum::<i64>(), 2);
    let later = slot(2, 0);
    let shares = db.write(async |tx| tx.shares(cast.studio, tomorrow, None, later).await).await.unwrap();
    assert_eq!(shares.iter().map(|share| share.figures.revenue).sum::<i64>(), 2 * PRICE);
    let of_boris =
        db.write(async |tx| tx.shares(cast.studio, AROUND, Some(cast.boris), now).await).await.unwrap();
    assert_eq!(of_boris, []);
});

both_engines!(a_client_is_new_once, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (regular, fresh, absent) = (cast.guest(db).await, cast.guest(db).await, cast.guest(db).await);
    for (client, day, half_hours, status) in [
        (regular, -20, 0, Status::Came),
        (regular, -1, 0, Status::Came),
        (regular, 1, 0, Status::Booked),
        (fresh, -1, 2, Status::Came),
        (fresh, 1, 2, Status::Booked),
        (absent, -1, 4, Status::NoShow),
    ] {
        let mut visit = cast.visit(client, hour(day, half_hours), status);
        visit.day = TODAY.plus(i32::try_from(day).unwrap());
        db.write(async |tx| tx.insert_booking(&visit, NOW).await).await.unwrap();
    }
    let seen =
        async |range, of| db.write(async |tx| tx.clients_seen(cast.studio, range, of).await).await.unwrap();
    assert_eq!(seen(AROUND, None).await, (1, 1));
    assert_eq!(seen(Range { first: TODAY, last: AROUND.last }, None).await, (0, 2));
    assert_eq!(seen(Range { first: TODAY.plus(2), last: AROUND.last }, None).await, (0, 0));
    assert_eq!(seen(AROUND, Some(cast.boris)).await, (0, 0));
});
