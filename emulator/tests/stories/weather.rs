//! Faults: what the bot hears, and what was carried out all the same.

use std::time::Duration;

use crate::common::{Box, open};
use okoshko_emulator::{Faults, Outcome, Person};
use serde_json::{Value, json};
use tokio::time::Instant;

async fn under(faults: Faults) -> (Box, Person) {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    the.emulator.faults(faults);
    (the, anna)
}

fn hello(anna: &Person) -> Value {
    json!({ "chat_id": anna.id, "text": "hello" })
}

#[tokio::test]
async fn a_429_says_how_long_to_wait_and_does_nothing() {
    let (the, anna) = under(Faults { too_many: 1.0, retry_after_s: 7, ..Faults::default() }).await;
    let answer = the.try_call("sendMessage", &hello(&anna)).await.unwrap();
    assert_eq!(answer.status(), 429);
    let envelope: Value = answer.json().await.unwrap();
    assert_eq!(envelope["parameters"]["retry_after"], 7);
    assert_eq!(envelope["description"], "Too Many Requests: retry after 7");
    assert_eq!(anna.last(), None);
    assert_eq!(the.emulator.refusals(), [], "an injected fault is no refusal");
    let call = the.emulator.calls().remove(0);
    assert_eq!((call.outcome, call.retry_after_s), (Outcome::Struck("too_many"), Some(7)));
}

#[tokio::test]
async fn a_502_does_nothing() {
    let (the, anna) = under(Faults { server_error: 1.0, ..Faults::default() }).await;
    let answer = the.try_call("sendMessage", &hello(&anna)).await.unwrap();
    assert_eq!(answer.status(), 502);
    assert_eq!(anna.last(), None);
}

#[tokio::test]
async fn a_drop_before_does_nothing_and_a_drop_after_does_it() {
    for (before, after, done) in [(1.0, 0.0, false), (0.0, 1.0, true)] {
        let (the, anna) = under(Faults { drop_before: before, drop_after: after, ..Faults::default() }).await;
        assert!(the.try_call("sendMessage", &hello(&anna)).await.is_err());
        assert_eq!(anna.last().is_some(), done);
        assert_eq!(the.emulator.calls()[0].outcome.is_done(), done);
    }
}

#[tokio::test]
async fn only_the_named_methods_suffer() {
    let methods = Some(vec!["sendmessage".to_owned()]);
    let (the, anna) = under(Faults { server_error: 1.0, methods, ..Faults::default() }).await;
    the.call("getMe", json!({})).await;
    assert_eq!(the.refusal("sendMessage", hello(&anna)).await.0, 502);
    the.emulator.faults(Faults::default());
    the.call("sendMessage", hello(&anna)).await;
}

#[tokio::test]
async fn a_slow_answer_comes_after_the_deed() {
    let delay = Duration::from_millis(300);
    let (the, anna) = under(Faults { delay, ..Faults::default() }).await;
    let start = Instant::now();
    let (quick, _) = tokio::join!(
        anna.wait(|anna| anna.last().is_some(), delay / 2),
        the.call("sendMessage", hello(&anna)),
    );
    assert!(quick, "seen before it was answered");
    assert!(start.elapsed() >= delay);
}

#[tokio::test]
async fn updates_come_twice() {
    let (the, anna) = under(Faults { duplicate: 1.0, ..Faults::default() }).await;
    anna.say("hello");
    assert_eq!(the.update_ids(json!({ "offset": 1001 })).await, [1001, 1001]);
}

#[tokio::test]
async fn the_pace_holds_only_when_it_is_on() {
    let (the, anna) = under(Faults::default()).await;
    for _ in 0..9 {
        the.call("sendMessage", hello(&anna)).await;
    }
    the.emulator.pace(true);
    let mut refused = 0;
    for _ in 0..9 {
        let envelope = the.envelope("sendMessage", hello(&anna)).await;
        refused += i32::from(envelope["error_code"] == 429);
    }
    assert!((3..=4).contains(&refused), "{refused}");
    the.emulator.pace(false);
    the.call("sendMessage", hello(&anna)).await;
}
