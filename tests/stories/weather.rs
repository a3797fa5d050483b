//! What the bot says by itself in bad weather: it arrives, again only where Telegram's answer was lost; a chat that
//! Telegram asks to leave alone is left alone, and keeps nobody else waiting.

use std::time::{Duration, Instant};

use okoshko_emulator::{Call, Faults, Outcome, Person};

use crate::salon::{PATIENCE, Salon, story};

const PEOPLE: usize = 24;
const NEWS: usize = 20;
/// Eight hours after the story begins, the first of the crowd is reminded; each other one a minute after the one before.
const FIRST_MIN: i64 = 8 * 60;

fn calm() -> Faults {
    Faults { methods: Some(vec!["sendMessage".to_owned()]), ..Faults::default() }
}

#[tokio::test]
async fn telegram_asks_to_wait() {
    arrives(Faults { too_many: 0.3, retry_after_s: 1, retry_after_most_s: 30, seed: 1, ..calm() }).await;
}

#[tokio::test]
async fn telegram_is_ill() {
    arrives(Faults { server_error: 0.3, seed: 2, ..calm() }).await;
}

#[tokio::test]
async fn connections_break_before_telegram_hears() {
    arrives(Faults { drop_before: 0.3, seed: 3, ..calm() }).await;
}

#[tokio::test]
async fn connections_break_before_telegram_answers() {
    arrives(Faults { drop_after: 0.3, seed: 4, ..calm() }).await;
}

#[tokio::test]
async fn everything_goes_wrong() {
    arrives(Faults {
        too_many: 0.3,
        retry_after_s: 1,
        retry_after_most_s: 30,
        server_error: 0.1,
        drop_before: 0.1,
        drop_after: 0.1,
        delay: Duration::from_millis(5),
        seed: 5,
        ..calm()
    })
    .await;
}

/// A crowd is reminded and the owner hears news, all at one moment and through the weather.
async fn arrives(weather: Faults) {
    story(async |salon| {
        let owner = salon.owner().await.person.clone();
        let people = crowd(salon, PEOPLE).await;
        let before = salon.emulator.calls().len();
        salon.emulator.faults(weather);
        news(salon).await;
        salon.pass(FIRST_MIN + i64::try_from(PEOPLE).unwrap());
        let began = salon.clock.now().0;
        salon.ring().await;
        bring(salon).await;
        salon.emulator.faults(Faults::default());

        assert_eq!(salon.count("select count(*) from outbox where failed is not null").await, 0);
        let calls = salon.emulator.calls().split_off(before);
        for person in &people {
            let theirs = to(&calls, person);
            let heard = theirs.iter().filter(|call| call.outcome.is_done()).count();
            assert_eq!(heard, 1 + lost(&theirs), "{theirs:?}");
            assert_eq!(theirs[0].date, began, "somebody else kept {} waiting", person.id);
            for pair in theirs.windows(2) {
                if let Some(wait_s) = pair[0].retry_after_s {
                    assert_eq!(pair[1].date, pair[0].date + i64::from(wait_s), "{pair:?}");
                }
            }
        }
        let theirs = to(&calls, &owner);
        let heard = theirs.iter().filter(|call| call.outcome.is_done()).count();
        assert_eq!(heard, NEWS + lost(&theirs));
    })
    .await;
}

/// Telegram counts thirty a second itself: the story fails where it refuses one. A busy machine lets some arrive closer
/// together than they left, so that there is some air.
#[tokio::test]
async fn a_crowd_is_written_to_at_the_pace_that_telegram_bears() {
    story(async |salon| {
        crowd(salon, 2 * PEOPLE).await;
        paced(salon, 20).await;
        salon.emulator.pace(true);
        let before = salon.emulator.calls().len();
        salon.pass(FIRST_MIN + i64::try_from(2 * PEOPLE).unwrap());
        let began = Instant::now();
        salon.ring().await;
        assert!(began.elapsed() > Duration::from_millis(2200), "{:?}", began.elapsed());
        let sent = salon.emulator.calls().split_off(before);
        assert_eq!(sent.iter().filter(|call| call.method == "sendMessage").count(), 2 * PEOPLE);
    })
    .await;
}

/// By the real clock, whatever the row says.
#[tokio::test]
async fn a_refused_chat_is_left_alone_while_another_hears() {
    story(async |salon| {
        let people = crowd(salon, 2).await;
        let heard = |number: usize| people[number].messages().iter().filter(|one| one.from_bot).count();
        paced(salon, 100).await;
        salon.emulator.faults(Faults { too_many: 1.0, retry_after_s: 2, ..calm() });
        salon.pass(FIRST_MIN);
        salon.ring().await;
        let refused = Instant::now();
        salon.emulator.faults(Faults::default());
        salon.pass(1);
        salon.desk.ring();
        assert!(people[1].wait(|_| heard(1) == 2, PATIENCE).await);
        assert!(refused.elapsed() < Duration::from_secs(1) && heard(0) == 1, "{:?}", refused.elapsed());
        assert!(people[0].wait(|_| heard(0) == 2, PATIENCE).await);
        assert!(refused.elapsed() > Duration::from_millis(1800), "{:?}", refused.elapsed());
    })
    .await;
}

/// Moves the clock to the next message that waits, until none does.
async fn bring(salon: &Salon) {
    while let Some(due) = salon.desk.next_due().await.unwrap() {
        salon.clock.advance(due.0 - salon.clock.now().0);
        salon.ring().await;
    }
}

async fn paced(salon: &mut Salon, per_second: u32) {
    salon.settings.messages_per_second = per_second;
    salon.reopen().await;
}

/// So many people have pressed START; each has a visit today, and is reminded two hours before.
async fn crowd(salon: &Salon, many: usize) -> Vec<Person> {
    let people: Vec<_> =
        (0..many).map(|number| salon.emulator.person(&format!("Гость {number}"), "ru")).collect();
    for person in &people {
        person.start("");
    }
    salon.settle().await;
    for sql in [
        "update reminder set archived_at = null where before_min = 120",
        "insert into client (studio_id, account_id, created_at)
         select studio_id, account_id, 0
           from studio, account
          where account_id not in (select account_id from staff)",
        "insert into booking (studio_id, specialist_id, service_id, client_id, account_id, starts_at, ends_at, local_day,
                              buffer_before_min, buffer_after_min, status, price_minor, currency, lang, token, created_at,
                              changed_at)
         select studio_id, 1, 1, client_id, account_id, at, at + 60, (at + 10800) / 86400, 0, 0, 'booked', 100000, 'RUB',
                'ru', randomblob(16), 0, 0
           from (select *, 1795413600 + 36000 + 60 * row_number() over (order by client_id) - 60 as at from client)",
        "update reminder set created_at = 0",
    ] {
        salon.change(sql).await;
    }
    people
}

/// The owner is to hear of so many new visits.
async fn news(salon: &Salon) {
    salon
        .change(
            "insert into outbox (studio_id, account_id, kind, booking_id, due_at, dedupe_key, created_at)
             select b.studio_id, a.account_id, 'new_visit', booking_id, 1795413600 + 28800, 'news:' || booking_id, 0
               from booking b, account a
              where telegram_id = 901
              limit 20",
        )
        .await;
}

fn to<'a>(calls: &'a [Call], person: &Person) -> Vec<&'a Call> {
    calls.iter().filter(|call| call.method == "sendMessage" && call.chat_id == Some(person.id)).collect()
}

fn lost(calls: &[&Call]) -> usize {
    calls.iter().filter(|call| matches!(call.outcome, Outcome::Lost(_))).count()
}
