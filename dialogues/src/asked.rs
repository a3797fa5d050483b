//! What a time is picked for. The same screens pick one for a new visit and for a row that is there already; where
//! their buttons lead is decided here.

use std::sync::Arc;

use okoshko_domain::booking::{Booking, Status};
use okoshko_domain::catalog::{Catalog, Offer, Service, Who};
use okoshko_domain::ids::{BookingId, ServiceId};
use okoshko_domain::timestamp::Timestamp;
use okoshko_domain::zone::{LocalDay, Month};

use crate::press::{Part, Press};
use crate::state::State;
use crate::{extras, moving};

/// What a time is picked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// A new visit.
    Service(ServiceId),
    /// A row: one of the client's own bookings.
    Row(BookingId),
}

/// What a client looks for, resolved: the service exists and somebody whom they accept does it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// Where.
    pub catalog: Arc<Catalog>,
    /// What.
    pub service: ServiceId,
    /// With whom.
    pub who: Who,
    /// Everybody who can take the visit, and how; in the studio's order.
    pub offers: Vec<Offer>,
    /// The row that gets the time, when there is one.
    pub row: Option<Box<Booking>>,
    /// What the client holds meanwhile, when the row is no booking yet: the way back.
    pub held: Option<BookingId>,
}

impl Asked {
    /// The service; the desk saw it there.
    #[must_use]
    pub fn service(&self) -> Option<&Service> {
        self.catalog.service(self.service)
    }

    /// The offers of those who will do.
    pub fn offers(&self) -> impl Iterator<Item = &Offer> {
        self.offers.iter().filter(|offer| self.who.takes(offer.specialist))
    }

    /// The nearest slots.
    pub(crate) fn times(&self, who: Who, part: Part, page: u16) -> Press {
        match self.booking() {
            None => Press::Times { service: self.service, who, part, page },
            Some(booking) => Press::Moving(moving::Press::Times { booking, who, part, page }),
        }
    }

    /// All slots of one day.
    pub(crate) fn day(&self, day: LocalDay, part: Part, page: u16) -> Press {
        let who = self.who;
        match self.booking() {
            None => Press::Day { service: self.service, who, day, part, page },
            Some(booking) => Press::Moving(moving::Press::Day { booking, who, day, part, page }),
        }
    }

    /// A month.
    pub(crate) fn month(&self, month: Month) -> Press {
        let who = self.who;
        match self.booking() {
            None => Press::Month { service: self.service, who, month },
            Some(booking) => Press::Moving(moving::Press::Month { booking, who, month }),
        }
    }

    /// A slot.
    pub(crate) fn slot(&self, start: Timestamp) -> Press {
        let who = self.who;
        match self.booking() {
            None => Press::Slot { service: self.service, who, start },
            Some(row) if self.is_draft() => Press::Extra(extras::Press::Slot(row, who, start)),
            Some(booking) => Press::Moving(moving::Press::Slot { booking, who, start }),
        }
    }

    /// Out of the choice.
    pub(crate) fn out(&self) -> Press {
        match self.booking() {
            Some(_) if self.is_draft() => {
                let back = self.held.map(|hold| Press::Extra(extras::Press::Back(hold, self.who)));
                back.unwrap_or(Press::Home(Some(self.catalog.studio.id)))
            }
            None => Press::Home(Some(self.catalog.studio.id)),
            Some(booking) => Press::Visit(booking),
        }
    }

    /// The nearest slots, unfiltered.
    pub(crate) fn nearest(&self) -> State {
        match self.booking() {
            None => State::times(self.service, self.who),
            Some(booking) => State::Moving(moving::State::times(booking, self.who)),
        }
    }

    /// Another month.
    pub(crate) fn in_month(&self, month: Month) -> State {
        let who = self.who;
        match self.booking() {
            None => State::Month { service: self.service, who, month },
            Some(booking) => State::Moving(moving::State::Month { booking, who, month }),
        }
    }

    /// Whether the row is no booking yet.
    pub(crate) fn is_draft(&self) -> bool {
        self.row.as_ref().is_some_and(|row| matches!(row.status, Status::Held | Status::Released))
    }

    fn booking(&self) -> Option<BookingId> {
        self.row.as_ref().map(|row| row.id)
    }
}
