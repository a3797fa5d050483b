//! When a specialist works, as it is changed.
//!
//! What a caller names it has looked up before: a calendar and a pause belong to their specialist and studio.

use okoshko_domain::hours::Interval;
use okoshko_domain::ids::{BreakId, CalendarId, SpecialistId, StudioId};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;

use super::{Result, Tx};

impl Tx {
    /// Other usual hours on one day of the week, 0 for Monday; none on a day off.
    pub async fn set_weekday_hours(
        &mut self,
        studio: StudioId,
        calendar: CalendarId,
        weekday: u8,
        hours: &[Interval],
    ) -> Result<()> {
        self.write(
            "delete from weekly_hours where studio_id = $1 and calendar_id = $2 and weekday = $3",
            values![studio.0, calendar.0, i64::from(weekday)],
        )
        .await?;
        for interval in hours {
            self.write(
                "insert into weekly_hours (studio_id, calendar_id, weekday, from_min, to_min)
                 values ($1, $2, $3, $4, $5)",
                values![
                    studio.0,
                    calendar.0,
                    i64::from(weekday),
                    i64::from(interval.from_min()),
                    i64::from(interval.to_min())
                ],
            )
            .await?;
        }
        Ok(())
    }

    /// Other hours on one date: none on a day off, the usual ones again when nothing is given.
    pub async fn set_date_hours(
        &mut self,
        studio: StudioId,
        calendar: CalendarId,
        day: LocalDay,
        hours: Option<&[Interval]>,
    ) -> Result<()> {
        self.write(
            "delete from hours_override where studio_id = $1 and calendar_id = $2 and local_day = $3",
            values![studio.0, calendar.0, i64::from(day.0)],
        )
        .await?;
        let rows: Vec<(i16, i16)> = match hours {
            None => Vec::new(),
            Some([]) => vec![(0, 0)],
            Some(hours) => hours.iter().map(|interval| (*interval).into()).collect(),
        };
        for (from_min, to_min) in rows {
            self.write(
                "insert into hours_override (studio_id, calendar_id, local_day, from_min, to_min)
                 values ($1, $2, $3, $4, $5)",
                values![studio.0, calendar.0, i64::from(day.0), i64::from(from_min), i64::from(to_min)],
            )
            .await?;
        }
        Ok(())
    }

    /// One more place of a specialist, without hours; the limit of a day is theirs everywhere.
    pub async fn add_place(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        name: &str,
        address: &str,
    ) -> Result<CalendarId> {
        let id = self
            .number(
                "insert into calendar (studio_id, specialist_id, place, address, position, day_limit)
                 select $1, $2, $3, $4, coalesce(max(position), 0) + 1, max(day_limit)
                   from calendar
                  where specialist_id = $2
                    and archived_at is null
                 returning calendar_id",
                values![studio.0, specialist.0, name, address],
            )
            .await?;
        Ok(CalendarId(id))
    }

    /// What a place is called and where it is.
    pub async fn set_place(
        &mut self,
        studio: StudioId,
        calendar: CalendarId,
        name: &str,
        address: &str,
    ) -> Result<()> {
        self.write(
            "update calendar set place = $3, address = $4 where studio_id = $1 and calendar_id = $2",
            values![studio.0, calendar.0, name, address],
        )
        .await
    }

    /// Nobody works at a place any more; what is booked there keeps its address.
    pub async fn archive_place(
        &mut self,
        studio: StudioId,
        calendar: CalendarId,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "update calendar
                set archived_at = $3
              where studio_id = $1
                and calendar_id = $2
                and archived_at is null",
            values![studio.0, calendar.0, now.0],
        )
        .await
    }

    /// One more pause of every day, or of a day of the week, 0 for Monday.
    pub async fn add_break(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        weekday: Option<u8>,
        interval: Interval,
        note: &str,
    ) -> Result<BreakId> {
        let id = self
            .number(
                "insert into break_time (studio_id, specialist_id, weekday, from_min, to_min, note)
                 values ($1, $2, $3, $4, $5, $6)
                 returning break_time_id",
                values![
                    studio.0,
                    specialist.0,
                    weekday.map(i64::from),
                    i64::from(interval.from_min()),
                    i64::from(interval.to_min()),
                    note
                ],
            )
            .await?;
        Ok(BreakId(id))
    }

    /// A pause less.
    pub async fn remove_break(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        id: BreakId,
        now: Timestamp,
    ) -> Result<()> {
        self.write(
            "update break_time
                set removed_at = $4
              where studio_id = $1
                and specialist_id = $2
                and break_time_id = $3
                and removed_at is null",
            values![studio.0, specialist.0, id.0, now.0],
        )
        .await
    }

    /// How many visits may start on one local day of a specialist, at whatever place.
    pub async fn set_day_limit(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        limit: Option<u32>,
    ) -> Result<()> {
        self.write(
            "update calendar set day_limit = $3 where studio_id = $1 and specialist_id = $2",
            values![studio.0, specialist.0, limit.map(i64::from)],
        )
        .await
    }
}
