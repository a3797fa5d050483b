//! From a text to its pieces.

use std::collections::HashMap;
use std::ops::Range;

use super::{Kind, Known, Token, Typed};

/// How many characters of a text are looked at.
pub const LONGEST: usize = 4096;

/// The words that are known, of every language at once.
#[derive(Clone, Debug, Default)]
pub struct Words {
    known: HashMap<String, Known>,
    /// How many words the longest phrase has.
    longest: usize,
}

impl Words {
    /// A table of words and phrases; of two that are written the same the later one stands.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, Known)>) -> Self {
        let mut words = Self { known: HashMap::new(), longest: 1 };
        for (phrase, known) in phrases {
            let phrase = phrase.split([' ', '.', '-']).filter(|word| !word.is_empty());
            let phrase: Vec<String> = phrase.map(normal).collect();
            words.longest = words.longest.max(phrase.len());
            words.known.insert(phrase.join(" "), known);
        }
        words
    }

    /// The pieces of a text, whatever its case; of more than [`LONGEST`] characters only the first.
    #[must_use]
    pub fn lex(&self, text: &str) -> Typed {
        let end = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
        let text = &text[..end];
        let raw = pieces(text);
        let mut tokens = Vec::with_capacity(raw.len());
        let mut at = 0;
        while at < raw.len() {
            let (token, taken) = self.phrase(text, &raw[at..]).unwrap_or((raw[at], 1));
            tokens.push(token);
            at += taken;
        }
        Typed { text: text.to_owned(), tokens }
    }

    /// The longest phrase that begins here, and how many pieces it is.
    fn phrase(&self, text: &str, raw: &[Token]) -> Option<(Token, usize)> {
        let mut phrase = String::new();
        let (mut words, mut at, mut found) = (0, 0, None);
        while let Some(token) = raw.get(at) {
            if !matches!(token.kind, Kind::Word | Kind::Sign(_)) || words == self.longest {
                break;
            }
            phrase.push_str(&normal(&text[token.from..token.to]));
            (words, at) = (words + 1, at + 1);
            if let Some(known) = self.known.get(&phrase) {
                found = Some((*known, at));
            }
            if joins(&raw[at..], raw[at - 1].to) {
                at += 1;
            }
            phrase.push(' ');
        }
        let (known, pieces) = found?;
        let dot = raw.get(pieces).filter(|dot| shortens(dot, &raw[pieces - 1]));
        let taken = pieces + usize::from(dot.is_some());
        Some((Token { kind: Kind::Known(known), from: raw[0].from, to: raw[taken - 1].to }, taken))
    }
}

/// Whether a dot or a dash is next, and right behind it another word: both are as good as a space in a phrase.
fn joins(next: &[Token], end: usize) -> bool {
    match next {
        [sign, word, ..] => {
            matches!(sign.kind, Kind::Sign('.' | '-')) && sign.from == end && word.kind == Kind::Word
        }
        _ => false,
    }
}

/// Whether this is the full stop of a shortened word.
fn shortens(dot: &Token, word: &Token) -> bool {
    word.kind == Kind::Word && dot.kind == Kind::Sign('.') && dot.from == word.to
}

/// Lower case, with the letters that few people type right made plain.
pub(super) fn normal(word: &str) -> String {
    let lower = word.to_lowercase();
    // The Russian "yo" with and without its dots, as one character or two; "short i" as two; a curly apostrophe.
    lower
        .replace('\u{451}', "\u{435}")
        .replace("\u{435}\u{308}", "\u{435}")
        .replace("\u{438}\u{306}", "\u{439}")
        .replace('\u{2019}', "'")
}

/// Words, numbers, signs and line ends; nothing is known yet.
fn pieces(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut from = 0;
    while let Some(first) = text[from..].chars().next() {
        let (kind, range) = piece(text, from, first);
        from = range.end;
        tokens.extend(kind.map(|kind| Token { kind, from: range.start, to: range.end }));
    }
    tokens
}

fn piece(text: &str, from: usize, first: char) -> (Option<Kind>, Range<usize>) {
    let one = from..from + first.len_utf8();
    if first.is_ascii_digit() {
        let range = run(text, from, |sign| sign.is_ascii_digit());
        let number = text[range.clone()].parse().unwrap_or(u32::MAX);
        return (Some(Kind::Number(number)), range);
    }
    if first.is_alphabetic() {
        return (Some(Kind::Word), word(text, from));
    }
    match first {
        '\n' => (Some(Kind::Break), one),
        '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}' | '\u{FE0E}' | '\u{FE0F}' => (None, one),
        dash if is_dash(dash) => (Some(Kind::Sign('-')), one),
        space if space.is_whitespace() => (None, one),
        sign => (Some(Kind::Sign(sign)), one),
    }
}

fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
}

/// A word: letters with their accents, and an apostrophe between letters.
fn word(text: &str, from: usize) -> Range<usize> {
    let is_letter = |sign: char| sign.is_alphabetic() || matches!(sign, '\u{300}'..='\u{36F}');
    let mut end = run(text, from, is_letter).end;
    while let Some(apostrophe) = text[end..].chars().next().filter(|sign| matches!(sign, '\'' | '\u{2019}')) {
        let inner = end + apostrophe.len_utf8();
        if !text[inner..].starts_with(char::is_alphabetic) {
            break;
        }
        end = run(text, inner, is_letter).end;
    }
    from..end
}

fn run(text: &str, from: usize, belongs: impl Fn(char) -> bool) -> Range<usize> {
    let length = text[from..].find(|sign| !belongs(sign)).unwrap_or(text.len() - from);
    from..from + length
}
