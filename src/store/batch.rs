//! Statements that go to SQLite together, as one text with one row of values.

use sqlx::sqlite::SqliteArguments;
use sqlx::{Arguments, AssertSqlSafe, SqliteConnection};

use super::Result;
use super::statement::{Row, Values, bind};

/// Statements that wait; only the last may answer with rows.
#[derive(Debug, Default)]
pub(super) struct Batch {
    sql: String,
    values: SqliteArguments,
}

impl Batch {
    /// One more. Its `$1` becomes the first number that is free.
    pub(super) fn add(&mut self, sql: &'static str, values: Values) -> Result<()> {
        if !self.sql.is_empty() {
            self.sql.push(';');
        }
        renumber(&mut self.sql, sql, self.values.len());
        bind(&mut self.values, values)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.sql.is_empty()
    }

    /// Sends them all. sqlx keeps the text prepared, so that texts which come again cost no second look.
    pub(super) async fn send<T: Row>(self, conn: &mut SqliteConnection) -> Result<Vec<T>> {
        // Safe: every part is a constant of this program.
        Ok(sqlx::query_as_with(AssertSqlSafe(self.sql), self.values).fetch_all(conn).await?)
    }
}

/// Appends `sql` with every `$n` moved on by `by`. No statement of ours says `$` otherwise.
fn renumber(text: &mut String, sql: &str, by: usize) {
    let mut parts = sql.split('$');
    text.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let digits = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
        let (number, rest) = part.split_at(digits);
        let number: usize = number.parse().unwrap_or_default();
        text.push('$');
        text.push_str(&(number + by).to_string());
        text.push_str(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::renumber;

    #[test]
    fn numbers_move_on() {
        let mut text = "x = $1;".to_owned();
        renumber(&mut text, "select $1, $2 || '%' where a = $12", 1);
        assert_eq!(text, "x = $1;select $2, $3 || '%' where a = $13");
        let mut same = String::new();
        renumber(&mut same, "begin", 3);
        renumber(&mut same, "($1)", 0);
        assert_eq!(same, "begin($1)");
    }
}
