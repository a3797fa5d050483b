//! A link as a picture (ISO/IEC 18004).

use plotters::style::text_anchor::HPos;
use qrcode::{Color, EcLevel, QrCode};

use super::PaperError;
use super::canvas::{INK, drawable, png};

/// Light modules around the code, as the standard asks.
const QUIET: i32 = 4;
/// About as many pixels as the code is wide.
const WIDTH: i32 = 720;
/// Pixels under the code for the caption.
const CAPTION: i32 = 90;

/// The link as PNG, with words under it.
///
/// # Errors
/// [`PaperError::TooLong`] for a link of more than about two thousand characters.
pub fn draw(link: &str, caption: &str) -> Result<Vec<u8>, PaperError> {
    let code = QrCode::with_error_correction_level(link, EcLevel::M).map_err(|_| PaperError::TooLong)?;
    let modules = i32::try_from(code.width()).map_err(|_| PaperError::TooLong)?;
    let module = (WIDTH / (modules + 2 * QUIET)).max(2);
    let side = module * (modules + 2 * QUIET);
    let size = |pixels: i32| u32::try_from(pixels).unwrap_or_default();
    png((size(side), size(side + CAPTION)), |canvas| {
        for (index, colour) in code.to_colors().into_iter().enumerate() {
            if colour == Color::Light {
                continue;
            }
            let index = i32::try_from(index).unwrap_or_default();
            let (x, y) = ((index % modules + QUIET) * module, (index / modules + QUIET) * module);
            canvas.fill((x, y), (x + module, y + module), INK)?;
        }
        let words = canvas.fitting_bold(&drawable(caption), 34, side - 40);
        canvas.write_bold(&words, (side / 2, side + CAPTION / 2 - 15), 34, INK, HPos::Center)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(picture: &[u8]) -> String {
        let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        let info = reader.next_frame(&mut pixels).unwrap();
        let (width, height) = (info.width as usize, info.height as usize);
        let mut image =
            rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[(y * width + x) * 3]);
        let grids = image.detect_grids();
        assert_eq!(grids.len(), 1);
        grids[0].decode().unwrap().1
    }

    #[test]
    fn a_picture_reads_back_as_its_link() {
        for link in [
            "https://t.me/studio_bot?start=1m1",
            "https://t.me/b?start=1tzzzzzzzzzzzzz-zzzzzzzzzzzzz-zzzzzzzzzz",
        ] {
            let picture = draw(link, "Студия «Лён»").unwrap();
            assert_eq!(read(&picture), link);
        }
    }

    #[test]
    fn a_link_that_does_not_fit_is_refused() {
        assert!(matches!(draw(&"x".repeat(5_000), ""), Err(PaperError::TooLong)));
    }
}
