//! What a link to a page looks like where it is passed on: the preview that chats and social networks draw.
//!
//! It is seen a quarter of its size: big letters, few words.

use plotters::style::RGBColor;
use plotters::style::text_anchor::HPos;

use super::PaperError;
use super::canvas::{Canvas, Point, drawable, png};

/// What a preview says, in ready words.
#[derive(Clone, Debug, Default)]
pub struct Card {
    /// Whose page.
    pub name: String,
    /// Where, or at whose; may be empty.
    pub under: String,
    /// What is done and what it costs; the first few are shown.
    pub rows: Vec<(String, String)>,
    /// What one can do there, and when at the soonest.
    pub call: String,
    /// The name, when nothing of it can be written in our letters.
    pub nameless: String,
}

/// As Open Graph asks.
pub const SIZE: (u32, u32) = (1200, 630);

const PAPER: RGBColor = RGBColor(250, 246, 241);
const WHITE: RGBColor = RGBColor(255, 255, 255);
const TEXT: RGBColor = RGBColor(43, 36, 32);
const QUIET: RGBColor = RGBColor(111, 100, 92);
const ACCENT: RGBColor = RGBColor(173, 77, 42);
const RULE: RGBColor = RGBColor(231, 221, 211);

const LEFT: i32 = 64;
const RIGHT: i32 = 1136;
/// Where the call begins.
const CALL: i32 = 486;
/// The height of a row.
const ROW: i32 = 80;
/// Letters of a name that has its line for itself, of one that takes two, of what is under it, of rows, of the call.
const NAME: u32 = 92;
const NAME_OF_TWO: u32 = 70;
const UNDER: u32 = 44;
const WORDS: u32 = 50;
const CALLING: u32 = 54;

/// The preview as PNG, 1200 by 630.
///
/// # Errors
/// When the picture cannot be made, which is our fault.
pub fn draw(card: &Card) -> Result<Vec<u8>, PaperError> {
    png(SIZE, |canvas| {
        canvas.fill((0, 0), (1200, 630), PAPER)?;
        let top = head(canvas, card)?;
        rows(canvas, &card.rows, top)?;
        call(canvas, &drawable(&card.call))
    })
}

/// The name and what is under it; gives where they end.
fn head(canvas: &Canvas, card: &Card) -> Result<i32, PaperError> {
    let room = RIGHT - LEFT;
    let name = Some(drawable(&card.name)).filter(|name| !name.is_empty()).unwrap_or(card.nameless.clone());
    let one = canvas.lines_bold(&name, NAME, room, usize::MAX).len() == 1;
    let (size, height) = if one { (NAME, 112) } else { (NAME_OF_TWO, 82) };
    let alone = if card.rows.is_empty() { 100 } else { 0 };
    let mut top = alone + if one { 44 } else { 34 };
    for line in canvas.lines_bold(&name, size, room, 2) {
        canvas.write_bold(&line, (LEFT, top + height / 2), size, TEXT, HPos::Left)?;
        top += height;
    }
    let under = canvas.fitting(&drawable(&card.under), UNDER, room);
    if under.is_empty() {
        return Ok(top + 10);
    }
    canvas.write(&under, (LEFT, top + 28), UNDER, QUIET, HPos::Left)?;
    Ok(top + 62)
}

/// As many rows as have room above the call.
fn rows(canvas: &Canvas, rows: &[(String, String)], top: i32) -> Result<(), PaperError> {
    let written = rows.iter().map(|(what, price)| (drawable(what), drawable(price)));
    let written: Vec<_> = written.filter(|(what, _)| !what.is_empty()).collect();
    let fit = usize::try_from((CALL - 24 - top) / ROW).unwrap_or_default();
    let shown = written.len().min(fit);
    let mut top = CALL - 18 - ROW * i32::try_from(shown).unwrap_or_default();
    for (what, price) in &written[..shown] {
        canvas.fill((LEFT, top), (RIGHT, top + 2), RULE)?;
        let middle = top + ROW / 2;
        let price = canvas.fitting_bold(price, WORDS, 500);
        let room = RIGHT - LEFT - canvas.width_bold(&price, WORDS) - 40;
        canvas.write(&canvas.fitting(what, WORDS, room), (LEFT, middle), WORDS, TEXT, HPos::Left)?;
        canvas.write_bold(&price, (RIGHT, middle), WORDS, TEXT, HPos::Right)?;
        top += ROW;
    }
    Ok(())
}

fn call(canvas: &Canvas, words: &str) -> Result<(), PaperError> {
    canvas.fill((0, CALL), (1200, 630), ACCENT)?;
    let middle = CALL + (630 - CALL) / 2;
    window(canvas, (LEFT, middle - 42))?;
    let left = LEFT + 84 + 36;
    let words = canvas.fitting_bold(words, CALLING, RIGHT - left);
    canvas.write_bold(&words, (left, middle + 8), CALLING, WHITE, HPos::Left)
}

/// Our sign: a window.
fn window(canvas: &Canvas, (x, y): Point) -> Result<(), PaperError> {
    canvas.fill_round((x, y), (x + 84, y + 84), 18, WHITE)?;
    canvas.fill_round((x + 16, y + 16), (x + 68, y + 68), 8, ACCENT)?;
    for (left, top) in [(23, 23), (45, 23), (23, 45), (45, 45)] {
        canvas.fill((x + left, y + top), (x + left + 16, y + top + 16), WHITE)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pair(what: &str, price: &str) -> (String, String) {
        (what.to_owned(), price.to_owned())
    }

    fn card() -> Card {
        Card {
            name: "Студия «Лён»".to_owned(),
            under: "Казань, ул. Баумана, 17".to_owned(),
            rows: vec![pair("Стрижка", "1\u{202f}500 ₽"), pair("Окрашивание", "от 4\u{202f}500 ₽")],
            call: "Ближайшее: сегодня, 15:30".to_owned(),
            nameless: "Запись онлайн".to_owned(),
        }
    }

    fn size(picture: &[u8]) -> (u32, u32) {
        let info = png::Decoder::new(std::io::Cursor::new(picture)).read_info().unwrap();
        (info.info().width, info.info().height)
    }

    #[test]
    fn a_preview_has_the_size_that_is_asked_for_and_little_weight() {
        let picture = draw(&card()).unwrap();
        assert_eq!(size(&picture), SIZE);
        assert!(picture.len() < 150_000, "{} bytes", picture.len());
    }

    #[test]
    fn what_cannot_be_written_is_left_out() {
        for (words, kept) in [
            ("Студия «Лён» 💇‍♀️", "Студия «Лён»"),
            ("Сәулет Қазақстан ₸", "Сәулет Қазақстан ₸"),
            ("45 ₾", "45 GEL"),
            ("1\u{202f}500 ₽ € $ £", "1\u{202f}500 ₽ € $ £"),
            ("Łódź\n\tŠpička", "Łódź Špička"),
            ("صالون Leila", "Leila"),
            ("\u{2068}صالون\u{2069} ·", ""),
            ("🔥🔥", ""),
        ] {
            assert_eq!(drawable(words), kept);
        }
        let nameless = |name: &str| draw(&Card { name: name.to_owned(), ..card() }).unwrap();
        assert_eq!(nameless("صالون"), nameless("Запись онлайн"));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn whatever_people_write_is_a_preview(words in ".{0,120}", count in 0..9usize) {
            let card = Card {
                name: words.clone(),
                under: words.clone(),
                rows: vec![pair(&words, &words); count],
                call: words.clone(),
                nameless: words,
            };
            prop_assert_eq!(size(&draw(&card).unwrap()), SIZE);
        }
    }
}
