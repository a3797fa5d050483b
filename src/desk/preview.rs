//! What a link to a page says where it is passed on.

use okoshko_dialogues::facts::Pick;
use okoshko_dialogues::press::Part;
use okoshko_dialogues::preview::{Facts, services};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::AccountId;

use super::Desk;
use crate::store::Error;

/// Whoever looks has no hold of their own: no row has that number.
const NOBODY: AccountId = AccountId(0);

impl Desk {
    /// What there is to say of the page of a studio, or of somebody who works there, without the nearest time; nothing
    /// where there is no page.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn page_of(&self, studio: &str, specialist: Option<&str>) -> Result<Option<Facts>, Error> {
        let mut tx = self.store.read().await?;
        let Some(id) = tx.studio_at(studio).await? else { return Ok(None) };
        let Some(shelf) = self.shelves.of_studio(&mut tx, id).await? else { return Ok(None) };
        let specialist = match specialist {
            Some(name) => match tx.specialist_at(id, name).await? {
                Some(one) if shelf.catalog.specialist(one).is_some() => Some(one),
                _ => return Ok(None),
            },
            None => None,
        };
        let today = shelf.catalog.studio.zone.day_of(self.now());
        Ok(Some(Facts { catalog: shelf.catalog.clone(), specialist, next: None, today }))
    }

    /// The same with the nearest free time.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn with_next(&self, page: Facts) -> Result<Facts, Error> {
        let now = self.now();
        let mut tx = self.store.read().await?;
        let who = page.specialist.map_or(Who::Any, Who::One);
        let mut next = None;
        for service in services(&page.catalog, page.specialist) {
            let look = self.look(&mut tx, NOBODY, Pick::Service(service), who, now).await?;
            let Ok(look) = look else { continue };
            let times = look.times(&mut tx, Part::All, None).await?;
            let first = times.days.first().and_then(|day| day.starts.first().copied());
            next = next.into_iter().chain(first).min();
        }
        Ok(Facts { next, ..page })
    }
}
