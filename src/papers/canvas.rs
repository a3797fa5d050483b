//! A white sheet to draw on, with our own letters on it: a server has no fonts.

use std::sync::OnceLock;

use plotters::backend::BitMapBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle, register_font};

use super::PaperError;

static SANS: &[u8] = include_bytes!("fonts/Sans.ttf");
static BOLD: &[u8] = include_bytes!("fonts/Bold.ttf");
const FAMILY: &str = "okoshko";

pub(super) const INK: RGBColor = RGBColor(33, 37, 41);
pub(super) const GREY: RGBColor = RGBColor(134, 142, 150);
pub(super) const LINE: RGBColor = RGBColor(233, 236, 239);

/// A point in pixels from the upper left.
pub(super) type Point = (i32, i32);

/// The sheet while it is drawn on.
pub(super) struct Canvas<'a>(DrawingArea<BitMapBackend<'a>, Shift>);

/// Draws on a white sheet of so many pixels; gives it as PNG.
pub(super) fn png(
    (width, height): (u32, u32),
    draw: impl FnOnce(&Canvas) -> Result<(), PaperError>,
) -> Result<Vec<u8>, PaperError> {
    learn_letters()?;
    let mut pixels = vec![255; width as usize * height as usize * 3];
    {
        let area = BitMapBackend::with_buffer(&mut pixels, (width, height)).into_drawing_area();
        draw(&Canvas(area))?;
    }
    encoded(&pixels, width, height).map_err(|error| PaperError::Picture(error.to_string()))
}

/// plotters keeps fonts by name, once for all threads.
fn learn_letters() -> Result<(), PaperError> {
    static LEARNT: OnceLock<bool> = OnceLock::new();
    let learnt = LEARNT.get_or_init(|| {
        let sans = register_font(FAMILY, FontStyle::Normal, SANS);
        sans.is_ok() && register_font(FAMILY, FontStyle::Bold, BOLD).is_ok()
    });
    learnt.then_some(()).ok_or_else(|| PaperError::Picture("its font is broken".to_owned()))
}

fn encoded(pixels: &[u8], width: u32, height: u32) -> Result<Vec<u8>, png::EncodingError> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgb);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.write_header()?.write_image_data(pixels)?;
    Ok(bytes)
}

impl Canvas<'_> {
    /// A filled box.
    pub(super) fn fill(&self, from: Point, to: Point, colour: RGBColor) -> Result<(), PaperError> {
        self.0.draw(&Rectangle::new([from, to], colour.filled())).map_err(wrong)
    }

    /// Words, with `at` at their left end, middle or right end, and at their middle height.
    pub(super) fn write(
        &self,
        words: &str,
        at: Point,
        size: u32,
        colour: RGBColor,
        side: HPos,
    ) -> Result<(), PaperError> {
        self.write_in(words, at, style(size, FontStyle::Normal, colour, side))
    }

    /// The same in bold letters.
    pub(super) fn write_bold(
        &self,
        words: &str,
        at: Point,
        size: u32,
        colour: RGBColor,
        side: HPos,
    ) -> Result<(), PaperError> {
        self.write_in(words, at, style(size, FontStyle::Bold, colour, side))
    }

    fn write_in(&self, words: &str, at: Point, style: TextStyle) -> Result<(), PaperError> {
        let seen: String = words.chars().filter(|sign| !sign.is_control()).collect();
        if seen.trim().is_empty() {
            return Ok(());
        }
        self.0.draw(&Text::new(seen, at, style)).map_err(wrong)
    }

    /// As many of the words as fit into so many pixels, an ellipsis being the last when it was more.
    pub(super) fn fitting(&self, words: &str, size: u32, room: i32) -> String {
        let wide = |words: &str| {
            let style = style(size, FontStyle::Normal, INK, HPos::Left);
            self.0
                .estimate_text_size(words, &style)
                .map_or(0, |(width, _)| i32::try_from(width).unwrap_or(i32::MAX))
        };
        if wide(words) <= room {
            return words.to_owned();
        }
        let signs: Vec<char> = words.chars().take(64).collect();
        let shorter = (0..signs.len()).rev().map(|kept| {
            let kept: String = signs[..kept].iter().collect();
            format!("{}…", kept.trim_end())
        });
        shorter.into_iter().find(|shorter| wide(shorter) <= room).unwrap_or_default()
    }
}

fn style(size: u32, bold: FontStyle, colour: RGBColor, side: HPos) -> TextStyle<'static> {
    let font = FontDesc::new(FontFamily::Name(FAMILY), size.into(), bold);
    TextStyle { font, color: colour.to_backend_color(), pos: Pos::new(side, VPos::Center) }
}

fn wrong(error: impl std::fmt::Display) -> PaperError {
    PaperError::Picture(error.to_string())
}
