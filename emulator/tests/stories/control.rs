//! The control interface and the page, over HTTP.

use crate::common::{Box, LONG, open};
use futures::StreamExt;
use reqwest::StatusCode;
use serde_json::{Value, json};
use tokio::time::timeout;

async fn post(the: &Box, path: &str, body: Value) -> (StatusCode, Value) {
    let request = the.client.post(format!("{}/emulator/{path}", the.url)).body(body.to_string());
    let answer = request.send().await.unwrap();
    (answer.status(), answer.json().await.unwrap())
}

async fn get(the: &Box, path: &str) -> Value {
    the.client.get(format!("{}/emulator/{path}", the.url)).send().await.unwrap().json().await.unwrap()
}

#[tokio::test]
async fn a_whole_talk_from_outside() {
    let the = open().await;
    let new = json!({ "name": "Anna Ivanova", "language_code": "ru", "caption": "Client", "start_payload": "spring" });
    let (status, anna) = post(&the, "people", new).await;
    assert_eq!((status, &anna["id"], &anna["caption"]), (StatusCode::OK, &json!(1001), &json!("Client")));
    assert_eq!(get(&the, "people").await[0]["start_payload"], "spring");

    let (_, chat) = post(&the, "people/1001/start", json!({ "payload": "spring" })).await;
    assert_eq!(chat["messages"][0]["text"], "/start spring");
    let markup = json!({ "inline_keyboard": [[{ "text": "A", "callback_data": "a" }]] });
    the.call(
        "sendMessage",
        json!({ "chat_id": 1001, "text": "<b>hi</b>", "parse_mode": "HTML", "reply_markup": markup }),
    )
    .await;
    let (_, chat) = post(&the, "people/1001/press", json!({ "message_id": 2, "row": 0, "column": 0 })).await;
    assert_eq!(chat["waiting"], json!([[2, "a"]]));
    assert_eq!(chat["messages"][1]["entities"], json!([{ "type": "bold", "offset": 0, "length": 2 }]));
    post(&the, "people/1001/press", json!({ "message_id": 2, "data": "forged" })).await;
    post(&the, "people/1001/say", json!({ "text": "hello" })).await;
    post(&the, "people/1001/send", json!({ "kind": "sticker" })).await;
    post(&the, "people/1001/language", json!({ "code": "en" })).await;
    post(&the, "people/1001/block", json!({})).await;
    let chat = get(&the, "people/1001/chat").await;
    assert_eq!((&chat["language_code"], &chat["blocked"]), (&json!("en"), &json!(true)));
    assert_eq!(the.emulator.pending(), 6);
    assert_eq!(get(&the, "calls").await[0]["method"], "sendMessage");
    assert_eq!(get(&the, "refusals").await, json!([]));
}

#[tokio::test]
async fn what_is_wrong_is_said() {
    let the = open().await;
    the.emulator.person("Anna", "ru").start("");
    for (path, body, status) in [
        ("people", json!({ "name": " " }), 400),
        ("people", json!({ "name": "x", "id": -5 }), 400),
        ("people", json!({ "name": "x", "start_payload": "a b" }), 400),
        ("people", json!([]), 400),
        ("people/5/say", json!({ "text": "x" }), 404),
        ("people/1001/say", json!({ "text": " " }), 400),
        ("people/1001/fly", json!({}), 404),
        ("people/1001/send", json!({ "kind": "money" }), 400),
        ("people/1001/start", json!({ "payload": "x".repeat(65) }), 400),
        ("people/1001/start", json!({ "payload": "жук" }), 400),
        ("people/1001/press", json!({ "message_id": 9, "row": 0, "column": 0 }), 400),
        ("people/1001/press", json!({ "label": "Nothing" }), 400),
        ("faults", json!({ "too_many": "often" }), 400),
    ] {
        let (code, told) = post(&the, path, body.clone()).await;
        assert_eq!(code.as_u16(), status, "{path} {body}");
        assert!(told["error"].is_string(), "{path} {body}");
    }
}

#[tokio::test]
async fn faults_and_raw_updates() {
    let the = open().await;
    post(&the, "faults", json!({ "too_many": 1.0, "retry_after_s": 3, "methods": ["getMe"] })).await;
    assert_eq!(the.refusal("getMe", json!({})).await.0, 429);
    post(&the, "raw", json!({ "update": { "update_id": "{update_id}", "odd": 1 } })).await;
    post(&the, "raw", json!({ "update": "{\"update_id\":{update_id},\"odd\":2}" })).await;
    let updates = the.call("getUpdates", json!({})).await;
    assert_eq!(updates, json!([{ "update_id": 1000, "odd": 1 }, { "update_id": 1001, "odd": 2 }]));
}

#[tokio::test]
async fn events_tell_of_every_change() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    let answer = the.client.get(format!("{}/emulator/events", the.url)).send().await.unwrap();
    let mut events = answer.bytes_stream();
    let mut next = async || -> Value {
        let event = timeout(LONG, events.next()).await.unwrap().unwrap().unwrap();
        let text = String::from_utf8(event.to_vec()).unwrap();
        serde_json::from_str(text.trim().strip_prefix("data: ").unwrap()).unwrap()
    };
    let first = next().await;
    assert_eq!(first["person"], Value::Null, "look at all");
    assert!(first["boot"].is_string(), "{first}");
    anna.say("hello");
    let change = next().await;
    assert_eq!(change["person"], anna.id);
    assert_eq!(change["version"], get(&the, "people").await[0]["version"]);
}

#[tokio::test]
async fn the_page_loads_nothing_from_elsewhere() {
    let the = open().await;
    let read = async |path: &str| the.client.get(format!("{}{path}", the.url)).send().await.unwrap();
    let page = read("/").await;
    assert_eq!(page.url().path(), "/chat");
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.starts_with("default-src 'self';"));
    let mut texts = vec![page.text().await.unwrap()];
    for (path, kind) in [
        ("/chat/chat.css", "text/css"),
        ("/chat/chat.js", "text/javascript"),
        ("/chat/text.js", "text/javascript"),
        ("/chat/icon.svg", "image/svg+xml"),
        ("/chat/wall.svg", "image/svg+xml"),
        ("/chat/words.ru.json", "application/json"),
        ("/chat/words.en.json", "application/json"),
    ] {
        let file = read(path).await;
        assert_eq!(file.status(), 200, "{path}");
        assert!(file.headers()["content-type"].to_str().unwrap().starts_with(kind), "{path}");
        texts.push(file.text().await.unwrap());
    }
    for text in texts {
        for foreign in
            ["innerHTML", "insertAdjacentHTML", "document.write", "src=\"http", "@import", "url(http"]
        {
            assert!(!text.contains(foreign), "{foreign}");
        }
    }
}

#[test]
fn both_languages_have_the_same_words() {
    let keys = |text: &str| {
        let words: Value = serde_json::from_str(text).unwrap();
        words.as_object().unwrap().keys().cloned().collect::<Vec<_>>()
    };
    let (ru, en) = (include_str!("../../page/words.ru.json"), include_str!("../../page/words.en.json"));
    assert_eq!(keys(ru), keys(en));
}
