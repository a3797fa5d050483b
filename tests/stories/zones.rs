//! A studio in London: its clocks, its pounds, its summer; and a client who reads Russian.

use insta::assert_snapshot;
use okoshko::desk::seed::Example;
use okoshko_dialogues::press::{Part, Press};
use okoshko_domain::catalog::Who;
use okoshko_domain::people::Lang;
use okoshko_domain::zone::{LocalDay, Zone};

use crate::salon::{Salon, quiet, story_in};

/// Thursday, 1 July 2027: British Summer Time.
const JULY: LocalDay = LocalDay(21_000);
/// Sunday, 28 March 2027: 01:00 is 02:00.
const SPRING: LocalDay = LocalDay(20_905);

/// Works day and night, and books a year ahead.
fn london() -> Example {
    let mut example = quiet(Lang::En);
    example.studio.policy.window_days = 400;
    for specialist in &mut example.specialists {
        specialist.week = (0..7).map(|day| (day, 0, 24 * 60)).collect();
    }
    example.categories[0].1[0].price_minor = 1_234_099;
    example
}

fn haircuts(salon: &Salon, day: LocalDay, part: Part) -> Press {
    let (service, who) = (salon.seeded.services[0], Who::One(salon.seeded.specialists[0]));
    Press::Day { service, who, day, part, page: 0 }
}

#[tokio::test]
async fn a_londoner_is_told_london_times_and_pounds() {
    story_in(london(), async |salon| {
        let (anna, kate) = (salon.anna().await, salon.visitor_speaking("Kate", "en-GB"));
        kate.start("").await.sneaks(haircuts(salon, JULY, Part::Morning)).await;
        assert_snapshot!("a_day_in_july", kate.screen());
        kate.taps("Next »").await;
        assert_snapshot!("the_rest_of_a_morning_in_july", kate.screen());
        kate.taps("10:00").await;
        assert_snapshot!("check_in_july", kate.screen());
        kate.taps("✅").await;
        let at_nine_utc = format!("{}", Zone::UTC.at(JULY, 9 * 60).0);
        assert_eq!(salon.count("select starts_at from booking").await.to_string(), at_nine_utc);
        assert_snapshot!("a_russian_specialist_in_london_hears", anna.screen());
        kate.taps("📒 My bookings").await;
        assert_snapshot!("a_booking_of_next_year", kate.screen());
    })
    .await;
}

#[tokio::test]
async fn a_reader_of_russian_is_told_the_same_in_russian() {
    story_in(london(), async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await;
        assert_snapshot!("ru_home_in_london", katya.screen());
        katya.taps("Haircut").await;
        assert_snapshot!("ru_times_in_london", katya.screen());
        katya.taps_first("1.t.").await;
        assert_snapshot!("ru_check_in_london", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn today_is_what_londons_calendar_says() {
    story_in(quiet(Lang::En), async |salon| {
        let katya = salon.visitor("Катя");
        salon.pass(15 * 60 + 30); // 00:30 on Tuesday in Kazan, 21:30 on Monday in London
        katya.start("").await.taps("Colour").await;
        assert!(katya.screen().contains("[Завтра] [10:00]"), "{}", katya.screen());
        katya.taps("Завтра").await.taps("10:00").await;
        assert!(katya.screen().contains("Вт 24 ноя, 10:00"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn three_hours_before_is_three_hours_in_the_night_of_the_change_too() {
    story_in(london(), async |salon| {
        let kate = salon.visitor_speaking("Kate", "en");
        let half_past_three = Zone::parse("Europe/London").unwrap().at(SPRING, 3 * 60 + 30);
        salon.clock.advance(half_past_three.plus_min(-24 * 60).0 - salon.clock.now().0);
        kate.start("").await.sneaks(haircuts(salon, SPRING, Part::Morning)).await.taps("03:30").await;
        kate.taps("✅").await;
        assert!(
            kate.screen().contains("You can move or cancel it until Sat 27 Mar, 23:30."),
            "{}",
            kate.screen()
        );
        kate.taps("✖ Cancel booking").await;
        let (message, yes) = kate.find("1.z.").unwrap();
        salon.clock.advance(half_past_three.plus_min(-3 * 60).0 - salon.clock.now().0);
        kate.forges(message, &yes).await;
        assert!(kate.toast().starts_with("It is too late to cancel"), "{}", kate.toast());
        salon.clock.advance(-1);
        kate.forges(message, &yes).await;
        assert!(
            kate.screen().starts_with("✖ Booking cancelled: Sun 28 Mar, 03:30–04:30"),
            "{}",
            kate.screen()
        );
    })
    .await;
}

#[tokio::test]
async fn an_hour_that_the_clock_skips_is_not_offered() {
    story_in(london(), async |salon| {
        let kate = salon.visitor_speaking("Kate", "en");
        kate.start("").await.sneaks(haircuts(salon, SPRING, Part::Morning)).await;
        assert_snapshot!("the_night_of_the_change", kate.screen());
        kate.taps("00:30").await;
        assert!(kate.screen().contains("Sun 28 Mar 2027, 00:30–02:30"), "{}", kate.screen());
    })
    .await;
}
