//! A real client reads every answer and every update of ours.

use crate::common::{Box, TOKEN, open};
use okoshko_emulator::{Content, Person};
use serde_json::json;
use teloxide_core::payloads::{
    AnswerCallbackQuerySetters, EditMessageTextSetters, GetUpdatesSetters, SendMessageSetters,
    SetWebhookSetters,
};
use teloxide_core::requests::Requester;
use teloxide_core::types::{
    AllowedUpdate, BotCommand, ChatAction, ChatId, InlineKeyboardButton, InlineKeyboardMarkup, MenuButton,
    MessageId, ParseMode, Recipient, Update, UpdateKind,
};
use teloxide_core::{ApiError, Bot, RequestError};

pub(crate) fn bot(the: &Box) -> Bot {
    let client = reqwest::Client::builder().no_proxy().build().unwrap();
    Bot::with_client(TOKEN, client).set_api_url(the.url.parse().unwrap())
}

pub(crate) async fn heard(bot: &Bot) -> Vec<Update> {
    let updates = bot.get_updates().await.unwrap();
    if let Some(last) = updates.last() {
        let offset = i32::try_from(last.id.0).unwrap() + 1;
        bot.get_updates().offset(offset).limit(1).await.unwrap();
    }
    updates
}

fn anna(the: &Box) -> (Person, ChatId) {
    let anna = the.emulator.person("Anna Ivanova", "ru");
    anna.start("");
    let chat = ChatId(anna.id);
    (anna, chat)
}

#[tokio::test]
async fn every_update_is_understood() {
    let the = open().await;
    let (bot, (anna, chat)) = (bot(&the), anna(&the));
    let sent = bot.send_message(chat, "x").reply_markup(keyboard()).await.unwrap();
    for kind in [Content::Sticker, Content::Photo, Content::Voice, Content::Location, Content::Contact] {
        anna.send(kind);
    }
    anna.edit_own(1, "edited");
    anna.press("Go").unwrap();
    anna.block();
    anna.unblock();
    let group = the.emulator.group("Studio");
    anna.say_in(group, "/hello");
    bot.send_message(chat, "y").await.unwrap();
    let updates = heard(&bot).await;
    assert_eq!(updates.len(), 12);
    for update in &updates {
        assert!(!matches!(update.kind, UpdateKind::Error(_)), "{update:?}");
    }
    assert_eq!(updates[0].from().unwrap().full_name(), "Anna Ivanova");
    let UpdateKind::CallbackQuery(query) = &updates[7].kind else { panic!("{:?}", updates[7]) };
    assert_eq!(query.regular_message().unwrap().id, sent.id);
    assert_eq!(query.regular_message().unwrap().reply_markup(), Some(&keyboard()));
    let texts: Vec<bool> = updates[1..=5].iter().map(is_text).collect();
    assert_eq!(texts, [false; 5]);
}

fn is_text(update: &Update) -> bool {
    let UpdateKind::Message(message) = &update.kind else { panic!("{update:?}") };
    let shown = (message.sticker(), message.photo(), message.voice(), message.location(), message.contact());
    assert!(!matches!(shown, (None, None, None, None, None)), "{message:?}");
    message.text().is_some()
}

fn keyboard() -> InlineKeyboardMarkup {
    let url = "https://example.com/".parse().unwrap();
    InlineKeyboardMarkup::new([[
        InlineKeyboardButton::callback("Go", "go"),
        InlineKeyboardButton::url("Link", url),
    ]])
}

#[tokio::test]
async fn every_method_is_understood() {
    let the = open().await;
    let (bot, (anna, chat)) = (bot(&the), anna(&the));
    assert_eq!(bot.get_me().await.unwrap().username(), "okoshko_bot");
    assert!(bot.get_chat(chat).await.unwrap().is_private());
    bot.send_chat_action(chat, ChatAction::Typing).await.unwrap();

    let sent = bot
        .send_message(chat, "<b>жук</b>")
        .parse_mode(ParseMode::Html)
        .reply_markup(keyboard())
        .await
        .unwrap();
    assert_eq!(sent.parse_entities().unwrap()[0].text(), "жук");
    let edited = bot.edit_message_text(chat, sent.id, "new").reply_markup(keyboard()).await.unwrap();
    assert_eq!((edited.text(), edited.edit_date().is_some()), (Some("new"), true));
    bot.edit_message_reply_markup(chat, sent.id).await.unwrap();

    anna.press_data(i64::from(sent.id.0), "go");
    let updates = heard(&bot).await;
    let UpdateKind::CallbackQuery(query) = &updates[1].kind else { panic!("{updates:?}") };
    bot.answer_callback_query(query.id.clone()).text("Done").show_alert(true).await.unwrap();
    assert_eq!(anna.toasts()[0].text, "Done");
    bot.delete_message(chat, sent.id).await.unwrap();

    bot.set_my_commands([BotCommand::new("start", "Begin")]).await.unwrap();
    assert_eq!(bot.get_my_commands().await.unwrap()[0].command, "start");
    bot.delete_my_commands().await.unwrap();
    bot.set_my_description().await.unwrap();
    assert_eq!(bot.get_my_description().await.unwrap().description, "");
    bot.set_my_short_description().await.unwrap();
    assert_eq!(bot.get_my_short_description().await.unwrap().short_description, "");
    bot.set_my_name().await.unwrap();
    assert_eq!(bot.get_my_name().await.unwrap().name, "Okoshko");
    bot.set_chat_menu_button().await.unwrap();
    assert_eq!(bot.get_chat_menu_button().await.unwrap(), MenuButton::Default);
    let group = ChatId(the.emulator.group("Studio"));
    assert!(bot.get_chat(group).await.unwrap().is_supergroup());
    bot.leave_chat(Recipient::Id(group)).await.unwrap();
    assert_eq!(the.emulator.refusals(), []);
}

#[tokio::test]
async fn webhooks_are_understood() {
    let the = open().await;
    let bot = bot(&the);
    let url: reqwest::Url = "http://127.0.0.1:1/hook".parse().unwrap();
    let kinds = [AllowedUpdate::Message, AllowedUpdate::CallbackQuery];
    bot.set_webhook(url.clone()).secret_token("abc".to_owned()).allowed_updates(kinds).await.unwrap();
    let info = bot.get_webhook_info().await.unwrap();
    assert_eq!((info.url, info.max_connections), (Some(url), Some(40)));
    bot.delete_webhook().await.unwrap();
    assert_eq!(bot.get_webhook_info().await.unwrap().url, None);
}

#[tokio::test]
async fn every_refusal_is_understood() {
    let the = open().await;
    let (bot, (anna, chat)) = (bot(&the), anna(&the));
    let sent = bot.send_message(chat, "x").await.unwrap();
    let refused = [
        bot.send_message(chat, " ").await.map(drop).unwrap_err(),
        bot.send_message(ChatId(5), "x").await.map(drop).unwrap_err(),
        bot.send_message(chat, "x".repeat(4097)).await.map(drop).unwrap_err(),
        bot.edit_message_text(chat, sent.id, "x").await.map(drop).unwrap_err(),
        bot.edit_message_text(chat, MessageId(99), "x").await.map(drop).unwrap_err(),
        bot.edit_message_text(chat, MessageId(1), "x").await.map(drop).unwrap_err(),
        bot.delete_message(chat, MessageId(99)).await.map(drop).unwrap_err(),
    ];
    let refused = refused.map(|error| match error {
        RequestError::Api(error) => error,
        error => panic!("{error}"),
    });
    let expected = [
        ApiError::Unknown("Bad Request: text must be non-empty".to_owned()),
        ApiError::ChatNotFound,
        ApiError::MessageIsTooLong,
        ApiError::MessageNotModified,
        ApiError::MessageToEditNotFound,
        ApiError::MessageCantBeEdited,
        ApiError::MessageToDeleteNotFound,
    ];
    assert_eq!(refused, expected);
    anna.block();
    let blocked = bot.send_message(chat, "x").await.unwrap_err();
    assert!(matches!(blocked, RequestError::Api(ApiError::BotBlocked)));
    the.emulator.faults(okoshko_emulator::Faults { too_many: 1.0, retry_after_s: 9, ..Default::default() });
    let busy = bot.get_me().await.unwrap_err();
    assert!(
        matches!(busy, RequestError::RetryAfter(wait) if wait.seconds() == 9),
        "{}",
        json!(busy.to_string())
    );
}
