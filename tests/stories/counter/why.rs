//! Why a time cannot be booked.

use insta::assert_snapshot;

use crate::salon::story;

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
