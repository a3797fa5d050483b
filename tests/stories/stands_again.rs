//! What was called off and stands again: it is reminded of, asked about, and what was proposed for it is over.

use okoshko_dialogues::press::Press;
use okoshko_domain::catalog::Who;
use okoshko_domain::people::Lang;
use okoshko_domain::policy::Approve;

use crate::salon::{MONDAY, Salon, Visitor, quiet, story, story_in};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// Moves the clock to a time from Monday, 23 November, and lets everybody work.
async fn at(salon: &Salon, days: i64, hour: i64, minute: i64) {
    let from_nine = days * DAY + (hour - 9) * HOUR + minute;
    salon.clock.advance(MONDAY.0 + from_nine * 60 - salon.clock.now().0);
    salon.ring().await;
}

/// A haircut with Anna on Wednesday at 17:00, in a studio that reminds the evening before and two hours before.
async fn books_wednesday(salon: &Salon) -> Visitor<'_> {
    salon.change("update reminder set archived_at = null").await;
    let katya = salon.visitor("Катя");
    let (service, who) = (salon.seeded.services[0], Who::One(salon.seeded.specialists[0]));
    let press = Press::Slot { service, who, start: MONDAY.plus_min(2 * DAY + 8 * HOUR) };
    katya.start("").await.sneaks(press).await.taps("✅").await;
    katya
}

async fn cancels(katya: &Visitor<'_>) {
    katya.says("/my").await.taps_first("1.b.").await;
    katya.taps("✖").await.taps("✖ Да").await;
}

/// How many messages of the chat say this.
fn said(visitor: &Visitor<'_>, words: &str) -> usize {
    let messages = visitor.person.messages();
    messages.iter().filter(|message| message.from_bot && message.text.contains(words)).count()
}

async fn held(salon: &Salon) -> i64 {
    salon.count("select count(*) from booking where status = 'held'").await
}

#[tokio::test]
async fn what_stands_again_before_its_reminder_is_reminded_of_once() {
    story(async |salon| {
        let katya = books_wednesday(salon).await;
        at(salon, 1, 17, 50).await;
        cancels(&katya).await;
        at(salon, 1, 17, 58).await;
        katya.taps("↩ Вернуть запись").await;
        at(salon, 1, 18, 0).await;
        at(salon, 1, 18, 5).await;
        assert_eq!(said(&katya, "Напоминаем: Ср 25 ноя, 17:00"), 1, "{}", katya.screen());
        at(salon, 2, 15, 0).await;
        assert_eq!(
            salon.count("select count(*) from outbox where kind = 'reminder' and sent_at > 0").await,
            2
        );
    })
    .await;
}

/// Whoever has it in hand when the moment is over needs no reminder; the next one comes as ever.
#[tokio::test]
async fn what_stands_again_after_its_reminder_is_not_nagged_about() {
    story(async |salon| {
        let katya = books_wednesday(salon).await;
        at(salon, 1, 17, 55).await;
        cancels(&katya).await;
        at(salon, 1, 18, 0).await;
        at(salon, 1, 18, 3).await;
        katya.taps("↩ Вернуть запись").await;
        let heard = katya.heard();
        at(salon, 1, 18, 4).await;
        at(salon, 1, 21, 30).await;
        assert_eq!(katya.heard(), heard);
        at(salon, 2, 15, 0).await;
        assert_eq!(katya.heard(), heard + 1);
    })
    .await;
}

#[tokio::test]
async fn a_second_ask_that_came_due_meanwhile_is_made_up_for() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, books_wednesday(salon).await);
        at(salon, 1, 18, 0).await;
        assert_eq!(said(&katya, "Вы придёте?"), 1);
        at(salon, 1, 20, 55).await;
        cancels(&katya).await;
        at(salon, 1, 21, 0).await;
        assert_eq!(said(&katya, "Ждём ваш ответ"), 0);
        katya.taps("↩ Вернуть запись").await;
        salon.ring().await;
        assert_eq!(said(&katya, "Ждём ваш ответ"), 1, "{}", katya.screen());
        at(salon, 2, 14, 0).await;
        assert_eq!(said(&anna, "не ответил"), 1, "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_request_that_stands_again_is_still_asked_about() {
    let mut example = quiet(Lang::Ru);
    example.studio.policy.approves = Approve::Everybody;
    story_in(example, async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.start("").await.taps("Окрашивание").await.taps("Завтра").await;
        katya.taps("15:00").await.taps("✅").await;
        let asked = said(&anna, "Новая заявка");
        assert_eq!(asked, 1, "{}", anna.screen());
        salon.pass(115);
        cancels(&katya).await;
        salon.pass(5);
        salon.ring().await;
        assert_eq!(said(&anna, "Новая заявка"), asked, "two hours later there is nothing to ask");
        katya.taps("↩ Вернуть").await;
        assert!(katya.screen().starts_with("🔔 "), "{}", katya.screen());
        salon.ring().await;
        assert_eq!(said(&anna, "Новая заявка"), asked + 1, "{}", anna.screen());
        anna.taps_first("1.Py.").await;
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn whatever_calls_a_visit_off_or_moves_it_ends_what_was_proposed() {
    for (who, how) in [("katya", "cancels"), ("katya", "moves"), ("anna", "cancels"), ("anna", "moves")] {
        story(async |salon| {
            let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
            katya.books("Окрашивание", "15:00").await;
            anna.says("/today").await.taps("15:00 Катя").await.taps("↔ Предложить время").await;
            anna.taps("Завтра").await.taps("10:00").await.taps("15:00").await.taps("✅ Отправить: 2").await;
            assert_eq!(held(salon).await, 2);
            let (asked, take) = katya.find("1.oy.").unwrap();
            let (_, none) = katya.find("1.on.").unwrap();
            match (who, how) {
                ("katya", "cancels") => cancels(&katya).await,
                ("katya", _) => {
                    katya.says("/my").await.taps_first("1.b.").await;
                    katya.taps("↔ Перенести").await.taps_first("1.rs.").await;
                    katya.taps("✅ Перенести").await;
                }
                (_, "cancels") => {
                    anna.says("/today").await.taps("15:00 Катя").await;
                    anna.taps("✖ Отменить").await.taps("Без причины").await;
                }
                _ => {
                    anna.says("/today").await.taps("15:00 Катя").await;
                    anna.taps("↔ Перенести").await.taps_first("1.Dt.").await;
                }
            }
            assert_eq!(held(salon).await, 0, "{who} {how}: {}", anna.screen());
            let entries = "select count(*) from booking_event";
            let before = salon.count(entries).await;
            for data in [&take, &none] {
                katya.forges(asked, data).await;
                assert!(katya.toast().starts_with("Увы"), "{who} {how} {data}: {}", katya.toast());
            }
            if how == "cancels" {
                let undone = if who == "anna" { &anna } else { &katya };
                undone.taps("↩ Вернуть запись").await;
                katya.forges(asked, &take).await;
                assert!(katya.toast().starts_with("Увы"), "{who}: {}", katya.toast());
            }
            let undone = i64::from(how == "cancels");
            assert_eq!((held(salon).await, salon.count(entries).await), (0, before + undone), "{who} {how}");
        })
        .await;
    }
}
