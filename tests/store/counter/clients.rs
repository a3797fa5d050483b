//! People as the studio knows them.

use okoshko::store::Visited;
use okoshko_domain::booking::{Guest, Reason, Status};
use okoshko_domain::ids::{AccountId, ClientId, StudioId};

use crate::cast::{Cast, NOW, PRICE, hour, slot};
use crate::engines::Db;

async fn named(db: &Db, cast: &Cast, name: &str) -> ClientId {
    db.write(async |tx| tx.add_guest(cast.studio, name, NOW).await).await.unwrap()
}

async fn visits(db: &Db, cast: &Cast, client: ClientId, day: i64, half_hours: i64, status: Status) {
    let visit = cast.visit(client, hour(day, half_hours), status);
    db.write(async |tx| tx.insert_booking(&visit, NOW).await).await.unwrap();
}

both_engines!(clients_are_found_by_name_and_phone, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (maria, fyodor, nobody) = (
        named(db, &cast, "МАРИЯ 100%").await,
        named(db, &cast, "Фёдор_").await,
        named(db, &cast, "Lena").await,
    );
    visits(db, &cast, maria, 1, 0, Status::Booked).await;
    visits(db, &cast, fyodor, 1, 2, Status::Cancelled).await;
    visits(db, &cast, nobody, 1, 4, Status::Released).await;
    db.run("update client set phone = '+79171234567' where name like 'Ф%'").await.unwrap();
    let find = async |words: &str, of| {
        let found = db.read(async |tx| tx.clients(cast.studio, of, words, 0, 10).await).await;
        found.into_iter().map(|client| client.id).collect::<Vec<_>>()
    };
    assert_eq!(find("", None).await, [fyodor, maria], "who booked last comes first; a hold makes no client");
    for (words, who) in [
        ("мар", vec![maria]),
        ("ФЕДОР", vec![fyodor]),
        ("0%", vec![maria]),
        ("_", vec![fyodor]),
        ("1234", vec![fyodor]),
        ("8 (917) 12", vec![]),
        ("917", vec![fyodor]),
        ("12", vec![]),
        ("' or 1=1 --", vec![]),
    ] {
        assert_eq!(find(words, None).await, who, "{words}");
    }
    assert_eq!(find("", Some(cast.boris)).await, []);
    assert_eq!(find("", Some(cast.anna)).await, [fyodor, maria]);
    let elsewhere = db.read(async |tx| tx.clients(StudioId(999), None, "", 0, 10).await).await;
    assert_eq!(elsewhere, []);
    let second = db.read(async |tx| tx.clients(cast.studio, None, "", 1, 1).await).await;
    assert_eq!(second.first().map(|client| client.id), Some(maria));
    let held = cast.visit(nobody, hour(1, 6), Status::Held);
    let held = db.write(async |tx| tx.insert_booking(&held, NOW).await).await.unwrap();
    assert_eq!(find("", None).await, [fyodor, maria], "not yet");
    db.write(async |tx| tx.set_booked(held, "Lena", NOW).await).await.unwrap();
    assert_eq!(find("", None).await, [nobody, fyodor, maria]);
    visits(db, &cast, maria, 2, 0, Status::Booked).await;
    assert_eq!(find("", None).await, [maria, nobody, fyodor]);
    db.write(async |tx| tx.set_booked(held, "Lena", NOW).await).await.unwrap();
    assert_eq!(find("", None).await, [maria, nobody, fyodor], "an older one is nobody's last");
});

both_engines!(clients_are_found_by_whoever_came_in_their_stead, async |db: &Db| {
    let cast = Cast::of(db).await;
    let maria = named(db, &cast, "Мария").await;
    named(db, &cast, "Lena").await;
    let visit = cast.visit(maria, hour(1, 0), Status::Held);
    let guest = Guest { name: "Алёша 50%".to_owned(), phone: "+79171234567".to_owned() };
    let held = db
        .write(async |tx| {
            let id = tx.insert_booking(&visit, NOW).await?;
            tx.set_guest(id, Some(&guest), NOW).await?;
            Ok(id)
        })
        .await
        .unwrap();
    visits(db, &cast, maria, 1, 4, Status::Booked).await;
    let find = async |words: &str, of| {
        let found = db.read(async |tx| tx.clients(cast.studio, of, words, 0, 10).await).await;
        found.into_iter().map(|client| client.id).collect::<Vec<_>>()
    };
    assert_eq!(find("алеша", None).await, [], "a hold is no visit");
    db.write(async |tx| tx.set_booked(held, "Мария", NOW).await).await.unwrap();
    for (words, who) in [("алеша", vec![maria]), ("0%", vec![maria]), ("4567", vec![maria]), ("_", vec![])]
    {
        assert_eq!(find(words, None).await, who, "{words}");
    }
    assert_eq!(find("алеша", Some(cast.anna)).await, [maria]);
    db.run(&format!(
        "update booking set specialist_id = {} where starts_at > {}",
        cast.boris.0,
        hour(1, 2).start.0
    ))
    .await
    .unwrap();
    assert_eq!(find("мария", Some(cast.boris)).await, [maria], "theirs");
    assert_eq!(find("алеша", Some(cast.boris)).await, [], "but who came to another is not theirs to know");
    db.write(async |tx| tx.set_guest(held, None, NOW).await).await.unwrap();
    assert_eq!(find("алеша", None).await, []);
});

both_engines!(a_client_has_a_history, async |db: &Db| {
    let cast = Cast::of(db).await;
    let client = named(db, &cast, "Guest").await;
    for (day, half_hours, status) in [
        (-3, 0, Status::Came),
        (-2, 0, Status::Booked),
        (-2, 2, Status::NoShow),
        (1, 0, Status::Booked),
        (2, 0, Status::Cancelled),
        (3, 0, Status::Released),
    ] {
        visits(db, &cast, client, day, half_hours, status).await;
    }
    let visited = db.read(async |tx| tx.visited(client, NOW).await).await;
    assert_eq!(visited, Visited { visits: 2, no_shows: 1, cancelled: 1, spent: 2 * PRICE });
    let page = db.read(async |tx| tx.visits_of_client(client, 0, 10).await).await;
    let starts: Vec<_> = page.iter().map(|visit| visit.span.start).collect();
    assert_eq!(starts, [slot(2, 0), slot(1, 0), slot(-2, 2), slot(-2, 0), slot(-3, 0)]);
    assert_eq!(db.read(async |tx| tx.visits_of_client(client, 4, 10).await).await.len(), 1);
    let next = db.read(async |tx| tx.visit_beside(client, NOW, true).await).await.unwrap();
    let last = db.read(async |tx| tx.visit_beside(client, NOW, false).await).await.unwrap();
    assert_eq!((next.span.start, last.span.start), (slot(1, 0), slot(-2, 2)));
    assert!(db.read(async |tx| tx.is_served(client, cast.anna).await).await);
    assert!(!db.read(async |tx| tx.is_served(client, cast.boris).await).await);
});

both_engines!(staff_note_and_block, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (account, client) = cast.client(db, 900).await;
    let read = async || db.read(async |tx| tx.client(client).await).await.unwrap();
    assert!(read().await.has_telegram && !read().await.blocked && read().await.note.is_empty());
    assert_eq!(db.read(async |tx| tx.account_of_client(client).await).await, Some(account));
    db.write(async |tx| tx.set_note(client, "likes <b>tea</b>").await).await.unwrap();
    db.write(async |tx| tx.set_blocked(client, Some(NOW)).await).await.unwrap();
    assert!(read().await.blocked);
    assert_eq!(read().await.note, "likes <b>tea</b>");
    let active = async || db.read(async |tx| tx.active_visits(cast.studio, account, NOW).await).await;
    assert_eq!(active().await, None, "who is blocked books nothing");
    db.write(async |tx| tx.set_blocked(client, None).await).await.unwrap();
    assert_eq!(active().await, Some(0));
    assert_eq!(db.read(async |tx| tx.client(ClientId(999)).await).await, None);
});

both_engines!(a_client_is_not_entered_twice, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (account, client) = cast.client(db, 900).await;
    assert_eq!(db.read(async |tx| tx.known_account(900).await).await, Some(account));
    assert_eq!(db.read(async |tx| tx.known_account(999).await).await, None);
    db.write(async |tx| tx.fill_in(client, "Мария", "+79171234567").await).await.unwrap();
    db.write(async |tx| tx.fill_in(client, "Another", "+4420").await).await.unwrap();
    let kept = db.read(async |tx| tx.client(client).await).await.unwrap();
    assert_eq!((kept.name.as_str(), kept.means.phone.as_str()), ("Мария", "+79171234567"));
    for (studio, whose, expected) in [
        (cast.studio, account, Some(client)),
        (StudioId(999), account, None),
        (cast.studio, AccountId(999), None),
    ] {
        let found = db.read(async |tx| tx.client_with_account(studio, whose).await).await;
        assert_eq!(found, expected, "{studio:?} {whose:?}");
    }
    let with =
        async |studio, phone: &str| db.read(async |tx| tx.client_with_phone(studio, phone).await).await;
    assert_eq!(with(cast.studio, "+79171234567").await, Some(client));
    assert_eq!(with(StudioId(999), "+79171234567").await, None);
    cast.guest(db).await;
    assert_eq!(with(cast.studio, "").await, None);
});

both_engines!(only_what_a_client_cancels_counts_as_theirs, async |db: &Db| {
    let cast = Cast::of(db).await;
    let client = named(db, &cast, "Guest").await;
    visits(db, &cast, client, 1, 0, Status::Cancelled).await;
    let studios = cast.visit(client, hour(2, 0), Status::Booked);
    let studios = db.write(async |tx| tx.insert_booking(&studios, NOW).await).await.unwrap();
    db.write(async |tx| tx.set_called_off(studios, &Reason::Unsaid, NOW).await).await.unwrap();
    let visited = db.read(async |tx| tx.visited(client, NOW).await).await;
    assert_eq!(visited.cancelled, 1);
});
