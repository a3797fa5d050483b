//! Days, and what stands on them.

use okoshko_domain::typed::{
    Appointment, Stretch, Wrong, appointment, day, days, past_days, split_service, stretch,
};

use crate::{date, interval, lex, refusal};

/// A Saturday.
const TODAY: &str = "2026-11-21";

#[test]
fn a_day_is_the_next_such_day() {
    for (text, expected) in [
        ("сегодня", "2026-11-21"),
        ("Завтра!", "2026-11-22"),
        ("послезавтра", "2026-11-23"),
        ("day after tomorrow", "2026-11-23"),
        ("пт", "2026-11-27"),
        ("в пятницу", "2026-11-27"),
        ("on Fri.", "2026-11-27"),
        ("сб", "2026-11-21"),
        ("пт, 4 дек", "2026-12-04"),
        ("28.11", "2026-11-28"),
        ("28.11.", "2026-11-28"),
        ("28/11", "2026-11-28"),
        ("20.11", "2027-11-20"),
        ("21.11", "2026-11-21"),
        ("28.11.2027", "2027-11-28"),
        ("28.11.27", "2027-11-28"),
        ("28-11-2027", "2027-11-28"),
        ("28 ноября", "2026-11-28"),
        ("28-го ноября", "2026-11-28"),
        ("28 ноября 2027 года", "2027-11-28"),
        ("28 декабря", "2026-12-28"),
        ("Nov 28", "2026-11-28"),
        ("November 28th, 2027", "2027-11-28"),
        ("28", "2026-11-28"),
        ("20", "2026-12-20"),
        ("31", "2026-12-31"),
        ("11/28", "2026-11-28"),
        ("11/28/27", "2027-11-28"),
        ("вчера", "2026-11-20"),
        ("2026-12-01", "2026-12-01"),
        ("2026-1-05", "2026-01-05"),
        ("29.02.2028", "2028-02-29"),
    ] {
        assert_eq!(day(&lex(text), date(TODAY)), Ok(date(expected)), "{text}");
    }
}

#[test]
fn a_day_that_is_none_is_quoted() {
    for (text, wrong, piece) in [
        ("31.02", Wrong::NoSuchDay, "31.02"),
        ("в 29 feb", Wrong::NoSuchDay, "в 29 feb"),
        ("13/28", Wrong::NoSuchDay, "13/28"),
        ("28/13", Wrong::NoSuchDay, "28/13"),
        ("32", Wrong::NoSuchDay, "32"),
        ("00.00.0000", Wrong::NoSuchDay, "00.00.0000"),
        ("28.11.1999", Wrong::NoSuchDay, "28.11.1999"),
        ("когда-нибудь", Wrong::NotADay, "когда"),
        ("ноября", Wrong::NotADay, "ноября"),
        ("12345", Wrong::NotADay, "12345"),
        ("завтра утром", Wrong::Extra, "утром"),
        (" \n", Wrong::Empty, ""),
    ] {
        assert_eq!(refusal(day(&lex(text), date(TODAY))), (wrong, piece.to_owned()), "{text}");
    }
}

#[test]
fn a_stretch_of_days_has_not_ended_yet() {
    for (text, first, last) in [
        ("завтра", "2026-11-22", "2026-11-22"),
        ("24.12-08.01", "2026-12-24", "2027-01-08"),
        ("24.12.2026 — 08.01.2027", "2026-12-24", "2027-01-08"),
        ("12/24-01/08", "2026-12-24", "2027-01-08"),
        ("24/12-08/01", "2026-12-24", "2027-01-08"),
        ("24 дек – 8 янв", "2026-12-24", "2027-01-08"),
        ("с 24.12 по 08.01", "2026-12-24", "2027-01-08"),
        ("24-28 дек", "2026-12-24", "2026-12-28"),
        ("с 28 по 8 января", "2026-12-28", "2027-01-08"),
        ("Dec 24-28", "2026-12-24", "2026-12-28"),
        ("24-28", "2026-11-24", "2026-11-28"),
        ("28-05", "2026-11-28", "2026-12-05"),
        ("с пн по ср", "2026-11-23", "2026-11-25"),
        ("сегодня - 25.11", "2026-11-21", "2026-11-25"),
        ("завтра-послезавтра", "2026-11-22", "2026-11-23"),
        ("20.11-25.11", "2026-11-20", "2026-11-25"),
        ("01.12-10.12.2027", "2027-12-01", "2027-12-10"),
        ("20.12.2026-05.01", "2026-12-20", "2027-01-05"),
        ("01.01.2027-31.12.2027", "2027-01-01", "2027-12-31"),
        ("01.01.2028-31.12.2028", "2028-01-01", "2028-12-31"),
    ] {
        assert_eq!(days(&lex(text), date(TODAY)), Ok((date(first), date(last))), "{text}");
    }
}

#[test]
fn a_stretch_of_days_goes_forward_for_a_year_at_most() {
    for (text, wrong) in [
        ("28.12-24.12", Wrong::Backwards),
        // Under way since last January, if one likes; but nobody means that.
        ("08.01-24.12", Wrong::Backwards),
        ("08.01.2027-24.12.2026", Wrong::Backwards),
        ("послезавтра - завтра", Wrong::Backwards),
        ("25.11 - завтра", Wrong::Backwards),
        ("01.01.2027-02.01.2028", Wrong::TooManyDays),
        ("24.12-31.02", Wrong::NoSuchDay),
    ] {
        assert_eq!(refusal(days(&lex(text), date(TODAY))), (wrong, text.to_owned()), "{text}");
    }
    assert_eq!(refusal(days(&lex("24.12 -"), date(TODAY))).0, Wrong::NotADay);
    assert_eq!(refusal(days(&lex("24.12 25.12"), date(TODAY))), (Wrong::Extra, "25".to_owned()));
}

#[test]
fn figures_are_about_days_that_have_begun() {
    for (text, first, last) in [
        ("вчера", "2026-11-20", "2026-11-20"),
        ("сегодня", "2026-11-21", "2026-11-21"),
        ("пн", "2026-11-16", "2026-11-16"),
        ("22.11", "2025-11-22", "2025-11-22"),
        ("ноября", "2026-11-01", "2026-11-30"),
        ("dec", "2025-12-01", "2025-12-31"),
        ("Feb 2024", "2024-02-01", "2024-02-29"),
        ("1.11-15.11", "2026-11-01", "2026-11-15"),
        ("1.11-30.11", "2026-11-01", "2026-11-30"),
        ("01.01-21.11", "2026-01-01", "2026-11-21"),
        ("24.12-08.01", "2025-12-24", "2026-01-08"),
        ("11/01-11/15", "2026-11-01", "2026-11-15"),
        ("1.11-15.11.2025", "2025-11-01", "2025-11-15"),
        ("15.11.2025-1.12", "2025-11-15", "2025-12-01"),
        ("с пн по сегодня", "2026-11-16", "2026-11-21"),
    ] {
        assert_eq!(past_days(&lex(text), date(TODAY)), Ok((date(first), date(last))), "{text}");
    }
    for (text, wrong, piece) in [
        ("20.11-15.11", Wrong::Backwards, "20.11-15.11"),
        ("сегодня - вчера", Wrong::Backwards, "сегодня - вчера"),
        ("01.01.2024-01.02.2026", Wrong::TooManyDays, "01.01.2024-01.02.2026"),
        ("31.02", Wrong::NoSuchDay, "31.02"),
        ("как дела", Wrong::NotADay, "как"),
        ("ноября 28 стрижка", Wrong::Extra, "стрижка"),
    ] {
        assert_eq!(refusal(past_days(&lex(text), date(TODAY))), (wrong, piece.to_owned()), "{text}");
    }
}

#[test]
fn a_stretch_of_a_day_has_a_note() {
    for (text, on, from_min, to_min, note) in [
        ("14-15 обед", None, 840, 900, "обед"),
        ("завтра 14-15 обед", Some("2026-11-22"), 840, 900, "обед"),
        ("завтра, с 14 до 15:30 — к врачу", Some("2026-11-22"), 840, 930, "к врачу"),
        ("28 14-15", Some("2026-11-28"), 840, 900, ""),
        ("14.15-15.00 28.11  два   слова", Some("2026-11-28"), 855, 900, "два слова"),
        ("10.11-12.00 обед", None, 611, 720, "обед"),
        ("3-4 pm May", None, 900, 960, "May"),
    ] {
        let expected = Stretch { day: on.map(date), interval: interval(from_min, to_min), note: note.into() };
        assert_eq!(stretch(&lex(text), date(TODAY)), Ok(expected), "{text}");
    }
    for (text, wrong, piece) in [
        ("14-13 обед", Wrong::Backwards, "14-13"),
        ("завтра 14-25", Wrong::NoSuchTime, "25"),
        ("31.02 14-15", Wrong::NoSuchDay, "31.02"),
        ("25-26", Wrong::NoSuchTime, "25"),
        ("обед", Wrong::NotADay, "обед"),
    ] {
        assert_eq!(refusal(stretch(&lex(text), date(TODAY))), (wrong, piece.to_owned()), "{text}");
    }
}

#[test]
fn an_appointment_is_a_time_and_words() {
    for (text, on, minute, rest) in [
        ("завтра 15:00 стрижка Мария", Some("2026-11-22"), 900, "стрижка Мария"),
        ("15:00 завтра стрижка", Some("2026-11-22"), 900, "стрижка"),
        ("в пятницу в 15 Мария", Some("2026-11-27"), 900, "Мария"),
        ("28.11 15.30: Мария", Some("2026-11-28"), 930, "Мария"),
        ("28 15:00 Мария", Some("2026-11-28"), 900, "Мария"),
        ("15 Мария", None, 900, "Мария"),
        ("15:00", None, 900, ""),
        ("сегодня 18 30 Мария", Some(TODAY), 1110, "Мария"),
        ("15 30 мин массаж", None, 900, "30 мин массаж"),
        ("15 28.11 Мария", Some("2026-11-28"), 900, "Мария"),
        ("11/28 15:00", Some("2026-11-28"), 900, ""),
        ("tomorrow at 3 pm\nMaria", Some("2026-11-22"), 900, "Maria"),
    ] {
        let expected = Appointment { day: on.map(date), minute, rest: rest.into() };
        assert_eq!(appointment(&lex(text), date(TODAY)), Ok(expected), "{text}");
    }
    for (text, wrong, piece) in [
        ("завтра стрижка", Wrong::NotATime, "стрижка"),
        ("завтра 24:00 стрижка", Wrong::NoSuchTime, "24:00"),
        ("28 стрижка", Wrong::NotATime, "стрижка"),
        ("31.02", Wrong::NoSuchDay, "31.02"),
        ("31.02 15:00 стрижка", Wrong::NoSuchDay, "31.02"),
        ("13/28 15:00", Wrong::NoSuchDay, "13/28"),
        ("25:99", Wrong::NoSuchTime, "25:99"),
        ("вчера", Wrong::NotATime, ""),
        ("завтра 15-16 стрижка", Wrong::Extra, "-"),
        ("Мария", Wrong::NotADay, "Мария"),
    ] {
        assert_eq!(refusal(appointment(&lex(text), date(TODAY))), (wrong, piece.to_owned()), "{text}");
    }
}

#[test]
fn words_are_a_service_and_a_client() {
    let services = [
        "Стрижка",
        "Стрижка женская",
        "Маникюр с гель-лаком",
        "Мелирование",
        "Укладка дневная",
        "Укладка вечерняя",
    ];
    for (rest, expected) in [
        ("стрижка Мария", Some((0, "Мария"))),
        ("СТРИЖКА женская, Мария Ивановна", Some((1, "Мария Ивановна"))),
        ("стр жен Мария", Some((1, "Мария"))),
        ("ман гель Мария", Some((2, "Мария"))),
        ("маникюр с гель-лаком", Some((2, ""))),
        ("мелир — Алёна", Some((3, "Алёна"))),
        ("укладка вечерняя Мария", Some((5, "Мария"))),
        ("стрижка +7 917 123-45-67", Some((0, "+7 917 123-45-67"))),
        ("укладка Мария", None),
        ("ма Мария", None),
        ("Мария", None),
        ("", None),
        (" ,.", None),
    ] {
        let expected = expected.map(|(at, name)| (at, name.to_owned()));
        assert_eq!(split_service(rest, &services), expected, "{rest}");
    }
    assert_eq!(split_service("стрижка", &[]), None);
    assert_eq!(split_service("щетка Аня", &["Щётка"]), Some((0, "Аня".to_owned())));
}
