//! A change of the rules as rows, each with its line in the journal.

use okoshko_domain::hours::{Change, Interval, Pause};
use okoshko_domain::ids::CalendarId;
use okoshko_domain::zone::LocalDay;
use serde_json::{Value, json};

use super::At;
use crate::store::{Error, Tx};

const WEEKDAYS: [&str; 7] =
    ["weekday-mon", "weekday-tue", "weekday-wed", "weekday-thu", "weekday-fri", "weekday-sat", "weekday-sun"];

impl At<'_> {
    /// Writes a change that the rules have allowed.
    pub(super) async fn write(&self, tx: &mut Tx, change: &Change) -> Result<(), Error> {
        let (studio, specialist) = (self.shelf.catalog.studio.id, self.about.specialist);
        match change {
            Change::Week { place, days } => self.write_week(tx, *place, days).await,
            Change::Day { place, day, hours } => self.write_date(tx, *place, *day, hours.as_deref()).await,
            Change::AddPause { days, interval, note } => {
                let days: Vec<_> =
                    if days.is_empty() { vec![None] } else { days.iter().copied().map(Some).collect() };
                for day in days {
                    tx.add_break(studio, specialist, day, *interval, note).await?;
                    let day = day.map_or("hours-daily", |day| WEEKDAYS[usize::from(day % 7)]);
                    self.tell(tx, "break-added", pause_values(day, *interval, note)).await?;
                }
                Ok(())
            }
            Change::DropPause(id) => {
                let pause = self.about.rules.pauses.iter().find(|pause| pause.id == *id);
                let Some(pause) = pause else { return Ok(()) };
                self.remove_pause(tx, pause).await
            }
            Change::DropPauses(id) => {
                let pauses = &self.about.rules.pauses;
                let Some(one) = pauses.iter().find(|pause| pause.id == *id) else { return Ok(()) };
                for pause in pauses.iter().filter(|pause| pause.is_like(one)) {
                    self.remove_pause(tx, pause).await?;
                }
                Ok(())
            }
            Change::Limit(limit) => {
                self.calendar(tx, self.about.rules.place(None)).await?;
                tx.set_day_limit(studio, specialist, *limit).await?;
                let number =
                    |limit: Option<u32>| limit.map_or(json!({ "word": "hours-any-number" }), Value::from);
                let was = number(self.about.rules.day_limit);
                self.tell(tx, "day-limit", json!({ "was": was, "now": number(*limit) })).await
            }
            Change::DropPlace(id) => {
                let Some(place) = self.about.rules.place(Some(*id)) else { return Ok(()) };
                tx.archive_place(studio, *id, self.work.now).await?;
                self.tell(tx, "place-removed", json!({ "place": place.name })).await
            }
        }
    }

    async fn remove_pause(&self, tx: &mut Tx, pause: &Pause) -> Result<(), Error> {
        let (studio, specialist) = (self.shelf.catalog.studio.id, self.about.specialist);
        tx.remove_break(studio, specialist, pause.id, self.work.now).await?;
        let day = pause.weekday.map_or("hours-daily", |day| WEEKDAYS[day.num_days_from_monday() as usize]);
        self.tell(tx, "break-removed", pause_values(day, pause.interval, &pause.note)).await
    }

    async fn write_week(
        &self,
        tx: &mut Tx,
        place: Option<CalendarId>,
        days: &[Option<Vec<Interval>>; 7],
    ) -> Result<(), Error> {
        let place = self.about.rules.place(place);
        let calendar = self.calendar(tx, place).await?;
        let mut told: Vec<(u8, u8, Value, Value)> = Vec::new();
        for (day, now) in (0_u8..).zip(days) {
            let was = place.map_or(&[][..], |place| &place.week.days()[usize::from(day)]);
            let Some(now) = now.as_ref().filter(|now| now[..] != *was) else { continue };
            tx.set_weekday_hours(self.shelf.catalog.studio.id, calendar, day, now).await?;
            let (was, now) = (hours(was), hours(now));
            match told.last_mut() {
                Some((_, last, before, after)) if *last + 1 == day && *before == was && *after == now => {
                    *last = day;
                }
                _ => told.push((day, day, was, now)),
            }
        }
        for (first, last, was, now) in told {
            let weekday = |day: u8| json!({ "word": WEEKDAYS[usize::from(day)] });
            let mut values = json!({ "first": weekday(first), "was": was, "now": now });
            if first != last {
                values["last"] = weekday(last);
            }
            self.tell(tx, if first == last { "hours-day" } else { "hours-days" }, values).await?;
        }
        Ok(())
    }

    async fn write_date(
        &self,
        tx: &mut Tx,
        place: Option<CalendarId>,
        day: LocalDay,
        now: Option<&[Interval]>,
    ) -> Result<(), Error> {
        let place = self.about.rules.place(place);
        let calendar = self.calendar(tx, place).await?;
        tx.set_date_hours(self.shelf.catalog.studio.id, calendar, day, now).await?;
        let was = place.map(|place| place.intervals(day)).unwrap_or_default();
        let usual = place.map(|place| place.week.on(day.weekday())).unwrap_or_default();
        let values =
            json!({ "day": { "day": day.0 }, "was": hours(was), "now": hours(now.unwrap_or(usual)) });
        self.tell(tx, "hours-date", values).await
    }

    /// A line of the journal, with whose hours they are.
    async fn tell(&self, tx: &mut Tx, what: &str, mut values: Value) -> Result<(), Error> {
        values["name"] = self.about.name.as_str().into();
        self.work.audit(tx, what, values).await
    }
}

fn pause_values(day: &str, interval: Interval, note: &str) -> Value {
    json!({ "day": { "word": day }, "hours": hours(&[interval]), "note": note })
}

/// Hours as the journal keeps them: figures, or the word for a day off.
fn hours(hours: &[Interval]) -> Value {
    if hours.is_empty() {
        return json!({ "word": "hours-off" });
    }
    let clock = |minute: i16| format!("{:02}:{:02}", minute / 60, minute % 60);
    let each = hours.iter().map(|it| format!("{}–{}", clock(it.from_min()), clock(it.to_min())));
    each.collect::<Vec<_>>().join(", ").into()
}
