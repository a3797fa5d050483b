//! The store and its promises, on both engines.
//!
//! Every test runs on SQLite, each on a file of its own, and on PostgreSQL when `TEST_DATABASE_URL` names a server
//! (`bash .ci/services` prints one), each in a database of its own. Without it the second half says loudly that it
//! is skipped; with `OKOSHKO_REQUIRE_POSTGRES=1` it fails instead.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

/// One test, two engines: `both_engines!(a_promise, async |db| { … });`.
macro_rules! both_engines {
    ($promise:ident, $test:expr) => {
        mod $promise {
            #[test]
            fn sqlite() {
                crate::engines::on_sqlite(super::$promise);
            }

            #[test]
            fn postgres() {
                crate::engines::on_postgres(super::$promise);
            }
        }

        async fn $promise(db: &crate::engines::Db) {
            crate::engines::run($test, db).await;
        }
    };
}

mod again;
mod booking;
mod browser;
mod cast;
mod catalog;
mod chat;
mod client;
mod connect;
mod counter;
mod coverage;
mod desk;
mod engines;
mod extras;
mod feed;
mod file;
mod forgetting;
mod inbox;
mod journal;
mod keys;
mod law;
mod mixed;
mod moving;
mod notices;
mod outbox;
mod personal;
mod pruning;
mod race;
mod reach;
mod rights;
mod schema;
mod server;
mod slug;
mod sources;
mod transactions;
mod undo;
