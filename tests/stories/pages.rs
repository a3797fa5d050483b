//! Pages in a browser: in whose language, with which headers, and what there is in place of an error.

use std::collections::BTreeSet;

use okoshko_domain::people::Lang;
use okoshko_emulator::Content;
use reqwest::{Method, StatusCode};

use crate::salon::{quiet, story, story_in};
use crate::site::{Answer, answered, open};

#[tokio::test]
async fn what_is_not_there_is_said_kindly_in_the_visitors_language() {
    story(async |salon| {
        let site = open(salon).await;
        let answer = site.get("/nobody/nothing/at-all").await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert!(answer.body.contains("Такой страницы нет") && answer.body.contains("<html lang=\"ru\">"));
        let english = site.read("/nobody/nothing/at-all", "de, en;q=0.5", "").await;
        assert!(
            english.body.contains("There is no such page") && english.body.contains("<html lang=\"en\">")
        );
        let cookie = site.read("/nobody/nothing/at-all", "en", "lang=ru").await;
        assert!(cookie.body.contains("Такой страницы нет"), "{}", cookie.body);
    })
    .await;
}

#[tokio::test]
async fn a_language_that_was_chosen_is_remembered() {
    story(async |salon| {
        let site = open(salon).await;
        let answer = site.get("/nothing?a=%22%3E%3Cb%3E&lang=en").await;
        assert!(answer.body.contains("There is no such page"));
        let cookie = answer.says("set-cookie");
        for part in ["lang=en", "Path=/", "Max-Age=31536000", "SameSite=Lax", "HttpOnly"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(answer.links().contains(&"?a=%22%3E%3Cb%3E&lang=ru".to_owned()), "{:?}", answer.links());
        assert_eq!(site.get("/nothing?lang=xx").await.says("set-cookie"), "");
    })
    .await;
}

#[tokio::test]
async fn every_answer_is_safe() {
    story(async |salon| {
        let site = open(salon).await;
        for path in ["/nothing", "/static/page.css", "/static/nothing.css", "/favicon.ico"] {
            let answer = site.get(path).await;
            is_safe(&answer);
            assert_eq!(answer.says("strict-transport-security"), "", "there is no https here");
        }
        let health = site.get("/health").await;
        assert_eq!((health.status, health.body.as_str()), (StatusCode::OK, "okoshko"));
    })
    .await;
}

#[tokio::test]
async fn files_are_kept_for_ever_and_come_from_here() {
    story(async |salon| {
        let site = open(salon).await;
        let files = site.get("/nothing").await.subresources();
        assert_eq!(files.len(), 3, "{files:?}");
        for file in files {
            let answer = site.get(&file).await;
            assert_eq!(answer.status, StatusCode::OK, "{file}");
            assert!(answer.says("cache-control").contains("immutable"), "{file}");
        }
        assert_eq!(
            site.get("/static/page-000000000000.css").await.says("cache-control"),
            "private, no-cache"
        );
    })
    .await;
}

#[tokio::test]
async fn machines_are_answered_without_words() {
    story(async |salon| {
        let site = open(salon).await;
        let health = answered(site.ask(Method::POST, "/health")).await;
        assert_eq!((health.status, health.body.as_str()), (StatusCode::METHOD_NOT_ALLOWED, ""));
        let file = site.get("/static/nothing.css").await;
        assert_eq!((file.status, file.body.as_str()), (StatusCode::NOT_FOUND, ""));
    })
    .await;
}

#[tokio::test]
async fn a_page_answers_to_head_and_to_no_other_method() {
    story(async |salon| {
        let site = open(salon).await;
        for path in ["/favicon.ico", "/static/page.css"] {
            let head = answered(site.ask(Method::HEAD, path)).await;
            assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""), "{path}");
            let post = answered(site.ask(Method::POST, path).body("x")).await;
            assert_eq!(post.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
            assert_eq!(post.says("allow"), "GET,HEAD", "{path}");
            assert!(post.body.contains("Так эта страница не открывается"), "{}", post.body);
            is_safe(&post);
        }
    })
    .await;
}

/// The headers that every answer has.
pub(crate) fn is_safe(answer: &Answer) {
    let policy = answer.says("content-security-policy");
    for part in
        ["default-src 'none'", "script-src 'self'", "form-action 'self' https://t.me", "base-uri 'none'"]
    {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe"), "{policy}");
    for (header, value) in [
        ("x-content-type-options", "nosniff"),
        ("cross-origin-opener-policy", "same-origin"),
        ("x-frame-options", "DENY"),
    ] {
        assert_eq!(answer.says(header), value, "{header}: {answer:?}");
    }
    for header in ["referrer-policy", "permissions-policy", "cache-control"] {
        assert_ne!(answer.says(header), "", "{header}: {answer:?}");
    }
}

#[tokio::test]
async fn a_studio_has_a_page_in_both_languages() {
    story(async |salon| {
        let site = open(salon).await;
        let russian = site.get("/studiya-len").await;
        assert_eq!(russian.status, StatusCode::OK);
        for words in [
            "Студия «Лён»",
            "Ближайшее время",
            "Стрижка",
            "1\u{202f}500\u{202f}₽",
            "Анна",
            "Сегодня, пн 23 ноя",
        ] {
            assert!(russian.body.contains(words), "no {words} in {}", russian.body);
        }
        let english = site.read("/studiya-len", "en", "").await;
        for words in ["<html lang=\"en\">", "Nearest times", "Today, Mon 23 Nov", "Book in Telegram"] {
            assert!(english.body.contains(words), "no {words} in {}", english.body);
        }
        let studio = salon.seeded.studio.0;
        let link = format!("https://t.me/studio_bot?start=1s{studio}");
        assert!(russian.links().contains(&link), "{:?}", russian.links());
        salon.change("update studio set langs = 'ru'").await;
        let only = site.read("/studiya-len?lang=en", "en", "lang=en").await;
        assert!(only.body.contains("<html lang=\"ru\">") && !only.body.contains("hreflang"), "{}", only.body);
    })
    .await;
}

#[tokio::test]
async fn every_link_of_a_page_leads_somewhere_and_nothing_comes_from_elsewhere() {
    story(async |salon| {
        let site = open(salon).await;
        let mut ahead = vec!["/".to_owned(), "/studiya-len".to_owned(), "/studiya-len/book".to_owned()];
        let mut seen = BTreeSet::new();
        while let Some(path) = ahead.pop() {
            if !seen.insert(path.clone()) || seen.len() > 150 {
                continue;
            }
            let answer = site.get(&path).await;
            let expected = if path == "/" { StatusCode::TEMPORARY_REDIRECT } else { StatusCode::OK };
            assert_eq!(answer.status, expected, "{path}");
            is_safe(&answer);
            let weight: usize = answer.body.len() + OWN_FILES;
            assert!(weight <= 60 << 10, "{path} weighs {weight}");
            for file in answer.subresources() {
                assert!(file.starts_with('/') && !file.starts_with("//"), "{path} takes {file}");
            }
            let page = path.split('?').next().unwrap().to_owned();
            ahead.extend(answer.links().into_iter().filter_map(
                |link| match link.split('#').next().unwrap() {
                    query if query.starts_with('?') => Some(format!("{page}{query}")),
                    own if own.starts_with('/') => Some(own.to_owned()),
                    other => {
                        let known = [
                            "https://t.me/studio_bot?start=",
                            "https://yandex.ru/maps/",
                            "tel:+7",
                            "https://www.openstreetmap.org/",
                        ];
                        assert!(
                            known.iter().any(|start| other.starts_with(start)),
                            "{path} leads to {other}"
                        );
                        None
                    }
                },
            ));
        }
        assert!(seen.len() > 40, "{seen:?}");
    })
    .await;
}

/// More than the style, the script and the icon have, in bytes.
const OWN_FILES: usize = 20 << 10;

#[tokio::test]
async fn files_are_light() {
    story(async |salon| {
        let site = open(salon).await;
        let mut weight = 0;
        for file in site.get("/studiya-len").await.subresources() {
            weight += site.get(&file).await.body.len();
        }
        assert!(weight < OWN_FILES, "{weight}");
    })
    .await;
}

#[tokio::test]
async fn hostile_words_stay_words() {
    let hostile = "<script>alert(1)</script>\u{202e} \"'><img src=x>";
    let mut example = quiet(Lang::Ru);
    example.studio.name = hostile.to_owned();
    example.studio.address = hostile.to_owned();
    example.studio.phone = "\"><script>".to_owned();
    example.categories[0].0 = hostile.to_owned();
    example.categories[0].1[0].name = hostile.to_owned();
    example.specialists[0].name = hostile.to_owned();
    story_in(example, async |salon| {
        let site = open(salon).await;
        salon
            .change("update service set about = '<b>x</b><script>y</script><a href=\"javascript:z\">z</a>'")
            .await;
        let studio = "/script-alert-1-script-img-src-x";
        let book = format!("{studio}/book?service={}", salon.seeded.services[0].0);
        for path in [studio.to_owned(), format!("{studio}{studio}"), format!("{studio}/book"), book] {
            let answer = site.get(&path).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            let body = answer.body.replace("<script src=\"/static/", "");
            for tag in ["<script", "<img src=x", "javascript:", "\u{202e}", "onerror"] {
                assert!(!body.contains(tag), "{tag} in {path}: {body}");
            }
            assert!(body.contains("&#60;script&#62;alert(1)"), "{body}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_page_is_never_older_than_the_last_booking() {
    story(async |salon| {
        let site = open(salon).await;
        let service = salon.seeded.services[1].0;
        let paths = [
            format!("/studiya-len/slots?service={service}&days=1"),
            format!("/studiya-len/book?service={service}&day=2026-11-23"),
        ];
        let times = async |clock: &str| {
            let mut shown = Vec::new();
            for path in &paths {
                shown.push(site.get(path).await.body.contains(clock));
            }
            shown
        };
        assert_eq!(times("10:30").await, [true, true]);
        let katya = salon.visitor("Катя");
        katya.holds("Окрашивание", "10:30").await;
        assert_eq!(times("10:30").await, [false, false], "it is held");
        salon.pass(6);
        assert_eq!(times("10:30").await, [true, true], "the hold is over");
        katya.books("Окрашивание", "10:30").await;
        assert_eq!(times("10:30").await, [false, false], "it is booked");
        salon.pass(24 * 60);
        assert!(!site.get(&paths[0]).await.body.contains("2026-11-23"), "yesterday is over");
    })
    .await;
}

#[tokio::test]
async fn old_names_lead_to_the_page() {
    story(async |salon| {
        let site = open(salon).await;
        let owner = salon.owner().await;
        owner.says("/settings").await.taps("Название и контакты").await.taps("Адрес страницы").await;
        owner.says("лён").await;
        assert!(owner.reads().contains("латинские буквы"), "{}", owner.screen());
        owner.says(&format!("{}/Len-Kazan/", site.url)).await;
        assert!(owner.screen().contains("Адрес страницы: len-kazan"), "{}", owner.screen());
        for (old, new) in [
            ("/studiya-len", "/len-kazan"),
            ("/studiya-len/anna", "/len-kazan/anna"),
            ("/studiya-len/book?service=1", "/len-kazan/book?service=1"),
        ] {
            let answer = site.get(old).await;
            assert_eq!((answer.status, answer.says("location")), (StatusCode::PERMANENT_REDIRECT, new));
        }
        assert_eq!(site.get("/len-kazan").await.status, StatusCode::OK);
        owner.says("/links").await;
        assert!(owner.screen().contains(&format!("{}/len-kazan", site.url)), "{}", owner.screen());
    })
    .await;
}

#[tokio::test]
async fn what_is_no_longer_offered_is_said_with_what_there_is() {
    story(async |salon| {
        let site = open(salon).await;
        let [first, second, ..] = salon.seeded.services[..] else { panic!() };
        salon.change("update service set hidden = true where service_id = 1").await;
        salon.change("update service set archived_at = 1 where service_id = 2").await;
        for gone in [first, second] {
            let answer = site.get(&format!("/studiya-len/book?service={}", gone.0)).await;
            assert_eq!(answer.status, StatusCode::GONE);
            assert!(answer.body.contains("Этой услуги больше нет") && answer.body.contains("Маникюр"));
            let slots = site.get(&format!("/studiya-len/slots?service={}", gone.0)).await;
            assert_eq!((slots.status, slots.body.as_str()), (StatusCode::GONE, ""));
        }
        salon.change("update specialist set archived_at = 1 where specialist_id = 1").await;
        let left = site.get("/studiya-len/anna").await;
        assert_eq!(left.status, StatusCode::GONE);
        assert!(left.links().contains(&"/studiya-len".to_owned()), "the way back: {:?}", left.links());
        for (path, status) in [
            ("/studiya-len/book?service=999", StatusCode::NOT_FOUND),
            ("/studiya-len/slots?service=999", StatusCode::NOT_FOUND),
            ("/studiya-len/slots?service=x", StatusCode::BAD_REQUEST),
            ("/studiya-len/slots?service=3&from=2026-02-31", StatusCode::BAD_REQUEST),
            ("/studiya-len/nobody", StatusCode::NOT_FOUND),
            ("/nobody", StatusCode::NOT_FOUND),
            ("/studiya-len/photo/m-2", StatusCode::NOT_FOUND),
            ("/studiya-len/book?service=x&with=y&day=z&month=0&part=p&at=q", StatusCode::OK),
            ("/studiya-len/book?service=4&day=1900-01-01", StatusCode::OK),
            ("/studiya-len/book?service=4&month=9999-12", StatusCode::OK),
            ("/studiya-len/book?service=4&at=-9223372036854775808", StatusCode::OK),
            ("/studiya-len/slots?service=4&from=%2B262142-12-31&days=65535", StatusCode::OK),
            ("/studiya-len/book?service=%ff", StatusCode::OK),
            ("/%ff", StatusCode::BAD_REQUEST),
        ] {
            assert_eq!(site.get(path).await.status, status, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn an_address_may_be_written_with_large_letters_and_a_slash_at_its_end() {
    story(async |salon| {
        let site = open(salon).await;
        for (path, leads) in [
            ("/studiya-len/", "/studiya-len"),
            ("/Studiya-Len", "/studiya-len"),
            ("/STUDIYA-LEN/Anna/", "/studiya-len/anna"),
            ("/studiya-len/book/?service=1", "/studiya-len/book?service=1"),
            ("//studiya-len//anna", "/studiya-len/anna"),
            ("//EXAMPLE.com/", "/example.com"),
            ("/%5CEXAMPLE.com", ""),
        ] {
            let answer = site.get(path).await;
            let status = if leads.is_empty() { 404 } else { 308 };
            assert_eq!((answer.status.as_u16(), answer.says("location")), (status, leads), "{path}");
        }
        for path in ["/nobody", "/studiya-len/nobody"] {
            assert_eq!(site.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
        let sent = answered(site.ask(Method::POST, "/Studiya-Len/hold")).await;
        assert_eq!(sent.status, StatusCode::NOT_FOUND, "what is sent is not sent on");
    })
    .await;
}

#[tokio::test]
async fn a_picture_comes_from_here_and_only_when_it_is_shown() {
    story(async |salon| {
        let site = open(salon).await;
        let photo = format!("/studiya-len/photo/m-{}", salon.seeded.specialists[0].0);
        assert_eq!(site.get(&photo).await.status, StatusCode::NOT_FOUND, "she has none");
        let owner = salon.owner().await;
        owner.says("/services").await.taps("👤 Мастера").await.taps("Анна").await;
        owner.taps("Имя").await.says("Анна Ким").await.sends(Content::Photo).await;
        for path in ["/studiya-len", "/studiya-len/anna-kim"] {
            let page = site.get(path).await;
            assert!(page.subresources().contains(&photo), "{:?}", page.subresources());
        }
        assert_eq!(site.get("/studiya-len/anna").await.says("location"), "/studiya-len/anna-kim");
        let picture = site.ask(Method::GET, &photo).send().await.unwrap();
        assert_eq!(picture.status(), StatusCode::OK);
        assert!(picture.headers()["content-type"].to_str().unwrap().starts_with("image/"));
        assert_eq!(picture.headers()["cache-control"], "private, max-age=3600");
        for other in ["x-1", "m-2", "m-x", "m", "v-1", "m-99"] {
            let answer = site.get(&format!("/studiya-len/photo/{other}")).await;
            assert_eq!(answer.status, StatusCode::NOT_FOUND, "{other}");
        }
        salon.excuse("invalid file_id");
        salon.change("update specialist set photo = 'nothing'").await;
        assert_eq!(site.get(&photo).await.status, StatusCode::NOT_FOUND, "Telegram has no such picture");
    })
    .await;
}

#[tokio::test]
async fn a_studio_that_pauses_says_so_and_offers_no_time() {
    story(async |salon| {
        let site = open(salon).await;
        salon.change("update studio set paused = true, paused_note = 'В отпуске до <b>10</b> января'").await;
        for path in
            ["/studiya-len", "/studiya-len/book?service=1", "/studiya-len/book", "/studiya-len/widget"]
        {
            let answer = site.get(path).await;
            assert!(answer.body.contains("В отпуске до &#60;b&#62;10"), "{}", answer.body);
            assert!(
                !answer.links().iter().any(|link| link.contains("t?service=") || link.contains("k?service=")),
                "{:?}",
                answer.links()
            );
            assert!(!answer.body.contains("class=\"pill\""), "{}", answer.body);
        }
        let service = site.get("/studiya-len/book?service=1").await;
        assert!(service.body.contains("в силе") && service.body.contains("tel:+7"), "{}", service.body);
        assert_eq!(site.get("/studiya-len/slots?service=1").await.body, "[]");
    })
    .await;
}

#[tokio::test]
async fn search_engines_are_told_what_is_here() {
    story(async |salon| {
        let site = open(salon).await;
        let robots = site.get("/robots.txt").await.body;
        assert!(
            robots.contains("Disallow: /b/")
                && robots.contains(&format!("Sitemap: {}/sitemap.xml", site.url))
        );
        let map = site.get("/sitemap.xml").await;
        for path in ["/studiya-len", "/studiya-len/anna", "/studiya-len/vera"] {
            assert!(map.body.contains(&format!("<loc>{}{path}</loc>", site.url)), "{}", map.body);
        }
        for path in ["/robots.txt", "/sitemap.xml", "/studiya-len", "/studiya-len/anna", "/studiya-len/book"]
        {
            let head = answered(site.ask(Method::HEAD, path)).await;
            assert_eq!((head.status, head.body.as_str()), (StatusCode::OK, ""), "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_too_large_is_refused_kindly() {
    story(async |salon| {
        let site = open(salon).await;
        let huge = site
            .ask(Method::POST, "/studiya-len/hold")
            .header("content-type", "application/x-www-form-urlencoded");
        let answer = answered(huge.body(format!("key={}", "x".repeat(80 << 10)))).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
        assert!(answer.body.contains("Получилось слишком длинно"), "{}", answer.body);
        assert!(answer.links().contains(&"/studiya-len".to_owned()), "{:?}", answer.links());
        is_safe(&answer);
    })
    .await;
}
