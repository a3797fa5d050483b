//! What the Bot API answers: a result, or a refusal in Telegram's words.
//!
//! <https://core.telegram.org/bots/api#making-requests>

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

/// What a method gives back.
pub(crate) type Answer = Result<Value, Refused>;

/// An `ok: false`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    /// Both the HTTP status and `error_code`.
    pub(crate) code: u16,
    pub(crate) description: String,
    /// Seconds to wait, in `parameters`; only with 429.
    pub(crate) retry_after_s: Option<u32>,
    /// Where a group went, in `parameters`; only with 400.
    pub(crate) moved_to: Option<i64>,
}

impl Refused {
    /// 400; `why` is what stands after "Bad Request: ".
    pub(crate) fn bad(why: impl AsRef<str>) -> Self {
        Self::new(400, format!("Bad Request: {}", why.as_ref()))
    }

    /// 401: the token is not this bot's.
    pub(crate) fn unauthorized() -> Self {
        Self::new(401, "Unauthorized")
    }

    /// 403; `why` is what stands after "Forbidden: ".
    pub(crate) fn forbidden(why: &str) -> Self {
        Self::new(403, format!("Forbidden: {why}"))
    }

    /// 404: no such method.
    pub(crate) fn not_found() -> Self {
        Self::new(404, "Not Found")
    }

    /// 409; `why` is what stands after "Conflict: ".
    pub(crate) fn conflict(why: &str) -> Self {
        Self::new(409, format!("Conflict: {why}"))
    }

    /// 413: more bytes than a bot may upload.
    pub(crate) fn too_large() -> Self {
        Self::new(413, "Request Entity Too Large")
    }

    /// 429 with the seconds to wait.
    pub(crate) fn too_many(retry_after_s: u32) -> Self {
        let text = format!("Too Many Requests: retry after {retry_after_s}");
        Self { retry_after_s: Some(retry_after_s), ..Self::new(429, text) }
    }

    /// 400: the group became a supergroup, with another id.
    pub(crate) fn moved(to: i64) -> Self {
        Self { moved_to: Some(to), ..Self::bad("group chat was upgraded to a supergroup chat") }
    }

    /// 502: Telegram itself is ill.
    pub(crate) fn bad_gateway() -> Self {
        Self::new(502, "Bad Gateway")
    }

    fn new(code: u16, description: impl Into<String>) -> Self {
        Self { code, description: description.into(), retry_after_s: None, moved_to: None }
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.code).unwrap_or(StatusCode::BAD_REQUEST);
        let mut body = json!({ "ok": false, "error_code": self.code, "description": self.description });
        if let Some(wait_s) = self.retry_after_s {
            body["parameters"] = json!({ "retry_after": wait_s });
        }
        if let Some(group) = self.moved_to {
            body["parameters"] = json!({ "migrate_to_chat_id": group });
        }
        (status, Json(body)).into_response()
    }
}
