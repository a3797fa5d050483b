//! Facts for drawing: what a screen needs, read when the work is committed, filtered by who asks.

use okoshko_dialogues::facts::{Card, Day, DayStarts, Facts, Front, Visits, Want};
use okoshko_dialogues::keepsake::Written;
use okoshko_dialogues::press::List;
use okoshko_dialogues::visits::PAGE;
use okoshko_domain::booking::Status;
use okoshko_domain::ids::{AccountId, BookingId, StudioId};
use okoshko_domain::people::Actor;
use okoshko_domain::timestamp::Timestamp;

use super::undo::can_restore;
use super::{Desk, absence, approval};
use crate::store::{Chat, Error, Found, Tx};

impl Desk {
    /// Brings what was wanted, as this chat's person may see it.
    pub(super) async fn facts(
        &self,
        tx: &mut Tx,
        chat: &Chat,
        by: &Actor,
        want: Want,
        now: Timestamp,
    ) -> Result<Facts, Error> {
        match want {
            Want::Nothing => Ok(Facts::Nothing),
            Want::Studio(studio) => self.studio(tx, studio.or(chat.studio)).await,
            Want::Front(_) if self.may_make(tx, chat).await? => Ok(Facts::MayMake),
            Want::Front(studio) => Ok(match self.studio(tx, studio.or(chat.studio)).await? {
                Facts::Studio(catalog) => {
                    let again = self.again(tx, chat.account, &catalog, now).await?;
                    Facts::Front(catalog, Front { works: chat.works, again })
                }
                other => other,
            }),
            Want::Help => self.help(tx, chat).await,
            Want::Profile(state) => {
                Ok(Facts::Profile(Box::new(self.profile(tx, chat, by, state, now).await?)))
            }
            Want::Feed => Ok(Facts::Feed(Box::new(self.feed(tx, chat, by, now).await?))),
            Want::Staff(state) => self.staff_facts(tx, chat, by, &state, now).await,
            Want::Service(id) => {
                let shelf = self.shelves.of_service(tx, id).await?;
                Ok(shelf.map_or(Facts::Gone, |shelf| Facts::Studio(shelf.catalog.clone())))
            }
            Want::Specialist(id) => {
                let shelf = self.shelves.of_specialist(tx, id).await?;
                Ok(shelf.map_or(Facts::Gone, |shelf| Facts::Studio(shelf.catalog.clone())))
            }
            Want::Times { pick, who, part, near } => match self.look(tx, chat.account, pick, who, now).await?
            {
                Ok(look) => look.times(tx, part, near).await.map(Facts::Times),
                Err(facts) => Ok(facts),
            },
            Want::Day { pick, who, day } => {
                let look = match self.look(tx, chat.account, pick, who, now).await? {
                    Ok(look) => look,
                    Err(facts) => return Ok(facts),
                };
                let starts = look.starts(tx, day, day).await?;
                if starts.is_empty() {
                    return Ok(Facts::Shut(look.shut(day)));
                }
                Ok(Facts::Day(Day { asked: look.asked, slots: DayStarts { day, starts } }))
            }
            Want::Month { pick, who, month } => match self.look(tx, chat.account, pick, who, now).await? {
                Ok(look) => look.month(tx, month).await.map(Facts::Month),
                Err(facts) => Ok(facts),
            },
            Want::Target { booking, who, start } => self.target(tx, by, booking, who, start, now).await,
            Want::Booking(id) => self.own_card(tx, chat.account, id, now).await,
            Want::Keepsake(id) => self.keepsake(tx, chat.account, id, now).await,
            Want::Proposal(id) => match self.own_card(tx, chat.account, id, now).await? {
                Facts::Booking(card) => Ok(Facts::Proposal(card, tx.open_proposal(id).await?)),
                other => Ok(other),
            },
            Want::Away(id) => match self.own_card(tx, chat.account, id, now).await? {
                Facts::Booking(card) => {
                    let instead = absence::instead(self, tx, &card.booking, now).await?;
                    Ok(Facts::Away(card, instead))
                }
                other => Ok(other),
            },
            Want::Visits { list, after } => self.visits(tx, chat.account, list, after, now).await,
        }
    }

    /// The studio where this person works, when they work somewhere, else the one that a client's chat talks about.
    async fn help(&self, tx: &mut Tx, chat: &Chat) -> Result<Facts, Error> {
        let member = if chat.works { tx.member_here(chat.account, chat.studio).await? } else { None };
        let studio = member.map(|member| member.studio).or(chat.studio);
        Ok(match self.studio(tx, studio).await? {
            Facts::Studio(catalog) => Facts::Help(catalog, member),
            other => other,
        })
    }

    /// The studio that was asked for, or the only one, or the question which.
    pub(super) async fn studio(&self, tx: &mut Tx, wanted: Option<StudioId>) -> Result<Facts, Error> {
        if let Some(id) = wanted
            && let Some(shelf) = self.shelves.of_studio(tx, id).await?
        {
            return Ok(Facts::Studio(shelf.catalog.clone()));
        }
        let studios = tx.studios().await?;
        match studios.as_slice() {
            [] => Ok(Facts::NoStudio),
            [(only, _)] => {
                let shelf = self.shelves.of_studio(tx, *only).await?;
                Ok(shelf.map_or(Facts::NoStudio, |shelf| Facts::Studio(shelf.catalog.clone())))
            }
            _ => Ok(Facts::Studios(studios)),
        }
    }

    async fn own_card(
        &self,
        tx: &mut Tx,
        account: AccountId,
        id: BookingId,
        now: Timestamp,
    ) -> Result<Facts, Error> {
        let card = self.card_for(tx, account, id, now).await?;
        Ok(card.map_or(Facts::NotYours, |card| Facts::Booking(Box::new(card))))
    }

    async fn keepsake(
        &self,
        tx: &mut Tx,
        account: AccountId,
        id: BookingId,
        now: Timestamp,
    ) -> Result<Facts, Error> {
        let Some(card) = self.card_for(tx, account, id, now).await? else { return Ok(Facts::NotYours) };
        let (changes, at) = tx.changes_of(id).await?;
        Ok(Facts::Keepsake(Box::new(card), Written { changes, at }))
    }

    /// A booking of this account as a card; somebody else's is none.
    pub(super) async fn card_for(
        &self,
        tx: &mut Tx,
        account: AccountId,
        id: BookingId,
        now: Timestamp,
    ) -> Result<Option<Card>, Error> {
        let own = tx.found(id).await?.filter(|found| found.booking.account == Some(account));
        match own {
            Some(found) => self.card_of(tx, found, now).await,
            None => Ok(None),
        }
    }

    /// A booking with its studio and what can be done with it now.
    pub(super) async fn card_of(
        &self,
        tx: &mut Tx,
        Found { booking, revision, client }: Found,
        now: Timestamp,
    ) -> Result<Option<Card>, Error> {
        let Some(shelf) = self.shelves.at(tx, booking.studio, revision).await? else {
            return Ok(None);
        };
        let policy = &shelf.catalog.studio.policy;
        let cancelling = absence::excused(tx, &booking, policy.cancel_until, now).await?;
        let moving = absence::excused(tx, &booking, policy.moving_until(), now).await?;
        let agreed = super::phone::agreed(&shelf, &client);
        let held = booking.status == Status::Held;
        let asks = held && approval::asks(&shelf, tx, &booking, now).await?;
        let (catalog, bot) = (shelf.catalog.clone(), self.bot_name());
        let undo = can_restore(tx, &booking, now).await?;
        Ok(Some(Card { booking, catalog, cancelling, moving, undo, asks, now, agreed, bot }))
    }

    async fn visits(
        &self,
        tx: &mut Tx,
        account: AccountId,
        list: List,
        after: Option<BookingId>,
        now: Timestamp,
    ) -> Result<Facts, Error> {
        let last = match after {
            Some(id) => tx.booking(id).await?.filter(|booking| booking.account == Some(account)),
            None => None,
        };
        let last = last.map(|booking| (booking.span.start, booking.id));
        let mut bookings = match list {
            List::Upcoming => {
                let after = last.unwrap_or((Timestamp(i64::MIN), BookingId(0)));
                tx.upcoming_of(account, now, after, PAGE + 1).await?
            }
            List::Past => {
                let before = last.unwrap_or((Timestamp(i64::MAX), BookingId(i64::MAX)));
                tx.past_of(account, now, before, PAGE + 1).await?
            }
        };
        let more = bookings.len() > PAGE;
        bookings.truncate(PAGE);
        let zone = match bookings.first() {
            Some(first) => self.shelves.of_studio(tx, first.studio).await?,
            None => None,
        };
        let catalog = zone.map(|shelf| shelf.catalog.clone());
        Ok(Facts::Visits(Visits { bookings, more, back: last.is_some(), catalog }))
    }
}
