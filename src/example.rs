//! The example studio in the words of the locales.

use okoshko_domain::people::Lang;
use okoshko_domain::policy::{Buffers, CancelUntil, Policy};
use okoshko_domain::quiet::Quiet;

use crate::desk::seed::{Example, ExampleService, ExampleSpecialist, LaidVisit};
use crate::store::NewStudio;
use crate::texts::word;

/// A studio of three with eight services, as its owner would have written it in `lang`.
#[must_use]
pub fn studio(lang: Lang) -> Example {
    Example {
        lang,
        studio: NewStudio {
            name: word(lang, "demo-studio"),
            zone: word(lang, "demo-zone"),
            currency: word(lang, "demo-currency"),
            address: word(lang, "demo-address"),
            phone: word(lang, "demo-phone"),
            privacy_url: String::new(),
            policy: policy(),
            quiet: Some(Quiet::NIGHT),
            demo: true,
        },
        about: word(lang, "demo-about"),
        pin: Some((millionths(lang, "demo-north"), millionths(lang, "demo-east"))),
        categories: categories(lang),
        specialists: specialists(lang),
        laid: ANNA_DAYS
            .map(|(ahead, from_min, does)| LaidVisit { specialist: 0, ahead, from_min, does })
            .to_vec(),
        clients: word(lang, "demo-clients").lines().map(ToOwned::to_owned).collect(),
    }
}

fn millionths(lang: Lang, key: &'static str) -> i64 {
    word(lang, key).trim().parse().unwrap_or_default()
}

fn policy() -> Policy {
    Policy {
        notice_min: 60,
        window_days: 45,
        step_min: 30,
        buffers: Buffers::Add,
        cancel_until: CancelUntil::Before(3 * 60),
        move_until: None,
        client_cap: 3,
        hold_min: 5,
        ..Policy::default()
    }
}

/// Name, price, minutes, minutes to clean up after.
type Line = (&'static str, &'static str, u32, u32);

const HAIR: [Line; 3] = [
    ("demo-service-haircut", "demo-service-haircut-price", 60, 0),
    ("demo-service-colour", "demo-service-colour-price", 150, 15),
    ("demo-service-styling", "demo-service-styling-price", 45, 0),
];
const NAILS: [Line; 3] = [
    ("demo-service-manicure", "demo-service-manicure-price", 60, 0),
    ("demo-service-gel", "demo-service-gel-price", 90, 10),
    ("demo-service-pedicure", "demo-service-pedicure-price", 90, 10),
];
const BROWS: [Line; 2] = [
    ("demo-service-brows", "demo-service-brows-price", 30, 0),
    ("demo-service-lashes", "demo-service-lashes-price", 75, 0),
];

/// What Anna has today and tomorrow, with windows left: days from today, minute, which of [`HAIR`].
const ANNA_DAYS: [(i32, u16, usize); 6] = [
    (0, 10 * 60, 0),
    (0, 11 * 60 + 30, 1),
    (0, 16 * 60, 2),
    (1, 10 * 60 + 30, 0),
    (1, 13 * 60, 2),
    (1, 16 * 60, 1),
];

fn categories(lang: Lang) -> Vec<(String, Vec<ExampleService>)> {
    let services = |lines: &[Line]| lines.iter().map(|line| service(lang, line)).collect();
    vec![
        (word(lang, "demo-category-hair"), services(&HAIR)),
        (word(lang, "demo-category-nails"), services(&NAILS)),
        (word(lang, "demo-category-brows"), services(&BROWS)),
    ]
}

fn service(lang: Lang, (name, price, length_min, after_min): &Line) -> ExampleService {
    let whole: i64 = word(lang, price).trim().parse().unwrap_or_default();
    ExampleService {
        name: word(lang, name),
        length_min: *length_min,
        price_minor: whole * 100,
        after_min: *after_min,
    }
}

/// Anna does hair, Vera nails and brows, Irina some of everything and takes a little longer over a haircut.
fn specialists(lang: Lang) -> Vec<ExampleSpecialist> {
    let week = |days: std::ops::RangeInclusive<u8>, hours: &[(u16, u16)]| {
        days.flat_map(|day| hours.iter().map(move |(from, to)| (day, from * 60, to * 60))).collect::<Vec<_>>()
    };
    let own = |indices: &[usize]| indices.iter().map(|index| (*index, None, None)).collect::<Vec<_>>();
    let irina_haircut = service(lang, &HAIR[0]).price_minor * 4 / 3;
    let mut irina = own(&[2, 3, 6, 7]);
    irina.insert(0, (0, Some(75), Some(irina_haircut)));
    vec![
        ExampleSpecialist {
            name: word(lang, "demo-specialist-anna"),
            week: week(0..=4, &[(10, 14), (15, 19)]),
            does: own(&[0, 1, 2]),
        },
        ExampleSpecialist {
            name: word(lang, "demo-specialist-irina"),
            week: week(1..=5, &[(11, 20)]),
            does: irina,
        },
        ExampleSpecialist {
            name: word(lang, "demo-specialist-vera"),
            week: [week(2..=4, &[(9, 13), (14, 18)]), week(5..=6, &[(11, 18)])].concat(),
            does: own(&[3, 4, 5, 6, 7]),
        },
    ]
}
