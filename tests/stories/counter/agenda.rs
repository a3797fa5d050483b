//! What staff hear by themselves, in the morning and in the evening.

use insta::assert_snapshot;

use crate::salon::{MONDAY, story};

#[tokio::test]
async fn staff_hear_of_their_day_once_in_the_morning_and_once_in_the_evening() {
    story(async |salon| {
        salon.change("update studio set agenda_cron = '0 0 8 * * *', digest_cron = '0 0 20 * * *'").await;
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        salon.visitor("Катя").books("Окрашивание", "15:00").await;
        salon.pass(23 * 60 - 30); // Tuesday, 07:30.
        anna.says("/add завтра 10:00 стрижка Мария").await.taps("✅ Записать").await;
        anna.says("/add сегодня 16:00 стрижка Лена").await.taps("✅ Записать").await;
        let heard = anna.heard();
        salon.desk.write_agendas().await.unwrap();
        salon.settle().await;
        assert_eq!(anna.heard(), heard, "it is not eight yet");

        salon.pass(30);
        salon.desk.write_agendas().await.unwrap();
        salon.settle().await;
        assert_eq!(salon.desk.write_agendas().await.unwrap(), 0, "everybody has heard");
        salon.settle().await;
        assert_eq!(anna.heard(), heard + 1);
        assert_snapshot!("morning", anna.screen());
        assert!(owner.screen().starts_with("🌅 Доброе утро! Сегодня 1 запись"), "{}", owner.screen());
        anna.taps("📅 Открыть день").await;
        assert_eq!(anna.heard(), heard + 2, "the agenda stays");

        salon.pass(12 * 60); // 20:00
        salon.desk.write_agendas().await.unwrap();
        salon.settle().await;
        assert_snapshot!("evening", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_day_without_visits_is_no_news() {
    story(async |salon| {
        salon.change("update studio set agenda_cron = '0 0 8 * * *'").await;
        let anna = salon.anna().await;
        let heard = anna.heard();
        salon.pass(23 * 60);
        salon.desk.write_agendas().await.unwrap();
        salon.settle().await;
        assert_eq!(anna.heard(), heard);
    })
    .await;
}

#[tokio::test]
async fn what_comes_next_is_known() {
    story(async |salon| {
        salon.anna().await;
        salon.settle().await;
        assert_eq!(salon.desk.next_moment().await.unwrap(), None, "nobody waits for anything");
        salon.change("update studio set agenda_cron = '0 0 8 * * *', digest_cron = '0 0 20 * * *'").await;
        assert_eq!(salon.desk.next_moment().await.unwrap(), None, "days without visits are no news");
        salon.visitor("Катя").books("Окрашивание", "15:00").await; // Today: it is nine o'clock.
        let evening = MONDAY.plus_min(11 * 60);
        assert_eq!(salon.desk.next_moment().await.unwrap(), Some(evening));
        salon.pass(11 * 60);
        salon.desk.catch_up().await.unwrap();
        salon.settle().await;
        assert_eq!(
            salon.desk.next_moment().await.unwrap(),
            None,
            "it was heard, and nothing stands in the days ahead"
        );
    })
    .await;
}
