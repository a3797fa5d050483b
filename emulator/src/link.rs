//! Which addresses Telegram takes for a link.

use reqwest::Url;

/// Why an address is no link, in Telegram's words; `None` when it is one.
///
/// Takes `http`, `https`, `tg` and `ton`, and an address without a scheme when its host has a dot. A host
/// without a dot (`localhost`) is no link; an IP address is.
pub(crate) fn refusal(address: &str) -> Option<&'static str> {
    if address.is_empty() {
        return Some("URL host is empty");
    }
    let Some((scheme, rest)) = address.split_once("://") else {
        return wrong_http(&format!("http://{address}"));
    };
    match scheme.to_lowercase().as_str() {
        "http" | "https" => wrong_http(address),
        "tg" | "ton" if rest.is_empty() => Some("URL host is empty"),
        "tg" | "ton" => None,
        _ => Some("Unsupported URL protocol"),
    }
}

/// Why an address is no page that opens over a chat, in Telegram's words; `None` when it is one.
///
/// HTTPS alone; plain HTTP on the loopback, which stands for Telegram's test environment.
/// <https://core.telegram.org/bots/webapps#testing-mini-apps>
pub(crate) fn app_refusal(address: &str) -> Option<&'static str> {
    let host = Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
    let loopback = matches!(host.as_deref(), Some("127.0.0.1" | "localhost" | "[::1]"));
    match address.split_once("://").map(|(scheme, _)| scheme) {
        Some("http" | "https") if loopback => None,
        Some("https") => wrong_http(address),
        _ if address.is_empty() => Some("URL host is empty"),
        _ => Some("Only HTTPS links are allowed"),
    }
}

fn wrong_http(address: &str) -> Option<&'static str> {
    let spaced = address.chars().any(char::is_whitespace);
    let host = Url::parse(address).ok().and_then(|url| url.host_str().map(str::to_owned));
    match host {
        Some(host) if !spaced && (host.contains('.') || host.starts_with('[')) => None,
        _ => Some("Wrong HTTP URL"),
    }
}

#[cfg(test)]
mod tests {
    use super::{app_refusal, refusal};

    #[test]
    fn pages_that_open_over_a_chat() {
        for good in ["https://example.com/app?to=day", "http://127.0.0.1:8080/app", "http://localhost/app"] {
            assert_eq!(app_refusal(good), None, "{good}");
        }
        for (bad, why) in [
            ("", "URL host is empty"),
            ("example.com/app", "Only HTTPS links are allowed"),
            ("http://example.com/app", "Only HTTPS links are allowed"),
            ("http://127.0.0.1.example.com/app", "Only HTTPS links are allowed"),
            ("tg://resolve", "Only HTTPS links are allowed"),
            ("https://exa mple.com", "Wrong HTTP URL"),
        ] {
            assert_eq!(app_refusal(bad), Some(why), "{bad}");
        }
    }

    #[test]
    fn links_and_what_is_none() {
        for good in [
            "https://example.com",
            "http://127.0.0.1:8080/a?b=c",
            "example.com/x",
            "tg://user?id=5",
            "https://t.me/bot?start=a",
        ] {
            assert_eq!(refusal(good), None, "{good}");
        }
        for (bad, why) in [
            ("", "URL host is empty"),
            ("not-a-url", "Wrong HTTP URL"),
            ("http://localhost:3000", "Wrong HTTP URL"),
            ("https://exa mple.com", "Wrong HTTP URL"),
            ("ftp://example.com", "Unsupported URL protocol"),
        ] {
            assert_eq!(refusal(bad), Some(why), "{bad}");
        }
    }
}
