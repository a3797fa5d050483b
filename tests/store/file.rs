//! SQLite's file: locked, backed up before it changes, patient with other programs.

use std::time::{Duration, Instant};

use okoshko::store::{Error, Result, Store};
use okoshko_domain::people::Lang;

use crate::cast::NOW;
use crate::engines::{Db, Engine, Folder, Outside, on_sqlite, pause_ms, runtime};

async fn meet(store: &Store, person: i64) -> Result<()> {
    let mut tx = store.begin().await?;
    tx.account_of(person, Lang::En, NOW).await?;
    tx.commit().await
}

async fn people(file: &mut Outside) -> i64 {
    file.number("select count(*) from account").await
}

fn names(folder: &Folder) -> Vec<String> {
    let names = std::fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<_> =
        names.map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_second_okoshko_on_one_file_is_refused_and_told_what_to_do() {
    on_sqlite(async |db| {
        let second = Store::open(&db.url).await.unwrap_err();
        assert!(matches!(second, Error::InUse(_)), "{second}");
        let told = second.to_string();
        for word in ["test.db", "another okoshko", "stop"] {
            assert!(told.contains(word), "{told}");
        }
        assert!(!second.is_passing());
        meet(&db.store, 1).await.unwrap();
        assert_eq!(db.number("select count(*) from account").await, 1);
    });
}

#[test]
fn a_file_with_a_second_name_is_the_same_file() {
    let folder = Folder::new();
    runtime().block_on(async {
        let first = Store::open(&folder.url("first.db")).await.unwrap();
        std::os::unix::fs::symlink(folder.file("first.db"), folder.file("second.db")).unwrap();
        let second = Store::open(&folder.url("second.db")).await;
        assert!(matches!(second, Err(Error::InUse(_))), "{second:?}");
        first.close().await;
    });
}

#[test]
fn a_closed_file_opens_again_with_everything_in_it() {
    let folder = Folder::new();
    runtime().block_on(async {
        let mut kept = Vec::new(); // Handles that outlive their store keep nobody out.
        for person in 1..=3 {
            let store = Store::open(&folder.url("test.db")).await.unwrap();
            meet(&store, person).await.unwrap();
            kept.push(store.clone());
            store.close().await;
            assert_eq!(names(&folder), ["test.db", "test.db.lock"], "the log is folded into the file");
        }
        let mut file = Outside::open(Engine::Sqlite, &folder.url("test.db")).await;
        assert_eq!(people(&mut file).await, 3);
    });
}

#[test]
fn a_file_whose_owner_died_opens_again_with_everything_committed() {
    let folder = Folder::new();
    let died = runtime();
    died.block_on(async {
        let store = Store::open(&folder.url("test.db")).await.unwrap();
        meet(&store, 1).await.unwrap();
        let mut tx = store.begin().await.unwrap();
        tx.account_of(2, Lang::En, NOW).await.unwrap();
        drop(store); // Nobody closes anything.
    });
    died.shutdown_background();
    runtime().block_on(async {
        let store = Store::open(&folder.url("test.db")).await.unwrap();
        let mut file = Outside::open(Engine::Sqlite, &folder.url("test.db")).await;
        assert_eq!(people(&mut file).await, 1);
        store.close().await;
    });
}

#[test]
fn a_file_that_is_only_for_reading_is_refused_at_once() {
    let folder = Folder::new();
    runtime().block_on(async {
        Store::open(&folder.url("test.db")).await.unwrap().close().await;
        let opened = Store::open(&format!("{}?mode=ro", folder.url("test.db"))).await;
        let Err(Error::Sql(error)) = opened else { panic!("{opened:?}") };
        assert!(error.to_string().contains("readonly"), "{error}");
    });
}

#[test]
fn a_url_that_names_no_file_is_refused() {
    let folder = Folder::new();
    runtime().block_on(async {
        for url in [
            "sqlite::memory:",
            "sqlite://",
            "sqlite://:memory:",
            "sqlite://?mode=memory",
            &format!("{}?mode=memory", folder.url("test.db")),
            "mysql://localhost/okoshko",
            "okoshko.db",
            "",
            "postgres://[",
        ] {
            let opened = Store::open(url).await;
            assert!(matches!(opened, Err(Error::Url(_))), "{url:?}: {opened:?}");
        }
        let nowhere = Store::open("sqlite:///no/such/folder/okoshko.db").await.unwrap_err();
        assert!(matches!(nowhere, Error::Away(_)), "{nowhere}");
        assert!(nowhere.to_string().contains("/no/such/folder/okoshko.db"), "{nowhere}");
        assert!(names(&folder).is_empty());
    });
}

#[test]
fn a_file_that_is_no_database_is_left_as_it_is() {
    let folder = Folder::new();
    runtime().block_on(async {
        let text = "dear diary, ".repeat(1_000);
        std::fs::write(folder.file("test.db"), &text).unwrap();
        assert!(Store::open(&folder.url("test.db")).await.is_err());
        assert_eq!(std::fs::read_to_string(folder.file("test.db")).unwrap(), text);
    });
}

#[test]
fn a_copy_is_saved_before_tables_change_and_only_then() {
    let folder = Folder::new();
    runtime().block_on(async {
        let url = folder.url("test.db");
        let store = Store::open(&url).await.unwrap();
        meet(&store, 1).await.unwrap();
        store.close().await;
        drop(store);
        let store = Store::open(&url).await.unwrap();
        store.close().await;
        drop(store);
        assert_eq!(names(&folder), ["test.db", "test.db.lock"], "nothing changed, nothing is copied");

        // As the release before browsers left it.
        let mut file = Outside::open(Engine::Sqlite, &url).await;
        let newest = file.number("select max(version) from _sqlx_migrations").await;
        assert_eq!(newest, 16, "undo the newest migration here");
        for table in ["connection", "browser_form"] {
            file.run(&format!("drop table {table}")).await.unwrap();
        }
        file.run("delete from _sqlx_migrations where version = 16").await.unwrap();
        drop(file);
        let store = Store::open(&url).await.unwrap();
        let copy = "test.db.before-16.bak";
        assert!(names(&folder).iter().any(|name| name == copy), "{:?}", names(&folder));
        let tables = "select count(*) from sqlite_master where type = 'table' and name = 'connection'";
        let mut now = Outside::open(Engine::Sqlite, &url).await;
        let mut before = Outside::open(Engine::Sqlite, &folder.url(copy)).await;
        assert_eq!((now.number(tables).await, people(&mut now).await), (1, 1));
        assert_eq!((before.number(tables).await, people(&mut before).await), (0, 1));
        store.close().await;
    });
}

#[test]
fn a_database_of_a_newer_okoshko_is_refused_and_left_as_it_is() {
    let folder = Folder::new();
    runtime().block_on(async {
        let url = folder.url("test.db");
        Store::open(&url).await.unwrap().close().await;
        let mut file = Outside::open(Engine::Sqlite, &url).await;
        let future = "insert into _sqlx_migrations
            select 9999, 'future', installed_on, success, checksum, execution_time
              from _sqlx_migrations where version = 8";
        file.run(future).await.unwrap();
        let opened = Store::open(&url).await;
        let told = opened.unwrap_err().to_string();
        assert!(told.contains("9999"), "{told}");
        assert_eq!(people(&mut file).await, 0);
    });
}

/// Another program that keeps the write lock until told to stop.
async fn lock(db: &Db) -> Outside {
    let mut other = db.outside().await;
    other.run("begin immediate").await.unwrap();
    other
}

#[test]
fn a_turn_waits_for_another_program_and_then_goes_on() {
    on_sqlite(async |db| {
        let mut other = lock(db).await;
        let turns: Vec<_> = (1..=20)
            .map(|person| {
                let store = db.store.clone();
                tokio::spawn(async move { meet(&store, person).await })
            })
            .collect();
        let began = Instant::now();
        pause_ms(1_000).await;
        other.run("commit").await.unwrap();
        for turn in turns {
            turn.await.unwrap().unwrap();
        }
        assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
        assert_eq!(db.number("select count(*) from account").await, 20);
    });
}

#[test]
fn a_turn_that_waited_too_long_says_busy_and_loses_nothing() {
    on_sqlite(async |db| {
        meet(&db.store, 1).await.unwrap();
        let mut other = lock(db).await;
        let began = Instant::now();
        let refused = meet(&db.store, 2).await;
        assert!(matches!(&refused, Err(error @ Error::Busy(_)) if error.is_passing()), "{refused:?}");
        let waited = began.elapsed();
        assert!(Duration::from_secs(4) < waited && waited < Duration::from_secs(8), "{waited:?}");
        other.run("rollback").await.unwrap();
        meet(&db.store, 3).await.unwrap();
        assert_eq!(db.number("select sum(telegram_id) from account").await, 4);
    });
}

#[test]
fn whoever_stops_waiting_for_another_program_hurts_nobody() {
    on_sqlite(async |db| {
        let mut other = lock(db).await;
        let store = db.store.clone();
        let impatient = tokio::spawn(async move { meet(&store, 1).await });
        pause_ms(200).await;
        impatient.abort();
        assert!(impatient.await.unwrap_err().is_cancelled());
        let store = db.store.clone();
        let next = tokio::spawn(async move { meet(&store, 2).await });
        pause_ms(100).await;
        other.run("rollback").await.unwrap();
        next.await.unwrap().unwrap();
        meet(&db.store, 3).await.unwrap();
        assert_eq!(db.number("select sum(telegram_id) from account").await, 5);
    });
}

#[test]
fn a_turn_that_was_dropped_keeps_no_other_program_out() {
    on_sqlite(async |db| {
        let mut tx = db.store.begin().await.unwrap();
        tx.account_of(1, Lang::En, NOW).await.unwrap();
        drop(tx);
        db.run("insert into account (telegram_id, lang, created_at) values (2, 'ru', 0)").await.unwrap();
        assert_eq!(db.number("select sum(telegram_id) from account").await, 2);
    });
}
