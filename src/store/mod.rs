//! What is true: every statement of SQL, one text for both engines, one file per noun.
//!
//! A method is named after the question it answers. Rows are private; a row that breaks the rules is an
//! [`Error::Broken`] with its table and id. `$1` works on SQLite and PostgreSQL alike; times are `bigint` Unix
//! seconds, closed sets are words held by a named check.
//!
//! **Invariants:** only this room says `sqlx`. Only `desk` begins and commits.
//!
//! Read [`Tx`] first, then `statement`, then `booking`.

#![expect(clippy::missing_errors_doc, reason = "every statement fails alike: see `Error`")]

#[macro_use]
mod statement;

mod absence;
mod again;
mod agenda;
mod approval;
mod audit;
mod batch;
mod board;
mod booking;
mod browser;
mod calendar;
mod catalog;
mod chat;
mod claim;
mod client;
mod connect;
mod deliveries;
mod error;
mod extras;
mod feed;
mod file;
mod forgetting;
mod hours;
mod inbox;
mod leaving;
mod outbox;
mod personal;
mod proposal;
mod pruning;
mod reach;
mod reminder;
mod removal;
mod seed;
mod services;
mod slug;
mod sqlite;
mod staff;
mod stats;
mod studio;
mod team;
mod today;
mod undo;
mod visits;

use std::sync::atomic::Ordering;
use std::time::Duration;

use okoshko_domain::ids::{AccountId, ChatId, SpecialistId, StudioId};
use sqlx::pool::PoolConnection;
use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
use sqlx::{Connection, PgConnection, PgPool, Postgres, Sqlite};

pub use self::absence::{Counter, Missed};
pub use self::again::Left;
pub use self::agenda::AgendaTimes;
pub use self::approval::LastEntry;
pub use self::audit::Change;
pub use self::board::{Board, Drawn};
pub use self::booking::NewHold;
pub use self::browser::UsedForm;
pub use self::catalog::Shelf;
pub use self::chat::Chat;
pub use self::claim::Claim;
pub use self::client::Visited;
pub use self::connect::Connecting;
pub use self::deliveries::{DeliveriesOf, Delivery};
pub use self::error::Error;
pub use self::feed::{Feed, FeedOf, Told};
pub use self::inbox::{Received, Settled, Waiting};
pub use self::outbox::{Due, Said};
pub use self::reach::About;
pub use self::reminder::{NewReminder, Reminding, ToRemind};
pub use self::seed::{NewCalendar, NewOffer, NewService, NewStudio};
pub use self::services::OwnTerms;
use self::sqlite::{SqliteDb, Turn};
pub use self::stats::Share;
pub use self::studio::Backroom;
pub use self::team::NewInvite;
pub use self::today::{DayLoad, Moved};
pub use self::undo::CalledOff;
pub use self::visits::{Found, Known, Taken};

/// What a store answers.
pub type Result<T> = std::result::Result<T, Error>;

/// PostgreSQL connections. More do not help: the writes of one specialist stand in line anyway.
const POSTGRES_CONNECTIONS: u32 = 24;
/// How long a request waits for a connection before the database counts as away.
const ACQUIRE: Duration = Duration::from_secs(5);

/// A handle on the database; cheap to clone.
#[derive(Clone, Debug)]
pub struct Store {
    db: Db,
}

#[derive(Clone, Debug)]
enum Db {
    Sqlite(SqliteDb),
    Postgres(PgPool),
}

impl Store {
    /// Opens the database that a URL names and brings its tables up to date.
    ///
    /// `sqlite://file.db` is made when it is not there, and locked: a second process on it is refused.
    ///
    /// # Errors
    /// [`Error::Url`] for a URL that names no engine, [`Error::InUse`] for a locked file, [`Error::Away`] for a
    /// server that does not answer.
    pub async fn open(url: &str) -> Result<Self> {
        let db = match url.split(':').next() {
            Some("sqlite") => Db::Sqlite(SqliteDb::open(url).await?),
            Some("postgres" | "postgresql") => Db::Postgres(open_postgres(url).await?),
            _ => {
                return Err(Error::Url(format!("{url:?} is neither sqlite:// nor postgres://")));
            }
        };
        Ok(Self { db })
    }

    /// Opens a database that is there already, for a statement or two beside a process that may work on it: a file is
    /// not locked, and its tables are taken as they are, when another process holds it.
    ///
    /// # Errors
    /// As [`Store::open`], but for [`Error::InUse`].
    pub async fn open_beside(url: &str) -> Result<Self> {
        match Self::open(url).await {
            Err(Error::InUse(_)) => Ok(Self { db: Db::Sqlite(SqliteDb::open_beside(url).await?) }),
            opened => opened,
        }
    }

    /// The engine's name, for logs.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        match self.db {
            Db::Sqlite(_) => "SQLite",
            Db::Postgres(_) => "PostgreSQL",
        }
    }

    /// Begins to write. On SQLite this waits for the one writer, so that nobody writes in between.
    ///
    /// # Errors
    /// [`Error::Away`] and [`Error::Busy`], as every statement.
    pub async fn begin(&self) -> Result<Tx> {
        let conn = match &self.db {
            Db::Sqlite(db) => Conn::SqliteWriter(db.begin().await?),
            Db::Postgres(pool) => Conn::Postgres(pool.begin().await?),
        };
        Ok(Tx { conn })
    }

    /// Looks without writing; sees what is committed.
    ///
    /// # Errors
    /// [`Error::Away`] and [`Error::Busy`], as every statement.
    pub async fn read(&self) -> Result<Tx> {
        let conn = match &self.db {
            Db::Sqlite(db) => Conn::SqliteReader(db.read().await?),
            Db::Postgres(pool) => Conn::PostgresReader(pool.acquire().await?),
        };
        Ok(Tx { conn })
    }

    /// Grows with everything that is written and may be on a page, before whoever wrote it is told so. What was read
    /// after it was this number is true as long as it is. Nothing where other processes write too.
    #[must_use]
    pub fn generation(&self) -> Option<u64> {
        match &self.db {
            Db::Sqlite(db) => Some(db.generation().load(Ordering::Acquire)),
            Db::Postgres(_) => None,
        }
    }

    /// Somebody else wrote, who is none of ours.
    pub fn was_written(&self) {
        if let Db::Sqlite(db) = &self.db {
            db.generation().fetch_add(1, Ordering::Release);
        }
    }

    /// Closes every connection; on SQLite folds the write-ahead log into the file.
    pub async fn close(&self) {
        match &self.db {
            Db::Sqlite(db) => db.close().await,
            Db::Postgres(pool) => pool.close().await,
        }
    }
}

async fn open_postgres(url: &str) -> Result<PgPool> {
    let options: PgConnectOptions =
        url.parse().map_err(|error: sqlx::Error| Error::Url(error.to_string()))?;
    let options = options.application_name("okoshko");
    // Once by itself: a pool would only say that it waited in vain.
    let first = tokio::time::timeout(ACQUIRE, PgConnection::connect_with(&options)).await;
    first.map_err(|_| Error::Away(format!("no answer in {} s", ACQUIRE.as_secs())))??.close().await?;
    let pool = PgPoolOptions::new()
        .max_connections(POSTGRES_CONNECTIONS)
        .acquire_timeout(ACQUIRE)
        .connect_with(options)
        .await?;
    sqlx::migrate!("migrations/postgres").run(&pool).await.map_err(Error::migration)?;
    Ok(pool)
}

/// A transaction, or a read. Dropped without [`Tx::commit`] it has changed nothing.
#[derive(Debug)]
pub struct Tx {
    conn: Conn,
}

#[derive(Debug)]
enum Conn {
    SqliteWriter(Turn),
    SqliteReader(PoolConnection<Sqlite>),
    Postgres(sqlx::Transaction<'static, Postgres>),
    PostgresReader(PoolConnection<Postgres>),
}

impl Tx {
    /// Makes everything that was written true, for ever: returns when it is on disk.
    ///
    /// # Errors
    /// When the database says no; then nothing of it is true.
    pub async fn commit(self) -> Result<()> {
        match self.conn {
            Conn::SqliteWriter(turn) => turn.commit().await,
            Conn::Postgres(tx) => Ok(tx.commit().await?),
            Conn::SqliteReader(_) | Conn::PostgresReader(_) => Ok(()),
        }
    }

    /// Nothing that it writes is on a page: what was read for one stays true.
    #[must_use]
    pub fn aside(mut self) -> Self {
        if let Conn::SqliteWriter(turn) = &mut self.conn {
            turn.aside = true;
        }
        self
    }

    /// Takes everything back.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn roll_back(self) -> Result<()> {
        match self.conn {
            Conn::SqliteWriter(turn) => {
                turn.roll_back().await;
                Ok(())
            }
            Conn::Postgres(tx) => Ok(tx.rollback().await?),
            Conn::SqliteReader(_) | Conn::PostgresReader(_) => Ok(()),
        }
    }

    /// Nobody else handles this chat until the end of the transaction.
    pub(crate) async fn lock_chat(&mut self, chat: ChatId) -> Result<bool> {
        self.lock(1, chat.0).await
    }

    /// Nobody else counts this client's bookings until the end of the transaction.
    pub(crate) async fn lock_account(&mut self, account: AccountId) -> Result<bool> {
        self.lock(2, account.0).await
    }

    /// Nobody else counts the bookings of this phone in a studio until the end of the transaction.
    pub(crate) async fn lock_phone(&mut self, studio: StudioId, phone: &str) -> Result<bool> {
        let digits = phone.bytes().filter(u8::is_ascii_digit);
        let id = digits.fold(studio.0, |id, digit| id.wrapping_mul(31).wrapping_add(digit.into()));
        self.lock(5, id).await
    }

    /// Nobody else changes who works at this studio, and as what, or when it reminds, until the end of the transaction.
    pub(crate) async fn lock_team(&mut self, studio: StudioId) -> Result<bool> {
        self.lock(4, studio.0).await
    }

    /// Nobody else books this specialist until the end of the transaction. Take several in ascending order.
    pub(crate) async fn lock_specialist(&mut self, specialist: SpecialistId) -> Result<bool> {
        self.lock(3, specialist.0).await
    }

    /// Lock order: chat, account, phone, team, specialists ascending; a studio's row, which a change of its revision locks,
    /// comes last. Says whether others could write in between: what was read
    /// before must be read again. On SQLite the one writer is the lock.
    async fn lock(&mut self, class: i64, id: i64) -> Result<bool> {
        if !matches!(self.conn, Conn::Postgres(_)) {
            return Ok(false);
        }
        // An advisory key is two 32-bit integers: ids that share the low half share a lock, which only waits longer.
        let key = id.rem_euclid(1 << 31);
        self.write("select pg_advisory_xact_lock($1::int, $2::int)", values![class, key]).await?;
        Ok(true)
    }
}
