//! Places, people, formatted words and reply keyboards, both ways.

use crate::common::{Box, bad, open};
use okoshko_emulator::{Card, Media, Person};
use serde_json::{Value, json};

async fn with_anna() -> (Box, Person) {
    let the = open().await;
    let anna = the.emulator.person("Anna Ivanova", "ru");
    anna.start("");
    (the, anna)
}

#[tokio::test]
async fn the_bot_sends_places_and_people() {
    let (the, anna) = with_anna().await;
    let place = json!({ "latitude": 55.75, "longitude": 37.5 });
    let (latitude, longitude) = (55.75, 37.5);
    let (title, address) = ("Studio".to_owned(), "Lane 5".to_owned());
    for (method, field, rest, media) in [
        ("sendLocation", "location", json!({}), Media::Location { latitude, longitude }),
        (
            "sendVenue",
            "venue",
            json!({ "title": title, "address": address }),
            Media::Venue { latitude, longitude, title: title.clone(), address: address.clone() },
        ),
        (
            "sendContact",
            "contact",
            json!({ "phone_number": "+7900", "first_name": "Vera", "last_name": "Smirnova" }),
            Media::Contact { name: "Vera Smirnova".to_owned(), phone: "+7900".to_owned(), user_id: None },
        ),
    ] {
        let mut call = rest;
        call["chat_id"] = json!(anna.id);
        call["disable_notification"] = json!(true);
        call.as_object_mut().unwrap().extend(place.as_object().unwrap().clone());
        let sent = the.call(method, call).await;
        assert!(sent[field].is_object(), "{sent}");
        let last = anna.last().unwrap();
        assert_eq!((last.media, last.silent, last.text), (Some(media), true, format!("[{field}]")));
    }
    assert_eq!(anna.messages().len(), 4);
}

#[tokio::test]
async fn places_and_people_that_are_refused() {
    let (the, anna) = with_anna().await;
    let venue = |title: &str, address: &str| json!({ "latitude": 1, "longitude": 1, "title": title, "address": address });
    for (method, parameters, why) in [
        ("sendLocation", json!({ "longitude": 1 }), "latitude is empty"),
        ("sendLocation", json!({ "latitude": 1 }), "longitude is empty"),
        ("sendLocation", json!({ "latitude": 90.1, "longitude": 1 }), "invalid location specified"),
        ("sendLocation", json!({ "latitude": 1, "longitude": -181 }), "invalid location specified"),
        ("sendLocation", json!({ "latitude": "north", "longitude": 1 }), "invalid location specified"),
        (
            "sendLocation",
            json!({ "latitude": 1, "longitude": 1, "live_period": 59 }),
            "wrong live location period specified",
        ),
        ("sendVenue", json!({ "title": "x", "address": "x" }), "latitude is empty"),
        ("sendVenue", venue(" ", "x"), "title is empty"),
        ("sendVenue", venue("x", ""), "address is empty"),
        ("sendContact", json!({ "first_name": "x" }), "phone_number is empty"),
        ("sendContact", json!({ "phone_number": "1" }), "first_name is empty"),
    ] {
        let mut call = parameters.clone();
        call["chat_id"] = json!(anna.id);
        assert_eq!(the.refusal(method, call).await, bad(why), "{method} {parameters}");
        let nobody = the.refusal(
            method,
            json!({ "chat_id": 5, "latitude": 1, "longitude": 1, "title": "x",
            "address": "x", "phone_number": "1", "first_name": "x" }),
        );
        assert_eq!(nobody.await, bad("chat not found"), "{method}");
    }
    assert_eq!(anna.messages().len(), 1, "a refusal leaves no trace");
}

#[tokio::test]
async fn people_share_places_and_contacts() {
    let (the, anna) = with_anna().await;
    let boris = the.emulator.person("Boris", "ru");
    anna.send_location(59.9, 30.3);
    assert_eq!(the.newest().await["message"]["location"], json!({ "latitude": 59.9, "longitude": 30.3 }));
    anna.send_venue(59.9, 30.3, "Studio", "Lane 5");
    let message = the.newest().await["message"].clone();
    assert_eq!(
        (&message["venue"]["title"], &message["location"]["latitude"]),
        (&json!("Studio"), &json!(59.9))
    );

    let vera = Card::new("Vera Smirnova", "+79001112233");
    anna.send_contact(&vera);
    let message = the.newest().await["message"].clone();
    let card = json!({ "phone_number": "+79001112233", "first_name": "Vera", "last_name": "Smirnova" });
    assert_eq!((&message["contact"], &message["forward_origin"]), (&card, &Value::Null));
    let id = anna.forward_contact(&vera.with_user(boris.id), &boris);
    let message = the.newest().await["message"].clone();
    assert_eq!(message["contact"]["user_id"], boris.id);
    assert_eq!(message["forward_origin"]["sender_user"]["id"], boris.id);
    let seen = anna.message(id).unwrap();
    assert!(seen.forwarded && seen.from == Some(anna.id), "{seen:?}");
}

#[tokio::test]
async fn formatted_words_become_entities() {
    let (the, anna) = with_anna().await;
    let id = anna.say_html("<b>Жук</b> <i>and</i> <a href=\"https://a.bc\">link</a>").unwrap();
    let message = the.newest().await["message"].clone();
    assert_eq!(message["text"], "Жук and link");
    let kinds = message["entities"].as_array().unwrap().iter().map(|one| one["type"].as_str().unwrap());
    assert_eq!(kinds.collect::<Vec<_>>(), ["bold", "italic", "text_link"]);
    assert_eq!(anna.message(id).unwrap().html, "<b>Жук</b> <i>and</i> <a href=\"https://a.bc\">link</a>");
    assert!(anna.say_html("<b>x").unwrap_err().contains("Can't find end tag"));
    anna.reply(id, "/why");
    let message = the.newest().await["message"].clone();
    assert_eq!(
        (&message["reply_to_message"]["message_id"], &message["entities"][0]["type"]),
        (&json!(id), &json!("bot_command"))
    );
}

#[tokio::test]
async fn reply_keys_are_seen_pressed_and_folded() {
    let (the, anna) = with_anna().await;
    let rows = json!([["Book"], [{ "text": "My phone", "request_contact": true }, { "text": "Here", "request_location": true }]]);
    let shown = vec![vec!["Book".to_owned()], vec!["My phone".to_owned(), "Here".to_owned()]];
    let send = |markup: Value| json!({ "chat_id": anna.id, "text": "x", "reply_markup": markup });
    assert!(anna.press_reply("Book").unwrap_err().contains("there are none"));
    the.call("sendMessage", send(json!({ "keyboard": rows, "is_persistent": true }))).await;
    for (label, field) in [("Book", "text"), ("phone", "contact"), ("Here", "location")] {
        anna.press_reply(label).unwrap();
        assert!(!the.newest().await["message"][field].is_null(), "{label}");
        assert_eq!(anna.reply_keys(), shown);
    }
    the.call("sendMessage", send(json!({ "keyboard": rows, "one_time_keyboard": true }))).await;
    assert_eq!(anna.reply_keys(), shown);
    anna.press_reply("Book").unwrap();
    assert_eq!(anna.reply_keys(), Vec::<Vec<String>>::new(), "folded");
    anna.press_reply("Book").unwrap();
    the.call("sendMessage", send(json!({ "remove_keyboard": true }))).await;
    assert!(anna.press_reply("Book").is_err());
    for (markup, why) in [
        (json!({ "keyboard": "x" }), "field \"keyboard\" must be of type Array"),
        (
            json!({ "keyboard": [["x"]], "one_time_keyboard": 1 }),
            "field \"one_time_keyboard\" must be of type Boolean",
        ),
        (
            json!({ "keyboard": [["x"]], "is_persistent": "x" }),
            "field \"is_persistent\" must be of type Boolean",
        ),
        (
            json!({ "keyboard": [[{ "text": "x", "request_location": 1 }]] }),
            "field \"request_location\" must be of type Boolean",
        ),
        (json!({ "keyboard": [[5]] }), "can't parse keyboard button: KeyboardButton must be an Object"),
        (json!({ "keyboard": [["x"]], "input_field_placeholder": "x".repeat(65) }), "REPLY_MARKUP_INVALID"),
    ] {
        assert_eq!(the.refusal("sendMessage", send(markup.clone())).await, bad(why), "{markup}");
    }
}

#[tokio::test]
async fn what_a_button_copies_is_seen() {
    let (the, anna) = with_anna().await;
    let markup = json!({ "inline_keyboard": [[{ "text": "Card", "copy_text": { "text": "4000" } }]] });
    the.call("sendMessage", json!({ "chat_id": anna.id, "text": "x", "reply_markup": markup })).await;
    assert_eq!(anna.last().unwrap().buttons[0][0].copy.as_deref(), Some("4000"));
    assert_eq!(anna.press("Card").unwrap_err(), "the button copies \"4000\"");
}
