//! Which times are offered, and why others are not: months, days, parts of a day, specialists, rules at their instants.

use insta::assert_snapshot;
use okoshko::desk::seed::{Example, ExampleSpecialist};
use okoshko_dialogues::press::{Part, Press};
use okoshko_domain::catalog::Who;
use okoshko_domain::people::Lang;
use okoshko_domain::zone::{LocalDay, Month};

use crate::salon::{Salon, Visitor, hasty_story_in, quiet, story, story_in};

const COLOUR: &str = "Окрашивание";
/// Whole days since 1970.
const WEDNESDAY: LocalDay = LocalDay(20_782);
const DECEMBER: Month = Month(56 * 12 + 11);

fn colour(salon: &Salon) -> impl Fn(LocalDay) -> Press {
    let (service, who) = (salon.seeded.services[1], Who::One(salon.seeded.specialists[0]));
    move |day| Press::Day { service, who, day, part: Part::All, page: 0 }
}

/// The slots on the newest screen, without its other buttons.
fn slots(visitor: &Visitor<'_>) -> Vec<String> {
    let buttons = visitor.newest().buttons.into_iter().flatten();
    let slots = buttons.filter(|button| button.data.as_ref().is_some_and(|data| data.starts_with("1.t.")));
    slots.map(|button| button.text).collect()
}

/// The days' row of the calendar that has this one.
fn week_of(visitor: &Visitor<'_>, label: &str) -> Vec<String> {
    let rows = visitor.newest().buttons.into_iter();
    let mut rows = rows.map(|row| row.into_iter().map(|button| button.text).collect::<Vec<_>>());
    rows.find(|row| row.len() == 7 && row.iter().any(|text| text == label)).unwrap()
}

#[tokio::test]
async fn a_day_that_cannot_be_chosen_says_why() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        for time in ["10:00", "15:00"] {
            boris
                .start("")
                .await
                .taps(COLOUR)
                .await
                .taps("Ср 25 ноя")
                .await
                .taps(time)
                .await
                .taps("✅")
                .await;
        }
        katya.start("").await.taps(COLOUR).await.taps("📅 Другая дата").await;
        assert_eq!(week_of(&katya, "[23]"), ["[23]", "24", "·", "26", "27", "·", "·"]);
        let month = katya.screen();
        for (data, why) in [
            ("1.x.0", "Этот день уже прошёл"),
            ("1.x.1", "В этот день не работаем"),
            ("1.x.2", "В этот день всё занято"),
        ] {
            katya.taps_first(data).await;
            assert_eq!(katya.toast(), why);
            assert_eq!(katya.screen(), month, "the screen stays");
        }
        katya.taps("›").await.taps("›").await;
        katya.taps_first("1.x.3").await;
        assert_eq!(katya.toast(), "На этот день запись ещё не открыта");
        katya.sneaks(colour(salon)(WEDNESDAY)).await;
        assert_eq!(katya.toast(), "В этот день всё занято");
        assert!(!slots(&katya).is_empty(), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn an_old_button_of_a_day_says_what_became_of_it() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await;
        for (day, why) in [
            (WEDNESDAY.plus(-3), "Этот день уже прошёл"),
            (WEDNESDAY.plus(3), "В этот день не работаем"),
            (WEDNESDAY.plus(60), "На этот день запись ещё не открыта"),
        ] {
            katya.sneaks(colour(salon)(day)).await;
            assert_eq!(katya.toast(), why);
            assert!(!slots(&katya).is_empty(), "{}", katya.screen());
        }
        salon.pass(11 * 60); // 20:00
        katya.sneaks(colour(salon)(WEDNESDAY.plus(-2))).await;
        assert_eq!(katya.toast(), "Этот день уже прошёл");
    })
    .await;
}

#[tokio::test]
async fn arrows_lead_to_months_with_free_days_only() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        // All of December, and a day on either side.
        salon.change("insert into time_off (studio_id, specialist_id, starts_at, ends_at) values (1, 1, 1795986000, 1798837200)").await;
        katya.start("").await.taps(COLOUR).await.taps("📅 Другая дата").await;
        let title = |visitor: &Visitor<'_>| visitor.newest().buttons[0].iter().map(|button| button.text.clone()).collect::<Vec<_>>();
        assert_eq!(title(&katya), ["Ноябрь 2026", "›"]);
        katya.taps("›").await;
        assert_eq!(title(&katya), ["‹", "Январь 2027"]);
        katya.taps_first("1.m.").await;
        assert_eq!(title(&katya), ["Ноябрь 2026", "›"]);
        let (service, who) = (salon.seeded.services[1], Who::Any);
        for (month, opens) in
            [(DECEMBER, "Январь 2027"), (Month(0), "Ноябрь 2026"), (Month(9_999), "Январь 2027"), (Month(i32::MAX), "Январь 2027")]
        {
            katya.sneaks(Press::Month { service, who, month }).await;
            assert!(title(&katya).contains(&opens.to_owned()), "{month:?}: {}", katya.screen());
        }
    })
    .await;
}

#[tokio::test]
async fn a_day_with_few_times_left_is_marked() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        // Anna is away on Wednesday until 10:30 and from 15:00.
        salon.change("insert into time_off (studio_id, specialist_id, starts_at, ends_at) values (1, 1, 1795590000, 1795591800), (1, 1, 1795608000, 1795622400)").await;
        katya.start("").await.taps(COLOUR).await.taps("📅 Другая дата").await;
        assert_eq!(week_of(&katya, "[23]"), ["[23]", "24", "25•", "26", "27", "·", "·"]);
        katya.taps("25•").await;
        assert_eq!(slots(&katya), ["10:30", "11:00", "11:30"]);
    })
    .await;
}

#[tokio::test]
async fn a_long_day_is_shown_by_its_parts() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Стрижка").await.taps("Завтра").await;
        assert_snapshot!("a_long_day", katya.screen());
        katya.taps("🌙 Вечер").await;
        assert!(slots(&katya).iter().all(|time| time.as_str() >= "17:00"), "{}", katya.screen());
        katya.taps("🌙 Вечер ✓").await;
        assert!(slots(&katya).iter().all(|time| time.as_str() < "12:00"), "{}", katya.screen());
        let (service, who) = (salon.seeded.services[0], Who::Any);
        katya.sneaks(Press::Day { service, who, day: WEDNESDAY, part: Part::Morning, page: 9 }).await;
        assert!(!slots(&katya).is_empty(), "a page behind the last is the last:\n{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn parts_of_the_day_filter_the_nearest_times() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Стрижка").await.taps("🌙 Вечер").await;
        assert_snapshot!("evenings", katya.screen());
        katya.taps("🌅 Утро").await;
        assert!(slots(&katya).iter().all(|time| time.as_str() < "12:00"), "{}", katya.screen());
        katya.taps("🌅 Утро ✓").await;
        assert!(slots(&katya).iter().any(|time| time.as_str() > "12:00"), "{}", katya.screen());
        katya.start("").await.taps(COLOUR).await.taps("🌙 Вечер").await;
        assert_snapshot!("no_evenings", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_chosen_part_goes_along_to_the_day_and_back() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        let evening = |katya: &Visitor<'_>| slots(katya).iter().all(|time| time.as_str() >= "17:00");
        katya.start("").await.taps("Стрижка").await.taps("🌙 Вечер").await.taps("Завтра").await;
        assert!(evening(&katya), "{}", katya.screen());
        katya.taps("‹ Назад").await;
        assert!(evening(&katya), "{}", katya.screen());
        katya.taps("🌙 Вечер ✓").await.taps("Завтра").await.taps("‹ Назад").await;
        assert!(!evening(&katya), "what was not chosen is not kept:\n{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_day_off_of_one_specialist_is_not_the_studios() {
    let mut example = quiet(Lang::Ru);
    let one = example.specialists[0].clone();
    example.specialists =
        ["Анна", "Борис"].map(|name| ExampleSpecialist { name: name.to_owned(), ..one.clone() }).to_vec();
    story_in(example, async |salon| {
        let katya = salon.visitor("Катя");
        // Anna has no Tuesdays, and nobody has Saturdays.
        salon.change("delete from weekly_hours where weekday = 1 and calendar_id = 1").await;
        let (service, off) = (salon.seeded.services[0], WEDNESDAY.plus(-1));
        let day = |who, day| Press::Day { service, who, day, part: Part::All, page: 0 };
        katya.start("").await;
        for (press, why) in [
            (day(Who::One(salon.seeded.specialists[0]), off), "В этот день мастер не работает"),
            (day(Who::One(salon.seeded.specialists[0]), WEDNESDAY.plus(3)), "В этот день не работаем"),
            (day(Who::Any, WEDNESDAY.plus(3)), "В этот день не работаем"),
        ] {
            katya.sneaks(press).await;
            assert_eq!(katya.toast(), why);
        }
        katya.sneaks(day(Who::One(salon.seeded.specialists[1]), off)).await;
        assert!(!slots(&katya).is_empty(), "{}", katya.screen());
    })
    .await;
}

/// Five who cut hair.
fn five_hairdressers() -> Example {
    let mut example = quiet(Lang::Ru);
    let one = example.specialists[0].clone();
    example.specialists = ["Анна", "Борис", "Вера", "Галина", "Дмитрий"]
        .map(|name| ExampleSpecialist { name: name.to_owned(), ..one.clone() })
        .to_vec();
    example
}

#[tokio::test]
async fn specialists_are_chosen_in_place_page_by_page() {
    story_in(five_hairdressers(), async |salon| {
        let katya = salon.visitor("Катя");
        let chips = || katya.newest().buttons[0].iter().map(|button| button.text.clone()).collect::<Vec<_>>();
        katya.start("").await.taps("Стрижка").await;
        assert_eq!(chips(), ["👤 Любой ✓", "Анна", "Борис", "Ещё ›"]);
        katya.taps("Ещё ›").await;
        assert_eq!(chips(), ["👤 Любой ✓", "Вера", "Галина", "Ещё ›"]);
        katya.taps("Галина").await;
        assert_eq!(chips(), ["👤 Любой", "Вера", "Галина ✓", "Ещё ›"]);
        assert!(katya.screen().starts_with("Стрижка · Галина"), "{}", katya.screen());
        katya.taps("Ещё ›").await;
        assert_eq!(chips(), ["👤 Любой", "Дмитрий", "Ещё ›"]);
        katya.taps("Ещё ›").await.taps("👤 Любой").await;
        assert_eq!(chips(), ["👤 Любой ✓", "Анна", "Борис", "Ещё ›"]);
        assert_eq!(katya.heard(), 1, "one live screen");
        katya.taps("Борис").await.taps("10:00").await;
        assert!(katya.screen().contains("Стрижка · Борис"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn the_day_keeps_the_specialist_who_was_chosen() {
    story_in(five_hairdressers(), async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Стрижка").await.taps("Борис").await;
        katya.taps("📅 Другая дата").await.taps("27").await;
        assert!(katya.screen().starts_with("Стрижка · Борис"), "{}", katya.screen());
        katya.taps("‹ Назад").await;
        assert!(katya.screen().starts_with("Стрижка · Борис"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn when_nothing_is_free_the_phone_is_there() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        salon.change("insert into time_off (studio_id, specialist_id, starts_at, ends_at) select 1, specialist_id, 0, 9999999999 from specialist").await;
        katya.start("").await.taps(COLOUR).await;
        assert_snapshot!("nothing_is_free", katya.screen());
        katya.start("").await.taps("Стрижка").await;
        assert_snapshot!("nothing_is_free_with_anybody", katya.screen());
        let (service, who) = (salon.seeded.services[1], Who::Any);
        katya.sneaks(Press::Month { service, who, month: DECEMBER }).await;
        assert!(katya.screen().contains("свободного времени нет"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn notice_is_counted_to_the_minute() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        katya.start("").await.taps(COLOUR).await.taps("Сегодня").await;
        assert_eq!(slots(&katya)[0], "10:00", "sixty minutes from now");
        let ten = katya.find("1.t.").unwrap().1;
        boris.start("").await;
        salon.clock.advance(1);
        katya.taps("‹ Назад").await.taps("Сегодня").await;
        assert_eq!(slots(&katya)[0], "10:30");
        boris.forges(boris.newest().id, &ten).await;
        assert!(boris.toast().starts_with("Не успеем подготовиться"), "{}", boris.toast());
    })
    .await;
}

#[tokio::test]
async fn a_slot_that_was_early_enough_when_it_was_held_stays_so() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.holds(COLOUR, "10:00").await;
        salon.pass(4);
        katya.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас: Пн 23 ноя, 10:00"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn the_window_is_counted_to_the_minute() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        // Pedicures begin at 09:00, and 45 days from now are at 09:00 on Thursday, January 7.
        let (service, who) = (salon.seeded.services[5], Who::One(salon.seeded.specialists[2]));
        let last = Press::Day { service, who, day: LocalDay(WEDNESDAY.0 + 43), part: Part::All, page: 0 };
        katya.start("").await.sneaks(last).await;
        assert_eq!(katya.toast(), "На этот день запись ещё не открыта");
        assert!(!katya.screen().contains("Чт 7 янв"), "{}", katya.screen());
        let january = Press::Month { service, who, month: Month(DECEMBER.0 + 1) };
        katya.sneaks(january).await;
        assert_eq!(week_of(&katya, "6"), ["·", "·", "6", "·", "·", "·", "·"]);
        katya.taps_first("1.x.3").await;
        assert_eq!(katya.toast(), "На этот день запись ещё не открыта");
        salon.clock.advance(1);
        katya.sneaks(january).await;
        assert_eq!(week_of(&katya, "6"), ["·", "·", "6", "7•", "·", "·", "·"]);
        katya.sneaks(last).await;
        assert_eq!(slots(&katya), ["09:00"]);
        salon.pass(31);
        katya.sneaks(last).await;
        assert_eq!(slots(&katya), ["09:00", "09:30"]);
        katya.taps("09:30").await.taps("✅").await;
        assert!(katya.screen().starts_with("✅ Записали вас: Чт 7 янв 2027, 09:30"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_client_with_enough_bookings_is_shown_them() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        for day in ["Сегодня", "Завтра", "Ср 25 ноя"] {
            katya.start("").await.taps(COLOUR).await.taps(day).await.taps("15:00").await.taps("✅").await;
        }
        katya.start("").await.taps(COLOUR).await.taps("10:30").await;
        assert_snapshot!("enough_bookings", format!("{}\n---\n{}", katya.toast(), katya.screen()));
        katya.taps("Пн 23 ноя").await.taps("✖ Отменить запись").await.taps("Да, отменить").await;
        katya.taps("Записаться ещё").await.taps(COLOUR).await.taps("10:30").await;
        assert!(katya.screen().starts_with("Всё верно?"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_paused_studio_says_so_and_books_nothing() {
    story(async |salon| {
        let (katya, boris) = (salon.visitor("Катя"), salon.visitor("Борис"));
        boris.holds(COLOUR, "10:00").await;
        katya.start("").await.taps(COLOUR).await;
        salon.change("update studio set paused = true").await;
        for (visitor, label) in [(&katya, "15:00"), (&boris, "✅")] {
            visitor.taps(label).await;
            assert_eq!(visitor.toast(), "Сейчас не записываем. Новую запись не создали");
            assert!(visitor.screen().starts_with("Студия «Лён»"), "{}", visitor.screen());
        }
        assert!(katya.screen().contains("Ваши записи в силе"), "{}", katya.screen());
        salon.change("update studio set paused = false").await;
        katya.start("").await.taps(COLOUR).await.taps("15:00").await;
        assert!(katya.screen().starts_with("Всё верно?"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn today_ends_at_the_studios_midnight() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.start("").await.taps(COLOUR).await;
        assert!(katya.screen().contains("[Сегодня] [10:00]"), "{}", katya.screen());
        salon.pass(14 * 60 + 59); // 23:59
        katya.start("").await.taps(COLOUR).await;
        assert!(katya.screen().contains("[Завтра] [10:00]"), "{}", katya.screen());
        assert!(!katya.screen().contains("Сегодня"), "{}", katya.screen());
        salon.pass(1);
        katya.start("").await.taps(COLOUR).await;
        assert!(katya.screen().contains("[Сегодня] [10:00]"), "{}", katya.screen());
        katya.taps("Сегодня").await.taps("10:00").await;
        assert!(katya.screen().contains("Вт 24 ноя, 10:00"), "{}", katya.screen());
    })
    .await;
}

/// A studio in Berlin that works on Saturday and Sunday nights and books a year ahead.
fn night_shift() -> Example {
    let mut example = quiet(Lang::Ru);
    "Europe/Berlin".clone_into(&mut example.studio.zone);
    example.studio.policy.window_days = 400;
    example.specialists.truncate(1);
    example.specialists[0].week = vec![(6, 0, 5 * 60)];
    example
}

#[tokio::test]
async fn the_night_of_a_clock_change_offers_only_times_that_are() {
    hasty_story_in(night_shift(), async |salon| {
        let katya = salon.visitor("Катя");
        let (service, who) = (salon.seeded.services[0], Who::Any);
        let spring = LocalDay(WEDNESDAY.0 + 123); // Sunday, 28 March 2027: 02:00 is 03:00
        katya
            .start("")
            .await
            .sneaks(Press::Day { service, who, day: spring, part: Part::All, page: 0 })
            .await;
        assert!(katya.screen().contains("Вс 28 мар 2027"), "{}", katya.screen());
        assert_eq!(slots(&katya), ["00:00", "00:30", "01:00", "01:30", "03:00", "03:30", "04:00"]);
        katya.taps("01:30").await.taps("✅").await;
        assert!(
            katya.screen().starts_with("✅ Записали вас: Вс 28 мар 2027, 01:30–03:30"),
            "{}",
            katya.screen()
        );

        let autumn = LocalDay(spring.0 + 217); // Sunday, 31 October 2027: 03:00 is 02:00
        katya.sneaks(Press::Day { service, who, day: autumn, part: Part::All, page: 0 }).await;
        assert_snapshot!("a_night_with_an_hour_twice", katya.screen());
    })
    .await;
}
