//! Catalogs and hours, kept in memory as long as their studio's revision stands.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use okoshko_domain::ids::{ServiceId, SpecialistId, StudioId};

use crate::store::{Error, Shelf, Tx};

/// Never stale: every use asks the transaction for the studio's present revision.
#[derive(Clone, Debug, Default)]
pub(super) struct Shelves {
    kept: Arc<RwLock<HashMap<StudioId, Arc<Shelf>>>>,
    services: Arc<RwLock<HashMap<ServiceId, StudioId>>>,
    specialists: Arc<RwLock<HashMap<SpecialistId, StudioId>>>,
    slugs: Arc<RwLock<HashMap<String, StudioId>>>,
}

impl Shelves {
    /// The studio whose page is called so, or was: a name is never given to another.
    pub(super) fn called(&self, slug: &str) -> Option<StudioId> {
        self.slugs.read().unwrap_or_else(PoisonError::into_inner).get(slug).copied()
    }

    /// Remembers whose page is called so.
    pub(super) fn is_called(&self, slug: &str, studio: StudioId) {
        self.slugs.write().unwrap_or_else(PoisonError::into_inner).insert(slug.to_owned(), studio);
    }

    /// What a studio offers now.
    pub(super) async fn of_studio(&self, tx: &mut Tx, studio: StudioId) -> Result<Option<Arc<Shelf>>, Error> {
        match tx.revision(studio).await? {
            Some(revision) => self.at(tx, studio, revision).await,
            None => Ok(None),
        }
    }

    /// What a studio offers at the revision that this transaction found it at.
    pub(super) async fn at(
        &self,
        tx: &mut Tx,
        studio: StudioId,
        revision: i64,
    ) -> Result<Option<Arc<Shelf>>, Error> {
        let kept = self.kept.read().unwrap_or_else(PoisonError::into_inner).get(&studio).cloned();
        if let Some(shelf) = kept.filter(|shelf| shelf.revision == revision) {
            return Ok(Some(shelf));
        }
        let Some(shelf) = tx.shelf(studio).await?.map(Arc::new) else {
            return Ok(None);
        };
        self.kept.write().unwrap_or_else(PoisonError::into_inner).insert(studio, shelf.clone());
        Ok(Some(shelf))
    }

    /// The studio that offers a service, with all it offers. A row never moves to another studio.
    pub(super) async fn of_service(
        &self,
        tx: &mut Tx,
        service: ServiceId,
    ) -> Result<Option<Arc<Shelf>>, Error> {
        let known = self.services.read().unwrap_or_else(PoisonError::into_inner).get(&service).copied();
        let studio = match known {
            Some(studio) => studio,
            None => match tx.studio_of_service(service).await? {
                Some(studio) => studio,
                None => return Ok(None),
            },
        };
        self.services.write().unwrap_or_else(PoisonError::into_inner).entry(service).or_insert(studio);
        self.of_studio(tx, studio).await
    }

    /// The studio where a specialist works, with all it offers.
    pub(super) async fn of_specialist(
        &self,
        tx: &mut Tx,
        id: SpecialistId,
    ) -> Result<Option<Arc<Shelf>>, Error> {
        let known = self.specialists.read().unwrap_or_else(PoisonError::into_inner).get(&id).copied();
        let studio = match known {
            Some(studio) => studio,
            None => match tx.studio_of_specialist(id).await? {
                Some(studio) => studio,
                None => return Ok(None),
            },
        };
        self.specialists.write().unwrap_or_else(PoisonError::into_inner).entry(id).or_insert(studio);
        self.of_studio(tx, studio).await
    }
}
