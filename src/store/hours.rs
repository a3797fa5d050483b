//! When specialists work, as it is read: the rules of a whole studio at once.

use std::collections::{BTreeMap, HashMap};

use chrono::Weekday;
use okoshko_domain::hours::{Interval, Pause, Place, Rules, Week};
use okoshko_domain::ids::{BreakId, CalendarId, SpecialistId, StudioId};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;

use super::catalog::small;
use super::{Error, Result, Tx};

#[derive(sqlx::FromRow)]
struct CalendarRow {
    calendar_id: i64,
    specialist_id: i64,
    place: String,
    address: String,
    day_limit: Option<i64>,
}

#[derive(sqlx::FromRow)]
struct HoursRow {
    calendar_id: i64,
    day: i64,
    from_min: i64,
    to_min: i64,
}

#[derive(sqlx::FromRow)]
struct BreakRow {
    break_time_id: i64,
    specialist_id: i64,
    weekday: Option<i64>,
    from_min: i64,
    to_min: i64,
    note: String,
}

/// Civil minutes as they stand in a row.
fn interval(table: &'static str, id: i64, from_min: i64, to_min: i64) -> Result<Interval> {
    let broken = || Error::broken(table, id, "its hours");
    let minute = |value: i64| i16::try_from(value).map_err(|_| broken());
    Interval::new(minute(from_min)?, minute(to_min)?).map_err(|_| broken())
}

impl HoursRow {
    /// Nothing for the row of a day off.
    fn interval(&self) -> Result<Option<Interval>> {
        if self.to_min == 0 {
            return Ok(None);
        }
        interval("calendar", self.calendar_id, self.from_min, self.to_min).map(Some)
    }
}

impl TryFrom<BreakRow> for Pause {
    type Error = Error;

    fn try_from(row: BreakRow) -> Result<Self> {
        let broken = |_| Error::broken("break_time", row.break_time_id, "its day of the week");
        let weekday =
            row.weekday.map(|day| Weekday::try_from(u8::try_from(day).unwrap_or(u8::MAX))).transpose();
        Ok(Self {
            id: BreakId(row.break_time_id),
            weekday: weekday.map_err(broken)?,
            interval: interval("break_time", row.break_time_id, row.from_min, row.to_min)?,
            note: row.note,
        })
    }
}

impl Tx {
    /// The rules of every specialist of a studio who has a calendar.
    pub(super) async fn rules(&mut self, studio: StudioId) -> Result<HashMap<SpecialistId, Rules>> {
        let mut weeks = self.weeks(studio).await?;
        let mut overrides = self.overrides(studio).await?;
        let mut rules: HashMap<SpecialistId, Rules> = HashMap::new();
        for row in self.calendars(studio).await? {
            let week = Week::new(weeks.remove(&row.calendar_id).unwrap_or_default())
                .map_err(|_| Error::broken("calendar", row.calendar_id, "its hours overlap"))?;
            let its = rules.entry(SpecialistId(row.specialist_id)).or_default();
            its.day_limit = its.day_limit.or(row.day_limit.map(small));
            its.places.push(Place {
                calendar: CalendarId(row.calendar_id),
                name: row.place,
                address: row.address,
                week,
                overrides: overrides.remove(&row.calendar_id).unwrap_or_default(),
            });
        }
        for row in self.break_rows(studio).await? {
            if let Some(its) = rules.get_mut(&SpecialistId(row.specialist_id)) {
                its.pauses.push(row.try_into()?);
            }
        }
        for (specialist, span) in self.time_off(studio).await? {
            if let Some(its) = rules.get_mut(&specialist) {
                its.time_off.push(span);
            }
        }
        Ok(rules)
    }

    async fn calendars(&mut self, studio: StudioId) -> Result<Vec<CalendarRow>> {
        self.rows(
            "select calendar_id, specialist_id, place, address, day_limit
               from calendar
              where studio_id = $1
                and archived_at is null
              order by specialist_id, position, calendar_id",
            values![studio.0],
        )
        .await
    }

    /// By calendar: its intervals, Monday first.
    async fn weeks(&mut self, studio: StudioId) -> Result<HashMap<i64, [Vec<Interval>; 7]>> {
        let rows: Vec<HoursRow> = self
            .rows(
                "select calendar_id, weekday as day, from_min, to_min
                   from weekly_hours
                  where studio_id = $1
                  order by calendar_id, weekday, from_min",
                values![studio.0],
            )
            .await?;
        let mut weeks: HashMap<i64, [Vec<Interval>; 7]> = HashMap::new();
        for row in rows {
            let week = weeks.entry(row.calendar_id).or_default();
            if let (Some(day), Some(interval)) =
                (week.get_mut(usize::try_from(row.day).unwrap_or(7)), row.interval()?)
            {
                day.push(interval);
            }
        }
        Ok(weeks)
    }

    /// By calendar and day: the hours of that day alone.
    async fn overrides(
        &mut self,
        studio: StudioId,
    ) -> Result<HashMap<i64, BTreeMap<LocalDay, Vec<Interval>>>> {
        let rows: Vec<HoursRow> = self
            .rows(
                "select calendar_id, local_day as day, from_min, to_min
                   from hours_override
                  where studio_id = $1
                  order by calendar_id, local_day, from_min",
                values![studio.0],
            )
            .await?;
        let mut overrides: HashMap<i64, BTreeMap<LocalDay, Vec<Interval>>> = HashMap::new();
        for row in rows {
            let day = LocalDay(i32::try_from(row.day).unwrap_or_default());
            overrides.entry(row.calendar_id).or_default().entry(day).or_default().extend(row.interval()?);
        }
        Ok(overrides)
    }

    async fn break_rows(&mut self, studio: StudioId) -> Result<Vec<BreakRow>> {
        self.rows(
            "select break_time_id, specialist_id, weekday, from_min, to_min, note
               from break_time
              where studio_id = $1
                and removed_at is null
              order by weekday, from_min, break_time_id",
            values![studio.0],
        )
        .await
    }

    async fn time_off(&mut self, studio: StudioId) -> Result<Vec<(SpecialistId, Span)>> {
        let rows: Vec<(i64, i64, i64)> = self
            .rows(
                "select specialist_id, starts_at, ends_at
                   from time_off
                  where studio_id = $1
                    and removed_at is null",
                values![studio.0],
            )
            .await?;
        let span = |starts, ends| Span { start: Timestamp(starts), end: Timestamp(ends) };
        Ok(rows
            .into_iter()
            .map(|(specialist, starts, ends)| (SpecialistId(specialist), span(starts, ends)))
            .collect())
    }
}
