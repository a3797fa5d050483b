//! The race: whatever happens at once, a time has one owner, and whoever lost is told the true reason.

use std::sync::Arc;
use std::time::{Duration, Instant};

use okoshko::desk::Desk;
use okoshko::desk::booking::{BookError, Booked, Wish};
use okoshko::store::Store;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::BookingId;
use okoshko_domain::people::Actor;
use okoshko_domain::slots::Refusal;
use tokio::sync::Barrier;

use crate::cast::{Cast, Front, slot};
use crate::engines::{Db, Engine, on_postgres, pause_ms};

const RACERS: i64 = 64;
const SLOTS: i64 = 50;

/// Standing visits of one specialist that share a moment.
pub(crate) const OVERLAPS: &str = "select count(*)
       from booking a
       join booking b on b.specialist_id = a.specialist_id and b.booking_id > a.booking_id
        and b.starts_at < a.ends_at and a.starts_at < b.ends_at
      where a.status in ('held', 'pending', 'booked', 'came') and b.status in ('held', 'pending', 'booked', 'came')";

/// How one attempt ended, and how long it took.
type Attempt = (Result<BookingId, BookError>, Duration);

/// Everybody holds and books the same wish at once.
async fn rush(runners: &[(Desk, Actor)], wish: Wish) -> Vec<Attempt> {
    let start = Arc::new(Barrier::new(runners.len()));
    let attempts: Vec<_> = runners
        .iter()
        .cloned()
        .map(|(desk, by)| {
            let start = start.clone();
            tokio::spawn(async move {
                start.wait().await;
                let began = Instant::now();
                let outcome = attempt(&desk, &by, wish).await;
                (outcome, began.elapsed())
            })
        })
        .collect();
    let mut ended = Vec::new();
    for attempt in attempts {
        ended.push(attempt.await.unwrap());
    }
    ended
}

async fn attempt(desk: &Desk, by: &Actor, wish: Wish) -> Result<BookingId, BookError> {
    let hold = desk.hold(by, wish).await?;
    match desk.book(by, hold).await? {
        Booked::Yes(id) => Ok(id),
        other => panic!("a price or a length changed: {other:?}"),
    }
}

/// Fifty slots, one after another, each wanted by everybody at once.
async fn race(db: &Db, runners: &[(Desk, Actor)], cast: &Cast) {
    let mut took = Vec::new();
    let began = Instant::now();
    for number in 0..SLOTS {
        let wish = cast.cut_at(slot(1 + number / 12, 2 * (number % 12)));
        let mut winners = 0;
        for (outcome, wait) in rush(runners, wish).await {
            took.push(wait);
            match outcome {
                Ok(_) => winners += 1,
                Err(BookError::Refused(Refusal::Taken)) => {}
                Err(other) => panic!("slot {number}: {other:?}"),
            }
        }
        assert_eq!(winners, 1, "slot {number}");
    }
    let wall = began.elapsed();
    took.sort_unstable();
    let at = |part: usize| took[took.len() * part / 100];
    eprintln!(
        "{}: {} attempts at {SLOTS} slots in {wall:.2?}; an attempt p50 {:.1?}, p99 {:.1?}, at most {:.1?}",
        db.store.engine(),
        took.len(),
        at(50),
        at(99),
        took[took.len() - 1]
    );
    assert_eq!(db.number(OVERLAPS).await, 0);
    assert_eq!(db.number("select count(*) from booking where status = 'booked'").await, SLOTS);
    let starts = "select count(distinct starts_at) from booking where status = 'booked'";
    assert_eq!(db.number(starts).await, SLOTS);
    assert_eq!(db.number("select count(*) from booking where status = 'held'").await, 0, "held by a loser");
    assert_eq!(db.number("select count(*) from booking_event").await, SLOTS);
}

both_engines!(of_64_who_want_each_of_50_slots_at_once_one_gets_it, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::open(&db.durable().await));
    let actors = front.actors(1_000..1_000 + RACERS).await;
    let runners: Vec<_> = actors.into_iter().map(|by| (front.desk.clone(), by)).collect();
    race(db, &runners, &cast).await;
});

#[test]
fn of_64_at_two_desks_on_one_server_one_gets_each_slot() {
    on_postgres(async |db| {
        let (one, other) = (db.durable().await, Store::open(&db.url).await.unwrap());
        let (cast, front, second) = (Cast::of(db).await, Front::open(&one), Front::open(&other));
        let actors = front.actors(1_000..1_000 + RACERS).await;
        let desks = [&front.desk, &second.desk].into_iter().cycle().cloned();
        let runners: Vec<_> = desks.zip(actors).collect();
        race(db, &runners, &cast).await;
    });
}

both_engines!(of_64_who_take_anybody_each_free_specialist_gets_one, async |db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let actors = front.actors(1_000..1_000 + RACERS).await;
    let runners: Vec<_> = actors.into_iter().map(|by| (front.desk.clone(), by)).collect();
    for day in 1..6 {
        let wish = Wish { who: Who::Any, ..cast.cut_at(slot(day, 0)) };
        let outcomes = rush(&runners, wish).await;
        let winners = outcomes.iter().filter(|(outcome, _)| outcome.is_ok()).count();
        assert_eq!(winners, 2);
        for (outcome, _) in outcomes {
            assert!(matches!(outcome, Ok(_) | Err(BookError::Refused(Refusal::Taken))), "{outcome:?}");
        }
    }
    assert_eq!(db.number(OVERLAPS).await, 0);
});

both_engines!(a_crowd_whose_holds_ran_out_comes_back_at_once, async |db| {
    const ROUNDS: i64 = 12;
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let actors = front.actors(1_000..1_016).await;
    let began = Instant::now();
    for round in 0..ROUNDS {
        // Each holds another time, with Anna, with Boris, or with whoever; before, their last hold ran out.
        let attempts = actors.iter().zip(0..).map(|(by, number)| {
            let who = match (number + round) % 3 {
                0 => Who::Any,
                1 => Who::One(cast.anna),
                _ => Who::One(cast.boris),
            };
            let start = slot(1 + (number + round) % 16, 2 * (round % 12));
            let (desk, by) = (front.desk.clone(), by.clone());
            tokio::spawn(async move { desk.hold(&by, Wish { who, start, ..cast.cut_at(start) }).await })
        });
        for held in futures::future::join_all(attempts).await {
            let held = held.unwrap();
            assert!(matches!(held, Ok(_) | Err(BookError::Refused(Refusal::Taken))), "{held:?}");
        }
        front.clock.advance(11 * 60);
    }
    let took = began.elapsed();
    eprintln!("{}: {ROUNDS} rounds of 16 whose holds had run out in {took:.2?}", db.store.engine());
    assert_eq!(db.number(OVERLAPS).await, 0);
    assert_eq!(deadlocks(db).await, 0, "of two who waited for each other one was killed after a second");
});

/// How often the server killed one of two who waited for each other. Closes the store: the server counts then.
pub(crate) async fn deadlocks(db: &Db) -> i64 {
    if db.engine == Engine::Sqlite {
        return 0;
    }
    db.store.close().await;
    let ours = "select count(*) from pg_stat_activity
                 where datname = current_database() and application_name = 'okoshko'";
    while db.number(ours).await > 0 {
        pause_ms(10).await;
    }
    db.number("select deadlocks from pg_stat_database where datname = current_database()").await
}
