//! A statement: its text, its values, and the way out to either engine.
//!
//! A walk to SQLite's thread and back costs more than most statements do. So what only writes waits in its
//! transaction for the next statement that asks, or for the commit, and goes along.

use sqlx::postgres::{PgArguments, PgRow};
use sqlx::sqlite::{SqliteArguments, SqliteRow};
use sqlx::{Arguments, Encode, FromRow, PgConnection, SqliteConnection, Type};
use uuid::Uuid;

use super::{Conn, Error, Result, Tx};

/// What stands for `$1`, `$2` and so on.
pub(super) type Values = Vec<Value>;

/// One of them, as a column keeps it.
#[derive(Debug)]
pub(super) enum Value {
    Int(Option<i64>),
    Text(Option<String>),
    Bool(bool),
    Uuid(Uuid),
}

/// The [`Values`] of a statement, in the order of their numbers.
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::store::statement::Value::from($value)),*] };
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Int(Some(value))
    }
}

impl From<Option<i64>> for Value {
    fn from(value: Option<i64>) -> Self {
        Self::Int(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(Some(value.to_owned()))
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(Some(value))
    }
}

impl From<Option<&str>> for Value {
    fn from(value: Option<&str>) -> Self {
        Self::Text(value.map(str::to_owned))
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<Uuid> for Value {
    fn from(value: Uuid) -> Self {
        Self::Uuid(value)
    }
}

/// Adds values to an engine's arguments.
pub(super) fn bind<'a, A>(arguments: &mut A, values: Values) -> Result<()>
where
    A: Arguments,
    Option<i64>: Encode<'a, A::Database> + Type<A::Database>,
    Option<String>: Encode<'a, A::Database> + Type<A::Database>,
    bool: Encode<'a, A::Database> + Type<A::Database>,
    Uuid: Encode<'a, A::Database> + Type<A::Database>,
{
    for value in values {
        let added = match value {
            Value::Int(value) => arguments.add(value),
            Value::Text(value) => arguments.add(value),
            Value::Bool(value) => arguments.add(value),
            Value::Uuid(value) => arguments.add(value),
        };
        added.map_err(sqlx::Error::Encode)?;
    }
    Ok(())
}

/// The text of a statement; `$1` works on both engines alike.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sql {
    /// As SQLite reads it.
    pub(super) sqlite: &'static str,
    /// As PostgreSQL reads it.
    pub(super) postgres: &'static str,
}

impl From<&'static str> for Sql {
    fn from(both: &'static str) -> Self {
        Self { sqlite: both, postgres: both }
    }
}

/// What a row of either engine becomes.
pub(super) trait Row:
    for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
{
}

impl<T> Row for T where T: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin {}

async fn of_sqlite<T: Row>(conn: &mut SqliteConnection, sql: &'static str, values: Values) -> Result<Vec<T>> {
    let mut arguments = SqliteArguments::default();
    bind(&mut arguments, values)?;
    Ok(sqlx::query_as_with(sql, arguments).fetch_all(conn).await?)
}

async fn of_postgres<T: Row>(conn: &mut PgConnection, sql: &'static str, values: Values) -> Result<Vec<T>> {
    let mut arguments = PgArguments::default();
    bind(&mut arguments, values)?;
    Ok(sqlx::query_as_with(sql, arguments).fetch_all(conn).await?)
}

impl Tx {
    /// Every row that a statement finds or returns.
    pub(super) async fn rows<T: Row>(&mut self, sql: impl Into<Sql>, values: Values) -> Result<Vec<T>> {
        let sql = sql.into();
        match &mut self.conn {
            Conn::SqliteWriter(turn) => turn.rows(sql.sqlite, values).await,
            Conn::SqliteReader(conn) => of_sqlite(conn, sql.sqlite, values).await,
            Conn::Postgres(tx) => of_postgres(tx, sql.postgres, values).await,
            Conn::PostgresReader(conn) => of_postgres(conn, sql.postgres, values).await,
        }
    }

    /// The first row, if there is one.
    pub(super) async fn row<T: Row>(&mut self, sql: impl Into<Sql>, values: Values) -> Result<Option<T>> {
        Ok(self.rows(sql, values).await?.into_iter().next())
    }

    /// The row that is always there.
    pub(super) async fn one<T: Row>(&mut self, sql: impl Into<Sql>, values: Values) -> Result<T> {
        self.row(sql, values).await?.ok_or(Error::Sql(sqlx::Error::RowNotFound))
    }

    /// The number that is always there.
    pub(super) async fn number(&mut self, sql: impl Into<Sql>, values: Values) -> Result<i64> {
        let (number,): (i64,) = self.one(sql, values).await?;
        Ok(number)
    }

    /// Only writes. On SQLite it goes out with the next statement that asks, or with the commit: what is wrong with
    /// it is heard there.
    pub(super) async fn write(&mut self, sql: impl Into<Sql>, values: Values) -> Result<()> {
        let sql = sql.into();
        debug_assert!(!sql.sqlite.contains("returning"), "its rows would stand in another's answer");
        match &mut self.conn {
            Conn::SqliteWriter(turn) => turn.later(sql.sqlite, values),
            _ => self.rows::<()>(sql, values).await.map(drop),
        }
    }
}
