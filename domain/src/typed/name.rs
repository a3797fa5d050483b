//! Names.

use super::appointment::one_line;
use super::{TypedError, Wrong};

/// The longest name of a service, a category, a person or a studio, in characters.
pub const NAME_MAX: usize = 64;

/// A name as it is kept: one line, single spaces, `1..=64` characters.
///
/// # Errors
/// [`Wrong::Empty`]; [`Wrong::NotAName`] for several lines or control characters; [`Wrong::NameTooLong`].
pub fn name(text: &str) -> Result<String, TypedError> {
    let text = text.trim();
    let wrong = |wrong| TypedError { wrong, piece: text.chars().take(NAME_MAX).collect(), from: 0 };
    if text.chars().any(|sign| (sign.is_control() && sign != '\t') || is_turned(sign)) {
        return Err(wrong(Wrong::NotAName));
    }
    let name = one_line(text);
    match name.chars().count() {
        0 => Err(wrong(Wrong::Empty)),
        1..=NAME_MAX => Ok(name),
        _ => Err(wrong(Wrong::NameTooLong)),
    }
}

/// Signs that break a line or turn what stands around them.
fn is_turned(sign: char) -> bool {
    matches!(sign, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
