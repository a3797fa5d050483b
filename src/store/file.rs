//! The database file: its lock, and a copy before its tables change.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use super::{Error, Result};

/// One process a file: the lock lives as long as the process, whatever way it ends.
pub(super) fn lock(file: &Path) -> Result<File> {
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

/// Copies the database aside when an update of its tables is due. Another program's file is left alone.
pub(super) async fn back_up_before_migrating(options: &SqliteConnectOptions, file: &Path) -> Result<()> {
    if !file.exists() {
        return Ok(());
    }
    let mut conn = options.clone().connect().await?;
    let (known, tables): (i64, i64) =
        sqlx::query_as("select coalesce(sum(name = '_sqlx_migrations'), 0), count(*) from sqlite_master")
            .fetch_one(&mut conn)
            .await?;
    if known == 0 && tables > 0 {
        return Err(Error::Tables("it holds another program's; name another file".to_owned()));
    }
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
