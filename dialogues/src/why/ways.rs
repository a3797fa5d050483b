//! From a rule that refuses to the screen that changes it.

use okoshko_domain::ids::{ServiceId, SpecialistId, StudioId};
use okoshko_domain::policy::Buffers;
use okoshko_domain::rights::Subject;
use okoshko_domain::setting::Field;
use okoshko_domain::slots::Refusal;
use okoshko_domain::timestamp::Timestamp;

use super::Told;
use crate::hours::Of;
use crate::press::Press as Any;
use crate::screen::{Arg, Button, Does, Line};
use crate::staff::{self, Scene};
use crate::state::State;
use crate::{add, hours, services, settings, today};

/// Where a rule is changed.
struct Way {
    /// What stands there.
    caption: Line,
    /// What stands there when it is of one among several; the name comes behind it.
    caption_of: Option<&'static str>,
    press: staff::Press,
}

/// One button for every place where a rule is changed, as far as this person may.
pub(super) fn ways(
    start: Timestamp,
    service: Option<ServiceId>,
    answers: &[Told],
    scene: &Scene,
) -> Vec<Button> {
    let mut buttons: Vec<Button> = Vec::new();
    for told in answers {
        for way in ways_of(start, service, told, scene) {
            let press = Any::Staff(way.press);
            let known = buttons.iter().any(|button| button.does == Does::Press(press));
            if !known && opens(way.press, told.specialist, scene) {
                buttons.push(Button::new(way.caption(told, answers.len() > 1), press));
            }
        }
    }
    buttons
}

impl Way {
    fn of_one(caption: &'static str, caption_of: &'static str, press: staff::Press) -> Self {
        Self { caption: Line::new(caption), caption_of: Some(caption_of), press }
    }

    fn of_all(caption: impl Into<Line>, press: staff::Press) -> Self {
        Self { caption: caption.into(), caption_of: None, press }
    }

    fn caption(self, told: &Told, several: bool) -> Line {
        match self.caption_of {
            Some(key) if several => Line::new(key).foreign("specialist", &told.name),
            _ => self.caption,
        }
    }
}

/// Whether the gate of the screen behind a press is open for whoever looks.
fn opens(press: staff::Press, specialist: SpecialistId, scene: &Scene) -> bool {
    let State::Staff(state) = staff::on_press(&State::Staff(staff::State::Menu), press).state else {
        return false;
    };
    let gate = state.gate();
    let of = match gate.of {
        Subject::Specialist(_) | Subject::TimeOff(_) | Subject::Booking(_) => Some(specialist),
        _ => None,
    };
    let member = scene.member.as_ref();
    gate.right.is_some_and(|right| member.is_some_and(|member| member.may(right, of)))
}

fn ways_of(start: Timestamp, service: Option<ServiceId>, told: &Told, scene: &Scene) -> Vec<Way> {
    let Some(why) = told.why else { return vec![free(start, service, told)] };
    match why {
        Refusal::DayOff | Refusal::Closed => hours_of_day(start, told, scene).into_iter().collect(),
        Refusal::TimeOff => vec![off(told)],
        Refusal::TooSoon { .. } => field(Field::Notice, scene),
        Refusal::TooFar { .. } => field(Field::Window, scene),
        Refusal::OffGrid => field(Field::Step, scene),
        Refusal::DayFull { .. } => {
            let press = hours::Press::Limit(told.specialist);
            vec![Way::of_one("why-to-limit", "why-to-limit-of", staff::Press::Hours(press))]
        }
        Refusal::Taken => visit(told).into_iter().collect(),
        Refusal::TooClose => visit(told).into_iter().chain(pause(told, scene)).collect(),
        Refusal::Paused => settings_of(scene, "why-to-pause", settings::Press::Menu),
        Refusal::NotOffered => {
            let press = services::Press::People(told.service, 0);
            vec![Way::of_all("why-to-people", staff::Press::Services(press))]
        }
        // What is over is over, and rules about one client are not asked here.
        Refusal::Past | Refusal::ClientCap { .. } | Refusal::Blocked => Vec::new(),
    }
}

/// It is free: the visit may be entered. A service that nobody asked for is left to be chosen.
fn free(start: Timestamp, service: Option<ServiceId>, told: &Told) -> Way {
    let slot = add::Slot { specialist: told.specialist, start };
    let press = match service {
        Some(service) => add::Press::Service { slot, service },
        None => add::Press::Gap { specialist: told.specialist, start },
    };
    Way::of_one("why-to-add", "why-to-add-of", staff::Press::Add(press))
}

fn hours_of_day(start: Timestamp, told: &Told, scene: &Scene) -> Option<Way> {
    let day = scene.catalog.as_ref()?.studio.zone.day_of(start);
    let press = hours::Press::Date { of: Of::all(told.specialist), day };
    Some(Way::of_one("why-to-hours", "why-to-hours-of", staff::Press::Hours(press)))
}

/// A stretch without visits has a card; what has none is a pause that comes back.
fn off(told: &Told) -> Way {
    if let Some(off) = &told.off {
        let press = today::Press::TimeOff { id: off.id, page: 0 };
        return Way::of_one("why-to-off", "why-to-off-of", staff::Press::Today(press));
    }
    let press = hours::Press::Breaks(told.specialist);
    Way::of_one("why-to-breaks", "why-to-breaks-of", staff::Press::Hours(press))
}

fn visit(told: &Told) -> Option<Way> {
    let visit = told.visit.as_ref()?;
    let caption = Line::new("why-to-visit").with("start", Arg::Time(visit.span.start));
    let caption = caption.foreign("client", &visit.client_name);
    Some(Way::of_all(caption, staff::Press::Today(today::Press::Visit(visit.id))))
}

/// The minutes around a visit: those of two visits are added by a rule of the studio; without it they are the
/// service's own.
fn pause(told: &Told, scene: &Scene) -> Vec<Way> {
    let added = scene.catalog.as_ref().is_some_and(|catalog| catalog.studio.policy.buffers == Buffers::Add);
    if added {
        return field(Field::Buffers, scene);
    }
    let press = services::Press::Edit(told.service, services::Field::Buffers);
    vec![Way::of_all("why-to-buffers", staff::Press::Services(press))]
}

fn field(field: Field, scene: &Scene) -> Vec<Way> {
    let caption = Line::new("why-to-field").with("field", Arg::Word(settings::label(field)));
    settings_of(scene, caption, |studio| settings::Press::Field { studio, field, setup: false })
}

fn settings_of(
    scene: &Scene,
    caption: impl Into<Line>,
    press: impl FnOnce(StudioId) -> settings::Press,
) -> Vec<Way> {
    let press = scene.catalog.as_ref().map(|catalog| press(catalog.studio.id));
    press.map(|press| Way::of_all(caption, staff::Press::Settings(press))).into_iter().collect()
}
