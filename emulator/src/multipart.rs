//! `multipart/form-data`, as far as the Bot API needs it: texts and files by name, held in memory.
//!
//! <https://core.telegram.org/bots/api#making-requests>

use axum::body::Bytes;

use crate::files::Upload;

/// One part of a form.
#[derive(Clone, Debug)]
pub(crate) enum Part {
    Text(String),
    File(Upload),
}

/// The parts of a form by name, in order; a text that is not UTF-8 is left out.
///
/// `content_type` is the header with the boundary. Empty when there is no boundary.
pub(crate) fn parts(content_type: &str, body: &Bytes) -> Vec<(String, Part)> {
    let Some(boundary) = attribute(content_type, "boundary") else {
        return Vec::new();
    };
    let first = format!("--{boundary}");
    let mark = format!("\r\n--{boundary}");
    let Some(start) = find(body, first.as_bytes()).map(|at| at + first.len()) else {
        return Vec::new();
    };
    let mut rest = body.slice(start..);
    let mut parts = Vec::new();
    while let Some(end) = find(&rest, mark.as_bytes()) {
        parts.extend(part(&rest.slice(..end)));
        rest = rest.slice(end + mark.len()..);
    }
    parts
}

/// Name and value of one part: headers, an empty line, the value.
fn part(part: &Bytes) -> Option<(String, Part)> {
    let head_end = find(part, b"\r\n\r\n")?;
    let head = std::str::from_utf8(&part[..head_end]).ok()?;
    let header = |name: &str| head.lines().find(|line| line.to_lowercase().starts_with(name));
    let disposition = header("content-disposition:")?;
    let (name, value) = (attribute(disposition, "name")?, part.slice(head_end + 4..));
    let Some(file_name) = attribute(disposition, "filename") else {
        return Some((name, Part::Text(std::str::from_utf8(&value).ok()?.to_owned())));
    };
    let mime = header("content-type:").and_then(|line| line.split_once(':')).map(|(_, mime)| mime.trim());
    // "application/octet-stream" is what a client says that does not know.
    let mime = mime.filter(|mime| *mime != "application/octet-stream").unwrap_or_default();
    Some((name, Part::File(Upload { name: file_name, mime: mime.to_owned(), bytes: value })))
}

/// `name="value"` or `name=value` in a header.
fn attribute(header: &str, name: &str) -> Option<String> {
    header.split(';').find_map(|part| {
        let (key, value) = part.trim().split_once('=')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim_matches('"').to_owned())
    })
}

/// Where `needle` first stands. Jumps from one first byte to the next: a file may have millions of others.
fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    let first = *needle.first()?;
    let mut from = 0;
    loop {
        let at = from + hay.get(from..)?.iter().position(|byte| *byte == first)?;
        if hay[at..].starts_with(needle) {
            return Some(at);
        }
        from = at + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::{Bytes, Part, parts};

    #[test]
    fn reads_texts_and_files() {
        let body = "--X\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n5\r\n\
                    --X\r\ncontent-disposition: form-data; name=text\r\nContent-Type: text/plain\r\n\r\na\r\nb\r\n\
                    --X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.txt\"\r\n\
                    Content-Type: text/plain\r\n\r\nfi\r\nle\r\n--X--\r\n";
        let body = Bytes::from_static(body.as_bytes());
        let read = parts("multipart/form-data; boundary=X", &body);
        let texts = read.iter().map(|(name, part)| match part {
            Part::Text(text) => format!("{name}={text}"),
            Part::File(file) => {
                format!("{name}: {} {} {}", file.name, file.mime, String::from_utf8_lossy(&file.bytes))
            }
        });
        let texts: Vec<String> = texts.collect();
        assert_eq!(texts, ["chat_id=5", "text=a\r\nb", "f: f.txt text/plain fi\r\nle"]);
        assert!(parts("multipart/form-data", &body).is_empty());
    }
}
