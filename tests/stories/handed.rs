//! Staff hear of whoever booked in a browser, and hand a booking's page out.

use insta::assert_snapshot;
use okoshko_dialogues::start::Payload;
use okoshko_domain::people::Lang;
use reqwest::StatusCode;

use crate::browser::{at, fills, holds, send};
use crate::salon::{Salon, Visitor, quiet, story, story_in};
use crate::site::{Site, open};

/// The address of a page in a message, without the site.
fn page_in(anna: &Visitor<'_>) -> String {
    let text = anna.screen();
    let (_, token) = text.split_once("/b/").unwrap();
    format!("/b/{}", &token[..36])
}

/// The screen, with what differs in every run put in words.
fn steady(text: &str, site: &Site) -> String {
    let path = text.split_once("/b/").map(|(_, rest)| rest[..36].to_owned()).unwrap_or_default();
    text.replace(&site.url, "https://okoshko.example").replace(&path, "TOKEN")
}

/// Opens the page's link for chats.
async fn connects(site: &Site, path: &str, visitor: &Visitor<'_>) {
    let link = send(site, &format!("{path}/connect"), &[]).await;
    let (_, payload) = link.says("location").split_once("?start=").unwrap();
    assert!(matches!(Payload::read(payload), Payload::Connect(_)), "{}", link.says("location"));
    visitor.start(payload).await;
}

/// Books a haircut with Anna for Monday, 15:00.
async fn books(salon: &Salon, site: &Site, typed: &[(&str, &str)]) -> String {
    let form = holds(salon, site, "1", &at(360)).await;
    let done = fills(salon, site, &form, typed).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    done.says("location").split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn staff_hear_how_to_reach_whoever_booked_on_a_page() {
    story(async |salon| {
        let site = open(salon).await;
        let anna = salon.anna().await;
        let typed = [
            ("name", "Вера"),
            ("phone", "8 917 123-45-67"),
            ("email", "vera@example.ru"),
            ("username", "@vera_k"),
            ("comment", "Буду с коляской"),
        ];
        books(salon, &site, &typed).await;
        assert_snapshot!("booked_on_a_page", anna.screen());
        anna.taps("Открыть запись").await;
        assert_snapshot!("card_of_a_page", anna.screen());
        anna.says("/clients").await.taps("Вера").await;
        assert_snapshot!("client_of_a_page", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn in_english_too() {
    story_in(quiet(Lang::En), async |salon| {
        let site = open(salon).await;
        let anna = salon.anna().await;
        anna.says("/lang").await.taps("English").await;
        let typed = [("name", "Vera"), ("phone", "+44 7700 900123"), ("username", "vera_k")];
        books(salon, &site, &typed).await;
        assert_snapshot!("en_booked_on_a_page", anna.screen());
        anna.taps("Open").await.taps("🔗 Link for the client").await;
        assert_snapshot!("en_handed_out", steady(&anna.screen(), &site));
    })
    .await;
}

#[tokio::test]
async fn a_guest_gets_the_page_of_a_visit_entered_by_hand() {
    story(async |salon| {
        let anna = salon.anna().await;
        anna.says("/add завтра 15:00 стрижка Мария, 8 917 123-45-67").await.taps("✅ Записать").await;
        anna.says("/today завтра").await.taps_first("1.Dv.").await;
        assert!(anna.find("1.Ds.").is_none(), "nobody reaches a page: {}", anna.screen());
        let site = open(salon).await;
        let anna = salon.anna().await;
        anna.says("/today завтра").await.taps_first("1.Dv.").await;
        let (card, press) = anna.find("1.Ds.").unwrap();
        anna.taps_twice("🔗 Ссылка для клиента").await;
        assert_snapshot!("handed_out", steady(&anna.screen(), &site));
        let path = page_in(&anna);
        let move_it = site.get(&format!("{path}/move")).await;
        assert_eq!(move_it.status, StatusCode::OK, "all is there at the first look: {}", move_it.body);

        anna.taps("‹ Назад").await;
        anna.forges(card, &press).await;
        assert!(anna.toast().contains("та, что дали раньше, тоже работает"), "{}", anna.toast());
        assert_eq!(page_in(&anna), path, "what the client has goes on working");
        assert_eq!(salon.count("select count(*) from audit where what = 'visit-page'").await, 2);

        let maria = salon.visitor("Мария");
        connects(&site, &path, &maria).await;
        assert!(
            maria.screen().contains("Подключили") && maria.screen().contains("15:00"),
            "{}",
            maria.screen()
        );
        anna.forges(card, &press).await;
        assert!(anna.toast().contains("в Telegram"), "{}", anna.toast());
        assert!(!anna.screen().contains("/b/"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn whoever_connects_their_own_booking_is_nobody_else() {
    story(async |salon| {
        let site = open(salon).await;
        let anna = salon.anna().await;
        let vera = salon.visitor("Вера");
        vera.books("Стрижка", "17:00").await;
        let path = books(salon, &site, &[("name", " вера "), ("phone", "8 917 123-45-67")]).await;
        connects(&site, &path, &vera).await;
        vera.says("/my").await.taps("15:00").await;
        assert!(!vera.screen().contains("Придёт"), "{}", vera.screen());
        assert!(vera.screen().contains("📞 Для этой записи: +7 917 123-45-67"), "{}", vera.screen());
        anna.says("/clients").await.says("1234567").await;
        assert!(anna.screen().contains("Вера"), "by the phone that was typed: {}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn whoever_serves_has_two_calendars_with_two_names() {
    story(async |salon| {
        let _site = open(salon).await;
        let anna = salon.anna().await;
        anna.says("/profile").await.taps("📅 Мои визиты как клиента").await;
        assert_snapshot!("own_calendar_of_a_specialist", anna.screen());
        anna.says("/links").await.taps("📅 Рабочий календарь").await;
        assert!(anna.screen().contains("Рабочий календарь на телефон"), "{}", anna.screen());
    })
    .await;
}
