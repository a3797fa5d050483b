//! What the time picker is asked, in an address.

use chrono::Datelike;
use okoshko_dialogues::press::Part;
use okoshko_domain::ids::{ServiceId, SpecialistId};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};
use serde::Deserialize;

/// Parts of a day: as they stand in an address, and their words.
pub(super) const PARTS: [(Part, &str, &str); 4] = [
    (Part::All, "", "page-part-any"),
    (Part::Morning, "morning", "page-part-morning"),
    (Part::Day, "day", "page-part-day"),
    (Part::Evening, "evening", "page-part-evening"),
];

/// What is asked, as it was written.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Written {
    service: Option<String>,
    with: Option<String>,
    day: Option<String>,
    month: Option<String>,
    part: Option<String>,
    at: Option<String>,
}

/// What is asked, as far as it was understood.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Asked {
    pub(super) service: Option<ServiceId>,
    pub(super) with: Option<SpecialistId>,
    pub(super) day: Option<LocalDay>,
    pub(super) month: Option<Month>,
    pub(super) part: Part,
    pub(super) at: Option<Timestamp>,
    /// Whether the page stands in a frame of another.
    pub(super) framed: bool,
}

impl Written {
    /// What is not understood counts as not said.
    pub(super) fn read(&self) -> Asked {
        let number = |text: &Option<String>| text.as_ref()?.parse::<i64>().ok();
        let part = PARTS.iter().find(|(_, word, _)| self.part.as_deref() == Some(*word));
        Asked {
            service: number(&self.service).map(ServiceId),
            with: number(&self.with).map(SpecialistId),
            day: self.day.as_deref().and_then(day),
            month: self.month.as_deref().and_then(month),
            part: part.map_or(Part::All, |(part, ..)| *part),
            at: number(&self.at).map(Timestamp::from_minutes),
            framed: false,
        }
    }
}

impl Asked {
    /// As it stands in an address.
    pub(super) fn query(&self) -> String {
        let mut pairs = Vec::new();
        pairs.extend(self.service.map(|id| format!("service={}", id.0)));
        pairs.extend(self.with.map(|id| format!("with={}", id.0)));
        pairs.extend(self.day.map(|day| format!("day={}", day.date())));
        pairs.extend(self.month.map(|month| format!("month={}", written(month))));
        let part = PARTS.iter().find(|(part, ..)| *part == self.part && self.part != Part::All);
        pairs.extend(part.map(|(_, word, _)| format!("part={word}")));
        pairs.extend(self.at.map(|at| format!("at={}", at.minutes())));
        pairs.join("&")
    }

    /// As a link from the page itself.
    pub(super) fn href(&self) -> String {
        format!("?{}", self.query())
    }
}

/// A day from `YYYY-MM-DD`.
pub(super) fn day(text: &str) -> Option<LocalDay> {
    text.parse().ok().map(LocalDay::from_date)
}

/// A month from `YYYY-MM`.
pub(super) fn month(text: &str) -> Option<Month> {
    format!("{text}-01").parse().ok().map(|date| LocalDay::from_date(date).month())
}

/// `YYYY-MM`
pub(super) fn written(month: Month) -> String {
    let first = month.first_day().date();
    format!("{:04}-{:02}", first.year(), first.month())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_asked_is_written_in_one_way() {
        let text = |text: &str| Some(text.to_owned());
        let query = Written {
            service: text("7"),
            with: text("x"),
            day: text("2026-11-31"),
            month: text("2026-12"),
            part: text("evening"),
            at: text("29923560"),
        };
        assert_eq!(query.read().query(), "service=7&month=2026-12&part=evening&at=29923560");
        assert_eq!(Written::default().read(), Asked::default());
        assert_eq!(Asked::default().href(), "?");
    }
}
