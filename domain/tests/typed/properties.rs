//! What is so of any text, and of everything that is written as we write it.

use okoshko_domain::hours::Interval;
use okoshko_domain::typed::{
    Amount, NAME_MAX, Typed, TypedError, appointment, clock_time, day, days, hours, length_min, money, name,
    phone, service_line, service_lines, split_service, stretch, time, week, with_whom,
};
use okoshko_domain::zone::LocalDay;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::lex;

/// Anything at all, and anything that is nearly right.
fn any_text() -> impl Strategy<Value = String> {
    let piece = select(vec![
        "10",
        "19",
        "24",
        "31",
        "2026",
        "1500",
        "00",
        "0",
        ":",
        ".",
        "-",
        "–",
        ",",
        ";",
        "/",
        " ",
        " ",
        "\n",
        "\t",
        "#",
        "пн",
        "пт",
        "ноября",
        "завтра",
        "с",
        "до",
        "в",
        "и",
        "ч",
        "мин",
        "pm",
        "am",
        "выходной",
        "ежедневно",
        "₽",
        "от",
        "тыс",
        "час",
        "полтора",
        "Стрижка",
        "го",
        "года",
        "\u{301}",
        "4294967296",
    ]);
    let nearly = proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat());
    prop_oneof![4 => nearly, 2 => any::<String>(), 1 => "(?s).{0,10000}"]
}

/// A day of four hundred years.
fn any_day() -> impl Strategy<Value = LocalDay> {
    (-70_000..70_000_i32).prop_map(LocalDay)
}

/// A day whose date may be typed.
fn this_century() -> impl Strategy<Value = LocalDay> {
    (11_000..47_000_i32).prop_map(LocalDay)
}

fn any_hours() -> impl Strategy<Value = Vec<Interval>> {
    let corners = subsequence((0..=288).map(|five| five * 5).collect::<Vec<i16>>(), 0..=16);
    corners.prop_map(|corners| {
        corners.chunks_exact(2).map(|pair| Interval::new(pair[0], pair[1]).unwrap()).collect()
    })
}

fn clock(minute: i16) -> String {
    format!("{:02}:{:02}", minute / 60, minute % 60)
}

fn written(hours: &[Interval]) -> String {
    let one = |hours: &Interval| format!("{}–{}", clock(hours.from_min()), clock(hours.to_min()));
    let all: Vec<_> = hours.iter().map(one).collect();
    if all.is_empty() { "выходной".to_owned() } else { all.join(", ") }
}

/// Every grammar's refusal of a text.
fn refusals(typed: &Typed, today: LocalDay) -> Vec<TypedError> {
    let all = [
        day(typed, today).err(),
        days(typed, today).err(),
        time(typed).err(),
        clock_time(typed).err(),
        hours(typed).err(),
        week(typed).err(),
        stretch(typed, today).err(),
        appointment(typed, today).err(),
        money(typed).err(),
        length_min(typed).err(),
        service_line(typed).err(),
        service_lines(typed).err(),
    ];
    all.into_iter().flatten().collect()
}

proptest! {
    /// Nothing panics, and what is quoted was written.
    #[test]
    fn any_text_is_read_or_quoted(text in any_text(), today in any_day()) {
        let typed = lex(&text);
        for error in refusals(&typed, today) {
            prop_assert!(typed.text[error.from..].starts_with(&error.piece), "{error:?}");
            prop_assert!(error.piece.chars().count() <= 64);
        }
        let _ = with_whom(&lex(&text), &["Вера", "пн 10", &text]);
        let _ = (phone(&text), name(&text), split_service(&text, &["Стрижка", "пн 10", &text]));
    }

    #[test]
    fn pieces_are_in_order_and_leave_out_only_spaces(text in any_text()) {
        let typed = lex(&text);
        let mut end = 0;
        for token in &typed.tokens {
            prop_assert!(end <= token.from && token.from < token.to);
            let gap = &typed.text[end..token.from];
            prop_assert!(gap.chars().all(|sign| sign.is_whitespace() || !sign.is_alphanumeric()), "{gap:?}");
            prop_assert!(typed.text.is_char_boundary(token.to));
            end = token.to;
        }
    }

    #[test]
    fn the_latest_day_of_days_is_within_reach(text in any_text(), today in this_century()) {
        if let Ok((first, last)) = days(&lex(&text), today) {
            prop_assert!(first <= last && last.0 - first.0 < 366);
        }
    }

    #[test]
    fn a_day_reads_back(wanted in this_century(), ago in 0..365_i32) {
        let today = wanted.plus(-ago);
        for form in ["%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y", "%d-%m-%Y", "%d.%m", "%-d.%-m"] {
            let text = wanted.date().format(form).to_string();
            prop_assert_eq!(day(&lex(&text), today), Ok(wanted), "{}", text);
        }
    }

    #[test]
    fn days_read_back(first in this_century(), length in 0..366_i32, today in any_day()) {
        let last = first.plus(length);
        let text = format!("{} – {}", first.date().format("%d.%m.%Y"), last.date().format("%d.%m.%Y"));
        prop_assert_eq!(days(&lex(&text), today), Ok((first, last)));
    }

    #[test]
    fn a_time_reads_back(minute in 0..1440_i16) {
        prop_assert_eq!(time(&lex(&clock(minute))), Ok(minute));
        prop_assert_eq!(time(&lex(&clock(minute).replace(':', "."))), Ok(minute));
        prop_assert_eq!(clock_time(&lex(&clock(minute))), Ok(Some(minute)));
    }

    #[test]
    fn hours_read_back(wanted in any_hours()) {
        prop_assert_eq!(hours(&lex(&written(&wanted))), Ok(wanted));
    }

    #[test]
    fn a_week_reads_back(wanted in proptest::collection::vec(proptest::option::of(any_hours()), 7)) {
        prop_assume!(wanted.iter().any(Option::is_some));
        let names = ["пн", "вт", "ср", "чт", "пт", "сб", "вс"];
        let days = names.iter().zip(&wanted);
        let lines = days.filter_map(|(name, hours)| Some(format!("{name} {}", written(hours.as_deref()?))));
        for between in ["\n", ", ", "; "] {
            let text = lines.clone().collect::<Vec<_>>().join(between);
            prop_assert_eq!(week(&lex(&text)).map(Vec::from), Ok(wanted.clone()), "{}", text);
        }
    }

    #[test]
    fn a_price_reads_back(whole in 0..100_000_000_i64, hundredths in 0..100_i64, from: bool) {
        let before = if from { "от " } else { "" };
        let text = format!("{before}{whole},{hundredths:02} ₽");
        prop_assert_eq!(money(&lex(&text)), Ok(Amount { whole, hundredths, from }));
        let grouped = format!("{before}{}\u{202F}{:03}\u{202F}₽", 1 + whole / 1000 % 999, whole % 1000);
        let whole = (1 + whole / 1000 % 999) * 1000 + whole % 1000;
        prop_assert_eq!(money(&lex(&grouped)), Ok(Amount { whole, hundredths: 0, from }));
    }

    #[test]
    fn a_length_reads_back(minutes in 1..=1440_u32) {
        let (hours, rest) = (minutes / 60, minutes % 60);
        for text in [format!("{minutes} мин"), format!("{hours} ч {rest} мин"), format!("{hours}:{rest:02}")] {
            prop_assert_eq!(length_min(&lex(&text)), Ok(minutes), "{}", text);
        }
    }

    #[test]
    fn a_service_reads_back(words in "[А-Яа-яA-Za-z]{4,12}( [А-Яа-я]{4,12}){0,3}", length in 1..=1440_u32, price in 0..1_000_000_i64) {
        for text in [
            format!("{words} {length} {price}"),
            format!("{words}; {length}; {price}"),
            format!("{words} — {length} мин — {price} ₽"),
            format!("{words} {price} ₽ {length} мин"),
        ] {
            let read = service_line(&lex(&text));
            prop_assert!(read.is_ok(), "{text}: {read:?}");
            let read = read.unwrap();
            prop_assert_eq!((&read.name, read.length_min, read.price.whole), (&words, length, price), "{}", text);
        }
    }

    #[test]
    fn a_name_is_kept_once_for_all(text in any_text()) {
        if let Ok(kept) = name(&text) {
            prop_assert!((1..=NAME_MAX).contains(&kept.chars().count()));
            prop_assert_eq!(name(&kept), Ok(kept));
        }
    }

    #[test]
    fn a_phone_reads_back(text in "[78+]?[0-9 ()-]{8,20}") {
        if let Ok(kept) = phone(&text) {
            prop_assert_eq!(phone(&kept), Ok(kept));
        }
    }
}
