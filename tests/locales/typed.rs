//! The words of answers, as people type them in either language.

use okoshko::texts::lex;
use okoshko_domain::reminder::Lead;
use okoshko_domain::typed::{
    appointment, clock_time, day, days, hours, lead, length_min, money, service_line, service_lines, stretch,
    time, week,
};
use okoshko_domain::zone::LocalDay;

use crate::day as date;

/// A Saturday.
fn today() -> LocalDay {
    date("2026-11-21")
}

#[test]
fn days_have_names_in_both_languages() {
    for (text, expected) in [
        ("Сегодня", "2026-11-21"),
        ("today", "2026-11-21"),
        ("на завтра", "2026-11-22"),
        ("tomorrow", "2026-11-22"),
        ("После завтра", "2026-11-23"),
        ("the day after tomorrow", "2026-11-23"),
        ("в понедельник", "2026-11-23"),
        ("во вторник", "2026-11-24"),
        ("on Wednesday", "2026-11-25"),
        ("Чт.", "2026-11-26"),
        ("В ПЯТНИЦУ", "2026-11-27"),
        ("сб", "2026-11-21"),
        ("воскресенье", "2026-11-22"),
        ("28 ноября", "2026-11-28"),
        ("28-е ноября", "2026-11-28"),
        ("28 нояб. 2026 г.", "2026-11-28"),
        ("28 числа", "2026-11-28"),
        ("Nov 28", "2026-11-28"),
        ("28th of November", "2026-11-28"),
        ("1 мая", "2027-05-01"),
        ("May 1st, 2027", "2027-05-01"),
    ] {
        assert_eq!(day(&lex(text), today()), Ok(date(expected)), "{text}");
    }
}

/// The examples of the English words, as Englishmen write dates.
#[test]
fn english_examples_are_understood() {
    assert_eq!(days(&lex("24 Dec – 8 Jan"), today()), Ok((date("2026-12-24"), date("2027-01-08"))));
    assert_eq!(days(&lex("1 Nov – 15 Nov"), today()).map(|(first, last)| last.0 - first.0), Ok(14));
    assert_eq!(day(&lex("28 Nov"), today()), Ok(date("2026-11-28")));
    assert!(okoshko_domain::typed::dated_hours(&lex("24 Dec 10-15"), today()).is_ok());
    for text in ["28 Nov 15:00", "/why 28 Nov 15:00", "tomorrow 15:00 haircut Maria"] {
        assert!(appointment(&lex(text.trim_start_matches("/why ")), today()).is_ok(), "{text}");
    }
}

#[test]
fn every_month_is_known_in_full_and_short() {
    let named = [
        "января янв january jan",
        "февраля фев february feb",
        "марта мар march mar",
        "апреля апр april apr",
        "мая май may may",
        "июня июн june jun",
        "июля июл july jul",
        "августа авг august aug",
        "сентября сен september sep",
        "октября окт october oct",
        "ноября ноя november nov",
        "декабря дек december dec",
    ];
    for (month, names) in (1..).zip(named) {
        for name in names.split(' ') {
            let expected = date(&format!("2027-{month:02}-05"));
            assert_eq!(day(&lex(&format!("5 {name} 2027")), today()), Ok(expected), "{name}");
        }
    }
}

#[test]
fn stretches_of_days_have_words() {
    for text in ["24 дек – 8 янв", "с 24.12 по 08.01", "с 24 декабря до 8 января", "from Dec 24 to Jan 8"]
    {
        let expected = (date("2026-12-24"), date("2027-01-08"));
        assert_eq!(days(&lex(text), today()), Ok(expected), "{text}");
    }
}

#[test]
fn times_have_words() {
    for (text, minute) in [
        ("в 15", 900),
        ("15 часов", 900),
        ("в 15 ч 30 мин", 930),
        ("3pm", 900),
        ("3:30 p.m.", 930),
        ("at 3 o'clock", 180),
        ("3 часа дня", 900),
        ("8 вечера", 1200),
        ("9 утра", 540),
        ("в полдень", 720),
        ("noon", 720),
    ] {
        assert_eq!(time(&lex(text)), Ok(minute), "{text}");
    }
    for text in ["выкл", "Отключить", "off", "turn off"] {
        assert_eq!(clock_time(&lex(text)), Ok(None), "{text}");
    }
}

/// Hours of each day as `from-to` in whole hours: `=` where nothing was said, `.` for a day off.
fn shown(text: &str) -> String {
    let week = week(&lex(text)).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    let days = week.map(|day| match day.as_deref() {
        None => "=".to_owned(),
        Some([]) => ".".to_owned(),
        Some(hours) => {
            let hours =
                hours.iter().map(|hours| format!("{}-{}", hours.from_min() / 60, hours.to_min() / 60));
            hours.collect::<Vec<_>>().join("+")
        }
    });
    days.join(" ")
}

#[test]
fn weeks_have_words() {
    for (text, expected) in [
        ("пн-пт 10-19, сб 11-16, вс выходной", "10-19 10-19 10-19 10-19 10-19 11-16 ."),
        ("Mon–Fri 10–19, Sat 11–16, Sun off", "10-19 10-19 10-19 10-19 10-19 11-16 ."),
        ("mon to fri 10am-7pm; weekend closed", "10-19 10-19 10-19 10-19 10-19 . ."),
        ("ежедневно 9-21", "9-21 9-21 9-21 9-21 9-21 9-21 9-21"),
        ("каждый день с 9 до 21", "9-21 9-21 9-21 9-21 9-21 9-21 9-21"),
        ("будни 10-19", "10-19 10-19 10-19 10-19 10-19 = ="),
        ("по будням с 10 до 19, в выходные не работаем", "10-19 10-19 10-19 10-19 10-19 . ."),
        (
            "с понедельника по пятницу с 10 до 14 и с 15 до 19",
            "10-14+15-19 10-14+15-19 10-14+15-19 10-14+15-19 10-14+15-19 = =",
        ),
        ("по средам и пятницам 12-20", "= = 12-20 = 12-20 = ="),
        ("сб круглосуточно", "= = = = = 0-24 ="),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
    assert_eq!(hours(&lex("Day off")), Ok(Vec::new()));
    assert_eq!(hours(&lex("не работаю")), Ok(Vec::new()));
}

#[test]
fn notes_and_names_keep_their_words() {
    let lunch = stretch(&lex("завтра с 14 до 15 обед с Маем"), today()).unwrap();
    assert_eq!((lunch.day, lunch.note.as_str()), (Some(date("2026-11-22")), "обед с Маем"));
    let visit = appointment(&lex("Завтра в 15:00 стрижка до плеч, Мария"), today()).unwrap();
    assert_eq!((visit.minute, visit.rest.as_str()), (900, "стрижка до плеч, Мария"));
    let visit = appointment(&lex("friday 3 pm haircut May"), today()).unwrap();
    assert_eq!((visit.day, visit.rest.as_str()), (Some(date("2026-11-27")), "haircut May"));
}

#[test]
fn prices_and_lengths_have_words() {
    for (text, whole, from) in [
        ("1 500 ₽", 1500, false),
        ("1 500 р.", 1500, false),
        ("от 1500 рублей", 1500, true),
        ("from $1,500", 1500, true),
        ("2к", 2000, false),
        ("2 тыс. руб.", 2000, false),
        ("free", 0, false),
    ] {
        let read = money(&lex(text)).unwrap();
        assert_eq!((read.whole, read.hundredths, read.from), (whole, 0, from), "{text}");
    }
    for (text, minutes) in [
        ("1 час 30 минут", 90),
        ("1,5 ч", 90),
        ("полтора часа", 90),
        ("90 min", 90),
        ("1h30", 90),
        ("1 hour and 30 minutes", 90),
        ("half an hour", 30),
        ("полчаса", 30),
        ("час", 60),
    ] {
        assert_eq!(length_min(&lex(text)), Ok(minutes), "{text}");
    }
}

#[test]
fn price_lists_have_words() {
    for (text, name, length_min, whole, from) in [
        ("Стрижка женская — 60 мин — 1 500 ₽", "Стрижка женская", 60, 1500, false),
        ("Окрашивание от 3500 150 мин", "Окрашивание", 150, 3500, true),
        ("Окрашивание: от 3500 рублей, 2 часа 30 минут", "Окрашивание", 150, 3500, true),
        ("Стрижка от корней до плеч 60 1500", "Стрижка от корней до плеч", 60, 1500, false),
        ("Haircut, 1 hour, $30", "Haircut", 60, 30, false),
    ] {
        let read = service_line(&lex(text)).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        let price = (read.price.whole, read.price.from);
        assert_eq!((read.name.as_str(), read.length_min, price), (name, length_min, (whole, from)), "{text}");
    }
    let list = service_lines(&lex("Волосы:\nСтрижка 60 1500\nУкладка\n")).unwrap();
    assert_eq!(list.services[0].category.as_deref(), Some("Волосы"));
    assert_eq!((list.wrong.len(), list.wrong[0].text.as_str()), (1, "Укладка"));
}

#[test]
fn reminders_have_words() {
    let wall = |days, hour: u16, minute: u16| Lead::Wall { days, minute: hour * 60 + minute };
    for (text, expected) in [
        ("за 3 часа", Lead::Before(180)),
        ("За 3 ч до визита", Lead::Before(180)),
        ("за полчаса", Lead::Before(30)),
        ("90 мин", Lead::Before(90)),
        ("за 1:30", Lead::Before(90)),
        ("за сутки", Lead::Before(1440)),
        ("за 2 дня", Lead::Before(2880)),
        ("за день", Lead::Before(1440)),
        ("накануне в 18:00", wall(1, 18, 0)),
        ("Накануне, 18.30", wall(1, 18, 30)),
        ("накануне вечером в 7 вечера", wall(1, 19, 0)),
        ("за день в 12:00", wall(1, 12, 0)),
        ("за 2 дня в 10", wall(2, 10, 0)),
        ("за 3 дня до визита, в 10:15", wall(3, 10, 15)),
        ("в день визита в 9:00", wall(0, 9, 0)),
        ("3 h before", Lead::Before(180)),
        ("an hour before the visit", Lead::Before(60)),
        ("45 minutes", Lead::Before(45)),
        ("2 days before", Lead::Before(2880)),
        ("the day before at 6 pm", wall(1, 18, 0)),
        ("a day before at 18:00", wall(1, 18, 0)),
        ("2 days before at 10:00", wall(2, 10, 0)),
        ("on the day at 9:00", wall(0, 9, 0)),
    ] {
        assert_eq!(lead(&lex(text)), Ok(expected), "{text}");
    }
    for text in [
        "",
        "18:00",
        "накануне",
        "за",
        "вечером",
        "за 40 дней",
        "за 31 день в 10:00",
        "накануне в 25:00",
        "за 0 мин",
        "soon",
    ] {
        assert!(lead(&lex(text)).is_err(), "{text}");
    }
}
