//! A page as an answer, and the headers that every answer has.

use askama::Template;
use axum::Extension;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderName, LOCATION, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use okoshko_domain::site::Site;
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

/// On to another page, as after every form (RFC 9110, 15.4.4).
pub(super) fn see(path: &str) -> Response {
    let mut answer = (StatusCode::SEE_OTHER, [(LOCATION, path.to_owned())]).into_response();
    answer.extensions_mut().insert(Manner { cache: Cache::Nothing, secret: true, ..Manner::default() });
    answer
}

/// For a machine: an error stays without words of ours.
pub(super) fn bare() -> Extension<Manner> {
    Extension(Manner { bare: true, cache: Cache::Nothing, ..Manner::default() })
}

/// What answers say besides themselves, made once.
#[derive(Debug)]
pub(super) struct Headers {
    alone: HeaderValue,
    anybody: HeaderValue,
    telegram: HeaderValue,
    /// Where a form may lead on to.
    forms_to: String,
    pub(super) https: bool,
}

impl Headers {
    /// * `telegram`: where a form may lead on to.
    pub(super) fn new(telegram: &Url, https: bool) -> Self {
        let forms_to = telegram.origin().ascii_serialization();
        let policy = |ancestors: &str| policy(&forms_to, ancestors);
        let telegram = policy("'self' https://web.telegram.org https://*.web.telegram.org");
        Self { alone: policy("'none'"), anybody: policy("*"), telegram, forms_to, https }
    }

    /// Where a cookie goes along. Telegram on the web shows us in a frame, where only one that says so itself is sent back.
    pub(super) fn cookie_site(&self) -> &'static str {
        if self.https { "SameSite=None; Secure; Partitioned" } else { "SameSite=Lax" }
    }

    /// What a page says that these sites may frame, under their name with `www.` and without; nothing when there is none.
    pub(super) fn framed_by(&self, sites: &[Site]) -> Option<HeaderValue> {
        let origins = sites.iter().filter_map(|site| Url::parse(site.as_str()).ok()).flat_map(|url| {
            let host = url.host_str().unwrap_or_default();
            let other = host.strip_prefix("www.").map_or_else(|| format!("www.{host}"), ToOwned::to_owned);
            let port = url.port().map_or_else(String::new, |port| format!(":{port}"));
            [format!("https://{host}{port}"), format!("https://{other}{port}")]
        });
        let origins = origins.collect::<Vec<_>>().join(" ");
        (!origins.is_empty()).then(|| policy(&self.forms_to, &origins))
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

fn policy(forms_to: &str, ancestors: &str) -> HeaderValue {
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; \
         form-action 'self' {forms_to}; base-uri 'none'; frame-ancestors {ancestors}"
    );
    HeaderValue::from_str(&policy).unwrap_or(HeaderValue::from_static("default-src 'none'"))
}

fn kept_for(seconds: u32) -> HeaderValue {
    HeaderValue::from_str(&format!("private, max-age={seconds}"))
        .unwrap_or(HeaderValue::from_static("no-store"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_sites_of_a_studio_frame_its_page() {
        let headers = Headers::new(&"https://t.me".parse().unwrap(), true);
        let sites = Site::all_typed(
            "salon.example https://www.b.example:8443 \u{441}\u{430}\u{43b}\u{43e}\u{43d}.\u{440}\u{444}",
        );
        let policy = headers.framed_by(&sites.unwrap()).unwrap();
        let ancestors = policy.to_str().unwrap().split("frame-ancestors ").nth(1).unwrap().to_owned();
        assert_eq!(
            ancestors,
            "https://salon.example https://www.salon.example https://www.b.example:8443 https://b.example:8443 \
             https://xn--80awgdm.xn--p1ai https://www.xn--80awgdm.xn--p1ai"
        );
        assert_eq!(headers.framed_by(&[]), None);
    }
}
