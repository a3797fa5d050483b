//! Taking back at the counter what was changed just now.

use insta::assert_snapshot;
use okoshko_domain::people::Lang;

use crate::salon::{Salon, Visitor, quiet, story, story_in};

const COLOUR: &str = "Окрашивание";

async fn costs(salon: &Salon) -> i64 {
    salon.count("select price_minor from service where service_id = 2").await
}

/// The owner asks another price for it.
async fn asks(owner: &Visitor<'_>, price: &str) {
    owner.says("/services").await.taps(COLOUR).await.taps("Цена").await.says(price).await;
}

/// The newest way back: its message and what it says.
fn way_back(owner: &Visitor<'_>) -> (i64, String) {
    owner.find("1.Cu").unwrap_or_else(|| panic!("no way back on:\n{}", owner.screen()))
}

#[tokio::test]
async fn a_price_is_taken_back_in_one_tap_and_two_taps_are_one() {
    story(async |salon| {
        let owner = salon.owner().await;
        asks(&owner, "от 5 000").await;
        let (message, back) = way_back(&owner);
        assert_snapshot!("another_price", owner.screen());
        owner.taps_twice("↩ Вернуть прежнюю").await;
        assert_snapshot!("price_is_back", format!("{}\n---\n{}", owner.toast(), owner.screen()));
        assert_eq!(costs(salon).await, 450_000);
        owner.forges(message, &back).await;
        assert_eq!(owner.toast(), "Вернули, как было");
        let told = "select count(*) from audit where what in ('service-price', 'service-price-from')";
        assert_eq!(salon.count(told).await, 2, "there and back");
    })
    .await;
}

#[tokio::test]
async fn an_old_keyboard_takes_back_too() {
    story(async |salon| {
        let owner = salon.owner().await;
        asks(&owner, "5000").await;
        let (message, back) = way_back(&owner);
        owner.says("/today").await;
        salon.pass(9);
        owner.forges(message, &back).await;
        assert_eq!((owner.toast().as_str(), costs(salon).await), ("Вернули, как было", 450_000));
    })
    .await;
}

#[tokio::test]
async fn a_price_that_was_changed_again_stays() {
    story(async |salon| {
        let owner = salon.owner().await;
        asks(&owner, "5000").await;
        let (message, back) = way_back(&owner);
        asks(&owner, "6000").await;
        owner.forges(message, &back).await;
        assert!(owner.person.toasts().last().unwrap().alert);
        assert_eq!(owner.toast(), "С тех пор это поменяли ещё раз. Вот как сейчас");
        assert_eq!(costs(salon).await, 600_000);
        salon.change("update service set archived_at = 1 where service_id = 2").await;
        owner.forges(message, &back).await;
        assert_eq!(costs(salon).await, 600_000);
    })
    .await;
}

#[tokio::test]
async fn after_ten_minutes_a_price_is_changed_by_hand() {
    story(async |salon| {
        let owner = salon.owner().await;
        asks(&owner, "5000").await;
        salon.pass(10);
        owner.taps("↩ Вернуть прежнюю").await;
        assert!(owner.person.toasts().last().unwrap().alert);
        assert_snapshot!("price_too_late", format!("{}\n---\n{}", owner.toast(), owner.screen()));
        assert_eq!(costs(salon).await, 500_000);
    })
    .await;
}

#[tokio::test]
async fn a_length_is_taken_back_too() {
    story_in(quiet(Lang::En), async |salon| {
        let owner = salon.owner().await;
        owner.says("/lang").await.taps("English").await;
        owner.says("/services").await.taps("Colour").await.taps("Length").await.taps("3 h").await;
        assert_snapshot!("en_another_length", owner.screen());
        owner.taps("↩ Back to 2 h 30 min").await;
        assert_eq!(owner.toast(), "It is as it was before");
        assert!(!owner.screen().contains('↩'), "{}", owner.screen());
        assert_eq!(salon.count("select length_min from service where service_id = 2").await, 150);
    })
    .await;
}

/// What was changed there and then is what can be taken back; a client's forged button is nothing.
#[tokio::test]
async fn a_client_takes_nothing_back() {
    story(async |salon| {
        let (owner, katya) = (salon.owner().await, salon.visitor("Катя"));
        asks(&owner, "5000").await;
        let (_, back) = way_back(&owner);
        katya.start("").await;
        katya.forges(katya.newest().id, &back).await;
        assert!(katya.screen().starts_with("Студия «Лён»"), "{}", katya.screen());
        assert_eq!(costs(salon).await, 500_000);
    })
    .await;
}
