//! Facts for drawing: what a screen needs, read when the work is committed, filtered by who asks.

use std::sync::Arc;

use okoshko_dialogues::facts::{Asked, Card, Day, DayStarts, Facts, Front, MonthDays, Times, Visits, Want};
use okoshko_dialogues::press::{List, Part, Shut};
use okoshko_dialogues::times::NEAREST_DAYS;
use okoshko_dialogues::visits::PAGE;
use okoshko_domain::booking::Status;
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{AccountId, BookingId, ServiceId, StudioId};
use okoshko_domain::people::Actor;
use okoshko_domain::slots::{Agenda, Busy, any_of};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};

use super::{Desk, approval};
use crate::store::{Chat, Error, Found, Shelf, Tx};

/// The nearest slots are looked for in so many days first; most people book within them.
const FIRST_LOOK_DAYS: i32 = 10;

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
            Want::Front(studio) => {
                let front = Front { works: chat.works };
                Ok(match self.studio(tx, studio.or(chat.studio)).await? {
                    Facts::Studio(catalog) => Facts::Front(catalog, front),
                    other => other,
                })
            }
            Want::Help => self.help(tx, chat).await,
            Want::Staff(state) => self.staff_facts(tx, chat, by, &state, now).await,
            Want::Service(id) => {
                let shelf = self.shelves.of_service(tx, id).await?;
                Ok(shelf.map_or(Facts::Gone, |shelf| Facts::Studio(shelf.catalog.clone())))
            }
            Want::Specialist(id) => {
                let shelf = self.shelves.of_specialist(tx, id).await?;
                Ok(shelf.map_or(Facts::Gone, |shelf| Facts::Studio(shelf.catalog.clone())))
            }
            Want::Times { service, who, part, near } => {
                let Some(look) = self.look(tx, chat.account, service, who, now).await? else {
                    return Ok(Facts::Gone);
                };
                look.times(tx, part, near).await.map(Facts::Times)
            }
            Want::Day { service, who, day } => {
                let Some(look) = self.look(tx, chat.account, service, who, now).await? else {
                    return Ok(Facts::Gone);
                };
                let starts = look.starts(tx, day, day).await?;
                if starts.is_empty() {
                    return Ok(Facts::Shut(look.shut(day)));
                }
                Ok(Facts::Day(Day { asked: look.asked, slots: DayStarts { day, starts } }))
            }
            Want::Month { service, who, month } => {
                let Some(look) = self.look(tx, chat.account, service, who, now).await? else {
                    return Ok(Facts::Gone);
                };
                look.month(tx, month).await.map(Facts::Month)
            }
            Want::Booking(id) => self.own_card(tx, chat.account, id, now).await,
            Want::Proposal(id) => match self.own_card(tx, chat.account, id, now).await? {
                Facts::Booking(card) => Ok(Facts::Proposal(card, tx.open_proposal(id).await?)),
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
    async fn studio(&self, tx: &mut Tx, wanted: Option<StudioId>) -> Result<Facts, Error> {
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

    async fn look(
        &self,
        tx: &mut Tx,
        account: AccountId,
        service: ServiceId,
        who: Who,
        now: Timestamp,
    ) -> Result<Option<Look>, Error> {
        let Some(shelf) = self.shelves.of_service(tx, service).await? else {
            return Ok(None);
        };
        let asked = Asked { catalog: shelf.catalog.clone(), service, who };
        let offered = asked.offers().next().is_some();
        Ok(offered.then_some(Look { shelf, asked, account, now }))
    }

    async fn own_card(
        &self,
        tx: &mut Tx,
        account: AccountId,
        id: BookingId,
        now: Timestamp,
    ) -> Result<Facts, Error> {
        let own = tx.found(id).await?.filter(|found| found.booking.account == Some(account));
        let Some(found) = own else {
            return Ok(Facts::NotYours);
        };
        let card = self.card_of(tx, found, now).await?;
        Ok(card.map_or(Facts::NotYours, |card| Facts::Booking(Box::new(card))))
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
        let cancelling = booking.cancelling(shelf.catalog.studio.policy.cancel_until, now);
        let agreed = super::phone::agreed(&shelf, &client);
        let held = booking.status == Status::Held;
        let asks = held && approval::asks(&shelf, tx, &booking, now).await?;
        Ok(Some(Card { booking, catalog: shelf.catalog.clone(), cancelling, asks, now, agreed }))
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

/// Somebody looks for a free slot.
struct Look {
    shelf: Arc<Shelf>,
    asked: Asked,
    account: AccountId,
    now: Timestamp,
}

impl Look {
    /// Free starts from one civil day to another, whoever of the asked can take them.
    async fn starts(&self, tx: &mut Tx, first: LocalDay, last: LocalDay) -> Result<Vec<Timestamp>, Error> {
        let zone = self.shelf.catalog.studio.zone;
        let span = Span { start: zone.day_span(first.plus(-1)).start, end: zone.day_span(last.plus(1)).end };
        let policy = &self.shelf.catalog.studio.policy;
        let mut all: Vec<(_, Vec<Busy>)> = Vec::new();
        if let Who::One(id) = self.asked.who {
            all.push((id, tx.busy(id, span, Some(self.account), self.now).await?));
        } else {
            let studio = self.shelf.catalog.studio.id;
            for taken in tx.busy_in_studio(studio, span, Some(self.account), self.now).await? {
                match all.iter_mut().find(|(id, _)| *id == taken.specialist) {
                    Some((_, busy)) => busy.push(taken.busy),
                    None => all.push((taken.specialist, vec![taken.busy])),
                }
            }
        }
        let lists: Vec<_> = self
            .asked
            .offers()
            .filter_map(|offer| {
                let busy =
                    all.iter().find(|(id, _)| *id == offer.specialist).map_or(&[][..], |(_, busy)| busy);
                let hours = self.shelf.hours.get(&offer.specialist)?;
                Some(Agenda { hours, policy, visit: offer.visit, busy, now: self.now }.starts(first, last))
            })
            .collect();
        Ok(any_of(&lists))
    }

    fn today(&self) -> LocalDay {
        self.shelf.catalog.studio.zone.day_of(self.now)
    }

    fn last_day(&self) -> LocalDay {
        let studio = &self.shelf.catalog.studio;
        studio.zone.day_of(studio.policy.horizon(self.now))
    }

    /// The nearest days with slots; after a refusal from the day that was refused.
    async fn times(self, tx: &mut Tx, part: Part, near: Option<Timestamp>) -> Result<Times, Error> {
        let zone = self.shelf.catalog.studio.zone;
        let today = self.today();
        let first = near.map_or(today, |near| zone.day_of(near).clamp(today, self.last_day()));
        let mut days = Vec::new();
        for last in [first.plus(FIRST_LOOK_DAYS).min(self.last_day()), self.last_day()] {
            let starts = self.starts(tx, first, last).await?;
            days = by_day(starts, |start| zone.day_of(start));
            for day in &mut days {
                day.starts.retain(|start| part.holds(zone.minute_of(*start)));
            }
            days.retain(|day| !day.starts.is_empty());
            if days.len() >= NEAREST_DAYS {
                break;
            }
        }
        if days.is_empty() && first > today {
            return Box::pin(self.times(tx, part, None)).await;
        }
        days.truncate(NEAREST_DAYS);
        let near = near.map(|near| two_nearest(&days, near)).unwrap_or_default();
        Ok(Times { asked: self.asked, days, near })
    }

    /// Every day of a month, and where the arrows lead.
    async fn month(self, tx: &mut Tx, month: Month) -> Result<MonthDays, Error> {
        let zone = self.shelf.catalog.studio.zone;
        let (today, last) = (self.today(), self.last_day());
        let free = by_day(self.starts(tx, today, last).await?, |start| zone.day_of(start));
        let months: Vec<Month> = free.iter().map(|day| day.day.month()).collect();
        let count = |day: LocalDay| free.iter().find(|free| free.day == day).map(|free| free.starts.len());
        let next = months.iter().copied().find(|other| *other > month);
        let instead = (!months.contains(&month)).then(|| next.or(months.last().copied())).flatten();
        Ok(MonthDays {
            today,
            days: month.days().map(|day| (day, count(day).ok_or_else(|| self.shut(day)))).collect(),
            previous: months.iter().copied().rfind(|other| *other < month),
            next,
            instead,
            asked: self.asked,
        })
    }

    /// Why a day without a free slot has none.
    fn shut(&self, day: LocalDay) -> Shut {
        let studio = &self.shelf.catalog.studio;
        let hours = self.asked.offers().filter_map(|offer| self.shelf.hours.get(&offer.specialist));
        let open: Vec<Span> = hours.flat_map(|hours| hours.open_on(day)).collect();
        match () {
            () if day < self.today() => Shut::Past,
            // The window may end within the day.
            () if studio.policy.horizon(self.now) < studio.zone.day_span(day).end => Shut::TooFar,
            () if open.is_empty() && self.others_work(day) => Shut::Off,
            () if open.is_empty() => Shut::Closed,
            () if open.iter().all(|span| span.end <= self.now) => Shut::Past,
            () => Shut::Full,
        }
    }

    /// Whether somebody does the service that day, whoever was asked for.
    fn others_work(&self, day: LocalDay) -> bool {
        let offers = self.asked.service().into_iter().flat_map(|service| &service.offers);
        let mut hours = offers.filter_map(|offer| self.shelf.hours.get(&offer.specialist));
        hours.any(|hours| !hours.open_on(day).is_empty())
    }
}

fn by_day(starts: Vec<Timestamp>, day_of: impl Fn(Timestamp) -> LocalDay) -> Vec<DayStarts> {
    let mut days: Vec<DayStarts> = Vec::new();
    for start in starts {
        let day = day_of(start);
        match days.last_mut() {
            Some(last) if last.day == day => last.starts.push(start),
            _ => days.push(DayStarts { day, starts: vec![start] }),
        }
    }
    days
}

fn two_nearest(days: &[DayStarts], wanted: Timestamp) -> Vec<Timestamp> {
    let mut starts: Vec<_> = days.iter().flat_map(|day| day.starts.iter().copied()).collect();
    starts.sort_unstable_by_key(|start| (start.0.abs_diff(wanted.0), start.0));
    starts.truncate(2);
    starts
}
