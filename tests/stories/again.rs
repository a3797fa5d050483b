//! Whoever comes back is offered the same again, or what they left unfinished.

use insta::assert_snapshot;
use okoshko_domain::people::Lang;

use crate::salon::{quiet, story, story_in};

const COLOUR: &str = "Окрашивание";
const DAY: i64 = 24 * 60;

#[tokio::test]
async fn the_same_again_at_the_usual_time() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert!(!katya.screen().contains("🔁"), "nobody was here before: {}", katya.screen());
        katya.books(COLOUR, "15:00").await;
        katya.start("").await;
        assert!(!katya.screen().contains("🔁"), "they are booked: {}", katya.screen());
        salon.pass(2 * DAY);
        katya.start("").await;
        assert_snapshot!("home", katya.screen());
        katya.taps("🔁").await;
        assert_snapshot!("check", katya.screen());
        katya.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас: Пн 30 ноя, 15:00"), "{}", katya.screen());
    })
    .await;
}

/// The usual time is taken: the nearest to it, not a week too soon.
#[tokio::test]
async fn where_the_usual_time_is_taken_another_is_offered() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        salon.change("update studio set client_cap = 50, window_days = 16").await;
        katya.books(COLOUR, "15:00").await;
        for day in ["30", "7"] {
            boris.start("").await.taps(COLOUR).await.taps("📅 Другая дата").await;
            if day == "7" {
                boris.taps("›").await;
            }
            boris.taps(day).await.taps("15:00").await.taps("✅").await;
        }
        salon.pass(2 * DAY);
        katya.start("").await;
        assert!(katya.screen().contains("🔁 Вт 1 дек 15:00 · Окрашивание · Анна"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn what_is_not_offered_any_more_is_not_offered_again() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await;
        salon.pass(2 * DAY);
        salon.change("update service set hidden = true where service_id = 2").await;
        katya.start("").await;
        assert!(!katya.screen().contains("🔁"), "{}", katya.screen());
        salon.change("update service set hidden = false where service_id = 2").await;
        salon.change("update booking set status = 'no_show'").await;
        katya.start("").await;
        assert!(!katya.screen().contains("🔁"), "they did not come: {}", katya.screen());
        salon.change("update booking set status = 'came'").await;
        salon.change("update studio set paused = true").await;
        katya.start("").await;
        assert!(!katya.screen().contains("🔁"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn what_was_left_is_kept_for_a_day() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya
            .start("")
            .await
            .taps(COLOUR)
            .await
            .taps("📅 Другая дата")
            .await
            .taps("27")
            .await
            .taps("15:00")
            .await;
        katya.says("/cancel").await;
        assert_snapshot!("unfinished", katya.screen());
        salon.pass(DAY - 1);
        katya.start("").await.taps("Продолжить").await;
        assert!(katya.screen().contains("Пт 27 ноя, 15:00–17:30"), "{}", katya.screen());
        katya.says("/start").await;
        salon.pass(DAY);
        katya.start("").await;
        assert!(!katya.screen().contains("Продолжить"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn what_was_left_and_taken_leads_to_the_nearest() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        katya.holds(COLOUR, "15:00").await.taps("✖ Не сейчас").await;
        boris.books(COLOUR, "15:00").await;
        katya.taps("Продолжить").await;
        assert_eq!(katya.toast(), "Это время уже занято. Вот ближайшее");
        assert!(katya.screen().contains("⭐"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn what_was_booked_after_it_or_is_too_soon_is_not_unfinished() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.holds(COLOUR, "15:00").await;
        katya.books(COLOUR, "10:30").await;
        katya.start("").await;
        assert!(!katya.screen().contains("Продолжить"), "{}", katya.screen());
        let lena = salon.visitor("Лена");
        lena.holds(COLOUR, "15:30").await;
        lena.start("").await;
        assert!(lena.screen().contains("Продолжить: Пн 23 ноя 15:30 · О"), "{}", lena.screen());
        salon.pass(6 * 60); // 15:00: half an hour before
        lena.start("").await;
        assert!(!lena.screen().contains("Продолжить"), "{}", lena.screen());
    })
    .await;
}

#[tokio::test]
async fn coming_back_speaks_english_too() {
    story_in(quiet(Lang::En), async |salon| {
        let kate = salon.visitor_speaking("Kate Lee", "en");
        kate.start("").await.taps("Colour").await.taps("15:00").await.taps("✖ Not now").await;
        assert_snapshot!("en_unfinished", kate.screen());
        kate.start("").await.taps("Colour").await.taps("15:00").await.taps("✅ Book").await;
        salon.pass(3 * DAY);
        kate.start("").await;
        assert_snapshot!("en_again", kate.screen());
    })
    .await;
}
