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

/// Every statement of `src/store`: what stands between quotes in a `sqlx::query*(…)`.
pub(crate) fn statements() -> Vec<Statement> {
    files("src/store").iter().flat_map(|(file, code)| statements_of(file, &without_comments(code))).collect()
}

/// The same lines; those of comments are empty.
fn without_comments(code: &str) -> String {
    let lines: Vec<_> =
        code.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line }).collect();
    lines.join("\n")
}

fn statements_of(file: &str, code: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("sqlx::query") {
        let call = &code[at..];
        let open = call.find('(').unwrap();
        let Some(text) = call[open + 1..].trim_start().strip_prefix('"') else {
            assert!(file == "sqlite.rs", "{file}: {} has no text to check", &call[..open]);
            continue;
        };
        let sql = text[..text.find('"').unwrap()].to_owned();
        assert!(!sql.contains('\\'), "{file}: {sql} is escaped, which this test does not read");
        let line = code[..at].lines().count();
        found.push(Statement { file: file.to_owned(), line, sql, engines: engines(file, &code[..at]) });
    }
    found
}

/// A statement belongs to the arm it stands in; outside of any, in `sqlite.rs`, to SQLite.
fn engines(file: &str, before: &str) -> &'static [Engine] {
    let arms: [(&str, &[Engine]); 3] = [
        ("on!(", &[Engine::Sqlite, Engine::Postgres]),
        ("Engine::Sqlite(", &[Engine::Sqlite]),
        ("Engine::Postgres(", &[Engine::Postgres]),
    ];
    if file == "sqlite.rs" {
        return arms[1].1;
    }
    let nearest = arms.into_iter().max_by_key(|(arm, _)| before.rfind(arm).map_or(0, |at| at + 1));
    nearest.map(|(_, engines)| engines).unwrap()
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
