//! What a client who comes back is offered first: what they left unfinished, or the same again.

use std::sync::Arc;

use okoshko_dialogues::facts::{Again, Pick};
use okoshko_domain::again::{best, soonest};
use okoshko_domain::booking::Status;
use okoshko_domain::catalog::{Catalog, Who};
use okoshko_domain::ids::AccountId;
use okoshko_domain::timestamp::Timestamp;

use super::Desk;
use crate::store::{Error, Left, Tx};

/// An unfinished booking is kept for so many minutes.
const DRAFT_MIN: i64 = 24 * 60;

impl Desk {
    /// The first thing to offer; nothing for whoever was never here, and while the studio takes no bookings.
    pub(super) async fn again(
        &self,
        tx: &mut Tx,
        account: AccountId,
        catalog: &Arc<Catalog>,
        now: Timestamp,
    ) -> Result<Option<Again>, Error> {
        if catalog.studio.paused {
            return Ok(None);
        }
        let left = tx.left_by(account, catalog.studio.id, now).await?;
        let offered = |left: &Left| {
            catalog.service(left.service).is_some_and(|service| service.offer(left.specialist).is_some())
        };
        let draft = left.first().filter(|left| is_draft(left, now) && offered(left));
        if let Some(&Left { service, specialist, start, .. }) = draft {
            let soon = start < catalog.studio.policy.earliest(now);
            return Ok((!soon).then_some(Again { draft: true, service, specialist, start }));
        }
        let stands = |left: &Left| matches!(left.status, Status::Pending | Status::Booked);
        let to_come = left.iter().any(|left| now < left.start && stands(left));
        match left.last().filter(|last| last.start <= now && !to_come && offered(last)) {
            Some(last) => self.same(tx, account, last, now).await,
            None => Ok(None),
        }
    }

    /// The best free time for the same again.
    async fn same(
        &self,
        tx: &mut Tx,
        account: AccountId,
        last: &Left,
        now: Timestamp,
    ) -> Result<Option<Again>, Error> {
        let (service, specialist) = (last.service, last.specialist);
        let who = Who::One(specialist);
        let Ok(look) = self.look(tx, account, Pick::Service(service), who, now).await? else {
            return Ok(None);
        };
        let zone = look.asked.catalog.studio.zone;
        let first = soonest(last.start, look.today(), zone);
        let starts = look.starts(tx, first, look.last_day().max(first)).await?;
        Ok(best(&starts, last.start, zone).map(|start| Again { draft: false, service, specialist, start }))
    }
}

/// Whether a row was begun and not booked, lately.
fn is_draft(left: &Left, now: Timestamp) -> bool {
    let begun = matches!(left.status, Status::Held | Status::Released);
    begun && now < left.start && now < left.made.plus_min(DRAFT_MIN)
}
