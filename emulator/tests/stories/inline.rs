//! Words typed behind the bot's name: what the bot hears, what it may offer, what becomes of a choice.

use crate::common::{Box, bad, open};
use okoshko_emulator::Person;
use serde_json::{Value, json};

const TOO_OLD: &str = "query is too old and response timeout expired or query ID is invalid";

fn article(id: &str) -> Value {
    json!({ "type": "article", "id": id, "title": "Anna", "description": "today 15:30",
        "thumbnail_url": "https://example.com/anna.png",
        "input_message_content": { "message_text": "<b>Anna</b> & co".replace('&', "&amp;"), "parse_mode": "HTML" },
        "reply_markup": { "inline_keyboard": [[
            { "text": "15:30", "url": "https://t.me/okoshko_bot?start=1m7" },
            { "text": "Like", "callback_data": "like" },
        ]] } })
}

/// An article of which one field says something else.
fn odd(field: &str, value: Value) -> Value {
    let mut article = article("a");
    article[field] = value;
    article
}

fn offer(query: &str, results: &Value) -> Value {
    json!({ "inline_query_id": query, "results": results, "cache_time": 10, "is_personal": true })
}

async fn asked(the: &Box, person: &Person, words: &str) -> (String, Value) {
    let id = person.inline_query(words);
    (id, the.newest().await["inline_query"].clone())
}

#[tokio::test]
async fn the_bot_hears_the_words() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    assert_eq!(the.call("getMe", json!({})).await["supports_inline_queries"], true);
    let (id, heard) = asked(&the, &anna, "стрижка").await;
    let from = json!({ "id": anna.id, "is_bot": false, "first_name": "Anna", "language_code": "ru" });
    let whole = json!({ "id": id, "from": from, "chat_type": "sender", "query": "стрижка", "offset": "" });
    assert_eq!(heard, whole);
    let group = anna.create_group("Friends", &[]);
    let (_, heard) = asked(&the, &anna.in_group(group.id), "").await;
    assert_eq!((&heard["chat_type"], &heard["query"]), (&json!("supergroup"), &json!("")));
    let (_, heard) = asked(&the, &anna, &"ж".repeat(300)).await;
    assert_eq!(heard["query"], "ж".repeat(256), "a client cuts off the rest");
    assert!(anna.messages().is_empty(), "nothing is said by typing");
}

#[tokio::test]
async fn kinds_that_are_not_asked_for_do_not_come() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    the.call("getUpdates", json!({ "allowed_updates": ["message"] })).await;
    anna.inline_query("стрижка");
    assert_eq!(the.emulator.pending(), 0);
}

#[tokio::test]
async fn a_choice_stands_in_a_group_without_the_bot_and_its_buttons_work() {
    let the = open().await;
    let (anna, boris) = (the.emulator.person("Anna", "ru"), the.emulator.person("Boris", "en"));
    let group = anna.create_group("Friends", &[&boris]);
    let here = anna.in_group(group.id);
    let id = here.inline_query("anna");
    assert_eq!((here.offer(), here.choose("a")), (None, Err("nothing is offered here".to_owned())));
    the.call("answerInlineQuery", offer(&id, &json!([article("a")]))).await;
    let seen = here.offer().unwrap();
    assert_eq!((seen.cache_time_s, seen.is_personal, seen.button), (10, true, None));
    assert_eq!(
        (seen.results[0].title.as_str(), seen.results[0].description.as_str()),
        ("Anna", "today 15:30")
    );
    assert_eq!(anna.offer(), None, "another chat, another input");
    assert_eq!(here.choose("b"), Err("no result \"b\"".to_owned()));

    here.choose("a").unwrap();
    let posted = group.messages().pop().unwrap();
    assert_eq!((posted.via_bot, posted.from, posted.from_bot), (true, Some(anna.id), false));
    assert_eq!(posted.html, "<b>Anna</b> &amp; co");
    assert_eq!(posted.buttons[0][0].url.as_deref(), Some("https://t.me/okoshko_bot?start=1m7"));
    assert_eq!(the.emulator.pending(), 1, "the query alone: the bot is not in the group");

    boris.in_group(group.id).press("Like").unwrap();
    let press = the.newest().await["callback_query"].clone();
    assert_eq!((&press["data"], &press["from"]["id"]), (&json!("like"), &json!(boris.id)));
    assert!(press["inline_message_id"].is_string() && press.get("message").is_none(), "{press}");
    the.call("answerCallbackQuery", json!({ "callback_query_id": press["id"], "text": "Thanks" })).await;
    assert_eq!(boris.toasts()[0].text, "Thanks");
}

#[tokio::test]
async fn the_bot_sees_what_is_sent_through_it_where_it_is() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    let group = anna.create_group("Staff", &[]);
    group.add_bot(&anna);
    for here in [anna.clone(), anna.in_group(group.id)] {
        let id = here.inline_query("");
        the.call("answerInlineQuery", offer(&id, &json!([article("a")]))).await;
        here.choose("a").unwrap();
        let message = the.newest().await["message"].clone();
        assert_eq!((&message["via_bot"]["id"], &message["from"]["id"]), (&json!(77), &json!(anna.id)));
        assert_eq!(message["reply_markup"]["inline_keyboard"][0][1]["callback_data"], "like");
    }
}

#[tokio::test]
async fn an_answer_comes_once_and_in_time() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    let (first, second) = (anna.inline_query("a"), anna.inline_query("b"));
    the.pass(10);
    the.call("answerInlineQuery", offer(&first, &json!([]))).await;
    for id in [first.as_str(), "5", "", "жук"] {
        assert_eq!(the.refusal("answerInlineQuery", offer(id, &json!([]))).await, bad(TOO_OLD), "{id}");
    }
    the.pass(1);
    assert_eq!(the.refusal("answerInlineQuery", offer(&second, &json!([]))).await, bad(TOO_OLD));
    assert_eq!(anna.offer(), None);
}

#[tokio::test]
async fn results_that_are_refused() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    let id = anna.inline_query("a");
    let text = |text: &str| json!({ "message_text": text });
    let many: Vec<Value> = (0..51).map(|id| article(&id.to_string())).collect();
    for (results, why) in [
        (json!({}), "expected an Array of InlineQueryResult"),
        (json!(many), "RESULTS_TOO_MUCH"),
        (json!([article("a"), article("a")]), "RESULT_ID_DUPLICATE"),
        (json!([article("")]), "RESULT_ID_EMPTY"),
        (json!([article(&"x".repeat(65))]), "RESULT_ID_INVALID"),
        (json!([article(&"ж".repeat(33))]), "RESULT_ID_INVALID"),
        (json!([odd("title", json!(" "))]), "ARTICLE_TITLE_EMPTY"),
        (json!([odd("thumbnail_url", json!("localhost"))]), "WEBDOCUMENT_URL_INVALID"),
        (
            json!([odd("type", json!("gif"))]),
            "can't parse inline query result: type \"gif\" is unsupported for the inline query result",
        ),
        (json!([5]), "can't parse inline query result: InlineQueryResult must be an Object"),
        (
            json!([odd("id", json!(5))]),
            "can't parse inline query result: Field \"id\" must be of type String",
        ),
        (
            json!([odd("input_message_content", json!(null))]),
            "can't parse inline query result: Can't find field \"input_message_content\"",
        ),
        (
            json!([odd("input_message_content", json!({ "latitude": 5 }))]),
            "can't parse inline query result: message content type is unsupported",
        ),
        (
            json!([odd("input_message_content", text(""))]),
            "can't parse inline query result: message text is empty",
        ),
        (
            json!([odd("input_message_content", json!({ "message_text": "<b>x", "parse_mode": "HTML" }))]),
            "can't parse inline query result: can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (json!([odd("input_message_content", text(&"x".repeat(4097)))]), "MESSAGE_TOO_LONG"),
        (
            json!([odd(
                "reply_markup",
                json!({ "inline_keyboard": [[
                { "text": "Book", "web_app": { "url": "https://example.com" } },
            ]] })
            )]),
            "BUTTON_TYPE_INVALID",
        ),
        (
            json!([odd(
                "reply_markup",
                json!({ "inline_keyboard": [[
                { "text": "Book", "callback_data": "x".repeat(65) },
            ]] })
            )]),
            "BUTTON_DATA_INVALID",
        ),
        (json!([odd("reply_markup", json!({ "keyboard": [["x"]] }))]), "inline keyboard expected"),
    ] {
        assert_eq!(the.refusal("answerInlineQuery", offer(&id, &results)).await, bad(why), "{results}");
    }
}

#[tokio::test]
async fn what_stands_around_the_results_is_checked_too() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    let id = anna.inline_query("a");
    let many: Vec<Value> = (0..50).map(|id| article(&id.to_string())).collect();
    for (field, value, why) in [
        ("next_offset", json!("x".repeat(65)), "NEXT_OFFSET_INVALID"),
        ("button", json!({ "text": " ", "start_parameter": "a" }), "SWITCH_PM_TEXT_EMPTY"),
        ("button", json!({ "text": "Open" }), "START_PARAM_EMPTY"),
        ("button", json!({ "text": "Open", "start_parameter": "x".repeat(65) }), "START_PARAM_TOO_LONG"),
        ("button", json!({ "text": "Open", "start_parameter": "a b" }), "START_PARAM_INVALID"),
    ] {
        let mut answer = offer(&id, &json!([]));
        answer[field] = value;
        assert_eq!(the.refusal("answerInlineQuery", answer.clone()).await, bad(why), "{answer}");
    }
    let mut answer = offer(&id, &json!(many));
    answer["button"] = json!({ "text": "Open", "start_parameter": "x".repeat(64) });
    answer["next_offset"] = json!("x".repeat(64));
    the.call("answerInlineQuery", answer).await;
    let seen = anna.offer().unwrap();
    assert_eq!((seen.results.len(), seen.button), (50, Some(("Open".to_owned(), "x".repeat(64)))));
}

#[tokio::test]
async fn the_page_asks_and_chooses_over_http() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    let group = anna.create_group("Friends", &[]);
    let post = async |verb: &str, body: Value| -> Value {
        let request = the.client.post(format!("{}/emulator/people/{}/{verb}", the.url, anna.id));
        request.body(body.to_string()).send().await.unwrap().json().await.unwrap()
    };
    let asking = post("inline", json!({ "text": "anna", "chat": group.id })).await;
    assert_eq!(asking["inline"], json!({ "query": "anna", "offer": null }));
    let id = the.newest().await["inline_query"]["id"].as_str().unwrap().to_owned();
    the.call("answerInlineQuery", offer(&id, &json!([article("a")]))).await;
    assert_eq!(post("choose", json!({ "result": "b", "chat": group.id })).await["error"], "no result \"b\"");
    let chat = post("choose", json!({ "result": "a", "chat": group.id })).await;
    assert_eq!(chat["inline"]["offer"]["results"][0]["title"], "Anna");
    assert_eq!(chat["messages"][0]["via"], "okoshko_bot");
}
