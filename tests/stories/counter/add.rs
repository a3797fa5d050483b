//! A visit entered by hand.

use insta::assert_snapshot;
use okoshko_dialogues::add::{Press as Add, Slot};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_domain::ids::ClientId;
use okoshko_emulator::Content;

use crate::salon::{MONDAY, story};

#[tokio::test]
async fn a_known_client_is_booked_into_a_gap_in_four_taps() {
    story(async |salon| {
        let katya = salon.visitor("Катя Ли");
        katya.books("Окрашивание", "15:00").await;
        let anna = salon.anna().await;
        anna.says("/today").await;
        let before = anna.count();
        anna.taps("+ 10:00").await;
        assert_snapshot!("gap", anna.screen());
        anna.taps("Стрижка").await;
        assert_snapshot!("for_whom", anna.screen());
        anna.taps("Катя Ли").await;
        assert_snapshot!("the_last_look", anna.screen());
        anna.taps("✅ Записать").await;
        assert_eq!(anna.count() - before, 4);
        assert_snapshot!("added", anna.screen());
        assert_snapshot!("the_client_hears", katya.screen());
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_visit_is_entered_in_one_line() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/add завтра 15:00 стрижка Мария Петрова").await;
        assert_snapshot!("read_in_one_line", anna.screen());
        anna.taps("✅ Записать").await;
        assert_eq!(salon.count("select count(*) from client where name = 'Мария Петрова'").await, 1);
        anna.says("/add завтра 15:00 стрижка мария петрова").await;
        assert_snapshot!("taken", anna.screen());
        anna.says("/add завтра 17:00 стрижка мария петрова").await.taps("✅ Записать").await;
        assert_eq!(salon.count("select count(distinct client_id) from booking").await, 1, "one person");
        anna.says("/add когда-нибудь").await;
        assert!(anna.screen().starts_with("Не видно дня и времени"), "{}", anna.screen());
        anna.says("завтра 18:00").await;
        assert!(anna.screen().contains("Что делаем?"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_rule_is_broken_knowingly_and_the_law_never() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/add завтра 20:00 стрижка Мария").await;
        assert_snapshot!("against_a_rule", anna.screen());
        anna.taps("⚠️ Всё равно записать").await;
        assert_eq!(salon.count("select count(*) from audit where what = 'added-anyway'").await, 1);
        let slot = Slot { specialist: salon.seeded.specialists[0], start: MONDAY.plus_min((24 + 11) * 60) };
        let service = salon.seeded.services[0];
        let again = Add::Book { slot, service, client: ClientId(1), anyway: true };
        anna.sneaks(Press::Staff(staff::Press::Add(again))).await;
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_guest_with_a_phone_is_one_client_however_often_they_come() {
    story(async |salon| {
        let anna = salon.anna().await;
        for (day, phone) in [("завтра", "8 917 123-45-67"), ("послезавтра", "+7 (917) 1234567")]
        {
            anna.says(&format!("/add {day} 15:00 стрижка")).await;
            anna.says(&format!("Фёдор {phone}")).await;
            assert!(anna.screen().contains("👤 Фёдор · +7 917 123-45-67"), "{}", anna.screen());
            anna.taps("✅ Записать").await;
        }
        assert_eq!(salon.count("select count(distinct client_id) from booking").await, 1);
        anna.says("/add завтра 17:00 стрижка").await.says(&"о".repeat(5_000)).await;
        anna.taps("✅ Записать").await;
        assert_eq!(salon.count("select max(length(name)) from client").await, 64);
    })
    .await;
}

#[tokio::test]
async fn nobody_enters_a_visit_into_somebody_elses_day() {
    story(async |salon| {
        let anna = salon.anna().await;
        let slot = Slot { specialist: salon.seeded.specialists[2], start: MONDAY.plus_min(3 * 24 * 60) };
        let service = salon.seeded.services[3];
        for press in [Add::Guest { slot, service }, Add::BookNew { slot, service, anyway: true }] {
            anna.sneaks(Press::Staff(staff::Press::Add(press))).await;
            assert_eq!(anna.toast(), "У вас сюда доступа нет. Если он нужен, попросите владельца");
        }
        assert_eq!(salon.count("select count(*) from booking").await, 0);
    })
    .await;
}

#[tokio::test]
async fn a_client_is_no_secret_only_to_those_whom_they_came_to() {
    story(async |salon| {
        let owner = salon.owner().await;
        let (anna, vera) = (salon.seeded.specialists[0], salon.seeded.specialists[2]);
        let start = MONDAY.plus_min(3 * 24 * 60);
        let (cut, manicure) = (salon.seeded.services[0], salon.seeded.services[3]);
        let slot = Slot { specialist: vera, start };
        owner.sneaks(Press::Staff(staff::Press::Add(Add::Guest { slot, service: manicure }))).await;
        owner.says("Галина Тайная +79005550199").await.taps_first("1.Aw.").await;
        let client = ClientId(salon.count("select max(client_id) from client").await);
        let hers = salon.anna().await;
        let slot = Slot { specialist: anna, start };
        for press in [
            Add::Known { slot, service: cut, client },
            Add::Book { slot, service: cut, client, anyway: true },
        ] {
            hers.sneaks(Press::Staff(staff::Press::Add(press))).await;
            assert!(
                !hers.reads().contains("Галина") && !hers.reads().contains("5550199"),
                "{}",
                hers.reads()
            );
        }
        assert_eq!(salon.count("select count(*) from booking where client_name like 'Галина%'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_blocked_client_is_booked_only_knowingly() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/add завтра 15:00 стрижка Мария Петрова").await.taps("✅ Записать").await;
        salon.change("update client set blocked_at = 1").await;
        anna.says("/add завтра 17:00 стрижка мария петрова").await;
        assert!(anna.screen().contains("Клиент заблокирован"), "{}", anna.screen());
        assert_snapshot!("blocked", anna.screen());
        anna.taps_first("1.Ay.").await;
        assert_eq!(salon.count("select count(*) from booking").await, 2);
        assert_eq!(salon.count("select count(*) from audit where what = 'added-anyway'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_second_tap_shows_what_the_first_one_entered() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/add завтра 15:00 стрижка Мария").await.taps_twice("✅ Записать").await;
        assert_snapshot!("a_guest_twice", anna.screen());
        assert_eq!(anna.toast(), "Эта кнопка уже сработала или устарела. Вот как сейчас");
        anna.says("/add завтра 17:00 стрижка мария").await.taps_twice("✅ Записать").await;
        assert!(anna.screen().contains("Вт 24 ноя, 17:00–18:00"), "{}", anna.screen());
        assert!(anna.screen().contains("👤 Мария"), "{}", anna.screen());
        assert_eq!(anna.toast(), "Записали");
        assert_eq!(salon.count("select count(*) from booking").await, 2);
        assert_eq!(salon.count("select count(*) from audit where what = 'added'").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_phone_behind_the_name_is_a_phone_at_both_doors() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/add завтра 15:00 стрижка Мария +7 917 123-45-67").await;
        assert!(anna.screen().contains("👤 Мария · +7 917 123-45-67"), "{}", anna.screen());
        anna.says("/add завтра 15:00 стрижка Мария 8917").await;
        assert_snapshot!("a_phone_that_is_none", anna.screen());
        anna.says("Мария 89").await;
        assert!(anna.screen().contains("👤 Мария 89"), "a name may have digits: {}", anna.screen());
        anna.says("/add завтра 15:00 стрижка").await.says("8917").await;
        assert!(anna.screen().starts_with("Не поняли телефон «8917»"), "{}", anna.screen());
        assert!(anna.screen().contains("Кого записываем?"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn whoever_has_the_phone_is_no_stranger() {
    story(async |salon| {
        let anna = salon.anna().await;
        let katya = salon.visitor("Катя Ли");
        katya.books("Окрашивание", "15:00").await;
        salon.change("update client set phone = '+79171234567'").await;
        anna.says("/add завтра 15:00 стрижка Катюша 8 917 123-45-67").await;
        assert_snapshot!("known_by_phone", anna.screen());
        anna.taps("✅ Записать").await;
        assert!(katya.screen().contains("15:00"), "{}", katya.screen());
        salon.change("update client set blocked_at = 1").await;
        anna.says("/add завтра 17:00 стрижка Катюша 8 917 123-45-67").await;
        assert!(anna.screen().contains("Клиент заблокирован"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_phone_tells_nobody_whose_it_is() {
    story(async |salon| {
        let owner = salon.owner().await;
        owner.says("/add в чт 15:00 маникюр у Веры Галина Тайная +79005550199").await;
        owner.taps("✅ Записать").await;
        let anna = salon.anna().await;
        anna.says("/add завтра 15:00 стрижка Гость 8 900 555-01-99").await;
        assert!(anna.screen().contains("👤 Гость · +7 900 555-01-99"), "{}", anna.screen());
        assert!(!anna.reads().contains("Тайная"), "{}", anna.reads());
    })
    .await;
}

#[tokio::test]
async fn the_specialist_is_named_or_chosen() {
    story(async |salon| {
        let owner = salon.owner().await;
        owner.says("/add в чт в 12 маникюр у Веры Мария").await;
        assert_snapshot!("with_vera", owner.screen());
        owner.taps("Ирина").await;
        assert_snapshot!("with_irina_instead", owner.screen());
        owner.taps("✅ Записать").await;
        let irina =
            "select count(*) from booking b join specialist s using (specialist_id) where s.name = 'Ирина'";
        assert_eq!(salon.count(irina).await, 1);
        owner.says("/add в чт в 15 стрижка к Ирине Мария").await;
        assert!(owner.screen().contains("Стрижка · Ирина"), "{}", owner.screen());
        owner.taps("Анна").await;
        assert!(owner.screen().contains("Стрижка · Анна"), "{}", owner.screen());
        assert!(owner.screen().contains("👤 Мария"), "{}", owner.screen());
        owner.says("/add в чт в 15 педикюр у Анны Мария").await;
        assert!(owner.screen().starts_with("Такой услуги у мастера сейчас нет"), "{}", owner.screen());
        owner.taps("Укладка").await;
        assert!(owner.screen().contains("👤 Мария"), "{}", owner.screen());
        let anna = salon.anna().await;
        anna.says("/add завтра 15:00 стрижка Мария").await;
        assert!(!anna.screen().contains("Ирина"), "not hers to run: {}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn an_unknown_service_is_asked_for_among_everybodys() {
    story(async |salon| {
        let owner = salon.owner().await;
        owner.says("/add в сб 12:00 массаж Мария").await;
        assert_snapshot!("anybodys_services", owner.screen());
        owner.taps("Маникюр").await;
        assert_snapshot!("chosen_among_everybodys", owner.screen());
        owner.taps("‹ Назад").await;
        assert!(owner.screen().contains("[👤 массаж Мария]"), "{}", owner.screen());
        owner.taps("👤 массаж Мария").await.says("Мария").await;
        assert!(owner.screen().contains("👤 Мария"), "{}", owner.screen());
        assert!(!owner.screen().contains("массаж"), "{}", owner.screen());
        owner.says("/add в сб 12:00").await.sends(Content::Contact).await;
        assert!(owner.screen().contains("👤 Ольга"), "{}", owner.screen());
        assert!(owner.screen().contains("Что делаем?"), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn a_taken_time_leads_to_the_nearest_free_ones_and_to_others() {
    story(async |salon| {
        let owner = salon.owner().await;
        salon.visitor("Катя").books("Окрашивание", "15:00").await;
        owner.says("/add сегодня 16:00 стрижка у Анны Мария").await;
        assert_snapshot!("taken_with_ways_round", owner.screen());
        let slot = Slot { specialist: salon.seeded.specialists[0], start: MONDAY.plus_min(7 * 60) };
        let service = salon.seeded.services[0];
        owner.sneaks(Press::Staff(staff::Press::Add(Add::BookNew { slot, service, anyway: true }))).await;
        assert!(owner.screen().contains("👤 Мария"), "nothing is lost: {}", owner.screen());
        assert_eq!(salon.count("select count(*) from booking").await, 1);
        owner.taps_first("1.Ai.").await;
        assert!(owner.screen().contains("👤 Мария"), "{}", owner.screen());
        owner.taps("✅ Записать").await;
        assert_eq!(salon.count("select count(*) from booking").await, 2);
    })
    .await;
}

#[tokio::test]
async fn a_gap_offers_what_fits_into_it() {
    story(async |salon| {
        let anna = salon.anna().await;
        salon.visitor("Катя").books("Окрашивание", "15:00").await;
        anna.says("/today").await.taps("+ 10:00").await;
        assert!(anna.screen().contains("[Окрашивание]"), "{}", anna.screen());
        anna.taps("12:00").await;
        assert!(!anna.screen().contains("[Окрашивание]"), "{}", anna.screen());
        assert!(anna.screen().contains("[Стрижка]"), "{}", anna.screen());
    })
    .await;
}
