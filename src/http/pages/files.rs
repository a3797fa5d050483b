//! The style sheet, the script and the icon, inside the binary. Another content has another address.

use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::{Cache, Manner};

/// A day, in seconds.
const DAY_S: u32 = 24 * 60 * 60;

pub(super) struct File {
    stem: &'static str,
    kind: &'static str,
    content: &'static str,
    /// Its address, with a piece of its hash.
    pub(super) path: String,
}

pub(super) static STYLE: LazyLock<File> =
    LazyLock::new(|| File::new("page", "css", include_str!("../../../templates/page.css")));
pub(super) static SCRIPT: LazyLock<File> =
    LazyLock::new(|| File::new("page", "js", include_str!("../../../templates/page.js")));
/// What another site takes to show a page of ours.
pub(super) static WIDGET: LazyLock<File> =
    LazyLock::new(|| File::new("widget", "js", include_str!("../../../templates/widget.js")));
pub(super) static FRAMED: LazyLock<File> =
    LazyLock::new(|| File::new("framed", "js", include_str!("../../../templates/framed.js")));
pub(super) static ICON: LazyLock<File> =
    LazyLock::new(|| File::new("icon", "svg", include_str!("../../../templates/icon.svg")));

impl File {
    fn new(stem: &'static str, kind: &'static str, content: &'static str) -> Self {
        let [a, b, c, d, ..] = <[u8; 32]>::from(Sha256::digest(content));
        let hash = u32::from_be_bytes([a, b, c, d]);
        Self { stem, kind, content, path: format!("/static/{stem}-{hash:08x}.{kind}") }
    }

    fn answer(&self, cache: Cache) -> Response {
        let kind = match self.kind {
            "css" => "text/css; charset=utf-8",
            "js" => "text/javascript; charset=utf-8",
            _ => "image/svg+xml",
        };
        let mut answer = ([(CONTENT_TYPE, HeaderValue::from_static(kind))], self.content).into_response();
        answer.extensions_mut().insert(Manner { cache, bare: true, ..Manner::default() });
        answer
    }
}

/// `GET /static/{name}`. A page from before an update still finds its style, the present one.
pub(super) async fn serve(Path(name): Path<String>) -> Response {
    for file in [&*STYLE, &SCRIPT, &WIDGET, &FRAMED, &ICON] {
        if file.path.ends_with(&format!("/{name}")) {
            return file.answer(Cache::Ever);
        }
        if name.starts_with(file.stem) && name.ends_with(file.kind) {
            return file.answer(Cache::Ask);
        }
    }
    let mut answer = StatusCode::NOT_FOUND.into_response();
    answer.extensions_mut().insert(Manner { bare: true, ..Manner::default() });
    answer
}

/// `GET /favicon.ico`
pub(super) async fn icon() -> Response {
    ICON.answer(Cache::For(DAY_S))
}
