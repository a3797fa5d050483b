//! Names.

use super::appointment::one_line;
use super::{TypedError, Wrong};

/// The longest name of a service, a category, a person or a studio, in characters.
pub const NAME_MAX: usize = 64;

/// A name as it is kept: one line, single spaces, `1..=64` characters.
///
/// # Errors
/// [`Wrong::Empty`] without a sign that can be seen; [`Wrong::NotAName`] for several lines or control characters; [`Wrong::NameTooLong`].
pub fn name(text: &str) -> Result<String, TypedError> {
    let text = text.trim();
    let wrong = |wrong| TypedError { wrong, piece: text.chars().take(NAME_MAX).collect(), from: 0 };
    if text.chars().any(|sign| (sign.is_control() && sign != '\t') || is_turned(sign)) {
        return Err(wrong(Wrong::NotAName));
    }
    let name = one_line(text);
    match name.chars().count() {
        _ if !name.chars().any(is_seen) => Err(wrong(Wrong::Empty)),
        1..=NAME_MAX => Ok(name),
        _ => Err(wrong(Wrong::NameTooLong)),
    }
}

/// Whether a sign leaves ink: spaces, fillers and joiners do not.
fn is_seen(sign: char) -> bool {
    let filler = matches!(
        sign,
        '\u{AD}' | '\u{34F}' | '\u{115F}' | '\u{1160}' | '\u{180B}'..='\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{2800}' | '\u{3164}'
            | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}' | '\u{E0000}'..='\u{E0FFF}'
    );
    !filler && !sign.is_whitespace()
}

/// Signs that break a line or turn what stands around them.
fn is_turned(sign: char) -> bool {
    matches!(sign, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
