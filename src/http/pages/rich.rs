//! Formatted words of staff, once more without anything that a page should not hold.

use std::fmt;

use askama::filters::HtmlSafe;

use super::markup::{escape, plain};

/// The formatting of a page.
const KEPT: [&str; 5] = ["b", "i", "u", "s", "code"];

/// HTML that may stand in a page as it is. Only [`Rich::of`] makes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rich(String);

impl HtmlSafe for Rich {}

impl fmt::Display for Rich {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Rich {
    /// Telegram's HTML with tags of `KEPT` and links to https alone; everything else is words. Nothing when there are
    /// none.
    #[must_use]
    pub fn of(html: &str) -> Option<Self> {
        let mut kept = String::with_capacity(html.len());
        let mut open: Vec<&'static str> = Vec::new();
        let mut pieces = html.trim().split('<');
        escape(&mut kept, &plain(pieces.next().unwrap_or_default()));
        for piece in pieces {
            let Some((tag, words)) = piece.split_once('>') else { continue };
            push(&mut kept, &mut open, tag);
            escape(&mut kept, &plain(words));
        }
        while let Some(tag) = open.pop() {
            kept.extend(["</", tag, ">"]);
        }
        (!kept.trim().is_empty()).then_some(Self(kept))
    }
}

fn push(kept: &mut String, open: &mut Vec<&'static str>, tag: &str) {
    let (closes, tag) = tag.strip_prefix('/').map_or((false, tag), |tag| (true, tag));
    let name = tag.split(' ').next().unwrap_or_default();
    if closes {
        if open.last() == Some(&name) {
            open.pop();
            kept.extend(["</", name, ">"]);
        }
        return;
    }
    if let Some(known) = KEPT.iter().find(|known| **known == name) {
        open.push(known);
        kept.extend(["<", known, ">"]);
    } else if name == "a"
        && let Some(url) = link(tag)
    {
        open.push("a");
        kept.push_str("<a rel=\"nofollow noopener\" href=\"");
        escape(kept, &url);
        kept.push_str("\">");
    }
}

/// Where a tag leads, when it is an https address.
fn link(tag: &str) -> Option<String> {
    let (_, rest) = tag.split_once("href=\"")?;
    let url = url::Url::parse(&plain(rest.split('"').next()?)).ok()?;
    (url.scheme() == "https" && url.has_host()).then(|| url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_page_may_hold_is_kept() {
        for (html, kept) in [
            ("plain &amp; simple", "plain &amp; simple"),
            ("<b>bold <i>both</i></b>", "<b>bold <i>both</i></b>"),
            ("a &lt;script&gt; of words", "a &lt;script&gt; of words"),
            ("<script>alert(1)</script>", "alert(1)"),
            ("<img src=x onerror=alert(1)>x", "x"),
            ("<b onclick=\"x\">b</b>", "<b>b</b>"),
            ("<b>never closed", "<b>never closed</b>"),
            ("</b>never opened", "never opened"),
            ("<blockquote>q</blockquote><pre>p</pre>", "qp"),
            ("<a href=\"javascript:alert(1)\">x</a>", "x"),
            ("<a href=\"http://a.example\">x</a>", "x"),
            (
                "<a href=\"https://a.example/?a=1&amp;b=&quot;\">x</a>",
                "<a rel=\"nofollow noopener\" href=\"https://a.example/?a=1&amp;b=%22\">x</a>",
            ),
            ("quotes \" and '", "quotes &quot; and &#39;"),
            ("&amp;lt;b&amp;gt;", "&amp;lt;b&amp;gt;"),
            ("broken <b", "broken "),
        ] {
            assert_eq!(Rich::of(html), Some(Rich(kept.to_owned())), "{html}");
        }
        assert_eq!(Rich::of(" "), None);
        assert_eq!(Rich::of(""), None);
    }
}
