//! `kill -9` while a thousand reminders go out: none is lost, none is of a visit that was called off meanwhile, and twice
//! come only those whose answer the dead did not live to hear.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use okoshko_emulator::{Emulator, Faults};
use sqlx::Connection;

use crate::place::{PATIENCE, Place};

const PEOPLE: usize = 1000;
const KILLS: usize = 5;
/// Visits that are called off while the machine is dead.
const CALLED_OFF: usize = 40;
/// The most messages that the machine has in hand at once.
const HANDS: usize = 64;
const SENT: &str = "select count(*) from outbox where kind = 'reminder' and sent_at is not null";

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_reminders_outlive_kills() {
    let (place, emulator) = Place::with_telegram().await;
    let place = place.with("MESSAGES_PER_SECOND", "0").with("CHAT_UPDATES_PER_MINUTE", "0");
    assert_eq!(place.run(&["seed", "--bench", "--lang", "en"]).code, Some(0));
    let place = crowd(place, &emulator).await;
    let methods = Some(vec!["sendMessage".to_owned()]);
    emulator.faults(Faults { delay: Duration::from_millis(60), methods, ..Faults::default() });
    let before = emulator.calls().len();

    let mut die = Die(2026);
    let (mut called_off, mut in_doubt) = (BTreeMap::new(), BTreeMap::<i64, usize>::new());
    for kill in 0..KILLS {
        let (running, _) = place.serve_again();
        sent(&place, kill * 150 + die.below(100)).await;
        running.kill();
        assert!(emulator.settled(Duration::from_millis(100), PATIENCE).await);
        let heard = heard(&emulator, before);
        let open = open(&place).await;
        let lost: Vec<_> = open.iter().filter(|chat| heard.contains_key(*chat)).copied().collect();
        assert!(lost.len() <= HANDS, "{} were in hand at kill {kill}", lost.len());
        for chat in lost {
            *in_doubt.entry(chat).or_default() += 1;
        }
        let mut quiet = waiting(&place).await;
        quiet.retain(|(_, chat)| !heard.contains_key(chat));
        assert!(quiet.len() > CALLED_OFF, "kill {kill} came too late: {} wait", quiet.len());
        let some = (0..CALLED_OFF).map(|_| quiet.swap_remove(die.below(quiet.len())));
        called_off.extend(some.map(|(booking, chat)| (chat, booking)));
        change_while_dead(&place, called_off.values()).await;
    }
    assert!(!in_doubt.is_empty(), "no kill came while something was on its way");

    emulator.faults(Faults::default());
    let (running, _) = place.serve_again();
    sent(&place, PEOPLE - called_off.len()).await;
    let (ended, _) = running.stop("TERM");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let heard = heard(&emulator, before);
    for chat in people(&place).await {
        let times = heard.get(&chat).copied().unwrap_or_default();
        let once_or = 1 + in_doubt.get(&chat).copied().unwrap_or_default();
        let expected = if called_off.contains_key(&chat) { 0..=0 } else { 1..=once_or };
        assert!(expected.contains(&times), "{chat} is reminded {times} times, not {expected:?}");
    }
    for (count, expected) in [
        (SENT, PEOPLE - called_off.len()),
        ("select count(*) from outbox where sent_at is null and failed is null", 0),
        ("select count(*) from outbox where failed is not null and failed <> 'changed'", 0),
    ] {
        assert_eq!(place.count(count).await, i64::try_from(expected).unwrap(), "{count}");
    }
}

/// A thousand people press START; then each has a visit in less than two hours, booked long ago.
async fn crowd(place: Place, emulator: &Emulator) -> Place {
    for number in 0..PEOPLE {
        emulator.person(&format!("Guest {number}"), "en").start("");
    }
    let (place, running, _) = place.serve();
    let greeted = Instant::now() + PATIENCE;
    while emulator.pending() > 0 || place.count("select count(*) from inbox where done_at is null").await > 0
    {
        assert!(Instant::now() < greeted, "not everybody is greeted");
    }
    assert_eq!(running.stop("TERM").0.code, Some(0));
    change(
        &place,
        [
            "update reminder set created_at = 0 where before_min = 120",
            "update reminder set archived_at = 0 where before_min is null",
            "insert into client (studio_id, account_id, created_at) select studio_id, account_id, 0 from studio, account",
            "insert into booking (studio_id, specialist_id, service_id, client_id, account_id, starts_at, ends_at,
                                  local_day, buffer_before_min, buffer_after_min, status, price_minor, currency, lang,
                                  token, created_at, changed_at)
             select studio_id, 1 + client_id % 250, 1, client_id, account_id, at, at + 240, (at + 10800) / 86400, 0, 0,
                    'booked', 100000, 'RUB', 'en', randomblob(16), 0, 0
               from (select *, unixepoch() + 6000 + 240 * (client_id / 250) as at from client)",
        ],
    )
    .await;
    place
}

/// What the dead had claimed is theirs for a minute; the minute is cut short.
async fn change_while_dead(place: &Place, called_off: impl Iterator<Item = &i64>) {
    let ids: Vec<_> = called_off.map(i64::to_string).collect();
    let cancel = format!("update booking set status = 'cancelled' where booking_id in ({})", ids.join(","));
    change(place, [cancel.as_str(), "update outbox set lease_until = null"]).await;
}

async fn change<const N: usize>(place: &Place, statements: [&str; N]) {
    let mut db = place.sql().await;
    for sql in statements {
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned())).execute(&mut db).await.unwrap();
    }
    db.close().await.unwrap();
}

/// Waits until so many reminders are marked as sent.
async fn sent(place: &Place, many: usize) {
    let (deadline, many) = (Instant::now() + PATIENCE, i64::try_from(many).unwrap());
    while place.count(SENT).await < many {
        assert!(Instant::now() < deadline, "fewer than {many} reminders go out");
    }
}

/// How often each chat was reminded, whether or not anybody heard the answer.
fn heard(emulator: &Emulator, before: usize) -> BTreeMap<i64, usize> {
    let mut heard = BTreeMap::new();
    for call in emulator.calls().iter().skip(before).filter(|call| call.outcome.is_done()) {
        if let Some(chat) = call.chat_id.filter(|_| call.method == "sendMessage") {
            *heard.entry(chat).or_default() += 1;
        }
    }
    heard
}

/// Whose reminder is neither sent nor given up.
async fn open(place: &Place) -> Vec<i64> {
    let sql =
        "select chat_id from outbox join chat using (account_id) where sent_at is null and failed is null";
    let mut db = place.sql().await;
    let open = sqlx::query_scalar(sql).fetch_all(&mut db).await.unwrap();
    db.close().await.unwrap();
    open
}

/// Visits that stand, with the chats of their clients.
async fn waiting(place: &Place) -> Vec<(i64, i64)> {
    let sql = "select booking_id, chat_id from booking join chat using (account_id) where status = 'booked'";
    let mut db = place.sql().await;
    let waiting = sqlx::query_as(sql).fetch_all(&mut db).await.unwrap();
    db.close().await.unwrap();
    waiting
}

async fn people(place: &Place) -> Vec<i64> {
    let mut db = place.sql().await;
    let people = sqlx::query_scalar("select chat_id from chat").fetch_all(&mut db).await.unwrap();
    db.close().await.unwrap();
    assert_eq!(people.len(), PEOPLE);
    people
}

/// Numbers that look like chance, the same in every run.
struct Die(u64);

impl Die {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }
}
