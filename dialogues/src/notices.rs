//! What notices say: facts that others must hear.

use okoshko_domain::notice::Notice;

use crate::booking::{booked, cancelled, what, when};
use crate::facts::Card;
use crate::screen::{Line, Screen};

/// A notice as a message, from the truth of this moment.
#[must_use]
pub fn screen(notice: Notice, card: &Card) -> Screen {
    match notice {
        Notice::Booked(_) => booked(card),
        Notice::Cancelled(_) => cancelled(card),
        Notice::NewVisit(_) => for_specialist("notice-new-visit", card),
        Notice::VisitCancelled(_) => for_specialist("notice-visit-cancelled", card),
    }
}

fn for_specialist(key: &'static str, card: &Card) -> Screen {
    let client = Line::new("notice-client").foreign("client", &card.booking.client_name);
    Screen::text(when(key, &card.booking)).line(what(&card.booking)).line(client)
}
