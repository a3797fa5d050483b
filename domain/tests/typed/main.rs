//! What people type: tables of what is understood and what is refused, and properties of any text.

#![expect(clippy::unwrap_used, reason = "a test that cannot build its own case has failed")]

mod days;
mod hours;
mod pieces;
mod prices;
mod properties;
mod whom;

use std::sync::LazyLock;

use okoshko_domain::hours::Interval;
use okoshko_domain::typed::{Known, Typed, TypedError, Words, Wrong};
use okoshko_domain::zone::LocalDay;

/// Enough words of two languages; the real ones are in `locales/`.
static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let weekdays =
        ["пн mon понедельник", "вт tue", "ср wed среду", "чт thu", "пт fri пятницу", "сб sat", "вс sun"];
    let months = ["янв jan января", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct"];
    let months = months.into_iter().chain(["ноября nov november", "дек dec декабря"]);
    let listed = |list: &'static str, known| list.split(' ').map(move |word| (word, known));
    let weekdays = (0..).zip(weekdays).flat_map(|(day, list)| listed(list, Known::Weekday(day)));
    let months = (1..).zip(months).flat_map(|(month, list)| listed(list, Known::Month(month)));
    Words::new(weekdays.chain(months).chain(OTHERS))
});

const OTHERS: [(&str, Known); 55] = [
    ("сегодня", Known::Today),
    ("завтра", Known::Tomorrow),
    ("tomorrow", Known::Tomorrow),
    ("вчера", Known::Yesterday),
    ("yesterday", Known::Yesterday),
    ("послезавтра", Known::AfterTomorrow),
    ("day after tomorrow", Known::AfterTomorrow),
    ("будни", Known::Weekdays),
    ("по будням", Known::Weekdays),
    ("выходные", Known::Weekend),
    ("ежедневно", Known::Daily),
    ("every day", Known::Daily),
    ("выходной", Known::Off),
    ("выкл", Known::Off),
    ("off", Known::Off),
    ("круглосуточно", Known::AroundTheClock),
    ("с", Known::From),
    ("от", Known::From),
    ("from", Known::From),
    ("до", Known::To),
    ("по", Known::To),
    ("to", Known::To),
    ("в", Known::At),
    ("at", Known::At),
    ("on", Known::At),
    ("у", Known::With),
    ("with", Known::With),
    ("к", Known::Thousand),
    ("и", Known::And),
    ("and", Known::And),
    ("ч", Known::Hour),
    ("час", Known::Hour),
    ("часа", Known::Hour),
    ("h", Known::Hour),
    ("мин", Known::Minute),
    ("min", Known::Minute),
    ("полчаса", Known::HalfHour),
    ("полтора", Known::OneAndHalf),
    ("утра", Known::Am),
    ("am", Known::Am),
    ("вечера", Known::Pm),
    ("pm", Known::Pm),
    ("p.m", Known::Pm),
    ("ночи", Known::Night),
    ("noon", Known::Noon),
    ("midnight", Known::Midnight),
    ("года", Known::Year),
    ("го", Known::Ordinal),
    ("th", Known::Ordinal),
    ("₽", Known::Money),
    ("$", Known::Money),
    ("р", Known::Money),
    ("руб", Known::Money),
    ("тыс", Known::Thousand),
    ("бесплатно", Known::Free),
];

fn lex(text: &str) -> Typed {
    WORDS.lex(text)
}

fn date(text: &str) -> LocalDay {
    LocalDay::from_date(text.parse().unwrap())
}

fn interval(from_min: i16, to_min: i16) -> Interval {
    Interval::new(from_min, to_min).unwrap()
}

/// What a refusal says: why, and about which words.
fn refusal<T: std::fmt::Debug>(result: Result<T, TypedError>) -> (Wrong, String) {
    let error = result.unwrap_err();
    (error.wrong, error.piece)
}
