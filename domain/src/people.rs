//! Who presses, and what they may do.

use serde::{Deserialize, Serialize};

use crate::contact::Means;
use crate::ids::{AccountId, ClientId};

/// A language the product speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// Russian, the first language of our users.
    #[default]
    Ru,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order a person chooses from.
    pub const ALL: [Self; 2] = [Self::Ru, Self::En];

    /// The IETF language tag (RFC 5646), as in `locales/`, SQL and the Bot API.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Ru => "ru",
            Self::En => "en",
        }
    }

    /// Exactly one of our codes.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// What a client hears from a studio: their language when the studio speaks it, else its first one.
    ///
    /// * `spoken`: what the studio speaks with clients; nothing is everything.
    #[must_use]
    pub fn offered(self, spoken: &[Self]) -> Self {
        if spoken.contains(&self) { self } else { spoken.first().copied().unwrap_or(self) }
    }

    /// The language for a person whose Telegram speaks `code`.
    ///
    /// People whose Telegram speaks a language of Russia's neighbours read Russian more often than English;
    /// everybody else gets English.
    #[must_use]
    pub fn for_telegram(code: Option<&str>) -> Self {
        let Some(code) = code else { return Self::default() };
        let code = code.split(['-', '_']).next().unwrap_or_default();
        Self::ALL.into_iter().find(|lang| lang.telegram_codes().contains(&code)).unwrap_or(Self::En)
    }

    /// The codes of Telegram's languages whose speakers likelier read this one than the other; English is for all
    /// the rest.
    #[must_use]
    pub fn telegram_codes(self) -> &'static [&'static str] {
        match self {
            Self::Ru => &["ru", "be", "uk", "kk", "ky", "tg", "tt", "ba", "hy", "uz", "az"],
            Self::En => &["en"],
        }
    }
}

/// Through which door somebody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Door {
    /// The Telegram chat.
    Chat,
    /// A page in a browser.
    Web,
    /// A page inside Telegram.
    App,
    /// Nobody: the machine itself.
    Job,
}

impl Door {
    /// The word in SQL and logs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Chat => "chat",
            Self::Web => "web",
            Self::App => "app",
            Self::Job => "job",
        }
    }
}

/// Who does something. Made from the account that a chat belongs to, never from what a button says; every verb of the
/// desk takes one.
#[derive(Clone, Debug)]
pub struct Actor {
    /// The person.
    pub account: AccountId,
    /// Their name as Telegram tells it now; kept only when they agree.
    pub name: String,
    /// How they came in.
    pub door: Door,
    /// What they speak; a booking made now is in this language.
    pub lang: Lang,
}

impl Actor {
    /// Who the history and the journal say it was; nobody for what happens by itself.
    #[must_use]
    pub fn person(&self) -> Option<AccountId> {
        (self.door != Door::Job).then_some(self.account)
    }
}

/// A person as one studio knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Client {
    /// Their row.
    pub id: ClientId,
    /// As they or staff wrote it; may be empty before they agreed.
    pub name: String,
    /// By what they are reached.
    pub means: Means,
    /// What staff wrote about them; may be empty.
    pub note: String,
    /// Whether they may not book on their own.
    pub blocked: bool,
    /// Whether we can write to them: they came through Telegram.
    pub has_telegram: bool,
}

/// The version of the words that a client agrees to before they are remembered: the first is about their name and
/// bookings, the second about their phone as well.
#[must_use]
pub fn consent_version(with_phone: bool) -> &'static str {
    if with_phone { "2" } else { "1" }
}

/// Whether whoever agreed to one version has agreed to another: each says more than the one before.
#[must_use]
pub fn has_agreed(to: &str, wanted: &str) -> bool {
    to >= wanted
}

/// The longest name that is kept, in characters.
const NAME_MAX: usize = 64;

/// A name as it may be kept: one line, no control characters, not too long. May be empty.
#[must_use]
pub fn tidy_name(name: &str) -> String {
    one_line(name).chars().take(NAME_MAX).collect()
}

/// The longest note that staff keep about a client, in characters.
pub const NOTE_MAX: usize = 500;

/// What staff wrote about one person in two places: nothing twice, and no longer than a note may be.
#[must_use]
pub fn both_notes(first: &str, second: &str) -> String {
    if second.is_empty() || first.lines().any(|line| line == second) || first == second {
        return first.to_owned();
    }
    let both = if first.is_empty() { second.to_owned() } else { format!("{first}\n{second}") };
    if both.chars().count() <= NOTE_MAX {
        return both;
    }
    both.chars().take(NOTE_MAX - 1).chain(['…']).collect()
}

/// A person's words as they may be kept: one line, no control characters. May be empty, or too long.
#[must_use]
pub fn one_line(words: &str) -> String {
    let plain: String = words.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A phone as people read it: Russian and Kazakh numbers in groups, others as they were written.
#[must_use]
pub fn shown_phone(phone: &str) -> String {
    let digits = phone
        .strip_prefix("+7")
        .filter(|rest| rest.len() == 10 && rest.bytes().all(|digit| digit.is_ascii_digit()));
    match digits {
        Some(rest) => format!("+7 {} {}-{}-{}", &rest[..3], &rest[3..6], &rest[6..8], &rest[8..]),
        None => phone.to_owned(),
    }
}

/// What a name is searched by: lower case, with one letter for the two that Russians write alike.
#[must_use]
pub fn name_key(name: &str) -> String {
    name.to_lowercase().replace('\u{451}', "\u{435}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_kept_on_one_line() {
        assert_eq!(one_line(" a\n\n<b>\u{0}c\t "), "a <b> c");
        assert_eq!(one_line("\n\u{0}"), "");
    }

    #[test]
    fn a_name_is_one_short_line() {
        assert_eq!(tidy_name("  Anna \n\t Maria\u{0} "), "Anna Maria");
        assert_eq!(tidy_name("<b>Anna</b>"), "<b>Anna</b>");
        assert_eq!(tidy_name(&"x".repeat(10_000)).chars().count(), 64);
        assert_eq!(tidy_name(" \n "), "");
    }

    #[test]
    fn two_notes_are_one() {
        for (first, second, both) in [
            ("", "", ""),
            ("late", "", "late"),
            ("", "late", "late"),
            ("late", "late", "late"),
            ("dogs\nlate", "late", "dogs\nlate"),
            ("dogs\nlate", "dogs\nlate", "dogs\nlate"),
            ("always late", "late", "always late\nlate"),
        ] {
            assert_eq!(both_notes(first, second), both);
        }
        let full = both_notes(&"x".repeat(NOTE_MAX - 2), "y");
        assert!(full.chars().count() == NOTE_MAX && full.ends_with("\ny"), "{full}");
        let cut = both_notes(&"x".repeat(NOTE_MAX), "y");
        assert!(cut.chars().count() == NOTE_MAX && cut.ends_with("x…"), "{cut}");
        let cut = both_notes(&"ж".repeat(400), &"y".repeat(400));
        assert!(cut.chars().count() == NOTE_MAX && cut.ends_with("y…"), "{cut}");
    }

    #[test]
    fn whoever_agreed_to_more_has_agreed_to_less() {
        let (name, phone) = (consent_version(false), consent_version(true));
        assert!(has_agreed(phone, name) && has_agreed(phone, phone) && has_agreed(name, name));
        assert!(!has_agreed(name, phone) && !has_agreed("", name));
    }

    #[test]
    fn a_phone_is_read_in_groups() {
        for (phone, shown) in [
            ("+78435550118", "+7 843 555-01-18"),
            ("+442079460000", "+442079460000"),
            ("+7 843 555-01-17", "+7 843 555-01-17"),
            ("+7843555011", "+7843555011"),
            ("+7843555011\u{a0}", "+7843555011\u{a0}"),
            ("", ""),
        ] {
            assert_eq!(shown_phone(phone), shown);
        }
    }

    #[test]
    fn a_studio_speaks_what_it_offers() {
        for (own, spoken, heard) in [
            (Lang::Ru, &[Lang::En][..], Lang::En),
            (Lang::En, &[Lang::En], Lang::En),
            (Lang::En, &[Lang::Ru, Lang::En], Lang::En),
            (Lang::En, &[Lang::Ru], Lang::Ru),
            (Lang::En, &[], Lang::En),
        ] {
            assert_eq!(own.offered(spoken), heard, "{own:?} of {spoken:?}");
        }
    }

    #[test]
    fn telegram_languages_find_ours() {
        for (code, lang) in [
            (None, Lang::Ru),
            (Some("ru"), Lang::Ru),
            (Some("ru-RU"), Lang::Ru),
            (Some("be"), Lang::Ru),
            (Some("en-GB"), Lang::En),
            (Some("de"), Lang::En),
            (Some(""), Lang::En),
        ] {
            assert_eq!(Lang::for_telegram(code), lang, "{code:?}");
        }
    }
}
