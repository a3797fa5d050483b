//! SQLite: one writer, four readers, a lock on the file, and many turns to one flush of the disk.
//!
//! Every transaction is a savepoint in an open `BEGIN IMMEDIATE`. A turn that is done stands in line for the writer
//! once more, behind those who already wait to write, and then commits for all who are done, unless somebody did so
//! for it. So one flush serves everybody who came meanwhile, nobody waits for a timer, and a lonely turn commits at
//! once. Nobody is told "done" before the flush.

use std::fs::File;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sqlx::pool::PoolConnection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Sqlite, SqliteConnection, SqlitePool};
use tokio::runtime::Handle;
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};

use super::batch::Batch;
use super::file::{back_up_before_migrating, lock};
use super::statement::{Row, Values};
use super::{Error, Result};

const READERS: u32 = 4;
const BUSY: Duration = Duration::from_secs(5);
/// Prepared texts: every statement by itself, and behind each of four openings and each batch that comes again.
const PREPARED: usize = 300;

#[derive(Clone, Debug)]
pub(super) struct SqliteDb {
    writer: Arc<Mutex<Writer>>,
    readers: SqlitePool,
    generation: Arc<AtomicU64>,
    /// Nothing when another process holds the file, and we only work beside it.
    lock: Option<Arc<File>>,
}

/// A turn at the writer. One that goes away in the middle is taken back soon: no other program waits for it.
#[derive(Debug)]
pub(super) struct Turn {
    writer: OwnedMutexGuard<Writer>,
    /// What it writes with its next question, or at its end.
    batch: Batch,
    /// Whether its savepoint is asked for.
    begun: bool,
    /// A statement failed: nothing more is done in it, as PostgreSQL has it.
    failed: bool,
    /// Nothing that it writes is on a page.
    pub(super) aside: bool,
}

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
    /// How many turns ever were done.
    turns: u64,
    /// How many of them are flushed, or lost.
    flushed: u64,
    /// Somebody who is done wrote what may be on a page.
    seen: bool,
    /// Grows when that is flushed, before anybody is told.
    generation: Arc<AtomicU64>,
}

/// How far a turn came. Each walk to SQLite's thread and back costs more than most statements, so a savepoint is
/// opened with the first statement of its turn, and one that is done is released with the next, or by the commit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Savepoint {
    None,
    /// Somebody writes, or went away in the middle.
    Open(Name),
    /// Done, and not released yet.
    Done(Name),
}

/// Two names in turn: whoever takes back a turn whose savepoint was never made cannot hit the one before, and finds
/// that there is nothing to take back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Name {
    A,
    B,
}

fn options(url: &str) -> Result<SqliteConnectOptions> {
    let options = SqliteConnectOptions::from_str(url)
        .map_err(|error| Error::Url(error.to_string()))?
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .busy_timeout(BUSY)
        .statement_cache_capacity(PREPARED)
        .disable_statement_logging();
    let in_memory = url.contains(":memory:") || url.contains("mode=memory");
    if in_memory || options.get_filename().as_os_str().is_empty() {
        return Err(Error::Url("a database in memory loses every booking; name a file".to_owned()));
    }
    Ok(options)
}

impl SqliteDb {
    pub(super) async fn open(url: &str) -> Result<Self> {
        let options = options(url)?;
        let file = options.get_filename().to_owned();
        let lock = lock(&file)?;
        back_up_before_migrating(&options, &file).await?;
        let mut conn = options.connect().await?;
        sqlx::migrate!("migrations/sqlite").run(&mut conn).await.map_err(Error::migration)?;
        // A file that is only for reading says so now, and not to the first client.
        sqlx::query("update bot set next_update = 0 where false").execute(&mut conn).await?;
        Ok(Self::over(conn, options, Some(Arc::new(lock))))
    }

    /// Opens a file that another process holds and keeps up to date.
    pub(super) async fn open_beside(url: &str) -> Result<Self> {
        let options = options(url)?.create_if_missing(false);
        let conn = options.connect().await?;
        Ok(Self::over(conn, options, None))
    }

    fn over(conn: SqliteConnection, options: SqliteConnectOptions, lock: Option<Arc<File>>) -> Self {
        let readers = SqlitePoolOptions::new()
            .max_connections(READERS)
            .acquire_timeout(BUSY)
            .test_before_acquire(false) // A file does not hang up.
            .connect_lazy_with(options.read_only(true).create_if_missing(false));
        let generation: Arc<AtomicU64> = Arc::default();
        let writer = Arc::new_cyclic(|me| {
            Mutex::new(Writer {
                conn: Some(conn),
                me: me.clone(),
                open: false,
                savepoint: Savepoint::None,
                done: Vec::new(),
                turns: 0,
                flushed: 0,
                seen: false,
                generation: generation.clone(),
            })
        });
        Self { writer, readers, generation, lock }
    }

    pub(super) async fn begin(&self) -> Result<Turn> {
        let mut writer = self.writer.clone().lock_owned().await;
        writer.ready().await?;
        Ok(Turn { writer, batch: Batch::default(), begun: false, failed: false, aside: false })
    }

    pub(super) fn generation(&self) -> &AtomicU64 {
        &self.generation
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
        // A handle that outlives this keeps nobody out.
        let _ = self.lock.as_ref().map(|lock| lock.unlock());
    }
}

impl Turn {
    /// Sends a statement with all that waited for one.
    pub(super) async fn rows<T: Row>(&mut self, sql: &'static str, values: Values) -> Result<Vec<T>> {
        self.later(sql, values)?;
        self.send().await
    }

    /// Keeps a statement that only writes until the next one.
    pub(super) fn later(&mut self, sql: &'static str, values: Values) -> Result<()> {
        if !std::mem::replace(&mut self.begun, true) {
            self.batch.add(self.writer.opening(), Values::new())?;
        }
        self.batch.add(sql, values)
    }

    async fn send<T: Row>(&mut self) -> Result<Vec<T>> {
        if self.failed {
            return Err(Error::Busy("a statement of this turn failed before".to_owned()));
        }
        self.failed = true; // Until it went well.
        let rows = std::mem::take(&mut self.batch).send(self.writer.conn()).await?;
        self.failed = false;
        Ok(rows)
    }

    /// Ends the turn: returns when a flush has made it last.
    pub(super) async fn commit(mut self) -> Result<()> {
        if !self.batch.is_empty() || self.failed {
            self.send::<()>().await?;
        }
        let Savepoint::Open(name) = self.writer.savepoint else {
            return Ok(()); // It said nothing.
        };
        self.writer.savepoint = Savepoint::Done(name);
        let (done, flushed) = oneshot::channel();
        self.writer.done.push(done);
        self.writer.seen |= !self.aside;
        self.writer.turns += 1;
        self.writer.flush_soon();
        drop(self);
        flushed.await.unwrap_or_else(|_| Err(Error::Away("the writer stopped before the flush".to_owned())))
    }

    pub(super) async fn roll_back(mut self) {
        self.writer.roll_back().await;
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        if matches!(self.writer.savepoint, Savepoint::Open(_)) {
            self.writer.flush_soon();
        }
    }
}

impl Writer {
    fn conn(&mut self) -> &mut SqliteConnection {
        self.conn.as_mut().expect("a turn begins only while the connection is open")
    }

    /// Makes sure that a turn may begin.
    async fn ready(&mut self) -> Result<()> {
        if self.conn.is_none() {
            return Err(Error::Away("the database is closed".to_owned()));
        }
        if matches!(self.savepoint, Savepoint::Open(_)) {
            self.roll_back().await; // Somebody went away in the middle.
        }
        Ok(())
    }

    /// What goes before the first statement of a turn, and from then on counts as said.
    fn opening(&mut self) -> &'static str {
        let (name, sql) = match (std::mem::replace(&mut self.open, true), self.savepoint) {
            (false, _) => (Name::A, "begin immediate; savepoint a"),
            (true, Savepoint::Done(Name::A)) => (Name::B, "release a; savepoint b"),
            (true, Savepoint::Done(Name::B)) => (Name::A, "release b; savepoint a"),
            (true, _) => (Name::A, "savepoint a"),
        };
        self.savepoint = Savepoint::Open(name);
        sql
    }

    /// Takes the turn back; the others of its group stay. A group of nobody ends.
    async fn roll_back(&mut self) {
        let sql = match self.savepoint {
            Savepoint::Open(Name::A) => "rollback to a; release a",
            Savepoint::Open(Name::B) => "rollback to b; release b",
            _ => return, // It said nothing.
        };
        let alone = self.done.is_empty();
        if alone || (self.execute(sql).await.is_err() && !self.is_in_transaction().await) {
            self.fail_all().await;
        }
        self.savepoint = Savepoint::None;
    }

    /// Whether the transaction stands. Whoever went away before SQLite heard of their savepoint has written nothing in
    /// it, and nobody else loses theirs for that.
    async fn is_in_transaction(&mut self) -> bool {
        let begun = self.execute("begin").await;
        begun.is_err_and(|error| error.to_string().contains("within a transaction"))
    }

    /// In a task of its own: whoever stops waiting must not keep the others from their flush. Whoever finds their
    /// turn flushed by another leaves those who were done since to theirs, so that groups grow with the line.
    fn flush_soon(&self) {
        let (me, turns) = (self.me.clone(), self.turns);
        let Ok(runtime) = Handle::try_current() else {
            return; // The process stops, and what was not flushed never was.
        };
        runtime.spawn(async move {
            if let Some(writer) = me.upgrade() {
                let mut writer = writer.lock_owned().await;
                if writer.flushed < turns || matches!(writer.savepoint, Savepoint::Open(_)) {
                    writer.flush().await;
                }
            }
        });
    }

    /// Commits for everybody who is done.
    async fn flush(&mut self) {
        if matches!(self.savepoint, Savepoint::Open(_)) {
            self.roll_back().await;
        }
        if self.done.is_empty() || self.conn.is_none() {
            return;
        }
        match self.execute("commit").await {
            Ok(()) => {
                (self.open, self.savepoint) = (false, Savepoint::None);
                self.flushed = self.turns;
                if std::mem::take(&mut self.seen) {
                    self.generation.fetch_add(1, Ordering::Release);
                }
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
        (self.flushed, self.seen) = (self.turns, false);
        if let Err(error) = self.execute("rollback").await {
            tracing::debug!(%error, "SQLite had rolled back by itself");
        }
    }

    async fn execute(&mut self, sql: &'static str) -> Result<()> {
        sqlx::query(sql).execute(self.conn()).await?;
        Ok(())
    }
}
