//! From an empty database to a working studio, by chat alone.

use okoshko_dialogues::start::Payload;

use crate::salon::{Salon, Visitor, story_of_nobody};

/// The payload of the newest link on somebody's screen.
fn link_on(visitor: &Visitor<'_>, kind: &str) -> String {
    let screen = visitor.screen();
    let start = screen.find(&format!("?start={kind}")).unwrap_or_else(|| panic!("no link on:\n{screen}"));
    let rest = &screen[start + "?start=".len()..];
    rest.split_whitespace().next().unwrap().to_owned()
}

async fn claim(salon: &Salon) -> String {
    Payload::Claim(salon.desk.first_owner_link().await.unwrap().unwrap()).text().unwrap()
}

#[tokio::test]
async fn a_new_owner_reaches_a_working_studio_in_under_forty_taps_and_five_messages() {
    story_of_nobody(None, async |salon| {
        let olga = salon.visitor("Ольга");
        let payload = claim(salon).await;
        let mut messages = 0;
        let mut typed = || messages += 1;

        olga.start(&payload).await;
        typed();
        olga.says("Студия «Лён»").await.taps("Команда").await;
        typed();
        olga.says("Казань").await.taps("✅ Готово").await;

        let commands = olga.person.commands();
        assert!(
            commands.iter().any(|(name, _)| name == "team"),
            "an owner sees what owners type: {commands:?}"
        );

        olga.taps("💈 Услуги и цены").await.taps("📋 Вставить списком").await;
        typed();
        olga.says("Волосы:\nСтрижка 60 1500\nОкрашивание 150 от 4500\nНогти:\nМаникюр 60 1400").await;
        olga.taps_first("1.C").await; // Adds what was read.
        olga.taps("‹ Назад").await;

        olga.taps("👥 Команда").await.taps("➕ Пригласить").await.taps("Мастер").await;
        olga.taps("➕ Новый мастер").await;
        typed();
        olga.says("Анна").await;
        let invite = link_on(&olga, "1i");
        let anna = salon.visitor("Анна Ли");
        anna.start(&invite).await.taps("✅ Принять").await.taps("Пн–Пт 10–19").await.taps("✅ Готово").await;
        assert_eq!(anna.count(), 4, "the joining: START, yes, hours, services");

        olga.taps("🧭 Открыть меню").await.taps("🗓 Часы работы").await;
        olga.taps("Ежедневно 10–20").await.taps("✅ Сохранить").await;
        olga.taps("‹ Назад").await.taps("🔗 Ссылки и QR").await;
        let link = link_on(&olga, "1s");
        assert!(olga.count() < 40, "{} taps", olga.count());
        assert!(messages <= 5, "{messages} messages");

        let katya = salon.visitor("Катя");
        katya.start(&link).await.taps("Стрижка").await.taps_first("1.t.").await;
        katya.taps("✅ Записаться").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        assert!(anna.screen().contains("Новая запись"), "{}", anna.screen());
        assert!(olga.screen().contains("Новая запись"), "{}", olga.screen());
    })
    .await;
}
