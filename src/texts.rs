//! The words: what keys and typed values say to one reader.
//!
//! Everything that people read, and the words that they type, is in `locales/`; this room only chooses and
//! formats. A [`Voice`] is the reader: their language, and the calendar on their studio's wall.
//!
//! **Invariant:** a person's own words are never read as markup. They are cleaned and escaped in `foreign`
//! on their way into a message, and nowhere else.
//!
//! Read `values` for how dates, lengths and prices look.

mod foreign;
mod locales;
mod staff;
mod typed;
mod values;

use fluent_templates::fluent_bundle::FluentValue;
use okoshko_dialogues::screen::{Arg, Line};
use okoshko_domain::people::Lang;
use okoshko_domain::zone::{LocalDay, Zone};

pub use self::staff::staff_commands;
pub use self::typed::{command_of, lex, stops};

/// Most UTF-16 units of a message, markup not counted (Bot API, `sendMessage`).
const MESSAGE_MAX: usize = 4096;
/// Most UTF-16 units of a toast (Bot API, `answerCallbackQuery`).
const TOAST_MAX: usize = 200;
/// Most characters of a button: what a phone shows of one in a row of two.
const CAPTION_MAX: usize = 24;
/// What a phone shows of a button that is as wide as the chat.
const WIDE_CAPTION_MAX: usize = 40;
/// Most characters of a person's words in a message.
const WORDS_MAX: usize = 200;
/// Most characters of a person's words over several lines.
const LETTER_MAX: usize = 1000;
/// Where lines were left out.
const ELLIPSIS: &str = "…";
/// Telegram takes no button and no message without a word.
const NOTHING: &str = "·";

/// Who reads: their language, the studio's zone, the studio's civil day now.
#[derive(Clone, Copy, Debug)]
pub struct Voice {
    /// What they read.
    pub lang: Lang,
    /// Where the studio's clocks stand.
    pub zone: Zone,
    /// The studio's civil day: what "today" means.
    pub today: LocalDay,
}

/// Where a line is written: that decides how long it may be and what is markup.
#[derive(Clone, Copy)]
enum Place {
    /// A message; the line is HTML.
    Message,
    /// Plain text: a toast, a sentence outside every screen.
    Plain,
    /// A button.
    Caption {
        /// Characters that are left for a person's words.
        room: usize,
    },
}

impl Voice {
    /// A screen's text for `parse_mode` HTML: at most 4096 UTF-16 units, never empty.
    ///
    /// Lines that do not fit are left out whole, from the first of them on.
    #[must_use]
    pub fn html(&self, lines: &[Line]) -> String {
        fit(lines.iter().map(|line| self.write(line, Place::Message)))
    }

    /// A button's caption: plain text of at most 24 visible characters, never empty.
    ///
    /// It is a person's words that are cut first, so that what stands behind them stays; of two such words in one
    /// caption the end is cut.
    #[must_use]
    pub fn caption(&self, line: &Line) -> String {
        self.caption_within(line, CAPTION_MAX)
    }

    /// The caption of a button that has its row for itself: at most 40 visible characters.
    #[must_use]
    pub fn wide_caption(&self, line: &Line) -> String {
        self.caption_within(line, WIDE_CAPTION_MAX)
    }

    fn caption_within(self, line: &Line, max: usize) -> String {
        let written = |room| self.write(line, Place::Caption { room });
        let whole = written(max);
        let caption = if foreign::length(&whole) > max {
            let room = max.saturating_sub(foreign::length(&written(0)));
            foreign::cut(&written(room), max)
        } else {
            whole
        };
        if caption.trim().is_empty() { NOTHING.to_owned() } else { caption }
    }

    /// A remark over the screen: plain text of at most 200 UTF-16 units.
    #[must_use]
    pub fn toast(&self, line: &Line) -> String {
        foreign::cut_units(self.write(line, Place::Plain), TOAST_MAX)
    }

    /// A line of a page: plain text, which the page escapes.
    #[must_use]
    pub fn text(&self, line: &Line) -> String {
        self.write(line, Place::Plain)
    }

    /// A value in a picture: plain text.
    #[must_use]
    pub fn plain(&self, arg: &Arg) -> String {
        match arg {
            Arg::Count(number) => number.to_string(),
            Arg::Line(line) => self.write(line, Place::Plain),
            arg => match self.value("", arg, Place::Plain) {
                FluentValue::String(words) => words.into_owned(),
                _ => String::new(),
            },
        }
    }

    /// A value in a table: money is a bare number, a day is as ISO 8601 writes it, so that a spreadsheet can reckon.
    #[must_use]
    pub fn cell(&self, arg: &Arg) -> String {
        match arg {
            Arg::Money(money) => values::bare(self.lang, *money),
            Arg::Date(day) => day.date().to_string(),
            arg => self.plain(arg),
        }
    }

    /// What stands between the cells of a table: the reader's spreadsheet takes a comma for the decimal sign or not.
    #[must_use]
    pub fn separator(&self) -> u8 {
        if locales::word(self.lang, "number-decimal") == "," { b';' } else { b',' }
    }

    fn write(self, line: &Line, place: Place) -> String {
        if line.key.is_empty() {
            return String::new();
        }
        let args = line.args.iter().map(|(name, arg)| (*name, self.value(name, arg, place)));
        locales::say(self.lang, line.key, args)
    }
}

/// A plain message without variables.
#[must_use]
pub fn word(lang: Lang, key: &'static str) -> String {
    locales::word(lang, key)
}

/// A plain message that belongs to no studio: a fault, a pause, a group. Times in it are UTC.
#[must_use]
pub fn sentence(lang: Lang, line: &Line) -> String {
    Voice { lang, zone: Zone::UTC, today: LocalDay(0) }.write(line, Place::Plain)
}

/// The commands of the menu, in order, each with what it is for.
#[must_use]
pub fn commands(lang: Lang) -> Vec<(&'static str, String)> {
    let listed = [
        ("book", "command-book"),
        ("my", "command-my"),
        ("lang", "command-lang"),
        ("help", "command-help"),
        ("cancel", "command-cancel"),
    ];
    listed.into_iter().map(|(name, key)| (name, word(lang, key))).collect()
}

/// What the bot does, shown before START: at most 512 characters.
#[must_use]
pub fn description(lang: Lang) -> String {
    word(lang, "bot-description")
}

/// What the bot does, shown on its profile: at most 120 characters.
#[must_use]
pub fn short_description(lang: Lang) -> String {
    word(lang, "bot-short-description")
}

/// Lines of HTML as one message.
fn fit(lines: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    let mut shown = 0;
    for line in lines {
        shown += foreign::shown_units(&line) + 1; // A line ends with its break.
        if shown >= MESSAGE_MAX {
            return text + ELLIPSIS;
        }
        text.push_str(&line);
        text.push('\n');
    }
    let text = text.trim_end();
    if text.is_empty() { NOTHING } else { text }.to_owned()
}
