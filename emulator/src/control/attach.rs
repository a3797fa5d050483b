//! Files over HTTP: from the disk of who looks at the page into a chat, and back.

use axum::body::Bytes;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{
    CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS,
};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;

use super::{Told, Wrong, chat_of, person_in};
use crate::emulator::Emulator;
use crate::files::{File, Kind};

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
pub(super) struct What {
    name: String,
    caption: String,
    /// As a photo; else as a document.
    photo: bool,
    chat: Option<i64>,
}

/// Sends the body of the request as a picture or a file.
pub(super) async fn upload(
    State(emulator): State<Emulator>,
    Path(id): Path<i64>,
    Query(what): Query<What>,
    bytes: Bytes,
) -> Told {
    let person = person_in(&emulator, id, what.chat)?;
    let sent = if what.photo {
        person.send_photo(&bytes, &what.caption)
    } else {
        person.send_document(&what.name, &bytes, &what.caption)
    };
    sent.map_err(Wrong::bad)?;
    chat_of(&emulator, person.chat())
}

/// The bytes of a file. A picture is shown; anything else is only ever saved: it may be a page with a script.
pub(super) async fn file(State(emulator): State<Emulator>, Path(id): Path<String>) -> Response {
    let Some(file) = emulator.room().with(|world| world.files.get(&id).cloned()) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers = [
        (CONTENT_TYPE, file.mime().to_owned()),
        (CONTENT_DISPOSITION, disposition(&file)),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox".to_owned()),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, file.bytes).into_response()
}

fn disposition(file: &File) -> String {
    match &file.kind {
        Kind::Photo { .. } => "inline".to_owned(),
        Kind::Document { name, .. } => {
            let name: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
            format!("attachment; filename*=UTF-8''{}", name.replace('+', "%20"))
        }
    }
}
