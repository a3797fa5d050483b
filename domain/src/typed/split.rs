//! A service and a name in one breath.

use super::lexer::normal;

/// The fewest letters that may stand for a longer word.
const SHORTEST: usize = 3;
/// More words than this are not looked at.
const MOST_WORDS: usize = 16;

/// The service whose name `rest` begins with, and the words behind it: the client's name, may be empty.
///
/// Case does not matter. The first letters of a word, three or more, stand for it, and words of a service may be
/// left out, as long as only one service fits best. Nothing when none does, or several.
#[must_use]
pub fn split_service(rest: &str, services: &[&str]) -> Option<(usize, String)> {
    let words = words_of(rest);
    let typed: Vec<String> = words.iter().map(|word| normal(word)).collect();
    let fits = services.iter().enumerate().map(|(at, name)| (fit(&typed, name), at));
    let best = fits.clone().map(|(fit, _)| fit).max().filter(|fit| fit.words > 0)?;
    let mut same = fits.filter(|(fit, _)| *fit == best);
    let (_, at) = same.next()?;
    if same.next().is_some() {
        return None;
    }
    let last = words.get(best.words - 1)?;
    let end = last.as_ptr().addr() - rest.as_ptr().addr() + last.len();
    let name = rest[end..].trim_start_matches(|sign: char| !sign.is_alphanumeric() && sign != '+');
    Some((at, super::appointment::one_line(name)))
}

/// How well a service fits; the greater the better.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// How many typed words are of its name.
    words: usize,
    /// Whether they are all of its name, letter by letter.
    whole: bool,
    /// Whether they begin with its first word.
    first: bool,
}

fn fit(typed: &[String], name: &str) -> Fit {
    let name: Vec<String> = words_of(name).into_iter().map(normal).collect();
    let (mut next, mut exact, mut first) = (0, 0, false);
    let mut words = 0;
    for word in typed {
        let Some(skipped) = name[next..].iter().position(|full| stands_for(word, full)) else { break };
        first |= words == 0 && skipped == 0;
        next += skipped + 1;
        words += 1;
        exact += usize::from(*word == name[next - 1]);
    }
    Fit { words, whole: exact == name.len(), first }
}

fn stands_for(word: &str, full: &str) -> bool {
    word == full || (word.chars().count() >= SHORTEST && full.starts_with(word))
}

fn words_of(text: &str) -> Vec<&str> {
    let words = text.split(|sign: char| !sign.is_alphanumeric() && !matches!(sign, '\u{300}'..='\u{36F}'));
    words.filter(|word| !word.is_empty()).take(MOST_WORDS).collect()
}
