//! Old buttons, double taps, strange words, other people's hands.

use okoshko_dialogues::today::{self, Excuse, Mark, Seen, Whose};
use okoshko_domain::ids::{BookingId, SpecialistId, TimeOffId};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;

use super::{katya, press};
use crate::salon::{MONDAY, story};

const MONDAY_DAY: LocalDay = LocalDay(20_780);

#[tokio::test]
async fn old_buttons_tell_how_it_stands() {
    story(async |salon| {
        salon.change("update studio set cancel_before_min = 0").await;
        let katya = katya(salon).await;
        let anna = salon.anna().await;
        anna.says("/today").await.taps("12:00 Катя Ли").await;
        let card = anna.newest().id;
        katya.taps("✖ Отменить запись").await.taps("Да, отменить").await;
        let id = BookingId(1);
        for old in [
            today::Press::CallOff(id, Excuse::Plans),
            today::Press::Mark(id, Mark::Came),
            today::Press::Move { booking: id, to: None },
            today::Press::AskCancel(id),
            today::Press::MoveTo {
                booking: id,
                specialist: salon.seeded.specialists[0],
                start: Timestamp(MONDAY.0 + 7200),
                seen: Seen::of(Timestamp(MONDAY.0 + 3 * 3600)),
                anyway: true,
            },
        ] {
            anna.forges(card, &press(old).data()).await;
            assert_eq!(anna.toast(), "Эту запись уже изменили, или время прошло. Вот как сейчас", "{old:?}");
            assert!(anna.person.messages().iter().any(|one| one.text.contains("Отменил клиент")), "{old:?}");
        }
        assert_eq!(salon.count("select count(*) from audit").await, 0);
        assert_eq!(salon.count("select count(*) from outbox where kind = 'called_off'").await, 0);
    })
    .await;
}

#[tokio::test]
async fn an_old_time_does_not_move_what_was_moved_since() {
    story(async |salon| {
        katya(salon).await;
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        for (staff, visit) in [(&anna, "12:00 Катя Ли"), (&owner, "12:00 Анна: Катя Ли")] {
            staff.says("/today").await.taps(visit).await.taps("↔ Перенести").await;
        }
        let old = owner.newest().clone();
        anna.taps("10:00").await;
        let slot = old.buttons.iter().flatten().filter_map(|button| button.data.clone());
        let slot = slot.filter(|data| data.starts_with("1.Dt.")).nth(1).unwrap();
        owner.forges(old.id, &slot).await;
        assert_eq!(owner.toast(), "Эту запись уже изменили, или время прошло. Вот как сейчас");
        assert!(owner.reads().contains("↔ Было: Пн 23 ноя, 12:00"), "{}", owner.reads());
        assert_eq!(salon.count("select count(*) from booking_event where what = 'moved'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn pressing_twice_settles_once() {
    story(async |salon| {
        let katya = katya(salon).await;
        let anna = salon.anna().await;
        let heard = katya.heard();
        anna.says("/today").await.taps("12:00 Катя Ли").await.taps("↔ Перенести").await;
        anna.taps_twice("10:00").await;
        assert_eq!(salon.count("select count(*) from booking_event where what = 'moved'").await, 1);
        anna.says("/today").await.taps("10:00 Катя Ли").await.taps("✖ Отменить").await;
        anna.taps_twice("Без причины").await;
        assert_eq!(salon.count("select count(*) from audit where what = 'called-off'").await, 1);
        assert_eq!(katya.heard() - heard, 2, "one word on the move, one on the calling off");
        anna.says("/today").await.taps("+ 15:00").await.taps("⛔ Занять").await.taps_twice("1 час").await;
        assert_eq!(salon.count("select count(*) from time_off").await, 1);
    })
    .await;
}

#[tokio::test]
async fn who_came_keeps_the_time_until_the_end() {
    story(async |salon| {
        katya(salon).await;
        let anna = salon.anna().await;
        salon.pass(3 * 60 + 1);
        anna.says("/today").await.taps("12:00 Катя Ли").await.taps("✅ Пришёл").await;
        salon.change("update studio set notice_min = 0").await;
        let boris = salon.visitor("Борис");
        boris.start("").await.taps("Стрижка").await.taps("Анна").await.taps("Сегодня").await;
        assert!(!boris.screen().contains("[12:30]"), "{}", boris.screen());
        assert!(boris.screen().contains("[13:00]"), "{}", boris.screen());

        anna.taps("🚫 Не пришёл").await;
        boris
            .start("")
            .await
            .taps("Стрижка")
            .await
            .taps("Анна")
            .await
            .taps("12:30")
            .await
            .taps("✅ Записаться")
            .await;
        anna.says("/today").await.taps("🚫 12:00 Катя Ли").await.taps("↩ Снять отметку").await;
        assert_eq!(anna.toast(), "Это время уже отдали другому, оставили как есть");
    })
    .await;
}

#[tokio::test]
async fn whatever_staff_type_is_one_short_line() {
    story(async |salon| {
        let katya = katya(salon).await;
        let anna = salon.anna().await;
        anna.says("/block завтра 14-15 обед").await;
        assert!(anna.screen().contains("⛔ 14:00–15:00 обед"), "{}", anna.screen());
        anna.says(&format!("/block завтра 15-16 {}", "\u{202e}ооочень <i>долго</i> ".repeat(150))).await;
        assert!(anna.reads().contains("помещается 200 знаков"), "{}", anna.reads());
        anna.says(&format!("/block завтра 15-16 {}", "\u{202e}ооочень <i>долго</i> ".repeat(8))).await;
        anna.taps("⛔ 15:00").await;
        anna.says(&"x".repeat(4000)).await;
        anna.says("/today").await.says("завтра").await;
        assert!(anna.screen().starts_with("📅 Вт 24 ноя"), "{}", anna.screen());
        anna.says("/today пт").await;
        assert!(anna.screen().starts_with("📅 Пт 27 ноя"), "{}", anna.screen());
        anna.says("/today").await.taps("12:00 Катя Ли").await.taps("✖ Отменить").await;
        anna.says(&format!("<b>{}\n{}", "Ж".repeat(3000), "\u{202e}".repeat(500))).await;
        assert!(anna.reads().contains("помещается 128 знаков"), "{}", anna.reads());
        assert_eq!(salon.count("select count(*) from booking where status = 'cancelled'").await, 0);
        anna.says(&format!("<b>{}\n{}", "Ж".repeat(100), "\u{202e}".repeat(5))).await;
        assert!(salon.count("select max(length(reason)) from booking").await > 100);
        assert!(katya.screen().contains("Причина: <b>ЖЖЖ"), "{}", katya.screen());
        anna.says("/off 2020-01-01").await;
        assert!(anna.screen().starts_with("Это время уже прошло"), "{}", anna.screen());
        anna.says("/off завтра").await;
        assert!(anna.screen().starts_with("🌴 Вт 24 ноя"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn nobody_else_gets_in() {
    story(async |salon| {
        let katya = katya(salon).await;
        let anna = salon.anna().await;
        let (own, irina) = (salon.seeded.specialists[0], salon.seeded.specialists[1]);
        let day = MONDAY_DAY.plus(1);
        let start = Timestamp(MONDAY.0 + 7200);
        let id = BookingId(1);
        let presses = |specialist: SpecialistId| {
            [
                today::Press::Day { whose: Whose::One(specialist), day: Some(day), page: 0 },
                today::Press::Gap { specialist, start },
                today::Press::Block { specialist, span: Span::lasting(start, 60) },
                today::Press::Close { specialist, first: day, last: day },
                today::Press::DaysOff { specialist, page: 0 },
            ]
        };
        let of_visit = [
            today::Press::Visit(id),
            today::Press::Mark(id, Mark::Came),
            today::Press::CallOff(id, Excuse::Plans),
            today::Press::Move { booking: id, to: None },
            today::Press::MoveTo {
                booking: id,
                specialist: irina,
                start,
                seen: Seen::of(Timestamp(MONDAY.0 + 3 * 3600)),
                anyway: true,
            },
            today::Press::Visit(BookingId(999)),
            today::Press::GiveBack(TimeOffId(999)),
        ];
        for sneaked in presses(own).into_iter().chain(of_visit) {
            katya.sneaks(press(sneaked)).await;
            assert_eq!(katya.toast(), "Это для тех, кто здесь работает", "{sneaked:?}");
        }
        for sneaked in presses(irina) {
            anna.sneaks(press(sneaked)).await;
            assert_eq!(
                anna.toast(),
                "У вас сюда доступа нет. Если он нужен, попросите владельца",
                "{sneaked:?}"
            );
        }
        assert_eq!(salon.count("select count(*) from time_off").await, 0);
        assert_eq!(salon.count("select count(*) from audit").await, 0);
        for command in ["/today", "/week", "/off", "/block 14-15"] {
            katya.says(command).await;
            assert!(katya.screen().starts_with("Это для тех, кто здесь работает"), "{}", katya.screen());
        }
    })
    .await;
}

#[tokio::test]
async fn a_move_to_somebody_of_another_studio_is_refused() {
    story(async |salon| {
        katya(salon).await;
        salon.change("insert into studio (name, zone, currency, notice_min, window_days, step_min, hold_min, buffers, client_cap, created_at) values ('Чужая', 'Europe/Moscow', 'RUB', 0, 30, 30, 5, 'add', 3, 0)").await;
        salon.change("insert into specialist (studio_id, name, position) values (2, 'Чужой', 1)").await;
        let anna = salon.anna().await;
        anna.says("/today").await;
        let stranger = SpecialistId(4);
        let start = Timestamp(MONDAY.0 + 7200);
        anna.sneaks(press(today::Press::MoveTo { booking: BookingId(1), specialist: stranger, start, seen: Seen::of(Timestamp(MONDAY.0 + 3 * 3600)), anyway: true }))
            .await;
        assert_eq!(anna.toast(), "Мастер не делает эту услугу");
        assert_eq!(salon.count("select count(*) from booking where specialist_id = 4").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_visit_goes_to_a_colleague_only_by_whoever_runs_their_day() {
    story(async |salon| {
        katya(salon).await;
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        let irina = salon.seeded.specialists[1];
        let to_irina = today::Press::MoveTo {
            booking: BookingId(1),
            specialist: irina,
            start: Timestamp(MONDAY.0 + 4 * 3600),
            seen: Seen::of(Timestamp(MONDAY.0 + 3 * 3600)),
            anyway: true,
        };
        anna.sneaks(press(today::Press::Move { booking: BookingId(1), to: Some(irina) })).await;
        assert!(!anna.screen().contains("Ирина"), "{}", anna.screen());
        anna.sneaks(press(to_irina)).await;
        let with_irina = "select count(*) from booking where specialist_id = 2 and status = 'booked'";
        assert_eq!(salon.count(with_irina).await, 0, "{}", anna.screen());
        owner.sneaks(press(to_irina)).await;
        assert_eq!(salon.count(with_irina).await, 1, "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn a_reason_may_be_a_word_that_elsewhere_is_a_command() {
    story(async |salon| {
        let katya = katya(salon).await;
        let anna = salon.anna().await;
        anna.says("/today").await.taps("12:00 Катя Ли").await.taps("✖ Отменить").await;
        anna.says("отмена").await;
        assert_eq!(
            salon.count("select count(*) from booking where status = 'cancelled'").await,
            0,
            "to stop is to stop"
        );
        anna.says("/today").await.taps("12:00 Катя Ли").await.taps("✖ Отменить").await;
        anna.says("Передумала").await;
        assert_eq!(
            salon.count("select count(*) from booking where status = 'cancelled'").await,
            0,
            "or to stop?"
        );
        assert!(anna.screen().contains("Это причина или передумали?"), "{}", anna.screen());
        anna.says("клиент передумал").await;
        assert_eq!(salon.count("select count(*) from booking where status = 'cancelled'").await, 1);
        assert!(katya.reads().contains("клиент передумал"), "{}", katya.reads());
        anna.says("меню").await;
        assert!(anna.screen().contains("На что вас записать?"), "{}", anna.screen());
    })
    .await;
}
