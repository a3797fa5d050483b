//! The law of the schema: nobody has two visits at one time, whatever statement tries.

use okoshko::store::{Error, NewHold};
use okoshko_domain::booking::Status;
use okoshko_domain::ids::BookingId;
use okoshko_domain::span::Span;

use crate::cast::{Cast, NOW, hour, pounds, slot};

const STANDING: [Status; 4] = [Status::Held, Status::Pending, Status::Booked, Status::Came];
const OVER: [Status; 3] = [Status::NoShow, Status::Cancelled, Status::Released];

fn is_overlap<T: std::fmt::Debug>(outcome: &Result<T, Error>) -> bool {
    matches!(outcome, Err(Error::Overlap))
}

/// Half an hour by half an hour: before, across the start, inside, the same, around, across the end, after.
fn around(busy: Span) -> [(Span, bool); 9] {
    let span = |from, to| Span { start: busy.start.plus_min(from), end: busy.start.plus_min(to) };
    [
        (span(-60, 0), false),
        (span(-60, 1), true),
        (span(-30, 30), true),
        (span(0, 60), true),
        (span(10, 20), true),
        (span(-60, 120), true),
        (span(30, 90), true),
        (span(59, 120), true),
        (span(60, 120), false),
    ]
}

both_engines!(an_overlapping_row_is_refused_and_touching_ends_are_not, async |db| {
    let cast = Cast::of(db).await;
    let client = cast.guest(db).await;
    for (day, standing) in (1..).zip(STANDING) {
        cast.enter(db, hour(day, 4), standing).await.unwrap();
        for (span, overlaps) in around(hour(day, 4)) {
            for status in STANDING {
                let mut tx = db.store.begin().await.unwrap();
                let entered = tx.insert_booking(&cast.visit(client, span, status), NOW).await;
                assert_eq!(
                    is_overlap(&entered),
                    overlaps,
                    "{status:?} {span:?} beside {standing:?}: {entered:?}"
                );
                assert!(overlaps || entered.is_ok(), "{entered:?}");
                tx.roll_back().await.unwrap();
            }
        }
    }
    assert_eq!(db.number("select count(*) from booking").await, 4);
});

both_engines!(what_is_over_stands_in_nobodys_way, async |db| {
    let cast = Cast::of(db).await;
    for status in OVER {
        cast.enter(db, hour(1, 4), status).await.unwrap();
    }
    cast.enter(db, hour(1, 4), Status::Booked).await.unwrap();
    for status in OVER {
        cast.enter(db, hour(1, 4), status).await.unwrap();
    }
    let second = cast.enter(db, hour(1, 4), Status::Booked).await;
    assert!(is_overlap(&second), "{second:?}");
});

both_engines!(two_specialists_work_at_one_time, async |db| {
    let cast = Cast::of(db).await;
    let anna = cast.visit(cast.guest(db).await, hour(1, 4), Status::Booked);
    let boris = NewHold { specialist: cast.boris, ..anna.clone() };
    for visit in [&anna, &boris] {
        db.write(async |tx| tx.insert_booking(visit, NOW).await).await.unwrap();
    }
});

both_engines!(no_change_of_a_row_goes_round_the_law, async |db| {
    let cast = Cast::of(db).await;
    cast.enter(db, hour(1, 4), Status::Booked).await.unwrap();
    let (start, end) = (hour(1, 4).start.0, hour(1, 4).end.0);
    for over in OVER {
        let id = cast.enter(db, hour(1, 5), over).await.unwrap();
        for change in [
            "status = 'booked'".to_owned(),
            "status = 'pending'".to_owned(),
            format!("status = 'held', held_until = {end}"),
        ] {
            let changed = db.run(&format!("update booking set {change} where booking_id = {id}")).await;
            assert!(is_overlap(&changed), "{over:?}, {change}: {changed:?}");
        }
    }
    let later = cast.enter(db, hour(1, 8), Status::Booked).await.unwrap();
    let boris =
        NewHold { specialist: cast.boris, ..cast.visit(cast.guest(db).await, hour(1, 4), Status::Booked) };
    let boris = db.write(async |tx| tx.insert_booking(&boris, NOW).await).await.unwrap();
    for (id, change) in [
        (later, format!("starts_at = {start}, ends_at = {end}")),
        (later, format!("starts_at = {end} - 1")),
        (boris, format!("specialist_id = {}", cast.anna)),
    ] {
        let changed = db.run(&format!("update booking set {change} where booking_id = {id}")).await;
        assert!(is_overlap(&changed), "{change}: {changed:?}");
    }
    let longer =
        db.run(&format!("update booking set ends_at = ends_at + 86400 where starts_at = {start}")).await;
    assert!(is_overlap(&longer), "{longer:?}");
    let upsert = format!(
        "insert into booking select * from booking where booking_id = {later}
             on conflict (booking_id) do update set starts_at = {start}"
    );
    let upserted = db.run(&upsert).await;
    assert!(is_overlap(&upserted), "{upserted:?}");
});

both_engines!(a_hold_that_comes_back_meets_the_law, async |db| {
    let cast = Cast::of(db).await;
    let released = cast.enter(db, hour(1, 4), Status::Released).await.unwrap();
    cast.enter(db, hour(1, 5), Status::Booked).await.unwrap();
    let again = async |id: BookingId| {
        db.write(async |tx| tx.hold_again(id, NOW.plus_min(10), pounds(1), NOW).await).await
    };
    let booked = async |id: BookingId| db.write(async |tx| tx.set_booked(id, "Vera", NOW).await).await;
    assert!(is_overlap(&again(released).await));
    assert!(is_overlap(&booked(released).await));
    db.run("update booking set status = 'cancelled' where status = 'booked'").await.unwrap();
    again(released).await.unwrap();
    booked(released).await.unwrap();
});

both_engines!(the_law_is_heard_by_the_next_question_or_by_the_commit_and_ends_the_turn, async |db| {
    let cast = Cast::of(db).await;
    let released = cast.enter(db, hour(1, 4), Status::Released).await.unwrap();
    cast.enter(db, hour(1, 5), Status::Booked).await.unwrap();
    let until = NOW.plus_min(10);
    for asks in [true, false] {
        let mut tx = db.store.begin().await.unwrap();
        let heard = async {
            tx.touch_studio(cast.studio).await?;
            tx.hold_again(released, until, pounds(1), NOW).await?;
            if asks { tx.revision(cast.studio).await.map(drop) } else { Ok(()) }
        };
        let heard = heard.await;
        let ended = tx.commit().await;
        let heard = if asks { heard } else { heard.and(ended) };
        assert!(matches!(heard, Err(Error::Overlap)), "asks: {asks}: {heard:?}");
    }
    let before = db.read(async |tx| tx.revision(cast.studio).await).await;
    let mut deaf = db.store.begin().await.unwrap();
    let _ = deaf.hold_again(released, until, pounds(1), NOW).await;
    assert!(deaf.revision(cast.studio).await.is_err());
    let _ = deaf.touch_studio(cast.studio).await; // Whoever does not listen is not obeyed.
    let _ = deaf.commit().await;
    assert_eq!(db.read(async |tx| tx.revision(cast.studio).await).await, before, "nothing of it stands");
});

both_engines!(a_visit_moves_within_its_own_time, async |db| {
    let cast = Cast::of(db).await;
    let id = cast.enter(db, hour(1, 4), Status::Booked).await.unwrap();
    for change in ["starts_at = starts_at + 1800, ends_at = ends_at + 1800", "status = 'pending'"] {
        db.run(&format!("update booking set {change} where booking_id = {id}")).await.unwrap();
    }
    assert_eq!(db.number("select starts_at from booking").await, slot(1, 5).0);
});

both_engines!(a_visit_lasts_48_hours_at_most_and_goes_forward, async |db| {
    let cast = Cast::of(db).await;
    let day2 = 48 * 60;
    let span = |seconds| Span { start: slot(1, 0), end: slot(1, 0).plus_s(seconds) };
    for wrong in [0, -60, 48 * 3_600 + 1, 1_000_000_000] {
        let entered = cast.enter(db, span(wrong), Status::Cancelled).await;
        assert!(matches!(entered, Err(Error::Sql(_))), "{wrong} seconds: {entered:?}");
    }
    cast.enter(db, span(48 * 3_600), Status::Booked).await.unwrap();
    // The law looks 48 hours back: the longest visit is still found by one that starts in its last minute.
    let last = Span::lasting(slot(1, 0).plus_min(day2 - 1), 60);
    assert!(is_overlap(&cast.enter(db, last, Status::Booked).await));
    cast.enter(db, Span::lasting(slot(1, 0).plus_min(day2), day2.try_into().unwrap()), Status::Booked)
        .await
        .unwrap();
    let longer = db.run("update booking set ends_at = ends_at + 1").await;
    assert!(longer.is_err(), "{longer:?}");
});

both_engines!(a_person_holds_one_slot, async |db| {
    let cast = Cast::of(db).await;
    let hold = async |person, day| {
        let (account, client) = cast.client(db, person).await;
        let hold = NewHold { account: Some(account), ..cast.visit(client, hour(day, 0), Status::Held) };
        db.write(async |tx| tx.insert_booking(&hold, NOW).await).await
    };
    let first = hold(900, 1).await.unwrap();
    let second = hold(900, 2).await;
    assert!(matches!(second, Err(Error::Busy(_))), "{second:?}");
    hold(901, 2).await.unwrap();
    cast.enter(db, hour(3, 0), Status::Held).await.unwrap();
    cast.enter(db, hour(4, 0), Status::Held).await.unwrap();
    db.write(async |tx| tx.set_booked(first, "Vera", NOW).await).await.unwrap();
    hold(900, 5).await.unwrap();
});

both_engines!(a_hold_and_nothing_else_has_an_end, async |db| {
    let cast = Cast::of(db).await;
    let client = cast.guest(db).await;
    for status in Status::ALL {
        let right = cast.visit(client, hour(1, 0), status);
        let wrong = NewHold { held_until: right.held_until.map_or(Some(NOW), |_| None), ..right };
        let entered = db.write(async |tx| tx.insert_booking(&wrong, NOW).await).await;
        assert!(matches!(entered, Err(Error::Sql(_))), "{status:?}: {entered:?}");
    }
    assert_eq!(db.number("select count(*) from booking").await, 0);
});
