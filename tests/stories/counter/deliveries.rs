//! What became of the messages that the bot sends by itself.

use insta::assert_snapshot;
use okoshko_dialogues::deliveries::Press;
use okoshko_dialogues::staff;
use okoshko_domain::ids::BookingId;

use crate::salon::story;

#[tokio::test]
async fn staff_read_what_was_sent_read_and_lost() {
    story(async |salon| {
        let (anna, owner, katya) = (salon.anna().await, salon.owner().await, salon.visitor("Катя"));
        katya.books("Стрижка", "17:00").await;
        salon.pass(5);
        anna.taps("📅 Открыть запись").await;
        katya.person.block();
        salon.settle().await;
        anna.says("/today").await.taps("17:00 Катя").await.taps("↔ Перенести").await;
        anna.says("сегодня 16:00").await;
        salon.settle().await;
        owner.says("/menu").await.taps("📨 Отправлено").await;
        assert_snapshot!("what_the_bot_sent", owner.screen());
        owner.taps("⚠️ Только не дошедшие").await;
        assert_snapshot!("what_reached_nobody", owner.screen());
        owner.taps("📨 Все сообщения").await.taps("‹ Назад").await;

        anna.says("/today").await.taps("16:00 Катя").await.taps("📨 Сообщения о записи").await;
        assert_snapshot!("messages_about_one_visit", anna.screen());
        katya.start("").await;
        let press = staff::Press::Deliveries(Press::Visit(BookingId(1)));
        katya.sneaks(okoshko_dialogues::press::Press::Staff(press)).await;
        assert!(!katya.screen().contains("Сообщения о записи"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn whoever_runs_one_day_reads_about_its_visits() {
    story(async |salon| {
        let anna = salon.anna().await;
        let (katya, vera) = (salon.visitor("Катя"), salon.visitor("Вера"));
        katya.start("").await.taps("Стрижка").await.taps("Ирина").await.taps("17:00").await.taps("✅").await;
        vera.start("").await.taps("Стрижка").await.taps("Анна").await.taps("17:00").await.taps("✅").await;
        anna.says("/deliveries").await;
        assert!(anna.screen().contains("Новая запись, пн 23 ноя, 17:00 → Анна"), "{}", anna.screen());
        assert!(anna.screen().contains("→ Вера") && !anna.screen().contains("Катя"), "{}", anna.screen());
    })
    .await;
}
