//! Phone numbers.

use super::{TypedError, Wrong};

/// The longest number with its signs, in characters.
const LONGEST: usize = 40;

/// A number in E.164: "8 (917) 123-45-67" and "+7 917 123-45-67" are `+79171234567`.
///
/// Without a `+` it is a number of Russia or Kazakhstan: eleven digits that begin with 7 or 8, or ten with 9.
///
/// # Errors
/// [`Wrong::Empty`], [`Wrong::NotAPhone`].
pub fn phone(text: &str) -> Result<String, TypedError> {
    let text = text.trim();
    let wrong = |wrong| TypedError { wrong, piece: text.chars().take(LONGEST).collect(), from: 0 };
    if text.is_empty() {
        return Err(wrong(Wrong::Empty));
    }
    international(text).ok_or_else(|| wrong(Wrong::NotAPhone))
}

fn international(text: &str) -> Option<String> {
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let (has_plus, number) = text.strip_prefix('+').map_or((false, text), |number| (true, number));
    let is_between =
        |sign: char| sign.is_whitespace() || "()-.\u{2010}\u{2011}\u{2012}\u{2013}".contains(sign);
    let digits: String = number.chars().filter(|sign| !is_between(*sign)).collect();
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let full = match (has_plus, digits.len(), digits.as_bytes().first()?) {
        (true, ..) => digits,
        (false, 11, b'7' | b'8') => format!("7{}", &digits[1..]),
        (false, 10, b'9') => format!("7{digits}"),
        _ => digits.strip_prefix("00")?.to_owned(),
    };
    let right = match full.as_bytes().first()? {
        b'0' => false,
        b'7' => full.len() == 11,
        _ => (8..=15).contains(&full.len()),
    };
    right.then(|| format!("+{full}"))
}
