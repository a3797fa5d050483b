//! A working day, on both engines.

use okoshko::store::{DayLoad, Error, Moved, Said};
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_dialogues::today::{self, Excuse, Seen};
use okoshko_domain::booking::{Reason, Status};
use okoshko_domain::notice::Notice;
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::slots::Visit;
use okoshko_domain::time_off::Kind;
use okoshko_domain::zone::LocalDay;

use crate::cast::{BOT, Cast, Front, NOW, TODAY, hour, pounds, slot};
use crate::engines::Db;

both_engines!(a_day_has_its_visits_and_its_load, async |db: &Db| {
    let cast = Cast::of(db).await;
    let booked = cast.enter(db, hour(0, 4), Status::Booked).await.unwrap();
    let came = cast.enter(db, hour(0, 0), Status::Came).await.unwrap();
    let cancelled = cast.enter(db, hour(0, 4), Status::Cancelled).await.unwrap();
    cast.enter(db, hour(0, 6), Status::Held).await.unwrap();
    cast.enter(db, hour(0, 8), Status::Released).await.unwrap();
    let mut tx = db.store.begin().await.unwrap();
    let found = tx.visits_on(cast.studio, None, TODAY, TODAY).await.unwrap();
    assert_eq!(found.iter().map(|visit| visit.id).collect::<Vec<_>>(), [came, booked, cancelled]);
    assert_eq!(tx.visits_on(cast.studio, Some(cast.anna), TODAY, TODAY).await.unwrap().len(), 3);
    assert_eq!(tx.visits_on(cast.studio, Some(cast.boris), TODAY, TODAY).await.unwrap(), []);
    assert_eq!(tx.visits_on(cast.studio, None, TODAY.plus(1), TODAY.plus(9)).await.unwrap(), []);
    let load = DayLoad { specialist: cast.anna, day: TODAY, visits: 2, minutes: 120 };
    assert_eq!(tx.loads_on(cast.studio, None, TODAY, TODAY.plus(6)).await.unwrap(), [load]);
    assert_eq!(tx.loads_on(cast.studio, Some(cast.boris), TODAY, TODAY).await.unwrap(), []);
    tx.commit().await.unwrap();
});

both_engines!(who_came_has_the_time_and_who_did_not_leaves_it, async |db: &Db| {
    let cast = Cast::of(db).await;
    let came = cast.enter(db, hour(0, 0), Status::Came).await.unwrap();
    let busy = db.write(async |tx| tx.busy(cast.anna, hour(0, 0), None, NOW).await).await.unwrap();
    assert_eq!(busy.len(), 1);
    let all = db.write(async |tx| tx.busy_in_studio(cast.studio, hour(0, 0), None, NOW).await).await.unwrap();
    assert_eq!(all.len(), 1);
    let refused = cast.enter(db, hour(0, 1), Status::Booked).await;
    assert!(matches!(refused, Err(Error::Overlap)), "{refused:?}");
    db.write(async |tx| tx.set_status(came, Status::NoShow, NOW).await).await.unwrap();
    cast.enter(db, hour(0, 1), Status::Booked).await.unwrap();
    let back = db.write(async |tx| tx.set_status(came, Status::Came, NOW).await).await;
    assert!(matches!(back, Err(Error::Overlap)), "{back:?}");
});

both_engines!(time_off_is_taken_and_given_back, async |db: &Db| {
    let cast = Cast::of(db).await;
    let mut tx = db.store.begin().await.unwrap();
    let revision = tx.revision(cast.studio).await.unwrap().unwrap();
    let id = tx.take_off(cast.studio, cast.anna, hour(0, 2), Kind::Block, "lunch").await.unwrap();
    let found = tx.time_off_in(cast.studio, None, hour(0, 3)).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].id, found[0].kind, found[0].note.as_str()), (id, Kind::Block, "lunch"));
    assert_eq!(tx.time_off_in(cast.studio, Some(cast.boris), hour(0, 3)).await.unwrap(), []);
    assert_eq!(tx.time_off_in(cast.studio, None, hour(0, 4)).await.unwrap(), [], "it touches");
    let shelf = tx.shelf(cast.studio).await.unwrap().unwrap();
    assert_eq!(shelf.hours[&cast.anna].time_off, [hour(0, 2)]);
    tx.give_back(cast.studio, id, NOW).await.unwrap();
    assert_eq!(tx.time_off_in(cast.studio, None, hour(0, 3)).await.unwrap(), []);
    assert!(tx.time_off_of(id).await.unwrap().unwrap().removed);
    let shelf = tx.shelf(cast.studio).await.unwrap().unwrap();
    assert_eq!(shelf.hours[&cast.anna].time_off, []);
    assert_eq!(shelf.revision, revision + 2);
    tx.commit().await.unwrap();
});

both_engines!(a_visit_moves_in_place, async |db: &Db| {
    let cast = Cast::of(db).await;
    let id = cast.enter(db, hour(0, 0), Status::Booked).await.unwrap();
    cast.enter(db, hour(0, 4), Status::Booked).await.unwrap();
    let visit = Visit { length_min: 90, before_min: 1, after_min: 2 };
    let to = |half_hours| Moved {
        specialist: cast.anna,
        start: slot(0, half_hours),
        day: LocalDay(TODAY.0),
        visit,
        calendar: None,
        price: pounds(5),
    };
    let refused = db.write(async |tx| tx.move_booking(id, &to(3), NOW).await).await;
    assert!(matches!(refused, Err(Error::Overlap)), "{refused:?}");
    let elsewhere = Moved { specialist: cast.boris, ..to(3) };
    db.write(async |tx| tx.move_booking(id, &elsewhere, NOW).await).await.unwrap();
    let mut tx = db.store.begin().await.unwrap();
    let moved = tx.booking(id).await.unwrap().unwrap();
    assert_eq!((moved.specialist, moved.span), (cast.boris, visit.at(slot(0, 3))));
    assert_eq!((moved.moved_from, moved.price), (Some(slot(0, 0)), pounds(5)));
    assert_eq!(tx.visit_of(id).await.unwrap(), Some(visit));
    tx.commit().await.unwrap();
});

both_engines!(a_visit_is_called_off_for_a_reason, async |db: &Db| {
    let cast = Cast::of(db).await;
    let id = cast.enter(db, hour(0, 0), Status::Booked).await.unwrap();
    db.write(async |tx| tx.set_called_off(id, &Reason::Plans, NOW).await).await.unwrap();
    let found = db.write(async |tx| tx.booking(id).await).await.unwrap().unwrap();
    assert_eq!((found.status, found.reason), (Status::Cancelled, Some(Reason::Plans)));
});

both_engines!(everybody_but_who_did_it_hears, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (account, client) = cast.client(db, 10).await;
    let (anna, boris, owner, desk) = db
        .write(async |tx| {
            let anna = tx.account_of(1, Lang::En, NOW).await?;
            let boris = tx.account_of(2, Lang::En, NOW).await?;
            let owner = tx.account_of(3, Lang::En, NOW).await?;
            let desk = tx.account_of(4, Lang::En, NOW).await?;
            tx.hire(cast.studio, anna, "specialist", Some(cast.anna)).await?;
            tx.hire(cast.studio, boris, "specialist", Some(cast.boris)).await?;
            tx.hire(cast.studio, owner, "owner", None).await?;
            tx.hire(cast.studio, desk, "desk", None).await?;
            Ok((anna, boris, owner, desk))
        })
        .await
        .unwrap();
    let guest = cast.enter(db, hour(1, 0), Status::Booked).await.unwrap();
    let mut visit = cast.visit(client, hour(0, 0), Status::Booked);
    visit.account = Some(account);
    let id = db.write(async |tx| tx.insert_booking(&visit, NOW).await).await.unwrap();
    let by = |account| Actor { account, name: String::new(), door: Door::Chat, lang: Lang::En };
    let mut tx = db.store.begin().await.unwrap();
    let booking = tx.booking(id).await.unwrap().unwrap();
    tx.record_change(&booking, &by(anna), "moved", r#"{"was":1}"#, NOW).await.unwrap();
    for _ in 0..2 {
        tx.notify_client(&booking, Notice::Moved(id), &by(anna), NOW).await.unwrap();
        tx.notify_others(&booking, cast.boris, Notice::VisitMoved(id), &by(anna), NOW).await.unwrap();
    }
    let unheard = tx.booking(guest).await.unwrap().unwrap();
    tx.record_change(&unheard, &by(desk), "cancelled", "", NOW).await.unwrap();
    tx.notify_client(&unheard, Notice::CalledOff(guest), &by(desk), NOW).await.unwrap();
    let due = tx.claim_outbox(BOT, NOW, NOW.plus_min(1), 10).await.unwrap();
    let mut told: Vec<_> = due.into_iter().map(|due| (due.to, due.said)).collect();
    told.sort_by_key(|(to, _)| *to);
    let mut expected: Vec<_> =
        vec![(account, Notice::Moved(id)), (boris, Notice::VisitMoved(id)), (owner, Notice::VisitMoved(id))]
            .into_iter()
            .map(|(to, notice)| (Some(to), Said::Notice(notice)))
            .collect::<Vec<_>>();
    expected.sort_by_key(|(to, _)| *to);
    assert_eq!(told, expected);
    tx.commit().await.unwrap();
    assert_eq!(
        db.words("select what || detail from booking_event order by 1").await,
        ["cancelled", r#"moved{"was":1}"#]
    );
});

both_engines!(time_off_goes_to_another_stretch, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (before, after) = (hour(1, 0), hour(1, 6));
    db.write(async |tx| {
        let id = tx.take_off(cast.studio, cast.anna, before, Kind::Block, "").await?;
        let other = tx.take_off(cast.studio, cast.boris, before, Kind::Block, "").await?;
        tx.shift_time_off(id, after).await?;
        let spans = [tx.time_off_of(id).await?.unwrap().span, tx.time_off_of(other).await?.unwrap().span];
        assert_eq!(spans, [after, before]);
        Ok(())
    })
    .await
    .unwrap();
});

both_engines!(a_client_has_a_phone_and_a_past, async |db: &Db| {
    let cast = Cast::of(db).await;
    let client = cast.guest(db).await;
    let came = cast.visit(client, hour(0, 0), Status::Came);
    let missed = cast.visit(client, hour(0, 2), Status::NoShow);
    let booked = cast.visit(client, hour(0, 4), Status::Booked);
    db.write(async |tx| {
        tx.insert_booking(&came, NOW).await?;
        tx.insert_booking(&missed, NOW).await?;
        tx.insert_booking(&booked, NOW).await?;
        assert_eq!(tx.visits_before(client, slot(0, 8), slot(0, 8)).await?, 2);
        assert_eq!(
            tx.visits_before(client, slot(0, 8), slot(0, 5)).await?,
            1,
            "who is there has not been there"
        );
        assert_eq!(tx.visits_before(client, slot(0, 0), slot(0, 8)).await?, 0);
        assert_eq!(tx.client_contact(client).await?, ("Guest".to_owned(), String::new()));
        Ok(())
    })
    .await
    .unwrap();
});

both_engines!(two_who_press_at_once_settle_once, async |db: &Db| {
    let cast = Cast::of(db).await;
    let id = cast.enter(db, hour(0, 0), Status::Booked).await.unwrap();
    db.write(async |tx| {
        for (telegram_id, role, specialist) in [(1, "specialist", Some(cast.anna)), (2, "owner", None)] {
            let account = tx.account_of(telegram_id, Lang::En, NOW).await?;
            tx.hire(cast.studio, account, role, specialist).await?;
        }
        Ok(())
    })
    .await
    .unwrap();
    let front = Front::of(db);
    let today = |press| Press::Staff(staff::Press::Today(press));
    let seen = Seen::of(slot(0, 0));
    let to = |half_hours| {
        let (specialist, start) = (cast.anna, slot(0, half_hours));
        today(today::Press::MoveTo { booking: id, specialist, start, seen, anyway: false })
    };
    let block = today(today::Press::Block { specialist: cast.anna, span: hour(0, 12) });
    let off = today(today::Press::CallOff(id, Excuse::Plans));
    for [first, second] in [[to(8), to(10)], [block, block], [off, off]] {
        let (first, second) = tokio::join!(front.presses(1, first), front.presses(2, second));
        first.unwrap();
        second.unwrap();
    }
    let called_off = "select count(*) from booking_event where what = 'cancelled'";
    assert_eq!(db.number(called_off).await, 1);
    assert_eq!(db.number("select count(*) from time_off").await, 1);
    assert_eq!(db.number("select count(*) from audit where what = 'called-off'").await, 1);
    let found = db.write(async |tx| tx.booking(id).await).await.unwrap().unwrap();
    assert_eq!(found.status, Status::Cancelled);
    assert_eq!(db.number("select count(*) from booking_event where what = 'moved'").await, 1);
});
