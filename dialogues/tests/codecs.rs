//! Presses and links are file formats: what is written is read back, what is not is nothing, and all of it fits.
//!
//! `OKOSHKO_CASES` asks for more than the usual 100,000 inputs of each kind.

use okoshko_dialogues::extras;
use okoshko_dialogues::press::{List, Part, Press, Shut, base36};
use okoshko_dialogues::start::Payload;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{BookingId, CategoryId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::people::Lang;
use okoshko_domain::secret::Secret;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};
use proptest::prelude::*;

/// Bytes of `callback_data` and characters of a start payload (Bot API).
const TELEGRAM_MAX: usize = 64;
/// What ours stay under, whatever they carry.
const OURS_MAX: usize = 50;

#[expect(clippy::disallowed_methods, reason = "how long to try is the reader's choice, not the program's")]
fn cases() -> ProptestConfig {
    let asked = std::env::var("OKOSHKO_CASES").ok().and_then(|cases| cases.parse().ok());
    ProptestConfig::with_cases(asked.unwrap_or(100_000))
}

/// What a value is made from: as many dice as the longest form has fields, and one for its kind.
type Dice = [u64; 6];

/// Mostly an id that a database holds, sometimes the largest there is.
fn id(die: u64) -> i64 {
    match die % 8 {
        0 => i64::MAX,
        1 | 2 => (die >> 1).cast_signed().max(1),
        _ => (die >> 40).cast_signed() + 1,
    }
}

fn page(die: u64) -> u16 {
    u16::try_from(die % 4 * (die >> 50)).unwrap_or(u16::MAX)
}

fn day(die: u64) -> i32 {
    i32::try_from(id(die) >> 4).unwrap_or(i32::MAX)
}

/// Whole minutes from 1970 to the end of what a timestamp holds.
fn start(die: u64) -> Timestamp {
    Timestamp::from_minutes(id(die).min(i64::MAX / 60))
}

fn who(die: u64) -> Who {
    if die.is_multiple_of(3) { Who::Any } else { Who::One(SpecialistId(id(die))) }
}

fn one_of<T: Copy>(all: &[T], die: u64) -> T {
    all[below(all.len(), die)]
}

fn below(end: usize, die: u64) -> usize {
    usize::try_from(die % end as u64).unwrap_or_default()
}

fn press([kind, what, whom, when, which, turned]: Dice) -> Press {
    let (service, who, booking, studio) =
        (ServiceId(id(what)), who(whom), BookingId(id(what)), StudioId(id(what)));
    let some_studio = whom.is_multiple_of(2).then_some(studio);
    let part = one_of(&[Part::All, Part::Morning, Part::Day, Part::Evening], which);
    let list = one_of(&[List::Upcoming, List::Past], whom);
    match kind % 25 {
        0 => Press::Label,
        1 => Press::Home(some_studio),
        2 => Press::HomeBelow(some_studio),
        3 => Press::Catalog(studio),
        4 => Press::Category { studio, category: CategoryId(id(whom)), page: page(when) },
        5 => Press::Times { service, who, part, page: page(when) },
        6 => Press::Day { service, who, day: LocalDay(day(when)), part, page: page(turned) },
        7 => Press::Month { service, who, month: Month(day(when)) },
        8 => Press::Shut(one_of(&[Shut::Past, Shut::Closed, Shut::Full, Shut::TooFar, Shut::Off], what)),
        9 => Press::Slot { service, who, start: start(when) },
        10 => Press::Confirm { hold: booking, who },
        11 => Press::Drop(booking),
        12 => Press::Visits(list, when.is_multiple_of(2).then_some(booking)),
        13 => Press::VisitsBelow,
        14 => Press::Visit(booking),
        15 => Press::AskCancel(booking),
        16 => Press::Cancel(booking),
        17 => Press::Languages,
        19 => Press::About { service, who },
        20 => Press::Portrait(SpecialistId(id(what))),
        21 => Press::Specialist(SpecialistId(id(what))),
        22 => Press::Extra(one_of(
            &[
                extras::Press::Comment(booking, who),
                extras::Press::NoComment(booking, who),
                extras::Press::Guest(booking, who),
                extras::Press::NoGuest(booking, who),
                extras::Press::Back(booking, who),
                extras::Press::More(booking, who, page(turned)),
                extras::Press::Service(booking, who, service),
                extras::Press::NoService(booking, who, service),
                extras::Press::Slot(booking, who, start(turned)),
            ],
            when,
        )),
        18 => Press::Speak(one_of(&Lang::ALL, what)),
        23 => Press::Studio(studio),
        _ => Press::Help,
    }
}

fn payload([kind, what, whom, when, ..]: Dice) -> Payload {
    let (service, specialist) = (ServiceId(id(what)), SpecialistId(id(whom)));
    let mut bytes = [0; 24];
    for (eight, die) in bytes.chunks_exact_mut(8).zip([what, whom, when]) {
        eight.copy_from_slice(&die.to_le_bytes());
    }
    match kind % 5 {
        0 => Payload::Service(service),
        1 => Payload::Specialist(specialist),
        2 => Payload::Claim(Secret::from_random(bytes)),
        3 => Payload::Group(Secret::from_random(bytes)),
        _ => Payload::Slot { service, specialist, start: start(when) },
    }
}

/// Signs that look like ours, fields without a meaning, or bytes of any kind.
fn noise([kind, dice @ ..]: Dice) -> String {
    let length = below(60, kind >> 8);
    let fields = |between| {
        let fields = dice.into_iter().take(length % 6).map(|die| base36::write(id(die) >> 12));
        fields.collect::<Vec<_>>().join(between)
    };
    match kind % 4 {
        0 => {
            let throws = dice.into_iter().flat_map(|die| (0..12).map(move |throw| die >> (throw * 5)));
            format!("1.{}", throws.take(length).map(letter).collect::<String>())
        }
        1 => format!("1.{}.{}", letter(kind >> 8), fields(".")).trim_end_matches('.').to_owned(),
        2 => format!("1{}{}", letter(kind >> 8), fields("-")),
        _ => String::from_utf8_lossy(&dice.map(u64::to_le_bytes).concat()[..length % 40]).into_owned(),
    }
}

/// What presses and links are made of, and some signs that they are not.
const LETTERS: &str = "0129abcdghklmnqtvwxyzHVA...-_ \u{e9}\u{1f600}";

fn letter(die: u64) -> char {
    LETTERS.chars().nth(below(32, die)).unwrap_or('.')
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn a_press_is_read_as_it_was_written_and_fits(dice: Dice) {
        let press = press(dice);
        let data = press.data();
        prop_assert_eq!(Press::read(&data), Some(press), "{}", data);
        prop_assert!(data.len() <= OURS_MAX, "{} is {} bytes", data, data.len());
    }

    #[test]
    fn whatever_is_read_as_a_press_is_what_we_would_write(dice: Dice) {
        let data = noise(dice);
        if let Some(press) = Press::read(&data) {
            prop_assert_eq!(press.data(), data);
        }
    }

    #[test]
    fn a_link_is_read_as_it_was_written_and_fits(dice: Dice) {
        let payload = payload(dice);
        let text = payload.text().unwrap();
        prop_assert_eq!(Payload::read(&text), payload, "{}", text);
        prop_assert!(text.len() <= OURS_MAX, "{} is {} characters", text, text.len());
        prop_assert!(text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte)), "{}", text);
    }

    #[test]
    fn whatever_is_read_as_a_link_is_what_we_would_write(dice: Dice) {
        let text = noise(dice);
        let payload = Payload::read(&text);
        prop_assert!(payload == Payload::Unknown || payload.text() == Some(text));
    }

    #[test]
    fn numbers_are_read_as_they_were_written(number in 0..=i64::MAX) {
        prop_assert_eq!(base36::read(&base36::write(number)), Some(number));
    }
}

/// The longest of each form: ids at the end of what a database holds, the last day, month and page.
#[test]
fn the_largest_values_fit() {
    let (service, who) = (ServiceId(i64::MAX), Who::One(SpecialistId(i64::MAX)));
    let (booking, studio, page) = (BookingId(i64::MAX), StudioId(i64::MAX), u16::MAX);
    let start = Timestamp::from_minutes(i64::MAX / 60);
    let forms = [
        Press::Category { studio, category: CategoryId(i64::MAX), page },
        Press::Times { service, who, part: Part::Evening, page },
        Press::Day { service, who, day: LocalDay(i32::MAX), part: Part::Evening, page },
        Press::Month { service, who, month: Month(i32::MAX) },
        Press::Slot { service, who, start },
        Press::Confirm { hold: booking, who },
        Press::Visits(List::Past, Some(booking)),
    ];
    for press in forms {
        let data = press.data();
        assert_eq!(Press::read(&data), Some(press), "{data}");
        assert!(data.len() <= OURS_MAX && OURS_MAX < TELEGRAM_MAX, "{data} is {} bytes", data.len());
    }
    let link = Payload::Slot { service, specialist: SpecialistId(i64::MAX), start }.text().unwrap();
    assert!(link.len() <= OURS_MAX, "{link} is {} characters", link.len());
}

/// What nobody may read: too long by a byte, though every field is right.
#[test]
fn what_is_longer_than_telegram_carries_is_nothing() {
    let long = format!("1.b.{}", "z".repeat(TELEGRAM_MAX));
    assert_eq!(Press::read(&long), None);
    assert_eq!(Payload::read(&"1v".repeat(TELEGRAM_MAX)), Payload::Unknown);
}
