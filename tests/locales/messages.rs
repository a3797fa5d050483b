//! The files of `locales/`, read as text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use okoshko::texts::{command_of, commands, description, lex, short_description, word};
use okoshko_dialogues::event::Command;
use okoshko_domain::money::Currency;
use okoshko_domain::people::Lang;
use okoshko_domain::typed::{Kind, Token};
use okoshko_domain::zone::Zone;

use crate::sources;

/// Every message of a language by its key, as it is written.
pub(crate) fn read(lang: Lang) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("locales").join(lang.code());
    let mut messages = BTreeMap::new();
    for file in std::fs::read_dir(folder).unwrap() {
        for (key, pattern) in parse(&std::fs::read_to_string(file.unwrap().path()).unwrap()) {
            assert_eq!(messages.insert(key.clone(), pattern), None, "{key} is there twice");
        }
    }
    messages
}

/// `key = pattern`, with the lines that follow and do not begin another.
fn parse(file: &str) -> Vec<(String, String)> {
    let mut messages: Vec<(String, String)> = Vec::new();
    for line in file.lines().filter(|line| !line.starts_with('#') && !line.is_empty()) {
        let first = line.split_once(" =").filter(|(key, _)| key.bytes().all(is_key_byte));
        if let Some((key, pattern)) = first {
            messages.push((key.to_owned(), pattern.trim_start().to_owned()));
        } else {
            let (_, pattern) = messages.last_mut().expect("a file begins with a message");
            pattern.push('\n');
            pattern.push_str(line);
        }
    }
    messages
}

fn is_key_byte(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'
}

/// The `$names` of a pattern.
fn variables(pattern: &str) -> BTreeSet<&str> {
    pattern
        .split('$')
        .skip(1)
        .map(|rest| rest.split(|sign: char| !sign.is_ascii_lowercase()).next().unwrap())
        .filter(|name| !name.is_empty()) // The sign of a currency.
        .collect()
}

#[test]
fn every_language_has_every_message_with_the_same_variables() {
    let [first, rest @ ..] = Lang::ALL;
    let messages = read(first);
    for lang in rest {
        let others = read(lang);
        assert_eq!(messages.keys().collect::<Vec<_>>(), others.keys().collect::<Vec<_>>(), "{lang:?}");
        for (key, pattern) in &messages {
            assert_eq!(variables(pattern), variables(&others[key]), "{key}");
        }
    }
}

#[test]
fn every_message_is_used_and_every_key_has_a_message() {
    let messages: BTreeSet<_> = read(Lang::default()).into_keys().collect();
    let spoken = sources::keys();
    let silent: Vec<_> = spoken.keys.difference(&messages).collect();
    assert!(silent.is_empty(), "keys without a message: {silent:?}");
    // The audit keeps keys without their beginning.
    let audited =
        |key: &&String| key.strip_prefix("audit-").is_some_and(|what| spoken.literals.contains(what));
    let unused: Vec<_> = messages.difference(&spoken.literals).filter(|key| !audited(key)).collect();
    assert!(unused.is_empty(), "messages that nobody uses: {unused:?}");
}

/// One specialist who works alone has no studio, and neither have their clients: no message speaks of one, but the
/// button of whoever works at several and the invented names of the demo.
#[test]
fn nobody_who_works_alone_reads_the_word_studio() {
    for lang in Lang::ALL {
        for (key, pattern) in read(lang) {
            let words = pattern.to_lowercase().replace("$studio", "");
            let spoken = words.contains("студи") || words.contains("studio");
            let allowed = key == "menu-elsewhere" || key.starts_with("demo-");
            assert!(!spoken || allowed, "{key} in {lang:?}: {pattern}");
        }
    }
}

/// Russian counts in one, few and many, English in one and other.
#[test]
fn every_number_has_all_its_plural_forms() {
    for lang in Lang::ALL {
        let forms: &[&str] = match lang {
            Lang::Ru => &["[one]", "[few]", "[many]", "*[other]"],
            Lang::En => &["[one]", "*[other]"],
        };
        for (key, pattern) in read(lang) {
            for selector in pattern.split("->").skip(1) {
                let variants = &selector[..selector.find("\n}").unwrap_or(selector.len())];
                let missing: Vec<_> = forms.iter().filter(|form| !variants.contains(**form)).collect();
                assert!(missing.is_empty(), "{key} in {lang:?} lacks {missing:?}");
            }
        }
    }
}

#[test]
fn tags_are_closed_in_their_order_and_telegram_knows_them() {
    for lang in Lang::ALL {
        for (key, pattern) in read(lang) {
            assert_eq!(open_tags(&pattern), Ok(Vec::new()), "{key} in {lang:?}");
        }
    }
}

/// The tags that HTML leaves open, or the one that closes what is not open.
pub(crate) fn open_tags(html: &str) -> Result<Vec<&str>, &str> {
    let mut open = Vec::new();
    for tag in html.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        let opens = tag.split(' ').next().unwrap();
        match tag.strip_prefix('/') {
            Some(name) if open.pop() == Some(name) => {}
            None if ["b", "i", "u", "s", "code", "pre", "tg-spoiler", "blockquote"].contains(&tag) => {
                open.push(tag);
            }
            None if tag == "blockquote expandable" => open.push(opens),
            None if tag.starts_with("a href=\"") && tag.ends_with('"') => open.push(opens),
            _ => return Err(tag),
        }
    }
    Ok(open)
}

/// Where plain text is shown a tag would be read aloud.
#[test]
fn remarks_captions_and_sentences_have_no_markup() {
    let plain =
        ["toast-", "refused-", "button-", "chip", "slot", "part-", "calendar-", "weekday", "visit-button"];
    let outside =
        ["bot-", "command-", "group-", "trouble", "too-many", "database-away", "demo-", "typed-", "page-"];
    for lang in Lang::ALL {
        for (key, pattern) in read(lang) {
            let is_plain = plain.iter().chain(&outside).any(|start| key.starts_with(start));
            assert!(!is_plain || !pattern.contains(['<', '&']), "{key} in {lang:?}: {pattern}");
        }
    }
}

#[test]
fn one_line_has_one_emoji_at_most() {
    let is_emoji = |sign: &char| matches!(*sign, '\u{1F000}'..='\u{1FFFF}' | '\u{2600}'..='\u{27BF}' | '⭐');
    for lang in Lang::ALL {
        for (key, pattern) in read(lang) {
            for line in pattern.lines() {
                let emoji: Vec<_> = line.chars().filter(is_emoji).filter(|sign| *sign != '✓').collect();
                assert!(emoji.len() <= 1, "{key} in {lang:?}: {emoji:?}");
            }
        }
    }
}

#[test]
fn typed_words_mean_one_thing_each() {
    let mut meanings: BTreeMap<String, String> = BTreeMap::new();
    for (key, words) in Lang::ALL.into_iter().flat_map(read).filter(|(key, _)| key.starts_with("typed-")) {
        for typed in words.split(',').map(|typed| typed.trim().to_owned()) {
            assert_eq!(typed, typed.to_lowercase().replace('ё', "е"), "{key}");
            let tokens = lex(&typed).tokens;
            let is_known = matches!(tokens[..], [Token { kind: Kind::Known(_), .. }]);
            assert!(command_of(&typed).is_some() != is_known, "{typed}");
            let other = meanings.insert(typed.clone(), key.clone()).filter(|other| *other != key);
            assert_eq!(other, None, "{typed} means {key} too");
        }
    }
}

#[test]
fn typed_commands_are_understood_however_they_are_written() {
    for (text, command) in [
        ("отмена", Some(Command::Cancel)),
        ("  ОТМЕНА!!", Some(Command::Cancel)),
        ("Стоп.", Some(Command::Cancel)),
        ("stop", Some(Command::Cancel)),
        ("/отмена", Some(Command::Cancel)),
        ("Мои   записи", Some(Command::My)),
        ("Отменить запись", Some(Command::My)),
        ("my bookings", Some(Command::My)),
        ("Записаться", Some(Command::Book)),
        ("Что ты умеешь?", Some(Command::Help)),
        ("English", Some(Command::Lang)),
        ("Привет)", Some(Command::Start(None))),
        ("HELLO", Some(Command::Start(None))),
        ("отмена завтра", None),
        ("я", None),
        ("", None),
        (" .!", None),
        (",", None),
    ] {
        assert_eq!(command_of(text), command, "{text:?}");
    }
    assert_eq!(command_of(&"отмена ".repeat(1000)), None);
}

#[test]
fn the_profile_keeps_to_the_limits_of_telegram() {
    for lang in Lang::ALL {
        assert_eq!(
            commands(lang).iter().map(|(name, _)| *name).collect::<Vec<_>>(),
            ["book", "my", "lang", "help", "cancel"]
        );
        for (name, description) in commands(lang) {
            assert!(Command::parse(name).is_some(), "{name}");
            assert!((1..=256).contains(&description.chars().count()), "{description}");
        }
        assert!((1..=512).contains(&description(lang).chars().count()));
        assert!((1..=120).contains(&short_description(lang).chars().count()));
        assert!(!short_description(lang).contains('\n'));
    }
}

#[test]
fn the_demo_has_a_zone_a_currency_and_prices() {
    let services = [
        "demo-service-haircut-price",
        "demo-service-colour-price",
        "demo-service-styling-price",
        "demo-service-manicure-price",
        "demo-service-gel-price",
        "demo-service-pedicure-price",
        "demo-service-brows-price",
        "demo-service-lashes-price",
    ];
    for lang in Lang::ALL {
        assert!(Zone::parse(&word(lang, "demo-zone")).is_some());
        assert!(Currency::parse(&word(lang, "demo-currency")).is_some());
        for key in services {
            assert!(word(lang, key).parse::<i64>().is_ok_and(|price| price > 0), "{key}");
        }
        let captions = read(lang).into_iter().filter(|(key, _)| {
            key.starts_with("demo-service-")
                || key.starts_with("demo-category-")
                || key.starts_with("demo-caption-")
        });
        for (key, words) in captions {
            assert!(words.chars().count() <= 24, "{key}: {words}");
        }
    }
}

#[test]
fn lists_of_names_are_complete() {
    for lang in Lang::ALL {
        for (key, count) in [("weekdays", 7), ("months", 12), ("month-titles", 12)] {
            let names = word(lang, key);
            let different: BTreeSet<_> = names.split_whitespace().collect();
            assert_eq!(
                (names.split(' ').count(), different.len()),
                (count, count),
                "{key} in {lang:?}: {names}"
            );
        }
    }
}
