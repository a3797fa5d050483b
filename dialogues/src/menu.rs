//! What there is to do behind the counter, by who looks.

use okoshko_domain::rights::{Member, Right};
use okoshko_domain::stats::Period;

use crate::press::Press;
use crate::screen::{Button, Line, Screen, Toast};
use crate::staff::{self, Scene};
use crate::state::State;
use crate::welcome::back;
use crate::{Arrival, clients, settings, stats, today};

/// The menu: two columns of what this person may do.
#[must_use]
pub fn arrive(scene: &Scene) -> Arrival {
    let (Some(member), Some(catalog)) = (&scene.member, &scene.catalog) else {
        return Arrival::Go(State::home(), Some(Toast::StaffOnly));
    };
    let title = Line::new("menu-title").foreign("studio", &catalog.studio.name);
    Arrival::Show(
        Screen::text(title).grid(2, buttons(member)).row([back(Press::Home(Some(catalog.studio.id)))]),
    )
}

/// Each section of the counter, with the right that it takes.
fn buttons(member: &Member) -> impl Iterator<Item = Button> {
    let today = today::Press::Day { whose: today::Whose::Here, day: None, page: 0 };
    let week = stats::Press::Period { period: Period::Week, moved: 0, of: None, paper: stats::Kind::Words };
    let sections = [
        (Right::Day, "today-menu", staff::Press::Today(today)),
        (Right::Clients, "menu-clients", staff::Press::Clients(clients::Press::List(0))),
        (Right::Figures, "menu-stats", staff::Press::Stats(week)),
        (Right::Settings, "settings-button", staff::Press::Settings(settings::Press::Here)),
    ];
    sections
        .into_iter()
        .filter(|(right, ..)| member.may(*right, member.specialist))
        .map(|(_, key, press)| Button::new(key, Press::Staff(press)))
}
