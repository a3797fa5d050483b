//! A visit entered by hand.

use insta::assert_snapshot;
use okoshko_dialogues::add::{Press as Add, Slot};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_domain::ids::ClientId;

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
