//! Sites of others that may show our pages inside their own.

/// The most that one studio names.
pub const MOST_SITES: usize = 5;
/// The longest address of one, in characters.
const LENGTH: usize = 100;
/// The longest part of a host name (RFC 1035).
const LABEL: usize = 63;

/// A site by its origin: `https://salon.example`, maybe with a port. Names may be in any script.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Site(String);

impl Site {
    /// What somebody typed or copied from a browser: what stands after the host is left out. Only https: what came on
    /// another way could be changed on it.
    #[must_use]
    pub fn typed(text: &str) -> Option<Self> {
        let text = text.to_lowercase();
        let rest = match text.split_once("://") {
            Some(("https", rest)) => rest,
            Some(_) => return None,
            None => &text,
        };
        let origin = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let (host, port) = match origin.split_once(':') {
            Some((host, port)) => (host, port.parse::<u16>().ok().filter(|port| *port > 0)?),
            None => (origin, 443),
        };
        let fits = host.contains('.') && host.split('.').all(is_label) && origin.chars().count() <= LENGTH;
        let port = if port == 443 { String::new() } else { format!(":{port}") };
        fits.then(|| Self(format!("https://{host}{port}")))
    }

    /// Several, with spaces or commas between them; the same twice is once.
    ///
    /// # Errors
    /// The first piece that is none.
    pub fn all_typed(text: &str) -> Result<Vec<Self>, &str> {
        let pieces = text.split(|sign: char| sign.is_whitespace() || sign == ',' || sign == ';');
        let mut sites = Vec::new();
        for piece in pieces.filter(|piece| !piece.is_empty()) {
            let site = Self::typed(piece).ok_or(piece)?;
            if !sites.contains(&site) {
                sites.push(site);
            }
        }
        if sites.is_empty() { Err(text) } else { Ok(sites) }
    }

    /// As it is shown and kept.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_label(label: &str) -> bool {
    let known = |sign: char| sign.is_alphanumeric() || sign == '-';
    let length = (1..=LABEL).contains(&label.chars().count());
    length && label.chars().all(known) && !label.starts_with('-') && !label.ends_with('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_its_origin() {
        for (text, site) in [
            ("https://salon.example", Some("https://salon.example")),
            ("Salon.Example/", Some("https://salon.example")),
            ("https://www.salon.example/price?a=1#top", Some("https://www.salon.example")),
            ("https://салон.рф", Some("https://салон.рф")),
            ("https://salon.example:8443/x", Some("https://salon.example:8443")),
            ("https://salon.example:443", Some("https://salon.example")),
            ("http://salon.example", None),
            ("javascript://salon.example", None),
            ("salon", None),
            ("https://", None),
            ("https://user@salon.example", None),
            ("https://salon.example:0", None),
            ("https://*.example", None),
            ("https://salon..example", None),
            ("https://-salon.example", None),
            ("https://salon.example; script-src *", None),
            ("https://[::1]", None),
        ] {
            assert_eq!(Site::typed(text).as_ref().map(Site::as_str), site, "{text}");
        }
        assert_eq!(Site::typed(&format!("{}.example", "a".repeat(64))), None);
    }

    #[test]
    fn several_are_told_apart() {
        let sites = Site::all_typed(" a.example, https://b.example/x\na.example ; ").unwrap();
        assert_eq!(
            sites.iter().map(Site::as_str).collect::<Vec<_>>(),
            ["https://a.example", "https://b.example"]
        );
        assert_eq!(Site::all_typed("a.example http://b.example"), Err("http://b.example"));
        assert_eq!(Site::all_typed(" "), Err(" "));
    }
}
