//! Pinned messages.

use crate::common::{bad, open};
use serde_json::{Value, json};

#[tokio::test]
async fn the_newest_pin_stands_on_top() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    for text in ["one", "two"] {
        the.call("sendMessage", json!({ "chat_id": anna.id, "text": text })).await;
    }
    let on = |message: i64| json!({ "chat_id": anna.id, "message_id": message });
    let top = || anna.pinned().map(|message| message.text);
    assert_eq!(top(), None);
    for (message, text) in [(3, "two"), (2, "two")] {
        the.call("pinChatMessage", on(message)).await;
        assert_eq!(top().as_deref(), Some(text));
    }
    let said = the.newest().await["message"].clone();
    assert_eq!((&said["pinned_message"]["text"], &said["from"]["id"]), (&json!("one"), &json!(77)));
    let newest = anna.messages().pop().unwrap();
    assert!(newest.service && newest.silent && newest.from_bot, "{newest:?}");
    assert_eq!(anna.screen(), "two", "what Telegram says is no screen of the bot");
    let info = the.call("getChat", json!({ "chat_id": anna.id })).await;
    assert_eq!(info["pinned_message"]["message_id"], 3);

    the.call("editMessageText", json!({ "chat_id": anna.id, "message_id": 3, "text": "board" })).await;
    assert_eq!(top().as_deref(), Some("board"), "a pinned board is edited in its place");
    the.call("unpinChatMessage", json!({ "chat_id": anna.id })).await;
    assert_eq!(top().as_deref(), Some("one"));
    the.call("unpinChatMessage", on(2)).await;
    assert_eq!(top(), None);
    the.call("pinChatMessage", on(2)).await;
    the.call("pinChatMessage", on(3)).await;
    the.call("deleteMessage", on(3)).await;
    assert_eq!(top().as_deref(), Some("one"), "a pin goes with its message");
    the.call("unpinAllChatMessages", json!({ "chat_id": anna.id })).await;
    assert_eq!(top(), None);
    assert_eq!(the.emulator.refusals(), []);
}

#[tokio::test]
async fn pins_that_are_refused() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    the.call("pinChatMessage", json!({ "chat_id": anna.id, "message_id": 1 })).await;
    let group = the.emulator.group("Studio");
    the.call("sendMessage", json!({ "chat_id": group, "text": "x" })).await;
    let rights = "not enough rights to manage pinned messages in the chat";
    for (method, chat, message, why) in [
        ("pinChatMessage", anna.id, json!(null), "message identifier is not specified"),
        ("pinChatMessage", anna.id, json!(9), "message to pin not found"),
        ("pinChatMessage", anna.id, json!(2), "message can't be pinned"),
        ("pinChatMessage", anna.id, json!(1), "CHAT_NOT_MODIFIED"),
        ("pinChatMessage", 5, json!(1), "chat not found"),
        ("pinChatMessage", group, json!(1), rights),
        ("unpinChatMessage", group, json!(1), rights),
        ("unpinAllChatMessages", group, json!(null), rights),
        ("unpinChatMessage", anna.id, json!(9), "message to unpin not found"),
    ] {
        let call = json!({ "chat_id": chat, "message_id": message });
        assert_eq!(the.refusal(method, call).await, bad(why), "{method} {message}");
    }
    let edit = json!({ "chat_id": anna.id, "message_id": 2, "text": "x" });
    assert_eq!(the.refusal("editMessageText", edit).await, bad("message can't be edited"));
    the.call("unpinChatMessage", json!({ "chat_id": anna.id })).await;
    let nothing = the.refusal("unpinChatMessage", json!({ "chat_id": anna.id })).await;
    assert_eq!(nothing, bad("message to unpin not found"));
    assert_eq!(the.call("unpinAllChatMessages", json!({ "chat_id": anna.id })).await, Value::Bool(true));
}
