//! A visit's card for staff: who comes, whether they came, and calling it off.

use okoshko_domain::booking::{Reason, Status};
use okoshko_domain::ids::BookingId;
use okoshko_domain::timestamp::Timestamp;

use super::day::{back_to_day, button, press};
use super::page;
use super::remembered::Excuse;
use super::{Act, Answer, Mark, News, Press, State, Visit, Whose, act, count, go, say, to, warn};
use crate::Arrival;
use crate::approval;
use crate::booking::{reached, what, when, who};
use crate::cancelled::client_reason;
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff::Scene;
use crate::state::Step;
use crate::welcome::back;
use crate::{deliveries, extras};

/// Presses on a visit.
pub(super) fn on_press(press: Press) -> Step {
    match press {
        Press::Visit(booking) => to(State::visit(booking)),
        Press::VisitBelow(booking) => to(State::visit(booking)).below(),
        Press::DayBelow(day) => to(State::Day { whose: Whose::Here, day: Some(day), page: 0 }).below(),
        Press::Mark(booking, mark) => act(to(State::visit(booking)), Act::Mark(booking, mark)),
        Press::AskCancel(booking) => to(State::AskCancel { booking }),
        Press::CallOff(booking, excuse) => {
            act(to(State::visit(booking)), Act::CallOff(booking, excuse.reason()))
        }
        Press::Recall(booking) => act(to(State::visit(booking)), Act::Recall(booking)),
        // The card stays above what is passed on.
        Press::HandOut(booking) => act(to(State::visit(booking)), Act::HandOut(booking)).below(),
        Press::Move { booking, to: whom } => to(State::Move { booking, to: whom }),
        Press::MoveDay { booking, to: whom, day, page } => {
            to(State::MoveDay { booking, to: whom, day, page })
        }
        Press::MoveMonth { booking, to: whom, month } => to(State::MoveMonth { booking, to: whom, month }),
        Press::MoveTo { booking, specialist, start, seen, anyway } => {
            let stay = to(State::Move { booking, to: Some(specialist) });
            act(stay, Act::Move { booking, specialist, start, seen, anyway })
        }
        _ => to(State::today()), // Every other press is of a day.
    }
}

/// What the desk says to something done with a visit.
pub(super) fn on_answer(answer: &Answer) -> Step {
    match answer {
        Answer::Marked(booking, mark) => to(State::visit(*booking)).toast(say(match mark {
            Mark::Came => "today-marked-came",
            Mark::NoShow => "today-marked-no-show",
            Mark::Unmarked => "today-unmarked",
        })),
        Answer::Moved(booking) => {
            to(State::Visit { booking: *booking, news: Some(News::Moved) }).toast(say("today-moved"))
        }
        Answer::CalledOff(booking) => {
            to(State::Visit { booking: *booking, news: Some(News::CalledOff) }).toast(say("today-called-off"))
        }
        Answer::Recalled(booking) => to(State::visit(*booking)).toast(say("today-recalled")),
        Answer::HandedOut(booking) => {
            to(State::HandedOut { booking: *booking }).toast(say("today-page-handed-out"))
        }
        Answer::InChat(booking) => to(State::visit(*booking)).toast(say("today-page-in-chat")),
        Answer::NoSite(booking) => to(State::visit(*booking)).toast(warn("today-page-no-site")),
        Answer::UndoLate(booking) => to(State::visit(*booking)).toast(warn("today-undo-late")),
        Answer::Warned { booking, specialist, start, why } => {
            to(State::AskMove { booking: *booking, specialist: *specialist, start: *start, why: why.clone() })
        }
        Answer::Refused(booking, why) => {
            to(State::Move { booking: *booking, to: None }).toast(warn(super::moving::refusal(*why)))
        }
        Answer::Settled(booking) => to(State::visit(*booking)).toast(say("today-settled")),
        Answer::Occupied(booking) => to(State::visit(*booking)).toast(warn("today-occupied")),
        _ => to(State::today()),
    }
}

/// The card.
pub(super) fn card(visit: &Visit, news: Option<News>, scene: &Scene) -> Screen {
    let booking = &visit.booking;
    let screen = Screen::text(when(title(visit, news), booking))
        .line(what(booking))
        .line(who(booking, &visit.client))
        .lines(reached(&visit.means))
        .lines(extras::lines(booking))
        .line(history(visit))
        .line(status(visit, scene.now))
        .maybe(visit.asked.then(|| Line::new("sick-card-waits")))
        .lines(approval::proposed(visit, scene.now))
        .maybe(moved(visit))
        .maybe(reason(booking.reason.as_ref()))
        .maybe(client_reason(booking))
        .maybe(news.map(|_| told(visit)));
    buttons(screen, visit, scene)
}

fn title(visit: &Visit, news: Option<News>) -> &'static str {
    match (news, visit.booking.status) {
        (Some(News::Moved), Status::Booked | Status::Pending) => "today-title-moved",
        (Some(News::Accepted), Status::Booked) => "today-title-accepted",
        (_, Status::Cancelled) if visit.declined => "approval-declined",
        (_, Status::Cancelled) => "today-title-cancelled",
        _ => "visit-when",
    }
}

fn history(visit: &Visit) -> Line {
    match visit.before {
        0 => Line::new("today-first-visit"),
        n => Line::new("today-history").with("n", count(n)),
    }
}

fn status(visit: &Visit, now: Timestamp) -> Line {
    let booking = &visit.booking;
    Line::new(match booking.status {
        Status::Came => "today-status-came",
        Status::NoShow => "today-status-no-show",
        Status::Cancelled if booking.reason.is_none() => "today-status-cancelled-by-client",
        Status::Cancelled if visit.declined => "today-status-declined",
        Status::Cancelled => "today-status-cancelled",
        Status::Pending => "today-status-pending",
        Status::Held | Status::Released => "today-status-none",
        Status::Booked if now < booking.span.start && booking.confirmed => "today-status-confirmed",
        Status::Booked if now < booking.span.start => "today-status-booked",
        Status::Booked if now < booking.span.end => "status-now",
        Status::Booked => "today-status-unmarked",
    })
}

/// When it was to be before it was moved.
fn moved(visit: &Visit) -> Option<Line> {
    let was = visit.booking.moved_from.filter(|_| visit.booking.stands())?;
    Some(Line::new("visit-moved-from").with("was", Arg::When(was)))
}

/// Why it was called off, when somebody said.
pub(crate) fn reason(reason: Option<&Reason>) -> Option<Line> {
    match reason? {
        Reason::Illness => Some(Line::new("visit-reason-illness")),
        Reason::Plans => Some(Line::new("visit-reason-plans")),
        Reason::Busy => Some(Line::new("visit-reason-busy")),
        Reason::Silence => Some(Line::new("visit-reason-silence")),
        Reason::Words(words) => Some(Line::new("visit-reason").foreign("reason", words)),
        Reason::Unconfirmed => Some(Line::new("visit-reason-unconfirmed")),
        Reason::Unsaid => None,
    }
}

/// Who tells the client: we do, or whoever looks.
fn told(visit: &Visit) -> Line {
    match (visit.booking.reader, visit.means.phone.is_empty()) {
        (Some(_), _) => Line::new("today-told"),
        (None, false) => Line::new("today-call").foreign("phone", &visit.means.phone),
        (None, true) => Line::new("today-tell"),
    }
}

fn buttons(screen: Screen, visit: &Visit, scene: &Scene) -> Screen {
    let booking = &visit.booking;
    let mark = |key: &'static str, mark| button(key, Press::Mark(booking.id, mark));
    let marks: Vec<Button> = match booking.status {
        _ if !booking.can_be_marked(scene.now) => Vec::new(),
        Status::Came => vec![mark("today-no-show", Mark::NoShow), mark("today-unmark", Mark::Unmarked)],
        Status::NoShow => vec![mark("today-came", Mark::Came), mark("today-unmark", Mark::Unmarked)],
        _ => vec![mark("today-came", Mark::Came), mark("today-no-show", Mark::NoShow)],
    };
    let back = back_to_day(scene, booking.specialist, visit.day);
    let propose = approval::proposing(visit, scene.now);
    let page = page::entrance(visit, scene);
    if booking.status == Status::Pending && scene.now < booking.span.start {
        let taking_back = propose.filter(|_| visit.proposal.is_some());
        return approval::buttons(screen, booking.id).row(taking_back).row(page).row([back]);
    }
    let stands = booking.stands();
    let move_it = stands.then(|| button("today-move", Press::Move { booking: booking.id, to: None }));
    let cancel = (stands && scene.now < booking.span.end)
        .then(|| button("today-cancel", Press::AskCancel(booking.id)));
    screen
        .row(marks)
        .row(move_it.into_iter().chain(cancel))
        .row(propose)
        .row(undo(visit))
        .row(page)
        .row([deliveries::of_visit(booking.id)])
        .row([back])
}

/// To take back that it was called off or declined, while that can be done.
pub(crate) fn undo(visit: &Visit) -> Option<Button> {
    let key = if visit.declined { "button-undo-declined" } else { "button-undo" };
    visit.undo.then(|| button(key, Press::Recall(visit.booking.id)))
}

/// What may be said without a word when a visit is called off.
#[must_use]
pub fn excuses(booking: BookingId) -> [Button; 3] {
    let key = |excuse| match excuse {
        Excuse::Illness => "today-excuse-illness",
        Excuse::Plans => "today-excuse-plans",
        Excuse::Unsaid => "today-excuse-unsaid",
    };
    Excuse::ALL.map(|excuse| button(key(excuse), Press::CallOff(booking, excuse)))
}

/// Why? A visit that cannot be called off any more says so on its card.
pub(super) fn ask_cancel(visit: &Visit, now: Timestamp) -> Arrival {
    let booking = &visit.booking;
    if !booking.stands() || booking.span.end <= now {
        return go(State::visit(booking.id), Some(say("today-settled")));
    }
    Arrival::Show(
        Screen::text(when("today-cancel-title", booking))
            .line(what(booking))
            .line(who(booking, &visit.client))
            .gap()
            .line("today-cancel-why")
            .grid(1, excuses(booking.id))
            .row([back(press(Press::Visit(booking.id)))]),
    )
}
