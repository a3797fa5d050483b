//! Why a time cannot be booked: the rule that refuses it, and how to change it.

#![expect(clippy::unused_async, reason = "nothing is asked for yet")]

use okoshko_dialogues::why::{Act, Answer, Facts, State};

use super::staff::Work;
use crate::store::{Error, Tx};

/// Brings what a screen of this talk shows.
pub(super) async fn facts(_work: &Work<'_>, _tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    match *state {}
}

/// Does what this talk asks for.
pub(super) async fn perform(_work: &Work<'_>, _tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    match *act {}
}
