//! The group of a studio's staff: named by a one-time link, told what the owner is told.

use okoshko_domain::ids::ChatId;
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::rights::Right;
use okoshko_domain::secret::Secret;
use serde_json::json;

use super::{Desk, end};
use crate::store::Error;

/// What came of a link that was shown in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Adopted {
    /// The group is told from now on; the studio's name.
    Yes(String),
    /// The link is used, old, or none of ours.
    Stale,
    /// Whoever showed it does not run the studio.
    NotTheirs,
}

impl Desk {
    /// Somebody shows a link in a group: from now on it hears what the owner of that studio hears. The link alone is
    /// not enough: whoever shows it must be one who may change the studio's settings.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn adopt_group(
        &self,
        secret: Secret,
        group: ChatId,
        telegram_id: i64,
        name: &str,
    ) -> Result<Adopted, Error> {
        let now = self.now();
        let mut tx = self.store.begin().await?;
        let adopted = async {
            let Some((studio, title)) = tx.group_offer(&secret.hash(), now).await? else {
                return Ok(Adopted::Stale);
            };
            let account = tx.known_account(telegram_id).await?;
            let member = match account {
                Some(account) => tx.member(account, studio).await?,
                None => None,
            };
            let Some(member) = member.filter(|member| member.may(Right::Settings, None)) else {
                return Ok(Adopted::NotTheirs);
            };
            tx.adopt_group(studio, group).await?;
            let by = Actor {
                account: member.account,
                name: name.to_owned(),
                door: Door::Chat,
                lang: Lang::default(),
            };
            tx.audit(studio, &by, "group", &json!({ "who": name }).to_string(), now).await?;
            Ok(Adopted::Yes(title))
        };
        let adopted: Result<_, Error> = adopted.await;
        end(tx, adopted).await
    }

    /// A group became a supergroup: Telegram knows it by another number. Twice is once.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn move_group(&self, from: ChatId, to: ChatId) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let moved = tx.move_group(from, to).await;
        end(tx, moved).await
    }

    /// We were thrown out of a group: no studio tells it any more.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn forget_group(&self, group: ChatId) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let forgotten = tx.forget_group(group).await;
        end(tx, forgotten).await
    }
}
