//! What a client takes along from a booking.

use insta::assert_snapshot;
use okoshko_domain::people::Lang;
use okoshko_emulator::Media;

use crate::salon::{Salon, Visitor, quiet, story, story_in};

/// The newest file of a chat, unfolded.
fn newest_entry(salon: &Salon, visitor: &Visitor<'_>) -> String {
    let file = visitor.person.messages().into_iter().rev().find_map(|message| match message.media {
        Some(Media::Document { file_id, name, mime }) => {
            assert_eq!((name.as_str(), mime.as_str()), ("visit.ics", "text/calendar"));
            Some(file_id)
        }
        _ => None,
    });
    let bytes = salon.emulator.file(&file.expect("a file")).unwrap();
    String::from_utf8(bytes).unwrap().replace("\r\n ", "")
}

fn line<'a>(entry: &'a str, name: &str) -> &'a str {
    entry.lines().find(|line| line.starts_with(name)).unwrap_or_default()
}

#[tokio::test]
async fn a_booking_goes_into_the_calendar_and_stays_one_entry() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books("Стрижка", "17:00").await;
        katya.taps("📅 В календарь").await;
        let booked = newest_entry(salon, &katya);
        assert_snapshot!("calendar_entry", without_key(&booked));
        assert!(katya.reads().contains("Записали вас"), "the fact stays");

        katya.says("/my").await.taps_first("1.b.").await;
        katya.taps("✖ Отменить запись").await.taps("Да, отменить").await;
        assert!(katya.find("1.ei.").is_some(), "the old button is in the chat");
        let (message, data) = katya.find("1.ei.").unwrap();
        katya.forges(message, &data).await;
        let cancelled = newest_entry(salon, &katya);
        assert_eq!(line(&booked, "UID"), line(&cancelled, "UID"));
        assert_eq!((line(&booked, "SEQUENCE"), line(&cancelled, "SEQUENCE")), ("SEQUENCE:0", "SEQUENCE:1"));
        assert_eq!(
            (line(&booked, "STATUS"), line(&cancelled, "STATUS")),
            ("STATUS:CONFIRMED", "STATUS:CANCELLED")
        );
    })
    .await;
}

fn without_key(entry: &str) -> String {
    let lines = entry.lines().map(|line| if line.starts_with("UID:") { "UID:…" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

#[tokio::test]
async fn the_map_is_offered_where_there_is_a_pin() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books("Стрижка", "17:00").await;
        assert_eq!(katya.find("1.em."), None);
        salon.change("update studio set latitude = 55787400, longitude = 49122200").await;
        katya.says("/my").await.taps_first("1.b.").await;
        katya.taps("🗺 На карте").await;
        let place = katya.person.messages().into_iter().rev().find_map(|message| message.media);
        let Some(Media::Venue { latitude, longitude, title, address }) = place else { panic!("{place:?}") };
        assert_eq!((latitude, longitude), (55.7874, 49.1222));
        assert_eq!((title.as_str(), address.as_str()), ("Студия «Лён»", "Казань, ул. Баумана, 17"));

        salon.change("update studio set latitude = null, longitude = null").await;
        let (message, data) = katya.find("1.em.").unwrap();
        katya.forges(message, &data).await;
        assert_eq!(katya.toast(), "Точки на карте больше нет. Вот адрес");
    })
    .await;
}

#[tokio::test]
async fn somebody_elses_booking_is_not_to_be_taken_along() {
    story(async |salon| {
        let katya = salon.visitor("Катя");
        katya.books("Стрижка", "17:00").await;
        let (_, data) = katya.find("1.ei.").unwrap();
        let vera = salon.visitor("Вера");
        vera.start("").await;
        vera.forges(vera.newest().id, &data).await;
        assert_eq!(vera.toast(), "Это не ваша запись");
        assert!(vera.person.messages().iter().all(|message| message.media.is_none()));
    })
    .await;
}

#[tokio::test]
async fn a_booking_is_passed_on_in_words_with_a_link() {
    story_in(quiet(Lang::Ru), async |salon| {
        let katya = salon.visitor_speaking("Kate", "en");
        katya.books("Стрижка", "17:00").await;
        let share = katya.newest().buttons.into_iter().flatten().find_map(|button| button.url).unwrap();
        let share = share.parse::<url::Url>().unwrap();
        assert_eq!(share.as_str().split('?').next(), Some("https://t.me/share/url"));
        assert!(!share.as_str().contains('+'));
        let query: Vec<_> = share.query_pairs().map(|(_, value)| value.into_owned()).collect();
        assert_snapshot!("passed_on", query.join("\n"));
        // The entry is in the language that the booking was made in, whatever is spoken since.
        katya.says("/lang").await.taps("Русский").await.says("/my").await.taps_first("1.b.").await;
        katya.taps("📅 В календарь").await;
        assert!(newest_entry(salon, &katya).contains("Book another"));
    })
    .await;
}
