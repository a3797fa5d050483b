//! Whoever has a page of a booking has its client forgotten, when the page is enough for that.

use okoshko::desk::forgetting::Eraser;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::profile;
use okoshko_domain::booking::Status;
use okoshko_domain::ids::BookingId;
use okoshko_domain::people::Lang;
use uuid::Uuid;

use crate::browser::{booked, booking, chat_opens};
use crate::cast::{Cast, Front, NOW, hour, slot};
use crate::engines::Db;

const PHONE: &str = "+447700900123";

async fn token(front: &Front, id: BookingId) -> Uuid {
    front.desk.token_of(id).await.unwrap().unwrap()
}

both_engines!(a_page_forgets_whom_a_browser_made, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let (gone, other) =
        (booked(&front, &cast, slot(1, 0), PHONE).await, booked(&front, &cast, slot(1, 4), PHONE).await);
    let token = token(&front, gone).await;
    assert_eq!(front.desk.eraser(token).await.unwrap(), Some(Eraser::Page { coming: 1 }));
    let tries = (0..4).map(|_| front.desk.forget_by_token(token, Lang::En));
    let done = futures::future::join_all(tries).await.into_iter().map(Result::unwrap);
    let done: Vec<_> = done.flatten().collect();
    assert_eq!(done, [Eraser::Page { coming: 1 }], "once");
    let row = booking(db, gone).await;
    assert_eq!((row.status, row.client_name.as_str(), row.account), (Status::Cancelled, "", None));
    assert!(row.forgotten && row.price.minor > 0);
    assert_eq!(db.words("select phone from client order by client_id").await, ["", PHONE]);
    assert_eq!(booking(db, other).await.status, Status::Booked, "another browser is somebody else");
    let was = async |token| db.read(async |tx| tx.was_forgotten(token).await).await;
    let others = front.desk.token_of(other).await.unwrap().unwrap();
    assert_eq!((was(token).await, was(others).await, was(Uuid::new_v4()).await), (true, false, false));
    assert!(front.desk.was_forgotten(token).await.unwrap());
    assert_eq!(front.desk.eraser(token).await.unwrap(), None);
});

both_engines!(a_page_does_not_forget_whom_a_chat_knows, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let id = booked(&front, &cast, slot(1, 0), PHONE).await;
    let token = token(&front, id).await;
    let secret = front.desk.connect_by_token(token, Lang::En).await.unwrap().unwrap();
    chat_opens(&front, 900, secret).await;
    assert_eq!(front.desk.eraser(token).await.unwrap(), Some(Eraser::Chat));
    assert_eq!(front.desk.forget_by_token(token, Lang::En).await.unwrap(), Some(Eraser::Chat));
    assert_eq!(booking(db, id).await.client_name, "Vera");
});

both_engines!(a_page_takes_nothing_away_that_staff_entered, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let entered = cast.enter(db, hour(1, 8), Status::Booked).await.unwrap();
    let id = booked(&front, &cast, slot(1, 0), PHONE).await;
    let beside = cast.visit(booking(db, id).await.client, hour(2, 0), Status::Booked);
    db.write(async |tx| tx.insert_booking(&beside, NOW).await.map(drop)).await.unwrap();
    let visitor = booking(db, id).await.account.unwrap();
    assert!(!db.read(async |tx| tx.is_alone_on_card(visitor).await).await);
    for of_staff in [entered, id] {
        let token = token(&front, of_staff).await;
        for _ in 0..2 {
            assert_eq!(front.desk.forget_by_token(token, Lang::En).await.unwrap(), Some(Eraser::Studio));
            front.desk.cancel_by_token(token, Lang::En).await.unwrap(); // It is theirs who came by the page.
        }
        assert_eq!(front.desk.eraser(token).await.unwrap(), Some(Eraser::Studio));
        assert_ne!(booking(db, of_staff).await.client_name, "");
    }
    assert_eq!(db.number("select count(*) from booking where status = 'booked'").await, 1);
});

// Staff knew the phone, and the visit went to their card.
both_engines!(a_card_of_staff_stays_without_the_visits_of_whoever_is_forgotten, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let card = cast.guest(db).await;
    db.write(async |tx| tx.set_phone(card, PHONE).await).await.unwrap();
    let before = cast.visit(card, hour(-1, 0), Status::Came);
    let before = db.write(async |tx| tx.insert_booking(&before, NOW).await).await.unwrap();
    let id = booked(&front, &cast, slot(1, 0), PHONE).await;
    assert_eq!(booking(db, id).await.client, card);
    let token = token(&front, id).await;
    assert_eq!(front.desk.forget_by_token(token, Lang::En).await.unwrap(), Some(Eraser::Page { coming: 1 }));
    let row = booking(db, id).await;
    assert!(row.forgotten && row.client != card, "{row:?}");
    assert!(front.desk.by_token(token).await.unwrap().is_none());
    assert_eq!(booking(db, before).await.client, card);
    let last = db.number("select last_booking from client where phone <> ''").await;
    assert_eq!(last, before.0, "what the studio knows by itself");
});

// A visit that staff entered is a chat's by its page; the chat has no card there of its own.
both_engines!(a_chat_is_forgotten_in_what_staff_entered, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let id = cast.enter(db, hour(1, 0), Status::Booked).await.unwrap();
    let token = token(&front, id).await;
    let secret = front.desk.connect_by_token(token, Lang::En).await.unwrap().unwrap();
    chat_opens(&front, 900, secret).await;
    front.presses(900, Press::Profile(profile::Press::Forget)).await.unwrap();
    let row = booking(db, id).await;
    assert_eq!((row.status, row.client_name.as_str(), row.forgotten), (Status::Cancelled, "", true));
    assert_eq!(
        db.words("select name from client where not forgotten").await,
        ["Guest"],
        "the studio's own card"
    );
    assert!(front.desk.was_forgotten(token).await.unwrap());
});

// Whoever changes a setting takes the studio's row first, and everybody else takes it last.
both_engines!(a_studios_row_is_taken_at_the_end, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let id = booked(&front, &cast, slot(1, 0), PHONE).await;
    let account = booking(db, id).await.account.unwrap();
    let revision = async || db.read(async |tx| tx.revision(cast.studio).await).await.unwrap();
    let before = revision().await;
    let mut tx = db.store.begin().await.unwrap();
    tx.forget_visits(account).await.unwrap();
    tx.forget_account(account).await.unwrap();
    assert_eq!(tx.revision(cast.studio).await.unwrap(), Some(before), "not yet");
    tx.roll_back().await.unwrap();
    front.desk.forget_by_token(token(&front, id).await, Lang::En).await.unwrap();
    assert_eq!(revision().await, before + 1, "what shows their name is drawn anew");
});
