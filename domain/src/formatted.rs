//! Formatted words of staff: what is kept of Telegram's HTML.

/// The formatting that stays. Links and emoji of one's own go; their words stay.
const KEPT: [&str; 8] = ["b", "i", "u", "s", "code", "pre", "tg-spoiler", "blockquote"];

/// The most characters that what somebody tells of a service, of themselves or of their place may have.
pub const MOST: usize = 600;

/// Formatted words as they are kept: tags of `KEPT` alone, without attributes, each closed in its order. Empty when
/// there is nothing to see.
///
/// # Errors
/// How many characters people would see, when that is more than `max`.
pub fn formatted(html: &str, max: usize) -> Result<String, usize> {
    let mut kept = String::with_capacity(html.len());
    let mut open: Vec<&str> = Vec::new();
    let mut pieces = html.trim().split('<');
    push_words(&mut kept, pieces.next().unwrap_or_default());
    for piece in pieces {
        let Some((tag, words)) = piece.split_once('>') else { continue };
        push_tag(&mut kept, &mut open, tag);
        push_words(&mut kept, words);
    }
    while let Some(tag) = open.pop() {
        kept.extend(["</", tag, ">"]);
    }
    match (shown(&kept), seen(&kept)) {
        (_, false) => Ok(String::new()),
        (length, _) if length > max => Err(length),
        _ => Ok(kept),
    }
}

/// The words of HTML without its tags and entities.
#[must_use]
pub fn plain(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(start) = rest.find('<') {
        text.push_str(&rest[..start]);
        rest = rest[start..].split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// How many characters of HTML people see.
#[must_use]
pub fn shown(html: &str) -> usize {
    words(html).count()
}

fn seen(html: &str) -> bool {
    words(html).any(|sign| !sign.is_whitespace())
}

/// The signs of HTML without its tags, an entity being one.
fn words(html: &str) -> impl Iterator<Item = char> {
    let mut signs = html.chars();
    std::iter::from_fn(move || {
        loop {
            match signs.next()? {
                '<' => drop(signs.find(|sign| *sign == '>')),
                '&' => return signs.find(|sign| *sign == ';'),
                sign => return Some(sign),
            }
        }
    })
}

fn push_tag<'a>(kept: &mut String, open: &mut Vec<&'a str>, tag: &'a str) {
    let name = tag.trim_start_matches('/').split(' ').next().unwrap_or_default();
    if !KEPT.contains(&name) {
        return;
    }
    if !tag.starts_with('/') {
        open.push(name);
        kept.extend(["<", name, ">"]);
    } else if open.last() == Some(&name) {
        open.pop();
        kept.extend(["</", name, ">"]);
    }
}

/// Marks that turn the text around would turn ours too.
fn push_words(kept: &mut String, words: &str) {
    let turns = |sign: char| matches!(sign, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    kept.extend(words.chars().filter(|sign| !turns(*sign) && (*sign == '\n' || !sign.is_control())));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_alone_are_as_somebody_typed_them() {
        for (html, words) in [
            ("<b>bold <i>both</i></b> &amp; \nplain", "bold both & \nplain"),
            ("&lt;b&gt; &quot;&amp;lt;&quot;", "<b> \"&lt;\""),
            ("never <b closed", "never "),
            ("", ""),
        ] {
            assert_eq!(plain(html), words, "{html}");
        }
    }

    #[test]
    fn only_known_formatting_is_kept() {
        for (html, kept) in [
            ("plain &amp; simple", "plain &amp; simple"),
            ("<b>bold <i>both</i></b>", "<b>bold <i>both</i></b>"),
            ("<a href=\"https://example.com\">a link</a>", "a link"),
            ("<tg-emoji emoji-id=\"5\">x</tg-emoji>", "x"),
            ("<pre><code class=\"language-rust\">x</code></pre>", "<pre><code>x</code></pre>"),
            ("<blockquote expandable>q</blockquote>", "<blockquote>q</blockquote>"),
            ("<b>never closed", "<b>never closed</b>"),
            ("</b>never opened", "never opened"),
            ("<b><i>crossed</b></i>", "<b><i>crossed</i></b>"),
            ("a\u{202E}b\u{0}c\nd", "abc\nd"),
            ("broken <b", "broken "),
            ("<b> </b>", ""),
            ("", ""),
        ] {
            assert_eq!(formatted(html, 600).as_deref(), Ok(kept), "{html}");
        }
    }

    #[test]
    fn only_what_people_see_is_counted() {
        let words = format!("<b>{}</b>&lt;", "x".repeat(599));
        assert_eq!(formatted(&words, 600), Ok(words.clone()));
        assert_eq!(formatted(&format!("{words}y"), 600), Err(601));
    }
}
