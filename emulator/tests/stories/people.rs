//! The other end of the chat: what people do and see, and what the bot hears of it.

use crate::common::{Box, LONG, SOON, open};
use okoshko_emulator::{Content, Person, Toast};
use serde_json::{Value, json};

/// The newest update.
async fn newest(the: &Box) -> Value {
    the.call("getUpdates", json!({ "offset": -1 })).await[0].clone()
}

async fn show(the: &Box, anna: &Person, text: &str, rows: Value) -> i64 {
    let markup = json!({ "inline_keyboard": rows });
    let sent =
        the.call("sendMessage", json!({ "chat_id": anna.id, "text": text, "reply_markup": markup })).await;
    sent["message_id"].as_i64().unwrap()
}

fn key(text: &str) -> Value {
    json!({ "text": text, "callback_data": text.to_lowercase() })
}

#[tokio::test]
async fn names_and_ids() {
    let the = open().await;
    let anna = the.emulator.person("Анна Иванова", "ru");
    let boris = the.emulator.person("Boris", "");
    assert_eq!((anna.id, boris.id), (1001, 1002));
    assert_eq!(the.emulator.person_with_id(5000, "Vera", "ru").id, 5000);
    assert_eq!(the.emulator.person_with_id(1001, "Somebody", "en").id, 1001);
    assert_eq!(the.emulator.person("Gleb", "ru").id, 5001);
    anna.say("hello");
    let message = &newest(&the).await["message"];
    assert_eq!(message["from"]["first_name"], "Анна", "get-or-create keeps the name");
    assert_eq!(message["from"]["last_name"], "Иванова");
    assert_eq!(
        message["chat"],
        json!({ "id": 1001, "type": "private", "first_name": "Анна", "last_name": "Иванова" })
    );
    assert_eq!((&message["message_id"], &message["date"]), (&json!(1), &json!(crate::common::NOON)));
    boris.say("hello");
    let from = newest(&the).await["message"]["from"].clone();
    assert_eq!(from, json!({ "id": 1002, "is_bot": false, "first_name": "Boris" }));
}

#[tokio::test]
async fn start_carries_its_payload_and_a_command_is_marked() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    for (payload, text) in [("", "/start"), ("spring_1", "/start spring_1")] {
        anna.start(payload);
        let message = &newest(&the).await["message"];
        assert_eq!(message["text"], text);
        assert_eq!(message["entities"], json!([{ "type": "bot_command", "offset": 0, "length": 6 }]));
    }
    anna.say("no /start here");
    assert_eq!(newest(&the).await["message"]["entities"], Value::Null);
}

#[tokio::test]
async fn a_block_is_heard_once_and_start_lifts_it() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    anna.block();
    anna.block();
    let update = newest(&the).await;
    assert_eq!(update["update_id"], 1001);
    let member = &update["my_chat_member"];
    assert_eq!(member["old_chat_member"]["status"], "member");
    assert_eq!(member["new_chat_member"]["status"], "kicked");
    assert_eq!(member["new_chat_member"]["user"]["id"], 77);
    assert_eq!(member["from"]["id"], anna.id);
    let send = json!({ "chat_id": anna.id, "text": "hello" });
    assert_eq!(the.refusal("sendMessage", send.clone()).await.0, 403);

    anna.start("");
    assert_eq!(the.update_ids(json!({ "offset": 1002 })).await, [1002, 1003], "unblocked, then /start");
    the.call("sendMessage", send).await;
}

#[tokio::test]
async fn a_press_finds_its_button() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    assert_eq!(anna.press("Yes").unwrap_err(), "no button \"Yes\"; there are none");
    let old = show(&the, &anna, "old", json!([[key("Old"), key("1")]])).await;
    let new = show(&the, &anna, "new", json!([[key("10"), key("1")], [key("Yes, do it")]])).await;
    for (label, message, data) in
        [("1", new, "1"), ("10", new, "10"), ("Yes", new, "yes, do it"), ("Old", old, "old")]
    {
        anna.press(label).unwrap();
        let query = &newest(&the).await["callback_query"];
        assert_eq!(
            (&query["message"]["message_id"], &query["data"]),
            (&json!(message), &json!(data)),
            "{label}"
        );
        assert_eq!(query["from"]["id"], anna.id);
    }
    assert_eq!(anna.press("No").unwrap_err(), "no button \"No\"; there are [10] [1] [Yes, do it]");
    anna.press_data(old, "forged");
    assert_eq!(newest(&the).await["callback_query"]["data"], "forged");
    anna.press_data(1, "on my own message");
    assert_eq!(
        newest(&the).await["callback_query"]["data"],
        "forged",
        "only the bot's messages have buttons"
    );
    show(&the, &anna, "link", json!([[{ "text": "Site", "url": "https://a.bc" }]])).await;
    assert_eq!(anna.press("Site").unwrap_err(), "the button is a link to https://a.bc");
}

#[tokio::test]
async fn toasts_and_spinners() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    show(&the, &anna, "x", json!([[key("Go")]])).await;
    for (answer, toasts) in
        [(json!({}), 0), (json!({ "text": "Done" }), 1), (json!({ "text": "Sure?", "show_alert": true }), 2)]
    {
        anna.press("Go").unwrap();
        assert_eq!(anna.waiting(), 1);
        let mut answer = answer;
        answer["callback_query_id"] = newest(&the).await["callback_query"]["id"].clone();
        the.call("answerCallbackQuery", answer).await;
        assert_eq!((anna.waiting(), anna.toasts().len()), (0, toasts));
    }
    let toast = |text: &str, alert| Toast { text: text.to_owned(), alert };
    assert_eq!(anna.toasts(), [toast("Done", false), toast("Sure?", true)]);
}

#[tokio::test]
async fn the_screen_is_text_and_rows() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    assert_eq!(anna.screen(), "");
    anna.start("");
    let text = "<b>When?</b>\n<a href=\"https://a.bc\">here</a>";
    let markup =
        json!({ "inline_keyboard": [[key("A"), key("B")], [{ "text": "C", "url": "https://a.bc/c" }]] });
    let call = json!({ "chat_id": anna.id, "text": text, "parse_mode": "HTML", "reply_markup": markup });
    the.call("sendMessage", call).await;
    anna.say("thinking");
    assert_eq!(anna.screen(), "When?\nhere\n[A] [B]\n[C]");
    let last = anna.last().unwrap();
    assert_eq!((last.id, last.from_bot, last.edited, last.html.as_str()), (2, true, false, text));
    assert_eq!(last.buttons[0][1].data.as_deref(), Some("b"));
    assert_eq!(last.buttons[1][0].url.as_deref(), Some("https://a.bc/c"));
    assert_eq!(anna.messages().len(), 3);
}

#[tokio::test]
async fn wait_wakes_at_a_change() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    let wait = anna.wait(|anna| anna.screen() == "hello", LONG);
    let (came, _) =
        tokio::join!(wait, the.call("sendMessage", json!({ "chat_id": anna.id, "text": "hello" })));
    assert!(came);
    assert!(!anna.wait(|anna| anna.screen() == "goodbye", SOON).await);
}

#[tokio::test]
async fn other_contents_and_own_edits() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    for (kind, field) in [
        (Content::Sticker, "sticker"),
        (Content::Photo, "photo"),
        (Content::Voice, "voice"),
        (Content::Location, "location"),
        (Content::Contact, "contact"),
    ] {
        anna.send(kind);
        assert!(!newest(&the).await["message"][field].is_null(), "{field}");
        assert_eq!(anna.messages().last().unwrap().text, format!("[{field}]"));
    }
    anna.say("helo");
    the.pass(5);
    anna.edit_own(6, "hello");
    let edited = newest(&the).await["edited_message"].clone();
    assert_eq!((&edited["message_id"], &edited["text"]), (&json!(6), &json!("hello")));
    assert_eq!(edited["edit_date"], crate::common::NOON + 5);
}

#[tokio::test]
async fn groups() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    let group = the.emulator.group("Studio");
    assert!(group < -1_000_000_000_000);
    let added = newest(&the).await["my_chat_member"].clone();
    assert_eq!(added["new_chat_member"]["status"], "member");
    assert_eq!(added["chat"], json!({ "id": group, "title": "Studio", "type": "supergroup" }));
    anna.say_in(group, "/hello");
    assert_eq!(newest(&the).await["message"]["chat"]["id"], group);
    the.call("sendMessage", json!({ "chat_id": group, "text": "hello" })).await;
    the.call("leaveChat", json!({ "chat_id": group })).await;
    assert_eq!(the.refusal("sendMessage", json!({ "chat_id": group, "text": "x" })).await.0, 403);
    let private = the.refusal("sendMessage", json!({ "chat_id": anna.id, "text": "x" })).await;
    assert_eq!(private.0, 403, "a group opens no private chat");
}

#[tokio::test]
async fn reply_keyboards() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    let rows = json!([["Book", "Visits"], [{ "text": "My phone", "request_contact": true }]]);
    let send = |markup: Value| json!({ "chat_id": anna.id, "text": "x", "reply_markup": markup });
    the.call("sendMessage", send(json!({ "keyboard": rows }))).await;
    anna.press("Visits").unwrap();
    assert_eq!(newest(&the).await["message"]["text"], "Visits");
    anna.press("My phone").unwrap();
    assert_eq!(newest(&the).await["message"]["contact"]["user_id"], anna.id);
    the.call("sendMessage", send(json!({ "remove_keyboard": true }))).await;
    assert!(anna.press("Visits").is_err());
}

#[tokio::test]
async fn commands_are_seen_by_language() {
    let the = open().await;
    let set = |word: &str, rest: Value| {
        let mut call = json!({ "commands": [{ "command": "start", "description": word }] });
        call.as_object_mut().unwrap().extend(rest.as_object().unwrap().clone());
        call
    };
    the.call("setMyCommands", set("all", json!({}))).await;
    the.call("setMyCommands", set("russian", json!({ "language_code": "ru" }))).await;
    let seen = |code: &str| the.emulator.commands(code)[0].1.clone();
    assert_eq!((seen("ru"), seen("en")), ("russian".to_owned(), "all".to_owned()));
    the.call("setMyCommands", set("private", json!({ "scope": { "type": "all_private_chats" } }))).await;
    assert_eq!(seen("ru"), "private");
    let got = the.call("getMyCommands", json!({ "language_code": "ru" })).await;
    assert_eq!(got, json!([{ "command": "start", "description": "russian" }]));
    the.call("deleteMyCommands", json!({ "scope": { "type": "all_private_chats" } })).await;
    assert_eq!(seen("ru"), "russian");
}

#[tokio::test]
async fn the_language_of_a_person_can_change() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.set_language("en");
    anna.say("hello");
    assert_eq!(newest(&the).await["message"]["from"]["language_code"], "en");
}
