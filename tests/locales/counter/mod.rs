//! Behind the counter: every screen and remark of staff, one file a talk.

mod add;
mod approval;
mod audit;
mod clients;
mod deliveries;
mod hours;
mod links;
mod reminder;
mod services;
mod settings;
mod setup;
mod sick;
mod stats;
mod team;
mod today;
mod why;

use okoshko_dialogues::screen::Toast;

use crate::scenes::Named;

pub(crate) fn screens() -> Vec<Named> {
    let all = [
        setup::screens(),
        today::screens(),
        add::screens(),
        services::screens(),
        hours::screens(),
        team::screens(),
        clients::screens(),
        stats::screens(),
        settings::screens(),
        links::screens(),
        reminder::screens(),
        audit::screens(),
        deliveries::screens(),
        why::screens(),
        approval::screens(),
        sick::screens(),
    ];
    all.into_iter().flatten().collect()
}

pub(crate) fn toasts() -> Vec<Toast> {
    let all = [
        setup::toasts(),
        today::toasts(),
        add::toasts(),
        services::toasts(),
        hours::toasts(),
        team::toasts(),
        clients::toasts(),
        stats::toasts(),
        settings::toasts(),
        links::toasts(),
        reminder::toasts(),
        audit::toasts(),
        deliveries::toasts(),
        why::toasts(),
        approval::toasts(),
        sick::toasts(),
    ];
    all.into_iter().flatten().collect()
}
