//! A specialist's day, with one thumb.

mod clear;
mod strange;

use insta::assert_snapshot;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_dialogues::today::{self, Seen};
use okoshko_domain::ids::BookingId;
use okoshko_domain::timestamp::Timestamp;

use crate::salon::{MONDAY, Salon, Visitor, story};

fn press(press: today::Press) -> Press {
    Press::Staff(staff::Press::Today(press))
}

/// Katya has a haircut with Anna on Monday at 12:00.
async fn katya(salon: &Salon) -> Visitor<'_> {
    let katya = salon.visitor("Катя Ли");
    katya
        .start("")
        .await
        .taps("Стрижка")
        .await
        .taps("Анна")
        .await
        .taps("12:00")
        .await
        .taps("✅ Записаться")
        .await;
    katya
}

#[tokio::test]
async fn a_specialist_sees_the_day_and_marks_a_visit_in_two_taps() {
    story(async |salon| {
        katya(salon).await;
        let anna = salon.anna().await;
        anna.says("/today").await;
        assert_snapshot!("day_of_anna", anna.screen());
        let before = anna.count();
        anna.taps("Завтра ›").await;
        assert_eq!(anna.count() - before, 1, "the next day");
        assert_snapshot!("tomorrow_of_anna", anna.screen());
        anna.taps("Сегодня").await.taps("🗓 Неделя").await;
        assert_snapshot!("week_of_anna", anna.screen());
        anna.taps("‹ Назад").await;

        salon.pass(3 * 60 + 5);
        let before = anna.count();
        anna.taps("12:00 Катя Ли").await;
        assert_snapshot!("card_under_way", anna.screen());
        anna.taps("✅ Пришёл").await;
        assert_eq!(anna.count() - before, 2, "marked");
        assert_eq!(anna.toast(), "Отметили: клиент пришёл");
        assert_snapshot!("card_of_who_came", anna.screen());
        anna.taps("↩ Снять отметку").await.taps("🚫 Не пришёл").await.taps("‹ Назад").await;
        assert_snapshot!("day_with_a_no_show", anna.screen());
        assert_eq!(
            salon.count("select count(*) from audit where what in ('came', 'no-show', 'unmarked')").await,
            3
        );
    })
    .await;
}

#[tokio::test]
async fn the_owner_sees_everybody_and_filters() {
    story(async |salon| {
        katya(salon).await;
        let owner = salon.owner().await;
        owner.says("/today").await;
        assert_snapshot!("everybody_on_monday", owner.screen());
        owner.taps("Завтра ›").await;
        assert_snapshot!("everybody_on_tuesday", owner.screen());
        owner.taps("Анна").await;
        assert_snapshot!("anna_on_tuesday", owner.screen());
        owner.says("/week").await;
        assert_snapshot!("week_of_everybody", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn time_is_blocked_in_three_taps_and_given_back() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/today").await;
        let before = anna.count();
        anna.taps("+ 15:00").await;
        assert_snapshot!("gap", anna.screen());
        anna.taps("⛔ Занять").await;
        assert_snapshot!("how_long", anna.screen());
        anna.taps("30 минут").await;
        assert_eq!(anna.count() - before, 3);
        assert_eq!(anna.toast().replace('\u{2060}', ""), "Заняли 15:00–15:30");
        assert_snapshot!("day_with_a_block", anna.screen());

        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Стрижка").await.taps("Анна").await.taps("Сегодня").await;
        assert!(!katya.screen().contains("[15:00]"), "{}", katya.screen());
        anna.taps("⛔ 15:00").await;
        assert_snapshot!("block", anna.screen());
        anna.taps("↩ Открыть снова").await;
        assert_eq!(anna.toast(), "Убрали: сюда снова записывают");
        assert!(anna.screen().contains("[+ 15:00]"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn time_is_blocked_by_one_message() {
    story(async |salon| {
        katya(salon).await;
        let anna = salon.anna().await;
        anna.says("/block").await;
        assert!(anna.screen().starts_with("Напишите, когда занять"), "{}", anna.screen());
        anna.says("/block 11-13 обед <b>").await;
        assert_snapshot!("blocked_by_text", anna.screen());
        anna.says("/block обед").await;
        assert!(anna.screen().starts_with("Не поняли «обед»"), "{}", anna.screen());
        anna.says("/block 18-17").await;
        assert!(anna.screen().contains("конец раньше начала"), "{}", anna.screen());
        anna.says("/block 7-8").await;
        assert!(anna.screen().starts_with("Это время уже прошло"), "{}", anna.screen());
        assert_eq!(salon.count("select count(*) from time_off").await, 1);

        let owner = salon.owner().await;
        owner.says("/block 24.11 16-17 планёрка").await;
        assert_snapshot!("whose_block", owner.screen());
        owner.taps("Ирина").await;
        assert!(owner.screen().contains("⛔ 16:00–17:00 планёрка"), "{}", owner.screen());
        assert_eq!(salon.count("select count(*) from audit where what like 'blocked%'").await, 2);
    })
    .await;
}

#[tokio::test]
async fn everybody_of_twenty_can_be_meant() {
    story(async |salon| {
        for _ in 0..17 {
            salon
                .change(
                    "insert into specialist (studio_id, name, position)
                     select 1, 'Мастер ' || (count(*) + 1), count(*) + 1 from specialist",
                )
                .await;
        }
        let owner = salon.owner().await;
        owner.says("/off 25.11-26.11").await;
        assert!(owner.screen().contains("[Мастер 12]") && !owner.screen().contains("[Мастер 13]"));
        owner.taps("Следующие »").await;
        assert_snapshot!("whose_days_next_page", owner.screen());
        owner.taps("« Предыдущие").await.taps("Следующие »").await.taps("Мастер 20").await;
        assert!(owner.screen().starts_with("🌴 Ср 25 ноя – Чт 26 ноя · Мастер 20"), "{}", owner.screen());

        owner.says("/block 24.11 16-17 планёрка").await.taps("Следующие »").await;
        assert_snapshot!("whose_block_next_page", owner.screen());
        owner.taps("Мастер 20").await;
        let noted = "select count(*) from time_off where note = 'планёрка' and specialist_id = 20";
        assert_eq!(salon.count(noted).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_day_off_takes_three_taps_and_visits_stay() {
    story(async |salon| {
        katya(salon).await;
        let anna = salon.anna().await;
        let before = anna.count() - 1; // The command counts as a tap.
        anna.says("/off").await;
        assert_snapshot!("which_day_off", anna.screen());
        anna.taps("[23]").await;
        assert_snapshot!("what_a_day_off_does", anna.screen());
        anna.taps("✅ Закрыть день").await;
        assert_eq!(anna.count() - before, 3);
        assert_snapshot!("closed_day", anna.screen());
        anna.taps_first("1.Dv.").await;
        assert!(anna.screen().contains("Катя Ли"), "{}", anna.screen());
        anna.taps("‹ Назад").await;
        assert_snapshot!("day_off_with_a_visit", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_vacation_takes_four_taps_and_can_be_taken_back() {
    story(async |salon| {
        let anna = salon.anna().await;
        let before = anna.count() - 1;
        anna.says("/off").await.taps("25").await.taps("27").await;
        assert_snapshot!("what_a_vacation_does", anna.screen());
        anna.taps("✅ Закрыть дни").await;
        assert_eq!(anna.count() - before, 4);
        assert_snapshot!("vacation", anna.screen());
        anna.taps("‹ Назад").await;
        assert_snapshot!("days_off", anna.screen());
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Окрашивание").await.taps("📅 Другая дата").await;
        assert!(!katya.screen().contains("[26]"), "{}", katya.screen());
        anna.taps("Ср 25 ноя – Пт 27 ноя").await.taps("↩ Открыть снова").await;
        assert_eq!(anna.toast(), "Убрали: сюда снова записывают");

        anna.says("/off 24.12-08.01").await;
        assert_snapshot!("a_typed_vacation", anna.screen());
        anna.says("/off 31.02").await;
        assert!(anna.screen().starts_with("«31.02»: такого дня"), "{}", anna.screen());
        assert_eq!(salon.count("select count(*) from time_off where removed_at is null").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_visit_moves_and_everybody_else_hears_of_it() {
    story(async |salon| {
        let katya = katya(salon).await;
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        let (annas, owners) = (anna.heard(), owner.heard());
        anna.says("/today").await.taps("12:00 Катя Ли").await.taps("↔ Перенести").await;
        assert_snapshot!("where_to_move", anna.screen());
        anna.taps("10:00").await;
        assert_eq!(anna.toast(), "Запись перенесли");
        assert_snapshot!("moved", anna.screen());
        assert_snapshot!("client_hears_of_the_move", katya.screen());
        assert_snapshot!("owner_hears_of_the_move", owner.screen());
        assert_eq!(anna.heard() - annas, 1, "the day alone: nobody hears what they did themselves");
        assert_eq!(owner.heard() - owners, 1);
        katya.says("/my").await;
        katya.taps_first("1.b.").await;
        assert!(katya.screen().contains("↔ Было: Пн 23 ноя, 12:00"), "{}", katya.screen());
        assert_eq!(
            salon
                .count(
                    "select count(*) from booking_event where what = 'moved' and detail like '%starts_at%'"
                )
                .await,
            1
        );
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_visit_moves_to_somebody_else() {
    story(async |salon| {
        katya(salon).await;
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        owner
            .says("/today")
            .await
            .taps("12:00 Анна: Катя Ли")
            .await
            .taps("↔ Перенести")
            .await
            .taps("Ирина")
            .await;
        assert_snapshot!("where_to_move_with_irina", owner.screen());
        owner.taps_first("1.Dt.").await;
        assert_snapshot!("moved_to_irina", owner.screen());
        assert_snapshot!("anna_hears_that_it_went", anna.screen());
        owner.taps("‹ Назад").await;
        assert!(owner.screen().contains("Катя Ли"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn staff_may_break_their_rules_knowingly_but_not_the_law() {
    story(async |salon| {
        katya(salon).await;
        let boris = salon.visitor("Борис");
        boris
            .start("")
            .await
            .taps("Стрижка")
            .await
            .taps("Анна")
            .await
            .taps("17:00")
            .await
            .taps("✅ Записаться")
            .await;
        let anna = salon.anna().await;
        anna.says("/today").await.taps("12:00 Катя Ли").await.taps("↔ Перенести").await;
        anna.says("19:30").await;
        assert_snapshot!("against_the_hours", anna.screen());
        anna.taps("⚠️ Всё равно перенести").await;
        assert!(anna.screen().starts_with("↔ Перенесли: Пн 23 ноя, 19:30–20:30"), "{}", anna.screen());
        assert_eq!(salon.count("select count(*) from audit where what = 'moved-anyway'").await, 1);

        anna.taps("↔ Перенести").await.says("17:30").await;
        assert!(anna.screen().starts_with("Это время уже занято другой записью"), "{}", anna.screen());
        let id = BookingId(1);
        let now_at = Seen::of(Timestamp(MONDAY.0 + (10 * 60 + 30) * 60));
        let start = Timestamp(MONDAY.0 + (8 * 60 + 30) * 60);
        let specialist = salon.seeded.specialists[0];
        anna.sneaks(press(today::Press::MoveTo {
            booking: id,
            specialist,
            start,
            seen: now_at,
            anyway: true,
        }))
        .await;
        assert_eq!(salon.count("select count(*) from booking where moved_from is not null").await, 1);
        assert!(anna.toast().starts_with("Это время уже занято"), "{}", anna.toast());
        let past = Timestamp(MONDAY.0 - 3600);
        anna.sneaks(press(today::Press::MoveTo {
            booking: id,
            specialist,
            start: past,
            seen: now_at,
            anyway: true,
        }))
        .await;
        assert_eq!(anna.toast(), "Это время уже прошло");
        anna.says("позавчера").await;
        assert!(anna.screen().starts_with("Не поняли «позавчера»"), "{}", anna.screen());
        anna.says("завтра в 15:40").await;
        assert!(anna.screen().starts_with("Запись перенесли"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn another_day_is_chosen_from_a_month() {
    story(async |salon| {
        katya(salon).await;
        let anna = salon.anna().await;
        anna.says("/today")
            .await
            .taps("12:00 Катя Ли")
            .await
            .taps("↔ Перенести")
            .await
            .taps("📅 Другая дата")
            .await;
        assert_snapshot!("a_month_to_move_to", anna.screen());
        anna.taps("27").await;
        assert_snapshot!("a_day_to_move_to", anna.screen());
        anna.taps("17:30").await;
        assert!(anna.screen().starts_with("↔ Перенесли: Пт 27 ноя, 17:30"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_visit_is_called_off_with_a_reason() {
    story(async |salon| {
        let katya = katya(salon).await;
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        anna.says("/today").await.taps("12:00 Катя Ли").await.taps("✖ Отменить").await;
        assert_snapshot!("why_call_it_off", anna.screen());
        anna.taps("Мастер заболел").await;
        assert_snapshot!("called_off", anna.screen());
        assert_snapshot!("client_hears_of_the_calling_off", katya.screen());
        assert_snapshot!("owner_hears_of_the_calling_off", owner.screen());
        anna.taps("‹ Назад").await;
        assert_snapshot!("day_with_a_cancelled_visit", anna.screen());
        katya.says("/my").await.taps("Прошлые записи").await;
        katya.taps_first("1.b.").await;
        assert!(katya.screen().contains("Причина: мастер заболел"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_reason_may_be_typed_and_a_guest_is_told_by_hand() {
    story(async |salon| {
        katya(salon).await;
        salon.change("update client set phone = '+79005550117', account_id = null").await;
        salon.change("update booking set account_id = null").await;
        let anna = salon.anna().await;
        anna.says("/today").await.taps("12:00 Катя Ли").await.taps("✖ Отменить").await;
        anna.says("прорвало <b>трубу</b>").await;
        assert_snapshot!("a_guest_is_told_by_hand", anna.screen());
        assert_eq!(salon.count("select count(*) from outbox where kind = 'called_off'").await, 0);
    })
    .await;
}
