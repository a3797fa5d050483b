//! Visits as entries for a calendar (RFC 5545), times in UTC: a calendar shows them by its own clocks, whatever the
//! studio's do.

use chrono::{DateTime, Utc};
use icalendar::{Calendar, Component, Event, EventLike, EventStatus, Property};
use okoshko_dialogues::screen::{self, Line, Standing};

use super::PaperError;

/// How often a calendar that follows us may look, as RFC 7986 writes fifteen minutes.
const EVERY: &str = "PT15M";

/// A visit in plain words.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The same for ever.
    pub key: String,
    /// Unix seconds.
    pub starts: i64,
    /// Unix seconds.
    pub ends: i64,
    /// When this file is written; Unix seconds.
    pub written: i64,
    /// When the visit was changed last; Unix seconds.
    pub changed: i64,
    /// How often it was changed: a calendar takes the entry with the largest number.
    pub changes: u32,
    /// Whether it is agreed.
    pub standing: Standing,
    /// In one line.
    pub title: String,
    /// Where; may be empty.
    pub location: String,
    /// What else there is to know, over several lines.
    pub description: String,
}

impl Entry {
    /// An entry in somebody's words.
    #[must_use]
    pub fn told(entry: &screen::Entry, say: impl Fn(&Line) -> String) -> Self {
        Self {
            key: entry.key.clone(),
            starts: entry.span.start.0,
            ends: entry.span.end.0,
            written: entry.written.0,
            changed: entry.changed.0,
            changes: entry.changes,
            standing: entry.standing,
            title: say(&entry.title),
            location: entry.location.clone(),
            description: entry.description.iter().map(say).collect::<Vec<_>>().join("\n"),
        }
    }
}

/// The file of one visit.
///
/// # Errors
/// When a time lies beyond what a calendar has.
pub fn file(entry: &Entry) -> Result<Vec<u8>, PaperError> {
    Ok(sheet().push(event(entry)?).done().to_string().into_bytes())
}

/// A calendar that is followed: all there is to know now, and how soon to look again.
///
/// # Errors
/// When a time lies beyond what a calendar has.
pub fn feed(name: &str, entries: &[Entry]) -> Result<Vec<u8>, PaperError> {
    let mut calendar = sheet();
    let name = plain(name);
    calendar.append_property(("NAME", name.as_str())).append_property(("X-WR-CALNAME", name.as_str()));
    calendar
        .append_property(Property::new("REFRESH-INTERVAL", EVERY).append_parameter(("VALUE", "DURATION")));
    calendar.append_property(("X-PUBLISHED-TTL", EVERY));
    for entry in entries {
        calendar.push(event(entry)?);
    }
    Ok(calendar.done().to_string().into_bytes())
}

fn sheet() -> Calendar {
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0")).append_property(("PRODID", "-//okoshko//visit//EN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar
}

fn event(entry: &Entry) -> Result<Event, PaperError> {
    let mut event = Event::with_uid(&format!("{}@okoshko", entry.key));
    event
        .timestamp(utc(entry.written)?)
        .last_modified(utc(entry.changed)?)
        .sequence(entry.changes)
        .status(match entry.standing {
            Standing::Asked => EventStatus::Tentative,
            Standing::Agreed => EventStatus::Confirmed,
            Standing::Off => EventStatus::Cancelled,
        })
        .starts(utc(entry.starts)?)
        .ends(utc(entry.ends)?)
        .summary(&plain(&entry.title));
    if !entry.description.is_empty() {
        event.description(&entry.description.lines().map(plain).collect::<Vec<_>>().join("\n"));
    }
    if !entry.location.is_empty() {
        event.location(&plain(&entry.location));
    }
    Ok(event.done())
}

fn utc(seconds: i64) -> Result<DateTime<Utc>, PaperError> {
    DateTime::from_timestamp(seconds, 0).ok_or(PaperError::Time(seconds))
}

/// On one line: a control character ends a property or breaks the file.
fn plain(words: &str) -> String {
    words.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::NaiveDateTime;
    use proptest::prelude::*;

    use super::*;

    fn entry() -> Entry {
        Entry {
            key: "8f14e45f-ceea-467f-a0e6-3a7a1c0d8a55".to_owned(),
            starts: 1_795_507_200,
            ends: 1_795_510_800,
            written: 1_795_413_600,
            changed: 1_795_413_000,
            changes: 2,
            standing: Standing::Agreed,
            title: "Стрижка · Студия «Лён»".to_owned(),
            location: "Казань, ул. Баумана, 17".to_owned(),
            description: "Стрижка · Анна · 1 500 ₽\n📍 Казань; двор\\вход".to_owned(),
        }
    }

    /// The entry as another library reads it.
    fn read(bytes: &[u8]) -> BTreeMap<String, String> {
        let mut calendars = ical::IcalParser::new(bytes);
        let calendar = calendars.next().unwrap().unwrap();
        assert!(calendars.next().is_none());
        assert_eq!(calendar.events.len(), 1);
        let event = calendar.events.into_iter().next().unwrap();
        event.properties.into_iter().map(|one| (one.name, one.value.unwrap_or_default())).collect()
    }

    fn instant(value: &str) -> i64 {
        NaiveDateTime::parse_from_str(value, "%Y%m%dT%H%M%SZ").unwrap().and_utc().timestamp()
    }

    /// RFC 5545, 3.3.11.
    fn unescaped(value: &str) -> String {
        let mut text = String::new();
        let mut signs = value.chars();
        while let Some(sign) = signs.next() {
            match (sign, sign == '\\') {
                (_, true) => text.push(match signs.next().unwrap() {
                    'n' | 'N' => '\n',
                    other => other,
                }),
                (sign, false) => text.push(sign),
            }
        }
        text
    }

    #[test]
    fn another_library_reads_what_was_written() {
        let found = read(&file(&entry()).unwrap());
        assert_eq!(found["UID"], "8f14e45f-ceea-467f-a0e6-3a7a1c0d8a55@okoshko");
        for (name, moment) in [
            ("DTSTART", entry().starts),
            ("DTEND", entry().ends),
            ("DTSTAMP", entry().written),
            ("LAST-MODIFIED", entry().changed),
        ] {
            assert_eq!(instant(&found[name]), moment, "{name}");
        }
        assert_eq!((found["SEQUENCE"].as_str(), found["STATUS"].as_str()), ("2", "CONFIRMED"));
        for (name, words) in
            [("SUMMARY", entry().title), ("LOCATION", entry().location), ("DESCRIPTION", entry().description)]
        {
            assert_eq!(unescaped(&found[name]), words, "{name}");
        }
    }

    #[test]
    fn a_calendar_that_is_followed_says_its_name_and_how_soon_to_look_again() {
        let text = String::from_utf8(feed("Анна\n\u{0}", &[]).unwrap()).unwrap();
        for line in ["X-WR-CALNAME:Анна", "REFRESH-INTERVAL;VALUE=DURATION:PT15M", "X-PUBLISHED-TTL:PT15M"]
        {
            assert!(text.lines().any(|said| said.trim_end() == line), "no {line} in {text}");
        }
        let bare = Entry { description: String::new(), standing: Standing::Asked, ..entry() };
        let found = read(&feed("Анна", &[bare]).unwrap());
        assert_eq!((found.get("DESCRIPTION"), found["STATUS"].as_str()), (None, "TENTATIVE"));
    }

    #[test]
    fn a_visit_that_was_called_off_says_so() {
        let found = read(&file(&Entry { standing: Standing::Off, ..entry() }).unwrap());
        assert_eq!(found["STATUS"], "CANCELLED");
        assert_eq!(found["UID"], "8f14e45f-ceea-467f-a0e6-3a7a1c0d8a55@okoshko", "the same entry");
    }

    #[test]
    fn a_time_that_no_calendar_has_is_an_error() {
        assert!(file(&Entry { starts: i64::MAX, ..entry() }).is_err());
    }

    proptest! {
        /// Whatever a service, a studio, a street is called: the words stay words, and lines stay short.
        #[test]
        fn hostile_names_break_nothing(
            title in "a[\\\\;,:\"\r\n a-zа-я老虎🇷🇺\u{0}\u{85}\u{2028}]{1,200}",
            location in "[\\\\;,:\r\nBEGIND ]{1,90}",
        ) {
            let bytes = file(&Entry { title: title.clone(), location, ..entry() }).unwrap();
            let text = std::str::from_utf8(&bytes).unwrap();
            prop_assert!(text.split("\r\n").all(|line| line.len() <= 76), "{}", text);
            let bare = text.replace("\r\n", "");
            prop_assert!(!bare.contains(['\r', '\n']));
            let found = read(&bytes);
            prop_assert_eq!(instant(&found["DTSTART"]), entry().starts);
            // This reader forgets spaces where a line is folded.
            let packed = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(packed(&unescaped(&found["SUMMARY"])), packed(&plain(&title)));
        }

        /// However many there are: each is read back, in order.
        #[test]
        fn many_entries_stay_many(titles in prop::collection::vec("[\\\\;,:\"\r\n BEGINDV]{0,40}", 0..20)) {
            let entries: Vec<_> = titles.iter().enumerate().map(|(at, title)| Entry {
                key: at.to_string(),
                title: title.clone(),
                ..entry()
            }).collect();
            let bytes = feed(&titles.concat(), &entries).unwrap();
            let mut calendars = ical::IcalParser::new(bytes.as_slice());
            let events = calendars.next().unwrap().unwrap().events;
            prop_assert!(calendars.next().is_none());
            let key = |event: ical::parser::ical::component::IcalEvent| {
                let uid = event.properties.into_iter().find(|one| one.name == "UID");
                uid.and_then(|uid| uid.value).unwrap_or_default()
            };
            let keys: Vec<_> = events.into_iter().map(key).collect();
            prop_assert_eq!(keys, (0..titles.len()).map(|at| format!("{at}@okoshko")).collect::<Vec<_>>());
        }
    }
}
