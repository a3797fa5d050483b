//! What a client asked for by a press, done in the transaction of its turn.

use okoshko_dialogues::event::Answer;
use okoshko_dialogues::offers;
use okoshko_dialogues::state::Act;
use okoshko_domain::booking::Status;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::BookingId;
use okoshko_domain::people::Actor;
use okoshko_domain::timestamp::Timestamp;

use super::booking::{self, BookError, Booked, Wish};
use super::extras::{self, Added};
use super::visits::{self, CancelError};
use super::{Desk, absence, connect, moving, phone, proposal, reminder, team, undo};
use crate::store::{Error, Tx};

impl Desk {
    pub(super) async fn perform(
        &self,
        tx: &mut Tx,
        by: &Actor,
        act: Act,
        now: Timestamp,
    ) -> Result<Answer, Error> {
        match act {
            Act::Hold { service, who, start } => {
                self.hold_or_not(tx, by, Wish { service, who, start }, now).await
            }
            Act::Book { hold, who } => {
                let booked = booking::book(self, tx, by, hold, now).await;
                booked_or_not(tx, by, (hold, who), booked).await
            }
            Act::GivePhone { hold, who, phone } => {
                let booked = phone::give(self, tx, by, (hold, phone.as_deref()), now).await;
                booked_or_not(tx, by, (hold, who), booked).await
            }
            Act::Add { hold, who, extra } => match extras::add(self, tx, by, (hold, &extra), now).await {
                Ok(Added::Held(hold)) => Ok(Answer::Held { hold, who }),
                Ok(Added::Longer(row, start)) => Ok(Answer::Elsewhere { row, who, start, why: None }),
                Err(error) => not_booked(tx, by, (hold, who), error).await,
            },
            Act::HoldRow { row, who, start } => {
                match extras::hold_row(self, tx, by, (row, who, start), now).await {
                    Ok(hold) => Ok(Answer::Held { hold, who }),
                    Err(error) => not_held(tx, by, (row, who, Some(start)), error).await,
                }
            }
            Act::Release => tx.release_of(by.account, now).await.map(|()| Answer::Released),
            Act::Drop(id) => drop_hold(tx, by, id, now).await,
            Act::Cancel(id) => self.call_off_own(tx, by, id, now).await,
            Act::Move(to) => moving::move_own(self, tx, by, to, now).await,
            Act::Come { booking, start } => reminder::come(tx, by, booking, start, now).await,
            Act::Because(id, reason) => undo::because(tx, by, id, &reason, now).await,
            Act::Restore(id) => undo::restore(self, tx, by, id, now).await,
            Act::AskWhy { service, who, words } => self.ask_why(tx, by, (service, who), &words, now).await,
            Act::Connect(secret) => connect::take(tx, by, secret, now).await.map(Answer::Connect),
            Act::Offer(act) => self.answer_offer(tx, by, act, now).await.map(Answer::Offer),
            // These go their own way, in `walk`.
            Act::Staff(_) | Act::Profile(_) | Act::Feed(_) => Ok(Answer::NotYours),
            Act::Speak(lang) => {
                tx.set_lang(by.account, lang).await?;
                team::speak(tx, by.account, now).await?;
                Ok(Answer::Speaks)
            }
        }
    }

    async fn hold_or_not(
        &self,
        tx: &mut Tx,
        by: &Actor,
        wish: Wish,
        now: Timestamp,
    ) -> Result<Answer, Error> {
        match booking::hold(self, tx, by, wish, now).await {
            Ok(hold) => Ok(Answer::Held { hold, who: wish.who }),
            Err(error) => wish.refused(error),
        }
    }

    async fn call_off_own(
        &self,
        tx: &mut Tx,
        by: &Actor,
        id: BookingId,
        now: Timestamp,
    ) -> Result<Answer, Error> {
        match visits::cancel(self, tx, by, id, now).await {
            Ok(()) => Ok(Answer::Cancelled(id)),
            Err(CancelError::NotYours) => Ok(Answer::NotYours),
            Err(CancelError::Settled) => Ok(Answer::Settled(id)),
            Err(CancelError::TooLate) => Ok(Answer::TooLate(id)),
            Err(CancelError::Store(error)) => Err(error),
        }
    }

    async fn answer_offer(
        &self,
        tx: &mut Tx,
        by: &Actor,
        act: offers::Act,
        now: Timestamp,
    ) -> Result<offers::Answer, Error> {
        match act {
            offers::Act::Take { proposal, start } => {
                proposal::take(self, tx, by, (proposal, start), now).await
            }
            offers::Act::Instead(booking, to) => absence::take(self, tx, by, (booking, to), now).await,
            offers::Act::Refuse(proposal) => proposal::refuse(self, tx, by, proposal, now).await,
        }
    }
}

/// An old button lets go of what it stands for, not of what was held after it.
async fn drop_hold(tx: &mut Tx, by: &Actor, id: BookingId, now: Timestamp) -> Result<Answer, Error> {
    let Some(found) = booking::own(tx, by, id).await? else { return Ok(Answer::NotYours) };
    match found.booking.status {
        Status::Held => tx.release_of(by.account, now).await.map(|()| Answer::Released),
        Status::Released => Ok(Answer::Released),
        _ => Ok(Answer::Settled(id)),
    }
}

/// What a client hears when they pressed ✅.
async fn booked_or_not(
    tx: &mut Tx,
    by: &Actor,
    (hold, who): (BookingId, Who),
    booked: Result<Booked, BookError>,
) -> Result<Answer, Error> {
    match booked {
        Ok(Booked::Yes(id)) => Ok(Answer::Booked(id)),
        Ok(Booked::Asked(id)) => Ok(Answer::Asked(id)),
        Ok(Booked::PriceWas(hold, was)) => Ok(Answer::PriceChanged { hold, who, was }),
        Ok(Booked::LookAgain(hold)) => Ok(Answer::LengthChanged { hold, who }),
        Ok(Booked::PhoneFirst(hold, must)) => Ok(Answer::PhoneFirst { hold, who, must }),
        Err(error) => not_booked(tx, by, (hold, who), error).await,
    }
}

/// What a client hears when what they wanted for a held slot cannot be.
async fn not_booked(
    tx: &mut Tx,
    by: &Actor,
    (hold, who): (BookingId, Who),
    error: BookError,
) -> Result<Answer, Error> {
    not_held(tx, by, (hold, who, None), error).await
}

/// The same for another start than the row's.
async fn not_held(
    tx: &mut Tx,
    by: &Actor,
    (row, who, start): (BookingId, Who, Option<Timestamp>),
    error: BookError,
) -> Result<Answer, Error> {
    match error {
        BookError::Settled => Ok(Answer::Settled(row)),
        // Nothing more may be asked in a transaction that the database has given up.
        BookError::Store(error) => Err(error),
        error => {
            let Some(found) = booking::own(tx, by, row).await? else { return Ok(Answer::NotYours) };
            let held = found.booking;
            let start = start.unwrap_or(held.span.start);
            match error {
                BookError::Refused(why) if !held.more.is_empty() && why.is_about_time() => {
                    Ok(Answer::Elsewhere { row, who, start, why: Some(why) })
                }
                error => Wish { service: held.service, who, start }.refused(error),
            }
        }
    }
}
