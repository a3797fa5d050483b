//! What there is to do behind the counter, by who looks.

use okoshko_domain::rights::{Member, Right};

use crate::press::Press;
use crate::screen::{Button, Line, Screen, Toast};
use crate::staff::Scene;
use crate::state::State;
use crate::welcome::back;
use crate::{Arrival, audit, links, team};

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
    let sections: [(Right, &'static str, Press); 3] = [
        (Right::Links, "menu-links", links::entrance()),
        (Right::Team, "menu-team", team::entrance()),
        (Right::Audit, "menu-audit", audit::entrance()),
    ];
    sections
        .into_iter()
        .filter(|(right, ..)| member.may(*right, member.specialist))
        .map(|(_, key, press)| Button::new(key, press))
}
