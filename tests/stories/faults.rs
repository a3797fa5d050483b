//! Bad weather: Telegram refuses, breaks off, is slow or repeats itself; the database is busy or broken.

use std::time::Duration;

use futures::future::join_all;
use okoshko::desk::raw;
use okoshko::texts;
use okoshko_dialogues::screen::{Arg, Line};
use okoshko_domain::people::Lang;
use okoshko_emulator::{Faults, Outcome, Person};
use reqwest::StatusCode;
use sqlx::{Connection, SqliteConnection};
use tokio::sync::oneshot;

use crate::salon::{PATIENCE, Salon, story};
use crate::webhook::{Postbox, by_webhook, deliver};

const OWNER: i64 = 901;
const PEOPLE: usize = 6;
const BOOKED: &str = "select count(*) from booking where status = 'booked'";
const OPEN: &str = "select count(*) from outbox where sent_at is null and failed is null";

/// Every weather has a salon and a thread of its own: most of a storm is waiting.
#[test]
fn everybody_books_once_whatever_the_weather() {
    let calm = Faults::default;
    let weathers = [
        ("Telegram asks to wait", Faults { too_many: 0.3, retry_after_s: 1, seed: 3, ..calm() }),
        ("Telegram is ill", Faults { server_error: 0.3, seed: 4, ..calm() }),
        ("connections break before Telegram hears", Faults { drop_before: 0.3, seed: 5, ..calm() }),
        ("connections break before Telegram answers", Faults { drop_after: 0.3, seed: 6, ..calm() }),
        ("Telegram is slow", Faults { delay: Duration::from_millis(100), seed: 7, ..calm() }),
        ("updates come twice", Faults { duplicate: 0.7, seed: 8, ..calm() }),
        ("everything goes wrong", everything()),
    ];
    let told = weathers.map(|(name, weather)| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let thread = std::thread::Builder::new().name(name.to_owned());
        thread.spawn(move || runtime.block_on(storm(weather))).unwrap()
    });
    let failed: Vec<_> = told
        .into_iter()
        .filter_map(|thread| {
            let name = thread.thread().name().map(str::to_owned);
            thread.join().is_err().then_some(name)
        })
        .collect();
    assert!(failed.is_empty(), "while {failed:?}");
}

fn everything() -> Faults {
    Faults {
        too_many: 0.1,
        retry_after_s: 1,
        server_error: 0.1,
        drop_before: 0.1,
        drop_after: 0.1,
        delay: Duration::from_millis(20),
        duplicate: 0.3,
        seed: 9,
        ..Faults::default()
    }
}

/// Several people go the whole way through the weather. Each has one booking and sees it; the owner hears of each
/// once, and again only where Telegram's answer was lost.
async fn storm(weather: Faults) {
    story(async |salon| {
        if weather.drop_after > 0.0 {
            salon.excuse("query is too old"); // A press whose answer was lost is answered again.
        }
        let owner = owner(salon).await;
        salon.anna().await;
        let people: Vec<_> =
            (0..PEOPLE).map(|number| salon.emulator.person(&format!("Гость {number}"), "ru")).collect();
        salon.emulator.faults(weather);
        join_all(people.iter().enumerate().map(|(number, person)| books(person, number))).await;
        bring_everything(salon).await;
        salon.emulator.faults(Faults::default());
        salon.settle().await;

        let expected = i64::try_from(PEOPLE).unwrap();
        assert_eq!(salon.count(BOOKED).await, expected);
        let accounts = "select count(distinct account_id) from booking where status = 'booked'";
        assert_eq!(salon.count(accounts).await, expected);
        assert_eq!(salon.count("select count(*) from outbox where failed is not null").await, 0);
        for person in &people {
            let told = person.messages().iter().filter(|message| has(message, "1.H.")).count();
            assert!((1..=1 + lost(salon, person)).contains(&told), "{:?}", person.messages());
            assert_eq!(person.waiting(), 0, "a spinner turns for ever");
        }
        let notices = heard(&owner) - 1;
        assert!((PEOPLE..=PEOPLE + lost(salon, &owner)).contains(&notices), "{:?}", owner.messages());
    })
    .await;
}

/// teloxide asks `getMe` once more before it hands out updates, and gives up when that fails.
#[tokio::test]
async fn a_start_in_bad_weather_is_only_a_late_start() {
    story(async |salon| {
        let katya = salon.emulator.person("Катя", "ru");
        starts_in_bad_weather(salon, &katya).await;
        katya.start("");
        salon.emulator.faults(Faults::default());
        sees(&katya, "1.w.").await;
    })
    .await;
}

#[tokio::test]
async fn a_start_in_bad_weather_can_be_stopped() {
    story(async |salon| {
        let katya = salon.emulator.person("Катя", "ru");
        starts_in_bad_weather(salon, &katya).await;
        katya.start("");
        let stopped = tokio::time::timeout(Duration::from_secs(3), salon.close()).await;
        assert!(stopped.is_ok(), "it does not hear");
        salon.emulator.faults(Faults::default());
        salon.reopen().await;
        sees(&katya, "1.w.").await;
    })
    .await;
}

/// Starts a machine that Telegram knows and then leaves alone; returns when it has asked in vain.
async fn starts_in_bad_weather(salon: &mut Salon, somebody: &Person) {
    salon.close().await;
    salon.leave().await;
    let app = salon.machine().await;
    let methods = ["getMe", "deleteWebhook", "getUpdates", "setMyCommands"].map(str::to_owned).to_vec();
    salon.emulator.faults(Faults { drop_before: 1.0, methods: Some(methods), ..Faults::default() });
    let before = salon.emulator.calls().len();
    salon.run(app);
    let in_vain = |_: &Person| {
        let calls = salon.emulator.calls();
        let struck = |method| calls.iter().skip(before).filter(|call| call.method == method).count() > 1;
        struck("getMe") && struck("deleteWebhook")
    };
    assert!(somebody.wait(in_vain, PATIENCE).await, "nobody asked twice");
}

#[tokio::test]
async fn a_booking_whose_reply_never_gets_through_is_told_a_minute_later_and_once() {
    story(async |salon| {
        let katya = salon.emulator.person("Катя", "ru");
        reaches_check(&katya, 0).await;
        salon.settle().await;
        let methods = ["sendMessage", "editMessageText", "answerCallbackQuery"].map(str::to_owned).to_vec();
        salon.emulator.faults(Faults { drop_before: 1.0, methods: Some(methods), ..Faults::default() });
        presses(&katya, "1.y.", 0).await;
        salon.settle().await; // After ten seconds the reply is given up, and the chat may go on.
        assert!(!is_booked(&katya), "Telegram cannot have heard: {}", katya.screen());
        assert_eq!(salon.count(BOOKED).await, 1);

        salon.emulator.faults(Faults::default());
        salon.pass(1);
        bring_everything(salon).await;
        assert!(is_booked(&katya), "{}", katya.screen());
        salon.pass(10);
        bring_everything(salon).await;
        let told = katya.messages().iter().filter(|message| has(message, "1.H.")).count();
        assert_eq!(told, 1, "{:?}", katya.messages());
    })
    .await;
}

#[tokio::test]
async fn a_chat_with_much_to_say_keeps_nobody_waiting() {
    const MUCH: usize = 40;
    story(async |salon| {
        let (loud, quiet) = (salon.emulator.person("Громкий", "ru"), salon.emulator.person("Тихая", "ru"));
        salon.emulator.faults(Faults { delay: Duration::from_millis(30), ..Faults::default() });
        for _ in 0..MUCH {
            loud.say("/help");
        }
        quiet.start("");
        sees(&quiet, "1.w.").await;
        let calls = salon.emulator.calls();
        let before = calls.iter().take_while(|call| call.chat_id != Some(quiet.id));
        let loud_before = before.filter(|call| call.chat_id == Some(loud.id)).count();
        assert!(loud_before < MUCH / 2, "{loud_before} answers to the other chat came first");
    })
    .await;
}

#[tokio::test]
async fn a_heap_of_notices_keeps_nobody_waiting() {
    const HEAP: usize = 40;
    story(async |salon| {
        let owner = owner(salon).await;
        let (first, quiet) = (salon.emulator.person("Первая", "ru"), salon.emulator.person("Тихая", "ru"));
        books(&first, 0).await;
        salon.settle().await;
        salon.emulator.faults(Faults { delay: Duration::from_millis(30), ..Faults::default() });
        salon
            .change(
                "insert into outbox (studio_id, account_id, kind, booking_id, due_at, dedupe_key, created_at)
                 with recursive number (n) as (select 1 union all select n + 1 from number where n < 40)
                 select studio_id, account_id, kind, booking_id, due_at, 'heap:' || n, created_at
                   from number, outbox
                  where kind = 'new_visit'
                    and account_id = (select account_id from account where telegram_id = 901)",
            )
            .await;
        ring(salon);
        assert!(owner.wait(|owner| heard(owner) > 3, PATIENCE).await, "the heap does not move");
        quiet.start("");
        sees(&quiet, "1.w.").await;
        assert!(heard(&owner) < 2 + HEAP, "all {HEAP} notices came first");
        salon.settle().await;
        assert_eq!(heard(&owner), 2 + HEAP);
    })
    .await;
}

#[tokio::test]
async fn a_broken_row_is_one_persons_trouble_and_is_not_tried_again() {
    story(async |salon| {
        let (katya, boris) = (salon.emulator.person("Катя", "ru"), salon.emulator.person("Борис", "ru"));
        books(&katya, 0).await;
        salon.settle().await;
        salon.change("update booking set currency = 'nothing'").await;
        presses(&katya, "1.V", 0).await;
        salon.settle().await;

        let dead = salon.count("select update_id from inbox where dead_reason is not null").await;
        let number = Arg::Foreign(dead.to_string());
        let trouble = texts::sentence(Lang::Ru, &Line::new("trouble").with("id", number));
        assert_eq!(katya.screen(), trouble);
        assert_eq!(katya.waiting(), 0, "a spinner turns for ever");
        let logged = salon.errors.take();
        assert!(logged.len() == 1 && logged[0].contains(&dead.to_string()), "{logged:?}");

        katya.start("");
        sees(&katya, "1.w.").await;
        boris.start("");
        sees(&boris, "1.w.").await;
        assert_eq!(salon.errors.take(), Vec::<String>::new());
    })
    .await;
}

/// Whoever waits for the database hears so once, whether they press or write; what they wanted happens in the end.
#[tokio::test]
async fn while_the_database_is_busy_people_hear_so_once_and_lose_nothing() {
    story(async |salon| {
        let postbox = Postbox::open().await;
        by_webhook(salon, Some(postbox.url.clone())).await;
        let patience = texts::word(Lang::Ru, "database-away");
        let (katya, boris) = (salon.emulator.person("Катя", "ru"), salon.emulator.person("Борис", "ru"));
        let forward = async |count| {
            let updates = postbox.take(count).await;
            let received = updates.iter().map(|update| raw::read(update).unwrap()).collect();
            salon.desk.receive(received, None).await.unwrap();
        };
        katya.start("");
        forward(1).await;
        for prefix in ["1.w.", "1.t."] {
            presses(&katya, prefix, 0).await;
            forward(1).await;
        }
        presses(&katya, "1.y.", 0).await;
        boris.start("");
        salon.settle().await;
        forward(2).await;
        // No await in between: the two updates are kept, and their turns find the database locked.
        let lock = ForeignLock::take_now(&salon.settings.database_url);

        let hears = |person: &Person| person.toasts().iter().filter(|toast| toast.text == patience).count();
        assert!(katya.wait(|katya| hears(katya) == 1, PATIENCE).await, "{}", katya.screen());
        assert!(boris.wait(|boris| boris.screen() == patience, PATIENCE).await, "{}", boris.screen());
        // Longer than a statement waits: the turn begins again, and the word is not said again.
        assert!(!katya.wait(|katya| hears(katya) > 1, Duration::from_secs(4)).await);
        lock.release();
        sees(&katya, "1.H.").await;
        sees(&boris, "1.w.").await;
        salon.settle().await;

        assert_eq!(salon.count(BOOKED).await, 1);
        assert_eq!(hears(&katya), 1);
        assert_eq!(heard(&boris), 2, "the word and the screen: {:?}", boris.messages());
    })
    .await;
}

#[tokio::test]
async fn a_delivery_that_cannot_be_kept_is_asked_for_again() {
    story(async |salon| {
        let postbox = Postbox::open().await;
        let address = by_webhook(salon, Some(postbox.url.clone())).await;
        let vera = salon.emulator.person("Вера", "ru");
        vera.start("");
        let update = postbox.take(1).await.remove(0);
        let lock = ForeignLock::take(&salon.settings.database_url).await;
        assert_eq!(deliver(address, update.clone()).await, StatusCode::SERVICE_UNAVAILABLE);
        lock.release();
        assert_eq!(deliver(address, update).await, StatusCode::OK);
        sees(&vera, "1.w.").await;
    })
    .await;
}

/// A screen is shown and a notice is sent, and neither can be marked yet. Both wait for it: unmarked they would come
/// again.
#[tokio::test]
async fn what_went_out_while_the_database_was_busy_does_not_go_out_again() {
    story(async |salon| {
        let owner = owner(salon).await;
        let katya = salon.emulator.person("Катя", "ru");
        reaches_check(&katya, 0).await;
        salon.settle().await;
        let methods = Some(["answerCallbackQuery", "sendMessage"].map(str::to_owned).to_vec());
        salon.emulator.faults(Faults { delay: Duration::from_secs(1), methods, ..Faults::default() });
        presses(&katya, "1.y.", 0).await;
        sees(&katya, "1.H.").await;
        assert!(owner.wait(|owner| heard(owner) == 2, PATIENCE).await, "the owner hears nothing");
        // Telegram's answers are still on their way. The lock stays for longer than two statements wait.
        let lock = ForeignLock::take(&salon.settings.database_url).await;
        let marked = async { while salon.count(UNDONE).await > 0 && salon.count(OPEN).await > 1 {} };
        assert!(tokio::time::timeout(Duration::from_secs(11), marked).await.is_err());
        lock.release();
        salon.settle().await;
        salon.pass(5);
        bring_everything(salon).await;
        let told = katya.messages().iter().filter(|message| has(message, "1.H.")).count();
        assert_eq!((told, heard(&owner)), (1, 2), "{:?} {:?}", katya.messages(), owner.messages());
    })
    .await;
}

const UNDONE: &str = "select count(*) from inbox where done_at is null";

/// Books whatever is free, the whole way from START. People with different numbers choose different things.
pub(crate) async fn books(person: &Person, number: usize) {
    reaches_check(person, number).await;
    presses(person, "1.y.", 0).await;
    sees(person, "1.H.").await;
}

/// Goes as far as the last look. A slot that somebody else took is answered by choosing another.
pub(crate) async fn reaches_check(person: &Person, number: usize) {
    person.start("");
    presses(person, "1.w.", number).await;
    for attempt in number.. {
        let refused = person.toasts().len();
        presses(person, "1.t.", attempt).await;
        let answered = |person: &Person| shows(person, "1.y.") || person.toasts().len() > refused;
        assert!(person.wait(answered, PATIENCE).await, "no answer to a slot: {}", person.screen());
        if person.wait(|person| shows(person, "1.y."), Duration::from_millis(300)).await {
            return;
        }
    }
}

/// Waits for buttons of a kind and presses one of them on the newest message that has some.
pub(crate) async fn presses(person: &Person, prefix: &str, number: usize) {
    sees(person, prefix).await;
    let messages = person.messages();
    let newest = messages.iter().rfind(|message| has(message, prefix)).unwrap();
    let data = newest.buttons.iter().flatten().filter_map(|button| button.data.as_deref());
    let data: Vec<_> = data.filter(|data| data.starts_with(prefix)).collect();
    person.press_data(newest.id, data[number % data.len()]);
}

/// Waits until a message has a button of a kind. Not always the newest: where Telegram's answer was lost, the same
/// screen stands below once more.
pub(crate) async fn sees(person: &Person, prefix: &str) {
    let seen = person.wait(|person| shows(person, prefix), PATIENCE).await;
    assert!(seen, "no {prefix} on:\n{}", person.screen());
}

fn shows(person: &Person, prefix: &str) -> bool {
    person.messages().iter().any(|message| has(message, prefix))
}

pub(crate) fn has(message: &okoshko_emulator::Message, prefix: &str) -> bool {
    let mut data = message.buttons.iter().flatten().filter_map(|button| button.data.as_deref());
    data.any(|data| data.starts_with(prefix))
}

/// Whether the chat tells of a booking that stands.
pub(crate) fn is_booked(person: &Person) -> bool {
    shows(person, "1.H.")
}

/// The owner of the salon, who hears of every booking.
async fn owner(salon: &Salon) -> Person {
    salon.desk.hire(salon.seeded.studio, OWNER, Lang::Ru, "owner", None).await.unwrap();
    let owner = salon.emulator.person_with_id(OWNER, "Ольга", "ru");
    owner.start("");
    sees(&owner, "1.w.").await;
    salon.settle().await;
    owner
}

fn ring(salon: &Salon) {
    salon.desk.outbox_bell().notify_one();
}

/// Moves the clock until the outbox has nothing left to bring.
pub(crate) async fn bring_everything(salon: &Salon) {
    for _ in 0..300 {
        ring(salon);
        salon.settle().await;
        if salon.count(OPEN).await == 0 {
            return;
        }
        salon.clock.advance(1);
    }
    panic!("{} notices never go out", salon.count(OPEN).await);
}

/// Messages to a person whose answer was lost on its way to the bot.
fn lost(salon: &Salon, person: &Person) -> usize {
    let calls = salon.emulator.calls();
    let theirs = calls.iter().filter(|call| call.chat_id == Some(person.id) && call.method == "sendMessage");
    theirs.filter(|call| matches!(call.outcome, Outcome::Lost(_))).count()
}

#[tokio::test]
async fn a_notice_outlives_hours_without_telegram() {
    story(async |salon| {
        let owner = owner(salon).await;
        let katya = salon.emulator.person("Катя", "ru");
        let methods = Some(vec!["sendMessage".to_owned()]);
        reaches_check(&katya, 0).await;
        salon.settle().await;
        salon.emulator.faults(Faults { drop_before: 1.0, methods, ..Faults::default() });
        presses(&katya, "1.y.", 0).await;
        for _ in 0..60 {
            salon.settle().await;
            salon.pass(5);
            ring(salon);
        }
        salon.settle().await;
        assert_eq!(heard(&owner), 1, "Telegram cannot have heard");
        salon.emulator.faults(Faults::default());
        bring_everything(salon).await;
        assert_eq!(heard(&owner), 2, "{:?}", owner.messages());
    })
    .await;
}

fn heard(person: &Person) -> usize {
    person.messages().iter().filter(|message| message.from_bot).count()
}

/// A stranger's connection that holds SQLite's write lock.
pub(crate) struct ForeignLock {
    release: oneshot::Sender<()>,
    thread: std::thread::JoinHandle<()>,
}

impl ForeignLock {
    /// Takes the lock as soon as it is free.
    pub(crate) async fn take(url: &str) -> Self {
        let (lock, taken) = Self::begin(url);
        taken.await.unwrap();
        lock
    }

    /// Takes the lock without letting anybody in this thread do anything before.
    pub(crate) fn take_now(url: &str) -> Self {
        let (lock, mut taken) = Self::begin(url);
        while taken.try_recv() == Err(oneshot::error::TryRecvError::Empty) {
            std::thread::yield_now();
        }
        lock
    }

    pub(crate) fn release(self) {
        self.release.send(()).unwrap();
        self.thread.join().unwrap();
    }

    fn begin(url: &str) -> (Self, oneshot::Receiver<()>) {
        let ((release, released), (take, taken)) = (oneshot::channel::<()>(), oneshot::channel());
        let url = url.to_owned();
        let hold = async move {
            let mut conn = SqliteConnection::connect(&url).await.unwrap();
            sqlx::query("begin immediate").execute(&mut conn).await.unwrap();
            take.send(()).unwrap();
            released.await.unwrap();
            sqlx::query("rollback").execute(&mut conn).await.unwrap();
            conn.close().await.unwrap();
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let thread = std::thread::spawn(move || runtime.block_on(hold));
        (Self { release, thread }, taken)
    }
}
