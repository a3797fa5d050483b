//! Holding, booking and cancelling through the desk, as its verbs promise.

use okoshko::desk::booking::{BookError, Booked, Wish};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::screen::Toast;
use okoshko_domain::booking::Status;
use okoshko_domain::catalog::Who;
use okoshko_domain::edits::ServiceEdit;
use okoshko_domain::ids::{BookingId, ServiceId, SpecialistId};
use okoshko_domain::people::Actor;
use okoshko_domain::policy::{CancelUntil, Policy};
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;

use crate::cast::{Cast, Front, NOW, PRICE, easy, pounds, price, slot};
use crate::engines::Db;

/// A studio with a desk in front of it.
async fn open(db: &Db, policy: Policy, day_limit: Option<u32>) -> (Cast, Front) {
    (Cast::with(db, policy, day_limit).await, Front::of(db))
}

impl Cast {
    /// A cut with Anna.
    pub(crate) fn cut_at(&self, start: Timestamp) -> Wish {
        Wish { service: self.cut, who: Who::One(self.anna), start }
    }
}

async fn holds(front: &Front, by: &Actor, wish: Wish) -> BookingId {
    front.desk.hold(by, wish).await.unwrap()
}

fn refusal<T: std::fmt::Debug>(outcome: Result<T, BookError>) -> Refusal {
    match outcome {
        Err(BookError::Refused(why)) => why,
        other => panic!("no rule refused it: {other:?}"),
    }
}

async fn status(db: &Db, id: BookingId) -> Status {
    db.read(async |tx| tx.booking(id).await).await.unwrap().status
}

both_engines!(a_hold_becomes_a_booking_and_twice_is_once, async |db| {
    let (cast, front) = open(db, easy(), None).await;
    let vera = front.actor(900).await;
    let hold = holds(&front, &vera, cast.cut_at(slot(1, 0))).await;
    assert_eq!(status(db, hold).await, Status::Held);
    for _ in 0..3 {
        assert_eq!(front.desk.book(&vera, hold).await.unwrap(), Booked::Yes(hold));
    }
    let booking = db.read(async |tx| tx.booking(hold).await).await.unwrap();
    assert_eq!((booking.status, booking.client_name.as_str()), (Status::Booked, "Person 900"));
    assert_eq!((booking.price, booking.account), (pounds(PRICE), Some(vera.account)));
    assert_eq!(db.number("select count(*) from booking").await, 1);
    assert_eq!(db.words("select what from booking_event").await, ["booked"]);
    assert_eq!(db.words("select name from client").await, ["Person 900"]);
});

both_engines!(two_presses_of_yes_at_once_are_one_booking, async |db| {
    let (cast, front) = open(db, easy(), None).await;
    let vera = front.actor(900).await;
    let hold = holds(&front, &vera, cast.cut_at(slot(1, 0))).await;
    let presses = (0..16).map(|_| front.desk.book(&vera, hold));
    for booked in futures::future::join_all(presses).await {
        assert_eq!(booked.unwrap(), Booked::Yes(hold));
    }
    assert_eq!(db.words("select what from booking_event").await, ["booked"]);
});

both_engines!(another_slot_moves_the_hold, async |db| {
    let (cast, front) = open(db, easy(), None).await;
    let vera = front.actor(900).await;
    let first = holds(&front, &vera, cast.cut_at(slot(1, 0))).await;
    let same = holds(&front, &vera, cast.cut_at(slot(1, 1))).await;
    let elsewhere = Wish { who: Who::One(cast.boris), ..cast.cut_at(slot(2, 0)) };
    let last = holds(&front, &vera, elsewhere).await;
    assert_eq!(status(db, first).await, Status::Released);
    assert_eq!(status(db, same).await, Status::Released);
    assert_eq!(status(db, last).await, Status::Held);
    assert_eq!(front.desk.book(&vera, first).await.unwrap(), Booked::Yes(first), "an old yes takes it again");
    assert_eq!(db.number("select count(*) from booking where status = 'held'").await, 0);
});

both_engines!(a_hold_keeps_others_out_while_it_runs_and_no_longer, async |db| {
    let (cast, front) = open(db, easy(), None).await;
    let (vera, boris) = (front.actor(900).await, front.actor(901).await);
    let hers = holds(&front, &vera, cast.cut_at(slot(1, 2))).await;
    for start in [slot(1, 1), slot(1, 2), slot(1, 3)] {
        assert_eq!(refusal(front.desk.hold(&boris, cast.cut_at(start)).await), Refusal::Taken);
    }
    front.clock.advance(10 * 60 - 1);
    assert_eq!(refusal(front.desk.hold(&boris, cast.cut_at(slot(1, 2))).await), Refusal::Taken);
    front.clock.advance(1);
    let his = holds(&front, &boris, cast.cut_at(slot(1, 2))).await;
    assert_eq!(refusal(front.desk.book(&vera, hers).await), Refusal::Taken, "the old yes");
    assert_eq!(front.desk.book(&boris, his).await.unwrap(), Booked::Yes(his));
    assert_eq!(refusal(front.desk.book(&vera, hers).await), Refusal::Taken);
    assert_eq!((status(db, hers).await, status(db, his).await), (Status::Released, Status::Booked));
});

both_engines!(a_hold_of_ones_own_that_ran_out_is_taken_again_without_a_word, async |db| {
    let (cast, front) = open(db, easy(), None).await;
    let vera = front.actor(900).await;
    let hold = holds(&front, &vera, cast.cut_at(slot(1, 2))).await;
    front.clock.advance(3 * 3_600);
    assert_eq!(front.desk.book(&vera, hold).await.unwrap(), Booked::Yes(hold));
});

both_engines!(two_yeses_to_two_holds_of_one_time_book_one, async |db| {
    let (cast, front) = open(db, easy(), None).await;
    let (vera, boris) = (front.actor(900).await, front.actor(901).await);
    for day in 1..20 {
        let hers = holds(&front, &vera, cast.cut_at(slot(day, 0))).await;
        front.clock.advance(11 * 60);
        let his = holds(&front, &boris, cast.cut_at(slot(day, 1))).await;
        front.clock.advance(11 * 60);
        let (one, two) = tokio::join!(front.desk.book(&vera, hers), front.desk.book(&boris, his));
        let (won, lost) = if one.is_ok() { (one, two) } else { (two, one) };
        assert!(matches!(won, Ok(Booked::Yes(_))), "{won:?}");
        assert_eq!(refusal(lost), Refusal::Taken);
    }
});

both_engines!(a_price_that_changed_is_shown_before_anything_is_booked, async |db| {
    let (cast, front) = open(db, easy(), None).await;
    let vera = front.actor(900).await;
    let hold = holds(&front, &vera, cast.cut_at(slot(1, 0))).await;
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &price(5_000)).await).await.unwrap();
    front.clock.advance(60);
    let asked = front.desk.book(&vera, hold).await.unwrap();
    assert_eq!(asked, Booked::PriceWas(hold, pounds(PRICE)));
    let held = db.read(async |tx| tx.booking(hold).await).await.unwrap();
    assert_eq!((held.status, held.price), (Status::Held, pounds(5_000)));
    assert_eq!(held.held_until, Some(NOW.plus_min(11)), "they have the whole time to think again");
    assert_eq!(front.desk.book(&vera, hold).await.unwrap(), Booked::Yes(hold));
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &price(9_999)).await).await.unwrap();
    let booked = db.read(async |tx| tx.booking(hold).await).await.unwrap();
    assert_eq!(booked.price, pounds(5_000), "a booked visit keeps its price");
});

both_engines!(a_length_that_changed_is_looked_at_again, async |db| {
    let (cast, front) = open(db, easy(), None).await;
    let vera = front.actor(900).await;
    let hold = holds(&front, &vera, cast.cut_at(slot(1, 0))).await;
    db.run(&format!("update service set length_min = 75 where service_id = {}", cast.cut)).await.unwrap();
    db.write(async |tx| tx.touch_studio(cast.studio).await).await.unwrap();
    let again = front.desk.book(&vera, hold).await.unwrap();
    let Booked::LookAgain(longer) = again else { panic!("{again:?}") };
    let held = db.read(async |tx| tx.booking(longer).await).await.unwrap();
    assert_eq!((held.status, held.span.length_min()), (Status::Held, 75));
    assert_eq!(front.desk.book(&vera, longer).await.unwrap(), Booked::Yes(longer));
    assert_eq!(db.number("select count(*) from booking where status in ('held', 'booked')").await, 1);
});

both_engines!(a_strangers_row_is_none, async |db| {
    let (cast, front) = open(db, easy(), None).await;
    let (vera, mallory) = (front.actor(900).await, front.actor(901).await);
    let hold = holds(&front, &vera, cast.cut_at(slot(1, 0))).await;
    let guests = cast.enter(db, crate::cast::hour(2, 0), Status::Held).await.unwrap();
    let ids = [hold, guests, BookingId(hold.0 + 99), BookingId(0), BookingId(-1), BookingId(i64::MAX)];
    for id in ids {
        let booked = front.desk.book(&mallory, id).await;
        assert!(matches!(booked, Err(BookError::NotYours)), "{id}: {booked:?}");
        let shown = front.presses(901, Press::Cancel(id)).await.unwrap();
        assert_eq!(shown.toast, Some(Toast::NotYours), "{id}");
    }
    assert_eq!((status(db, hold).await, status(db, guests).await), (Status::Held, Status::Held));
});

both_engines!(a_visit_is_cancelled_once_and_its_time_is_free_again, async |db| {
    let (cast, front) = open(db, easy(), None).await;
    let (vera, boris) = (front.actor(900).await, front.actor(901).await);
    let visit = holds(&front, &vera, cast.cut_at(slot(1, 0))).await;
    let early = front.presses(900, Press::Cancel(visit)).await.unwrap();
    assert_eq!(
        (early.toast, status(db, visit).await),
        (Some(Toast::Settled), Status::Held),
        "a hold is no visit"
    );
    front.desk.book(&vera, visit).await.unwrap();
    let others = front.presses(901, Press::Cancel(visit)).await.unwrap();
    assert_eq!((others.toast, status(db, visit).await), (Some(Toast::NotYours), Status::Booked));
    for _ in 0..3 {
        let shown = front.presses(900, Press::Cancel(visit)).await.unwrap();
        assert_eq!((shown.toast, status(db, visit).await), (Some(Toast::Cancelled), Status::Cancelled));
    }
    let again = front.desk.book(&vera, visit).await;
    assert!(matches!(again, Err(BookError::Settled)), "{again:?}");
    let his = holds(&front, &boris, cast.cut_at(slot(1, 0))).await;
    assert_eq!(front.desk.book(&boris, his).await.unwrap(), Booked::Yes(his));
    let history = db.words("select what from booking_event order by booking_event_id").await;
    assert_eq!(history, ["booked", "cancelled", "booked"]);
});

both_engines!(a_visit_is_not_cancelled_when_the_window_is_shut, async |db| {
    let policy = Policy { cancel_until: CancelUntil::Before(120), ..easy() };
    let (cast, front) = open(db, policy, None).await;
    let vera = front.actor(900).await;
    let visit = holds(&front, &vera, cast.cut_at(slot(0, 0))).await;
    front.desk.book(&vera, visit).await.unwrap();
    front.clock.advance(3_600); // It is 07:00, and the visit is at 09:00.
    let shown = front.presses(900, Press::Cancel(visit)).await.unwrap();
    assert_eq!((shown.toast, status(db, visit).await), (Some(Toast::TooLate), Status::Booked));
    front.clock.advance(2 * 3_600);
    let shown = front.presses(900, Press::Cancel(visit)).await.unwrap();
    assert_eq!((shown.toast, status(db, visit).await), (Some(Toast::Settled), Status::Booked));
});

both_engines!(whoever_is_free_takes_a_client_who_does_not_mind, async |db| {
    let (cast, front) = open(db, easy(), None).await;
    let anybody = Wish { who: Who::Any, ..cast.cut_at(slot(1, 0)) };
    let mut with = Vec::new();
    for person in [900, 901] {
        let actor = front.actor(person).await;
        let hold = holds(&front, &actor, anybody).await;
        with.push(db.read(async |tx| tx.booking(hold).await).await.unwrap().specialist);
    }
    assert_eq!(with, [cast.anna, cast.boris]);
    let third = front.actor(902).await;
    assert_eq!(refusal(front.desk.hold(&third, anybody).await), Refusal::Taken);
    let later = holds(&front, &third, Wish { start: slot(2, 0), ..anybody }).await;
    let taken = db.read(async |tx| tx.booking(later).await).await.unwrap();
    assert_eq!(taken.specialist, cast.anna, "both have a free day: the studio's order");
});

both_engines!(a_full_day_and_a_full_client_are_refused_by_their_rule, async |db| {
    let (cast, front) = open(db, Policy { client_cap: 2, ..easy() }, Some(3)).await;
    let vera = front.actor(900).await;
    for start in [slot(1, 0), slot(1, 2)] {
        let hold = holds(&front, &vera, cast.cut_at(start)).await;
        front.desk.book(&vera, hold).await.unwrap();
    }
    let third = front.desk.hold(&vera, cast.cut_at(slot(1, 4))).await;
    assert_eq!(refusal(third), Refusal::ClientCap { cap: 2 });
    let (boris, clara) = (front.actor(901).await, front.actor(902).await);
    holds(&front, &boris, cast.cut_at(slot(1, 4))).await;
    let full = front.desk.hold(&clara, cast.cut_at(slot(1, 6))).await;
    assert_eq!(refusal(full), Refusal::DayFull { limit: 3 });
    holds(&front, &clara, cast.cut_at(slot(2, 0))).await;
});

both_engines!(notice_is_counted_from_the_moment_of_the_hold_while_it_runs, async |db| {
    let (cast, front) = open(db, Policy { notice_min: 170, ..easy() }, None).await;
    let (vera, boris) = (front.actor(900).await, front.actor(901).await);
    let hers = holds(&front, &vera, cast.cut_at(slot(0, 0))).await;
    let his = Wish { who: Who::One(cast.boris), ..cast.cut_at(slot(0, 0)) };
    let his = holds(&front, &boris, his).await;
    front.clock.advance(10 * 60 - 1);
    assert_eq!(front.desk.book(&vera, hers).await.unwrap(), Booked::Yes(hers));
    front.clock.advance(2);
    let why = refusal(front.desk.book(&boris, his).await);
    assert_eq!(why, Refusal::TooSoon { notice_min: 170 });
});

both_engines!(a_forged_wish_is_refused_by_a_rule_and_never_an_error, async |db| {
    let (cast, front) = open(db, easy(), None).await;
    let mallory = front.actor(900).await;
    let starts = [
        Timestamp::MIN,
        Timestamp::MAX,
        Timestamp(0),
        Timestamp(-1),
        NOW,
        slot(1, 0).plus_min(1),
        slot(1, 0).plus_s(1),
        slot(61, 0),
        slot(600_000, 0),
        Timestamp::from_minutes(i64::MAX / 60),
        Timestamp::from_minutes(i64::MIN / 60),
    ];
    for start in starts {
        let held = front.desk.hold(&mallory, cast.cut_at(start)).await;
        assert!(matches!(held, Err(BookError::Refused(_))), "{start:?}: {held:?}");
    }
    let nobody = Who::One(SpecialistId(i64::MAX));
    for wish in [
        Wish { who: nobody, ..cast.cut_at(slot(1, 0)) },
        Wish { who: Who::One(cast.boris), service: cast.colour, start: slot(1, 0) },
        Wish { service: ServiceId(i64::MAX), ..cast.cut_at(slot(1, 0)) },
        Wish { service: ServiceId(-1), ..cast.cut_at(slot(1, 0)) },
    ] {
        let held = front.desk.hold(&mallory, wish).await;
        assert!(matches!(held, Err(BookError::Gone)), "{wish:?}: {held:?}");
    }
});

both_engines!(what_is_hidden_or_paused_cannot_be_booked, async |db| {
    let (cast, front) = open(db, easy(), None).await;
    let vera = front.actor(900).await;
    let hold = holds(&front, &vera, cast.cut_at(slot(1, 0))).await;
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &ServiceEdit::Hidden(true)).await)
        .await
        .unwrap();
    let booked = front.desk.book(&vera, hold).await;
    assert!(matches!(booked, Err(BookError::Gone)), "{booked:?}");
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &ServiceEdit::Hidden(false)).await)
        .await
        .unwrap();
    db.run("update studio set paused = true, revision = revision + 1").await.unwrap();
    assert_eq!(refusal(front.desk.book(&vera, hold).await), Refusal::Paused);
    assert_eq!(refusal(front.desk.hold(&vera, cast.cut_at(slot(1, 0))).await), Refusal::Paused);
});
