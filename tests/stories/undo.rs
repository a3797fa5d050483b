//! Cancelling with a reason, and taking back what was done just now.

use insta::assert_snapshot;
use okoshko_dialogues::moving::{Press as Step, Quick};
use okoshko_dialogues::press::Press;
use okoshko_domain::ids::BookingId;
use okoshko_domain::people::Lang;

use crate::salon::{Salon, Visitor, quiet, story, story_in};

const COLOUR: &str = "Окрашивание";
const FIRST: BookingId = BookingId(1);

async fn booked(salon: &Salon) -> i64 {
    salon.count("select count(*) from booking where status = 'booked'").await
}

fn keep(visitor: &Visitor<'_>, prefix: &str) -> (i64, String) {
    visitor.find(prefix).unwrap_or_else(|| panic!("no {prefix} on:\n{}", visitor.screen()))
}

async fn cancels(visitor: &Visitor<'_>) {
    visitor.books(COLOUR, "15:00").await.taps("✖ Отменить запись").await.taps("Да, отменить").await;
}

/// The specialist hears once what was said at once.
#[tokio::test]
async fn a_reason_given_at_once_comes_with_the_news() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        cancels(&katya).await;
        assert_snapshot!("cancelled", katya.screen());
        let heard = (anna.heard(), katya.heard());
        katya.taps("Болею").await;
        assert_snapshot!("cancelled_because", format!("{}\n---\n{}", katya.toast(), katya.screen()));
        salon.pass(1);
        salon.ring().await;
        assert_snapshot!("the_specialist_hears_why", anna.screen());
        assert_eq!((anna.heard(), katya.heard()), (heard.0 + 1, heard.1));
        anna.taps("📅 Открыть запись").await;
        assert_snapshot!("the_specialists_card", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_reason_given_later_follows_the_news() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        cancels(&katya).await;
        salon.pass(1);
        salon.ring().await;
        assert!(anna.screen().starts_with("✖ Клиент отменил: Пн 23 ноя, 15:00"), "{}", anna.screen());
        let heard = anna.heard();
        let ill = keep(&katya, "1.rq.");
        katya.says("<b>Прорвало</b>   трубу\nсегодня").await;
        assert_snapshot!("words", format!("{}\n---\n{}", katya.toast(), katya.screen()));
        assert_snapshot!("the_specialist_hears_later", anna.screen());
        katya.forges(ill.0, &ill.1).await;
        katya.says("и ещё кое-что").await;
        assert_eq!(anna.heard(), heard + 1, "one reason is enough");
        assert!(katya.screen().contains("Выберите, пожалуйста, кнопкой"), "{}", katya.screen());
    })
    .await;
}

/// The message that says more of the same fact is no other message.
#[tokio::test]
async fn a_cancelling_stands_once_in_the_ledger() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books("Окрашивание", "15:00").await;
        cancels(&katya).await;
        katya.says("в этот день у нас ремонт").await;
        assert!(katya.screen().contains("ремонт"), "{}", katya.screen());
        assert_eq!(salon.count("select count(*) from outbox where kind = 'cancelled'").await, 1);
        katya.taps("↩ Вернуть запись").await;
        cancels(&katya).await;
        assert_eq!(salon.count("select count(*) from outbox where kind = 'cancelled'").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_long_reason_is_cut_where_its_writer_sees_it() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        cancels(&katya).await;
        katya.says(&"трубу ".repeat(400)).await;
        assert!(katya.screen().contains("трубу трубу…\n"), "{}", katya.screen());
        assert_eq!(salon.count("select length(client_reason) from booking").await, 180);
    })
    .await;
}

/// What is typed long after is no reason.
#[tokio::test]
async fn words_long_after_are_no_reason() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        cancels(&katya).await;
        salon.pass(11);
        katya.says("А завтра можно?").await;
        assert!(katya.screen().contains("Выберите, пожалуйста, кнопкой"), "{}", katya.screen());
        assert_eq!(salon.count("select count(*) from booking where client_reason <> ''").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_visit_taken_back_at_once_rings_nowhere() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        cancels(&katya).await;
        let heard = anna.heard();
        let undo = keep(&katya, "1.ru.");
        katya.taps_twice("↩ Вернуть запись").await;
        assert_snapshot!("back", format!("{}\n---\n{}", katya.toast(), katya.screen()));
        katya.forges(undo.0, &undo.1).await;
        salon.pass(1);
        salon.ring().await;
        assert_eq!((booked(salon).await, anna.heard()), (1, heard));
        assert_eq!(salon.count("select count(*) from booking_event where what = 'undone'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_heard_hears_that_it_stands_again() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        cancels(&katya).await;
        katya.taps("Другие планы").await;
        salon.pass(9);
        salon.ring().await;
        let heard = anna.heard();
        katya.taps("↩ Вернуть запись").await;
        assert_snapshot!("the_specialist_hears_it_stands", anna.screen());
        assert_eq!(anna.heard(), heard + 1);
        assert_eq!(salon.count("select count(*) from booking where client_reason = ''").await, 1);
    })
    .await;
}

#[tokio::test]
async fn after_ten_minutes_it_is_too_late() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        cancels(&katya).await;
        salon.pass(10);
        katya.taps("↩ Вернуть запись").await;
        assert!(katya.person.toasts().last().unwrap().alert);
        assert_snapshot!("undo_too_late", format!("{}\n---\n{}", katya.toast(), katya.screen()));
        assert_eq!(booked(salon).await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_time_that_somebody_took_is_not_taken_back() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        cancels(&katya).await;
        let undo = keep(&katya, "1.ru.");
        boris.holds(COLOUR, "15:00").await;
        katya.forges(undo.0, &undo.1).await;
        assert_eq!(katya.toast(), "Это время уже занято. Вот ближайшее");
        assert!(katya.screen().contains("⭐"), "{}", katya.screen());
        boris.taps("✅").await;
        katya.forges(undo.0, &undo.1).await;
        assert_eq!((booked(salon).await, katya.toast().as_str()), (1, "Это время уже занято. Вот ближайшее"));
    })
    .await;
}

#[tokio::test]
async fn the_cap_holds_for_what_is_taken_back() {
    story(async |salon| {
        salon.change("update studio set client_cap = 1").await;
        let katya = salon.visitor("Катя");
        cancels(&katya).await;
        let undo = keep(&katya, "1.ru.");
        katya.books(COLOUR, "10:00").await;
        katya.forges(undo.0, &undo.1).await;
        assert!(katya.toast().starts_with("У вас уже 1 запись"), "{}", katya.toast());
        assert_eq!(booked(salon).await, 1);
    })
    .await;
}

/// It was early enough while it stood: the notice counts from the cancelling.
#[tokio::test]
async fn notice_counts_from_when_it_was_cancelled() {
    story(async |salon| {
        salon.change("update studio set cancel_before_min = 0, notice_min = 355").await;
        let katya = salon.visitor("Катя");
        cancels(&katya).await;
        salon.pass(9);
        katya.taps("↩ Вернуть запись").await;
        assert_eq!((booked(salon).await, katya.toast().as_str()), (1, "Вернули запись, ждём вас"));
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_cancelling_is_not_theirs() {
    story(async |salon| {
        let (boris, katya) = (salon.visitor("Борис Нечаев"), salon.visitor("Катя"));
        cancels(&boris).await;
        katya.start("").await;
        for press in [Step::Undo(FIRST), Step::Because(FIRST, Quick::Illness)] {
            katya.sneaks(Press::Moving(press)).await;
            assert_eq!(katya.toast(), "Это не ваша запись", "{press:?}");
        }
        assert!(!katya.reads().contains("Нечаев"));
        assert_eq!(booked(salon).await, 0);
    })
    .await;
}

/// What staff called off is not for the client to take back, nor to give reasons for.
#[tokio::test]
async fn somebody_without_a_name_is_not_somebody_who_is_forgotten() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/today")
            .await
            .taps("+ 10:00")
            .await
            .taps("Стрижка")
            .await
            .taps("👤 Гость без имени")
            .await;
        anna.taps("✅ Записать").await.says("/today").await.taps_first("1.Dv.").await;
        assert!(!anna.screen().contains("удалил"), "{}", anna.screen());
        anna.taps("✖ Отменить").await.taps("Без причины").await.taps("↩ Вернуть запись").await;
        assert_eq!(booked(salon).await, 1, "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn what_staff_called_off_is_taken_back_by_staff() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.books(COLOUR, "15:00").await;
        anna.taps("📅 Открыть запись").await;
        anna.taps("✖ Отменить").await.taps("Мастер заболел").await;
        assert_snapshot!("called_off", anna.screen());
        assert!(katya.screen().starts_with("✖ Отменили вашу запись"), "{}", katya.screen());
        for press in [Step::Undo(FIRST), Step::Because(FIRST, Quick::Illness)] {
            katya.sneaks(Press::Moving(press)).await;
            assert_eq!(katya.toast(), "С тех пор запись изменилась или прошла. Вот как сейчас");
        }
        let undo = keep(&anna, "1.Dr.");
        salon.pass(9);
        anna.taps_twice("↩ Вернуть запись").await;
        assert_snapshot!("recalled", format!("{}\n---\n{}", anna.toast(), anna.screen()));
        assert_snapshot!("the_client_hears_it_stands", katya.screen());
        assert_eq!(booked(salon).await, 1);
        assert_eq!(salon.count("select count(*) from audit where what = 'recalled'").await, 1);

        anna.taps("✖ Отменить").await.taps("Без причины").await;
        salon.pass(10);
        anna.forges(undo.0, &undo.1).await;
        assert!(anna.toast().starts_with("Вернуть кнопкой можно в течение 10 минут"), "{}", anna.toast());
        assert_eq!(booked(salon).await, 0);
    })
    .await;
}

#[tokio::test]
async fn what_staff_called_off_stays_so_when_the_time_is_taken() {
    story(async |salon| {
        let (anna, katya, boris) = (salon.anna().await, salon.visitor("Катя"), salon.visitor("Борис"));
        katya.books(COLOUR, "15:00").await;
        anna.taps("📅 Открыть запись").await;
        anna.taps("✖ Отменить").await.taps("Мастер заболел").await;
        let undo = keep(&anna, "1.Dr.");
        boris.books(COLOUR, "15:00").await;
        anna.forges(undo.0, &undo.1).await;
        assert!(anna.person.toasts().last().unwrap().alert, "{}", anna.toast());
        assert_eq!(booked(salon).await, 1);
    })
    .await;
}

/// Staff do not take back what a client cancelled.
#[tokio::test]
async fn what_a_client_cancelled_is_not_for_staff_to_take_back() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        cancels(&katya).await;
        let recall = okoshko_dialogues::today::Press::Recall(FIRST);
        anna.sneaks(Press::Staff(okoshko_dialogues::staff::Press::Today(recall))).await;
        assert_eq!(booked(salon).await, 0);
        assert!(!anna.screen().contains("↩"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn taking_back_speaks_english_too() {
    story_in(quiet(Lang::En), async |salon| {
        let kate = salon.visitor_speaking("Kate Lee", "en");
        kate.start("").await.taps("Colour").await.taps("15:00").await.taps("✅ Book").await;
        kate.taps("✖ Cancel booking").await.taps("✖ Yes, cancel it").await;
        kate.taps("Another time").await;
        assert_snapshot!("en_cancelled_because", format!("{}\n---\n{}", kate.toast(), kate.screen()));
        kate.taps("↩ Take it back").await;
        assert_eq!(kate.toast(), "The booking stands again, see you then");
    })
    .await;
}
