//! Nothing of the store goes untested, and nothing is written for one engine by mistake.

use std::collections::BTreeMap;

use crate::engines::{Db, Engine};
use crate::sources::{Statement, files, functions, own_file, statements};

#[test]
fn every_public_function_of_a_transaction_is_called_by_a_test() {
    let functions = functions();
    assert!(functions.len() > 50, "the sources are not read: {functions:?}");
    let tests = ["tests/store", "tests/store/counter"].into_iter().flat_map(files);
    let tests: String = tests.map(|(_, code)| code).collect();
    let called = |name: &str| tests.contains(&format!(".{name}("));
    let idle: Vec<_> = functions.into_iter().filter(|(_, name)| !called(name)).collect();
    assert!(idle.is_empty(), "no test of tests/store calls {idle:?}");
}

#[test]
fn a_statement_for_one_engine_stands_beside_one_for_the_other() {
    let mut lonely: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    let of_one = statements().into_iter().filter(|statement| statement.engines.len() == 1);
    let twins = of_one.filter(|one| !own_file(&one.file));
    for statement in twins {
        let counts = lonely.entry(statement.file).or_default();
        counts[usize::from(statement.engines == [Engine::Postgres])] += 1;
    }
    assert!(lonely.len() >= 2, "the sources are not read: {lonely:?}");
    assert!(lonely.values().all(|[sqlite, postgres]| sqlite == postgres), "[SQLite, PostgreSQL]: {lonely:?}");
}

both_engines!(every_statement_is_prepared, async |db: &Db| {
    let all = statements();
    assert!(all.len() > 60, "the sources are not read: {} statements", all.len());
    let mut outside = db.outside().await;
    let mut wrong = Vec::new();
    // PostgreSQL's lock, which SQLite's one writer is by itself.
    let lock = |sql: &str| db.engine == Engine::Sqlite && sql.contains("pg_advisory_xact_lock");
    let own = |one: &&Statement| one.engines.contains(&db.engine) && !lock(&one.sql);
    for statement in all.iter().filter(own) {
        if let Err(error) = outside.prepare(&statement.sql).await {
            wrong.push(format!("{}:{}: {error}", statement.file, statement.line));
        }
    }
    assert!(wrong.is_empty(), "{:?} does not understand {wrong:#?}", db.engine);
});
