//! Links and QR pictures that lead to the studio, a specialist, a service.

use okoshko_dialogues::links::{Act, Answer, Facts, State};

use super::staff::Work;
use crate::store::{Error, Tx};

/// The scene has all that a screen needs.
#[expect(clippy::unused_async, reason = "the hub awaits every talk alike")]
pub(super) async fn facts(_work: &Work<'_>, _tx: &mut Tx, _state: &State) -> Result<Facts, Error> {
    Ok(Facts)
}

/// Nothing is done here.
#[expect(clippy::unused_async, reason = "the hub awaits every talk alike")]
pub(super) async fn perform(_work: &Work<'_>, _tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    match *act {}
}
