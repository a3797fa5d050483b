//! A place among the pieces of a typed answer.

use super::{Kind, Known, Token, Typed, TypedError, Wrong};

/// The longest piece that an error quotes, in characters.
const QUOTE_MAX: usize = 64;

/// Where a grammar reads. Cheap to copy: a copy is a place to come back to.
#[derive(Clone, Copy)]
pub(super) struct Reader<'a> {
    text: &'a str,
    tokens: &'a [Token],
    at: usize,
}

/// A number as it is written.
#[derive(Clone, Copy)]
pub(super) struct Figure {
    pub(super) value: u32,
    pub(super) digits: usize,
}

impl<'a> Reader<'a> {
    pub(super) fn new(typed: &'a Typed) -> Self {
        Self::of(&typed.text, &typed.tokens)
    }

    /// Some of the pieces of a text.
    pub(super) fn of(text: &'a str, tokens: &'a [Token]) -> Self {
        Self { text, tokens, at: 0 }
    }

    pub(super) fn kind(&self) -> Option<Kind> {
        self.kind_after(0)
    }

    /// The kind of a piece further on.
    pub(super) fn kind_after(&self, pieces: usize) -> Option<Kind> {
        self.tokens.get(self.at + pieces).map(|token| token.kind)
    }

    pub(super) fn at_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    pub(super) fn skip(&mut self) {
        self.at += 1;
    }

    /// Takes the next piece when it is this.
    pub(super) fn eat(&mut self, kind: Kind) -> bool {
        let is_it = self.kind() == Some(kind);
        self.at += usize::from(is_it);
        is_it
    }

    pub(super) fn sign(&mut self, sign: char) -> bool {
        self.eat(Kind::Sign(sign))
    }

    pub(super) fn known(&mut self, known: Known) -> bool {
        self.eat(Kind::Known(known))
    }

    /// Takes all the next pieces that are among these.
    pub(super) fn skip_all(&mut self, kinds: &[Kind]) {
        while self.kind().is_some_and(|kind| kinds.contains(&kind)) {
            self.at += 1;
        }
    }

    pub(super) fn figure(&mut self) -> Option<Figure> {
        let token = self.tokens.get(self.at)?;
        let Kind::Number(value) = token.kind else { return None };
        self.at += 1;
        Some(Figure { value, digits: token.to - token.from })
    }

    /// A number of so many digits, right behind one of these signs, which is right behind what was read.
    pub(super) fn figure_behind(&mut self, signs: &[char], digits: &[usize]) -> Option<Figure> {
        let mut ahead = *self;
        let sign = matches!(ahead.kind(), Some(Kind::Sign(sign)) if signs.contains(&sign));
        if !sign || ahead.gap() != Some("") {
            return None;
        }
        ahead.skip();
        let glued = ahead.gap() == Some("");
        let figure = ahead.figure().filter(|figure| glued && digits.contains(&figure.digits))?;
        *self = ahead;
        Some(figure)
    }

    /// Whether dates with a slash have their month first: one of them says so, and none says the contrary.
    pub(super) fn month_first(&self) -> bool {
        let slash = Kind::Sign('/');
        let pair = |at: usize| match self.tokens.get(at..at + 3)? {
            [first, sign, second] if sign.kind == slash => match (first.kind, second.kind) {
                (Kind::Number(first), Kind::Number(second)) => Some((first, second)),
                _ => None,
            },
            _ => None,
        };
        // In "11/28/26" the second slash begins no date.
        let begins = |at: &usize| at.checked_sub(1).is_none_or(|before| self.tokens[before].kind != slash);
        let pairs: Vec<_> = (0..self.tokens.len()).filter(begins).filter_map(pair).collect();
        let says = |(month, day): &(u32, u32)| *month <= 12 && (13..=31).contains(day);
        pairs.iter().any(says) && pairs.iter().all(|(month, _)| *month <= 12)
    }

    /// What is written between the last piece and the next one.
    pub(super) fn gap(&self) -> Option<&'a str> {
        let (last, next) = (self.at.checked_sub(1)?, self.at);
        self.text.get(self.tokens.get(last)?.to..self.tokens.get(next)?.from)
    }

    /// Whether what comes belongs to the number before it: a unit, or the second half of "2-3".
    pub(super) fn belongs_back(&self) -> bool {
        let is_number = |token: &Token| matches!(token.kind, Kind::Number(_));
        match (&self.tokens[..self.at.min(self.tokens.len())], self.tokens.get(self.at)) {
            ([.., number], Some(unit)) if is_number(number) => {
                matches!(unit.kind, Kind::Known(Known::Hour | Known::Minute | Known::Money))
            }
            ([.., number, dash], Some(next)) if is_number(number) && dash.kind == Kind::Sign('-') => {
                number.to == dash.from && dash.to == next.from
            }
            _ => false,
        }
    }

    /// The result of `read`; the place stays when it fails.
    pub(super) fn attempt<T, E>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<T, E> {
        let mut ahead = *self;
        let result = read(&mut ahead);
        if result.is_ok() {
            *self = ahead;
        }
        result
    }

    /// Everything that is left, as it was written.
    pub(super) fn rest(&self) -> &'a str {
        match (self.tokens.get(self.at), self.tokens.last()) {
            (Some(first), Some(last)) => &self.text[first.from..last.to],
            _ => "",
        }
    }

    /// What was read since `start`, as it was written.
    pub(super) fn since(&self, start: Self) -> &'a str {
        match (self.tokens.get(start.at), self.tokens[..self.at.min(self.tokens.len())].last()) {
            (Some(first), Some(last)) if first.from < last.to => &self.text[first.from..last.to],
            _ => "",
        }
    }

    /// Something is wrong with the next piece.
    pub(super) fn wrong(&self, wrong: Wrong) -> TypedError {
        let piece = self.tokens.get(self.at).map(|token| &self.text[token.from..token.to]);
        self.error(wrong, piece.unwrap_or_default())
    }

    /// Something is wrong with what was read since `start`.
    pub(super) fn wrong_since(&self, start: Self, wrong: Wrong) -> TypedError {
        start.error(wrong, self.since(start))
    }

    fn error(&self, wrong: Wrong, piece: &str) -> TypedError {
        let from = self.tokens.get(self.at).map_or(self.text.len(), |token| token.from);
        TypedError { wrong, piece: piece.chars().take(QUOTE_MAX).collect(), from }
    }

    /// Nothing but the end of a sentence is left.
    pub(super) fn finish(mut self) -> Result<(), TypedError> {
        let ends = ['.', ',', ';', '!', ')'].map(Kind::Sign);
        self.skip_all(&[&ends[..], &[Kind::Break]].concat());
        if self.at_end() { Ok(()) } else { Err(self.wrong(Wrong::Extra)) }
    }

    /// At the first piece that is not the end of a line.
    pub(super) fn begun(mut self) -> Result<Self, TypedError> {
        self.skip_all(&[Kind::Break]);
        if self.at_end() { Err(self.wrong(Wrong::Empty)) } else { Ok(self) }
    }

    /// Each line by itself, with its number from one.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, Self)> + use<'a> {
        let (text, tokens) = (self.text, self.tokens);
        let lines = tokens.split(|token| token.kind == Kind::Break);
        lines.enumerate().map(move |(at, line)| (at + 1, Self::of(text, line)))
    }
}

/// What two readings that both failed have to say: a time or a day that there is not tells more than that something
/// is none at all. In "28 Maria" it is the time that is missing, though there is no 28:00.
pub(super) fn telling(first: TypedError, second: TypedError) -> TypedError {
    let tells =
        |error: &TypedError| matches!(error.wrong, Wrong::NoSuchDay | Wrong::NoSuchTime | Wrong::Backwards);
    let stuck_at_sign = first.piece.starts_with(|sign: char| !sign.is_alphanumeric());
    match (tells(&first), tells(&second)) {
        (true, _) => first,
        (false, true) if stuck_at_sign => second,
        _ => furthest(first, second),
    }
}

/// What two readings that both failed have to say: the one that came further.
pub(super) fn furthest(first: TypedError, second: TypedError) -> TypedError {
    let end = |error: &TypedError| error.from + error.piece.len();
    if end(&second) > end(&first) { second } else { first }
}
