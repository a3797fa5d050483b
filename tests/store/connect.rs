//! What a chat finds when it takes over what its person booked in a browser.

use okoshko_dialogues::press::Press;
use okoshko_dialogues::profile;
use okoshko_domain::booking::{Guest, Status};
use okoshko_domain::contact::{Contact, Means};
use okoshko_domain::ids::{AccountId, BookingId};
use okoshko_domain::people::Lang;

use crate::cast::{Cast, Front, NOW, hour};
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

both_engines!(what_staff_wrote_goes_to_the_chats_card, async |db: &Db| {
    let cast = Cast::of(db).await;
    let said = Contact {
        name: "Vera".to_owned(),
        phone: "+79171234567".to_owned(),
        email: "v@example.com".to_owned(),
        username: "vera".to_owned(),
        comment: String::new(),
    };
    let means = |phone: &str, email: &str, username: &str| Means {
        phone: phone.to_owned(),
        email: email.to_owned(),
        username: username.to_owned(),
    };
    let own =
        Contact { phone: "+79170000000".to_owned(), email: "own@example.com".to_owned(), ..said.clone() };
    for (place, (known, note, after, reached)) in (0..).zip([
        (None, "", "Allergic to dye", means("", "v@example.com", "vera")),
        (None, "Allergic to dye", "Allergic to dye", means("", "v@example.com", "vera")),
        (
            Some(&own),
            "Comes late",
            "Comes late\nAllergic to dye",
            means("+79170000000", "own@example.com", "vera"),
        ),
    ]) {
        let (chat, client) = cast.client(db, 900 + place).await;
        let (browser, id) = in_browser(db, &cast, &said, place * 2).await;
        db.write(async |tx| {
            if let Some(known) = known {
                tx.set_contact(client, known).await?;
            }
            tx.set_note(client, note).await?;
            let left = tx.booking(id).await?.unwrap().client;
            tx.set_note(left, "Allergic to dye").await?;
            tx.hand_over(browser, chat).await
        })
        .await
        .unwrap();
        let card = db.read(async |tx| tx.client(client).await).await.unwrap();
        assert_eq!((card.note.as_str(), &card.means), (after, &reached), "{note}");
    }
    let left =
        "select count(*) from client where account_id is null and (note <> '' or phone <> '' or email <> '')";
    assert_eq!(db.number(left).await, 0, "nothing of them is left elsewhere");
});

both_engines!(a_blocked_phone_stays_blocked_and_the_chat_is_not, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let said = Contact { name: "Vera".to_owned(), phone: "+79171234567".to_owned(), ..Contact::default() };
    let (chat, client) = cast.client(db, 900).await;
    let (browser, id) = in_browser(db, &cast, &said, 0).await;
    let left = db.read(async |tx| tx.booking(id).await).await.unwrap().client;
    db.write(async |tx| {
        tx.set_blocked(left, Some(NOW)).await?;
        tx.hand_over(browser, chat).await
    })
    .await
    .unwrap();
    let active = async || db.read(async |tx| tx.active_by_phone(cast.studio, &said.phone, NOW).await).await;
    assert_eq!(active().await, None, "nobody books by that phone");
    let card = db.read(async |tx| tx.client(client).await).await.unwrap();
    assert!(!card.blocked, "whoever was blocked may send their link to anybody");
    let listed = db.read(async |tx| tx.clients(cast.studio, None, "vera", 0, 10).await).await;
    let listed: Vec<_> = listed.iter().map(|one| (one.id, one.blocked)).collect();
    assert!(listed.contains(&(left, true)), "staff find whom they blocked: {listed:?}");
    db.write(async |tx| tx.set_blocked(left, None).await).await.unwrap();
    assert_eq!(active().await, Some(0), "and let them book again");
    db.write(async |tx| tx.set_blocked(left, Some(NOW)).await).await.unwrap();
    front.presses(900, Press::Profile(profile::Press::Forget)).await.unwrap();
    let kept = "select count(*) from client where name <> '' or phone <> ''";
    assert_eq!(db.number(kept).await, 1, "the guest of the test, and nothing of whoever is forgotten");
});
