//! Who may make a studio: whoever took a one-time link, and whom the settings name.

use okoshko_domain::ids::StudioId;
use okoshko_domain::people::Lang;
use okoshko_domain::secret::Secret;
use okoshko_domain::timestamp::Timestamp;

use super::{Desk, end, secrets};
use crate::store::{Chat, Error, Tx};

/// A link to ownership is good for seven days.
pub(super) const LINK_MIN: i64 = 7 * 24 * 60;

impl Desk {
    /// The person whom the settings name may make a studio as long as they own none; whom they named before may not.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn expect_owner(&self, telegram_id: Option<i64>) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let expected = async {
            let Some(telegram_id) = telegram_id else {
                return tx.revoke_named(None, self.now()).await.map(|()| None);
            };
            let account = tx.account_of(telegram_id, Lang::default(), self.now()).await?;
            tx.revoke_named(Some(account), self.now()).await?;
            if !tx.owns(account).await? && tx.open_claim(account).await?.is_none() {
                let (now, unseen) = (self.now(), secrets::fresh());
                let claim = tx.add_claim(None, &unseen.hash(), now, now).await?;
                tx.take_claim(claim, account, now).await?;
            }
            Ok(Some(account))
        };
        let expected: Result<_, Error> = expected.await;
        if let Some(account) = end(tx, expected).await? {
            let _ = self.owner.set(account); // The settings do not change while we run.
        }
        Ok(())
    }

    /// A link for the first owner, while nobody owns anything here: it gives the studio that is here already, or the
    /// right to make one. The links before it are good no more.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn first_owner_link(&self) -> Result<Option<Secret>, Error> {
        if self.owner.get().is_some() || self.store.read().await?.owners().await? > 0 {
            return Ok(None);
        }
        let mut tx = self.store.begin().await?;
        let made = async {
            tx.revoke_claims(self.now()).await?;
            let studio = tx.studios().await?.first().map(|(id, _)| *id);
            add_link(&mut tx, studio, self.now()).await.map(Some)
        };
        let made = made.await;
        end(tx, made).await
    }

    /// A link for the owner of one more studio.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn owner_link(&self) -> Result<Secret, Error> {
        let mut tx = self.store.begin().await?;
        let made = add_link(&mut tx, None, self.now()).await;
        end(tx, made).await
    }

    /// Whether this person took the right to make a studio and has not used it. Only whom the settings name, and those
    /// whose chat talks about no studio yet, are asked about; others come back by their link.
    pub(super) async fn may_make(&self, tx: &mut Tx, chat: &Chat) -> Result<bool, Error> {
        let named = self.owner.get() == Some(&chat.account);
        Ok((named || chat.studio.is_none()) && tx.open_claim(chat.account).await?.is_some())
    }
}

async fn add_link(tx: &mut Tx, studio: Option<StudioId>, now: Timestamp) -> Result<Secret, Error> {
    let secret = secrets::fresh();
    tx.add_claim(studio, &secret.hash(), now.plus_min(LINK_MIN), now).await?;
    Ok(secret)
}
