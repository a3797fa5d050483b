//! How values are written: dates, times, lengths, prices, people's words.

use chrono::{Datelike, NaiveDate, Timelike};
use fluent_templates::fluent_bundle::FluentValue;
use okoshko_dialogues::screen::Arg;
use okoshko_domain::formatted::plain;
use okoshko_domain::money::Money;
use okoshko_domain::people::{Lang, shown_phone};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};

use super::locales::{known, say, word};
use super::{LETTER_MAX, Place, Voice, WORDS_MAX, foreign};

const HOUR_MIN: u32 = 60;
const DAY_MIN: u32 = 24 * HOUR_MIN;
/// Shorter lengths are said in minutes alone.
const HOURS_FROM_MIN: u32 = 90;

impl Voice {
    /// A variable as its reader expects it in this place.
    pub(super) fn value(self, name: &str, arg: &Arg, place: Place) -> FluentValue<'static> {
        match arg {
            Arg::Count(number) => (*number).into(),
            Arg::Foreign(url) if name == "url" => foreign::escape(&foreign::link(url)).into(),
            Arg::Foreign(phone) if name == "phone" => self.foreign(&shown_phone(phone), place).into(),
            Arg::Foreign(words) => self.foreign(words, place).into(),
            Arg::Words(words) => self.lines(words, place).into(),
            Arg::Html(html) => formatted(html, place).into(),
            Arg::Minutes(minutes) => length(self.lang, *minutes).into(),
            Arg::Money(money) => price(self.lang, *money).into(),
            Arg::Day(day) => self.day(*day, place).into(),
            Arg::Line(line) => self.write(line, place).into(),
            Arg::Date(day) => self.date_in(*day, place).into(),
            Arg::DayNumber(day) => day.date().day().to_string().into(),
            Arg::Month(month) => month_title(self.lang, *month).into(),
            Arg::Time(moment) => self.time(*moment).into(),
            Arg::When(moment) => self.when(*moment, place).into(),
            Arg::WhenIn(moment, zone) => Self { zone: *zone, ..self }.when(*moment, place).into(),
            Arg::City(city) => escaped(city.name(self.lang).to_owned(), place).into(),
            Arg::Currency(currency) => escaped(currency.title(self.lang), place).into(),
            Arg::Word(key) => self.word(key, place).into(),
            Arg::Told { key, args } => self.told(key, args, place).into(),
        }
    }

    fn foreign(self, words: &str, place: Place) -> String {
        let room = match place {
            Place::Caption { room: 0 } => return String::new(),
            Place::Caption { room } => room,
            Place::Message | Place::Plain => WORDS_MAX,
        };
        let words = foreign::tidy(words, room).unwrap_or_else(|| word(self.lang, "foreign-blank"));
        escaped(words, place)
    }

    /// Every line by itself, so that breaks stay.
    fn lines(self, words: &str, place: Place) -> String {
        let room = match place {
            Place::Message => LETTER_MAX,
            Place::Plain | Place::Caption { .. } => return self.foreign(words, place),
        };
        let tidy = words.lines().map(|line| foreign::tidy(line, room).unwrap_or_default());
        escaped(foreign::cut(&tidy.collect::<Vec<_>>().join("\n"), room), place)
    }

    fn word(self, key: &str, place: Place) -> String {
        escaped(word(self.lang, key), place)
    }

    /// A message that may be older than the locales.
    fn told(self, key: &str, args: &[(String, Arg)], place: Place) -> String {
        let values = args.iter().map(|(name, arg)| (name.clone(), self.value(name, arg, place)));
        known(self.lang, key, &values.collect()).unwrap_or_else(|| self.word("audit-unknown", place))
    }

    /// The words for today and tomorrow, else the date.
    fn day(self, day: LocalDay, place: Place) -> String {
        match (day.0.saturating_sub(self.today.0), place) {
            (0, _) => word(self.lang, "date-today"),
            (1, _) => word(self.lang, "date-tomorrow"),
            _ => self.date_in(day, place),
        }
    }

    /// A date; a button has no room for its year.
    fn date_in(self, day: LocalDay, place: Place) -> String {
        match place {
            Place::Caption { .. } => self.date_this_year(day.date()),
            Place::Message | Place::Plain => self.date(day.date()),
        }
    }

    /// The date and the time on the wall, in full: a button in an old message must not say "today".
    fn when(self, moment: Timestamp, place: Place) -> String {
        let key = match place {
            Place::Caption { .. } => "date-with-time-short",
            Place::Message | Place::Plain => "date-with-time",
        };
        let date = self.date(self.zone.local(moment).date());
        say(self.lang, key, [("date", date), ("time", self.time(moment))])
    }

    fn time(self, moment: Timestamp) -> String {
        let wall = self.zone.local(moment);
        format!("{:02}:{:02}", wall.hour(), wall.minute())
    }

    /// With the year when it is not this one.
    fn date(self, date: NaiveDate) -> String {
        if date.year() == self.today.date().year() {
            return self.date_this_year(date);
        }
        let [weekday, day, month] = self.date_words(date);
        say(self.lang, "date-other-year", [weekday, day, month, ("year", date.year().to_string())])
    }

    fn date_this_year(self, date: NaiveDate) -> String {
        say(self.lang, "date-this-year", self.date_words(date))
    }

    fn date_words(self, date: NaiveDate) -> [(&'static str, String); 3] {
        [
            ("weekday", listed(self.lang, "weekdays", date.weekday().num_days_from_monday())),
            ("day", date.day().to_string()),
            ("month", listed(self.lang, "months", date.month0())),
        ]
    }
}

/// Formatting is for messages; elsewhere only its words are shown.
fn formatted(html: &str, place: Place) -> String {
    match place {
        Place::Message => html.to_owned(),
        Place::Plain | Place::Caption { .. } => plain(html),
    }
}

fn escaped(words: String, place: Place) -> String {
    match place {
        Place::Message => foreign::escape(&words),
        Place::Plain | Place::Caption { .. } => words,
    }
}

fn month_title(lang: Lang, month: Month) -> String {
    let first = month.first_day().date();
    let name = listed(lang, "month-titles", first.month0());
    say(lang, "month-with-year", [("month", name), ("year", first.year().to_string())])
}

/// A word of a message that lists them all, with a space between; `position` counts from 0.
fn listed(lang: Lang, key: &str, position: u32) -> String {
    word(lang, key).split_whitespace().nth(position as usize).unwrap_or_default().to_owned()
}

/// Whole days as days, an hour and a half and more as hours, the rest as minutes.
fn length(lang: Lang, minutes: u32) -> String {
    let (hours, rest) = (minutes / HOUR_MIN, minutes % HOUR_MIN);
    if minutes >= DAY_MIN && minutes.is_multiple_of(DAY_MIN) {
        return say(lang, "length-days", [("days", minutes / DAY_MIN)]);
    }
    if minutes < HOURS_FROM_MIN {
        return say(lang, "length-minutes", [("minutes", minutes)]);
    }
    if rest == 0 {
        return say(lang, "length-hours", [("hours", hours)]);
    }
    say(lang, "length-hours-minutes", [("hours", hours), ("minutes", rest)])
}

/// Without minor units when there are none.
fn price(lang: Lang, money: Money) -> String {
    let unit = money.currency.minor_units().unsigned_abs();
    let (whole, minor) = (money.minor.unsigned_abs() / unit, money.minor.unsigned_abs() % unit);
    let mut amount = grouped(whole, &word(lang, "number-group"));
    if minor > 0 {
        let digits = unit.ilog10() as usize;
        amount = format!("{amount}{}{minor:0digits$}", word(lang, "number-decimal"));
    }
    let price = with_currency(lang, money.currency.code(), amount);
    if money.minor < 0 { say(lang, "number-minus", [("number", price)]) } else { price }
}

/// An amount for a spreadsheet: digits and the decimal sign, no currency.
pub(super) fn bare(lang: Lang, money: Money) -> String {
    let unit = money.currency.minor_units().unsigned_abs();
    let (whole, minor) = (money.minor.unsigned_abs() / unit, money.minor.unsigned_abs() % unit);
    let sign = if money.minor < 0 { "-" } else { "" };
    if minor == 0 {
        return format!("{sign}{whole}");
    }
    let digits = unit.ilog10() as usize;
    format!("{sign}{whole}{}{minor:0digits$}", word(lang, "number-decimal"))
}

fn with_currency(lang: Lang, code: &str, amount: String) -> String {
    let key = match code {
        "RUB" => "money-rub",
        "USD" => "money-usd",
        "EUR" => "money-eur",
        "GBP" => "money-gbp",
        "KZT" => "money-kzt",
        "BYN" => "money-byn",
        "AMD" => "money-amd",
        "GEL" => "money-gel",
        "TRY" => "money-try",
        _ => {
            return say(lang, "money-other", [("amount", amount), ("currency", code.to_owned())]);
        }
    };
    say(lang, key, [("amount", amount)])
}

fn grouped(number: u64, separator: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            grouped.push_str(separator);
        }
        grouped.push(digit);
    }
    grouped
}
