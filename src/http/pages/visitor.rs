//! Who looks at a page: all we know is what they like to read.

use std::convert::Infallible;

use axum::extract::FromRequestParts;
use axum::http::header::{ACCEPT_LANGUAGE, COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use okoshko_domain::people::Lang;

/// What the switch in the header is called, in an address and in the cookie that remembers it.
const SWITCH: &str = "lang";
/// Languages of a browser that are looked at.
const RANGES: usize = 16;

/// A visitor of a page. They have no account; what they chose in the header of a page is in a cookie.
#[derive(Clone, Debug, Default)]
pub struct Visitor {
    wish: Option<Lang>,
    switched: Option<Lang>,
    /// The query without the switch; nothing when the page cannot be asked for again.
    query: Option<String>,
}

impl Visitor {
    /// Reads what a request tells: the switch, else the cookie, else the browser's languages.
    pub(super) fn of(method: &Method, query: &str, headers: &HeaderMap) -> Self {
        let switched =
            pairs(query).filter(|(name, _)| *name == SWITCH).find_map(|(_, code)| Lang::parse(code));
        let rest: Vec<_> =
            query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("lang=")).collect();
        let again = method == Method::GET || method == Method::HEAD;
        let wish = switched.or_else(|| remembered(headers)).or_else(|| accepted(headers));
        Self { wish, switched, query: again.then(|| rest.join("&")) }
    }

    /// What they read of a studio that speaks these languages; nothing is every one.
    #[must_use]
    pub fn reads(&self, spoken: &[Lang]) -> Lang {
        let first = spoken.first().copied().unwrap_or_default();
        self.wish.unwrap_or(first).offered(spoken)
    }

    /// The same visitor with only this in the query: what else was in it means nothing to the page.
    #[must_use]
    pub fn asking(self, query: String) -> Self {
        Self { query: self.query.map(|_| query), ..self }
    }

    /// All that a page may know of them, as a word.
    pub(super) fn wishes(&self) -> &'static str {
        self.wish.map_or("", Lang::code)
    }

    /// The language that they switched to with this very request.
    #[must_use]
    pub fn switched(&self) -> Option<Lang> {
        self.switched
    }

    /// The same page in another language, as a link from itself; nothing when it cannot be asked for again.
    #[must_use]
    pub fn switch(&self, lang: Lang) -> Option<String> {
        let query = self.query.as_ref()?;
        let rest = if query.is_empty() { String::new() } else { format!("{query}&") };
        Some(format!("?{rest}{SWITCH}={}", lang.code()))
    }
}

impl<S: Sync> FromRequestParts<S> for Visitor {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Infallible> {
        Ok(parts.extensions.get().cloned().unwrap_or_default())
    }
}

fn pairs(query: &str) -> impl Iterator<Item = (&str, &str)> {
    query.split('&').filter_map(|pair| pair.split_once('='))
}

fn remembered(headers: &HeaderMap) -> Option<Lang> {
    let cookies = headers.get_all(COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut pairs = cookies.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == SWITCH).and_then(|(_, code)| Lang::parse(code))
}

/// The language that a browser likes best of those that we know by its name or by its neighbours (RFC 9110, 12.5.4).
/// Whoever names only others reads English; whoever names none has not said.
fn accepted(headers: &HeaderMap) -> Option<Lang> {
    let line = headers.get(ACCEPT_LANGUAGE)?.to_str().ok()?;
    let mut ranges: Vec<(&str, u16)> = line.split(',').take(RANGES).filter_map(range).collect();
    ranges.sort_by_key(|(_, quality)| std::cmp::Reverse(*quality)); // A stable sort: the first of equals stays first.
    let known = |tag: &str| {
        let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
        Lang::ALL.into_iter().find(|lang| lang.telegram_codes().contains(&primary.as_str()))
    };
    let named = ranges.iter().any(|(tag, _)| *tag != "*");
    ranges.iter().find_map(|(tag, _)| known(tag)).or(named.then_some(Lang::En))
}

/// A tag and its quality in thousandths; nothing for one that is not wanted.
fn range(text: &str) -> Option<(&str, u16)> {
    let (tag, rest) = text.split_once(';').unwrap_or((text, ""));
    let quality = match rest.trim().strip_prefix("q=") {
        Some(number) => number.trim().parse::<f32>().ok().filter(|q| (0.0..=1.0).contains(q))?,
        None => 1.0,
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is between 0 and 1")]
    let thousandths = (quality * 1000.0) as u16;
    let tag = tag.trim();
    (thousandths > 0 && !tag.is_empty()).then_some((tag, thousandths))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visitor(query: &str, cookie: &str, languages: &str) -> Visitor {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, cookie.parse().unwrap());
        if !languages.is_empty() {
            headers.insert(ACCEPT_LANGUAGE, languages.parse().unwrap());
        }
        Visitor::of(&Method::GET, query, &headers)
    }

    #[test]
    fn the_switch_is_heard_before_the_cookie_and_the_cookie_before_the_browser() {
        let all = &[Lang::Ru, Lang::En][..];
        for (query, cookie, languages, spoken, reads) in [
            ("", "", "", all, Lang::Ru),
            ("", "", "", &[Lang::En, Lang::Ru][..], Lang::En),
            ("", "", "en", all, Lang::En),
            ("", "", "de-DE,de;q=0.9", all, Lang::En),
            ("", "", "de,ru;q=0.8,en;q=0.7", all, Lang::Ru),
            ("", "", "en;q=0.5, ru", all, Lang::Ru),
            ("", "", "kk-KZ", all, Lang::Ru),
            ("", "", "ru;q=0, en", all, Lang::En),
            ("", "", "*", all, Lang::Ru),
            ("", "", "ru;q=zz, en;q=0.1", all, Lang::En),
            ("", "", "en", &[Lang::Ru], Lang::Ru),
            ("", "lang=ru", "en", all, Lang::Ru),
            ("", "a=b; lang=en ; c=d", "ru", all, Lang::En),
            ("", "lang=xx", "en", all, Lang::En),
            ("lang=en", "lang=ru", "ru", all, Lang::En),
            ("service=1&lang=en", "", "ru", all, Lang::En),
            ("lang=xx", "lang=ru", "en", all, Lang::Ru),
            ("lang=en", "", "", &[Lang::Ru], Lang::Ru),
        ] {
            let visitor = visitor(query, cookie, languages);
            assert_eq!(visitor.reads(spoken), reads, "{query:?} {cookie:?} {languages:?}");
        }
    }

    #[test]
    fn the_switch_keeps_what_else_was_asked() {
        for (query, link) in [
            ("", "?lang=en"),
            ("lang=ru", "?lang=en"),
            ("service=1&lang=ru&day=2026-01-02", "?service=1&day=2026-01-02&lang=en"),
            ("x=%22%3E&&", "?x=%22%3E&lang=en"),
        ] {
            assert_eq!(visitor(query, "", "").switch(Lang::En).as_deref(), Some(link));
        }
        assert_eq!(Visitor::of(&Method::POST, "", &HeaderMap::new()).switch(Lang::En), None);
    }
}
