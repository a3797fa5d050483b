//! The catalog as staff change it. Booked visits keep what they were booked with.

use okoshko_domain::edits::{CardEdit, ServiceEdit};
use okoshko_domain::ids::{CategoryId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::policy::Approve;
use okoshko_domain::timestamp::Timestamp;

use super::catalog::small;
use super::{NewOffer, Result, Tx};

/// How one specialist does a service: nothing means as the service says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnTerms {
    /// Minutes.
    pub length_min: Option<u32>,
    /// Minor units of the studio's currency.
    pub price_minor: Option<i64>,
}

impl Tx {
    /// Changes one thing of a service.
    pub async fn change_service(
        &mut self,
        studio: StudioId,
        service: ServiceId,
        edit: &ServiceEdit,
    ) -> Result<()> {
        let of = (studio.0, service.0);
        let (sql, values) = match edit {
            ServiceEdit::Name(name) => (
                "update service set name = $3 where studio_id = $1 and service_id = $2",
                values![of.0, of.1, name.as_str()],
            ),
            ServiceEdit::About(html) => (
                "update service set about = $3 where studio_id = $1 and service_id = $2",
                values![of.0, of.1, html.as_str()],
            ),
            ServiceEdit::Photo(photo) => (
                "update service set photo = $3 where studio_id = $1 and service_id = $2",
                values![of.0, of.1, photo.as_str()],
            ),
            ServiceEdit::Length(minutes) => (
                "update service set length_min = $3 where studio_id = $1 and service_id = $2",
                values![of.0, of.1, i64::from(*minutes)],
            ),
            ServiceEdit::Price { minor, from } => (
                "update service set price_minor = $3, price_from = $4 where studio_id = $1 and service_id = $2",
                values![of.0, of.1, *minor, *from],
            ),
            ServiceEdit::Buffers { before, after } => (
                "update service
                    set buffer_before_min = $3, buffer_after_min = $4
                  where studio_id = $1 and service_id = $2",
                values![of.0, of.1, i64::from(*before), i64::from(*after)],
            ),
            ServiceEdit::Hidden(hidden) => (
                "update service set hidden = $3 where studio_id = $1 and service_id = $2",
                values![of.0, of.1, *hidden],
            ),
            ServiceEdit::Category(category) => (
                "update service set category_id = $3 where studio_id = $1 and service_id = $2",
                values![of.0, of.1, category.0],
            ),
            ServiceEdit::Approves(rule) => (
                "update service set approves = $3 where studio_id = $1 and service_id = $2",
                values![of.0, of.1, rule.map(Approve::word)],
            ),
        };
        self.write(sql, values).await?;
        self.touch_studio(studio).await
    }

    /// Puts a service away, or brings it back, with its category when that was put away too.
    pub async fn archive_service(
        &mut self,
        studio: StudioId,
        service: ServiceId,
        at: Option<Timestamp>,
    ) -> Result<()> {
        self.write(
            "update service set archived_at = $3 where studio_id = $1 and service_id = $2",
            values![studio.0, service.0, at.map(|at| at.0)],
        )
        .await?;
        if at.is_none() {
            self.write(
                "update category
                    set archived_at = null
                  where studio_id = $1
                    and category_id = (select category_id from service where service_id = $2)",
                values![studio.0, service.0],
            )
            .await?;
        }
        self.touch_studio(studio).await
    }

    /// Services that were put away, the latest first.
    pub async fn archived_services(
        &mut self,
        studio: StudioId,
        skip: usize,
        limit: usize,
    ) -> Result<Vec<(ServiceId, String)>> {
        let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
        let rows: Vec<(i64, String)> = self
            .rows(
                "select service_id, name
                   from service
                  where studio_id = $1
                    and archived_at is not null
                  order by archived_at desc, service_id desc
                  limit $3 offset $2",
                values![studio.0, count(skip), count(limit)],
            )
            .await?;
        Ok(rows.into_iter().map(|(id, name)| (ServiceId(id), name)).collect())
    }

    /// A service's name, put away or not.
    pub async fn service_name(&mut self, service: ServiceId) -> Result<Option<String>> {
        let row: Option<(String,)> =
            self.row("select name from service where service_id = $1", values![service.0]).await?;
        Ok(row.map(|(name,)| name))
    }

    /// How many visits of a service are still to come.
    pub async fn coming_visits(
        &mut self,
        studio: StudioId,
        service: ServiceId,
        now: Timestamp,
    ) -> Result<i64> {
        self.number(
            "select count(*)
               from booking
              where studio_id = $1
                and service_id = $2
                and starts_at > $3
                and status in ('held', 'pending', 'booked', 'came')
                and status in ('pending', 'booked')",
            values![studio.0, service.0, now.0],
        )
        .await
    }

    /// Lets two services stand in each other's place.
    pub async fn swap_services(&mut self, studio: StudioId, one: ServiceId, other: ServiceId) -> Result<()> {
        self.write(
            "update service
                set position = (select cast(sum(s.position) as bigint) from service s
                                 where s.studio_id = $1 and s.service_id in ($2, $3)) - position
              where studio_id = $1
                and service_id in ($2, $3)",
            values![studio.0, one.0, other.0],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// Lets two categories stand in each other's place.
    pub async fn swap_categories(
        &mut self,
        studio: StudioId,
        one: CategoryId,
        other: CategoryId,
    ) -> Result<()> {
        self.write(
            "update category
                set position = (select cast(sum(c.position) as bigint) from category c
                                 where c.studio_id = $1 and c.category_id in ($2, $3)) - position
              where studio_id = $1
                and category_id in ($2, $3)",
            values![studio.0, one.0, other.0],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// Lets two specialists stand in each other's place.
    pub async fn swap_specialists(
        &mut self,
        studio: StudioId,
        one: SpecialistId,
        other: SpecialistId,
    ) -> Result<()> {
        self.write(
            "update specialist
                set position = (select cast(sum(s.position) as bigint) from specialist s
                                 where s.studio_id = $1 and s.specialist_id in ($2, $3)) - position
              where studio_id = $1
                and specialist_id in ($2, $3)",
            values![studio.0, one.0, other.0],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// Names a category.
    pub async fn rename_category(
        &mut self,
        studio: StudioId,
        category: CategoryId,
        name: &str,
    ) -> Result<()> {
        self.write(
            "update category set name = $3 where studio_id = $1 and category_id = $2",
            values![studio.0, category.0, name],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// Puts a category away.
    pub async fn archive_category(
        &mut self,
        studio: StudioId,
        category: CategoryId,
        at: Timestamp,
    ) -> Result<()> {
        self.write(
            "update category set archived_at = $3 where studio_id = $1 and category_id = $2",
            values![studio.0, category.0, at.0],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// A specialist does a service on these terms.
    pub async fn set_offer(&mut self, studio: StudioId, new: &NewOffer) -> Result<()> {
        self.write(
            "insert into offer (studio_id, specialist_id, service_id, length_min, price_minor)
             values ($1, $2, $3, $4, $5)
                 on conflict (specialist_id, service_id)
                 do update set length_min = excluded.length_min, price_minor = excluded.price_minor",
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

    /// A specialist does a service no more.
    pub async fn drop_offer(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        service: ServiceId,
    ) -> Result<()> {
        self.write(
            "delete from offer where studio_id = $1 and specialist_id = $2 and service_id = $3",
            values![studio.0, specialist.0, service.0],
        )
        .await?;
        self.touch_studio(studio).await
    }

    /// Who does a service and on which terms of their own.
    pub async fn own_terms(&mut self, service: ServiceId) -> Result<Vec<(SpecialistId, OwnTerms)>> {
        let rows: Vec<(i64, Option<i64>, Option<i64>)> = self
            .rows(
                "select specialist_id, length_min, price_minor
                   from offer
                  where service_id = $1
                  order by specialist_id",
                values![service.0],
            )
            .await?;
        let terms = |(id, length_min, price_minor): (i64, Option<i64>, _)| {
            (SpecialistId(id), OwnTerms { length_min: length_min.map(small), price_minor })
        };
        Ok(rows.into_iter().map(terms).collect())
    }

    /// Changes one thing of a specialist's card.
    pub async fn change_specialist(
        &mut self,
        studio: StudioId,
        specialist: SpecialistId,
        edit: &CardEdit,
    ) -> Result<()> {
        let (sql, words) = match edit {
            CardEdit::Name(name) => {
                ("update specialist set name = $3 where studio_id = $1 and specialist_id = $2", name)
            }
            CardEdit::Bio(html) => {
                ("update specialist set bio = $3 where studio_id = $1 and specialist_id = $2", html)
            }
            CardEdit::Photo(photo) => {
                ("update specialist set photo = $3 where studio_id = $1 and specialist_id = $2", photo)
            }
        };
        self.write(sql, values![studio.0, specialist.0, words.as_str()]).await?;
        if let CardEdit::Name(name) = edit {
            self.name_specialist_page(studio, specialist, name).await?;
        }
        self.touch_studio(studio).await
    }
}
