//! Money: whole minor units of one currency.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::people::Lang;

/// A currency that has a name: its code, its sign, its names in Russian and in English.
type Named = (Currency, &'static str, [Vec<&'static str>; 2]);

static NAMED: LazyLock<Vec<Named>> = LazyLock::new(|| {
    let lines = include_str!("../data/currencies.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).filter_map(named).collect()
});

fn named(line: &'static str) -> Option<Named> {
    let [code, sign, ru, en] = line.split('\t').collect::<Vec<_>>().try_into().ok()?;
    Some((Currency::parse(code)?, sign, [ru, en].map(|names| names.split(',').collect())))
}

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

    /// What people call it: its sign and its name; its code when it has no name here.
    #[must_use]
    pub fn title(self, lang: Lang) -> String {
        let Some((_, sign, names)) = NAMED.iter().find(|(known, ..)| *known == self) else {
            return self.code().to_owned();
        };
        let name = names[usize::from(lang == Lang::En)].first().copied().unwrap_or_default();
        format!("{sign} {name}").trim_start().to_owned()
    }

    /// The currency that is called so, in any language: by its sign, a name or a form of it.
    #[must_use]
    pub fn called(text: &str) -> Option<Self> {
        let text = text.trim().trim_end_matches('.').to_lowercase();
        let is_it = |(_, sign, names): &&Named| {
            let known = names.iter().flatten().any(|name| name.to_lowercase() == text);
            known || (!sign.is_empty() && sign.to_lowercase() == text)
        };
        NAMED.iter().find(is_it).map(|(currency, ..)| *currency)
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
    fn a_currency_has_names() {
        for (text, code) in
            [("€", "EUR"), ("Euro", "EUR"), (" roubles ", "RUB"), ("br", "BYN"), ("tenge", "KZT")]
        {
            assert_eq!(Currency::called(text), Currency::parse(code), "{text}");
        }
        for nobodys in ["", " ", "gold", "."] {
            assert_eq!(Currency::called(nobodys), None, "{nobodys}");
        }
        let title = |code| Currency::parse(code).unwrap().title(Lang::En);
        assert_eq!(["EUR", "UZS", "JPY"].map(title), ["€ euro", "soʻm", "JPY"]);
    }

    #[test]
    fn a_currency_is_three_capital_letters() {
        assert_eq!(Currency::parse("RUB").map(|c| c.code().to_owned()).as_deref(), Some("RUB"));
        for wrong in ["", "rub", "RU", "RUBB", "₽₽₽", "R1B"] {
            assert_eq!(Currency::parse(wrong), None, "{wrong}");
        }
    }
}
