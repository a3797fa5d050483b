//! The chat page: files of `page/`, built in. It loads nothing from anywhere else.

use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;

use crate::emulator::Emulator;

/// Name, kind, text.
type File = (&'static str, &'static str, &'static str);

const PAGE: File = ("index.html", "text/html", include_str!("../page/index.html"));
const FILES: [File; 14] = [
    ("chat.css", "text/css", include_str!("../page/chat.css")),
    ("media.css", "text/css", include_str!("../page/media.css")),
    ("chat.js", "text/javascript", include_str!("../page/chat.js")),
    ("clock.css", "text/css", include_str!("../page/clock.css")),
    ("clock.js", "text/javascript", include_str!("../page/clock.js")),
    ("base.js", "text/javascript", include_str!("../page/base.js")),
    ("newcomers.js", "text/javascript", include_str!("../page/newcomers.js")),
    ("posts.js", "text/javascript", include_str!("../page/posts.js")),
    ("attach.js", "text/javascript", include_str!("../page/attach.js")),
    ("text.js", "text/javascript", include_str!("../page/text.js")),
    ("icon.svg", "image/svg+xml", include_str!("../page/icon.svg")),
    ("wall.svg", "image/svg+xml", include_str!("../page/wall.svg")),
    ("words.ru.json", "application/json", include_str!("../page/words.ru.json")),
    ("words.en.json", "application/json", include_str!("../page/words.en.json")),
];
const POLICY: &str = "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

/// `/chat` and its files; `/` leads there.
pub(crate) fn routes() -> Router<Emulator> {
    Router::new()
        .route("/", get(async || Redirect::to("/chat")))
        .route("/chat", get(async || serve(&PAGE)))
        .route("/chat/{file}", get(file))
}

async fn file(Path(name): Path<String>) -> Response {
    let found = FILES.iter().find(|(file, ..)| *file == name);
    found.map_or_else(|| StatusCode::NOT_FOUND.into_response(), serve)
}

fn serve((_, kind, text): &File) -> Response {
    let headers = [
        (CONTENT_TYPE, format!("{kind}; charset=utf-8")),
        (CONTENT_SECURITY_POLICY, POLICY.to_owned()),
        (CACHE_CONTROL, "no-cache".to_owned()),
        (X_CONTENT_TYPE_OPTIONS, "nosniff".to_owned()),
    ];
    (headers, *text).into_response()
}
