//! Photos and documents: there, edited, back, and what Telegram refuses of them.

use crate::common::{Box, PICTURE, TOKEN, bad, open};
use okoshko_emulator::{Media, Person};
use serde_json::{Value, json};

const MB: usize = 1024 * 1024;

async fn with_anna() -> (Box, Person) {
    let the = open().await;
    let anna = the.emulator.person("Anna Ivanova", "ru");
    anna.start("");
    (the, anna)
}

async fn photo(the: &Box, anna: &Person, caption: &str) -> Value {
    let call = json!({ "chat_id": anna.id, "caption": caption, "parse_mode": "HTML" });
    the.upload("sendPhoto", call, &[("photo", "a.png", PICTURE)]).await
}

fn key(data: &str) -> Value {
    json!({ "inline_keyboard": [[{ "text": "Go", "callback_data": data }]] })
}

#[tokio::test]
async fn a_photo_is_sent_seen_and_sent_again_by_its_id() {
    let (the, anna) = with_anna().await;
    let sent = photo(&the, &anna, "<b>New</b> look").await;
    assert_eq!(
        (&sent["caption"], &sent["caption_entities"][0]["type"]),
        (&json!("New look"), &json!("bold"))
    );
    let size = &sent["photo"][0];
    assert_eq!(
        (&size["width"], &size["height"], &size["file_size"]),
        (&json!(640), &json!(480), &json!(PICTURE.len()))
    );
    let last = anna.last().unwrap();
    assert_eq!((last.text.as_str(), last.html.as_str()), ("New look", "<b>New</b> look"));
    let Some(Media::Photo { file_id, width: 640, height: 480 }) = last.media else { panic!("{last:?}") };
    assert_eq!(the.emulator.file(&file_id).unwrap(), PICTURE);
    assert_eq!(the.emulator.file("nothing"), None);

    let again = json!({ "chat_id": anna.id, "photo": file_id, "reply_markup": key("a"), "disable_notification": true });
    let again = the.call("sendPhoto", again).await;
    assert_eq!((&again["photo"], &again["caption"]), (&sent["photo"], &Value::Null));
    assert_eq!(anna.screen(), "[photo]\n[Go]");
    assert!(anna.last().unwrap().silent && !last.silent, "only the second one came without a sound");
    assert_eq!(
        the.emulator.calls()[0].parameters["photo"],
        json!({ "file_name": "a.png", "file_size": PICTURE.len() })
    );
}

#[tokio::test]
async fn a_document_keeps_its_name_and_kind() {
    let (the, anna) = with_anna().await;
    for (name, mime, path) in [
        ("visit.ics", "text/calendar", "documents/file_0.ics"),
        ("prices", "application/octet-stream", "documents/file_1"),
    ] {
        let call = json!({ "chat_id": anna.id, "document": "attach://file", "caption": "Take it" });
        let sent = the.upload("sendDocument", call, &[("file", name, b"bytes")]).await;
        let document = &sent["document"];
        assert_eq!((&document["file_name"], &document["mime_type"]), (&json!(name), &json!(mime)));
        let file = the.call("getFile", json!({ "file_id": document["file_id"] })).await;
        assert_eq!((&file["file_path"], &file["file_size"]), (&json!(path), &json!(5)));
        let bytes = the.client.get(format!("{}/file/bot{TOKEN}/{path}", the.url)).send().await.unwrap();
        assert_eq!(bytes.bytes().await.unwrap(), &b"bytes"[..]);
        let foreign = the.client.get(format!("{}/file/bot77:other/{path}", the.url)).send().await.unwrap();
        assert_eq!(foreign.status(), 404);
    }
    let last = anna.last().unwrap();
    let media = Media::Document {
        file_id: "BQACAgIAAxkBAAI000001".to_owned(),
        name: "prices".to_owned(),
        mime: "application/octet-stream".to_owned(),
    };
    assert_eq!((last.text.as_str(), last.media), ("Take it", Some(media)));
}

#[tokio::test]
async fn uploads_that_are_refused() {
    let (the, anna) = with_anna().await;
    let mut big = PICTURE.to_vec();
    big.resize(10 * MB + 1, 0);
    let huge = vec![0; 50 * MB + 1];
    let stretched = [&PICTURE[..16], b"\0\0\x20\0\0\0\0\x10", &PICTURE[24..]].concat();
    let long = "x".repeat(1025);
    let process = bad("IMAGE_PROCESS_FAILED");
    for (method, parameters, bytes, refusal) in [
        ("sendPhoto", json!({}), &b"GIF89a"[..], process.clone()),
        ("sendPhoto", json!({}), b"%PDF-1.4", process.clone()),
        ("sendPhoto", json!({}), &PICTURE[..12], process),
        ("sendPhoto", json!({}), b"", bad("file must be non-empty")),
        ("sendDocument", json!({}), b"", bad("file must be non-empty")),
        ("sendPhoto", json!({}), &stretched, bad("PHOTO_INVALID_DIMENSIONS")),
        (
            "sendPhoto",
            json!({}),
            &big,
            bad("file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes"),
        ),
        ("sendDocument", json!({}), &huge, (413, "Request Entity Too Large".to_owned())),
        ("sendPhoto", json!({ "caption": long }), PICTURE, bad("message caption is too long")),
        ("sendDocument", json!({ "caption": long }), PICTURE, bad("message caption is too long")),
        (
            "sendPhoto",
            json!({ "caption": "<b>x", "parse_mode": "HTML" }),
            PICTURE,
            bad("can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ),
    ] {
        let mut call = parameters.clone();
        call["chat_id"] = json!(anna.id);
        let name = if method == "sendPhoto" { "photo" } else { "document" };
        let refused = the.upload_refusal(method, call, &[(name, "a.bin", bytes)]).await;
        assert_eq!(refused, refusal, "{method} of {} bytes", bytes.len());
    }
    assert_eq!(anna.messages().len(), 1, "a refusal leaves no trace");
    assert_eq!(the.emulator.file("AgACAgIAAxkBAAI000000"), None, "nor a file");

    big.truncate(10 * MB);
    let call = json!({ "chat_id": anna.id, "caption": format!("<b>{}</b>", "x".repeat(1024)), "parse_mode": "HTML" });
    the.upload("sendPhoto", call.clone(), &[("photo", "a.png", &big)]).await;
    the.upload("sendDocument", call, &[("document", "a.bin", &huge[1..])]).await;
}

#[tokio::test]
async fn file_ids_that_are_refused() {
    let (the, anna) = with_anna().await;
    let photo = photo(&the, &anna, "").await["photo"][0]["file_id"].clone();
    let document =
        the.upload("sendDocument", json!({ "chat_id": anna.id }), &[("document", "a.png", PICTURE)]).await;
    let document = document["document"]["file_id"].clone();
    let wrong = "wrong remote file identifier specified: Wrong string length";
    for (method, field, id, why) in [
        ("sendPhoto", "photo", json!(null), "there is no photo in the request"),
        ("sendDocument", "document", json!(""), "there is no document in the request"),
        ("sendPhoto", "photo", json!("AgAC"), wrong),
        ("sendDocument", "document", json!("AgAC"), wrong),
        ("sendPhoto", "photo", document.clone(), "can't use file of type Document as Photo"),
        ("sendDocument", "document", photo.clone(), "can't use file of type Photo as Document"),
        ("sendPhoto", "photo", json!("attach://nothing"), "file is not attached"),
        ("sendPhoto", "photo", json!("https://a.bc/x.png"), "failed to get HTTP URL content"),
        ("getFile", "file_id", json!(""), "file_id not specified"),
        ("getFile", "file_id", json!("AgAC"), "invalid file_id"),
    ] {
        let call = json!({ "chat_id": anna.id, field: id });
        assert_eq!(the.refusal(method, call).await, bad(why), "{method} {id}");
    }
    let large = vec![0; 20 * MB + 1];
    let sent = the.upload("sendDocument", json!({ "chat_id": anna.id }), &[("document", "a", &large)]).await;
    let call = json!({ "file_id": sent["document"]["file_id"] });
    assert_eq!(the.refusal("getFile", call).await, bad("file is too big"));
}

#[tokio::test]
async fn captions_are_edited_and_texts_are_not_mixed_up_with_them() {
    let (the, anna) = with_anna().await;
    photo(&the, &anna, "old").await;
    let text = json!({ "chat_id": anna.id, "text": "text" });
    the.call("sendMessage", text).await;
    the.call("sendLocation", json!({ "chat_id": anna.id, "latitude": 1, "longitude": 1 })).await;
    let same = "message is not modified: specified new message content and reply markup are exactly the same as a \
                current content and reply markup of the message";
    for (method, parameters, why) in [
        (
            "editMessageText",
            json!({ "message_id": 2, "text": "x" }),
            "there is no text in the message to edit",
        ),
        (
            "editMessageText",
            json!({ "message_id": 4, "text": "x" }),
            "there is no text in the message to edit",
        ),
        (
            "editMessageCaption",
            json!({ "message_id": 3, "caption": "x" }),
            "there is no caption in the message to edit",
        ),
        (
            "editMessageCaption",
            json!({ "message_id": 4, "caption": "x" }),
            "there is no caption in the message to edit",
        ),
        ("editMessageCaption", json!({ "message_id": 2, "caption": "old" }), same),
        (
            "editMessageCaption",
            json!({ "message_id": 2, "caption": "x".repeat(1025) }),
            "MEDIA_CAPTION_TOO_LONG",
        ),
        ("editMessageCaption", json!({ "message_id": 1, "caption": "x" }), "message can't be edited"),
        ("editMessageCaption", json!({ "message_id": 9, "caption": "x" }), "message to edit not found"),
        ("editMessageCaption", json!({ "caption": "x" }), "message identifier is not specified"),
    ] {
        let mut call = parameters.clone();
        call["chat_id"] = json!(anna.id);
        assert_eq!(the.refusal(method, call).await, bad(why), "{method} {parameters}");
    }
    let call = json!({ "chat_id": anna.id, "message_id": 2, "caption": "<i>new</i>", "parse_mode": "HTML", "reply_markup": key("a") });
    let edited = the.call("editMessageCaption", call).await;
    assert_eq!((&edited["caption"], &edited["photo"][0]["width"]), (&json!("new"), &json!(640)));
    let seen = anna.message(2).unwrap();
    assert_eq!((seen.html.as_str(), seen.edited, seen.buttons.len()), ("<i>new</i>", true, 1));
    the.call("editMessageCaption", json!({ "chat_id": anna.id, "message_id": 2 })).await;
    assert_eq!(anna.message(2).unwrap().text, "[photo]", "an edit without a caption takes it away");
}

#[tokio::test]
async fn media_take_each_others_place() {
    let (the, anna) = with_anna().await;
    let id = photo(&the, &anna, "old").await["photo"][0]["file_id"].clone();
    the.call("sendMessage", json!({ "chat_id": anna.id, "text": "text" })).await;
    the.call("sendLocation", json!({ "chat_id": anna.id, "latitude": 1, "longitude": 1 })).await;
    let known = json!({ "type": "photo", "media": id });
    for (message, media, why) in [
        (2, json!(null), "media is empty"),
        (2, json!([]), "can't parse InputMedia: expected an Object"),
        (2, json!({ "media": id }), "can't parse InputMedia: can't find field \"type\""),
        (
            2,
            json!({ "type": "video", "media": id }),
            "can't parse InputMedia: type of the media is unsupported",
        ),
        (2, json!({ "type": "photo" }), "there is no photo in the request"),
        (2, json!({ "type": "photo", "media": "attach://nothing" }), "file is not attached"),
        (2, json!({ "type": "document", "media": id }), "can't use file of type Photo as Document"),
        (2, json!({ "type": "photo", "media": id, "caption": "x".repeat(1025) }), "MEDIA_CAPTION_TOO_LONG"),
        (4, known.clone(), "there is no media in the message to edit"),
        (9, known.clone(), "message to edit not found"),
        (1, known.clone(), "message can't be edited"),
    ] {
        let call = json!({ "chat_id": anna.id, "message_id": message, "media": media });
        assert_eq!(the.refusal("editMessageMedia", call).await, bad(why), "{media}");
    }
    let media =
        json!({ "type": "document", "media": "attach://new", "caption": "<b>A</b>", "parse_mode": "HTML" });
    let call = json!({ "chat_id": anna.id, "message_id": 2, "media": media, "reply_markup": key("a") });
    let edited = the.upload("editMessageMedia", call, &[("new", "a.pdf", b"%PDF")]).await;
    assert_eq!((&edited["document"]["file_name"], &edited["photo"]), (&json!("a.pdf"), &Value::Null));
    let call = json!({ "chat_id": anna.id, "message_id": 3, "media": known });
    the.call("editMessageMedia", call).await;
    let texts: Vec<String> = anna.messages().into_iter().map(|message| message.html).collect();
    assert_eq!(
        texts,
        ["/start", "<b>A</b>", "[photo]", "[location]"],
        "a picture may take the place of a text"
    );
    let not_a_picture =
        json!({ "chat_id": anna.id, "message_id": 3, "media": { "type": "photo", "media": "attach://new" } });
    let refused = the.upload_refusal("editMessageMedia", not_a_picture, &[("new", "a.png", b"text")]).await;
    assert_eq!(refused, bad("IMAGE_PROCESS_FAILED"));
}

#[tokio::test]
async fn people_send_files_too() {
    let (the, anna) = with_anna().await;
    let id = anna.send_photo(PICTURE, "Like this").unwrap();
    let message = the.newest().await["message"].clone();
    assert_eq!((&message["message_id"], &message["caption"]), (&json!(id), &json!("Like this")));
    let file = the.call("getFile", json!({ "file_id": message["photo"][0]["file_id"] })).await;
    let path = file["file_path"].as_str().unwrap();
    assert_eq!(path, "photos/file_0.jpg", "Telegram calls every photo so");
    let bytes = the.client.get(format!("{}/file/bot{TOKEN}/{path}", the.url)).send().await.unwrap();
    assert_eq!(bytes.bytes().await.unwrap(), PICTURE);

    anna.send_document("prices.csv", b"a;b", "").unwrap();
    let message = the.newest().await["message"].clone();
    assert_eq!((&message["document"]["mime_type"], &message["caption"]), (&json!("text/csv"), &Value::Null));
    assert!(anna.send_photo(b"text", "").unwrap_err().contains("IMAGE_PROCESS_FAILED"));
    assert!(anna.send_document("a", b"", "").unwrap_err().contains("non-empty"));
    anna.send(okoshko_emulator::Content::Photo);
    let sample = the.newest().await["message"]["photo"][0]["file_id"].clone();
    assert_eq!(the.emulator.file(sample.as_str().unwrap()).unwrap(), PICTURE);
}
