//! Thirty-two people do as they like at once, and afterwards every promise is counted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use okoshko::desk::booking::{BookError, Booked, Wish};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::screen::Toast;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::BookingId;
use okoshko_domain::people::{Actor, Lang};
use okoshko_domain::policy::Policy;

use crate::cast::{Cast, Dice, Front, easy, slot};
use crate::engines::{Db, Outside};
use crate::race::{OVERLAPS, deadlocks};

const PEOPLE: i64 = 16;
/// Two for each person: people press on two devices.
const ACTORS: i64 = 2 * PEOPLE;
const STEPS: usize = 40;
const CAP: u32 = 3;
const DAY_LIMIT: u32 = 5;
const SEED: u64 = 20_261_123;

/// What one actor was told.
#[derive(Debug, Default)]
struct Told {
    booked: BTreeSet<BookingId>,
    cancelled: BTreeSet<BookingId>,
    refused: usize,
}

/// Holds, books and cancels at random, and remembers what they were told.
async fn live(front: Arc<Front>, cast: Cast, person: i64, by: Actor, seed: u64) -> Told {
    let mut dice = Dice(seed);
    let mut told = Told::default();
    let mut held = Vec::new();
    for _ in 0..STEPS {
        match dice.below(20) {
            0..9 => match front.desk.hold(&by, wish(&cast, &mut dice)).await {
                Ok(hold) => held.push(hold),
                Err(BookError::Refused(_)) => told.refused += 1,
                Err(other) => panic!("{other:?}"),
            },
            9..16 if !held.is_empty() => {
                // The last hold mostly, sometimes an old one.
                let last = held.len() - 1;
                let hold = held[if dice.below(4) == 0 { dice.below(held.len()) } else { last }];
                match front.desk.book(&by, hold).await {
                    Ok(Booked::Yes(id)) => drop(told.booked.insert(id)), // Twice is once.
                    Err(BookError::Refused(_) | BookError::Settled) => told.refused += 1,
                    other => panic!("{other:?}"),
                }
            }
            16..19 if !held.is_empty() => {
                let id = held[dice.below(held.len())];
                let shown = front.presses(person, Press::Cancel(id)).await.unwrap();
                match shown.toast {
                    Some(Toast::Cancelled) => drop(told.cancelled.insert(id)), // Twice is once.
                    Some(Toast::Settled) => told.refused += 1,
                    other => panic!("{other:?}"),
                }
            }
            19 => front.clock.advance(60),
            _ => {}
        }
    }
    told
}

fn wish(cast: &Cast, dice: &mut Dice) -> Wish {
    let start = slot(1 + i64::try_from(dice.below(4)).unwrap(), i64::try_from(dice.below(22)).unwrap());
    let (service, who) = match dice.below(5) {
        0 => (cast.colour, Who::One(cast.anna)),
        1 => (cast.cut, Who::One(cast.anna)),
        2 => (cast.cut, Who::One(cast.boris)),
        _ => (cast.cut, Who::Any),
    };
    Wish { service, who, start }
}

/// Looks again and again until told to stop; returns how often.
async fn watch(mut outside: Outside, over: Arc<AtomicBool>) -> usize {
    let mut looks = 0;
    while !over.load(Ordering::Relaxed) {
        assert_eq!(outside.number(OVERLAPS).await, 0, "two visits at one time");
        looks += 1;
        crate::engines::pause_ms(5).await;
    }
    looks
}

both_engines!(whatever_32_do_at_once_every_promise_holds, async |db| {
    let cast = Cast::with(db, Policy { client_cap: CAP, ..easy() }, Some(DAY_LIMIT)).await;
    let front = Arc::new(Front::of(db));
    front.desk.hire(cast.studio, 100, Lang::En, "specialist", Some(cast.anna)).await.unwrap();
    let actors = front.actors(900..900 + PEOPLE).await;
    for person in 900..900 + PEOPLE {
        front.presses(person, Press::Help).await.unwrap(); // Everybody has been in the chat before.
    }
    let over = Arc::new(AtomicBool::new(false));
    let watching = tokio::spawn(watch(db.outside().await, over.clone()));
    let began = Instant::now();
    let lives: Vec<_> = (0..ACTORS)
        .map(|number| {
            let by = actors[usize::try_from(number % PEOPLE).unwrap()].clone();
            let seed = SEED + number.unsigned_abs();
            tokio::spawn(live(front.clone(), cast, 900 + number % PEOPLE, by, seed))
        })
        .collect();
    let mut told = Told::default();
    for life in lives {
        let one = life.await.unwrap();
        told.booked.extend(one.booked);
        told.cancelled.extend(one.cancelled);
        told.refused += one.refused;
    }
    let took = began.elapsed();
    over.store(true, Ordering::Relaxed);
    let looks = watching.await.unwrap();
    eprintln!(
        "{}: {ACTORS} people, {STEPS} steps each, in {took:.2?}: {} booked, {} cancelled, {} refused, {looks} looks",
        db.store.engine(),
        told.booked.len(),
        told.cancelled.len(),
        told.refused
    );
    assert!(told.booked.len() > 20 && told.cancelled.len() > 5 && told.refused > 50, "{told:?}");
    what_was_told_is_true(db, &told).await;
    the_rules_hold(db).await;
    history_never_crosses_itself(db).await;
    assert_eq!(deadlocks(db).await, 0);
});

async fn ids(db: &Db, status: &str) -> BTreeSet<BookingId> {
    let ids =
        db.words(&format!("select cast(booking_id as text) from booking where status = '{status}'")).await;
    ids.iter().map(|id| BookingId(id.parse().unwrap())).collect()
}

/// Every "booked" is a row unless its owner cancelled it, every "cancelled" too, and there are no others.
async fn what_was_told_is_true(db: &Db, told: &Told) {
    assert!(told.cancelled.is_subset(&told.booked));
    let standing: BTreeSet<_> = told.booked.difference(&told.cancelled).copied().collect();
    assert_eq!(ids(db, "booked").await, standing);
    assert_eq!(ids(db, "cancelled").await, told.cancelled);
    let news = told.booked.len() + told.cancelled.len();
    let entries = "select count(distinct booking_id || what) from booking_event";
    assert_eq!(db.number(entries).await, i64::try_from(news).unwrap());
    assert_eq!(db.number("select count(*) from booking_event").await, i64::try_from(news).unwrap());
    let annas = "select count(*) from booking_event join booking using (booking_id)
                  where specialist_id = (select specialist_id from staff)";
    let letters = "select count(*) from outbox where kind in ('new_visit', 'visit_cancelled')";
    assert_eq!(db.number(annas).await, db.number(letters).await, "a letter for each of Anna's");
}

async fn the_rules_hold(db: &Db) {
    assert_eq!(db.number(OVERLAPS).await, 0);
    let most = |by: &str| {
        format!(
            "select coalesce(max(n), 0) from (select count(*) as n from booking where status = 'booked' group by {by}) g"
        )
    };
    assert!(db.number(&most("account_id")).await <= CAP.into());
    assert!(db.number(&most("specialist_id, local_day")).await <= DAY_LIMIT.into());
    let twice = "select count(*) from (select account_id from booking where status = 'held'
                  group by account_id having count(*) > 1) g";
    assert_eq!(db.number(twice).await, 0, "one hold a person");
}

/// Replays the history: at no moment did two booked visits of one specialist share a time.
async fn history_never_crosses_itself(db: &Db) {
    let history =
        "select what || ' ' || booking_id || ' ' || specialist_id || ' ' || starts_at || ' ' || ends_at
                     from booking_event join booking using (booking_id) order by booking_event_id";
    let mut standing: BTreeMap<i64, (i64, i64, i64)> = BTreeMap::new();
    for entry in db.words(history).await {
        let (what, numbers) = entry.split_once(' ').unwrap();
        let numbers: Vec<i64> = numbers.split(' ').map(|number| number.parse().unwrap()).collect();
        let [id, specialist, start, end] = numbers.try_into().unwrap();
        if what == "cancelled" {
            assert!(standing.remove(&id).is_some(), "{id} was cancelled and never booked");
            continue;
        }
        let crossed =
            standing.values().find(|(with, from, to)| *with == specialist && *from < end && start < *to);
        assert_eq!(crossed, None, "{entry}");
        standing.insert(id, (specialist, start, end));
    }
}
