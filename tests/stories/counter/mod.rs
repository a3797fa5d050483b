//! Behind the counter: staff at work, one file a talk.

mod add;
mod agenda;
mod approval;
mod audit;
mod board;
mod clients;
mod commands;
mod deliveries;
mod hours;
mod langs;
mod leaving;
pub(crate) mod links;
mod proposal;
mod services;
mod settings;
mod setup;
mod sick;
mod stats;
mod team;
mod telling;
mod today;
mod undo;
mod whole;
mod why;

use insta::assert_snapshot;

use crate::salon::story;

#[tokio::test]
async fn staff_find_the_counter_and_clients_do_not() {
    story(async |salon| {
        let owner = salon.owner().await;
        assert!(owner.screen().contains("Для сотрудников"), "{}", owner.screen());
        owner.taps("🧭 Для сотрудников").await;
        assert_snapshot!("menu_of_the_owner", owner.screen());
        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert!(!katya.screen().contains("Для сотрудников"), "{}", katya.screen());
        katya.says("/menu").await;
        assert!(katya.screen().starts_with("Это для тех, кто здесь работает"), "{}", katya.screen());
    })
    .await;
}
