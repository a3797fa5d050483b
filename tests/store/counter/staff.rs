//! Who works where, whose a thing is, and who changed what.

use okoshko_domain::ids::{BookingId, ClientId, InviteId, StudioId};
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::rights::{Role, Subject};

use crate::cast::{Cast, NOW, easy, new_studio};
use crate::engines::Db;

both_engines!(somebody_is_staff_where_they_were_hired, async |db: &Db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let other = tx.add_studio(&new_studio(easy()), NOW).await.unwrap();
    let account = tx.account_of(1, Lang::En, NOW).await.unwrap();
    assert_eq!(tx.member_here(account, None).await.unwrap(), None);
    tx.hire(other, account, "admin", None).await.unwrap();
    tx.hire(cast.studio, account, "specialist", Some(cast.anna)).await.unwrap();
    let first = tx.member_here(account, None).await.unwrap().unwrap();
    assert_eq!(
        (first.studio, first.role, first.specialist),
        (cast.studio, Role::Specialist, Some(cast.anna))
    );
    assert_eq!(tx.member_here(account, Some(other)).await.unwrap().unwrap().role, Role::Admin);
    assert_eq!(tx.member_here(account, Some(StudioId(999))).await.unwrap().unwrap().studio, cast.studio);
    assert_eq!(tx.member(account, other).await.unwrap().unwrap().studio, other);
    assert_eq!(tx.member(account, StudioId(999)).await.unwrap(), None);
    tx.commit().await.unwrap();
});

both_engines!(a_thing_belongs_to_its_studio, async |db: &Db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    for (subject, of) in [
        (Subject::Studio(cast.studio), Some(None)),
        (Subject::Specialist(cast.anna), Some(Some(cast.anna))),
        (Subject::Service(cast.cut), Some(None)),
        (Subject::Category(cast.category), Some(None)),
        (Subject::Here, None),
        (Subject::Booking(BookingId(999)), None),
        (Subject::Client(ClientId(999)), None),
        (Subject::Invite(InviteId(999)), None),
    ] {
        let found = tx.whose(subject).await.unwrap();
        assert_eq!(found, of.map(|of| (cast.studio, of)), "{subject:?}");
    }
    tx.commit().await.unwrap();
});

both_engines!(what_changed_is_written_down, async |db: &Db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let account = tx.account_of(1, Lang::En, NOW).await.unwrap();
    let by = Actor { account, name: "Olga".to_owned(), door: Door::Chat, lang: Lang::En };
    tx.audit(cast.studio, &by, "price", r#"{"was":1}"#, NOW).await.unwrap();
    tx.commit().await.unwrap();
    let written = db.words("select what || args || door from audit").await;
    assert_eq!(written, [r#"price{"was":1}chat"#]);
});
