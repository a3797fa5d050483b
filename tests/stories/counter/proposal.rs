//! Other times for a visit: proposed, kept, taken or not.

use insta::assert_snapshot;
use okoshko::desk::seed::Example;
use okoshko_domain::people::Lang;
use okoshko_domain::policy::Approve;

use crate::salon::{Salon, Visitor, quiet, story_in};

fn choosy(lang: Lang) -> Example {
    let mut example = quiet(lang);
    example.studio.policy.approves = Approve::Everybody;
    example
}

async fn colour<'a>(salon: &'a Salon, name: &str, time: &str) -> Visitor<'a> {
    let visitor = salon.visitor(name);
    visitor.books("Окрашивание", time).await;
    visitor
}

async fn held(salon: &Salon) -> i64 {
    salon.count("select count(*) from booking where status = 'held'").await
}

/// Proposes the first times of the next two days.
async fn proposes(anna: &Visitor<'_>) {
    let picked = anna.newest().buttons;
    let first = |day: &str| {
        let row = picked.iter().find(|row| row[0].text == day).unwrap();
        row[1].data.clone().unwrap()
    };
    anna.forges(anna.newest().id, &first("Завтра")).await;
    let row = anna.newest().buttons.into_iter().find(|row| row[0].text == "Ср 25 ноя").unwrap();
    anna.forges(anna.newest().id, row[1].data.as_ref().unwrap()).await;
    anna.taps("✅ Отправить: 2").await;
}

#[tokio::test]
async fn a_request_gets_other_times_in_five_taps_and_one_is_taken_in_one() {
    story_in(choosy(Lang::Ru), async |salon| {
        let anna = salon.anna().await;
        let katya = colour(salon, "Катя", "15:00").await;
        let before = anna.count();
        anna.taps("↔ Другое время").await;
        assert_snapshot!("which_times", anna.screen());
        anna.taps_first("1.Po.").await;
        anna.taps("‹ Назад").await;
        assert_eq!(anna.count() - before, 3, "a look at one day and back");
        proposes(&anna).await;
        assert_eq!(anna.toast(), "Предложили, ждём ответа клиента");
        assert_snapshot!("proposed", anna.screen());
        assert_snapshot!("client_is_asked", katya.screen());
        assert_eq!(held(salon).await, 2);

        // Nobody else is offered what is kept.
        let boris = salon.visitor("Борис");
        boris.start("").await.taps("Окрашивание").await.taps("Завтра").await;
        assert!(!boris.screen().contains("10:00"), "{}", boris.screen());

        let taps = katya.count();
        katya.taps_twice("Беру вт 24 ноя 10:00").await;
        assert_eq!(katya.count() - taps, 1);
        assert_snapshot!("taken", katya.screen());
        assert_snapshot!("staff_hear_of_the_choice", anna.screen());
        assert_eq!(held(salon).await, 0);
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
        assert_eq!(salon.count("select count(*) from booking_event where what = 'moved'").await, 1);
        boris.start("").await.taps("Окрашивание").await.taps("Сегодня").await;
        assert!(boris.screen().contains("15:00"), "the old time is free: {}", boris.screen());
    })
    .await;
}

#[tokio::test]
async fn none_of_them_suits() {
    story_in(choosy(Lang::Ru), async |salon| {
        let anna = salon.anna().await;
        let katya = colour(salon, "Катя", "15:00").await;
        anna.taps("↔ Другое время").await;
        proposes(&anna).await;
        let (message, data) = katya.find("1.oy.").unwrap();
        katya.taps("Ничего не подходит").await;
        assert_snapshot!("refused", katya.screen());
        assert_snapshot!("staff_hear_that_none_suits", anna.screen());
        assert_eq!(held(salon).await, 0);
        katya.forges(message, &data).await;
        assert_eq!(katya.toast(), "Увы, это время за вами уже не держим. Вот как сейчас");
        assert_eq!(salon.count("select count(*) from booking where moved_from is not null").await, 0);
        anna.taps("✅ Принять").await;
        assert!(katya.screen().starts_with("✅ Подтвердили"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_booked_visit_can_be_asked_to_move_and_nobody_answers() {
    story_in(quiet(Lang::Ru), async |salon| {
        let anna = salon.anna().await;
        let katya = colour(salon, "Катя", "15:00").await;
        anna.says("/today").await.taps("15:00 Катя").await.taps("↔ Предложить время").await;
        proposes(&anna).await;
        assert_snapshot!("client_with_a_visit_is_asked", katya.screen());
        let (message, data) = katya.find("1.oy.").unwrap();
        let heard = anna.heard();
        salon.pass(4 * 60);
        assert_eq!(salon.desk.end_proposals().await.unwrap(), 1);
        salon.ring().await;
        assert_eq!(anna.heard() - heard, 1);
        assert_snapshot!("nobody_answered", anna.screen());
        assert_eq!(held(salon).await, 0);
        katya.forges(message, &data).await;
        assert_eq!(katya.toast(), "Увы, это время за вами уже не держим. Вот как сейчас");
        assert!(katya.screen().contains("Вы записаны"), "{}", katya.screen());
        assert_eq!(salon.desk.end_proposals().await.unwrap(), 0);
    })
    .await;
}

#[tokio::test]
async fn times_that_overlap_the_visit_and_each_other_can_be_proposed() {
    story_in(quiet(Lang::Ru), async |salon| {
        let anna = salon.anna().await;
        let katya = colour(salon, "Катя", "15:00").await;
        anna.says("/today").await.taps("15:00 Катя").await.taps("↔ Предложить время").await;
        anna.taps("Сегодня").await;
        assert_snapshot!("times_of_one_day", anna.screen());
        anna.taps("15:30").await.taps("16:00").await.taps("16:30").await;
        anna.taps("10:00").await;
        assert_eq!(anna.toast(), "Можно предложить не больше 3 вариантов");
        assert_snapshot!("three_are_chosen", anna.screen());
        anna.taps("☑ 16:00").await.taps("11:00").await.taps("✅ Отправить: 3").await;
        katya.taps("Беру пн 23 ноя 15:30").await;
        assert!(katya.screen().starts_with("✅ Записали вас: Пн 23 ноя, 15:30"), "{}", katya.screen());
        assert_eq!(held(salon).await, 0);
    })
    .await;
}

#[tokio::test]
async fn what_happens_to_the_visit_ends_the_proposal() {
    story_in(quiet(Lang::Ru), async |salon| {
        let anna = salon.anna().await;
        let katya = colour(salon, "Катя", "15:00").await;
        anna.says("/today").await.taps("15:00 Катя").await.taps("↔ Предложить время").await;
        proposes(&anna).await;
        let (asked, data) = katya.find("1.oy.").unwrap();
        // Not somebody else's, whatever they send.
        let boris = salon.visitor("Борис");
        boris.start("").await.forges(boris.newest().id, &data).await;
        assert_eq!(boris.toast(), "Это не ваша запись");
        assert_eq!(held(salon).await, 2);
        anna.taps("↩ Отозвать предложение").await;
        assert_eq!(anna.toast(), "Предложение отозвали");
        assert_eq!(held(salon).await, 0);
        katya.forges(asked, &data).await;
        assert!(katya.toast().starts_with("Увы"), "{}", katya.toast());

        anna.taps("↔ Предложить время").await;
        proposes(&anna).await;
        let (asked, data) = katya.find("1.oy.2.").unwrap();
        katya.says("/my").await.taps_first("1.b.").await;
        katya.taps("✖ Отменить запись").await.taps("✖ Да, отменить").await;
        assert_eq!(held(salon).await, 0);
        katya.forges(asked, &data).await;
        assert!(katya.toast().starts_with("Увы"), "{}", katya.toast());
        assert_eq!(salon.count("select count(*) from booking where status = 'cancelled'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn the_same_in_english() {
    story_in(choosy(Lang::En), async |salon| {
        let anna = salon.anna().await;
        anna.says("/lang").await.taps("English").await;
        let kate = salon.visitor_speaking("Kate Lee", "en");
        kate.books("Colour", "15:00").await;
        anna.taps("↔ Another time").await;
        anna.taps("Tomorrow").await.taps("10:00").await.taps("15:00").await;
        assert_snapshot!("en_which_times", anna.screen());
        anna.taps("✅ Send: 2").await;
        assert_snapshot!("en_proposed", anna.screen());
        assert_snapshot!("en_client_is_asked", kate.screen());
        kate.taps("Nothing suits me").await;
        assert_snapshot!("en_staff_hear_that_none_suits", anna.screen());
    })
    .await;
}
