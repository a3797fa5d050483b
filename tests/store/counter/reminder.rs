//! Reminders: rules, whose moment has come, what is written, what becomes of it.

use okoshko::store::NewReminder;
use okoshko_domain::booking::Status;
use okoshko_domain::ids::{BookingId, ServiceId};
use okoshko_domain::notice::{Notice, Reminder};
use okoshko_domain::people::{Actor, Door, Lang};
use okoshko_domain::reminder::{Asking, Lead, Rule};
use okoshko_domain::span::Span;
use okoshko_domain::timestamp::Timestamp;

use crate::cast::{Cast, Front, NOW, TODAY, hour};
use crate::engines::Db;

const EVENING: Lead = Lead::Wall { days: 1, minute: 18 * 60 };
const FIRST: (Timestamp, BookingId) = (Timestamp::MIN, BookingId(0));

async fn rule(db: &Db, cast: &Cast, service: Option<ServiceId>, lead: Lead) -> Rule {
    let id = db.write(async |tx| tx.add_reminder(cast.studio, service, lead, true, NOW).await).await.unwrap();
    Rule { id, service, lead, asks: true, since: NOW }
}

async fn visit(db: &Db, cast: &Cast, telegram_id: i64, span: Span, status: Status) -> BookingId {
    let (account, client) = cast.client(db, telegram_id).await;
    let new = okoshko::store::NewHold { account: Some(account), ..cast.visit(client, span, status) };
    db.write(async |tx| tx.insert_booking(&new, NOW).await).await.unwrap()
}

/// The next two days.
fn soon() -> Span {
    Span { start: NOW, end: NOW.plus_min(2 * 24 * 60) }
}

async fn found(
    db: &Db,
    cast: &Cast,
    rule: &Rule,
    after: (Timestamp, BookingId),
    limit: u32,
) -> Vec<BookingId> {
    let found = db.read(async |tx| tx.to_remind(cast.studio, rule, soon(), after, limit).await).await;
    found.into_iter().map(|visit| visit.booking).collect()
}

both_engines!(rules_come_and_go, async |db: &Db| {
    let cast = Cast::of(db).await;
    let other = Cast::of(db).await;
    let evening = rule(db, &cast, None, EVENING).await;
    let own = rule(db, &cast, Some(cast.cut), Lead::Before(90)).await;
    let theirs = rule(db, &other, None, Lead::Before(60)).await;
    let of = async |studio| db.read(async |tx| tx.reminders_of(studio).await).await;
    assert_eq!(of(cast.studio).await, [evening, own]);

    let all = db.read(async |tx| tx.reminding().await).await;
    assert_eq!(
        all.iter().map(|one| one.rules.clone()).collect::<Vec<_>>(),
        [vec![evening, own], vec![theirs]]
    );
    assert_eq!((all[0].zone.name(), all[0].asking), ("Europe/London", Asking::DEFAULT));

    db.write(async |tx| tx.set_reminder_asks(cast.studio, evening.id, false).await).await.unwrap();
    db.write(async |tx| tx.set_reminder_asks(other.studio, own.id, false).await).await.unwrap();
    let quiet = Rule { asks: false, ..evening };
    assert_eq!(of(cast.studio).await, [quiet, own], "another studio changes nothing here");
    db.write(async |tx| tx.drop_reminder(other.studio, own.id, NOW).await).await.unwrap();
    db.write(async |tx| tx.drop_reminder(cast.studio, evening.id, NOW).await).await.unwrap();
    assert_eq!(of(cast.studio).await, [own]);

    let asking = Asking { again_min: 0, release_min: 60 };
    db.write(async |tx| tx.set_asking(cast.studio, asking).await).await.unwrap();
    assert_eq!(db.read(async |tx| tx.asking_of(cast.studio).await).await, Some(asking));
    assert_eq!(db.read(async |tx| tx.asking_of(other.studio).await).await, Some(Asking::DEFAULT));
});

both_engines!(a_lead_is_of_one_kind, async |db: &Db| {
    let cast = Cast::of(db).await;
    rule(db, &cast, None, EVENING).await;
    for wrong in
        ["before_min = 60", "at_min = null", "days = -1", "at_min = 1440", "days = null, before_min = 0"]
    {
        assert!(db.run(&format!("update reminder set {wrong}")).await.is_err(), "{wrong}");
    }
});

both_engines!(what_stands_is_reminded_of, async |db: &Db| {
    let cast = Cast::of(db).await;
    let all = rule(db, &cast, None, Lead::Before(60)).await;
    let first = visit(db, &cast, 900, hour(0, 4), Status::Booked).await;
    let second = visit(db, &cast, 901, hour(1, 4), Status::Booked).await;
    visit(db, &cast, 902, hour(0, 6), Status::Pending).await;
    visit(db, &cast, 903, hour(0, 8), Status::Cancelled).await;
    visit(db, &cast, 904, hour(-1, 4), Status::Booked).await;
    visit(db, &cast, 905, hour(5, 4), Status::Booked).await;
    let (_, guest) = cast.client(db, 906).await;
    let guest = cast.visit(guest, hour(0, 10), Status::Booked);
    db.write(async |tx| tx.insert_booking(&guest, NOW).await).await.unwrap();

    assert_eq!(found(db, &cast, &all, FIRST, 9).await, [first, second]);
    assert_eq!(found(db, &cast, &all, FIRST, 1).await, [first]);
    assert_eq!(found(db, &cast, &all, (hour(0, 4).start, first), 9).await, [second]);
    let next =
        async |rule: &Rule, from| db.read(async |tx| tx.next_to_remind(cast.studio, rule, from).await).await;
    assert_eq!(next(&all, NOW).await, Some(hour(0, 4).start));
    assert_eq!(next(&all, hour(0, 4).start).await, Some(hour(0, 4).start));
    assert_eq!(next(&all, hour(0, 5).start).await, Some(hour(1, 4).start));

    // A service with a rule of its own is no matter of the studio's rules.
    let own = rule(db, &cast, Some(cast.cut), Lead::Before(30)).await;
    assert_eq!(found(db, &cast, &all, FIRST, 9).await, []);
    assert_eq!(next(&all, NOW).await, None);
    assert_eq!(found(db, &cast, &own, FIRST, 9).await, [first, second]);
    assert_eq!(next(&own, NOW).await, Some(hour(0, 4).start));
    db.write(async |tx| tx.drop_reminder(cast.studio, own.id, NOW).await).await.unwrap();
    assert_eq!(found(db, &cast, &all, FIRST, 9).await, [first, second]);
});

both_engines!(a_visit_knows_when_it_was_made_or_moved_and_what_was_said, async |db: &Db| {
    let cast = Cast::of(db).await;
    let all = rule(db, &cast, None, Lead::Before(60)).await;
    let id = visit(db, &cast, 900, hour(0, 4), Status::Booked).await;
    let of = async || db.read(async |tx| tx.to_remind(cast.studio, &all, soon(), FIRST, 9).await).await[0];
    assert_eq!((of().await.made, of().await.confirmed, of().await.start), (NOW, false, hour(0, 4).start));
    let booking = db.read(async |tx| tx.booking(id).await).await.unwrap();
    let by =
        Actor { account: booking.account.unwrap(), name: "Vera".into(), door: Door::Chat, lang: Lang::En };
    for (what, minutes) in [("moved", 7), ("confirmed", 9)] {
        let at = NOW.plus_min(minutes);
        db.write(async |tx| tx.record(&booking, &by, what, at).await).await.unwrap();
    }
    assert_eq!(of().await.made, NOW.plus_min(7), "an answer changes no time");

    db.write(async |tx| tx.set_confirmed(id, hour(0, 4).start).await).await.unwrap();
    assert!(of().await.confirmed);
    assert!(db.read(async |tx| tx.booking(id).await).await.unwrap().confirmed);
    db.run("update booking set starts_at = starts_at - 60").await.unwrap();
    assert!(!of().await.confirmed, "another time is another question");
    assert!(!db.read(async |tx| tx.booking(id).await).await.unwrap().confirmed);
});

both_engines!(each_rule_speaks_once_of_each_start, async |db: &Db| {
    let cast = Cast::of(db).await;
    let all = rule(db, &cast, None, Lead::Before(60)).await;
    let id = visit(db, &cast, 900, hour(0, 4), Status::Booked).await;
    let start = hour(0, 4).start;
    let notice = Notice::Reminder(id, Reminder { start, asks: true });
    let key = all.id.to_string();
    let rows = [
        NewReminder::new(notice, &key, NOW),
        NewReminder::new(notice, "8", NOW).said_by_another(),
        NewReminder::new(Notice::AskAgain(id, start), "again", NOW.plus_min(5)),
    ];
    for _ in 0..2 {
        db.write(async |tx| tx.remind(&rows, NOW).await).await.unwrap();
    }
    assert_eq!(db.number("select count(*) from outbox").await, 3);
    assert_eq!(db.number("select count(*) from outbox where failed is null").await, 2);
    assert_eq!(found(db, &cast, &all, FIRST, 9).await, []);
    let kept = db.words("select kind || ' ' || args from outbox order by due_at, outbox_id").await;
    let start_s = start.0;
    assert_eq!(
        kept,
        [
            format!("reminder {start_s} asks"),
            format!("reminder {start_s} asks"),
            format!("ask_again {start_s}")
        ]
    );
    db.run("update booking set starts_at = starts_at - 60").await.unwrap();
    assert_eq!(found(db, &cast, &all, FIRST, 9).await, [id], "of the new start it has not spoken");
});

both_engines!(the_specialist_is_asked_or_the_owner_in_their_place, async |db: &Db| {
    let cast = Cast::of(db).await;
    let id = visit(db, &cast, 900, hour(0, 4), Status::Booked).await;
    let hire = async |telegram_id, role: &'static str, specialist| {
        let hired = db.write(async |tx| {
            let account = tx.account_of(telegram_id, Lang::En, NOW).await?;
            tx.hire(cast.studio, account, role, specialist).await?;
            Ok(account)
        });
        hired.await.unwrap()
    };
    let owner = hire(901, "owner", None).await;
    let question = |rule: &str| [NewReminder::new(Notice::Unanswered(id, hour(0, 4).start), rule, NOW)];
    db.write(async |tx| tx.question(&question("first"), NOW).await).await.unwrap();
    let asked = "select account_id from outbox where kind = 'unanswered' order by outbox_id desc limit 1";
    assert_eq!(db.number(asked).await, owner.0);
    let anna = hire(902, "specialist", Some(cast.anna)).await;
    for _ in 0..2 {
        db.write(async |tx| tx.question(&question("second"), NOW).await).await.unwrap();
    }
    assert_eq!(db.number("select count(*) from outbox").await, 2);
    assert_eq!(db.number(asked).await, anna.0);
});

// Many visits whose reminder comes due at one moment: a few statements, none for each.
both_engines!(ten_thousand_come_due_together, async |db: &Db| {
    let cast = Cast::of(db).await;
    visit(db, &cast, 900, hour(-1, 0), Status::Booked).await;
    rule(db, &cast, None, Lead::Wall { days: 2, minute: 0 }).await;
    let token =
        if db.engine == crate::engines::Engine::Sqlite { "randomblob(16)" } else { "gen_random_uuid()" };
    let (from, day) = (hour(3, 0).start.0, TODAY.0 + 3);
    db.run(&format!(
        "with recursive n (i) as (select 0 union all select i + 1 from n where i < 9999)
         insert into booking (studio_id, specialist_id, service_id, client_id, account_id, starts_at, ends_at, local_day,
                              buffer_before_min, buffer_after_min, status, price_minor, currency, lang, token,
                              created_at, changed_at)
         select studio_id, specialist_id, service_id, client_id, account_id, {from} + i * 2, {from} + i * 2 + 2, {day},
                0, 0, status, price_minor, currency, lang, {token}, created_at, changed_at
           from booking, n"
    ))
    .await
    .unwrap();
    let front = Front::of(db);
    let moment = front.desk.next_reminder().await.unwrap().unwrap();
    front.clock.advance(moment.0 - NOW.0);
    assert_eq!(front.desk.write_reminders().await.unwrap(), 10_000 + 10_000);
    assert_eq!(front.desk.write_reminders().await.unwrap(), 0);
    assert_eq!(
        db.number("select count(*) from outbox where kind = 'reminder' and sent_at is null").await,
        10_000
    );
    // What is written meanwhile need not wait for all of them.
    assert_eq!(db.number("select count(*) from outbox where priority < 3").await, 0);
});
