//! Links to the bot, as a browser follows them.

use crate::common::{Box, open};
use reqwest::redirect::Policy;
use reqwest::{Client, StatusCode};
use serde_json::json;

/// Where a link leads, and how.
async fn leads(the: &Box, path: &str) -> (StatusCode, String) {
    let client = Client::builder().no_proxy().redirect(Policy::none()).build().unwrap();
    let answer = client.get(format!("{}/t.me/{path}", the.url)).send().await.unwrap();
    let to = answer.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
    (answer.status(), to.unwrap_or_default())
}

#[tokio::test]
async fn a_link_opens_the_chat_and_changes_nothing() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    for (path, to) in [
        ("okoshko_bot?start=1m7", "/chat?start=1m7"),
        ("Okoshko_Bot?start=1t1t-7-hlds6&as=1001", "/chat?start=1t1t-7-hlds6&as=1001"),
        ("okoshko_bot", "/chat?start="),
        ("okoshko_bot?start=", "/chat?start="),
        ("okoshko_bot?start=a%20b", "/chat?start="),
        ("okoshko_bot?start=%22%3E%3Cscript%3E", "/chat?start="),
        (&format!("okoshko_bot?start={}", "x".repeat(65)), "/chat?start="),
    ] {
        assert_eq!(leads(&the, path).await, (StatusCode::SEE_OTHER, to.to_owned()), "{path}");
    }
    assert_eq!(leads(&the, "okoshko_bot?as=nobody").await.0, StatusCode::BAD_REQUEST);
    assert!(anna.messages().is_empty());
    assert_eq!(the.emulator.pending(), 0);
    let chat = the.client.get(format!("{}/chat?start=1m7", the.url)).send().await.unwrap();
    assert_eq!(chat.status(), StatusCode::OK);
    assert_eq!(the.emulator.pending(), 0, "to look at the page is no press");
}

#[tokio::test]
async fn the_press_behind_a_link_sends_what_it_carries() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    let press = the.client.post(format!("{}/emulator/people/{}/start", the.url, anna.id));
    let pressed = press.body(json!({ "payload": "1m7", "chat": anna.id }).to_string()).send().await.unwrap();
    assert_eq!(pressed.status(), StatusCode::OK);
    assert_eq!(the.newest().await["message"]["text"], "/start 1m7");
}

#[tokio::test]
async fn a_wrong_name_meets_a_kind_page() {
    let the = open().await;
    let answer = the.client.get(format!("{}/t.me/nobody?start=1m7", the.url)).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::NOT_FOUND);
    let page = answer.text().await.unwrap();
    assert!(page.contains("Проверьте ссылку") && page.contains("Check the link"), "{page}");
}
