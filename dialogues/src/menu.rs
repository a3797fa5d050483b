//! What there is to do behind the counter, by who looks.

use okoshko_domain::rights::{Member, Right};
use okoshko_domain::stats::Period;

use crate::press::Press;
use crate::screen::{Button, Line, Screen, Toast};
use crate::staff::{self, Scene};
use crate::state::State;
use crate::welcome::back;
use crate::{Arrival, audit, clients, deliveries, hours, links, services, settings, stats, team, today};

/// The menu: two columns of what this person may do.
#[must_use]
pub fn arrive(scene: &Scene) -> Arrival {
    let (Some(member), Some(catalog)) = (&scene.member, &scene.catalog) else {
        return Arrival::Go(State::home(), Some(Toast::StaffOnly));
    };
    let title = Line::new("menu-title").foreign("studio", &catalog.studio.name);
    let elsewhere = scene.elsewhere.then(|| Button::new("menu-elsewhere", team::places_entrance()));
    Arrival::Show(
        Screen::text(title)
            .grid(2, buttons(member))
            .row(elsewhere)
            .row([back(Press::Home(Some(catalog.studio.id)))]),
    )
}

/// Each section of the counter, with the right that it takes.
fn buttons(member: &Member) -> impl Iterator<Item = Button> {
    let week = stats::Press::Period { period: Period::Week, moved: 0, of: None, paper: stats::Kind::Words };
    let today = today::Press::Day { whose: today::Whose::Here, day: None, page: 0 };
    let sections = [
        (Right::Day, "today-menu", staff::Press::Today(today)),
        (Right::Catalog, "menu-services", staff::Press::Services(services::Press::List(0))),
        (Right::Hours, "menu-hours", staff::Press::Hours(hours::Press::Who(0))),
        (Right::Clients, "menu-clients", staff::Press::Clients(clients::Press::List(0))),
        (Right::Figures, "menu-stats", staff::Press::Stats(week)),
        (Right::Settings, "settings-button", staff::Press::Settings(settings::Press::Here)),
        (Right::Links, "menu-links", links::entrance()),
        (Right::Team, "menu-team", team::entrance()),
        (Right::Audit, "menu-audit", audit::entrance()),
        (Right::Day, "menu-deliveries", deliveries::entrance()),
    ];
    sections
        .into_iter()
        .filter(|(right, ..)| member.may(*right, member.specialist))
        .map(|(_, key, press)| Button::new(key, Press::Staff(press)))
}
