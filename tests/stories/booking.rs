//! A client books and cancels.

use insta::assert_snapshot;
use okoshko_domain::people::Lang;

use crate::salon::{hasty_story_in, quiet, story};

#[tokio::test]
async fn a_new_client_books_in_four_taps_and_cancels_in_two() {
    story(async |salon| {
        let anna = salon.anna().await;
        let katya = salon.visitor("Катя Ли");

        katya.start("").await;
        assert_snapshot!("home", katya.screen());
        katya.taps("Окрашивание").await;
        assert_snapshot!("times", katya.screen());
        katya.taps("15:00").await;
        assert_snapshot!("check", katya.screen());
        katya.taps("✅ Записаться").await;
        assert_snapshot!("booked", katya.screen());
        assert_eq!(katya.count(), 4);
        assert_eq!(katya.heard(), 1, "one live screen became the fact");
        assert_snapshot!("specialist_hears_of_the_booking", anna.screen());

        katya.taps("✖ Отменить запись").await;
        assert_snapshot!("really_cancel", katya.screen());
        katya.taps("Да, отменить").await;
        assert_eq!(katya.count(), 4 + 2);
        assert_snapshot!("cancelled", katya.screen());
        salon.pass(1); // The client may say why, or change their mind.
        salon.ring().await;
        assert_snapshot!("specialist_hears_of_the_cancelling", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn my_bookings_show_what_was_booked() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Педикюр").await.taps("Ср 25 ноя").await;
        assert_snapshot!("a_whole_day", katya.screen());
        katya.taps_first("1.t.").await;
        katya.taps("✅ Записаться").await.taps("📒 Мои записи").await;
        assert_snapshot!("my_bookings", katya.screen());
        assert_eq!(katya.heard(), 2, "the fact stays; the list is a new message");
        katya.taps_first("1.b.").await;
        assert_snapshot!("a_card", katya.screen());
        katya.taps("‹ Назад").await.taps("Прошлые записи").await;
        assert_snapshot!("nothing_past", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn many_bookings_are_shown_page_by_page() {
    let mut generous = quiet(Lang::Ru);
    generous.studio.policy.client_cap = 100;
    hasty_story_in(generous, async |salon| {
        let katya = salon.visitor("Катя");
        for _ in 0..12 {
            katya.start("").await.taps("Коррекция бровей").await.taps_first("1.t.").await;
            katya.taps("✅").await;
        }
        let listed = || {
            katya.newest().buttons.into_iter().flatten().filter(|one| one.text.contains("Коррекция")).count()
        };
        katya.taps("📒 Мои записи").await;
        assert_snapshot!("the_first_page", katya.screen());
        katya.taps("Следующие »").await;
        assert_eq!(listed(), 5);
        katya.taps("Следующие »").await;
        assert_snapshot!("the_last_page", katya.screen());
        katya.taps("« В начало списка").await;
        assert_snapshot!("the_first_page", katya.screen());

        salon.pass(30 * 24 * 60);
        katya.says("/my").await.taps("Прошлые записи").await;
        assert_snapshot!("the_first_page_of_the_past", katya.screen());
        katya.taps("Следующие »").await.taps("Следующие »").await;
        assert_eq!(listed(), 2);
    })
    .await;
}
