//! Somebody books in a browser: a slot, a form, the booking's page; then a chat takes it over.

use okoshko_dialogues::start::Payload;
use reqwest::{Method, StatusCode};

use crate::salon::{MONDAY, Salon, story};
use crate::site::{Answer, Site, answered, open};

/// Minutes since 1970 of so many minutes after Monday, 9:00 in the salon.
pub(crate) fn at(minutes: i64) -> String {
    (MONDAY.0 / 60 + minutes).to_string()
}

/// The name of the salon's page.
pub(crate) async fn page(salon: &Salon) -> String {
    format!("/{}", salon.words("select slug from slug where specialist_id is null").await.concat())
}

/// Sends a form.
pub(crate) async fn send(site: &Site, path: &str, fields: &[(&str, &str)]) -> Answer {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = site.ask(Method::POST, path).header("content-type", "application/x-www-form-urlencoded");
    answered(request.body(body)).await
}

/// The hidden fields of a page's form.
pub(crate) fn hidden(answer: &Answer) -> Vec<(String, String)> {
    let inputs = answer.body.split("<input type=\"hidden\" name=\"").skip(1);
    let field = |rest: &str| {
        let (name, rest) = rest.split_once("\" value=\"").unwrap();
        (name.to_owned(), rest.split('"').next().unwrap().to_owned())
    };
    inputs.map(field).collect()
}

/// Holds a slot: the form, as it is shown.
pub(crate) async fn holds(salon: &Salon, site: &Site, service: &str, at: &str) -> Answer {
    let page = page(salon).await;
    let key = uuid::Uuid::new_v4().to_string();
    let fields = [("service", service), ("with", "1"), ("at", at), ("key", &key)];
    let answer = send(site, &format!("{page}/hold"), &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert_eq!(answer.says("location"), format!("/h/{key}"));
    site.get(answer.says("location")).await
}

/// Fills the form in and sends it, a few seconds later.
pub(crate) async fn fills(salon: &Salon, site: &Site, form: &Answer, typed: &[(&str, &str)]) -> Answer {
    salon.clock.advance(5);
    let hidden = hidden(form);
    let hidden = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str()));
    let fields: Vec<_> = hidden.chain(typed.iter().copied()).collect();
    let page = page(salon).await;
    let answer = send(site, &format!("{page}/book"), &fields).await;
    salon.settle().await;
    answer
}

/// What Vera types.
pub(crate) const VERA: [(&str, &str); 2] = [("name", "Вера"), ("phone", "8 917 123-45-67")];

/// Books a haircut with Anna for Monday: the path of the booking's page.
pub(crate) async fn books(salon: &Salon, site: &Site, minutes: i64) -> String {
    let form = holds(salon, site, "1", &at(minutes)).await;
    let done = fills(salon, site, &form, &VERA).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
    done.says("location").split('?').next().unwrap().to_owned()
}

#[tokio::test]
async fn from_a_slot_to_a_chat_and_back() {
    story(async |salon| {
        let site = open(salon).await;
        let anna = salon.anna().await;
        let form = holds(salon, &site, "1", &at(360)).await;
        for words in ["Почти готово", "Пн 23 ноя, 15:00", "Анна", "Держим это время за вами до"]
        {
            assert!(form.body.contains(words), "{words}: {}", form.body);
        }
        let done = fills(salon, &site, &form, &VERA).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        assert!(done.says("location").starts_with("/b/") && done.says("location").ends_with("?new=1"));
        assert!(anna.screen().contains("Вера") && anna.screen().contains("15:00"), "{}", anna.screen());

        let again = fills(salon, &site, &form, &VERA).await;
        assert_eq!(again.says("location"), done.says("location"), "sent twice it is one booking");
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);

        let shown = site.get(done.says("location")).await;
        for words in [
            "Записали вас",
            "15:00",
            "UTC+3",
            "сообщения об этой записи никуда не приходят",
            "Подключить Telegram",
            "Сообщения не приходят?",
        ] {
            assert!(shown.body.contains(words), "{words}: {}", shown.body);
        }
        assert!(!shown.body.contains("приходят в Telegram"), "no chat is there: {}", shown.body);
        assert_eq!(shown.says("cache-control"), "no-store");
        assert!(shown.body.contains("noindex") && shown.says("referrer-policy") == "same-origin");

        let path = done.says("location").split('?').next().unwrap().to_owned();
        let entry = site.get(&format!("{path}/visit.ics")).await;
        assert_eq!(
            (entry.status, entry.says("content-type")),
            (StatusCode::OK, "text/calendar; charset=utf-8")
        );
        for words in ["BEGIN:VEVENT", "DTSTART:20261123T120000Z", "STATUS:CONFIRMED"] {
            assert!(entry.body.contains(words), "{words}: {}", entry.body);
        }
        assert!(!entry.body.contains(path.trim_start_matches("/b/")), "a calendar is shared: {}", entry.body);
        let link = send(&site, &format!("{path}/connect"), &[]).await;
        let (_, payload) = link.says("location").split_once("?start=").unwrap();
        assert!(matches!(Payload::read(payload), Payload::Connect(_)), "{}", link.says("location"));
        let vera = salon.visitor("Vera");
        vera.start(payload).await;
        assert!(vera.screen().contains("Подключили") && vera.screen().contains("15:00"), "{}", vera.screen());
        assert!(site.get(&path).await.body.contains("Сообщения об этой записи приходят в Telegram"));
        vera.says("/my").await;
        assert!(vera.screen().contains("15:00"), "{}", vera.screen());

        let cancelled = send(&site, &format!("{path}/cancel"), &[]).await;
        assert_eq!(cancelled.status, StatusCode::SEE_OTHER);
        assert!(site.get(&path).await.body.contains("Запись отменена"));
        salon.pass(2);
        salon.ring().await;
        assert!(anna.screen().contains("отмен"), "{}", anna.screen());
    })
    .await;
}

#[tokio::test]
async fn looking_changes_nothing() {
    story(async |salon| {
        let site = open(salon).await;
        let path = books(salon, &site, 360).await;
        let stands = "select count(*) from booking where status = 'booked' and starts_at = 1795435200";
        for tail in
            ["", "/cancel", "/move", "/connect", "/restore", "/rotate", "/forget", "/move?at=29923590&with=1"]
        {
            for method in [Method::GET, Method::HEAD] {
                answered(site.ask(method, &format!("{path}{tail}"))).await;
            }
        }
        assert_eq!(salon.count(stands).await, 1);
        assert_eq!(salon.count("select count(*) from connection").await, 0);
        for (tail, status) in [("/cancel", 405), ("/connect", 405), ("/restore", 405), ("/rotate", 405)] {
            assert_eq!(site.get(&format!("{path}{tail}")).await.status.as_u16(), status, "{tail}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_booking_is_moved_and_brought_back_on_its_page() {
    story(async |salon| {
        let site = open(salon).await;
        let path = books(salon, &site, 360).await;
        let times = site.get(&format!("{path}/move")).await;
        assert!(times.body.contains(&at(390)) && !times.body.contains(&at(360)), "{}", times.body);
        let day = format!("{path}/move?with=1&day=2026-11-25");
        assert!(times.links().contains(&day), "the month leads to its days: {:?}", times.links());
        let of_day = site.get(&day).await;
        assert!(of_day.body.contains("aria-current=\"date\"") && !of_day.body.contains(&at(390)));
        let later = format!("{path}/move?with=1&month=2026-12");
        assert!(of_day.links().iter().any(|link| link.starts_with(&later)), "{:?}", of_day.links());
        assert!(site.get(&later).await.links().contains(&format!("{path}/move?with=1&day=2026-12-01")));
        let check = site.get(&format!("{path}/move?at={}&with=1", at(390))).await;
        assert!(check.body.contains("Станет: Пн 23 ноя, 15:30"), "{}", check.body);
        let hidden = hidden(&check);
        let fields: Vec<_> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for _ in 0..2 {
            let moved = send(&site, &format!("{path}/move"), &fields).await;
            assert_eq!(moved.says("location"), format!("{path}?said=moved"), "twice is once");
        }
        let shown = site.get(&format!("{path}?said=moved")).await;
        assert!(shown.body.contains("Перенесли") && shown.body.contains("15:30"), "{}", shown.body);
        send(&site, &format!("{path}/cancel"), &[]).await;
        assert!(site.get(&path).await.body.contains("Вернуть запись"));
        let back = send(&site, &format!("{path}/restore"), &[]).await;
        assert_eq!(back.says("location"), format!("{path}?said=back"));
        assert!(site.get(&path).await.body.contains("15:30"));
    })
    .await;
}

#[tokio::test]
async fn another_address_and_the_old_one_opens_nothing() {
    story(async |salon| {
        let site = open(salon).await;
        let path = books(salon, &site, 360).await;
        let fresh = send(&site, &format!("{path}/rotate"), &[]).await.says("location").to_owned();
        assert!(site.get(&fresh).await.body.contains("у записи новый адрес"));
        for tail in ["", "/move"] {
            let old = site.get(&format!("{path}{tail}")).await;
            assert_eq!(old.status, StatusCode::NOT_FOUND);
            assert!(old.body.contains("Такой записи нет"), "{}", old.body);
        }
        let old = send(&site, &format!("{path}/cancel"), &[]).await;
        assert_eq!(old.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_wrong_is_said_beside_it_and_kept() {
    story(async |salon| {
        let site = open(salon).await;
        let form = holds(salon, &site, "1", &at(360)).await;
        let typed = [
            ("name", ""),
            ("phone", "12"),
            ("email", "<script>alert(1)</script>"),
            ("username", "=HYPERLINK(1)"),
            ("comment", "\u{202e}'; drop table booking; --"),
        ];
        let answer = fills(salon, &site, &form, &typed).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        for words in [
            "Напишите, как к вам обращаться",
            "Не похоже на номер",
            "Не похоже на адрес",
            "Латинские буквы",
            "value=\"12\"",
            "&#60;script&#62;alert(1)&#60;/script&#62;",
            "drop table booking",
        ] {
            assert!(answer.body.contains(words), "{words}: {}", answer.body);
        }
        assert!(!answer.body.contains("<script>"), "{}", answer.body);
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 0);
        let right = [("name", "=1+1"), ("phone", "+79171234567"), ("comment", "<b>\u{202e}")];
        let done = fills(salon, &site, &answer, &right).await;
        assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);
        let shown = site.get(done.says("location")).await;
        assert!(shown.body.contains("&lt;b&gt;") && !shown.body.contains("<b>\u{202e}"), "{}", shown.body);
    })
    .await;
}

#[tokio::test]
async fn whoever_was_slower_is_told_and_led_on() {
    story(async |salon| {
        let site = open(salon).await;
        let form = holds(salon, &site, "1", &at(360)).await;
        let page = page(salon).await;
        let slot = at(360);
        let fields = [("service", "1"), ("with", "1"), ("at", slot.as_str())];
        let taken = send(&site, &format!("{page}/hold"), &fields).await;
        assert_eq!(taken.status, StatusCode::CONFLICT);
        assert!(
            taken.body.contains("Не получилось записать") && taken.body.contains("Мы вас пока не записали")
        );
        assert!(taken.links().contains(&format!("{page}/book?service=1&with=1")), "{:?}", taken.links());
        let instead = format!("name=\"at\" value=\"{}\"", at(420));
        assert!(taken.body.contains(&instead) && !taken.body.contains(&at(360)), "{}", taken.body);
        // The hold runs out, and somebody else takes the time.
        salon.pass(10);
        let boris = salon.visitor("Борис");
        boris
            .start("")
            .await
            .taps("Стрижка")
            .await
            .taps("Анна")
            .await
            .taps("Сегодня")
            .await
            .taps("🌞 День")
            .await
            .taps("15:00")
            .await
            .taps("✅")
            .await;
        let late = fills(salon, &site, &form, &VERA).await;
        assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.body);
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn what_is_not_offered_is_not_booked() {
    story(async |salon| {
        let site = open(salon).await;
        let stamps = hidden(&holds(salon, &site, "1", &at(60)).await);
        let stamp = stamps.into_iter().find(|(name, _)| name == "stamp").unwrap().1;
        salon.clock.advance(5);
        let (page, slot) = (page(salon).await, at(360));
        let slot = slot.as_str();
        for (fields, status) in [
            (&[("service", "999"), ("at", slot)][..], StatusCode::GONE),
            (&[("service", "x"), ("at", slot)], StatusCode::BAD_REQUEST),
            (&[("service", "1"), ("at", "99999999999999999999")], StatusCode::BAD_REQUEST),
            (&[("service", "1"), ("at", "-1")], StatusCode::BAD_REQUEST),
            (&[("service", "1"), ("with", "999"), ("at", slot)], StatusCode::GONE),
            (&[("service", "1"), ("at", "100")], StatusCode::CONFLICT),
            (&[], StatusCode::BAD_REQUEST),
        ] {
            for verb in ["hold", "book"] {
                let mut said = VERA.to_vec();
                said.extend(fields);
                said.push(("stamp", &stamp));
                let answer = send(&site, &format!("{page}/{verb}"), &said).await;
                assert_eq!(answer.status, status, "{verb} {fields:?}: {}", answer.body);
            }
        }
        let nowhere = send(&site, "/nobody-there/hold", &[("service", "1"), ("at", slot)]).await;
        assert_eq!(nowhere.status, StatusCode::NOT_FOUND);
        assert_eq!(
            salon.count("select count(*) from booking where status not in ('held', 'released')").await,
            0
        );
    })
    .await;
}

#[tokio::test]
async fn a_program_books_with_json() {
    story(async |salon| {
        let site = open(salon).await;
        let form = holds(salon, &site, "1", &at(360)).await;
        salon.clock.advance(5);
        let mut fields: serde_json::Map<_, _> =
            hidden(&form).into_iter().map(|(name, value)| (name, value.into())).collect();
        fields.extend(VERA.map(|(name, value)| (name.to_owned(), value.into())));
        let page = page(salon).await;
        let request = site.ask(Method::POST, &format!("{page}/book")).header("accept", "application/json");
        let answer = answered(request.json(&fields)).await;
        assert_eq!(answer.status, StatusCode::CREATED, "{}", answer.body);
        assert!(answer.body.contains("\"url\":\"/b/"), "{}", answer.body);
    })
    .await;
}

#[tokio::test]
async fn whoever_goes_on_in_the_chat_finds_their_time() {
    story(async |salon| {
        let site = open(salon).await;
        let form = holds(salon, &site, "1", &at(360)).await;
        let hidden = hidden(&form);
        let fields: Vec<_> = hidden.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let page = page(salon).await;
        let on = send(&site, &format!("{page}/telegram"), &fields).await;
        let (_, payload) = on.says("location").split_once("?start=").unwrap();
        let vera = salon.visitor("Вера");
        vera.start(payload).await.taps("✅").await;
        assert!(vera.screen().contains("15:00"), "{}", vera.screen());
    })
    .await;
}
