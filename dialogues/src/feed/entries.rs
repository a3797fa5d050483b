//! What a calendar is told: visits, and the times that a specialist keeps free.

use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::catalog::Catalog;
use okoshko_domain::people::Lang;
use okoshko_domain::time_off::{Kind, TimeOff};

use crate::booking::what;
use crate::keepsake::{self, Written};
use crate::screen::{Arg, Entry, Line, Standing};
use crate::welcome::phone;

/// What the calendar is called.
#[must_use]
pub fn title(day: Option<(&str, &str)>) -> Line {
    match day {
        None => Line::new("feed-name"),
        Some((specialist, studio)) => {
            Line::new("feed-name-day").foreign("specialist", specialist).foreign("studio", studio)
        }
    }
}

/// A visit in its client's calendar, in the language that it was booked in.
#[must_use]
pub fn of_client(booking: &Booking, catalog: &Catalog, bot: &str, written: Written) -> Entry {
    let link = keepsake::link(booking, bot).map(|link| Line::new("keepsake-link").foreign("link", &link));
    let lines = [waits(booking), Some(what(booking)), phone(catalog), link];
    let lang = booking.lang.offered(&catalog.studio.langs);
    let entry = keepsake::entry(booking, catalog, written, lang);
    Entry { description: lines.into_iter().flatten().collect(), ..entry }
}

/// A visit in the calendar of whoever does it.
#[must_use]
pub fn of_day(booking: &Booking, catalog: &Catalog, written: Written, lang: Lang) -> Entry {
    let name = booking.guest.as_ref().map_or(&booking.client_name, |guest| &guest.name);
    let title = Line::new("feed-visit").foreign("client", name).foreign("service", &booking.service_name);
    let price = Line::new("feed-price").with("price", Arg::Money(booking.price));
    let description = [waits(booking), Some(price)].into_iter().flatten().collect();
    Entry { title, description, ..keepsake::entry(booking, catalog, written, lang) }
}

/// Times without visits in the calendar of whoever keeps them; nothing for all that comes after somebody's last day.
#[must_use]
pub fn time_off(off: &TimeOff, lang: Lang) -> Option<Entry> {
    let title = match off.kind {
        Kind::Leaving => return None,
        _ if !off.note.is_empty() => Line::new("feed-off-note").foreign("note", &off.note),
        Kind::Block => Line::new("feed-off-block"),
        Kind::DayOff => Line::new("feed-off-day"),
        Kind::Vacation => Line::new("feed-off-vacation"),
    };
    let written = off.span.start; // Nobody keeps when it was entered.
    Some(Entry {
        key: format!("off-{}", off.id),
        span: off.span,
        written,
        changed: written,
        changes: 0,
        standing: Standing::Agreed,
        lang,
        title,
        location: String::new(),
        description: Vec::new(),
    })
}

/// A request is no appointment yet.
fn waits(booking: &Booking) -> Option<Line> {
    (booking.status == Status::Pending).then(|| Line::new("feed-asked"))
}
