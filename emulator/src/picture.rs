//! Whether bytes are a picture, and how large: PNG and JPEG by their first bytes, nothing is decoded.

/// The two kinds of pictures that Telegram surely takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Png,
    Jpeg,
}

impl Format {
    pub(crate) fn mime(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// The format by the first bytes; `None` for anything else.
pub(crate) fn format(bytes: &[u8]) -> Option<Format> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some(Format::Png);
    }
    bytes.starts_with(b"\xFF\xD8\xFF").then_some(Format::Jpeg)
}

/// Width and height in pixels; `None` when it is no picture or breaks off before its size.
pub(crate) fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    match format(bytes)? {
        Format::Png if bytes.get(12..16) == Some(b"IHDR") => {
            Some((number(bytes, 16, 4)?, number(bytes, 20, 4)?))
        }
        Format::Png => None,
        Format::Jpeg => jpeg_size(bytes),
    }
}

/// Goes from segment to segment until the one that starts a frame.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let (mark, kind) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        if mark != 0xFF {
            return None;
        }
        let frame = (0xC0..=0xCF).contains(&kind) && !matches!(kind, 0xC4 | 0xC8 | 0xCC);
        if frame {
            return Some((number(bytes, at + 7, 2)?, number(bytes, at + 5, 2)?));
        }
        // 0xFF fills up; the marks without a body are two bytes long.
        at += match kind {
            0xFF => 1,
            0x01 | 0xD0..=0xD8 => 2,
            _ => 2 + usize::try_from(number(bytes, at + 2, 2)?).ok()?,
        };
    }
}

fn number(bytes: &[u8], at: usize, length: usize) -> Option<u32> {
    let digits = bytes.get(at..at + length)?;
    Some(digits.iter().fold(0, |number, byte| (number << 8) | u32::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::{Format, format, size};

    const JPEG: &[u8] = b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xC0\0\x0B\x08\x01\x02\x03\x04\x01\x01\x11\0";

    #[test]
    fn pictures_and_what_is_none() {
        let png = include_bytes!("../page/photo.png");
        assert_eq!((format(png), size(png)), (Some(Format::Png), Some((640, 480))));
        assert_eq!((format(JPEG), size(JPEG)), (Some(Format::Jpeg), Some((0x304, 0x102))));
        for bytes in [&b"GIF89a"[..], b"", b"\x89PNG", b"%PDF-1.4"] {
            assert_eq!((format(bytes), size(bytes)), (None, None), "{bytes:?}");
        }
        assert_eq!(size(&png[..18]), None);
        assert_eq!(size(&JPEG[..12]), None);
    }
}
