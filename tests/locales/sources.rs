//! What the code says: every string that looks like a key, and every one that must be one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Strings of the code.
pub(crate) struct Spoken {
    /// All that look like a key: whoever is among them may be used.
    pub(crate) literals: BTreeSet<String>,
    /// Those that must have a message.
    pub(crate) keys: BTreeSet<String>,
}

/// In `dialogues` and `texts` a string with a dash is a key, for pages one that begins so; elsewhere what is handed
/// to a line or a look-up, in templates what they say.
pub(crate) fn keys() -> Spoken {
    let mut spoken = Spoken { literals: BTreeSet::new(), keys: BTreeSet::new() };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for file in source_files(&root.join("templates"), "html") {
        let page = std::fs::read_to_string(&file).unwrap();
        let keys = page.split("say(\"").skip(1).filter_map(|rest| Some(rest.split_once('"')?.0.to_owned()));
        spoken.keys.extend(keys);
    }
    spoken.literals.clone_from(&spoken.keys);
    for file in ["dialogues/src", "src"].iter().flat_map(|folder| source_files(&root.join(folder), "rs")) {
        let code = shipped(&std::fs::read_to_string(&file).unwrap());
        let speaks = file.starts_with(root.join("dialogues")) || file.to_string_lossy().contains("src/texts");
        for (before, literal) in literals(&code) {
            let of_page = literal.starts_with("page-");
            let is_key = speaks && literal.contains('-') || of_page || asks(before);
            if is_key {
                spoken.keys.insert(literal.to_owned());
            }
            if writes_down(before) {
                spoken.keys.insert(format!("audit-{literal}"));
            }
            spoken.literals.insert(literal.to_owned());
            if file.starts_with(root.join("src/desk")) {
                spoken.literals.insert(format!("audit-{literal}")); // It may be what the desk writes down.
            }
        }
    }
    spoken
}

/// The keys of the talk alone.
pub(crate) fn dialogue_keys() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("dialogues/src");
    let codes =
        source_files(&folder, "rs").into_iter().map(|file| shipped(&std::fs::read_to_string(file).unwrap()));
    codes
        .flat_map(|code| literals(&code).map(|(_, literal)| literal.to_owned()).collect::<Vec<_>>())
        .collect()
}

fn source_files(folder: &Path, kind: &str) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(source_files(&path, kind));
        } else if path.extension().is_some_and(|extension| extension == kind) {
            files.push(path);
        }
    }
    files
}

/// The code without its tests and comments.
fn shipped(code: &str) -> String {
    let code = code.split("#[cfg(test)]").next().unwrap_or_default();
    let lines: Vec<_> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    lines.join("\n").replace("'\"'", "").replace("\\\"", "")
}

/// Strings that look like a key, each with the code before it.
fn literals(code: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = 0;
    std::iter::from_fn(move || {
        let start = rest + code[rest..].find('"')? + 1;
        let end = start + code[start..].find('"')?;
        rest = end + 1;
        Some((&code[..start - 1], &code[start..end]))
    })
    .filter(|(_, literal)| looks_like_a_key(literal))
}

fn looks_like_a_key(literal: &str) -> bool {
    let plain =
        literal.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    plain && literal.starts_with(|sign: char| sign.is_ascii_lowercase()) && !literal.ends_with('-')
}

/// Whether the code before a string writes it down as what was changed.
fn writes_down(before: &str) -> bool {
    let line = before.trim_end().rsplit(';').next().unwrap_or_default();
    let call = line.rfind(".audit").map(|at| &line[at..]).unwrap_or_default();
    call.split_once('(').is_some_and(|(_, args)| !args.contains(['"', ')']) && !args.contains("json!"))
}

/// Whether the code before a string hands it to a line or a look-up.
fn asks(before: &str) -> bool {
    let line = before.rsplit(['\n', ';']).next().unwrap_or_default();
    let word_of = line.rfind("word(").is_some_and(|at| line[at..].ends_with(", "));
    line.ends_with("Line::new(") || word_of
}
