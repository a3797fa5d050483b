//! A client moves a visit: it stands where it stood until the new time is taken.

use insta::assert_snapshot;
use okoshko_dialogues::moving::{Move, Press as Step, Seen};
use okoshko_dialogues::press::{Part, Press};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::BookingId;
use okoshko_domain::money::{Currency, Money};
use okoshko_domain::people::Lang;

use crate::salon::{MONDAY, Salon, Visitor, quiet, story, story_in};

const COLOUR: &str = "Окрашивание";
const CUT: &str = "Стрижка";
const FIRST: BookingId = BookingId(1);

/// Where the first booking stands: minutes since Monday, 9:00.
async fn stands(salon: &Salon) -> i64 {
    salon.count("select (starts_at - 1795413600) / 60 from booking where booking_id = 1").await
}

fn keep(visitor: &Visitor<'_>, prefix: &str) -> (i64, String) {
    visitor.find(prefix).unwrap_or_else(|| panic!("no {prefix} on:\n{}", visitor.screen()))
}

#[tokio::test]
async fn a_visit_is_moved_and_everybody_hears() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.books(COLOUR, "15:00").await;
        assert_snapshot!("booked", katya.screen());
        let heard = katya.heard();
        katya.taps("↔ Перенести").await;
        assert_snapshot!("times", katya.screen());
        katya.taps("15:30").await;
        assert_snapshot!("check", katya.screen());
        assert_eq!(stands(salon).await, 360, "nothing is moved by looking");
        katya.taps("✅ Перенести").await;
        assert_eq!(katya.toast(), "Перенесли");
        assert_snapshot!("moved", katya.screen());
        assert_eq!(
            (stands(salon).await, katya.heard()),
            (390, heard),
            "the fact takes the place of the question"
        );
        assert_snapshot!("the_specialist_hears", anna.screen());
        katya.says("/my").await.taps_first("1.b.").await;
        assert_snapshot!("card", katya.screen());
        let history = "select count(*) from booking_event where what = 'moved' and detail like '%starts_at%'";
        assert_eq!(salon.count(history).await, 1);

        // The old time is free again, the new one is not.
        let boris = salon.visitor("Борис");
        boris.start("").await.taps(COLOUR).await.taps("Сегодня").await;
        assert!(!boris.screen().contains("15:00]"), "{}", boris.screen());
    })
    .await;
}

#[tokio::test]
async fn another_specialist_has_their_own_price_and_both_hear() {
    story(async |salon| {
        salon.change("insert into offer (studio_id, specialist_id, service_id, price_minor) values (1, 2, 2, 550000)
                      on conflict (specialist_id, service_id) do update set price_minor = 550000").await;
        salon.desk.hire(salon.seeded.studio, 902, Lang::Ru, "specialist", Some(salon.seeded.specialists[1])).await.unwrap();
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        let irina = salon.meet(salon.emulator.person_with_id(902, "Ирина", "ru"));
        irina.start("").await;
        katya.start("").await.taps(COLOUR).await.taps("Анна").await.taps("15:00").await.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        salon.change("update service set price_minor = price_minor + 100000 where service_id = 2").await;

        // What was agreed stays with whoever agreed.
        katya.taps("↔ Перенести").await.taps("15:30").await;
        assert!(!katya.screen().contains('⚠'), "{}", katya.screen());
        katya.taps("‹ Назад").await;
        let irina_name = salon.seeded.specialists[1];
        katya.sneaks(Press::Moving(Step::Times { booking: FIRST, who: Who::One(irina_name), part: Part::All, page: 0 })).await;
        assert_snapshot!("times_of_another", katya.screen());
        katya.taps_first("1.rs.").await;
        assert_snapshot!("check_of_another", katya.screen());
        katya.taps("✅ Перенести").await;
        assert_snapshot!("moved_to_another", katya.screen());
        assert_eq!(salon.count("select price_minor from booking where booking_id = 1").await, 550_000);
        for specialist in [&anna, &irina] {
            assert!(specialist.screen().starts_with("↔ Запись перенесли"), "{}", specialist.screen());
        }
    })
    .await;
}

#[tokio::test]
async fn a_slot_that_somebody_took_leaves_the_old_time_alone() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        katya.books(COLOUR, "15:00").await.taps("↔ Перенести").await.taps("10:00").await;
        let yes = keep(&katya, "1.ry.");
        boris.books(COLOUR, "10:00").await;
        katya.forges(yes.0, &yes.1).await;
        assert_snapshot!("somebody_was_faster", format!("{}\n---\n{}", katya.toast(), katya.screen()));
        assert_eq!(katya.screen().matches('⭐').count(), 3, "two times and the line that explains them");
        assert_eq!(stands(salon).await, 360);
        assert!(boris.says("/my").await.screen().contains("10:00"));
        katya.taps("⭐").await.taps("✅ Перенести").await;
        assert!(katya.screen().starts_with("↔ Перенесли: Пн 23 ноя"), "{}", katya.screen());
    })
    .await;
}

/// A visit of two and a half hours goes half an hour on: it is not in its own way, and does not fill its own day.
#[tokio::test]
async fn a_visit_is_not_in_its_own_way() {
    story(async |salon| {
        salon.change("update calendar set day_limit = 1").await;
        salon.change("update studio set client_cap = 1, cancel_before_min = 0").await;
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await.taps("↔ Перенести").await.taps("Сегодня").await;
        assert!(!katya.screen().contains("15:00]"), "where it stands is no choice: {}", katya.screen());
        let near =
            Press::Moving(Step::Slot { booking: FIRST, who: Who::Any, start: MONDAY.plus_min(6 * 60 + 30) });
        katya.sneaks(near).await.taps("✅ Перенести").await;
        assert!(katya.screen().starts_with("↔ Перенесли: Пн 23 ноя, 15:30–18:00"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn another_date_is_chosen_from_the_calendar() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await;
        let before = katya.count();
        katya.taps("↔ Перенести").await.taps("📅 Другая дата").await;
        assert_snapshot!("month", katya.screen());
        katya.taps("27").await;
        assert_snapshot!("day", katya.screen());
        katya.taps("15:00").await.taps("✅ Перенести").await;
        assert!(katya.screen().starts_with("↔ Перенесли: Пт 27 ноя, 15:00"), "{}", katya.screen());
        assert_eq!(katya.count() - before, 3 + 2);
        katya.taps("↔ Перенести").await.taps("‹ Назад").await;
        assert!(katya.screen().starts_with("📅 Пт 27 ноя, 15:00"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn moving_twice_is_moving_once() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.books(COLOUR, "15:00").await.taps("↔ Перенести").await.taps("15:30").await;
        let yes = keep(&katya, "1.ry.");
        let heard = anna.heard();
        katya.taps_twice("✅ Перенести").await;
        katya.forges(yes.0, &yes.1).await;
        assert_eq!(katya.toast(), "Перенесли");
        assert_eq!(anna.heard(), heard + 1);
        assert_eq!(salon.count("select count(*) from booking_event where what = 'moved'").await, 1);
        assert_eq!(salon.count("select (moved_from - 1795413600) / 60 from booking").await, 360);
    })
    .await;
}

#[tokio::test]
async fn an_old_yes_does_not_move_what_went_elsewhere() {
    story(async |salon| {
        salon.change("update studio set cancel_before_min = 0").await;
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await.taps("↔ Перенести").await.taps("15:30").await;
        let old = keep(&katya, "1.ry.");
        katya.taps("‹ Назад").await.taps("10:30").await.taps("✅ Перенести").await;
        assert_eq!(stands(salon).await, 90);
        katya.forges(old.0, &old.1).await;
        assert_eq!(katya.toast(), "С тех пор запись изменилась, пока не перенесли. Посмотрите и решите");
        assert!(katya.person.toasts().last().unwrap().alert);
        assert!(katya.screen().contains("Было: Пн 23 ноя, 10:30"), "{}", katya.screen());
        assert_eq!(stands(salon).await, 90);
    })
    .await;
}

#[tokio::test]
async fn a_visit_that_is_called_off_or_over_is_not_moved() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await;
        let ask = keep(&katya, "1.rt.");
        katya.taps("↔ Перенести").await;
        let slot = keep(&katya, "1.rs.");
        katya.taps("15:30").await;
        let yes = keep(&katya, "1.ry.");
        let settled = "С тех пор запись изменилась или прошла. Вот как сейчас";
        katya.says("/my").await.taps_first("1.b.").await;
        katya.taps("✖ Отменить запись").await.taps("Да, отменить").await;
        for (message, data) in [&ask, &slot, &yes] {
            katya.forges(*message, data).await;
            assert_eq!(katya.toast(), settled, "{data}");
        }
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 0);
        salon.change("update booking set status = 'booked'").await;
        salon.pass(12 * 60);
        salon.ring().await;
        for (message, data) in [&ask, &slot, &yes] {
            katya.forges(*message, data).await;
            assert_eq!(katya.toast(), settled, "{data}");
        }
        assert_eq!(stands(salon).await, 360);
    })
    .await;
}

#[tokio::test]
async fn the_window_for_moving_is_the_studios() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        salon.change("update studio set move_before_min = 5 * 60").await;
        katya.books(COLOUR, "15:00").await;
        assert_snapshot!("two_windows", katya.screen());
        let ask = keep(&katya, "1.rt.");
        katya.taps("↔ Перенести").await.taps("15:30").await;
        let yes = keep(&katya, "1.ry.");
        salon.pass(60); // 10:00: five hours before
        for (message, data) in [&ask, &yes] {
            katya.forges(*message, data).await;
            assert!(katya.toast().starts_with("Перенести кнопкой уже нельзя"), "{}", katya.toast());
        }
        assert_snapshot!("too_late", katya.screen());
        assert_eq!(stands(salon).await, 360);
        salon.change("update studio set move_before_min = -1").await;
        katya.says("/my").await.taps_first("1.b.").await;
        assert!(!katya.screen().contains("↔ Перенести"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_studio_that_takes_no_bookings_moves_none() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await;
        let ask = keep(&katya, "1.rt.");
        katya.taps("↔ Перенести").await.taps("15:30").await;
        let yes = keep(&katya, "1.ry.");
        salon.change("update studio set paused = true").await;
        katya.forges(yes.0, &yes.1).await;
        assert!(katya.toast().contains("Прежняя запись остаётся за вами"), "{}", katya.toast());
        assert!(katya.screen().starts_with("📅 Пн 23 ноя, 15:00"), "{}", katya.screen());
        assert!(!katya.screen().contains("↔ Перенести"), "{}", katya.screen());
        katya.forges(ask.0, &ask.1).await;
        assert_snapshot!("paused", katya.screen());
        assert_eq!(stands(salon).await, 360);
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_visit_is_not_moved_and_tells_nothing() {
    story(async |salon| {
        let (boris, katya) = (salon.visitor("Борис Нечаев"), salon.visitor("Катя"));
        boris.books(COLOUR, "10:30").await;
        katya.start("").await;
        let (who, start, anna) = (Who::Any, MONDAY.plus_min(6 * 60), salon.seeded.specialists[0]);
        let price = Money { minor: 450_000, currency: Currency::parse("RUB").unwrap() };
        let seen = Seen::of(MONDAY.plus_min(90), price);
        for press in [
            Step::Times { booking: FIRST, who, part: Part::All, page: 0 },
            Step::Day {
                booking: FIRST,
                who,
                day: okoshko_domain::zone::LocalDay(20_780),
                part: Part::All,
                page: 0,
            },
            Step::Month { booking: FIRST, who, month: okoshko_domain::zone::LocalDay(20_780).month() },
            Step::Slot { booking: FIRST, who, start },
            Step::Move(Move { booking: FIRST, specialist: anna, start, seen, any: false }),
        ] {
            katya.sneaks(Press::Moving(press)).await;
            assert_eq!(katya.toast(), "Это не ваша запись", "{press:?}");
            assert!(katya.screen().starts_with("Студия «Лён»"), "{press:?}: {}", katya.screen());
        }
        for secret in ["10:30", "Борис", "Нечаев"] {
            assert!(!katya.reads().contains(secret), "{secret} leaked: {}", katya.reads());
        }
        assert_eq!(salon.count("select count(*) from booking_event where what = 'moved'").await, 0);
    })
    .await;
}

/// A modified client sends what no button of ours says.
#[tokio::test]
async fn a_forged_move_is_refused_by_the_rules() {
    story(async |salon| {
        salon.change("update studio set cancel_before_min = 0").await;
        let katya = salon.visitor("Катя");
        katya.books(CUT, "12:00").await;
        let price = salon.count("select price_minor from booking").await;
        let price = Money { minor: price, currency: Currency::parse("RUB").unwrap() };
        let anna = okoshko_domain::ids::SpecialistId(salon.count("select specialist_id from booking").await);
        let seen = Seen::of(MONDAY.plus_min(3 * 60), price);
        let to = |specialist, minutes| {
            let start = MONDAY.plus_min(minutes);
            Press::Moving(Step::Move(Move { booking: FIRST, specialist, start, seen, any: false }))
        };
        for (press, why) in [
            (to(anna, 6 * 60 + 7), "off the grid"),
            (to(anna, -60), "in the past"),
            (to(anna, 14 * 60), "at night"),
            (to(anna, 365 * 24 * 60), "too far ahead"),
            (to(okoshko_domain::ids::SpecialistId(99), 7 * 60), "with nobody"),
        ] {
            katya.sneaks(press).await;
            assert!(katya.toast().ends_with("Прежняя запись остаётся за вами"), "{why}: {}", katya.toast());
            assert_eq!(stands(salon).await, 180, "{why}");
        }
    })
    .await;
}

#[tokio::test]
async fn moving_speaks_english_too() {
    story_in(quiet(Lang::En), async |salon| {
        let kate = salon.visitor_speaking("Kate Lee", "en");
        kate.start("").await.taps("Colour").await.taps("15:00").await.taps("✅ Book").await;
        kate.taps("↔ Move").await;
        assert_snapshot!("en_times", kate.screen());
        kate.taps("15:30").await;
        assert_snapshot!("en_check", kate.screen());
        kate.taps("✅ Move").await;
        assert_snapshot!("en_moved", format!("{}\n---\n{}", kate.toast(), kate.screen()));
    })
    .await;
}

/// The reply never got through: the outbox tells it.
#[tokio::test]
async fn a_move_whose_reply_was_lost_is_told_later() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await.taps("↔ Перенести").await.taps("15:30").await;
        katya.taps("✅ Перенести").await;
        assert_eq!(
            salon.count("select count(*) from outbox where kind = 'moved' and sent_at is not null").await,
            1
        );
    })
    .await;
}
