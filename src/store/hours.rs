//! When specialists work.

use std::collections::{BTreeMap, HashMap};

use okoshko_domain::hours::{Hours, Interval, Week};
use okoshko_domain::ids::{SpecialistId, StudioId};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Zone};

use super::catalog::small;
use super::{Error, Result, Tx};

#[derive(sqlx::FromRow)]
struct HoursRow {
    specialist_id: i64,
    calendar_id: i64,
    day: i64,
    from_min: i64,
    to_min: i64,
}

impl HoursRow {
    /// Nothing for the row of a day off.
    fn interval(&self) -> Result<Option<Interval>> {
        if self.to_min == 0 {
            return Ok(None);
        }
        let broken = || Error::broken("calendar", self.calendar_id, "its hours");
        let minute = |value: i64| value.try_into().map_err(|_| broken());
        Interval::new(minute(self.from_min)?, minute(self.to_min)?).map(Some).map_err(|_| broken())
    }
}

impl Tx {
    /// The hours of every specialist of a studio who has a calendar.
    pub(super) async fn hours(
        &mut self,
        studio: StudioId,
        zone: Zone,
    ) -> Result<HashMap<SpecialistId, Hours>> {
        let mut weeks: HashMap<i64, [Vec<Interval>; 7]> = HashMap::new();
        for row in self.weekly_rows(studio).await? {
            let week = weeks.entry(row.specialist_id).or_default();
            if let (Some(day), Some(interval)) =
                (week.get_mut(usize::try_from(row.day).unwrap_or(7)), row.interval()?)
            {
                day.push(interval);
            }
        }
        let mut overrides: HashMap<i64, BTreeMap<LocalDay, Vec<Interval>>> = HashMap::new();
        for row in self.override_rows(studio).await? {
            let day = LocalDay(i32::try_from(row.day).unwrap_or_default());
            overrides.entry(row.specialist_id).or_default().entry(day).or_default().extend(row.interval()?);
        }
        let mut time_off = self.time_off(studio).await?;
        let calendars = self.calendars(studio).await?;
        calendars
            .into_iter()
            .map(|(id, calendar, day_limit)| {
                let week = Week::new(weeks.remove(&id).unwrap_or_default())
                    .map_err(|_| Error::broken("calendar", calendar, "its hours overlap"))?;
                let overrides = overrides.remove(&id).unwrap_or_default();
                let off = time_off.remove(&id).unwrap_or_default();
                Ok((SpecialistId(id), Hours::new(zone, week, overrides, off, day_limit.map(small))))
            })
            .collect()
    }

    async fn calendars(&mut self, studio: StudioId) -> Result<Vec<(i64, i64, Option<i64>)>> {
        self.rows(
            "select specialist_id, calendar_id, day_limit from calendar where studio_id = $1",
            values![studio.0],
        )
        .await
    }

    async fn weekly_rows(&mut self, studio: StudioId) -> Result<Vec<HoursRow>> {
        self.rows(
            "select specialist_id, calendar_id, weekday as day, from_min, to_min
               from weekly_hours
               join calendar using (calendar_id)
              where weekly_hours.studio_id = $1
              order by calendar_id, weekday, from_min",
            values![studio.0],
        )
        .await
    }

    async fn override_rows(&mut self, studio: StudioId) -> Result<Vec<HoursRow>> {
        self.rows(
            "select specialist_id, calendar_id, local_day as day, from_min, to_min
               from hours_override
               join calendar using (calendar_id)
              where hours_override.studio_id = $1
              order by calendar_id, local_day, from_min",
            values![studio.0],
        )
        .await
    }

    async fn time_off(&mut self, studio: StudioId) -> Result<HashMap<i64, Vec<Span>>> {
        let rows: Vec<(i64, i64, i64)> = self
            .rows(
                "select specialist_id, starts_at, ends_at
                   from time_off
                  where studio_id = $1
                    and removed_at is null",
                values![studio.0],
            )
            .await?;
        let mut spans: HashMap<i64, Vec<Span>> = HashMap::new();
        for (specialist, starts, ends) in rows {
            spans
                .entry(specialist)
                .or_default()
                .push(Span { start: Timestamp(starts), end: Timestamp(ends) });
        }
        Ok(spans)
    }
}
