//! Staff hand a visit's page out to whoever has no chat.

use okoshko_dialogues::press::Press;
use okoshko_dialogues::screen::Does;
use okoshko_dialogues::state::State;
use okoshko_dialogues::{staff, today};
use okoshko_domain::booking::Status;
use okoshko_domain::ids::BookingId;
use okoshko_domain::people::Lang;

use crate::cast::{Cast, Front, NOW, hour};
use crate::engines::Db;

const SITE: &str = "https://okoshko.example";

fn hand_out(id: BookingId) -> Press {
    Press::Staff(staff::Press::Today(today::Press::HandOut(id)))
}

/// Anna at work, known to Telegram by 904.
async fn hires(db: &Db, cast: &Cast) {
    db.write(async |tx| {
        let account = tx.account_of(904, Lang::En, NOW).await?;
        tx.hire(cast.studio, account, "specialist", Some(cast.anna)).await
    })
    .await
    .unwrap();
}

/// The address that a press handed out, if it did.
async fn handed(front: &Front, telegram_id: i64, id: BookingId) -> Option<String> {
    let shown = front.presses(telegram_id, hand_out(id)).await.unwrap();
    let State::Staff(staff::State::Today(today::State::HandedOut { booking })) = shown.state else {
        return None;
    };
    assert_eq!(booking, id);
    let rows = shown.screen.unwrap().rows;
    rows.into_iter().flatten().find_map(|button| match button.does {
        Does::Copy(address) => Some(address),
        _ => None,
    })
}

both_engines!(a_page_is_handed_out_and_stays_where_it_is, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    hires(db, &cast).await;
    front.desk.open_site(SITE);
    let id = cast.enter(db, hour(1, 0), Status::Booked).await.unwrap();
    let booking = async || db.read(async |tx| tx.booking(id).await).await.unwrap();
    let token = booking().await.token;
    let address = Some(format!("{SITE}/b/{token}"));
    assert_eq!(handed(&front, 904, id).await, address);
    let adopted = booking().await;
    assert!(adopted.account.is_some() && adopted.reader.is_none(), "{adopted:?}");
    assert_eq!(handed(&front, 904, id).await, address, "twice in a row");
    let other = cast.enter(db, hour(1, 4), Status::Booked).await.unwrap();
    assert!(handed(&front, 904, other).await.is_some());
    assert_eq!(handed(&front, 904, id).await, address, "and later: what the client has goes on working");
    assert_eq!((booking().await.account, booking().await.token), (adopted.account, token));
    let audited = "select count(*) from audit where what = 'visit-page'";
    assert_eq!(db.number(audited).await, 3, "twice in a row is once");
    let fresh = front.desk.rotate_token(token).await.unwrap().unwrap();
    assert_eq!(handed(&front, 904, id).await, Some(format!("{SITE}/b/{fresh}")), "its client renewed it");
});

both_engines!(a_page_is_handed_out_by_staff_and_for_those_without_a_chat, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    hires(db, &cast).await;
    let guests = cast.enter(db, hour(1, 0), Status::Booked).await.unwrap();
    assert_eq!(handed(&front, 904, guests).await, None, "nobody would reach it");
    front.desk.open_site(SITE);
    let (account, client) = cast.client(db, 900).await;
    let theirs =
        okoshko::store::NewHold { account: Some(account), ..cast.visit(client, hour(1, 4), Status::Booked) };
    let theirs = db.write(async |tx| tx.insert_booking(&theirs, NOW).await).await.unwrap();
    let off = cast.enter(db, hour(1, 8), Status::Cancelled).await.unwrap();
    let over = cast.enter(db, hour(-1, 0), Status::Booked).await.unwrap();
    for (who, id) in [(900, guests), (905, guests), (904, theirs), (904, off), (904, over)] {
        assert_eq!(handed(&front, who, id).await, None, "{who} {id:?}");
    }
    assert_eq!(
        db.number("select count(*) from booking where account_id is not null").await,
        1,
        "only theirs"
    );
    assert_eq!(db.number("select count(*) from audit").await, 0);
});
