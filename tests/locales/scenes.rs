//! Every screen and remark of the talk.

use std::sync::Arc;

use okoshko_dialogues::connect;
use okoshko_dialogues::event::Answer;
use okoshko_dialogues::facts::{Again, Asked, Card, Day, DayStarts, Facts, Front, MonthDays, Times, Visits};
use okoshko_dialogues::keepsake::{Keepsake, Written};
use okoshko_dialogues::press::{List, Part, Shut};
use okoshko_dialogues::screen::{Line, Screen, Toast};
use okoshko_dialogues::state::State;
use okoshko_dialogues::{Arrival, arrive, notices, staff};
use okoshko_domain::booking::{Booking, Reason, Status};
use okoshko_domain::catalog::{Catalog, Studio, Who};
use okoshko_domain::ids::{AccountId, BookingId, CategoryId, ServiceId, StudioId};
use okoshko_domain::notice::{Notice, Reminder};
use okoshko_domain::rights::{Member, Role};
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;

use crate::cast::{
    ANNA, BOOKING, HAIRCUT, STUDIO, bare, booking, card, empty, linen, long, means, rubles, settled, strict,
};
use crate::{at, day};

/// A drawn screen and what it is of.
pub(crate) type Named = (String, Screen);

/// Every remark.
pub(crate) fn toasts() -> Vec<Toast> {
    let refusals = [
        Refusal::Taken,
        Refusal::Past,
        Refusal::TooSoon { notice_min: 90 },
        Refusal::TooSoon { notice_min: 48 * 60 },
        Refusal::TooFar { window_days: 21 },
        Refusal::DayOff,
        Refusal::Closed,
        Refusal::DayFull { limit: 3 },
        Refusal::ClientCap { cap: 3 },
        Refusal::NotOffered,
        Refusal::Paused,
        Refusal::Blocked,
    ];
    let shut = [Shut::Past, Shut::Closed, Shut::Full, Shut::TooFar, Shut::Off];
    let others = [
        Toast::Stale,
        Toast::UseButtons,
        Toast::NotYours,
        Toast::ServiceGone,
        Toast::LinkGone,
        Toast::PriceChanged,
        Toast::LengthChanged,
        Toast::Settled,
        Toast::TooLate,
        Toast::Dropped,
        Toast::Booked,
        Toast::Cancelled,
        Toast::LanguageSet,
        Toast::StaffOnly,
        Toast::NoRight,
    ];
    let refusals = refusals.into_iter().map(Toast::Refused);
    let asked = okoshko_dialogues::booking::on_answer(&State::home(), &Answer::Asked(BOOKING)).toast;
    let others = others.into_iter().chain([Toast::Say(Line::new("keepsake-no-map"))]).chain(asked);
    let others = others.chain(crate::added::toasts()).chain(crate::moving::toasts());
    let others = others.chain(crate::profile::toasts());
    let links = [connect::Answer::Used, connect::Answer::Expired, connect::Answer::Unknown];
    let others = others.chain(links.into_iter().filter_map(|answer| connect::on_answer(answer).toast));
    let others = others.chain(crate::feed::toasts());
    let others = others.chain(crate::counter::toasts());
    refusals.chain(shut.into_iter().map(Toast::Shut)).chain(others).collect()
}

/// Every screen, in the order in which a client meets them.
pub(crate) fn screens() -> Vec<Named> {
    let mut screens = front_pages();
    screens.extend(slots());
    screens.extend(months());
    screens.extend(cards());
    screens.extend(crate::added::screens());
    screens.extend(crate::inline::screens());
    screens.extend(crate::moving::screens());
    screens.extend(crate::profile::screens());
    screens.extend(crate::feed::screens());
    screens.extend(crate::preview::screens());
    screens.extend(keepsakes());
    screens.extend(lists());
    screens.extend(notes());
    screens.extend(crate::counter::screens());
    screens
}

fn front_pages() -> Vec<Named> {
    let studio = |catalog| Facts::Studio(Arc::new(catalog));
    let help = |catalog, member| Facts::Help(Arc::new(catalog), member);
    let front = |catalog, works| Facts::Front(Arc::new(catalog), Front { works, again: None });
    let again = |draft| {
        let start = at("2025-11-27", 18, 0);
        let again = Some(Again { draft, service: HAIRCUT, specialist: ANNA, start });
        Facts::Front(Arc::new(linen()), Front { works: false, again })
    };
    let names = [(STUDIO, "Студия «Лён»".to_owned()), (StudioId(2), "Barber <&> Co".to_owned())];
    let category = |page| State::Category { studio: Some(STUDIO), category: CategoryId(1), page };
    vec![
        draw("home", &State::home(), &front(linen(), false)),
        draw("home of somebody who works here", &State::home(), &front(linen(), true)),
        draw("menu", &State::Staff(staff::State::Menu), &behind(staff::Facts::Menu)),
        draw("home, the same again", &State::home(), &again(false)),
        draw("home, unfinished", &State::home(), &again(true)),
        draw("home, no contacts", &State::home(), &front(bare(), false)),
        draw("home, long catalog", &State::home(), &front(long(), false)),
        draw("home, paused", &State::home(), &front(closed(""), false)),
        draw("home, paused with words", &State::home(), &front(closed("В отпуске <b>"), false)),
        draw("times, paused", &State::times(HAIRCUT, Who::Any), &paused_times()),
        draw("home, no services", &State::home(), &front(empty(), false)),
        draw("catalog", &State::Catalog { studio: None }, &studio(long())),
        draw("category", &category(0), &studio(long())),
        draw("category, next page", &category(1), &studio(long())),
        draw("specialist", &State::Specialist { specialist: ANNA }, &studio(linen())),
        draw("help", &State::Help, &help(linen(), None)),
        draw("help, no contacts", &State::Help, &help(bare(), None)),
        draw("help of somebody who works here", &State::Help, &help(linen(), scene().member)),
        draw("languages", &State::Languages, &Facts::Nothing),
        draw("studios", &State::home(), &Facts::Studios(names.to_vec())),
        draw("no studio", &State::home(), &Facts::NoStudio),
    ]
}

fn slots() -> Vec<Named> {
    let nearest = |part| State::Times { service: HAIRCUT, who: Who::Any, part, page: 0, near: None };
    let one = |who, days: &[DayStarts], near: &[Timestamp]| {
        Facts::Times(Times { asked: asked(who), days: days.to_vec(), near: near.to_vec() })
    };
    let near = [at("2025-11-27", 11, 0), at("2025-11-27", 17, 30)];
    let day_of =
        |part, page| State::Day { service: HAIRCUT, who: Who::Any, day: day("2025-11-27"), part, page };
    let full = |hours| Facts::Day(Day { asked: asked(Who::Any), slots: starts("2025-11-27", hours, 15) });
    let late = |count| (count..count + 5).collect::<Vec<_>>();
    vec![
        draw("times", &nearest(Part::All), &one(Who::Any, &week(), &[])),
        draw("times, prices differ", &nearest(Part::All), &of_service(2)),
        draw("times, lengths differ", &nearest(Part::All), &of_service(4)),
        draw("times with Anna", &nearest(Part::All), &one(Who::One(ANNA), &week(), &[])),
        draw("times, evening", &nearest(Part::Evening), &one(Who::Any, &week(), &[])),
        draw("times, after a refusal", &nearest(Part::All), &one(Who::Any, &week(), &near)),
        draw("times, nothing", &nearest(Part::All), &one(Who::Any, &[], &[])),
        draw("times, nothing in the morning", &nearest(Part::Morning), &one(Who::Any, &[], &[])),
        draw("day", &day_of(Part::All, 0), &full(&[10, 12, 18])),
        draw("day by parts", &day_of(Part::Day, 0), &full(&[10, 12, 13, 18])),
        draw("day by parts, morning", &day_of(Part::Morning, 0), &full(&late(7))),
        draw("day by parts, next page", &day_of(Part::Morning, 1), &full(&late(7))),
        draw("day by parts, evening", &day_of(Part::Evening, 0), &full(&late(17))),
    ]
}

fn months() -> Vec<Named> {
    let month = day("2025-11-26").month();
    let state = State::Month { service: HAIRCUT, who: Who::Any, month };
    let free = |day: LocalDay| match day.0 % 5 {
        _ if day < crate::day("2025-11-26") => Err(Shut::Past),
        0 => Err(Shut::Closed),
        1 => Err(Shut::Full),
        2 => Ok(2),
        _ => Ok(9),
    };
    let facts = MonthDays {
        asked: asked(Who::Any),
        today: day("2025-11-26"),
        days: month.days().map(|day| (day, free(day))).collect(),
        previous: Some(month.previous()),
        next: Some(month.next()),
        instead: None,
    };
    vec![draw("month", &state, &Facts::Month(facts))]
}

fn cards() -> Vec<Named> {
    let check = |was| State::Check { hold: BOOKING, who: Who::Any, was };
    let visit = State::Visit { booking: BOOKING };
    let held = card(linen(), Status::Held);
    let booked = || card(linen(), Status::Booked);
    let late = Card { now: at("2025-11-27", 17, 0), ..booked() };
    let now = Card { now: at("2025-11-27", 18, 30), ..booked() };
    let mut screens = vec![
        draw("check", &check(None), &Facts::Booking(Box::new(held.clone()))),
        draw("check, new price", &check(Some(rubles(1400))), &Facts::Booking(Box::new(held))),
        draw("check, no contacts", &check(None), &facts(card(bare(), Status::Held))),
        draw("booked", &State::Booked { booking: BOOKING }, &facts(booked())),
        draw("connected", &State::Connected { booking: BOOKING }, &facts(booked())),
        draw("asked", &State::Booked { booking: BOOKING }, &facts(card(linen(), Status::Pending))),
        draw(
            "ask to withdraw",
            &State::AskCancel { booking: BOOKING },
            &facts(card(linen(), Status::Pending)),
        ),
        draw("cancelled", &State::Cancelled { booking: BOOKING }, &facts(card(linen(), Status::Cancelled))),
        draw("visit, too late to cancel", &visit, &facts(settled(late))),
        draw("visit, under way", &visit, &facts(settled(now))),
        draw("visit, cancel at any time", &visit, &facts(card(bare(), Status::Booked))),
        draw("visit, cancel through the studio", &visit, &facts(card(strict(), Status::Booked))),
        draw("ask to cancel", &State::AskCancel { booking: BOOKING }, &facts(booked())),
    ];
    let confirmed = Card { booking: Booking { confirmed: true, ..booking(Status::Booked) }, ..booked() };
    screens.push(draw("visit, confirmed", &visit, &facts(confirmed)));
    let words = Reason::Words("прорвало <b>трубу</b>".into());
    for reason in [Reason::Illness, Reason::Unconfirmed, Reason::Busy, Reason::Silence, words] {
        let changed = Card { booking: changed(reason), ..booked() };
        screens.push(draw("visit that staff changed", &visit, &facts(changed)));
    }
    for status in Status::ALL {
        screens.push(draw(&format!("visit, {}", status.word()), &visit, &facts(card(linen(), status))));
    }
    screens
}

fn keepsakes() -> Vec<Named> {
    let state = |what| State::Keepsake { booking: BOOKING, what };
    let written = Written { changes: 1, at: at("2025-11-26", 11, 0) };
    let facts = || Facts::Keepsake(Box::new(card(linen(), Status::Booked)), written);
    vec![
        draw("a pin on the map", &state(Keepsake::Map), &facts()),
        draw("an entry for a calendar", &state(Keepsake::Calendar), &facts()),
    ]
}

fn lists() -> Vec<Named> {
    let state = |list| State::Visits { list, after: None };
    let page = |bookings: Vec<Booking>, back| {
        Facts::Visits(Visits { more: bookings.len() > 1, bookings, back, catalog: Some(Arc::new(linen())) })
    };
    let past = vec![booking(Status::Cancelled), booking(Status::Came)];
    let twin = Booking { id: BookingId(8), specialist_name: "Вера".into(), ..booking(Status::Booked) };
    let twins = vec![booking(Status::Booked), twin];
    vec![
        draw("my bookings", &state(List::Upcoming), &page(vec![booking(Status::Booked)], false)),
        draw("my bookings, two at one time", &state(List::Upcoming), &page(twins, false)),
        draw("my bookings, none", &state(List::Upcoming), &page(Vec::new(), false)),
        draw("my bookings, asked for", &state(List::Upcoming), &page(vec![booking(Status::Pending)], false)),
        draw("past bookings", &state(List::Past), &page(past, true)),
        draw("past bookings, none", &state(List::Past), &page(Vec::new(), false)),
    ]
}

fn notes() -> Vec<Named> {
    let start = at("2025-11-27", 18, 0);
    let all = [
        Notice::Booked(BOOKING),
        Notice::Cancelled(BOOKING),
        Notice::NewVisit(BOOKING),
        Notice::VisitCancelled(BOOKING),
        Notice::Moved(BOOKING),
        Notice::CalledOff(BOOKING),
        Notice::VisitMoved(BOOKING),
        Notice::Unreached(BOOKING),
        Notice::Reminder(BOOKING, Reminder { start, asks: true }),
        Notice::Reminder(BOOKING, Reminder { start, asks: false }),
        Notice::AskAgain(BOOKING, start),
        Notice::Unanswered(BOOKING, start),
        Notice::Request(BOOKING),
        Notice::Accepted(BOOKING),
        Notice::Declined(BOOKING),
        Notice::Proposal(BOOKING),
        Notice::Chosen(BOOKING),
        Notice::Unfit(BOOKING),
        Notice::Unchosen(BOOKING),
        Notice::Away(BOOKING),
        Notice::Stands(BOOKING),
        Notice::WhyCancelled(BOOKING),
        Notice::VisitBack(BOOKING),
        Notice::Back(BOOKING),
    ];
    let plain = card(linen(), Status::Booked);
    let silent = Card { booking: changed(Reason::Silence), ..plain.clone() };
    let changed = Card { booking: changed(Reason::Plans), ..plain.clone() };
    let told = |name: &str, card: &Card| {
        all.map(|notice| (format!("notice{name}: {}", notice.word()), notices::screen(notice, card)))
    };
    let late = |card: &Card| settled(Card { now: at("2025-11-27", 17, 0), ..card.clone() });
    let too_late = [told(", too late", &late(&plain)), told(", by staff, too late", &late(&changed))];
    let unreached = ("notice: unreached, with a phone".to_owned(), notices::unreached(&plain, &means()));
    let off = notices::unreached(&card(linen(), Status::Cancelled), &means());
    let off = ("notice: unreached, called off".to_owned(), off);
    let freed = Card { booking: self::changed(Reason::Unconfirmed), ..plain.clone() };
    let freed = ("notice: freed".to_owned(), notices::screen(Notice::CalledOff(BOOKING), &freed));
    let by_nobody = told(", by nobody", &silent).to_vec();
    let asked = told(", a request", &card(linen(), Status::Pending)).to_vec();
    let closed = [("declined", &changed), ("not answered", &silent)]
        .map(|(name, card)| (format!("notice: request {name}"), notices::request_closed(card)));
    let request = notices::request(&card(linen(), Status::Pending), &means());
    let request = ("notice: request, with a phone".to_owned(), request);
    let no_chat =
        ("notice: new visit, of nobody with a chat".to_owned(), notices::new_visit(&plain, &means()));
    [[told("", &plain), told(", by staff", &changed)], too_late]
        .concat()
        .concat()
        .into_iter()
        .chain([unreached, off, freed, request, no_chat])
        .chain(closed)
        .chain(by_nobody)
        .chain(asked)
        .collect()
}

/// A booking that staff moved, and called off.
fn changed(reason: Reason) -> Booking {
    let moved_from = Some(at("2025-11-26", 18, 0));
    Booking { reason: Some(reason), moved_from, ..booking(Status::Booked) }
}

pub(crate) fn draw(name: &str, state: &State, facts: &Facts) -> Named {
    match arrive(state, facts) {
        Arrival::Show(screen) => (name.to_owned(), screen),
        Arrival::Go(next, _) => panic!("{name}: there is nothing to show, {next:?} follows"),
    }
}

/// The owner of the linen studio, on the noon of 26 November 2025.
pub(crate) fn scene() -> staff::Scene {
    staff::Scene {
        member: Some(Member {
            studio: STUDIO,
            account: AccountId(1),
            role: Role::Owner,
            specialist: Some(ANNA),
        }),
        catalog: Some(Arc::new(linen())),
        now: at("2025-11-26", 12, 0),
        today: day("2025-11-26"),
        bot: "studio_bot".into(),
        site: Some("https://okoshko.example".into()),
        elsewhere: true,
    }
}

/// Facts of a screen behind the counter, as the owner sees it.
pub(crate) fn behind(facts: staff::Facts) -> Facts {
    Facts::Staff(Box::new(scene()), Box::new(facts))
}

pub(crate) fn facts(card: Card) -> Facts {
    Facts::Booking(Box::new(card))
}

pub(crate) fn asked(who: Who) -> Asked {
    asked_in(linen(), who)
}

pub(crate) fn asked_in(catalog: Catalog, who: Who) -> Asked {
    let offers = catalog.service(HAIRCUT).map(|service| service.offers.clone()).unwrap_or_default();
    Asked { catalog: Arc::new(catalog), service: HAIRCUT, who, offers, row: None, held: None }
}

/// Another service: its specialists differ in price, or in length, not in both.
fn of_service(id: i64) -> Facts {
    let asked = asked(Who::Any);
    let offers = asked.catalog.service(ServiceId(id)).unwrap().offers.clone();
    let asked = Asked { service: ServiceId(id), offers, ..asked };
    Facts::Times(Times { asked, days: week(), near: Vec::new() })
}

/// The studio takes no bookings just now.
fn closed(note: &str) -> Catalog {
    let linen = linen();
    let studio = Studio { paused: true, paused_note: note.to_owned(), ..linen.studio };
    Catalog { studio, ..linen }
}

fn paused_times() -> Facts {
    let asked = asked_in(closed(""), Who::Any);
    Facts::Times(Times { asked, days: week(), near: Vec::new() })
}

pub(crate) fn week() -> Vec<DayStarts> {
    ["2025-11-26", "2025-11-27", "2025-11-29", "2025-12-01"]
        .map(|date| starts(date, &[11, 15, 17], 30))
        .to_vec()
}

fn starts(date: &str, hours: &[i32], step_min: i32) -> DayStarts {
    let minutes =
        |hour: &i32| (0..60 / step_min).map(move |turn| (*hour, turn * step_min)).collect::<Vec<_>>();
    let starts = hours.iter().flat_map(minutes).map(|(hour, minute)| at(date, hour, minute));
    DayStarts { day: day(date), starts: starts.collect() }
}
