//! Words of people: as they are, but never more than words.
//!
//! A name may hold markup, line breaks, marks that turn the text around, nothing at all, or ten thousand signs.
//! A "character" here is what people see as one (a grapheme).

use unicode_segmentation::UnicodeSegmentation;

/// More signs than this in one character are no writing: a family of four with skin tones has 11.
const SIGNS_MAX: usize = 12;

/// A person's words in one line of at most `room` characters. Nothing when there is nothing to see.
///
/// Words with letters that run from right to left are isolated, so that they turn nothing else around.
pub(super) fn tidy(words: &str, room: usize) -> Option<String> {
    let line = one_line(words);
    if !line.chars().any(is_seen) {
        return None;
    }
    if !line.chars().any(runs_left) {
        return Some(cut(&line, room));
    }
    // The two isolating marks count: Telegram counts them too.
    Some(format!("\u{2068}{}\u{2069}", cut(&line, room.saturating_sub(2))))
}

/// A link without what no link has.
pub(super) fn link(url: &str) -> String {
    let strange = |sign: &char| sign.is_control() || sign.is_whitespace() || turns_text(*sign);
    url.chars().filter(|sign| !strange(sign)).collect()
}

/// Text as HTML.
pub(super) fn escape(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for sign in text.chars() {
        match sign {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            _ => html.push(sign),
        }
    }
    html
}

/// How many characters people see.
pub(super) fn length(text: &str) -> usize {
    text.graphemes(true).count()
}

/// At most `room` characters, an ellipsis being the last when it was more.
pub(super) fn cut(text: &str, room: usize) -> String {
    let mut characters = text.graphemes(true).map(few_signs);
    let kept: String = characters.by_ref().take(room).collect();
    if characters.next().is_none() {
        return kept;
    }
    let shorter: String = kept.graphemes(true).take(room.saturating_sub(1)).collect();
    if room == 0 { String::new() } else { format!("{}…", shorter.trim_end()) }
}

/// At most `room` UTF-16 units, an ellipsis being the last when it was more.
pub(super) fn cut_units(text: String, room: usize) -> String {
    if units(&text) <= room {
        return text;
    }
    let mut left = room - 1;
    let fits = |character: &&str| {
        let rest = left.checked_sub(units(character));
        left = rest.unwrap_or_default();
        rest.is_some()
    };
    let kept: String = text.graphemes(true).take_while(fits).collect();
    format!("{}…", kept.trim_end())
}

/// UTF-16 units of HTML without its tags, entities being one each.
pub(super) fn shown_units(html: &str) -> usize {
    let mut signs = html.chars();
    let mut shown = 0;
    while let Some(sign) = signs.next() {
        match sign {
            '<' => drop(signs.find(|sign| *sign == '>')),
            '&' => {
                signs.find(|sign| *sign == ';');
                shown += 1;
            }
            _ => shown += sign.len_utf16(),
        }
    }
    shown
}

fn units(text: &str) -> usize {
    text.chars().map(char::len_utf16).sum()
}

fn few_signs(character: &str) -> &str {
    character.char_indices().nth(SIGNS_MAX).map_or(character, |(end, _)| &character[..end])
}

fn one_line(words: &str) -> String {
    let signs = words.chars().filter(|sign| !turns_text(*sign));
    let plain: String = signs.map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Marks, overrides and isolates of direction.
fn turns_text(sign: char) -> bool {
    matches!(sign, '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Hebrew, Arabic and the other scripts that run from right to left.
fn runs_left(sign: char) -> bool {
    matches!(
        sign,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
    )
}

/// Whether a sign leaves ink: spaces, fillers and joiners do not.
fn is_seen(sign: char) -> bool {
    let fillers = matches!(
        sign,
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180E}'
            | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}'
    );
    !fillers && !sign.is_whitespace()
}
