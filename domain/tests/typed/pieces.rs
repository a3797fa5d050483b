//! A text as its pieces.

use okoshko_domain::typed::{Kind, Known, LONGEST};

use crate::lex;

fn kinds(text: &str) -> Vec<Kind> {
    lex(text).tokens.into_iter().map(|token| token.kind).collect()
}

#[test]
fn words_numbers_and_signs_are_told_apart() {
    for (text, expected) in [
        ("15ч", vec![Kind::Number(15), Kind::Known(Known::Hour)]),
        ("ПТ.", vec![Kind::Known(Known::Weekday(4))]),
        ("10–19", vec![Kind::Number(10), Kind::Sign('-'), Kind::Number(19)]),
        ("4 p.m.", vec![Kind::Number(4), Kind::Known(Known::Pm)]),
        ("Day  After\tTomorrow", vec![Kind::Known(Known::AfterTomorrow)]),
        ("day after", vec![Kind::Word, Kind::Word]),
        ("по будням по", vec![Kind::Known(Known::Weekdays), Kind::Known(Known::To)]),
        ("D'Artagnan", vec![Kind::Word]),
        ("чай\u{306}", vec![Kind::Word]),
        ("1\n\u{200B}2", vec![Kind::Number(1), Kind::Break, Kind::Number(2)]),
        ("99999999999", vec![Kind::Number(u32::MAX)]),
        ("5\u{202F}₽", vec![Kind::Number(5), Kind::Known(Known::Money)]),
        ("", vec![]),
    ] {
        assert_eq!(kinds(text), expected, "{text:?}");
    }
}

#[test]
fn a_long_text_is_read_as_far_as_a_message_goes() {
    let typed = lex(&"я ".repeat(10_000));
    assert_eq!(typed.text.chars().count(), LONGEST);
    assert_eq!(typed.tokens.len(), LONGEST / 2);
}
