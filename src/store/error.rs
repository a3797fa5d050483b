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
    /// Another process works on this file.
    #[error("{0} is in use by another okoshko; stop that one first, or use PostgreSQL for several")]
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
            other => Self::Away(format!("its tables cannot be brought up to date: {other}")),
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
                if is_busy(&code) || said.is_unique_violation() {
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

/// SQLite: busy and locked with their extended forms. PostgreSQL: deadlock, serialization, lock not available.
fn is_busy(code: &str) -> bool {
    matches!(code, "5" | "6" | "261" | "262" | "517" | "518" | "40P01" | "40001" | "55P03")
}

/// SQLite: cannot open, disk full, I/O error. PostgreSQL: class 57P (shut down, starting), 53 (no resources), 28 and 3D at connect.
fn is_away(code: &str) -> bool {
    matches!(code, "10" | "13" | "14" | "57P01" | "57P02" | "57P03" | "28P01" | "28000" | "3D000")
        || code.starts_with("53")
        || code.starts_with("08")
}
