//! Telegram delivers: kept first, then 200. Without the secret nothing is read.

use axum::extract::{FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use subtle::ConstantTimeEq;

use crate::config::Secret;
use crate::desk::Desk;
use crate::desk::raw;

/// A delivery that knows the secret. Checked before the body is read.
pub(super) struct Telegram;

impl FromRequestParts<(Desk, Secret)> for Telegram {
    type Rejection = StatusCode;

    async fn from_request_parts(parts: &mut Parts, (_, secret): &(Desk, Secret)) -> Result<Self, StatusCode> {
        let said =
            parts.headers.get("x-telegram-bot-api-secret-token").map(axum::http::HeaderValue::as_bytes);
        let knows = said.is_some_and(|said| bool::from(said.ct_eq(secret.expose().as_bytes())));
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
    // In a task of its own: a caller who hangs up must not leave an update that is kept and never handed on.
    let kept = tokio::spawn(async move { desk.receive(vec![update], None).await });
    let error = match kept.await {
        Ok(Ok(_)) => return StatusCode::OK,
        Ok(Err(error)) => error.to_string(),
        Err(panic) => panic.to_string(),
    };
    tracing::warn!(error, "An update could not be kept; Telegram brings it again");
    StatusCode::SERVICE_UNAVAILABLE
}
