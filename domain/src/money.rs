//! Money: whole minor units of one currency.

use serde::{Deserialize, Serialize};

/// An amount in minor units (kopecks, cents) of `currency`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Money {
    /// Minor units: 150 000 is 1 500 ₽.
    pub minor: i64,
    /// Whose units they are.
    pub currency: Currency,
}

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Currency([u8; 3]);

impl Currency {
    /// Three capital Latin letters, or nothing.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let bytes: [u8; 3] = code.as_bytes().try_into().ok()?;
        bytes.iter().all(u8::is_ascii_uppercase).then_some(Self(bytes))
    }

    /// The ISO 4217 code.
    #[must_use]
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// How many minor units make one, by ISO 4217.
    #[must_use]
    pub fn minor_units(self) -> i64 {
        match &self.0 {
            b"JPY" | b"KRW" | b"VND" | b"CLP" | b"ISK" | b"XAF" | b"XOF" | b"PYG" | b"UGX" => 1,
            b"BHD" | b"KWD" | b"OMR" | b"TND" | b"JOD" | b"IQD" => 1000,
            _ => 100,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_currency_is_three_capital_letters() {
        assert_eq!(Currency::parse("RUB").map(|c| c.code().to_owned()).as_deref(), Some("RUB"));
        for wrong in ["", "rub", "RU", "RUBB", "₽₽₽", "R1B"] {
            assert_eq!(Currency::parse(wrong), None, "{wrong}");
        }
    }
}
