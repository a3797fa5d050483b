//! Which other times: the nearest ones, or those of one day; a press more or less.

use okoshko_domain::ids::BookingId;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};

use super::screens::button;
use super::{Chosen, Press};
use crate::booking::when;
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Line, Screen};
use crate::staff::{self, Scene};
use crate::today::{self, STARTS_PAGE, Targets, picker, spread};
use crate::welcome::back;

fn any(press: Press) -> Any {
    Any::Staff(staff::Press::Approval(press))
}

/// What is being proposed, for which visit.
#[derive(Clone, Copy)]
struct Asking {
    booking: BookingId,
    chosen: Chosen,
    day: Option<LocalDay>,
}

impl Asking {
    fn slot(self, start: Timestamp) -> Button {
        let Self { booking, chosen, day } = self;
        let key = if chosen.contains(start) { "propose-slot-chosen" } else { "slot" };
        let press = match (chosen.contains(start), chosen.is_full()) {
            (true, _) => Press::Propose { booking, chosen: chosen.without(start), day },
            (false, true) => Press::Full { booking, chosen, day },
            (false, false) => Press::Propose { booking, chosen: chosen.with(start), day },
        };
        Button::new(Line::new(key).with("time", Arg::Time(start)), any(press))
    }

    /// Send them, when there are any.
    fn send(self) -> Option<Button> {
        let Self { booking, chosen, .. } = self;
        let n = i64::try_from(chosen.starts().len()).unwrap_or(i64::MAX);
        let line = Line::new("propose-send").with("n", Arg::Count(n));
        (n > 0).then(|| Button::new(line, any(Press::Send { booking, chosen })))
    }

    fn nearest(self) -> Any {
        any(Press::Propose { booking: self.booking, chosen: self.chosen, day: None })
    }
}

fn head(targets: &Targets, chosen: Chosen) -> Screen {
    let booking = &targets.booking;
    let what = Line::new("today-move-what")
        .foreign("client", &booking.client_name)
        .foreign("service", &booking.service_name)
        .foreign("specialist", &booking.specialist_name);
    let screen = Screen::text(when("propose-title", booking)).line(what).gap().line("propose-how");
    let line = |start| Line::new("propose-chosen").with("start", Arg::When(start));
    chosen.starts().into_iter().map(line).fold(screen, Screen::line)
}

/// The nearest free times, or those of one day.
pub(super) fn screen(targets: &Targets, chosen: Chosen, day: Option<LocalDay>, scene: &Scene) -> Screen {
    let booking = targets.booking.id;
    let asking = Asking { booking, chosen, day };
    let first = day.or(targets.days.first().map(|day| day.day)).unwrap_or(scene.today);
    let month = button("button-other-date", Press::Month { booking, chosen, month: first.month() });
    let screen = head(targets, chosen);
    let none = targets.days.iter().all(|day| day.starts.is_empty());
    let screen = if none { screen.line("propose-none") } else { screen };
    if day.is_some() {
        let starts = targets.days.iter().flat_map(|day| &day.starts).take(STARTS_PAGE);
        return screen
            .grid(4, starts.map(|start| asking.slot(*start)))
            .row(asking.send())
            .row([back(asking.nearest()), month]);
    }
    let rows = targets.days.iter().map(|found| {
        let line = Line::new("day-button").with("day", Arg::Day(found.day));
        let label = Button::new(line, any(Press::Propose { booking, chosen, day: Some(found.day) }));
        let starts = spread(&found.starts).into_iter().map(|start| asking.slot(start));
        std::iter::once(label).chain(starts).collect::<Vec<_>>()
    });
    let card = Any::Staff(staff::Press::Today(today::Press::Visit(booking)));
    rows.fold(screen, Screen::row).row([month]).row(asking.send()).row([back(card)])
}

/// A month to choose the day from.
pub(super) fn month(visit: &today::Visit, chosen: Chosen, month: Month, scene: &Scene) -> Screen {
    let booking = visit.booking.id;
    let asking = Asking { booking, chosen, day: None };
    let screen = Screen::text(when("propose-title", &visit.booking)).line("today-move-month");
    let turn = |month| any(Press::Month { booking, chosen, month });
    let choose = |day| any(Press::Propose { booking, chosen, day: Some(day) });
    picker::month(screen, month, scene.today, scene.today, turn, choose).row([back(asking.nearest())])
}
