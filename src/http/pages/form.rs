//! What a form brings, however it was written down.

use std::collections::HashMap;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::header::{ACCEPT, CONTENT_TYPE, HeaderName};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{ServiceId, SpecialistId};
use okoshko_domain::timestamp::Timestamp;
use url::form_urlencoded;
use uuid::Uuid;

use super::Trouble;
use crate::desk::booking::Wish;

/// Fields by name: of a form, or of a flat JSON object. Of a name that comes twice the first counts.
#[derive(Debug)]
pub(super) struct Fields {
    fields: HashMap<String, String>,
    /// Whether a program asks, and wants JSON.
    pub(super) machine: bool,
}

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let (machine, json) =
            (is_json(request.headers(), &ACCEPT), is_json(request.headers(), &CONTENT_TYPE));
        let body = Bytes::from_request(request, state).await.map_err(|refused| match refused.status() {
            StatusCode::PAYLOAD_TOO_LARGE => Trouble::of(StatusCode::PAYLOAD_TOO_LARGE).into_response(),
            _ => Trouble::WRONG.into_response(),
        })?;
        let fields = if json { of_json(&body) } else { Some(of_form(&body)) };
        fields.map(|fields| Self { fields, machine }).ok_or_else(|| Trouble::WRONG.into_response())
    }
}

fn is_json(headers: &HeaderMap, name: &HeaderName) -> bool {
    let said = headers.get(name).and_then(|value| value.to_str().ok());
    said.is_some_and(|said| said.contains("application/json"))
}

fn of_form(body: &[u8]) -> HashMap<String, String> {
    let mut fields = HashMap::new();
    for (name, value) in form_urlencoded::parse(body) {
        fields.entry(name.into_owned()).or_insert(value.into_owned());
    }
    fields
}

fn of_json(body: &[u8]) -> Option<HashMap<String, String>> {
    let object: serde_json::Map<String, serde_json::Value> = serde_json::from_slice(body).ok()?;
    let word = |value: serde_json::Value| match value {
        serde_json::Value::Null => String::new(),
        serde_json::Value::String(word) => word,
        other => other.to_string(),
    };
    Some(object.into_iter().map(|(name, value)| (name, word(value))).collect())
}

impl Fields {
    /// A field as it was typed; empty when it is not there.
    pub(super) fn get(&self, name: &str) -> &str {
        self.fields.get(name).map_or("", String::as_str)
    }

    /// The form's key; a new one when it has none.
    pub(super) fn key(&self) -> Uuid {
        self.get("key").parse().unwrap_or_else(|_| Uuid::new_v4())
    }

    /// The slot that a form names: `service`, `with` (nothing for anybody), `at` in minutes since 1970; a program may say
    /// `start` as RFC 3339 writes it.
    pub(super) fn wish(&self) -> Option<Wish> {
        let who = match self.get("with") {
            "" => Who::Any,
            id => Who::One(SpecialistId(id.parse().ok()?)),
        };
        let minutes = match self.get("start") {
            "" => self.get("at").parse().ok()?,
            said => chrono::DateTime::parse_from_rfc3339(said).ok()?.timestamp() / 60,
        };
        Some(Wish { service: ServiceId(self.get("service").parse().ok()?), who, start: start(minutes)? })
    }
}

/// A start that a clock can show.
pub(super) fn start(minutes: i64) -> Option<Timestamp> {
    (0..=i64::from(i32::MAX)).contains(&minutes).then(|| Timestamp::from_minutes(minutes))
}
