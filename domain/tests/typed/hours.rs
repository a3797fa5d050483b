//! Times, hours and weeks.

use okoshko_domain::typed::{Wrong, clock_time, hours, time, week};

use crate::{interval, lex, refusal};

#[test]
fn a_time_is_what_a_clock_shows() {
    for (text, minute) in [
        ("15:00", 900),
        ("15.30", 930),
        ("15 30", 930),
        ("1530", 930),
        ("930", 570),
        ("15", 900),
        ("в 15", 900),
        ("15 ч", 900),
        ("15ч30", 930),
        ("15 ч. 30 мин.", 930),
        ("9", 540),
        ("3pm", 900),
        ("3:30 pm", 930),
        ("3:30 p.m.", 930),
        ("12 am", 0),
        ("12 pm", 720),
        ("8 вечера", 1200),
        ("11 ночи", 1380),
        ("2 ночи", 120),
        ("noon", 720),
        ("midnight", 0),
        ("0:00", 0),
        ("23:59", 1439),
    ] {
        assert_eq!(time(&lex(text)), Ok(minute), "{text}");
    }
}

#[test]
fn a_time_that_no_clock_shows_is_quoted() {
    for (text, wrong, piece) in [
        ("24:00", Wrong::NoSuchTime, "24:00"),
        ("25", Wrong::NoSuchTime, "25"),
        ("в 15:60", Wrong::NoSuchTime, "15:60"),
        ("13 pm", Wrong::NoSuchTime, "13 pm"),
        ("0 am", Wrong::NoSuchTime, "0 am"),
        ("15:5", Wrong::NotATime, "5"),
        ("15:", Wrong::NotATime, ""),
        ("вечером", Wrong::NotATime, "вечером"),
        ("15:00 стрижка", Wrong::Extra, "стрижка"),
        ("15 75", Wrong::Extra, "75"),
        ("99999", Wrong::NotATime, "99999"),
        ("", Wrong::Empty, ""),
    ] {
        assert_eq!(refusal(time(&lex(text))), (wrong, piece.to_owned()), "{text}");
    }
}

#[test]
fn a_time_may_be_switched_off() {
    assert_eq!(clock_time(&lex("09:00")), Ok(Some(540)));
    assert_eq!(clock_time(&lex("выкл.")), Ok(None));
    assert_eq!(clock_time(&lex("Off")), Ok(None));
    assert_eq!(refusal(clock_time(&lex("off 9"))), (Wrong::Extra, "9".to_owned()));
    assert_eq!(refusal(clock_time(&lex("скоро"))), (Wrong::NotATime, "скоро".to_owned()));
}

#[test]
fn hours_are_several_stretches_in_order() {
    for (text, expected) in [
        ("10-14, 15-19", &[(600, 840), (900, 1140)][..]),
        ("15-19; 10-14", &[(600, 840), (900, 1140)]),
        ("10-14 и 15-19", &[(600, 840), (900, 1140)]),
        ("10-14 15-19", &[(600, 840), (900, 1140)]),
        ("10-14\n14-19", &[(600, 840), (840, 1140)]),
        ("10:00–19:00", &[(600, 1140)]),
        ("10.00 — 19.30", &[(600, 1170)]),
        ("с 10 до 19", &[(600, 1140)]),
        ("с 9 утра до 8 вечера", &[(540, 1200)]),
        ("10-7 pm", &[(600, 1140)]),
        ("3-7 pm", &[(900, 1140)]),
        ("18-24", &[(1080, 1440)]),
        ("18:00-00:00", &[(1080, 1440)]),
        ("круглосуточно", &[(0, 1440)]),
        ("выходной", &[]),
        ("OFF", &[]),
    ] {
        let expected: Vec<_> = expected.iter().map(|(from, to)| interval(*from, *to)).collect();
        assert_eq!(hours(&lex(text)), Ok(expected), "{text}");
    }
}

#[test]
fn hours_that_cannot_be_kept_are_quoted() {
    for (text, wrong, piece) in [
        ("10-14, 13-19", Wrong::Overlap, "13-19"),
        ("10-14, 10-14", Wrong::Overlap, "10-14"),
        ("19-10", Wrong::Backwards, "19-10"),
        ("10-14, 22-02", Wrong::Backwards, "22-02"),
        ("10-10", Wrong::Backwards, "10-10"),
        ("24-10", Wrong::Backwards, "24-10"),
        ("10-25", Wrong::NoSuchTime, "25"),
        ("10", Wrong::NotHours, "10"),
        ("10-", Wrong::NotATime, ""),
        ("10-19 обед", Wrong::Extra, "обед"),
        ("как обычно", Wrong::NotATime, "как"),
        ("выходной 10-19", Wrong::Extra, "10"),
        ("1-2,3-4,5-6,7-8,9-10,11-12,13-14,15-16,17-18", Wrong::TooManyIntervals, "17-18"),
    ] {
        assert_eq!(refusal(hours(&lex(text))), (wrong, piece.to_owned()), "{text}");
    }
}

/// Days from Monday; `=` where nothing was said, `.` for a day off, else the hours.
fn shown(text: &str) -> String {
    let week = week(&lex(text)).unwrap_or_else(|error| panic!("{text}: {error:?}"));
    let day = |day: &Option<Vec<okoshko_domain::hours::Interval>>| match day.as_deref() {
        None => "=".to_owned(),
        Some([]) => ".".to_owned(),
        Some(hours) => {
            let hours =
                hours.iter().map(|hours| format!("{}-{}", hours.from_min() / 60, hours.to_min() / 60));
            hours.collect::<Vec<_>>().join("+")
        }
    };
    week.iter().map(day).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_week_changes_where_something_is_said() {
    for (text, expected) in [
        ("пн-пт 10-19, сб 11-16, вс выходной", "10-19 10-19 10-19 10-19 10-19 11-16 ."),
        ("пн–пт: 10–19; сб: 11–16", "10-19 10-19 10-19 10-19 10-19 11-16 ="),
        ("Пн. - Пт. с 10 до 19", "10-19 10-19 10-19 10-19 10-19 = ="),
        ("с пн по ср с 10 до 19", "10-19 10-19 10-19 = = = ="),
        ("пн 10-19\n\nвт 11-18\nср — выходной", "10-19 11-18 . = = = ="),
        ("ежедневно 9-21", "9-21 9-21 9-21 9-21 9-21 9-21 9-21"),
        ("будни 10-19, выходные выходной", "10-19 10-19 10-19 10-19 10-19 . ."),
        ("пн, ср и пт 10-14, 15-19, вт 12-20", "10-14+15-19 12-20 10-14+15-19 = 10-14+15-19 = ="),
        ("10-19 пн-пт, 11-16 сб", "10-19 10-19 10-19 10-19 10-19 11-16 ="),
        ("сб-пн off", ". = = = = . ."),
        ("сб, вс off", "= = = = = . ."),
        ("every day 10-19", "10-19 10-19 10-19 10-19 10-19 10-19 10-19"),
        ("в среду 10-19", "= = 10-19 = = = ="),
    ] {
        assert_eq!(shown(text), expected, "{text}");
    }
}

#[test]
fn a_week_that_is_none_is_quoted() {
    for (text, wrong, piece) in [
        ("10-19", Wrong::NoDays, "10-19"),
        ("пн", Wrong::NotHours, ""),
        ("пн-пт десять", Wrong::NotHours, "десять"),
        ("пн 10-19, пн 11-12", Wrong::WeekdayTwice, "пн 11-12"),
        ("пн-пт, ср 10-19", Wrong::WeekdayTwice, "ср"),
        ("пн 10-19, вт 19-10", Wrong::Backwards, "19-10"),
        ("пн 10-14, 12-16", Wrong::Overlap, "12-16"),
        ("обычно", Wrong::NoDays, "обычно"),
        ("", Wrong::Empty, ""),
        (",;", Wrong::Empty, ""),
    ] {
        assert_eq!(refusal(week(&lex(text))), (wrong, piece.to_owned()), "{text}");
    }
}
