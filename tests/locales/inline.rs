//! Words typed behind the bot's name: what they mean, and every card.

use okoshko_dialogues::inline::{Card, Link, Slot, Subject, card, find, nothing, paused};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::screen::{Button, Screen};
use okoshko_domain::catalog::{Catalog, Studio, Who};
use okoshko_domain::ids::{ServiceId, SpecialistId};
use okoshko_domain::timestamp::Timestamp;

use crate::at;
use crate::cast::{ANNA, HAIRCUT, empty, linen};
use crate::scenes::{Named, asked};

/// A card with all that is read of it.
fn shown(name: &str, card: Card) -> Named {
    let button = |link: Link| Button::new(link.label, Press::Label);
    let rows = card.rows.into_iter().map(|row| row.into_iter().map(button).collect());
    let lines = [card.title, card.about].into_iter().chain(card.lines).collect();
    (name.to_owned(), Screen { lines, rows: rows.collect(), ..Screen::default() })
}

fn subject(specialist: Option<SpecialistId>, by_service: bool) -> Subject {
    Subject { specialist, service: HAIRCUT, by_service }
}

fn slots(starts: &[Timestamp]) -> Vec<Slot> {
    starts.iter().map(|start| Slot { start: *start, specialist: ANNA }).collect()
}

fn week() -> Vec<Slot> {
    let day = |date| [10, 12, 15, 19].map(|hour| at(date, hour, 30));
    slots(&["2025-11-26", "2025-11-27", "2025-12-01", "2025-12-02"].map(day).concat())
}

pub(super) fn screens() -> Vec<Named> {
    let anna = asked(Who::One(ANNA));
    let closed = |note: &str| {
        let studio = Studio { paused: true, paused_note: note.to_owned(), ..linen().studio };
        paused(&Catalog { studio, ..linen() })
    };
    vec![
        shown("card of a specialist", card(&anna, subject(Some(ANNA), false), &week())),
        shown("card of a specialist and a service", card(&anna, subject(Some(ANNA), true), &week())),
        shown("card of a service", card(&asked(Who::Any), subject(None, true), &week())),
        shown("card with one time", card(&anna, subject(Some(ANNA), false), &week()[..1])),
        shown("card without times", card(&anna, subject(Some(ANNA), false), &[])),
        shown("card of a paused studio", closed("")),
        shown("card of a paused studio with a note", closed("Вернёмся <скоро>")),
        shown("card for no name", nothing(Some(&linen()))),
        shown("card for no studio", nothing(None)),
    ]
}

#[test]
fn words_mean_people_services_and_both() {
    let catalog = linen();
    let people = |ids: &[i64]| -> Vec<(Option<i64>, i64)> {
        ids.iter().map(|id| (Some(*id), catalog.done_by(SpecialistId(*id)).next().unwrap().id.0)).collect()
    };
    for (words, found) in [
        ("анна", people(&[1])),
        ("Анне!", people(&[1])),
        ("к анне в", people(&[1])),
        ("а", people(&[1])),
        ("вер", people(&[3])),
        ("стрижка", vec![(None, 1)]),
        ("стрижку", vec![(None, 1)]),
        ("лак", vec![(None, 3)]),
        ("анна стрижка", vec![(Some(1), 1)]),
        ("окрашивание анна", vec![(Some(1), 2)]),
        ("анна маникюр", vec![]),
        ("анна анна", people(&[1])),
        ("зебра", vec![]),
        ("анна зебра", vec![]),
    ] {
        let subjects = find(&catalog, words);
        let subjects: Vec<_> =
            subjects.iter().map(|one| (one.specialist.map(|id| id.0), one.service.0)).collect();
        assert_eq!(subjects, found, "{words}");
    }
    let all = find(&catalog, " … ");
    assert_eq!(all.len(), 7, "three people, four services");
    assert!(find(&empty(), "").is_empty(), "nobody does anything");
}

#[test]
fn a_specialist_without_a_bookable_service_is_not_offered() {
    let mut catalog = linen();
    for service in &mut catalog.services {
        service.hidden = service.offer(SpecialistId(3)).is_some();
    }
    assert!(find(&catalog, "вера").is_empty());
    assert!(find(&catalog, "").iter().all(|one| one.service != ServiceId(1)));
}

#[test]
fn a_card_has_six_buttons_of_three_days_and_one_more() {
    let card = card(&asked(Who::Any), subject(None, true), &week());
    let lens: Vec<_> = card.rows.iter().map(Vec::len).collect();
    assert_eq!(lens, [2, 2, 2, 1]);
}
