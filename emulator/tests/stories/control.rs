//! The control interface and the page, over HTTP.

use crate::common::{Box, LONG, PICTURE, open};
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
async fn a_group_from_outside() {
    let the = open().await;
    let (anna, boris) = (the.emulator.person("Anna", "ru"), the.emulator.person("Boris", "en"));
    let new = json!({ "title": "Staff", "creator": anna.id, "members": [boris.id] });
    let (_, group) = post(&the, "groups", new).await;
    let id = group["id"].as_i64().unwrap();
    assert_eq!((&group["bot_in"], &group["members"][1]["name"]), (&json!(false), &json!("Boris")));
    for (verb, rules) in [("add_bot", false), ("promote_bot", true), ("demote_bot", false)] {
        let (_, group) = post(&the, &format!("groups/{id}/{verb}"), json!({ "by": anna.id })).await;
        assert_eq!((&group["bot_in"], &group["bot_rules"]), (&json!(true), &json!(rules)), "{verb}");
    }
    let markup = json!({ "inline_keyboard": [[{ "text": "A", "callback_data": "a" }]] });
    the.call("sendMessage", json!({ "chat_id": id, "text": "hi", "reply_markup": markup })).await;
    let press = json!({ "chat": id, "message_id": 2, "row": 0, "column": 0 });
    let (_, seen) = post(&the, "people/1002/press", press).await;
    assert_eq!(seen["waiting"], json!([[2, "a"]]));
    assert_eq!(the.newest().await["callback_query"]["message"]["chat"]["id"], id);
    let (_, seen) = post(&the, "people/1002/say", json!({ "chat": id, "text": "hello" })).await;
    let newest = &seen["messages"][2];
    assert_eq!(
        (&newest["sender"], &newest["from"], &seen["title"]),
        (&json!("Boris"), &json!(1002), &json!("Staff"))
    );
    post(&the, &format!("groups/{id}/remove"), json!({ "by": anna.id, "person": boris.id })).await;
    let seen = get(&the, &format!("groups/{id}/chat?as=1001")).await;
    assert_eq!(seen["members"], json!([{ "id": 1001, "name": "Anna" }]));
    post(&the, &format!("groups/{id}/remove_bot"), json!({ "by": anna.id })).await;
    assert_eq!(get(&the, "groups").await[0]["bot_in"], false);
    for (path, body, status) in [
        ("groups".to_owned(), json!({ "title": " ", "creator": 1001 }), 400),
        ("groups".to_owned(), json!({ "title": "x", "creator": 5 }), 404),
        ("groups/-5/add_bot".to_owned(), json!({ "by": 1001 }), 404),
        (format!("groups/{id}/add_bot"), json!({ "by": 5 }), 404),
        (format!("groups/{id}/burn"), json!({ "by": 1001 }), 404),
        ("people/1001/say".to_owned(), json!({ "chat": -5, "text": "x" }), 404),
    ] {
        assert_eq!(post(&the, &path, body.clone()).await.0.as_u16(), status, "{path} {body}");
    }
}

#[tokio::test]
async fn files_places_and_contacts_from_outside() {
    let the = open().await;
    the.emulator.person("Anna", "ru").start("");
    let upload = async |query: &str, bytes: &'static [u8]| {
        let url = format!("{}/emulator/people/1001/upload?{query}", the.url);
        the.client.post(url).body(bytes).send().await.unwrap()
    };
    let seen: Value = upload("photo=true&caption=Look", PICTURE).await.json().await.unwrap();
    let photo = &seen["messages"][1];
    assert_eq!((&photo["text"], &photo["media"]["kind"]), (&json!("Look"), &json!("photo")));
    let seen: Value = upload("name=a%20b.html", b"<script>").await.json().await.unwrap();
    let html = seen["messages"][2]["media"]["value"]["file_id"].as_str().unwrap();
    let photo = photo["media"]["value"][0]["file_id"].as_str().unwrap();
    for (id, kind, disposition, bytes) in [
        (photo, "image/png", "inline", PICTURE),
        (html, "application/octet-stream", "attachment; filename*=UTF-8''a%20b.html", &b"<script>"[..]),
    ] {
        let file = the.client.get(format!("{}/emulator/files/{id}", the.url)).send().await.unwrap();
        let header = |name: &str| file.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(
            (header("content-type").as_str(), header("content-disposition").as_str()),
            (kind, disposition)
        );
        assert_eq!(header("content-security-policy"), "default-src 'none'; sandbox");
        assert_eq!(file.bytes().await.unwrap(), bytes);
    }
    assert_eq!(upload("photo=true", b"text").await.status(), 400);
    let nothing = the.client.get(format!("{}/emulator/files/nothing", the.url)).send().await.unwrap();
    assert_eq!(nothing.status(), 404);

    let contact = json!({ "name": "Vera Smirnova", "phone": "+7900" });
    let (_, seen) = post(&the, "people/1001/contact", contact).await;
    assert_eq!(seen["messages"][3]["media"]["value"]["last_name"], "Smirnova");
    post(&the, "people/1001/location", json!({ "latitude": 1.5, "longitude": 2.5 })).await;
    let venue = json!({ "latitude": 1.5, "longitude": 2.5, "title": "Studio", "address": "Lane 5" });
    let (_, seen) = post(&the, "people/1001/location", venue).await;
    assert_eq!(
        (&seen["messages"][4]["media"]["kind"], &seen["messages"][5]["media"]["kind"]),
        (&json!("location"), &json!("venue"))
    );
    let rows = json!({ "keyboard": [["Book"]] });
    the.call("sendMessage", json!({ "chat_id": 1001, "text": "x", "reply_markup": rows })).await;
    let (_, seen) = post(&the, "people/1001/press_reply", json!({ "label": "Book" })).await;
    assert_eq!(seen["messages"][7]["text"], "Book");
    the.call("pinChatMessage", json!({ "chat_id": 1001, "message_id": 2 })).await;
    assert_eq!(get(&the, "people/1001/chat").await["pinned"], 2);
    for (path, body) in [
        ("people/1001/contact", json!({ "name": "Vera", "phone": " " })),
        ("people/1001/location", json!({ "latitude": 91, "longitude": 0 })),
        ("people/1001/press_reply", json!({ "label": "Nothing" })),
    ] {
        assert_eq!(post(&the, path, body.clone()).await.0.as_u16(), 400, "{path} {body}");
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
        ("/chat/media.css", "text/css"),
        ("/chat/text.js", "text/javascript"),
        ("/chat/base.js", "text/javascript"),
        ("/chat/newcomers.js", "text/javascript"),
        ("/chat/posts.js", "text/javascript"),
        ("/chat/attach.js", "text/javascript"),
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
