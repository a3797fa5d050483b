//! A specialist falls ill: the day is closed, each client chooses what suits them, and the answers are counted.

use insta::assert_snapshot;
use okoshko_dialogues::offers;
use okoshko_dialogues::press::Press;
use okoshko_domain::absence::Instead;
use okoshko_domain::ids::BookingId;
use okoshko_domain::people::Lang;

use crate::salon::{MONDAY, Salon, Visitor, hasty_story_in, quiet, story, story_in};

/// Haircuts with Anna today.
async fn haircut<'a>(salon: &'a Salon, name: &str, time: &str) -> Visitor<'a> {
    let visitor = salon.visitor(name);
    visitor.start("").await.taps("Стрижка").await.taps("Анна").await.taps("Сегодня").await;
    if !visitor.screen().contains(&format!("[{time}]")) {
        visitor.taps("🌞 День").await;
    }
    visitor.taps(time).await.taps("✅ Записаться").await;
    visitor
}

/// The newest message that counts answers.
fn counter(visitor: &Visitor<'_>) -> String {
    let messages = visitor.person.messages();
    let counts = |text: &str| text.contains("ответили") || text.contains("Всё в силе, записи");
    let found = messages.iter().rev().find(|message| message.from_bot && counts(&message.text));
    found.map(|message| message.text.replace('\u{2060}', "")).unwrap_or_default()
}

#[tokio::test]
async fn five_clients_choose_and_the_counter_follows() {
    hasty_story_in(quiet(Lang::Ru), async |salon| {
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        let mut clients = Vec::new();
        for (name, time) in
            [("Ева", "10:00"), ("Катя", "11:00"), ("Лена", "12:00"), ("Майя", "15:00"), ("Нина", "16:00")]
        {
            clients.push(haircut(salon, name, time).await);
        }
        salon.change("update client set phone = '+79005550117' where name = 'Нина'").await;
        anna.says("/today").await;
        let before = anna.count();
        anna.taps("🤒").await;
        assert_snapshot!("ask", anna.screen());
        anna.taps_twice("✅ Закрыть и написать").await;
        assert_eq!(anna.count() - before, 2);
        assert_eq!(salon.count("select count(*) from absence").await, 1);
        assert_eq!(salon.count("select count(*) from time_off where removed_at is null").await, 1);
        assert_snapshot!("counter_at_first", counter(&owner));
        assert_eq!(counter(&anna), counter(&owner));
        assert_snapshot!("client_hears", clients[0].screen());
        assert_snapshot!("another_client_hears", clients[4].screen());
        // No two are offered the same.
        let mut offered: Vec<String> = Vec::new();
        for client in &clients {
            let buttons = client.newest().buttons.into_iter().flatten().filter_map(|button| button.data);
            offered.extend(
                buttons
                    .filter(|data| data.starts_with("1.oa."))
                    .map(|data| data.splitn(4, '.').last().unwrap().to_owned()),
            );
        }
        let all = offered.len();
        offered.sort();
        offered.dedup();
        assert_eq!(offered.len(), all, "{offered:?}");
        assert!(all >= 10, "{offered:?}");

        let counters = |visitor: &Visitor<'_>| {
            visitor.person.messages().iter().filter(|message| message.text.contains("ответили")).count()
        };
        let hung = counters(&owner);
        let taps = clients[0].count();
        clients[0].taps_first("1.oa.").await;
        assert_eq!(clients[0].count() - taps, 1);
        assert_snapshot!("moved", clients[0].screen());
        clients[1].taps("✖ Отменить").await.taps("✖ Да, отменить").await;
        clients[2].taps("📅 Другое время").await;
        assert_snapshot!("another_time", clients[2].screen());
        salon.settle().await;
        assert_snapshot!("counter_after_two", counter(&owner));
        assert_eq!(counters(&owner), hung, "edited in place");
        for client in &clients[3..] {
            client.taps_first("1.oa.").await;
        }
        clients[2].taps_first("1.rs.").await;
        clients[2].taps_first("1.ry.").await;
        assert_snapshot!("counter_at_last", counter(&owner));
        let overlaps = salon.count("select count(*) from booking where status = 'booked'").await;
        assert_eq!(overlaps, 4);
        anna.says("/today").await;
        assert_snapshot!("day_of_who_is_ill", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_suggestion_that_somebody_took_is_answered_with_fresh_ones() {
    story(async |salon| {
        let anna = salon.anna().await;
        let katya = haircut(salon, "Катя", "16:00").await;
        anna.says("Заболела!").await;
        anna.taps("✅ Закрыть и написать").await;
        let (message, data) = katya.find("1.oa.").unwrap();
        let boris = salon.visitor("Борис");
        boris
            .start("")
            .await
            .taps("Стрижка")
            .await
            .taps("Анна")
            .await
            .taps("Завтра")
            .await
            .taps("🌞 День")
            .await;
        boris.taps("16:00").await.taps("✅ Записаться").await;
        katya.forges(message, &data).await;
        assert_eq!(katya.toast(), "Увы, это время уже заняли. Вот что свободно сейчас");
        assert_snapshot!("fresh_suggestions", katya.screen());
        // Not somebody else's.
        boris.forges(boris.newest().id, &data).await;
        assert_eq!(boris.toast(), "Это не ваша запись");
        katya.taps_first("1.oa.").await;
        assert!(katya.screen().starts_with("↔ Перенесли"), "{}", katya.screen());
        let moved = "select count(*) from booking_event where what = 'moved'";
        assert_eq!(salon.count(moved).await, 1);
        // An answer that was given stays: old buttons change nothing.
        let (message, data) = (message, data);
        katya.forges(message, &data).await;
        assert_eq!(salon.count(moved).await, 1);
    })
    .await;
}

#[tokio::test]
async fn it_was_a_mistake() {
    story(async |salon| {
        let (anna, owner) = (salon.anna().await, salon.owner().await);
        let katya = haircut(salon, "Катя", "15:00").await;
        let lena = haircut(salon, "Лена", "16:00").await;
        owner.says("/sick").await;
        assert_snapshot!("whose", owner.screen());
        owner.taps("Анна").await.taps("✅ Закрыть и написать").await;
        assert_snapshot!("done", owner.screen());
        lena.taps("✖ Отменить").await.taps("✖ Да, отменить").await;
        let (message, data) = katya.find("1.oa.").unwrap();
        let (undo, undone) = owner.find("1.Iu.").unwrap();
        salon.pass(9);
        owner.forges(undo, &undone).await;
        assert!(owner.toast().starts_with("Всё в силе"), "{}", owner.toast());
        assert_snapshot!("all_stands", katya.screen());
        assert!(!lena.reads().contains("Всё в силе"), "she has cancelled");
        assert_snapshot!("counter_undone", counter(&anna));
        katya.forges(message, &data).await;
        assert_eq!(salon.count("select count(*) from booking where moved_from is not null").await, 0);
        assert_eq!(salon.count("select count(*) from time_off where removed_at is null").await, 0);
        owner.forges(undo, &undone).await;
        let stands = "select count(*) from outbox where kind = 'stands'";
        assert_eq!(salon.count(stands).await, 1, "twice is once");

        anna.says("/sick").await.taps("✅ Закрыть и написать").await;
        let (undo, undone) = anna.find("1.Iu.").unwrap();
        salon.pass(11);
        anna.forges(undo, &undone).await;
        assert!(anna.toast().starts_with("Прошло больше 10 минут"), "{}", anna.toast());
        assert_eq!(salon.count(stands).await, 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_has_not_heard_of_it_hears_of_nothing() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, haircut(salon, "Катя", "16:30").await);
        let until_noon =
            "update studio set quiet_from_min = 480, quiet_to_min = 720, revision = revision + 1";
        salon.change(until_noon).await;
        let heard = katya.heard();
        anna.says("/sick").await.taps("✅ Закрыть и написать").await;
        anna.taps_first("1.Iu.").await;
        assert!(anna.toast().starts_with("Всё в силе"), "{}", anna.toast());
        salon.pass(4 * 60);
        salon.ring().await;
        assert_eq!(katya.heard(), heard, "{}", katya.reads());
    })
    .await;
}

#[tokio::test]
async fn only_what_was_suggested_may_be_sooner_than_the_rules() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, haircut(salon, "Катя", "15:00").await);
        anna.says("/sick").await.taps("✅ Закрыть и написать").await;
        let to = |minutes| {
            Press::Offer(offers::Press::Instead {
                booking: BookingId(1),
                to: Instead { specialist: salon.seeded.specialists[1], start: MONDAY.plus_min(minutes) },
            })
        };
        salon.change("update studio set notice_min = 10000, revision = revision + 1").await;
        let there = async || salon.count("select (starts_at - 1795413600) / 60 from booking").await;
        katya.sneaks(to(9 * 60)).await;
        assert_eq!(there().await, 6 * 60, "{}", katya.screen());
        katya.taps_first("1.oa.").await;
        assert_ne!(there().await, 6 * 60, "{}", katya.screen());
    })
    .await;
}

#[tokio::test]
async fn nobody_is_moved_to_a_colleague_who_is_away_by_now() {
    story(async |salon| {
        let (anna, katya) = (salon.anna().await, haircut(salon, "Катя", "15:00").await);
        anna.says("/sick").await.taps("✅ Закрыть и написать").await;
        let (message, first) = katya.find("1.oa.").unwrap();
        // Too soon by the rules, and closed: the one does not excuse the other.
        salon
            .change(
                "insert into time_off (studio_id, specialist_id, starts_at, ends_at, kind)
                     select 1, specialist_id, 0, 4000000000, 'vacation' from specialist",
            )
            .await;
        salon.change("update studio set notice_min = 10000, revision = revision + 1").await;
        katya.forges(message, &first).await;
        assert!(katya.toast().contains("заняли"), "{}", katya.toast());
        assert_eq!(salon.count("select count(*) from booking_event where what = 'moved'").await, 0);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_well_again_says_so() {
    story_in(quiet(Lang::Ru), async |salon| {
        let anna = salon.anna().await;
        let katya = haircut(salon, "Катя", "15:00").await;
        anna.says("я здорова").await;
        assert!(anna.reads().contains("Сегодня день по болезни не закрыт"), "{}", anna.reads());
        anna.says("заболела").await.taps("✅ Закрыть и написать").await;
        let closed = |text: &str| text.contains("Закрыли остаток дня");
        assert!(anna.person.messages().iter().any(|message| closed(&message.text)), "{}", anna.reads());
        assert!(counter(&anna).contains("ответили 0 из 1"), "{}", anna.reads());
        let counts = anna.person.messages().iter().filter(|one| one.text.contains("ответили")).count();
        assert_eq!(counts, 1, "one counter: {}", anna.reads());
        anna.says("/today").await;
        assert_snapshot!("day_with_a_client_who_is_asked", anna.screen());
        anna.says("Я здорова!").await.taps("↩ Ошибка").await;
        salon.ring().await;
        assert!(katya.screen().starts_with("✅ Всё в силе"), "{}", katya.screen());
        anna.says("заболела").await.taps("✅ Закрыть и написать").await;
        salon.pass(11);
        anna.says("выздоровела").await;
        assert!(anna.screen().contains("ответили 0 из 1"), "{}", anna.screen());
        assert!(!anna.screen().contains("↩"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn nobody_is_ill_on_a_day_without_work() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/today").await;
        assert!(anna.screen().contains("🤒"), "{}", anna.screen());
        salon.pass(6 * 24 * 60);
        anna.says("/today").await;
        assert!(anna.screen().contains("Не работает"), "{}", anna.screen());
        assert!(!anna.screen().contains("🤒"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn a_guest_is_called_and_an_empty_day_is_only_closed() {
    story(async |salon| {
        let anna = salon.anna().await;
        haircut(salon, "Катя", "15:00").await;
        salon.change("update client set phone = '+79005550117', account_id = null").await;
        salon.change("update booking set account_id = null").await;
        anna.says("/sick").await.taps("✅ Закрыть день").await;
        assert_snapshot!("guest", counter(&anna));
        assert_eq!(salon.count("select count(*) from outbox where kind = 'away'").await, 0);
    })
    .await;
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/sick").await;
        assert!(anna.screen().contains("предупреждать некого"), "{}", anna.screen());
        anna.taps("✅ Закрыть день").await;
        assert_eq!(anna.toast(), "Закрыли, предупреждать некого");
        assert_eq!(salon.count("select count(*) from time_off").await, 1);
    })
    .await;
}

#[tokio::test]
async fn a_vacation_over_bookings_offers_a_move_to_everybody() {
    story(async |salon| {
        let anna = salon.anna().await;
        let katya = salon.visitor("Катя");
        katya.start("").await.taps("Стрижка").await.taps("Анна").await.taps("Завтра").await;
        katya.taps("🌞 День").await.taps("15:00").await.taps("✅ Записаться").await;
        anna.says("/off 24.11-26.11").await.taps("✅ Закрыть дни").await;
        assert_snapshot!("vacation_over_bookings", anna.screen());
        anna.taps_twice("↔ Предложить перенос").await;
        assert_eq!(anna.toast(), "Спрашиваем клиентов, ждём ответов");
        assert_snapshot!("vacation_counter", counter(&anna));
        assert_snapshot!("client_hears_of_the_vacation", katya.screen());
        assert_eq!(salon.count("select count(*) from absence").await, 1);
        anna.says("/today завтра").await;
        anna.taps_first("1.Dv.").await;
        assert!(anna.screen().contains("ждём ответа"), "{}", anna.screen());
        katya.taps_first("1.oa.").await;
        assert!(counter(&anna).contains("ответили 1 из 1"), "{}", counter(&anna));
        let kept = "select count(*) from absence_board";
        assert_eq!(salon.count(kept).await, 0, "everybody has answered: nothing is left to be edited");
    })
    .await;
}

#[tokio::test]
async fn a_vacation_that_is_taken_back_leaves_all_as_it_was() {
    story(async |salon| {
        let anna = salon.anna().await;
        let katya = haircut(salon, "Катя", "15:00").await;
        anna.says("/off 23.11").await.taps("✅ Закрыть день").await.taps("↔ Предложить перенос").await;
        assert!(katya.screen().starts_with("⚠️ Мастера не будет"), "{}", katya.screen());
        anna.says("/off").await.taps("Уже закрыто: 1").await;
        anna.taps_first("1.Dn.").await;
        anna.taps("↩ Открыть снова").await;
        assert!(katya.screen().starts_with("✅ Всё в силе"), "{}", katya.screen());
        assert!(counter(&anna).contains("Всё в силе"), "{}", counter(&anna));
    })
    .await;
}

#[tokio::test]
async fn the_same_in_english() {
    story_in(quiet(Lang::En), async |salon| {
        let anna = salon.anna().await;
        anna.says("/lang").await.taps("English").await;
        let kate = salon.visitor_speaking("Kate Lee", "en");
        kate.books("Colour", "15:00").await;
        anna.says("I am ill").await;
        assert_snapshot!("en_ask", anna.screen());
        anna.taps("✅ Close and tell all").await;
        assert_snapshot!("en_client_hears", kate.screen());
        let counter =
            anna.person.messages().iter().rev().find(|one| one.text.contains("answered")).unwrap().clone();
        assert_snapshot!("en_counter", counter.text.replace('\u{2060}', ""));
        kate.says("ill").await;
    })
    .await;
}
