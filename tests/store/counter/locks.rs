//! What is judged is read under the lock, and nobody waits for somebody who waits for them.

use okoshko::desk::turn::Shown;
use okoshko_dialogues::press::Press;
use okoshko_dialogues::staff::Press as Staff;
use okoshko_dialogues::team::{self, How, Whom};
use okoshko_dialogues::today::{self, Seen};
use okoshko_dialogues::{add, reminder, today::Press as Day};
use okoshko_domain::booking::Status;
use okoshko_domain::ids::{AccountId, BookingId};
use okoshko_domain::people::Lang;
use okoshko_domain::reminder::Lead;
use okoshko_domain::team::Preset;

use crate::cast::{Cast, Front, NOW, hour, slot};
use crate::engines::{Db, on_postgres, pause_ms};
use crate::race::deadlocks;

const SPECIALIST: i64 = 3;
const TEAM: i64 = 4;
const OWNER: i64 = 1;
const ANNA: i64 = 2;

/// An owner, and Anna with a Telegram of her own.
async fn staff(db: &Db, cast: &Cast) -> [AccountId; 2] {
    db.write(async |tx| {
        let (owner, anna) =
            (tx.account_of(OWNER, Lang::En, NOW).await?, tx.account_of(ANNA, Lang::En, NOW).await?);
        tx.hire(cast.studio, owner, "owner", None).await?;
        tx.hire(cast.studio, anna, "specialist", Some(cast.anna)).await?;
        Ok([owner, anna])
    })
    .await
    .unwrap()
}

/// The owner presses while another program has the lock and changes something before it lets go.
async fn while_locked(db: &Db, front: &Front, lock: (i64, i64), changes: &[String], press: Press) -> Shown {
    let mut other = db.outside().await;
    other.run("begin").await.unwrap();
    other.run(&format!("select pg_advisory_xact_lock({}, {})", lock.0, lock.1)).await.unwrap();
    for change in changes {
        other.run(change).await.unwrap();
    }
    let let_go = async {
        let waiting = "select count(*) from pg_locks
                        where locktype = 'advisory' and not granted
                          and database = (select oid from pg_database where datname = current_database())";
        for _ in 0..500 {
            if db.number(waiting).await > 0 {
                break;
            }
            pause_ms(10).await;
        }
        other.run("commit").await.unwrap();
    };
    let (shown, ()) = tokio::join!(front.presses(OWNER, press), let_go);
    shown.unwrap()
}

fn day(press: Day) -> Press {
    Press::Staff(Staff::Today(press))
}

fn team(press: team::Press) -> Press {
    Press::Staff(Staff::Team(press))
}

fn closed(cast: &Cast) -> [String; 2] {
    let (studio, anna, span) = (cast.studio, cast.anna, hour(1, 0));
    [
        format!(
            "insert into time_off (studio_id, specialist_id, starts_at, ends_at, kind)
             values ({studio}, {anna}, {}, {}, 'block')",
            span.start.0, span.end.0
        ),
        format!("update studio set revision = revision + 1 where studio_id = {studio}"),
    ]
}

#[test]
fn a_visit_is_not_moved_or_entered_into_time_that_was_closed_meanwhile() {
    on_postgres(async |db| {
        let cast = Cast::of(db).await;
        staff(db, &cast).await;
        let id = cast.enter(db, hour(0, 0), Status::Booked).await.unwrap();
        let front = Front::of(db);
        let (specialist, start, seen) = (cast.anna, slot(1, 0), Seen::of(slot(0, 0)));
        let to = day(today::Press::MoveTo { booking: id, specialist, start, seen, anyway: false });
        while_locked(db, &front, (SPECIALIST, cast.anna.0), &closed(&cast), to).await;
        let still = db.read(async |tx| tx.booking(id).await).await.unwrap();
        assert_eq!(still.span, hour(0, 0), "nobody was asked");

        db.run("delete from time_off").await.unwrap();
        db.run("update studio set revision = revision + 1").await.unwrap();
        let client = still.client;
        let slot = add::Slot { specialist, start };
        let book = add::Press::Book { slot, service: cast.cut, client, anyway: false };
        let book = Press::Staff(Staff::Add(book));
        while_locked(db, &front, (SPECIALIST, cast.anna.0), &closed(&cast), book).await;
        assert_eq!(db.number("select count(*) from booking").await, 1, "nobody was asked");
        front.presses(OWNER, book).await.unwrap(); // Nor by whoever comes after it.
        assert_eq!(db.number("select count(*) from booking").await, 1);
    });
}

#[test]
fn a_new_specialist_begins_once() {
    on_postgres(async |db| {
        let cast = Cast::of(db).await;
        staff(db, &cast).await;
        let vera = db.write(async |tx| tx.add_specialist(cast.studio, "Vera").await).await.unwrap();
        let begun = [
            format!("insert into calendar (studio_id, specialist_id) values ({}, {vera})", cast.studio),
            format!("update studio set revision = revision + 1 where studio_id = {}", cast.studio),
        ];
        let begin = team(team::Press::Begin(vera, Preset::Daily));
        while_locked(db, &Front::of(db), (SPECIALIST, vera.0), &begun, begin).await;
        let calendars = format!("select count(*) from calendar where specialist_id = {vera}");
        assert_eq!(db.number(&calendars).await, 1);
    });
}

#[test]
fn nobody_gives_away_what_is_not_theirs_any_more() {
    on_postgres(async |db| {
        let cast = Cast::of(db).await;
        let [owner, anna] = staff(db, &cast).await;
        let given = [
            format!("update staff set role = 'admin' where account_id = {owner}"),
            format!("update staff set role = 'owner' where account_id = {anna}"),
        ];
        let third = db
            .write(async |tx| {
                let third = tx.account_of(3, Lang::En, NOW).await?;
                tx.hire(cast.studio, third, "desk", None).await.map(|()| third)
            })
            .await
            .unwrap();
        let give = team(team::Press::HandOver(Whom { studio: cast.studio, account: third }));
        while_locked(db, &Front::of(db), (TEAM, cast.studio.0), &given, give).await;
        let owners = "select account_id::text from staff where role = 'owner'";
        assert_eq!(db.words(owners).await, [anna.to_string()]);
    });
}

#[test]
fn letting_somebody_go_and_changing_their_day_never_wait_for_each_other() {
    on_postgres(async |db| {
        let cast = Cast::of(db).await;
        let [_, anna] = staff(db, &cast).await;
        let id: BookingId = cast.enter(db, hour(3, 0), Status::Booked).await.unwrap();
        let front = Front::of(db);
        let whom = Whom { studio: cast.studio, account: anna };
        for round in 0..20 {
            let how = if round % 2 == 0 { How::Later } else { How::Stay };
            let block = Day::Block { specialist: cast.anna, span: hour(1 + round % 2, round) };
            let (first, second, third) = tokio::join!(
                front.presses(OWNER, team(team::Press::LetGo(whom, how))),
                front.presses(ANNA, day(block)),
                front.presses(OWNER, team(team::Press::Pass(whom, cast.boris))),
            );
            for shown in [first, second, third] {
                shown.unwrap();
            }
            let back = format!("update booking set specialist_id = {} where booking_id = {id}", cast.anna);
            db.run(&back).await.unwrap();
        }
        assert_eq!(deadlocks(db).await, 0, "of two who waited for each other one was killed after a second");
    });
}

#[test]
fn a_rule_is_added_once_and_nothing_is_kept_that_was_called_off() {
    on_postgres(async |db| {
        let cast = Cast::of(db).await;
        staff(db, &cast).await;
        let front = Front::of(db);
        let studio = cast.studio;
        let added = [format!(
            "insert into reminder (studio_id, before_min, asks, created_at) values ({studio}, 90, false, {})",
            NOW.0
        )];
        let add = reminder::Press::Preset { studio, service: None, lead: Lead::Before(90) };
        let add = Press::Staff(Staff::Reminder(add));
        while_locked(db, &front, (TEAM, studio.0), &added, add).await;
        assert_eq!(db.number("select count(*) from reminder where before_min = 90").await, 1);

        let id = cast.enter(db, hour(1, 0), Status::Booked).await.unwrap();
        let off = [format!("update booking set status = 'cancelled' where booking_id = {id}")];
        let keep = reminder::Press::Keep { booking: id, start: hour(1, 0).start };
        let keep = Press::Staff(Staff::Reminder(keep));
        while_locked(db, &front, (SPECIALIST, cast.anna.0), &off, keep).await;
        assert_eq!(db.number("select count(*) from audit where what = 'reminder-kept'").await, 0);
    });
}
