//! People as the studio knows them: list, search, card, note, block, a word through the bot.

use okoshko_dialogues::clients::{Act, Answer, Card, Facts, PAGE, State, VISITS_PAGE};
use okoshko_domain::ids::ClientId;
use okoshko_domain::notice::Word;
use okoshko_domain::people::Client;
use okoshko_domain::rights::Subject;
use serde_json::json;

use super::audit;
use super::staff::Work;
use crate::store::{Error, Tx};

/// Brings what a screen of this talk shows.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    match state {
        State::List { page } => page_of(work, tx, "", *page).await,
        State::Found { words, page } => page_of(work, tx, words, *page).await,
        State::Card { client, .. }
        | State::Note { client, .. }
        | State::Letter { client, .. }
        | State::AskBlock { client, .. } => {
            let card = card(work, tx, *client).await?;
            Ok(card.map_or(Facts::NotTheirs, |card| Facts::Card(Box::new(card))))
        }
        State::Visits { client, page, .. } => {
            let Some(client) = known(work, tx, *client).await? else { return Ok(Facts::NotTheirs) };
            let skip = usize::from(*page) * VISITS_PAGE;
            let mut visits = tx.visits_of_client(client.id, skip, VISITS_PAGE + 1).await?;
            let more = visits.len() > VISITS_PAGE;
            visits.truncate(VISITS_PAGE);
            Ok(Facts::Visits { client, visits, more })
        }
    }
}

/// Does what this talk asks for.
pub(super) async fn perform(work: &Work<'_>, tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    let (Act::Note(id, _) | Act::Letter(id, _) | Act::Block(id, _)) = act;
    let Some(client) = known(work, tx, *id).await? else { return Ok(Answer::NotTheirs) };
    let id = client.id;
    match act {
        Act::Note(_, note) => {
            tx.set_note(id, note).await?;
            work.audit(tx, "client-note", json!({ "client": audit::client(client.id, &client.name) }))
                .await?;
            Ok(if note.is_empty() { Answer::Erased(id) } else { Answer::Noted(id) })
        }
        Act::Letter(_, text) => letter(work, tx, &client, text).await,
        Act::Block(_, blocked) => {
            if client.blocked == *blocked {
                return Ok(Answer::Blocked(id, *blocked)); // Twice is once.
            }
            tx.set_blocked(id, blocked.then_some(work.now)).await?;
            let what = if *blocked { "client-blocked" } else { "client-unblocked" };
            work.audit(tx, what, json!({ "client": audit::client(client.id, &client.name) })).await?;
            Ok(Answer::Blocked(id, *blocked))
        }
    }
}

async fn page_of(work: &Work<'_>, tx: &mut Tx, words: &str, page: u16) -> Result<Facts, Error> {
    let Some(member) = work.member else { return Ok(Facts::NotTheirs) };
    let of = member.specialist.filter(|_| !member.sees_all());
    let skip = usize::from(page) * PAGE;
    let mut clients = tx.clients(member.studio, of, words, skip, PAGE + 1).await?;
    let more = clients.len() > PAGE;
    clients.truncate(PAGE);
    Ok(Facts::Page { clients, more })
}

/// The client of this studio, when this person may know them: a specialist knows those who were theirs.
pub(super) async fn known(work: &Work<'_>, tx: &mut Tx, id: ClientId) -> Result<Option<Client>, Error> {
    let Some(member) = work.member else { return Ok(None) };
    let whose = tx.whose(Subject::Client(id)).await?.map(|(studio, _)| studio);
    if whose != Some(member.studio) {
        return Ok(None);
    }
    if let Some(own) = member.specialist.filter(|_| !member.sees_all())
        && !tx.is_served(id, own).await?
    {
        return Ok(None);
    }
    tx.client(id).await
}

async fn card(work: &Work<'_>, tx: &mut Tx, id: ClientId) -> Result<Option<Card>, Error> {
    let Some(client) = known(work, tx, id).await? else { return Ok(None) };
    let visited = tx.visited(id, work.now).await?;
    let unreachable = match tx.account_of_client(id).await? {
        Some(account) => !tx.is_reachable(account).await?,
        None => false,
    };
    Ok(Some(Card {
        client,
        unreachable,
        visits: visited.visits,
        no_shows: visited.no_shows,
        cancelled: visited.cancelled,
        spent: visited.spent,
        last: tx.visit_beside(id, work.now, false).await?,
        next: tx.visit_beside(id, work.now, true).await?,
    }))
}

/// The letter goes by the outbox: it survives a stop, and twice the same within a minute is once.
async fn letter(work: &Work<'_>, tx: &mut Tx, client: &Client, text: &str) -> Result<Answer, Error> {
    let (Some(member), Some(to)) = (work.member, tx.account_of_client(client.id).await?) else {
        return Ok(Answer::NoTelegram(client.id));
    };
    let key = format!("letter:{}:{}:{}:{}", client.id, member.account, work.now.minutes(), fingerprint(text));
    tx.tell(to, member.studio, &Word::Letter(text.to_owned()), work.now, &key, work.now).await?;
    work.audit(tx, "client-letter", json!({ "client": audit::client(client.id, &client.name) })).await?;
    Ok(Answer::Sent(client.id))
}

/// A number that differs between two letters: enough for one client's letters of one minute.
fn fingerprint(text: &str) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}
