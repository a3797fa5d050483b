//! `kill -9` in full work: every update is answered in the end, every booking is there, and there once.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use okoshko_dialogues::start::Payload;
use okoshko_domain::ids::SpecialistId;
use okoshko_emulator::{Emulator, Faults, Person};
use sqlx::Connection;
use tokio::sync::watch;

use crate::place::{PATIENCE, Place, Running, SECRET, find, presses, sees};

const LANES: usize = 12;
const PEOPLE_PER_LANE: usize = 5;
const PEOPLE: usize = LANES * PEOPLE_PER_LANE;
/// START, service, slot, ✅.
const STEPS: usize = 4;
const OWNER: i64 = 500;

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_or_doubled_when_a_polling_bot_is_killed() {
    let (place, emulator) = Place::with_telegram().await;
    survives(place, &emulator, 6).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_or_doubled_when_a_bot_with_a_webhook_is_killed() {
    let (place, emulator) = Place::with_telegram().await;
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    let place = place.with("HTTP_ADDR", &address).with("PUBLIC_URL", &format!("http://{address}"));
    survives(place.with("WEBHOOK_SECRET", SECRET), &emulator, 4).await;
}

/// People book in lanes, one after the other, while the bot is killed so many times in between.
async fn survives(place: Place, emulator: &Emulator, kills: usize) {
    let place = place.with("MESSAGES_PER_SECOND", "0"); // The owner hears of all at once.
    assert_eq!(place.run(&["seed", "--bench", "--lang", "en"]).code, Some(0));
    let owner = hire_owner(&place, emulator).await;
    let (place, mut running, _) = place.serve();
    owner.start("");
    assert!(owner.wait(|owner| !owner.screen().is_empty(), PATIENCE).await);

    let methods = ["sendMessage", "editMessageText", "answerCallbackQuery"].map(str::to_owned).to_vec();
    let delay = Duration::from_millis(150);
    emulator.faults(Faults { delay, methods: Some(methods), ..Faults::default() });
    let (steps, mut done) = watch::channel(0);
    let steps = Arc::new(steps);
    let lanes: Vec<_> =
        (0..LANES).map(|lane| tokio::spawn(walk(emulator.clone(), lane, steps.clone()))).collect();
    for kill in 1..=kills {
        let next = kill * PEOPLE * STEPS / (kills + 1);
        tokio::time::timeout(PATIENCE, done.wait_for(|done| *done >= next)).await.unwrap().unwrap();
        running.kill();
        running = place.serve_again().0;
    }
    let mut people = Vec::new();
    for lane in lanes {
        people.extend(lane.await.unwrap());
    }
    emulator.faults(Faults::default());
    let place = audit(place, running, &people).await;
    hears_all(&place, &owner, kills).await;
}

/// Every person in a lane books with a specialist of their own; so nobody is refused.
async fn walk(emulator: Emulator, lane: usize, steps: Arc<watch::Sender<usize>>) -> Vec<Person> {
    let mut people = Vec::new();
    for number in 0..PEOPLE_PER_LANE {
        let specialist = lane * PEOPLE_PER_LANE + number + 1;
        let person = emulator.person(&format!("Guest {specialist}"), "en");
        let link = Payload::Specialist(SpecialistId(i64::try_from(specialist).unwrap()));
        person.start(&link.text().unwrap());
        step(&steps);
        for prefix in ["1.w.", "1.t.", "1.y."] {
            presses(&person, prefix, 0).await;
            step(&steps);
        }
        sees(&person, "1.H.").await;
        people.push(person);
    }
    people
}

fn step(steps: &watch::Sender<usize>) {
    steps.send_modify(|steps| *steps += 1);
}

/// What people saw is what is written.
async fn audit(place: Place, running: Running, people: &[Person]) -> Place {
    let (ended, _) = running.stop("TERM");
    assert_eq!(ended.code, Some(0), "{ended:?}");
    let errors: Vec<_> = ended.said.iter().filter(|line| line.contains("ERROR")).collect();
    assert!(errors.is_empty(), "{errors:#?}");
    for person in people {
        assert_eq!(person.waiting(), 0, "a spinner turns for ever: {}", person.screen());
        let facts = person.messages();
        let facts = facts.iter().filter(|message| {
            message
                .buttons
                .iter()
                .flatten()
                .any(|button| button.data.as_ref().is_some_and(|data| data.starts_with("1.H.")))
        });
        assert_eq!(facts.count(), 1, "told once: {:?}", person.messages());
        assert!(find(person, "1.y.", 0).is_none(), "an old screen is left: {}", person.screen());
    }
    let all = i64::try_from(PEOPLE).unwrap();
    for (count, expected) in [
        ("select count(*) from booking where status = 'booked'", all),
        ("select count(distinct account_id) from booking where status = 'booked'", all),
        ("select count(*) from booking where status = 'held'", 0),
        ("select count(*) from booking_event where what = 'booked'", all),
        ("select count(*) from inbox where done_at is null", 0),
        ("select count(*) from inbox where dead_reason is not null", 0),
        ("select count(*) from outbox where kind = 'new_visit'", all),
        ("select count(*) from outbox where failed is not null and kind not in ('agenda', 'digest')", 0),
        ("select count(*) from outbox where kind = 'booked' and sent_at is null", 0),
    ] {
        assert_eq!(place.count(count).await, expected, "{count}");
    }
    let mut db = place.sql().await;
    let whole: String = sqlx::query_scalar("pragma integrity_check").fetch_one(&mut db).await.unwrap();
    assert_eq!(whole, "ok");
    db.close().await.unwrap();
    place
}

/// The owner hears of every booking; twice only of what was on its way when the bot was killed.
async fn hears_all(place: &Place, owner: &Person, kills: usize) {
    // What the dead had claimed is theirs for a minute; the minute is cut short.
    let mut db = place.sql().await;
    sqlx::query("update outbox set lease_until = null").execute(&mut db).await.unwrap();
    db.close().await.unwrap();
    let (running, _) = place.serve_again();
    let named = |owner: &Person, number: usize| {
        let name = format!("Guest {number}");
        let whole = |text: &str| text.lines().any(|line| line.ends_with(&name));
        owner.messages().iter().filter(|message| message.from_bot && whole(&message.text)).count()
    };
    let all = owner.wait(|owner| (1..=PEOPLE).all(|number| named(owner, number) > 0), PATIENCE).await;
    let missing: Vec<_> = (1..=PEOPLE).filter(|number| named(owner, *number) == 0).collect();
    assert!(all, "nobody told the owner of {missing:?}; the last was {}", owner.screen());
    assert_eq!(running.stop("TERM").0.code, Some(0));
    let heard: usize = (1..=PEOPLE).map(|number| named(owner, number)).sum();
    assert!(
        (PEOPLE..=PEOPLE + kills).contains(&heard),
        "{heard} notices of {PEOPLE} bookings and {kills} kills"
    );
    // A morning's agenda that has nothing to say is never sent: whether there is one depends on the hour of the day.
    let open = "select count(*) from outbox where sent_at is null and failed is null";
    assert_eq!(place.count(open).await, 0);
}

async fn hire_owner(place: &Place, emulator: &Emulator) -> Person {
    let mut db = place.sql().await;
    for sql in [
        "insert into account (telegram_id, lang, created_at) values (500, 'en', 0)",
        "insert into staff (studio_id, account_id, role) select studio_id, account_id, 'owner' from studio, account",
    ] {
        sqlx::query(sql).execute(&mut db).await.unwrap();
    }
    db.close().await.unwrap();
    emulator.person_with_id(OWNER, "Olga", "en")
}
