//! What browsers left behind goes; what anybody could miss stays.

use okoshko_domain::booking::Status;
use okoshko_domain::ids::AccountId;
use okoshko_domain::people::Lang;

use crate::browser::{booked, booking, chat_opens, form};
use crate::cast::{Cast, Front, NOW, hour, slot};
use crate::engines::Db;

const PHONE: &str = "+447700900123";
const DAY_S: i64 = 24 * 3600;

/// Somebody holds a slot in a browser and goes away.
async fn held(db: &Db, front: &Front, cast: &Cast, day: i64) -> AccountId {
    let hold = front.desk.hold_in_browser(&form(cast), cast.cut_at(slot(day, 0))).await.unwrap();
    booking(db, hold).await.account.unwrap()
}

async fn accounts(db: &Db) -> i64 {
    db.number("select count(*) from account").await
}

/// How many rows a browser that never booked has.
async fn rows(db: &Db) -> [i64; 4] {
    let mut rows = [0; 4];
    for (count, table) in rows.iter_mut().zip(["account", "client", "booking", "browser_form"]) {
        *count = db.number(&format!("select count(*) from {table}")).await;
    }
    rows
}

both_engines!(who_never_booked_goes_with_the_form, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let form = form(&cast);
    for day in [5, 6] {
        front.desk.hold_in_browser(&form, cast.cut_at(slot(day, 0))).await.unwrap(); // The first is released.
    }
    assert_eq!(rows(db).await, [1, 1, 2, 1]);
    front.clock.advance(2 * DAY_S);
    assert_eq!(front.desk.prune_browsers().await.unwrap(), 0, "not yet");
    front.clock.advance(1);
    assert_eq!(front.desk.prune_browsers().await.unwrap(), 1);
    assert_eq!(rows(db).await, [0, 0, 0, 0]);
    let free = booked(&front, &cast, slot(6, 0), PHONE).await;
    assert_eq!(booking(db, free).await.status, Status::Booked, "the law knows of nothing there");
});

both_engines!(who_booked_stays_whatever_became_of_it, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let (stands, ended) = (
        booked(&front, &cast, slot(5, 0), PHONE).await,
        booked(&front, &cast, slot(5, 4), "+447700900124").await,
    );
    let token = front.desk.token_of(ended).await.unwrap().unwrap();
    front.desk.cancel_by_token(token, Lang::En).await.unwrap();
    front.clock.advance(400 * DAY_S);
    assert_eq!(front.desk.prune_browsers().await.unwrap(), 2, "the forms");
    assert_eq!(rows(db).await, [2, 2, 2, 0]);
    assert_eq!(db.number("select count(*) from client where consented_at is not null").await, 2);
    let shown = front.desk.by_token(token).await.unwrap().unwrap();
    assert_eq!(shown.booking.status, Status::Cancelled);
    assert_eq!(booking(db, stands).await.client_name, "Vera");
});

both_engines!(whom_somebody_could_miss_is_spared, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let mut all = Vec::new();
    for day in 5..13 {
        all.push(held(db, &front, &cast, day).await);
    }
    let later = NOW.0 + 3 * DAY_S;
    let [consented, blocked, noted, live, told, moved, visited, nobody] = all[..] else { panic!("{all:?}") };
    let of =
        |account: AccountId| format!("(select booking_id from booking where account_id = {})", account.0);
    for sql in [
        format!("update client set consented_at = 1 where account_id = {}", consented.0),
        format!("update client set blocked_at = 1 where account_id = {}", blocked.0),
        format!("update client set note = 'pays late' where account_id = {}", noted.0),
        format!("update booking set held_until = {} where account_id = {}", later + DAY_S, live.0),
        format!(
            "insert into outbox (studio_id, account_id, kind, due_at, dedupe_key, created_at)
             select studio_id, account_id, 'letter', 0, 'x', 0 from client where account_id = {}",
            told.0
        ),
        format!(
            "insert into booking_event (studio_id, booking_id, door, what, at)
             select studio_id, booking_id, 'web', 'booked', 0 from booking where booking_id in {}",
            of(moved)
        ),
        format!(
            "update booking set account_id = null, status = 'came', held_until = null where booking_id in {}",
            of(visited)
        ),
    ] {
        assert_eq!(db.run(&sql).await.unwrap(), 1, "{sql}");
    }
    front.clock.advance(3 * DAY_S);
    for account in &all {
        let prunable = async |tx: &mut okoshko::store::Tx| tx.is_nobody(*account, front.clock.now()).await;
        assert!(!db.read(prunable).await, "its form is still there");
    }
    assert_eq!(front.desk.prune_browsers().await.unwrap(), 8);
    assert_eq!(accounts(db).await, 7);
    let gone = format!("select count(*) from account where account_id = {}", nobody.0);
    assert_eq!(db.number(&gone).await, 0);
});

both_engines!(a_chat_is_never_nobody, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let vera = front.actor(900).await.account;
    let inside = okoshko::desk::browser::Form { known: Some(vera), ..form(&cast) };
    front.desk.hold_in_browser(&inside, cast.cut_at(slot(5, 0))).await.unwrap();
    front.clock.advance(3 * DAY_S);
    assert_eq!(front.desk.prune_browsers().await.unwrap(), 1, "the form");
    assert_eq!(rows(db).await, [1, 1, 1, 0]);
    assert!(!db.read(async |tx| tx.is_nobody(vera, front.clock.now()).await).await);
});

both_engines!(links_go_a_week_after_their_end_with_the_browser_that_gave_all, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let (id, kept) = (
        booked(&front, &cast, slot(5, 0), PHONE).await,
        booked(&front, &cast, slot(5, 4), "+447700900124").await,
    );
    let link = async |id| {
        let token = front.desk.token_of(id).await.unwrap().unwrap();
        front.desk.connect_by_token(token, Lang::En).await.unwrap().unwrap()
    };
    let browser = booking(db, id).await.account.unwrap();
    chat_opens(&front, 900, link(id).await).await;
    link(kept).await;
    front.clock.advance(8 * DAY_S);
    assert_eq!(front.desk.prune_browsers().await.unwrap(), 2, "the forms");
    assert_eq!(accounts(db).await, 3);
    front.clock.advance(1);
    assert_eq!(front.desk.prune_browsers().await.unwrap(), 2, "the links");
    let left = db.words("select cast(account_id as text) from account order by account_id").await;
    assert!(left.len() == 2 && !left.contains(&browser.0.to_string()), "{left:?}");
    assert_eq!(db.number("select count(*) from booking where status = 'booked'").await, 2);
});

both_engines!(dead_addresses_of_calendars_go_and_live_ones_stay, async |db: &Db| {
    let vera = db.write(async |tx| tx.account_of(900, Lang::En, NOW).await).await.unwrap();
    let front = Front::of(db);
    for hash in ["dead", "live"] {
        db.write(async |tx| {
            let feed = tx.add_feed(vera, None, hash, NOW).await?;
            if hash == "dead" { tx.set_feed_revoked(feed, Some(NOW)).await } else { Ok(()) }
        })
        .await
        .unwrap();
    }
    front.clock.advance(30 * DAY_S);
    assert_eq!(front.desk.prune_browsers().await.unwrap(), 0);
    front.clock.advance(1);
    assert_eq!(front.desk.prune_browsers().await.unwrap(), 1);
    assert_eq!(db.words("select secret_hash from feed").await, ["live"]);
});

both_engines!(no_more_is_pruned_at_once_than_asked_for, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let mut all = Vec::new();
    for day in 5..8 {
        all.push(held(db, &front, &cast, day).await);
    }
    let later = NOW.plus_min(1);
    let forms = async |limit| db.write(async |tx| tx.prune_forms(later, limit).await).await.unwrap();
    assert_eq!((forms(2).await.len(), forms(2).await.len(), forms(2).await.len()), (2, 1, 0));
    let id = cast.enter(db, hour(1, 0), Status::Booked).await.unwrap();
    for hash in ["1", "2", "3"] {
        let add = async |tx: &mut okoshko::store::Tx| {
            tx.add_connection((cast.studio, id), all[0], hash, (NOW, NOW)).await?;
            let feed = tx.add_feed(all[0], None, hash, NOW).await?;
            tx.set_feed_revoked(feed, Some(NOW)).await
        };
        db.write(add).await.unwrap();
    }
    let links = async || db.write(async |tx| tx.prune_connections(later, 2).await).await.unwrap();
    assert_eq!((links().await, links().await.len(), links().await.len()), (vec![all[0]; 2], 1, 0));
    let feeds = async || db.write(async |tx| tx.prune_feeds(later, 2).await).await.unwrap();
    assert_eq!((feeds().await, feeds().await, feeds().await), (2, 1, 0));
    // Whoever only held may go, by themselves.
    db.write(async |tx| tx.remove_nobody(all[1]).await).await.unwrap();
    assert_eq!(accounts(db).await, 2);
});

both_engines!(a_hold_with_more_services_goes_as_a_whole, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    held(db, &front, &cast, 5).await;
    db.run(&format!(
        "insert into booking_service (studio_id, booking_id, position, service_id, name, length_min, price_minor)
         select studio_id, booking_id, 1, {}, 'Colour', 90, 1 from booking",
        cast.colour.0
    ))
    .await
    .unwrap();
    front.clock.advance(3 * DAY_S);
    front.desk.prune_browsers().await.unwrap();
    assert_eq!(db.number("select count(*) from booking_service").await, 0);
    assert_eq!(rows(db).await, [0, 0, 0, 0]);
});
