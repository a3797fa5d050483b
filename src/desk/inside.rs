//! Whoever looks at a page inside Telegram: it has told us who they are.

use okoshko_dialogues::today::Plan;
use okoshko_domain::ids::{AccountId, ChatId};
use okoshko_domain::people::Lang;
use okoshko_domain::rights::Right;
use okoshko_domain::zone::{LocalDay, Zone};

use super::today::plan::day_plan;
use super::{Desk, end};
use crate::store::Error;

/// A day of whoever works somewhere.
#[derive(Clone, Debug)]
pub struct WorkingDay {
    /// What it looks like.
    pub plan: Plan,
    /// Where its clocks stand.
    pub zone: Zone,
    /// What its reader speaks.
    pub lang: Lang,
    /// Where they work.
    pub studio: String,
}

impl Desk {
    /// Whom Telegram names, and the page of the studio that they talked about last.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn inside(&self, telegram_id: i64, lang: Lang) -> Result<(AccountId, Option<String>), Error> {
        let mut read = self.store.read().await?;
        if let Some(account) = read.known_account(telegram_id).await? {
            let chat = read.chat(self.bot, ChatId(telegram_id)).await?;
            let shelf = match chat.and_then(|chat| chat.studio) {
                Some(studio) => self.shelves.of_studio(&mut read, studio).await?,
                None => None,
            };
            return Ok((account, shelf.map(|shelf| shelf.catalog.studio.slug.clone())));
        }
        drop(read);
        let mut tx = self.store.begin().await?;
        let account = tx.account_of(telegram_id, lang, self.now()).await;
        end(tx, account).await.map(|account| (account, None))
    }

    /// A day of whoever works somewhere, as their chat shows it; nothing for anybody else.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn working_day(
        &self,
        account: AccountId,
        day: Option<LocalDay>,
    ) -> Result<Option<WorkingDay>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        let Some(member) = read.member_here(account, None).await? else { return Ok(None) };
        let Some(shelf) = self.shelves.of_studio(&mut read, member.studio).await? else { return Ok(None) };
        let zone = shelf.catalog.studio.zone;
        let of = member.specialist.filter(|_| !member.sees_all());
        if !member.may(Right::Day, of) {
            return Ok(None);
        }
        let plan = day_plan(&mut read, &shelf, of, day.unwrap_or(zone.day_of(now)), now).await?;
        let lang = read.lang_of(account).await?;
        Ok(Some(WorkingDay { plan, zone, lang, studio: shelf.catalog.studio.name.clone() }))
    }
}
