//! A person looks at what we know of them, changes it, takes it along, and has it forgotten.

use std::io::{Cursor, Read};

use insta::assert_snapshot;
use okoshko_domain::people::Lang;
use okoshko_emulator::Media;

use crate::salon::{Salon, Visitor, quiet, story, story_in};

#[tokio::test]
async fn a_phone_is_kept_of_somebody_who_was_nowhere_yet() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.start("").await;
        katya.says("/profile").await.taps("📞 Телефон").await.says("89171234567").await;
        assert!(katya.screen().contains("+7 917 123-45-67"), "{}", katya.screen());
        katya.books("Стрижка", "17:00").await;
        anna.says("/today").await.taps("17:00 Катя").await;
        assert!(anna.screen().contains("+7 917 123-45-67"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_name_and_a_phone_of_ones_own() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.books("Стрижка", "17:00").await;
        katya.says("/profile").await;
        assert_snapshot!("profile", katya.screen());
        katya.taps("✏️ Имя").await.says("Катерина <b>II").await;
        assert!(katya.screen().contains("Имя: Катерина <b>II"), "{}", katya.screen());
        katya.taps("✏️ Имя").await.says("две\nстроки").await;
        assert!(katya.screen().contains("в одну строку"), "{}", katya.screen());
        katya.taps("‹ Назад").await.taps("📞 Телефон").await.says("89171234567").await;
        assert!(katya.screen().contains("+7 917 123-45-67"), "{}", katya.screen());
        anna.says("/today").await.taps("17:00 Катерина <b>II").await;
        assert!(anna.screen().contains("+7 917 123-45-67"), "{}", anna.screen());
        katya.taps("📞 Телефон").await.says("позвоните мне").await;
        assert!(
            katya.screen().contains("Ваш телефон") || katya.screen().contains("телефон"),
            "{}",
            katya.screen()
        );
        katya.taps("Убрать телефон").await;
        assert!(katya.screen().contains("Телефон: не указан"), "{}", katya.screen());
        katya.start("").await.taps("👤 Профиль").await;
        assert!(katya.screen().contains("Катерина"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn each_kind_of_message_can_be_done_without() {
    story(async |salon| {
        let (anna, owner, katya) = (salon.anna().await, salon.owner().await, salon.visitor("Катя"));
        anna.says("/profile").await.taps("🔔 Что присылать").await;
        assert_snapshot!("what_staff_are_sent", anna.screen());
        anna.taps_twice("✅ 💼 Новые записи").await;
        assert!(anna.screen().contains("⬜ 💼 Новые записи"), "{}", anna.screen());
        let heard = anna.heard();
        katya.books("Стрижка", "17:00").await;
        assert_eq!(anna.heard(), heard, "{}", anna.screen());
        owner.says("/deliveries").await;
        assert!(owner.screen().contains("получатель отключил такие сообщения"), "{}", owner.screen());

        katya.says("/profile").await.taps("🔔 Что присылать").await;
        assert_snapshot!("what_a_client_is_sent", katya.screen());
        katya.taps("✅ Переносы и отмены").await;
        let heard = katya.heard();
        anna.says("/today").await.taps("17:00 Катя").await.taps("✖ Отменить").await.taps_first("1.Do.").await;
        assert_eq!(katya.heard(), heard, "{}", katya.screen());
        katya.taps("⬜ Переносы и отмены").await;
        assert!(katya.screen().contains("✅ Переносы"), "{}", katya.screen());
    })
    .await;
}

/// What is in a file that a person was handed, by its name.
fn unpacked(salon: &Salon, visitor: &Visitor<'_>, name: &str) -> String {
    let messages = visitor.person.messages();
    let handed = messages.iter().rev().find_map(|message| match &message.media {
        Some(Media::Document { file_id, name, .. }) if name == "my-data.zip" => Some(file_id.clone()),
        _ => None,
    });
    let bytes = salon.emulator.file(&handed.unwrap()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut content = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut content).unwrap();
    content
}

#[tokio::test]
async fn everything_we_know_is_one_file() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.books("Стрижка", "17:00").await;
        anna.says("/clients").await.taps("Катя").await.taps("📝 Заметка").await.says("любит кофе").await;
        katya.says("/mydata").await;
        assert_snapshot!("my_data", katya.screen());
        assert!(unpacked(salon, &katya, "README.txt").contains("заметками мастеров"));
        assert!(unpacked(salon, &katya, "places.json").contains("любит кофе"));
        assert!(unpacked(salon, &katya, "bookings.json").contains("Стрижка"));
        assert!(unpacked(salon, &katya, "updates.json").contains("/mydata"));
        // A word that is no answer does not send it again.
        let heard = katya.heard();
        katya.says("спасибо!").await;
        assert_eq!(katya.heard(), heard + 1, "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn who_asks_for_it_is_forgotten() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.books("Стрижка", "17:00").await;
        anna.says("/forget").await.taps("Да, забыть меня").await;
        assert!(anna.toast().contains("Вы здесь работаете"), "{}", anna.toast());
        katya.says("забудьте меня").await;
        assert_snapshot!("really_forget", katya.screen());
        katya.taps_twice("Да, забыть меня").await;
        assert!(katya.reads().contains("мы вас больше не знаем"), "{}", katya.reads());
        assert!(anna.screen().contains("отменил: Пн 23 ноя, 17:00"), "{}", anna.screen());
        assert!(!anna.screen().contains("Катя"), "{}", anna.screen());
        for left in [
            "select count(*) from booking where client_name = 'Катя'",
            "select count(*) from client where name = 'Катя'",
            "select count(*) from inbox where raw like '%Катя%'",
        ] {
            assert_eq!(salon.count(left).await, 0, "{left}");
        }
        // She comes again, a stranger.
        katya.start("").await.taps("📒 Мои записи").await;
        assert!(katya.screen().contains("Предстоящих записей нет"), "{}", katya.screen());
        katya.books("Стрижка", "17:00").await;
        assert!(katya.screen().contains("Записали"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn the_journal_forgets_every_name_of_theirs_and_none_of_a_namesakes() {
    story(async |salon| {
        let (anna, owner, katya) = (salon.anna().await, salon.owner().await, salon.visitor("Катя"));
        katya.books("Стрижка", "17:00").await;
        anna.says("/today").await.taps("17:00 Катя").await.taps("✖ Отменить").await.taps_first("1.Do.").await;
        anna.says("/add завтра 15:00 стрижка Катерина").await.taps_first("1.Aw.").await;
        katya.says("/profile").await.taps("✏️ Имя").await.says("Катерина").await;
        owner.says("/audit").await;
        assert!(owner.screen().contains("Катя") && owner.screen().contains("Катерина"), "{}", owner.screen());
        katya.says("/forget").await.taps("Да, забыть меня").await;
        owner.says("/audit").await;
        assert!(
            !owner.screen().contains("Катя") && owner.screen().contains("Катерина"),
            "{}",
            owner.screen()
        );
    })
    .await;
}

#[tokio::test]
async fn in_english_too() {
    story_in(quiet(Lang::En), async |salon| {
        let kate = salon.visitor_speaking("Kate", "en");
        kate.books("Haircut", "17:00").await.says("/profile").await;
        assert_snapshot!("en_profile", kate.screen());
        kate.taps("🔔 What to send").await;
        assert_snapshot!("en_switches", kate.screen());
        kate.says("/forget").await;
        assert_snapshot!("en_really_forget", kate.screen());
    })
    .await;
}
