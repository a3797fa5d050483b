//! What we know of a person: they see it, change it, take it along, or have it forgotten.

use okoshko_dialogues::facts::Facts::Studio;
use okoshko_dialogues::profile::{Act, Answer, Facts, State};
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
        let coming =
            if state == State::AskForget { self.coming(tx, by.account, now).await?.len() } else { 0 };
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
        chat: &Chat,
        by: &Actor,
        act: &Act,
        now: Timestamp,
    ) -> Result<Answer, Error> {
        match act {
            Act::Name(name) => tx.set_own_name(by.account, name, now).await.map(|()| Answer::Named),
            Act::Phone(phone) => self.keep_phone(tx, chat, by, phone, now).await.map(|()| Answer::Phoned),
            Act::Switch(switch, on) => {
                tx.set_muted(by.account, *switch, !on, now).await.map(|()| Answer::Switched)
            }
            // Their name stands in the studio's journal and day: who works there goes first.
            Act::Forget if chat.works => Ok(Answer::Works),
            Act::Forget => self.forget(tx, by, now).await.map(|()| Answer::Forgotten),
        }
    }
}

impl Desk {
    /// Whoever was nowhere yet is known with their phone where their chat talks about.
    async fn keep_phone(
        &self,
        tx: &mut Tx,
        chat: &Chat,
        by: &Actor,
        phone: &str,
        now: Timestamp,
    ) -> Result<(), Error> {
        if !phone.is_empty()
            && tx.studios_of(by.account).await?.is_empty()
            && let Studio(catalog) = self.studio(tx, chat.studio).await?
        {
            tx.client_of(catalog.studio.id, by.account, now).await?;
        }
        tx.set_own_phone(by.account, phone).await
    }
}

/// Plain structs of numbers and text always have a JSON form.
fn file(name: &str, content: &impl Serialize) -> (String, String) {
    (name.to_owned(), serde_json::to_string_pretty(content).unwrap_or_default())
}
