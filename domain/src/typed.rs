//! What people type: days, times, hours, prices, phones.
//!
//! A text becomes [`Typed`] first: its pieces, with the words of a language already known. That is what
//! [`Words`] does with a table that somebody else fills, so no language is spoken here. Each file then is one
//! grammar over the pieces; it gives a value, or a [`TypedError`] that quotes what it did not understand.
//!
//! Read [`day`] first; the other grammars follow its shape.

mod amount;
mod appointment;
mod clock;
mod days;
mod lead;
mod length;
mod lexer;
mod name;
mod past;
mod phone;
mod reader;
mod repeat;
mod service;
mod split;
mod week;
mod whom;

pub use self::amount::{Amount, money};
pub use self::appointment::{Appointment, Stretch, appointment, stretch};
pub use self::clock::{MOST_INTERVALS, clock_stretch, clock_time, hours, time};
pub use self::days::{MOST_DAYS, day, days};
pub use self::lead::lead;
pub use self::length::length_min;
pub use self::lexer::{LONGEST, Words};
pub use self::name::{NAME_MAX, name};
pub use self::past::past_days;
pub use self::phone::phone;
pub use self::repeat::{Repeated, dated_hours, repeated};
pub use self::service::{Listed, MOST_LINES, PriceList, ServiceLine, WrongLine, service_line, service_lines};
pub use self::split::split_service;
pub use self::week::{WeekChange, week};
pub use self::whom::with_whom;

/// A typed answer: as it was written, and as pieces whose words are known. Made by [`Words::lex`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// As it was written, up to [`LONGEST`] characters.
    pub text: String,
    /// Its pieces in order; spaces are left out.
    pub tokens: Vec<Token>,
}

/// A piece of a typed answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Where it begins in the text, in bytes.
    pub from: usize,
    /// Where it ends, in bytes; a full stop that shortens a known word belongs to it.
    pub to: usize,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters that mean nothing to us: a name, a note.
    Word,
    /// Digits; the largest number for those that do not fit.
    Number(u32),
    /// Any other sign. Every dash is `-`.
    Sign(char),
    /// The end of a line.
    Break,
    /// A word, or a few, that mean something.
    Known(Known),
}

/// What the words of every language mean to the grammars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Known {
    /// The day before the one on the studio's wall.
    Yesterday,
    /// The day on the studio's wall.
    Today,
    /// The day after it.
    Tomorrow,
    /// The day after tomorrow.
    AfterTomorrow,
    /// A day of the week, 0 for Monday.
    Weekday(u8),
    /// A month, 1 for January.
    Month(u8),
    /// Monday to Friday.
    Weekdays,
    /// Saturday and Sunday.
    Weekend,
    /// Every day of the week.
    Daily,
    /// Closed; switched off.
    Off,
    /// From midnight to midnight.
    AroundTheClock,
    /// Before where a stretch begins, or the lowest price.
    From,
    /// Before where a stretch ends.
    To,
    /// Before a day or a time: "at", "on".
    At,
    /// Before whoever does it.
    With,
    /// Between two of a list.
    And,
    /// Hours, of a length or of a clock.
    Hour,
    /// Minutes.
    Minute,
    /// Thirty minutes.
    HalfHour,
    /// One and a half of what follows.
    OneAndHalf,
    /// Behind a time before noon.
    Am,
    /// Behind a time after noon.
    Pm,
    /// Behind a time of the night.
    Night,
    /// 12:00.
    Noon,
    /// 00:00, or 24:00 as an end.
    Midnight,
    /// Behind a year.
    Year,
    /// What makes a number the number of a day: "th".
    Ordinal,
    /// A currency.
    Money,
    /// A thousand of what it stands behind.
    Thousand,
    /// A price of zero.
    Free,
    /// Before or behind a length of time that passes until something.
    Before,
    /// A day, of a length of time.
    Day,
    /// The day before that of something.
    DayBefore,
    /// The day of something.
    SameDay,
}

/// Why a typed answer is not understood, and which piece of it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{wrong} at byte {from}")]
pub struct TypedError {
    /// What is wrong.
    pub wrong: Wrong,
    /// The words it is about, as they were written; empty when something is missing at the end. At most
    /// 64 characters.
    pub piece: String,
    /// Where they begin in the text, in bytes.
    pub from: usize,
}

/// What may be wrong with a typed answer: what a screen chooses its hint by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize, thiserror::Error)]
pub enum Wrong {
    /// There is nothing to read.
    #[error("nothing is written")]
    Empty,
    /// Something stands behind what was understood.
    #[error("more than was asked for")]
    Extra,
    /// No date, no day of the week.
    #[error("not a day")]
    NotADay,
    /// A date that the calendar does not have, or not within a year from today.
    #[error("no such day")]
    NoSuchDay,
    /// Where a stretch ends is before where it begins.
    #[error("ends before it begins")]
    Backwards,
    /// More than [`MOST_DAYS`] days.
    #[error("too many days")]
    TooManyDays,
    /// No time of a clock.
    #[error("not a time")]
    NotATime,
    /// A time that no clock shows.
    #[error("no such time")]
    NoSuchTime,
    /// Not two times with a dash between.
    #[error("not hours")]
    NotHours,
    /// Two stretches of one day share a minute.
    #[error("stretches overlap")]
    Overlap,
    /// More than [`MOST_INTERVALS`] stretches of one day.
    #[error("too many stretches")]
    TooManyIntervals,
    /// Hours, but not of which days.
    #[error("no days of the week")]
    NoDays,
    /// One day of the week has its hours twice.
    #[error("a day of the week comes twice")]
    WeekdayTwice,
    /// No price.
    #[error("not a price")]
    NotMoney,
    /// A price below zero.
    #[error("below zero")]
    Negative,
    /// A price that nobody asks.
    #[error("too much")]
    TooMuch,
    /// No length of time.
    #[error("not a length")]
    NotALength,
    /// Not from one minute to a day.
    #[error("too short or too long")]
    LengthOutOfRange,
    /// A line of a price list without a name, a length and a price.
    #[error("not a service with a length and a price")]
    NotAService,
    /// A service with a length alone.
    #[error("no price")]
    NoPrice,
    /// A service with a price alone.
    #[error("no length")]
    NoLength,
    /// A name of more than [`NAME_MAX`] characters.
    #[error("the name is too long")]
    NameTooLong,
    /// A name of several lines, or with signs that cannot be seen.
    #[error("the name is not one plain line")]
    NotAName,
    /// A price list of more than [`MOST_LINES`] lines.
    #[error("too many lines")]
    TooManyLines,
    /// No number that can be called.
    #[error("not a phone number")]
    NotAPhone,
}
