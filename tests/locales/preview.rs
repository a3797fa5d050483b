//! What a link to a page says where it is passed on.

use std::sync::Arc;

use okoshko_dialogues::preview::{Facts, preview};
use okoshko_dialogues::screen::{Arg, Line, Screen};
use okoshko_domain::catalog::{Catalog, Studio};
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;

use crate::cast::{ANNA, bare, empty, linen};
use crate::scenes::Named;
use crate::{at, day, voice};

fn facts(catalog: Catalog, specialist: Option<SpecialistId>, next: Option<Timestamp>) -> Facts {
    Facts { catalog: Arc::new(catalog), specialist, next, today: day("2025-11-26") }
}

fn paused() -> Catalog {
    let linen = linen();
    Catalog { studio: Studio { paused: true, ..linen.studio }, ..linen }
}

fn all() -> Vec<Facts> {
    let soon = |date| Some(at(date, 15, 30));
    vec![
        facts(linen(), None, soon("2025-11-26")),
        facts(linen(), Some(ANNA), soon("2025-11-27")),
        facts(bare(), None, soon("2025-11-29")),
        facts(empty(), None, None),
        facts(Catalog { studio: bare().studio, ..empty() }, None, None),
        facts(paused(), None, soon("2025-11-26")),
    ]
}

/// What previews say, as if it were a screen.
pub(crate) fn screens() -> Vec<Named> {
    let previews = all().into_iter().filter_map(|facts| preview(&facts));
    let lines = previews.flat_map(|preview| {
        preview.rows.into_iter().map(|(_, price)| price).chain([preview.call, preview.about])
    });
    vec![("previews".to_owned(), Screen::default().lines(lines))]
}

#[test]
fn a_preview_says_whose_page_what_and_when() {
    let say = |lang, line: Line| voice(lang).plain(&Arg::Line(Box::new(line)));
    let said = |lang| {
        let said = all().into_iter().filter_map(|facts| preview(&facts)).map(move |preview| {
            let rows = preview.rows.into_iter().map(|(name, price)| format!("{name}: {}", say(lang, price)));
            let rows = rows.collect::<Vec<_>>().join("; ").replace('\u{202f}', " ");
            let (call, about) = (say(lang, preview.call), say(lang, preview.about));
            format!("{} | {} | {rows} | {call} | {about}", preview.name, preview.under)
        });
        said.collect::<Vec<_>>()
    };
    let place = "Казань, ул. Баумана, 17";
    let names = "Стрижка, Окрашивание, Маникюр с гель-лаком";
    let studio = "Стрижка: от 1 500 ₽; Окрашивание: от 4 500 ₽; Маникюр с гель-лаком: 2 000 ₽";
    let anna = "Стрижка: 1 500 ₽; Окрашивание: 4 500 ₽; Коррекция бровей: 900 ₽";
    let any = "Запись онлайн в любое время";
    assert_eq!(
        said(Lang::Ru),
        [
            format!(
                "Студия «Лён» | {place} | {studio} | Ближайшее: сегодня, 15:30 | {names}. {place}. {any}"
            ),
            format!(
                "Анна | Студия «Лён» | {anna} | Ближайшее: завтра, 15:30 \
                 | Стрижка, Окрашивание, Коррекция бровей. Студия «Лён». {any}"
            ),
            format!("Студия «Лён» |  | {studio} | Ближайшее: сб 29 ноя, 15:30 | {names}. {any}"),
            format!("Студия «Лён» | {place} |  | Запись онлайн | {place}. {any}"),
            "Студия «Лён» |  |  | Запись онлайн | Запись онлайн".to_owned(),
            format!("Студия «Лён» | {place} | {studio} | Сейчас не записываем | {names}. {place}. {any}"),
        ]
    );
    assert!(said(Lang::En)[2].contains("Next free: Sat 29 Nov, 15:30"), "{:?}", said(Lang::En));
    assert_eq!(preview(&facts(linen(), Some(SpecialistId(99)), None)), None);
}
