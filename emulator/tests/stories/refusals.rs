//! What Telegram refuses is refused, in its words; one table per rule.

use crate::common::{Box, open};
use serde_json::{Value, json};

const DAY_S: i64 = 24 * 60 * 60;

/// A box where Anna has started and message 2 is the bot's, with a button.
async fn with_anna() -> (Box, okoshko_emulator::Person) {
    let the = open().await;
    let anna = the.emulator.person("Anna Ivanova", "ru");
    anna.start("");
    the.call(
        "sendMessage",
        json!({ "chat_id": anna.id, "text": "hi", "reply_markup": keyboard(&json!([[press("a")]])) }),
    )
    .await;
    (the, anna)
}

fn keyboard(rows: &Value) -> Value {
    json!({ "inline_keyboard": rows })
}

fn press(data: &str) -> Value {
    json!({ "text": "Press", "callback_data": data })
}

fn bad(why: &str) -> (u64, String) {
    (400, format!("Bad Request: {why}"))
}

#[tokio::test]
async fn texts() {
    let (the, anna) = with_anna().await;
    for (parameters, why) in [
        (json!({}), "message text is empty"),
        (json!({ "text": "" }), "message text is empty"),
        (json!({ "text": " \n " }), "text must be non-empty"),
        (json!({ "text": "<b></b>", "parse_mode": "HTML" }), "text must be non-empty"),
        (json!({ "text": "x".repeat(4097) }), "message is too long"),
        (json!({ "text": "\u{1F600}".repeat(2049) }), "message is too long"),
        (json!({ "text": "x", "parse_mode": "Latin" }), "unsupported parse_mode"),
        (
            json!({ "text": "<b>x", "parse_mode": "html" }),
            "can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            json!({ "text": "x<br>", "parse_mode": "HTML" }),
            "can't parse entities: Unsupported start tag \"br\" at byte offset 1",
        ),
        (json!({ "text": "x", "message_thread_id": 5 }), "message thread not found"),
        (json!({ "text": "x", "reply_parameters": { "message_id": 99 } }), "message to be replied not found"),
        (json!({ "text": "x", "reply_parameters": {} }), "can't find field \"message_id\""),
    ] {
        let mut call = parameters.clone();
        call["chat_id"] = json!(anna.id);
        assert_eq!(the.refusal("sendMessage", call).await, bad(why), "{parameters}");
    }
    assert_eq!(anna.messages().len(), 2, "a refusal leaves no trace");
}

#[tokio::test]
async fn texts_that_just_fit() {
    let (the, anna) = with_anna().await;
    for parameters in [
        json!({ "text": "x".repeat(4096) }),
        json!({ "text": format!("<b>{}</b>", "x".repeat(4096)), "parse_mode": "HTML" }),
        json!({ "text": "\u{1F600}".repeat(2048) }),
        json!({ "text": "x", "reply_parameters": { "message_id": 99, "allow_sending_without_reply": true } }),
    ] {
        let mut call = parameters;
        call["chat_id"] = json!(anna.id);
        the.call("sendMessage", call).await;
    }
}

#[tokio::test]
async fn entities() {
    let (the, anna) = with_anna().await;
    for (entity, why) in [
        (
            json!({ "type": "bold", "offset": 100, "length": 1 }),
            "entity begins after the end of the text at UTF-16 offset 100",
        ),
        (
            json!({ "type": "bold", "offset": 0, "length": 100 }),
            "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 100",
        ),
        (json!({ "type": "bold", "offset": -1, "length": 1 }), "receive an entity with incorrect offset -1"),
        (
            json!({ "type": "loud", "offset": 0, "length": 1 }),
            "can't parse MessageEntity: Unsupported type specified",
        ),
        (
            json!({ "type": "text_link", "offset": 0, "length": 1 }),
            "can't parse MessageEntity: Can't find field \"url\"",
        ),
        (
            json!({ "type": "text_link", "offset": 0, "length": 1, "url": "not-a-url" }),
            "entity URL 'not-a-url' is invalid: Wrong HTTP URL",
        ),
    ] {
        let call = json!({ "chat_id": anna.id, "text": "hello", "entities": [entity] });
        assert_eq!(the.refusal("sendMessage", call).await, bad(why), "{entity}");
    }
}

#[tokio::test]
async fn keyboards() {
    let (the, anna) = with_anna().await;
    let unallowed = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard";
    let row = |count: usize| json!(vec![press("x"); count]);
    for (markup, why) in [
        (json!("nonsense"), "can't parse reply keyboard markup JSON object"),
        (json!([]), "object expected as reply markup"),
        (json!({ "inline_keyboard": "bad" }), "field \"inline_keyboard\" must be of type Array"),
        (json!({ "remove_keyboard": "yes" }), "field \"remove_keyboard\" must be of type Boolean"),
        (keyboard(&json!([[press(&"x".repeat(65))]])), "BUTTON_DATA_INVALID"),
        (keyboard(&json!([[press(&"ж".repeat(33))]])), "BUTTON_DATA_INVALID"),
        (keyboard(&json!([[press("")]])), unallowed),
        (keyboard(&json!([[{ "text": "x" }]])), unallowed),
        (
            keyboard(&json!([[{ "text": "x", "url": "https://a.bc", "callback_data": "x" }]])),
            "can't parse inline keyboard button: exactly one action must be used",
        ),
        (
            keyboard(&json!([[{ "callback_data": "x" }]])),
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        (keyboard(&json!([[{ "text": "", "callback_data": "x" }]])), "REPLY_MARKUP_INVALID"),
        (
            keyboard(&json!([[{ "text": "x", "url": "not-a-url" }]])),
            "inline keyboard button URL 'not-a-url' is invalid: Wrong HTTP URL",
        ),
        (
            keyboard(&json!([[{ "text": "x", "url": "ftp://a.bc" }]])),
            "inline keyboard button URL 'ftp://a.bc' is invalid: Unsupported URL protocol",
        ),
        (
            keyboard(&json!([[{ "text": "x", "web_app": { "url": "http://a.bc" } }]])),
            "inline keyboard button Web App URL 'http://a.bc' is invalid: Only HTTPS links are allowed",
        ),
        (keyboard(&json!([[{ "text": "x", "copy_text": { "text": "" } }]])), "BUTTON_COPY_TEXT_INVALID"),
        (
            keyboard(&json!([[{ "text": "x", "copy_text": { "text": "x".repeat(257) } }]])),
            "BUTTON_COPY_TEXT_INVALID",
        ),
        (keyboard(&json!([[{ "text": "x", "pay": true }]])), "BUTTON_TYPE_INVALID"),
        (keyboard(&json!([row(9)])), "REPLY_MARKUP_TOO_LONG"),
        (keyboard(&json!(vec![row(1); 101])), "REPLY_MARKUP_TOO_LONG"),
    ] {
        let call = json!({ "chat_id": anna.id, "text": "x", "reply_markup": markup });
        assert_eq!(the.refusal("sendMessage", call).await, bad(why), "{markup}");
    }
}

#[tokio::test]
async fn keyboards_that_just_fit() {
    let (the, anna) = with_anna().await;
    let row = json!(vec![press("x"); 8]);
    let mut most = vec![row.clone(); 12];
    most.push(json!(vec![press("x"); 4]));
    for rows in [
        json!([[press(&"x".repeat(64))]]),
        json!([[press(&"ж".repeat(32))]]),
        json!([row]),
        json!(most),
        json!([[], [press("x")], []]),
        json!([[{ "text": "x", "copy_text": { "text": "x".repeat(256) } }]]),
        json!([[{ "text": "x", "switch_inline_query": "" }]]),
        json!([[{ "text": "x", "url": "http://127.0.0.1:8080/a" }]]),
    ] {
        the.call("sendMessage", json!({ "chat_id": anna.id, "text": "x", "reply_markup": keyboard(&rows) }))
            .await;
    }
    assert_eq!(anna.last().unwrap().buttons.len(), 1, "a link alone");
}

#[tokio::test]
async fn chats() {
    let (the, anna) = with_anna().await;
    let stranger = the.emulator.person("Stranger", "en");
    let blocked = the.emulator.person("Boris", "ru");
    blocked.start("");
    blocked.block();
    let group = the.emulator.group("Studio");
    the.call("leaveChat", json!({ "chat_id": group })).await;
    let forbidden = |why: &str| (403, format!("Forbidden: {why}"));
    for (chat, refusal) in [
        (json!(null), bad("chat_id is empty")),
        (json!(""), bad("chat_id is empty")),
        (json!(5), bad("chat not found")),
        (json!(-5), bad("chat not found")),
        (json!("@nobody"), bad("chat not found")),
        (json!(stranger.id), forbidden("bot can't initiate conversation with a user")),
        (json!(blocked.id), forbidden("bot was blocked by the user")),
        (json!(group), forbidden("bot is not a member of the supergroup chat")),
    ] {
        let call = json!({ "chat_id": chat, "text": "x", "action": "typing" });
        for method in ["sendMessage", "sendChatAction"] {
            assert_eq!(the.refusal(method, call.clone()).await, refusal, "{method} {chat}");
        }
    }
    let leave = the.refusal("leaveChat", json!({ "chat_id": anna.id })).await;
    assert_eq!(leave, bad("chat member status can't be changed in private chats"));
    let dance = the.refusal("sendChatAction", json!({ "chat_id": anna.id, "action": "dance" })).await;
    assert_eq!(dance, bad("wrong parameter action in request"));
}

#[tokio::test]
async fn edits() {
    let (the, anna) = with_anna().await;
    let same = "message is not modified: specified new message content and reply markup are exactly the same as a \
                current content and reply markup of the message";
    let markup = keyboard(&json!([[press("a")]]));
    for (parameters, why) in [
        (json!({ "message_id": 2, "text": "hi", "reply_markup": markup }), same),
        (json!({ "message_id": 2, "text": " hi ", "reply_markup": markup.to_string() }), same),
        (json!({ "message_id": 99, "text": "x" }), "message to edit not found"),
        (json!({ "message_id": 1, "text": "x" }), "message can't be edited"),
        (json!({ "text": "x" }), "message identifier is not specified"),
        (json!({ "message_id": 2, "text": "" }), "message text is empty"),
        (json!({ "message_id": 2, "text": "x".repeat(4097) }), "MESSAGE_TOO_LONG"),
        (
            json!({ "message_id": 2, "text": "x", "reply_markup": { "force_reply": true } }),
            "inline keyboard expected",
        ),
    ] {
        let mut call = parameters.clone();
        call["chat_id"] = json!(anna.id);
        assert_eq!(the.refusal("editMessageText", call).await, bad(why), "{parameters}");
    }
    let call = json!({ "chat_id": anna.id, "message_id": 2, "reply_markup": markup });
    assert_eq!(the.refusal("editMessageReplyMarkup", call).await, bad(same));
    the.call("editMessageText", json!({ "chat_id": anna.id, "message_id": 2, "text": "hi" })).await;
    let last = anna.last().unwrap();
    assert!(last.edited && last.buttons.is_empty(), "an edit without a keyboard takes it away");
}

#[tokio::test]
async fn deletions() {
    let (the, anna) = with_anna().await;
    let group = the.emulator.group("Studio");
    anna.say_in(group, "hello");
    let delete = |chat: i64, id: i64| json!({ "chat_id": chat, "message_id": id });
    let cannot = bad("message can't be deleted for everyone");
    assert_eq!(the.refusal("deleteMessage", delete(anna.id, 9)).await, bad("message to delete not found"));
    assert_eq!(the.refusal("deleteMessage", delete(group, 1)).await, cannot);
    the.pass(2 * DAY_S);
    assert_eq!(the.refusal("deleteMessage", delete(anna.id, 2)).await, cannot);
    the.pass(-1);
    the.call("deleteMessage", delete(anna.id, 2)).await;
    the.call("deleteMessage", delete(anna.id, 1)).await;
    assert_eq!(anna.messages(), []);
}

#[tokio::test]
async fn answers_to_presses() {
    let (the, anna) = with_anna().await;
    let too_old = bad("query is too old and response timeout expired or query ID is invalid");
    let press = async || {
        anna.press("Press").unwrap();
        let updates = the.call("getUpdates", json!({ "offset": -1 })).await;
        updates[0]["callback_query"]["id"].as_str().unwrap().to_owned()
    };
    let answer = |id: &str, text: &str| json!({ "callback_query_id": id, "text": text });
    assert_eq!(the.refusal("answerCallbackQuery", answer("1", "")).await, too_old, "unknown");

    let first = press().await;
    let long = the.refusal("answerCallbackQuery", answer(&first, &"x".repeat(201))).await;
    assert_eq!(long, bad("MESSAGE_TOO_LONG"));
    the.call("answerCallbackQuery", answer(&first, &"x".repeat(200))).await;
    assert_eq!(the.refusal("answerCallbackQuery", answer(&first, "")).await, too_old, "answered twice");

    let second = press().await;
    the.pass(15 * 60 + 1);
    assert_eq!(the.refusal("answerCallbackQuery", answer(&second, "")).await, too_old, "after 15 minutes");
}

#[tokio::test]
async fn commands_and_texts_about_the_bot() {
    let (the, _anna) = with_anna().await;
    let one = |name: &str, description: &str| json!({ "command": name, "description": description });
    for (commands, why) in [
        (json!("x"), "can't parse commands JSON object"),
        (json!({}), "expected an Array of BotCommand"),
        (json!([one("Start", "x")]), "BOT_COMMAND_INVALID"),
        (json!([one("", "x")]), "BOT_COMMAND_INVALID"),
        (json!([one("/start", "x")]), "BOT_COMMAND_INVALID"),
        (json!([one(&"x".repeat(33), "x")]), "BOT_COMMAND_INVALID"),
        (json!([one("x", "")]), "BOT_COMMAND_DESCRIPTION_INVALID"),
        (json!([one("x", &"x".repeat(257))]), "BOT_COMMAND_DESCRIPTION_INVALID"),
        (json!(vec![one("x", "x"); 101]), "BOT_COMMANDS_TOO_MUCH"),
    ] {
        let call = json!({ "commands": commands });
        assert_eq!(the.refusal("setMyCommands", call).await, bad(why), "{commands}");
    }
    for (method, field, most) in [
        ("setMyName", "name", 64),
        ("setMyDescription", "description", 512),
        ("setMyShortDescription", "short_description", 120),
    ] {
        the.call(method, json!({ field: "x".repeat(most) })).await;
        let why = format!("bot {} is too long", field.replace('_', " "));
        assert_eq!(the.refusal(method, json!({ field: "x".repeat(most + 1) })).await, bad(&why));
    }
    let code = the.refusal("setMyCommands", json!({ "commands": [], "language_code": "rus" })).await;
    assert_eq!(code, bad("invalid language code specified"));
}

#[tokio::test]
async fn webhooks() {
    let (the, _anna) = with_anna().await;
    for (parameters, why) in [
        (json!({ "url": "http://example.com/" }), "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            json!({ "url": "https://example.com:8080/" }),
            "bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443",
        ),
        (json!({ "url": "http" }), "bad webhook: Invalid URL specified"),
        (
            json!({ "url": "https://example.com", "secret_token": "a b" }),
            "secret token contains unallowed characters",
        ),
        (
            json!({ "url": "https://example.com", "secret_token": "x".repeat(257) }),
            "secret token is too long",
        ),
    ] {
        assert_eq!(the.refusal("setWebhook", parameters.clone()).await, bad(why), "{parameters}");
    }
    assert_eq!(the.emulator.webhook(), None);
}

#[tokio::test]
async fn tokens_and_methods() {
    let the = open().await;
    assert_eq!(the.refusal("makeCoffee", json!({})).await, (404, "Not Found".to_owned()));
    let wrong = the.client.get(format!("{}/bot77:other/getMe", the.url)).send().await.unwrap();
    assert_eq!(wrong.status(), 401);
    let answer: Value = wrong.json().await.unwrap();
    assert_eq!(answer, json!({ "ok": false, "error_code": 401, "description": "Unauthorized" }));
}

#[tokio::test]
async fn refusals_are_kept_and_calls_too() {
    let (the, anna) = with_anna().await;
    the.refusal("sendMessage", json!({ "chat_id": anna.id, "text": "" })).await;
    let refusals = the.emulator.refusals();
    assert_eq!(refusals.len(), 1);
    assert_eq!((refusals[0].method.as_str(), refusals[0].error_code), ("sendMessage", 400));
    assert_eq!(refusals[0].description, "Bad Request: message text is empty");
    assert!(refusals[0].body.contains("\"text\":\"\""));
    let calls = the.emulator.calls();
    assert_eq!(calls.len(), 2);
    assert_eq!((calls[0].chat_id, calls[0].outcome.is_done()), (Some(anna.id), true));
    assert_eq!(calls[0].parameters["text"], "hi");
    assert!(!calls[1].outcome.is_done());
}
