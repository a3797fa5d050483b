//! A real client sends and reads what a studio needs: files, places, people, pins, groups.

use crate::common::{PICTURE, open};
use crate::teloxide::{bot, heard};
use okoshko_emulator::{Card, Content};
use teloxide_core::ApiError;
use teloxide_core::RequestError;
use teloxide_core::net::Download;
use teloxide_core::payloads::{
    EditMessageCaptionSetters, SendDocumentSetters, SendMessageSetters, SendPhotoSetters,
    SetMyCommandsSetters,
};
use teloxide_core::requests::Requester;
use teloxide_core::types::{
    BotCommand, BotCommandScope, ButtonRequest, ChatId, FileId, InputFile, InputMedia, InputMediaDocument,
    InputMediaPhoto, KeyboardButton, KeyboardMarkup, ParseMode, Recipient, Update, UpdateKind, UserId,
};

#[tokio::test]
async fn files_go_there_and_back() {
    let the = open().await;
    let bot = bot(&the);
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    let chat = ChatId(anna.id);
    let picture = || InputFile::memory(PICTURE.to_vec()).file_name("look.png");
    let sent = bot
        .send_photo(chat, picture())
        .caption("<b>Look</b>")
        .parse_mode(ParseMode::Html)
        .disable_notification(true)
        .await
        .unwrap();
    assert_eq!(sent.caption(), Some("Look"));
    let id = sent.photo().unwrap().last().unwrap().file.id.clone();
    bot.send_photo(chat, InputFile::file_id(id.clone())).await.unwrap();
    let document = InputFile::memory(&b"BEGIN:VCALENDAR"[..]).file_name("visit.ics");
    let visit = bot.send_document(chat, document).caption("Visit").await.unwrap();
    assert_eq!(visit.document().unwrap().file_name.as_deref(), Some("visit.ics"));
    assert_eq!(visit.document().unwrap().mime_type.as_ref().unwrap().as_ref(), "text/calendar");

    let file = bot.get_file(id).await.unwrap();
    let mut bytes = Vec::new();
    bot.download_file(&file.path, &mut bytes).await.unwrap();
    assert_eq!(bytes, PICTURE);

    let edited = bot.edit_message_caption(chat, sent.id).caption("New").await.unwrap();
    assert_eq!(edited.caption(), Some("New"));
    let other =
        InputMedia::Document(InputMediaDocument::new(InputFile::memory(&b"a;b"[..]).file_name("a.csv")));
    let edited = bot.edit_message_media(chat, sent.id, other).await.unwrap();
    assert_eq!(edited.document().unwrap().file_name.as_deref(), Some("a.csv"));
    let back = InputMedia::Photo(InputMediaPhoto::new(picture()).caption("Back"));
    bot.edit_message_media(chat, sent.id, back).await.unwrap();
    assert_eq!(anna.message(i64::from(sent.id.0)).unwrap().text, "Back");
    assert_eq!(the.emulator.refusals(), []);

    let text = bot.send_photo(chat, InputFile::memory(&b"text"[..])).await.unwrap_err();
    assert!(matches!(text, RequestError::Api(ApiError::ImageProcessFailed)), "{text}");
    let large = InputFile::memory(vec![0; 52 * 1024 * 1024]).file_name("large");
    let large = bot.send_document(chat, large).await.unwrap_err();
    assert!(large.to_string().contains("Request Entity Too Large"), "{large}");
    let gone = bot.get_file(FileId("gone".to_owned())).await.unwrap_err();
    assert!(gone.to_string().contains("invalid file_id"), "{gone}");
}

#[tokio::test]
async fn places_people_and_pins() {
    let the = open().await;
    let bot = bot(&the);
    let anna = the.emulator.person("Anna", "ru");
    anna.start("");
    let chat = ChatId(anna.id);
    let place = bot.send_location(chat, 55.75, 37.5).await.unwrap();
    assert!((place.location().unwrap().latitude - 55.75).abs() < 1e-9);
    let venue = bot.send_venue(chat, 55.75, 37.5, "Studio", "Lane 5").await.unwrap();
    assert_eq!(venue.venue().unwrap().title, "Studio");
    let contact = bot.send_contact(chat, "+7900", "Vera").await.unwrap();
    assert_eq!(contact.contact().unwrap().phone_number, "+7900");
    let keys = KeyboardMarkup::new([[
        KeyboardButton::new("Phone").request(ButtonRequest::Contact),
        KeyboardButton::new("Here").request(ButtonRequest::Location),
    ]]);
    bot.send_message(chat, "x").reply_markup(keys.one_time_keyboard()).await.unwrap();
    anna.press_reply("Phone").unwrap();

    bot.pin_chat_message(chat, venue.id).await.unwrap();
    assert_eq!(bot.get_chat(chat).await.unwrap().pinned_message.unwrap().id, venue.id);
    bot.unpin_chat_message(chat).await.unwrap();
    bot.unpin_all_chat_messages(chat).await.unwrap();
    bot.set_my_commands([BotCommand::new("today", "Today")])
        .scope(BotCommandScope::Chat { chat_id: Recipient::Id(chat) })
        .await
        .unwrap();
    assert_eq!(anna.commands(), [("today".to_owned(), "Today".to_owned())]);
    assert_eq!(the.emulator.refusals(), []);
}

#[tokio::test]
async fn every_update_is_understood() {
    let the = open().await;
    let bot = bot(&the);
    let (anna, boris) = (the.emulator.person("Anna", "ru"), the.emulator.person("Boris", "ru"));
    anna.send_photo(PICTURE, "caption").unwrap();
    anna.send_document("a.csv", b"a;b", "/caption").unwrap();
    anna.send_venue(55.75, 37.5, "Studio", "Lane 5");
    anna.send_location(55.75, 37.5);
    anna.send_contact(&Card::new("Vera Smirnova", "+7900"));
    anna.forward_contact(&Card::new("Vera", "+7900").with_user(boris.id), &boris);
    let id = anna.say_html("<b>bold</b> <a href=\"https://a.bc\">link</a>").unwrap();
    anna.reply(id, "answer");
    anna.send(Content::Photo);
    bot.pin_chat_message(ChatId(anna.id), teloxide_core::types::MessageId(1)).await.unwrap();
    let group = anna.create_group("Staff", &[]);
    group.add_bot(&anna);
    group.add(&anna, &boris);
    group.remove(&anna, &boris);
    group.promote_bot(&anna);
    let chat = ChatId(group.id);
    let bot_id = bot.get_me().await.unwrap().id;
    assert!(bot.get_chat_member(chat, bot_id).await.unwrap().is_administrator());
    assert!(bot.get_chat_member(chat, UserId(anna.id.unsigned_abs())).await.unwrap().is_owner());
    assert!(bot.get_chat_member(chat, UserId(boris.id.unsigned_abs())).await.unwrap().is_left());
    assert_eq!(bot.get_chat_administrators(chat).await.unwrap().len(), 2);
    group.remove_bot(&anna);
    let updates = heard(&bot).await;
    assert_eq!(updates.len(), 16);
    for update in &updates {
        assert!(!matches!(update.kind, UpdateKind::Error(_)), "{update:?}");
    }
    let message = |update: &Update| match &update.kind {
        UpdateKind::Message(message) => message.clone(),
        kind => panic!("{kind:?}"),
    };
    assert_eq!(message(&updates[0]).caption(), Some("caption"));
    assert!(message(&updates[1]).document().is_some());
    assert_eq!(message(&updates[2]).venue().unwrap().address, "Lane 5");
    assert!(message(&updates[5]).forward_origin().is_some());
    assert_eq!(message(&updates[6]).entities().unwrap().len(), 2);
    assert!(message(&updates[7]).reply_to_message().is_some());
    assert!(message(&updates[9]).pinned_message().is_some());
    assert_eq!(message(&updates[11]).new_chat_members().unwrap()[0].id, bot_id);
    assert!(message(&updates[13]).left_chat_member().is_some());
}
