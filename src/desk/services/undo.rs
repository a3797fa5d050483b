//! A price or a length that was changed just now is what it was before.

use okoshko_dialogues::services::{Answer, Change, Price, Undo};
use okoshko_domain::catalog::Service;
use okoshko_domain::edits::ServiceEdit;
use okoshko_domain::ids::ServiceId;
use okoshko_domain::undo::can_undo;

use super::At;
use super::editing::{lasting, priced, save};
use crate::store::{Error, Tx};

/// What can be taken back of a change that is made now.
pub(super) fn of(at: &At<'_>, service: &Service, change: &ServiceEdit) -> Option<Undo> {
    let change = match *change {
        ServiceEdit::Price { minor, from } => {
            Change::Price { was: price(service), now: Price { minor, from } }
        }
        ServiceEdit::Length(now) => Change::Length { was: service.visit.length_min, now },
        _ => return None,
    };
    Some(Undo { change, at: at.work.now })
}

fn price(service: &Service) -> Price {
    Price { minor: service.price.minor, from: service.price_from }
}

/// Takes it back, while it is what it was changed to.
pub(super) async fn undo(at: &At<'_>, tx: &mut Tx, id: ServiceId, undo: Undo) -> Result<Answer, Error> {
    let Some(service) = at.catalog.any_service(id) else { return Ok(Answer::Gone) };
    if !can_undo(undo.at, at.work.now) {
        return Ok(Answer::UndoLate);
    }
    let length = service.visit.length_min;
    let (is_before, is_after, back) = match undo.change {
        Change::Price { was, now } => {
            (price(service) == was, price(service) == now, priced(at, service, was.minor, was.from))
        }
        Change::Length { was, now } => (length == was, length == now, lasting(service, was)),
    };
    if is_before {
        return Ok(Answer::Undone); // Twice is once.
    }
    if !is_after {
        return Ok(Answer::ChangedAgain);
    }
    save(at, tx, service, back).await?;
    Ok(Answer::Undone)
}
