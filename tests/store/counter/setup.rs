//! Claims of ownership, and what goes with the example.

use okoshko_domain::booking::Status;
use okoshko_domain::ids::StudioId;
use okoshko_domain::people::Lang;

use crate::cast::{Cast, NOW, hour};
use crate::engines::{Db, Engine};

both_engines!(a_claim_is_taken_once_and_spent_once, async |db| {
    let cast = Cast::of(db).await;
    let week = NOW.plus_min(7 * 24 * 60);
    let mut tx = db.store.begin().await.unwrap();
    let (olga, boris) =
        (tx.account_of(1, Lang::Ru, NOW).await.unwrap(), tx.account_of(2, Lang::Ru, NOW).await.unwrap());
    let id = tx.add_claim(None, "hash", week, NOW).await.unwrap();
    let claim = tx.claim_by("hash").await.unwrap().unwrap();
    assert_eq!((claim.id, claim.studio, claim.expires_at, claim.used_by), (id, None, week, None));
    assert!(!claim.revoked);
    assert_eq!(tx.claim_by("another").await.unwrap(), None);
    assert_eq!(tx.open_claim(olga).await.unwrap(), None);

    assert!(tx.take_claim(id, olga, NOW).await.unwrap());
    assert!(!tx.take_claim(id, boris, NOW).await.unwrap());
    assert!(!tx.take_claim(id, olga, NOW).await.unwrap());
    assert_eq!(tx.open_claim(olga).await.unwrap(), Some(id));
    assert_eq!(tx.open_claim(boris).await.unwrap(), None);
    assert!(tx.spend_claim(id, cast.studio).await.unwrap());
    assert!(!tx.spend_claim(id, cast.studio).await.unwrap());
    assert_eq!(tx.open_claim(olga).await.unwrap(), None);

    let old = tx.add_claim(None, "old", week, NOW).await.unwrap();
    tx.revoke_claims(NOW).await.unwrap();
    assert!(tx.claim_by("old").await.unwrap().unwrap().revoked);
    assert!(!tx.claim_by("hash").await.unwrap().unwrap().revoked, "it was taken before");
    assert!(!tx.take_claim(old, boris, NOW).await.unwrap());
    tx.commit().await.unwrap();
});

both_engines!(whom_the_settings_named_before_has_no_right_left, async |db| {
    let week = NOW.plus_min(7 * 24 * 60);
    let mut tx = db.store.begin().await.unwrap();
    let mut people = Vec::new();
    for (telegram_id, expires) in [(1, NOW), (2, NOW), (3, week)] {
        let account = tx.account_of(telegram_id, Lang::Ru, NOW).await.unwrap();
        let claim = tx.add_claim(None, &format!("hash {telegram_id}"), expires, NOW).await.unwrap();
        tx.take_claim(claim, account, NOW).await.unwrap();
        people.push(account);
    }
    for (named, left) in [(Some(people[1]), [false, true, true]), (None, [false, false, true])] {
        tx.revoke_named(named, NOW).await.unwrap();
        for (person, may) in people.iter().zip(left) {
            assert_eq!(tx.open_claim(*person).await.unwrap().is_some(), may, "{named:?} {person:?}");
        }
    }
    tx.commit().await.unwrap();
});

both_engines!(owners_are_counted_and_named, async |db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let olga = tx.account_of(1, Lang::Ru, NOW).await.unwrap();
    assert_eq!(tx.known_account(1).await.unwrap(), Some(olga));
    assert_eq!(tx.known_account(2).await.unwrap(), None);
    assert_eq!(tx.owners().await.unwrap(), 0);
    tx.hire(cast.studio, olga, "specialist", Some(cast.anna)).await.unwrap();
    assert!(!tx.has_owner(cast.studio).await.unwrap() && !tx.owns(olga).await.unwrap());
    tx.hire(cast.studio, olga, "owner", Some(cast.anna)).await.unwrap();
    assert!(tx.has_owner(cast.studio).await.unwrap() && tx.owns(olga).await.unwrap());
    assert!(!tx.has_owner(StudioId(99)).await.unwrap());
    assert_eq!(tx.owners().await.unwrap(), 1);
    tx.name_staff(cast.studio, olga, "Olga", NOW).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(db.words("select name || joined_at from staff").await, [format!("Olga{}", NOW.0)]);
});

/// A row in every table that belongs to a studio.
async fn full(db: &Db, cast: &Cast) {
    let mut tx = db.store.begin().await.unwrap();
    let katya = tx.account_of(1, Lang::Ru, NOW).await.unwrap();
    let real = tx.client_of(cast.studio, katya, NOW).await.unwrap();
    tx.hire(cast.studio, katya, "owner", Some(cast.anna)).await.unwrap();
    let visit = cast.visit(real, hour(0, 0), Status::Booked);
    let booking = tx.insert_booking(&visit, NOW).await.unwrap();
    let booking = tx.booking(booking).await.unwrap().unwrap();
    let by = okoshko_domain::people::Actor {
        account: katya,
        name: "Katya".to_owned(),
        door: okoshko_domain::people::Door::Chat,
        lang: Lang::Ru,
    };
    tx.record(&booking, &by, "booked", NOW).await.unwrap();
    let notice = okoshko_domain::notice::Notice::NewVisit(booking.id);
    tx.notify_staff(&booking, notice, NOW).await.unwrap();
    tx.audit(cast.studio, &by, "price", "{}", NOW).await.unwrap();
    tx.add_claim(Some(cast.studio), "hash", NOW, NOW).await.unwrap();
    tx.commit().await.unwrap();
    cast.enter(db, hour(1, 0), Status::Came).await.unwrap();
    db.run("insert into booking_service (studio_id, booking_id, position, service_id, name, length_min, price_minor) select studio_id, booking_id, 1, service_id, '', 60, 0 from booking")
        .await
        .unwrap();
    db.run("insert into board (studio_id, bot_id, chat_id, account_id) select studio_id, 7, 1, account_id from staff")
        .await
        .unwrap();
    db.run("insert into time_off (studio_id, specialist_id, starts_at, ends_at) select studio_id, specialist_id, 0, 60 from staff")
        .await
        .unwrap();
    db.run("insert into proposal (studio_id, booking_id, account_id, was_at, until, created_at) select b.studio_id, b.booking_id, s.account_id, 0, 0, 0 from booking b join staff s on s.studio_id = b.studio_id")
        .await
        .unwrap();
    db.run("insert into proposed (studio_id, proposal_id, starts_at) select studio_id, proposal_id, 0 from proposal")
        .await
        .unwrap();
    db.run("insert into proposal_hold (studio_id, proposal_id, booking_id) select studio_id, proposal_id, booking_id from proposal")
        .await
        .unwrap();
    db.run("insert into absence (studio_id, specialist_id, time_off_id, ill, at) select studio_id, specialist_id, time_off_id, true, 0 from time_off")
        .await
        .unwrap();
    db.run("insert into absence_visit (studio_id, absence_id, booking_id, was_at, options) select a.studio_id, a.absence_id, b.booking_id, 0, '' from absence a join booking b on b.studio_id = a.studio_id")
        .await
        .unwrap();
    db.run("insert into absence_board (studio_id, absence_id, bot_id, chat_id, account_id) select a.studio_id, a.absence_id, 7, 1, s.account_id from absence a join staff s on s.studio_id = a.studio_id")
        .await
        .unwrap();
    db.run("insert into browser_form (form_key, studio_id, account_id, created_at) select b.token, b.studio_id, s.account_id, 0 from booking b join staff s on s.studio_id = b.studio_id")
        .await
        .unwrap();
    db.run("insert into connection (studio_id, booking_id, account_id, secret_hash, created_at, expires_at) select b.studio_id, b.booking_id, s.account_id, 'x' || b.booking_id, 0, 0 from booking b join staff s on s.studio_id = b.studio_id")
        .await
        .unwrap();
    db.run("insert into feed (studio_id, account_id, specialist_id, secret_hash, created_at) select studio_id, account_id, specialist_id, 'x' || account_id, 0 from staff where specialist_id is not null")
        .await
        .unwrap();
    db.run("insert into reminder (studio_id, before_min, asks, created_at) select studio_id, 60, true, 0 from staff")
        .await
        .unwrap();
    db.run("insert into break_time (studio_id, specialist_id, from_min, to_min) select studio_id, specialist_id, 0, 60 from staff")
        .await
        .unwrap();
    db.run("insert into hours_override (studio_id, calendar_id, local_day, from_min, to_min) select studio_id, calendar_id, 20780, 0, 0 from calendar")
        .await
        .unwrap();
    db.run("insert into chat (bot_id, chat_id, account_id, studio_id, state) select 7, 1, account_id, studio_id, '' from staff")
        .await
        .unwrap();
}

/// Every table with a `studio_id`, and how many rows of one studio are in it.
async fn rows_of(db: &Db, studio: StudioId) -> Vec<(String, i64)> {
    let tables = match db.engine {
        Engine::Sqlite => {
            "select m.name from sqlite_master m join pragma_table_info(m.name) c on c.name = 'studio_id'
              where m.type = 'table' order by m.name"
        }
        Engine::Postgres => {
            "select c.table_name::text from information_schema.columns c
               join information_schema.tables t on t.table_name = c.table_name
              where c.column_name = 'studio_id' and t.table_type = 'BASE TABLE' order by 1"
        }
    };
    let mut rows = Vec::new();
    for table in db.words(tables).await {
        let sql = format!("select count(*) from {table} where studio_id = {}", studio.0);
        let count = db.number(Box::leak(sql.into_boxed_str())).await;
        rows.push((table, count));
    }
    rows
}

both_engines!(a_studio_goes_without_an_orphan, async |db| {
    let (cast, other) = (Cast::of(db).await, Cast::of(db).await);
    full(db, &cast).await;
    let before = rows_of(db, cast.studio).await;
    let empty: Vec<_> = before.iter().filter(|(_, count)| *count == 0).collect();
    assert!(before.len() >= 16 && empty.is_empty(), "a table that this test does not fill: {empty:?}");
    let kept = rows_of(db, other.studio).await;
    db.write(async |tx| tx.remove_studio(cast.studio).await).await.unwrap();
    let left: Vec<_> = rows_of(db, cast.studio).await.into_iter().filter(|(_, count)| *count > 0).collect();
    assert_eq!(left, []);
    assert_eq!(rows_of(db, other.studio).await, kept);
    assert_eq!(db.number("select count(*) from chat where studio_id is null").await, 1);
});

both_engines!(what_was_made_up_goes_and_the_rest_stays, async |db| {
    let cast = Cast::of(db).await;
    full(db, &cast).await;
    db.run("update studio set demo = true").await.unwrap();
    assert_eq!(db.read(async |tx| tx.made_up(cast.studio).await).await, (0, 0), "a guest is no invention");
    db.write(async |tx| tx.make_up(cast.studio).await).await.unwrap();
    assert_eq!(db.read(async |tx| tx.made_up(cast.studio).await).await, (1, 1));
    let revision = db.read(async |tx| tx.revision(cast.studio).await).await;
    db.write(async |tx| {
        tx.remove_made_up(cast.studio).await?;
        tx.set_real(cast.studio).await
    })
    .await
    .unwrap();
    assert_eq!(db.number("select count(*) from booking").await, 1);
    assert_eq!(db.number("select count(*) from client where account_id is not null").await, 1);
    assert_eq!(db.number("select count(*) from client").await, 1);
    assert_eq!(db.number("select count(*) from service").await, 2);
    assert_eq!(db.number("select count(*) from studio where demo").await, 0);
    assert!(db.read(async |tx| tx.revision(cast.studio).await).await > revision);
});

both_engines!(people_who_do_not_work_there_wait_for_their_visits, async |db| {
    let cast = Cast::of(db).await;
    full(db, &cast).await; // Katya works here and has a visit.
    let awaited = async || db.read(async |tx| tx.awaited(cast.studio, NOW).await).await;
    assert_eq!(awaited().await, 0, "a guest and somebody of the staff");
    let (account, client) = cast.client(db, 2).await;
    let visit =
        okoshko::store::NewHold { account: Some(account), ..cast.visit(client, hour(2, 0), Status::Booked) };
    let booking = db.write(async |tx| tx.insert_booking(&visit, NOW).await).await.unwrap();
    assert_eq!(awaited().await, 1);
    db.write(async |tx| tx.set_cancelled(booking, NOW).await).await.unwrap();
    assert_eq!(awaited().await, 0);
});
