//! Mini Apps: buttons that open pages of the bot, and what those pages are told.

use crate::common::{NOON, bad, open};
use serde_json::{Value, json};

fn opens(url: &str) -> Value {
    json!([[{ "text": "Book", "web_app": { "url": url } }]])
}

fn message(chat: i64, url: &str) -> Value {
    json!({ "chat_id": chat, "text": "hi", "reply_markup": { "inline_keyboard": opens(url) } })
}

fn menu(url: &str) -> Value {
    json!({ "menu_button": { "type": "web_app", "text": "Book", "web_app": { "url": url } } })
}

const SAFE: [&str; 3] =
    ["https://example.com/app", "http://127.0.0.1:8080/app?to=day", "http://localhost/app"];
const UNSAFE: [(&str, &str); 4] = [
    ("http://example.com/app", "Only HTTPS links are allowed"),
    ("example.com", "Only HTTPS links are allowed"),
    ("javascript:alert(1)", "Only HTTPS links are allowed"),
    ("https://exa mple.com", "Wrong HTTP URL"),
];

#[tokio::test]
async fn a_button_opens_a_page_in_private() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    for url in SAFE {
        the.call("sendMessage", message(anna.id, url)).await;
        let button = anna.last().unwrap().buttons[0][0].clone();
        assert_eq!((button.web_app.as_deref(), button.url), (Some(url), None));
        assert_eq!(anna.press("Book"), Err(format!("the button opens the app {url}")));
    }
    for (url, why) in UNSAFE {
        let why = format!("inline keyboard button Web App URL '{url}' is invalid: {why}");
        assert_eq!(the.refusal("sendMessage", message(anna.id, url)).await, bad(&why));
    }
}

#[tokio::test]
async fn no_page_opens_before_others() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    let group = anna.create_group("Staff", &[]);
    group.add_bot(&anna);
    assert_eq!(the.refusal("sendMessage", message(group.id, SAFE[0])).await, bad("BUTTON_TYPE_INVALID"));
    the.call("sendMessage", json!({ "chat_id": group.id, "text": "hi" })).await;
    let id = group.last().unwrap().id;
    let markup = json!({ "inline_keyboard": opens(SAFE[0]) });
    let edit = json!({ "chat_id": group.id, "message_id": id, "text": "ho", "reply_markup": markup });
    assert_eq!(the.refusal("editMessageText", edit).await, bad("BUTTON_TYPE_INVALID"));
    assert_eq!(group.last().unwrap().text, "hi");
}

#[tokio::test]
async fn the_menu_button() {
    let the = open().await;
    let (anna, boris) = (the.emulator.person("Anna", "ru"), the.emulator.person("Boris", "en"));
    assert_eq!(anna.menu_button(), None);
    for url in SAFE {
        the.call("setChatMenuButton", menu(url)).await;
        let button = anna.menu_button().unwrap();
        assert_eq!((button.text.as_str(), button.web_app.as_deref()), ("Book", Some(url)));
    }
    assert_eq!(
        the.call("getChatMenuButton", json!({ "chat_id": anna.id })).await,
        menu(SAFE[2])["menu_button"]
    );
    let mut own = json!({ "menu_button": { "type": "commands" } });
    own["chat_id"] = json!(boris.id);
    the.call("setChatMenuButton", own).await;
    assert_eq!((anna.menu_button().is_some(), boris.menu_button()), (true, None), "one's own goes first");
    for (url, why) in UNSAFE {
        let why = format!("menu button Web App URL '{url}' is invalid: {why}");
        assert_eq!(the.refusal("setChatMenuButton", menu(url)).await, bad(&why));
    }
    for (button, why) in [
        (
            json!({ "type": "web_app", "web_app": { "url": SAFE[0] } }),
            "can't parse menu button: Can't find field \"text\"",
        ),
        (
            json!({ "type": "web_app", "text": "Book" }),
            "can't parse menu button: Can't find field \"web_app\"",
        ),
        (
            json!({ "type": "web_app", "text": " ", "web_app": { "url": SAFE[0] } }),
            "menu button text must be non-empty",
        ),
    ] {
        let refused = the.refusal("setChatMenuButton", json!({ "menu_button": button })).await;
        assert_eq!(refused, bad(why));
    }
    assert!(anna.menu_button().is_some());
}

/// The fields of what a page is told, decoded.
fn fields(init_data: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(init_data.as_bytes()).into_owned().collect()
}

#[tokio::test]
async fn a_page_is_told_who_opened_it() {
    let the = open().await;
    let anna = the.emulator.person("Анна Иванова", "ru");
    anna.start("");
    the.pass(60);
    let told = fields(&anna.init_data());
    let names: Vec<&str> = told.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["auth_date", "query_id", "user", "hash"]);
    assert_eq!(told[0].1, (NOON + 60).to_string());
    let user: Value = serde_json::from_str(&told[2].1).unwrap();
    let whole = json!({ "id": anna.id, "first_name": "Анна", "last_name": "Иванова", "language_code": "ru",
        "allows_write_to_pm": true });
    assert_eq!(user, whole);
    assert_eq!((told[3].1.len(), told[3].1.bytes().all(|sign| sign.is_ascii_hexdigit())), (64, true));
    let again = fields(&anna.init_data());
    assert_ne!((&again[1], &again[3]), (&told[1], &told[3]), "each opening has a number of its own");
}

#[tokio::test]
async fn the_page_of_chats_opens_it_over_http() {
    let the = open().await;
    let anna = the.emulator.person("Anna", "ru");
    the.call("setChatMenuButton", menu(SAFE[1])).await;
    let at = |path: &str| format!("{}/{path}", the.url);
    let chat = the.client.get(at("emulator/people/1001/chat")).send().await.unwrap();
    let chat: Value = chat.json().await.unwrap();
    assert_eq!(chat["menu_button"]["web_app"]["url"], SAFE[1]);
    let told = the.client.post(at("emulator/people/1001/app")).body("{}").send().await.unwrap();
    let told: Value = told.json().await.unwrap();
    let told = fields(told["init_data"].as_str().unwrap());
    assert!(told[2].1.contains(&format!("\"id\":{}", anna.id)), "{told:?}");
    let page = the.client.get(at("chat")).send().await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("frame-src 'self' http://127.0.0.1:*"), "{policy}");
}
