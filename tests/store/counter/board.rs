//! Live boards: hung up, found stale, claimed by one, drawn and forgotten.

use okoshko::store::{Board, Drawn, Result, Tx};
use okoshko_domain::booking::Status;
use okoshko_domain::ids::{AccountId, ChatId};
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::timestamp::Timestamp;

use crate::cast::{BOT, Cast, NOW, hour};
use crate::engines::Db;

const CHAT: ChatId = ChatId(900);
const LATER: Timestamp = Timestamp(NOW.0 + 3_600);

async fn greeted(tx: &mut Tx) -> Result<AccountId> {
    tx.greet(BOT, CHAT, Lang::En, "{}", NOW).await?;
    tx.account_of(CHAT.0, Lang::En, NOW).await
}

async fn claim(db: &Db, now: Timestamp) -> Vec<Board> {
    db.write(async |tx| tx.claim_boards(BOT, now, now.plus_s(30), 10).await).await.unwrap()
}

async fn next(db: &Db, now: Timestamp) -> Option<Timestamp> {
    db.read(async |tx| tx.next_board(BOT, now).await).await
}

async fn draw(db: &Db, cast: &Cast) {
    db.write(async |tx| {
        let event = tx.last_event(cast.studio).await?;
        let revision = tx.revision(cast.studio).await?.unwrap_or_default();
        tx.mark_drawn(BOT, CHAT, 5, Drawn { revision, event, next: LATER }).await
    })
    .await
    .unwrap();
}

both_engines!(a_board_is_stale_until_it_is_drawn, async |db: &Db| {
    let cast = Cast::of(db).await;
    assert_eq!(next(db, NOW).await, None, "nothing hangs");
    let account = db.write(async |tx| greeted(tx).await).await.unwrap();
    assert!(!db.read(async |tx| tx.has_board(BOT, account).await).await);
    db.write(async |tx| tx.hang_board(BOT, account, cast.studio, Some(cast.anna)).await).await.unwrap();
    assert!(db.read(async |tx| tx.has_board(BOT, account).await).await);
    assert_eq!(db.read(async |tx| tx.stale_boards(BOT).await).await, 1);
    let expected = Board {
        chat: CHAT,
        account,
        lang: Lang::En,
        studio: cast.studio,
        of: Some(cast.anna),
        message: None,
        closing: false,
    };
    assert_eq!(claim(db, NOW).await, std::slice::from_ref(&expected));
    assert_eq!(claim(db, NOW).await, [], "one draws it");
    assert_eq!(next(db, NOW).await, Some(NOW.plus_s(30)), "when the lease ends");
    assert_eq!(claim(db, NOW.plus_s(30)).await, [expected], "whoever died loses it");

    draw(db, &cast).await;
    assert_eq!(db.read(async |tx| tx.stale_boards(BOT).await).await, 0);
    assert_eq!(next(db, NOW).await, Some(LATER), "when time alone changes it");
    assert_eq!(claim(db, NOW).await, []);
    assert_eq!(claim(db, LATER).await.len(), 1);
});

both_engines!(whatever_changes_in_its_studio_makes_a_board_stale, async |db: &Db| {
    let (cast, other) = (Cast::of(db).await, Cast::of(db).await);
    let account = db.write(async |tx| greeted(tx).await).await.unwrap();
    db.write(async |tx| tx.hang_board(BOT, account, cast.studio, None).await).await.unwrap();
    draw(db, &cast).await;
    db.write(async |tx| tx.touch_studio(other.studio).await).await.unwrap();
    assert_eq!(claim(db, NOW).await, [], "another studio");
    db.write(async |tx| tx.touch_studio(cast.studio).await).await.unwrap();
    assert_eq!(claim(db, NOW).await.len(), 1);
    draw(db, &cast).await;

    let booked = cast.enter(db, hour(1, 0), Status::Booked).await.unwrap();
    db.write(async |tx| {
        let booking = tx.booking(booked).await?.unwrap();
        let by = Actor { account, name: String::new(), door: Door::Chat, lang: Lang::En };
        tx.record(&booking, &by, "booked", NOW).await
    })
    .await
    .unwrap();
    let claimed = claim(db, NOW).await;
    assert_eq!(claimed.first().map(|board| (board.of, board.message)), Some((None, Some(5))));
});

both_engines!(a_board_is_postponed_closed_hung_anew_and_forgotten, async |db: &Db| {
    let cast = Cast::of(db).await;
    let account = db.write(async |tx| greeted(tx).await).await.unwrap();
    db.write(async |tx| tx.hang_board(BOT, account, cast.studio, None).await).await.unwrap();
    draw(db, &cast).await;
    db.write(async |tx| tx.close_board(BOT, account).await).await.unwrap();
    assert!(!db.read(async |tx| tx.has_board(BOT, account).await).await);
    assert!(claim(db, NOW).await[0].closing);
    db.write(async |tx| tx.hang_board(BOT, account, cast.studio, Some(cast.boris)).await).await.unwrap();
    db.write(async |tx| tx.postpone_board(BOT, CHAT, None, NOW.plus_s(5)).await).await.unwrap();
    assert_eq!(claim(db, NOW).await, []);
    let again = claim(db, NOW.plus_s(5)).await;
    let found = again.first().map(|board| (board.closing, board.of, board.message));
    assert_eq!(found, Some((false, Some(cast.boris), None)));
    db.write(async |tx| tx.forget_board(BOT, CHAT).await).await.unwrap();
    assert_eq!(next(db, NOW).await, None);
});
