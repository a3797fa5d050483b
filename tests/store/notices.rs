//! Whoever must hear of a change hears of it: its message is written with it or not at all.

use std::time::Duration;

use okoshko::desk::booking::{BookError, Booked};
use okoshko::desk::notices::Telling;
use okoshko::store::{Error, Received};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::screen::Toast;
use okoshko_domain::catalog::Who;
use okoshko_domain::delivery::Unsent;
use okoshko_domain::ids::{AccountId, BookingId, ChatId};
use okoshko_domain::notice::{Notice, Switch};
use okoshko_domain::people::{Actor, Lang};

use crate::cast::{Cast, Front, NOW, price, slot};
use crate::engines::Db;

/// A studio where two accounts share Anna's day, and one has Boris's.
async fn open(db: &Db) -> (Cast, Front, Vec<AccountId>) {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let mut hired = Vec::new();
    for (person, specialist) in [(100, cast.anna), (101, cast.anna), (102, cast.boris)] {
        let hire = front.desk.hire(cast.studio, person, Lang::En, "specialist", Some(specialist));
        hired.push(hire.await.unwrap());
    }
    (cast, front, hired)
}

/// To whom what was written, in order.
async fn written(db: &Db) -> Vec<String> {
    db.words("select kind || ' ' || account_id from outbox order by outbox_id").await
}

async fn book(cast: &Cast, front: &Front, by: &Actor, day: i64) -> BookingId {
    let hold = front.desk.hold(by, cast.cut_at(slot(day, 0))).await.unwrap();
    assert_eq!(front.desk.book(by, hold).await.unwrap(), Booked::Yes(hold));
    hold
}

both_engines!(each_account_of_the_specialist_hears_of_a_booking_once, async |db| {
    let (cast, front, hired) = open(db).await;
    let (vera, boris) = (front.actor(900).await, front.actor(901).await);
    let hold = front.desk.hold(&vera, cast.cut_at(slot(1, 0))).await.unwrap();
    assert!(front.desk.hold(&boris, cast.cut_at(slot(1, 1))).await.is_err());
    assert!(front.desk.book(&boris, hold).await.is_err());
    assert_eq!(written(db).await, [""; 0], "a hold and a refusal are nobody's news");
    for _ in 0..3 {
        front.desk.book(&vera, hold).await.unwrap();
        assert_eq!(written(db).await, [format!("new_visit {}", hired[0]), format!("new_visit {}", hired[1])]);
    }
});

both_engines!(each_account_of_the_specialist_hears_of_a_cancellation_once, async |db| {
    let (cast, front, hired) = open(db).await;
    let vera = front.actor(900).await;
    let visit = book(&cast, &front, &vera, 1).await;
    front.presses(901, Press::Cancel(visit)).await.unwrap();
    assert_eq!(written(db).await.len(), 2, "a stranger's press is no news");
    for presses in 1..=3 {
        front.presses(900, Press::Cancel(visit)).await.unwrap();
        let (own, others): (Vec<_>, Vec<_>) =
            written(db).await.split_off(2).into_iter().partition(|told| told.starts_with("cancelled"));
        assert_eq!(others, [0, 1].map(|index| format!("visit_cancelled {}", hired[index])));
        let fact = format!("cancelled {}", vera.account);
        assert_eq!(own, vec![fact; presses], "each press has its own answer, should the screen be lost");
    }
});

both_engines!(a_visit_booked_cancelled_and_booked_again_is_three_pieces_of_news, async |db| {
    let (cast, front, _) = open(db).await;
    let vera = front.actor(900).await;
    for _ in 0..2 {
        let visit = book(&cast, &front, &vera, 1).await;
        front.presses(900, Press::Cancel(visit)).await.unwrap();
    }
    let kinds = "select count(*) from outbox where kind = ";
    assert_eq!(db.number(&format!("{kinds} 'new_visit'")).await, 4);
    assert_eq!(db.number(&format!("{kinds} 'visit_cancelled'")).await, 4);
});

both_engines!(a_price_that_changed_is_no_news_for_the_specialist, async |db| {
    let (cast, front, _) = open(db).await;
    let vera = front.actor(900).await;
    let hold = front.desk.hold(&vera, cast.cut_at(slot(1, 0))).await.unwrap();
    db.write(async |tx| tx.change_service(cast.studio, cast.cut, &price(1)).await).await.unwrap();
    front.desk.book(&vera, hold).await.unwrap();
    assert_eq!(written(db).await, [""; 0]);
});

both_engines!(without_its_notices_nothing_is_booked_or_cancelled, async |db| {
    let (cast, front, _) = open(db).await;
    let vera = front.actor(900).await;
    let visit = book(&cast, &front, &vera, 1).await;
    let hold = front.desk.hold(&vera, cast.cut_at(slot(2, 0))).await.unwrap();
    let statuses = async || db.words("select status from booking order by booking_id").await;
    db.run("alter table outbox rename to lost").await.unwrap();
    let booked = front.desk.book(&vera, hold).await;
    assert!(matches!(booked, Err(BookError::Store(Error::Sql(_)))), "{booked:?}");
    let incoming = front.receives(900, Press::Cancel(visit)).await;
    assert!(front.desk.turn(&incoming, false).await.is_err());
    assert_eq!(statuses().await, ["booked", "held"]);
    assert_eq!(db.number("select count(*) from booking_event").await, 1);
    assert_eq!(db.number("select count(*) from inbox where applied_at is not null").await, 0);

    db.run("alter table lost rename to outbox").await.unwrap();
    assert_eq!(front.desk.book(&vera, hold).await.unwrap(), Booked::Yes(hold));
    assert_eq!(front.desk.turn(&incoming, false).await.unwrap().toast, Some(Toast::Cancelled));
    assert_eq!(statuses().await, ["cancelled", "booked"]);
});

both_engines!(an_update_that_is_handled_twice_has_one_effect, async |db| {
    let (cast, front, _) = open(db).await;
    let vera = front.actor(900).await;
    let press = Press::Slot { service: cast.cut, who: Who::One(cast.anna), start: slot(1, 0) };
    let incoming = front.receives(900, press).await;
    let turns = (0..8).map(|_| front.desk.turn(&incoming, false));
    for shown in futures::future::join_all(turns).await {
        shown.unwrap();
    }
    assert_eq!(db.number("select count(*) from booking").await, 1);
    let hold = BookingId(db.number("select booking_id from booking").await);
    let yes = front.receives(900, Press::Confirm { hold, who: Who::One(cast.anna) }).await;
    let turns = (0..8).map(|_| front.desk.turn(&yes, false));
    for shown in futures::future::join_all(turns).await {
        shown.unwrap();
    }
    let own = format!("booked {}", vera.account);
    let told = written(db).await;
    assert_eq!((told.len(), told.iter().filter(|told| **told == own).count()), (3, 1));
    assert_eq!(db.number("select count(*) from booking_event").await, 1);
});

both_engines!(a_written_notice_rings_the_bell, async |db| {
    let (cast, front, _) = open(db).await;
    let vera = front.actor(900).await;
    let bell = front.desk.outbox_bell();
    book(&cast, &front, &vera, 1).await;
    tokio::time::timeout(Duration::from_secs(1), bell.notified()).await.expect("the bell");
});

both_engines!(what_is_received_is_handed_on_once, async |db| {
    let mut front = Front::of(db);
    let update = |update_id| Received { update_id, key: ChatId(900), raw: "{}".to_owned() };
    assert_eq!(front.desk.receive(vec![update(1), update(2)], Some(3)).await.unwrap(), 2);
    assert_eq!(front.desk.receive(vec![update(2), update(3)], Some(4)).await.unwrap(), 1);
    let mut handed_on = Vec::new();
    while let Ok(waiting) = front.received.try_recv() {
        handed_on.push(waiting.update.update_id);
    }
    assert_eq!(handed_on, [1, 2, 3]);
    assert_eq!(front.desk.next_update().await.unwrap(), 4);
    assert_eq!(front.desk.unfinished().await.unwrap().len(), 3);
});

both_engines!(whoever_does_not_work_there_any_more_reads_of_no_client, async |db| {
    let (cast, front, hired) = open(db).await;
    let vera = front.actor(900).await;
    book(&cast, &front, &vera, 1).await;
    db.write(async |tx| tx.dismiss(cast.studio, hired[0]).await).await.unwrap();
    for due in front.desk.claim_outbox(9).await.unwrap() {
        let told = front.desk.told(&due).await.unwrap();
        let left = matches!(told, Telling::Moot(Unsent::Left));
        assert_eq!(left, due.to == Some(hired[0]), "{told:?}");
    }
});

both_engines!(what_answers_a_press_comes_at_night_too_and_though_its_kind_is_off, async |db| {
    let (cast, front, _) = open(db).await;
    let vera = front.actor(900).await;
    let visit = book(&cast, &front, &vera, 1).await;
    db.run("delete from outbox").await.unwrap();
    db.write(async |tx| {
        tx.set_muted(vera.account, Switch::Changes, true, NOW).await?;
        tx.notify(vera.account, Notice::Moved(visit), NOW, "update:7:1", NOW).await?;
        tx.notify(vera.account, Notice::Moved(visit), NOW, "client:1", NOW).await
    })
    .await
    .unwrap();
    let night = "update studio set quiet_from_min = 0, quiet_to_min = 720, revision = revision + 1";
    db.run(night).await.unwrap();
    for answers in [true, false] {
        let due = front.desk.claim_outbox(1).await.unwrap().remove(0);
        let told = front.desk.told(&due).await.unwrap();
        assert_eq!(matches!(told, Telling::Say(_)), answers, "{told:?}");
        front.desk.heard(due.id, 1).await.unwrap();
    }
});
