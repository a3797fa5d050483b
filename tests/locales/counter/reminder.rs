//! Reminders behind the counter: every screen and remark.

use std::sync::Arc;

use okoshko_dialogues::facts::Facts as Any;
use okoshko_dialogues::reminder::{Facts, State};
use okoshko_dialogues::screen::{Line, Toast};
use okoshko_dialogues::{staff, state};
use okoshko_domain::catalog::{Catalog, Studio};
use okoshko_domain::ids::{ReminderId, ServiceId};
use okoshko_domain::quiet::Quiet;
use okoshko_domain::reminder::{Asking, Lead, Rule};
use okoshko_domain::timestamp::Timestamp;

use crate::cast::{HAIRCUT, STUDIO, linen};
use crate::scenes::{Named, behind, draw, scene};

fn rule(id: i64, service: Option<ServiceId>, lead: Lead, asks: bool) -> Rule {
    Rule { id: ReminderId(id), service, lead, asks, since: Timestamp(0) }
}

fn facts(asking: Asking) -> Facts {
    let wall = |days, minute| Lead::Wall { days, minute };
    let rules = vec![
        rule(1, None, wall(1, 18 * 60), true),
        rule(2, None, Lead::Before(120), false),
        rule(3, None, wall(14, 9 * 60 + 30), true),
        rule(4, None, wall(0, 9 * 60), false),
        rule(5, None, Lead::Before(24 * 60), true),
        rule(6, Some(HAIRCUT), Lead::Before(90), true),
    ];
    Facts { rules, asking }
}

pub(super) fn screens() -> Vec<Named> {
    let shown = |name: &str, state, facts| {
        let state = state::State::Staff(staff::State::Reminder(state));
        draw(name, &state, &behind(staff::Facts::Reminder(facts)))
    };
    let list = |service| State::List { studio: STUDIO, service };
    let of = |rule| State::Rule { studio: STUDIO, rule: ReminderId(rule) };
    let all = || facts(Asking::DEFAULT);
    let off = Asking { again_min: 0, release_min: 0 };
    let few = Facts { rules: facts(off).rules[..1].to_vec(), asking: off };
    let none = Facts { rules: Vec::new(), asking: Asking::DEFAULT };
    let studio = Studio { quiet: Quiet::new(22 * 60, 9 * 60), ..linen().studio };
    let catalog = Some(Arc::new(Catalog { studio, ..linen() }));
    let facts_of = staff::Facts::Reminder(all());
    let asleep = Any::Staff(Box::new(staff::Scene { catalog, ..scene() }), Box::new(facts_of));
    vec![
        draw("reminders, not at night", &state::State::Staff(staff::State::Reminder(list(None))), &asleep),
        shown("reminders", list(None), all()),
        shown("reminders, silence is nothing", list(None), few),
        shown("reminders, none", list(None), none),
        shown("reminders of a service", list(Some(HAIRCUT)), all()),
        shown("reminders of a service, none of its own", list(Some(ServiceId(2))), all()),
        shown("reminders by service", State::Services { studio: STUDIO, page: 0 }, all()),
        shown("one more reminder", State::Add { studio: STUDIO, service: None }, all()),
        shown("one more reminder of a service", State::Add { studio: STUDIO, service: Some(HAIRCUT) }, all()),
        shown("a reminder", of(2), all()),
        shown("a reminder that asks", of(6), all()),
    ]
}

pub(super) fn toasts() -> Vec<Toast> {
    let said = [
        "reminder-thanks",
        "reminder-kept",
        "reminder-freed",
        "reminder-confirmed",
        "reminder-unclear",
        "reminder-added",
        "reminder-known",
        "reminder-full",
        "reminder-dropped",
        "reminder-gone",
    ];
    let wrong = Line::new("reminder-wrong").foreign("piece", "скоро");
    said.into_iter().map(Line::new).chain([wrong]).map(Toast::Say).collect()
}
