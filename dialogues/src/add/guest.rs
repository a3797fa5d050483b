//! Somebody new, as staff write or share them.

use okoshko_domain::people::tidy_name;
use okoshko_domain::typed;

use super::Guest;
use crate::event::Given;

/// Fewer digits without a `+` are a part of the name.
const FEW: usize = 4;

impl Guest {
    /// "Maria", "Maria +7 917 123-45-67", "+7 917 123-45-67 Maria": a name and a phone, and the digits that are no phone.
    #[must_use]
    pub fn read(text: &str) -> (Self, Option<String>) {
        let Some((before, digits, behind)) = split(text) else {
            return (Self { name: tidy_name(text), ..Self::default() }, None);
        };
        let name = tidy_name(&format!("{before} {behind}"));
        match typed::phone(digits) {
            Ok(phone) => (Self { name, phone, telegram_id: None }, None),
            Err(_) => (Self { name, ..Self::default() }, Some(digits.chars().take(FEW * FEW).collect())),
        }
    }

    /// Whether nothing is known of them.
    #[must_use]
    pub fn is_nobody(&self) -> bool {
        *self == Self::default()
    }

    /// What was typed, or a contact; the digits that are no phone.
    pub(crate) fn given(given: &Given) -> Option<(Self, Option<String>)> {
        match given {
            Given::Contact { name, phone, telegram_id, .. } => {
                let phone = typed::phone(phone).or_else(|_| typed::phone(&format!("+{phone}")));
                let phone = phone.unwrap_or_default();
                Some((Self { name: tidy_name(name), phone, telegram_id: *telegram_id }, None))
            }
            Given::Text { typed, .. } => Some(Self::read(&typed.text)),
            Given::Place { .. } | Given::Photo(_) | Given::Other => None,
        }
    }
}

/// What stands before a phone, the phone, and what stands behind it.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let from = text.find(|sign: char| sign == '+' || sign.is_ascii_digit())?;
    let is_phone = |sign: char| sign.is_ascii_digit() || sign.is_whitespace() || is_between(sign);
    let rest = &text[from..];
    let end = rest.find(|sign: char| !is_phone(sign)).unwrap_or(rest.len());
    let digits = rest[..end].trim_end_matches(|sign: char| !sign.is_ascii_digit());
    let count = digits.bytes().filter(u8::is_ascii_digit).count();
    let is_one = count >= FEW || (rest.starts_with('+') && count > 0);
    let before = text[..from].trim_end_matches(['(', ' ', ',', ':']);
    is_one.then(|| (before, digits, rest[digits.len()..].trim_start_matches([')', ',', ' '])))
}

fn is_between(sign: char) -> bool {
    "+()-.\u{2010}\u{2011}\u{2012}\u{2013}".contains(sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_a_phone_stand_in_any_order() {
        for (text, name, phone) in [
            ("Maria", "Maria", ""),
            ("Maria +7 917 123-45-67", "Maria", "+79171234567"),
            ("8 (917) 123-45-67 Maria", "Maria", "+79171234567"),
            ("Maria (8 917 1234567)", "Maria", "+79171234567"),
            ("Maria, +44 20 7946 0000, a friend", "Maria a friend", "+442079460000"),
            ("Maria 25", "Maria 25", ""),
            ("+79171234567", "", "+79171234567"),
        ] {
            let guest = Guest { name: name.to_owned(), phone: phone.to_owned(), telegram_id: None };
            assert_eq!(Guest::read(text), (guest, None), "{text}");
        }
    }

    #[test]
    fn digits_that_are_no_phone_are_told() {
        for (text, name, piece) in
            [("Maria 8917", "Maria", "8917"), ("Maria +7", "Maria", "+7"), ("12345", "", "12345")]
        {
            let guest = Guest { name: name.to_owned(), ..Guest::default() };
            assert_eq!(Guest::read(text), (guest, Some(piece.to_owned())), "{text}");
        }
    }
}
