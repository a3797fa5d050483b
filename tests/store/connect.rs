//! What a chat finds when it takes over what its person booked in a browser.

use okoshko_domain::booking::{Guest, Status};
use okoshko_domain::contact::{Contact, Means};
use okoshko_domain::ids::{AccountId, BookingId};
use okoshko_domain::people::Lang;

use crate::cast::{Cast, NOW, hour};
use crate::engines::Db;

/// A visit that somebody booked in a browser, and whose it is there.
async fn in_browser(db: &Db, cast: &Cast, said: &Contact, half_hours: i64) -> (AccountId, BookingId) {
    let visit = cast.visit(cast.guest(db).await, hour(1, half_hours), Status::Held);
    db.write(async |tx| {
        let account = tx.add_account(Lang::Ru, NOW).await?;
        let client = tx.client_of(cast.studio, account, NOW).await?;
        tx.set_contact(client, said).await?;
        let visit = okoshko::store::NewHold { client, account: Some(account), ..visit };
        let id = tx.insert_booking(&visit, NOW).await?;
        tx.set_booked(id, &said.name, NOW).await?;
        Ok((account, id))
    })
    .await
    .unwrap()
}

both_engines!(who_comes_stays_with_the_visit_when_it_is_somebody_else, async |db: &Db| {
    let cast = Cast::of(db).await;
    let vera = ("Вера", "+79171234567");
    let said = Contact { name: vera.0.to_owned(), phone: vera.1.to_owned(), ..Contact::default() };
    for (place, (known, differs)) in (0..).zip([
        (vera, false),
        ((" ВЕРА ", "+79171234567"), false),
        (("Вера", "+79170000000"), true),
        (("Maria", "+79171234567"), true),
        (("Вера", ""), true),
    ]) {
        let (chat, client) = cast.client(db, 900 + place).await;
        let by_hand = Contact { name: known.0.to_owned(), phone: known.1.to_owned(), ..Contact::default() };
        db.write(async |tx| tx.set_contact(client, &by_hand).await).await.unwrap();
        let (browser, id) = in_browser(db, &cast, &said, place * 2).await;
        db.write(async |tx| tx.hand_over(browser, chat).await).await.unwrap();
        let visit = db.read(async |tx| tx.booking(id).await).await.unwrap();
        let guest = Guest { name: vera.0.to_owned(), phone: vera.1.to_owned() };
        assert_eq!((visit.client, visit.guest), (client, differs.then_some(guest)), "{known:?}");
        let found = db.read(async |tx| tx.clients(cast.studio, None, "ВЕРА", 0, 10).await).await;
        assert!(found.iter().any(|one| one.id == client), "by the name that was typed: {known:?}");
    }
});

both_engines!(staff_reach_whoever_has_no_chat, async |db: &Db| {
    let cast = Cast::of(db).await;
    let said = Contact {
        name: "Vera".to_owned(),
        phone: "+79171234567".to_owned(),
        email: "v@example.com".to_owned(),
        username: "vera".to_owned(),
        comment: String::new(),
    };
    let (_, id) = in_browser(db, &cast, &said, 0).await;
    let means = async || db.read(async |tx| tx.means_of(id).await).await;
    let all = Means { phone: said.phone.clone(), email: said.email.clone(), username: said.username.clone() };
    assert_eq!(means().await, all);
    let client = db.read(async |tx| tx.booking(id).await).await.unwrap().client;
    assert_eq!(db.read(async |tx| tx.client(client).await).await.unwrap().means, all);
    let known = cast.guest(db).await;
    db.write(async |tx| {
        tx.set_phone(known, &said.phone).await?;
        tx.join_by_phone(id).await
    })
    .await
    .unwrap();
    let joined = db.read(async |tx| tx.booking(id).await).await.unwrap();
    assert_eq!((joined.client, means().await), (known, all), "what they typed is for this visit");
    let kept = db.read(async |tx| tx.client(known).await).await.unwrap().means;
    assert_eq!(kept, Means { phone: said.phone.clone(), ..Means::default() }, "and changes nobody");
    assert_eq!(db.read(async |tx| tx.means_of(BookingId(999)).await).await, Means::default());
});
