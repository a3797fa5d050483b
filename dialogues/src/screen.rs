//! What a chat shows: keys and typed values. Words are chosen in `locales/`, by the person's language.

use okoshko_domain::city::City;
use okoshko_domain::money::{Currency, Money};
use okoshko_domain::people::Lang;
use okoshko_domain::slots::Refusal;
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month, Zone};

use crate::press::{Press, Shut};

/// A message with its keyboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Screen {
    /// Line by line; an empty key is an empty line.
    pub lines: Vec<Line>,
    /// Rows of buttons.
    pub rows: Vec<Vec<Button>>,
    /// Pictures and files that come before it; such a screen is always a new message. Without a line they are all there
    /// is, and the screen before stays.
    pub papers: Vec<Paper>,
    /// Keys in place of the keyboard; such a screen has no buttons, and is always a new message.
    pub keys: Option<Keys>,
}

/// Keys in place of the keyboard. What they say is sent as if it were typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// This one sends the person's own contact.
    pub contact: Line,
    /// The others, one in a row.
    pub others: Vec<Line>,
}

/// A picture, a place or a file that a chat is handed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A picture that Telegram has, by its number for it.
    Photo(String),
    /// A link as a picture.
    Qr {
        /// The link.
        link: String,
        /// What stands under it.
        caption: String,
    },
    /// Bars to look at.
    Chart(Box<Chart>),
    /// Rows for a spreadsheet.
    Table(Box<Table>),
    /// Files in one.
    Archive {
        /// What is in it, in words.
        about: Line,
        /// Their names and what is in them.
        files: Vec<(String, String)>,
    },
    /// A place on the map.
    Pin {
        /// Millionths of a degree, north.
        latitude: i64,
        /// Millionths of a degree, east.
        longitude: i64,
        /// Whose place.
        title: String,
        /// In words.
        address: String,
    },
    /// A visit for a calendar.
    Entry(Box<Entry>),
}

/// A visit as calendars keep it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The same for ever: by it a calendar knows what it has already.
    pub key: String,
    /// When.
    pub span: Span,
    /// When this was written.
    pub written: Timestamp,
    /// When the visit was changed last.
    pub changed: Timestamp,
    /// How often it was changed.
    pub changes: u32,
    /// Whether it is agreed.
    pub standing: Standing,
    /// The language that it is written in, whatever the reader speaks.
    pub lang: Lang,
    /// In one line.
    pub title: Line,
    /// Where, in words; may be empty.
    pub location: String,
    /// What else there is to know.
    pub description: Vec<Line>,
}

/// How a visit stands in a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It waits for a yes.
    Asked,
    /// It is agreed.
    Agreed,
    /// It was called off.
    Off,
}

/// Bars of a stretch of time, beside those of the stretch before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: Line,
    /// Of when.
    pub subtitle: Line,
    /// What the full bars are.
    pub now: Line,
    /// What the pale bars are.
    pub before: Line,
    /// In order.
    pub bars: Vec<Bar>,
    /// Whether the bars lie, so that long names have room.
    pub lying: bool,
}

/// One bar, and the pale one beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    /// What it is of.
    pub label: Line,
    /// How high it is.
    pub value: i64,
    /// How high it was.
    pub before: i64,
    /// What stands over it.
    pub says: Arg,
}

/// Rows of cells under a header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The file's name without its ending.
    pub name: &'static str,
    /// What the columns are.
    pub header: Vec<Line>,
    /// Each as long as the header.
    pub rows: Vec<Vec<Arg>>,
}

/// One message of the locales with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// The Fluent message.
    pub key: &'static str,
    /// Its variables.
    pub args: Vec<(&'static str, Arg)>,
}

/// A value for a variable. How it is written depends on the reader's language and the studio's zone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    /// Words of a person: written as they are, never read as markup.
    Foreign(String),
    /// Words of a person over several lines: their breaks stay, nothing is read as markup.
    Words(String),
    /// Formatted words of staff, as Telegram's HTML: made by us from what Telegram sent, so that it is whole.
    Html(String),
    /// A whole number, with plurals.
    Count(i64),
    /// A length of time in minutes.
    Minutes(u32),
    /// A price.
    Money(Money),
    /// A civil day, with the words for today and tomorrow.
    Day(LocalDay),
    /// Another line in the middle of this one.
    Line(Box<Line>),
    /// A civil day by its date, whatever day it is now: for what stays in the chat.
    Date(LocalDay),
    /// The day of the month as a bare number.
    DayNumber(LocalDay),
    /// A month with its year.
    Month(Month),
    /// A time of day.
    Time(Timestamp),
    /// A full date and time.
    When(Timestamp),
    /// A full date and time in another zone than the screen's.
    WhenIn(Timestamp, Zone),
    /// A word of the locales.
    Word(&'static str),
    /// A city, as the reader's language calls it.
    City(City),
    /// A currency, as the reader's language calls it.
    Currency(Currency),
    /// A message by a key that was written down with its values, maybe long ago: what the locales do not know by now
    /// is shown as a plain word.
    Told {
        /// The Fluent message.
        key: String,
        /// Its variables.
        args: Vec<(String, Arg)>,
    },
}

/// A button: what it says and what it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Button {
    /// What it says.
    pub label: Line,
    /// What it does.
    pub does: Does,
}

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Does {
    /// It tells us.
    Press(Press),
    /// It opens Telegram's screen for passing something on to others; we hear nothing of it.
    Share {
        /// Where it leads them.
        link: String,
        /// What stands with it.
        text: Line,
    },
    /// It opens a page of ours over the chat; where Telegram does not open it, there is no button. In private chats only.
    Open(String),
    /// It puts these words where they can be pasted from; at most 256 characters. We hear nothing of it.
    Copy(String),
}

/// A remark to whoever pressed: over the screen, or as the first line of a new one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Toast {
    /// A button that we no longer understand.
    Stale,
    /// Typed words where buttons are.
    UseButtons,
    /// Somebody else's booking, or none.
    NotYours,
    /// The service or specialist is not offered any more.
    ServiceGone,
    /// The start link leads nowhere.
    LinkGone,
    /// Why a start is refused.
    Refused(Refusal),
    /// Why a day cannot be chosen.
    Shut(Shut),
    /// The price changed since it was shown.
    PriceChanged,
    /// The length changed since it was shown.
    LengthChanged,
    /// The booking had changed before: the card shows how.
    Settled,
    /// Too late to cancel by a button.
    TooLate,
    /// Nothing was booked; what was held is free again.
    Dropped,
    /// Booked.
    Booked,
    /// Cancelled.
    Cancelled,
    /// The language is set.
    LanguageSet,
    /// It is for those who work here.
    StaffOnly,
    /// It is for those who work here and have another right.
    NoRight,
    /// A remark with values, which passes by.
    Say(Line),
    /// A remark with values, which must be read and closed.
    Warn(Line),
}

impl Line {
    /// A line without values.
    #[must_use]
    pub fn new(key: &'static str) -> Self {
        Self { key, args: Vec::new() }
    }

    /// With one more value.
    #[must_use]
    pub fn with(mut self, name: &'static str, arg: Arg) -> Self {
        self.args.push((name, arg));
        self
    }

    /// With a person's words.
    #[must_use]
    pub fn foreign(self, name: &'static str, words: &str) -> Self {
        self.with(name, Arg::Foreign(words.to_owned()))
    }
}

impl From<&'static str> for Line {
    fn from(key: &'static str) -> Self {
        Self::new(key)
    }
}

impl Screen {
    /// A screen that begins with this line.
    #[must_use]
    pub fn text(line: impl Into<Line>) -> Self {
        Self::default().line(line)
    }

    /// One more line.
    #[must_use]
    pub fn line(mut self, line: impl Into<Line>) -> Self {
        self.lines.push(line.into());
        self
    }

    /// More lines.
    #[must_use]
    pub fn lines(mut self, lines: impl IntoIterator<Item = Line>) -> Self {
        self.lines.extend(lines);
        self
    }

    /// One more line, when there is one.
    #[must_use]
    pub fn maybe(self, line: Option<Line>) -> Self {
        match line {
            Some(line) => self.line(line),
            None => self,
        }
    }

    /// An empty line.
    #[must_use]
    pub fn gap(self) -> Self {
        self.line("")
    }

    /// With a picture or a file before it.
    #[must_use]
    pub fn paper(mut self, paper: impl IntoIterator<Item = Paper>) -> Self {
        self.papers.extend(paper);
        self
    }

    /// With keys in place of the keyboard.
    #[must_use]
    pub fn keys(self, keys: Keys) -> Self {
        Self { keys: Some(keys), ..self }
    }

    /// One more row; an empty one is left out.
    #[must_use]
    pub fn row(mut self, buttons: impl IntoIterator<Item = Button>) -> Self {
        let row: Vec<_> = buttons.into_iter().collect();
        if !row.is_empty() {
            self.rows.push(row);
        }
        self
    }

    /// Rows of at most `columns` buttons.
    #[must_use]
    pub fn grid(mut self, columns: usize, buttons: impl IntoIterator<Item = Button>) -> Self {
        let buttons: Vec<_> = buttons.into_iter().collect();
        self.rows.extend(buttons.chunks(columns.max(1)).map(<[_]>::to_vec));
        self
    }
}

impl Button {
    /// A button.
    #[must_use]
    pub fn new(label: impl Into<Line>, press: Press) -> Self {
        Self { label: label.into(), does: Does::Press(press) }
    }

    /// A button that passes a link with these words on to others.
    #[must_use]
    pub fn share(label: impl Into<Line>, link: String, text: Line) -> Self {
        Self { label: label.into(), does: Does::Share { link, text } }
    }

    /// A button that opens a page of ours over the chat.
    #[must_use]
    pub fn open(label: impl Into<Line>, page: String) -> Self {
        Self { label: label.into(), does: Does::Open(page) }
    }

    /// A button that copies words; nothing when they are more than Telegram copies.
    #[must_use]
    pub fn copy(label: impl Into<Line>, words: &str) -> Option<Self> {
        let fits = (1..=256).contains(&words.chars().count());
        fits.then(|| Self { label: label.into(), does: Does::Copy(words.to_owned()) })
    }

    /// A button that says a person's words, such as a name.
    #[must_use]
    pub fn foreign(words: &str, press: Press) -> Self {
        Self::new(Line::new("button-foreign").foreign("words", words), press)
    }
}

impl Toast {
    /// What it says.
    #[must_use]
    pub fn line(self) -> Line {
        match self {
            Self::Say(line) | Self::Warn(line) => line,
            Self::StaffOnly => Line::new("toast-staff-only"),
            Self::NoRight => Line::new("toast-no-right"),
            Self::Stale => Line::new("toast-stale"),
            Self::UseButtons => Line::new("toast-use-buttons"),
            Self::NotYours => Line::new("toast-not-yours"),
            Self::ServiceGone => Line::new("toast-service-gone"),
            Self::LinkGone => Line::new("toast-link-gone"),
            Self::Refused(why) => refused(why),
            Self::Shut(Shut::Past) => Line::new("toast-day-past"),
            Self::Shut(Shut::Closed) => Line::new("toast-day-closed"),
            Self::Shut(Shut::Off) => Line::new("toast-day-off"),
            Self::Shut(Shut::Full) => Line::new("toast-day-full"),
            Self::Shut(Shut::TooFar) => Line::new("toast-day-too-far"),
            Self::PriceChanged => Line::new("toast-price-changed"),
            Self::LengthChanged => Line::new("toast-length-changed"),
            Self::Settled => Line::new("toast-settled"),
            Self::TooLate => Line::new("toast-too-late"),
            Self::Dropped => Line::new("toast-dropped"),
            Self::Booked => Line::new("toast-booked"),
            Self::Cancelled => Line::new("toast-cancelled"),
            Self::LanguageSet => Line::new("toast-language-set"),
        }
    }

    /// Whether it must be read and closed, rather than pass by.
    #[must_use]
    pub fn is_alert(&self) -> bool {
        matches!(
            self,
            Self::Refused(_)
                | Self::NotYours
                | Self::Warn(_)
                | Self::TooLate
                | Self::PriceChanged
                | Self::LengthChanged
        )
    }
}

/// A kind sentence for each rule that can refuse a start.
fn refused(why: Refusal) -> Line {
    match why {
        Refusal::Taken | Refusal::TooClose => Line::new("refused-taken"),
        Refusal::Past => Line::new("refused-past"),
        Refusal::TooSoon { notice_min } => {
            Line::new("refused-too-soon").with("notice", Arg::Minutes(notice_min))
        }
        Refusal::TooFar { window_days } => {
            Line::new("refused-too-far").with("days", Arg::Count(window_days.into()))
        }
        Refusal::DayOff | Refusal::TimeOff => Line::new("refused-day-off"),
        Refusal::Closed | Refusal::OffGrid => Line::new("refused-closed"),
        Refusal::DayFull { .. } => Line::new("refused-day-full"),
        Refusal::ClientCap { cap } => Line::new("refused-client-cap").with("n", Arg::Count(cap.into())),
        Refusal::NotOffered => Line::new("toast-service-gone"),
        Refusal::Paused => Line::new("refused-paused"),
        Refusal::Blocked => Line::new("refused-blocked"),
    }
}
