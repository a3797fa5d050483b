//! `parse_mode=HTML`: Telegram's little HTML into text and entities, or its complaint with a byte offset.
//!
//! Follows `TDLib`'s parser, which is what the Bot API runs: a tag that is not on the list, is not closed, or is
//! closed out of order is refused; `&lt; &gt; &amp; &quot;` and numeric entities are read, and any other `&…`
//! stays as it is typed. <https://core.telegram.org/bots/api#html-style>

use crate::entities::{self, Entity};
use crate::link;

const TAGS: [&str; 16] = [
    "a",
    "b",
    "strong",
    "i",
    "em",
    "s",
    "strike",
    "del",
    "u",
    "ins",
    "tg-spoiler",
    "tg-emoji",
    "span",
    "pre",
    "code",
    "blockquote",
];

/// Text without tags, and its entities, outer first.
///
/// # Errors
/// What Telegram says after "can't parse entities: ".
pub(crate) fn parse(source: &str) -> Result<(String, Vec<Entity>), String> {
    let mut parser =
        Parser { source, at: 0, text: String::new(), units: 0, open: Vec::new(), done: Vec::new() };
    while let Some(sign) = parser.peek() {
        match sign {
            '&' => parser.entity_sign(),
            '<' if source[parser.at + 1..].starts_with('/') => parser.end_tag()?,
            '<' => parser.start_tag()?,
            sign => parser.take(sign),
        }
    }
    if let Some(tag) = parser.open.last() {
        return Err(format!("Can't find end tag corresponding to start tag \"{}\"", tag.name));
    }
    entities::sort(&mut parser.done);
    Ok((parser.text, parser.done))
}

/// A tag that waits for its end.
struct Tag {
    name: String,
    /// The attribute that counts for this tag: address, language, emoji, class.
    argument: Option<String>,
    /// Where its text starts: UTF-16 units, bytes of the clean text.
    offset: i64,
    byte: usize,
}

struct Parser<'a> {
    source: &'a str,
    /// Byte offset in `source`.
    at: usize,
    text: String,
    /// Length of `text` in UTF-16 units.
    units: i64,
    open: Vec<Tag>,
    done: Vec<Entity>,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.source[self.at..].chars().next()
    }

    fn take(&mut self, sign: char) {
        self.push(sign);
        self.at += sign.len_utf8();
    }

    fn push(&mut self, sign: char) {
        self.text.push(sign);
        self.units += i64::try_from(sign.len_utf16()).unwrap_or(1);
    }

    fn entity_sign(&mut self) {
        if let Some((sign, length)) = decode(&self.source[self.at..]) {
            self.push(sign);
            self.at += length;
        } else {
            self.take('&');
        }
    }

    /// What stands here up to the first sign that `stops`; the place moves behind it.
    fn word(&mut self, stops: impl Fn(char) -> bool) -> String {
        let rest = &self.source[self.at..];
        let word = &rest[..rest.find(stops).unwrap_or(rest.len())];
        self.at += word.len();
        word.to_owned()
    }

    fn spaces(&mut self) {
        self.word(|sign| !sign.is_ascii_whitespace());
    }

    fn start_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        self.at += 1;
        let name = self.word(|sign| sign.is_ascii_whitespace() || sign == '>').to_lowercase();
        if self.peek().is_none() {
            return Err(format!("Unclosed start tag at byte offset {begin}"));
        }
        if !TAGS.contains(&name.as_str()) {
            return Err(format!("Unsupported start tag \"{name}\" at byte offset {begin}"));
        }
        let argument = self.attributes(&name, begin)?;
        if name == "span" && argument.as_deref() != Some("tg-spoiler") {
            return Err(format!("Tag \"span\" must have class \"tg-spoiler\" at byte offset {begin}"));
        }
        self.open.push(Tag { name, argument, offset: self.units, byte: self.text.len() });
        Ok(())
    }

    /// Reads up to and with `>`; gives the one attribute that counts for `tag`.
    fn attributes(&mut self, tag: &str, begin: usize) -> Result<Option<String>, String> {
        let mut argument = None;
        loop {
            self.spaces();
            match self.peek() {
                None => return Err(format!("Unclosed start tag at byte offset {begin}")),
                Some('>') => break,
                Some(_) => {}
            }
            let (name, value) = self.attribute(tag, begin)?;
            let counts = matches!(
                (tag, name.as_str()),
                ("a", "href")
                    | ("code" | "span", "class")
                    | ("tg-emoji", "emoji-id")
                    | ("blockquote", "expandable")
            );
            argument = if counts { Some(value) } else { argument };
        }
        self.at += 1;
        Ok(argument)
    }

    fn attribute(&mut self, tag: &str, begin: usize) -> Result<(String, String), String> {
        let name = self.word(|sign| sign.is_ascii_whitespace() || "=>/\"'".contains(sign)).to_lowercase();
        if name.is_empty() {
            return Err(format!("Empty attribute name in the tag \"{tag}\" at byte offset {begin}"));
        }
        self.spaces();
        if self.peek() != Some('=') {
            if tag == "blockquote" && name == "expandable" && self.peek().is_some() {
                return Ok((name, String::new()));
            }
            return Err(format!(
                "Expected equal sign in declaration of an attribute of the tag \"{tag}\" at byte offset {begin}"
            ));
        }
        self.at += 1;
        self.spaces();
        let value = match self.peek() {
            None => return Err(format!("Unclosed start tag at byte offset {begin}")),
            Some(quote @ ('"' | '\'')) => self.quoted(quote),
            Some(_) => self.token(begin)?,
        };
        Ok((name, value))
    }

    fn quoted(&mut self, quote: char) -> String {
        self.at += 1;
        let raw = self.word(|sign| sign == quote);
        self.at += usize::from(self.peek().is_some());
        let mut value = String::new();
        let mut rest = raw.as_str();
        while let Some(sign) = rest.chars().next() {
            let (sign, length) = decode(rest).unwrap_or((sign, sign.len_utf8()));
            value.push(sign);
            rest = &rest[length..];
        }
        value
    }

    fn token(&mut self, begin: usize) -> Result<String, String> {
        let token = self.word(|sign| !(sign.is_ascii_alphanumeric() || sign == '.' || sign == '-'));
        match self.peek() {
            Some(sign) if !sign.is_ascii_whitespace() && sign != '>' => {
                Err(format!("Unexpected end of name token at byte offset {begin}"))
            }
            _ => Ok(token.to_lowercase()),
        }
    }

    fn end_tag(&mut self) -> Result<(), String> {
        let begin = self.at;
        let Some(tag) = self.open.pop() else {
            return Err(format!("Unexpected end tag at byte offset {begin}"));
        };
        self.at += 2;
        let name = self.word(|sign| sign.is_ascii_whitespace() || sign == '>').to_lowercase();
        self.spaces();
        if self.peek() != Some('>') {
            return Err(format!("Unclosed end tag at byte offset {begin}"));
        }
        self.at += 1;
        if !name.is_empty() && name != tag.name {
            return Err(format!(
                "Unmatched end tag at byte offset {begin}, expected \"</{}>\", found \"</{name}>\"",
                tag.name
            ));
        }
        if self.units > tag.offset {
            let covered = self.text[tag.byte..].to_owned();
            self.close(tag, &covered)?;
        }
        Ok(())
    }

    /// Turns a closed tag into its entity; `covered` is the text between.
    fn close(&mut self, tag: Tag, covered: &str) -> Result<(), String> {
        let mut entity = Entity::new(kind(&tag), tag.offset, self.units - tag.offset);
        match entity.kind.as_str() {
            "pre" => entity.language = self.swallow_code(&entity),
            "code" => {
                let language = tag.argument.as_deref().and_then(|class| class.strip_prefix("language-"));
                entity.language = language.map(str::to_owned);
            }
            "custom_emoji" => {
                let id = tag.argument.filter(|id| id.parse::<i64>().is_ok());
                entity.custom_emoji_id = Some(id.ok_or("Invalid custom emoji identifier specified")?);
            }
            "text_link" => {
                let url = tag.argument.filter(|url| !url.is_empty()).unwrap_or_else(|| covered.to_owned());
                if link::refusal(&url).is_some() {
                    return Ok(()); // Telegram drops a link it cannot read and keeps the text.
                }
                entity.url = Some(url);
            }
            _ => {}
        }
        self.done.push(entity);
        Ok(())
    }

    /// `<pre><code class="language-x">` is one entity: takes the inner one away and gives its language.
    fn swallow_code(&mut self, pre: &Entity) -> Option<String> {
        let same =
            |code: &mut Entity| code.kind == "code" && (code.offset, code.length) == (pre.offset, pre.length);
        self.done.pop_if(same)?.language
    }
}

fn kind(tag: &Tag) -> &'static str {
    match tag.name.as_str() {
        "b" | "strong" => "bold",
        "i" | "em" => "italic",
        "s" | "strike" | "del" => "strikethrough",
        "u" | "ins" => "underline",
        "tg-spoiler" | "span" => "spoiler",
        "blockquote" if tag.argument.is_some() => "expandable_blockquote",
        "blockquote" => "blockquote",
        "tg-emoji" => "custom_emoji",
        "pre" => "pre",
        "code" => "code",
        _ => "text_link",
    }
}

/// The sign that `rest` starts with when it starts with an entity, and how many bytes that takes.
///
/// The closing `;` may be missing, as in `TDLib`.
fn decode(rest: &str) -> Option<(char, usize)> {
    let body = rest.strip_prefix('&')?;
    let (sign, length) = match body.strip_prefix('#') {
        Some(number) => decode_number(number)?,
        None => decode_name(body)?,
    };
    Some((sign, length + usize::from(rest[length..].starts_with(';'))))
}

fn decode_name(body: &str) -> Option<(char, usize)> {
    let name = &body[..body.find(|sign: char| !sign.is_ascii_alphabetic()).unwrap_or(body.len())];
    let sign = match name {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        _ => return None,
    };
    Some((sign, 1 + name.len()))
}

fn decode_number(number: &str) -> Option<(char, usize)> {
    let (digits, radix, mark) = match number.strip_prefix('x') {
        Some(digits) => (digits, 16, 3),
        None => (number, 10, 2),
    };
    let digits = &digits[..digits.find(|sign: char| !sign.is_digit(radix)).unwrap_or(digits.len())];
    let sign = char::from_u32(u32::from_str_radix(digits, radix).ok()?).filter(|sign| *sign != '\0')?;
    Some((sign, mark + digits.len()))
}

#[cfg(test)]
mod tests {
    use super::parse;
    use crate::entities::to_html;

    /// What comes in, and what the message says when it is turned back.
    #[test]
    fn what_telegram_reads() {
        for (source, back) in [
            ("plain", "plain"),
            ("<b>b</b><strong>s</strong>", "<b>b</b><b>s</b>"),
            ("<i>i</i> <em>e</em>", "<i>i</i> <i>e</i>"),
            ("<u>u</u><ins>i</ins>", "<u>u</u><u>i</u>"),
            ("<s>s</s><strike>k</strike><del>d</del>", "<s>s</s><s>k</s><s>d</s>"),
            ("<b>a<i>b<u>c</u></i></b>", "<b>a<i>b<u>c</u></i></b>"),
            ("<B>b</B>", "<b>b</b>"),
            ("<b>b</>", "<b>b</b>"),
            ("<b></b>x", "x"),
            ("<a href=\"https://a.bc/?x=1&amp;y=2\">l</a>", "<a href=\"https://a.bc/?x=1&amp;y=2\">l</a>"),
            ("<a href='https://a.bc'>l</a>", "<a href=\"https://a.bc\">l</a>"),
            ("<a>a.bc</a>", "<a href=\"a.bc\">a.bc</a>"),
            ("<a href=\"nothing\">l</a>", "l"),
            ("<a href=\"tg://user?id=5\">l</a>", "<a href=\"tg://user?id=5\">l</a>"),
            ("<code>c</code><pre>p</pre>", "<code>c</code><pre>p</pre>"),
            (
                "<pre><code class=\"language-rust\">r</code></pre>",
                "<pre><code class=\"language-rust\">r</code></pre>",
            ),
            ("<tg-spoiler>s</tg-spoiler>", "<tg-spoiler>s</tg-spoiler>"),
            ("<span class=\"tg-spoiler\">s</span>", "<tg-spoiler>s</tg-spoiler>"),
            ("<blockquote>q</blockquote>", "<blockquote>q</blockquote>"),
            ("<blockquote expandable>q</blockquote>", "<blockquote expandable>q</blockquote>"),
            ("<tg-emoji emoji-id=\"536\">x</tg-emoji>", "<tg-emoji emoji-id=\"536\">x</tg-emoji>"),
            ("&lt;&gt;&amp;&quot;", "&lt;&gt;&amp;&quot;"),
            ("&#65;&#x42;&#128512;", "AB😀"),
            ("&nbsp; & &unknown;", "&amp;nbsp; &amp; &amp;unknown;"),
            ("a > b", "a &gt; b"),
        ] {
            let (text, entities) = parse(source).unwrap();
            assert_eq!(to_html(&text, &entities), back, "{source}");
        }
    }

    #[test]
    fn offsets_are_in_utf16_units() {
        let (text, entities) = parse("😀 <b>жук</b>").unwrap();
        assert_eq!(text, "😀 жук");
        assert_eq!((entities[0].offset, entities[0].length), (3, 3));
    }

    #[test]
    fn what_telegram_refuses() {
        for (source, why) in [
            ("<script>x</script>", "Unsupported start tag \"script\" at byte offset 0"),
            ("жук <br>", "Unsupported start tag \"br\" at byte offset 7"),
            ("a < b", "Unsupported start tag \"\" at byte offset 2"),
            ("a <", "Unclosed start tag at byte offset 2"),
            ("a < b > c", "Unsupported start tag \"\" at byte offset 2"),
            ("<b>x", "Can't find end tag corresponding to start tag \"b\""),
            ("x</b>", "Unexpected end tag at byte offset 1"),
            ("<b><i>test</b></i>", "Unmatched end tag at byte offset 10, expected \"</i>\", found \"</b>\""),
            ("<b>x</b", "Unclosed end tag at byte offset 4"),
            ("<b", "Unclosed start tag at byte offset 0"),
            ("<a href=\"x", "Unclosed start tag at byte offset 0"),
            (
                "<a href>x</a>",
                "Expected equal sign in declaration of an attribute of the tag \"a\" at byte offset 0",
            ),
            ("<a =x>x</a>", "Empty attribute name in the tag \"a\" at byte offset 0"),
            ("<a href=x/y>x</a>", "Unexpected end of name token at byte offset 0"),
            ("<span>x</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0"),
            ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ] {
            assert_eq!(parse(source).unwrap_err(), why, "{source}");
        }
    }
}
