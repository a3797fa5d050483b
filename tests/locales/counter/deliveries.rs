//! What became of messages: every screen.

use okoshko_dialogues::deliveries::{Entry, Facts, Fate, State, notice, word};
use okoshko_dialogues::screen::Toast;
use okoshko_dialogues::{staff, state};
use okoshko_domain::delivery::Unsent;
use okoshko_domain::ids::{BookingId, OutboxId};
use okoshko_domain::notice::{Notice, Reminder, Word};
use okoshko_domain::team::News;
use okoshko_domain::zone::LocalDay;

use crate::at;
use crate::scenes::{Named, behind, draw};

pub(super) fn screens() -> Vec<Named> {
    let shown = |name: &str, state, facts| {
        let state = state::State::Staff(staff::State::Deliveries(state));
        draw(name, &state, &behind(staff::Facts::Deliveries(facts)))
    };
    let list =
        |trouble, before: i64| State::List { trouble, before: (before > 0).then_some(OutboxId(before)) };
    let full = |entries| Facts { entries, more: true };
    let none = Facts { entries: Vec::new(), more: false };
    let mut screens = vec![
        shown("deliveries, nothing", list(false, 0), none.clone()),
        shown("deliveries, trouble", list(true, 0), full(fates().split_off(7))),
        shown("deliveries, next page", list(false, 9), full(fates().split_off(7))),
        shown("deliveries of a visit", State::Visit(BookingId(7)), full(fates()[..8].to_vec())),
    ];
    for (n, kinds) in kinds().chunks(8).enumerate() {
        let entries = kinds.iter().map(|what| entry(what, Fate::Sent(at("2025-11-26", 11, 0)))).collect();
        screens.push(shown(&format!("deliveries, kinds {n}"), list(false, 0), full(entries)));
    }
    screens
}

pub(super) fn toasts() -> Vec<Toast> {
    Vec::new()
}

fn entry(what: &'static str, fate: Fate) -> Entry {
    let (id, visit) = (OutboxId(7), Some(at("2025-11-27", 18, 0)));
    Entry { id, what, visit, to: Some("Мария <b>".into()), fate }
}

fn fates() -> Vec<Entry> {
    let then = at("2025-11-26", 11, 0);
    let told =
        [Fate::Waits(then), Fate::Tried(3), Fate::Sent(then), Fate::Read(then, at("2025-11-26", 11, 5))];
    let unsent = Unsent::ALL.map(|why| Fate::Unsent(then, why));
    let entries = told.into_iter().chain(unsent).map(|fate| entry("deliveries-new-visit", fate));
    let plain = entry("deliveries-team", Fate::Sent(then));
    let others = [
        Entry { visit: None, ..plain.clone() },
        Entry { to: None, ..plain.clone() },
        Entry { to: None, visit: None, ..plain },
    ];
    entries.chain(others).collect()
}

fn kinds() -> Vec<&'static str> {
    let then = at("2025-11-27", 18, 0);
    let booking = BookingId(7);
    let notices = [
        Notice::Booked(booking),
        Notice::Cancelled(booking),
        Notice::NewVisit(booking),
        Notice::VisitCancelled(booking),
        Notice::Moved(booking),
        Notice::CalledOff(booking),
        Notice::VisitMoved(booking),
        Notice::Unreached(booking),
        Notice::Request(booking),
        Notice::Accepted(booking),
        Notice::Declined(booking),
        Notice::Proposal(booking),
        Notice::Chosen(booking),
        Notice::Unfit(booking),
        Notice::Unchosen(booking),
        Notice::WhyCancelled(booking),
        Notice::VisitBack(booking),
        Notice::Back(booking),
        Notice::Away(booking),
        Notice::Stands(booking),
        Notice::Reminder(booking, Reminder { start: then, asks: true }),
        Notice::AskAgain(booking, then),
        Notice::Unanswered(booking, then),
    ];
    let words = [
        Word::Letter(String::new()),
        Word::Agenda(LocalDay(1)),
        Word::Digest(LocalDay(1)),
        Word::Team(News::Owner),
        Word::Menu,
    ];
    notices.into_iter().map(notice).chain(words.iter().map(word)).collect()
}
