//! Whoever booked in a browser has their data deleted on the booking's page.

use okoshko_domain::people::Lang;
use reqwest::{Method, StatusCode};

use crate::browser::{at, books, holds, send};
use crate::salon::{quiet, story, story_in};
use crate::site::{answered, open};

/// Everything that says who Vera is.
const LEFT: [&str; 3] = [
    "select count(*) from booking where client_name <> '' and status <> 'came'",
    "select count(*) from client where name <> '' or phone <> ''",
    "select count(*) from browser_form",
];

#[tokio::test]
async fn whoever_never_had_a_chat_is_forgotten_on_their_page() {
    story(async |salon| {
        let site = open(salon).await;
        let anna = salon.anna().await;
        let path = books(salon, &site, 360).await;
        let forget = format!("{path}/forget");
        assert!(site.get(&path).await.links().contains(&forget));

        let asked = site.get(&forget).await;
        assert_eq!((asked.status, asked.says("cache-control")), (StatusCode::OK, "no-store"));
        for words in ["Удалить ваши данные?", "Останутся даты и суммы", "Предстоящую запись отменим"]
        {
            assert!(asked.body.contains(words), "{words}: {}", asked.body);
        }
        assert_eq!(answered(site.ask(Method::HEAD, &forget)).await.status, StatusCode::OK);
        assert!(salon.count(LEFT[0]).await > 0, "looking changes nothing");
        assert!(site.get(&path).await.body.contains("Ваша запись"));

        let done = send(&site, &forget, &[]).await;
        assert_eq!((done.status, done.says("location")), (StatusCode::SEE_OTHER, path.as_str()));
        assert_eq!(send(&site, &forget, &[]).await.status, StatusCode::GONE, "twice is once");
        for tail in ["", "/forget", "/move", "/visit.ics", "?new=1"] {
            let gone = site.get(&format!("{path}{tail}")).await;
            assert_eq!(gone.status, StatusCode::GONE, "{tail}");
            assert!(gone.body.contains("Данные удалены"), "{tail}: {}", gone.body);
            assert!(!gone.body.contains("Вера"), "{tail}: {}", gone.body);
        }
        for tail in ["/cancel", "/restore", "/connect", "/rotate"] {
            assert_eq!(send(&site, &format!("{path}{tail}"), &[]).await.status, StatusCode::GONE, "{tail}");
        }
        for left in LEFT {
            assert_eq!(salon.count(left).await, 0, "{left}");
        }

        salon.pass(2);
        salon.ring().await;
        let told = anna.screen();
        assert!(told.contains("отменил: Пн 23 ноя, 15:00") && !told.contains("Вера"), "{told}");
        anna.says("/clients").await;
        assert!(!anna.screen().contains("Вера"), "{}", anna.screen());
        let again = books(salon, &site, 360).await;
        assert!(site.get(&again).await.body.contains("15:00"), "her time is free, and she is welcome");
    })
    .await;
}

#[tokio::test]
async fn what_a_chat_took_over_is_forgotten_there() {
    story(async |salon| {
        let site = open(salon).await;
        let path = books(salon, &site, 360).await;
        let link = send(&site, &format!("{path}/connect"), &[]).await;
        let (_, payload) = link.says("location").split_once("?start=").unwrap();
        let vera = salon.visitor("Vera");
        vera.start(payload).await;

        let forget = format!("{path}/forget");
        let asked = site.get(&forget).await;
        assert!(asked.body.contains("отправьте /profile"), "{}", asked.body);
        assert!(!asked.body.contains("<form"), "{}", asked.body);
        assert!(asked.links().iter().any(|link| link.starts_with("https://t.me/")), "{:?}", asked.links());
        let sent = send(&site, &forget, &[]).await;
        assert_eq!((sent.status, sent.says("location")), (StatusCode::SEE_OTHER, forget.as_str()));
        vera.says("/my").await;
        assert!(vera.screen().contains("15:00"), "{}", vera.screen());

        vera.says("/forget").await.taps("Да, забыть меня").await;
        let gone = site.get(&path).await;
        assert_eq!(gone.status, StatusCode::GONE, "{}", gone.body);
    })
    .await;
}

#[tokio::test]
async fn what_staff_entered_is_theirs_to_delete() {
    story(async |salon| {
        let site = open(salon).await;
        let anna = salon.anna().await;
        let path = books(salon, &site, 360).await;
        anna.says("/add завтра 15:00 стрижка Вера +7 917 123-45-67").await.taps_first("1.Aw.").await;
        let asked = site.get(&format!("{path}/forget")).await;
        assert!(asked.body.contains("Мы записывали вас и сами"), "{}", asked.body);
        assert!(!asked.body.contains("<form"), "{}", asked.body);
        send(&site, &format!("{path}/forget"), &[]).await;
        assert!(site.get(&path).await.body.contains("15:00"), "nothing is done by halves");
    })
    .await;
}

#[tokio::test]
async fn in_english_too() {
    story_in(quiet(Lang::En), async |salon| {
        let site = open(salon).await;
        let path = books(salon, &site, 360).await;
        let asked = site.read(&format!("{path}/forget"), "en", "").await;
        for words in ["Delete your data?", "Dates and amounts", "The booking to come will be cancelled"] {
            assert!(asked.body.contains(words), "{words}: {}", asked.body);
        }
        send(&site, &format!("{path}/forget"), &[]).await;
        let gone = site.read(&path, "en", "").await;
        assert!(gone.body.contains("The data is deleted"), "{}", gone.body);
    })
    .await;
}

#[tokio::test]
async fn what_browsers_left_behind_goes_by_itself() {
    story(async |salon| {
        let site = open(salon).await;
        holds(salon, &site, "1", &at(480)).await;
        let path = books(salon, &site, 360).await;
        let forms = "select count(*) from browser_form";
        let nobody = "select count(*) from account where telegram_id is null";
        assert_eq!((salon.count(forms).await, salon.count(nobody).await), (2, 2));
        salon.pass(3 * 24 * 60);
        salon.desk.prune_browsers().await.unwrap();
        assert_eq!((salon.count(forms).await, salon.count(nobody).await), (0, 1));
        let shown = site.get(&path).await;
        assert!(shown.body.contains("15:00"), "whoever booked keeps their page: {}", shown.body);
    })
    .await;
}
