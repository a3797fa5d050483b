//! `multipart/form-data`, as far as the Bot API needs it: named fields held in memory.
//!
//! <https://core.telegram.org/bots/api#making-requests>

/// The text fields of a form, in order; files and what is not UTF-8 are left out.
///
/// `content_type` is the header with the boundary. Empty when there is no boundary.
pub(crate) fn fields(content_type: &str, body: &[u8]) -> Vec<(String, String)> {
    let Some(boundary) = attribute(content_type, "boundary") else {
        return Vec::new();
    };
    let mark = format!("\r\n--{boundary}");
    let whole = [b"\r\n", body].concat();
    split(&whole, mark.as_bytes()).skip(1).filter_map(field).collect()
}

/// Name and text of one part: headers, an empty line, the value.
fn field(part: &[u8]) -> Option<(String, String)> {
    let head_end = find(part, b"\r\n\r\n")?;
    let head = std::str::from_utf8(&part[..head_end]).ok()?;
    let disposition = head.lines().find(|line| line.to_lowercase().starts_with("content-disposition:"))?;
    if attribute(disposition, "filename").is_some() {
        return None;
    }
    let value = std::str::from_utf8(&part[head_end + 4..]).ok()?;
    Some((attribute(disposition, "name")?, value.to_owned()))
}

/// `name="value"` or `name=value` in a header.
fn attribute(header: &str, name: &str) -> Option<String> {
    header.split(';').find_map(|part| {
        let (key, value) = part.trim().split_once('=')?;
        key.eq_ignore_ascii_case(name).then(|| value.trim_matches('"').to_owned())
    })
}

fn split<'a>(whole: &'a [u8], mark: &'a [u8]) -> impl Iterator<Item = &'a [u8]> {
    let mut rest = Some(whole);
    std::iter::from_fn(move || {
        let now = rest?;
        let at = find(now, mark);
        rest = at.map(|at| &now[at + mark.len()..]);
        Some(&now[..at.unwrap_or(now.len())])
    })
}

fn find(hay: &[u8], needle: &[u8]) -> Option<usize> {
    hay.windows(needle.len()).position(|window| window == needle)
}

#[cfg(test)]
mod tests {
    use super::fields;

    #[test]
    fn reads_texts_and_leaves_files() {
        let body = "--X\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n5\r\n\
                    --X\r\ncontent-disposition: form-data; name=text\r\nContent-Type: text/plain\r\n\r\na\r\nb\r\n\
                    --X\r\nContent-Disposition: form-data; name=\"f\"; filename=\"f.txt\"\r\n\r\nfile\r\n--X--\r\n";
        let expected = [("chat_id".to_owned(), "5".to_owned()), ("text".to_owned(), "a\r\nb".to_owned())];
        assert_eq!(fields("multipart/form-data; boundary=X", body.as_bytes()), expected);
        assert_eq!(fields("multipart/form-data", body.as_bytes()), []);
    }
}
