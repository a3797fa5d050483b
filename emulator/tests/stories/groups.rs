//! Groups: who is in them, what the bot hears there, what it may do.

use crate::common::{Box, PICTURE, bad, open};
use okoshko_emulator::{Content, Group, Person};
use serde_json::{Value, json};

/// A staff group of Anna, who made it, and Boris, with the bot in it.
async fn staff() -> (Box, Person, Person, Group) {
    let the = open().await;
    let (anna, boris) = (the.emulator.person("Anna Ivanova", "ru"), the.emulator.person("Boris", "en"));
    let group = anna.create_group("Staff", &[&boris]);
    group.add_bot(&anna);
    (the, anna, boris, group)
}

async fn heard(the: &Box) -> usize {
    the.update_ids(json!({})).await.len()
}

#[tokio::test]
async fn the_bot_comes_and_goes_by_somebodys_hand() {
    let (the, anna, _boris, group) = staff().await;
    let updates = the.call("getUpdates", json!({})).await;
    let member = &updates[0]["my_chat_member"];
    assert_eq!((&member["from"]["id"], &member["chat"]["id"]), (&json!(anna.id), &json!(group.id)));
    let places = |member: &Value| {
        (member["old_chat_member"]["status"].clone(), member["new_chat_member"]["status"].clone())
    };
    assert_eq!(places(member), (json!("left"), json!("member")));
    assert_eq!(updates[1]["message"]["new_chat_members"][0]["id"], 77);
    group.add_bot(&anna);
    assert_eq!(heard(&the).await, 2, "it is there already");
    group.promote_bot(&anna);
    let newest = the.newest().await["my_chat_member"].clone();
    assert_eq!(places(&newest), (json!("member"), json!("administrator")));
    assert_eq!(newest["new_chat_member"]["can_pin_messages"], true);
    group.demote_bot(&anna);
    group.remove_bot(&anna);
    assert_eq!(places(&the.newest().await["my_chat_member"]), (json!("member"), json!("kicked")));
    let kicked = (403, "Forbidden: bot was kicked from the supergroup chat".to_owned());
    for method in ["sendMessage", "getChat", "getChatAdministrators"] {
        assert_eq!(
            the.refusal(method, json!({ "chat_id": group.id, "text": "x" })).await,
            kicked,
            "{method}"
        );
    }
    let before = heard(&the).await;
    anna.in_group(group.id).say("/hello");
    assert_eq!(heard(&the).await, before, "nobody tells it any more");
    group.add_bot(&anna);
    the.call("sendMessage", json!({ "chat_id": group.id, "text": "back" })).await;
    assert_eq!(group.last().unwrap().text, "back");
}

#[tokio::test]
async fn privacy_mode_lets_through_what_is_meant_for_the_bot() {
    let (the, anna, boris, group) = staff().await;
    let (here, there) = (anna.in_group(group.id), boris.in_group(group.id));
    let sent = the.call("sendMessage", json!({ "chat_id": group.id, "text": "x" })).await;
    let mut count = heard(&the).await;
    let own = here.reply(1, "an answer to no bot");
    let mut hears = async |what: &str, heard_it: bool| {
        count += usize::from(heard_it);
        assert_eq!(heard(&the).await, count, "{what}");
    };
    hears("a reply to somebody", false).await;
    here.say("talk");
    hears("talk", false).await;
    here.say("@okoshko_bot hello / there");
    hears("a slash in the middle", false).await;
    here.say("/today@other_bot");
    hears("another bot's command", false).await;
    here.send(Content::Photo);
    hears("a picture", false).await;
    here.edit_own(own, "talk, edited");
    hears("an edit of talk", false).await;
    there.say("/today");
    hears("a command", true).await;
    there.say("/today@Okoshko_Bot now");
    hears("its own command", true).await;
    there.reply(sent["message_id"].as_i64().unwrap(), "thanks");
    hears("an answer to the bot", true).await;
    here.send_photo(PICTURE, "/look").unwrap();
    hears("a command under a picture", true).await;
    group.remove(&anna, &boris);
    hears("somebody went", true).await;
    group.add(&anna, &boris);
    hears("somebody came", true).await;
    group.promote_bot(&anna);
    hears("its own promotion", true).await;
    here.say("talk");
    hears("talk before an administrator", true).await;
    group.demote_bot(&anna);
    hears("its demotion", true).await;
    the.emulator.privacy(false);
    here.say("talk");
    hears("talk without privacy mode", true).await;
    assert_eq!(the.call("getMe", json!({})).await["can_read_all_group_messages"], true);
    the.emulator.privacy(true);
    assert_eq!(the.call("getMe", json!({})).await["can_read_all_group_messages"], false);
}

#[tokio::test]
async fn a_button_in_a_group_is_pressed_there() {
    let (the, anna, boris, group) = staff().await;
    boris.start("");
    let markup = json!({ "inline_keyboard": [[{ "text": "Take it", "callback_data": "take" }, { "text": "Site", "url": "https://a.bc" }]] });
    the.call("sendMessage", json!({ "chat_id": group.id, "text": "Who?", "reply_markup": markup })).await;
    let (here, there) = (anna.in_group(group.id), boris.in_group(group.id));
    assert!(boris.press("Take").is_err(), "not in the private chat");
    there.press("Take").unwrap();
    let query = the.newest().await["callback_query"].clone();
    assert_eq!((&query["from"]["id"], &query["data"]), (&json!(boris.id), &json!("take")));
    assert_eq!(
        (&query["message"]["chat"]["id"], &query["message"]["text"]),
        (&json!(group.id), &json!("Who?"))
    );
    assert_eq!((there.waiting(), here.waiting()), (1, 0));
    the.call("answerCallbackQuery", json!({ "callback_query_id": query["id"], "text": "Yours" })).await;
    assert_eq!((boris.toasts()[0].text.as_str(), anna.toasts().len(), there.waiting()), ("Yours", 0, 0));
    let edit = json!({ "chat_id": group.id, "message_id": query["message"]["message_id"], "text": "Boris" });
    the.call("editMessageText", edit).await;
    assert_eq!(here.screen(), "Boris");
    assert_eq!(here.press("Site").unwrap_err(), "no button \"Site\"; there are none");
    here.press_data(2, "forged");
    assert_eq!(the.newest().await["callback_query"]["from"]["id"], anna.id);
}

#[tokio::test]
async fn members_and_administrators() {
    let (the, anna, boris, group) = staff().await;
    let vera = the.emulator.person("Vera", "ru");
    let standing = async |chat: i64, user: i64| {
        the.call("getChatMember", json!({ "chat_id": chat, "user_id": user })).await["status"].clone()
    };
    assert_eq!(standing(group.id, anna.id).await, "creator");
    assert_eq!(standing(group.id, boris.id).await, "member");
    assert_eq!(standing(group.id, vera.id).await, "left");
    assert_eq!(standing(group.id, 77).await, "member");
    assert_eq!(standing(anna.id, anna.id).await, "member");
    vera.in_group(group.id).say("hello");
    assert_eq!(standing(group.id, vera.id).await, "member", "who writes in it is in it");
    group.remove(&vera, &vera);
    assert_eq!(standing(group.id, vera.id).await, "left");

    let ruling = async || {
        let all = the.call("getChatAdministrators", json!({ "chat_id": group.id })).await;
        all.as_array().unwrap().iter().map(|one| one["user"]["id"].as_i64().unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(ruling().await, [anna.id]);
    group.promote_bot(&anna);
    assert_eq!(ruling().await, [anna.id, 77]);
    for (method, parameters, refusal) in [
        ("getChatMember", json!({ "chat_id": group.id }), bad("invalid user_id specified")),
        ("getChatMember", json!({ "chat_id": group.id, "user_id": 5 }), bad("PARTICIPANT_ID_INVALID")),
        ("getChatMember", json!({ "chat_id": -5, "user_id": 5 }), bad("chat not found")),
        (
            "getChatAdministrators",
            json!({ "chat_id": anna.id }),
            bad("there is no administrators in the private chat"),
        ),
        ("getChatAdministrators", json!({}), bad("chat_id is empty")),
    ] {
        assert_eq!(the.refusal(method, parameters.clone()).await, refusal, "{parameters}");
    }
}

#[tokio::test]
async fn an_administrator_pins_and_cleans_up() {
    let (the, anna, _boris, group) = staff().await;
    group.promote_bot(&anna);
    anna.in_group(group.id).say("hello");
    let board = the.call("sendMessage", json!({ "chat_id": group.id, "text": "Board" })).await;
    let on = json!({ "chat_id": group.id, "message_id": board["message_id"], "disable_notification": true });
    the.call("pinChatMessage", on).await;
    assert_eq!(group.pinned().unwrap().text, "Board");
    assert_eq!(anna.in_group(group.id).pinned(), group.pinned());
    assert!(group.messages().last().unwrap().silent);
    the.call("deleteMessage", json!({ "chat_id": group.id, "message_id": 2 })).await;
    assert!(group.messages().iter().all(|message| message.text != "hello"));
}

#[tokio::test]
async fn nobody_is_asked_for_a_phone_before_others() {
    let (the, anna, _boris, group) = staff().await;
    let ask =
        |key: Value| json!({ "chat_id": group.id, "text": "x", "reply_markup": { "keyboard": [[key]] } });
    for (key, why) in [
        (
            json!({ "text": "x", "request_contact": true }),
            "phone number can be requested in private chats only",
        ),
        (json!({ "text": "x", "request_location": true }), "location can be requested in private chats only"),
    ] {
        assert_eq!(the.refusal("sendMessage", ask(key)).await, bad(why));
    }
    the.call("sendMessage", ask(json!("/today"))).await;
    let here = anna.in_group(group.id);
    assert_eq!(here.reply_keys(), [["/today"]]);
    here.press_reply("today").unwrap();
    assert_eq!(the.newest().await["message"]["text"], "/today");
}

#[tokio::test]
async fn commands_are_seen_by_scope() {
    let (the, anna, boris, group) = staff().await;
    let scoped =
        |kind: &str, user: Option<i64>| json!({ "type": kind, "chat_id": group.id, "user_id": user });
    let set = async |word: &str, scope: Value| {
        let commands = json!([{ "command": "go", "description": word }]);
        the.call("setMyCommands", json!({ "commands": commands, "scope": scope })).await;
    };
    let seen = |person: &Person| person.commands()[0].1.clone();
    let (here, there) = (anna.in_group(group.id), boris.in_group(group.id));
    set("default", json!({ "type": "default" })).await;
    assert_eq!((seen(&anna), seen(&here)), ("default".to_owned(), "default".to_owned()));
    set("private", json!({ "type": "all_private_chats" })).await;
    set("group", json!({ "type": "all_group_chats" })).await;
    assert_eq!((seen(&anna), seen(&here)), ("private".to_owned(), "group".to_owned()));
    set("administrators", json!({ "type": "all_chat_administrators" })).await;
    assert_eq!((seen(&here), seen(&there)), ("administrators".to_owned(), "group".to_owned()));
    set("chat", scoped("chat", None)).await;
    assert_eq!((seen(&here), seen(&there)), ("chat".to_owned(), "chat".to_owned()));
    set("its administrators", scoped("chat_administrators", None)).await;
    set("Boris", scoped("chat_member", Some(boris.id))).await;
    assert_eq!((seen(&here), seen(&there)), ("its administrators".to_owned(), "Boris".to_owned()));
    set("Anna", json!({ "type": "chat", "chat_id": anna.id })).await;
    assert_eq!((seen(&anna), seen(&boris)), ("Anna".to_owned(), "private".to_owned()));
    for (scope, why) in [
        (json!({ "type": "planet" }), "can't parse BotCommandScope: Unsupported type specified"),
        (json!({ "type": "chat" }), "can't parse BotCommandScope: Can't find field \"chat_id\""),
        (json!({ "type": "chat", "chat_id": 5 }), "chat not found"),
        (scoped("chat_member", None), "can't parse BotCommandScope: Can't find field \"user_id\""),
    ] {
        let call = json!({ "commands": [], "scope": scope });
        assert_eq!(the.refusal("setMyCommands", call).await, bad(why), "{scope}");
    }
}

#[tokio::test]
async fn a_group_is_found_by_its_id() {
    let (the, anna, _boris, group) = staff().await;
    assert_eq!(the.emulator.find_group(group.id).map(|found| found.id), Some(group.id));
    assert!(the.emulator.find_group(anna.id).is_none(), "a private chat is none");
    assert!(the.emulator.find_group(-5).is_none());
}

#[tokio::test]
async fn a_group_that_becomes_a_supergroup_has_another_id() {
    let (the, anna, boris, group) = staff().await;
    let new = group.upgrade(&anna);
    assert_ne!(new.id, group.id);
    assert_eq!(group.upgrade(&boris).id, new.id, "once");
    let updates = the.call("getUpdates", json!({})).await;
    let [.., went, came] = updates.as_array().unwrap().as_slice() else { panic!("{updates}") };
    assert_eq!(went["message"]["chat"], json!({ "id": group.id, "title": "Staff", "type": "group" }));
    assert_eq!(went["message"]["migrate_to_chat_id"], new.id);
    assert_eq!(came["message"]["chat"], json!({ "id": new.id, "title": "Staff", "type": "supergroup" }));
    assert_eq!(came["message"]["migrate_from_chat_id"], group.id);

    let refused = the.envelope("sendMessage", json!({ "chat_id": group.id, "text": "x" })).await;
    assert_eq!(refused["error_code"], 400);
    assert_eq!(refused["description"], "Bad Request: group chat was upgraded to a supergroup chat");
    assert_eq!(refused["parameters"], json!({ "migrate_to_chat_id": new.id }));
    the.call("sendMessage", json!({ "chat_id": new.id, "text": "here" })).await;
    assert_eq!(new.last().unwrap().text, "here");
}
