//! How long before a visit its client is reminded.

use super::clock::read_time;
use super::length::read_length;
use super::reader::Reader;
use super::{Kind, Known, Typed, TypedError, Wrong};
use crate::reminder::Lead;

const DAY_MIN: u32 = 24 * 60;

/// "3 h before", "the day before at 18:00", "2 days before at 10", "on the day at 9:00".
///
/// Days without a time are so many times 24 hours.
///
/// # Errors
/// [`Wrong::NotALength`], [`Wrong::LengthOutOfRange`], [`Wrong::NotATime`], [`Wrong::NoSuchTime`], [`Wrong::Extra`].
pub fn lead(typed: &Typed) -> Result<Lead, TypedError> {
    let mut reader = Reader::new(typed).begun()?;
    let start = reader;
    let lead = read(&mut reader)?;
    let read = reader;
    reader.finish()?;
    if lead.is_within() { Ok(lead) } else { Err(read.wrong_since(start, Wrong::LengthOutOfRange)) }
}

fn read(reader: &mut Reader) -> Result<Lead, TypedError> {
    if reader.known(Known::DayBefore) {
        return wall(reader, 1);
    }
    if reader.known(Known::SameDay) {
        return wall(reader, 0);
    }
    let before = reader.known(Known::Before);
    let start = *reader;
    if let Some(days) = days(reader) {
        reader.known(Known::Before);
        return if reader.at_end() {
            Ok(Lead::Before(days.saturating_mul(DAY_MIN)))
        } else {
            wall(reader, days)
        };
    }
    let (minutes, _) = read_length(reader)?;
    let clock = reader.since(start).contains(':');
    // "18:00" alone is a time, of whatever day.
    if reader.known(Known::Before) || before || !clock {
        return Ok(Lead::Before(minutes));
    }
    Err(start.wrong(Wrong::NotALength))
}

/// "a day", "2 days".
fn days(reader: &mut Reader) -> Option<u32> {
    // One form of the Russian word for days is what stands behind a time after noon, too.
    let units = [Known::Day, Known::Pm, Known::AroundTheClock];
    let is_unit = |kind| units.iter().any(|unit| kind == Some(Kind::Known(*unit)));
    match (reader.kind(), reader.kind_after(1)) {
        (Some(Kind::Number(days)), unit) if is_unit(unit) => {
            reader.skip();
            reader.skip();
            Some(days)
        }
        (unit @ Some(Kind::Known(Known::Day | Known::AroundTheClock)), _) if is_unit(unit) => {
            reader.skip();
            Some(1)
        }
        _ => None,
    }
}

fn wall(reader: &mut Reader, days: u32) -> Result<Lead, TypedError> {
    reader.skip_all(&[Kind::Sign(','), Kind::Known(Known::At)]);
    let minute = read_time(reader)?;
    let minute = u16::try_from(minute).unwrap_or_default(); // Not below zero.
    Ok(Lead::Wall { days: u16::try_from(days).unwrap_or(u16::MAX), minute })
}
