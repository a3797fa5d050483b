//! When a specialist works: every screen and remark.

use std::collections::BTreeMap;

use chrono::Weekday;
use okoshko_dialogues::event::Given;
use okoshko_dialogues::hours::{About, Answer, Facts, Of, PlaceField, Preview, State, on_answer, on_given};
use okoshko_dialogues::screen::{Line, Toast};
use okoshko_dialogues::state::State as Any;
use okoshko_dialogues::{booking, staff};
use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::hours::{Change, Clash, Effect, Interval, Pause, Place, Rules, Week, When};
use okoshko_domain::ids::{BreakId, CalendarId};
use okoshko_domain::typed::{TypedError, Wrong};
use okoshko_domain::zone::LocalDay;

use crate::cast::{ANNA, bare, booking, card, linen};
use crate::day;
use crate::scenes::{Named, behind, draw, scene};

const HERE: Of = Of { specialist: ANNA, place: None };
const NORTH: CalendarId = CalendarId(2);

fn interval(from: i16, to: i16) -> Interval {
    Interval::new(from * 60, to * 60).unwrap()
}

fn place(id: i64, name: &str, address: &str, hours: &[Interval]) -> Place {
    let mut days: [Vec<Interval>; 7] = Default::default();
    days[..5].fill(hours.to_vec());
    let own = (0..4).map(|ahead| (day("2025-12-24").plus(ahead * 7), vec![interval(10, 15)]));
    Place {
        calendar: CalendarId(id),
        name: name.to_owned(),
        address: address.to_owned(),
        week: Week::joined(days),
        overrides: own.collect::<BTreeMap<LocalDay, _>>(),
    }
}

/// Somebody with everything that rules can have.
fn busy_rules() -> Rules {
    let pause = |id, weekday, note: &str| Pause {
        id: BreakId(id),
        weekday,
        interval: interval(13, 14),
        note: note.to_owned(),
    };
    Rules {
        places: vec![
            place(1, "", "", &[interval(10, 14)]),
            place(2, "Север <b>", "Казань, ул. Северная, 5", &[interval(15, 19)]),
        ],
        pauses: vec![
            pause(1, None, "обед <b>"),
            pause(2, Some(Weekday::Fri), ""),
            pause(3, Some(Weekday::Mon), ""),
        ],
        time_off: Vec::new(),
        day_limit: Some(5),
    }
}

fn plain_rules() -> Rules {
    Rules { places: vec![place(1, "", "", &[interval(10, 14)])], ..Rules::default() }
}

fn about(rules: Rules) -> About {
    About { specialist: ANNA, name: "Анна <b>".to_owned(), rules }
}

fn shown(name: &str, state: State, rules: Rules) -> Named {
    of(name, state, Facts::Rules(about(rules)))
}

fn of(name: &str, state: State, facts: Facts) -> Named {
    draw(name, &Any::Staff(staff::State::Hours(state)), &behind(staff::Facts::Hours(facts)))
}

pub(super) fn screens() -> Vec<Named> {
    let north = Of { place: Some(NORTH), ..HERE };
    let mut all = vec![
        of("whose hours", State::Who { page: 0 }, Facts::Who),
        shown("a plain week", State::Week(HERE), plain_rules()),
        shown("a week with everything", State::Week(north), busy_rules()),
        shown("own hours", State::Own(HERE), plain_rules()),
        shown("a day", State::Day { of: HERE, weekday: 4 }, plain_rules()),
        shown("a day off", State::Day { of: north, weekday: 6 }, busy_rules()),
        shown("dates", State::Dates { of: HERE, page: 0 }, busy_rules()),
        shown("dates, the last page", State::Dates { of: HERE, page: 1 }, busy_rules()),
        shown("no dates", State::Dates { of: HERE, page: 0 }, Rules::default()),
        shown("a date", State::Date { of: HERE, day: day("2025-12-24") }, plain_rules()),
        shown("breaks", State::Breaks { specialist: ANNA, page: 0 }, busy_rules()),
        shown("no breaks", State::Breaks { specialist: ANNA, page: 0 }, plain_rules()),
        shown("a limit", State::Limit(ANNA), busy_rules()),
        shown("no limit", State::Limit(ANNA), plain_rules()),
        shown("places", State::Places { specialist: ANNA, page: 0 }, busy_rules()),
        shown("a place", State::Place(north), busy_rules()),
        shown("the main place", State::Place(HERE), busy_rules()),
        shown("a new place", State::NewPlace { specialist: ANNA, name: String::new() }, plain_rules()),
        shown("its address", State::NewPlace { specialist: ANNA, name: "<b>".to_owned() }, plain_rules()),
        shown("a place's name", State::EditPlace { of: north, field: PlaceField::Name }, busy_rules()),
        shown("a place's address", State::EditPlace { of: north, field: PlaceField::Address }, busy_rules()),
    ];
    all.extend(people());
    all.extend(previews());
    all.extend(at_a_place());
    all
}

/// The list of people when there are more than a page, or none; and one's own week.
fn people() -> Vec<Named> {
    let drawn = |name: &str, state, scene: &staff::Scene| {
        let facts =
            if matches!(state, State::Who { .. }) { Facts::Who } else { Facts::Rules(about(plain_rules())) };
        match okoshko_dialogues::hours::arrive(&state, &facts, scene) {
            okoshko_dialogues::Arrival::Show(screen) => (name.to_owned(), screen),
            okoshko_dialogues::Arrival::Go(next, _) => panic!("{name}: {next:?}"),
        }
    };
    let mut crowd = linen();
    let one = crowd.specialists[0].clone();
    crowd.specialists = vec![one; 13];
    let crowd = staff::Scene { catalog: Some(crowd.into()), ..scene() };
    let mut nobody = linen();
    nobody.specialists.clear();
    let nobody = staff::Scene { catalog: Some(nobody.into()), ..scene() };
    vec![
        drawn("whose hours, many", State::Who { page: 0 }, &crowd),
        drawn("whose hours, the rest", State::Who { page: 1 }, &crowd),
        drawn("whose hours, nobody's", State::Who { page: 0 }, &nobody),
        drawn("one's own week", State::Week(HERE), &nobody),
    ]
}

fn previews() -> Vec<Named> {
    let week = |days: [Option<Vec<Interval>>; 7]| Change::Week { place: None, days };
    let mut weekend: [Option<Vec<Interval>>; 7] = Default::default();
    weekend[0] = Some(Vec::new());
    weekend[5..].fill(Some(vec![interval(11, 16)]));
    let date = Change::Day { place: None, day: day("2025-12-26"), hours: Some(vec![interval(10, 12)]) };
    let usual = Change::Day { place: None, day: day("2025-12-24"), hours: None };
    let pause = |days: &[u8], note: &str| Change::AddPause {
        days: days.to_vec(),
        interval: interval(12, 13),
        note: note.to_owned(),
    };
    let changes = [
        (week(weekend), (14, 3), 2),
        (date, (1, 0), 0),
        (usual, (0, 21), 0),
        (pause(&[], "чай"), (0, 0), 9),
        (pause(&[0, 4], ""), (5, 0), 1),
        (Change::DropPause(BreakId(1)), (0, 1), 0),
        (Change::DropPauses(BreakId(2)), (0, 1), 0),
        (Change::Limit(Some(3)), (2, 0), 0),
        (Change::Limit(None), (0, 2), 0),
        (Change::DropPlace(NORTH), (21, 0), 5),
        (Change::DropPlace(CalendarId(1)), (21, 1), 0),
    ];
    let drawn = changes.into_iter().map(|(change, effect, hits)| preview(change, effect, hits));
    drawn.collect()
}

fn preview(change: Change, (gone, new): (usize, usize), hits: usize) -> Named {
    let about = about(busy_rules());
    let facts = Preview {
        after: about.rules.changed(&change),
        about,
        clash: None,
        effect: Effect { gone, new, hit: (0..hits).collect() },
        hit: vec![booking(Status::Booked); hits],
    };
    let name = format!("preview of {change:?}");
    of(&name, State::Preview { of: HERE, change }, Facts::Preview(Box::new(facts)))
}

/// What a client reads of a specialist's places.
fn at_a_place() -> Vec<Named> {
    let drawn = |name: &str, catalog, place: &str, address: &str| {
        let mut card = card(catalog, Status::Booked);
        let names = |words: &str| words.to_owned();
        card.booking = Booking { place: names(place), place_address: names(address), ..card.booking };
        (name.to_owned(), booking::booked(&card))
    };
    vec![
        drawn("booked at a place", linen(), "Север <b>", "Казань, ул. Северная, 5"),
        drawn("booked at a place of the studio", linen(), "Север", ""),
        drawn("booked at a place without an address", bare(), "Север", ""),
        drawn("booked at a place without a name", bare(), "", "Казань, ул. Северная, 5"),
    ]
}

pub(super) fn toasts() -> Vec<Toast> {
    let said = |answer: &Answer| on_answer(&State::Week(HERE), answer).toast.unwrap();
    let error = |wrong| TypedError { wrong, piece: "10-25".to_owned(), from: 0 };
    let wrongs = [
        Wrong::Backwards,
        Wrong::NoSuchTime,
        Wrong::Overlap,
        Wrong::TooManyIntervals,
        Wrong::NoDays,
        Wrong::WeekdayTwice,
        Wrong::NoSuchDay,
        Wrong::NameTooLong,
        Wrong::Extra,
    ];
    let clash = |when| Clash { places: (0, 1), when, shared: interval(13, 14) };
    let names = [String::new(), "Север".to_owned()];
    let change = Change::Limit(None);
    let mut toasts: Vec<Toast> = wrongs.map(|wrong| said(&Answer::Unclear(HERE, error(wrong)))).to_vec();
    toasts.extend([
        said(&Answer::Unclear(HERE, TypedError { piece: String::new(), ..error(Wrong::NotATime) })),
        said(&Answer::Saved(HERE, change.clone())),
        said(&Answer::Clash(HERE, change.clone(), clash(When::Every(Weekday::Mon)), names.clone())),
        said(&Answer::Clash(HERE, change, clash(When::On(day("2025-12-24"))), names)),
        said(&Answer::PlaceAdded(HERE)),
        said(&Answer::PlaceSet(HERE)),
        said(&Answer::Gone(ANNA)),
        Toast::Say(Line::new("hours-same")),
        Toast::Say(Line::new("hours-old-preview")),
    ]);
    toasts.extend(examples());
    toasts
}

/// Nothing typed makes sense to any of these screens: each gives an example of its own.
fn examples() -> Vec<Toast> {
    let given = |text: &str| Given::Text { typed: okoshko::texts::lex(text), html: String::new() };
    let screens = [
        State::Week(HERE),
        State::Day { of: HERE, weekday: 0 },
        State::Breaks { specialist: ANNA, page: 0 },
        State::Limit(ANNA),
    ];
    let place = State::NewPlace { specialist: ANNA, name: String::new() };
    let nameless = on_given(&place, &given(" ")).and_then(|step| step.toast);
    let place = State::EditPlace { of: HERE, field: PlaceField::Address };
    let too_many = on_given(&State::Limit(ANNA), &given("60")).and_then(|step| step.toast);
    let nowhere = on_given(&place, &given(" ")).and_then(|step| step.toast);
    let examples = screens.iter().filter_map(|state| on_given(state, &given("?"))?.toast);
    examples.chain(nameless).chain(nowhere).chain(too_many).collect()
}
