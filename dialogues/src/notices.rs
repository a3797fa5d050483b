//! What notices say: facts that others must hear.

use okoshko_domain::catalog::Catalog;
use okoshko_domain::notice::Notice;

use crate::booking::{booked, cancelled, what, when};
use crate::facts::Card;
use crate::press::Press;
use crate::screen::{Arg, Button, Line, Screen};
use crate::welcome::phone;

/// A notice as a message, from the truth of this moment.
#[must_use]
pub fn screen(notice: Notice, card: &Card) -> Screen {
    match notice {
        Notice::Booked(_) => booked(card),
        Notice::Cancelled(_) => cancelled(card),
        Notice::NewVisit(_) => for_specialist("notice-new-visit", card),
        Notice::Moved(_) => for_client("notice-new-specialist", "notice-new-specialist-unfit", card),
        Notice::CalledOff(_) => for_client("notice-called-off", "notice-called-off-again", card),
        Notice::VisitMoved(_) => for_specialist("notice-visit-moved", card),
        Notice::VisitCancelled(_) => for_specialist("notice-visit-cancelled", card),
    }
}

/// To the client: what the studio changed, and what they may do about it.
fn for_client(key: &'static str, hint: &'static str, card: &Card) -> Screen {
    let open = Button::new("notice-open", Press::Visit(card.booking.id));
    let again = Button::new("button-book-more", Press::HomeBelow(Some(card.booking.studio)));
    Screen::text(when(key, &card.booking)).line(what(&card.booking)).gap().line(hint).row([open, again])
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

fn for_specialist(key: &'static str, card: &Card) -> Screen {
    let client = Line::new("notice-client").foreign("client", &card.booking.client_name);
    Screen::text(when(key, &card.booking)).line(what(&card.booking)).line(client)
}
