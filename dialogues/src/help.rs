//! What the bot can do: for those who work here first what they can do, then what clients read.

use okoshko_domain::catalog::Catalog;
use okoshko_domain::rights::{Member, Right};

use crate::press::{List, Press};
use crate::screen::{Button, Line, Screen};
use crate::staff;
use crate::welcome::{address, phone};

/// Lines for staff, each with the right that it takes.
const STAFF: [(Right, &str); 13] = [
    (Right::Work, "help-staff-menu"),
    (Right::Day, "help-staff-today"),
    (Right::Day, "help-staff-add"),
    (Right::Day, "help-staff-block"),
    (Right::Day, "help-staff-off"),
    (Right::Day, "help-staff-why"),
    (Right::Hours, "help-staff-hours"),
    (Right::Catalog, "help-staff-services"),
    (Right::Clients, "help-staff-clients"),
    (Right::Figures, "help-staff-stats"),
    (Right::Links, "help-staff-links"),
    (Right::Team, "help-staff-team"),
    (Right::Settings, "help-staff-settings"),
];

/// What the bot can do, and whom to ask for more, when they can be asked.
#[must_use]
pub fn help(catalog: &Catalog, member: Option<&Member>) -> Screen {
    let contact = address(catalog).or_else(|| phone(catalog));
    let counter = member.map(|_| Button::new("button-counter", Press::Staff(staff::Press::Menu)));
    member
        .map_or_else(Screen::default, for_staff)
        .line("help-title")
        .gap()
        .line("help-book")
        .line("help-my")
        .line("help-lang")
        .line("help-cancel")
        .gap()
        .maybe(contact.map(|_| Line::new("help-person")))
        .maybe(address(catalog))
        .maybe(phone(catalog))
        .row(counter)
        .row([
            Button::new("button-book", Press::Home(Some(catalog.studio.id))),
            Button::new("button-visits", Press::Visits(List::Upcoming, None)),
        ])
}

/// The commands that this person may type.
fn for_staff(member: &Member) -> Screen {
    let may = |right| member.may(right, member.specialist);
    let lines = STAFF.into_iter().filter(|(right, _)| may(*right)).map(|(_, key)| Line::new(key));
    Screen::text("help-staff-title").gap().lines(lines).gap().line("help-staff-clients-read").gap()
}
