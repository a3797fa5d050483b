//! Old buttons, one by one: each works, or says politely why not and shows where things stand.

use insta::assert_snapshot;
use okoshko_dialogues::press::{List, Part, Press};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::BookingId;

use crate::salon::{MONDAY, Salon, Visitor, story};

const COLOUR: &str = "Окрашивание";

/// The bookings that stand.
async fn booked(salon: &Salon) -> i64 {
    salon.count("select count(*) from booking where status = 'booked'").await
}

/// The newest button of this kind, for later.
fn keep(visitor: &Visitor<'_>, prefix: &str) -> (i64, String) {
    visitor.find(prefix).unwrap_or_else(|| panic!("no {prefix} on:\n{}", visitor.screen()))
}

#[tokio::test]
async fn a_button_of_another_version_leads_to_a_fresh_screen() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.holds(COLOUR, "15:00").await;
        let old = katya.newest().id;
        for data in ["2.h.1", "1.e.1", "1.h", "?"] {
            katya.forges(old, data).await;
            assert_eq!(katya.toast(), "Кнопка устарела, вот свежий экран");
            assert!(katya.screen().starts_with("Студия «Лён»"), "{data}: {}", katya.screen());
        }
    })
    .await;
}

#[tokio::test]
async fn a_button_of_another_version_does_not_wipe_out_a_fact() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await;
        let fact = katya.newest();
        katya.forges(fact.id, "2.h.1").await;
        assert!(katya.screen().starts_with("Студия «Лён»"), "{}", katya.screen());
        let kept = katya.person.messages().into_iter().find(|message| message.id == fact.id).unwrap();
        assert_eq!((kept.text, kept.buttons), (fact.text, fact.buttons));
    })
    .await;
}

#[tokio::test]
async fn a_slot_that_is_gone_shows_the_two_nearest() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        katya.start("").await.taps(COLOUR).await;
        boris.books(COLOUR, "15:00").await;
        katya.taps("15:00").await;
        assert_eq!(katya.toast(), "Это время уже занято. Вот ближайшее");
        assert!(katya.person.toasts().last().unwrap().alert);
        assert_snapshot!("a_slot_is_gone", katya.screen());
        assert_eq!(katya.screen().matches('⭐').count(), 3, "two times and the line that explains them");
        katya.taps("⭐").await.taps("✅").await;
        assert_eq!(booked(salon).await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_booking_that_was_cancelled_elsewhere_says_so() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await;
        let ask = keep(&katya, "1.a.");
        katya.says("/my").await.taps_first("1.b.").await;
        katya.taps("✖ Отменить запись").await;
        let yes = keep(&katya, "1.z.");
        katya.taps("Да, отменить").await;
        katya.forges(ask.0, &ask.1).await;
        assert_eq!(katya.toast(), "С тех пор запись изменилась или прошла. Вот как сейчас");
        let messages = katya.person.messages();
        let card = &messages.iter().find(|one| one.id == ask.0).unwrap().text;
        assert_snapshot!("a_cancelled_card", card.replace('\u{2060}', ""));
        katya.forges(yes.0, &yes.1).await;
        assert_eq!(katya.toast(), "Запись отменили");
        assert!(katya.screen().starts_with("✖ Запись отменили: Пн 23 ноя, 15:00"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_visit_that_is_over_is_neither_cancelled_nor_booked_again() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.holds(COLOUR, "15:00").await;
        let (_, confirm) = keep(&katya, "1.y.");
        katya.taps("✅").await;
        let (fact, ask) = keep(&katya, "1.a.");
        salon.pass(12 * 60);
        katya.forges(fact, &ask).await;
        assert_eq!(katya.toast(), "С тех пор запись изменилась или прошла. Вот как сейчас");
        assert_snapshot!("a_card_of_the_past", katya.screen());
        katya.forges(fact, &confirm).await;
        assert!(!katya.screen().contains("Записали вас"), "{}", katya.screen());
        assert_eq!(katya.toast(), "С тех пор запись изменилась или прошла. Вот как сейчас");
    })
    .await;
}

#[tokio::test]
async fn a_booking_that_is_too_near_is_not_cancelled_by_a_button() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await.taps("✖ Отменить запись").await;
        let (message, yes) = keep(&katya, "1.z.");
        salon.pass(3 * 60); // 12:00: three hours before
        katya.forges(message, &yes).await;
        assert!(katya.person.toasts().last().unwrap().alert);
        assert_snapshot!("too_late_to_cancel", format!("{}\n---\n{}", katya.toast(), katya.screen()));
        assert_eq!(booked(salon).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_hold_that_ran_out_is_taken_again_without_a_word() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.holds(COLOUR, "15:00").await;
        salon.pass(6);
        katya.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас: Пн 23 ноя, 15:00"), "{}", katya.screen());
        assert_eq!(katya.toast(), "Записали вас");
        assert!(anna.screen().contains("Новая запись"));
        assert_eq!(salon.count("select count(*) from booking").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_hold_that_ran_out_and_was_taken_by_another_is_a_slot_that_is_gone() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        katya.holds(COLOUR, "15:00").await;
        salon.pass(6);
        boris.books(COLOUR, "15:00").await;
        katya.taps("✅").await;
        assert!(katya.toast().starts_with("Это время уже занято"), "{}", katya.toast());
        assert!(katya.screen().contains("⭐"), "{}", katya.screen());
        assert_eq!(booked(salon).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_price_that_changed_is_shown_before_it_is_agreed() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        for wait_min in [1, 6] {
            katya.holds(COLOUR, "15:00").await;
            salon.change("update service set price_minor = price_minor + 30000 where service_id = 2").await;
            salon.pass(wait_min);
            katya.taps("✅").await;
            assert_eq!(katya.toast(), "Цена изменилась, вы ещё не записаны. Посмотрите и решите");
            if wait_min == 1 {
                assert_snapshot!("the_price_changed", katya.screen());
            }
            assert_eq!(booked(salon).await, 0);
        }
        katya.taps("✅").await;
        assert!(katya.screen().contains("5\u{202f}100\u{202f}₽"), "{}", katya.screen());
        assert_eq!(booked(salon).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_length_that_changed_is_shown_before_it_is_agreed() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.holds(COLOUR, "15:00").await;
        salon.change("update service set length_min = 180 where service_id = 2").await;
        katya.taps("✅").await;
        assert!(katya.screen().contains("15:00–18:00"), "{}", katya.screen());
        assert_eq!(katya.toast(), "Визит стал другой длины, вы ещё не записаны. Посмотрите и решите");
        assert_eq!(booked(salon).await, 0);
        katya.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас: Пн 23 ноя, 15:00–18:00"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_booking_tells_nothing_and_obeys_nobody() {
    story(async |salon| {
        let (boris, katya) = (salon.visitor("Борис Нечаев"), salon.visitor("Катя"));
        boris.holds(COLOUR, "10:30").await;
        katya.start("").await;
        let theirs = BookingId(1);
        for booked in [false, true] {
            if booked {
                boris.taps("✅").await;
            }
            for press in [
                Press::Visit(theirs),
                Press::AskCancel(theirs),
                Press::Cancel(theirs),
                Press::Confirm { hold: theirs, who: Who::Any },
                Press::Drop(theirs),
            ] {
                katya.sneaks(press).await;
                assert_eq!(katya.toast(), "Это не ваша запись", "{press:?}");
                assert!(katya.screen().starts_with("Студия «Лён»"), "{press:?}: {}", katya.screen());
            }
            katya.sneaks(Press::Visits(List::Past, Some(theirs))).await;
            katya.sneaks(Press::Visits(List::Upcoming, Some(theirs))).await;
            for secret in ["10:30", "Борис", "Нечаев"] {
                assert!(!katya.reads().contains(secret), "{secret} leaked: {}", katya.reads());
            }
        }
        assert_eq!(booked(salon).await, 1);
        assert!(boris.says("/my").await.screen().contains("10:30"));
    })
    .await;
}

/// What was shown is not what is held by now: the old "no" concerns its own row only.
#[tokio::test]
async fn an_old_no_does_not_let_go_of_what_is_booked() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.holds(COLOUR, "15:00").await;
        let (message, no) = keep(&katya, "1.n.");
        katya.taps("✅").await;
        katya.forges(message, &no).await;
        assert_ne!(katya.toast(), "Хорошо, записывать не стали");
        assert!(katya.screen().contains("✅ Вы записаны"), "{}", katya.screen());
        assert_eq!(booked(salon).await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_service_that_was_hidden_leads_back_to_the_list() {
    for hide in [
        "update service set hidden = true where service_id = 2",
        "update service set archived_at = 1 where service_id = 2",
        "update specialist set archived_at = 1 where specialist_id = 1",
    ] {
        story(async |salon| {
            let katya = salon.visitor("Катя");
            katya.start("").await.taps(COLOUR).await.taps("📅 Другая дата").await;
            let (service, who) = (salon.seeded.services[1], Who::One(salon.seeded.specialists[0]));
            let (day, month) = (keep(&katya, "1.d.").1, keep(&katya, "1.m.").1);
            let times = Press::Times { service, who, part: Part::All, page: 0 }.data();
            let slot = Press::Slot { service, who, start: MONDAY.plus_min(6 * 60) }.data();
            katya.forges(katya.newest().id, &slot).await;
            let confirm = keep(&katya, "1.y.").1;
            salon.change(hide).await;
            for data in [times, day, month, slot, confirm] {
                katya.forges(katya.newest().id, &data).await;
                assert_eq!(katya.toast(), "На это сейчас не записываем. Вот что есть", "{data}");
                assert!(katya.screen().starts_with("Студия «Лён»"), "{data}: {}", katya.screen());
            }
            assert!(!katya.screen().contains(COLOUR), "{}", katya.screen());
            assert_eq!(booked(salon).await, 0);
        })
        .await;
    }
}

#[tokio::test]
async fn an_old_screen_is_redrawn_in_the_language_of_now() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books(COLOUR, "15:00").await;
        let fact = katya.newest().id;
        katya.taps("📒 Мои записи").await.says("/lang").await.taps("English").await;
        assert_eq!(katya.toast(), "We speak English now");
        katya.forges(fact, &Press::AskCancel(BookingId(1)).data()).await;
        let shown = katya.person.messages().into_iter().find(|message| message.id == fact).unwrap();
        assert!(shown.text.starts_with("Cancel this booking?"), "{}", shown.text);
    })
    .await;
}

#[tokio::test]
async fn a_press_on_a_message_that_is_gone_gets_a_new_one() {
    story(async |salon| {
        // The emulator knows neither these messages nor these presses.
        salon.excuse("message to edit not found");
        salon.excuse("query is too old");
        let katya = salon.visitor("Катя");
        katya.start("").await;
        let user = format!(
            r#"{{"id":{},"is_bot":false,"first_name":"Катя","language_code":"ru"}}"#,
            katya.person.id
        );
        let chat = format!(r#"{{"id":{},"first_name":"Катя","type":"private"}}"#, katya.person.id);
        for message in [
            format!(r#"{{"message_id":777,"chat":{chat},"date":1795413000,"text":"?"}}"#),
            format!(r#"{{"message_id":778,"chat":{chat},"date":0}}"#),
        ] {
            let heard = katya.heard();
            salon.emulator.push_raw(&format!(
                r#"{{"update_id":{{update_id}},"callback_query":{{"id":"1","from":{user},"message":{message},
                    "chat_instance":"1","data":"1.v.0.0"}}}}"#
            ));
            salon.settle().await;
            assert_eq!(katya.heard(), heard + 1);
            assert!(katya.screen().starts_with("📒 Ваши записи"), "{}", katya.screen());
            katya.start("").await;
        }
    })
    .await;
}
