//! What a one-time link carries: whoever shows it may, once. Only its hash is kept.

use sha2::{Digest, Sha256};

use crate::hex::hex;

/// Characters of a secret: 32 of `A-Za-z0-9_-`, six bits each.
const LENGTH: usize = 32;
/// Random bytes that make one: 192 bits.
const BYTES: usize = 24;
const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The secret of a link, as `t.me` carries it. Never shown by `{:?}`, never stored: see [`Secret::hash`].
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Secret([u8; LENGTH]);

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Secret {
    /// Writes random bytes as a secret. The caller throws the dice: this package has none.
    #[must_use]
    pub fn from_random(bytes: [u8; BYTES]) -> Self {
        let mut signs = [0; LENGTH];
        for (three, four) in bytes.chunks_exact(3).zip(signs.chunks_exact_mut(4)) {
            let bits = u32::from(three[0]) << 16 | u32::from(three[1]) << 8 | u32::from(three[2]);
            for (place, sign) in four.iter_mut().enumerate() {
                let six = bits >> (18 - 6 * place) & 0x3F;
                *sign = ALPHABET[usize::try_from(six).unwrap_or_default()];
            }
        }
        Self(signs)
    }

    /// Reads a secret. Nothing for what has not its form; whether it opens anything, its hash tells.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let signs: [u8; LENGTH] = text.as_bytes().try_into().ok()?;
        signs.iter().all(|sign| ALPHABET.contains(sign)).then_some(Self(signs))
    }

    /// The secret itself, for a link.
    #[must_use]
    pub fn expose(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The same as four numbers of 48 bits, the way a button carries it.
    #[must_use]
    pub fn numbers(&self) -> [i64; 4] {
        let six = |sign: u8| ALPHABET.iter().position(|known| *known == sign).unwrap_or_default();
        let mut numbers = [0; 4];
        for (eight, number) in self.0.chunks_exact(LENGTH / 4).zip(&mut numbers) {
            *number =
                eight.iter().fold(0, |sum, sign| sum << 6 | i64::try_from(six(*sign)).unwrap_or_default());
        }
        numbers
    }

    /// Reads [`Secret::numbers`].
    #[must_use]
    pub fn from_numbers(numbers: [i64; 4]) -> Option<Self> {
        let mut signs = [0; LENGTH];
        for (number, eight) in numbers.iter().zip(signs.chunks_exact_mut(LENGTH / 4)) {
            if !(0..1 << 48).contains(number) {
                return None;
            }
            for (place, sign) in eight.iter_mut().rev().enumerate() {
                *sign = ALPHABET[usize::try_from(number >> (6 * place) & 0x3F).unwrap_or_default()];
            }
        }
        Some(Self(signs))
    }

    /// Its SHA-256 in hex: what the database keeps. The secret is random, so that it needs no salt.
    #[must_use]
    pub fn hash(&self) -> String {
        hex(&Sha256::digest(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_is_read_as_it_was_written_and_hides() {
        for byte in [0, 1, 0x7F, 0xAA, 0xFF] {
            let mut bytes = [byte; BYTES];
            bytes[23] ^= 0x55;
            let secret = Secret::from_random(bytes);
            assert_eq!(Secret::parse(secret.expose()), Some(secret));
            assert_eq!(secret.expose().len(), LENGTH);
            assert_eq!(Secret::from_numbers(secret.numbers()), Some(secret));
            assert_eq!(format!("{secret:?}"), "Secret(…)");
        }
        let one = Secret::from_random(*b"Man is distinguished, no");
        assert_eq!(one.expose(), "TWFuIGlzIGRpc3Rpbmd1aXNoZWQsIG5v");
    }

    /// Links are out for a week: a hash that changes shuts them all.
    #[test]
    fn a_hash_stays_what_it_is() {
        let hash = Secret::parse(&"a".repeat(32)).map(|secret| secret.hash());
        let known = "3ba3f5f43b92602683c19aee62a20342b084dd5971ddd33808d81a328879a547";
        assert_eq!(hash.as_deref(), Some(known));
    }

    #[test]
    fn a_button_carries_48_bits_four_times() {
        let secret = Secret::parse(&"_".repeat(32)).unwrap();
        assert_eq!(secret.numbers(), [(1 << 48) - 1; 4]);
        assert_eq!(Secret::from_numbers([0, 0, 0, 1 << 48]), None);
        assert_eq!(Secret::from_numbers([-1, 0, 0, 0]), None);
    }

    #[test]
    fn what_has_not_its_form_is_nothing() {
        for text in
            ["", "a", &"a".repeat(31), &"a".repeat(33), &"я".repeat(16), &format!("{} ", "a".repeat(31))]
        {
            assert_eq!(Secret::parse(text), None, "{text:?}");
        }
    }
}
