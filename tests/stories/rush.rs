//! A crowd, a machine, another site: what pages do when they are asked too much.

use okoshko::config::Limits;
use okoshko_domain::people::Lang;
use okoshko_domain::policy::Policy;
use reqwest::{Method, StatusCode};

use crate::browser::{VERA, at, books, fills, hidden, holds, page, send};
use crate::salon::{quiet, story, story_in};
use crate::site::{answered, open};

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    story(async |salon| {
        let site = open(salon).await;
        let path = books(salon, &site, 360).await;
        for (header, value) in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            for verb in ["cancel", "forget"] {
                let request = site.ask(Method::POST, &format!("{path}/{verb}")).header(header, value);
                let answer = answered(request).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{verb}, {header}: {value}");
                assert!(answer.body.contains("не с нашей страницы"), "{}", answer.body);
            }
        }
        assert!(!site.get(&path).await.body.contains("Запись отменена"));
        let own = site.ask(Method::POST, &format!("{path}/cancel")).header("origin", &site.url);
        assert_eq!(answered(own).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn machines_are_asked_to_prove_that_they_are_none() {
    story(async |salon| {
        let site = open(salon).await;
        let form = holds(salon, &site, "1", &at(360)).await;
        let page = page(salon).await;
        let with = |changed: &[(&str, &str)]| {
            let mut fields: Vec<(String, String)> = hidden(&form);
            fields.extend(VERA.map(|(name, value)| (name.to_owned(), value.to_owned())));
            for (name, value) in changed {
                fields.retain(|(known, _)| known != name);
                fields.push(((*name).to_owned(), (*value).to_owned()));
            }
            fields
        };
        let sends = async |fields: Vec<(String, String)>| {
            let fields: Vec<_> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            send(&site, &format!("{page}/book"), &fields).await
        };
        let fast = sends(with(&[])).await;
        assert_eq!(fast.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody types so fast");
        assert!(fast.body.contains("нажмите кнопку ещё раз") && fast.body.contains("value=\"Вера\""));
        salon.clock.advance(5);
        for changed in [("site", "https://spam.example"), ("stamp", ""), ("stamp", "1.00"), ("stamp", "x")] {
            assert_eq!(sends(with(&[changed])).await.status, StatusCode::UNPROCESSABLE_ENTITY, "{changed:?}");
        }
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 0);
        assert_eq!(sends(with(&[])).await.status, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn whoever_asks_too_often_hears_when_to_try_again() {
    story(async |salon| {
        salon.settings.limits =
            Limits { page_reads_per_minute: 5, page_writes_per_minute: 3, address_header: None };
        let site = open(salon).await;
        for _ in 0..5 {
            assert_eq!(site.get("/nobody-there").await.status, StatusCode::NOT_FOUND);
        }
        let answer = site.get("/nobody-there").await;
        assert_eq!(answer.status, StatusCode::TOO_MANY_REQUESTS);
        let wait: i64 = answer.says("retry-after").parse().unwrap();
        assert!((1..=60).contains(&wait), "{wait}");
        assert!(answer.body.contains("помедленнее"), "{}", answer.body);
        salon.clock.advance(wait);
        assert_eq!(site.get("/nobody-there").await.status, StatusCode::NOT_FOUND);
        for _ in 0..3 {
            assert_eq!(send(&site, "/nobody-there/hold", &[]).await.status, StatusCode::NOT_FOUND);
        }
        assert_eq!(send(&site, "/nobody-there/hold", &[]).await.status, StatusCode::TOO_MANY_REQUESTS);
    })
    .await;
}

#[tokio::test]
async fn addresses_behind_a_proxy_are_told_apart() {
    story(async |salon| {
        let header = Some("x-forwarded-for".parse().unwrap());
        salon.settings.limits =
            Limits { page_reads_per_minute: 1, page_writes_per_minute: 0, address_header: header };
        let site = open(salon).await;
        let of = async |address: &str| {
            let request = site.ask(Method::GET, "/nobody-there").header("x-forwarded-for", address);
            answered(request).await.status
        };
        assert_eq!(of("192.0.2.1").await, StatusCode::NOT_FOUND);
        assert_eq!(of("192.0.2.2").await, StatusCode::NOT_FOUND);
        assert_eq!(
            of("192.0.2.9, 192.0.2.2").await,
            StatusCode::TOO_MANY_REQUESTS,
            "what they say themselves is nothing"
        );
    })
    .await;
}

#[tokio::test]
async fn a_phone_has_no_more_visits_than_a_client() {
    let example = quiet(Lang::Ru);
    let policy = Policy { client_cap: 1, ..example.studio.policy };
    let studio = okoshko::store::NewStudio { policy, ..example.studio.clone() };
    story_in(okoshko::desk::seed::Example { studio, ..example }, async |salon| {
        let site = open(salon).await;
        books(salon, &site, 360).await;
        let form = holds(salon, &site, "1", &at(480)).await;
        let more = fills(salon, &site, &form, &VERA).await;
        assert_eq!(more.status, StatusCode::CONFLICT, "{}", more.body);
        assert_eq!(salon.count("select count(*) from booking where status = 'booked'").await, 1);
    })
    .await;
}

#[tokio::test]
async fn nobody_holds_up_a_whole_day() {
    story(async |salon| {
        salon.settings.limits =
            Limits { page_reads_per_minute: 0, page_writes_per_minute: 8, address_header: None };
        let site = open(salon).await;
        let page = page(salon).await;
        let holds = async |minutes: i64, key: &str| {
            let slot = at(minutes);
            let fields = [("service", "1"), ("with", "1"), ("at", slot.as_str()), ("key", key)];
            send(&site, &format!("{page}/hold"), &fields).await.status
        };
        let keys: Vec<_> = (0..5).map(|_| uuid::Uuid::new_v4().to_string()).collect();
        for (key, minutes) in keys.iter().zip([60, 120, 180, 360]) {
            assert_eq!(holds(minutes, key).await, StatusCode::SEE_OTHER);
        }
        assert_eq!(holds(480, &keys[4]).await, StatusCode::TOO_MANY_REQUESTS, "four at once, and no more");
        assert_eq!(holds(480, &keys[0]).await, StatusCode::SEE_OTHER, "who chooses another time holds one");
        salon.pass(1);
        assert_eq!(holds(540, &keys[4]).await, StatusCode::SEE_OTHER);
    })
    .await;
}

#[tokio::test]
async fn nobody_holds_up_a_whole_day_by_forms_that_are_wrong_or_have_no_key() {
    story(async |salon| {
        salon.settings.limits =
            Limits { page_reads_per_minute: 0, page_writes_per_minute: 8, address_header: None };
        let site = open(salon).await;
        let page = page(salon).await;
        let slots: Vec<_> = [120, 180, 360, 480, 540].map(at).into();
        for (verb, key, ends) in
            [("book", "", StatusCode::UNPROCESSABLE_ENTITY), ("hold", "x", StatusCode::SEE_OTHER)]
        {
            let mut last = ends;
            for slot in &slots {
                let fields = [("service", "1"), ("with", "1"), ("at", slot.as_str()), ("key", key)];
                last = send(&site, &format!("{page}/{verb}"), &fields).await.status;
            }
            assert_eq!(last, StatusCode::TOO_MANY_REQUESTS, "{verb}");
            assert_eq!(salon.count("select count(*) from booking where status = 'held'").await, 4, "{verb}");
            salon.pass(10);
        }
    })
    .await;
}
