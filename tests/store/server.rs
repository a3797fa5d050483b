//! PostgreSQL: what a server can do to us, and several of us on one.

use std::time::{Duration, Instant};

use okoshko::store::{Error, Store};
use okoshko_dialogues::press::Press;
use okoshko_domain::booking::Status;
use okoshko_domain::catalog::Who;
use okoshko_domain::people::Lang;

use crate::cast::{Cast, Front, NOW, slot};
use crate::engines::{Db, on_empty_postgres, on_postgres, pause_ms, runtime};

#[test]
fn two_that_start_at_once_on_an_empty_database_both_open() {
    on_empty_postgres(async |url| {
        let (one, two) = tokio::join!(Store::open(url), Store::open(url));
        for store in [one.unwrap(), two.unwrap()] {
            assert!(store.read().await.unwrap().studios().await.unwrap().is_empty());
            store.close().await;
        }
    });
}

#[test]
fn a_server_that_is_not_there_is_away_and_said_so_soon() {
    runtime().block_on(async {
        let began = Instant::now();
        let away = Store::open("postgres://nobody@127.0.0.1:1/nothing").await.unwrap_err();
        assert!(matches!(&away, Error::Away(_)) && away.is_passing(), "{away}");
        assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
    });
}

#[test]
fn connections_that_the_server_cuts_are_replaced() {
    on_postgres(async |db| {
        let cut = "select count(pg_terminate_backend(pid)) from pg_stat_activity
                    where datname = current_database() and application_name = 'okoshko'";
        for _ in 0..3 {
            let mut tx = db.store.begin().await.unwrap();
            tx.account_of(1, Lang::En, NOW).await.unwrap();
            assert!(db.number(cut).await > 0);
            let broken = tx.account_of(2, Lang::En, NOW).await.unwrap_err();
            assert!(broken.is_passing(), "{broken:?}");
            let _ = tx.roll_back().await;
            db.write(async |tx| tx.account_of(3, Lang::En, NOW).await).await.unwrap();
            db.read(async |tx| tx.studios().await).await;
        }
        assert_eq!(db.number("select sum(telegram_id)::bigint from account").await, 3);
    });
}

#[test]
fn of_two_who_wait_for_each_other_one_is_told_to_try_again() {
    on_postgres(async |db| {
        let cast = Cast::of(db).await;
        let accounts = [cast.client(db, 1).await.0, cast.client(db, 2).await.0];
        let wants = [[0, 1], [1, 0]].map(|[first, second]| {
            let store = db.store.clone();
            async move {
                let mut tx = store.begin().await?;
                tx.set_lang(accounts[first], Lang::Ru).await?;
                pause_ms(100).await;
                tx.set_lang(accounts[second], Lang::Ru).await?;
                tx.commit().await
            }
        });
        let outcomes = futures::future::join_all(wants).await;
        let busy = outcomes.iter().filter(|outcome| matches!(outcome, Err(Error::Busy(_)))).count();
        let done = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        assert_eq!((done, busy), (1, 1), "{outcomes:?}");
    });
}

/// Somebody of another process stands at Anna for a while; a lock that takes too long is given up.
async fn crowd(db: &Db, cast: &Cast) -> crate::engines::Outside {
    let name = db.words("select current_database()::text").await.concat();
    db.run(&format!("alter database {name} set lock_timeout = '200ms'")).await.unwrap();
    let mut other = db.outside().await;
    other.run("begin").await.unwrap();
    other.run(&format!("select pg_advisory_xact_lock(3, {})", cast.anna)).await.unwrap();
    other
}

#[test]
fn a_press_that_finds_the_specialist_busy_is_tried_again() {
    on_postgres(async |db| {
        let (cast, front) = (Cast::of(db).await, Front::of(db));
        let vera = front.actor(900).await;
        let hold = front.desk.hold(&vera, cast.cut_at(slot(1, 0))).await.unwrap();
        let mut other = crowd(db, &cast).await;
        let late = Store::open(&db.url).await.unwrap(); // Its connections have the timeout.
        let front = Front::open(&late);
        let press = Press::Confirm { hold, who: Who::One(cast.anna) };
        let leave = async {
            pause_ms(500).await;
            other.run("commit").await.unwrap();
        };
        let (shown, ()) = tokio::join!(front.presses(900, press), leave);
        assert!(shown.is_ok(), "{shown:?}");
        let booked = db.read(async |tx| tx.booking(hold).await).await.unwrap();
        assert_eq!(booked.status, Status::Booked);
        late.close().await;
    });
}
