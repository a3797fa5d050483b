//! The clock jumps, as after a dead battery, and is set right again: no storm, nothing twice, nothing about the past, and
//! everything that is to come still comes.

use std::collections::BTreeMap;

use okoshko_dialogues::press::Press;
use okoshko_domain::catalog::Who;
use okoshko_emulator::Faults;

use crate::salon::{MONDAY, Salon, Visitor, story};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;
const TUESDAY: i64 = DAY;
const WEDNESDAY: i64 = 2 * DAY;
/// The most that anybody hears at once.
const STORM: usize = 3;

#[tokio::test]
async fn an_hour_forward() {
    jumps(HOUR).await;
}

#[tokio::test]
async fn a_day_forward() {
    jumps(DAY).await;
}

#[tokio::test]
async fn forty_days_forward() {
    jumps(40 * DAY).await;
}

#[tokio::test]
async fn an_hour_back() {
    jumps(-HOUR).await;
}

#[tokio::test]
async fn a_day_back() {
    jumps(-DAY).await;
}

/// On Monday at seven in the evening a visit of Wednesday waits for its reminders, a request and a proposal for their
/// answers, and staff for their evening and morning.
async fn jumps(by_min: i64) {
    story(async |salon| {
        let (anna, _owner) = (salon.anna().await, salon.owner().await);
        opens(salon, &anna).await;
        at(salon, 2 * HOUR).await;
        at(salon, 10 * HOUR).await;
        let before = salon.emulator.calls().len();
        for minute in [10 * HOUR + by_min, 10 * HOUR, 11 * HOUR, 12 * HOUR] {
            at(salon, minute).await;
        }
        for (day, hour) in
            [(TUESDAY, 8), (TUESDAY, 10), (TUESDAY, 12), (TUESDAY, 18), (TUESDAY, 21), (TUESDAY, 22)]
                .into_iter()
                .chain([(WEDNESDAY, 8), (WEDNESDAY, 14), (WEDNESDAY, 15), (WEDNESDAY, 18), (WEDNESDAY, 20)])
        {
            at(salon, day + (hour - 9) * HOUR).await;
        }
        let mut said = BTreeMap::<_, usize>::new();
        for call in salon.emulator.calls().split_off(before) {
            if call.method == "sendMessage" {
                *said.entry((call.chat_id, call.parameters["text"].to_string())).or_default() += 1;
            }
        }
        assert!(said.values().all(|times| *times == 1), "{said:#?}");
        assert_eq!(salon.count(REMINDED).await, 2, "the evening before and two hours before");
        assert_eq!(salon.count(ASKED_AGAIN).await, 1, "Katya never answered");
        assert_eq!(salon.count(MORNINGS).await, 2, "Anna and the owner hear of Tuesday");
        goes_on(salon).await;
    })
    .await;
}

const REMINDED: &str = "select count(*)
       from outbox o
       join booking b on b.booking_id = o.booking_id
      where kind = 'reminder' and client_name = 'Катя' and sent_at is not null";
const ASKED_AGAIN: &str = "select count(*)
       from outbox o
       join booking b on b.booking_id = o.booking_id
      where kind = 'ask_again' and client_name = 'Катя' and sent_at is not null";
const MORNINGS: &str =
    "select count(*) from outbox where kind = 'agenda' and args = '20781' and sent_at is not null";

/// What was said of a visit that had begun, or on a day as of another.
const OF_THE_PAST: &str = "select count(*)
       from outbox o
       left join booking b on b.booking_id = o.booking_id
      where (kind in ('reminder', 'ask_again', 'unanswered', 'request', 'accepted', 'proposal', 'new_visit')
             and o.sent_at >= b.starts_at)
         or (kind in ('agenda', 'digest') and cast(args as integer) <> (o.sent_at + 10800) / 86400)";

/// Katya has booked Wednesday, Lena asked for it; Vera is asked to come at another time on Tuesday.
async fn opens<'a>(salon: &'a Salon, anna: &Visitor<'_>) -> Visitor<'a> {
    for sql in [
        "update reminder set archived_at = null",
        "update studio set agenda_cron = '0 0 8 * * *', digest_cron = '0 0 20 * * *'",
    ] {
        salon.change(sql).await;
    }
    let (katya, lena, vera) = (salon.visitor("Катя"), salon.visitor("Лена"), salon.visitor("Вера"));
    books(salon, &katya, WEDNESDAY + 8 * HOUR).await;
    books(salon, &vera, TUESDAY + 3 * HOUR).await;
    salon.change("update studio set approves = 'everybody'").await;
    books(salon, &lena, WEDNESDAY + 6 * HOUR).await;
    salon.change("update studio set approves = 'nobody'").await;
    anna.says("/today 24.11").await.taps("12:00 Вера").await.taps("↔ Предложить время").await;
    anna.taps_first("1.Po.").await;
    anna.taps("15:00").await.taps("16:00").await.taps("✅ Отправить: 2").await;
    assert_eq!(salon.count("select count(*) from booking where status = 'pending'").await, 1);
    assert_eq!(salon.count("select count(*) from booking where status = 'held'").await, 2);
    katya
}

/// Moves the clock to a minute from Monday, nine o'clock, and lets everybody work.
async fn at(salon: &Salon, minute: i64) {
    let before = salon.emulator.calls().len();
    salon.clock.advance(MONDAY.plus_min(minute).0 - salon.clock.now().0);
    salon.desk.catch_up().await.unwrap();
    salon.settle().await;
    let mut heard = BTreeMap::<_, usize>::new();
    for call in salon.emulator.calls().split_off(before) {
        *heard.entry(call.chat_id).or_default() += usize::from(call.method == "sendMessage");
    }
    assert!(heard.values().all(|count| *count <= STORM), "a storm: {heard:?}");
    assert_eq!(salon.count(OF_THE_PAST).await, 0, "{minute} minutes after the beginning");
}

/// A haircut with Anna.
async fn books(salon: &Salon, visitor: &Visitor<'_>, minute: i64) {
    let (service, who) = (salon.seeded.services[0], Who::One(salon.seeded.specialists[0]));
    let press = Press::Slot { service, who, start: MONDAY.plus_min(minute) };
    visitor.start("").await.sneaks(press).await.taps("✅").await;
}

/// Whoever books afterwards is booked and reminded.
async fn goes_on(salon: &Salon) {
    let nina = salon.visitor("Нина");
    books(salon, &nina, 3 * DAY + 3 * HOUR).await;
    assert!(nina.screen().contains("Записали"), "{}", nina.screen());
    let heard = nina.heard();
    at(salon, 3 * DAY + HOUR).await;
    assert_eq!(nina.heard(), heard + 1, "{}", nina.screen());
}

/// Telegram is away when messages are due, and comes back when nobody needs them any more.
#[tokio::test]
async fn what_waited_until_it_was_over_is_not_said() {
    story(async |salon| {
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        let katya = opens(salon, &anna).await;
        at(salon, 10 * HOUR).await;
        let heard = || [katya.heard(), anna.heard(), owner.heard()];
        let before = heard();
        let methods = Some(vec!["sendMessage".to_owned()]);
        salon.emulator.faults(Faults { drop_before: 1.0, methods, ..Faults::default() });
        for minute in [11 * HOUR, TUESDAY - HOUR, TUESDAY + 9 * HOUR] {
            at(salon, minute).await;
        }
        salon
            .change(
                "insert into outbox (studio_id, account_id, kind, booking_id, due_at, dedupe_key, created_at)
                 select s.studio_id, s.account_id, 'new_visit', booking_id, 1795413600, 'waited:' || s.account_id, 0
                   from booking b
                   join staff s on s.studio_id = b.studio_id
                  where client_name = 'Катя'",
            )
            .await;
        at(salon, TUESDAY + 10 * HOUR).await;
        assert_eq!(heard(), before);
        salon.change("update booking set status = 'cancelled' where status = 'pending'").await; // It ends otherwise.
        salon.emulator.faults(Faults::default());
        at(salon, 40 * DAY).await;
        assert_eq!(heard(), before, "{} {} {}", katya.screen(), anna.screen(), owner.screen());
    })
    .await;
}
