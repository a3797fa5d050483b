//! Prices, lengths, price lists, names and phones.

use okoshko_domain::money::Currency;
use okoshko_domain::typed::{
    Amount, MOST_LINES, ServiceLine, Wrong, length_min, money, name, phone, service_line, service_lines,
};

use crate::{lex, refusal};

fn amount(whole: i64, hundredths: i64, from: bool) -> Amount {
    Amount { whole, hundredths, from }
}

#[test]
fn a_price_is_whole_units_and_hundredths() {
    for (text, expected) in [
        ("1500", amount(1500, 0, false)),
        ("1 500", amount(1500, 0, false)),
        ("1\u{A0}500\u{202F}₽", amount(1500, 0, false)),
        ("1 500 р.", amount(1500, 0, false)),
        ("1500,50", amount(1500, 50, false)),
        ("1500.5 руб", amount(1500, 50, false)),
        ("1,500", amount(1500, 0, false)),
        ("$1,500.05", amount(1500, 5, false)),
        ("от 1500", amount(1500, 0, true)),
        ("1,5 тыс", amount(1500, 0, false)),
        ("2 тыс. руб.", amount(2000, 0, false)),
        ("бесплатно", amount(0, 0, false)),
        ("1500+", amount(1500, 0, true)),
        ("1500-2000 ₽", amount(1500, 0, true)),
        ("0", amount(0, 0, false)),
        ("100 000 000", amount(100_000_000, 0, false)),
    ] {
        assert_eq!(money(&lex(text)), Ok(expected), "{text}");
    }
}

#[test]
fn a_price_that_nobody_asks_is_quoted() {
    for (text, wrong, piece) in [
        ("-500", Wrong::Negative, "-500"),
        ("− 500 ₽", Wrong::Negative, "− 500"),
        ("100 000 000,01", Wrong::TooMuch, "100 000 000,01"),
        ("99999999999999", Wrong::TooMuch, "99999999999999"),
        ("дорого", Wrong::NotMoney, "дорого"),
        ("1500 2000", Wrong::Extra, "2000"),
        ("2000-1500", Wrong::Extra, "-"),
        ("", Wrong::Empty, ""),
    ] {
        assert_eq!(refusal(money(&lex(text))), (wrong, piece.to_owned()), "{text}");
    }
}

#[test]
fn a_price_is_in_the_coins_of_the_currency() {
    for (code, minor) in [("RUB", 150_050), ("JPY", 1500), ("KWD", 1_500_500)] {
        let currency = Currency::parse(code).unwrap();
        let money = amount(1500, 50, false).money(currency);
        assert_eq!((money.minor, money.currency), (minor, currency), "{code}");
    }
}

#[test]
fn a_length_is_minutes_or_hours() {
    for (text, expected) in [
        ("60", 60),
        ("60 мин.", 60),
        ("90 min", 90),
        ("1 ч 30 мин", 90),
        ("1 ч. и 30 мин.", 90),
        ("1ч30", 90),
        ("1h30", 90),
        ("1:30", 90),
        ("1,5 ч", 90),
        ("1.25 ч", 75),
        ("2 часа", 120),
        ("час", 60),
        ("час 30 мин", 90),
        ("полчаса", 30),
        ("полтора часа", 90),
        ("1440", 1440),
        ("24 ч", 1440),
    ] {
        assert_eq!(length_min(&lex(text)), Ok(expected), "{text}");
    }
    for (text, wrong, piece) in [
        ("-5", Wrong::LengthOutOfRange, "-5"),
        ("0", Wrong::LengthOutOfRange, "0"),
        ("25 ч", Wrong::LengthOutOfRange, "25 ч"),
        ("1441", Wrong::LengthOutOfRange, "1441"),
        ("99999999999 ч", Wrong::LengthOutOfRange, "99999999999 ч"),
        ("1:75", Wrong::NotALength, "1:75"),
        ("долго", Wrong::NotALength, "долго"),
        ("полтора", Wrong::NotALength, "полтора"),
        ("60 70", Wrong::Extra, "70"),
    ] {
        assert_eq!(refusal(length_min(&lex(text))), (wrong, piece.to_owned()), "{text}");
    }
}

fn service(name: &str, length_min: u32, price: Amount) -> ServiceLine {
    ServiceLine { name: name.to_owned(), length_min, price }
}

#[test]
fn a_line_is_a_name_a_length_and_a_price() {
    let plain = |whole| amount(whole, 0, false);
    for (text, expected) in [
        ("Стрижка 60 1500", service("Стрижка", 60, plain(1500))),
        ("🙂 15 100", service("🙂", 15, plain(100))),
        ("Стрижка 60 1 500", service("Стрижка", 60, plain(1500))),
        ("Стрижка женская — 60 мин — 1 500 ₽", service("Стрижка женская", 60, plain(1500))),
        ("Маникюр; 90; 2000", service("Маникюр", 90, plain(2000))),
        ("Маникюр,90,2000", service("Маникюр", 90, plain(2000))),
        ("Маникюр\t90\t2 000", service("Маникюр", 90, plain(2000))),
        ("Маникюр\t500\t120 мин", service("Маникюр", 120, plain(500))),
        ("Маникюр 500 120 мин", service("Маникюр", 120, plain(500))),
        ("Окрашивание от 3500 150 мин", service("Окрашивание", 150, amount(3500, 0, true))),
        ("Окрашивание 1,5 ч, от 3500,50 ₽", service("Окрашивание", 90, amount(3500, 50, true))),
        ("Стрижка 1500 ₽ 60", service("Стрижка", 60, plain(1500))),
        ("Стрижка 1 500 р, 1 ч 30 мин", service("Стрижка", 90, plain(1500))),
        ("Стрижка: 1:30 / 1500", service("Стрижка", 90, plain(1500))),
        ("3. Маникюр 2 в 1 90 2000", service("Маникюр 2 в 1", 90, plain(2000))),
        ("• Стрижка (до плеч) 60 1500", service("Стрижка (до плеч)", 60, plain(1500))),
        ("Консультация полчаса бесплатно", service("Консультация", 30, plain(0))),
        ("Стрижка 60 мин 1500-2000", service("Стрижка", 60, amount(1500, 0, true))),
        ("Стрижка 60-1500", service("Стрижка", 60, plain(1500))),
        ("Стрижка 1500-60 мин", service("Стрижка", 60, plain(1500))),
        ("Стрижка 50-60 мин", service("Стрижка", 60, plain(50))),
        ("Стрижка......60…1500", service("Стрижка", 60, plain(1500))),
        ("Чистка лица (60 мин) - 2500 руб.", service("Чистка лица", 60, plain(2500))),
        ("Маникюр 2 от 3500 90 мин", service("Маникюр 2", 90, amount(3500, 0, true))),
        ("Haircut 45 min $30", service("Haircut", 45, plain(30))),
    ] {
        assert_eq!(service_line(&lex(text)), Ok(expected), "{text}");
    }
}

#[test]
fn a_line_that_lacks_something_says_what() {
    let long = format!("{} 60 1500", "Ж".repeat(65));
    for (text, wrong, piece) in [
        ("Стрижка", Wrong::NotAService, "Стрижка"),
        ("60 1500", Wrong::NotAService, "60 1500"),
        ("=1+1 30 500", Wrong::NotAName, "=1+1"),
        ("Детская стрижка 30 -100", Wrong::Negative, "-"),
        ("Wax 20 min −5", Wrong::Negative, "−"),
        ("Стрижка 60 мин", Wrong::NoPrice, "60 мин"),
        ("Стрижка от 1500", Wrong::NoLength, "от 1500"),
        ("Стрижка 1500 ₽", Wrong::NoLength, "1500 ₽"),
        ("Стрижка 60", Wrong::NotAService, "Стрижка 60"),
        ("Стрижка - 1500", Wrong::NoLength, "1500"),
        ("Окрашивание, 2-3 часа, 5000", Wrong::NoLength, "5000"),
        ("Стрижка 1500 60", Wrong::LengthOutOfRange, "1500"),
        ("Стрижка 0 мин 1500", Wrong::LengthOutOfRange, "0 мин"),
        ("Стрижка 60 200000000", Wrong::TooMuch, "200000000"),
        (&long, Wrong::NameTooLong, &"Ж".repeat(64)),
        ("", Wrong::Empty, ""),
    ] {
        assert_eq!(refusal(service_line(&lex(text))), (wrong, piece.to_owned()), "{text}");
    }
}

#[test]
fn a_price_list_is_read_line_by_line() {
    let text = "Консультация 30 0\n# Волосы\nСтрижка 60 1500\n\nчто-то не то\nНогти:\nМаникюр 90 2000 ₽";
    let list = service_lines(&lex(text)).unwrap();
    let read: Vec<_> = list
        .services
        .iter()
        .map(|listed| (listed.line, listed.category.as_deref(), listed.service.name.as_str()))
        .collect();
    let expected = [(1, None, "Консультация"), (3, Some("Волосы"), "Стрижка"), (7, Some("Ногти"), "Маникюр")];
    assert_eq!(read, expected);
    let wrong: Vec<_> =
        list.wrong.iter().map(|line| (line.line, line.text.as_str(), line.error.wrong)).collect();
    assert_eq!(wrong, [(5, "что-то не то", Wrong::NotAService)]);
}

#[test]
fn a_price_list_has_an_end() {
    let lines = |count| "Ж 60 1500\n".repeat(count);
    assert_eq!(service_lines(&lex(&lines(MOST_LINES))).unwrap().services.len(), MOST_LINES);
    assert_eq!(refusal(service_lines(&lex(&lines(MOST_LINES + 1)))).0, Wrong::TooManyLines);
    assert_eq!(refusal(service_lines(&lex("\n \n"))).0, Wrong::Empty);
    assert_eq!(service_lines(&lex("#\nСтрижка 60 1500")).unwrap().wrong[0].error.wrong, Wrong::Empty);
}

#[test]
fn a_name_is_one_short_line() {
    assert_eq!(name("  Стрижка   женская ").as_deref(), Ok("Стрижка женская"));
    assert_eq!(name(&"Ж".repeat(64)).map(|name| name.chars().count()), Ok(64));
    assert_eq!(refusal(name(&"Ж".repeat(65))).0, Wrong::NameTooLong);
    for text in ["два\nслова", "ноль\u{0}", "назад\u{202E}"] {
        assert_eq!(refusal(name(text)), (Wrong::NotAName, text.to_owned()));
    }
    for text in [" \t", "\u{200B}", "\u{2800}\u{FE0F}"] {
        assert_eq!(refusal(name(text)).0, Wrong::Empty, "{text:?}");
    }
}

#[test]
fn a_phone_is_kept_as_the_world_writes_it() {
    for (text, expected) in [
        ("8 (917) 123-45-67", "+79171234567"),
        ("+7 917 123 45 67", "+79171234567"),
        ("7-917-123-45-67", "+79171234567"),
        ("89171234567", "+79171234567"),
        ("917\u{A0}123–45–67", "+79171234567"),
        ("+44 20 7946 0958", "+442079460958"),
        ("0049 30 123456", "+4930123456"),
        ("+1 (415) 555-2671", "+14155552671"),
    ] {
        assert_eq!(phone(text).as_deref(), Ok(expected), "{text}");
    }
    for text in [
        "123-45-67",
        "8 917 123",
        "+7 917 123 45 678",
        "+0 123456789",
        "звоните",
        "+",
        "++79171234567",
        "+1234567890123456",
    ] {
        assert_eq!(refusal(phone(text)), (Wrong::NotAPhone, text.to_owned()), "{text}");
    }
    assert_eq!(refusal(phone("  ")).0, Wrong::Empty);
}
