//! A person is forgotten, in their chat or on the page of what they booked in a browser.

use okoshko_domain::booking::Booking;
use okoshko_domain::ids::{AccountId, BookingId};
use okoshko_domain::notice::Notice;
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::timestamp::Timestamp;
use uuid::Uuid;

use super::{Desk, end};
use crate::store::{Error, Found, Tx};

/// Who can be asked to erase whoever a booking is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eraser {
    /// Whoever has the page: all that there is was left in a browser.
    Page {
        /// Visits to come, which are called off with it.
        coming: usize,
    },
    /// The chat that has the booking. The page proves less than a chat, and there may be more than its booking.
    Chat,
    /// The studio, which entered the visit itself, or another one of the same client.
    Studio,
}

impl Desk {
    /// Visits to come, whatever the studio.
    pub(super) async fn coming(
        &self,
        tx: &mut Tx,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<Booking>, Error> {
        let first = (Timestamp(i64::MIN), BookingId(0));
        tx.upcoming_of(account, now, first, usize::from(u16::MAX)).await
    }

    /// The same when nobody else can change them.
    async fn coming_locked(
        &self,
        tx: &mut Tx,
        account: AccountId,
        now: Timestamp,
    ) -> Result<Vec<Booking>, Error> {
        let seen = self.coming(tx, account, now).await?;
        let mut specialists: Vec<_> = seen.iter().map(|visit| visit.specialist).collect();
        specialists.sort_unstable();
        specialists.dedup();
        for specialist in &specialists {
            tx.lock_specialist(*specialist).await?;
        }
        let visits = self.coming(tx, account, now).await?;
        if visits.iter().all(|visit| specialists.contains(&visit.specialist)) {
            return Ok(visits);
        }
        Err(Error::Busy("a visit went to another specialist".to_owned()))
    }

    /// Calls off what is to come, whatever the studio's window, and takes the person out of all that stays.
    pub(super) async fn forget(&self, tx: &mut Tx, by: &Actor, now: Timestamp) -> Result<(), Error> {
        tx.lock_account(by.account).await?;
        tx.release_of(by.account, now).await?;
        for visit in self.coming_locked(tx, by.account, now).await? {
            tx.end_proposal(visit.id, "withdrawn", now).await?;
            tx.set_cancelled(visit.id, now).await?;
            tx.record(&visit, by, "cancelled", now).await?;
            tx.notify_staff(&visit, Notice::VisitCancelled(visit.id), now).await?;
        }
        let studios = tx.studios_of(by.account).await?;
        for studio in &studios {
            tx.forget_in_audit(*studio, by.account).await?;
        }
        tx.forget_visits(by.account).await?;
        tx.forget_account(by.account).await?;
        // What shows their name is drawn anew. A studio's row is taken last.
        for studio in studios {
            tx.touch_studio(studio).await?;
        }
        Ok(())
    }

    /// Who erases whoever a booking is for; nothing when its page is none.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn eraser(&self, token: Uuid) -> Result<Option<Eraser>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        let Some(Found { booking, .. }) = read.found_by_token(token).await? else { return Ok(None) };
        self.eraser_of(&mut read, &booking, now).await.map(Some)
    }

    /// Whether a page was this booking's until its client was forgotten.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn was_forgotten(&self, token: Uuid) -> Result<bool, Error> {
        self.store.read().await?.was_forgotten(token).await
    }

    /// Whoever has the page has its client forgotten, if the page is enough for that: who erases them, the page when it is
    /// done. Nothing when the page is none, or is none any more.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn forget_by_token(&self, token: Uuid, lang: Lang) -> Result<Option<Eraser>, Error> {
        self.alone(|mut tx, now| async move {
            let forgotten = self.forget_bearer(&mut tx, token, lang, now).await;
            end(tx, forgotten).await
        })
        .await
    }

    async fn forget_bearer(
        &self,
        tx: &mut Tx,
        token: Uuid,
        lang: Lang,
        now: Timestamp,
    ) -> Result<Option<Eraser>, Error> {
        let Some(Found { booking, .. }) = tx.found_by_token(token).await? else { return Ok(None) };
        let Some(account) = booking.account else { return Ok(Some(Eraser::Studio)) };
        tx.lock_account(account).await?;
        // A chat may have taken it over while we waited, or another press have done it.
        let Some(Found { booking, .. }) = tx.found_by_token(token).await? else { return Ok(None) };
        let eraser = self.eraser_of(tx, &booking, now).await?;
        if matches!(eraser, Eraser::Page { .. }) && booking.account == Some(account) {
            let by = Actor { account, name: booking.client_name, door: Door::Web, lang };
            self.forget(tx, &by, now).await?;
        }
        Ok(Some(eraser))
    }

    async fn eraser_of(&self, tx: &mut Tx, booking: &Booking, now: Timestamp) -> Result<Eraser, Error> {
        match booking.account {
            Some(_) if booking.reader.is_some() => Ok(Eraser::Chat),
            // Whoever types a phone that is not theirs takes nothing away that staff entered for whose it is.
            Some(account) if tx.is_alone_on_card(account).await? => {
                Ok(Eraser::Page { coming: self.coming(tx, account, now).await?.len() })
            }
            _ => Ok(Eraser::Studio),
        }
    }
}
