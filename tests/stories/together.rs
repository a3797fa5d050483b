//! Several services in one visit.

use insta::assert_snapshot;
use okoshko_dialogues::extras::Press as Extra;
use okoshko_dialogues::press::Press;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::BookingId;

use crate::salon::{MONDAY, Salon, story};

const COLOUR: &str = "Окрашивание";

/// Length in minutes and price of what is booked or held.
async fn length_and_price(salon: &Salon) -> (i64, i64) {
    let what = "from booking where status in ('held', 'booked') order by booking_id desc limit 1";
    let [length, price] =
        ["(ends_at - starts_at) / 60", "price_minor / 100"].map(|one| format!("select {one} {what}"));
    (salon.count(length.leak()).await, salon.count(price.leak()).await)
}

#[tokio::test]
async fn two_services_are_one_visit() {
    story(async |salon| {
        let anna = salon.anna().await;
        let katya = salon.visitor("Катя Ли");
        katya.holds(COLOUR, "15:00").await.taps("➕ Услуга").await;
        assert_snapshot!("what_else", katya.screen());
        katya.taps("Укладка").await;
        assert_snapshot!("check", katya.screen());
        assert_eq!(length_and_price(salon).await, (195, 5700));

        // Nobody gets the longer time.
        let lena = salon.visitor("Лена");
        lena.start("").await.taps("Укладка").await.taps("Анна").await.taps("Сегодня").await;
        assert!(lena.screen().contains("[10:00]") && !lena.screen().contains("[17:30]"), "{}", lena.screen());

        katya.taps("✅").await;
        assert_snapshot!("booked", katya.screen());
        assert_snapshot!("the_specialist_hears", anna.screen());
        anna.taps("Открыть запись").await;
        assert_snapshot!("the_specialist_looks", anna.screen());
        katya.says("/my").await;
        assert_snapshot!("in_the_list", katya.screen());
        katya.taps_first("1.b.").await;
        katya.taps("↔ Перенести").await.taps("Завтра").await.taps("10:30").await.taps("✅").await;
        assert!(katya.screen().contains("10:30–13:45"), "all of it is moved: {}", katya.screen());
        assert!(katya.screen().contains("Окрашивание + Укладка"), "{}", katya.screen());
        assert_eq!(length_and_price(salon).await, (195, 5700));
    })
    .await;
}

#[tokio::test]
async fn where_both_do_not_fit_other_times_are_offered_and_nothing_is_lost() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await.taps(COLOUR).await.taps("Сегодня").await.taps("16:00").await;
        katya.taps("💬").await.says("без аммиака").await;
        let check = katya.screen();
        katya.taps("➕").await.taps("Укладка").await;
        assert_snapshot!("does_not_fit", katya.screen());
        assert!(katya.toast().contains("не помещается"), "{}", katya.toast());
        katya.taps("‹ Назад").await;
        assert_eq!(katya.screen(), check, "the time is still kept");
        katya.taps("➕").await.taps("Укладка").await.taps("📅 Другая дата").await;
        katya.taps("24").await.taps("10:30").await;
        assert!(katya.screen().contains("Окрашивание + Укладка"), "{}", katya.screen());
        assert!(katya.screen().contains("💬 без аммиака") && katya.screen().contains("10:30–13:45"));
        katya.taps("‹ Назад").await;
        assert!(
            katya.screen().starts_with("Окрашивание + Укладка"),
            "back leads to its times: {}",
            katya.screen()
        );
        katya.taps_first("1.ft.").await;
        katya.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        assert_eq!(length_and_price(salon).await, (195, 5700));
    })
    .await;
}

#[tokio::test]
async fn a_service_is_taken_out_again_and_five_are_enough() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Педикюр").await.taps("Сб 28 ноя").await.taps("11:00").await;
        let bare = katya.screen();
        katya.taps("➕").await.taps("Маникюр").await.taps("➕").await.taps("✖ Маникюр").await;
        assert_eq!(katya.screen(), bare);
        for more in ["Маникюр", "Маникюр с гель-лаком", "Коррекция бровей", "Ламинирование ресниц"]
        {
            katya.taps("➕").await.taps(more).await;
        }
        assert_snapshot!("five", katya.screen());
        assert_eq!(length_and_price(salon).await, (90 + 60 + 90 + 30 + 75, 2400 + 1400 + 2000 + 900 + 2200));
        katya.taps("➕").await;
        assert_snapshot!("no_more_than_five", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_hold_that_ran_out_is_taken_again_with_all_of_it() {
    story(async |salon| {
        let (katya, lena) = (salon.visitor("Катя"), salon.visitor("Лена"));
        katya.holds(COLOUR, "15:00").await.taps("➕").await.taps("Укладка").await;
        salon.pass(30);
        katya.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        assert_eq!(length_and_price(salon).await, (195, 5700));

        // Somebody else has only the end of it by then.
        katya.taps("Записаться ещё").await.taps(COLOUR).await.taps("10:30").await; // Tomorrow.
        katya.taps("➕").await.taps("Укладка").await;
        salon.pass(30);
        lena.start("").await.taps("Укладка").await.taps("Анна").await.taps("Завтра").await;
        lena.taps("🌞 День").await.taps("13:00").await.taps("✅").await;
        assert!(lena.screen().starts_with("✅ Записали вас"), "{}", lena.screen());
        katya.taps("✅").await;
        assert_snapshot!("somebody_has_the_end_of_it", katya.screen());
        katya.taps_first("1.ft.").await;
        assert!(katya.screen().contains("Окрашивание + Укладка"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_price_that_changed_is_shown_first() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.holds(COLOUR, "15:00").await.taps("➕").await.taps("Укладка").await;
        salon.change("update service set price_minor = 200000 where name = 'Укладка'").await;
        katya.taps("✅").await;
        assert_snapshot!("the_price_changed", katya.screen());
        katya.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        assert_eq!(length_and_price(salon).await, (195, 6500));
        let kept = "select price_minor from booking_service order by booking_service_id desc limit 1";
        assert_eq!(salon.count(kept).await, 200_000);
        salon.change("update service set archived_at = 1 where name = 'Укладка'").await;
        katya.taps("📒 Мои записи").await.taps_first("1.b.").await;
        assert!(katya.screen().contains("Окрашивание + Укладка"), "booked is booked: {}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn forged_stale_and_double_presses_change_nothing_else() {
    story(async |salon| {
        let (katya, vera) = (salon.visitor("Катя"), salon.visitor("Вера"));
        katya.holds(COLOUR, "15:00").await;
        let hold = BookingId(salon.count("select booking_id from booking where status = 'held'").await);
        let [cut, _, styling, manicure] = [0, 1, 2, 3].map(|at| salon.seeded.services[at]);
        let rows = "select count(*) from booking_service";
        for forged in [
            Extra::Service(hold, Who::Any, manicure), // Anna does not do it.
            Extra::Service(hold, Who::Any, salon.seeded.services[1]), // It is there already.
        ] {
            katya.sneaks(Press::Extra(forged)).await;
            assert_eq!(salon.count(rows).await, 0, "{forged:?}: {}", katya.screen());
        }
        vera.start("").await;
        for others in [
            Extra::More(hold, Who::Any, 0),
            Extra::Service(hold, Who::Any, styling),
            Extra::NoService(hold, Who::Any, styling),
            Extra::Slot(hold, Who::Any, MONDAY.plus_min(180)),
        ] {
            vera.sneaks(Press::Extra(others)).await;
            assert!(vera.toast().contains("не ваша"), "{others:?}: {}", vera.toast());
        }
        assert_eq!(salon.count(rows).await, 0);

        katya.holds(COLOUR, "15:00").await.taps("➕").await.taps_twice("Укладка").await;
        assert_eq!(length_and_price(salon).await, (195, 5700), "twice is once");
        katya.sneaks(Press::Extra(Extra::More(hold, Who::Any, u16::MAX))).await;
        katya.sneaks(Press::Extra(Extra::NoService(hold, Who::Any, cut))).await;
        katya.holds(COLOUR, "15:00").await.taps("➕").await.taps("Укладка").await;
        let (message, data) = katya.find("1.fa.").unwrap();
        katya.taps_twice("✅").await;
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
        katya.forges(message, &data).await;
        assert!(katya.screen().contains("✅ Вы записаны"), "{}", katya.screen());
        let row = BookingId(salon.count("select booking_id from booking where status = 'booked'").await);
        for stale in [
            Extra::Service(row, Who::Any, cut),
            Extra::NoService(row, Who::Any, styling),
            Extra::Slot(row, Who::Any, MONDAY.plus_min(24 * 60 + 60)),
        ] {
            katya.sneaks(Press::Extra(stale)).await;
            assert!(katya.screen().contains("✅ Вы записаны"), "{stale:?}: {}", katya.screen());
        }
        assert_eq!(length_and_price(salon).await, (195, 5700));
    })
    .await;
}

#[tokio::test]
async fn a_request_says_all_that_was_added() {
    story(async |salon| {
        salon.change("update studio set approves = 'everybody', ask_phone = 'required'").await;
        let (anna, katya) = (salon.anna().await, salon.visitor("Катя Ли"));
        katya.holds(COLOUR, "15:00").await.taps("➕").await.taps("Укладка").await;
        katya.taps("💬").await.says("без аммиака").await.taps("👶").await.says("Маша").await;
        katya.taps("✅").await.taps("📞").await;
        assert_snapshot!("asked_for", katya.screen());
        assert_snapshot!("the_specialist_is_asked", anna.screen());
        anna.taps("✅").await;
        assert_eq!(length_and_price(salon).await, (195, 5700));
        assert!(katya.screen().contains("Окрашивание + Укладка"), "{}", katya.screen());
    })
    .await;
}
