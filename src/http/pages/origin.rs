//! Whose page sent a form. Browsers say so themselves; no other site may press our buttons in somebody's name.

use axum::http::HeaderMap;
use axum::http::header::{HOST, HeaderName, ORIGIN};
use reqwest::Url;

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Whether a browser says that another site sent this. What says nothing is no browser, and has nobody's name to use.
///
/// `Sec-Fetch-Site` (W3C Fetch Metadata) tells; browsers that have none say `Origin` (RFC 6454).
pub(super) fn is_foreign(headers: &HeaderMap, site: Option<&str>) -> bool {
    let said = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (said(&SEC_FETCH_SITE), said(&ORIGIN)) {
        (Some(fetch), _) => !matches!(fetch, "same-origin" | "none"),
        (None, Some(origin)) => !is_ours(origin, said(&HOST), site),
        (None, None) => false,
    }
}

fn is_ours(origin: &str, host: Option<&str>, site: Option<&str>) -> bool {
    let same_host = origin.split_once("://").is_some_and(|(_, named)| Some(named) == host);
    let same_site = site.and_then(|site| Url::parse(site).ok()).map(|url| url.origin().ascii_serialization());
    same_host || same_site.as_deref() == Some(origin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_send_a_form() {
        let site = Some("https://book.example/desk");
        for (fetch, origin, foreign) in [
            ("same-origin", "", false),
            ("none", "", false),
            ("cross-site", "", true),
            ("same-site", "https://book.example", true),
            ("", "https://book.example", false),
            ("", "http://127.0.0.1:8080", false),
            ("", "http://127.0.0.1:8081", true),
            ("", "https://evil.example", true),
            ("", "https://evil.example/https://book.example", true),
            ("", "null", true),
            ("", "", false),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(HOST, "127.0.0.1:8080".parse().unwrap());
            for (name, value) in [(SEC_FETCH_SITE, fetch), (ORIGIN, origin)] {
                if !value.is_empty() {
                    headers.insert(name, value.parse().unwrap());
                }
            }
            assert_eq!(is_foreign(&headers, site), foreign, "{fetch:?} {origin:?}");
        }
    }
}
