//! What a link to a page says where it is passed on.

use okoshko_dialogues::facts::Pick;
use okoshko_dialogues::press::Part;
use okoshko_dialogues::preview::{Facts, services};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{AccountId, SpecialistId, StudioId};

use super::Desk;
use crate::store::Error;

/// Whoever looks has no hold of their own: no row has that number.
const NOBODY: AccountId = AccountId(0);

impl Desk {
    /// What there is to say of a studio's page, or of a specialist's; nothing when there is no such studio.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn preview(
        &self,
        studio: StudioId,
        specialist: Option<SpecialistId>,
    ) -> Result<Option<Facts>, Error> {
        let now = self.now();
        let mut tx = self.store.read().await?;
        let Some(shelf) = self.shelves.of_studio(&mut tx, studio).await? else { return Ok(None) };
        let catalog = shelf.catalog.clone();
        let who = specialist.map_or(Who::Any, Who::One);
        let mut next = None;
        for service in services(&catalog, specialist) {
            let Ok(look) = self.look(&mut tx, NOBODY, Pick::Service(service), who, now).await? else {
                continue;
            };
            let times = look.times(&mut tx, Part::All, None).await?;
            let first = times.days.first().and_then(|day| day.starts.first().copied());
            next = next.into_iter().chain(first).min();
        }
        let today = catalog.studio.zone.day_of(now);
        Ok(Some(Facts { catalog, specialist, next, today }))
    }
}
