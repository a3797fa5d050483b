//! Why a time cannot be booked.

use insta::assert_snapshot;
use okoshko_domain::people::Lang;

use crate::salon::{Visitor, story};

#[tokio::test]
async fn the_owner_hears_the_rule_of_each_specialist() {
    story(async |salon| {
        let owner = salon.owner().await;
        salon.visitor("Катя").books("Окрашивание", "15:00").await;
        owner.says("/why 15:30").await;
        assert_snapshot!("rules", owner.screen());
        owner.taps("Маникюр").await;
        assert_snapshot!("rules_of_a_service", owner.screen());
        owner.taps("🔎 Другое время").await;
        assert_snapshot!("which_time", owner.screen());
        owner.says("завтра когда-нибудь").await;
        assert!(owner.screen().starts_with("Не видно, на какое время"), "{}", owner.screen());
        owner.says("завтра 8:00").await;
        assert!(owner.screen().starts_with("🔎 Вт 24 ноя, 08:00"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn a_client_hears_a_kind_sentence_and_the_two_nearest_times() {
    story(async |salon| {
        salon.visitor("Катя").books("Окрашивание", "15:00").await;
        let lena = salon.visitor("Лена");
        lena.says("/why 15:00").await;
        assert!(lena.screen().starts_with("Сначала выберите услугу"), "{}", lena.screen());
        lena.start("").await.taps("Окрашивание").await.says("/why 24.11 20:00").await;
        assert_snapshot!("closed_for_a_client", lena.screen());
        lena.says("/why завтра 11:00").await;
        assert!(lena.screen().starts_with("Это время свободно"), "{}", lena.screen());
        lena.says("/why скоро").await;
        assert!(lena.screen().starts_with("Не видно, на какое время"), "{}", lena.screen());
    })
    .await;
}

/// What the newest screen begins with.
fn begins(visitor: &Visitor<'_>, words: &str) {
    assert!(visitor.screen().starts_with(words), "{}", visitor.screen());
}

#[tokio::test]
async fn a_rule_of_the_hours_is_changed_from_its_answer() {
    story(async |salon| {
        let owner = salon.owner().await;
        owner.says("/why 26.11 20:00").await.taps("Окрашивание").await;
        assert_snapshot!("closed", owner.screen());
        owner.taps("🗓 Часы · Анна").await;
        begins(&owner, "📅 Чт 26 ноя: 10–14, 15–19");
        owner.says("10-23").await.taps("✅ Сохранить").await;
        owner.says("/why 26.11 20:00").await;
        owner.taps("Окрашивание").await;
        assert_snapshot!("free_for_a_service", owner.screen());
        owner.taps("➕ Анна").await;
        assert!(owner.screen().contains("Кого записываем?"), "{}", owner.screen());

        owner.says("/why 28.11 15:00").await.taps("🗓 Часы · Анна").await;
        begins(&owner, "📅 Сб 28 ноя: выходной");
    })
    .await;
}

#[tokio::test]
async fn closed_time_and_breaks_are_opened_from_their_answer() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/block 16-17 курьер").await.says("/why 16:00").await;
        assert_snapshot!("closed_time", anna.screen());
        anna.taps("🌴 Закрытое время").await;
        begins(&anna, "⛔ Пн 23 ноя, 16:00–17:00");
        anna.taps("↩ Открыть снова").await.says("/why 16:00").await;
        assert!(anna.screen().contains("✅ Свободно"), "{}", anna.screen());
        anna.taps("➕ Записать").await;
        assert!(anna.screen().contains("[Стрижка"), "{}", anna.screen());

        anna.says("/hours").await.taps("Перерывы").await.says("12-13 обед").await.taps("✅ Сохранить").await;
        anna.says("/why 12:30").await.taps("☕ Перерывы").await;
        begins(&anna, "Перерывы");
        assert!(anna.screen().contains("12–13"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_rule_of_the_studio_is_changed_in_its_settings() {
    story(async |salon| {
        let owner = salon.owner().await;
        for (asked, button, leads) in [
            ("9:30", "⚙️ Минимум до визита", "Минимум до визита"),
            ("1.03 15:00", "⚙️ Запись открыта на", "Запись открыта на"),
            ("10:10", "⚙️ Шаг записи", "Шаг записи"),
        ] {
            owner.says(&format!("/why {asked}")).await.taps(button).await;
            assert!(owner.screen().contains(leads), "{asked}: {}", owner.screen());
        }
        salon.visitor("Катя").books("Стрижка", "12:00").await;
        salon.change("update calendar set day_limit = 1").await;
        owner.says("/why 16:00").await;
        begins(&owner, "🔎 Пн 23 ноя, 16:00");
        owner.taps("🗓 Предел · Анна").await;
        begins(&owner, "Сколько записей в день принимать?");
        owner.says("/why 12:00").await.taps("👤 12:00 Катя").await;
        assert!(owner.screen().contains("Катя") && owner.screen().contains("Стрижка"), "{}", owner.screen());
        owner.says("/why 12:00").await.taps("Маникюр").await.taps("💈 Кто делает").await;
        begins(&owner, "Маникюр: кто делает?");
        salon.change("update calendar set day_limit = null").await;
        salon.change("update studio set paused = true").await;
        owner.says("/why 16:00").await;
        assert_snapshot!("paused_for_all", owner.screen());
        owner.taps("⚙️ Пауза в настройках").await.taps("▶").await;
        owner.says("/why 16:00").await;
        assert!(owner.screen().contains("✅ Свободно"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn a_visit_beside_is_too_close() {
    story(async |salon| {
        salon.visitor("Катя").books("Окрашивание", "10:00").await;
        let owner = salon.owner().await;
        owner.says("/why 12:30").await;
        assert_snapshot!("too_close", owner.screen());
        owner.taps("⚙️ Перерывы до и после").await;
        assert!(owner.screen().contains("Перерывы до и после"), "{}", owner.screen());
        salon.change("update studio set buffers = 'overlap'").await;
        owner.says("/why 12:30").await.taps("💈 Перерывы услуги").await;
        assert!(owner.screen().contains("перерывы"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn nobody_is_offered_what_they_may_not_change() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/why 9:30").await;
        assert!(
            anna.screen().contains("Слишком скоро") && !anna.screen().contains("⚙️"),
            "{}",
            anna.screen()
        );
        let desk = salon.meet(salon.emulator.person_with_id(903, "Дина", "ru"));
        salon.desk.hire(salon.seeded.studio, 903, Lang::Ru, "desk", None).await.unwrap();
        desk.start("").await.says("/why 28.11 23:00").await;
        assert_snapshot!("at_the_desk", desk.screen());
    })
    .await;
}
