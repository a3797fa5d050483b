//! Who is what, and whose the studio is.

use okoshko_dialogues::team::{Answer, Whom};
use okoshko_domain::rights::{Member, Right, Role};
use okoshko_domain::team::News;
use serde_json::json;

use super::super::audit;
use super::super::staff::Work;
use super::{change_menu, found, invites, is_last_owner, leaving, may_change, role_now, role_value, tell};
use crate::store::{Error, Tx};

/// Somebody is something else from now on.
pub(super) async fn change(
    work: &Work<'_>,
    tx: &mut Tx,
    member: Member,
    whom: Whom,
    role: Role,
) -> Result<Answer, Error> {
    let (team, mate) = found(tx, member.studio, whom.account).await?;
    let Some(mate) = mate else { return Ok(Answer::Nobody) };
    if role == Role::Owner || !may_change(&team, member, &mate) {
        return Ok(Answer::Mightier);
    }
    if is_last_owner(&team, &mate) {
        return Ok(Answer::LastOwner);
    }
    if role == Role::Specialist && mate.specialist.is_none() {
        return Ok(Answer::Nobody); // No day is theirs.
    }
    if role != mate.role {
        tx.set_role(member.studio, mate.account, role).await?;
        let args = json!({ "name": audit::mate(mate.account, &mate.name), "role": role_value(role) });
        work.audit(tx, "role", args).await?;
        let after = Member { account: mate.account, role, ..member };
        if !after.may(Right::Team, None) {
            invites::revoke_all_of(work, tx, member.studio, mate.account).await?;
        }
        tell(work, tx, member.studio, mate.account, &News::Role { role }).await?;
        change_menu(work, tx, member.studio, mate.account).await?;
        tx.touch_studio(member.studio).await?;
    }
    Ok(Answer::Done)
}

/// The studio is somebody else's from now on; whoever gives it away runs it for them.
pub(super) async fn hand_over(
    work: &Work<'_>,
    tx: &mut Tx,
    member: Member,
    whom: Whom,
) -> Result<Answer, Error> {
    let (team, mate) = found(tx, member.studio, whom.account).await?;
    let Some(mate) = mate else { return Ok(Answer::Nobody) };
    if role_now(&team, member) != Some(Role::Owner) {
        return Ok(Answer::Mightier); // They gave it away a moment ago.
    }
    if mate.role == Role::Owner || mate.account == member.account {
        return Ok(Answer::Done); // Theirs since before.
    }
    leaving::keep(work, tx, member.studio, &mate).await?; // A studio has an owner, also after their last visit.
    tx.set_role(member.studio, mate.account, Role::Owner).await?;
    tx.set_role(member.studio, member.account, Role::Admin).await?;
    work.audit(tx, "handed-over", json!({ "name": audit::mate(mate.account, &mate.name) })).await?;
    tell(work, tx, member.studio, mate.account, &News::Owner).await?;
    for account in [mate.account, member.account] {
        change_menu(work, tx, member.studio, account).await?;
    }
    tx.touch_studio(member.studio).await?;
    Ok(Answer::Done)
}
