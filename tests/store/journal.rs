//! Whoever is forgotten is forgotten in the studio's journal, by whichever number it knew them.

use okoshko::desk::forgetting::Eraser;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::today::Excuse;
use okoshko_dialogues::{clients, profile, staff, today};
use okoshko_domain::people::Lang;

use crate::browser::{booked, booking, chat_opens};
use crate::cast::{Cast, Front, NOW, slot};
use crate::engines::Db;

const PHONE: &str = "+447700900123";

/// The owner at work, known to Telegram by 904.
async fn hires(db: &Db, cast: &Cast) {
    db.write(async |tx| {
        let account = tx.account_of(904, Lang::En, NOW).await?;
        tx.hire(cast.studio, account, "owner", None).await
    })
    .await
    .unwrap();
}

async fn staff_press(front: &Front, press: staff::Press) {
    front.presses(904, Press::Staff(press)).await.unwrap();
}

/// What the journal says, without who did it.
async fn journal(db: &Db) -> Vec<String> {
    db.words("select what || ' ' || args from audit order by audit_id").await
}

// Staff knew the phone, and the visit went to their card; what they wrote of the card is theirs.
both_engines!(a_visit_on_a_card_of_staff_is_nobodys_in_the_journal, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    hires(db, &cast).await;
    let card = cast.guest(db).await;
    db.write(async |tx| tx.set_phone(card, PHONE).await).await.unwrap();
    let id = booked(&front, &cast, slot(1, 0), PHONE).await;
    let other = booked(&front, &cast, slot(1, 4), PHONE).await;
    assert_eq!((booking(db, id).await.client, booking(db, other).await.client), (card, card));
    for press in [clients::Press::Block(card), clients::Press::Unblock(card)] {
        staff_press(&front, staff::Press::Clients(press)).await;
    }
    for id in [id, other] {
        staff_press(&front, staff::Press::Today(today::Press::CallOff(id, Excuse::Plans))).await;
    }
    let token = front.desk.token_of(id).await.unwrap().unwrap();
    assert_eq!(front.desk.forget_by_token(token, Lang::En).await.unwrap(), Some(Eraser::Page { coming: 0 }));
    let names: Vec<_> = journal(db)
        .await
        .iter()
        .map(|line| {
            let (what, args) = line.split_once(' ').unwrap();
            let args: serde_json::Value = serde_json::from_str(args).unwrap();
            format!("{what} {}", args["client"]["name"].as_str().unwrap())
        })
        .collect();
    assert_eq!(names, ["client-blocked Guest", "client-unblocked Guest", "called-off ", "called-off Vera"]);
});

// A chat that the studio knew took the browser's bookings over, with a row of its own.
both_engines!(what_was_written_of_a_browser_goes_with_its_chat, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    hires(db, &cast).await;
    let chat = front.actor(900).await;
    let hold = front.desk.hold(&chat, cast.cut_at(slot(1, 8))).await.unwrap();
    front.desk.book(&chat, hold).await.unwrap();
    let id = booked(&front, &cast, slot(1, 0), PHONE).await;
    let namesake = booked(&front, &cast, slot(1, 4), "+447700900124").await;
    for id in [id, namesake] {
        let client = booking(db, id).await.client;
        for press in [clients::Press::Block(client), clients::Press::Unblock(client)] {
            staff_press(&front, staff::Press::Clients(press)).await;
        }
    }
    let token = front.desk.token_of(id).await.unwrap().unwrap();
    let secret = front.desk.connect_by_token(token, Lang::En).await.unwrap().unwrap();
    chat_opens(&front, 900, secret).await;
    front.presses(900, Press::Profile(profile::Press::Forget)).await.unwrap();
    let named = journal(db).await.iter().filter(|line| line.contains("Vera")).count();
    assert_eq!(named, 2, "the other one: {:?}", journal(db).await);
});
