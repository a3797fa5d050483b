//! The chat page: files of `page/`, built in. It loads nothing from anywhere else but the bot's pages
//! in their frame.

use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use serde::Deserialize;

use crate::emulator::Emulator;

/// Name, kind, text.
type File = (&'static str, &'static str, &'static str);

const PAGE: File = ("index.html", "text/html", include_str!("../page/index.html"));
const NOBODY: File = ("nobody.html", "text/html", include_str!("../page/nobody.html"));
const FILES: [File; 20] = [
    ("chat.css", "text/css", include_str!("../page/chat.css")),
    ("media.css", "text/css", include_str!("../page/media.css")),
    ("chat.js", "text/javascript", include_str!("../page/chat.js")),
    ("clock.css", "text/css", include_str!("../page/clock.css")),
    ("clock.js", "text/javascript", include_str!("../page/clock.js")),
    ("base.js", "text/javascript", include_str!("../page/base.js")),
    ("inline.js", "text/javascript", include_str!("../page/inline.js")),
    ("keys.js", "text/javascript", include_str!("../page/keys.js")),
    ("links.js", "text/javascript", include_str!("../page/links.js")),
    ("names.js", "text/javascript", include_str!("../page/names.js")),
    ("newcomers.js", "text/javascript", include_str!("../page/newcomers.js")),
    ("posts.js", "text/javascript", include_str!("../page/posts.js")),
    ("app.css", "text/css", include_str!("../page/app.css")),
    ("app.js", "text/javascript", include_str!("../page/app.js")),
    ("attach.js", "text/javascript", include_str!("../page/attach.js")),
    ("text.js", "text/javascript", include_str!("../page/text.js")),
    ("icon.svg", "image/svg+xml", include_str!("../page/icon.svg")),
    ("wall.svg", "image/svg+xml", include_str!("../page/wall.svg")),
    ("words.ru.json", "application/json", include_str!("../page/words.ru.json")),
    ("words.en.json", "application/json", include_str!("../page/words.en.json")),
];
/// The bot's own pages may be framed: they stand beside this one, or at another port of the same machine.
const POLICY: &str = "default-src 'self'; frame-src 'self' http://127.0.0.1:*; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'self'";

/// `/chat` and its files; `/` leads there, and so does a link to the bot.
pub(crate) fn routes() -> Router<Emulator> {
    Router::new()
        .route("/", get(async || Redirect::to("/chat")))
        .route("/chat", get(async || serve(&PAGE)))
        .route("/chat/{file}", get(file))
        .route("/t.me/{bot}", get(link))
}

#[derive(Deserialize)]
struct Link {
    #[serde(default)]
    start: String,
    /// Who follows it; the first person when it is missing.
    #[serde(rename = "as")]
    person: Option<i64>,
}

/// What a browser does with `https://t.me/{bot}?start=…`: it opens the chat, where one press sends the payload.
/// <https://core.telegram.org/bots/features#deep-linking>
async fn link(
    State(emulator): State<Emulator>,
    Path(bot): Path<String>,
    Query(link): Query<Link>,
) -> Response {
    if !emulator.room().with(|world| world.bot.username.eq_ignore_ascii_case(&bot)) {
        return (StatusCode::NOT_FOUND, serve(&NOBODY)).into_response();
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    // Of a payload that is none Telegram leaves the link without one.
    query.append_pair("start", if is_payload(&link.start) { &link.start } else { "" });
    if let Some(person) = link.person {
        query.append_pair("as", &person.to_string());
    }
    Redirect::to(&format!("/chat?{}", query.finish())).into_response()
}

/// The payload of a link: up to 64 of `[A-Za-z0-9_-]`. <https://core.telegram.org/bots/features#deep-linking>
pub(crate) fn is_payload(text: &str) -> bool {
    text.len() <= 64 && text.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"_-".contains(&sign))
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
