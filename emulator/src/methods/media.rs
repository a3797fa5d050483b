//! Messages with a file in them: photos and documents, their captions, and getFile.
//!
//! <https://core.telegram.org/bots/api#sendphoto>, `#senddocument`, `#editmessagecaption`, `#editmessagemedia`,
//! `#getfile`.

use super::messages::{addressed, admit, check_length, edit, formatted, inline_keyboard, put};
use crate::answer::{Answer, Refused};
use crate::chat::Body;
use crate::entities::Entity;
use crate::files::{File, MOST_DOWNLOAD};
use crate::parameters::{Named, Parameters};
use crate::world::World;

/// UTF-16 units of a caption after entities.
const MOST_CAPTION: i64 = 1024;
/// Fields of messages that may have a caption.
const CAPTIONED: [&str; 6] = ["photo", "document", "voice", "video", "audio", "animation"];

pub(super) fn send_photo(world: &mut World, parameters: &Parameters) -> Answer {
    send(world, parameters, "photo")
}

pub(super) fn send_document(world: &mut World, parameters: &Parameters) -> Answer {
    send(world, parameters, "document")
}

fn send(world: &mut World, parameters: &Parameters, field: &str) -> Answer {
    let file = file(world, parameters, field, field)?;
    let caption = caption(parameters)?;
    let envelope = addressed(world, parameters)?;
    check_length(&caption.0, MOST_CAPTION, "message caption is too long")?;
    admit(world, &envelope)?;

    let body = Body::file(&file, caption);
    world.files.keep(file);
    Ok(put(world, envelope, body))
}

pub(super) fn edit_caption(world: &mut World, parameters: &Parameters) -> Answer {
    let (new, marks) = caption(parameters)?;
    let keyboard = inline_keyboard(parameters)?;
    edit(world, parameters, |post| {
        let none = || Refused::bad("there is no caption in the message to edit");
        let Body::Media { field, caption, entities, .. } = &mut post.body else {
            return Err(none());
        };
        if !CAPTIONED.contains(field) {
            return Err(none());
        }
        check_length(&new, MOST_CAPTION, "MEDIA_CAPTION_TOO_LONG")?;
        (*caption, *entities) = (new, marks);
        post.keyboard = keyboard;
        Ok(())
    })
}

/// Another file in place of the one there is, or in place of a text.
pub(super) fn edit_media(world: &mut World, parameters: &Parameters) -> Answer {
    let media = parameters.json("media", "input media")?;
    let media = media.ok_or_else(|| Refused::bad("media is empty"))?;
    let cannot = |why: &str| Refused::bad(format!("can't parse InputMedia: {why}"));
    let media = media.as_object().ok_or_else(|| cannot("expected an Object"))?;
    let media = parameters.within(media);
    let kind = media.text("type");
    if !matches!(kind.as_str(), "photo" | "document") {
        return Err(cannot(if kind.is_empty() {
            "can't find field \"type\""
        } else {
            "type of the media is unsupported"
        }));
    }
    let file = file(world, &media, "media", &kind)?;
    let caption = caption(&media)?;
    let keyboard = inline_keyboard(parameters)?;
    let kept = file.clone();
    let edited = edit(world, parameters, |post| {
        if !matches!(post.body.field(), "" | "photo" | "document" | "video" | "audio" | "animation") {
            return Err(Refused::bad("there is no media in the message to edit"));
        }
        check_length(&caption.0, MOST_CAPTION, "MEDIA_CAPTION_TOO_LONG")?;
        post.body = Body::file(&file, caption);
        post.keyboard = keyboard;
        Ok(())
    })?;
    world.files.keep(kept);
    Ok(edited)
}

pub(super) fn get_file(world: &mut World, parameters: &Parameters) -> Answer {
    let id = parameters.text("file_id");
    if id.is_empty() {
        return Err(Refused::bad("file_id not specified"));
    }
    let file = world.files.get(&id).ok_or_else(|| Refused::bad("invalid file_id"))?;
    if file.bytes.len() > MOST_DOWNLOAD {
        return Err(Refused::bad("file is too big"));
    }
    Ok(file.described())
}

/// The file under a name, to be sent as a `field` of a message; a new one is not kept yet.
fn file(world: &World, parameters: &Parameters, name: &str, field: &str) -> Result<File, Refused> {
    match parameters.file(name)? {
        Named::Nothing => Err(Refused::bad(format!("there is no {field} in the request"))),
        Named::Id(id) => world.files.known(&id, field),
        Named::New(upload) if field == "photo" => world.files.photo(&upload),
        Named::New(upload) => world.files.document(&upload),
    }
}

fn caption(parameters: &Parameters) -> Result<(String, Vec<Entity>), Refused> {
    formatted(parameters, "caption", "caption_entities")
}

/// The bytes at an address that getFile gave.
pub(crate) fn download(world: &World, path: &str) -> Result<axum::body::Bytes, Refused> {
    let file = world.files.at_path(path).filter(|file| file.bytes.len() <= MOST_DOWNLOAD);
    file.map(|file| file.bytes.clone()).ok_or_else(Refused::not_found)
}
