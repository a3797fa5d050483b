//! `/feed/….ics`: a calendar on somebody's phone looks what there is.

use axum::Router;
use axum::body::Body;
use axum::extract::{Path, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, ETAG, IF_NONE_MATCH, X_CONTENT_TYPE_OPTIONS};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use okoshko_dialogues::screen::Arg;
use okoshko_domain::hex::hex;
use okoshko_domain::secret::Secret;
use okoshko_domain::zone::{LocalDay, Zone};
use sha2::{Digest, Sha256};

use crate::desk::Desk;
use crate::desk::feed::Calendar;
use crate::papers::{PaperError, ics};
use crate::texts::Voice;

/// Nobody else keeps it, and whoever has it asks whether it is still so.
const PRIVATE: &str = "private, no-cache";

pub(super) fn routes(desk: Desk) -> Router {
    Router::new().route("/feed/{file}", get(look)).with_state(desk)
}

/// `GET /feed/{secret}.ics`: 200, 304 when the calendar knows it all; 404 whatever is wrong with the secret.
async fn look(
    State(desk): State<Desk>,
    method: Method,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Response {
    let Some(secret) = file.strip_suffix(".ics").and_then(Secret::parse) else { return nothing() };
    let calendar = match desk.calendar(&secret, method != Method::HEAD).await {
        Ok(Some(calendar)) => calendar,
        Ok(None) => return nothing(),
        Err(error) => {
            tracing::warn!(%error, "A calendar could not be told; it looks again");
            return (StatusCode::SERVICE_UNAVAILABLE, hidden()).into_response();
        }
    };
    match written(&calendar) {
        Ok(bytes) => told(bytes, &headers),
        Err(error) => {
            tracing::error!(%error, "A calendar could not be written");
            (StatusCode::INTERNAL_SERVER_ERROR, hidden()).into_response()
        }
    }
}

fn written(calendar: &Calendar) -> Result<Vec<u8>, PaperError> {
    let voice = |lang| Voice { lang, zone: Zone::UTC, today: LocalDay(0) };
    let say = |lang, line: &_| voice(lang).plain(&Arg::Line(Box::new(Clone::clone(line))));
    let entries = calendar.entries.iter().map(|entry| ics::Entry::told(entry, |line| say(entry.lang, line)));
    ics::feed(&say(calendar.lang, &calendar.title), &entries.collect::<Vec<_>>())
}

/// As long as nothing changes the bytes are the same, and so is their mark.
fn told(bytes: Vec<u8>, headers: &HeaderMap) -> Response {
    let mark = format!("\"{}\"", hex(&Sha256::digest(&bytes)[..16]));
    let known = headers.get(IF_NONE_MATCH).and_then(|known| known.to_str().ok());
    let knows =
        known.is_some_and(|known| known.split(',').any(|one| one.trim().trim_start_matches("W/") == mark));
    let headers = [(CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()), (ETAG, mark)];
    let (status, body) =
        if knows { (StatusCode::NOT_MODIFIED, Body::empty()) } else { (StatusCode::OK, Body::from(bytes)) };
    (status, hidden(), headers, body).into_response()
}

/// A secret that never was and one that was revoked are the same to whoever tries.
fn nothing() -> Response {
    (StatusCode::NOT_FOUND, hidden()).into_response()
}

fn hidden() -> [(&'static str, &'static str); 3] {
    let nosniff = (X_CONTENT_TYPE_OPTIONS.as_str(), "nosniff");
    [(CACHE_CONTROL.as_str(), PRIVATE), ("x-robots-tag", "noindex, nofollow"), nosniff]
}
