//! How long something takes.

use super::reader::{Figure, Reader};
use super::{Kind, Known, Typed, TypedError, Wrong};

const HOUR_MIN: u32 = 60;
/// The longest visit.
pub(super) const MOST_MIN: u32 = 24 * HOUR_MIN;

/// A length in minutes, `1..=1440`: "60", "1 h 30 min", "1:30", "1.5 h", "90 min", "1h30".
///
/// # Errors
/// [`Wrong::NotALength`], [`Wrong::LengthOutOfRange`], [`Wrong::Extra`].
pub fn length_min(typed: &Typed) -> Result<u32, TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    let (length_min, _) = read_length(&mut reader)?;
    reader.finish()?;
    Ok(length_min)
}

/// Minutes, and whether the words say that they are a length.
pub(super) fn read_length(reader: &mut Reader) -> Result<(u32, bool), TypedError> {
    let start = *reader;
    if reader.kind() == Some(Kind::Sign('-')) && matches!(reader.kind_after(1), Some(Kind::Number(_))) {
        reader.skip();
        reader.skip();
        return Err(reader.wrong_since(start, Wrong::LengthOutOfRange));
    }
    let (length_min, labelled) = match reader.kind() {
        Some(Kind::Number(_)) => read_numbers(reader)?,
        _ => (read_words(reader)?, true),
    };
    if (1..=MOST_MIN).contains(&length_min) {
        return Ok((length_min, labelled));
    }
    Err(reader.wrong_since(start, Wrong::LengthOutOfRange))
}

/// Whether a piece can begin a length.
pub(super) fn begins_length(kind: Option<Kind>) -> bool {
    match kind {
        Some(Kind::Number(_)) => true,
        Some(Kind::Known(known)) => matches!(known, Known::Hour | Known::HalfHour | Known::OneAndHalf),
        _ => false,
    }
}

/// "an hour", "half an hour", "one and a half hours".
fn read_words(reader: &mut Reader) -> Result<u32, TypedError> {
    let start = *reader;
    if reader.known(Known::HalfHour) {
        return Ok(HOUR_MIN / 2);
    }
    if reader.known(Known::Hour) {
        return Ok(HOUR_MIN + read_minutes(reader));
    }
    if reader.known(Known::OneAndHalf) && reader.known(Known::Hour) {
        return Ok(HOUR_MIN * 3 / 2);
    }
    Err(start.wrong(Wrong::NotALength))
}

fn read_numbers(reader: &mut Reader) -> Result<(u32, bool), TypedError> {
    let start = *reader;
    let Some(Figure { value, .. }) = reader.figure() else { return Err(start.wrong(Wrong::NotALength)) };
    if let Some(minutes) = reader.figure_behind(&[':'], &[2]) {
        if minutes.value >= HOUR_MIN {
            return Err(reader.wrong_since(start, Wrong::NotALength));
        }
        reader.known(Known::Hour);
        return Ok((hours(value).saturating_add(minutes.value), true));
    }
    if let Ok(part) = reader.attempt(|ahead| read_part(ahead).ok_or(())) {
        return Ok((hours(value).saturating_add(part), true));
    }
    if reader.known(Known::Hour) {
        return Ok((hours(value).saturating_add(read_minutes(reader)), true));
    }
    Ok((value, reader.known(Known::Minute)))
}

fn hours(value: u32) -> u32 {
    value.saturating_mul(HOUR_MIN)
}

/// ",5 h": the part of an hour, in minutes.
fn read_part(reader: &mut Reader) -> Option<u32> {
    let part = reader.figure_behind(&[',', '.'], &[1, 2])?;
    let tenths = if part.digits == 1 { part.value * 10 } else { part.value };
    reader.known(Known::Hour).then_some(tenths * HOUR_MIN / 100)
}

/// Minutes behind hours: "30 min", "30" when it is glued, "and 30 min"; zero when there are none.
fn read_minutes(reader: &mut Reader) -> u32 {
    let glued = reader.gap() == Some("");
    let minutes = reader.attempt(|ahead| {
        ahead.known(Known::And);
        let minutes = ahead.figure().filter(|minutes| minutes.value < HOUR_MIN).ok_or(())?;
        let said = ahead.known(Known::Minute);
        if said || glued { Ok(minutes.value) } else { Err(()) }
    });
    minutes.unwrap_or_default()
}
