//! What the bot sends by itself: whom it does not reach, when it is quiet, what was read.

use insta::assert_snapshot;

use crate::salon::{Salon, story};

const UNREACHED: &str = "select count(*) from outbox where kind = 'unreached'";

async fn gives_her_phone(salon: &Salon) {
    salon.change("update client set phone = '+79171234567'").await;
}

#[tokio::test]
async fn a_client_who_blocks_the_bot_is_called_instead() {
    story(async |salon| {
        let (anna, owner, katya) = (salon.anna().await, salon.owner().await, salon.visitor("Катя"));
        katya.books("Стрижка", "17:00").await;
        gives_her_phone(salon).await;
        katya.person.block();
        salon.settle().await;
        assert_snapshot!("no_message_reaches_her", anna.screen());
        assert_eq!(owner.screen(), anna.screen());
        anna.taps("📅 Открыть запись").await;

        // She comes back: what is new reaches her again, and nobody is told twice.
        katya.start("").await;
        katya.person.block();
        salon.settle().await;
        assert_eq!(salon.count(UNREACHED).await, 2, "of one visit, Anna and the owner, once");
    })
    .await;
}

#[tokio::test]
async fn whoever_did_without_changes_is_called_when_there_is_one() {
    story(async |salon| {
        let (anna, owner, katya) = (salon.anna().await, salon.owner().await, salon.visitor("Катя"));
        katya.books("Стрижка", "17:00").await;
        katya.says("/profile").await.taps("🔔 Что присылать").await.taps("✅ Переносы и отмены").await;
        gives_her_phone(salon).await;
        let heard = katya.heard();
        anna.says("/today").await.taps("17:00 Катя").await.taps("✖ Отменить").await.taps("Без причины").await;
        assert_eq!(katya.heard(), heard);
        assert_snapshot!("she_does_without_changes", owner.screen());
        assert_eq!(salon.count(UNREACHED).await, 2, "Anna and the owner, of this visit alone");
    })
    .await;
}

#[tokio::test]
async fn a_notice_that_reaches_nobody_is_told_to_those_who_can_call() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.books("Стрижка", "17:00").await;
        // Telegram told nobody that she blocked the bot: the next message finds out.
        let elsewhere = "update chat
                            set chat_id = 404404
                          where account_id = (select account_id from booking where status = 'booked')";
        salon.change(elsewhere).await;
        salon.excuse("chat not found");
        anna.says("/today")
            .await
            .taps("17:00 Катя")
            .await
            .taps("↔ Перенести")
            .await
            .says("сегодня 16:00")
            .await;
        assert!(
            anna.screen().contains("Клиент не получает сообщения: Пн 23 ноя, 16:00"),
            "{}",
            anna.screen()
        );
        assert!(anna.screen().contains("Телефона в записи нет"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_client_who_cannot_hear_that_a_visit_is_off_is_called() {
    story(async |salon| {
        let (anna, owner, katya) = (salon.anna().await, salon.owner().await, salon.visitor("Катя"));
        katya.books("Стрижка", "17:00").await;
        gives_her_phone(salon).await;
        katya.person.block();
        salon.settle().await;
        owner.says("/today").await.taps_first("1.Dv.").await;
        owner.taps("✖ Отменить").await.taps_first("1.Do.").await;
        assert!(anna.reads().contains("Клиент не знает об отмене: Пн 23 ноя, 17:00"), "{}", anna.reads());
        assert!(anna.reads().contains("скажите, что запись отменена"), "{}", anna.reads());
    })
    .await;
}

#[tokio::test]
async fn of_a_client_without_a_phone_whoever_comes_is_called() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.holds("Стрижка", "17:00").await;
        katya.taps("👶").await.says("Маша, 8 917 123-45-67").await.taps("✅ Записаться").await;
        katya.person.block();
        salon.settle().await;
        assert!(anna.screen().contains("📞 +7 917 123-45-67 — позвоните"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn whoever_comes_back_before_it_is_told_is_no_news() {
    story(async |salon| {
        salon.change("update studio set quiet_from_min = 0, quiet_to_min = 720").await;
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.books("Стрижка", "17:00").await;
        katya.person.block();
        salon.settle().await;
        katya.start("").await;
        let heard = anna.heard();
        salon.pass(4 * 60);
        salon.ring().await;
        assert!(anna.screen().contains("Новая запись: Пн 23 ноя, 17:00"), "{}", anna.screen());
        assert_eq!(anna.heard(), heard + 1, "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn an_owner_hears_that_a_specialist_hears_nothing() {
    story(async |salon| {
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        anna.person.block();
        salon.settle().await;
        assert!(owner.screen().contains("не получает сообщения бота"), "{}", owner.screen());
    })
    .await;
}

/// 09:00 is quiet until noon: what is for the evening waits, what is soon does not, and nobody waits for an answer.
#[tokio::test]
async fn in_quiet_hours_only_what_is_soon_rings() {
    story(async |salon| {
        salon.change("update studio set quiet_from_min = 0, quiet_to_min = 720").await;
        let (anna, katya, vera) = (salon.anna().await, salon.visitor("Катя"), salon.visitor("Вера"));
        let heard = anna.heard();
        katya.books("Стрижка", "17:00").await;
        assert!(katya.screen().contains("Записали"), "{}", katya.screen());
        assert_eq!(anna.heard(), heard, "it can wait");
        vera.books("Стрижка", "12:00").await;
        assert_eq!(anna.heard(), heard + 1);
        assert!(anna.screen().contains("12:00"), "{}", anna.screen());
        salon.pass(3 * 60 - 1);
        salon.ring().await;
        assert_eq!(anna.heard(), heard + 1, "11:59");
        salon.pass(1);
        salon.ring().await;
        assert_eq!(anna.heard(), heard + 2);
        assert!(anna.screen().contains("17:00"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_press_on_a_notice_says_that_it_was_read() {
    story(async |salon| {
        const READ: &str =
            "select count(*) from outbox where kind = 'new_visit' and confirmed_at is not null";
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.books("Стрижка", "17:00").await;
        assert_eq!(salon.count(READ).await, 0);
        anna.taps("📅 Открыть запись").await;
        assert_eq!(salon.count(READ).await, 1);
        anna.says("/today").await;
        assert_eq!(salon.count("select count(*) from outbox where confirmed_at is not null").await, 1);
    })
    .await;
}
