//! What is wrong, in words: a status with a page that says what to do next.

use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

/// An error as a visitor sees it. `dress` draws its page, in their language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trouble {
    pub(super) status: StatusCode,
    pub(super) title: &'static str,
    pub(super) hint: &'static str,
    /// In how many seconds it may go well.
    pub(super) wait_s: Option<u32>,
}

impl Trouble {
    /// A request that we cannot read.
    pub const WRONG: Self = Self::new(StatusCode::BAD_REQUEST, "page-wrong-title", "page-wrong-hint");
    /// No such page.
    pub const NOT_FOUND: Self = Self::new(StatusCode::NOT_FOUND, "page-unknown-title", "page-unknown-hint");
    /// It was here.
    pub const GONE: Self = Self::new(StatusCode::GONE, "page-gone-title", "page-gone-hint");
    /// Our fault.
    pub const FAULT: Self =
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "page-fault-title", "page-fault-hint");
    /// No such booking.
    pub const NO_VISIT: Self = Self::new(StatusCode::NOT_FOUND, "page-no-visit-title", "page-no-visit-hint");
    /// Whoever the booking was for was forgotten.
    pub const FORGOTTEN: Self = Self::new(StatusCode::GONE, "page-forgotten-title", "page-forgotten-hint");
    /// No such form, or not any more.
    pub const FORM_GONE: Self = Self::new(StatusCode::GONE, "page-form-gone-title", "page-form-gone-hint");
    /// Another site sent it.
    pub const FOREIGN: Self = Self::new(StatusCode::FORBIDDEN, "page-foreign-title", "page-foreign-hint");
    /// Telegram did not say who it is.
    pub const STRANGER: Self = Self::new(StatusCode::FORBIDDEN, "page-stranger-title", "page-stranger-hint");
    /// Telegram said so too long ago.
    pub const STALE: Self = Self::new(StatusCode::UNAUTHORIZED, "page-stale-title", "page-stale-hint");
    /// Only those who work here see it.
    pub const STAFF: Self = Self::new(StatusCode::FORBIDDEN, "page-staff-title", "page-staff-hint");
    const METHOD: Self = Self::new(StatusCode::METHOD_NOT_ALLOWED, "page-method-title", "page-method-hint");
    const LATE: Self = Self::new(StatusCode::REQUEST_TIMEOUT, "page-late-title", "page-late-hint");
    const TOO_LARGE: Self = Self::new(StatusCode::PAYLOAD_TOO_LARGE, "page-large-title", "page-large-hint");

    /// Something else, with words of its own.
    #[must_use]
    pub const fn new(status: StatusCode, title: &'static str, hint: &'static str) -> Self {
        Self { status, title, hint, wait_s: None }
    }

    /// They ask too often.
    #[must_use]
    pub const fn too_often(wait_s: u32) -> Self {
        let often = Self::new(StatusCode::TOO_MANY_REQUESTS, "page-often-title", "page-often-hint");
        Self { wait_s: Some(wait_s), ..often }
    }

    /// All visitors of a studio together do.
    #[must_use]
    pub const fn crowded(wait_s: u32) -> Self {
        let crowd = Self::new(StatusCode::TOO_MANY_REQUESTS, "page-crowd-title", "page-crowd-hint");
        Self { wait_s: Some(wait_s), ..crowd }
    }

    /// What a bare status means.
    pub(super) fn of(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::NOT_FOUND,
            StatusCode::METHOD_NOT_ALLOWED => Self::METHOD,
            StatusCode::REQUEST_TIMEOUT => Self::LATE,
            StatusCode::GONE => Self::GONE,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TOO_LARGE,
            StatusCode::TOO_MANY_REQUESTS => Self::too_often(60),
            status if status.is_client_error() => Self { status, ..Self::WRONG },
            status => Self { status, ..Self::FAULT },
        }
    }
}

/// Whatever fails unexpectedly is our fault, and in the log.
impl<E: std::error::Error> From<E> for Trouble {
    fn from(error: E) -> Self {
        tracing::error!(%error, "A page could not be made");
        Self::FAULT
    }
}

impl IntoResponse for Trouble {
    fn into_response(self) -> Response {
        let mut answer = self.status.into_response();
        if let Some(seconds) = self.wait_s {
            answer.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        answer.extensions_mut().insert(self);
        answer
    }
}
