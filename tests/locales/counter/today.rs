//! A working day: every screen and remark.

use okoshko_dialogues::event::{Command, Event, Given};
use okoshko_dialogues::facts::DayStarts;
use okoshko_dialogues::screen::Toast;
use okoshko_dialogues::state::State as Any;
use okoshko_dialogues::today::{
    Answer, Asked, Closed, Entry, Facts, Gap, Loaded, Mark, News, Off, Personal, Plan, Reading, State,
    Targets, Visit, Week, Whose, board, on_answer, on_block, refusal,
};
use okoshko_dialogues::{Arrival, arrive, notices, on, staff};
use okoshko_domain::booking::{Booking, Reason, Status};
use okoshko_domain::contact::Means;
use okoshko_domain::ids::{BookingId, SpecialistId, TimeOffId};
use okoshko_domain::slots::Refusal;
use okoshko_domain::span::Span;
use okoshko_domain::time_off::{Kind, TimeOff};
use okoshko_domain::typed::{Typed, TypedError, Wrong};
use okoshko_domain::zone::LocalDay;

use crate::cast::{ANNA, BOOKING, booking, long, means};
use crate::scenes::{Named, behind, draw, scene};
use crate::{at, day};

const TODAY: &str = "2025-11-26";

pub(super) fn screens() -> Vec<Named> {
    let mut screens = days();
    screens.extend(gaps());
    screens.extend(cards());
    screens.extend(moves());
    screens.extend(days_off());
    screens.extend(by_themselves());
    screens
}

/// What staff hear in the morning and in the evening.
fn by_themselves() -> Vec<Named> {
    let of = |on: &str, entries| Plan {
        day: day(on),
        of: None,
        people: vec![person(1, true, entries)],
        today: day(TODAY),
        asked: Vec::new(),
        now: at(TODAY, 20, 0),
    };
    let (today, tomorrow) = (of(TODAY, full_day()), of("2025-11-27", full_day()));
    vec![
        ("agenda".to_owned(), notices::agenda(&today).unwrap()),
        ("digest".to_owned(), notices::digest(&today, &tomorrow).unwrap()),
        ("board".to_owned(), board(&today, Whose::Here)),
    ]
}

/// In a studio with a long catalog.
fn busy(name: &str, state: State, facts: Facts) -> Named {
    let scene = staff::Scene { catalog: Some(long().into()), ..scene() };
    let facts = okoshko_dialogues::facts::Facts::Staff(Box::new(scene), Box::new(staff::Facts::Today(facts)));
    draw(name, &Any::Staff(staff::State::Today(state)), &facts)
}

fn shown(name: &str, state: State, facts: Facts) -> Named {
    draw(name, &Any::Staff(staff::State::Today(state)), &behind(staff::Facts::Today(facts)))
}

fn from_to(from: i32, to: i32) -> Span {
    Span { start: at(TODAY, from, 0), end: at(TODAY, to, 0) }
}

fn visit(from: i32, status: Status) -> Entry {
    Entry::Visit(Box::new(Booking { span: from_to(from, from + 1), ..booking(status) }))
}

fn off(kind: Kind, note: &str) -> TimeOff {
    let (id, note) = (TimeOffId(3), note.to_owned());
    TimeOff { id, specialist: ANNA, span: from_to(15, 16), kind, note, removed: false }
}

fn person(id: i64, works: bool, entries: Vec<Entry>) -> Personal {
    Personal { specialist: SpecialistId(id), name: "Анна <b>".into(), works, entries }
}

fn plan(on: &str, of: Option<SpecialistId>, people: Vec<Personal>) -> Facts {
    let asked = Vec::new();
    let plan = Plan { day: day(on), of, people, asked, today: day(TODAY), now: at(TODAY, 12, 0) };
    Facts::Day { plan: Box::new(plan), hung: on != TODAY }
}

/// Of everything that is booked or to be booked: alternately ill and with other plans.
fn asked_about(people: Vec<Personal>) -> Facts {
    let Facts::Day { mut plan, hung } = plan(TODAY, Some(ANNA), people) else { unreachable!() };
    let mut ill = false;
    for entry in plan.people.iter_mut().flat_map(|one| &mut one.entries) {
        let Entry::Visit(visit) = entry else { continue };
        ill = !ill;
        visit.id.0 += i64::from(ill);
    }
    plan.asked =
        vec![Asked { booking: BOOKING, ill: false }, Asked { booking: BookingId(BOOKING.0 + 1), ill: true }];
    Facts::Day { plan, hung }
}

fn full_day() -> Vec<Entry> {
    let statuses = [Status::Came, Status::NoShow, Status::Cancelled, Status::Booked, Status::Pending];
    let mut entries: Vec<_> = (8..).zip(statuses).map(|(hour, status)| visit(hour, status)).collect();
    let confirmed = Booking { span: from_to(13, 14), confirmed: true, ..booking(Status::Booked) };
    entries.push(Entry::Visit(Box::new(confirmed)));
    entries.push(visit(14, Status::Booked));
    entries.push(visit(12, Status::Booked));
    entries.extend([Entry::Gap(from_to(14, 15)), Entry::Off(off(Kind::Block, "обед"))]);
    entries.extend([Entry::Off(off(Kind::Block, "")), Entry::Off(off(Kind::DayOff, ""))]);
    entries.push(Entry::Off(off(Kind::Vacation, "")));
    entries.extend([
        Entry::Break(from_to(13, 14), String::new()),
        Entry::Break(from_to(16, 17), "чай <b>".into()),
    ]);
    entries
}

fn days() -> Vec<Named> {
    let state = |page| State::Day { whose: Whose::Here, day: None, page };
    let full = || vec![person(1, true, full_day())];
    let loads = [(3, 180, 480), (0, 0, 480), (0, 0, 0), (2, 60, 0)].into_iter().cycle().take(7);
    let week = (0..).zip(loads).map(|(at, (visits, minutes, working_min))| Loaded {
        day: day("2025-11-24").plus(at),
        visits,
        minutes,
        working_min,
    });
    let week = Week { of: Some(ANNA), days: week.collect() };
    vec![
        shown("day", state(0), plan(TODAY, Some(ANNA), full())),
        shown("day, clients asked", state(0), asked_about(full())),
        shown("day, next page", state(1), plan(TODAY, Some(ANNA), full())),
        shown("day, everybody", state(0), plan(TODAY, None, full())),
        shown("day, nobody", state(0), plan("2025-11-30", None, Vec::new())),
        shown("day off", state(0), plan("2025-11-30", Some(ANNA), vec![person(1, false, Vec::new())])),
        shown("week", State::Week { whose: Whose::Here, day: None }, Facts::Week(week)),
    ]
}

fn gaps() -> Vec<Named> {
    let start = at(TODAY, 14, 0);
    let gap = |until| {
        Facts::Gap(Gap {
            specialist: ANNA,
            span: from_to(14, until),
            start,
            day: day(TODAY),
            evening: at(TODAY, 19, 0),
            starts: vec![start, start.plus_min(30)],
        })
    };
    let span = from_to(14, 15);
    let whose = |note: &str| State::WhoseBlock { span, note: note.into(), page: 0 };
    vec![
        shown("gap", State::Gap { specialist: ANNA, start }, gap(16)),
        busy("gap, more services than fit", State::Gap { specialist: ANNA, start }, gap(16)),
        shown("block", State::Block { specialist: ANNA, start }, gap(16)),
        shown("block, to the evening", State::Block { specialist: ANNA, start }, gap(19)),
        shown("whose block", whose("обед"), Facts::Scene),
    ]
}

pub(super) fn seen(status: Status) -> Visit {
    Visit {
        booking: Booking { span: from_to(10, 11), ..booking(status) },
        client: "Мария <b>".into(),
        means: Means { phone: "+79005550117".into(), ..Means::default() },
        before: 2,
        proposal: None,
        asked: false,
        declined: false,
        day: day(TODAY),
        undo: false,
    }
}

fn card(name: &str, news: Option<News>, visit: Visit) -> Named {
    shown(name, State::Visit { booking: BOOKING, news }, Facts::Visit(Box::new(visit)))
}

fn cards() -> Vec<Named> {
    let mut screens: Vec<_> = Status::ALL
        .into_iter()
        .map(|status| card(&format!("staff card, {}", status.word()), None, seen(status)))
        .collect();
    let ahead = |visit: Visit| Visit { booking: Booking { span: from_to(14, 15), ..visit.booking }, ..visit };
    let confirmed = Visit {
        booking: Booking { confirmed: true, ..seen(Status::Booked).booking },
        ..seen(Status::Booked)
    };
    screens.push(card("staff card, confirmed", None, ahead(confirmed)));
    let guest =
        |visit: Visit| Visit { booking: Booking { account: None, reader: None, ..visit.booking }, ..visit };
    let moved = || {
        let visit = ahead(seen(Status::Booked));
        Visit { booking: Booking { moved_from: Some(at(TODAY, 18, 0)), ..visit.booking }, ..visit }
    };
    let off = |reason| {
        let visit = guest(seen(Status::Cancelled));
        Visit { booking: Booking { reason: Some(reason), ..visit.booking }, ..visit }
    };
    let forgotten = || {
        let visit = guest(seen(Status::Came));
        let booking = Booking { client_name: String::new(), forgotten: true, ..visit.booking };
        Visit { client: String::new(), means: Means::default(), booking, ..visit }
    };
    let declined = || Visit { declined: true, undo: true, ..off(Reason::Busy) };
    let now = Booking { span: from_to(12, 13), ..booking(Status::Booked) };
    screens.extend([
        card("staff card, called off just now", None, Visit { undo: true, ..seen(Status::Cancelled) }),
        card("staff card, declined just now", None, declined()),
        card("staff card, forgotten", None, forgotten()),
        card("staff card, to come", None, Visit { before: 0, ..ahead(seen(Status::Booked)) }),
        card("staff card, under way", None, Visit { booking: now, ..seen(Status::Booked) }),
        card("staff card, moved", Some(News::Moved), moved()),
        card("staff card, a guest moved", Some(News::Moved), guest(moved())),
        card("staff card, accepted", Some(News::Accepted), seen(Status::Booked)),
        card("staff card, ill", Some(News::CalledOff), off(Reason::Illness)),
        card(
            "staff card, plans",
            Some(News::CalledOff),
            Visit { means: Means::default(), ..off(Reason::Plans) },
        ),
        card("staff card, in words", None, off(Reason::Words("прорвало <b>трубу</b>".into()))),
        card("staff card, unsaid", None, off(Reason::Unsaid)),
    ]);
    let page = Facts::Visit(Box::new(guest(ahead(seen(Status::Booked)))));
    screens.push(shown("the page of a visit", State::HandedOut { booking: BOOKING }, page));
    let typed = Visit { means: means(), ..guest(seen(Status::Booked)) };
    screens.push(card("staff card, booked in a browser", None, ahead(typed)));
    let ask = Facts::Visit(Box::new(ahead(seen(Status::Booked))));
    screens.push(shown("call off", State::AskCancel { booking: BOOKING }, ask));
    screens
}

fn moves() -> Vec<Named> {
    let targets = |days: Vec<DayStarts>| {
        Facts::Targets(Box::new(Targets {
            booking: booking(Status::Booked),
            people: (1..=4).map(SpecialistId).collect(),
            to: ANNA,
            days,
        }))
    };
    let starts = |count: i64| DayStarts {
        day: day(TODAY),
        starts: (0..count).map(|at_min| at(TODAY, 13, 0).plus_min(15 * at_min)).collect(),
    };
    let booking = BOOKING;
    let on = |page| State::MoveDay { booking, to: None, day: day(TODAY), page };
    let why = all_rules();
    let ask = State::AskMove { booking, specialist: ANNA, start: at(TODAY, 20, 0), why };
    let visit = || Facts::Visit(Box::new(seen(Status::Booked)));
    let month = day(TODAY).month();
    vec![
        shown("move", State::Move { booking, to: None }, targets(vec![starts(4)])),
        shown("move, nothing free", State::Move { booking, to: None }, targets(Vec::new())),
        shown("move, a day", on(0), targets(vec![starts(20)])),
        shown("move, a day, next page", on(1), targets(vec![starts(20)])),
        shown("move, a full day", on(0), targets(Vec::new())),
        shown("move, a month", State::MoveMonth { booking, to: None, month: month.next() }, visit()),
        shown("move, against rules", ask, visit()),
    ]
}

fn all_rules() -> Vec<Refusal> {
    vec![
        Refusal::Past,
        Refusal::TooSoon { notice_min: 60 },
        Refusal::TooFar { window_days: 30 },
        Refusal::DayOff,
        Refusal::Closed,
        Refusal::TimeOff,
        Refusal::OffGrid,
        Refusal::Taken,
        Refusal::TooClose,
        Refusal::DayFull { limit: 3 },
        Refusal::ClientCap { cap: 3 },
        Refusal::NotOffered,
        Refusal::Paused,
        Refusal::Blocked,
    ]
}

fn days_off() -> Vec<Named> {
    let (first, last) = (day("2025-12-24"), day("2026-01-08"));
    let facts = |gaps, hit_count, planned| {
        let hits = vec![booking(Status::Booked); usize::try_from(hit_count).unwrap().min(8)];
        Facts::Off(Box::new(Off { specialist: ANNA, gaps, hits, hit_count, planned }))
    };
    let state = |first: Option<LocalDay>, last| State::Off { whose: Whose::Here, first, last, month: None };
    let closed = |kind, days, hit_count, removed| {
        let hits = vec![booking(Status::Booked)];
        let off = TimeOff { removed, ..off(kind, "обед") };
        Facts::TimeOff(Box::new(Closed { off, days, hits, hit_count, absence: None }))
    };
    let card = |page, new| State::TimeOff { id: TimeOffId(3), page, new };
    let list = |off: Vec<TimeOff>| Facts::DaysOff { specialist: ANNA, more: !off.is_empty(), off };
    let long = TimeOff {
        span: Span { start: at(TODAY, 0, 0), end: at("2025-11-29", 0, 0) },
        ..off(Kind::Vacation, "")
    };
    let page = |page| State::DaysOff { specialist: ANNA, page };
    vec![
        shown("off, whose", state(None, None), Facts::WhoseOff),
        shown("off", state(None, None), facts(0, 0, 2)),
        shown("off, one day", state(Some(first), None), facts(1, 0, 0)),
        shown("off, that day", state(Some(first), Some(first)), facts(0, 1, 0)),
        shown("off, days", state(Some(first), Some(last)), facts(7, 12, 0)),
        shown("block, card", card(0, false), closed(Kind::Block, (first, first), 0, false)),
        shown("day off, new", card(0, true), closed(Kind::DayOff, (first, first), 1, false)),
        shown("day off, card", card(0, false), closed(Kind::DayOff, (first, first), 9, false)),
        shown("vacation, new", card(0, true), closed(Kind::Vacation, (first, last), 0, false)),
        shown("vacation, card", card(1, false), closed(Kind::Vacation, (first, last), 9, false)),
        shown("vacation, removed", card(0, false), closed(Kind::Vacation, (first, last), 0, true)),
        shown("days off", page(1), list(vec![off(Kind::DayOff, ""), long])),
        shown("days off, none", page(0), list(Vec::new())),
    ]
}

pub(super) fn toasts() -> Vec<Toast> {
    let state = State::today();
    let span = from_to(14, 15);
    let blocked = |stay| Answer::Blocked { specialist: ANNA, day: day(TODAY), span, stay };
    let mut answers = vec![
        Answer::Marked(BOOKING, Mark::Came),
        Answer::Marked(BOOKING, Mark::NoShow),
        Answer::Marked(BOOKING, Mark::Unmarked),
        Answer::Moved(BOOKING),
        Answer::CalledOff(BOOKING),
        Answer::Recalled(BOOKING),
        Answer::UndoLate(BOOKING),
        Answer::HandedOut(BOOKING),
        Answer::InChat(BOOKING),
        Answer::NoSite(BOOKING),
        Answer::Settled(BOOKING),
        Answer::Occupied(BOOKING),
        blocked(0),
        blocked(2),
        Answer::Closed(TimeOffId(3)),
        Answer::GivenBack { specialist: ANNA, day: day(TODAY) },
        Answer::Over,
        Answer::Hung,
        Answer::TakenDown,
        Answer::Gone,
    ];
    let booking = BOOKING;
    let readings = [
        Reading::Day(Whose::Here),
        Reading::Days(Whose::Here),
        Reading::Stretch(Whose::Here, None),
        Reading::Time { booking, to: None, day: None },
    ];
    let error = |wrong, piece: &str| TypedError { wrong, piece: piece.into(), from: 0 };
    for reading in readings {
        answers.push(Answer::Wrong(reading, error(Wrong::Empty, "")));
        answers.push(Answer::Wrong(reading, error(Wrong::NotADay, "ыыы")));
    }
    answers.push(Answer::Wrong(readings[1], error(Wrong::Backwards, "18-17")));
    answers.push(Answer::Wrong(readings[1], error(Wrong::NoSuchDay, "31.02")));
    answers.push(Answer::Wrong(readings[1], error(Wrong::TooManyDays, "01.01.2027-01.01.2030")));
    answers.push(Answer::Wrong(readings[2], error(Wrong::NoSuchTime, "25")));
    answers.push(Answer::Wrong(readings[2], error(Wrong::NameTooLong, "")));
    let said = answers.iter().filter_map(|answer| on_answer(&state, answer).toast);
    let rules = all_rules().into_iter().map(|why| Toast::Warn(refusal(why)));
    said.chain(rules)
        .chain(on_block(&Typed::default()).toast)
        .chain(gap_gone())
        .chain(reason_or_stop())
        .collect()
}

fn reason_or_stop() -> Option<Toast> {
    let asked = Any::Staff(staff::State::Today(State::AskCancel { booking: BOOKING }));
    on(&asked, &Event::Spoken(Command::Cancel, Given::Other)).toast
}

fn gap_gone() -> Option<Toast> {
    let state = Any::Staff(staff::State::Today(State::Gap { specialist: ANNA, start: at(TODAY, 14, 0) }));
    match arrive(&state, &behind(staff::Facts::Today(Facts::Gone))) {
        Arrival::Go(_, toast) => toast,
        Arrival::Show(_) => None,
    }
}
