//! What a database can say no with, sorted by what the caller does about it.

/// Why a statement failed.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The law of the schema: this specialist has a visit there. Roll back and run again, so that the rules say why.
    #[error("another visit stands there")]
    Overlap,
    /// Somebody was in the way: a lock, a deadlock, a row that came at the same moment. Try again.
    #[error("the database is busy: {0}")]
    Busy(String),
    /// Nobody answers. Try again later.
    #[error("the database does not answer: {0}")]
    Away(String),
    /// The tables are not those of this version.
    #[error("the tables of the database cannot be brought up to date: {0}")]
    Tables(String),
    /// Another process works on this file.
    #[error("{0} is in use by another okoshko; stop that one first")]
    InUse(String),
    /// The URL names no database.
    #[error("not a database URL: {0}")]
    Url(String),
    /// A row that breaks the rules.
    #[error("{table} {id} is broken: {what}")]
    Broken {
        /// Where it stands.
        table: &'static str,
        /// Its number.
        id: i64,
        /// What is wrong with it.
        what: String,
    },
    /// Anything else: a bug.
    #[error(transparent)]
    Sql(sqlx::Error),
}

impl Error {
    /// Whether the same work may go well a moment later.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(self, Self::Busy(_) | Self::Away(_))
    }

    pub(super) fn broken(table: &'static str, id: i64, what: impl Into<String>) -> Self {
        Self::Broken { table, id, what: what.into() }
    }

    pub(super) fn migration(error: sqlx::migrate::MigrateError) -> Self {
        match error {
            sqlx::migrate::MigrateError::Execute(error) => error.into(),
            other => Self::Tables(other.to_string()),
        }
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match &error {
            sqlx::Error::Database(said) => {
                let code = said.code().unwrap_or_default().into_owned();
                if said.message().contains("booking_overlap") {
                    return Self::Overlap;
                }
                if is_busy(&code) || is_a_race(said.as_ref()) {
                    return Self::Busy(said.message().to_owned());
                }
                if is_away(&code) {
                    return Self::Away(said.message().to_owned());
                }
                Self::Sql(error)
            }
            sqlx::Error::Io(_)
            | sqlx::Error::Tls(_)
            | sqlx::Error::PoolTimedOut
            | sqlx::Error::PoolClosed
            | sqlx::Error::WorkerCrashed => Self::Away(error.to_string()),
            _ => Self::Sql(error),
        }
    }
}

/// Rows that two may make at one moment, by the names of their constraints: whoever runs again finds the other's.
fn is_a_race(said: &dyn sqlx::error::DatabaseError) -> bool {
    let races = [
        "booking_one_hold",
        "booking.account_id",
        "client_account",
        "client.studio_id",
        "chat_pk",
        "slug_",
        "slug.s",
        "chat.bot_id",
    ];
    said.is_unique_violation() && races.iter().any(|name| said.message().contains(name))
}

/// SQLite tells extended codes, whose low byte is the kind.
fn sqlite_kind(code: &str) -> Option<u32> {
    code.parse::<u32>().ok().filter(|_| code.len() < 5).map(|code| code & 0xff)
}

/// SQLite: busy and locked. PostgreSQL: deadlock, serialization, lock not available.
fn is_busy(code: &str) -> bool {
    matches!(sqlite_kind(code), Some(5 | 6)) || matches!(code, "40P01" | "40001" | "55P03")
}

/// SQLite: I/O error, disk full, cannot open. PostgreSQL: class 57P (shut down, starting), 53 (no resources), 08
/// (connection), 28 and 3D at connect.
fn is_away(code: &str) -> bool {
    matches!(sqlite_kind(code), Some(10 | 13 | 14))
        || matches!(code, "57P01" | "57P02" | "57P03" | "28P01" | "28000" | "3D000")
        || (code.len() == 5 && (code.starts_with("53") || code.starts_with("08")))
}
