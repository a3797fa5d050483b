//! Lines of a price list.

use super::amount::{Amount, Groups, begins_amount, read_amount};
use super::length::{MOST_MIN, begins_length, read_length};
use super::name::name;
use super::reader::Reader;
use super::{Kind, Typed, TypedError, Wrong};

/// The most lines of a price list.
pub const MOST_LINES: usize = 200;

/// What may stand between a name, a length and a price.
const BETWEEN: [Kind; 12] = [
    Kind::Sign(','),
    Kind::Sign(';'),
    Kind::Sign(':'),
    Kind::Sign('-'),
    Kind::Sign('|'),
    Kind::Sign('/'),
    Kind::Sign('='),
    Kind::Sign('.'),
    Kind::Sign('_'),
    Kind::Sign('\u{2026}'),
    Kind::Sign('('),
    Kind::Sign(')'),
];
/// What a list puts before a line.
const BULLETS: [Kind; 5] =
    [Kind::Sign('-'), Kind::Sign('*'), Kind::Sign('\u{2022}'), Kind::Sign('\u{B7}'), Kind::Sign('+')];

/// One service of a price list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceLine {
    /// One line of `1..=64` characters.
    pub name: String,
    /// How long it takes, minutes, `1..=1440`.
    pub length_min: u32,
    /// What it costs; [`Amount::from`] says whether that is the lowest price.
    pub price: Amount,
}

/// A service with its place in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// Which line, from one.
    pub line: usize,
    /// The category above it, when there is one.
    pub category: Option<String>,
    /// What stands there.
    pub service: ServiceLine,
}

/// A line that is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrongLine {
    /// Which line, from one.
    pub line: usize,
    /// As it was written.
    pub text: String,
    /// Why.
    pub error: TypedError,
}

/// A price list as far as it is understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PriceList {
    /// Its services, in order.
    pub services: Vec<Listed>,
    /// The other lines, in order; empty ones are left out.
    pub wrong: Vec<WrongLine>,
}

/// One line of a price list: "Haircut 60 1500", "Haircut - 60 min - 1 500", "Colouring from 3500 150 min".
///
/// Of two bare numbers the first is the length.
///
/// # Errors
/// [`Wrong::NotAService`], [`Wrong::NoPrice`], [`Wrong::NoLength`], [`Wrong::LengthOutOfRange`],
/// [`Wrong::TooMuch`], and those of [`name`].
pub fn service_line(typed: &Typed) -> Result<ServiceLine, TypedError> {
    let reader = Reader::new(typed).begun()?;
    read_service(reader)
}

/// A price list, line by line. A line that begins with `#` or ends with `:` names the category of those below it.
///
/// # Errors
/// [`Wrong::Empty`], [`Wrong::TooManyLines`]; a wrong line is no error but one of [`PriceList::wrong`].
pub fn service_lines(typed: &Typed) -> Result<PriceList, TypedError> {
    let reader = Reader::new(typed).begun()?;
    let mut list = PriceList::default();
    let mut category = None;
    let written = Reader::new(typed).lines().filter(|(_, line)| !line.at_end());
    for (count, (at, line)) in written.enumerate() {
        if count == MOST_LINES {
            return Err(line.wrong(Wrong::TooManyLines));
        }
        let read = match category_of(line) {
            Some(named) => named.map(|named| category = Some(named)),
            None => read_service(line)
                .map(|service| list.services.push(Listed { line: at, category: category.clone(), service })),
        };
        list.wrong.extend(read.err().map(|error| WrongLine {
            line: at,
            text: line.rest().to_owned(),
            error,
        }));
    }
    if list == PriceList::default() { Err(reader.wrong(Wrong::NotAService)) } else { Ok(list) }
}

/// The name of a category, when the line is one.
fn category_of(line: Reader) -> Option<Result<String, TypedError>> {
    let text = line.rest();
    let named = text.strip_prefix('#').map(|named| named.trim_start_matches('#'));
    let named = named.or_else(|| text.strip_suffix(':'))?;
    Some(name(named.trim_end_matches(':')).map_err(|error| line.wrong(error.wrong)))
}

/// A name, and the rest of the line as a length and a price.
fn read_service(mut line: Reader) -> Result<ServiceLine, TypedError> {
    line.skip_all(&BULLETS);
    skip_number(&mut line);
    let (mut ahead, mut refusal) = (line, None);
    while !ahead.at_end() {
        ahead.skip();
        let begins = begins_length(ahead.kind()) || begins_amount(ahead.kind());
        if !begins || ahead.belongs_back() || !is_named(ahead.since(line)) {
            continue;
        }
        match read_values(ahead) {
            Ok((length_min, price)) => {
                return Ok(ServiceLine { name: named(line, ahead)?, length_min, price });
            }
            Err(error) => refusal = refusal.or_else(|| telling(error)),
        }
    }
    Err(refusal.unwrap_or_else(|| no_service(line, ahead)))
}

/// Figures without a name before them; or no service at all.
fn no_service(line: Reader, end: Reader) -> TypedError {
    let (mut ahead, mut nameless) = (line, None);
    while !ahead.at_end() {
        let begins = matches!(ahead.kind(), Some(Kind::Number(_))) && !ahead.since(line).is_empty();
        if begins && read_values(ahead).is_ok() {
            nameless = Some(ahead.wrong_since(line, Wrong::NotAName));
        }
        ahead.skip();
    }
    let nameless = nameless.filter(|_| !is_named(end.since(line)));
    nameless.unwrap_or_else(|| end.wrong_since(line, Wrong::NotAService))
}

/// Whether a name may be in these words: letters, or a picture.
fn is_named(words: &str) -> bool {
    const NO_PICTURES: &str =
        "\u{2022}\u{B7}\u{2026}\u{2116}\u{A3}\u{20AC}\u{20BD}\u{20B8}\u{20B4}\u{20BE}\u{58F}";
    let is_picture = |sign: char| {
        let is_plain = sign.is_ascii() || sign.is_alphanumeric() || sign.is_whitespace() || sign.is_control();
        !is_plain
            && !NO_PICTURES.contains(sign)
            && !matches!(sign, '\u{2000}'..='\u{206F}' | '\u{2212}' | '\u{FE00}'..='\u{FEFF}')
    };
    words.chars().any(|sign| sign.is_alphabetic() || is_picture(sign))
}

/// "1." or "1)" before a name.
fn skip_number(line: &mut Reader) {
    let mut ahead = *line;
    let numbered = ahead.figure().is_some() && (ahead.sign('.') || ahead.sign(')'));
    if numbered && !matches!(ahead.kind(), None | Some(Kind::Number(_))) {
        *line = ahead;
    }
}

/// The name between two places, without the signs that part it from what follows.
fn named(line: Reader, values: Reader) -> Result<String, TypedError> {
    let parting = |sign: char| {
        sign.is_whitespace() || ",;:|/=._(-\u{2026}\u{2010}\u{2013}\u{2014}\u{2212}".contains(sign)
    };
    let text = values.since(line).trim_end_matches(parting);
    name(text).map_err(|error| values.wrong_since(line, error.wrong))
}

/// A refusal that tells more than that the line is no service.
fn telling(error: TypedError) -> Option<TypedError> {
    let tells = [Wrong::LengthOutOfRange, Wrong::TooMuch, Wrong::Negative, Wrong::NoPrice, Wrong::NoLength];
    tells.contains(&error.wrong).then_some(error)
}

/// A length and a price up to the end of the line, in either order when the words say which is which.
fn read_values(start: Reader) -> Result<(u32, Amount), TypedError> {
    let Err(refusal) = length_first(start) else { return length_first(start) };
    let price_first = [Groups::Any, Groups::Glued].map(|groups| price_first(start, groups));
    match price_first {
        [Ok(values), _] | [_, Ok(values)] => Ok(values),
        [Err(other), _] if other.wrong == Wrong::NoLength => Err(other),
        [Err(other), _] => Err(telling(refusal).unwrap_or(other)),
    }
}

fn length_first(mut reader: Reader) -> Result<(u32, Amount), TypedError> {
    let start = reader;
    let (length_min, labelled) = read_length(&mut reader)?;
    if is_below_zero(reader) {
        return Err(reader.wrong(Wrong::Negative));
    }
    reader.skip_all(&BETWEEN);
    if reader.at_end() && labelled {
        return Err(reader.wrong_since(start, Wrong::NoPrice));
    }
    let (price, _) = read_amount(&mut reader, Groups::Any)?;
    reader.finish()?;
    Ok((length_min, price))
}

/// Whether a dash belongs to the number behind it: "-100", not "- 100" and not "60-100".
fn is_below_zero(reader: Reader) -> bool {
    let mut ahead = reader;
    let apart = ahead.gap().is_some_and(|gap| !gap.is_empty());
    apart && ahead.sign('-') && ahead.gap() == Some("") && matches!(ahead.kind(), Some(Kind::Number(_)))
}

fn price_first(mut reader: Reader, groups: Groups) -> Result<(u32, Amount), TypedError> {
    let start = reader;
    let (price, is_price) = read_amount(&mut reader, groups)?;
    reader.skip_all(&BETWEEN);
    if reader.at_end() && (is_price || price.whole > MOST_MIN.into()) {
        return Err(reader.wrong_since(start, Wrong::NoLength));
    }
    let (length_min, is_length) = read_length(&mut reader)?;
    reader.finish()?;
    if is_price || is_length { Ok((length_min, price)) } else { Err(start.wrong(Wrong::NotAService)) }
}
