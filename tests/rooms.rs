//! The rooms of the house: who may say what, and who may know whom. See `src/lib.rs` and `docs/ARCHITECTURE.md`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Lines of a file, tests counted.
const LONGEST_FILE: usize = 500;

/// Every room of `src` and whom it may name. A room that is not here may name all.
const MAY_NAME: [(&str, &[&str]); 15] = [
    ("config", &[]),
    ("clock", &[]),
    ("terminal", &[]),
    ("store", &["config", "clock"]),
    ("desk", &["config", "clock", "store"]),
    ("texts", &[]),
    ("papers", &[]),
    ("example", &["desk", "store", "texts"]),
    ("post", &["clock", "desk", "papers", "texts"]),
    ("telegram", &["config", "clock", "store", "desk", "texts", "post"]),
    ("http", &["config", "clock", "desk", "papers", "texts"]),
    ("jobs", &["config", "clock", "store", "desk", "texts", "post"]),
    ("app", &["config", "clock", "store", "desk", "telegram", "http", "jobs"]),
    ("check", &["app", "config", "http", "telegram", "terminal", "texts"]),
    ("demo", &["app", "clock", "config", "desk", "example", "http", "texts"]),
];

/// A Rust file: as it is, and as code alone.
struct Source {
    /// From the root of the workspace, with `/`.
    path: String,
    raw: String,
    /// Without comments, without what stands in quotes, without `#[cfg(test)]` modules.
    code: String,
    /// As written, without `#[cfg(test)]` modules.
    shipped: String,
}

impl Source {
    /// The room of a file of `src`: its folder, or its own name.
    fn room(&self) -> Option<&str> {
        let inside = self.path.strip_prefix("src/")?;
        Some(inside.split('/').next()?.trim_end_matches(".rs"))
    }

    fn is_shipped(&self) -> bool {
        !self.path.starts_with("tests/")
            && !self.path.contains("/tests/")
            && !self.path.contains("/examples/")
    }

    fn says(&self, word: &str) -> bool {
        words(&self.code).any(|said| said == word)
    }
}

#[test]
fn only_the_store_says_sqlx() {
    only("sqlx", |room| room == "store");
}

#[test]
fn only_telegram_and_the_post_say_teloxide() {
    only("teloxide", |room| room == "telegram" || room == "post");
}

#[test]
fn only_the_http_door_says_axum() {
    only("axum", |room| room == "http");
}

#[test]
fn only_the_demo_names_the_emulator() {
    only("okoshko_emulator", |room| room == "demo");
}

#[test]
fn rooms_name_only_the_rooms_below_them() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.is_shipped()) {
        let Some(room) = source.room() else { continue };
        let Some((_, may)) = MAY_NAME.iter().find(|(known, _)| *known == room) else { continue };
        let named = named_rooms(&source.code);
        let beyond = named.iter().filter(|name| *name != room && !may.contains(&name.as_str()));
        wrong.extend(beyond.map(|name| format!("{}: crate::{name}", source.path)));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn every_room_has_its_place_among_the_arrows() {
    let rooms: BTreeSet<String> =
        sources().iter().filter_map(|source| source.room().map(str::to_owned)).collect();
    let known = MAY_NAME.iter().map(|(room, _)| (*room).to_owned());
    let known: BTreeSet<String> = known.chain(["lib".to_owned(), "main".to_owned()]).collect();
    assert_eq!(rooms, known);
}

#[test]
fn the_pure_packages_depend_on_nothing_that_touches_the_world() {
    for (package, may) in [
        ("domain", &["chrono", "chrono-tz", "serde", "sha2", "thiserror", "uuid"][..]),
        ("dialogues", &["chrono", "okoshko-domain", "serde"][..]),
    ] {
        let needs = dependencies(package);
        let beyond: Vec<_> = needs.iter().filter(|name| !may.contains(&name.as_str())).collect();
        assert!(beyond.is_empty(), "{package} depends on {beyond:?}");
    }
}

#[test]
fn the_emulator_knows_nothing_of_okoshko() {
    assert!(dependencies("emulator").iter().all(|name| !name.starts_with("okoshko") && name != "teloxide"));
}

#[test]
fn transactions_begin_and_end_at_the_desk() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.is_shipped()) {
        if matches!(source.room(), None | Some("desk" | "store")) {
            continue;
        }
        let calls = ["begin(", "commit(", "roll_back("];
        wrong.extend(
            calls
                .iter()
                .filter(|call| source.code.contains(&format!(".{call}")))
                .map(|call| format!("{}: {call})", source.path)),
        );
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn only_the_clock_and_the_settings_ask_the_world() {
    let asks =
        |source: &Source| source.room().is_some() && source.shipped.contains("clippy::disallowed_methods");
    let asking: Vec<_> = sources().into_iter().filter(asks).map(|source| source.path).collect();
    assert_eq!(asking, ["src/clock.rs", "src/config.rs"]);
}

#[test]
fn words_for_people_are_in_the_locales() {
    let cyrillic = |sign: char| ('\u{400}'..='\u{52f}').contains(&sign);
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| source.is_shipped()) {
        let lines = source.shipped.lines().filter(|line| line.chars().any(cyrillic));
        wrong.extend(lines.map(|line| format!("{}: {}", source.path, line.trim())));
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn nothing_is_left_undone() {
    let mut wrong = Vec::new();
    for source in &sources() {
        let squeezed: String = source.code.split_whitespace().collect();
        let undone = ["todo!(", "unimplemented!(", "dbg!(", "#[ignore"];
        wrong.extend(undone.iter().filter(|it| squeezed.contains(*it)).map(|it| (source.path.clone(), *it)));
        let prints = source.is_shipped() && (source.says("println") || source.says("print"));
        wrong.extend(prints.then(|| (source.path.clone(), "println!(")));
    }
    assert_eq!(wrong, Vec::<(String, &str)>::new());
}

#[test]
fn no_file_is_too_long_to_read() {
    let count = |source: &Source| source.raw.lines().count();
    let sources = sources();
    let long: Vec<_> = sources.iter().filter(|source| count(source) > LONGEST_FILE).collect();
    let long: Vec<_> = long.into_iter().map(|source| (source.path.as_str(), count(source))).collect();
    assert_eq!(long, Vec::<(&str, usize)>::new());
}

/// Code is told from what only looks like it; on that all the rest stands.
#[test]
fn code_is_told_from_comments_quotes_and_tests() {
    let text = r##"use a::b; // sqlx
/* sqlx /* sqlx */ sqlx */ fn f<'a>(c: char) -> bool { c == '"' || c == '\'' } // "
const S: &str = "sqlx \" sqlx"; const R: &str = r#"sqlx " sqlx"#; const B: &[u8] = b"sqlx";
#[cfg(test)]
mod tests { fn g() { let x = "}"; sqlx(); } }
fn last() {}"##;
    let (code, shipped) = strip(text);
    assert!(!code.contains("sqlx"), "{code}");
    assert!(shipped.contains("sqlx") && !shipped.contains("fn g"), "{shipped}");
    let kept: Vec<_> = words(&code).filter(|word| word.len() > 2).collect();
    assert_eq!(kept, ["use", "char", "bool", "const", "str", "const", "str", "const", "last"]);
    assert_eq!(
        named_rooms("use crate::{app, store::{Db, Tx}, texts as t}; crate::clock::pause; $crate::no"),
        BTreeSet::from(["app", "clock", "store", "texts"].map(str::to_owned)),
    );
}

fn only(word: &str, may: impl Fn(&str) -> bool) {
    let says = |source: &Source| source.room().is_some_and(|room| !may(room)) && source.says(word);
    let wrong: Vec<_> = sources().into_iter().filter(says).map(|source| source.path).collect();
    assert_eq!(wrong, Vec::<String>::new(), "{word} is said elsewhere");
}

/// Every Rust file of the workspace, by path.
fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for part in ["src", "tests", "domain", "dialogues", "emulator"] {
        rust_files(&root.join(part), &mut files);
    }
    files.sort();
    let read = |file: PathBuf| {
        let raw = std::fs::read_to_string(&file).expect("a source that can be read");
        let path = file.strip_prefix(root).expect("a file of ours").to_string_lossy().replace('\\', "/");
        let (code, shipped) = strip(&raw);
        Source { path, raw, code, shipped }
    };
    files.into_iter().map(read).collect()
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder that can be read") {
        let path = entry.expect("an entry that can be read").path();
        if path.is_dir() {
            rust_files(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// The names under `[dependencies]` of a package.
fn dependencies(package: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(package).join("Cargo.toml");
    let manifest = std::fs::read_to_string(path).expect("a manifest that can be read");
    let lines = manifest.lines().skip_while(|line| line.trim() != "[dependencies]").skip(1);
    let lines = lines.take_while(|line| !line.starts_with('['));
    let name = |line: &str| line.split(['.', '=', ' ']).next().unwrap_or_default().to_owned();
    lines.filter(|line| !line.trim().is_empty() && !line.starts_with('#')).map(name).collect()
}

fn words(code: &str) -> impl Iterator<Item = &str> {
    code.split(|sign: char| !sign.is_alphanumeric() && sign != '_').filter(|word| !word.is_empty())
}

/// The rooms behind `crate::`, one or a group in braces.
fn named_rooms(code: &str) -> BTreeSet<String> {
    let mut named = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with('$') {
            continue;
        }
        let rest = &code[at + "crate::".len()..];
        let Some(group) = rest.strip_prefix('{') else {
            named.extend(words(rest).next().map(str::to_owned));
            continue;
        };
        let mut depth = 1;
        let heads = group.split_inclusive(['{', '}', ',']).map_while(|piece| {
            let head = (depth > 0).then(|| words(piece).next().filter(|_| depth == 1));
            depth += i32::from(piece.ends_with('{')) - i32::from(piece.ends_with('}'));
            head
        });
        named.extend(heads.flatten().map(str::to_owned));
    }
    named
}

/// A text as code alone, and as written; both without `#[cfg(test)]` modules.
fn strip(text: &str) -> (String, String) {
    let raw: Vec<char> = text.chars().collect();
    let mut code = blanked(&raw);
    let mut shipped = raw;
    while let Some((from, to)) = tests_in(&code) {
        code.drain(from..to);
        shipped.drain(from..to);
    }
    (code.into_iter().collect(), shipped.into_iter().collect())
}

/// Where the next `#[cfg(test)]` module stands.
fn tests_in(code: &[char]) -> Option<(usize, usize)> {
    let mark: Vec<char> = "#[cfg(test)]".chars().collect();
    let from = code.windows(mark.len()).position(|window| window == mark)?;
    let mut depth = 0;
    for (at, sign) in code.iter().enumerate().skip(from) {
        match sign {
            '{' => depth += 1,
            '}' if depth == 1 => return Some((from, at + 1)),
            '}' => depth -= 1,
            ';' if depth == 0 => return Some((from, at + 1)),
            _ => {}
        }
    }
    Some((from, code.len()))
}

/// Spaces in place of comments and of what stands in quotes; every sign keeps its place.
fn blanked(raw: &[char]) -> Vec<char> {
    let mut code = raw.to_vec();
    let mut at = 0;
    while at < raw.len() {
        let end = at + length_of_no_code(&raw[at..], at.checked_sub(1).map(|before| raw[before]));
        for sign in &mut code[at..end] {
            if *sign != '\n' {
                *sign = ' ';
            }
        }
        at = end.max(at + 1);
    }
    code
}

/// How many signs of a comment, a string or a character begin here; 0 when it is code.
fn length_of_no_code(text: &[char], before: Option<char>) -> usize {
    let begins = |what: &str| what.chars().enumerate().all(|(at, sign)| text.get(at) == Some(&sign));
    let in_word = before.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
    match text[0] {
        '/' if begins("//") => text.iter().position(|sign| *sign == '\n').unwrap_or(text.len()),
        '/' if begins("/*") => block_comment(text),
        '"' => quoted(text, '"'),
        '\'' if begins("'\\") || text.get(2) == Some(&'\'') => quoted(text, '\''),
        'r' if !in_word && (begins("r\"") || begins("r#")) => raw_string(text),
        'b' if !in_word && begins("br") => 1 + raw_string(&text[1..]),
        _ => 0,
    }
}

fn block_comment(text: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at + 1 < text.len() {
        match (text[at], text[at + 1]) {
            ('/', '*') => (depth, at) = (depth + 1, at + 2),
            ('*', '/') if depth == 1 => return at + 2,
            ('*', '/') => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
    }
    text.len()
}

fn quoted(text: &[char], quote: char) -> usize {
    let mut at = 1;
    while at < text.len() && text[at] != quote {
        at += if text[at] == '\\' { 2 } else { 1 };
    }
    (at + 1).min(text.len())
}

/// `r"…"`, `r#"…"#`; 0 for a raw identifier.
fn raw_string(text: &[char]) -> usize {
    let hashes = text.iter().skip(1).take_while(|sign| **sign == '#').count();
    if text.get(hashes + 1) != Some(&'"') {
        return 0;
    }
    let close: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let body = &text[hashes + 2..];
    let end = body.windows(close.len()).position(|window| window == close);
    end.map_or(text.len(), |end| hashes + 2 + end + close.len())
}
