//! Clients are reminded, answer or do not; nobody hears anything twice, too late, or of what is not so any more.

use insta::assert_snapshot;
use okoshko_dialogues::press::Press;
use okoshko_domain::catalog::Who;
use okoshko_domain::people::Lang;

use crate::salon::{MONDAY, Salon, Visitor, quiet, story, story_in};

const HOUR: i64 = 60;
const DAY: i64 = 24 * HOUR;

/// The rules of a new studio hold: the evening before with a question, two hours before.
async fn remind(salon: &Salon) {
    salon.change("update reminder set archived_at = null").await;
}

/// Moves the clock to a time from Monday, 23 November, and lets everybody work.
async fn at(salon: &Salon, days: i64, hour: i64, minute: i64) {
    let from_nine = days * DAY + (hour - 9) * HOUR + minute;
    salon.clock.advance(MONDAY.0 + from_nine * 60 - salon.clock.now().0);
    salon.ring().await;
}

/// Books Wednesday, 25 November, from this hour: a haircut with Anna, or a manicure with Vera.
async fn books_wednesday(salon: &Salon, visitor: &Visitor<'_>, service: &str, hour: i64) {
    let (service, specialist) = if service == "Стрижка" { (0, 0) } else { (3, 2) };
    let press = Press::Slot {
        service: salon.seeded.services[service],
        who: Who::One(salon.seeded.specialists[specialist]),
        start: MONDAY.plus_min(2 * DAY + (hour - 9) * HOUR),
    };
    visitor.start("").await.sneaks(press).await.taps("✅").await;
}

async fn number_of(salon: &Salon, sql: &'static str) -> i64 {
    salon.count(sql).await
}

#[tokio::test]
async fn reminders_come_once_in_the_language_of_the_booking() {
    story(async |salon| {
        remind(salon).await;
        let (katya, kate) = (salon.visitor("Катя"), salon.visitor_speaking("Kate", "en"));
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        books_wednesday(salon, &kate, "Маникюр", 12).await;
        kate.says("/lang").await.taps("Русский").await;
        let before = (katya.heard(), kate.heard());
        at(salon, 1, 17, 59).await;
        assert_eq!((katya.heard(), kate.heard()), before);
        at(salon, 1, 18, 0).await;
        assert_snapshot!("the_evening_before", katya.screen());
        assert_snapshot!("the_evening_before_en", kate.screen());
        at(salon, 1, 18, 1).await;
        at(salon, 1, 20, 59).await;
        assert_eq!((katya.heard(), kate.heard()), (before.0 + 1, before.1 + 1), "each once");
        kate.taps("✅ I’ll come").await;
        katya.taps("✅ Приду").await;
        at(salon, 2, 10, 0).await;
        assert_eq!((katya.heard(), kate.heard()), (before.0 + 1, before.1 + 2));
        assert_snapshot!("two_hours_before_en", kate.screen());
        at(salon, 2, 15, 0).await;
        assert_snapshot!("two_hours_before", katya.screen());
    })
    .await;
}

/// Whoever did not answer the evening before can still say yes from the message that asks nothing.
#[tokio::test]
async fn a_reminder_takes_a_yes_until_somebody_said_so() {
    story(async |salon| {
        remind(salon).await;
        let katya = salon.visitor("Катя");
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        at(salon, 1, 18, 0).await;
        at(salon, 2, 15, 0).await;
        assert!(katya.screen().starts_with("⏰ Напоминаем"), "{}", katya.screen());
        assert!(!katya.screen().contains("Вы придёте?"), "{}", katya.screen());
        katya.taps("✅ Приду").await;
        assert_eq!(number_of(salon, "select count(*) from booking where confirmed_for = starts_at").await, 1);
    })
    .await;
}

#[tokio::test]
async fn one_tap_says_that_a_client_comes_and_the_specialist_sees_it() {
    story(async |salon| {
        remind(salon).await;
        let anna = salon.anna().await;
        let katya = salon.visitor("Катя");
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        at(salon, 1, 18, 0).await;
        katya.taps_twice("✅ Приду").await;
        assert_eq!(katya.toast(), "Спасибо, ждём вас");
        assert_snapshot!("coming", katya.screen());
        assert_eq!(number_of(salon, "select count(*) from booking_event where what = 'confirmed'").await, 1);
        anna.says("/today 25.11").await;
        assert_snapshot!("the_day_with_an_answer", anna.screen());
        anna.taps_first("1.Dv.").await;
        assert_snapshot!("the_card_with_an_answer", anna.screen());
        at(salon, 1, 21, 0).await;
        at(salon, 2, 14, 0).await;
        assert!(!katya.reads().contains("Ждём ваш ответ") && !anna.reads().contains("не ответил"));
    })
    .await;
}

#[tokio::test]
async fn what_is_called_off_or_moved_is_not_reminded_of() {
    story(async |salon| {
        remind(salon).await;
        let (katya, vera) = (salon.visitor("Катя"), salon.visitor("Вера"));
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        books_wednesday(salon, &vera, "Стрижка", 16).await;
        katya.taps("✖ Отменить запись").await.taps("Да, отменить").await;
        salon
            .change(
                "update booking
                    set starts_at = starts_at + 86400, ends_at = ends_at + 86400, local_day = local_day + 1
                  where status = 'booked'",
            )
            .await;
        let before = (katya.heard(), vera.heard());
        at(salon, 1, 18, 0).await;
        at(salon, 2, 14, 0).await;
        assert_eq!((katya.heard(), vera.heard()), before);
        at(salon, 2, 18, 0).await;
        assert!(vera.screen().contains("Напоминаем: Чт 26 ноя, 16:00"), "{}", vera.screen());
        // The button of a visit that was moved since says nothing.
        salon.change("update booking set starts_at = starts_at - 3600 where status = 'booked'").await;
        vera.taps("✅ Приду").await;
        assert_eq!(vera.toast(), "С тех пор запись изменилась или прошла. Вот как сейчас");
        assert_eq!(number_of(salon, "select count(*) from booking where confirmed_for is not null").await, 0);
        assert_eq!(katya.heard(), before.0);
    })
    .await;
}

#[tokio::test]
async fn what_was_written_before_a_change_is_not_sent_after_it() {
    story(async |salon| {
        remind(salon).await;
        let katya = salon.visitor("Катя");
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        at(salon, 1, 18, 0).await;
        let before = katya.heard();
        salon.change("update booking set status = 'cancelled'").await;
        salon.change("update outbox set sent_at = null, message_id = null where kind = 'reminder'").await;
        at(salon, 1, 18, 1).await;
        assert_eq!(katya.heard(), before);
        assert_eq!(
            number_of(salon, "select count(*) from outbox where kind = 'reminder' and failed is not null")
                .await,
            1
        );
    })
    .await;
}

#[tokio::test]
async fn whoever_books_after_the_moment_is_not_nagged() {
    story(async |salon| {
        remind(salon).await;
        at(salon, 1, 18, 30).await;
        let katya = salon.visitor("Катя");
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        let before = katya.heard();
        at(salon, 1, 19, 0).await;
        assert_eq!(katya.heard(), before);
        at(salon, 2, 15, 0).await;
        assert_eq!(katya.heard(), before + 1);
    })
    .await;
}

#[tokio::test]
async fn a_machine_that_was_down_is_late_while_it_is_of_use() {
    story(async |salon| {
        remind(salon).await;
        let katya = salon.visitor("Катя");
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        let person = katya.person.clone();
        let before = katya.heard();
        salon.close().await;
        salon.pass(DAY + 12 * HOUR);
        salon.reopen().await;
        salon.settle().await;
        let katya = salon.meet(person.clone());
        assert_eq!(katya.heard(), before + 1, "three hours late: still the evening before");
        assert!(katya.screen().contains("Вы придёте?"));
        salon.close().await;
        salon.pass(2 * DAY);
        salon.reopen().await;
        salon.settle().await;
        assert_eq!(salon.meet(person).heard(), before + 1, "nothing of what is over");
    })
    .await;
}

#[tokio::test]
async fn whoever_is_to_choose_something_else_is_not_asked_to_come() {
    story(async |salon| {
        remind(salon).await;
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        at(salon, 1, 18, 0).await;
        assert!(katya.screen().contains("Вы придёте?"), "{}", katya.screen());
        let (message, come) = katya.find("1.ec.").unwrap();
        at(salon, 2, 9, 0).await;
        anna.says("/sick").await.taps("✅ Закрыть и написать").await;
        assert!(katya.screen().starts_with("🤒"), "{}", katya.screen());
        let heard = katya.heard();
        at(salon, 2, 15, 0).await;
        at(salon, 2, 16, 30).await;
        assert_eq!(katya.heard(), heard, "{}", katya.screen());
        assert!(!anna.reads().contains("Клиент не ответил"), "{}", anna.reads());
        katya.forges(message, &come).await;
        assert_eq!(katya.toast(), "В этот день мастера не будет. Выберите, пожалуйста, что вам удобнее");
        assert_eq!(number_of(salon, "select count(*) from booking where confirmed_for is not null").await, 0);
        assert!(katya.find("1.oa.").is_some(), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_jumps_starts_no_storm() {
    story(async |salon| {
        remind(salon).await;
        let katya = salon.visitor("Катя");
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        let before = katya.heard();
        at(salon, 9, 9, 0).await;
        assert_eq!(katya.heard(), before, "all of it is over");
        at(salon, 0, 10, 0).await;
        assert_eq!(katya.heard(), before);
        at(salon, 1, 18, 0).await;
        assert_eq!(katya.heard(), before + 1, "the clock was wrong, the reminder is not lost");
        at(salon, 0, 10, 0).await;
        at(salon, 1, 18, 5).await;
        assert_eq!(katya.heard(), before + 1, "and not said twice");
    })
    .await;
}

#[tokio::test]
async fn two_rules_that_fall_together_speak_with_one_voice() {
    story(async |salon| {
        remind(salon).await;
        salon
            .change("update reminder set before_min = null, days = 1, at_min = 1080 where before_min = 120")
            .await;
        let katya = salon.visitor("Катя");
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        let before = katya.heard();
        at(salon, 1, 18, 0).await;
        assert_eq!(katya.heard(), before + 1);
        assert!(katya.screen().contains("Вы придёте?"));
        at(salon, 1, 18, 30).await;
        assert_eq!(katya.heard(), before + 1);
    })
    .await;
}

#[tokio::test]
async fn a_service_may_have_reminders_of_its_own() {
    story(async |salon| {
        remind(salon).await;
        let owner = salon.owner().await;
        owner.says("/settings").await.taps("⏰ Напоминания").await;
        assert_snapshot!("the_rules", owner.screen());
        owner.taps("По услугам ›").await;
        assert_snapshot!("the_rules_by_service", owner.screen());
        owner.taps("Стрижка").await;
        assert_snapshot!("the_rules_of_a_service", owner.screen());
        owner.taps("➕ Добавить").await;
        assert_snapshot!("when_to_remind", owner.screen());
        owner.says("скоро").await;
        assert!(owner.screen().starts_with("Не поняли «скоро»"), "{}", owner.screen());
        owner.says("за 3 часа").await;
        assert_snapshot!("the_service_has_its_own", owner.screen());
        owner.says("/settings").await.taps("⏰ Напоминания").await.taps("По услугам ›").await;
        assert!(owner.screen().contains("[⏰ Стрижка]"), "{}", owner.screen());

        let (katya, vera) = (salon.visitor("Катя"), salon.visitor("Вера"));
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        books_wednesday(salon, &vera, "Маникюр", 17).await;
        let before = (katya.heard(), vera.heard());
        at(salon, 1, 18, 0).await;
        assert_eq!((katya.heard(), vera.heard()), (before.0, before.1 + 1));
        at(salon, 2, 14, 0).await;
        assert_eq!(katya.heard(), before.0 + 1);
        at(salon, 2, 15, 0).await;
        assert_eq!(katya.heard(), before.0 + 1, "not by the rules of all");
    })
    .await;
}

#[tokio::test]
async fn an_owner_changes_the_rules() {
    story(async |salon| {
        remind(salon).await;
        let owner = salon.owner().await;
        owner.says("/settings").await.taps("⏰ Напоминания").await.taps("➕ Добавить").await;
        owner.taps("за 3 ч").await;
        assert_eq!(owner.toast(), "✅ Добавили");
        owner.taps("➕ Добавить").await.says("3 h before").await;
        assert!(owner.screen().starts_with("Такое напоминание уже есть"), "{}", owner.screen());
        owner.taps("⏰ за 3 ч").await.taps("Спрашивать, придёт ли").await;
        assert_snapshot!("a_rule_that_asks", owner.screen());
        owner.taps_twice("✖ Убрать").await;
        assert!(!owner.screen().contains("[⏰ за 3 ч"), "{}", owner.screen());
        owner.taps("Не спрашивать дважды").await.taps("Не спрашивать мастера").await;
        assert_snapshot!("silence_is_nothing", owner.screen());
        owner.taps("накануне").await.taps("✖ Убрать").await.taps("⏰ за 2 ч").await.taps("✖ Убрать").await;
        assert_snapshot!("no_rules", owner.screen());
        owner.says("/audit").await;
        assert_snapshot!("the_rules_in_the_journal", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn silence_is_asked_about_and_the_time_kept_or_freed() {
    story(async |salon| {
        remind(salon).await;
        let anna = salon.anna().await;
        let (katya, vera) = (salon.visitor("Катя"), salon.visitor("Вера"));
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        books_wednesday(salon, &vera, "Стрижка", 18).await;
        at(salon, 1, 18, 0).await;
        at(salon, 1, 20, 59).await;
        let before = katya.heard();
        at(salon, 1, 21, 0).await;
        assert_eq!(katya.heard(), before + 1);
        assert_snapshot!("asked_again", katya.screen());
        at(salon, 2, 13, 59).await;
        assert!(!anna.reads().contains("не ответил"));
        at(salon, 2, 14, 0).await;
        assert_snapshot!("keep_or_free", anna.screen());
        anna.taps_twice("✅ Держать").await;
        assert_eq!(anna.toast(), "Хорошо, держим");
        assert!(katya.reads().matches("Отменили").count() == 0);
        at(salon, 2, 15, 0).await;
        anna.taps_twice("✖ Освободить").await;
        assert_snapshot!("freed", anna.screen());
        assert_snapshot!("freed_to_the_client", vera.screen());
        vera.taps("Записаться ещё").await;
        assert_eq!(number_of(salon, "select count(*) from booking where reason = '#unconfirmed'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_answers_late_keeps_the_time() {
    story(async |salon| {
        remind(salon).await;
        let anna = salon.anna().await;
        let katya = salon.visitor("Катя");
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        at(salon, 1, 18, 0).await;
        at(salon, 1, 21, 0).await;
        at(salon, 2, 14, 0).await;
        katya.taps("✅ Приду").await;
        anna.taps("✖ Освободить").await;
        assert_eq!(anna.toast(), "Клиент уже ответил: придёт. Запись в силе");
        assert_eq!(number_of(salon, "select count(*) from booking where status = 'cancelled'").await, 0);
        // Of a visit that has begun there is nothing to answer.
        let (message, data) = katya.find("1.ec.").unwrap();
        at(salon, 2, 17, 1).await;
        katya.forges(message, &data).await;
        assert_eq!(katya.toast(), "С тех пор запись изменилась или прошла. Вот как сейчас");
    })
    .await;
}

#[tokio::test]
async fn nobody_answers_for_others() {
    story_in(quiet(Lang::Ru), async |salon| {
        remind(salon).await;
        let (katya, vera) = (salon.visitor("Катя"), salon.visitor("Вера"));
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        at(salon, 1, 18, 0).await;
        let (_, data) = katya.find("1.ec.").unwrap();
        vera.start("").await;
        vera.forges(vera.newest().id, &data).await;
        assert_eq!(vera.toast(), "Это не ваша запись");
        let freeing = data.replace("1.ec.", "1.Rf.");
        katya.forges(katya.newest().id, &freeing).await;
        assert_eq!(number_of(salon, "select count(*) from booking where status = 'cancelled'").await, 0);
    })
    .await;
}

#[tokio::test]
async fn switched_off_silence_stays_silence() {
    story(async |salon| {
        remind(salon).await;
        let anna = salon.anna().await;
        let katya = salon.visitor("Катя");
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        at(salon, 1, 18, 0).await;
        salon.change("update studio set ask_again_min = 0, release_min = 0").await;
        at(salon, 1, 21, 0).await;
        at(salon, 2, 14, 0).await;
        assert!(!katya.reads().contains("Ждём ваш ответ") && !anna.reads().contains("не ответил"));
    })
    .await;
}

#[tokio::test]
async fn a_client_moves_the_visit_from_its_reminder_and_hears_of_the_new_time() {
    story(async |salon| {
        remind(salon).await;
        let katya = salon.visitor("Катя");
        books_wednesday(salon, &katya, "Стрижка", 17).await;
        at(salon, 1, 18, 0).await;
        katya.taps("✅ Приду").await.taps("↔ Перенести").await;
        assert_snapshot!("move_from_the_reminder", katya.screen());
        katya.taps("Пт 27 ноя").await.taps("10:30").await.taps("✅").await;
        let before = katya.heard();
        at(salon, 1, 21, 0).await;
        at(salon, 2, 15, 0).await;
        assert_eq!(katya.heard(), before, "nothing of the old time");
        at(salon, 3, 18, 0).await;
        assert!(katya.screen().contains("Напоминаем: Пт 27 ноя, 10:30"), "{}", katya.screen());
        assert!(katya.screen().contains("Вы придёте?"), "another time is another question");
    })
    .await;
}

#[tokio::test]
async fn nobody_is_reminded_at_night_or_against_their_will() {
    story(async |salon| {
        remind(salon).await;
        salon.change("update studio set quiet_from_min = 1320, quiet_to_min = 540").await;
        salon.change("update reminder set at_min = 1380 where days = 1").await;
        let (katya, vera) = (salon.visitor("Катя"), salon.visitor("Вера"));
        books_wednesday(salon, &katya, "Стрижка", 10).await;
        books_wednesday(salon, &vera, "Маникюр", 10).await;
        salon
            .change(
                "insert into mute (account_id, switch, at)
                 select account_id, 'reminders', 0 from booking where client_name = 'Вера'",
            )
            .await;
        let before = (katya.heard(), vera.heard());
        at(salon, 1, 21, 54).await;
        assert_eq!((katya.heard(), vera.heard()), before);
        at(salon, 1, 21, 55).await;
        assert_eq!((katya.heard(), vera.heard()), (before.0 + 1, before.1));
        at(salon, 2, 8, 59).await;
        assert_eq!(katya.heard(), before.0 + 1);
        at(salon, 2, 9, 0).await;
        assert_eq!((katya.heard(), vera.heard()), (before.0 + 2, before.1), "two hours before is at eight");
    })
    .await;
}
