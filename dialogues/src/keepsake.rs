//! What a client takes along from a booking: a pin on the map, an entry for their calendar, words for a friend.

use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::catalog::{Catalog, Studio};
use okoshko_domain::ids::BookingId;
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;
use serde::{Deserialize, Serialize};

use crate::Arrival;
use crate::booking::{place, terms, what};
use crate::facts::Card;
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Entry, Line, Paper, Screen, Standing, Toast};
use crate::start::Payload;
use crate::state::{State, Step};
use crate::welcome::phone;

/// Something to take along.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Keepsake {
    /// A pin on the map.
    Map,
    /// An entry for a calendar.
    Calendar,
}

/// A button of this talk; its kinds begin with `e`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Press {
    /// `em`: where a visit is, on the map.
    Map(BookingId),
    /// `ei`: a visit as an entry for a calendar.
    Calendar(BookingId),
}

/// How a booking came to stand as it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Written {
    /// How often it was changed since it was made.
    pub changes: u32,
    /// When it was changed last.
    pub at: Timestamp,
}

impl Press {
    /// Its kind and fields in callback data.
    #[must_use]
    pub fn form(&self) -> (&'static str, Vec<i64>) {
        match self {
            Self::Map(booking) => ("em", vec![booking.0]),
            Self::Calendar(booking) => ("ei", vec![booking.0]),
        }
    }

    /// Reads what [`Press::form`] writes.
    #[must_use]
    pub fn read(kind: &str, fields: &[i64]) -> Option<Self> {
        match (kind, fields) {
            ("em", &[booking]) => Some(Self::Map(BookingId(booking))),
            ("ei", &[booking]) => Some(Self::Calendar(BookingId(booking))),
            _ => None,
        }
    }
}

/// Where a press leads.
#[must_use]
pub fn on_press(press: Press) -> Step {
    Step::to(match press {
        Press::Map(booking) => State::Keepsake { booking, what: Keepsake::Map },
        Press::Calendar(booking) => State::Keepsake { booking, what: Keepsake::Calendar },
    })
}

/// The buttons of a visit to come; the map only where there is a pin.
pub(crate) fn buttons(card: &Card) -> Vec<Button> {
    let booking = &card.booking;
    if !booking.is_upcoming(card.now) || booking.status == Status::Pending {
        return Vec::new(); // What is not agreed is in nobody's calendar.
    }
    let of = |key: &'static str, press| Button::new(key, Any::Keepsake(press));
    let map = pin(card).map(|_| of("keepsake-map", Press::Map(booking.id)));
    let calendar = of("keepsake-calendar", Press::Calendar(booking.id));
    map.into_iter().chain([calendar]).chain(share(card)).collect()
}

/// Hands over what was asked for; the screen stays.
#[must_use]
pub fn arrive(card: &Card, keepsake: Keepsake, written: Written) -> Arrival {
    let paper = match keepsake {
        Keepsake::Map => pin(card),
        Keepsake::Calendar => Some(Paper::Entry(Box::new(of_card(card, written)))),
    };
    match paper {
        Some(paper) => Arrival::Show(Screen::default().paper([paper])),
        // The pin was taken away since: the address in words is all there is.
        None => Arrival::Go(
            State::Visit { booking: card.booking.id },
            Some(Toast::Say(Line::new("keepsake-no-map"))),
        ),
    }
}

/// A place of a specialist has no pin of its own: there the studio's would mislead.
fn pin(card: &Card) -> Option<Paper> {
    let studio = &card.catalog.studio;
    let (latitude, longitude) = studio.pin.filter(|_| card.booking.place_address.is_empty())?;
    // Telegram takes no venue without words.
    let address = if studio.address.is_empty() { &studio.name } else { &studio.address };
    Some(Paper::Pin { latitude, longitude, title: studio.name.clone(), address: address.clone() })
}

/// Telegram's own screen for passing something on: whom to, and these words.
fn share(card: &Card) -> Option<Button> {
    let booking = &card.booking;
    let link = link(booking, &card.bot)?;
    let address = location(booking, &card.catalog.studio);
    let text = if address.is_empty() {
        Line::new("keepsake-words")
    } else {
        Line::new("keepsake-words-at").foreign("address", &address)
    };
    let text = text
        .with("start", Arg::When(booking.span.start))
        .foreign("service", &booking.service_name)
        .foreign("specialist", &booking.specialist_name)
        .foreign("studio", &card.catalog.studio.name);
    Some(Button::share("keepsake-share", link, text))
}

/// Where others book the same.
pub(crate) fn link(booking: &Booking, bot: &str) -> Option<String> {
    let start = Payload::Service(booking.service).text()?;
    (!bot.is_empty()).then(|| format!("https://t.me/{bot}?start={start}"))
}

fn location(booking: &Booking, studio: &Studio) -> String {
    let (place, own) = (&booking.place, &booking.place_address);
    let address = if own.is_empty() { &studio.address } else { own };
    let parts = [place, address].into_iter().filter(|part| !part.is_empty());
    parts.map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// One visit with all there is to know of it.
#[must_use]
pub fn of_card(card: &Card, written: Written) -> Entry {
    let (booking, studio) = (&card.booking, &card.catalog.studio);
    let link = link(booking, &card.bot).map(|link| Line::new("keepsake-link").foreign("link", &link));
    let terms = if booking.is_upcoming(card.now) { terms(card) } else { Vec::new() };
    let about = [Some(what(booking)), place(card), phone(&card.catalog)];
    let description = about.into_iter().flatten().chain(terms).chain(link);
    Entry {
        written: card.now,
        description: description.collect(),
        ..entry(booking, &card.catalog, written, booking.lang.offered(&studio.langs))
    }
}

/// A visit as an entry for a calendar, with no more than its client's title, written when it was changed last: as long
/// as nothing changes the entry is the same.
pub(crate) fn entry(booking: &Booking, catalog: &Catalog, written: Written, lang: Lang) -> Entry {
    let studio = &catalog.studio;
    let title =
        Line::new("keepsake-title").foreign("service", &booking.service_name).foreign("studio", &studio.name);
    Entry {
        key: booking.calendar_key(),
        span: booking.span,
        written: written.at,
        changed: written.at,
        changes: written.changes,
        standing: match booking.status {
            Status::Cancelled => Standing::Off,
            Status::Pending => Standing::Asked,
            _ => Standing::Agreed,
        },
        lang,
        title,
        location: location(booking, studio),
        description: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Keyboards live in people's chats for years. A line here may be added, never changed.
    #[test]
    fn presses_keep_their_form() {
        for (press, data) in [
            (Press::Map(BookingId(1_000_000)), "1.em.lfls"),
            (Press::Calendar(BookingId(1_000_000)), "1.ei.lfls"),
        ] {
            assert_eq!(Any::Keepsake(press).data(), data);
            assert_eq!(Any::read(data), Some(Any::Keepsake(press)));
        }
        assert_eq!(Any::read("1.em.1.1"), None);
    }
}
