//! Tables for spreadsheets (RFC 4180), as Excel opens them by a double click: UTF-8 with a mark, lines end in CR LF.

use super::PaperError;

/// What Excel knows UTF-8 by.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// A table as bytes.
///
/// * `separator`: `;` where a comma stands in numbers, `,` elsewhere.
///
/// A cell that a spreadsheet would take for a formula gets an apostrophe before it, unless it is a plain number; line
/// breaks and control characters become spaces.
///
/// # Errors
/// When rows differ in length, which is our fault.
pub fn table(
    separator: u8,
    header: Vec<String>,
    rows: impl IntoIterator<Item = Vec<String>>,
) -> Result<Vec<u8>, PaperError> {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(separator)
        .terminator(csv::Terminator::CRLF)
        .from_writer(MARK.to_vec());
    for row in std::iter::once(header).chain(rows) {
        writer
            .write_record(row.iter().map(|cell| harmless(cell)))
            .map_err(|error| PaperError::Table(error.to_string()))?;
    }
    writer.into_inner().map_err(|error| PaperError::Table(error.to_string()))
}

fn harmless(cell: &str) -> String {
    let line: String = cell.chars().map(|sign| if sign.is_control() { ' ' } else { sign }).collect();
    // A direction mark or a space before it does not make a formula harmless.
    let bare = line.trim_start_matches(|sign: char| sign.is_whitespace() || !is_seen(sign));
    let formula = bare.starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    if formula && !is_number(&line) { format!("'{line}") } else { line }
}

fn is_seen(sign: char) -> bool {
    !matches!(sign, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}')
}

/// Digits with one sign before them and one comma or point between.
fn is_number(text: &str) -> bool {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let parts: Vec<_> = digits.split(['.', ',']).collect();
    parts.len() <= 2 && parts.iter().all(|part| !part.is_empty() && part.bytes().all(|c| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn formulas_are_words_and_numbers_are_numbers() {
        for (cell, written) in [
            ("=1+1", "'=1+1"),
            ("+79171234567", "+79171234567"),
            ("-5", "-5"),
            ("-5,50", "-5,50"),
            ("-5+2", "'-5+2"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("\t=1", "' =1"),
            (" \u{202e}=1", "' \u{202e}=1"),
            ("Анна\nЛи", "Анна Ли"),
            ("a=b", "a=b"),
        ] {
            assert_eq!(harmless(cell), written, "{cell:?}");
        }
    }

    #[test]
    fn a_table_is_what_excel_opens() {
        let row = vec!["Стрижка; \"м\"".to_owned(), "5".to_owned()];
        let bytes = table(b';', vec!["Что".to_owned(), "n".to_owned()], [row]).unwrap();
        assert_eq!(String::from_utf8(bytes).unwrap(), "\u{feff}Что;n\r\n\"Стрижка; \"\"м\"\"\";5\r\n");
    }

    proptest! {
        #[test]
        fn every_table_reads_back(cells in proptest::collection::vec(".{0,40}", 3)) {
            let bytes = table(b',', vec!["a".into(), "b".into(), "c".into()], [cells.clone()]).unwrap();
            let mut reader = csv::Reader::from_reader(&bytes[MARK.len()..]);
            let read = reader.records().next().unwrap().unwrap();
            let written: Vec<_> = cells.iter().map(|cell| harmless(cell)).collect();
            prop_assert_eq!(read.iter().collect::<Vec<_>>(), written);
        }
    }
}
