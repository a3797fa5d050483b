//! Every screen and remark in every language, as a chat would get it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::slice::from_ref;

use okoshko_dialogues::screen::{Arg, Does, Line, Paper, Screen};
use okoshko_domain::people::Lang;
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::messages::{open_tags, read};
use crate::scenes::{screens, toasts};
use crate::{sources, voice};

#[test]
fn every_line_of_every_screen_has_words() {
    for lang in Lang::ALL {
        for (name, screen) in screens() {
            let lines = screen.lines.iter().filter(|line| !line.key.is_empty());
            for line in lines.chain(labels(&screen)) {
                let words = voice(lang).html(from_ref(line));
                assert_ne!(words, line.key, "{name} in {lang:?} has no words for {line:?}");
                // A value that is not there is shown by its name; the sign of a dollar has none behind it.
                let words = words.replace("$ ", "");
                assert!(!words.contains(['{', '}', '$']), "{name} in {lang:?}: {words}");
            }
        }
    }
}

/// Whoever adds a line to the talk adds a screen that shows it to `cast.rs`.
#[test]
fn every_key_of_the_talk_is_on_some_screen() {
    let mut shown: BTreeSet<_> = lines().into_iter().map(|line| line.key.to_owned()).collect();
    let words = lines().into_iter().flat_map(|line| line.args).filter_map(|(_, arg)| match arg {
        Arg::Word(key) => Some(key.to_owned()),
        _ => None,
    });
    shown.extend(words);
    let messages: BTreeSet<_> = read(Lang::default()).into_keys().collect();
    let keys: BTreeSet<_> = sources::dialogue_keys().intersection(&messages).cloned().collect();
    let unseen: Vec<_> = keys.difference(&shown).collect();
    assert!(unseen.is_empty(), "on no screen of cast.rs: {unseen:?}");
}

/// A value that no language shows is a value that somebody forgot.
#[test]
fn every_value_of_a_line_is_shown_in_every_language() {
    // A closed day is a dot; a full date says where the visit ends only where it fits.
    let silent = ["calendar-shut"];
    for (key, names) in values() {
        for lang in Lang::ALL {
            let pattern = &read(lang)[&key];
            let forgotten: Vec<_> =
                names.iter().filter(|name| !pattern.contains(&format!("${name}"))).collect();
            assert!(
                forgotten.is_empty() || silent.contains(&key.as_str()),
                "{key} in {lang:?}: {forgotten:?}"
            );
        }
    }
}

#[test]
fn every_message_is_html_that_telegram_takes() {
    for lang in Lang::ALL {
        for (name, screen) in screens() {
            if screen.lines.is_empty() {
                assert!(!screen.papers.is_empty(), "{name} shows nothing");
                continue;
            }
            let html = voice(lang).html(&screen.lines);
            assert_eq!(open_tags(&html), Ok(Vec::new()), "{name} in {lang:?}: {html}");
            assert!(
                !html.trim().is_empty() && html.encode_utf16().count() < 1200,
                "{name} in {lang:?}: {html}"
            );
            assert!(!html.contains("\n\n\n"), "{name} in {lang:?}: {html}");
        }
    }
}

/// A caption of ours says all of it in 24 characters; only a person's words may be cut.
#[test]
fn every_caption_fits_its_button() {
    for lang in Lang::ALL {
        for (name, screen) in screens() {
            for label in labels(&screen) {
                let caption = voice(lang).caption(label);
                let visible = caption.chars().count();
                assert!((1..=24).contains(&visible), "{name} in {lang:?}: {caption}");
                assert!(!label.args.is_empty() || !caption.contains('…'), "{name} in {lang:?}: {caption}");
            }
        }
    }
}

#[test]
fn every_remark_fits_over_the_screen() {
    for lang in Lang::ALL {
        for toast in toasts() {
            let words = voice(lang).toast(&toast.clone().line());
            assert!(
                words.chars().count() <= 120 && !words.contains(['<', '{', '\n', '…']),
                "{toast:?}: {words}"
            );
            assert_eq!(words, voice(lang).html(&[toast.clone().line()]), "{toast:?} may begin a message too");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    /// A name may hold markup, marks of direction, stacked accents, nothing to see.
    #[test]
    fn whatever_people_write_stays_words_and_within_the_limits(
        words in "[<>&\"{}$a-zа-яא-ת\u{202E}\u{2068}\u{301}\u{200D}\u{FE0F}👩🇷🇺⠀ \n\r\0]{0,300}",
    ) {
        for lang in Lang::ALL {
            let spoken: Vec<_> = lines().into_iter().map(|line| said_by(line, &words)).collect();
            let html = voice(lang).html(&spoken);
            prop_assert_eq!(open_tags(&html), Ok(Vec::new()));
            for line in &spoken {
                let (caption, toast) = (voice(lang).caption(line), voice(lang).toast(line));
                prop_assert!((1..=24).contains(&caption.graphemes(true).count()), "{}", caption);
                prop_assert!(toast.encode_utf16().count() <= 200, "{}", toast);
                let html = voice(lang).html(from_ref(line));
                prop_assert_eq!(html.matches('\u{2068}').count(), html.matches('\u{2069}').count());
            }
        }
    }
}

/// The line with these words for all that people said in it.
fn said_by(mut line: Line, words: &str) -> Line {
    for (_, arg) in &mut line.args {
        if let Arg::Foreign(said) = arg {
            words.clone_into(said);
        }
    }
    line
}

/// Not a check: `cargo test --test locales aloud` writes every screen to the temporary folder, to be read aloud.
#[test]
fn aloud() {
    for lang in Lang::ALL {
        let mut text = String::new();
        for (name, screen) in screens() {
            write!(text, "──── {name}\n{}\n{}\n", voice(lang).html(&screen.lines), keyboard(lang, &screen))
                .unwrap();
        }
        for toast in toasts() {
            writeln!(text, "{toast:?}: {}", voice(lang).toast(&toast.clone().line())).unwrap();
        }
        std::fs::write(std::env::temp_dir().join(format!("okoshko-screens-{}.txt", lang.code())), text)
            .unwrap();
    }
}

fn keyboard(lang: Lang, screen: &Screen) -> String {
    let mut text = String::new();
    for key in screen.keys.iter().flat_map(|keys| std::iter::once(&keys.contact).chain(&keys.others)) {
        writeln!(text, "[{}]", voice(lang).caption(key)).unwrap();
    }
    for row in &screen.rows {
        for button in row {
            write!(text, "[{}]", voice(lang).caption(&button.label)).unwrap();
        }
        text.push('\n');
    }
    text
}

fn labels(screen: &Screen) -> impl Iterator<Item = &Line> {
    let keys = screen.keys.iter().flat_map(|keys| std::iter::once(&keys.contact).chain(&keys.others));
    screen.rows.iter().flatten().map(|button| &button.label).chain(keys)
}

fn lines() -> Vec<Line> {
    let mut lines: Vec<_> = toasts().into_iter().map(okoshko_dialogues::screen::Toast::line).collect();
    for (_, screen) in screens() {
        lines.extend(labels(&screen).cloned());
        lines.extend(screen.lines);
        lines.extend(screen.papers.iter().flat_map(written));
    }
    let passed_on = screens().into_iter().flat_map(|(_, screen)| screen.rows).flatten();
    lines.extend(passed_on.filter_map(|button| match button.does {
        Does::Share { text, .. } => Some(text),
        Does::Press(_) | Does::Open(_) | Does::Copy(_) => None,
    }));
    let inside: Vec<_> =
        lines.iter().flat_map(|line| &line.args).filter_map(|(_, arg)| nested(arg)).collect();
    lines.extend(inside);
    lines
}

/// What a picture or a table says.
fn written(paper: &Paper) -> Vec<Line> {
    match paper {
        Paper::Chart(chart) => {
            let bars = chart.bars.iter().map(|bar| bar.label.clone());
            let heads = [&chart.title, &chart.subtitle, &chart.now, &chart.before];
            heads.into_iter().cloned().chain(bars).collect()
        }
        Paper::Table(table) => table.header.clone(),
        Paper::Archive { about, .. } => vec![about.clone(), Line::new("profile-data-file")],
        Paper::Entry(entry) => [&entry.title].into_iter().chain(&entry.description).cloned().collect(),
        Paper::Photo(_) | Paper::Pin { .. } | Paper::Qr { .. } => Vec::new(),
    }
}

/// A line in the middle of another.
fn nested(arg: &Arg) -> Option<Line> {
    match arg {
        Arg::Line(line) => Some((**line).clone()),
        Arg::Word(key) => Some(Line::new(key)),
        _ => None,
    }
}

/// The names of the values that come with each key.
fn values() -> BTreeMap<String, BTreeSet<&'static str>> {
    let mut values: BTreeMap<_, BTreeSet<_>> = BTreeMap::new();
    for line in lines().into_iter().filter(|line| !line.key.is_empty()) {
        values.entry(line.key.to_owned()).or_default().extend(line.args.iter().map(|(name, _)| *name));
    }
    values
}
