//! Taking a cancelling back: what is known of it, who hears, and one winner for the time.

use okoshko::desk::booking::Booked;
use okoshko::store::CalledOff;
use okoshko_dialogues::event::Answer as Any;
use okoshko_dialogues::moving::Answer;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::team::{self, Whom};
use okoshko_dialogues::{approval, staff, today};
use okoshko_domain::booking::{ClientReason, Status};
use okoshko_domain::ids::BookingId;
use okoshko_domain::notice::Notice;
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::policy::{Approve, Policy};

use crate::cast::{Cast, Front, NOW, easy, hour, slot};
use crate::engines::Db;
use crate::race::OVERLAPS;

both_engines!(a_cancelling_is_known_by_its_last_entry, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (account, _) = cast.client(db, 900).await;
    let id = cast.enter(db, hour(0, 0), Status::Cancelled).await.unwrap();
    assert_eq!(db.read(async |tx| Ok(Some(tx.called_off(id).await?))).await, Some(None));
    let by = Actor { account, name: "Vera".to_owned(), door: Door::Chat, lang: Lang::En };
    db.write(async |tx| {
        let booking = tx.booking(id).await?.unwrap();
        tx.record_change(&booking, &by, "cancelled", r#"{"was":"booked"}"#, NOW).await?;
        tx.record_change(&booking, &by, "undone", "", NOW.plus_min(1)).await?;
        tx.record_change(&booking, &by, "cancelled", r#"{"was":"pending"}"#, NOW.plus_min(2)).await?;
        tx.set_client_reason(id, &ClientReason::Words("The roof leaks".to_owned())).await
    })
    .await
    .unwrap();
    let off = db.read(async |tx| tx.called_off(id).await).await.unwrap();
    let event = off.event;
    let known =
        CalledOff { event, by: Some(account), at: NOW.plus_min(2), was: Status::Pending, declined: false };
    assert_eq!((off, event > 0), (known, true));
    let reason = db.read(async |tx| tx.booking(id).await).await.unwrap().client_reason;
    assert_eq!(reason, Some(ClientReason::Words("The roof leaks".to_owned())));
    db.write(async |tx| tx.stand_again(id, Status::Pending, NOW).await).await.unwrap();
    let stands = db.read(async |tx| tx.booking(id).await).await.unwrap();
    assert_eq!((stands.status, stands.client_reason), (Status::Pending, None));
});

both_engines!(only_whoever_heard_hears_more, async |db: &Db| {
    let cast = Cast::of(db).await;
    let id = cast.enter(db, hour(0, 0), Status::Booked).await.unwrap();
    let (account, _) = cast.client(db, 900).await;
    let by = Actor { account, name: "Vera".to_owned(), door: Door::Chat, lang: Lang::En };
    let (heard, more) = (Notice::VisitCancelled(id), Notice::VisitBack(id));
    let event = db
        .write(async |tx| {
            for (telegram_id, role, specialist) in [(1, "specialist", Some(cast.anna)), (2, "owner", None)] {
                let account = tx.account_of(telegram_id, Lang::En, NOW).await?;
                tx.hire(cast.studio, account, role, specialist).await?;
            }
            let booking = tx.booking(id).await?.unwrap();
            tx.record(&booking, &by, "cancelled", NOW).await?;
            tx.notify_staff_at(&booking, heard, NOW.plus_min(1), NOW).await?;
            Ok(tx.called_off(id).await?.unwrap().event)
        })
        .await
        .unwrap();
    assert_eq!(db.number("select min(due_at) from outbox").await, NOW.plus_min(1).0);
    // One has heard, the other has not: whoever was to tell them died.
    db.run(&format!("update outbox set lease_until = {}", NOW.0)).await.unwrap();
    db.run("update outbox set sent_at = 5 where outbox_id = (select min(outbox_id) from outbox)")
        .await
        .unwrap();
    db.write(async |tx| {
        let booking = tx.booking(id).await?.unwrap();
        for _ in 0..2 {
            tx.unsay(&booking, event, heard, NOW).await?;
            tx.follow_up(&booking, event, heard, more, NOW).await?;
        }
        Ok(())
    })
    .await
    .unwrap();
    let told = "select kind || ' ' || coalesce(failed, 'open') from outbox order by outbox_id";
    assert_eq!(db.words(told).await, ["visit_cancelled open", "visit_cancelled changed", "visit_back open"]);
    let same = "select count(distinct account_id) from outbox where failed is null";
    assert_eq!(db.number(same).await, 1, "whoever heard the one hears the other");
    db.write(async |tx| tx.unsay_back(id).await).await.unwrap();
    assert_eq!(
        db.words(told).await,
        ["visit_cancelled open", "visit_cancelled changed", "visit_back changed"]
    );
});

/// Books a cut with Anna and cancels it.
async fn cancelled(front: &Front, cast: &Cast, telegram_id: i64, by: &Actor, day: i64) -> BookingId {
    let id = front.desk.hold(by, cast.cut_at(slot(day, 0))).await.unwrap();
    front.desk.book(by, id).await.unwrap();
    front.presses(telegram_id, Press::Cancel(id)).await.unwrap();
    id
}

both_engines!(of_a_time_taken_back_and_taken_one_stands, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let (vera, boris) = (front.actor(900).await, front.actor(901).await);
    for day in 1..16 {
        let id = cancelled(&front, &cast, 900, &vera, day).await;
        let wish = cast.cut_at(slot(day, i64::from(day % 2 == 0)));
        let (back, held) = tokio::join!(front.desk.restore(&vera, id), front.desk.hold(&boris, wish));
        let stands = back.unwrap() == Any::Moving(Answer::Back(id));
        assert_ne!(stands, held.is_ok(), "day {day}");
        let status = db.read(async |tx| tx.booking(id).await).await.unwrap().status;
        assert_eq!(status, if stands { Status::Booked } else { Status::Cancelled });
    }
    assert_eq!(db.number(OVERLAPS).await, 0);
});

both_engines!(a_visit_stands_again_once_and_only_for_its_client, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let (vera, boris) = (front.actor(900).await, front.actor(901).await);
    let id = cancelled(&front, &cast, 900, &vera, 1).await;
    assert_eq!(front.desk.restore(&boris, id).await.unwrap(), Any::NotYours);
    front.clock.advance(10 * 60 - 1);
    for _ in 0..2 {
        assert_eq!(front.desk.restore(&vera, id).await.unwrap(), Any::Moving(Answer::Back(id)));
    }
    assert_eq!(db.number("select count(*) from booking_event where what = 'undone'").await, 1);
    front.presses(900, Press::Cancel(id)).await.unwrap();
    front.clock.advance(10 * 60);
    assert_eq!(front.desk.restore(&vera, id).await.unwrap(), Any::Moving(Answer::UndoLate(id)));
});

// What was to be asked about a visit while it did not stand is asked once it stands again; other words stay unsaid.
both_engines!(what_stands_again_is_asked_about, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (account, _) = cast.client(db, 900).await;
    let id = cast.enter(db, hour(0, 0), Status::Cancelled).await.unwrap();
    let start = hour(0, 0).start;
    db.write(async |tx| {
        for (number, notice) in [
            Notice::Request(id),
            Notice::AskAgain(id, start),
            Notice::Unanswered(id, start),
            Notice::NewVisit(id),
        ]
        .into_iter()
        .enumerate()
        {
            tx.notify(account, notice, NOW, &format!("key:{number}"), NOW).await?;
        }
        Ok(())
    })
    .await
    .unwrap();
    for (key, failed) in
        [("key:0", "changed"), ("key:1", "changed"), ("key:2", "muted"), ("key:3", "changed")]
    {
        db.run(&format!("update outbox set failed = '{failed}', lease_until = 5 where dedupe_key = '{key}'"))
            .await
            .unwrap();
    }
    db.write(async |tx| tx.stand_again(id, Status::Booked, NOW).await).await.unwrap();
    let told = "select kind || ' ' || coalesce(failed, 'open') from outbox order by outbox_id";
    let open = ["request open", "ask_again open", "unanswered muted", "new_visit changed"];
    assert_eq!(db.words(told).await, open);
    assert_eq!(db.number("select count(*) from outbox where lease_until is null").await, 2);
});

both_engines!(what_staff_declined_staff_take_back, async |db: &Db| {
    let policy = Policy { approves: Approve::Everybody, ..easy() };
    let (cast, front) = (Cast::with(db, policy, None).await, Front::of(db));
    front.desk.hire(cast.studio, 100, Lang::En, "specialist", Some(cast.anna)).await.unwrap();
    let vera = front.actor(900).await;
    let id = front.desk.hold(&vera, cast.cut_at(slot(1, 0))).await.unwrap();
    assert_eq!(front.desk.book(&vera, id).await.unwrap(), Booked::Asked(id));
    front.presses(900, Press::Cancel(id)).await.unwrap();
    assert_eq!(front.desk.restore(&vera, id).await.unwrap(), Any::Moving(Answer::Back(id)));
    let decline = Press::Staff(staff::Press::Approval(approval::Press::Decline(id)));
    front.presses(100, decline).await.unwrap();
    assert_eq!(front.desk.restore(&vera, id).await.unwrap(), Any::Settled(id));
    let declined = db.read(async |tx| tx.called_off(id).await).await.unwrap();
    assert!(declined.declined && declined.was == Status::Pending, "{declined:?}");
    let recall = Press::Staff(staff::Press::Today(today::Press::Recall(id)));
    front.presses(100, recall).await.unwrap();
    let back = db.read(async |tx| tx.booking(id).await).await.unwrap();
    assert_eq!((back.status, back.reason), (Status::Pending, None));
    let unheard = "select count(*) from outbox where kind = 'declined' and failed = 'changed'";
    assert_eq!(db.number(unheard).await, 1);
    // Declined once more, it is said once more.
    front.presses(100, decline).await.unwrap();
    let heard = "select count(*) from outbox where kind = 'declined' and failed is null";
    assert_eq!(db.number(heard).await, 1);
});

both_engines!(nothing_stands_again_with_somebody_who_left, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    front.desk.hire(cast.studio, 100, Lang::En, "owner", None).await.unwrap();
    let anna = front.desk.hire(cast.studio, 101, Lang::En, "specialist", Some(cast.anna)).await.unwrap();
    let vera = front.actor(900).await;
    let id = front.desk.hold(&vera, cast.cut_at(slot(1, 0))).await.unwrap();
    front.desk.book(&vera, id).await.unwrap();
    let whom = Whom { studio: cast.studio, account: anna };
    front.presses(100, Press::Staff(staff::Press::Team(team::Press::CallOff(whom)))).await.unwrap();
    assert_eq!(db.number("select count(*) from specialist where archived_at is not null").await, 1);
    let recall = Press::Staff(staff::Press::Today(today::Press::Recall(id)));
    front.presses(100, recall).await.unwrap();
    let stays = db.read(async |tx| tx.booking(id).await).await.unwrap();
    assert_eq!(stays.status, Status::Cancelled);
});
