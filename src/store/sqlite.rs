//! SQLite: one writer, four readers, a lock on the file, and many turns to one flush of the disk.
//!
//! Every transaction is a savepoint in an open `BEGIN IMMEDIATE`. A turn that is done releases its savepoint and
//! stands in line for the writer once more, behind those who already wait to write; the first of the done ones
//! whose turn comes commits for all before it. So one flush serves everybody who came meanwhile, nobody waits for
//! a timer, and a lonely turn commits at once. Nobody is told "done" before the flush.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Sqlite, SqliteConnection, SqlitePool};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use super::{Error, Result};

const READERS: u32 = 4;
const BUSY: Duration = Duration::from_secs(5);

#[derive(Clone, Debug)]
pub(super) struct SqliteDb {
    writer: Arc<Mutex<Writer>>,
    readers: SqlitePool,
    lock: Arc<File>,
}

/// A turn at the writer. One that goes away in the middle is taken back soon: no other program waits for it.
#[derive(Debug)]
pub(super) struct Turn(OwnedMutexGuard<Writer>);

/// The one connection that writes.
#[derive(Debug)]
pub(super) struct Writer {
    conn: Option<SqliteConnection>,
    me: std::sync::Weak<Mutex<Writer>>,
    /// A transaction is open.
    open: bool,
    /// How far the last turn in it came.
    savepoint: Savepoint,
    /// Done, and waiting for the flush.
    done: Vec<oneshot::Sender<Result<()>>>,
}

/// How far a turn came. Each statement is a walk to another thread and back, so a turn that is done is released
/// together with the beginning of the next, or by the commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Savepoint {
    None,
    /// Somebody writes, or went away in the middle.
    Open,
    /// Done, and not released yet.
    Done,
}

impl SqliteDb {
    pub(super) async fn open(url: &str) -> Result<Self> {
        let options = SqliteConnectOptions::from_str(url)
            .map_err(|error| Error::Url(error.to_string()))?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
            .disable_statement_logging();
        let file = options.get_filename().to_owned();
        let in_memory = url.contains(":memory:") || url.contains("mode=memory");
        if in_memory || file.as_os_str().is_empty() {
            return Err(Error::Url("a database in memory loses every booking; name a file".to_owned()));
        }
        let lock = lock(&file)?;
        back_up_before_migrating(&options, &file).await?;
        let mut conn = options.connect().await?;
        sqlx::migrate!("migrations/sqlite").run(&mut conn).await.map_err(Error::migration)?;
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(BUSY)
            .test_before_acquire(false) // A file does not hang up.
            .connect_lazy_with(options.read_only(true).create_if_missing(false));
        let writer = Arc::new_cyclic(|me| {
            Mutex::new(Writer {
                conn: Some(conn),
                me: me.clone(),
                open: false,
                savepoint: Savepoint::None,
                done: Vec::new(),
            })
        });
        Ok(Self { writer, readers, lock: Arc::new(lock) })
    }

    pub(super) async fn begin(&self) -> Result<Turn> {
        let mut turn = Turn(self.writer.clone().lock_owned().await);
        turn.0.begin().await?;
        Ok(turn)
    }

    pub(super) async fn read(&self) -> Result<PoolConnection<Sqlite>> {
        Ok(self.readers.acquire().await?)
    }

    pub(super) async fn close(&self) {
        self.readers.close().await;
        let mut writer = self.writer.lock().await;
        writer.flush().await;
        if let Some(conn) = writer.conn.take()
            && let Err(error) = conn.close().await
        {
            tracing::warn!(%error, "SQLite did not close cleanly");
        }
        let _ = self.lock.unlock(); // A handle that outlives this keeps nobody out.
    }
}

impl Turn {
    pub(super) fn conn(&mut self) -> &mut SqliteConnection {
        self.0.conn()
    }

    /// Ends the turn: returns when a flush has made it last.
    pub(super) async fn commit(mut self) -> Result<()> {
        self.0.savepoint = Savepoint::Done;
        let (done, flushed) = oneshot::channel();
        self.0.done.push(done);
        self.0.flush_soon();
        drop(self);
        flushed.await.unwrap_or_else(|_| Err(Error::Away("the writer stopped before the flush".to_owned())))
    }

    pub(super) async fn roll_back(mut self) -> Result<()> {
        self.0.roll_back().await
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if self.0.savepoint == Savepoint::Open {
            self.0.flush_soon();
        }
    }
}

impl Writer {
    fn conn(&mut self) -> &mut SqliteConnection {
        self.conn.as_mut().expect("a turn begins only while the connection is open")
    }

    /// Begins a turn. Whoever stops waiting here leaves a statement half-way: before each one stands how a later
    /// turn is to take it.
    async fn begin(&mut self) -> Result<()> {
        if self.conn.is_none() {
            return Err(Error::Away("the database is closed".to_owned()));
        }
        if self.savepoint == Savepoint::Open {
            self.roll_back().await?; // Somebody went away in the middle.
        }
        let sql = match (self.open, self.savepoint) {
            (false, _) => {
                (self.open, self.savepoint) = (true, Savepoint::Open);
                "begin immediate; savepoint turn"
            }
            (true, Savepoint::Done) => {
                self.savepoint = Savepoint::None; // The release comes first, and one more savepoint harms nobody.
                "release turn; savepoint turn"
            }
            (true, _) => "savepoint turn",
        };
        if let Err(error) = self.execute(sql).await {
            self.fail_all().await;
            return Err(error);
        }
        self.savepoint = Savepoint::Open;
        Ok(())
    }

    /// Takes the turn back; the others of its group stay. A group of nobody ends.
    async fn roll_back(&mut self) -> Result<()> {
        if self.done.is_empty() {
            self.fail_all().await; // Nobody is in it.
            return Ok(());
        }
        self.savepoint = Savepoint::None;
        if let Err(error) = self.execute("rollback to turn; release turn").await {
            self.fail_all().await;
            return Err(error);
        }
        Ok(())
    }

    /// In a task of its own: whoever stops waiting must not keep the others from their flush.
    fn flush_soon(&self) {
        let me = self.me.clone();
        let Ok(runtime) = Handle::try_current() else {
            return; // The process stops, and what was not flushed never was.
        };
        runtime.spawn(async move {
            if let Some(writer) = me.upgrade() {
                writer.lock_owned().await.flush().await;
            }
        });
    }

    /// Commits for everybody who is done.
    async fn flush(&mut self) {
        if self.savepoint == Savepoint::Open && self.roll_back().await.is_err() {
            return;
        }
        if self.done.is_empty() || self.conn.is_none() {
            return;
        }
        match self.execute("commit").await {
            Ok(()) => {
                (self.open, self.savepoint) = (false, Savepoint::None);
                for done in self.done.drain(..) {
                    let _ = done.send(Ok(()));
                }
            }
            Err(error) => {
                tracing::error!(%error, "SQLite did not commit");
                self.fail_all().await;
            }
        }
    }

    /// The open transaction is lost: everybody in it hears so and runs again.
    async fn fail_all(&mut self) {
        for done in self.done.drain(..) {
            let _ = done.send(Err(Error::Busy("the transaction was lost".to_owned())));
        }
        (self.open, self.savepoint) = (false, Savepoint::None);
        if let Err(error) = self.execute("rollback").await {
            tracing::debug!(%error, "SQLite had rolled back by itself");
        }
    }

    async fn execute(&mut self, sql: &'static str) -> Result<()> {
        sqlx::query(sql).execute(self.conn()).await?;
        Ok(())
    }
}

/// One process a file: the lock lives as long as the process, whatever way it ends.
fn lock(file: &Path) -> Result<File> {
    let path = beside(&file.canonicalize().unwrap_or_else(|_| file.to_owned()), "lock");
    let unusable = |error: std::io::Error| Error::Away(format!("cannot open {}: {error}", path.display()));
    let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(unusable)?;
    match lock.try_lock() {
        Ok(()) => Ok(lock),
        Err(TryLockError::WouldBlock) => Err(Error::InUse(file.display().to_string())),
        Err(TryLockError::Error(error)) => Err(unusable(error)),
    }
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

/// Copies the database aside when an update of its tables is due.
async fn back_up_before_migrating(options: &SqliteConnectOptions, file: &Path) -> Result<()> {
    if !file.exists() {
        return Ok(());
    }
    let mut conn = options.clone().connect().await?;
    let known: i64 = sqlx::query_scalar("select count(*) from sqlite_master where name = '_sqlx_migrations'")
        .fetch_one(&mut conn)
        .await?;
    let newest =
        sqlx::migrate!("migrations/sqlite").iter().map(|migration| migration.version).max().unwrap_or(0);
    let applied: i64 = if known == 0 {
        newest
    } else {
        sqlx::query_scalar("select coalesce(max(version), 0) from _sqlx_migrations")
            .fetch_one(&mut conn)
            .await?
    };
    if applied < newest {
        let copy = beside(file, &format!("before-{newest}.bak"));
        let _ = std::fs::remove_file(&copy);
        sqlx::query("vacuum into $1").bind(copy.display().to_string()).execute(&mut conn).await?;
        tracing::info!(file = %copy.display(), "Saved a copy of the database before updating its tables");
    }
    conn.close().await?;
    Ok(())
}
