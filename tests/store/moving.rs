//! A client moves a visit through the desk: one winner for every slot, and nobody loses what they had.

use futures::future::join_all;
use okoshko_dialogues::event::Answer as Any;
use okoshko_dialogues::moving::{Answer, Move, Seen};
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::catalog::Who;
use okoshko_domain::edits::ServiceEdit;
use okoshko_domain::ids::{BookingId, SpecialistId};
use okoshko_domain::people::Actor;
use okoshko_domain::policy::{CancelUntil, Policy};
use okoshko_domain::slots::Refusal;
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;

use crate::cast::{Cast, Front, PRICE, easy, pounds, price, slot};
use crate::engines::Db;
use crate::race::{OVERLAPS, deadlocks};

async fn booking(db: &Db, id: BookingId) -> Booking {
    db.read(async |tx| tx.booking(id).await).await.unwrap()
}

/// Books a cut with Anna.
async fn booked(front: &Front, cast: &Cast, by: &Actor, start: Timestamp) -> BookingId {
    let hold = front.desk.hold(by, cast.cut_at(start)).await.unwrap();
    front.desk.book(by, hold).await.unwrap();
    hold
}

/// As a button that was drawn just now says it.
async fn to(db: &Db, booking_id: BookingId, specialist: SpecialistId, start: Timestamp) -> Move {
    let stands = booking(db, booking_id).await;
    let seen = Seen::of(stands.span.start, stands.price);
    Move { booking: booking_id, specialist, start, seen, any: false }
}

fn refused(answer: Any) -> Refusal {
    match answer {
        Any::Moving(Answer::Refused { why, .. }) => why,
        other => panic!("no rule refused it: {other:?}"),
    }
}

both_engines!(a_visit_goes_to_its_new_time_and_the_old_one_is_free, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let (vera, boris) = (front.actor(900).await, front.actor(901).await);
    let id = booked(&front, &cast, &vera, slot(1, 0)).await;
    let step = to(db, id, cast.anna, slot(1, 4)).await;
    for _ in 0..2 {
        let answer = front.desk.move_own(&vera, step).await.unwrap();
        assert_eq!(answer, Any::Moving(Answer::Moved(id)));
    }
    let moved = booking(db, id).await;
    assert_eq!((moved.span.start, moved.moved_from), (slot(1, 4), Some(slot(1, 0))));
    assert_eq!((moved.price, moved.status), (pounds(PRICE), Status::Booked));
    let history = "select what from booking_event order by booking_event_id";
    assert_eq!(db.words(history).await, ["booked", "moved"]);
    booked(&front, &cast, &boris, slot(1, 0)).await;
    let hold = front.desk.hold(&boris, cast.cut_at(slot(1, 4))).await;
    assert!(hold.is_err(), "the new time is taken: {hold:?}");
});

both_engines!(another_specialist_takes_their_own_price, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let vera = front.actor(900).await;
    let id = booked(&front, &cast, &vera, slot(1, 0)).await;
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &price(PRICE + 700)).await).await.unwrap();
    let old = to(db, id, cast.boris, slot(1, 0)).await;
    let answer = front.desk.move_own(&vera, old).await.unwrap();
    let (who, start) = (Who::One(cast.boris), slot(1, 0));
    let again = Any::Moving(Answer::LookAgain { booking: id, who, start });
    assert_eq!(answer, again, "that is not the price that was shown");
    let step = Move { seen: Seen::of(slot(1, 0), pounds(PRICE + 700)), ..old };
    assert_eq!(front.desk.move_own(&vera, step).await.unwrap(), Any::Moving(Answer::Moved(id)));
    let moved = booking(db, id).await;
    assert_eq!((moved.specialist, moved.price), (cast.boris, pounds(PRICE + 700)));
    let step = to(db, id, cast.boris, slot(1, 6)).await;
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &price(PRICE)).await).await.unwrap();
    front.desk.move_own(&vera, step).await.unwrap();
    assert_eq!(booking(db, id).await.price, pounds(PRICE + 700), "what was agreed stays");
});

both_engines!(the_length_that_was_agreed_goes_along, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let vera = front.actor(900).await;
    let id = booked(&front, &cast, &vera, slot(1, 0)).await;
    let longer = ServiceEdit::Length(120);
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &longer).await).await.unwrap();
    let step = to(db, id, cast.anna, slot(1, 1)).await;
    front.desk.move_own(&vera, step).await.unwrap();
    assert_eq!(booking(db, id).await.span, Span::lasting(slot(1, 1), 60));
    let step = to(db, id, cast.boris, slot(1, 1)).await;
    front.desk.move_own(&vera, step).await.unwrap();
    let longer = Span::lasting(slot(1, 1), 120);
    assert_eq!(booking(db, id).await.span, longer, "another specialist takes the time they take");
});

both_engines!(what_may_not_be_moved_stays, async |db| {
    let policy = Policy { move_until: Some(CancelUntil::Before(120)), notice_min: 60, ..easy() };
    let (cast, front) = (Cast::with(db, policy, Some(1)).await, Front::of(db));
    let (vera, boris) = (front.actor(900).await, front.actor(901).await);
    let id = booked(&front, &cast, &vera, slot(1, 0)).await;
    let step = to(db, id, cast.anna, slot(1, 1)).await;
    assert_eq!(front.desk.move_own(&boris, step).await.unwrap(), Any::NotYours);
    for (there, why) in [
        (slot(1, 0).plus_min(7), Refusal::OffGrid),
        (slot(0, -20), Refusal::Past),
        (slot(1, 30), Refusal::Closed),
    ] {
        let answer = front.desk.move_own(&vera, to(db, id, cast.anna, there).await).await.unwrap();
        assert_eq!(refused(answer), why);
    }
    let nobody = to(db, id, SpecialistId(99), slot(1, 1)).await;
    assert_eq!(refused(front.desk.move_own(&vera, nobody).await.unwrap()), Refusal::NotOffered);
    booked(&front, &cast, &boris, slot(2, 0)).await;
    let full = to(db, id, cast.anna, slot(2, 4)).await;
    assert_eq!(refused(front.desk.move_own(&vera, full).await.unwrap()), Refusal::DayFull { limit: 1 });
    assert_eq!(booking(db, id).await.span.start, slot(1, 0));
    // It does not fill its own day.
    front.desk.move_own(&vera, step).await.unwrap();
    assert_eq!(booking(db, id).await.span.start, slot(1, 1));

    front.clock.advance((slot(1, 1).0 - front.clock.now().0) - 120 * 60);
    let late = to(db, id, cast.anna, slot(1, 8)).await;
    assert_eq!(front.desk.move_own(&vera, late).await.unwrap(), Any::Moving(Answer::TooLate(id)));
    db.run("update client set blocked_at = 1").await.unwrap();
    front.clock.advance(-60);
    let blocked = front.desk.move_own(&vera, late).await.unwrap();
    assert_eq!(refused(blocked), Refusal::Blocked);
});

// Each of many visits wants the same slot at once, and all others want each other's place.
both_engines!(of_those_who_move_onto_one_slot_one_gets_it_and_all_keep_what_they_have, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let actors = front.actors(1_000..1_012).await;
    let mut visits = Vec::new();
    for (by, number) in actors.iter().zip(0..) {
        visits.push(booked(&front, &cast, by, slot(1 + number / 6, 4 * (number % 6))).await);
    }
    for round in 0..6 {
        let there = slot(5 + round, 2 * round);
        let mut steps = Vec::new();
        let mut before = Vec::new();
        for id in &visits {
            let stands = booking(db, *id).await;
            let specialist = if round % 2 == 0 { cast.anna } else { stands.specialist };
            before.push((stands.specialist, stands.span.start));
            steps.push(to(db, *id, specialist, there).await);
        }
        let moves = actors.iter().zip(&steps).map(|(by, step)| front.desk.move_own(by, *step));
        let answers: Vec<_> = join_all(moves).await.into_iter().map(Result::unwrap).collect();
        let won = |answer: &Any| matches!(answer, Any::Moving(Answer::Moved(_)));
        let mut winners = 0;
        for (place, answer) in answers.iter().enumerate() {
            let stands = booking(db, visits[place]).await;
            if won(answer) {
                winners += 1;
                assert_eq!(stands.span.start, there);
            } else {
                assert_eq!(refused(answer.clone()), Refusal::Taken);
                assert_eq!((stands.specialist, stands.span.start), before[place], "the old time is kept");
            }
        }
        assert_eq!(winners, 1, "round {round}");
    }
    // Two that want each other's place: whoever is first would have to go before the other has gone.
    let (one, two) = (booking(db, visits[0]).await, booking(db, visits[1]).await);
    let there = to(db, one.id, two.specialist, two.span.start).await;
    let here = to(db, two.id, one.specialist, one.span.start).await;
    let (first, second) =
        tokio::join!(front.desk.move_own(&actors[0], there), front.desk.move_own(&actors[1], here));
    assert_eq!((refused(first.unwrap()), refused(second.unwrap())), (Refusal::Taken, Refusal::Taken));
    assert_eq!(db.number(OVERLAPS).await, 0);
    assert_eq!(deadlocks(db).await, 0);
});
