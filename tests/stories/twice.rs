//! A finger that trembles: every press that matters, twice before anything happens.

use crate::salon::story;

const COLOUR: &str = "Окрашивание";

#[tokio::test]
async fn confirming_twice_books_once_and_tells_the_specialist_once() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.holds(COLOUR, "15:00").await;
        let heard = anna.heard();
        katya.taps_twice("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас: Пн 23 ноя, 15:00"), "{}", katya.screen());
        assert_eq!(katya.toast(), "Записали вас");
        assert_eq!((katya.heard(), anna.heard()), (1, heard + 1));
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
        assert_eq!(salon.count("select count(*) from booking_event").await, 1);
        salon.pass(2);
        salon.settle().await;
        assert_eq!(katya.heard(), 1, "the outbox has nothing to add");
    })
    .await;
}

#[tokio::test]
async fn cancelling_twice_cancels_once_and_tells_the_specialist_once() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя"));
        katya.books(COLOUR, "15:00").await.taps("✖ Отменить запись").await;
        let heard = anna.heard();
        katya.taps_twice("Да, отменить").await;
        assert!(katya.screen().starts_with("✖ Запись отменили: Пн 23 ноя, 15:00"), "{}", katya.screen());
        assert_eq!(katya.toast(), "Запись отменили");
        assert_eq!(salon.count("select count(*) from booking_event where what = 'cancelled'").await, 1);
        salon.pass(2);
        salon.ring().await;
        assert_eq!((katya.heard(), anna.heard()), (1, heard + 1), "the outbox has nothing to add");
    })
    .await;
}

#[tokio::test]
async fn choosing_a_slot_twice_holds_it_once() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await.taps(COLOUR).await.taps_twice("15:00").await;
        assert!(katya.screen().starts_with("Всё верно?"), "{}", katya.screen());
        assert_eq!(salon.count("select count(*) from booking where status = 'held'").await, 1);
        katya.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
    })
    .await;
}

/// Two people press ✅ on what both were shown; the second hears of it and is offered the nearest times.
#[tokio::test]
async fn of_two_who_press_at_once_one_is_booked() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        katya.holds(COLOUR, "15:00").await;
        salon.pass(6);
        boris.holds(COLOUR, "15:00").await;
        salon.pass(6);
        katya.person.press("✅").unwrap();
        boris.taps("✅").await;
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
        let screens = [katya.screen(), boris.screen()];
        assert_eq!(
            screens.iter().filter(|screen| screen.starts_with("✅ Записали вас")).count(),
            1,
            "{screens:?}"
        );
        assert_eq!(
            screens.iter().filter(|screen| screen.contains("⭐ Ближе всего")).count(),
            1,
            "{screens:?}"
        );
    })
    .await;
}
