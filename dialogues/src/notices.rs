//! What notices say: facts that others must hear.

use okoshko_domain::booking::{Booking, Cancelling, Reason, Status};
use okoshko_domain::catalog::{Catalog, Who};
use okoshko_domain::contact::Means;
use okoshko_domain::notice::{Notice, Reminder};

use crate::booking::{booked, onward, place, reached, terms, what, when, who};
use crate::cancelled::{cancelled, client_reason};
use crate::extras;
use crate::facts::Card;
use crate::moving::changes;
use crate::press::Press;
use crate::reminder;
use crate::screen::{Arg, Button, Line, Screen};
use crate::today::{self, Plan, reason};
use crate::welcome::phone;
use crate::{approval, keepsake, offers, staff, visits as own};

/// A notice as a message, from the truth of this moment.
#[must_use]
pub fn screen(notice: Notice, card: &Card) -> Screen {
    match notice {
        Notice::Booked(_) => booked(card),
        Notice::Cancelled(_) => cancelled(card),
        Notice::NewVisit(_) => new_visit(card, &Means::default()),
        Notice::VisitCancelled(_) if card.booking.reason.is_some() => {
            for_specialist("notice-visit-called-off", card).maybe(reason(card.booking.reason.as_ref()))
        }
        Notice::VisitCancelled(_) => {
            for_specialist("notice-visit-cancelled", card).maybe(client_reason(&card.booking))
        }
        Notice::WhyCancelled(_) => {
            for_specialist("notice-why-cancelled", card).maybe(client_reason(&card.booking))
        }
        Notice::VisitBack(_) if card.booking.status == Status::Pending => {
            approval::request("approval-request-back", card, &Means::default())
        }
        Notice::VisitBack(_) => for_specialist("notice-visit-back", card),
        Notice::Back(_) => back(card),
        Notice::Moved(_) => moved(card),
        Notice::CalledOff(_) => called_off(card),
        Notice::Request(_) => request(card, &Means::default()),
        Notice::Accepted(_) => accepted(card),
        Notice::Declined(_) => declined(card),
        Notice::Chosen(_) => for_specialist("notice-chosen", card).maybe(moved_from(card)),
        Notice::Unfit(_) => approval::unchosen("notice-unfit", card),
        Notice::Unchosen(_) => approval::unchosen("notice-unchosen", card),
        // Beside what is offered it is [`offers::proposal`] or [`offers::away`].
        Notice::Proposal(_) | Notice::Away(_) => own::card(card),
        Notice::Stands(_) => offers::stands(card),
        Notice::VisitMoved(_) if card.booking.status == Status::Pending => {
            for_specialist("notice-request-moved", card).maybe(moved_from(card))
        }
        Notice::VisitMoved(_) => for_specialist("notice-visit-moved", card).maybe(moved_from(card)),
        Notice::Unreached(_) => unreached(card, &Means::default()),
        Notice::Reminder(_, Reminder { asks, .. }) => reminder::told(card, asks),
        Notice::AskAgain(..) => reminder::asked_again(card),
        Notice::Unanswered(..) => reminder::question(card),
    }
}

/// To staff: somebody asks for a visit.
#[must_use]
pub fn request(card: &Card, means: &Means) -> Screen {
    approval::request("approval-request", card, means)
}

/// To staff: somebody booked. Of whoever has no chat they hear how to reach them.
#[must_use]
pub fn new_visit(card: &Card, means: &Means) -> Screen {
    of_visit("notice-new-visit", card, reached(means))
}

/// To staff: somebody said no to a request, or nobody said anything.
#[must_use]
pub fn request_closed(card: &Card) -> Screen {
    let silence = card.booking.reason == Some(Reason::Silence);
    let news = if silence { "notice-request-closed" } else { "notice-request-declined" };
    for_specialist(news, card).maybe(reason(card.booking.reason.as_ref()))
}

/// To staff: no message reaches the client, or one did not. Whoever has their phone calls.
#[must_use]
pub fn unreached(card: &Card, means: &Means) -> Screen {
    let off = card.booking.status == Status::Cancelled;
    let news = if off { "notice-unreached-off" } else { "notice-unreached" };
    let phone = means.phone.as_str();
    let call = match (phone.is_empty(), off) {
        (true, _) => Line::new("notice-unreached-no-phone"),
        (false, false) => Line::new("notice-unreached-phone").foreign("phone", phone),
        (false, true) => Line::new("notice-unreached-off-phone").foreign("phone", phone),
    };
    let others = Means { phone: String::new(), ..means.clone() };
    for_specialist(news, card).line(call).lines(reached(&others))
}

/// What staff write to a client, and how to answer.
#[must_use]
pub fn letter(catalog: &Catalog, text: &str) -> Screen {
    Screen::text(Line::new("notice-letter").foreign("studio", &catalog.studio.name))
        .gap()
        .line(Line::new("notice-letter-text").with("text", Arg::Words(text.to_owned())))
        .gap()
        .maybe(phone(catalog))
        .row([Button::new("button-visits", Press::VisitsBelow)])
}

/// To the client: another time, or another specialist. Whoever is too late to cancel by a button is told to call.
fn moved(card: &Card) -> Screen {
    let open = matches!(card.cancelling, Cancelling::Open(_));
    let pending = card.booking.status == Status::Pending;
    let (news, unfit) = match (card.booking.moved_from, open) {
        (Some(_), true) => ("notice-moved", "notice-moved-unfit"),
        (Some(_), false) => ("notice-moved", "notice-moved-call"),
        (None, true) => ("notice-new-specialist", "notice-new-specialist-unfit"),
        (None, false) => ("notice-new-specialist", "notice-new-specialist-call"),
    };
    Screen::text(when(news, &card.booking))
        .maybe(moved_from(card))
        .line(what(&card.booking))
        .maybe(place(card))
        .gap()
        .maybe(pending.then(|| Line::new("asked-waits")))
        .line(unfit)
        .maybe(phone(&card.catalog).filter(|_| !open))
        .grid(2, keepsake::buttons(card))
        .row(changes(card))
        .row(onward(card))
}

/// To the client: what we called off stands again; what we declined waits for an answer again.
fn back(card: &Card) -> Screen {
    if card.booking.status == Status::Pending {
        return Screen::text(when("notice-back-pending", &card.booking))
            .line(what(&card.booking))
            .gap()
            .line("notice-back-pending-sorry")
            .row(onward(card));
    }
    Screen::text(when("notice-back", &card.booking))
        .line(what(&card.booking))
        .maybe(place(card))
        .gap()
        .line("notice-back-sorry")
        .row(changes(card))
        .row(onward(card))
}

/// To the client: agreed.
fn accepted(card: &Card) -> Screen {
    Screen::text(when("notice-accepted", &card.booking))
        .line(what(&card.booking))
        .maybe(place(card))
        .gap()
        .lines(terms(card))
        .grid(2, keepsake::buttons(card))
        .row(changes(card))
        .row(onward(card))
}

/// To the client: not then; perhaps at another time.
fn declined(card: &Card) -> Screen {
    let booking = &card.booking;
    let silence = booking.reason == Some(Reason::Silence);
    let title = if silence { "notice-unanswered" } else { "notice-declined" };
    let times = offers::Press::Times { service: booking.service, who: Who::One(booking.specialist) };
    Screen::text(when(title, booking))
        .line(what(booking))
        .maybe(reason(booking.reason.as_ref()).filter(|_| !silence))
        .gap()
        .line("notice-called-off-again")
        .row([offers::button("button-other-time", times)])
        .row([Button::new("button-visits", Press::VisitsBelow)])
}

/// To the client: we call it off.
fn called_off(card: &Card) -> Screen {
    let (news, again) = match card.booking.reason {
        Some(Reason::Unconfirmed) => ("notice-freed", "notice-freed-again"),
        _ => ("notice-called-off", "notice-called-off-again"),
    };
    let said = card.booking.reason.as_ref().filter(|reason| **reason != Reason::Unconfirmed);
    Screen::text(when(news, &card.booking))
        .line(what(&card.booking))
        .maybe(reason(said))
        .gap()
        .line(again)
        .row(onward(card))
}

/// When it was to be before.
pub(crate) fn moved_from(card: &Card) -> Option<Line> {
    let was = card.booking.moved_from?;
    Some(Line::new("visit-moved-from").with("was", Arg::When(was)))
}

/// In the morning: what the day holds. Nothing for a day without visits.
#[must_use]
pub fn agenda(plan: &Plan) -> Option<Screen> {
    let visits = visits(plan).count();
    (visits > 0).then(|| {
        Screen::text(Line::new("notice-agenda").with("n", count(visits)))
            .gap()
            .lines(today::told_lines(plan))
            .row([open_day("notice-day-open", plan)])
    })
}

/// In the evening: how the day went, whose marks are missing, and what tomorrow holds. Nothing when neither has visits.
#[must_use]
pub fn digest(plan: &Plan, next: &Plan) -> Option<Screen> {
    let of = |status| visits(plan).filter(move |visit| visit.status == status).count();
    let unmarked = visits(plan).filter(|visit| visit.status == Status::Booked && visit.span.end <= plan.now);
    let unmarked = unmarked.count();
    let (today, tomorrow) = (visits(plan).count(), visits(next).count());
    (today + tomorrow > 0).then(|| {
        Screen::text(Line::new("notice-digest").with("n", count(today)))
            .line(
                Line::new("notice-digest-marks")
                    .with("came", count(of(Status::Came)))
                    .with("missed", count(of(Status::NoShow))),
            )
            .maybe((unmarked > 0).then(|| Line::new("notice-digest-unmarked").with("n", count(unmarked))))
            .gap()
            .lines(today::tomorrow_lines(next))
            .row([open_day(if unmarked > 0 { "notice-day-mark" } else { "notice-day-open" }, plan)])
    })
}

/// Visits that were not called off.
fn visits(plan: &Plan) -> impl Iterator<Item = &Booking> {
    let entries = plan.people.iter().flat_map(|one| &one.entries);
    entries.filter_map(|entry| match entry {
        today::Entry::Visit(visit) if visit.status != Status::Cancelled => Some(&**visit),
        _ => None,
    })
}

fn count(number: usize) -> Arg {
    Arg::Count(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The day as a new screen: the message that told of it stays.
fn open_day(key: &'static str, plan: &Plan) -> Button {
    let press = today::Press::DayBelow(plan.day);
    Button::new(key, Press::Staff(staff::Press::Today(press)))
}

fn for_specialist(key: &'static str, card: &Card) -> Screen {
    of_visit(key, card, [])
}

/// A visit as whoever does it reads of it: `whose` says more of its client.
fn of_visit(key: &'static str, card: &Card, whose: impl IntoIterator<Item = Line>) -> Screen {
    let client = who(&card.booking, &card.booking.client_name);
    let open = Press::Staff(staff::Press::Today(today::Press::VisitBelow(card.booking.id)));
    Screen::text(when(key, &card.booking))
        .line(what(&card.booking))
        .line(client)
        .lines(whose)
        .lines(extras::lines(&card.booking))
        .row([Button::new("notice-visit-open", open)])
}
