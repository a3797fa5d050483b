//! A database for each test, and another program that looks into it.

use std::io::Write;
use std::panic::{AssertUnwindSafe, resume_unwind};
use std::path::{Path, PathBuf};
use std::sync::Once;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures::FutureExt;
use okoshko::store::{Error, Result, Store, Tx};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection, SqliteConnection};
use tokio::runtime::Runtime;
use tokio::sync::Mutex;

static COUNT: AtomicUsize = AtomicUsize::new(0);
static TOLD: Once = Once::new();

/// Which engine a test runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    Sqlite,
    Postgres,
}

/// The database of one test.
pub(crate) struct Db {
    pub(crate) engine: Engine,
    pub(crate) url: String,
    pub(crate) store: Store,
    outside: Mutex<Outside>,
}

/// Another program on the same database.
pub(crate) enum Outside {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// A folder that goes away with the test.
pub(crate) struct Folder(PathBuf);

/// Runs a test on a file of its own.
pub(crate) fn on_sqlite(test: impl AsyncFnOnce(&Db)) {
    let folder = Folder::new();
    runtime().block_on(async {
        let db = Db::open(Engine::Sqlite, folder.url("test.db")).await;
        test(&db).await;
        db.store.close().await;
    });
}

/// Runs a test in a database of its own.
pub(crate) fn on_postgres(test: impl AsyncFnOnce(&Db)) {
    on_empty_postgres(async |url| {
        let db = Db::open(Engine::Postgres, url.to_owned()).await;
        test(&db).await;
        db.store.close().await;
    });
}

/// Hands a test the URL of an empty database, which is dropped whatever comes of the test.
pub(crate) fn on_empty_postgres(test: impl AsyncFnOnce(&str)) {
    let Some(server) = server() else { return };
    runtime().block_on(async {
        let name = unique("okoshko_test");
        on_server(&server, format!("create database {name}")).await;
        // What these tests ask is not whether the disk is fast; those of the race ask for it: see `durable`.
        on_server(&server, format!("alter database {name} set synchronous_commit = off")).await;
        let outcome = AssertUnwindSafe(test(&url_of(&server, &name))).catch_unwind().await;
        drop_database(&server, &name).await;
        outcome.unwrap_or_else(|panic| resume_unwind(panic));
    });
}

/// Calls the test of [`both_engines!`]; tells the compiler what its argument is.
pub(crate) async fn run(test: impl AsyncFnOnce(&Db), db: &Db) {
    test(db).await;
}

/// The server that tests may use; nothing, said loudly, when there is none.
pub(crate) fn server() -> Option<String> {
    let url = std::env::var_os("TEST_DATABASE_URL").map(|url| url.into_string().unwrap());
    let Some(url) = url.filter(|url| !url.is_empty()) else {
        let required = std::env::var_os("OKOSHKO_REQUIRE_POSTGRES").is_some_and(|value| value == "1");
        assert!(
            !required,
            "TEST_DATABASE_URL is not set, and OKOSHKO_REQUIRE_POSTGRES=1 asks for PostgreSQL"
        );
        TOLD.call_once(|| {
            // Past the capture of the test harness, which hides what a test that passes prints.
            let _ = writeln!(
                std::io::stderr(),
                "\n*** THE STORE IS NOT TESTED ON POSTGRESQL: TEST_DATABASE_URL is not set; \
                 `bash .ci/services` prints one ***\n"
            );
        });
        return None;
    };
    Some(url)
}

pub(crate) fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

/// The same server, another database.
fn url_of(server: &str, database: &str) -> String {
    let mut url = url::Url::parse(server).unwrap();
    url.set_path(database);
    url.into()
}

/// The server's own workers, such as its vacuum, may still look into it: they are waited for.
async fn drop_database(server: &str, name: &str) {
    let mut conn = PgConnection::connect(server).await.unwrap();
    for _ in 0..50 {
        let sql = format!("drop database {name} with (force)");
        if conn.execute(AssertSqlSafe(sql)).await.is_ok() {
            break;
        }
        conn.execute("select pg_sleep(0.1)").await.unwrap();
    }
    conn.close().await.unwrap();
}

async fn on_server(server: &str, sql: String) {
    let mut conn = PgConnection::connect(server).await.unwrap();
    conn.execute(AssertSqlSafe(sql)).await.unwrap();
    conn.close().await.unwrap();
}

fn unique(what: &str) -> String {
    format!("{what}_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

impl Db {
    /// Lets go of a file, with nothing left to be written into it.
    pub(crate) async fn close(self) {
        if let Outside::Sqlite(conn) = self.outside.into_inner() {
            conn.close().await.unwrap();
        }
        self.store.close().await;
    }

    pub(crate) async fn open(engine: Engine, url: String) -> Self {
        let store = Store::open(&url).await.unwrap();
        let outside = Mutex::new(Outside::open(engine, &url).await);
        Self { engine, url, store, outside }
    }

    /// Writes in a transaction of its own.
    pub(crate) async fn write<T>(&self, work: impl AsyncFnOnce(&mut Tx) -> Result<T>) -> Result<T> {
        let mut tx = self.store.begin().await?;
        match work(&mut tx).await {
            Ok(done) => tx.commit().await.map(|()| done),
            Err(error) => {
                tx.roll_back().await?;
                Err(error)
            }
        }
    }

    /// Reads what is committed.
    pub(crate) async fn read<T>(&self, work: impl AsyncFnOnce(&mut Tx) -> Result<T>) -> T {
        work(&mut self.store.read().await.unwrap()).await.unwrap()
    }

    /// What another program changes; returns how many rows.
    pub(crate) async fn run(&self, sql: &str) -> Result<u64> {
        self.outside.lock().await.run(sql).await
    }

    /// The one number that another program sees.
    pub(crate) async fn number(&self, sql: &str) -> i64 {
        self.outside.lock().await.number(sql).await
    }

    /// The one column of words that another program sees.
    pub(crate) async fn words(&self, sql: &str) -> Vec<String> {
        self.outside.lock().await.words(sql).await
    }

    /// A store that flushes every commit to the disk, as in production.
    pub(crate) async fn durable(&self) -> Store {
        if self.engine == Engine::Sqlite {
            return self.store.clone(); // It always does.
        }
        let name = self.words("select current_database()::text").await.concat();
        self.run(&format!("alter database {name} set synchronous_commit = on")).await.unwrap();
        Store::open(&self.url).await.unwrap()
    }

    /// One more program on this database.
    pub(crate) async fn outside(&self) -> Outside {
        Outside::open(self.engine, &self.url).await
    }
}

impl Outside {
    pub(crate) async fn open(engine: Engine, url: &str) -> Self {
        match engine {
            Engine::Sqlite => Self::Sqlite(SqliteConnection::connect(url).await.unwrap()),
            Engine::Postgres => Self::Postgres(PgConnection::connect(url).await.unwrap()),
        }
    }

    pub(crate) async fn run(&mut self, sql: &str) -> Result<u64> {
        let sql = AssertSqlSafe(sql.to_owned());
        let rows = match self {
            Self::Sqlite(conn) => sqlx::query(sql).execute(conn).await.map(|done| done.rows_affected()),
            Self::Postgres(conn) => sqlx::query(sql).execute(conn).await.map(|done| done.rows_affected()),
        };
        rows.map_err(Error::from)
    }

    pub(crate) async fn number(&mut self, sql: &str) -> i64 {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(conn) => sqlx::query_scalar(sql).fetch_one(conn).await.unwrap(),
            Self::Postgres(conn) => sqlx::query_scalar(sql).fetch_one(conn).await.unwrap(),
        }
    }

    pub(crate) async fn words(&mut self, sql: &str) -> Vec<String> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(conn) => sqlx::query_scalar(sql).fetch_all(conn).await.unwrap(),
            Self::Postgres(conn) => sqlx::query_scalar(sql).fetch_all(conn).await.unwrap(),
        }
    }

    /// The steps by which SQLite would run a statement.
    pub(crate) async fn plan(&mut self, sql: &str) -> Vec<String> {
        let Self::Sqlite(conn) = self else { return Vec::new() };
        let sql = AssertSqlSafe(format!("explain query plan {sql}"));
        let steps: Vec<(i64, i64, i64, String)> = sqlx::query_as(sql).fetch_all(conn).await.unwrap();
        steps.into_iter().map(|(.., step)| step).collect()
    }

    /// Asks the engine to read a statement without running it.
    pub(crate) async fn prepare(&mut self, sql: &str) -> std::result::Result<(), sqlx::Error> {
        let sql = sqlx::SqlSafeStr::into_sql_str(AssertSqlSafe(sql.to_owned()));
        match self {
            Self::Sqlite(conn) => conn.prepare(sql).await.map(drop),
            Self::Postgres(conn) => conn.prepare(sql).await.map(drop),
        }
    }
}

impl Folder {
    pub(crate) fn new() -> Self {
        let path = std::env::temp_dir().join(unique("okoshko-store"));
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub(crate) fn url(&self, file: &str) -> String {
        format!("sqlite://{}", self.file(file).display())
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Waits; a test of clocks of others (a lock, a lease of the server) has no other way.
pub(crate) async fn pause_ms(ms: u64) {
    okoshko::clock::pause(Duration::from_millis(ms)).await;
}
