//! Whoever looks at a page inside Telegram: it has told us who they are.

use okoshko_dialogues::Arrival;
use okoshko_dialogues::screen::Screen;
use okoshko_dialogues::today::{Act, Answer, Facts, News, Plan, State};
use okoshko_domain::catalog::Studio;
use okoshko_domain::ids::{AccountId, BookingId, ChatId, StudioId};
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::rights::Right;
use okoshko_domain::zone::{LocalDay, Zone};

use super::today::plan::day_plan;
use super::{Desk, end, today};
use crate::store::{Error, Tx};

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
    pub at: StudioId,
    /// What it is called.
    pub studio: String,
}

/// A visit as whoever works there sees it.
#[derive(Clone, Debug)]
pub struct Counter {
    /// Its card, as the chat shows it.
    pub card: Screen,
    /// Its day.
    pub day: LocalDay,
    /// The day there now.
    pub today: LocalDay,
    /// Where its clocks stand.
    pub zone: Zone,
    /// What its reader speaks.
    pub lang: Lang,
    /// Where it is.
    pub at: StudioId,
    /// What that is called.
    pub studio: String,
}

impl Desk {
    /// A visit's card; nothing for whoever may not see it.
    ///
    /// * `off`: whether its reader called it off just now.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn at_counter(
        &self,
        (account, name): (AccountId, &str),
        booking: BookingId,
        off: bool,
    ) -> Result<Option<Counter>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        let by = self.actor_inside(&mut read, account, name).await?;
        let state = State::Visit { booking, news: off.then_some(News::CalledOff) };
        let Some(work) = self.work(&mut read, None, &by, state.gate(), now).await? else { return Ok(None) };
        let Some(shelf) = work.shelf.clone() else { return Ok(None) };
        let facts = today::facts(&work, &mut read, &state).await?;
        let Facts::Visit(visit) = &facts else { return Ok(None) };
        let Arrival::Show(card) = okoshko_dialogues::today::arrive(&state, &facts, &work.scene()) else {
            return Ok(None);
        };
        let (zone, today, lang) = (work.zone(), work.today(), by.lang);
        let (at, studio) = (shelf.catalog.studio.id, shelf.catalog.studio.name.clone());
        Ok(Some(Counter { card, day: visit.day, today, zone, lang, at, studio }))
    }

    /// Does with a visit what a button of its card says; nothing for whoever may not.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn act_at_counter(
        &self,
        (account, name): (AccountId, &str),
        act: &Act,
    ) -> Result<Option<Answer>, Error> {
        self.alone(|mut tx, now| async move {
            let done = async {
                let by = self.actor_inside(&mut tx, account, name).await?;
                match self.work(&mut tx, None, &by, act.gate(), now).await? {
                    Some(work) => today::perform(&work, &mut tx, act).await.map(Some),
                    None => Ok(None),
                }
            };
            let done = done.await;
            end(tx, done).await
        })
        .await
    }

    async fn actor_inside(&self, tx: &mut Tx, account: AccountId, name: &str) -> Result<Actor, Error> {
        let lang = tx.lang_of(account).await?;
        Ok(Actor { account, name: name.to_owned(), door: Door::App, lang })
    }

    /// Whom Telegram names, and the studio that they talked about last with the name of its page.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn inside(
        &self,
        telegram_id: i64,
        lang: Lang,
    ) -> Result<(AccountId, Option<(StudioId, String)>), Error> {
        let mut read = self.store.read().await?;
        if let Some(account) = read.known_account(telegram_id).await? {
            let chat = read.chat(self.bot, ChatId(telegram_id)).await?;
            let shelf = match chat.and_then(|chat| chat.studio) {
                Some(studio) => self.shelves.of_studio(&mut read, studio).await?,
                None => None,
            };
            let named = |studio: &Studio| (studio.id, studio.slug.clone());
            return Ok((account, shelf.map(|shelf| named(&shelf.catalog.studio))));
        }
        drop(read);
        let mut tx = self.store.begin().await?;
        let account = tx.account_of(telegram_id, lang, self.now()).await;
        end(tx, account).await.map(|account| (account, None))
    }

    /// A day of whoever works somewhere, as their chat shows it; nothing for anybody else.
    ///
    /// * `at`: where, when they work in several studios.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn working_day(
        &self,
        account: AccountId,
        at: Option<StudioId>,
        day: Option<LocalDay>,
    ) -> Result<Option<WorkingDay>, Error> {
        let now = self.now();
        let mut read = self.store.read().await?;
        let Some(member) = read.member_here(account, at).await? else { return Ok(None) };
        let Some(shelf) = self.shelves.of_studio(&mut read, member.studio).await? else { return Ok(None) };
        let zone = shelf.catalog.studio.zone;
        let of = member.specialist.filter(|_| !member.sees_all());
        if !member.may(Right::Day, of) {
            return Ok(None);
        }
        let plan = day_plan(&mut read, &shelf, of, day.unwrap_or(zone.day_of(now)), now).await?;
        let lang = read.lang_of(account).await?;
        let (at, studio) = (member.studio, shelf.catalog.studio.name.clone());
        Ok(Some(WorkingDay { plan, zone, lang, at, studio }))
    }
}
