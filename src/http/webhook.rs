//! Telegram delivers: kept first, then 200. Without the secret nothing is read.

use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use subtle::ConstantTimeEq;

use crate::desk::Desk;
use crate::desk::raw;

/// What Telegram must say with every delivery, as `setWebhook` told it.
#[derive(Clone, Debug)]
pub struct Secret(String);

/// A delivery that knows the secret. Checked before the body is read.
pub(super) struct Telegram;

impl Secret {
    /// 16 to 256 of `A-Za-z0-9_-` (Bot API, `setWebhook`; the lower bound is ours).
    #[must_use]
    pub fn new(secret: &str) -> Option<Self> {
        let fits = (16..=256).contains(&secret.len());
        let plain = secret.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-');
        (fits && plain).then(|| Self(secret.to_owned()))
    }

    /// The secret itself, for `setWebhook`.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl FromRequestParts<(Desk, Secret)> for Telegram {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, (_, secret): &(Desk, Secret)) -> Result<Self, StatusCode> {
        let said =
            parts.headers.get("x-telegram-bot-api-secret-token").map(axum::http::HeaderValue::as_bytes);
        let knows = said.is_some_and(|said| bool::from(said.ct_eq(secret.0.as_bytes())));
        if knows { Ok(Self) } else { Err(StatusCode::UNAUTHORIZED) }
    }
}

/// `POST /tg`: one update. 200 when it is kept, 400 when it is none, 503 when it must come again.
pub(super) async fn receive(
    State((desk, _)): State<(Desk, Secret)>,
    _: Telegram,
    body: String,
) -> StatusCode {
    let Some(update) = raw::read(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    match desk.receive(vec![update], None).await {
        Ok(_) => StatusCode::OK,
        Err(error) => {
            tracing::warn!(%error, "An update could not be kept; Telegram brings it again");
            StatusCode::SERVICE_UNAVAILABLE
        }
    }
}
