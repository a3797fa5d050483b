//! The clock of a box, moved from its page.

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::common::{Box, NOON, open, open_with_jumps};

async fn jump(the: &Box, body: &str) -> (StatusCode, Value) {
    let request = the.client.post(format!("{}/emulator/clock", the.url)).body(body.to_owned());
    let answer = request.send().await.unwrap();
    (answer.status(), answer.json().await.unwrap())
}

async fn clock(the: &Box) -> Value {
    let answer = the.client.get(format!("{}/emulator/clock", the.url)).send().await.unwrap();
    answer.json().await.unwrap()
}

#[tokio::test]
async fn a_clock_jumps_forward_and_to_what_comes_next() {
    let the = open_with_jumps().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    let version = async || {
        let chat: Value = the
            .client
            .get(format!("{}/emulator/people/1001/chat", the.url))
            .send()
            .await
            .unwrap()
            .json()
            .await
            .unwrap();
        chat["version"].as_u64().unwrap()
    };
    let before = version().await;
    assert_eq!(clock(&the).await, json!({ "now": NOON, "zone": "Europe/Moscow" }));
    let there = |now: i64, jumped: bool| {
        (StatusCode::OK, json!({ "now": now, "zone": "Europe/Moscow", "jumped": jumped }))
    };
    assert_eq!(jump(&the, r#"{"by_s": 600}"#).await, there(NOON + 600, true));
    assert!(version().await > before, "pages hear of it");
    assert_eq!(jump(&the, r#"{"to": "next"}"#).await, there(NOON + 3600, true));
    assert_eq!(jump(&the, r#"{"to": "next"}"#).await, there(NOON + 3600, false), "nothing more comes");
    for wrong in [
        r#"{"by_s": 0}"#,
        r#"{"by_s": -3600}"#,
        r#"{"by_s": 99999999999}"#,
        r#"{"to": "yesterday"}"#,
        "{}",
        "",
    ] {
        assert_eq!(jump(&the, wrong).await.0, StatusCode::BAD_REQUEST, "{wrong}");
    }
    assert_eq!(clock(&the).await["now"], NOON + 3600);
}

#[tokio::test]
async fn a_clock_that_nobody_can_move_says_so() {
    let the = open().await;
    assert_eq!(clock(&the).await, json!({ "now": NOON, "zone": null }));
    assert_eq!(jump(&the, r#"{"by_s": 3600}"#).await.0, StatusCode::CONFLICT);
    assert_eq!(clock(&the).await["now"], NOON);
}
