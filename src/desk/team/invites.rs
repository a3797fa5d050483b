//! Links for new people, and what happens when they come.

use okoshko_dialogues::team::{Answer, Facts};
use okoshko_domain::ids::{AccountId, InviteId, ServiceId, SpecialistId, StudioId};
use okoshko_domain::people::tidy_name;
use okoshko_domain::rights::{Member, Right, Role};
use okoshko_domain::secret::Secret;
use okoshko_domain::team::{INVITE_MIN, Invite, News, Preset};
use serde_json::json;

use super::super::audit;
use super::super::secrets;
use super::super::staff::Work;
use super::{MOST_OPEN, change_menu, found, role_value, tell};
use crate::store::{Error, NewCalendar, NewInvite, Tx};

/// Specialists whom nobody is: number and name.
pub(super) async fn free(
    work: &Work<'_>,
    tx: &mut Tx,
    studio: StudioId,
) -> Result<Vec<(SpecialistId, String)>, Error> {
    let team = tx.team(studio).await?;
    let manned = |id| team.iter().any(|mate| mate.specialist == Some(id));
    let all = work.shelf.iter().flat_map(|shelf| &shelf.catalog.specialists);
    Ok(all.filter(|one| !manned(one.id)).map(|one| (one.id, one.name.clone())).collect())
}

/// Makes a link. Its secret is told once and kept nowhere.
pub(super) async fn invite(
    work: &Work<'_>,
    tx: &mut Tx,
    member: Member,
    role: Role,
    specialist: Option<SpecialistId>,
    name: &str,
) -> Result<Answer, Error> {
    let studio = member.studio;
    if role == Role::Owner {
        return Ok(Answer::Mightier); // A studio is handed over, with a question.
    }
    if let Some(id) = specialist
        && !free(work, tx, studio).await?.iter().any(|(free, _)| *free == id)
    {
        return Ok(Answer::Manned);
    }
    if tx.open_invites(studio, work.now, MOST_OPEN).await?.len() == MOST_OPEN {
        return Ok(Answer::Enough);
    }
    let (secret, expires_at) = (secrets::fresh(), work.now.plus_min(INVITE_MIN));
    let hash = secret.hash();
    let new = NewInvite { studio, role, specialist, name, hash: &hash, by: work.by.account, expires_at };
    let invite = tx.add_invite(&new, work.now).await?;
    if role == Role::Specialist && specialist.is_none() {
        tx.end_solo(studio).await?;
    }
    work.audit(tx, "invited", json!({ "role": role_value(role) })).await?;
    Ok(Answer::Invited { invite, secret })
}

/// Takes a link back. Twice is once.
pub(super) async fn revoke(work: &Work<'_>, tx: &mut Tx, id: InviteId) -> Result<Answer, Error> {
    let Some(invite) = tx.invite(id).await? else { return Ok(Answer::Nobody) };
    if tx.revoke_invite(id, work.now).await? {
        work.audit(tx, "revoked", json!({ "role": role_value(invite.role) })).await?;
    }
    Ok(Answer::Done)
}

/// Whoever invites nobody any more has invited nobody: their links are taken back.
pub(super) async fn revoke_all_of(
    work: &Work<'_>,
    tx: &mut Tx,
    studio: StudioId,
    account: AccountId,
) -> Result<(), Error> {
    for role in tx.revoke_invites_of(studio, account, work.now).await? {
        work.audit_at(tx, studio, "revoked", json!({ "role": role_value(role) })).await?;
    }
    Ok(())
}

/// Whether whoever made a link may still make one. A link outlives its maker's rights only as a row.
async fn is_backed(tx: &mut Tx, invite: &Invite) -> Result<bool, Error> {
    let Some(by) = invite.by else { return Ok(false) };
    let by = tx.member(by, invite.studio).await?;
    Ok(by.is_some_and(|by| by.may(Right::Team, None)))
}

/// What whoever opened a link sees.
pub(super) async fn opened(work: &Work<'_>, tx: &mut Tx, hash: &str) -> Result<Facts, Error> {
    let Some(invite) = tx.invite_with(hash).await? else { return Ok(Facts::Gone) };
    let Some(shelf) = work.desk.shelves.of_studio(tx, invite.studio).await? else { return Ok(Facts::Gone) };
    let inside = tx.member(work.by.account, invite.studio).await?.is_some();
    let taken = inside && invite.used_by == Some(work.by.account);
    if !taken && !is_backed(tx, &invite).await? {
        return Ok(Facts::Gone);
    }
    Ok(Facts::Invited { invite: Box::new(invite), studio: shelf.catalog.studio.name.clone(), taken })
}

/// Whoever leads the team takes clients too. Twice is once.
pub(super) async fn myself(work: &Work<'_>, tx: &mut Tx, member: Member) -> Result<Answer, Error> {
    let (_, mate) = found(tx, member.studio, member.account).await?;
    let Some(mate) = mate else { return Ok(Answer::Nobody) };
    if let Some(own) = mate.specialist {
        let ask = (!is_ready(work, own)).then_some(own);
        return Ok(Answer::Joined { studio: member.studio, ask });
    }
    let name = if mate.name.is_empty() { tidy_name(&work.by.name) } else { mate.name };
    let specialist = tx.add_specialist(member.studio, &name).await?;
    tx.tick_all(member.studio, specialist).await?;
    tx.hire(member.studio, member.account, mate.role.word(), Some(specialist)).await?;
    work.audit(tx, "takes-clients", json!({ "name": audit::mate(member.account, &name) })).await?;
    change_menu(work, tx, member.studio, member.account).await?;
    tx.touch_studio(member.studio).await?;
    Ok(Answer::Joined { studio: member.studio, ask: Some(specialist) })
}

/// Somebody takes an invite: once, whoever is first. The inviter hears of it.
pub(super) async fn accept(work: &Work<'_>, tx: &mut Tx, secret: Secret) -> Result<Answer, Error> {
    let account = work.by.account;
    let Some(invite) = tx.invite_with(&secret.hash()).await? else { return Ok(Answer::Shut) };
    let before = tx.member(account, invite.studio).await?;
    if let Some(member) = before
        && !(invite.role == Role::Specialist && member.specialist.is_none() && invite.is_open(work.now))
    {
        let work = &Work { shelf: work.desk.shelves.of_studio(tx, invite.studio).await?, ..*work };
        let unready = member.specialist.filter(|own| !is_ready(work, *own));
        return Ok(match unready.filter(|_| invite.used_by == Some(account)) {
            // A second tap is asked what the first one was.
            Some(own) => Answer::Joined { studio: invite.studio, ask: Some(own) },
            None => Answer::Inside(invite.studio),
        });
    }
    if let Some(id) = invite.specialist {
        tx.lock_specialist(id).await?;
    }
    let work = &Work { shelf: work.desk.shelves.of_studio(tx, invite.studio).await?, ..*work };
    if let Some(id) = invite.specialist
        && !free(work, tx, invite.studio).await?.iter().any(|(free, _)| *free == id)
    {
        return Ok(Answer::Shut);
    }
    if !is_backed(tx, &invite).await? || !tx.use_invite(invite.id, account, work.now).await? {
        return Ok(Answer::Shut);
    }
    let role = before.map_or(invite.role, |member| member.role); // An owner who works stays an owner.
    let specialist = who(work, tx, &invite).await?;
    tx.join(invite.studio, account, role, specialist, &work.by.name, work.now).await?;
    work.audit_at(tx, invite.studio, "joined", json!({ "role": role_value(invite.role) })).await?;
    if let Some(by) = invite.by {
        let news = News::Joined { name: work.by.name.clone(), role: invite.role };
        tell(work, tx, invite.studio, by, &news).await?;
    }
    change_menu(work, tx, invite.studio, account).await?;
    let works = |id| work.shelf.as_ref().is_some_and(|shelf| shelf.hours.contains_key(&id));
    let ask = specialist.filter(|id| !works(*id));
    Ok(Answer::Joined { studio: invite.studio, ask })
}

/// Whose day they have: one who is there, or a new one who does everything until they say what not.
async fn who(work: &Work<'_>, tx: &mut Tx, invite: &Invite) -> Result<Option<SpecialistId>, Error> {
    if invite.role != Role::Specialist || invite.specialist.is_some() {
        return Ok(invite.specialist);
    }
    let name = if invite.name.is_empty() { &work.by.name } else { &invite.name };
    let specialist = tx.add_specialist(invite.studio, name).await?;
    tx.tick_all(invite.studio, specialist).await?;
    Ok(Some(specialist))
}

/// Whether a specialist works since before: then others say what they do.
fn is_ready(work: &Work<'_>, specialist: SpecialistId) -> bool {
    work.shelf.as_ref().is_none_or(|shelf| shelf.hours.contains_key(&specialist))
}

/// A new specialist does a service, or does not. Nothing can be booked with them yet.
pub(super) async fn tick(
    work: &Work<'_>,
    tx: &mut Tx,
    member: Member,
    specialist: SpecialistId,
    service: ServiceId,
    on: bool,
) -> Result<Answer, Error> {
    if is_ready(work, specialist) {
        return Ok(Answer::Ready);
    }
    if on {
        tx.tick(member.studio, specialist, service).await?;
    } else {
        tx.untick(member.studio, specialist, service).await?;
    }
    Ok(Answer::Ticked)
}

/// A new specialist has hours from now on, and can be booked.
pub(super) async fn begin(
    work: &Work<'_>,
    tx: &mut Tx,
    member: Member,
    specialist: SpecialistId,
    preset: Preset,
) -> Result<Answer, Error> {
    let work = &Work { shelf: work.under_lock(tx, &[specialist]).await?, ..*work };
    if is_ready(work, specialist) {
        return Ok(Answer::Ready);
    }
    let calendar = NewCalendar { week: preset.week(), ..NewCalendar::default() };
    tx.add_calendar(member.studio, specialist, &calendar).await?;
    work.audit(tx, "began", json!({})).await?;
    Ok(Answer::Begun(member.studio))
}
