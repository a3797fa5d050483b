//! Webhook delivery: the secret, the order, the retries.

use std::sync::{Arc, Mutex};

use crate::common::{Box, LONG, SOON, open};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use okoshko_emulator::Faults;
use serde_json::{Value, json};
use tokio::net::TcpListener;

/// A bot with a webhook: what it heard, and how often it will say 500 first.
#[derive(Clone, Default)]
struct Bot {
    heard: Arc<Mutex<Vec<(String, Value)>>>,
    ill: Arc<Mutex<usize>>,
}

impl Bot {
    /// Serves on a free port; gives its address.
    async fn serve(&self) -> String {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        self.serve_on(listener)
    }

    fn serve_on(&self, listener: TcpListener) -> String {
        let address = listener.local_addr().unwrap();
        let router = Router::new().route("/hook", post(hear)).with_state(self.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        format!("http://{address}/hook")
    }

    fn texts(&self) -> Vec<String> {
        let heard = self.heard.lock().unwrap();
        heard
            .iter()
            .map(|(_, update)| update["message"]["text"].as_str().unwrap_or_default().to_owned())
            .collect()
    }
}

async fn hear(State(bot): State<Bot>, headers: HeaderMap, body: String) -> StatusCode {
    let mut ill = bot.ill.lock().unwrap();
    if *ill > 0 {
        *ill -= 1;
        return StatusCode::INTERNAL_SERVER_ERROR;
    }
    let secret =
        headers.get("X-Telegram-Bot-Api-Secret-Token").map(|secret| secret.to_str().unwrap().to_owned());
    bot.heard.lock().unwrap().push((secret.unwrap_or_default(), serde_json::from_str(&body).unwrap()));
    StatusCode::OK
}

async fn settle(the: &Box) {
    assert!(the.emulator.settled(SOON, LONG).await);
}

#[tokio::test]
async fn updates_come_with_the_secret_and_in_order() {
    let (the, bot) = (open().await, Bot::default());
    let (anna, boris) = (the.emulator.person("Anna", "ru"), the.emulator.person("Boris", "ru"));
    anna.say("a0");
    let url = bot.serve().await;
    the.call("setWebhook", json!({ "url": url, "secret_token": "s-3_cret" })).await;
    for n in 1..20 {
        anna.say(&format!("a{n}"));
        boris.say(&format!("b{n}"));
    }
    settle(&the).await;
    let texts = bot.texts();
    let annas: Vec<&String> = texts.iter().filter(|text| text.starts_with('a')).collect();
    let expected: Vec<String> = (0..20).map(|n| format!("a{n}")).collect();
    assert_eq!(annas, expected.iter().collect::<Vec<_>>());
    assert_eq!(texts.len(), 39);
    assert!(bot.heard.lock().unwrap().iter().all(|(secret, _)| secret == "s-3_cret"));
    assert_eq!(the.emulator.webhook(), Some(url));
}

#[tokio::test]
async fn a_failure_is_told_and_tried_again_in_order() {
    let (the, bot) = (open().await, Bot::default());
    let anna = the.emulator.person("Anna", "ru");
    *bot.ill.lock().unwrap() = 3;
    the.call("setWebhook", json!({ "url": bot.serve().await })).await;
    anna.say("one");
    anna.say("two");
    settle(&the).await;
    assert_eq!(bot.texts(), ["one", "two"]);
    let info = the.call("getWebhookInfo", json!({})).await;
    assert_eq!(info["pending_update_count"], 0);
    assert_eq!(info["last_error_message"], "Wrong response from the webhook: 500 Internal Server Error");
    assert_eq!(info["last_error_date"], crate::common::NOON);
}

#[tokio::test]
async fn a_bot_that_is_away_hears_all_when_it_is_back() {
    let (the, bot) = (open().await, Bot::default());
    let anna = the.emulator.person("Anna", "ru");
    let address = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    the.call("setWebhook", json!({ "url": format!("http://{address}/hook") })).await;
    anna.say("hello");
    assert!(!the.emulator.settled(SOON, SOON * 4).await);
    let info = the.call("getWebhookInfo", json!({})).await;
    assert_eq!(info["last_error_message"], "Connection refused");
    bot.serve_on(TcpListener::bind(address).await.unwrap());
    settle(&the).await;
    assert_eq!(bot.texts(), ["hello"]);
}

#[tokio::test]
async fn a_repeated_update_is_delivered_twice() {
    let (the, bot) = (open().await, Bot::default());
    the.call("setWebhook", json!({ "url": bot.serve().await })).await;
    the.emulator.faults(Faults { duplicate: 1.0, ..Faults::default() });
    the.emulator.person("Anna", "ru").say("hello");
    settle(&the).await;
    assert_eq!(bot.texts(), ["hello", "hello"]);
}

#[tokio::test]
async fn a_webhook_can_be_moved_taken_away_and_the_queue_dropped() {
    let (the, first, second) = (open().await, Bot::default(), Bot::default());
    let anna = the.emulator.person("Anna", "ru");
    the.call("setWebhook", json!({ "url": first.serve().await })).await;
    anna.say("one");
    settle(&the).await;
    the.call("setWebhook", json!({ "url": second.serve().await })).await;
    anna.say("two");
    settle(&the).await;
    the.call("deleteWebhook", json!({})).await;
    anna.say("three");
    assert_eq!((first.texts(), second.texts()), (vec!["one".to_owned()], vec!["two".to_owned()]));
    assert_eq!(the.emulator.pending(), 1);
    the.call("deleteWebhook", json!({ "drop_pending_updates": true })).await;
    assert_eq!(the.emulator.pending(), 0);
}
