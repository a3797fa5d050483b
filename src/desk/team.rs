//! Who works here: invites, roles, and what becomes of the bookings of somebody who leaves.

mod invites;
mod leaving;
mod roles;

use okoshko_dialogues::team::{Act, Answer, Facts, State, Whom};
use okoshko_domain::ids::{AccountId, StudioId};
use okoshko_domain::notice::Word;
use okoshko_domain::people::Door;
use okoshko_domain::rights::{Member, Role};
use okoshko_domain::team::{Mate, News, may_touch};
use okoshko_domain::timestamp::Timestamp;
use serde_json::{Value, json};
use uuid::Uuid;

use super::staff::Work;
use super::{Desk, end};
use crate::store::{Error, Tx};

/// The most links that wait at one studio.
pub(super) const MOST_OPEN: usize = 50;

/// What a screen needs.
pub(super) async fn facts(work: &Work<'_>, tx: &mut Tx, state: &State) -> Result<Facts, Error> {
    if let State::Invited { hash, .. } = state {
        return invites::opened(work, tx, hash).await;
    }
    let Some(member) = work.member else { return Ok(Facts::Gone) };
    match state {
        State::List { .. } => {
            let open = tx.open_invites(member.studio, work.now, MOST_OPEN).await?.len();
            Ok(Facts::List { team: tx.team(member.studio).await?, open })
        }
        State::Mate(whom) | State::AskHandOver(whom) => mate(tx, *whom).await,
        State::AskPass(whom, taker) => leaving::passing(work, tx, *whom, *taker).await,
        State::ToCall { studio, visits, .. } => leaving::to_call(tx, *studio, visits).await,
        State::AskLetGo(whom) | State::AskCallOff(whom) => leaving::facts(work, tx, *whom).await,
        State::Which { .. } => invites::free(work, tx, member.studio).await.map(Facts::Which),
        State::Invites { .. } => {
            tx.open_invites(member.studio, work.now, MOST_OPEN).await.map(Facts::Invites)
        }
        State::Link { invite, .. } | State::Invite(invite) => {
            let invite = tx.invite(*invite).await?;
            Ok(invite.map_or(Facts::Gone, |invite| Facts::Invite(Box::new(invite))))
        }
        State::Places => tx.workplaces(work.by.account).await.map(Facts::Places),
        _ => Ok(Facts::Nothing),
    }
}

async fn mate(tx: &mut Tx, whom: Whom) -> Result<Facts, Error> {
    let team = tx.team(whom.studio).await?;
    let mate = team.iter().find(|mate| mate.account == whom.account).cloned();
    Ok(mate.map_or(Facts::Gone, |mate| Facts::Mate { last_owner: is_last_owner(&team, &mate), mate }))
}

/// A studio has an owner, always.
fn is_last_owner(team: &[Mate], mate: &Mate) -> bool {
    mate.role == Role::Owner && team.iter().filter(|mate| mate.role == Role::Owner).count() == 1
}

/// Does what is asked for.
pub(super) async fn perform(work: &Work<'_>, tx: &mut Tx, act: &Act) -> Result<Answer, Error> {
    if let Act::Accept(secret) = act {
        return invites::accept(work, tx, *secret).await;
    }
    let Some(member) = work.member else { return Ok(Answer::Nobody) };
    match act {
        Act::Accept(_) => Ok(Answer::Shut),
        Act::Invite { role, name, .. } => invites::invite(work, tx, member, *role, None, name).await,
        Act::Myself(_) => invites::myself(work, tx, member).await,
        Act::InviteAs(specialist) => {
            invites::invite(work, tx, member, Role::Specialist, Some(*specialist), "").await
        }
        Act::Revoke(invite) => invites::revoke(work, tx, *invite).await,
        Act::Role(whom, role) => roles::change(work, tx, member, *whom, *role).await,
        Act::HandOver(whom) => roles::hand_over(work, tx, member, *whom).await,
        Act::LetGo(whom, how) => leaving::let_go(work, tx, member, *whom, *how).await,
        Act::Pass(whom, taker) => leaving::pass(work, tx, member, *whom, *taker).await,
        Act::Tick { specialist, service, on } => {
            invites::tick(work, tx, member, *specialist, *service, *on).await
        }
        Act::Begin { specialist, preset } => invites::begin(work, tx, member, *specialist, *preset).await,
    }
}

/// Somebody of the team, for a change: whoever changes it at the same moment waits. The studio's row is no lock for
/// that: specialists are locked before it.
async fn found(
    tx: &mut Tx,
    studio: StudioId,
    account: AccountId,
) -> Result<(Vec<Mate>, Option<Mate>), Error> {
    tx.lock_team(studio).await?;
    let team = tx.team(studio).await?;
    let mate = team.iter().find(|mate| mate.account == account).cloned();
    Ok((team, mate))
}

/// What somebody is by now: their role was read before the lock.
fn role_now(team: &[Mate], member: Member) -> Option<Role> {
    team.iter().find(|mate| mate.account == member.account).map(|mate| mate.role)
}

/// Whether a member may still change what somebody is.
fn may_change(team: &[Mate], member: Member, mate: &Mate) -> bool {
    role_now(team, member).is_some_and(|role| may_touch(role, mate.role))
}

/// Writes what somebody hears of the team.
async fn tell(
    work: &Work<'_>,
    tx: &mut Tx,
    studio: StudioId,
    to: AccountId,
    news: &News,
) -> Result<(), Error> {
    if to == work.by.account {
        return Ok(()); // They did it.
    }
    write_news(work, tx, studio, to, news).await
}

async fn write_news(
    work: &Work<'_>,
    tx: &mut Tx,
    studio: StudioId,
    to: AccountId,
    news: &News,
) -> Result<(), Error> {
    let key = format!("team:{}", Uuid::new_v4());
    tx.tell(to, studio, &Word::Team(news.clone()), work.now, &key, work.now).await
}

/// The list of commands in somebody's chat changes.
pub(super) async fn change_menu(
    work: &Work<'_>,
    tx: &mut Tx,
    studio: StudioId,
    of: AccountId,
) -> Result<(), Error> {
    tx.tell(of, studio, &Word::Menu, work.now, &format!("menu:{}", Uuid::new_v4()), work.now).await
}

/// Somebody speaks another language: so does the list of commands of whoever works somewhere.
pub(super) async fn speak(tx: &mut Tx, account: AccountId, now: Timestamp) -> Result<(), Error> {
    match tx.workplaces(account).await?.first() {
        Some((studio, _)) => {
            let key = format!("menu:{}", Uuid::new_v4());
            tx.tell(account, *studio, &Word::Menu, now, &key, now).await
        }
        None => Ok(()),
    }
}

fn role_value(role: Role) -> Value {
    let key = match role {
        Role::Owner => "team-role-owner",
        Role::Admin => "team-role-admin",
        Role::Desk => "team-role-desk",
        Role::Specialist => "team-role-specialist",
    };
    json!({ "word": key })
}

impl Desk {
    /// What somebody may do, wherever they work.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn memberships(&self, account: AccountId) -> Result<Vec<Member>, Error> {
        let mut tx = self.store.read().await?;
        let roles = tx.roles_of(account).await?;
        let member = |(studio, role, specialist)| Member { studio, account, role, specialist };
        Ok(roles.into_iter().map(member).collect())
    }

    /// Lets those go whose last day is over; says how many.
    ///
    /// # Errors
    /// When the database says no.
    pub async fn let_leavers_go(&self) -> Result<u32, Error> {
        let leavers = self.store.read().await?.leavers(self.now()).await?;
        let mut gone = 0;
        for (studio, account) in leavers {
            let mut tx = self.store.begin().await?;
            let went = self.let_leaver_go(&mut tx, studio, account).await;
            match end(tx, went).await {
                Ok(went) => gone += u32::from(went),
                // The next one is not to wait for it.
                Err(error) if !error.is_passing() => {
                    tracing::error!(studio.id = %studio, account.id = %account, %error, "Somebody cannot be let go");
                }
                Err(error) => return Err(error),
            }
        }
        if gone > 0 {
            self.ring(); // They hear of it.
        }
        Ok(gone)
    }

    async fn let_leaver_go(&self, tx: &mut Tx, studio: StudioId, account: AccountId) -> Result<bool, Error> {
        let by = okoshko_domain::people::Actor {
            account,
            name: String::new(),
            door: Door::Job,
            lang: okoshko_domain::people::Lang::default(),
        };
        let shelf = self.shelves.of_studio(tx, studio).await?;
        let work = Work { desk: self, by: &by, member: None, shelf, now: self.now() };
        leaving::expire(&work, tx, studio, account).await
    }
}
