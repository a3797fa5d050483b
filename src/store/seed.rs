//! Rows that make a studio, for `seed`, the demo and the tests.

use okoshko_domain::ids::{CalendarId, CategoryId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::policy::{Buffers, Policy};
use okoshko_domain::quiet::Quiet;
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::LocalDay;

use super::catalog::{cancel_column, move_column};
use super::{Result, Tx};

/// A new studio.
#[derive(Clone, Debug)]
pub struct NewStudio {
    /// As people read it.
    pub name: String,
    /// IANA name.
    pub zone: String,
    /// ISO 4217 code.
    pub currency: String,
    /// Street address.
    pub address: String,
    /// Phone for people.
    pub phone: String,
    /// Link to its privacy policy.
    pub privacy_url: String,
    /// Its rules.
    pub policy: Policy,
    /// When nobody is rung for what can wait.
    pub quiet: Option<Quiet>,
    /// Whether it is the demo studio, which can be removed in one go.
    pub demo: bool,
}

/// A new service.
#[derive(Clone, Debug)]
pub struct NewService {
    /// Where the list shows it.
    pub category: CategoryId,
    /// As people read it.
    pub name: String,
    /// Minutes.
    pub length_min: u32,
    /// Minor units of the studio's currency.
    pub price_minor: i64,
    /// Minutes to get ready.
    pub before_min: u32,
    /// Minutes to clean up.
    pub after_min: u32,
}

/// A service as one specialist does it; nothing means as the service says.
#[derive(Clone, Copy, Debug)]
pub struct NewOffer {
    /// Who.
    pub specialist: SpecialistId,
    /// What.
    pub service: ServiceId,
    /// Minutes.
    pub length_min: Option<u32>,
    /// Minor units.
    pub price_minor: Option<i64>,
}

/// A specialist's hours: per weekday (0 is Monday) minutes from and to.
#[derive(Clone, Debug, Default)]
pub struct NewCalendar {
    /// Weekday, from, to.
    pub week: Vec<(u8, u16, u16)>,
    /// Day, from, to; from 0 to 0 is a day off.
    pub overrides: Vec<(LocalDay, u16, u16)>,
    /// Stretches without new visits.
    pub time_off: Vec<Span>,
    /// Bookings a local day.
    pub day_limit: Option<u32>,
}

impl Tx {
    /// Makes a studio.
    pub async fn add_studio(&mut self, new: &NewStudio, now: Timestamp) -> Result<StudioId> {
        let buffers = if new.policy.buffers == Buffers::Overlap { "overlap" } else { "add" };
        let sql =
            "insert into studio (name, zone, currency, address, phone, privacy_url, notice_min, window_days,
                         step_min, hold_min, buffers, cancel_before_min, move_before_min, client_cap, demo,
                         created_at, quiet_from_min, quiet_to_min, approves)
             values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)
             returning studio_id";
        let values = values![
            new.name.as_str(),
            new.zone.as_str(),
            new.currency.as_str(),
            new.address.as_str(),
            new.phone.as_str(),
            new.privacy_url.as_str(),
            i64::from(new.policy.notice_min),
            i64::from(new.policy.window_days),
            i64::from(new.policy.step_min),
            i64::from(new.policy.hold_min),
            buffers,
            cancel_column(new.policy.cancel_until),
            move_column(new.policy.move_until),
            i64::from(new.policy.client_cap),
            new.demo,
            now.0,
            new.quiet.map(|quiet| i64::from(quiet.from_min())),
            new.quiet.map(|quiet| i64::from(quiet.to_min())),
            new.policy.approves.word()
        ];
        let id = StudioId(self.number(sql, values).await?);
        self.name_studio_page(id, &new.name).await?;
        Ok(id)
    }

    /// Makes a specialist, at the end of the list.
    pub async fn add_specialist(&mut self, studio: StudioId, name: &str) -> Result<SpecialistId> {
        let id = self
            .number(
                "insert into specialist (studio_id, name, position)
                 select $1, $2, coalesce(max(position), 0) + 1
                   from specialist
                  where studio_id = $1
                 returning specialist_id",
                values![studio.0, name],
            )
            .await?;
        self.name_specialist_page(studio, SpecialistId(id), name).await?;
        self.touch_studio(studio).await?;
        Ok(SpecialistId(id))
    }

    /// Makes a category, at the end of the list.
    pub async fn add_category(&mut self, studio: StudioId, name: &str) -> Result<CategoryId> {
        let id = self
            .number(
                "insert into category (studio_id, name, position)
                 select $1, $2, coalesce(max(position), 0) + 1
                   from category
                  where studio_id = $1
                 returning category_id",
                values![studio.0, name],
            )
            .await?;
        self.touch_studio(studio).await?;
        Ok(CategoryId(id))
    }

    /// Makes a service, at the end of the list.
    pub async fn add_service(&mut self, studio: StudioId, new: &NewService) -> Result<ServiceId> {
        let id = self
            .number(
                "insert into service (studio_id, category_id, name, length_min, price_minor,
                                      buffer_before_min, buffer_after_min, position)
                 select $1, $2, $3, $4, $5, $6, $7, coalesce(max(position), 0) + 1
                   from service
                  where studio_id = $1
                 returning service_id",
                values![
                    studio.0,
                    new.category.0,
                    new.name.as_str(),
                    i64::from(new.length_min),
                    new.price_minor,
                    i64::from(new.before_min),
                    i64::from(new.after_min)
                ],
            )
            .await?;
        self.touch_studio(studio).await?;
        Ok(ServiceId(id))
    }

    /// This specialist does this service.
    pub async fn add_offer(&mut self, studio: StudioId, new: &NewOffer) -> Result<()> {
        self.write(
            "insert into offer (studio_id, specialist_id, service_id, length_min, price_minor)
             values ($1, $2, $3, $4, $5)",
            values![
                studio.0,
                new.specialist.0,
                new.service.0,
                new.length_min.map(i64::from),
                new.price_minor
            ],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// This specialist works these hours.
    pub async fn add_calendar(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        new: &NewCalendar,
    ) -> Result<CalendarId> {
        let id = self
            .number(
                "insert into calendar (studio_id, specialist_id, day_limit)
                 values ($1, $2, $3)
                 returning calendar_id",
                values![studio.0, specialist.0, new.day_limit.map(i64::from)],
            )
            .await?;
        for (weekday, from, to) in &new.week {
            self.write(
                "insert into weekly_hours (studio_id, calendar_id, weekday, from_min, to_min)
                 values ($1, $2, $3, $4, $5)",
                values![studio.0, id, i64::from(*weekday), i64::from(*from), i64::from(*to)],
            )
            .await?;
        }
        for (day, from, to) in &new.overrides {
            self.write(
                "insert into hours_override (studio_id, calendar_id, local_day, from_min, to_min)
                 values ($1, $2, $3, $4, $5)",
                values![studio.0, id, i64::from(day.0), i64::from(*from), i64::from(*to)],
            )
            .await?;
        }
        for span in &new.time_off {
            self.add_time_off(studio, specialist, *span).await?;
        }
        self.touch_studio(studio).await?;
        Ok(CalendarId(id))
    }

    /// This specialist takes no new visits then.
    pub async fn add_time_off(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        span: Span,
    ) -> Result<()> {
        self.write(
            "insert into time_off (studio_id, specialist_id, starts_at, ends_at) values ($1, $2, $3, $4)",
            values![studio.0, specialist.0, span.start.0, span.end.0],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// The studio's catalog or hours changed: caches are stale.
    pub async fn touch_studio(&mut self, studio: StudioId) -> Result<()> {
        self.write("update studio set revision = revision + 1 where studio_id = $1", values![studio.0]).await
    }
}
