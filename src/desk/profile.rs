//! What we know of a person: they see it, change it, take it along, or have it forgotten.

use okoshko_dialogues::profile::{Act, Answer, Facts, State};
use okoshko_domain::booking::Booking;
use okoshko_domain::ids::BookingId;
use okoshko_domain::notice::Notice;
use okoshko_domain::people::Actor;
use okoshko_domain::timestamp::Timestamp;
use serde::Serialize;

use super::Desk;
use crate::store::{Chat, Error, Tx};

impl Desk {
    /// What a screen of the profile shows.
    pub(super) async fn profile(
        &self,
        tx: &mut Tx,
        chat: &Chat,
        by: &Actor,
        state: State,
        now: Timestamp,
    ) -> Result<Facts, Error> {
        let coming = if state == State::AskForget { self.coming(tx, by, now).await?.len() } else { 0 };
        Ok(Facts {
            name: if state == State::Forgotten { String::new() } else { by.name.clone() },
            phone: tx.phone_of(by.account).await?,
            lang: chat.lang,
            works: chat.works,
            muted: tx.mutes(by.account).await?,
            has_site: self.site().is_some(),
            coming: i64::try_from(coming).unwrap_or(i64::MAX),
            files: if state == State::Data { self.files(tx, by).await? } else { Vec::new() },
        })
    }

    /// Visits to come, whatever the studio.
    async fn coming(&self, tx: &mut Tx, by: &Actor, now: Timestamp) -> Result<Vec<Booking>, Error> {
        let first = (Timestamp(i64::MIN), BookingId(0));
        tx.upcoming_of(by.account, now, first, usize::from(u16::MAX)).await
    }

    /// The same when nobody else can change them.
    async fn coming_locked(&self, tx: &mut Tx, by: &Actor, now: Timestamp) -> Result<Vec<Booking>, Error> {
        let seen = self.coming(tx, by, now).await?;
        let mut specialists: Vec<_> = seen.iter().map(|visit| visit.specialist).collect();
        specialists.sort_unstable();
        specialists.dedup();
        for specialist in &specialists {
            tx.lock_specialist(*specialist).await?;
        }
        let visits = self.coming(tx, by, now).await?;
        if visits.iter().all(|visit| specialists.contains(&visit.specialist)) {
            return Ok(visits);
        }
        Err(Error::Busy("a visit went to another specialist".to_owned()))
    }

    /// Everything we know of a person, a file for each kind.
    async fn files(&self, tx: &mut Tx, by: &Actor) -> Result<Vec<(String, String)>, Error> {
        let account = by.account;
        Ok(vec![
            file("account.json", &tx.account_data(account).await?),
            file("places.json", &tx.client_data(account).await?),
            file("bookings.json", &tx.booking_data(account).await?),
            file("history.json", &tx.event_data(account).await?),
            file("messages.json", &tx.message_data(account).await?),
            file("switched_off.json", &tx.mutes(account).await?),
            file("calendars.json", &tx.feed_data(account).await?),
            file("updates.json", &tx.update_data(self.bot, account).await?),
        ])
    }

    /// Does what a person asks for about themselves.
    pub(super) async fn profile_perform(
        &self,
        tx: &mut Tx,
        works: bool,
        by: &Actor,
        act: &Act,
        now: Timestamp,
    ) -> Result<Answer, Error> {
        match act {
            Act::Name(name) => tx.set_own_name(by.account, name, now).await.map(|()| Answer::Named),
            Act::Phone(phone) => tx.set_own_phone(by.account, phone).await.map(|()| Answer::Phoned),
            Act::Switch(switch, on) => {
                tx.set_muted(by.account, *switch, !on, now).await.map(|()| Answer::Switched)
            }
            // Their name stands in the studio's journal and day: who works there goes first.
            Act::Forget if works => Ok(Answer::Works),
            Act::Forget => self.forget(tx, by, now).await.map(|()| Answer::Forgotten),
        }
    }

    /// Calls off what is to come, whatever the studio's window, and takes the person out of all that stays.
    async fn forget(&self, tx: &mut Tx, by: &Actor, now: Timestamp) -> Result<(), Error> {
        tx.lock_account(by.account).await?;
        tx.release_of(by.account, now).await?;
        for visit in self.coming_locked(tx, by, now).await? {
            tx.end_proposal(visit.id, "withdrawn", now).await?;
            tx.set_cancelled(visit.id, now).await?;
            tx.record(&visit, by, "cancelled", now).await?;
            tx.notify_staff(&visit, Notice::VisitCancelled(visit.id), now).await?;
        }
        for studio in tx.studios_of(by.account).await? {
            tx.forget_in_audit(studio, by.account).await?;
        }
        tx.forget_visits(by.account).await?;
        tx.forget_account(by.account).await
    }
}

/// Plain structs of numbers and text always have a JSON form.
fn file(name: &str, content: &impl Serialize) -> (String, String) {
    (name.to_owned(), serde_json::to_string_pretty(content).unwrap_or_default())
}
