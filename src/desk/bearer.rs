//! Whoever has a booking's page: they see it, and do with it what its client may.

use okoshko_dialogues::event::Answer;
use okoshko_dialogues::facts::{Card, Facts, MonthDays, Pick, Times};
use okoshko_dialogues::keepsake::{Written, of_card};
use okoshko_dialogues::moving::Move;
use okoshko_dialogues::press::Part;
use okoshko_dialogues::screen::Entry;
use okoshko_domain::booking::Status;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{AccountId, BookingId};
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};
use uuid::Uuid;

use super::look::Look;
use super::visits::{self, CancelError};
use super::{Desk, end, moving, undo};
use crate::store::{Error, Found, Tx};

/// What whoever has a booking's page does with it.
#[derive(Clone, Copy, Debug)]
enum Deed {
    Move(Move),
    Restore,
}

/// Whose page it is; a booking that staff entered is theirs who come by its page first.
pub(super) async fn bearer(
    tx: &mut Tx,
    token: Uuid,
    lang: Lang,
    now: Timestamp,
) -> Result<Option<(Actor, BookingId)>, Error> {
    let Some(Found { booking, .. }) = tx.found_by_token(token).await? else { return Ok(None) };
    let account = if let Some(account) = booking.account {
        account
    } else {
        let account = tx.add_account(lang, now).await?;
        tx.adopt(booking.id, account).await?;
        // Somebody else may have come at the same moment.
        let owner = tx.booking(booking.id).await?.and_then(|booking| booking.account).unwrap_or(account);
        if owner != account {
            tx.remove_nobody(account).await?;
        }
        owner
    };
    Ok(Some((Actor { account, name: booking.client_name, door: Door::Web, lang }, booking.id)))
}

async fn cancel(
    desk: &Desk,
    tx: &mut Tx,
    token: Uuid,
    lang: Lang,
    now: Timestamp,
) -> Result<(), CancelError> {
    let (by, id) = bearer(tx, token, lang, now).await?.ok_or(CancelError::NotYours)?;
    visits::cancel(desk, tx, &by, id, now).await
}

impl Desk {
    /// Whether the bot can write to whoever reads of a visit.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn is_reachable(&self, reader: AccountId) -> Result<bool, Error> {
        self.store.read().await?.is_reachable(reader).await
    }

    /// The nearest free times for a booking, or those of one day; nothing when it cannot be moved.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn times_by_token(
        &self,
        token: Uuid,
        who: Who,
        day: Option<LocalDay>,
    ) -> Result<Option<Times>, Error> {
        let mut read = self.store.read().await?;
        let Some(look) = self.look_by_token(&mut read, token, who).await? else { return Ok(None) };
        match day {
            Some(day) => look.day(&mut read, day).await.map(Some),
            None => look.times(&mut read, Part::All, None).await.map(Some),
        }
    }

    /// The same as a month, see [`Desk::free_month`].
    ///
    /// # Errors
    /// When the database says no.
    pub async fn month_by_token(
        &self,
        token: Uuid,
        who: Who,
        month: Option<Month>,
        day: Option<LocalDay>,
    ) -> Result<Option<MonthDays>, Error> {
        let mut read = self.store.read().await?;
        let Some(look) = self.look_by_token(&mut read, token, who).await? else { return Ok(None) };
        look.month_near(&mut read, month, day).await.map(Some)
    }

    async fn look_by_token(&self, read: &mut Tx, token: Uuid, who: Who) -> Result<Option<Look>, Error> {
        let Some(found) = read.found_by_token(token).await? else { return Ok(None) };
        let Some(account) = found.booking.account else { return Ok(None) };
        let pick = Pick::Row(found.booking.id);
        Ok(self.look(read, account, pick, who, self.now()).await?.ok())
    }

    /// What becomes of a booking at another time; of one that is not to be moved its card.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn target_by_token(
        &self,
        token: Uuid,
        who: Who,
        start: Timestamp,
    ) -> Result<Option<Facts>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        let Some(Found { booking, .. }) = read.found_by_token(token).await? else { return Ok(None) };
        let Some(account) = booking.account else { return Ok(None) };
        let by = Actor { account, name: booking.client_name, door: Door::Web, lang: booking.lang };
        self.target(&mut read, &by, booking.id, who, start, now).await.map(Some)
    }

    /// A booking by the token of its page; nothing for one that is no booking.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn by_token(&self, token: Uuid) -> Result<Option<Card>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        match read.found_by_token(token).await? {
            Some(found) => self.card_of(&mut read, found, now).await,
            None => Ok(None),
        }
    }

    /// A booking as an entry for a calendar; nothing for one that is not agreed.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn entry_by_token(&self, token: Uuid) -> Result<Option<Entry>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        let Some(found) = read.found_by_token(token).await? else { return Ok(None) };
        let id = found.booking.id;
        let Some(card) = self.card_of(&mut read, found, now).await? else { return Ok(None) };
        if !matches!(card.booking.status, Status::Booked | Status::Came | Status::Cancelled) {
            return Ok(None);
        }
        let (changes, at) = read.changes_of(id).await?;
        Ok(Some(of_card(&card, Written { changes, at })))
    }

    /// Whoever has the page calls the booking off.
    ///
    /// # Errors
    /// See [`CancelError`].
    pub async fn cancel_by_token(&self, token: Uuid, lang: Lang) -> Result<(), CancelError> {
        self.alone(|mut tx, now| async move {
            let cancelled = cancel(self, &mut tx, token, lang, now).await;
            end(tx, cancelled).await
        })
        .await
    }

    /// Whoever has the page moves the booking; `to` names it, and another one is not theirs.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn move_by_token(&self, token: Uuid, lang: Lang, to: Move) -> Result<Answer, Error> {
        self.as_bearer(token, lang, Deed::Move(to)).await
    }

    /// Whoever has the page takes back that they called the booking off.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn restore_by_token(&self, token: Uuid, lang: Lang) -> Result<Answer, Error> {
        self.as_bearer(token, lang, Deed::Restore).await
    }

    /// The page gets another address; the old one opens nothing any more.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn rotate_token(&self, token: Uuid) -> Result<Option<Uuid>, Error> {
        let mut tx = self.store.begin().await?;
        let rotated = async {
            let Some(found) = tx.found_by_token(token).await? else { return Ok(None) };
            let fresh = Uuid::new_v4();
            tx.set_token(found.booking.id, fresh).await?;
            Ok(Some(fresh))
        };
        let rotated = rotated.await;
        end(tx, rotated).await
    }

    async fn as_bearer(&self, token: Uuid, lang: Lang, deed: Deed) -> Result<Answer, Error> {
        self.alone(|mut tx, now| async move {
            let done = self.deed(&mut tx, token, lang, deed, now).await;
            end(tx, done).await
        })
        .await
    }

    async fn deed(
        &self,
        tx: &mut Tx,
        token: Uuid,
        lang: Lang,
        deed: Deed,
        now: Timestamp,
    ) -> Result<Answer, Error> {
        match (bearer(tx, token, lang, now).await?, deed) {
            (Some((by, id)), Deed::Move(to)) if to.booking == id => {
                moving::move_own(self, tx, &by, to, now).await
            }
            (Some((by, id)), Deed::Restore) => undo::restore(self, tx, &by, id, now).await,
            _ => Ok(Answer::NotYours),
        }
    }
}
