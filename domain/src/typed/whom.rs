//! With whom a visit is: "at Vera's" among other words.

use super::lexer::normal;
use super::{Kind, Known, Token, Typed};

/// The fewest letters that may stand for a name in another case.
const SHORTEST: usize = 3;
/// So many letters at the end of a word may be its case.
const ENDING: usize = 2;

/// Which of `names` is meant by a word behind "with", and the answer without both.
///
/// Languages with cases change the end of a name, so all letters of a word but the last two, three at least, must
/// begin it. A name of several words may be written in full or by its first ones. Nothing when no name fits, or
/// several do as well: then the words are the client's.
#[must_use]
pub fn with_whom(typed: &Typed, names: &[&str]) -> Option<(usize, Typed)> {
    (0..typed.tokens.len()).find_map(|at| {
        let preposition = *typed.tokens.get(at)?;
        if !is_with(preposition, typed.tokens.get(at + 1)?) {
            return None;
        }
        let (index, words) = best(&words(typed, at + 1), names)?;
        Some((index, without(typed, at, at + words)))
    })
}

/// In Russian the letter for a thousand is "to" before a name, and "to" in English is what a stretch has in the middle.
fn is_with(token: Token, next: &Token) -> bool {
    match token.kind {
        Kind::Known(Known::With) => matches!(next.kind, Kind::Word | Kind::Known(_)),
        Kind::Known(Known::Thousand | Known::To) => next.kind == Kind::Word,
        _ => false,
    }
}

/// The words from there on, up to what is no word.
fn words(typed: &Typed, from: usize) -> Vec<String> {
    let tokens = typed.tokens.iter().skip(from);
    let words = tokens.take_while(|token| matches!(token.kind, Kind::Word | Kind::Known(_)));
    words.filter_map(|token| typed.text.get(token.from..token.to)).map(normal).collect()
}

/// The only name that fits best, and how many words stand for it.
fn best(words: &[String], names: &[&str]) -> Option<(usize, usize)> {
    let fits = names.iter().enumerate().map(|(at, name)| (fit(words, name), at));
    let (best, at) = fits.clone().max_by_key(|(fit, _)| *fit).filter(|(fit, _)| fit.words > 0)?;
    let same = fits.filter(|(fit, _)| *fit == best).count();
    (same == 1).then_some((at, best.words))
}

/// How well words fit a name; the greater the better.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// How many stand for its first ones.
    words: usize,
    /// How many of them may be those in another case: the others are the beginning of something longer.
    whole: usize,
    /// How many are written just so.
    exact: usize,
    /// Whether there is no more in the name.
    full: bool,
}

fn fit(words: &[String], name: &str) -> Fit {
    let name = name.split(|sign: char| !sign.is_alphanumeric()).filter(|word| !word.is_empty()).map(normal);
    let name: Vec<String> = name.collect();
    let pairs = words.iter().zip(&name).take_while(|(word, name)| stands_for(word, name));
    let fit = pairs.fold(Fit::default(), |fit, (word, name)| Fit {
        words: fit.words + 1,
        whole: fit.whole + usize::from(word.chars().count().abs_diff(name.chars().count()) <= ENDING),
        exact: fit.exact + usize::from(word == name),
        ..fit
    });
    Fit { full: fit.words == name.len(), ..fit }
}

fn stands_for(word: &str, name: &str) -> bool {
    let length = word.chars().count();
    if length < SHORTEST {
        return word == name;
    }
    let stem = |letters: usize| word.chars().take(letters).collect::<String>();
    let short = length == name.chars().count() && length <= SHORTEST + 1;
    name.starts_with(&stem(SHORTEST.max(length - ENDING))) || (short && name.starts_with(&stem(length - 1)))
}

/// The answer without these pieces.
fn without(typed: &Typed, first: usize, last: usize) -> Typed {
    let (from, to) = (typed.tokens[first].from, typed.tokens[last].to);
    let text = [&typed.text[..from], &typed.text[to..]].concat();
    let moved =
        |token: &Token| Token { from: token.from - (to - from), to: token.to - (to - from), ..*token };
    let behind = typed.tokens[last + 1..].iter().map(moved);
    Typed { tokens: typed.tokens[..first].iter().copied().chain(behind).collect(), text }
}
