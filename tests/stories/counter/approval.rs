//! A studio says yes first: a request, an answer, and everything that may come in between.

use insta::assert_snapshot;
use okoshko::desk::seed::Example;
use okoshko_dialogues::moving::Press as Step;
use okoshko_dialogues::press::{Part, Press};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::BookingId;
use okoshko_domain::people::Lang;
use okoshko_domain::policy::Approve;

use crate::salon::{Salon, Visitor, quiet, story_in};

/// A studio that wants to say yes first.
fn choosy(rule: Approve, lang: Lang) -> Example {
    let mut example = quiet(lang);
    example.studio.policy.approves = rule;
    example
}

/// Katya asks for colour with Anna at 15:00.
async fn asks<'a>(salon: &'a Salon, name: &str) -> Visitor<'a> {
    let katya = salon.visitor(name);
    katya.books("Окрашивание", "15:00").await;
    katya
}

async fn status(salon: &Salon, status: &'static str) -> i64 {
    let sql = match status {
        "pending" => "select count(*) from booking where status = 'pending'",
        "booked" => "select count(*) from booking where status = 'booked'",
        _ => "select count(*) from booking where status = 'cancelled'",
    };
    salon.count(sql).await
}

#[tokio::test]
async fn a_request_is_accepted_in_one_tap() {
    story_in(choosy(Approve::Everybody, Lang::Ru), async |salon| {
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        let katya = salon.visitor("Катя Ли");
        katya.holds("Окрашивание", "15:00").await;
        assert_snapshot!("check", katya.screen());
        katya.taps("✅ Записаться").await;
        assert_eq!(katya.toast(), "Отправили заявку, ответим здесь");
        assert_snapshot!("asked", katya.screen());
        assert_snapshot!("request", anna.screen());
        assert_eq!(anna.screen(), owner.screen(), "whoever may settle it hears of it");
        katya.taps("📒 Мои записи").await;
        assert_snapshot!("my_bookings", katya.screen());
        katya.taps_first("1.b.").await;
        assert_snapshot!("card_of_a_request", katya.screen());
        assert!(!katya.screen().contains("записаны"), "{}", katya.screen());

        let before = (anna.count(), owner.heard());
        anna.taps("✅ Принять").await;
        assert_eq!(anna.count() - before.0, 1);
        assert_eq!(anna.toast(), "Приняли, клиенту напишем");
        assert_snapshot!("accepted", anna.screen());
        assert_snapshot!("client_hears_yes", katya.screen());
        assert_eq!(owner.heard() - before.1, 1, "a new booking");
        assert!(owner.screen().starts_with("📅 Новая запись"), "{}", owner.screen());
        assert_eq!(salon.count("select count(*) from audit where what = 'accepted'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn somebody_else_cannot_have_the_time_meanwhile() {
    story_in(choosy(Approve::Everybody, Lang::Ru), async |salon| {
        asks(salon, "Катя").await;
        let boris = salon.visitor("Борис");
        boris.start("").await.taps("Окрашивание").await.taps("Сегодня").await;
        assert!(!boris.screen().contains("15:00"), "{}", boris.screen());
    })
    .await;
}

#[tokio::test]
async fn a_request_is_declined_in_one_tap_and_the_reason_may_follow() {
    story_in(choosy(Approve::Everybody, Lang::Ru), async |salon| {
        let anna = salon.anna().await;
        let katya = asks(salon, "Катя").await;
        anna.taps_twice("✖ Отклонить").await;
        assert_snapshot!("declined", anna.screen());
        assert!(katya.screen().starts_with("🔔 Отправили заявку"), "there is a minute to say why");
        anna.says("в этот день <b>ремонт</b>").await;
        assert_snapshot!("explained", anna.screen());
        salon.pass(2);
        salon.ring().await;
        assert_snapshot!("client_hears_no", katya.screen());
        katya.taps("📅 Выбрать другое время").await;
        assert!(katya.screen().contains("[15:00]"), "the time is free again: {}", katya.screen());
        assert_eq!(status(salon, "cancelled").await, 1);
        assert_eq!(salon.count("select count(*) from booking_event where what = 'declined'").await, 1);

        let lena = asks(salon, "Лена").await;
        anna.taps("✖ Отклонить").await;
        let message = anna.newest().id;
        salon.pass(2);
        salon.ring().await;
        assert!(lena.screen().starts_with("✖ Не сможем принять вас"), "{}", lena.screen());
        anna.forges(message, "1.Pr.2.0").await;
        assert_eq!(anna.toast(), "Клиенту уже написали, причину не добавить");
        assert_eq!(salon.count("select count(*) from booking where reason = '#unsaid'").await, 1);
        anna.says("отмена").await;
        assert_eq!(salon.count("select count(*) from booking where reason = '#unsaid'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_decline_is_taken_back_before_the_client_hears_and_after() {
    story_in(choosy(Approve::Everybody, Lang::Ru), async |salon| {
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        let katya = asks(salon, "Катя").await;
        anna.taps("✖ Отклонить").await;
        assert!(owner.screen().starts_with("✖ Заявку отклонили"), "{}", owner.screen());
        let heard = katya.heard();
        anna.taps("↩ Вернуть заявку").await;
        assert_eq!(anna.toast(), "Вернули, всё как было");
        assert_snapshot!("taken_back", anna.screen());
        assert_snapshot!("others_hear_that_it_waits_again", owner.screen());
        salon.pass(2);
        salon.ring().await;
        assert_eq!(katya.heard(), heard, "nothing was heard: {}", katya.screen());
        assert_eq!(status(salon, "pending").await, 1);

        anna.taps("✖ Отклонить").await.says("в этот день ремонт").await;
        salon.pass(2);
        salon.ring().await;
        assert!(katya.screen().starts_with("✖ Не сможем принять вас"), "{}", katya.screen());
        let (message, recall) = anna.find("1.Dr.").unwrap();
        anna.taps("↩ Вернуть заявку").await;
        salon.ring().await;
        assert_snapshot!("client_hears_that_it_waits_again", katya.screen());
        anna.forges(message, &recall).await;
        assert_eq!(anna.toast(), "Вернули, всё как было", "twice is once");
        anna.taps("✅ Принять").await;
        assert!(katya.screen().starts_with("✅ Подтвердили"), "{}", katya.screen());
        assert_eq!(salon.count("select count(*) from booking_event where what = 'undone'").await, 2);
    })
    .await;
}

#[tokio::test]
async fn what_was_settled_at_night_is_not_told_in_the_morning() {
    story_in(choosy(Approve::Everybody, Lang::Ru), async |salon| {
        salon.change("update studio set quiet_from_min = 480, quiet_to_min = 660").await;
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        let katya = asks(salon, "Катя").await;
        anna.says("/today").await.taps("15:00 Катя").await.taps("✖ Отклонить").await;
        let (message, reason) = anna.find("1.Pr.").unwrap();
        salon.pass(2);
        salon.ring().await;
        assert!(katya.screen().starts_with("✖ Не сможем принять вас"), "{}", katya.screen());
        anna.taps("↩ Вернуть заявку").await.taps("✅ Принять").await;
        assert!(katya.screen().starts_with("✅ Подтвердили"), "{}", katya.screen());
        let heard = katya.heard();
        salon.pass(3 * 60);
        salon.ring().await;
        assert_eq!(katya.heard(), heard, "{}", katya.screen());
        assert!(!owner.reads().contains("снова"), "{}", owner.reads());
        // A reason for what was declined is none for what is called off later.
        anna.taps("✖ Отменить").await.taps("Без причины").await;
        anna.forges(message, &reason).await;
        assert_eq!(salon.count("select count(*) from booking where reason = '#unsaid'").await, 1);
        salon.ring().await;
        assert_eq!(katya.heard(), heard + 1, "that it is called off: {}", katya.screen());
        assert!(katya.screen().starts_with("✖ Отменили вашу запись"), "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn a_decline_is_not_taken_back_for_whoever_is_forgotten() {
    story_in(choosy(Approve::Everybody, Lang::Ru), async |salon| {
        let anna = salon.anna().await;
        let katya = asks(salon, "Катя").await;
        anna.taps("✖ Отклонить").await;
        let (message, recall) = anna.find("1.Dr.").unwrap();
        katya.says("/forget").await.taps("Да, забыть меня").await;
        anna.forges(message, &recall).await;
        assert_eq!(status(salon, "pending").await, 0, "nobody waits for an answer: {}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_decline_stays_when_it_is_late_or_the_time_is_taken() {
    story_in(choosy(Approve::Everybody, Lang::Ru), async |salon| {
        let anna = salon.anna().await;
        asks(salon, "Катя").await;
        anna.taps("✖ Отклонить").await;
        let (message, recall) = anna.find("1.Dr.").unwrap();
        asks(salon, "Лена").await;
        anna.forges(message, &recall).await;
        assert_eq!(status(salon, "pending").await, 1, "{}", anna.toast());
        assert!(anna.toast().contains("отдали другому"), "{}", anna.toast());
        anna.says("/today").await.taps("15:00 Лена").await.taps("✖ Отклонить").await;
        salon.pass(10);
        let (message, recall) = anna.find("1.Dr.").unwrap();
        anna.forges(message, &recall).await;
        assert_eq!(status(salon, "pending").await, 0, "{}", anna.toast());
        assert!(anna.toast().contains("10 минут"), "{}", anna.toast());
    })
    .await;
}

#[tokio::test]
async fn of_two_who_answer_the_second_reads_who_was_faster() {
    story_in(choosy(Approve::Everybody, Lang::Ru), async |salon| {
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        let katya = asks(salon, "Катя").await;
        anna.person.press("✅ Принять").unwrap();
        owner.person.press("✖ Отклонить").unwrap();
        salon.settle().await;
        let outcome = (status(salon, "booked").await, status(salon, "cancelled").await);
        assert!(outcome == (1, 0) || outcome == (0, 1), "{outcome:?}");
        let (late, said) =
            if outcome == (1, 0) { (&owner, "приняли") } else { (&anna, "отклонили") };
        assert!(late.toast().starts_with("Заявку уже ") && late.toast().contains(said), "{}", late.toast());

        let lena = asks_later(salon, "Лена").await;
        let (message, data) = owner.find("1.Py.").unwrap();
        anna.taps("✅ Принять").await;
        owner.forges(message, &data).await;
        assert_eq!(owner.toast(), "Заявку уже приняли: Анна");
        assert!(owner.reads().contains("Ждём клиента"));
        assert!(lena.screen().starts_with("✅ Подтвердили"), "{}", lena.screen());
        drop(katya);
    })
    .await;
}

async fn asks_later<'a>(salon: &'a Salon, name: &str) -> Visitor<'a> {
    let visitor = salon.visitor(name);
    visitor.books("Окрашивание", "10:00").await;
    visitor
}

#[tokio::test]
async fn a_late_answer_meets_the_truth() {
    story_in(choosy(Approve::Everybody, Lang::Ru), async |salon| {
        let anna = salon.anna().await;
        let katya = asks(salon, "Катя").await;
        let (message, data) = anna.find("1.Py.").unwrap();
        katya.taps("✖ Отозвать заявку").await;
        assert_snapshot!("really_withdraw", katya.screen());
        katya.taps("✖ Да, отозвать").await;
        assert!(katya.screen().starts_with("✖ Запись отменили"), "{}", katya.screen());
        anna.forges(message, &data).await;
        assert_eq!(anna.toast(), "Клиент сам отозвал эту заявку");
        assert_eq!(status(salon, "booked").await, 0);

        // Somebody else's press does nothing and tells nothing.
        let lena = asks(salon, "Лена").await;
        let (_, data) = anna.find("1.Py.").unwrap();
        katya.forges(katya.newest().id, &data).await;
        lena.forges(lena.newest().id, &data).await;
        assert_eq!(status(salon, "pending").await, 1);
        assert!(!katya.reads().contains("Лена"));
    })
    .await;
}

#[tokio::test]
async fn nobody_answers_and_it_ends_kindly() {
    story_in(choosy(Approve::Everybody, Lang::Ru), async |salon| {
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        let katya = asks(salon, "Катя").await;
        let before = (anna.heard(), owner.heard());
        salon.pass(2 * 60);
        salon.ring().await;
        assert_eq!((anna.heard(), owner.heard()), (before.0 + 1, before.1 + 1), "asked again, once");
        assert!(anna.screen().starts_with("🔔 Новая заявка"), "{}", anna.screen());
        assert_eq!(salon.desk.end_requests().await.unwrap(), 0);
        let (message, data) = anna.find("1.Py.").unwrap();

        salon.pass(4 * 60);
        anna.forges(message, &data).await;
        assert_eq!(anna.toast(), "Это время уже прошло, заявка закрыта");
        // The job may have been faster.
        salon.desk.end_requests().await.unwrap();
        salon.ring().await;
        assert_snapshot!("client_hears_that_nobody_answered", katya.screen());
        assert_snapshot!("staff_hear_that_nobody_answered", owner.screen());
        assert_eq!(salon.desk.end_requests().await.unwrap(), 0);
        assert_eq!(salon.count("select count(*) from booking where reason = '#silence'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn new_clients_ask_and_those_who_were_there_book() {
    story_in(choosy(Approve::NewClients, Lang::Ru), async |salon| {
        let anna = salon.anna().await;
        let katya = asks(salon, "Катя").await;
        anna.taps("✅ Принять").await;
        salon.pass(2 * 24 * 60);
        katya.books("Окрашивание", "15:00").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        let lena = salon.visitor("Лена");
        lena.books("Коррекция бровей", "11:00").await;
        assert!(lena.screen().starts_with("🔔 Отправили заявку"), "{}", lena.screen());
    })
    .await;
}

#[tokio::test]
async fn the_owner_chooses_who_is_approved() {
    story_in(quiet(Lang::Ru), async |salon| {
        let owner = salon.owner().await;
        owner.says("/settings").await.taps("Правила записи").await.taps("Подтверждение").await;
        assert_snapshot!("setting", owner.screen());
        owner.taps("для всех").await;
        assert!(owner.screen().contains("для всех"), "{}", owner.screen());
        owner.says("/services").await.taps("Окрашивание").await.taps("🔔 Подтверждение записи").await;
        assert_snapshot!("setting_of_a_service", owner.screen());
        owner.taps("не нужно").await;
        assert_snapshot!("card_of_a_service", owner.screen());

        let katya = salon.visitor("Катя");
        katya.books("Окрашивание", "15:00").await;
        assert!(katya.screen().starts_with("✅ Записали вас"), "{}", katya.screen());
        let lena = salon.visitor("Лена");
        lena.books("Стрижка", "10:00").await;
        assert!(lena.screen().starts_with("🔔 Отправили заявку"), "{}", lena.screen());
        owner.says("/today").await;
        assert_snapshot!("day_with_a_request", owner.screen());
        owner.taps_first("1.Dv.").await;
        assert_snapshot!("card_of_a_request_for_staff", owner.screen());
        owner.says("/audit").await;
        assert!(owner.screen().contains("подтверждение записи как у других услуг → не нужно"));
    })
    .await;
}

#[tokio::test]
async fn the_same_in_english() {
    story_in(choosy(Approve::Everybody, Lang::En), async |salon| {
        let anna = salon.anna().await;
        anna.says("/lang").await.taps("English").await;
        let kate = salon.visitor_speaking("Kate Lee", "en");
        kate.holds("Colour", "15:00").await;
        assert_snapshot!("en_check", kate.screen());
        kate.taps("✅ Book").await;
        assert_snapshot!("en_asked", kate.screen());
        assert_snapshot!("en_request", anna.screen());
        anna.taps("✖ Decline").await;
        assert_snapshot!("en_declined", anna.screen());
        anna.taps("Busy at that time").await;
        assert_snapshot!("en_explained", anna.screen());
        salon.pass(2);
        salon.ring().await;
        assert_snapshot!("en_client_hears_no", kate.screen());
        kate.taps("📅 Choose another time").await.taps("15:00").await.taps("✅ Book").await;
        anna.taps("✅ Accept").await;
        assert_snapshot!("en_client_hears_yes", kate.screen());
    })
    .await;
}

#[tokio::test]
async fn a_request_that_goes_to_another_specialist_asks_them() {
    story_in(choosy(Approve::Everybody, Lang::Ru), async |salon| {
        salon
            .change("insert into offer (studio_id, specialist_id, service_id) values (1, 2, 2) on conflict do nothing")
            .await;
        let irinas = salon.seeded.specialists[1];
        salon.desk.hire(salon.seeded.studio, 902, Lang::Ru, "specialist", Some(irinas)).await.unwrap();
        let (anna, irina) =
            (salon.anna().await, salon.meet(salon.emulator.person_with_id(902, "Ирина", "ru")));
        irina.start("").await;
        let katya = salon.visitor("Катя");
        katya
            .start("")
            .await
            .taps("Окрашивание")
            .await
            .taps("Анна")
            .await
            .taps("15:00")
            .await
            .taps("✅")
            .await;
        let (message, yes) = anna.find("1.Py.").unwrap();
        // No button of theirs does it: the time of a request is moved when somebody is away, or goes.
        let (booking, who) = (BookingId(1), Who::One(irinas));
        katya.sneaks(Press::Moving(Step::Times { booking, who, part: Part::All, page: 0 })).await;
        katya.taps_first("1.rs.").await;
        katya.taps("✅ Перенести").await;
        assert_snapshot!("client_moved_the_request", katya.screen());
        assert_snapshot!("another_specialist_is_asked", irina.screen());
        assert_snapshot!("the_first_one_hears", anna.screen());
        anna.forges(message, &yes).await;
        assert_eq!(status(salon, "pending").await, 1, "it is not theirs any more");
        let before = (anna.heard(), irina.heard());
        salon.pass(2 * 60);
        salon.ring().await;
        assert_eq!((anna.heard() - before.0, irina.heard() - before.1), (0, 1), "once more, and only she");
        irina.taps("✅ Принять").await;
        assert_eq!(status(salon, "booked").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_request_at_another_time_is_asked_about_anew() {
    story_in(choosy(Approve::Everybody, Lang::Ru), async |salon| {
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        let katya = asks(salon, "Катя").await;
        let before = (anna.heard(), owner.heard());
        let who = Who::One(salon.seeded.specialists[0]);
        katya
            .sneaks(Press::Moving(Step::Times { booking: BookingId(1), who, part: Part::All, page: 0 }))
            .await;
        katya.taps("15:30").await.taps("✅ Перенести").await;
        assert_snapshot!("request_at_another_time", owner.screen());
        assert_eq!(anna.screen(), owner.screen());
        salon.pass(2 * 60);
        salon.ring().await;
        assert_eq!((anna.heard() - before.0, owner.heard() - before.1), (2, 2), "once more, and only once");
        anna.taps("✅ Принять").await;
        assert!(katya.screen().starts_with("✅ Подтвердили"), "{}", katya.screen());
    })
    .await;
}
