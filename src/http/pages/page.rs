//! A page as an answer, and the headers that every answer has.

use askama::Template;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use reqwest::Url;

use super::Trouble;

const PERMISSIONS: &str = "accelerometer=(), browsing-topics=(), camera=(), geolocation=(), gyroscope=(), \
                           magnetometer=(), microphone=(), payment=(), usb=()";
/// A year.
const HSTS: &str = "max-age=31536000";

/// Who may show a page inside their own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Frames {
    /// Nobody: a page in a frame can be pressed on without being seen.
    #[default]
    Nobody,
    /// Anybody: a page that is made for it.
    Anybody,
    /// Telegram on the web, which shows Mini Apps so.
    Telegram,
}

/// How long a browser may keep an answer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cache {
    /// It asks every time.
    #[default]
    Ask,
    /// It keeps nothing: the page is one person's.
    Nothing,
    /// It keeps it for so many seconds, for itself.
    For(u32),
    /// It never asks again: another content has another address.
    Ever,
}

/// How an answer differs from others.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// Who may frame it.
    pub frames: Frames,
    /// How long it is kept.
    pub cache: Cache,
    /// Its address is a secret: links from it do not tell it.
    pub secret: bool,
    /// It is for a machine: an error of it stays without words.
    pub bare: bool,
}

/// HTML on its way out.
#[derive(Debug)]
pub struct Page {
    status: StatusCode,
    html: String,
    manner: Manner,
}

impl Page {
    /// A filled template.
    ///
    /// # Errors
    /// [`Trouble::FAULT`] when it cannot be filled.
    pub fn of(template: &impl Template) -> Result<Self, Trouble> {
        Ok(Self { status: StatusCode::OK, html: template.render()?, manner: Manner::default() })
    }

    /// With another status than 200.
    #[must_use]
    pub fn with(self, status: StatusCode) -> Self {
        Self { status, ..self }
    }

    /// One person's: not kept, and its address is told to nobody.
    #[must_use]
    pub fn secret(mut self) -> Self {
        self.manner.secret = true;
        self.manner.cache = Cache::Nothing;
        self
    }

    /// May be shown inside another page.
    #[must_use]
    pub fn framed(mut self, frames: Frames) -> Self {
        self.manner.frames = frames;
        self
    }
}

impl IntoResponse for Page {
    fn into_response(self) -> Response {
        let kind = [(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
        let mut answer = (self.status, kind, self.html).into_response();
        answer.extensions_mut().insert(self.manner);
        answer
    }
}

/// What answers say besides themselves, made once.
#[derive(Debug)]
pub(super) struct Headers {
    alone: HeaderValue,
    anybody: HeaderValue,
    telegram: HeaderValue,
    pub(super) https: bool,
}

impl Headers {
    /// * `telegram`: where a form may lead on to.
    pub(super) fn new(telegram: &Url, https: bool) -> Self {
        let origin = telegram.origin().ascii_serialization();
        let policy = |ancestors: &str| {
            let policy = format!(
                "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
                 form-action 'self' {origin}; base-uri 'none'; frame-ancestors {ancestors}"
            );
            HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
        };
        let telegram = policy("'self' https://web.telegram.org https://*.web.telegram.org");
        Self { alone: policy("'none'"), anybody: policy("*"), telegram, https }
    }

    /// Says what an answer does not say itself.
    pub(super) fn put(&self, headers: &mut HeaderMap, manner: Manner) {
        let mut say = |name: HeaderName, value: HeaderValue| {
            headers.entry(name).or_insert(value);
        };
        let word = HeaderValue::from_static;
        say(
            CONTENT_SECURITY_POLICY,
            match manner.frames {
                Frames::Nobody => self.alone.clone(),
                Frames::Anybody => self.anybody.clone(),
                Frames::Telegram => self.telegram.clone(),
            },
        );
        if manner.frames == Frames::Nobody {
            say(X_FRAME_OPTIONS, word("DENY"));
            say(HeaderName::from_static("cross-origin-opener-policy"), word("same-origin"));
        }
        say(X_CONTENT_TYPE_OPTIONS, word("nosniff"));
        let referrer = if manner.secret { "same-origin" } else { "strict-origin-when-cross-origin" };
        say(REFERRER_POLICY, word(referrer));
        say(HeaderName::from_static("permissions-policy"), word(PERMISSIONS));
        if self.https {
            say(STRICT_TRANSPORT_SECURITY, word(HSTS));
        }
        say(
            CACHE_CONTROL,
            match manner.cache {
                Cache::Ask => word("private, no-cache"),
                Cache::Nothing => word("no-store"),
                Cache::For(seconds) => kept_for(seconds),
                Cache::Ever => word("public, max-age=31536000, immutable"),
            },
        );
        if manner.cache != Cache::Ever {
            say(VARY, word("accept-language, cookie"));
        }
    }
}

fn kept_for(seconds: u32) -> HeaderValue {
    HeaderValue::from_str(&format!("private, max-age={seconds}"))
        .unwrap_or(HeaderValue::from_static("no-store"))
}
