//! How values are written: tables.

use std::slice::from_ref;

use okoshko::texts::sentence;
use okoshko_dialogues::screen::{Arg, Line};
use okoshko_domain::money::{Currency, Money};
use okoshko_domain::people::Lang;

use crate::{at, day, voice, voice_on};

/// A variable as the text of a message: the slot button says nothing but its value.
fn says(lang: Lang, arg: Arg) -> String {
    voice(lang).toast(&value(arg))
}

fn value(arg: Arg) -> Line {
    Line::new("slot").with("time", arg)
}

fn foreign(words: &str) -> Arg {
    Arg::Foreign(words.to_owned())
}

#[test]
fn prices_have_a_thin_space_and_their_sign_where_the_language_wants_it() {
    for (minor, currency, ru, en) in [
        (0, "RUB", "0 ₽", "0 ₽"),
        (150_000, "RUB", "1 500 ₽", "1,500 ₽"),
        (150_050, "RUB", "1 500,50 ₽", "1,500.50 ₽"),
        (5, "RUB", "0,05 ₽", "0.05 ₽"),
        (99_900, "RUB", "999 ₽", "999 ₽"),
        (12_345_678_900, "RUB", "123 456 789 ₽", "123,456,789 ₽"),
        (-150_000, "RUB", "−1 500 ₽", "−1,500 ₽"),
        (4_500, "GBP", "45 £", "£45"),
        (4_550, "EUR", "45,50 €", "€45.50"),
        (-4_550, "USD", "−45,50 $", "−$45.50"),
        (10_000, "JPY", "10 000 JPY", "10,000 JPY"),
        (1_500, "KWD", "1,500 KWD", "1.500 KWD"),
        (i64::MIN, "RUB", "−92 233 720 368 547 758,08 ₽", "−92,233,720,368,547,758.08 ₽"),
    ] {
        let money = Money { minor, currency: Currency::parse(currency).unwrap() };
        assert_eq!(says(Lang::Ru, Arg::Money(money)), ru.replace(' ', "\u{202F}"));
        assert_eq!(says(Lang::En, Arg::Money(money)), en.replace(' ', "\u{202F}"));
    }
}

#[test]
fn lengths_are_minutes_then_hours_then_days() {
    for (minutes, ru, en) in [
        (0, "0 мин", "0 min"),
        (15, "15 мин", "15 min"),
        (60, "60 мин", "60 min"),
        (89, "89 мин", "89 min"),
        (90, "1 ч 30 мин", "1 h 30 min"),
        (120, "2 ч", "2 h"),
        (1439, "23 ч 59 мин", "23 h 59 min"),
        (1440, "1 день", "1 day"),
        (1500, "25 ч", "25 h"),
        (2 * 1440, "2 дня", "2 days"),
        (5 * 1440, "5 дней", "5 days"),
        (21 * 1440, "21 день", "21 days"),
    ] {
        assert_eq!(says(Lang::Ru, Arg::Minutes(minutes)), ru);
        assert_eq!(says(Lang::En, Arg::Minutes(minutes)), en);
    }
}

#[test]
fn days_have_words_only_for_today_and_tomorrow() {
    for (date, today, ru, en) in [
        ("2025-11-27", "2025-11-27", "Сегодня", "Today"),
        ("2025-11-27", "2025-11-26", "Завтра", "Tomorrow"),
        ("2025-11-27", "2025-11-25", "Чт 27 ноя", "Thu 27 Nov"),
        ("2025-11-27", "2025-11-28", "Чт 27 ноя", "Thu 27 Nov"),
        ("2026-01-01", "2025-12-31", "Завтра", "Tomorrow"),
        ("2026-01-02", "2025-12-31", "Пт 2 янв 2026", "Fri 2 Jan 2026"),
        ("2026-05-03", "2026-01-01", "Вс 3 мая", "Sun 3 May"),
    ] {
        let line = value(Arg::Day(day(date)));
        assert_eq!(voice_on(Lang::Ru, today).toast(&line), ru);
        assert_eq!(voice_on(Lang::En, today).toast(&line), en);
    }
    let far = value(Arg::Day(day("2026-01-02")));
    assert_eq!(
        voice_on(Lang::Ru, "2025-12-31").caption(&far),
        "Пт 2 янв",
        "a row of four has no room for a year"
    );
}

#[test]
fn dates_are_full_and_have_the_year_when_it_is_another() {
    for (date, today, ru, en) in [
        ("2025-11-27", "2025-11-27", "Чт 27 ноя, 18:00", "Thu 27 Nov, 18:00"),
        ("2025-11-27", "2025-01-01", "Чт 27 ноя, 18:00", "Thu 27 Nov, 18:00"),
        ("2025-12-31", "2025-12-31", "Ср 31 дек, 18:00", "Wed 31 Dec, 18:00"),
        ("2026-01-01", "2025-12-31", "Чт 1 янв 2026, 18:00", "Thu 1 Jan 2026, 18:00"),
        ("2025-12-31", "2026-01-01", "Ср 31 дек 2025, 18:00", "Wed 31 Dec 2025, 18:00"),
    ] {
        let line = value(Arg::When(at(date, 18, 0)));
        assert_eq!(voice_on(Lang::Ru, today).html(from_ref(&line)), ru);
        assert_eq!(voice_on(Lang::En, today).html(from_ref(&line)), en);
        assert_eq!(voice_on(Lang::En, today).caption(&line), en.replace(',', ""), "a button has no comma");
    }
    let until = Line::new("cancel-until").with("until", Arg::When(at("2025-11-27", 9, 5)));
    assert_eq!(voice(Lang::Ru).toast(&until), "Отменить можно до чт 27 ноя, 09:05.");
}

#[test]
fn times_months_and_numbers_are_plain() {
    let month = day("2026-11-27").month();
    for (arg, ru, en) in [
        (Arg::Time(at("2025-11-27", 0, 0)), "00:00", "00:00"),
        (Arg::Time(at("2025-11-27", 18, 5)), "18:05", "18:05"),
        (Arg::DayNumber(day("2025-11-07")), "7", "7"),
        (Arg::Month(month), "Ноябрь 2026", "November 2026"),
        (Arg::Word("button-book"), "Записаться", "Book a visit"),
    ] {
        assert_eq!(says(Lang::Ru, arg.clone()), ru);
        assert_eq!(says(Lang::En, arg), en);
    }
}

#[test]
fn numbers_take_the_form_their_noun_wants() {
    for (count, ru, en) in [
        (1, "уже 1 запись,", "have 1 booking,"),
        (2, "уже 2 записи,", "have 2 bookings,"),
        (5, "уже 5 записей,", "have 5 bookings,"),
        (11, "уже 11 записей,", "have 11 bookings,"),
        (21, "уже 21 запись,", "have 21 bookings,"),
        (22, "уже 22 записи,", "have 22 bookings,"),
        (1000, "уже 1000 записей,", "have 1000 bookings,"),
    ] {
        let line = Line::new("refused-client-cap").with("n", Arg::Count(count));
        assert!(voice(Lang::Ru).toast(&line).contains(ru), "{}", voice(Lang::Ru).toast(&line));
        assert!(voice(Lang::En).toast(&line).contains(en), "{}", voice(Lang::En).toast(&line));
    }
}

#[test]
fn words_of_people_are_never_more_than_words() {
    for (words, html, plain) in [
        ("Анна", "Анна", "Анна"),
        ("  Анна\n\tМария \r\n", "Анна Мария", "Анна Мария"),
        ("<b>Анна</b>", "&lt;b&gt;Анна&lt;/b&gt;", "<b>Анна</b>"),
        ("Tom & \"Jerry\"", "Tom &amp; &quot;Jerry&quot;", "Tom & \"Jerry\""),
        ("{ $start }", "{ $start }", "{ $start }"),
        ("a\0b\u{1B}c\u{2028}d", "a b c d", "a b c d"),
        ("\u{202E}annA\u{202C}", "annA", "annA"),
        ("دانا", "\u{2068}دانا\u{2069}", "\u{2068}دانا\u{2069}"),
        ("👩‍👩‍👧 Оля", "👩‍👩‍👧 Оля", "👩‍👩‍👧 Оля"),
    ] {
        assert_eq!(voice(Lang::Ru).html(&[value(foreign(words))]), html);
        assert_eq!(says(Lang::Ru, foreign(words)), plain);
    }
}

#[test]
fn nothing_to_see_has_a_word_of_ours() {
    for words in
        ["", "   ", "\n\t", "\u{200B}\u{200D}\u{FE0F}", "\u{2800}", "\u{3164}\u{AD}", "\u{202E}\u{2067}"]
    {
        assert_eq!(says(Lang::Ru, foreign(words)), "Без имени", "{words:?}");
        assert_eq!(says(Lang::En, foreign(words)), "No name", "{words:?}");
    }
}

#[test]
fn long_words_are_cut_by_what_people_see() {
    let family = "👨‍👩‍👧‍👦";
    for (words, kept) in [("я".repeat(10_000), "я".repeat(199)), (family.repeat(10_000), family.repeat(199))]
    {
        assert_eq!(voice(Lang::Ru).html(&[value(foreign(&words))]), format!("{kept}…"));
        let caption = voice(Lang::Ru).caption(&Line::new("button-foreign").foreign("words", &words));
        assert_eq!(
            caption,
            format!("{}…", words.chars().take(kept.chars().count() / 199 * 23).collect::<String>())
        );
    }
    let stacked = format!("е{}", "\u{301}".repeat(10_000));
    assert!(says(Lang::Ru, foreign(&stacked)).chars().count() <= 12, "a character is no tower");
}

#[test]
fn a_caption_cuts_a_persons_words_and_keeps_its_own() {
    let chip = Line::new("chip-chosen").foreign("specialist", "Константин Константинопольский");
    assert_eq!(voice(Lang::Ru).caption(&chip), "Константин Константин… ✓");
    let visit = Line::new("visit-button").with("start", Arg::When(at("2025-11-27", 18, 0)));
    let visit = visit.foreign("service", "Окрашивание волос");
    assert_eq!(voice(Lang::Ru).caption(&visit), "Чт 27 ноя 18:00 Окрашив…");
    let arabic = Line::new("chip-chosen").foreign("specialist", &"د".repeat(100));
    let caption = voice(Lang::En).caption(&arabic);
    assert!(caption.ends_with("…\u{2069} ✓") && caption.chars().count() == 24, "{caption}");
}

#[test]
fn no_caption_and_no_message_is_empty() {
    assert_eq!(voice(Lang::Ru).caption(&Line::new("")), "·");
    assert_eq!(voice(Lang::Ru).caption(&Line::new("calendar-blank")), "\u{2800}");
    assert_eq!(voice(Lang::Ru).html(&[]), "·");
    assert_eq!(voice(Lang::Ru).html(&[Line::new(""), Line::new("")]), "·");
}

#[test]
fn a_message_ends_with_the_last_line_that_fits() {
    let line = value(foreign(&"&".repeat(199)));
    for (count, shown) in [(20, 20), (21, 20), (500, 20)] {
        let html = voice(Lang::Ru).html(&vec![line.clone(); count]);
        let text = html.replace("&amp;", "&");
        assert!(text.encode_utf16().count() <= 4096);
        assert_eq!(text.lines().filter(|line| line.starts_with('&')).count(), shown);
        assert_eq!(text.ends_with("\n…"), count > shown);
    }
    let bold = Line::new("category-title").foreign("category", &"😀".repeat(10_000));
    let html = voice(Lang::Ru).html(&vec![bold; 100]);
    let text = html.replace("<b>", "").replace("</b>", "");
    assert!((3600..=4096).contains(&text.encode_utf16().count()));
    assert_eq!(html.matches("<b>").count(), html.matches("</b>").count());
}

#[test]
fn a_remark_has_200_units_at_most() {
    let words = says(Lang::Ru, foreign(&"😀".repeat(300)));
    assert_eq!((words.encode_utf16().count(), words.ends_with('…')), (199, true));
}

#[test]
fn a_link_is_an_attribute_whatever_it_holds() {
    let link = |url| voice(Lang::En).html(&[Line::new("check-consent-policy").foreign("url", url)]);
    assert!(link("https://a.example/?b=1&c=2").contains(r#"<a href="https://a.example/?b=1&amp;c=2">"#));
    assert!(
        link("https://a.example/\"><b>\n").contains(r#"<a href="https://a.example/&quot;&gt;&lt;b&gt;">"#)
    );
    let long = format!("https://a.example/{}", "ab".repeat(300));
    assert!(link(&long).contains(&long), "half a link leads nowhere");
}

#[test]
fn sentences_outside_screens_carry_the_number_of_our_fault() {
    let trouble = Line::new("trouble").foreign("id", "7F3A");
    assert_eq!(
        sentence(Lang::Ru, &trouble),
        "Не получилось: это наша ошибка (№ 7F3A). Запись не создана и не изменена. Попробуйте ещё раз: /start"
    );
    assert!(sentence(Lang::En, &Line::new("trouble-unknown").foreign("id", "7F3A")).contains("7F3A"));
}
