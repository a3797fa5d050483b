//! What became of the messages that the bot sends by itself.

use okoshko_dialogues::deliveries::{self, Act, Answer, Entry, Facts, Fate, PAGE, State};

use super::staff::Work;
use crate::store::{DeliveriesOf, Delivery, Error, Said, Tx};

/// What a screen needs.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    let found = match *state {
        State::Visit(id) => match tx.booking(id).await? {
            Some(booking) => tx.deliveries_of(&booking, PAGE).await?,
            None => Vec::new(),
        },
        State::List { trouble, before } => match work.member {
            Some(member) => {
                let specialist = member.specialist.filter(|_| !member.sees_all());
                let of = DeliveriesOf { studio: member.studio, specialist, trouble, before };
                tx.deliveries(of, PAGE + 1).await?
            }
            None => Vec::new(),
        },
    };
    Ok(Facts { more: found.len() > PAGE, entries: found.into_iter().take(PAGE).map(entry).collect() })
}

/// Nothing is done here.
#[expect(clippy::unused_async, reason = "the hub awaits every talk alike")]
pub(super) async fn perform(_work: &Work<'_>, _tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    match *act {}
}

fn entry(delivery: Delivery) -> Entry {
    let what = match &delivery.said {
        Said::Notice(notice) => deliveries::notice(*notice),
        Said::Word(_, word) => deliveries::word(word),
    };
    let fate = match (delivery.unsent, delivery.sent_at, delivery.read_at) {
        (Some(why), ..) => Fate::Unsent(delivery.due_at, why),
        (None, Some(sent), Some(read)) => Fate::Read(sent, read),
        (None, Some(sent), None) => Fate::Sent(sent),
        // The first claim is no try yet: it is in somebody's hands.
        (None, None, _) if delivery.attempts > 1 => Fate::Tried(delivery.attempts),
        (None, None, _) => Fate::Waits(delivery.due_at),
    };
    Entry { id: delivery.id, what, visit: delivery.visit, to: delivery.to, fate }
}
