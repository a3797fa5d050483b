//! Words into HTML and back.

/// Adds words as HTML.
pub(super) fn escape(html: &mut String, words: &str) {
    for sign in words.chars() {
        match sign {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            _ => html.push(sign),
        }
    }
}

/// The words of HTML without tags.
pub(super) fn plain(html: &str) -> String {
    let signs = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")];
    signs.iter().fold(html.to_owned(), |words, (entity, sign)| words.replace(entity, sign))
}
