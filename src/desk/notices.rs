//! What others must hear: written with its cause, brought with the truth of the moment it is sent.

use okoshko_dialogues::notices;
use okoshko_dialogues::screen::Screen;
use okoshko_dialogues::team;
use okoshko_domain::catalog::Studio;
use okoshko_domain::ids::{ChatId, OutboxId, StudioId};
use okoshko_domain::notice::{Notice, Word};
use okoshko_domain::people::Lang;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::Zone;

use super::today::plan::day_plan;
use super::{Desk, end};
use crate::store::{Due, Error, Said, Tx};

/// How long a claimed message is ours, in minutes; whoever dies with it loses it then.
const LEASE_MIN: i64 = 1;

/// A message with the truth of this moment.
#[derive(Debug)]
pub struct Told {
    /// What it shows.
    pub screen: Screen,
    /// The zone that its times are told in.
    pub zone: Zone,
    /// Whose language.
    pub lang: Lang,
}

/// Whoever works somewhere reads what they chose, and so does a group; a client what the studio speaks.
async fn heard(tx: &mut Tx, due: &Due, studio: &Studio) -> Result<Lang, Error> {
    let offered = due.lang.offered(&studio.langs);
    let Some(account) = due.to.filter(|_| offered != due.lang) else { return Ok(due.lang) };
    Ok(if tx.workplaces(account).await?.is_empty() { offered } else { due.lang })
}

impl Desk {
    /// Leases the messages whose time has come; at most `limit`.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn claim_outbox(&self, limit: u32) -> Result<Vec<Due>, Error> {
        let (mut tx, now) = (self.store.begin().await?, self.now());
        let claimed = tx.claim_outbox(self.bot, now, now.plus_min(LEASE_MIN), limit).await;
        end(tx, claimed).await
    }

    /// When the next message is due, if any waits.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn next_due(&self) -> Result<Option<Timestamp>, Error> {
        self.store.read().await?.next_due(self.now()).await
    }

    /// Whether nothing waits: every update is done, every message that is due went out, and every
    /// board shows what is true.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn is_idle(&self) -> Result<bool, Error> {
        let mut tx = self.store.read().await?;
        Ok(tx.waiting(self.bot).await?.is_empty()
            && tx.open_notices(self.now()).await? == 0
            && tx.stale_boards(self.bot).await? == 0)
    }

    /// What a message says now, or why it says nothing any more.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn told(&self, due: &Due) -> Result<Result<Told, &'static str>, Error> {
        let mut tx = self.store.read().await?;
        match &due.said {
            Said::Notice(notice) => self.told_of_booking(&mut tx, due, *notice).await,
            Said::Word(studio, word) => self.told_word(&mut tx, due, *studio, word).await,
        }
    }

    async fn told_of_booking(
        &self,
        tx: &mut Tx,
        due: &Due,
        notice: Notice,
    ) -> Result<Result<Told, &'static str>, Error> {
        let card = match tx.found(notice.booking()).await? {
            Some(found) => self.card_of(tx, found, self.now()).await?,
            None => None,
        };
        let Some(card) = card else { return Ok(Err("the booking is gone")) };
        if !notice.is_true(card.booking.status) {
            return Ok(Err("the booking has changed since"));
        }
        let zone = card.catalog.studio.zone;
        let lang = heard(tx, due, &card.catalog.studio).await?;
        Ok(Ok(Told { screen: notices::screen(notice, &card), zone, lang }))
    }

    async fn told_word(
        &self,
        tx: &mut Tx,
        due: &Due,
        studio: StudioId,
        word: &Word,
    ) -> Result<Result<Told, &'static str>, Error> {
        let Some(shelf) = self.shelves.of_studio(tx, studio).await? else {
            return Ok(Err("the studio is gone"));
        };
        let zone = shelf.catalog.studio.zone;
        let lang = heard(tx, due, &shelf.catalog.studio).await?;
        let told = |screen| Told { screen, zone, lang };
        match word {
            Word::Letter(text) => Ok(Ok(told(notices::letter(&shelf.catalog, text)))),
            Word::Agenda(day) | Word::Digest(day) => {
                let member = match due.to {
                    Some(account) => tx.member(account, studio).await?,
                    None => None,
                };
                let Some(member) = member else { return Ok(Err("they do not work there any more")) };
                let of = member.specialist.filter(|_| !member.sees_all());
                let plan = day_plan(tx, &shelf, of, *day, self.now()).await?;
                if matches!(word, Word::Agenda(_)) {
                    let moot = "nothing stands in the day";
                    return Ok(notices::agenda(&plan).map(told).ok_or(moot));
                }
                let next = day_plan(tx, &shelf, of, day.plus(1), self.now()).await?;
                let moot = "nothing stands in either day";
                Ok(notices::digest(&plan, &next).map(told).ok_or(moot))
            }
            Word::Team(said) => Ok(Ok(told(team::news(said, &shelf.catalog.studio.name)))),
            Word::Menu => Ok(Err("it has no words")),
        }
    }

    /// The message was heard.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn heard(&self, id: OutboxId, message: i64) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let marked = tx.mark_sent(id, message, self.now()).await;
        end(tx, marked).await
    }

    /// The message never goes out; when `gone` the chat cannot be written to any more.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn never_heard(&self, id: OutboxId, why: &str, gone: Option<ChatId>) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let marked = async {
            if let Some(chat) = gone {
                tx.set_unreachable(self.bot, chat, Some(self.now())).await?;
            }
            tx.mark_failed(id, why).await
        };
        let marked = marked.await;
        end(tx, marked).await
    }

    /// The message is tried again in `wait_s` seconds.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn hear_later(&self, id: OutboxId, wait_s: i64) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let postponed = tx.postpone(id, self.now().plus_s(wait_s)).await;
        end(tx, postponed).await
    }

    /// Whether this person can be written to.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn reach(&self, chat: ChatId, reachable: bool) -> Result<(), Error> {
        let mut tx = self.store.begin().await?;
        let marked = tx.set_unreachable(self.bot, chat, (!reachable).then(|| self.now())).await;
        end(tx, marked).await
    }
}
