//! What staff can type: the list in their chat, and what `/help` says of it.

use insta::assert_snapshot;
use okoshko_dialogues::start::Payload;

use super::team::{link, owner};
use crate::salon::{Visitor, story, story_of_nobody};

#[tokio::test]
async fn the_list_of_commands_follows_what_somebody_may() {
    story(async |salon| {
        let owner = owner(salon).await;
        let dasha = salon.visitor("Даша");
        let everybodys = listed(&dasha);
        let invite = link(&owner, "Управляющий").await;
        dasha.start(&invite).await.taps("✅ Принять").await;
        let has = |name: &str| listed(&dasha).iter().any(|listed| listed == name);
        assert!(has("today") && has("audit"), "{:?}", listed(&dasha));
        owner.says("/team").await.taps("Даша · управляющий").await.taps("Сделать администратором").await;
        assert!(has("links") && !has("audit"), "{:?}", listed(&dasha));
        dasha.says("/lang").await.taps("English").await;
        assert!(format!("{:?}", dasha.person.commands()).contains("my day"), "{:?}", dasha.person.commands());
        owner.taps("✖ Убрать из команды").await.taps("✖ Да, убрать").await;
        assert_eq!(listed(&dasha), everybodys);
        dasha.says("/menu").await;
        assert!(dasha.screen().contains("for those who work here"), "{}", dasha.screen());
    })
    .await;
}

/// The commands that somebody sees.
fn listed(visitor: &Visitor<'_>) -> Vec<String> {
    visitor.person.commands().into_iter().map(|(name, _)| name).collect()
}

#[tokio::test]
async fn whoever_comes_to_own_or_to_work_finds_their_commands() {
    story(async |salon| {
        let olga = salon.visitor("Ольга");
        let claim = salon.desk.first_owner_link().await.unwrap().unwrap();
        olga.start(&Payload::Claim(claim).text().unwrap()).await;
        assert!(listed(&olga).iter().any(|name| name == "settings"), "{:?}", listed(&olga));
        let dasha = salon.visitor("Даша");
        let invite = link(&olga, "Мастер").await;
        dasha.start(&invite).await.taps("✅ Принять").await;
        let has = |name: &str| listed(&dasha).iter().any(|listed| listed == name);
        assert!(has("today") && has("why") && has("block") && !has("settings"), "{:?}", listed(&dasha));
        assert!(!has("book"), "the list of clients is not theirs");
    })
    .await;
    story_of_nobody(Some(7_000), async |salon| {
        let olga = salon.meet(salon.emulator.person_with_id(7_000, "Ольга", "ru"));
        olga.start("").await.says("Лён").await;
        assert!(listed(&olga).iter().any(|name| name == "settings"), "{:?}", listed(&olga));
    })
    .await;
}

#[tokio::test]
async fn help_tells_staff_what_they_can_type_and_clients_nothing_of_it() {
    story(async |salon| {
        let owner = salon.owner().await;
        owner.says("/help").await;
        assert_snapshot!("help_of_the_owner", owner.screen());
        owner.taps("🧭 Для сотрудников").await;
        assert!(owner.screen().contains("что сделаем?"), "{}", owner.screen());
        let anna = salon.anna().await;
        anna.says("/help").await;
        assert_snapshot!("help_of_a_specialist", anna.screen());
        let katya = salon.visitor("Катя");
        katya.start("").await.says("/help").await;
        assert!(katya.screen().starts_with("Здесь можно записаться"), "{}", katya.screen());
        assert!(!katya.screen().contains("/today"), "{}", katya.screen());
    })
    .await;
}
