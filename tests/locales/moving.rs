//! A client moves a booking.

use okoshko_dialogues::facts::{Asked, Card, Facts, Target, Times};
use okoshko_dialogues::moving::{self, Answer, State};
use okoshko_dialogues::screen::Toast;
use okoshko_dialogues::state;
use okoshko_dialogues::{Arrival, arrive};
use okoshko_domain::booking::{Booking, Cancelling, ClientReason, Status};
use okoshko_domain::catalog::{Catalog, Studio, Who};
use okoshko_domain::ids::SpecialistId;
use okoshko_domain::policy::{CancelUntil, Policy};
use okoshko_domain::slots::Refusal;
use okoshko_domain::span::Span;

use crate::at;
use crate::cast::{BOOKING, bare, booking, card, linen, rubles, settled, strict};
use crate::scenes::{Named, asked, draw, facts, week};

pub(crate) fn screens() -> Vec<Named> {
    let state = |state| state::State::Moving(state);
    let times = state(State::times(BOOKING, Who::Any));
    let check = state(State::Check { booking: BOOKING, who: Who::Any, start: at("2025-11-29", 15, 0) });
    let moved = state(State::Moved { booking: BOOKING });
    let row = Asked { row: Some(Box::new(booking(Status::Booked))), ..asked(Who::Any) };
    let nearest = Facts::Times(Times { asked: row, days: week(), near: vec![at("2025-11-29", 15, 0)] });
    let visit = state::State::Visit { booking: BOOKING };
    let cancelled = state::State::Cancelled { booking: BOOKING };
    let off = || Card { undo: true, ..card(linen(), Status::Cancelled) };
    let because = |reason| {
        let booking = Booking { client_reason: Some(reason), ..off().booking };
        facts(Card { booking, ..off() })
    };
    let words = ClientReason::Words("прорвало <b>трубу</b>".into());
    let mut screens = vec![
        draw("cancelled just now", &cancelled, &facts(off())),
        draw("cancelled, ill", &cancelled, &because(ClientReason::Illness)),
        draw("cancelled, other plans", &cancelled, &because(ClientReason::Plans)),
        draw("cancelled, another time", &cancelled, &because(ClientReason::OtherTime)),
        draw("visit, cancelled just now", &visit, &because(words)),
        draw("move, times", &times, &nearest),
        draw("move, check", &check, &target(1, 1500)),
        draw("move, check, another specialist", &check, &target(2, 1700)),
        draw("moved", &moved, &facts(gone(linen()))),
    ];
    for (name, cancel, moving) in [
        ("apart", CancelUntil::Before(60), CancelUntil::Before(24 * 60)),
        ("at any time and until then", CancelUntil::Before(60), CancelUntil::AnyTime),
        ("until then and at any time", CancelUntil::AnyTime, CancelUntil::Before(60)),
        ("by phone and until then", CancelUntil::Before(60), CancelUntil::Never),
        ("until then and by phone", CancelUntil::Never, CancelUntil::Before(60)),
    ] {
        for catalog in [linen(), bare()] {
            let catalog =
                with(catalog, Policy { cancel_until: cancel, move_until: Some(moving), ..Policy::default() });
            screens.push(draw(
                &format!("visit, moved and cancelled {name}"),
                &visit,
                &facts(card(catalog, Status::Booked)),
            ));
        }
    }
    let never = with(linen(), strict().studio.policy);
    screens.push(draw("visit, changed by phone", &visit, &facts(card(never, Status::Booked))));
    screens
}

fn with(catalog: Catalog, policy: Policy) -> Catalog {
    Catalog { studio: Studio { policy, ..catalog.studio }, ..catalog }
}

/// On the day before it was an hour later.
fn gone(catalog: Catalog) -> Card {
    let card = card(catalog, Status::Booked);
    Card { booking: Booking { moved_from: Some(at("2025-11-26", 19, 0)), ..card.booking }, ..card }
}

fn target(specialist: i64, roubles: i64) -> Facts {
    let card = settled(card(linen(), Status::Booked));
    let span = Span { start: at("2025-11-29", 15, 0), end: at("2025-11-29", 16, 15) };
    let (specialist, price) = (SpecialistId(specialist), rubles(roubles));
    let to =
        Booking { specialist, specialist_name: "Ирина <b>".into(), span, price, ..card.booking.clone() };
    Facts::Target(Box::new(Target { card, to: Ok(Box::new(to)) }))
}

/// What the desk may say to a move, as a remark.
pub(crate) fn toasts() -> Vec<Toast> {
    let (booking, who, start) = (BOOKING, Who::Any, at("2025-11-29", 15, 0));
    let refused = |why| Answer::Refused { booking, who, start, why };
    let answers = [
        Answer::Moved(booking),
        Answer::LookAgain { booking, who, start },
        Answer::TooLate(booking),
        Answer::Told(booking),
        Answer::NotAsked,
        Answer::Back(booking),
        Answer::UndoLate(booking),
        refused(Refusal::Taken),
        refused(Refusal::Closed),
        refused(Refusal::DayOff),
        refused(Refusal::TooSoon { notice_min: 48 * 60 }),
    ];
    answers.into_iter().filter_map(|answer| moving::on_answer(answer).toast).collect()
}

/// A booking that cannot be moved by a button any more is shown as it stands.
#[test]
fn what_cannot_be_moved_shows_its_card() {
    let state = state::State::Moving(State::times(BOOKING, Who::Any));
    for (cancelling, alert) in [(Cancelling::Closed, true), (Cancelling::Moot, false)] {
        let card = Card { moving: cancelling, ..card(linen(), Status::Booked) };
        match arrive(&state, &facts(card)) {
            Arrival::Go(state::State::Visit { booking: BOOKING }, Some(toast)) => {
                assert_eq!(toast.is_alert(), alert, "{toast:?}");
            }
            other => panic!("{other:?}"),
        }
    }
}
