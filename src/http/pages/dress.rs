//! What every answer has in common: its headers, and words in place of a bare error.

use std::panic::AssertUnwindSafe;

use askama::Template;
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, SET_COOKIE};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use futures::FutureExt;
use okoshko_dialogues::screen::{Arg, Line};
use okoshko_domain::catalog::{Catalog, Who};
use okoshko_domain::people::Lang;
use okoshko_domain::slug::Level;

use super::app;
use super::studio::path_of;
use super::{Frame, Frames, House, Manner, Page, Trouble, Visitor};
use crate::desk::pages::Found;
use crate::texts::{sentence, word};

/// A year, in seconds.
const YEAR_S: u32 = 31_536_000;

#[derive(Template)]
#[template(path = "trouble.html")]
struct TroublePage {
    frame: Frame,
    hint: String,
    /// Finds it in the log.
    number: Option<String>,
    /// The next good step: words and the way.
    home: (String, String),
}

/// Runs a request and dresses its answer.
pub(super) async fn dress(State(house): State<House>, mut request: Request, next: Next) -> Response {
    let (method, uri) = (request.method().clone(), request.uri().clone());
    let visitor = Visitor::of(&method, uri.query().unwrap_or_default(), request.headers());
    request.extensions_mut().insert(visitor.clone());
    let inside = app::is_inside(&uri, request.headers());
    let answer = AssertUnwindSafe(next.run(request)).catch_unwind().await;
    let answer = answer.unwrap_or_else(|_| {
        tracing::error!("A page panicked");
        Trouble::FAULT.into_response()
    });
    let manner = answer.extensions().get::<Manner>().copied();
    let answer = match tidied(&method, &uri, answer.status()) {
        Some(path) => Redirect::permanent(&house.path(&path)).into_response(),
        None => answer,
    };
    let mut answer = if needs_words(&answer, manner) {
        in_words(&house, &visitor, uri.path(), answer).await
    } else {
        answer
    };
    let mut manner = answer.extensions().get::<Manner>().copied().or(manner).unwrap_or_default();
    if inside && manner.frames == Frames::Nobody {
        manner.frames = Frames::Telegram;
    }
    house.0.headers.put(answer.headers_mut(), manner);
    // A picture, or what a program reads, may be kept for others too.
    if let Some(lang) = visitor.switched()
        && is_html(&answer)
        && let Some(cookie) = cookie(&house, lang)
    {
        answer.headers_mut().append(SET_COOKIE, cookie);
    }
    answer
}

/// The address of a page as ours are written, when nothing stands at this one: small letters, no slash too many.
fn tidied(method: &Method, uri: &Uri, status: StatusCode) -> Option<String> {
    if status != StatusCode::NOT_FOUND || !(method == Method::GET || method == Method::HEAD) {
        return None;
    }
    // Word by word, and only words like ours: what begins with two slashes, or with \, would lead to another site.
    let path = uri.path().to_ascii_lowercase();
    let words: Vec<_> = path.split('/').filter(|word| !word.is_empty()).collect();
    let ours = |word: &&str| word.bytes().all(|sign| sign.is_ascii_alphanumeric() || b"-._".contains(&sign));
    if words.first().is_none_or(|word| Level::Studio.reserved(word)) || !words.iter().all(ours) {
        return None;
    }
    let path = format!("/{}", words.join("/"));
    let query = uri.query().map_or(String::new(), |query| format!("?{query}"));
    (path != uri.path()).then(|| path + &query)
}

fn is_html(answer: &Response) -> bool {
    answer.headers().get(CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
}

/// An error that nobody gave a page of its own.
fn needs_words(answer: &Response, manner: Option<Manner>) -> bool {
    let fails = answer.status().is_client_error() || answer.status().is_server_error();
    fails && manner.is_none()
}

/// The page in place of a bare error. What the error says in its headers stays: `Allow`, `Retry-After`.
async fn in_words(house: &House, visitor: &Visitor, path: &str, bare: Response) -> Response {
    let trouble = bare.extensions().get::<Trouble>().copied().unwrap_or_else(|| Trouble::of(bare.status()));
    let (parts, _) = bare.into_parts();
    let first = path.split('/').nth(1).unwrap_or_default();
    let studio = match parts.status {
        // Whoever floods us costs no look into the database.
        StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT => None,
        _ => match house.desk().page_at(first, None).await {
            Ok(Found::Studio(shelf)) => Some(shelf.catalog.clone()),
            _ => None,
        },
    };
    let Ok(page) = drawn(house, visitor, studio.as_deref(), trouble) else {
        return (parts.status, "").into_response();
    };
    let mut answer = page.with(trouble.status).into_response();
    for (name, value) in &parts.headers {
        if name != CONTENT_TYPE && name != CONTENT_LENGTH {
            answer.headers_mut().insert(name, value.clone());
        }
    }
    answer
}

fn drawn(
    house: &House,
    visitor: &Visitor,
    studio: Option<&Catalog>,
    trouble: Trouble,
) -> Result<Page, Trouble> {
    let spoken = studio.map_or(&[][..], |catalog| &catalog.studio.langs);
    let lang = visitor.reads(spoken);
    let mut frame = Frame::new(house, visitor, spoken, word(lang, trouble.title)).unlisted();
    let mut home = (word(lang, "page-to-start"), house.path("/"));
    if let Some(catalog) = studio {
        let name = sentence(lang, &Line::new("button-foreign").foreign("words", &catalog.studio.name));
        home = (word(lang, "page-to-home"), house.path(&path_of(catalog, Who::Any)));
        frame = frame.of(&name, home.1.clone());
    }
    let hint = match trouble.wait_s {
        Some(seconds) => sentence(lang, &Line::new(trouble.hint).with("seconds", Arg::Count(seconds.into()))),
        None => word(lang, trouble.hint),
    };
    let number = trouble.status.is_server_error().then(|| {
        let number = uuid::Uuid::new_v4().simple().to_string()[..8].to_owned();
        tracing::warn!(number, "A visitor was shown that it is our fault");
        sentence(lang, &Line::new("page-fault-number").foreign("id", &number))
    });
    Page::of(&TroublePage { frame, hint, number, home })
}

fn cookie(house: &House, lang: Lang) -> Option<HeaderValue> {
    let path = house.path("/");
    let site = house.0.headers.cookie_site();
    let cookie = format!("lang={}; Path={path}; Max-Age={YEAR_S}; HttpOnly; {site}", lang.code());
    HeaderValue::from_str(&cookie).ok()
}
