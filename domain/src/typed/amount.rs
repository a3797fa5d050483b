//! Prices.

use super::reader::Reader;
use super::{Kind, Known, Typed, TypedError, Wrong};
use crate::money::{Currency, Money};

/// The greatest price, in whole units.
const MOST: u64 = 100_000_000;

/// A price as it was typed: its currency is the studio's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Whole units, up to 100 000 000.
    pub whole: i64,
    /// Hundredths of a unit, `0..100`.
    pub hundredths: i64,
    /// Whether it is the lowest of several: "from 1500", "1500+", "1500-2000".
    pub from: bool,
}

impl Amount {
    /// The same price in minor units; what the currency has no coin for is left out.
    #[must_use]
    pub fn money(self, currency: Currency) -> Money {
        let units = currency.minor_units();
        Money { minor: self.whole * units + self.hundredths * units / 100, currency }
    }
}

/// A price: "1500", "1 500", "1500,50", "from 1 500 roubles", "1,500.00", "2k", "1500-2000".
///
/// # Errors
/// [`Wrong::NotMoney`], [`Wrong::Negative`], [`Wrong::TooMuch`], [`Wrong::Extra`].
pub fn money(typed: &Typed) -> Result<Amount, TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    let (amount, _) = read_amount(&mut reader, Groups::Any)?;
    reader.finish()?;
    Ok(amount)
}

/// Whether a space may be inside a number.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Groups {
    /// "1 500" is one number.
    Any,
    /// It is two.
    Glued,
}

/// A price, and whether its words say that it is one.
pub(super) fn read_amount(reader: &mut Reader, groups: Groups) -> Result<(Amount, bool), TypedError> {
    let start = *reader;
    let mut from = reader.known(Known::From);
    if reader.known(Known::Free) {
        return Ok((Amount { whole: 0, hundredths: 0, from }, true));
    }
    let mut labelled = reader.known(Known::Money) || from;
    if reader.sign('-') {
        let below = reader.figure().map_or(Wrong::NotMoney, |_| Wrong::Negative);
        return Err(reader.wrong_since(start, below));
    }
    let mut whole = read_whole(reader, groups)?;
    let mut hundredths = read_hundredths(reader);
    if reader.known(Known::Thousand) {
        whole = whole.saturating_mul(1000).saturating_add(hundredths * 10);
        (hundredths, labelled) = (0, true);
    }
    from |= skip_greatest(reader, whole);
    labelled |= reader.known(Known::Money);
    if whole > MOST || whole == MOST && hundredths > 0 {
        return Err(reader.wrong_since(start, Wrong::TooMuch));
    }
    let signed = |value: u64| i64::try_from(value).unwrap_or_default();
    Ok((Amount { whole: signed(whole), hundredths: signed(hundredths), from }, labelled))
}

/// Digits, in groups of three behind the first when it has no more.
fn read_whole(reader: &mut Reader, groups: Groups) -> Result<u64, TypedError> {
    let Some(first) = reader.figure() else { return Err(reader.wrong(Wrong::NotMoney)) };
    let mut whole = u64::from(first.value);
    if first.digits > 3 || whole == 0 {
        return Ok(whole);
    }
    while let Some(group) = read_group(reader, groups) {
        whole = whole.saturating_mul(1000).saturating_add(group);
    }
    Ok(whole)
}

fn read_group(reader: &mut Reader, groups: Groups) -> Option<u64> {
    if let Some(group) = reader.figure_behind(&[',', '.', '\''], &[3]) {
        return Some(group.value.into());
    }
    let mut ahead = *reader;
    let is_space = |gap: &str| gap != "\t" && gap.chars().count() == 1;
    if groups == Groups::Glued || !ahead.gap().is_some_and(is_space) {
        return None;
    }
    let group = ahead.figure().filter(|group| group.digits == 3)?;
    *reader = ahead;
    Some(group.value.into())
}

/// ",5" is fifty hundredths.
fn read_hundredths(reader: &mut Reader) -> u64 {
    let part = reader.figure_behind(&[',', '.'], &[1, 2]);
    part.map_or(0, |part| u64::from(part.value) * if part.digits == 1 { 10 } else { 1 })
}

/// Takes "+" or "-2000" right behind a price; not "-90 min".
fn skip_greatest(reader: &mut Reader, least: u64) -> bool {
    let mut ahead = *reader;
    if ahead.gap() == Some("") && ahead.sign('+') {
        *reader = ahead;
        return true;
    }
    let greatest = ahead.figure_behind(&['-'], &[1, 2, 3, 4, 5, 6, 7, 8, 9]);
    let is_length = matches!(ahead.kind(), Some(Kind::Known(Known::Hour | Known::Minute)));
    let is_greater = greatest.is_some_and(|greatest| u64::from(greatest.value) > least) && !is_length;
    if is_greater {
        *reader = ahead;
    }
    is_greater
}

/// Whether a piece can begin a price.
pub(super) fn begins_amount(kind: Option<Kind>) -> bool {
    match kind {
        Some(Kind::Number(_)) => true,
        Some(Kind::Known(known)) => matches!(known, Known::From | Known::Free | Known::Money),
        _ => false,
    }
}
