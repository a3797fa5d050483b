//! A client adds a comment, or books for somebody else.

use insta::assert_snapshot;
use okoshko_dialogues::extras::Press as Extra;
use okoshko_dialogues::press::Press;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::BookingId;
use okoshko_emulator::{Card, Content};

use crate::salon::story;

#[tokio::test]
async fn a_comment_and_a_guest_go_with_the_visit() {
    story(async |salon| {
        let anna = salon.anna().await;
        let katya = salon.visitor("Катя Ли");
        katya.holds("Окрашивание", "15:00").await.taps("💬 Комментарий").await;
        assert_snapshot!("comment", katya.screen());
        katya.says("Аллергия на аммиак,\nпожалуйста <b>без него</b>").await;
        katya.taps("👶 Для другого").await;
        assert_snapshot!("for_somebody_else", katya.screen());
        katya.says("Маша, 8 917 123-45-67").await;
        assert_snapshot!("check", katya.screen());
        katya.taps("✅").await;
        assert_snapshot!("booked", katya.screen());
        assert_snapshot!("the_specialist_hears", anna.screen());
        anna.taps("Открыть запись").await;
        assert_snapshot!("the_specialist_looks", anna.screen());
        katya.taps("📒 Мои записи").await.taps_first("1.b.").await;
        assert_snapshot!("card", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn what_was_added_is_taken_away_again() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.holds("Окрашивание", "15:00").await;
        let bare = katya.screen();
        katya.taps("💬").await.says("нет").await;
        assert!(katya.screen().contains("💬 нет"), "any words are a comment: {}", katya.screen());
        katya.taps("💬").await.taps("‹ Назад").await;
        assert!(katya.screen().contains("💬 нет"), "back keeps it: {}", katya.screen());
        katya.taps("💬").await.taps("✖ Убрать комментарий").await;
        katya.taps("👶").await;
        katya.person.send_contact(&Card::new("Маша", "79170000000"));
        salon.settle().await;
        assert!(katya.screen().contains("👶 Придёт: Маша · +7 917 000-00-00"), "{}", katya.screen());
        katya.taps("👶").await.taps("✖ Записать меня").await;
        assert_eq!(katya.screen(), bare);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_kept_is_asked_for_again() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.holds("Окрашивание", "15:00").await.taps("💬").await;
        katya.says(&"ы".repeat(301)).await;
        assert_snapshot!("too_long", katya.screen());
        katya.sends(Content::Sticker).await;
        assert!(katya.screen().contains("Что передать мастеру?"), "{}", katya.screen());
        katya.says(&"ы".repeat(300)).await.taps("👶").await;
        for strange in ["8 917 123", "+7 917 123-45-67"] {
            katya.says(strange).await;
            assert!(katya.screen().contains("Кто придёт?"), "{strange}: {}", katya.screen());
        }
        katya.says(&format!("'); drop table booking; -- {}", "х".repeat(100))).await.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        assert_eq!(salon.count("select length(guest_name) from booking where status = 'booked'").await, 64);
    })
    .await;
}

#[tokio::test]
async fn what_was_added_outlives_the_hold_and_the_change_of_the_time() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.holds("Окрашивание", "15:00").await.taps("💬").await;
        salon.pass(30);
        katya.says("без аммиака").await;
        assert!(katya.screen().starts_with("Всё верно?"), "taken again: {}", katya.screen());
        assert!(katya.screen().contains("💬 без аммиака"), "{}", katya.screen());
        katya.taps("‹ Назад").await.taps("15:00").await;
        assert!(katya.screen().contains("💬 без аммиака"), "another time: {}", katya.screen());
        salon.pass(30);
        katya.taps("✅").await;
        assert!(katya.screen().contains("💬 без аммиака"), "{}", katya.screen());
        katya.taps("Записаться ещё").await.taps("Педикюр").await.taps_first("1.t.").await;
        assert!(!katya.screen().contains("💬 без"), "what is booked has its own: {}", katya.screen());
        katya.taps("💬").await.says("красный лак").await;
        katya.start("").await.taps("Стрижка").await.taps_first("1.t.").await;
        assert!(!katya.screen().contains("лак"), "it was of another service: {}", katya.screen());

        // Somebody is faster while Vera types: her words go along to another time.
        let (vera, lena) = (salon.visitor("Вера"), salon.visitor("Лена"));
        vera.holds("Окрашивание", "10:00").await.taps("💬").await; // Tomorrow: it is past ten.
        salon.pass(30);
        lena.holds("Окрашивание", "10:00").await.taps("✅").await;
        vera.says("без аммиака").await;
        assert!(vera.screen().starts_with("Это время уже занято"), "{}", vera.screen());
        vera.taps_first("1.t.").await;
        assert!(vera.screen().contains("💬 без аммиака"), "{}", vera.screen());
    })
    .await;
}

#[tokio::test]
async fn stale_presses_and_other_peoples_change_nothing() {
    story(async |salon| {
        let (katya, vera) = (salon.visitor("Катя"), salon.visitor("Вера"));
        katya.holds("Окрашивание", "15:00").await;
        let (check, ask) = katya.find("1.fc.").unwrap();
        let hold = BookingId(salon.count("select booking_id from booking where status = 'held'").await);
        vera.start("").await;
        let presses =
            [Extra::Comment(hold, Who::Any), Extra::Guest(hold, Who::Any), Extra::NoComment(hold, Who::Any)];
        for press in presses.into_iter().chain([Extra::NoGuest(hold, Who::Any), Extra::Back(hold, Who::Any)])
        {
            vera.sneaks(Press::Extra(press)).await;
            assert!(vera.toast().contains("не ваша"), "{press:?}: {}", vera.toast());
        }
        vera.says("чужое").await;
        assert_eq!(salon.count("select count(*) from booking where comment <> ''").await, 0);

        katya.taps("💬").await;
        salon.clock.advance(1);
        katya.forges(check, &katya.find("1.fb.").unwrap().1).await;
        katya.taps_twice("✅").await;
        katya.forges(check, &ask).await;
        assert!(katya.screen().contains("✅ Вы записаны"), "{}", katya.screen());
        katya.says("поздно").await;
        katya.sneaks(Press::Extra(Extra::NoComment(hold, Who::Any))).await;
        assert_eq!(salon.count("select count(*) from booking where comment <> ''").await, 0);
        katya.holds("Педикюр", "14:00").await.taps("💬").await.says("стоп").await;
        assert_eq!(salon.count("select count(*) from booking where status = 'held'").await, 0, "let go");
    })
    .await;
}
