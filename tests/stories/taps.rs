//! How few taps it takes. START counts as one.

use insta::assert_snapshot;
use okoshko::desk::seed::Example;
use okoshko::example;
use okoshko_dialogues::start::Payload;
use okoshko_domain::people::Lang;

use crate::salon::{MONDAY, Visitor, quiet, story, story_in};

/// A studio whose first specialist only colours.
fn with_a_colourist() -> Example {
    let mut example = quiet(Lang::Ru);
    example.specialists[0].does = vec![(1, None, None)];
    example
}

fn link(payload: Payload) -> String {
    payload.text().unwrap()
}

#[tokio::test]
async fn a_link_to_a_service_takes_three_taps() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start(&link(Payload::Service(salon.seeded.services[1]))).await;
        katya.taps("15:00").await.taps("✅ Записаться").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        assert_eq!((katya.count(), katya.heard()), (3, 1));
    })
    .await;
}

#[tokio::test]
async fn a_link_to_a_specialist_takes_four_taps() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start(&link(Payload::Specialist(salon.seeded.specialists[0]))).await;
        assert_snapshot!("a_specialist", katya.screen());
        katya.taps("Окрашивание").await.taps("15:00").await.taps("✅ Записаться").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        assert_eq!((katya.count(), katya.heard()), (4, 1));
    })
    .await;
}

#[tokio::test]
async fn a_link_to_a_specialist_of_one_service_takes_three_taps() {
    story_in(with_a_colourist(), async |salon| {
        let katya = salon.visitor("Катя");
        katya.start(&link(Payload::Specialist(salon.seeded.specialists[0]))).await;
        katya.taps("15:00").await.taps("✅ Записаться").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        assert_eq!((katya.count(), katya.heard()), (3, 1));
    })
    .await;
}

#[tokio::test]
async fn a_link_to_a_slot_takes_two_taps() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        let (service, specialist) = (salon.seeded.services[1], salon.seeded.specialists[0]);
        let start = MONDAY.plus_min(6 * 60); // 15:00
        katya.start(&link(Payload::Slot { service, specialist, start })).await;
        assert_snapshot!("a_linked_slot", katya.screen());
        katya.taps("✅ Записаться").await;
        assert!(katya.screen().starts_with("✅ Записали вас: Пн 23 ноя, 15:00"), "{}", katya.screen());
        assert_eq!((katya.count(), katya.heard()), (2, 1));
    })
    .await;
}

#[tokio::test]
async fn another_date_takes_two_taps_more_and_another_month_three() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Окрашивание").await;
        katya.taps("📅 Другая дата").await.taps("27").await.taps("15:00").await.taps("✅ Записаться").await;
        assert!(katya.screen().starts_with("✅ Записали вас: Пт 27 ноя, 15:00"), "{}", katya.screen());
        assert_eq!((katya.count(), katya.heard()), (4 + 2, 1));

        let lena = salon.visitor("Лена");
        lena.start("").await.taps("Окрашивание").await.taps("📅 Другая дата").await;
        assert_snapshot!("a_month", lena.screen());
        lena.taps("›").await;
        assert_snapshot!("the_next_month", lena.screen());
        lena.taps("8").await.taps("15:00").await.taps("✅ Записаться").await;
        assert!(lena.screen().starts_with("✅ Записали вас: Вт 8 дек, 15:00"), "{}", lena.screen());
        assert_eq!((lena.count(), lena.heard()), (4 + 3, 1));
    })
    .await;
}

#[tokio::test]
async fn a_booking_is_cancelled_in_two_taps_from_its_fact_and_from_its_card() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        for from_the_list in [false, true] {
            book(&katya).await;
            if from_the_list {
                katya.says("/my").await.taps_first("1.b.").await;
            }
            let before = katya.count();
            katya.taps("✖ Отменить запись").await.taps("Да, отменить").await;
            assert_eq!(katya.count() - before, 2);
            assert!(katya.screen().starts_with("✖ Запись отменили"), "{}", katya.screen());
        }
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 0);
    })
    .await;
}

#[tokio::test]
async fn who_comes_back_books_the_same_again_in_two_taps() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        book(&katya).await;
        salon.pass(14 * 24 * 60);
        katya.start("").await;
        let before = katya.count();
        katya.taps("🔁 Пн 7 дек 15:00 · Окрашивание · Анна").await.taps("✅ Записаться").await;
        assert_eq!(katya.count() - before, 2);
        assert!(katya.screen().starts_with("✅ Записали вас: Пн 7 дек, 15:00"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn what_was_left_unfinished_goes_on_in_two_taps() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.holds("Окрашивание", "15:00").await.taps("✖ Не сейчас").await;
        let before = katya.count();
        katya.taps("Продолжить: Пн 23 ноя 15:00").await.taps("✅ Записаться").await;
        assert_eq!(katya.count() - before, 2);
        assert!(katya.screen().starts_with("✅ Записали вас: Пн 23 ноя, 15:00"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_cancelling_is_taken_back_in_one_tap() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        book(&katya).await;
        katya.taps("✖ Отменить запись").await.taps("Да, отменить").await;
        let before = katya.count();
        katya.taps("↩ Вернуть запись").await;
        assert_eq!(katya.count() - before, 1);
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_booking_is_moved_in_three_taps_from_its_fact_and_from_its_card() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        book(&katya).await;
        for (from_the_list, time) in [(false, "15:30"), (true, "10:30")] {
            if from_the_list {
                katya.says("/my").await.taps_first("1.b.").await;
            }
            let before = katya.count();
            katya.taps("↔ Перенести").await.taps(time).await.taps("✅ Перенести").await;
            assert_eq!(katya.count() - before, 3);
            let moved = format!("↔ Перенесли: Пн 23 ноя, {time}");
            assert!(katya.screen().starts_with(&moved), "{}", katya.screen());
        }
    })
    .await;
}

async fn book(visitor: &Visitor<'_>) {
    visitor.start("").await.taps("Окрашивание").await.taps("15:00").await.taps("✅ Записаться").await;
}

#[tokio::test]
async fn the_whole_way_is_as_short_in_english() {
    story_in(quiet(Lang::En), async |salon| {
        let kate = salon.visitor_speaking("Kate Lee", "en");
        kate.start("").await;
        assert_snapshot!("en_home", kate.screen());
        kate.taps("Colour").await;
        assert_snapshot!("en_times", kate.screen());
        kate.taps("15:00").await;
        assert_snapshot!("en_check", kate.screen());
        kate.taps("✅ Book").await;
        assert_snapshot!("en_booked", kate.screen());
        assert_eq!((kate.count(), kate.heard()), (4, 1));

        kate.taps("✖ Cancel booking").await;
        assert_snapshot!("en_really_cancel", kate.screen());
        kate.taps("✖ Yes, cancel it").await;
        assert_snapshot!("en_cancelled", kate.screen());
        assert_eq!((kate.count(), kate.heard()), (4 + 2, 1));

        kate.taps("Book another").await.taps("Haircut").await;
        assert_snapshot!("en_times_of_several_specialists", kate.screen());
        kate.taps("📅 Another date").await;
        assert_snapshot!("en_month", kate.screen());
        kate.taps("27").await;
        assert_snapshot!("en_day", kate.screen());
        kate.taps_first("1.t.").await;
        kate.taps("✅ Book").await;
        assert_eq!(kate.count(), 6 + 4 + 2, "START was a tap too; here it is the button of a fact");
    })
    .await;
}

#[tokio::test]
async fn the_side_rooms_speak_english_too() {
    story_in(quiet(Lang::En), async |salon| {
        let kate = salon.visitor_speaking("Kate Lee", "en");
        kate.start("").await.taps("Colour").await.taps("15:00").await.taps("✅ Book").await;
        kate.taps("📒 My bookings").await;
        assert_snapshot!("en_my_bookings", kate.screen());
        kate.taps_first("1.b.").await;
        assert_snapshot!("en_a_card", kate.screen());
        kate.taps("‹ Back").await.taps("Past bookings").await;
        assert_snapshot!("en_nothing_past", kate.screen());
        kate.says("/lang").await;
        assert_snapshot!("en_languages", kate.screen());
        kate.says("/help").await;
        assert_snapshot!("en_help", kate.screen());
        kate.says("what about Friday?").await;
        assert_snapshot!("en_a_hint", kate.screen());
        kate.start("1vzzz").await;
        assert_snapshot!("en_a_link_that_is_gone", kate.screen());
    })
    .await;
}

/// The first specialist's link in the studio of somebody who reads English among Russian names.
#[tokio::test]
async fn names_stay_as_their_owner_wrote_them() {
    story(async |salon| {
        let kate = salon.visitor_speaking("Kate", "en");
        kate.start(&link(Payload::Specialist(salon.seeded.specialists[0]))).await;
        assert_snapshot!("en_a_russian_specialist", kate.screen());
        let names: Vec<_> = example::studio(Lang::Ru).specialists.into_iter().map(|one| one.name).collect();
        assert!(kate.screen().contains(&names[0]));
    })
    .await;
}
