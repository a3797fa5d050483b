//! Files in one (ZIP).

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::PaperError;

/// A ZIP archive as bytes, of files with their names.
///
/// # Errors
/// When a file cannot be written, which is our fault.
pub fn pack<'a>(files: impl IntoIterator<Item = (&'a str, &'a str)>) -> Result<Vec<u8>, PaperError> {
    let failed = |error: String| PaperError::Archive(error);
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        archive.start_file(name, options).map_err(|error| failed(error.to_string()))?;
        archive.write_all(content.as_bytes()).map_err(|error| failed(error.to_string()))?;
    }
    archive.finish().map(Cursor::into_inner).map_err(|error| failed(error.to_string()))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::*;

    #[test]
    fn what_goes_in_comes_out() {
        let long = "Катя ".repeat(10_000);
        let bytes = pack([("a.json", "{}"), ("b.txt", &long)]).unwrap();
        assert!(bytes.len() < 2_000, "it is packed: {}", bytes.len());
        let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut read = |name: &str| {
            let mut content = String::new();
            archive.by_name(name).unwrap().read_to_string(&mut content).unwrap();
            content
        };
        assert_eq!((read("a.json"), read("b.txt")), ("{}".to_owned(), long));
    }
}
