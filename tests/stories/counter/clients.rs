//! People as the studio knows them.

use insta::assert_snapshot;
use okoshko_dialogues::clients::Press as Clients;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_domain::ids::ClientId;

use crate::salon::story;

#[tokio::test]
async fn a_client_is_found_noted_written_to_and_blocked() {
    story(async |salon| {
        let owner = salon.owner().await;
        owner.says("/clients").await;
        assert_snapshot!("nobody_yet", owner.screen());
        let katya = salon.visitor("Катя Ли");
        katya.books("Окрашивание", "15:00").await;
        owner.says("/clients").await;
        assert_snapshot!("list", owner.screen());
        owner.says("кат").await.taps("Катя Ли").await;
        assert_snapshot!("card", owner.screen());

        owner.taps("📝 Заметка").await.says("Любит чай <b>без</b> сахара").await;
        assert!(owner.screen().contains("📝 Любит чай <b>без</b> сахара"), "{}", owner.screen());

        owner.taps("✉️ Написать").await.says("Катя, захватите, пожалуйста, фото").await;
        assert_snapshot!("letter_before_it_goes", owner.screen());
        owner.taps("✅ Отправить").await;
        assert!(owner.toast().contains("Отправили"), "{}", owner.toast());
        assert_snapshot!("letter", katya.screen());

        owner.taps("⛔ Заблокировать").await.taps("⛔ Да, заблокировать").await;
        katya.holds("Стрижка", "10:00").await;
        assert!(katya.toast().starts_with("Записаться здесь самостоятельно"), "{}", katya.toast());
        assert_eq!(salon.count("select count(*) from booking where status = 'held'").await, 0);
        owner.taps("↩ Разблокировать").await;
        katya.holds("Стрижка", "10:00").await;
        assert!(katya.screen().starts_with("Всё верно?"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn whom_no_message_reaches_is_marked() {
    story(async |salon| {
        let owner = salon.owner().await;
        let katya = salon.visitor("Катя");
        katya.books("Окрашивание", "15:00").await;
        owner.says("/clients").await.taps("Катя").await;
        assert!(!owner.screen().contains("не доходят"), "{}", owner.screen());
        katya.person.block();
        salon.settle().await;
        owner.says("/clients").await.taps("Катя").await;
        assert!(owner.screen().contains("⚠️ Сообщения не доходят"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn long_words_lose_nothing() {
    story(async |salon| {
        let owner = salon.owner().await;
        salon.visitor("Катя").books("Окрашивание", "15:00").await;
        owner.says("/clients").await.taps("Катя").await.taps("📝 Заметка").await.says(&"о".repeat(600)).await;
        assert!(owner.screen().starts_with("Заметка длинновата: до 500 знаков"), "{}", owner.screen());
        owner.says("Коротко").await;
        assert!(owner.screen().contains("📝 Коротко"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn a_specialist_knows_those_who_were_theirs() {
    story(async |salon| {
        let anna = salon.anna().await;
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Маникюр").await.taps_first("1.t.").await;
        katya.taps("✅").await;
        anna.says("/clients").await;
        assert!(!anna.screen().contains("Катя"), "Vera's client: {}", anna.screen());
        anna.sneaks(Press::Staff(staff::Press::Clients(Clients::Card(ClientId(1))))).await;
        assert!(!anna.screen().contains("Катя"), "{}", anna.screen());
        anna.sneaks(Press::Staff(staff::Press::Clients(Clients::Block(ClientId(1))))).await;
        assert_eq!(salon.count("select count(*) from client where blocked_at is not null").await, 0);
        katya.books("Окрашивание", "15:00").await;
        anna.says("/clients").await;
        assert!(anna.screen().contains("Катя"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_second_tap_sends_no_second_letter_and_says_so() {
    story(async |salon| {
        let owner = salon.owner().await;
        let katya = salon.visitor("Катя");
        katya.books("Окрашивание", "15:00").await;
        owner.says("/clients").await.taps("Катя").await.taps("✉️ Написать").await;
        owner.says("Захватите фото").await.taps_twice("✅ Отправить").await;
        assert!(owner.screen().contains("👤 Катя"), "{}", owner.screen());
        assert_eq!(owner.toast(), "Это письмо уже ушло. Чтобы отправить другое, напишите его");
        let letters = katya.person.messages();
        assert_eq!(letters.iter().filter(|one| one.text.contains("Захватите фото")).count(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_way_back_from_a_card_leads_to_the_search() {
    story(async |salon| {
        let owner = salon.owner().await;
        salon.visitor("Катя").books("Окрашивание", "15:00").await;
        salon.visitor("Мария").books("Окрашивание", "10:00").await;
        owner.says("/clients").await.says("кат").await.taps("Катя").await;
        owner.taps("📝 Заметка").await.says("Любит чай").await.taps("📝 Заметка").await;
        owner.taps("✖ Убрать заметку").await;
        assert_eq!(owner.toast(), "Заметку убрали");
        owner.taps("📒 Визиты").await.taps("‹ Назад").await.taps("‹ Назад").await;
        assert!(owner.screen().contains("кат"), "{}", owner.screen());
        assert!(!owner.screen().contains("Мария"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn what_the_studio_called_off_does_not_count_against_the_client() {
    story(async |salon| {
        let owner = salon.owner().await;
        let katya = salon.visitor("Катя");
        katya.books("Окрашивание", "15:00").await;
        katya.taps("✖ Отменить запись").await.taps("Да, отменить").await;
        katya.books("Окрашивание", "15:00").await;
        owner.says("/today").await.taps_first("1.Dv.").await;
        owner.taps("✖ Отменить").await.taps_first("1.Do.").await;
        assert_eq!(salon.count("select count(*) from booking where status = 'cancelled'").await, 2);
        owner.says("/clients").await.taps("Катя").await;
        assert!(owner.screen().contains("отмен: 1"), "{}", owner.screen());
    })
    .await;
}
