//! What a page in a browser shows: a studio by its address, and when it has time. Nobody is asked who they are.

use std::sync::Arc;

use okoshko_dialogues::facts::{DayStarts, MonthDays, Times};
use okoshko_dialogues::press::Part;
use okoshko_domain::catalog::{Catalog, Who};
use okoshko_domain::ids::{ServiceId, SpecialistId, StudioId};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};

use super::Desk;
use super::look::{Look, by_day};
pub use crate::store::Shelf;
use crate::store::{Error, Tx};

/// What stands at an address.
#[derive(Clone, Debug)]
pub enum Found {
    /// Nothing, and nothing ever did.
    Nothing,
    /// A studio.
    Studio(Arc<Shelf>),
    /// Somebody who works there.
    Specialist(Arc<Shelf>, SpecialistId),
    /// Somebody who worked there.
    Left(Arc<Shelf>),
}

impl Desk {
    /// What was read for a page since this number is true as long as it stays the same. Nothing: it may be read again
    /// at once.
    #[must_use]
    pub fn generation(&self) -> Option<u64> {
        self.store.generation()
    }

    /// The database was written to behind our back.
    pub fn was_written(&self) {
        self.store.was_written();
    }

    /// Every studio's address and name, the oldest first.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn studios_with_pages(&self) -> Result<Vec<Arc<Catalog>>, Error> {
        let mut tx = self.store.read().await?;
        let mut all = Vec::new();
        for (studio, _) in tx.studios().await? {
            all.extend(self.shelves.of_studio(&mut tx, studio).await?.map(|shelf| shelf.catalog.clone()));
        }
        Ok(all)
    }

    /// The studio whose page is called so, or was.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn studio_at(&self, slug: &str) -> Result<Option<StudioId>, Error> {
        self.store.read().await?.studio_at(slug).await
    }

    /// What a studio offers.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn catalog(&self, studio: StudioId) -> Result<Option<Arc<Catalog>>, Error> {
        let mut read = self.store.read().await?;
        Ok(self.shelves.of_studio(&mut read, studio).await?.map(|shelf| shelf.catalog.clone()))
    }

    /// What an address names: a studio, or somebody who works there. An old name finds it too.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn page_at(&self, studio: &str, specialist: Option<&str>) -> Result<Found, Error> {
        let mut tx = self.store.read().await?;
        let Some(shelf) = self.shelf_called(&mut tx, studio).await? else { return Ok(Found::Nothing) };
        let id = shelf.catalog.studio.id;
        let Some(specialist) = specialist else { return Ok(Found::Studio(shelf)) };
        Ok(match tx.specialist_at(id, specialist).await? {
            Some(one) if shelf.catalog.specialist(one).is_some() => Found::Specialist(shelf, one),
            Some(_) => Found::Left(shelf),
            None => Found::Nothing,
        })
    }

    /// A name is never given to another studio while its own is there.
    async fn shelf_called(&self, tx: &mut Tx, slug: &str) -> Result<Option<Arc<Shelf>>, Error> {
        if let Some(known) = self.shelves.called(slug)
            && let Some(shelf) = self.shelves.of_studio(tx, known).await?
        {
            return Ok(Some(shelf));
        }
        let Some(studio) = tx.studio_at(slug).await? else { return Ok(None) };
        self.shelves.is_called(slug, studio);
        self.shelves.of_studio(tx, studio).await
    }

    /// The nearest days with free time; nothing for a service that nobody books there.
    ///
    /// * `near`: a start that could not be had: the days begin with its own.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn nearest(
        &self,
        service: ServiceId,
        who: Who,
        part: Part,
        near: Option<Timestamp>,
    ) -> Result<Option<Times>, Error> {
        let mut tx = self.store.read().await?;
        match self.look_at(&mut tx, service, who).await? {
            Some(look) => look.times(&mut tx, part, near).await.map(Some),
            None => Ok(None),
        }
    }

    /// Free starts of some days, of those between today and the end of the window; nothing for a service that nobody
    /// books there.
    ///
    /// * `first`: nothing for today.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn free_days(
        &self,
        service: ServiceId,
        who: Who,
        first: Option<LocalDay>,
        days: u16,
    ) -> Result<Option<Vec<DayStarts>>, Error> {
        let mut tx = self.store.read().await?;
        let Some(look) = self.look_at(&mut tx, service, who).await? else { return Ok(None) };
        let first = first.unwrap_or(look.today()).max(look.today());
        let last = first.plus(i32::from(days) - 1).min(look.last_day());
        if first > last {
            return Ok(Some(Vec::new()));
        }
        let zone = look.asked.catalog.studio.zone;
        let starts = look.starts(&mut tx, first, last).await?;
        Ok(Some(by_day(starts, |start| zone.day_of(start))))
    }

    /// A month's days, and where its arrows lead; nothing for a service that nobody books there.
    ///
    /// * `month`: nothing for that of `day` or of today, or the next one with free time.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn free_month(
        &self,
        service: ServiceId,
        who: Who,
        month: Option<Month>,
        day: Option<LocalDay>,
    ) -> Result<Option<MonthDays>, Error> {
        let mut tx = self.store.read().await?;
        let Some(look) = self.look_at(&mut tx, service, who).await? else { return Ok(None) };
        look.month_near(&mut tx, month, day).await.map(Some)
    }

    /// Whether this was ever a service of this studio.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn was_offered(&self, studio: StudioId, service: ServiceId) -> Result<bool, Error> {
        Ok(self.store.read().await?.studio_of_service(service).await? == Some(studio))
    }

    async fn look_at(&self, tx: &mut Tx, service: ServiceId, who: Who) -> Result<Option<Look>, Error> {
        let look = self.look_anew(tx, None, service, who, self.now()).await?;
        Ok(look.ok())
    }
}
