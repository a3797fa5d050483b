//! Bars, beside those of the time before.

use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use super::PaperError;
use super::canvas::{Canvas, GREY, INK, LINE, png};

/// What a chart shows, in ready words.
#[derive(Clone, Debug, Default)]
pub struct Chart {
    /// What it is.
    pub title: String,
    /// Of when.
    pub subtitle: String,
    /// What the full bars are.
    pub now: String,
    /// What the pale bars are.
    pub before: String,
    /// In order.
    pub bars: Vec<Bar>,
    /// Whether the bars lie, so that long labels have room.
    pub lying: bool,
}

/// One bar and the pale one beside it; below zero counts as zero.
#[derive(Clone, Debug, Default)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How long it is.
    pub value: i64,
    /// How long it was.
    pub before: i64,
    /// Its value in words.
    pub says: String,
}

const SIZE: (u32, u32) = (1200, 800);
const FULL: RGBColor = RGBColor(32, 129, 195);
const PALE: RGBColor = RGBColor(190, 215, 232);
/// The field of the bars: left, top, right, bottom.
const FIELD: (i32, i32, i32, i32) = (60, 210, 1140, 700);
/// So many bars say their value, under their label and in their colour.
const SPEAKING: usize = 14;
/// More bars than this are no picture any more.
const MOST: usize = 62;
/// So many lie in one picture.
const MOST_LYING: usize = 12;
/// Where names end and lying bars begin.
const NAMES: i32 = 330;

/// The chart as PNG, 1200 by 800. Nothing to show is a picture too.
///
/// # Errors
/// When the picture cannot be made, which is our fault.
pub fn draw(chart: &Chart) -> Result<Vec<u8>, PaperError> {
    png(SIZE, |canvas| {
        head(canvas, chart)?;
        if chart.lying { lying(canvas, chart) } else { standing(canvas, chart) }
    })
}

fn head(canvas: &Canvas, chart: &Chart) -> Result<(), PaperError> {
    let left = FIELD.0;
    canvas.write_bold(&canvas.fitting(&chart.title, 38, 1000), (left, 60), 40, INK, HPos::Left)?;
    canvas.write(&canvas.fitting(&chart.subtitle, 28, 1000), (left, 108), 28, GREY, HPos::Left)?;
    legend(canvas, &chart.now, left, FULL)?;
    legend(canvas, &chart.before, left + 400, PALE)
}

fn legend(canvas: &Canvas, words: &str, left: i32, colour: RGBColor) -> Result<(), PaperError> {
    canvas.fill((left, 148), (left + 22, 170), colour)?;
    canvas.write(&canvas.fitting(words, 24, 350), (left + 34, 160), 24, INK, HPos::Left)
}

/// The longest bar; never zero, so that one can divide by it.
fn longest(bars: &[Bar]) -> i64 {
    bars.iter().map(|bar| bar.value.max(bar.before)).max().unwrap_or_default().max(1)
}

/// The part of `room` pixels that a value takes.
fn part(value: i64, longest: i64, room: i32) -> i32 {
    let part = i128::from(value.max(0)) * i128::from(room) / i128::from(longest);
    i32::try_from(part).unwrap_or(room)
}

fn standing(canvas: &Canvas, chart: &Chart) -> Result<(), PaperError> {
    let (left, top, right, bottom) = FIELD;
    let bars = &chart.bars[..chart.bars.len().min(MOST)];
    for quarter in 0..=4 {
        let y = bottom - (bottom - top) * quarter / 4;
        canvas.fill((left, y), (right, y + 1), LINE)?;
    }
    let count = i32::try_from(bars.len()).unwrap_or(1).max(1);
    let slot = (right - left) / count;
    let longest = longest(bars);
    let label_step = (bars.len() / 16 + 1).max(1);
    for (index, bar) in bars.iter().enumerate() {
        let middle = left + slot * i32::try_from(index).unwrap_or_default() + slot / 2;
        let half = (slot * 2 / 5).clamp(2, 46);
        let height = |value| bottom - part(value, longest, bottom - top - 30);
        canvas.fill((middle - half, height(bar.before)), (middle - 1, bottom), PALE)?;
        canvas.fill((middle, height(bar.value)), (middle + half, bottom), FULL)?;
        if bars.len() <= SPEAKING && bar.value > 0 {
            let says = canvas.fitting(&bar.says, 22, slot - 4);
            canvas.write(&says, (middle, bottom + 64), 22, FULL, HPos::Center)?;
        }
        if index % label_step == 0 {
            let room = slot * i32::try_from(label_step).unwrap_or(1);
            let label = canvas.fitting(&bar.label, 24, room);
            canvas.write(&label, (middle, bottom + 30), 24, GREY, HPos::Center)?;
        }
    }
    Ok(())
}

fn lying(canvas: &Canvas, chart: &Chart) -> Result<(), PaperError> {
    let (left, top, right, bottom) = FIELD;
    let bars = &chart.bars[..chart.bars.len().min(MOST_LYING)];
    let count = i32::try_from(bars.len()).unwrap_or(1).max(1);
    let row = ((bottom - top) / count).min(90);
    let longest = longest(bars);
    for (index, bar) in bars.iter().enumerate() {
        let middle = top + row * i32::try_from(index).unwrap_or_default() + row / 2;
        let half = (row * 2 / 5).clamp(2, 30);
        let length = |value| NAMES + part(value, longest, right - NAMES - 160);
        let name = canvas.fitting(&bar.label, 26, NAMES - left - 20);
        canvas.write(&name, (NAMES - 20, middle), 26, INK, HPos::Right)?;
        canvas.fill((NAMES, middle - half), (length(bar.value), middle - 1), FULL)?;
        canvas.fill((NAMES, middle), (length(bar.before), middle + half), PALE)?;
        let (end, beside) = (length(bar.value) + 12, middle - half / 2 - 1);
        canvas.write(&canvas.fitting(&bar.says, 22, 160), (end, beside), 22, FULL, HPos::Left)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn is_png(bytes: &[u8]) -> bool {
        bytes.starts_with(b"\x89PNG\r\n\x1a\n")
    }

    #[test]
    fn nothing_is_a_picture_too() {
        for lying in [false, true] {
            assert!(is_png(&draw(&Chart { lying, ..Chart::default() }).unwrap()));
        }
    }

    #[test]
    fn more_is_more_ink() {
        let chart = |value| Chart {
            bars: vec![Bar { value, ..Bar::default() }, Bar { value: 100, ..Bar::default() }],
            ..Chart::default()
        };
        assert_ne!(draw(&chart(10)).unwrap(), draw(&chart(90)).unwrap());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn whatever_people_write_is_a_picture(words in ".{0,80}", value: i64, before: i64, count in 0..90usize, lying: bool) {
            let bar = Bar { label: words.clone(), value, before, says: words.clone() };
            let chart = Chart {
                title: words.clone(), subtitle: words.clone(), now: words.clone(), before: words,
                bars: vec![bar; count], lying,
            };
            prop_assert!(is_png(&draw(&chart).unwrap()));
        }
    }
}
