//! The sources of the store: its functions and its statements.

use std::path::{Path, PathBuf};

use crate::engines::Engine;

/// A statement as it stands in the code.
pub(crate) struct Statement {
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) sql: String,
    /// The engines it is written for.
    pub(crate) engines: &'static [Engine],
}

pub(crate) fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Every file of a folder with its name.
pub(crate) fn files(path: &str) -> Vec<(String, String)> {
    let mut files: Vec<_> = std::fs::read_dir(folder(path))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            let text = std::fs::read_to_string(&path).unwrap();
            (path.file_name().unwrap().to_string_lossy().into_owned(), text)
        })
        .collect();
    files.sort();
    files
}

/// Every statement of `src/store`: what stands between quotes after a word that takes one.
pub(crate) fn statements() -> Vec<Statement> {
    files("src/store").iter().flat_map(|(file, code)| statements_of(file, &without_comments(code))).collect()
}

/// The same lines; those of comments are empty.
fn without_comments(code: &str) -> String {
    let lines: Vec<_> =
        code.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line }).collect();
    lines.join("\n")
}

/// The words that take a statement, and the engines it is for. `sqlx::query` stands in SQLite's own files only.
const WORDS: [(&str, &[Engine]); 8] = [
    ("let sql = ", &BOTH),
    (".rows(", &BOTH),
    (".row(", &BOTH),
    (".one(", &BOTH),
    (".number(", &BOTH),
    (".write(", &BOTH),
    ("sqlite: ", &[Engine::Sqlite]),
    ("postgres: ", &[Engine::Postgres]),
];
const PASSED_ON: [&str; 10] = [
    "sql.into()",
    "Sql {",
    "if ",
    "match ",
    "sql, ",
    "sql)",
    "sql.sqlite",
    "sql.postgres",
    "both",
    "&'static str",
];
const BOTH: [Engine; 2] = [Engine::Sqlite, Engine::Postgres];

/// Whether only SQLite reads this file's statements.
pub(crate) fn own_file(name: &str) -> bool {
    ["sqlite.rs", "file.rs"].contains(&name)
}

fn statements_of(file: &str, code: &str) -> Vec<Statement> {
    let own = ["sqlx::query(", "sqlx::query_as(", "sqlx::query_scalar("];
    let words = if own_file(file) { own.map(|word| (word, &BOTH[..1])).to_vec() } else { WORDS.to_vec() };
    let mut found = Vec::new();
    for (word, engines) in words {
        for (at, _) in code.match_indices(word) {
            let argument = code[at + word.len()..].trim_start();
            let Some(text) = argument.strip_prefix('"') else {
                // A pair, whose texts stand by themselves, or what a word passes on to the next.
                let passed_on = PASSED_ON.iter().any(|passed| argument.starts_with(passed));
                assert!(passed_on, "{file}: {word}{} has no text to check", argument.lines().next().unwrap());
                continue;
            };
            let sql = text[..text.find('"').unwrap()].to_owned();
            assert!(!sql.contains('\\'), "{file}: {sql} is escaped, which this test does not read");
            let line = code[..at].lines().count();
            found.push(Statement { file: file.to_owned(), line, sql, engines });
        }
    }
    found
}

/// The names of the public functions of the transaction, with their files.
pub(crate) fn functions() -> Vec<(String, String)> {
    let mut names = Vec::new();
    for (file, code) in files("src/store") {
        let blocks = code.split("\nimpl Tx {").skip(1).map(|block| block.split("\n}\n").next().unwrap());
        for line in blocks.flat_map(str::lines) {
            if let Some(rest) = line.trim_start().strip_prefix("pub async fn ") {
                names.push((file.clone(), rest[..rest.find('(').unwrap()].to_owned()));
            }
        }
    }
    names
}
