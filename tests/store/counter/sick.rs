//! Absences that hit visits, and those who count the answers, on both engines.

use okoshko::store::NewHold;
use okoshko_dialogues::offers;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::{sick, staff};
use okoshko_domain::absence::Instead;
use okoshko_domain::booking::Status;
use okoshko_domain::ids::{AbsenceId, BookingId};
use okoshko_domain::notice::Notice;
use okoshko_domain::people::Lang;
use okoshko_domain::time_off::Kind;

use crate::cast::{BOT, Cast, Front, NOW, hour};
use crate::engines::Db;

/// Anna is away on the next day, and somebody with Telegram is booked.
async fn away(db: &Db, cast: &Cast) -> (AbsenceId, BookingId) {
    let (account, client) = cast.client(db, 950).await;
    let row = NewHold { account: Some(account), ..cast.visit(client, hour(1, 4), Status::Booked) };
    db.write(async |tx| {
        let booking = tx.insert_booking(&row, NOW).await?;
        let off = tx.take_off(cast.studio, cast.anna, hour(1, 4), Kind::DayOff, "").await?;
        let id = tx.add_absence(off, true, NOW).await?;
        let visit = tx.booking(booking).await?.unwrap();
        tx.add_missed(id, &visit, &[Instead { specialist: cast.boris, start: hour(1, 4).start }]).await?;
        Ok((id, booking))
    })
    .await
    .unwrap()
}

both_engines!(an_absence_knows_whom_it_hits, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (id, booking) = away(db, &cast).await;
    let mut tx = db.store.begin().await.unwrap();
    let absence = tx.absence(id).await.unwrap().unwrap();
    assert_eq!((absence.specialist, absence.ill, absence.undone), (cast.anna, true, false));
    assert_eq!(tx.absence_in(absence.time_off).await.unwrap(), Some(absence));
    let (found, was, instead) = tx.missed_by(booking).await.unwrap().unwrap();
    assert_eq!((found, was), (absence, hour(1, 4).start));
    assert_eq!(instead, [Instead { specialist: cast.boris, start: was }]);
    let missed = tx.missed(id).await.unwrap();
    assert_eq!(missed.iter().map(|missed| missed.booking.id).collect::<Vec<_>>(), [booking]);
    tx.undo_absence(id, NOW).await.unwrap();
    assert!(tx.absence(id).await.unwrap().unwrap().undone);
    assert_eq!(tx.absence(AbsenceId(99)).await.unwrap(), None);
    tx.commit().await.unwrap();
});

both_engines!(what_nobody_heard_is_taken_back, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (_, booking) = away(db, &cast).await;
    let (client, _) = cast.client(db, 950).await;
    let until = NOW.plus_min(1);
    let heard = async |key, now| db.write(async |tx| tx.take_back(key, now).await).await.unwrap();
    for key in ["sent", "leased", "unheard"] {
        db.write(async |tx| tx.notify(client, Notice::Away(booking), NOW, key, NOW).await).await.unwrap();
    }
    db.run("update outbox set sent_at = 1 where dedupe_key = 'sent'").await.unwrap();
    db.write(async |tx| tx.claim_outbox(BOT, NOW, until, 1).await).await.unwrap();
    assert!(heard("sent", NOW).await);
    assert!(heard("leased", NOW).await, "it is on its way");
    assert!(!heard("unheard", NOW).await && !heard("other", NOW).await);
    assert_eq!(db.number("select count(*) from outbox where failed = 'changed'").await, 1);
    assert!(!heard("leased", until).await, "it was, but whoever had it is gone");
});

both_engines!(a_counter_is_stale_when_somebody_answers, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (id, booking) = away(db, &cast).await;
    let front = Front::of(db);
    front.presses(901, Press::Label).await.unwrap();
    let by = front.actor(901).await;
    let mut tx = db.store.begin().await.unwrap();
    tx.count_answers(id, BOT, by.account).await.unwrap();
    tx.count_answers(id, BOT, by.account).await.unwrap();
    assert_eq!(tx.stale_counters(BOT).await.unwrap(), 1, "never drawn");
    let claimed = tx.claim_counters(BOT, NOW, NOW.plus_s(30), 9).await.unwrap();
    assert_eq!(claimed.len(), 1);
    assert_eq!(tx.claim_counters(BOT, NOW, NOW.plus_s(30), 9).await.unwrap(), []);
    tx.mark_counted(BOT, &claimed[0], 77).await.unwrap();
    assert_eq!(tx.stale_counters(BOT).await.unwrap(), 0);
    let visit = tx.booking(booking).await.unwrap().unwrap();
    tx.record(&visit, &by, "moved", NOW).await.unwrap();
    let claimed = tx.claim_counters(BOT, NOW, NOW.plus_s(30), 9).await.unwrap();
    assert_eq!(claimed[0].message, Some(77));
    tx.postpone_counter(BOT, &claimed[0], None, NOW.plus_s(5)).await.unwrap();
    let claimed = tx.claim_counters(BOT, NOW.plus_s(5), NOW.plus_s(30), 9).await.unwrap();
    assert_eq!(claimed[0].message, None);
    tx.forget_counter(BOT, &claimed[0]).await.unwrap();
    assert_eq!(tx.stale_counters(BOT).await.unwrap(), 0);
    tx.commit().await.unwrap();
});

both_engines!(whoever_takes_a_suggestion_first_has_it, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (_, first) = away(db, &cast).await;
    let to = Instead { specialist: cast.boris, start: hour(1, 4).start };
    let front = Front::of(db);
    let owner = front.actor(901).await;
    db.write(async |tx| tx.hire(cast.studio, owner.account, "owner", None).await).await.unwrap();
    let (account, client) = cast.client(db, 951).await;
    let row = NewHold { account: Some(account), ..cast.visit(client, hour(1, 6), Status::Booked) };
    let second = db
        .write(async |tx| {
            let second = tx.insert_booking(&row, NOW).await?;
            let visit = tx.booking(second).await?.unwrap();
            tx.add_missed(AbsenceId(1), &visit, &[to]).await?;
            Ok(second)
        })
        .await
        .unwrap();
    let take = |booking| Press::Offer(offers::Press::Instead { booking, to });
    let (one, two) = tokio::join!(front.presses(950, take(first)), front.presses(951, take(second)));
    one.unwrap();
    two.unwrap();
    assert_eq!(db.number("select count(*) from booking_event where what = 'moved'").await, 1);
    assert_eq!(db.number(crate::race::OVERLAPS).await, 0);
    let lang = Lang::En;
    assert_eq!(owner.lang, lang);
    // Ill twice at once is ill once.
    let fall = || Press::Staff(staff::Press::Sick(sick::Press::Fall(cast.boris)));
    let (one, two) = tokio::join!(front.presses(901, fall()), front.presses(901, fall()));
    one.unwrap();
    two.unwrap();
    assert!(db.number("select count(*) from absence where ill").await <= 2);
});

both_engines!(ill_twice_with_nobody_booked_is_ill_once, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    front.desk.hire(cast.studio, 901, Lang::En, "owner", None).await.unwrap();
    let fall = || Press::Staff(staff::Press::Sick(sick::Press::Fall(cast.anna)));
    front.presses(901, fall()).await.unwrap();
    front.clock.advance(5 * 60);
    front.presses(901, fall()).await.unwrap();
    assert_eq!(db.number("select count(*) from time_off where removed_at is null").await, 1);
    assert_eq!(db.number("select count(*) from audit where what = 'sick'").await, 1);
});
