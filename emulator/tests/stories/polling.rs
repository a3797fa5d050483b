//! getUpdates: offsets, waiting, conflicts, and what gets into the queue.

use crate::common::{LONG, SOON, TOKEN, open};
use serde_json::json;
use tokio::time::{Instant, timeout};

#[tokio::test]
async fn an_update_stays_until_a_higher_offset_confirms_it() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    for text in ["one", "two", "three"] {
        anna.say(text);
    }
    for (parameters, ids) in [
        (json!({}), vec![1000, 1001, 1002]),
        (json!({ "limit": 1 }), vec![1000]),
        (json!({ "offset": 1000, "limit": 2 }), vec![1000, 1001]),
        (json!({ "offset": 1001 }), vec![1001, 1002]),
        (json!({ "offset": 0 }), vec![1001, 1002]),
        (json!({ "offset": -1 }), vec![1002]),
        (json!({}), vec![1002]),
        (json!({ "offset": 1003 }), vec![]),
    ] {
        assert_eq!(the.update_ids(parameters.clone()).await, ids, "{parameters}");
    }
    assert_eq!(the.emulator.pending(), 0);
}

#[tokio::test]
async fn a_long_poll_ends_with_the_first_update() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    let poll = the.update_ids(json!({ "timeout": 30 }));
    let speak = async {
        _ = timeout(SOON, std::future::pending::<()>()).await;
        anna.say("hello");
    };
    let start = Instant::now();
    let (ids, ()) = tokio::join!(poll, speak);
    assert_eq!(ids, [1000]);
    assert!((SOON..LONG).contains(&start.elapsed()));
}

#[tokio::test]
async fn a_long_poll_without_updates_ends_empty() {
    let the = open().await;
    let start = Instant::now();
    assert!(the.update_ids(json!({ "timeout": 1 })).await.is_empty());
    assert!(start.elapsed().as_millis() >= 1000);
}

#[tokio::test]
async fn the_newer_of_two_polls_wins() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    let older = the.refusal("getUpdates", json!({ "timeout": 30 }));
    let newer = async {
        _ = timeout(SOON, std::future::pending::<()>()).await;
        let poll = the.update_ids(json!({ "timeout": 30 }));
        let speak = async {
            _ = timeout(SOON, std::future::pending::<()>()).await;
            anna.say("hello");
        };
        tokio::join!(poll, speak).0
    };
    let ((code, why), ids) = tokio::join!(older, newer);
    assert_eq!((code, ids), (409, vec![1000]));
    let expected =
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running";
    assert_eq!(why, expected);
}

#[tokio::test]
async fn a_webhook_forbids_polling() {
    let the = open().await;
    the.call("setWebhook", json!({ "url": "http://127.0.0.1:1/" })).await;
    let (code, why) = the.refusal("getUpdates", json!({})).await;
    assert_eq!(code, 409);
    assert!(why.starts_with("Conflict: can't use getUpdates method while webhook is active"));
    the.call("deleteWebhook", json!({})).await;
    assert!(the.update_ids(json!({})).await.is_empty());
}

#[tokio::test]
async fn only_the_wanted_kinds_are_kept() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    the.call("getUpdates", json!({ "allowed_updates": ["message"] })).await;
    anna.start("");
    anna.block();
    assert_eq!(the.update_ids(json!({})).await, [1000]);
    the.call("getUpdates", json!({ "allowed_updates": [] })).await;
    anna.unblock();
    assert_eq!(the.update_ids(json!({})).await, [1000, 1001]);
}

#[tokio::test]
async fn the_newest_update_comes_twice_on_demand() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.say("hello");
    the.emulator.duplicate_last();
    assert_eq!(the.update_ids(json!({})).await, [1000, 1000]);
    assert!(the.update_ids(json!({ "offset": 1001 })).await.is_empty());
    the.emulator.duplicate_last();
    assert_eq!(the.update_ids(json!({ "offset": 1001 })).await, [1000], "though 1000 was confirmed");
    assert!(the.update_ids(json!({ "offset": 1001 })).await.is_empty());
}

#[tokio::test]
async fn any_text_can_be_an_update() {
    let the = open().await;
    the.emulator.push_raw("{\"update_id\":{update_id},\"telepathy\":{\"thought\":null}}");
    let updates = the.call("getUpdates", json!({})).await;
    assert_eq!(updates, json!([{ "update_id": 1000, "telepathy": { "thought": null } }]));
    the.emulator.push_raw("{broken");
    let text = the.try_call("getUpdates", &json!({ "offset": 1001 })).await.unwrap().text().await.unwrap();
    assert_eq!(text, "{\"ok\":true,\"result\":[{broken]}");
    assert!(the.update_ids(json!({ "offset": 1002 })).await.is_empty());
}

#[tokio::test]
async fn the_id_stands_first_as_telegram_writes_it() {
    let the = open().await;
    the.emulator.person("Anna", "ru").say("hello");
    let text = the.try_call("getUpdates", &json!({})).await.unwrap().text().await.unwrap();
    assert!(text.starts_with("{\"ok\":true,\"result\":[{\"update_id\":1000,\"message\":{"), "{text}");
}

#[tokio::test]
async fn settled_waits_for_the_bot() {
    let the = open().await;
    assert!(the.emulator.settled(SOON, LONG).await);
    the.emulator.person("Anna", "ru").say("hello");
    assert!(!the.emulator.settled(SOON, SOON * 3).await, "the update is pending");
    let settled = the.emulator.settled(SOON, LONG);
    let confirm = the.call("getUpdates", json!({ "offset": 1001 }));
    assert!(tokio::join!(settled, confirm).0);
}

#[tokio::test]
async fn parameters_come_in_every_way() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    let keyboard = json!({ "inline_keyboard": [[{ "text": "A", "callback_data": "a" }]] }).to_string();
    let id = anna.id.to_string();
    let pairs = [("chat_id", id.as_str()), ("text", "жук & co"), ("reply_markup", keyboard.as_str())];
    let part = |(name, value): (&'static str, &str)| (name, value.to_owned());
    let form = pairs
        .into_iter()
        .map(part)
        .fold(reqwest::multipart::Form::new(), |form, (name, value)| form.text(name, value));
    let at = format!("{}/bot{TOKEN}/SENDmessage", the.url);
    for request in [
        the.client.get(&at).query(&pairs),
        the.client.post(&at).query(&pairs),
        the.client.post(&at).form(&pairs),
        the.client.post(&at).multipart(form),
        the.client
            .post(&at)
            .json(&json!({ "chat_id": anna.id, "text": "жук & co", "reply_markup": keyboard })),
    ] {
        let before = anna.messages().len();
        assert_eq!(request.send().await.unwrap().status(), 200);
        assert_eq!(anna.messages().len(), before + 1);
        assert_eq!(anna.screen(), "жук & co\n[A]");
    }
}
