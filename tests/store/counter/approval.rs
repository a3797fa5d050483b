//! Requests that wait for a yes, on both engines.

use okoshko::store::LastEntry;
use okoshko_dialogues::approval;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff;
use okoshko_domain::booking::{Reason, Status};
use okoshko_domain::ids::BookingId;
use okoshko_domain::notice::Notice;
use okoshko_domain::people::Lang;
use okoshko_domain::policy::{Approve, Policy};

use crate::cast::{Cast, Front, NOW, easy, hour};
use crate::engines::Db;

const ROLES: [(i64, &str); 4] = [(901, "owner"), (902, "admin"), (903, "desk"), (904, "specialist")];

async fn hire(db: &Db, cast: &Cast) {
    db.write(async |tx| {
        for (telegram_id, role) in ROLES {
            let account = tx.account_of(telegram_id, Lang::En, NOW).await?;
            let day = (role == "specialist").then_some(cast.boris);
            tx.hire(cast.studio, account, role, day).await?;
        }
        let anna = tx.account_of(905, Lang::En, NOW).await?;
        tx.hire(cast.studio, anna, "specialist", Some(cast.anna)).await
    })
    .await
    .unwrap();
}

/// A request of somebody with Telegram.
async fn request(db: &Db, cast: &Cast, half_hours: i64) -> BookingId {
    let (account, client) = cast.client(db, 950).await;
    let row = okoshko::store::NewHold {
        account: Some(account),
        ..cast.visit(client, hour(1, half_hours), Status::Pending)
    };
    db.write(async |tx| tx.insert_booking(&row, NOW).await).await.unwrap()
}

both_engines!(a_studio_and_a_service_say_whose_bookings_wait, async |db: &Db| {
    let policy = Policy { approves: Approve::NewClients, ..easy() };
    let cast = Cast::with(db, policy, None).await;
    let mut tx = db.store.begin().await.unwrap();
    let shelf = tx.shelf(cast.studio).await.unwrap().unwrap();
    assert_eq!(shelf.catalog.studio.policy.approves, Approve::NewClients);
    assert_eq!(shelf.catalog.service(cast.cut).unwrap().approves, None);
    let setting = okoshko_domain::setting::Setting::Approve(Approve::Everybody);
    tx.set_studio(cast.studio, &setting).await.unwrap();
    for rule in [Some(Approve::Nobody), None] {
        let edit = okoshko_domain::edits::ServiceEdit::Approves(rule);
        tx.change_service(cast.studio, cast.cut, &edit).await.unwrap();
        let shelf = tx.shelf(cast.studio).await.unwrap().unwrap();
        assert_eq!(shelf.catalog.service(cast.cut).unwrap().approves, rule);
        assert_eq!(shelf.catalog.studio.policy.approves, Approve::Everybody);
    }
    tx.commit().await.unwrap();
});

both_engines!(a_request_is_told_to_those_who_may_settle_it, async |db: &Db| {
    let cast = Cast::of(db).await;
    hire(db, &cast).await;
    let id = request(db, &cast, 0).await;
    let by = Front::of(db).actor(902).await;
    let mut tx = db.store.begin().await.unwrap();
    let booking = tx.booking(id).await.unwrap().unwrap();
    tx.set_asked(id, "Kate", NOW).await.unwrap();
    assert_eq!(tx.last_entry(id).await.unwrap(), None);
    tx.record(&booking, &by, "asked", NOW).await.unwrap();
    for due in [NOW, NOW, NOW.plus_min(1)] {
        tx.ask_staff(&booking, None, due, NOW).await.unwrap();
    }
    tx.record(&booking, &by, "declined", NOW).await.unwrap();
    let last = LastEntry { what: "declined".to_owned(), by: Some(by.account), name: String::new() };
    assert_eq!(tx.last_entry(id).await.unwrap(), Some(last));
    tx.commit().await.unwrap();
    let told = "select count(*) from outbox where kind = 'request' and account_id in
                    (select account_id from account where telegram_id in (901, 902, 903, 905))";
    assert_eq!(db.number(told).await, 8, "twice each, whoever's day it is not left out");
    assert_eq!(db.number("select count(*) from outbox").await, 8);
    db.run("update outbox set sent_at = 1 where due_at = 0").await.unwrap();
    db.write(async |tx| tx.ask_no_more(id, NOW).await).await.unwrap();
    db.write(async |tx| tx.ask_staff(&booking, Some(by.account), NOW.plus_min(2), NOW).await).await.unwrap();
    assert_eq!(
        db.number("select count(*) from outbox where sent_at is null").await,
        3,
        "whoever moved it knows"
    );
});

both_engines!(a_specialist_alone_hears_that_a_visit_left_them, async |db: &Db| {
    let cast = Cast::of(db).await;
    hire(db, &cast).await;
    let id = request(db, &cast, 0).await;
    let by = Front::of(db).actor(902).await;
    let told = async |specialist| {
        let mut tx = db.store.begin().await.unwrap();
        let booking = tx.booking(id).await.unwrap().unwrap();
        tx.record(&booking, &by, "moved", NOW).await.unwrap();
        for _ in 0..2 {
            tx.notify_specialist(&booking, specialist, Notice::VisitMoved(id), &by, NOW).await.unwrap();
        }
        tx.commit().await.unwrap();
        db.number("select count(*) from outbox").await
    };
    assert_eq!((told(cast.anna).await, told(cast.boris).await), (1, 2));
});

both_engines!(a_reason_follows_until_the_client_hears, async |db: &Db| {
    let cast = Cast::of(db).await;
    let id = request(db, &cast, 0).await;
    let mut tx = db.store.begin().await.unwrap();
    let client = tx.booking(id).await.unwrap().unwrap().account.unwrap();
    tx.set_called_off(id, &Reason::Unsaid, NOW).await.unwrap();
    assert!(!tx.explain(id, &Reason::Busy, "key", NOW).await.unwrap(), "nothing is to be heard");
    tx.notify(client, Notice::Declined(id), NOW.plus_min(1), "key", NOW).await.unwrap();
    assert!(tx.explain(id, &Reason::Busy, "key", NOW).await.unwrap());
    assert_eq!(tx.booking(id).await.unwrap().unwrap().reason, Some(Reason::Busy));
    tx.commit().await.unwrap();
    for (lease_until, follows) in [(NOW.plus_s(1), false), (NOW, true)] {
        db.run(&format!("update outbox set lease_until = {}", lease_until.0)).await.unwrap();
        let told = db.write(async |tx| tx.explain(id, &Reason::Plans, "key", NOW).await).await.unwrap();
        assert_eq!(told, follows, "only a lease that runs is in somebody's hands");
    }
    db.run("update outbox set sent_at = 1").await.unwrap();
    assert!(!db.write(async |tx| tx.explain(id, &Reason::Plans, "key", NOW).await).await.unwrap());
});

both_engines!(what_nobody_answered_is_found_when_it_was_to_start, async |db: &Db| {
    let cast = Cast::of(db).await;
    let (late, later) = (request(db, &cast, 0).await, request(db, &cast, 4).await);
    cast.enter(db, hour(1, 8), Status::Booked).await.unwrap();
    let mut tx = db.store.read().await.unwrap();
    assert_eq!(tx.unanswered(hour(1, 0).start.plus_s(-1), 9).await.unwrap(), []);
    assert_eq!(tx.unanswered(hour(1, 0).start, 9).await.unwrap(), [late]);
    assert_eq!(tx.unanswered(hour(2, 0).start, 9).await.unwrap(), [late, later]);
    assert_eq!(tx.unanswered(hour(2, 0).start, 1).await.unwrap(), [late]);
    assert_eq!(tx.next_end(NOW).await.unwrap(), Some(hour(1, 0).start));
    assert_eq!(tx.next_end(hour(1, 0).start).await.unwrap(), Some(hour(1, 4).start));
    assert_eq!(tx.next_end(hour(2, 0).start).await.unwrap(), None);
});

both_engines!(whoever_answers_at_once_one_answer_stands, async |db: &Db| {
    let cast = Cast::of(db).await;
    hire(db, &cast).await;
    for round in 0..6 {
        let id = request(db, &cast, round * 2).await;
        let press = |yes| {
            let press = if yes { approval::Press::Accept(id) } else { approval::Press::Decline(id) };
            Press::Staff(staff::Press::Approval(press))
        };
        let front = Front::of(db);
        let answers = tokio::join!(
            front.presses(901, press(true)),
            front.presses(902, press(false)),
            front.presses(903, press(true)),
            front.presses(905, press(false)),
        );
        let toasts = [answers.0, answers.1, answers.2, answers.3].map(|shown| shown.unwrap().toast.unwrap());
        let settled = |toast: &&okoshko_dialogues::screen::Toast| {
            let key = (*toast).clone().line().key;
            key.starts_with("approval-settled-accepted") || key.starts_with("approval-settled-declined")
        };
        assert_eq!(toasts.iter().filter(settled).count(), 3, "{toasts:?}");
        let events = format!("select count(*) from booking_event where booking_id = {id}");
        assert_eq!(db.number(&events).await, 1);
        let heard = format!(
            "select count(*) from outbox where booking_id = {id} and kind in ('accepted', 'declined')"
        );
        assert_eq!(db.number(&heard).await, 1, "the client hears one thing");
    }
});

both_engines!(nobody_ends_a_request_and_a_broken_one_holds_no_other_up, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    let (broken, late) = (request(db, &cast, 0).await, request(db, &cast, 4).await);
    db.run(&format!("update booking set lang = '??' where booking_id = {broken}")).await.unwrap();
    front.clock.advance(3 * 24 * 3600);
    assert_eq!(front.desk.end_requests().await.unwrap(), 1);
    let ended = db.read(async |tx| tx.booking(late).await).await.unwrap();
    assert_eq!((ended.status, ended.reason), (Status::Cancelled, Some(Reason::Silence)));
    let last = LastEntry { what: "declined".to_owned(), by: None, name: String::new() };
    assert_eq!(db.read(async |tx| tx.last_entry(late).await).await, Some(last));
});

both_engines!(a_request_of_somebody_forgotten_ends_too, async |db: &Db| {
    let (cast, front) = (Cast::of(db).await, Front::of(db));
    hire(db, &cast).await;
    let id = cast.enter(db, hour(1, 0), Status::Pending).await.unwrap();
    front.clock.advance(3 * 24 * 3600);
    assert_eq!(front.desk.end_requests().await.unwrap(), 1);
    assert_eq!(front.desk.end_requests().await.unwrap(), 0);
    let ended = db.read(async |tx| tx.booking(id).await).await.unwrap();
    assert_eq!((ended.status, ended.reason), (Status::Cancelled, Some(Reason::Silence)));
});
