//! The words of days, times, lengths and prices.

use std::sync::LazyLock;

use okoshko_domain::people::Lang;
use okoshko_domain::typed::{Known, Typed, Words};

use super::super::locales::word;

const KNOWN: [(&str, Known); 51] = [
    ("typed-today", Known::Today),
    ("typed-tomorrow", Known::Tomorrow),
    ("typed-after-tomorrow", Known::AfterTomorrow),
    ("typed-yesterday", Known::Yesterday),
    ("typed-weekday-mon", Known::Weekday(0)),
    ("typed-weekday-tue", Known::Weekday(1)),
    ("typed-weekday-wed", Known::Weekday(2)),
    ("typed-weekday-thu", Known::Weekday(3)),
    ("typed-weekday-fri", Known::Weekday(4)),
    ("typed-weekday-sat", Known::Weekday(5)),
    ("typed-weekday-sun", Known::Weekday(6)),
    ("typed-month-jan", Known::Month(1)),
    ("typed-month-feb", Known::Month(2)),
    ("typed-month-mar", Known::Month(3)),
    ("typed-month-apr", Known::Month(4)),
    ("typed-month-may", Known::Month(5)),
    ("typed-month-jun", Known::Month(6)),
    ("typed-month-jul", Known::Month(7)),
    ("typed-month-aug", Known::Month(8)),
    ("typed-month-sep", Known::Month(9)),
    ("typed-month-oct", Known::Month(10)),
    ("typed-month-nov", Known::Month(11)),
    ("typed-month-dec", Known::Month(12)),
    ("typed-weekdays", Known::Weekdays),
    ("typed-weekend", Known::Weekend),
    ("typed-daily", Known::Daily),
    ("typed-off", Known::Off),
    ("typed-around-the-clock", Known::AroundTheClock),
    ("typed-from", Known::From),
    ("typed-to", Known::To),
    ("typed-at", Known::At),
    ("typed-with", Known::With),
    ("typed-and", Known::And),
    ("typed-hour", Known::Hour),
    ("typed-minute", Known::Minute),
    ("typed-half-hour", Known::HalfHour),
    ("typed-one-and-half", Known::OneAndHalf),
    ("typed-am", Known::Am),
    ("typed-pm", Known::Pm),
    ("typed-night", Known::Night),
    ("typed-noon", Known::Noon),
    ("typed-midnight", Known::Midnight),
    ("typed-year", Known::Year),
    ("typed-ordinal", Known::Ordinal),
    ("typed-money", Known::Money),
    ("typed-thousand", Known::Thousand),
    ("typed-free", Known::Free),
    ("typed-before", Known::Before),
    ("typed-day", Known::Day),
    ("typed-day-before", Known::DayBefore),
    ("typed-same-day", Known::SameDay),
];

/// The words of every language: somebody may type English to a Russian screen.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let lists: Vec<(String, Known)> =
        Lang::ALL.into_iter().flat_map(|lang| KNOWN.map(|(key, known)| (word(lang, key), known))).collect();
    Words::new(lists.iter().flat_map(|(list, known)| list.split(',').map(|typed| (typed.trim(), *known))))
});

/// A typed answer as its pieces, in any language, whatever its case; see [`okoshko_domain::typed`].
#[must_use]
pub fn lex(text: &str) -> Typed {
    WORDS.lex(text)
}
