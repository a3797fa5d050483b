//! What notices say: facts that others must hear.

use okoshko_domain::booking::Cancelling;
use okoshko_domain::catalog::Catalog;
use okoshko_domain::notice::Notice;

use crate::booking::{booked, cancelled, onward, what, when};
use crate::facts::Card;
use crate::press::Press;
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff;
use crate::today::{self, reason};
use crate::welcome::address;
use crate::welcome::phone;

/// A notice as a message, from the truth of this moment.
#[must_use]
pub fn screen(notice: Notice, card: &Card) -> Screen {
    match notice {
        Notice::Booked(_) => booked(card),
        Notice::Cancelled(_) => cancelled(card),
        Notice::NewVisit(_) => for_specialist("notice-new-visit", card),
        Notice::VisitCancelled(_) if card.booking.reason.is_some() => {
            for_specialist("notice-visit-called-off", card).maybe(reason(card.booking.reason.as_ref()))
        }
        Notice::VisitCancelled(_) => for_specialist("notice-visit-cancelled", card),
        Notice::Moved(_) => moved(card),
        Notice::CalledOff(_) => called_off(card),
        Notice::VisitMoved(_) => for_specialist("notice-visit-moved", card).maybe(moved_from(card)),
    }
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

/// To the client: another time, or another specialist.
fn moved(card: &Card) -> Screen {
    let cancel = matches!(card.cancelling, Cancelling::Open(_));
    Screen::text(when("notice-moved", &card.booking))
        .maybe(moved_from(card))
        .line(what(&card.booking))
        .maybe(address(&card.catalog))
        .gap()
        .line("notice-moved-unfit")
        .row(cancel.then(|| Button::new("button-cancel", Press::AskCancel(card.booking.id))))
        .row(onward(card))
}

/// To the client: we call it off.
fn called_off(card: &Card) -> Screen {
    Screen::text(when("notice-called-off", &card.booking))
        .line(what(&card.booking))
        .maybe(reason(card.booking.reason.as_ref()))
        .gap()
        .line("notice-called-off-again")
        .row(onward(card))
}

fn moved_from(card: &Card) -> Option<Line> {
    let was = card.booking.moved_from?;
    Some(Line::new("visit-moved-from").with("was", Arg::When(was)))
}

fn for_specialist(key: &'static str, card: &Card) -> Screen {
    let client = Line::new("notice-client").foreign("client", &card.booking.client_name);
    let open = Press::Staff(staff::Press::Today(today::Press::VisitBelow(card.booking.id)));
    Screen::text(when(key, &card.booking))
        .line(what(&card.booking))
        .line(client)
        .row([Button::new("notice-visit-open", open)])
}
