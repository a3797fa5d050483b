//! The live board: one pinned message that follows the day by itself.

use insta::assert_snapshot;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::{staff, today};
use okoshko_domain::people::Lang;
use okoshko_emulator::Message;

use crate::salon::{Visitor, quiet, story};

fn pinned(visitor: &Visitor<'_>) -> Message {
    visitor.person.pinned().expect("nothing is pinned")
}

/// What is pinned, as it is read.
fn read(visitor: &Visitor<'_>) -> String {
    pinned(visitor).text.replace('\u{2060}', "")
}

#[tokio::test]
async fn the_board_follows_the_day_without_a_sound() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/today").await.taps("📌 Закрепить").await;
        assert!(anna.toast().contains("закреплён"), "{}", anna.toast());
        let board = pinned(&anna);
        assert!(board.silent && !board.edited, "{board:?}");
        let bots = salon.count("select count(*) from account where telegram_id = 7").await;
        assert_eq!(bots, 0, "that something was pinned is nobody's word");
        assert_snapshot!("board", read(&anna));
        let heard = anna.heard();

        let katya = salon.visitor("Катя");
        katya.books("Окрашивание", "15:00").await;
        assert!(read(&anna).contains("15:00–17:30 Катя"), "{}", read(&anna));
        katya.says("/my").await.taps_first("1.b.").await;
        katya.taps("✖ Отменить").await.taps("✖ Да, отменить").await;
        assert!(read(&anna).contains("✖ 15:00–17:30 Катя"), "{}", read(&anna));
        anna.says("/block сегодня 18-19 обед").await;
        assert!(read(&anna).contains("18:00–19:00 обед"), "{}", read(&anna));
        assert_eq!(pinned(&anna).id, board.id, "always the same message");
        salon.pass(1);
        salon.ring().await;
        // A notice of the booking, one of the cancelling, and the answer to /block.
        assert_eq!(anna.heard(), heard + 3);
    })
    .await;
}

#[tokio::test]
async fn time_alone_turns_the_page() {
    story(async |salon| {
        let anna = salon.anna().await;
        salon.visitor("Катя").books("Стрижка", "10:00").await;
        anna.says("/today").await.taps("📌 Закрепить").await;
        salon.pass(70);
        salon.ring().await;
        wait_for(&anna, "⏳ 10:00").await;
        salon.pass(60);
        salon.ring().await;
        wait_for(&anna, "❔ 10:00").await;
        let board = pinned(&anna).id;
        salon.pass(14 * 60);
        salon.ring().await;
        wait_for(&anna, "Сегодня, вт").await;
        assert_eq!(pinned(&anna).id, board);
    })
    .await;
}

/// A board that only time has changed is no unfinished business, so that nothing else says when it is drawn.
async fn wait_for(visitor: &Visitor<'_>, words: &str) {
    let found = async {
        while !read(visitor).contains(words) {
            tokio::task::yield_now().await;
        }
    };
    let waited = tokio::time::timeout(crate::salon::PATIENCE, found).await;
    assert!(waited.is_ok(), "no {words} on:\n{}", read(visitor));
}

#[tokio::test]
async fn the_board_opens_the_day_below_and_is_taken_down() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/today").await.taps("📌 Закрепить").await;
        let board = pinned(&anna);
        anna.taps("📅 Открыть день").await;
        assert_ne!(anna.newest().id, board.id);
        assert!(anna.screen().contains("Сегодня"), "{}", anna.screen());
        assert!(!anna.screen().contains("📌 Закрепить"), "it hangs already");
        assert_eq!(pinned(&anna).text, board.text, "the board stays as it is");

        let (message, data) = anna.find("1.Dq.").unwrap();
        anna.forges(message, &data).await;
        assert_eq!(anna.toast(), "Откреплено");
        assert!(anna.person.pinned().is_none());
        let day = anna.person.message(board.id).unwrap();
        assert!(format!("{:?}", day.buttons).contains("📌 Закрепить"), "the message is the day now: {day:?}");
        let text = day.text;
        salon.visitor("Катя").books("Окрашивание", "15:00").await;
        assert_eq!(anna.person.message(board.id).unwrap().text, text, "nothing follows the day any more");
    })
    .await;
}

#[tokio::test]
async fn the_owner_sees_everybody_and_whoever_leaves_sees_nothing() {
    story(async |salon| {
        let owner = salon.owner().await;
        owner.says("/today").await.taps("📌 Закрепить").await;
        salon.visitor("Катя").books("Окрашивание", "15:00").await;
        assert!(read(&owner).contains("👤 Анна") && read(&owner).contains("Катя"), "{}", read(&owner));
        salon.change("delete from staff where role = 'owner'").await;
        salon.ring().await;
        assert!(owner.person.pinned().is_none());
        assert_eq!(salon.count("select count(*) from board").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_board_whose_message_is_gone_or_whose_reader_left_costs_nothing() {
    story(async |salon| {
        salon.excuse("blocked by the user");
        salon.excuse("message to edit not found");
        let anna = salon.anna().await;
        anna.says("/today").await.taps("📌 Закрепить").await;
        let board = pinned(&anna).id;
        salon.change("update board set message_id = 4242").await;
        salon.ring().await;
        assert_ne!(pinned(&anna).id, board, "a new one is pinned");
        assert!(read(&anna).contains("Сегодня"), "{}", read(&anna));
        anna.person.block();
        salon.visitor("Катя").books("Окрашивание", "15:00").await;
        assert_eq!(salon.count("select count(*) from board").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_board_that_cannot_be_drawn_holds_nobody_else_up() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/today").await.taps("📌 Закрепить").await;
        let other = salon.desk.seed(&quiet(Lang::En)).await.unwrap();
        let boss = salon.visitor_speaking("Boss", "en");
        boss.start("").await;
        salon.desk.hire(other.studio, boss.person.id, Lang::En, "owner", None).await.unwrap();
        boss.says("/today").await.taps("📌 Pin it").await;
        assert!(boss.person.id > anna.person.id, "boards are drawn in this order");
        salon
            .change(
                "insert into time_off (studio_id, specialist_id, starts_at, ends_at, kind, note)
                 select studio_id, min(specialist_id), 1795431600, 1795435200, 'block', 'dentist'
                   from specialist
                  where studio_id = 2",
            )
            .await;
        salon.change("update studio set zone = 'Nowhere/Else' where studio_id = 1").await;
        salon.desk.ring();
        wait_for(&boss, "dentist").await;
        salon.change("update studio set zone = 'Europe/Moscow' where studio_id = 1").await;
        salon.pass(60);
        salon.ring().await;
        let errors = salon.errors.take();
        assert!(errors.len() == 1 && errors[0].contains("cannot be drawn"), "{errors:?}");
    })
    .await;
}

#[tokio::test]
async fn a_client_pins_nothing() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await;
        let studio = salon.seeded.studio;
        let press = today::Press::Hang(today::Whose::Studio(studio));
        katya.sneaks(Press::Staff(staff::Press::Today(press))).await;
        assert_eq!(salon.count("select count(*) from board").await, 0);
        assert!(katya.person.pinned().is_none());
    })
    .await;
}
