//! Pages in a browser: in whose language, with which headers, and what there is in place of an error.

use reqwest::{Method, StatusCode};

use crate::salon::story;
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
