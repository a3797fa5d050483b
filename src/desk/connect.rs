//! A one-time link on a booking's page binds what was booked in a browser to a chat: whoever opens it has the page.

use okoshko_dialogues::connect::Answer;
use okoshko_domain::people::{Actor, Lang};
use okoshko_domain::secret::Secret;
use okoshko_domain::timestamp::Timestamp;
use uuid::Uuid;

use super::bearer::bearer;
use super::{Desk, end, secrets};
use crate::store::{Error, Tx};

/// A link is good for so long, in minutes: whoever comes later presses the page's button again.
const GOOD_MIN: i64 = 24 * 60;

/// The chat takes over what the link's browser booked. Whoever took it before may come by it again.
pub(super) async fn take(tx: &mut Tx, by: &Actor, secret: Secret, now: Timestamp) -> Result<Answer, Error> {
    let hash = secret.hash();
    let Some(link) = tx.connection(&hash).await? else { return Ok(Answer::Unknown) };
    match link.used_by {
        Some(before) if before == by.account => return Ok(Answer::Connected(link.booking)),
        Some(_) => return Ok(Answer::Used),
        None if link.until <= now => return Ok(Answer::Expired),
        None => {}
    }
    let (first, second) = (link.from.min(by.account), link.from.max(by.account));
    tx.lock_account(first).await?;
    tx.lock_account(second).await?;
    // Another link of the same page may have been taken meanwhile: it is theirs.
    let owner = tx.booking(link.booking).await?.and_then(|booking| booking.account);
    if owner != Some(link.from) {
        return Ok(if owner == Some(by.account) { Answer::Connected(link.booking) } else { Answer::Used });
    }
    if !tx.take_connection(&hash, by.account, now).await? {
        return Ok(Answer::Used);
    }
    tx.release_of(link.from, now).await?;
    tx.hand_over(link.from, by.account).await?;
    Ok(Answer::Connected(link.booking))
}

impl Desk {
    /// A one-time link for the chat of whoever has this booking's page; nothing when a chat has the booking already, or
    /// the page is none.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn connect_by_token(&self, token: Uuid, lang: Lang) -> Result<Option<Secret>, Error> {
        let now = self.now();
        let mut tx = self.store.begin().await?;
        let made = async {
            let Some((by, id)) = bearer(&mut tx, token, lang, now).await? else { return Ok(None) };
            let Some(booking) = tx.booking(id).await?.filter(|booking| booking.reader.is_none()) else {
                return Ok(None);
            };
            let secret = secrets::fresh();
            let until = now.plus_min(GOOD_MIN);
            tx.add_connection((booking.studio, id), by.account, &secret.hash(), (now, until)).await?;
            Ok(Some(secret))
        };
        let made = made.await;
        end(tx, made).await
    }
}
