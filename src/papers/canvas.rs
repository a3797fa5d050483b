//! A white sheet to draw on, with our own letters on it: a server has no fonts.

use std::sync::OnceLock;

use ab_glyph::{Font, FontRef};
use plotters::backend::BitMapBackend;
use plotters::coord::Shift;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters::element::{Circle, Rectangle, Text};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, RGBColor, TextStyle, register_font};

use super::PaperError;

static SANS: &[u8] = include_bytes!("fonts/Sans.ttf");
static BOLD: &[u8] = include_bytes!("fonts/Bold.ttf");
const FAMILY: &str = "okoshko";

pub(super) const INK: RGBColor = RGBColor(33, 37, 41);
pub(super) const GREY: RGBColor = RGBColor(134, 142, 150);
pub(super) const LINE: RGBColor = RGBColor(233, 236, 239);

/// Signs that the fonts lack and a price must not lose.
const STAND_INS: [(char, &str); 3] = [('\u{20be}', "GEL"), ('\u{20bc}', "AZN"), ('\u{58f}', "AMD")];

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

    /// A filled box with round corners.
    pub(super) fn fill_round(
        &self,
        from: Point,
        to: Point,
        round: i32,
        colour: RGBColor,
    ) -> Result<(), PaperError> {
        self.fill((from.0 + round, from.1), (to.0 - round, to.1), colour)?;
        self.fill((from.0, from.1 + round), (to.0, to.1 - round), colour)?;
        for x in [from.0 + round, to.0 - round] {
            for y in [from.1 + round, to.1 - round] {
                let middle = (x - i32::from(x > from.0 + round), y - i32::from(y > from.1 + round));
                self.0.draw(&Circle::new(middle, round, colour.filled())).map_err(wrong)?;
            }
        }
        Ok(())
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
        self.fitting_in(words, size, FontStyle::Normal, room)
    }

    /// The same of bold letters.
    pub(super) fn fitting_bold(&self, words: &str, size: u32, room: i32) -> String {
        self.fitting_in(words, size, FontStyle::Bold, room)
    }

    fn fitting_in(&self, words: &str, size: u32, bold: FontStyle, room: i32) -> String {
        if self.wide(words, size, bold) <= room {
            return words.to_owned();
        }
        let signs: Vec<char> = words.chars().take(64).collect();
        let shorter = (0..signs.len()).rev().map(|kept| {
            let kept: String = signs[..kept].iter().collect();
            format!("{}…", kept.trim_end())
        });
        shorter.into_iter().find(|shorter| self.wide(shorter, size, bold) <= room).unwrap_or_default()
    }

    /// Bold words over several lines of so many pixels, broken between words; what does not fit is cut in the last.
    pub(super) fn lines_bold(&self, words: &str, size: u32, room: i32, most: usize) -> Vec<String> {
        let mut lines: Vec<String> = Vec::new();
        let mut rest = words.split_whitespace().peekable();
        while rest.peek().is_some() {
            let mut line = String::new();
            while let Some(word) = rest.peek() {
                let longer = if line.is_empty() { (*word).to_owned() } else { format!("{line} {word}") };
                if !line.is_empty() && self.wide(&longer, size, FontStyle::Bold) > room {
                    break;
                }
                line = longer;
                rest.next();
            }
            if lines.len() + 1 == most {
                let all = rest.by_ref().fold(line, |all, word| format!("{all} {word}"));
                line = all;
            }
            lines.push(self.fitting_bold(&line, size, room));
        }
        lines
    }

    /// How many pixels bold words take.
    pub(super) fn width_bold(&self, words: &str, size: u32) -> i32 {
        self.wide(words, size, FontStyle::Bold)
    }

    fn wide(&self, words: &str, size: u32, bold: FontStyle) -> i32 {
        let style = style(size, bold, INK, HPos::Left);
        let size = self.0.estimate_text_size(words, &style);
        size.map_or(0, |(width, _)| i32::try_from(width).unwrap_or(i32::MAX))
    }
}

/// What our letters can write of somebody's words: other scripts and pictures are left out, not drawn as boxes.
pub(super) fn drawable(words: &str) -> String {
    static FONT: OnceLock<Option<FontRef<'static>>> = OnceLock::new();
    let Some(font) = FONT.get_or_init(|| FontRef::try_from_slice(SANS).ok()) else { return String::new() };
    let mut kept = String::new();
    for sign in words.chars() {
        match STAND_INS.iter().find(|(lacking, _)| *lacking == sign) {
            Some((_, word)) => kept.push_str(word),
            None if sign.is_whitespace() && sign != '\u{202f}' => kept.push(' '),
            None if font.glyph_id(sign).0 != 0 => kept.push(sign),
            None => {}
        }
    }
    let words: Vec<_> = kept.split(' ').filter(|word| !word.is_empty()).collect();
    let kept = words.join(" ");
    if kept.chars().any(char::is_alphanumeric) { kept } else { String::new() }
}

fn style(size: u32, bold: FontStyle, colour: RGBColor, side: HPos) -> TextStyle<'static> {
    let font = FontDesc::new(FontFamily::Name(FAMILY), size.into(), bold);
    TextStyle { font, color: colour.to_backend_color(), pos: Pos::new(side, VPos::Center) }
}

fn wrong(error: impl std::fmt::Display) -> PaperError {
    PaperError::Picture(error.to_string())
}
