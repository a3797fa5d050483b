//! A client leaves their phone, once.

use insta::assert_snapshot;
use okoshko_domain::people::Lang;
use okoshko_emulator::{Card, Content};

use crate::salon::{Salon, quiet, story, story_in};

async fn asks(salon: &Salon, how: &'static str) {
    salon
        .change(match how {
            "required" => "update studio set ask_phone = 'required'",
            _ => "update studio set ask_phone = 'welcome'",
        })
        .await;
}

#[tokio::test]
async fn a_phone_is_one_tap_more_and_is_asked_once() {
    story(async |salon| {
        asks(salon, "required").await;
        let anna = salon.anna().await;
        let katya = salon.visitor("Катя Ли");
        katya.holds("Окрашивание", "15:00").await;
        assert_snapshot!("check", katya.screen());
        katya.taps("✅").await;
        assert_snapshot!("question", katya.screen());
        assert_eq!(katya.person.reply_keys(), [["📞 Отправить мой номер"], ["‹ Назад"]]);
        assert_eq!(salon.count("select count(*) from booking where status = 'held'").await, 1, "it is kept");
        katya.taps("📞 Отправить мой номер").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        assert_eq!(katya.count(), 5, "four taps and one");
        assert_eq!(katya.person.reply_keys(), [[""; 0]; 0], "the keys are away");
        assert!(katya.reads().contains("Спасибо, номер записали"));
        anna.taps("Открыть запись").await;
        assert!(anna.screen().contains("📞 +7"), "{}", anna.screen());

        let consent = "select count(*) from client where consent_version = '2' and consented_at is not null";
        assert_eq!(salon.count(consent).await, 1);
        katya.taps("Записаться ещё").await.taps("Педикюр").await.taps_first("1.t.").await;
        assert!(!katya.screen().contains("вы разрешаете"), "agreed once: {}", katya.screen());
        katya.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_phone_may_be_typed_as_people_write_it() {
    story(async |salon| {
        asks(salon, "required").await;
        let katya = salon.visitor("Катя");
        katya.holds("Окрашивание", "15:00").await.taps("✅").await;
        for strange in ["+7", "позвоните мне", "12345", "8 917 <b>", "'); drop table client; --", "нет", "»"]
        {
            katya.says(strange).await;
            assert!(
                katya.screen().contains("Остался последний шаг: ваш телефон"),
                "{strange}: {}",
                katya.screen()
            );
        }
        assert_snapshot!("a_strange_number", katya.screen());
        katya.sends(Content::Sticker).await;
        assert!(katya.screen().contains("Остался последний шаг: ваш телефон"), "{}", katya.screen());
        katya.says("8 (917) 123-45-67").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        assert_eq!(salon.count("select count(*) from client where phone = '+79171234567'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_contact_is_no_phone_of_ones_own() {
    story(async |salon| {
        asks(salon, "required").await;
        let katya = salon.visitor("Катя");
        katya.holds("Окрашивание", "15:00").await.taps("✅").await;
        for foreign in [
            Card::new("Мария", "+79170000000"),
            Card { user_id: Some(7), ..Card::new("Катя", "79170000000") },
        ] {
            katya.person.send_contact(&foreign);
            salon.settle().await;
            assert_snapshot!("somebody_elses_contact", katya.screen());
        }
        assert_eq!(salon.count("select count(*) from client where phone <> ''").await, 0);
        katya.taps("📞").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn the_question_may_be_left_where_it_is_no_must() {
    story(async |salon| {
        asks(salon, "welcome").await;
        let katya = salon.visitor("Катя");
        katya.holds("Окрашивание", "15:00").await.taps("✅").await;
        assert_snapshot!("question_if_they_like", katya.screen());
        katya.taps("Без телефона").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        assert_eq!(katya.person.reply_keys(), [[""; 0]; 0]);
        katya.taps("Записаться ещё").await.taps("Педикюр").await.taps_first("1.t.").await;
        katya.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "not asked again: {}", katya.screen());

        let vera = salon.visitor("Вера");
        vera.start("").await.taps("Педикюр").await.taps_first("1.t.").await;
        vera.taps("✅").await.says("нет").await;
        assert!(vera.screen().starts_with("✅ Записали вас"), "no is no to the question: {}", vera.screen());
    })
    .await;
}

#[tokio::test]
async fn back_leads_to_the_last_look_and_commands_lead_away() {
    story(async |salon| {
        asks(salon, "required").await;
        let katya = salon.visitor("Катя");
        katya.holds("Окрашивание", "15:00").await.taps("✅").await.taps("‹ Назад").await;
        assert!(katya.screen().starts_with("Всё верно?"), "{}", katya.screen());
        assert_eq!(katya.person.reply_keys(), [[""; 0]; 0]);
        katya.taps("✅").await.says("/my").await;
        assert!(katya.screen().starts_with("📒"), "{}", katya.screen());
        assert_eq!(katya.person.reply_keys(), [[""; 0]; 0]);
        katya.holds("Окрашивание", "15:00").await.taps("✅").await.says("отмена").await;
        assert_eq!(salon.count("select count(*) from booking where status = 'held'").await, 0, "let go");
        assert_eq!(katya.person.reply_keys(), [[""; 0]; 0]);
        // An old key in the history, where nothing is asked.
        katya.says("‹ Назад").await;
        katya.person.send(Content::Contact);
        salon.settle().await;
        assert_eq!(salon.count("select count(*) from client where phone <> ''").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_hold_that_ran_out_is_taken_again_or_the_phone_is_kept_for_another_time() {
    story(async |salon| {
        asks(salon, "required").await;
        let (katya, vera) = (salon.visitor("Катя"), salon.visitor("Вера"));
        katya.holds("Окрашивание", "15:00").await.taps("✅").await;
        salon.pass(30);
        katya.taps("📞").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());

        vera.holds("Окрашивание", "11:30").await.taps("✅").await;
        salon.pass(30);
        let lena = salon.visitor("Лена");
        lena.holds("Окрашивание", "11:30").await.taps("✅").await.says("+79171112233").await;
        assert!(lena.screen().starts_with("✅ Записали вас"), "{}", lena.screen());
        vera.taps("📞").await;
        assert_snapshot!("somebody_was_faster", vera.screen());
        vera.taps_first("1.t.").await;
        vera.taps("✅").await;
        assert!(vera.screen().starts_with("✅ Записали вас"), "the phone is known: {}", vera.screen());
    })
    .await;
}

#[tokio::test]
async fn two_taps_are_one_booking_and_old_keyboards_are_harmless() {
    story_in(quiet(Lang::Ru), async |salon| {
        asks(salon, "required").await;
        let katya = salon.visitor("Катя");
        katya.holds("Окрашивание", "15:00").await;
        let (check, data) = katya.find("1.y.").unwrap();
        katya.taps_twice("✅").await;
        katya.forges(check, &data).await; // ✅ of the old screen, instead of an answer.
        assert!(katya.screen().contains("Остался последний шаг: ваш телефон"), "{}", katya.screen());
        katya.person.send(Content::Contact);
        katya.person.send(Content::Contact);
        salon.settle().await;
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
        let vera = salon.visitor("Вера");
        vera.start("").await.forges(vera.newest().id, &data).await;
        assert!(vera.toast().contains("не ваша"), "{}", vera.toast());
        assert_eq!(salon.count("select count(*) from client where phone <> ''").await, 1);
    })
    .await;
}
