//! Who works at a studio, who is invited, and who goes.

use okoshko::store::{NewInvite, Said};
use okoshko_domain::booking::Status;
use okoshko_domain::ids::{AccountId, InviteId, StudioId};
use okoshko_domain::notice::Word;
use okoshko_domain::people::Lang;
use okoshko_domain::rights::{Role, Subject};
use okoshko_domain::span::Span;
use okoshko_domain::team::News;
use okoshko_domain::time_off::Kind;

use crate::cast::{BOT, Cast, NOW, easy, hour, new_studio};
use crate::engines::Db;

fn invite(studio: StudioId, by: AccountId, hash: &str) -> NewInvite<'_> {
    let expires_at = NOW.plus_min(60);
    NewInvite { studio, role: Role::Desk, specialist: None, name: "Vera", hash, by, expires_at }
}

both_engines!(people_join_change_and_go, async |db: &Db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let other = tx.add_studio(&new_studio(easy()), NOW).await.unwrap();
    let (olga, anna) =
        (tx.account_of(1, Lang::En, NOW).await.unwrap(), tx.account_of(2, Lang::En, NOW).await.unwrap());
    tx.join(cast.studio, anna, Role::Specialist, Some(cast.anna), "Ann", NOW).await.unwrap();
    tx.join(cast.studio, olga, Role::Owner, None, "Olga", NOW).await.unwrap();
    tx.join(other, olga, Role::Desk, None, "Olga", NOW).await.unwrap();
    let team = tx.team(cast.studio).await.unwrap();
    let seen: Vec<_> = team.iter().map(|mate| (mate.name.as_str(), mate.role, mate.specialist)).collect();
    assert_eq!(seen, [("Olga", Role::Owner, None), ("Anna", Role::Specialist, Some(cast.anna))]);
    let places: Vec<_> = tx.workplaces(olga).await.unwrap().into_iter().map(|(id, _)| id).collect();
    assert_eq!(places, [cast.studio, other]);
    assert_eq!(
        tx.roles_of(olga).await.unwrap(),
        [(cast.studio, Role::Owner, None), (other, Role::Desk, None)]
    );

    tx.set_role(cast.studio, anna, Role::Admin).await.unwrap();
    tx.set_leaving(cast.studio, anna, Some(NOW)).await.unwrap();
    assert_eq!(tx.leavers(NOW.plus_s(-1)).await.unwrap(), []);
    assert_eq!(tx.leavers(NOW).await.unwrap(), [(cast.studio, anna)]);
    assert_eq!(tx.member(anna, cast.studio).await.unwrap().unwrap().role, Role::Admin);
    tx.set_leaving(cast.studio, anna, None).await.unwrap();
    assert_eq!(tx.leavers(NOW).await.unwrap(), []);
    tx.dismiss(cast.studio, anna).await.unwrap();
    tx.dismiss(other, anna).await.unwrap();
    tx.let_specialist_go(other, cast.boris, NOW).await.unwrap(); // Not theirs.
    tx.let_specialist_go(cast.studio, cast.anna, NOW).await.unwrap();
    let shelf = tx.shelf(cast.studio).await.unwrap().unwrap();
    assert_eq!(shelf.catalog.specialists.iter().map(|one| one.id).collect::<Vec<_>>(), [cast.boris]);
    assert_eq!(tx.member(anna, cast.studio).await.unwrap(), None);
    tx.end_solo(cast.studio).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.words("select cast(count(*) as text) from studio where solo").await, ["0"]);
});

both_engines!(an_invite_is_taken_once, async |db: &Db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let (by, eva) =
        (tx.account_of(1, Lang::En, NOW).await.unwrap(), tx.account_of(2, Lang::En, NOW).await.unwrap());
    let mut ids = Vec::new();
    for hash in ["a", "b", "c"] {
        ids.push(tx.add_invite(&invite(cast.studio, by, hash), NOW).await.unwrap());
    }
    let [one, two, three] = ids[..] else { panic!() };
    assert_eq!(tx.invite(InviteId(999)).await.unwrap(), None);
    assert_eq!(tx.invite_with("d").await.unwrap(), None);
    let found = tx.invite_with("a").await.unwrap().unwrap();
    assert_eq!((found.id, found.name.as_str(), found.by, found.role), (one, "Vera", Some(by), Role::Desk));
    assert!(tx.use_invite(one, eva, NOW).await.unwrap());
    assert!(!tx.use_invite(one, by, NOW).await.unwrap(), "once");
    assert!(tx.revoke_invite(two, NOW).await.unwrap());
    assert!(!tx.revoke_invite(two, NOW).await.unwrap());
    assert!(!tx.use_invite(two, eva, NOW).await.unwrap(), "taken back");
    assert!(!tx.use_invite(three, eva, NOW.plus_min(60)).await.unwrap(), "too old");
    assert!(!tx.revoke_invite(one, NOW).await.unwrap(), "used");
    assert_eq!(tx.invite(one).await.unwrap().unwrap().used_by, Some(eva));
    let open = tx.open_invites(cast.studio, NOW, 9).await.unwrap();
    assert_eq!(open.iter().map(|invite| invite.id).collect::<Vec<_>>(), [three]);
    assert_eq!(tx.open_invites(cast.studio, NOW.plus_min(60), 9).await.unwrap(), []);
    tx.commit().await.unwrap();
});

both_engines!(whoever_invites_no_more_leaves_no_link, async |db: &Db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let (by, other) =
        (tx.account_of(1, Lang::En, NOW).await.unwrap(), tx.account_of(2, Lang::En, NOW).await.unwrap());
    let mut ids = Vec::new();
    for (who, hash) in [(by, "a"), (by, "b"), (other, "c")] {
        ids.push(tx.add_invite(&invite(cast.studio, who, hash), NOW).await.unwrap());
    }
    assert!(tx.use_invite(ids[0], other, NOW).await.unwrap());
    assert_eq!(tx.revoke_invites_of(StudioId(999), by, NOW).await.unwrap(), []);
    assert_eq!(
        tx.revoke_invites_of(cast.studio, by, NOW).await.unwrap(),
        [Role::Desk],
        "the other one is used"
    );
    assert_eq!(tx.revoke_invites_of(cast.studio, by, NOW).await.unwrap(), []);
    let open = tx.open_invites(cast.studio, NOW, 9).await.unwrap();
    assert_eq!(open.iter().map(|invite| invite.id).collect::<Vec<_>>(), [ids[2]]);
    tx.commit().await.unwrap();
});

both_engines!(a_link_to_ownership_is_no_invite, async |db: &Db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let claim = tx.add_claim(Some(cast.studio), "owner", NOW.plus_min(60), NOW).await.unwrap();
    assert_eq!(tx.invite(claim).await.unwrap(), None);
    assert_eq!(tx.invite_with("owner").await.unwrap(), None);
    assert_eq!(tx.open_invites(cast.studio, NOW, 9).await.unwrap(), []);
    assert_eq!(tx.whose(Subject::Invite(claim)).await.unwrap(), None);
    assert_eq!(tx.claim_by("owner").await.unwrap().map(|claim| claim.id), Some(claim));
    tx.commit().await.unwrap();
});

both_engines!(ticks_stay_inside_their_studio, async |db: &Db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let other = tx.add_studio(&new_studio(easy()), NOW).await.unwrap();
    let vera = tx.add_specialist(cast.studio, "Vera").await.unwrap();
    let stranger = tx.add_specialist(other, "Stranger").await.unwrap();
    tx.tick_all(cast.studio, vera).await.unwrap();
    tx.tick_all(cast.studio, vera).await.unwrap();
    tx.untick(cast.studio, vera, cast.colour).await.unwrap();
    tx.tick(cast.studio, cast.boris, cast.colour).await.unwrap();
    tx.tick(cast.studio, cast.boris, cast.colour).await.unwrap();
    tx.tick(other, stranger, cast.cut).await.unwrap();
    tx.commit().await.unwrap();
    let offers = "select specialist_id || ':' || service_id from offer order by specialist_id, service_id";
    let all = db.words(offers).await;
    let offer = |specialist: i64, service: i64| format!("{specialist}:{service}");
    let (anna, boris, cut, colour) = (cast.anna.0, cast.boris.0, cast.cut.0, cast.colour.0);
    let expected =
        [offer(anna, cut), offer(anna, colour), offer(boris, cut), offer(boris, colour), offer(vera.0, cut)];
    assert_eq!(all, expected);
});

both_engines!(visits_of_whoever_goes_find_another, async |db: &Db| {
    let cast = Cast::of(db).await;
    let first = cast.enter(db, hour(1, 0), Status::Booked).await.unwrap();
    let second = cast.enter(db, hour(2, 0), Status::Booked).await.unwrap();
    cast.enter(db, hour(3, 0), Status::Cancelled).await.unwrap();
    let (client, _) = cast.client(db, 5).await;
    let mut tx = db.store.begin().await.unwrap();
    let coming = tx.visits_to_come(cast.anna, NOW).await.unwrap();
    assert_eq!(coming.iter().map(|visit| visit.id).collect::<Vec<_>>(), [first, second]);
    assert_eq!(tx.visits_to_come(cast.anna, hour(1, 0).start).await.unwrap().len(), 1);

    tx.tell(client, cast.studio, &Word::Team(News::Owner), NOW, "key", NOW).await.unwrap();
    tx.tell(client, cast.studio, &Word::Menu, NOW, "key", NOW).await.unwrap();
    tx.close_from(cast.studio, cast.anna, NOW, NOW.plus_min(60)).await.unwrap();
    assert_eq!(tx.shelf(cast.studio).await.unwrap().unwrap().hours[&cast.anna].time_off.len(), 1);
    let own = Span { start: NOW, end: NOW.plus_min(60) };
    tx.take_off(cast.studio, cast.anna, own, Kind::Vacation, "").await.unwrap();
    tx.open_from(cast.studio, cast.anna, NOW).await.unwrap();
    let time_off = tx.shelf(cast.studio).await.unwrap().unwrap().hours[&cast.anna].time_off.clone();
    assert_eq!(time_off, [own], "their own vacation stays");
    tx.commit().await.unwrap();
    let due = db.write(async |tx| tx.claim_outbox(BOT, NOW, NOW.plus_min(1), 9).await).await.unwrap();
    let said = Said::Word(cast.studio, Word::Team(News::Owner));
    assert_eq!(due.into_iter().map(|due| due.said).collect::<Vec<_>>(), [said]);
});

both_engines!(no_visit_to_come_is_left_out, async |db: &Db| {
    let cast = Cast::of(db).await;
    let guest = cast.guest(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let mut last = None;
    for day in 1..=250 {
        let visit = cast.visit(guest, hour(day, 0), Status::Booked);
        last = Some(tx.insert_booking(&visit, NOW).await.unwrap());
    }
    let coming = tx.visits_to_come(cast.anna, NOW).await.unwrap();
    assert_eq!((coming.len(), coming.last().map(|visit| visit.id)), (250, last));
    tx.commit().await.unwrap();
});
