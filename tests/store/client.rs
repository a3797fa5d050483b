//! People as one studio knows them, and who works there.

use okoshko::store::Known;
use okoshko_domain::booking::Status;
use okoshko_domain::people::Lang;

use crate::cast::{Cast, NOW, easy, hour, new_studio};
use crate::engines::Db;

/// Name, version and date of a client's consent, as another program reads them.
async fn consent(db: &Db, client: i64) -> String {
    let sql = format!(
        "select name || '|' || coalesce(consent_version, '-') || '|' || coalesce(cast(consented_at as text), '-')
           from client where client_id = {client}"
    );
    db.words(&sql).await.concat()
}

both_engines!(a_studio_knows_an_account_once, async |db| {
    let cast = Cast::of(db).await;
    let (account, client) = cast.client(db, 900).await;
    assert_eq!(cast.client(db, 900).await, (account, client));
    let (_, other) = cast.client(db, 901).await;
    assert_ne!(other, client);
    let elsewhere = db
        .write(async |tx| {
            let studio = tx.add_studio(&new_studio(easy()), NOW).await?;
            tx.client_of(studio, account, NOW).await
        })
        .await
        .unwrap();
    assert_ne!(elsewhere, client, "another studio knows them apart");
});

both_engines!(guests_of_one_name_are_two_people, async |db| {
    let cast = Cast::of(db).await;
    assert_ne!(cast.guest(db).await, cast.guest(db).await);
});

both_engines!(a_name_is_kept_with_the_date_of_the_first_consent_to_its_words, async |db| {
    let (_, client) = Cast::of(db).await.client(db, 900).await;
    assert_eq!(consent(db, client.0).await, "|-|-", "no name before they agree");
    for (name, version, minute, kept) in
        [("Vera", "1", 0, 0), ("Vera Pavlovna", "1", 5, 0), ("Vera", "2", 7, 7), ("Vera", "2", 9, 7)]
    {
        let now = NOW.plus_min(minute);
        db.write(async |tx| tx.consent(client, name, version, now).await).await.unwrap();
        assert_eq!(consent(db, client.0).await, format!("{name}|{version}|{}", NOW.plus_min(kept).0));
    }
});

both_engines!(a_hand_is_hired_once_and_may_change_places, async |db| {
    let cast = Cast::of(db).await;
    let (account, _) = cast.client(db, 900).await;
    let hire = async |role, specialist| {
        db.write(async |tx| tx.hire(cast.studio, account, role, specialist).await).await
    };
    hire("specialist", Some(cast.anna)).await.unwrap();
    hire("owner", None).await.unwrap();
    let staff = db.words("select role || coalesce(cast(specialist_id as text), '') from staff").await;
    assert_eq!(staff, ["owner"]);
    assert!(hire("king", None).await.is_err(), "a role that nobody knows");
    assert_eq!(db.words("select role from staff").await, ["owner"]);
});

both_engines!(nobody_is_hired_who_is_not_there, async |db| {
    let cast = Cast::of(db).await;
    let account = db.write(async |tx| tx.account_of(900, Lang::En, NOW).await).await.unwrap();
    let nobody = okoshko_domain::ids::AccountId(account.0 + 1);
    let hired = db.write(async |tx| tx.hire(cast.studio, nobody, "owner", None).await).await;
    assert!(hired.is_err(), "{hired:?}");
    assert_eq!(db.number("select count(*) from staff").await, 0);
});

both_engines!(a_phone_is_kept_as_the_client_gave_it_and_is_seen_beside_their_visit, async |db| {
    let cast = Cast::of(db).await;
    let (_, client) = cast.client(db, 900).await;
    let new = cast.visit(client, hour(1, 0), Status::Booked);
    let visit = db.write(async |tx| tx.insert_booking(&new, NOW).await).await.unwrap();
    let known = async || db.read(async |tx| tx.found(visit).await).await.unwrap().client;
    let nothing = Known { phone: String::new(), left_phone: false, consent: String::new() };
    assert_eq!(known().await, nothing);
    db.write(async |tx| tx.leave_phone(client, NOW).await).await.unwrap();
    assert_eq!(known().await, Known { left_phone: true, ..nothing.clone() });
    db.write(async |tx| {
        tx.set_phone(client, "+79171234567").await?;
        tx.consent(client, "Vera", "2", NOW).await
    })
    .await
    .unwrap();
    assert_eq!(known().await, Known { phone: "+79171234567".into(), left_phone: true, consent: "2".into() });
});
