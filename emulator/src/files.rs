//! Files that were sent: bytes under a `file_id`, and how messages and getFile speak of them.
//!
//! <https://core.telegram.org/bots/api#sending-files>, `#file`, `#photosize`, `#document`.

use std::collections::BTreeMap;

use axum::body::Bytes;
use serde_json::{Value, json};

use crate::answer::Refused;
use crate::picture;

/// Bytes of an upload.
pub(crate) const MOST_PHOTO: usize = 10 * 1024 * 1024;
pub(crate) const MOST_DOCUMENT: usize = 50 * 1024 * 1024;
/// Bytes of a file that a bot may download.
pub(crate) const MOST_DOWNLOAD: usize = 20 * 1024 * 1024;
/// Pixels of width and height together, and how much longer one may be than the other.
const MOST_SIDES: u32 = 10_000;
const MOST_RATIO: u32 = 20;

/// A file as it came in a form, before anybody looked at it.
#[derive(Clone, Debug)]
pub(crate) struct Upload {
    /// Empty when the form names none.
    pub(crate) name: String,
    /// Empty when the form names none.
    pub(crate) mime: String,
    pub(crate) bytes: Bytes,
}

/// What a file was sent as; the same id never becomes another kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Photo { width: u32, height: u32 },
    Document { name: String, mime: String },
}

impl Kind {
    fn word(&self) -> &'static str {
        match self {
            Self::Photo { .. } => "Photo",
            Self::Document { .. } => "Document",
        }
    }
}

/// A file of the box.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) id: String,
    unique_id: String,
    pub(crate) path: String,
    pub(crate) kind: Kind,
    pub(crate) bytes: Bytes,
}

impl File {
    /// The field of a message that carries it.
    pub(crate) fn field(&self) -> &'static str {
        match self.kind {
            Kind::Photo { .. } => "photo",
            Kind::Document { .. } => "document",
        }
    }

    /// The value of that field.
    pub(crate) fn to_json(&self) -> Value {
        let (id, unique_id, size) = (&self.id, &self.unique_id, self.bytes.len());
        match &self.kind {
            Kind::Photo { width, height } => json!([{ "file_id": id, "file_unique_id": unique_id,
                "file_size": size, "width": width, "height": height }]),
            Kind::Document { name, mime } => json!({ "file_name": name, "mime_type": mime,
                "file_id": id, "file_unique_id": unique_id, "file_size": size }),
        }
    }

    /// The `File` that getFile gives.
    pub(crate) fn described(&self) -> Value {
        json!({ "file_id": self.id, "file_unique_id": self.unique_id, "file_size": self.bytes.len(),
            "file_path": self.path })
    }

    /// How a browser is told of it.
    pub(crate) fn mime(&self) -> &str {
        match &self.kind {
            Kind::Photo { .. } => {
                picture::format(&self.bytes).map_or("application/octet-stream", picture::Format::mime)
            }
            Kind::Document { mime, .. } => mime,
        }
    }
}

/// Every file by its id.
#[derive(Debug, Default)]
pub(crate) struct Files {
    all: BTreeMap<String, File>,
}

impl Files {
    pub(crate) fn get(&self, id: &str) -> Option<&File> {
        self.all.get(id)
    }

    pub(crate) fn at_path(&self, path: &str) -> Option<&File> {
        self.all.values().find(|file| file.path == path)
    }

    /// Keeps a file that a message carries now.
    pub(crate) fn keep(&mut self, file: File) {
        self.all.insert(file.id.clone(), file);
    }

    /// The upload as a photo under a fresh id; not kept yet.
    ///
    /// # Errors
    /// Telegram's words for what is too big, no picture, or of a shape that no photo has.
    pub(crate) fn photo(&self, upload: &Upload) -> Result<File, Refused> {
        let bytes = checked(upload)?;
        if bytes.len() > MOST_PHOTO {
            let size = bytes.len();
            let why = format!(
                "file of size {size} bytes is too big for a photo; the maximum size is {MOST_PHOTO} bytes"
            );
            return Err(Refused::bad(why));
        }
        let size = picture::size(&bytes);
        let (width, height) = size.ok_or_else(|| Refused::bad("IMAGE_PROCESS_FAILED"))?;
        let (long, short) = (width.max(height), width.min(height));
        if short == 0 || long.saturating_add(short) > MOST_SIDES || long / short >= MOST_RATIO {
            return Err(Refused::bad("PHOTO_INVALID_DIMENSIONS"));
        }
        let number = self.all.len();
        Ok(File {
            id: format!("AgACAgIAAxkBAAI{number:06}"),
            unique_id: format!("AQADphoto{number:06}"),
            path: format!("photos/file_{number}.jpg"),
            kind: Kind::Photo { width, height },
            bytes,
        })
    }

    /// The upload as a document under a fresh id; not kept yet.
    ///
    /// # Errors
    /// 400 when it is empty, 413 when it is too big.
    pub(crate) fn document(&self, upload: &Upload) -> Result<File, Refused> {
        let bytes = checked(upload)?;
        let number = self.all.len();
        let name = if upload.name.is_empty() { format!("file_{number}") } else { upload.name.clone() };
        let ending = name.rsplit_once('.').map(|(_, ending)| format!(".{ending}")).unwrap_or_default();
        let mime = if upload.mime.is_empty() { mime_of(&ending) } else { &upload.mime }.to_owned();
        Ok(File {
            id: format!("BQACAgIAAxkBAAI{number:06}"),
            unique_id: format!("AgADdocument{number:06}"),
            path: format!("documents/file_{number}{ending}"),
            kind: Kind::Document { name, mime },
            bytes,
        })
    }

    /// The file of an id that must be of a kind, by its field of a message.
    ///
    /// # Errors
    /// Telegram's words for an id that is none, or of another kind.
    pub(crate) fn known(&self, id: &str, field: &str) -> Result<File, Refused> {
        let file = self.get(id).cloned();
        let file =
            file.ok_or_else(|| Refused::bad("wrong remote file identifier specified: Wrong string length"))?;
        if file.field() != field {
            let wanted = if field == "photo" { "Photo" } else { "Document" };
            return Err(Refused::bad(format!("can't use file of type {} as {wanted}", file.kind.word())));
        }
        Ok(file)
    }

    /// A picture that somebody without a picture of their own sends: always the same bytes under one id a person.
    pub(crate) fn sample(&mut self, id: &str) -> Value {
        let bytes = Bytes::from_static(include_bytes!("../page/photo.png"));
        let (width, height) = picture::size(&bytes).unwrap_or_default();
        let file = File {
            id: id.to_owned(),
            unique_id: "photo".to_owned(),
            path: format!("photos/{id}.jpg"),
            kind: Kind::Photo { width, height },
            bytes,
        };
        let value = file.to_json();
        self.keep(file);
        value
    }
}

fn checked(upload: &Upload) -> Result<Bytes, Refused> {
    match upload.bytes.len() {
        0 => Err(Refused::bad("file must be non-empty")),
        size if size > MOST_DOCUMENT => Err(Refused::too_large()),
        _ => Ok(upload.bytes.clone()),
    }
}

/// The kind of a file by the ending of its name, with its dot.
fn mime_of(ending: &str) -> &'static str {
    match ending.to_lowercase().as_str() {
        ".png" => "image/png",
        ".jpg" | ".jpeg" => "image/jpeg",
        ".pdf" => "application/pdf",
        ".ics" => "text/calendar",
        ".csv" => "text/csv",
        ".txt" => "text/plain",
        ".json" => "application/json",
        ".zip" => "application/zip",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    }
}
