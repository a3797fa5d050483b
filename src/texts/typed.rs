//! What people type: words that stand for a command here, words of an answer in `lexer`.

mod lexer;

use std::collections::HashMap;
use std::sync::LazyLock;

use okoshko_dialogues::event::Command;
use okoshko_dialogues::staff;
use okoshko_domain::people::Lang;
use okoshko_domain::typed::Typed;

pub use self::lexer::lex;
use super::locales::word;

/// Nothing that means a command is longer, in bytes.
const LONGEST: usize = 120;

const COMMANDS: [(&str, Command); 12] = [
    ("typed-start", Command::Start(None)),
    ("typed-book", Command::Book),
    ("typed-my", Command::My),
    ("typed-lang", Command::Lang),
    ("typed-profile", Command::Profile),
    ("typed-mydata", Command::MyData),
    ("typed-forget", Command::Forget),
    ("typed-help", Command::Help),
    ("typed-cancel", Command::Cancel),
    ("typed-stop", Command::Cancel),
    ("typed-sick", Command::Staff(staff::Command::Sick, Typed { text: String::new(), tokens: Vec::new() })),
    ("typed-well", Command::Staff(staff::Command::Well, Typed { text: String::new(), tokens: Vec::new() })),
];

/// The words of every language: somebody may type English to a Russian screen.
static WORDS: LazyLock<HashMap<String, Command>> = LazyLock::new(|| {
    let mut words = HashMap::new();
    for lang in Lang::ALL {
        for (key, command) in &COMMANDS {
            words.extend(word(lang, key).split(',').map(|typed| (normal(typed), command.clone())));
        }
    }
    words
});

/// The command that typed words mean, in any language, whatever the case and the punctuation around them.
#[must_use]
pub fn command_of(text: &str) -> Option<Command> {
    if text.len() > LONGEST {
        return None;
    }
    WORDS.get(&normal(text)).cloned()
}

/// Whether they mean to stop even where any words are awaited.
#[must_use]
pub fn stops(text: &str) -> bool {
    let typed = normal(text);
    let of = |lang| word(lang, "typed-stop");
    Lang::ALL.into_iter().any(|lang| of(lang).split(',').any(|stop| normal(stop) == typed))
}

fn normal(text: &str) -> String {
    let bare = text.trim().trim_start_matches('/').trim_end_matches(['.', '!', '?', ')', ' ']);
    let spaced: Vec<_> = bare.split_whitespace().collect();
    // Few people type the two dots of the Russian "yo".
    spaced.join(" ").to_lowercase().replace('\u{451}', "\u{435}")
}
