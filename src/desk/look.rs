//! Looking for a free slot: for a new visit, or for a row that is there already.

use std::collections::HashMap;
use std::sync::Arc;

use okoshko_dialogues::facts::{Asked, Card, DayStarts, Facts, MonthDays, Pick, Times};
use okoshko_dialogues::press::{Part, Shut};
use okoshko_dialogues::times::NEAREST_DAYS;
use okoshko_domain::booking::{Cancelling, Status};
use okoshko_domain::catalog::Who;
use okoshko_domain::ids::{AccountId, BookingId, ServiceId, SpecialistId};
use okoshko_domain::slots::{Agenda, Busy, any_of};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};

use super::Desk;
use super::moving::{leave_out, offers_for, stands_at};
use crate::store::{Error, Shelf, Tx};

/// The nearest slots are looked for in so many days first; most people book within them.
pub(super) const FIRST_LOOK_DAYS: i32 = 10;

/// Somebody looks for a free slot.
pub(super) struct Look {
    shelf: Arc<Shelf>,
    pub(super) asked: Asked,
    /// Whose held row is in nobody's way here.
    account: Option<AccountId>,
    now: Timestamp,
}

impl Desk {
    /// What this client picks a time for; or what they see instead.
    pub(super) async fn look(
        &self,
        tx: &mut Tx,
        account: AccountId,
        pick: Pick,
        who: Who,
        now: Timestamp,
    ) -> Result<Result<Look, Facts>, Error> {
        match pick {
            Pick::Service(service) => self.look_anew(tx, Some(account), service, who, now).await,
            Pick::Row(booking) => self.look_for_row(tx, account, booking, who, now).await,
        }
    }

    /// For a new visit, of somebody or of whoever looks at a page.
    pub(super) async fn look_anew(
        &self,
        tx: &mut Tx,
        account: Option<AccountId>,
        service: ServiceId,
        who: Who,
        now: Timestamp,
    ) -> Result<Result<Look, Facts>, Error> {
        let Some(shelf) = self.shelves.of_service(tx, service).await? else { return Ok(Err(Facts::Gone)) };
        Ok(Look::anew(shelf, account, service, who, now).ok_or(Facts::Gone))
    }

    /// For a booking that may be moved; of any other its card. Whoever does not do it any more leaves the choice to
    /// whoever has it.
    async fn look_for_row(
        &self,
        tx: &mut Tx,
        account: AccountId,
        id: BookingId,
        who: Who,
        now: Timestamp,
    ) -> Result<Result<Look, Facts>, Error> {
        let Some(card) = self.card_for(tx, account, id, now).await? else { return Ok(Err(Facts::NotYours)) };
        if matches!(card.booking.status, Status::Held | Status::Released) {
            return self.look_for_draft(tx, account, card, who, now).await;
        }
        if !matches!(card.moving, Cancelling::Open(_)) {
            return Ok(Err(Facts::Booking(Box::new(card))));
        }
        let Card { booking, catalog, .. } = card;
        let Some(shelf) = self.shelves.of_studio(tx, booking.studio).await? else {
            return Ok(Err(Facts::Gone));
        };
        let offers = offers_for(tx, &catalog, &booking).await?;
        let known = offers.iter().any(|offer| who.takes(offer.specialist));
        let who = if known { who } else { Who::One(booking.specialist) };
        let service = booking.service;
        let asked = Asked { catalog, service, who, offers, row: Some(Box::new(booking)), held: None };
        Ok(Ok(Look { shelf, asked, account: Some(account), now }))
    }
}

impl Desk {
    /// For all the services of a row that is no booking yet.
    async fn look_for_draft(
        &self,
        tx: &mut Tx,
        account: AccountId,
        card: Card,
        who: Who,
        now: Timestamp,
    ) -> Result<Result<Look, Facts>, Error> {
        let Card { booking, catalog, .. } = card;
        let shelf = self.shelves.of_studio(tx, booking.studio).await?;
        let offers = catalog.offers_together(booking.service, &booking.more);
        let Some(shelf) = shelf.filter(|_| !offers.is_empty()) else { return Ok(Err(Facts::Gone)) };
        let known = offers.iter().any(|offer| who.takes(offer.specialist));
        let who = if known { who } else { Who::Any };
        let (service, held) = (booking.service, tx.held_by(account).await?);
        let asked = Asked { catalog, service, who, offers, row: Some(Box::new(booking)), held };
        Ok(Ok(Look { shelf, asked, account: Some(account), now }))
    }
}

impl Look {
    /// For a new visit; nothing when nobody who is asked for does it. Without an account a stranger looks.
    pub(super) fn anew(
        shelf: Arc<Shelf>,
        account: Option<AccountId>,
        service: ServiceId,
        who: Who,
        now: Timestamp,
    ) -> Option<Self> {
        let catalog = shelf.catalog.clone();
        let offers = catalog.service(service).map(|service| service.offers.clone()).unwrap_or_default();
        let asked = Asked { catalog, service, who, offers, row: None, held: None };
        asked.offers().next()?;
        Some(Self { shelf, asked, account, now })
    }

    /// Free starts from one civil day to another, whoever of the asked can take them.
    pub(super) async fn starts(
        &self,
        tx: &mut Tx,
        first: LocalDay,
        last: LocalDay,
    ) -> Result<Vec<Timestamp>, Error> {
        let each = self.starts_of_each(tx, first, last).await?;
        Ok(any_of(&each.into_iter().map(|(_, starts)| starts).collect::<Vec<_>>()))
    }

    /// The free starts of each of the asked, in the studio's order.
    pub(super) async fn starts_of_each(
        &self,
        tx: &mut Tx,
        first: LocalDay,
        last: LocalDay,
    ) -> Result<Vec<(SpecialistId, Vec<Timestamp>)>, Error> {
        let zone = self.shelf.catalog.studio.zone;
        let span = Span { start: zone.day_span(first.plus(-1)).start, end: zone.day_span(last.plus(1)).end };
        let policy = &self.shelf.catalog.studio.policy;
        let mut all: HashMap<SpecialistId, Vec<Busy>> = HashMap::new();
        if let Who::One(id) = self.asked.who {
            all.insert(id, tx.busy(id, span, self.account, self.now).await?);
        } else {
            let studio = self.shelf.catalog.studio.id;
            for taken in tx.busy_in_studio(studio, span, self.account, self.now).await? {
                all.entry(taken.specialist).or_default().push(taken.busy);
            }
        }
        let row = self.asked.row.as_deref();
        if let Some(row) = row {
            for (id, busy) in &mut all {
                leave_out(busy, *id, row);
            }
        }
        let each = self
            .asked
            .offers()
            .filter_map(|offer| {
                let busy = all.get(&offer.specialist).map_or(&[][..], Vec::as_slice);
                let hours = self.shelf.hours.get(&offer.specialist)?;
                let agenda = Agenda { hours, policy, visit: offer.visit, busy, now: self.now };
                let mut starts = agenda.starts(first, last);
                starts.retain(|start| !row.is_some_and(|row| stands_at(row, offer.specialist, *start)));
                Some((offer.specialist, starts))
            })
            .collect();
        Ok(each)
    }

    pub(super) fn today(&self) -> LocalDay {
        self.shelf.catalog.studio.zone.day_of(self.now)
    }

    pub(super) fn last_day(&self) -> LocalDay {
        let studio = &self.shelf.catalog.studio;
        studio.zone.day_of(studio.policy.horizon(self.now))
    }

    /// The nearest days with slots; after a refusal from the day that was refused.
    pub(super) async fn times(
        self,
        tx: &mut Tx,
        part: Part,
        near: Option<Timestamp>,
    ) -> Result<Times, Error> {
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

    /// One day's slots, as the nearest days are told.
    pub(super) async fn day(self, tx: &mut Tx, day: LocalDay) -> Result<Times, Error> {
        let zone = self.shelf.catalog.studio.zone;
        let day = day.clamp(self.today(), self.last_day());
        let days = by_day(self.starts(tx, day, day).await?, |start| zone.day_of(start));
        Ok(Times { asked: self.asked, days, near: Vec::new() })
    }

    /// Every day of a month, and where the arrows lead.
    pub(super) async fn month(self, tx: &mut Tx, month: Month) -> Result<MonthDays, Error> {
        let free = self.free(tx).await?;
        Ok(self.month_of(&free, month))
    }

    /// The month that was asked for; else that of a day or of today, or the next one with free time.
    pub(super) async fn month_near(
        self,
        tx: &mut Tx,
        month: Option<Month>,
        day: Option<LocalDay>,
    ) -> Result<MonthDays, Error> {
        let free = self.free(tx).await?;
        let facts = self.month_of(&free, month.unwrap_or(day.unwrap_or(self.today()).month()));
        Ok(match facts.instead.filter(|_| month.is_none()) {
            Some(instead) => self.month_of(&free, instead),
            None => facts,
        })
    }

    /// Every day with free time, from today to the end of the window.
    async fn free(&self, tx: &mut Tx) -> Result<Vec<DayStarts>, Error> {
        let zone = self.shelf.catalog.studio.zone;
        let starts = self.starts(tx, self.today(), self.last_day()).await?;
        Ok(by_day(starts, |start| zone.day_of(start)))
    }

    fn month_of(&self, free: &[DayStarts], month: Month) -> MonthDays {
        let months: Vec<Month> = free.iter().map(|day| day.day.month()).collect();
        let count = |day: LocalDay| free.iter().find(|free| free.day == day).map(|free| free.starts.len());
        let next = months.iter().copied().find(|other| *other > month);
        let instead = (!months.contains(&month)).then(|| next.or(months.last().copied())).flatten();
        MonthDays {
            today: self.today(),
            days: month.days().map(|day| (day, count(day).ok_or_else(|| self.shut(day)))).collect(),
            previous: months.iter().copied().rfind(|other| *other < month),
            next,
            instead,
            asked: self.asked.clone(),
        }
    }

    /// Why a day without a free slot has none.
    pub(super) fn shut(&self, day: LocalDay) -> Shut {
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
        let mut hours = self.asked.offers.iter().filter_map(|offer| self.shelf.hours.get(&offer.specialist));
        hours.any(|hours| !hours.open_on(day).is_empty())
    }
}

pub(super) fn by_day(
    starts: impl IntoIterator<Item = Timestamp>,
    day_of: impl Fn(Timestamp) -> LocalDay,
) -> Vec<DayStarts> {
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
