//! Bytes as text.

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Two small hexadecimal digits a byte.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let halves = bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xF]);
    halves.map(|half| char::from(DIGITS[usize::from(half)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_has_two_digits() {
        for (bytes, text) in [(&[][..], ""), (&[0, 9, 10, 0x1f], "00090a1f"), (&[0xf0, 0xff], "f0ff")] {
            assert_eq!(hex(bytes), text);
        }
    }
}
